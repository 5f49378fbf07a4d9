from django.db import migrations, models


class Migration(migrations.Migration):
    """New settings begin without holidays of their own. What sites have written stays as it is."""

    dependencies = [("campaigns", "0005_consultations")]

    operations = [
        migrations.SeparateDatabaseAndState(
            state_operations=[
                migrations.AlterField(
                    model_name="consultationsettings",
                    name="holidays",
                    field=models.TextField(
                        blank=True,
                        default="",
                        help_text="Public holidays and their days in lieu are known. Write down what is announced besides, one a line: 02/01/2026 for one day, 16/02/2026 – 20/02/2026 for several, 02/09 for every year; a note may follow.",
                        verbose_name="holidays",
                    ),
                ),
            ]
        ),
    ]
