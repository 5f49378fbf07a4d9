"""The notice as readers see it, and that a nominee is reached by no way that leads to awards."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.apps import apps
from django.contrib.auth.models import AbstractUser
from django.db.models import CharField, TextField
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Page

from campaigns.factories import (
    AwardTypeFactory,
    ConsultationFactory,
    HonorRollFactory,
    UnitFactory,
    public_list,
)
from campaigns.models import Award, ConsultationPage, ConsultationSettings, Nominee
from news.factories import ArticleFactory, OfficialDocumentFactory, publish, translate
from news.models import OfficialDocument
from tests.fixtures import SiteTree
from tests.reading import hrefs, main_part, sitemap, soup, words
from tests.samples import body_with_every_block

pytestmark = pytest.mark.any_database

NAME = "Vừ A Lềnh Độc Nhất"
CEILING = 26


def full_consultation(site_tree: SiteTree, **fields: Any) -> ConsultationPage:
    found = OfficialDocument.objects.filter(number="12/TTr-STP").first()
    proposal = found or OfficialDocumentFactory(number="12/TTr-STP", with_file=True)
    values = {
        "title": "Lấy ý kiến về các trường hợp đề nghị khen thưởng",
        "council": "Hội đồng Thi đua – Khen thưởng",
        "occasion": "80 năm Ngày truyền thống",
        "proposal": proposal,
        "lead": "Mời mọi người góp ý.",
        "how_to_comment": "<p>Gửi thư về <b>Văn phòng</b>.</p>",
        "contact": "Văn phòng, 0211 000 000",
        "nominees": [
            Nominee(
                honorific="Ông", name=NAME, position="Hòa giải viên", unit_text="Xã Nậm Chà",
                award_text="Bằng khen của Thủ tướng", achievement="20 năm hòa giải",
            ),
            Nominee(kind="collective", name="Phòng Bổ trợ", award_text="Huân chương Lao động"),
        ],
    }  # fmt: skip
    return ConsultationFactory(parent=site_tree.rolls, **values | fields)


def text_at(client: Client, address: str) -> str:
    response = client.get(address)
    assert response.status_code == 200
    return response.text


def test_an_open_notice_says_how_long_and_how_to_comment_and_names_nominees(
    site_tree: SiteTree, client: Client
) -> None:
    page = full_consultation(site_tree)
    response = client.get(page.url)
    text = words(response)
    for part in (
        page.title, "Mời mọi người góp ý.", "Hội đồng Thi đua – Khen thưởng", "12/TTr-STP",
        "Gửi thư về Văn phòng", "0211 000 000", f"Ông {NAME}", "Hòa giải viên", "Xã Nậm Chà",
        "Bằng khen của Thủ tướng", "20 năm hòa giải", "Phòng Bổ trợ", "10",
        f"{page.closes_on:%d/%m/%Y}",
    ):  # fmt: skip
        assert part in text, part
    captions = [caption.get_text() for caption in main_part(response).select("caption")]
    assert len(captions) == 2
    assert text.index("Phòng Bổ trợ") < text.index(NAME)


def test_search_engines_are_told_to_stay_away(site_tree: SiteTree, client: Client) -> None:
    page = full_consultation(site_tree)
    response = soup(client.get(page.url))
    assert "noindex" in response.select_one("meta[name=robots]")["content"]
    assert not response.select("script[type='application/ld+json']")
    found = sitemap(client)
    assert page.slug not in found
    assert site_tree.rolls.slug in found


def test_before_its_first_day_nobody_is_named(site_tree: SiteTree, client: Client) -> None:
    page = full_consultation(site_tree, upcoming=True)
    text = words(client.get(page.url))
    assert NAME not in text
    assert f"{page.opens_on:%d/%m/%Y}" in text
    assert "Gửi thư về Văn phòng" in text


def test_without_dates_it_never_opens(site_tree: SiteTree, client: Client) -> None:
    page = full_consultation(site_tree, opens_on=None, closes_on=None)
    assert NAME not in words(client.get(page.url))


def test_after_its_end_it_takes_no_comments_and_names_nobody(
    site_tree: SiteTree, client: Client
) -> None:
    page = full_consultation(site_tree, closed=True)
    text = words(client.get(page.url))
    assert NAME not in text
    assert "Gửi thư về Văn phòng" not in text
    assert "0211 000 000" not in text


def test_a_site_may_keep_nominees_on_the_page_after_the_end(
    site_tree: SiteTree, client: Client
) -> None:
    rules = ConsultationSettings.load()
    rules.shows_closed = True
    rules.save()
    assert NAME in words(client.get(full_consultation(site_tree, closed=True).url))
    assert NAME not in words(client.get(full_consultation(site_tree, upcoming=True).url))


def test_the_roll_that_it_became_is_linked_once_it_is_over_and_that_roll_is_public(
    site_tree: SiteTree, client: Client
) -> None:
    roll = HonorRollFactory(parent=site_tree.rolls)
    page = full_consultation(site_tree, closed=True, became=roll)
    assert roll.url in hrefs(client.get(page.url))
    english = translate(page, title="Comments")
    assert roll.url in hrefs(client.get(english.url))
    roll_en = translate(roll, title="Roll")
    assert roll_en.url in hrefs(client.get(english.url))
    roll_en.unpublish()
    roll.unpublish()
    for notice in (page, english):
        assert roll.url not in hrefs(client.get(notice.url))
    page.closes_on = timezone.localdate() + timedelta(days=3)
    publish(roll)
    publish(page)
    assert roll.url not in hrefs(client.get(page.url))
    roll.delete()
    assert client.get(page.url).status_code == 200


def test_a_translation_names_the_nominees_of_its_source_and_nobody_once_that_is_hidden(
    site_tree: SiteTree, client: Client
) -> None:
    page = full_consultation(site_tree)
    english = translate(page, title="Comments on nominees")
    assert not english.nominees.exists()
    response = client.get(english.url)
    assert NAME in words(response)
    assert main_part(response).select_one("tbody")["lang"] == "vi"
    page.nominees = [n for n in page.nominees.all() if n.name != NAME]
    publish(page)
    assert NAME not in words(client.get(english.url))
    assert "Phòng Bổ trợ" in words(client.get(english.url))
    page.unpublish()
    assert "Phòng Bổ trợ" not in words(client.get(english.url))


def test_a_preview_shows_the_drafts_nominees_whatever_the_state(
    site_tree: SiteTree, rf: Any
) -> None:
    page = full_consultation(site_tree, upcoming=True, live=False)
    assert NAME in page.make_preview_request().rendered_content


def test_the_index_lists_notices_open_ones_first_and_no_nominees(
    site_tree: SiteTree, client: Client
) -> None:
    closed = [full_consultation(site_tree, closed=True, title=f"Đã đóng {n}") for n in range(5)]
    full_consultation(site_tree, title="Chưa đăng", live=False)
    full_consultation(site_tree, title="Chỉ nội bộ", hidden=True)
    opened = full_consultation(site_tree, title="Đang mở")
    response = client.get(site_tree.rolls.url)
    links = [at for at in hrefs(response) if "lay-y-kien" in at or "da-dong" in at or "dang" in at]
    assert links[0] == opened.url
    assert len(links) == 4
    text = words(response)
    assert "Đã đóng" in text
    assert "Chưa đăng" not in text
    assert "Chỉ nội bộ" not in text
    assert NAME not in text
    assert len(closed) == 5


@pytest.mark.usefixtures("search_index")
def test_a_nominee_is_reached_by_no_way_that_leads_to_awards(
    site_tree: SiteTree, client: Client, administrator: AbstractUser, client_of: Callable
) -> None:
    """Nor does the site's search find the page by a nominee's name."""
    unit, award = UnitFactory(name="Xã Nậm Chà"), AwardTypeFactory(name="Huân chương thử")
    row = Nominee(name=NAME, unit=unit, award_type=award, award_text="", achievement="Chuyện riêng")
    page = full_consultation(site_tree, nominees=[row], title="Lấy ý kiến kỳ này")
    english = translate(page, title="Comments on nominees")
    roll = HonorRollFactory(parent=site_tree.rolls)
    public_list(roll, "Nguyễn Văn An")
    assert NAME in words(client.get(page.url))
    index, index_en = site_tree.rolls, site_tree.rolls_en
    addresses = [
        site_tree.front.url, index.url, index_en.url, roll.url, "/sitemap.xml",
        f"{site_tree.news.url}rss/", f"{site_tree.news.url}atom/",
        f"{index.url_of('search')}?q=lenh", f"{index.url_of('search')}?q=Độc Nhất",
        f"{site_tree.search.url}?q=doc+nhat", f"{site_tree.search_en.url}?q=lenh",
    ]  # fmt: skip
    for address in addresses:
        response = client.get(address)
        body = response.text.replace("?q=Độc Nhất", "")
        assert NAME not in body, address
        assert "Chuyện riêng" not in body, address
        for notice in (page, english):
            if "?q=" in address:
                assert f'href="{notice.url}"' not in body, address
    for file_format in ("csv", "xlsx", "json"):
        for address in (
            f"{index.url_of('search_download', file_format=file_format)}",
            f"{roll.url}{roll.reverse_subpage('download', [file_format])}",
        ):
            response = client.get(address)
            content = b"".join(response) if response.streaming else response.content
            assert NAME.encode() not in content, address
    assert not Award.objects.filter(name__icontains="Lềnh").exists()
    assert not Award.objects.public().filter(folded__contains=" lenh").exists()
    desk = client_of(administrator)
    listing = reverse("consultations:index")
    for query in ({}, {"export": "csv"}, {"q": "lenh"}):
        response = desk.get(listing, query)
        content = response.getvalue() if response.streaming else response.content
        assert NAME.encode() not in content
    found = Page.objects.live().search("lenh").get_queryset()
    assert not found.filter(pk__in=[page.pk, english.pk]).exists()


def test_the_sites_search_finds_the_notice_by_its_own_words(
    site_tree: SiteTree, client: Client
) -> None:
    page = full_consultation(site_tree, body=[("paragraph", "<p>Chuông đồng</p>")])
    full_consultation(site_tree, title="Chuông đồng nội bộ", hidden=True)
    for query in ("chuong dong", "ngay truyen thong", "12/TTr-STP"):
        response = client.get(site_tree.search.url, {"q": query})
        assert [link for link in hrefs(response) if link == page.url], query
        assert "nội bộ" not in words(response)


def test_a_name_stands_in_no_table_but_the_nominees_and_the_pages_revisions(
    site_tree: SiteTree,
) -> None:
    full_consultation(site_tree)
    holders = set()
    for model in apps.get_models():
        if model._meta.proxy or not model._meta.managed:
            continue
        for field in model._meta.local_concrete_fields:
            if isinstance(field, CharField | TextField) or field.get_internal_type() == "JSONField":
                rows = model._base_manager.filter(**{f"{field.name}__icontains": "Lềnh"})
                if rows.exists():
                    holders.add(model._meta.label)
    assert holders <= {"campaigns.Nominee", "wagtailcore.Revision"}


def test_registers_words_are_kept_in_the_row(site_tree: SiteTree) -> None:
    unit, award = UnitFactory(name="Xã Nậm Chà"), AwardTypeFactory(name="Huân chương thử")
    nominee = Nominee(name="  An   Bình ", unit=unit, award_type=award)
    nominee.clean()
    assert (nominee.name, nominee.unit_text, nominee.award_text) == (
        "An Bình", "Xã Nậm Chà", "Huân chương thử",
    )  # fmt: skip


@pytest.mark.parametrize("state", ["open", "closed", "upcoming"])
@pytest.mark.parametrize("language", ["vi", "en"])
def test_the_page_stays_under_its_ceiling_whatever_it_holds(
    site_tree: SiteTree, queries_of: Callable, language: str, state: str
) -> None:
    article = ArticleFactory(parent=site_tree.news, illustrated=True)
    page = full_consultation(
        site_tree,
        **({state: True} if state != "open" else {}),
        body=body_with_every_block(article, site_tree.front),
        how_to_comment=f'<p><a linktype="page" id="{article.pk}">Xem</a></p>',
        became=HonorRollFactory(parent=site_tree.rolls),
    )
    news = site_tree.news if language == "vi" else site_tree.news_en
    shown = page if language == "vi" else translate(page, title="Comments")
    ArticleFactory.create_batch(2, parent=news, illustrated=True, subjects=[page])

    def cost() -> int:
        Client().get(shown.url)
        return len(queries_of(lambda: Client().get(shown.url)))

    few = cost()
    # English pages also ask for the translations of what their blocks lead to.
    assert few <= CEILING + (language == "en")
    page.nominees = [*page.nominees.all(), *(Nominee(name=f"Số {n}") for n in range(60))]
    publish(page)
    assert cost() <= few


@pytest.mark.parametrize("language", ["vi", "en"])
def test_the_index_costs_the_same_with_one_notice_and_with_many(
    site_tree: SiteTree, queries_of: Callable, language: str
) -> None:
    index = site_tree.rolls if language == "vi" else site_tree.rolls_en

    def cost() -> int:
        Client().get(index.url)
        return len(queries_of(lambda: Client().get(index.url)))

    def more(count: int) -> None:
        for _ in range(count):
            page = full_consultation(site_tree)
            if language == "en":
                translate(page, title=f"Comments {page.pk}")

    more(1)
    one = cost()
    assert one <= 24
    more(4)
    assert cost() <= one
