import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("news", "0001_initial"),
    ]

    operations = [
        migrations.CreateModel(
            name="StoryPage",
            fields=[
                (
                    "articlepage_ptr",
                    models.OneToOneField(
                        auto_created=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        parent_link=True,
                        primary_key=True,
                        serialize=False,
                        to="news.articlepage",
                    ),
                ),
                ("place", models.CharField(blank=True, max_length=100)),
            ],
            options={
                "abstract": False,
            },
            bases=("news.articlepage",),
        ),
    ]
