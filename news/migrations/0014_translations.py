"""Texts in further languages get one column for all of them.

The columns of English get a default of the database's: code that knows them no more can add rows
as long as they are there.
"""

from django.db import migrations, models

import news.translations.models


class Migration(migrations.Migration):
    dependencies = [("news", "0013_scheduled_runs")]

    operations = [
        *(
            migrations.AddField(name, "translations", news.translations.models.TranslationsField())
            for name in ("author", "category", "officialdocument")
        ),
        migrations.AlterField(
            "author",
            "bio_en",
            models.TextField("about the author, in English", blank=True, db_default=""),
        ),
        migrations.AlterField(
            "author",
            "role_en",
            models.CharField("role in English", max_length=150, blank=True, db_default=""),
        ),
        migrations.AlterField(
            "category",
            "description_en",
            models.TextField("description in English", blank=True, db_default=""),
        ),
        migrations.AlterField(
            "category",
            "name_en",
            models.CharField("name in English", max_length=150, blank=True, db_default=""),
        ),
        migrations.AlterField(
            "officialdocument",
            "abstract_en",
            models.TextField("abstract in English", blank=True, db_default=""),
        ),
        migrations.AlterField(
            "officialdocument",
            "issuing_body_en",
            models.CharField("issuing body in English", max_length=200, blank=True, db_default=""),
        ),
    ]
