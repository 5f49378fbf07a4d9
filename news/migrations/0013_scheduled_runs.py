# When what is done again and again was last begun: several processes do nothing twice.

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("news", "0012_vietnamese_order"),
    ]

    operations = [
        migrations.CreateModel(
            name="ScheduledRun",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("name", models.CharField(max_length=190, unique=True)),
                ("begun_at", models.DateTimeField()),
            ],
        ),
    ]
