"""The columns of English go, once no process writes there any more.

What an older process wrote there since the last migration is taken along.
"""

from django.db import migrations

from news.translations.moving import into_translations

COLUMNS = {
    "SiteIdentity": (
        "parent_body",
        "name",
        "tagline",
        "address",
        "working_hours",
        "responsible",
        "licence",
    )
}


class Migration(migrations.Migration):
    dependencies = [("home", "0005_translations_filled")]

    operations = [
        migrations.RunPython(into_translations("home", COLUMNS), migrations.RunPython.noop),
        *(
            migrations.RemoveField(model.lower(), f"{field}_en")
            for model, fields in COLUMNS.items()
            for field in fields
        ),
    ]
