# Drafts have no date until they are published; see news/article_date.py.

from django.db import migrations, models

import news.article_date


class Migration(migrations.Migration):
    dependencies = [
        ("news", "0009_former_addresses"),
    ]

    operations = [
        migrations.AlterField(
            model_name="articlepage",
            name="published_at",
            field=models.DateTimeField(
                blank=True,
                help_text="Left empty, the article bears the moment at which it is published.",
                null=True,
                validators=[news.article_date.plausible_date],
                verbose_name="publication date",
            ),
        ),
    ]
