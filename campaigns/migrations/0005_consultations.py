import django.core.validators
import django.db.models.deletion
import modelcluster.fields
import wagtail.fields
from django.conf import settings
from django.db import migrations, models

import news.fields
import news.restrictions
import news.slugs
import news.validators


class Migration(migrations.Migration):
    dependencies = [
        ("campaigns", "0004_award_type_code"),
        ("news", "0001_initial"),
        migrations.swappable_dependency(settings.WAGTAIL_PAGE_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="ConsultationSettings",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "working_days",
                    models.PositiveSmallIntegerField(
                        default=10,
                        help_text="For how long nominees are open for comment, at least.",
                        validators=[
                            django.core.validators.MinValueValidator(1),
                            django.core.validators.MaxValueValidator(60),
                        ],
                        verbose_name="working days",
                    ),
                ),
                (
                    "counts_first_day",
                    models.BooleanField(
                        default=False,
                        help_text="By the Civil Code a period begins on the day after.",
                        verbose_name="the opening day counts",
                    ),
                ),
                (
                    "shows_closed",
                    models.BooleanField(
                        default=False,
                        help_text="Else the page names nobody any more once it has closed.",
                        verbose_name="nominees stay shown after the end",
                    ),
                ),
                (
                    "holidays",
                    models.TextField(
                        blank=True,
                        default="01/01\n30/04\n01/05\n02/09",
                        help_text="One a line: 02/09 for every year, 17/02/2026 for one day, 16/02/2026 – 20/02/2026 for several; a note may follow. Tết and Giỗ Tổ follow the moon: write them down each year, with the days off in lieu.",
                        verbose_name="holidays",
                    ),
                ),
            ],
            options={
                "verbose_name": "consultation period",
            },
        ),
        migrations.CreateModel(
            name="ConsultationPage",
            fields=[
                (
                    "page_ptr",
                    models.OneToOneField(
                        auto_created=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        parent_link=True,
                        primary_key=True,
                        serialize=False,
                        to=settings.WAGTAIL_PAGE_MODEL,
                    ),
                ),
                (
                    "council",
                    models.CharField(
                        blank=True,
                        help_text="The emulation and commendation council that will meet.",
                        max_length=200,
                        verbose_name="council",
                    ),
                ),
                ("occasion", models.CharField(blank=True, max_length=300, verbose_name="occasion")),
                (
                    "year",
                    models.PositiveSmallIntegerField(
                        blank=True,
                        help_text="The year for which awards are proposed; that of the opening if left empty.",
                        null=True,
                        validators=[news.validators.year_in_archive],
                        verbose_name="year",
                    ),
                ),
                (
                    "opens_on",
                    models.DateField(
                        blank=True,
                        help_text="Its first day. Without one it never opens, and nominees are not shown.",
                        null=True,
                        validators=[news.validators.in_archive],
                        verbose_name="open from",
                    ),
                ),
                (
                    "closes_on",
                    models.DateField(
                        blank=True,
                        help_text="Its last day. Leave it empty to have the working days counted.",
                        null=True,
                        validators=[news.validators.in_archive],
                        verbose_name="open until",
                    ),
                ),
                ("lead", models.TextField(blank=True, verbose_name="lead")),
                (
                    "how_to_comment",
                    wagtail.fields.RichTextField(
                        blank=True,
                        help_text="Where and in what form comments are taken: letter, e-mail, telephone.",
                        verbose_name="how to comment",
                    ),
                ),
                (
                    "contact",
                    models.TextField(
                        blank=True, help_text="Who answers questions.", verbose_name="contact"
                    ),
                ),
                ("body", news.fields.BodyField([], blank=True, verbose_name="anything else")),
                (
                    "became",
                    models.ForeignKey(
                        blank=True,
                        help_text="The honor roll of the decision that followed; readers see a link to it.",
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="campaigns.honorrollpage",
                        verbose_name="became this roll",
                    ),
                ),
                (
                    "proposal",
                    models.ForeignKey(
                        blank=True,
                        help_text="The document by which the awards are proposed, or comment is asked for.",
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="news.officialdocument",
                        verbose_name="proposal",
                    ),
                ),
            ],
            options={
                "verbose_name": "consultation",
                "verbose_name_plural": "consultations",
            },
            bases=(
                news.restrictions.RoutedRestrictionsMixin,
                news.slugs.VietnameseSlugMixin,
                "wagtailcore.page",
                models.Model,
            ),
        ),
        migrations.CreateModel(
            name="Nominee",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("sort_order", models.IntegerField(blank=True, editable=False, null=True)),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("collective", "Collective"),
                            ("household", "Household"),
                            ("individual", "Individual"),
                        ],
                        default="individual",
                        max_length=12,
                        verbose_name="kind",
                    ),
                ),
                (
                    "honorific",
                    models.CharField(blank=True, max_length=20, verbose_name="form of address"),
                ),
                ("name", models.CharField(max_length=300, verbose_name="name")),
                ("position", models.CharField(blank=True, max_length=300, verbose_name="position")),
                ("unit_text", models.CharField(blank=True, max_length=300, verbose_name="unit")),
                (
                    "award_text",
                    models.CharField(blank=True, max_length=300, verbose_name="proposed award"),
                ),
                ("achievement", models.TextField(blank=True, verbose_name="achievement")),
                (
                    "award_type",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="campaigns.awardtype",
                        verbose_name="award in the catalogue",
                    ),
                ),
                (
                    "page",
                    modelcluster.fields.ParentalKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="nominees",
                        to="campaigns.consultationpage",
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
                        verbose_name="unit in the register",
                    ),
                ),
            ],
            options={
                "verbose_name": "nominee",
                "verbose_name_plural": "nominees",
                "ordering": ["sort_order"],
                "abstract": False,
            },
        ),
    ]
