# Files that are not public are found by their names.

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("home", "0002_logo"),
    ]

    operations = [
        migrations.AddIndex(
            model_name="siteimage",
            index=models.Index(fields=["file"], name="home_image_file"),
        ),
        migrations.AddIndex(
            model_name="siterendition",
            index=models.Index(fields=["file"], name="home_rendition_file"),
        ),
    ]
