import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    """Lists of units wait in tables while an officer mends them, as lists of awards do."""

    dependencies = [
        ("campaigns", "0008_vietnamese_order"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="UnitImport",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("created_at", models.DateTimeField(auto_now_add=True, verbose_name="created at")),
                (
                    "changed_at",
                    models.DateTimeField(auto_now=True, db_index=True, verbose_name="changed at"),
                ),
                (
                    "filename",
                    models.CharField(blank=True, max_length=255, verbose_name="file name"),
                ),
                ("token", models.CharField(blank=True, max_length=40)),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("waiting", "Waiting to be read"),
                            ("reading", "Being read"),
                            ("ready", "Read"),
                            ("refused", "Could not be read"),
                        ],
                        default="waiting",
                        max_length=10,
                        verbose_name="state",
                    ),
                ),
                ("progress", models.PositiveSmallIntegerField(default=0)),
                ("refusal", models.JSONField(blank=True, default=dict)),
                ("mapping", models.JSONField(blank=True, default=dict)),
                ("found", models.JSONField(blank=True, default=dict)),
                (
                    "user",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="who",
                    ),
                ),
            ],
            options={
                "verbose_name": "import of units",
                "verbose_name_plural": "imports of units",
                "ordering": ["-pk"],
                "default_permissions": (),
            },
        ),
        migrations.CreateModel(
            name="UnitImportRow",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("place", models.PositiveIntegerField(verbose_name="order")),
                ("sheet", models.CharField(blank=True, max_length=255)),
                ("row", models.PositiveIntegerField(default=0)),
                ("is_left_out", models.BooleanField(default=False, verbose_name="left out")),
                ("is_mended", models.BooleanField(default=False, verbose_name="changed")),
                (
                    "level",
                    models.PositiveSmallIntegerField(
                        choices=[(0, "Nothing to say"), (1, "Warning"), (2, "Error")], default=0
                    ),
                ),
                ("read_issues", models.JSONField(blank=True, default=list)),
                ("issues", models.JSONField(blank=True, default=list)),
                ("name", models.TextField(blank=True, verbose_name="name")),
                ("short_name", models.TextField(blank=True, verbose_name="short name")),
                ("aliases", models.TextField(blank=True, verbose_name="other names")),
                ("name_en", models.TextField(blank=True, verbose_name="name in English")),
                ("kind", models.TextField(blank=True, verbose_name="kind")),
                ("parent", models.TextField(blank=True, verbose_name="superior unit")),
                ("cluster", models.TextField(blank=True, verbose_name="cluster")),
                (
                    "state",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("new", "new"),
                            ("changed", "changed"),
                            ("unchanged", "as before"),
                        ],
                        max_length=10,
                    ),
                ),
                ("changes", models.JSONField(blank=True, default=list)),
                (
                    "parent_unit",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="campaigns.unit",
                    ),
                ),
                (
                    "unit",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="campaigns.unit",
                    ),
                ),
                (
                    "unit_import",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="rows",
                        to="campaigns.unitimport",
                    ),
                ),
            ],
            options={
                "verbose_name": "row of an import of units",
                "verbose_name_plural": "rows of an import of units",
                "ordering": ["unit_import", "place", "pk"],
                "default_permissions": (),
                "indexes": [
                    models.Index(fields=["unit_import", "place"], name="unit_import_place")
                ],
            },
        ),
    ]
