"""What the field says of searching: a site's own search may find such a page."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("news", "0016_translations_alone"),
    ]

    operations = [
        migrations.AlterField(
            model_name="articlepage",
            name="unlisted",
            field=models.BooleanField(
                default=False,
                help_text="The page stays at its address, but no list or feed shows it, and search engines are asked to leave it out. This site's own search leaves it out if it was set up to.",
                verbose_name="keep out of lists",
            ),
        ),
    ]
