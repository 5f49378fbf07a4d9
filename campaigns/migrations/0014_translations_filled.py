"""The English texts stand in `translations`, too."""

from django.db import migrations

from news.translations.moving import into_columns, into_translations

COLUMNS = {
    "AwardType": ("name", "authority"),
    "Cluster": ("name",),
    "Unit": ("name",),
    "UnitImportRow": ("name",),
}


class Migration(migrations.Migration):
    dependencies = [("campaigns", "0013_translations")]

    operations = [
        migrations.RunPython(
            into_translations("campaigns", COLUMNS), into_columns("campaigns", COLUMNS)
        ),
    ]
