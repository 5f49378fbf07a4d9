"""The English texts stand in `translations`, too."""

from django.db import migrations

from news.translations.moving import into_columns, into_translations

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
    dependencies = [("home", "0004_translations")]

    operations = [
        migrations.RunPython(into_translations("home", COLUMNS), into_columns("home", COLUMNS)),
    ]
