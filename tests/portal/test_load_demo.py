"""`manage.py load_demo`: enough content to see the product at work, added once."""

from datetime import timedelta
from typing import Any

import pytest
from django.apps import apps
from django.contrib.auth.models import AbstractUser
from django.core.management import call_command
from django.test import Client
from django.utils import timezone
from django.utils.html import strip_tags
from wagtail.models import Locale, Page, Site

from campaigns.consultations.querysets import State
from campaigns.models import (
    Award,
    AwardList,
    AwardListPublication,
    AwardMark,
    AwardStory,
    AwardType,
    CampaignIndexPage,
    CampaignPage,
    Cluster,
    ConsultationPage,
    HonorRollIndexPage,
    HonorRollPage,
    RecipientKind,
    Unit,
)
from campaigns.registers.catalogue import catalogue
from campaigns.registers.matching import UnitMatcher
from home.models import ContentPage, HomePage, SiteIdentity
from news.models import ArticlePage, ArticleSubject, Author, Category, OfficialDocument
from news.models.subjects import check_is_subject
from news.text import fold_words
from portal.demo.campaigns import ROWS
from portal.demo.sources import read_all
from tests.portal.test_demo_campaigns import PHASES

pytestmark = [pytest.mark.django_db, pytest.mark.any_database, pytest.mark.slow]

COUNTED = [
    model
    for model in apps.get_models()
    if model._meta.app_label in ("wagtailcore", "news", "campaigns", "home")
]


@pytest.fixture(scope="module", autouse=True)
def _demo(module_db: None, small_pictures: None) -> None:
    call_command("load_demo", verbosity=0)


def counts() -> dict[str, int]:
    return {model._meta.label: model._default_manager.count() for model in COUNTED}


def vietnamese() -> list[ArticlePage]:
    return list(ArticlePage.objects.live().filter(locale__language_code="vi"))


def english() -> Locale:
    return Locale.objects.get(language_code="en")


def test_there_are_forty_articles_over_eighteen_months() -> None:
    dates = [article.published_at for article in vietnamese()]
    assert len(dates) >= 40
    assert max(dates) - min(dates) >= timedelta(days=500)
    assert max(dates) <= timezone.now()


def test_there_are_categories_authors_and_documents() -> None:
    assert Category.objects.count() >= 5
    assert Author.objects.count() >= 4
    assert OfficialDocument.objects.count() >= 6
    assert all(category.text_in("en", "name") for category in Category.objects.all())


def test_every_category_has_news() -> None:
    for category in Category.objects.all():
        assert ArticlePage.objects.listed().in_category(category).exists(), category


def test_there_are_images_tables_quotes_and_attachments() -> None:
    kinds = {block.block_type for article in vietnamese() for block in article.body}
    assert {"image", "table", "quote", "ordered_section"} <= kinds
    assert any(article.attachments.exists() for article in vietnamese())
    assert any(article.cited_documents.exists() for article in vietnamese())
    assert sum(article.cover_id is not None for article in vietnamese()) >= 20


def test_core_pages_and_five_articles_are_there_in_english() -> None:
    assert ArticlePage.objects.live().filter(locale=english()).count() >= 5
    pages = ContentPage.objects.live()
    assert pages.filter(locale__language_code="vi").exists()
    for page in pages.filter(locale__language_code="vi"):
        assert page.get_translations().live().exists(), page


def test_pictures_have_alternative_text() -> None:
    for article in vietnamese():
        assert article.cover_alt or not article.cover, article
        for block in article.body:
            if block.block_type == "image":
                assert block.value["alt"] or block.value["decorative"], article


def test_texts_are_vietnamese_and_long_enough_to_read() -> None:
    for article in vietnamese():
        text = strip_tags(article.plain_text())
        assert len(text.split()) > 80, article
        assert any(letter in text for letter in "ăâđêôơưạảấầậếềệốồộớờợứừự"), article


def test_every_page_of_the_demo_answers(client: Client) -> None:
    for page in Page.objects.live().filter(depth__gt=1):
        assert client.get(page.url).status_code == 200, page.url


def test_a_second_run_adds_nothing() -> None:
    before = counts()
    call_command("load_demo", verbosity=0)
    assert counts() == before


def test_a_second_run_keeps_what_editors_changed_and_bears_what_they_deleted() -> None:
    gone, article = sorted(vietnamese(), key=lambda page: not page.has_translation(english()))[:2]
    article.title = "Đã sửa"
    article.save_revision().publish()
    gone.delete()
    call_command("load_demo", verbosity=0)
    assert ArticlePage.objects.get(pk=article.pk).title == "Đã sửa"


# Campaigns


FILES = {data["key"]: data for data in read_all("campaigns")}
ENGLISH = {data["key"]: data for data in read_all("campaigns_en")}


def campaign(key: str, language: str = "vi") -> CampaignPage:
    data = FILES[key] if language == "vi" else ENGLISH[key]
    return CampaignPage.objects.live().get(slug=data["slug"], locale__language_code=language)


def everywhere() -> list[CampaignPage]:
    return list(CampaignPage.objects.live())


def test_a_movement_has_two_drives_and_another_is_announced() -> None:
    assert {key: campaign(key).phase_now for key in FILES} == PHASES
    for key in ("gan-dan", "tram-ngay"):
        assert campaign(key).movement == campaign("loi-hua")
        assert campaign(key).kind == CampaignPage.Kind.DRIVE
    thematic = CampaignPage.Regularity.THEMATIC
    assert campaign("loi-hua").regularity == CampaignPage.Regularity.REGULAR
    assert campaign("ky-nang-so").regularity == thematic


def test_twelve_units_in_three_clusters_stand_under_the_department() -> None:
    assert Cluster.objects.count() == 3
    assert Unit.objects.exclude(cluster=None).count() == 12
    department = Unit.objects.get(cluster=None)
    assert department.children.count() == 5
    assert all(cluster.units.count() >= 3 for cluster in Cluster.objects.all())
    assert campaign("gan-dan").units.count() == 12


def test_units_are_found_as_officers_write_them() -> None:
    matcher = UnitMatcher()
    for unit in Unit.objects.all():
        assert all(matcher.named(name) == [unit] for name in unit.names), unit
        assert unit.text_in("en", "name")


def test_campaigns_lead_to_awards_of_the_catalogue() -> None:
    quotas = [quota for page in everywhere() for quota in page.award_quotas.all()]
    assert quotas
    assert all(quota.award_type.code for quota in quotas)
    assert AwardType.objects.count() == len(catalogue())


def test_pages_and_their_rows_are_valid() -> None:
    for page in [*everywhere(), *HonorRollPage.objects.live()]:
        page.full_clean()
        page.body.stream_block.clean(page.body)
        for name in ROWS if isinstance(page, CampaignPage) else ():
            for row in getattr(page, name).all():
                row.full_clean()


def test_the_concluded_drive_has_results_and_a_roll() -> None:
    page = campaign("tram-ngay")
    roll = rolls().get(slug="giay-khen-mot-tram-ngay-am-xom-yen-ban")
    assert page.closed_on
    assert page.results_summary
    assert page.figures.filter(value__isnull=False, target__isnull=False).count() >= 5
    assert roll.decision.kind == "decision"
    assert page.ends.last_day < roll.decision.signed_on
    assert [row.campaign.specific for row in roll.campaigns.all()] == [page]


@pytest.mark.parametrize("key", ENGLISH)
def test_english_pages_say_the_same_in_english(key: str) -> None:
    page, english = campaign(key), campaign(key, "en")
    assert english.translation_key == page.translation_key
    assert english.phase_now == page.phase_now
    for name in ROWS:
        rows, translated = getattr(page, name).all(), getattr(english, name).all()
        assert len(rows) == len(translated)
        for row, other in zip(rows, translated, strict=True):
            for field in ("name", "title", "heading", "text", "role", "note", "evidence"):
                text = getattr(row, field, "")
                assert not text or text != getattr(other, field), (name, text)
    assert len(page.body) == len(english.body)
    assert english.news().first()


# Honor rolls and their lists


def rolls() -> Any:
    return HonorRollPage.objects.live().filter(locale__language_code="vi")


def test_six_rolls_over_three_years_hold_nine_hundred_awards() -> None:
    assert rolls().count() == 6
    assert len({roll.year for roll in rolls()}) == 3
    assert Award.objects.filter(list__in=rolls().values("award_list")).count() == 900
    assert Award.objects.public().count() == 899
    assert set(Award.objects.public().values_list("kind", flat=True)) == set(RecipientKind)
    for roll in rolls():
        assert roll.decision.file, roll
        assert all((roll.occasion, roll.lead, roll.source, roll.contact)), roll


def test_awards_are_of_the_catalogue_and_units_of_the_register_are_linked() -> None:
    for award in Award.objects.public().select_related("award_type", "unit"):
        award.clean_fields()
        assert award.award_type.code
        assert getattr(award.award_type, f"for_{award.kind}s"), award
        named = {fold_words(name) for name in (award.name, award.unit_text)}
        assert award.unit is None or named & award.unit.folded_names, award
    assert Award.objects.public().exclude(unit=None).count() >= 300


def test_one_award_is_annulled_and_one_withheld() -> None:
    annulled = AwardMark.objects.get(kind=AwardMark.Kind.ANNULLED)
    assert annulled.in_force
    assert annulled.document.kind == "decision"
    assert Award.objects.public().filter(key=annulled.award_key).exists()
    withheld = AwardMark.objects.get(kind=AwardMark.Kind.WITHHELD)
    assert withheld.in_force
    assert withheld.reason
    assert not Award.objects.public().filter(key=withheld.award_key).exists()


def test_one_list_was_corrected() -> None:
    correction = AwardListPublication.objects.exclude(previous=None).get()
    assert correction.published_at < timezone.now()
    changes = correction.changes
    assert [len(changes[what]) for what in ("added", "removed")] == [1, 1]
    assert list(changes["changed"].values()) == [["name"]]


def test_role_models_have_their_stories() -> None:
    stories = AwardStory.objects.all()
    assert len(stories) >= 4
    assert all(story.article.live for story in stories)
    keys = [story.award_key for story in stories]
    assert Award.objects.public().filter(key__in=keys).count() == len(keys)


def test_one_roll_waits_for_its_approver() -> None:
    waiting = HonorRollPage.objects.not_live().get()
    assert waiting.workflow_in_progress
    assert waiting.get_latest_revision_as_object().award_list.awards.count() == 12


def test_one_consultation_is_open_and_one_is_closed_and_became_a_roll() -> None:
    pages = ConsultationPage.objects.live().filter(locale__language_code="vi")
    states = {page.state: page for page in pages.with_state().open_first()}
    assert list(states) == [State.OPEN, State.CLOSED]
    opened, closed = states.values()
    assert (opened.nominees.count(), opened.has_translation(english())) == (5, True)
    assert closed.closes_on < closed.became.decision.signed_on
    honored = Award.objects.public().filter(list=closed.became.award_list).values_list("name")
    nominated = set(closed.nominees.values_list("name"))
    assert nominated > set(honored)
    assert not Award.objects.filter(name__in=nominated - set(honored)).exists()


def test_two_rolls_are_translated_and_show_the_list_of_their_source() -> None:
    translated = HonorRollPage.objects.live().filter(locale=english())
    assert translated.count() == 2
    for roll in translated:
        source = roll.get_translation(Locale.objects.get(language_code="vi"))
        assert roll.award_list is None
        for name in ("title", "occasion", "lead", "source", "contact"):
            assert getattr(roll, name) != getattr(source, name), name
        assert len(roll.body) == len(source.body)


def test_rolls_of_an_older_demo_get_their_lists_but_not_those_that_editors_changed(
    administrator: AbstractUser,
) -> None:
    AwardList.objects.all().delete()
    older, changed = rolls()[:2]
    changed.get_latest_revision_as_object().save_revision(user=administrator).publish()
    call_command("load_demo", verbosity=0)
    older.refresh_from_db()
    changed.refresh_from_db()
    assert older.award_list.awards.exists()
    assert changed.award_list is None
    before = counts()
    call_command("load_demo", verbosity=0)
    assert counts() == before


def subjects() -> dict[str, list[Any]]:
    rows = ArticleSubject.objects.filter(article__locale__language_code="vi")
    found: dict[str, list[Any]] = {}
    for row in rows.select_related("page", "article"):
        found.setdefault(row.article.slug, []).append(row.page.specific)
    return found


def test_a_dozen_articles_are_about_campaigns_and_english_ones_too() -> None:
    about = [
        slug
        for slug, pages in subjects().items()
        if any(isinstance(page, CampaignPage) for page in pages)
    ]
    assert len(about) >= 12
    assert campaign("gan-dan", "en").news().count() >= 2
    assert all(campaign(key).news().first() for key in FILES)


def test_every_subject_is_a_page_that_news_can_be_about() -> None:
    for pages in subjects().values():
        for page in pages:
            check_is_subject(page)
            assert page.live


# A site that was loaded before there were campaigns


def test_an_older_demo_site_gets_campaigns_and_keeps_what_editors_made() -> None:
    for model in (CampaignIndexPage, HonorRollIndexPage):
        for index in model.objects.all():
            for page in index.get_children():
                Page.objects.get(pk=page.pk).delete()
    identity = SiteIdentity.for_site(Site.objects.get(is_default_site=True))
    identity.name = "Sở đổi tên"
    identity.navigation = [
        ("item", dict(block.value))
        for block in identity.navigation
        if not isinstance(block.value["page"].specific, CampaignIndexPage | HonorRollIndexPage)
    ]
    identity.save()
    fronts = list(HomePage.objects.all())
    for front in fronts:
        front.body = [(b.block_type, b.value) for b in front.body if b.block_type != "campaigns"]
        front.save_revision().publish()
    draft = ArticlePage.objects.get(slug__startswith="so-ket-nam-cum-thi-dua")
    draft.title = "Bản nháp"
    draft.save_revision()

    call_command("load_demo", verbosity=0)

    assert {key: campaign(key).phase_now for key in FILES} == PHASES
    identity = SiteIdentity.objects.get(pk=identity.pk)
    assert identity.name == "Sở đổi tên"
    linked = [type(block.value["page"].specific) for block in identity.navigation]
    assert linked.count(CampaignIndexPage) == linked.count(HonorRollIndexPage) == 1
    for front in HomePage.objects.all():
        assert [block.block_type for block in front.body].count("campaigns") == 1
    assert campaign("gan-dan").news().count() >= 4
    assert campaign("gan-dan", "en").news().count() >= 2
    draft.refresh_from_db()
    assert draft.title != "Bản nháp"
    latest = draft.get_latest_revision_as_object()
    assert latest.title == "Bản nháp"
    assert [row.page_id for row in latest.subjects.all()] == [campaign("loi-hua").pk]
