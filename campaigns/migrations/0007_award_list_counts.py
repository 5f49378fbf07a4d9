import django.db.models.deletion
from django.db import migrations, models

#: Published lists are counted as `honors.lists.counts` counts them from now on.
COUNT = """
INSERT INTO campaigns_awardlistcount (award_list_id, collective, household, individual)
SELECT list_id,
    SUM(CASE WHEN kind = 'collective' THEN 1 ELSE 0 END),
    SUM(CASE WHEN kind = 'household' THEN 1 ELSE 0 END),
    SUM(CASE WHEN kind = 'individual' THEN 1 ELSE 0 END)
FROM campaigns_award
WHERE list_id IN (SELECT award_list_id FROM campaigns_awardlistpublication)
    AND campaigns_award.key NOT IN (
        SELECT award_key FROM campaigns_awardmark WHERE kind = 'withheld' AND in_force
    )
GROUP BY list_id
"""


class Migration(migrations.Migration):
    dependencies = [("campaigns", "0006_state_of_consultation_holidays")]

    operations = [
        migrations.CreateModel(
            name="AwardListCount",
            fields=[
                (
                    "award_list",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        primary_key=True,
                        related_name="count",
                        serialize=False,
                        to="campaigns.awardlist",
                    ),
                ),
                ("collective", models.PositiveIntegerField(default=0)),
                ("household", models.PositiveIntegerField(default=0)),
                ("individual", models.PositiveIntegerField(default=0)),
            ],
            options={
                "verbose_name": "count of an award list",
                "verbose_name_plural": "counts of award lists",
                "default_permissions": (),
            },
        ),
        migrations.RunSQL(COUNT, migrations.RunSQL.noop),
    ]
