# The logo that search engines are told of.

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("home", "0001_initial"),
    ]

    operations = [
        migrations.AddField(
            model_name="siteidentity",
            name="logo",
            field=models.ForeignKey(
                blank=True,
                help_text="For search engines, and for pages without a picture that are shared. Readers of the site do not see it.",
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="+",
                to="home.siteimage",
                verbose_name="logo",
            ),
        ),
    ]
