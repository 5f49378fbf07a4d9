from django.db import migrations, models
from django.db.models import Q


class Migration(migrations.Migration):
    dependencies = [("campaigns", "0003_award_imports")]

    operations = [
        migrations.AddField(
            model_name="awardtype",
            name="code",
            field=models.SlugField(
                blank=True, default="", editable=False, max_length=60, verbose_name="code"
            ),
        ),
        migrations.AddConstraint(
            model_name="awardtype",
            constraint=models.UniqueConstraint(
                condition=~Q(code=""), fields=("code",), name="award_type_code_once"
            ),
        ),
        migrations.CreateModel(
            name="BroughtAwardType",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("code", models.SlugField(max_length=60, unique=True, verbose_name="code")),
            ],
            options={
                "verbose_name": "entry of the catalogue as it was brought",
                "default_permissions": (),
            },
        ),
    ]
