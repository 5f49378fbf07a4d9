"""Texts in further languages get one column for all of them.

The columns of English get a default of the database's: code that knows them no more can add rows
as long as they are there.
"""

from django.db import migrations, models

import news.translations.models


class Migration(migrations.Migration):
    dependencies = [
        ("campaigns", "0012_words_in_latin_letters"),
        ("news", "0014_translations"),
    ]

    operations = [
        *(
            migrations.AddField(name, "translations", news.translations.models.TranslationsField())
            for name in ("awardtype", "cluster", "unit", "unitimportrow")
        ),
        migrations.AlterField(
            "awardtype",
            "authority_en",
            models.CharField("who signs it, in English", max_length=150, blank=True, db_default=""),
        ),
        migrations.AlterField(
            "awardtype",
            "name_en",
            models.CharField("name in English", max_length=200, blank=True, db_default=""),
        ),
        migrations.AlterField(
            "cluster",
            "name_en",
            models.CharField("name in English", max_length=150, blank=True, db_default=""),
        ),
        migrations.AlterField(
            "unit",
            "name_en",
            models.CharField("name in English", max_length=200, blank=True, db_default=""),
        ),
        migrations.AlterField(
            "unitimportrow",
            "name_en",
            models.TextField("name in English", blank=True, db_default=""),
        ),
    ]
