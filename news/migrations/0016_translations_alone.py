"""The columns of English go, once no process writes there any more.

What an older process wrote there since the last migration is taken along.
"""

from django.db import migrations

from news.translations.moving import into_translations

COLUMNS = {
    "Author": ("role", "bio"),
    "Category": ("name", "description"),
    "OfficialDocument": ("issuing_body", "abstract"),
}


class Migration(migrations.Migration):
    dependencies = [("news", "0015_translations_filled")]

    operations = [
        migrations.RunPython(into_translations("news", COLUMNS), migrations.RunPython.noop),
        *(
            migrations.RemoveField(model.lower(), f"{field}_en")
            for model, fields in COLUMNS.items()
            for field in fields
        ),
    ]
