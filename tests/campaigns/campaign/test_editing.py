"""What editing keeps and records: who set a phase, the precision of dates, who takes part, news."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.contrib.auth.models import AbstractUser
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Page
from wagtail.test.utils.form_data import inline_formset

from campaigns.campaign.partial_dates import PartialDate
from campaigns.campaign.phases import Phase
from campaigns.factories import CampaignFactory, HonorRollFactory, UnitFactory, full_campaign
from campaigns.models import CampaignIndexPage, CampaignPage, HonorRollPage
from news.factories import ArticleFactory, OfficialDocumentFactory, translate
from news.models import ArticlePage
from tests.fixtures import SiteTree
from tests.forms import article_form, as_shown, campaign_form, text_of
from tests.reading import soup

pytestmark = pytest.mark.any_database

Clients = Callable[[AbstractUser], Client]
PUBLISH = {"action-publish": "1"}


@pytest.fixture
def index(site_tree: SiteTree) -> CampaignIndexPage:
    return site_tree.campaigns


@pytest.fixture
def publisher(moderator: AbstractUser, client_of: Clients) -> Client:
    """The client of someone who may publish."""
    return client_of(moderator)


def edit_url(page: Page) -> str:
    return reverse("wagtailadmin_pages:edit", args=[page.pk])


def save(client: Client, page: Page, **changes: Any) -> HttpResponse:
    """Posts the form as it stands on the screen, with `changes`."""
    return client.post(edit_url(page), {**as_shown(client.get(edit_url(page))), **changes})


def draft_of(page: CampaignPage) -> CampaignPage:
    return CampaignPage.objects.get(pk=page.pk).get_latest_revision_as_object()


# Everything that was typed


def test_what_an_editor_types_stands_on_the_published_page(
    site_tree: SiteTree, index: CampaignIndexPage, publisher: Client, client: Client
) -> None:
    unit, document = UnitFactory(), OfficialDocumentFactory()
    link = {"link_page": str(site_tree.news.pk), "link_url": ""}
    task = {
        "heading": "Thứ nhất, làm xong việc",
        "text": text_of("<p>Hết.</p>"),
        "indicators": "Đúng hạn",
    }
    fields: dict[str, Any] = {
        "title": "Đợt thi đua tháng Tám",
        "slug": "",
        "slogan": "Nhanh, đúng, gần dân",
        "occasion": "76 năm ngày truyền thống",
        "lead": "Cả ngành cùng làm.",
        "launched_by": "Bộ",
        "joined_by": "Sở",
        "aims": text_of("<p>Vượt chỉ tiêu.</p>"),
        "units": str(unit.pk),
        "tasks": inline_formset([task]),
        "milestones": inline_formset(
            [{"date": "07/2021", "title": "Sơ kết", "text": "", "state": "done", **link}]
        ),
        "legal_basis": inline_formset([{"document": str(document.pk), "note": "Điều 3"}]),
        "contacts": inline_formset(
            [{"name": "Văn phòng", "role": "", "phone": "0211 000 111", "email": ""}]
        ),
    }
    path = reverse("wagtailadmin_pages:add", args=["campaigns", "campaignpage", index.pk])
    response = publisher.post(path, campaign_form(**fields, **PUBLISH))
    assert response.status_code == 302, response.context["form"].errors
    page = CampaignPage.objects.get()
    assert page.slug == "dot-thi-dua-thang-tam"
    shown = soup(client.get(page.url)).find("main").get_text(" ")
    expected = [
        fields[name] for name in ("title", "slogan", "occasion", "lead", "launched_by")
    ]  # fmt: skip
    expected += [unit.name, document.number, "Điều 3", "Sơ kết", "Vượt chỉ tiêu.", "Đúng hạn",
                 "Văn phòng", "0211 000 111", "Làm xong việc"]  # fmt: skip
    assert [words for words in expected if words not in shown] == []
    assert "Thứ nhất, làm" not in shown
    assert page.tasks.get().heading == "Làm xong việc"


@pytest.mark.parametrize("typed", ["06/2021", "1-6-2021"])
def test_a_date_keeps_its_precision_however_often_the_form_is_saved(
    index: CampaignIndexPage, publisher: Client, typed: str
) -> None:
    row = {"date": typed, "title": "Phát động", "text": "", "state": "planned", "link_url": ""}
    path = reverse("wagtailadmin_pages:add", args=["campaigns", "campaignpage", index.pk])
    form = campaign_form(starts=typed, milestones=inline_formset([row]))
    assert publisher.post(path, form | PUBLISH).status_code == 302
    page, expected = CampaignPage.objects.get(), PartialDate.parse(typed)
    uuid = page.milestones.get().uuid
    for action in ({}, PUBLISH):
        shown = soup(publisher.get(edit_url(page)))
        assert shown.find("input", {"name": "starts"})["value"] == str(expected)
        assert shown.find("input", {"name": "milestones-0-date"})["value"] == str(expected)
        assert save(publisher, page, **action).status_code == 302
        for version in (draft_of(page), CampaignPage.objects.get(pk=page.pk)):
            assert version.starts == expected
            assert version.milestones.get().date == expected
            assert version.milestones.get().uuid == uuid


def test_saving_a_form_unchanged_changes_nothing(
    index: CampaignIndexPage, publisher: Client, client: Client
) -> None:
    page = full_campaign(index)
    before = soup(client.get(page.url)).find("main").get_text(" ", strip=True)
    for action in ({}, PUBLISH):
        response = save(publisher, page, **action)
        assert response.status_code == 302, response.context["form"].errors
    after = soup(client.get(page.url)).find("main").get_text(" ", strip=True)
    assert after == before


# Who set the phase


def test_a_phase_set_by_hand_names_who_set_it_and_when(
    index: CampaignIndexPage, moderator: AbstractUser, publisher: Client
) -> None:
    moderator.first_name, moderator.last_name = "Mây", "Lường Thị"
    moderator.save()
    page = CampaignFactory(parent=index)
    before = timezone.now()
    assert save(publisher, page, phase_override=Phase.CONCLUDED, **PUBLISH).status_code == 302
    page.refresh_from_db()
    assert (page.phase_override, page.phase_set_by) == (Phase.CONCLUDED, moderator)
    assert before <= page.phase_set_at <= timezone.now()
    shown = soup(publisher.get(edit_url(page))).get_text(" ")
    assert moderator.get_full_name() in shown
    assert f"{timezone.localtime(page.phase_set_at):%d/%m/%Y, %H:%M}" in shown


def test_who_saves_it_later_did_not_set_it(
    index: CampaignIndexPage,
    editor: AbstractUser,
    desk: Client,
    publisher: Client,
    moderator: AbstractUser,
) -> None:
    page = CampaignFactory(parent=index)
    save(desk, page, phase_override=Phase.RUNNING)
    first = draft_of(page)
    assert first.phase_set_by == editor
    save(publisher, page, lead="Câu mới", **PUBLISH)
    page = CampaignPage.objects.get(pk=page.pk)
    assert (page.phase_set_by, page.phase_set_at) == (editor, first.phase_set_at)
    save(publisher, page, phase_override=Phase.CONCLUDED)
    assert draft_of(page).phase_set_by == moderator


def test_a_phase_left_to_the_site_again_names_nobody(
    index: CampaignIndexPage, publisher: Client
) -> None:
    page = CampaignFactory(parent=index)
    save(publisher, page, phase_override=Phase.CONCLUDED, **PUBLISH)
    save(publisher, page, phase_override="", **PUBLISH)
    page = CampaignPage.objects.get(pk=page.pk)
    assert (page.phase_override, page.phase_set_by, page.phase_set_at) == ("", None, None)


def test_the_form_outlives_the_one_who_set_the_phase(
    index: CampaignIndexPage, editor: AbstractUser, desk: Client, publisher: Client
) -> None:
    page = CampaignFactory(parent=index)
    save(desk, page, phase_override=Phase.CONCLUDED)
    editor.delete()
    assert publisher.get(edit_url(page)).status_code == 200
    assert save(publisher, page, **PUBLISH).status_code == 302


def test_a_translations_form_shows_the_facts_but_cannot_change_them(
    site_tree: SiteTree, index: CampaignIndexPage, publisher: Client
) -> None:
    page = CampaignFactory(parent=index, starts="06/2021", ends="08/2021")
    english = translate(page, title="In English")
    page.ends = PartialDate.parse("12/2021")
    page.save_revision().publish()
    shown = soup(publisher.get(edit_url(english)))
    ends = shown.find("input", {"name": "ends"})
    assert (ends["value"], ends.has_attr("disabled")) == ("12/2021", True)
    response = save(publisher, english, ends="01/2030", phase_override="running", **PUBLISH)
    assert response.status_code == 302
    for version in (page, english):
        facts = CampaignPage.objects.get(pk=version.pk).facts
        assert (str(facts.ends), facts.override) == ("12/2021", "")


# Who takes part


def test_units_are_offered_by_cluster_without_doubles(
    index: CampaignIndexPage, desk: Client
) -> None:
    winner = UnitFactory(name="Phòng Tư pháp")
    double = UnitFactory(name="P. Tư pháp", merged_into=winner)
    page = CampaignFactory(parent=index)
    values = {
        box["value"] for box in soup(desk.get(edit_url(page))).find_all(attrs={"name": "units"})
    }
    assert values == {str(winner.pk)}
    page = CampaignFactory(parent=index, units=[double])
    boxes = soup(desk.get(edit_url(page))).find_all("input", {"name": "units", "checked": True})
    assert [box["value"] for box in boxes] == [str(winner.pk)]
    assert save(desk, page).status_code == 302
    assert list(draft_of(page).units.all()) == [winner]


# News about it


def test_an_article_chooses_campaigns_and_rolls_as_what_it_is_about(
    site_tree: SiteTree, index: CampaignIndexPage, publisher: Client, client: Client
) -> None:
    page, roll = CampaignFactory(parent=index), HonorRollFactory(parent=site_tree.rolls)
    subjects = inline_formset([{"page": str(page.pk)}, {"page": str(roll.pk)}])
    path = reverse("wagtailadmin_pages:add", args=["news", "articlepage", site_tree.news.pk])
    response = publisher.post(path, article_form(subjects=subjects) | PUBLISH)
    assert response.status_code == 302
    article = ArticlePage.objects.get()
    for lists in (client.get(page.url).context["news"], client.get(roll.url).context["news_about"]):
        assert [row.pk for row in lists] == [article.pk]


@pytest.mark.parametrize("kind", ["campaigns.campaignpage", "campaigns.honorrollpage"])
def test_the_chooser_of_subjects_shows_campaigns_and_rolls(
    site_tree: SiteTree, index: CampaignIndexPage, desk: Client, kind: str
) -> None:
    shown = {
        "campaigns.campaignpage": CampaignFactory(parent=index, title="Đợt tìm thấy"),
        "campaigns.honorrollpage": HonorRollFactory(parent=site_tree.rolls, title="Bảng tìm thấy"),
    }[kind]
    response = desk.get(
        reverse("wagtailadmin_choose_page_child", args=[shown.get_parent().pk]),
        {"page_type": "campaigns.CampaignPage,campaigns.HonorRollPage"},
    )
    assert response.status_code == 200
    assert shown.title in response.json()["html"]


def test_the_campaigns_form_lists_the_articles_that_speak_of_it(
    site_tree: SiteTree, index: CampaignIndexPage, desk: Client
) -> None:
    page = CampaignFactory(parent=index)
    english = translate(page, title="In English")
    now = timezone.now()
    about = [
        ArticleFactory(parent=site_tree.news, title="Đã đăng", subjects=[page]),
        ArticleFactory(parent=site_tree.news, title="Còn nháp", subjects=[page], live=False,
                       published_at=now - timedelta(days=1)),
        ArticleFactory(parent=site_tree.news_en, title="In English too", subjects=[english],
                       published_at=now - timedelta(days=2)),
    ]  # fmt: skip
    other = ArticleFactory(parent=site_tree.news, title="Việc khác")
    for shown in (page, english):
        links = [a["href"] for a in soup(desk.get(edit_url(shown))).find_all("a", href=True)]
        lines = [href for href in links if href in [edit_url(a) for a in (*about, other)]]
        assert lines == [edit_url(article) for article in about]


def test_a_rolls_form_lists_the_articles_that_speak_of_it(
    site_tree: SiteTree, desk: Client
) -> None:
    roll = HonorRollFactory(parent=site_tree.rolls)
    article = ArticleFactory(parent=site_tree.news, subjects=[roll])
    page = soup(desk.get(edit_url(roll)))
    assert page.find("a", href=edit_url(article))


# Rolls


def test_a_roll_takes_its_year_from_the_decision(
    site_tree: SiteTree, index: CampaignIndexPage, publisher: Client, client: Client
) -> None:
    page = CampaignFactory(parent=index, ended=True)
    decision = OfficialDocumentFactory()
    path = reverse(
        "wagtailadmin_pages:add", args=["campaigns", "honorrollpage", site_tree.rolls.pk]
    )
    empty = campaign_form(
        title="Khen thưởng đợt cao điểm",
        slug="",
        decision=str(decision.pk),
        year="",
        campaigns=inline_formset([{"campaign": str(page.pk)}]),
        occasion="",
        lead="",
    )
    assert publisher.post(path, empty | PUBLISH).status_code == 302
    roll = HonorRollPage.objects.get()
    assert (roll.year, roll.live) == (decision.signed_on.year, True)
    assert client.get(page.url).context["phase"] == Phase.CONCLUDED


# What is shown before it exists


def test_a_campaign_that_was_never_saved_has_a_preview(
    index: CampaignIndexPage, desk: Client
) -> None:
    names = ["campaigns", "campaignpage", index.pk]
    path = reverse("wagtailadmin_pages:preview_on_add", args=names)
    answer = desk.post(path, campaign_form(title="Chưa lưu bao giờ"))
    assert answer.json()["is_valid"]
    shown = desk.get(path)
    assert shown.status_code == 200
    assert "Chưa lưu bao giờ" in shown.content.decode()
    assert not CampaignPage.objects.exists()
