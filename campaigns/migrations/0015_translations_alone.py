"""The columns of English go, once no process writes there any more.

What an older process wrote there since the last migration is taken along.
"""

from django.db import migrations

from news.translations.moving import into_translations

COLUMNS = {
    "AwardType": ("name", "authority"),
    "Cluster": ("name",),
    "Unit": ("name",),
    "UnitImportRow": ("name",),
}


class Migration(migrations.Migration):
    dependencies = [("campaigns", "0014_translations_filled")]

    operations = [
        migrations.RunPython(into_translations("campaigns", COLUMNS), migrations.RunPython.noop),
        *(
            migrations.RemoveField(model.lower(), f"{field}_en")
            for model, fields in COLUMNS.items()
            for field in fields
        ),
    ]
