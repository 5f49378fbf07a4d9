"""Registers stand in Vietnamese order, by a key that each row holds.

So do the collectives of award lists, which were sorted without marks (“Đảng ủy” before “Doanh
nghiệp”).
"""

from django.db import migrations

import news.fields
from news.sorting import words_sort_key

BATCH = 1_000


def write_keys(apps, schema_editor):
    for name in ("AwardType", "Cluster", "Unit"):
        model = apps.get_model("campaigns", name)
        rows = list(model.objects.only("pk", "name"))
        for row in rows:
            model.objects.filter(pk=row.pk).update(sort_key=words_sort_key(row.name)[:300])

    Award = apps.get_model("campaigns", "Award")
    collectives = Award.objects.exclude(kind="individual").only("pk", "name", "sort_key")
    last = 0
    while batch := list(collectives.filter(pk__gt=last).order_by("pk")[:BATCH]):
        for award in batch:
            award.sort_key = f"z {words_sort_key(award.name)}"[:300]
        Award.objects.bulk_update(batch, ["sort_key"])
        last = batch[-1].pk


class Migration(migrations.Migration):
    dependencies = [
        ("campaigns", "0007_award_list_counts"),
    ]

    operations = [
        migrations.AlterModelOptions(
            name="awardtype",
            options={
                "ordering": ["precedence", "sort_key", "pk"],
                "verbose_name": "award type",
                "verbose_name_plural": "award types",
            },
        ),
        migrations.AlterModelOptions(
            name="cluster",
            options={
                "ordering": ["sort_order", "sort_key", "pk"],
                "verbose_name": "cluster",
                "verbose_name_plural": "clusters",
            },
        ),
        migrations.AlterModelOptions(
            name="unit",
            options={
                "ordering": ["sort_key", "pk"],
                "verbose_name": "unit",
                "verbose_name_plural": "units",
            },
        ),
        migrations.AddField(
            model_name="awardtype",
            name="sort_key",
            field=news.fields.SortKeyField("name"),
        ),
        migrations.AddField(
            model_name="cluster",
            name="sort_key",
            field=news.fields.SortKeyField("name"),
        ),
        migrations.AddField(
            model_name="unit",
            name="sort_key",
            field=news.fields.SortKeyField("name"),
        ),
        migrations.RunPython(write_keys, migrations.RunPython.noop),
    ]
