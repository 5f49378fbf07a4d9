"""The English texts stand in `translations`, too."""

from django.db import migrations

from news.translations.moving import into_columns, into_translations

COLUMNS = {
    "Author": ("role", "bio"),
    "Category": ("name", "description"),
    "OfficialDocument": ("issuing_body", "abstract"),
}


class Migration(migrations.Migration):
    dependencies = [("news", "0014_translations")]

    operations = [
        migrations.RunPython(into_translations("news", COLUMNS), into_columns("news", COLUMNS)),
    ]
