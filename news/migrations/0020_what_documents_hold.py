# Where uploaded documents seem to hold personal data: each is read once.

import django.db.models.deletion
from django.db import migrations, models
from wagtail.documents import get_document_model_string


class Migration(migrations.Migration):
    dependencies = [
        migrations.swappable_dependency(get_document_model_string()),
        ("news", "0019_order_of_the_language"),
    ]

    operations = [
        migrations.CreateModel(
            name="DocumentReading",
            fields=[
                (
                    "document",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        primary_key=True,
                        related_name="+",
                        serialize=False,
                        to=get_document_model_string(),
                    ),
                ),
                ("file", models.CharField(max_length=500)),
                ("places", models.JSONField(null=True)),
            ],
            options={
                "default_permissions": (),
            },
        ),
    ]
