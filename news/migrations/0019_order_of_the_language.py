"""Registers stand in the order of the site's language; keys of a Vietnamese site stay as they are."""

from django.conf import settings
from django.db import migrations

from news.sorting import words_sort_key


def write_keys(apps, schema_editor):
    if settings.LANGUAGE_CODE.startswith("vi"):
        return
    for name in ("Author", "Category", "Tag"):
        rows = apps.get_model("news", name).objects
        for row in list(rows.only("pk", "name", "sort_key")):
            key = words_sort_key(row.name)[:300]
            if key != row.sort_key:
                rows.filter(pk=row.pk).update(sort_key=key)


class Migration(migrations.Migration):
    dependencies = [
        ("news", "0018_files_that_the_public_folder_owes"),
    ]

    operations = [
        migrations.RunPython(write_keys, migrations.RunPython.noop),
    ]
