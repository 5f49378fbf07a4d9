# The pictures that cannot be shown, and the files that readers may have.

import django.db.models.deletion
from django.db import migrations, models
from wagtail.images import get_image_model_string


class Migration(migrations.Migration):
    dependencies = [
        migrations.swappable_dependency(get_image_model_string()),
        ("news", "0006_aliases_follow_their_source"),
    ]

    operations = [
        migrations.CreateModel(
            name="ImageProblem",
            fields=[
                (
                    "image",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        primary_key=True,
                        related_name="+",
                        serialize=False,
                        to=get_image_model_string(),
                        verbose_name="image",
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("missing", "The file is gone"),
                            ("damaged", "The file cannot be read"),
                        ],
                        max_length=10,
                        verbose_name="what is wrong",
                    ),
                ),
                ("noticed_at", models.DateTimeField(verbose_name="noticed at")),
            ],
            options={
                "verbose_name": "damaged image",
                "verbose_name_plural": "damaged images",
                "default_permissions": (),
            },
        ),
        migrations.CreateModel(
            name="PublicFile",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("shown_by", models.CharField(max_length=100)),
                ("kind", models.CharField(max_length=10)),
                ("file", models.CharField(max_length=100)),
            ],
            options={
                "default_permissions": (),
                "indexes": [models.Index(fields=["kind", "file"], name="news_public_file")],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("shown_by", "kind", "file"), name="news_public_file_once"
                    )
                ],
            },
        ),
    ]
