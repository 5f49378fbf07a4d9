"""Kept words follow `news.text.fold`, which writes every alphabet in Latin letters.

“Œuvre” was kept as “œuvre”, and who typed “oeuvre” found nothing.
"""

from django.db import migrations

from news.text import fold_words

BATCH = 1_000


def write_words(apps, schema_editor):
    """Rows without such letters, which are most, are read and not written."""
    Award = apps.get_model("campaigns", "Award")
    awards = Award.objects.only("pk", "name", "unit_text", "award_text", "folded").order_by("pk")
    last = 0
    while batch := list(awards.filter(pk__gt=last)[:BATCH]):
        last = batch[-1].pk
        changed = []
        for award in batch:
            words = fold_words(" ".join((award.name, award.unit_text, award.award_text)))
            folded = f" {words}"[: Award._meta.get_field("folded").max_length]
            if folded != award.folded:
                award.folded = folded
                changed.append(award)
        Award.objects.bulk_update(changed, ["folded"])


class Migration(migrations.Migration):
    dependencies = [
        ("campaigns", "0011_learned_values"),
    ]

    operations = [
        migrations.RunPython(write_words, migrations.RunPython.noop),
    ]
