"""Registers and the names in award lists stand in the order of the site's language; keys of a
Vietnamese site stay as they are.
"""

from django.conf import settings
from django.db import migrations

from news.sorting import name_sort_key, words_sort_key

BATCH = 1_000


def write_keys(apps, schema_editor):
    if settings.LANGUAGE_CODE.startswith("vi"):
        return
    for name in ("AwardType", "Cluster", "Unit"):
        rows = apps.get_model("campaigns", name).objects
        for row in list(rows.only("pk", "name", "sort_key")):
            key = words_sort_key(row.name)[:300]
            if key != row.sort_key:
                rows.filter(pk=row.pk).update(sort_key=key)

    Award = apps.get_model("campaigns", "Award")
    awards = Award.objects.only("pk", "kind", "name", "sort_key").order_by("pk")
    last = 0
    while batch := list(awards.filter(pk__gt=last)[:BATCH]):
        changed = [award for award in batch if award.sort_key != _key(award)]
        for award in changed:
            award.sort_key = _key(award)
        Award.objects.bulk_update(changed, ["sort_key"])
        last = batch[-1].pk


def _key(award):
    is_person = award.kind == "individual"
    key = name_sort_key(award.name) if is_person else f"z {words_sort_key(award.name)}"
    return key[: award._meta.get_field("sort_key").max_length]


class Migration(migrations.Migration):
    dependencies = [
        ("campaigns", "0015_translations_alone"),
    ]

    operations = [
        migrations.RunPython(write_keys, migrations.RunPython.noop),
    ]
