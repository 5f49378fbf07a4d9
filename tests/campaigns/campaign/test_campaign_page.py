"""The landing page: what an editor filled in stands there, what is empty leaves no trace."""

from typing import Any

import pytest
from bs4 import BeautifulSoup, Tag
from django.test import Client

from campaigns.campaign.phases import Phase
from campaigns.factories import CampaignFactory, HonorRollFactory, around_today, full_campaign
from campaigns.models import CampaignPage
from news.factories import ArticleFactory
from tests.fixtures import SiteTree
from tests.reading import hrefs, main_part, soup, words
from tests.samples import paragraph

pytestmark = pytest.mark.any_database

#: The anchors of the sections, from top to bottom.
SECTIONS = [
    "ket-qua", "bang-vang", "muc-tieu", "cac-dot", "nhiem-vu", "tieu-chi", "khen-thuong",
    "tham-gia", "cac-moc", "to-chuc", "can-cu", "tin-tuc", "tai-ve", "lien-he",
]  # fmt: skip


@pytest.fixture
def whole(site_tree: SiteTree) -> CampaignPage:
    """A movement with everything: all sections have something to say."""
    page = full_campaign(
        site_tree.campaigns,
        kind=CampaignPage.Kind.MOVEMENT,
        body=[paragraph("<p>Đôi lời thêm.</p>")],
        cover_caption="Lễ phát động",
        cover_credit="Văn phòng Sở",
    )
    CampaignFactory(parent=page, title="Đợt một")
    HonorRollFactory(parent=site_tree.rolls, title="Bảng vàng năm nay", campaigns=[page])
    ArticleFactory(parent=site_tree.news, title="Tin về phong trào", subjects=[page])
    return page


@pytest.fixture
def sparse(site_tree: SiteTree) -> CampaignPage:
    """Five fields: title, lead, both ends of the period, who launched it."""
    return CampaignFactory(parent=site_tree.campaigns, title="Đợt gọn", launched_by="Sở Tư pháp")


def anchors(response: Any) -> list[str]:
    """The ids of what the in-page links may lead to, from top to bottom."""
    main = main_part(response)
    return [tag["id"] for tag in main.find_all(id=True) if tag["id"] in SECTIONS]


def is_empty(tag: Tag) -> bool:
    return not tag.get_text(strip=True) and not tag.find(["img", "svg", "input", "source"])


def is_ornament(tag: Tag) -> bool:
    return "is-blank" in tag.get("class", [])


def empty_parts(response: Any) -> list[str]:
    """Elements that hold nothing, and sections of which only the heading is there."""
    main: BeautifulSoup = main_part(response)
    names = ["section", "nav", "ul", "ol", "dl", "dt", "dd", "li", "p", "h1", "h2", "h3", "table",
             "figure", "header", "a", "div"]  # fmt: skip
    found = [tag for tag in main.find_all(names) if is_empty(tag) and not is_ornament(tag)]
    for section in main.find_all("section"):
        texts = section.get_text(" ", strip=True)
        if texts == section.find(["h2", "h3"]).get_text(" ", strip=True):
            found.append(section)
    return [str(tag)[:200] for tag in found]


def test_a_page_with_five_fields_has_no_empty_part(sparse: CampaignPage, client: Client) -> None:
    response = client.get(sparse.url)
    assert response.status_code == 200
    assert empty_parts(response) == []
    assert anchors(response) == []
    assert response.context["sections"] == []
    assert main_part(response).find("section") is None
    assert main_part(response).find("img") is None
    text = words(response)
    for expected in ("Đợt gọn", sparse.lead, "Sở Tư pháp", sparse.period_label):
        assert expected in text


def test_a_page_with_everything_has_every_section(whole: CampaignPage, client: Client) -> None:
    response = client.get(whole.url)
    assert empty_parts(response) == []
    assert set(anchors(response)) == set(SECTIONS)


def test_everything_an_editor_gave_stands_on_the_page(whole: CampaignPage, client: Client) -> None:
    response = client.get(whole.url)
    text, links = words(response), hrefs(response)
    expected = [
        whole.title, whole.slogan, whole.occasion, whole.lead, whole.launched_by, whole.joined_by,
        whole.period_label, whole.get_kind_display(), whole.get_regularity_display(),
        whole.get_scope_display(), "Lễ phát động", "Văn phòng Sở", "Hoàn thành vượt mức",
        "Tập thể, cá nhân", "Bình xét công khai", "Văn phòng Sở theo dõi", "Đôi lời thêm.",
        "Toàn ngành vượt chỉ tiêu.", "1.204", "1.000", "Đợt một", "Bảng vàng năm nay",
        "Tin về phong trào", "0211 000 000", "tdkt@example.vn", whole.action_text,
        whole.action_label,
    ]  # fmt: skip
    expected += [task.heading for task in whole.tasks.all()]
    expected += [criterion.name for criterion in whole.criteria.all()]
    expected += [quota.award_type.name for quota in whole.award_quotas.all()]
    expected += [unit.name for unit in whole.units.all()]
    expected += [unit.cluster.name for unit in whole.units.all() if unit.cluster]
    expected += [milestone.title for milestone in whole.milestones.all()]
    expected += [row.document.number for row in whole.legal_basis.all()]
    expected += [contact.name for contact in whole.contacts.all()]
    expected += [figure.name for figure in whole.figures.all()]
    expected += [row.document.title for row in whole.downloads.all()]
    assert [words_ for words_ in expected if words_ not in text] == []
    targets = [row.document.url for row in whole.legal_basis.all()]
    targets += [row.document.url for row in whole.downloads.all()]
    targets += [whole.action_url, "mailto:tdkt@example.vn", "tel:0211000000"]
    targets += [whole.url + whole.reverse_subpage(name) for name in ("rss", "atom", "calendar")]
    assert [target for target in targets if target not in links] == []


def test_links_within_the_page_lead_to_its_sections_in_their_order(
    whole: CampaignPage, client: Client
) -> None:
    response = client.get(whole.url)
    in_nav = [link["href"][1:] for link in main_part(response).select(".vd-part-links a")]
    assert in_nav == anchors(response)
    assert {href for href in hrefs(response) if href.startswith("#")} <= {
        f"#{anchor}" for anchor in in_nav
    }
    assert in_nav == [section["anchor"] for section in response.context["sections"]]


def test_sections_stand_under_headings_of_their_own(whole: CampaignPage, client: Client) -> None:
    page = soup(client.get(whole.url))
    ids = [tag["id"] for tag in page.find_all(id=True)]
    assert len(ids) == len(set(ids))
    named_by = [tag["aria-labelledby"] for tag in page.find_all(attrs={"aria-labelledby": True})]
    assert set(named_by) <= set(ids)
    assert len(page.find_all("h1")) == 1


def test_a_cover_has_its_alternative_text_and_none_is_needed(
    whole: CampaignPage, sparse: CampaignPage, client: Client
) -> None:
    assert main_part(client.get(whole.url)).find("img", alt="Lễ phát động")
    social = soup(client.get(whole.url)).find("meta", property="og:image")
    assert social["content"].startswith("http")
    page = soup(client.get(sparse.url))
    logo = page.find("meta", property="og:image")["content"]
    assert "logo" in logo
    assert logo != social["content"]
    assert page.find("meta", property="og:title")["content"] == sparse.title


def test_the_hero_says_phase_and_progress_in_words(sparse: CampaignPage, client: Client) -> None:
    response = client.get(sparse.url)
    progress = response.context["progress"]
    assert response.context["phase"] == Phase.RUNNING
    text = words(response)
    for expected in (str(Phase.RUNNING.label), progress.text, f"{progress.percent}%"):
        assert expected in text
    bar = main_part(response).find(attrs={"role": "progressbar"})
    assert bar["aria-valuenow"] == str(progress.percent)


def test_the_hero_leads_to_results_and_rolls_once_they_are_there(
    whole: CampaignPage, sparse: CampaignPage, client: Client
) -> None:
    links = [link["href"] for link in main_part(client.get(whole.url)).select(".vd-hero a")]
    assert links[:2] == ["#ket-qua", "#bang-vang"]
    assert not main_part(client.get(sparse.url)).select(".vd-hero a[href^='#']")


def test_the_hero_of_a_campaign_under_review_says_so_in_a_sentence(
    site_tree: SiteTree, client: Client
) -> None:
    page = CampaignFactory(parent=site_tree.campaigns, ended=True)
    response = client.get(page.url)
    assert response.context["phase"] == Phase.UNDER_REVIEW
    assert "đang bình xét kết quả" in main_part(response).find(class_="vd-hero").get_text()


@pytest.mark.parametrize(("slogan", "is_shown"), [("Đúng hẹn", False), ("Gần dân", True)])
def test_a_slogan_that_the_title_says_already_is_not_repeated(
    site_tree: SiteTree, client: Client, slogan: str, is_shown: bool
) -> None:
    page = CampaignFactory(
        parent=site_tree.campaigns, title="Đợt thi đua “đúng hẹn”", slogan=slogan
    )
    for address in (page.url, site_tree.campaigns.url):
        assert bool(main_part(client.get(address)).select(".vd-slogan")) is is_shown


# Before it is published


def test_a_preview_shows_the_draft_and_its_phase(sparse: CampaignPage, client: Client) -> None:
    sparse.slogan, sparse.starts, sparse.ends = "Mới hẳn", around_today(-9), around_today(-3)
    sparse.save_revision()
    draft = sparse.get_latest_revision_as_object()
    shown = draft.make_preview_request().content.decode()
    assert "Mới hẳn" in shown
    assert str(Phase.UNDER_REVIEW.label) in shown
    assert "Mới hẳn" not in client.get(sparse.url).content.decode()


def test_a_draft_without_dates_has_a_preview(sparse: CampaignPage) -> None:
    sparse.starts = sparse.ends = None
    assert sparse.make_preview_request().status_code == 200


@pytest.mark.parametrize("trait", ["draft", "hidden"])
def test_a_campaign_that_is_not_public_is_not_shown(
    site_tree: SiteTree, client: Client, trait: str
) -> None:
    page = full_campaign(site_tree.campaigns, title="Chưa công bố", **{trait: True})
    addresses = [page.url + page.reverse_subpage(name) for name in ("rss", "atom", "calendar")]
    for address in (page.url, *addresses):
        shown = client.get(address, follow=True).content.decode()
        for secret in ("Chưa công bố", "0211 000 000", "tdkt@example.vn", page.slogan):
            assert secret not in shown
