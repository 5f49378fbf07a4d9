"""Registers stand in Vietnamese order, by a key that each row holds."""

from django.db import migrations

import news.fields
from news.sorting import words_sort_key


def write_keys(apps, schema_editor):
    for name in ("Author", "Category", "Tag"):
        model = apps.get_model("news", name)
        rows = list(model.objects.only("pk", "name"))
        for row in rows:
            model.objects.filter(pk=row.pk).update(sort_key=words_sort_key(row.name)[:300])


class Migration(migrations.Migration):
    dependencies = [
        ("news", "0011_schedule_failures"),
    ]

    operations = [
        migrations.AlterModelOptions(
            name="author",
            options={
                "ordering": ["sort_key", "pk"],
                "verbose_name": "author",
                "verbose_name_plural": "authors",
            },
        ),
        migrations.AlterModelOptions(
            name="category",
            options={
                "ordering": ["sort_order", "sort_key", "pk"],
                "verbose_name": "category",
                "verbose_name_plural": "categories",
            },
        ),
        migrations.AlterModelOptions(
            name="tag",
            options={
                "ordering": ["sort_key"],
                "verbose_name": "tag",
                "verbose_name_plural": "tags",
            },
        ),
        migrations.AddField(
            model_name="author",
            name="sort_key",
            field=news.fields.SortKeyField("name"),
        ),
        migrations.AddField(
            model_name="category",
            name="sort_key",
            field=news.fields.SortKeyField("name"),
        ),
        migrations.AddField(
            model_name="tag",
            name="sort_key",
            field=news.fields.SortKeyField("name"),
        ),
        migrations.RunPython(write_keys, migrations.RunPython.noop),
    ]
