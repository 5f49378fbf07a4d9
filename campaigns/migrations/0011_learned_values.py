import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    """What officers said that a text of a list means is remembered for the next list."""

    dependencies = [
        ("campaigns", "0010_import_doubts"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="LearnedValue",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "field",
                    models.CharField(
                        choices=[
                            ("award_text", "Award"),
                            ("unit_text", "Unit"),
                            ("position", "Position"),
                        ],
                        max_length=20,
                        verbose_name="what it is",
                    ),
                ),
                ("words", models.CharField(max_length=300)),
                ("text", models.CharField(max_length=300, verbose_name="as lists write it")),
                (
                    "new_text",
                    models.CharField(blank=True, max_length=300, verbose_name="printed instead"),
                ),
                (
                    "is_for_all",
                    models.BooleanField(default=False, verbose_name="for everybody's imports"),
                ),
                ("learned_at", models.DateTimeField(auto_now=True, verbose_name="when")),
                (
                    "award_type",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="campaigns.awardtype",
                        verbose_name="award in the catalogue",
                    ),
                ),
                (
                    "unit",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="campaigns.unit",
                        verbose_name="unit in the register",
                    ),
                ),
                (
                    "user",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="who said so",
                    ),
                ),
            ],
            options={
                "verbose_name": "remembered spelling",
                "verbose_name_plural": "remembered spellings",
                "ordering": ["field", "words", "pk"],
                "default_permissions": (),
                "constraints": [
                    models.UniqueConstraint(
                        fields=("user", "field", "words"), name="learned_value_once"
                    )
                ],
            },
        ),
    ]
