"""Texts in further languages get one column for all of them.

The columns of English get a default of the database's: code that knows them no more can add rows
as long as they are there.
"""

from django.db import migrations, models

import news.translations.models


class Migration(migrations.Migration):
    dependencies = [
        ("home", "0003_image_files"),
        ("news", "0014_translations"),
    ]

    operations = [
        migrations.AddField(
            "siteidentity", "translations", news.translations.models.TranslationsField()
        ),
        migrations.AlterField(
            "siteidentity",
            "parent_body_en",
            models.CharField("body above, in English", max_length=150, blank=True, db_default=""),
        ),
        migrations.AlterField(
            "siteidentity",
            "name_en",
            models.CharField("name in English", max_length=150, blank=True, db_default=""),
        ),
        migrations.AlterField(
            "siteidentity",
            "tagline_en",
            models.CharField("tagline in English", max_length=250, blank=True, db_default=""),
        ),
        migrations.AlterField(
            "siteidentity",
            "address_en",
            models.CharField("address in English", max_length=250, blank=True, db_default=""),
        ),
        migrations.AlterField(
            "siteidentity",
            "working_hours_en",
            models.CharField(
                "working hours, in English", max_length=250, blank=True, db_default=""
            ),
        ),
        migrations.AlterField(
            "siteidentity",
            "responsible_en",
            models.CharField(
                "responsible for content, in English", max_length=250, blank=True, db_default=""
            ),
        ),
        migrations.AlterField(
            "siteidentity",
            "licence_en",
            models.CharField("licence, in English", max_length=250, blank=True, db_default=""),
        ),
    ]
