from django.db import migrations, models


class Migration(migrations.Migration):
    """Rows of an import say what they were read from, why the reader left them out, and whether an
    officer looked at what is doubtful. The former release goes on writing while this one starts:
    hence the database's own defaults."""

    dependencies = [("campaigns", "0009_unit_imports")]

    operations = [
        migrations.AddField(
            model_name="awardimport",
            name="are_notes_seen",
            field=models.BooleanField(db_default=False, default=False),
        ),
        migrations.AddField(
            model_name="awardimportrow",
            name="doubts",
            field=models.TextField(blank=True, db_default="", default=""),
        ),
        migrations.AddField(
            model_name="awardimportrow",
            name="is_seen",
            field=models.BooleanField(db_default=False, default=False, verbose_name="looked at"),
        ),
        migrations.AddField(
            model_name="awardimportrow",
            name="left_out_why",
            field=models.CharField(blank=True, db_default="", default="", max_length=40),
        ),
        migrations.AddField(
            model_name="awardimportrow",
            name="source",
            field=models.TextField(
                blank=True, db_default="", default="", verbose_name="as it stands in the file"
            ),
        ),
    ]
