"""The body of an article: what editors may put into it and how readers get it."""

from collections.abc import Callable
from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.core.cache import cache
from django.test import Client
from wagtail.blocks.stream_block import StreamBlockValidationError
from wagtail.rich_text import RichText
from wagtail_factories import ImageFactory

from home.factories import ContentPageFactory
from news.blocks import BodyStreamBlock
from news.factories import ArticleFactory, DocumentFactory, OfficialDocumentFactory, publish
from news.models import ArticlePage, NewsIndexPage
from news.ordinals import without_ordinal
from tests.fixtures import SiteTree
from tests.reading import hrefs, main_part
from tests.samples import (
    attachments,
    call_to_action,
    card,
    citation,
    heading,
    image,
    paragraph,
    section,
    table,
)

pytestmark = pytest.mark.any_database


def anchors(page: BeautifulSoup) -> list[str]:
    """The addresses within the text."""
    return [tag["id"] for tag in page.find("div", class_="vd-prose").find_all(id=True)]


def clean(*blocks: tuple[str, Any]) -> Any:
    """The body as it stands after an editor's form was checked."""
    block = BodyStreamBlock()
    return block.clean(block.normalize(list(blocks)))


def numbered(response: Any) -> list[str]:
    """The headings of the text that begin with an ordinal, without what follows it."""
    headings = main_part(response).find("div", class_="vd-prose").find_all("h2")
    texts = (heading.get_text(" ", strip=True) for heading in headings)
    return [text.split(",")[0].strip() for text in texts if "," in text]


def test_sections_are_numbered_by_the_site(site_tree: SiteTree, client: Client) -> None:
    body = [section("Một việc"), paragraph("<p>…</p>"), section("Hai việc")]
    article = ArticleFactory(parent=site_tree.news, body=body)
    assert numbered(client.get(article.url)) == ["Thứ nhất", "Thứ hai"]
    english = ArticleFactory(parent=site_tree.news_en, body=body)
    assert numbered(client.get(english.url)) == ["First", "Second"]


def test_numbering_starts_again_after_a_heading(news: NewsIndexPage, client: Client) -> None:
    body = [section("Một"), section("Hai"), heading("Phần sau"), section("Ba")]
    body += [heading("Đề mục nhỏ", "h3"), section("Bốn")]
    article = ArticleFactory(parent=news, body=body)
    assert numbered(client.get(article.url)) == ["Thứ nhất", "Thứ hai"] * 2


@pytest.mark.parametrize(
    ("typed", "stored"),
    [
        ("Thứ nhất, hoàn thành nhiệm vụ", "Hoàn thành nhiệm vụ"),
        ("THỨ HAI: đẩy mạnh số hóa", "Đẩy mạnh số hóa"),
        ("Thứ mười một – chăm lo đời sống", "Chăm lo đời sống"),
        ("3. Chăm lo đời sống", "Chăm lo đời sống"),
        ("First, finish the work", "Finish the work"),
        ("Thứ hai đầu tuần chào cờ", "Thứ hai đầu tuần chào cờ"),
        ("28/8 là ngày truyền thống", "28/8 là ngày truyền thống"),
        ("1.204 hồ sơ", "1.204 hồ sơ"),
        ("Hoàn thành nhiệm vụ", "Hoàn thành nhiệm vụ"),
    ],
)
def test_ordinals_typed_by_hand_are_taken_off(typed: str, stored: str) -> None:
    assert without_ordinal(typed) == stored
    assert clean(section(typed))[0].value["heading"] == stored


def test_headings_have_distinct_anchors(news: NewsIndexPage, client: Client) -> None:
    body = [
        heading("Kết quả"),
        heading("Kết quả"),
        section("Kết quả"),
        heading("???"),
        heading("!!!"),
    ]
    found = anchors(main_part(client.get(ArticleFactory(parent=news, body=body).url)))
    assert len(found) == len(set(found)) == 5
    assert found[0] == "muc-ket-qua"


def test_no_anchor_takes_the_name_of_a_part_of_the_page(
    news: NewsIndexPage, client: Client
) -> None:
    names = ["Nội dung", "Related heading", "toc heading", "Documents heading", "calendar heading"]
    article = ArticleFactory(parent=news, body=[heading(name) for name in names])
    page = BeautifulSoup(client.get(article.url).content, "html.parser")
    ids = [tag["id"] for tag in page.find_all(id=True)]
    assert sorted(ids) == sorted(set(ids))


@pytest.mark.parametrize(("count", "shown"), [(2, False), (3, True)])
def test_only_long_articles_have_a_table_of_contents(
    news: NewsIndexPage, client: Client, count: int, shown: bool
) -> None:
    article = ArticleFactory(parent=news, body=[heading(f"Phần {n}") for n in range(count)])
    links = [link for link in hrefs(client.get(article.url)) if link.startswith("#muc-phan-")]
    assert links == ([f"#muc-phan-{n}" for n in range(count)] if shown else [])


@pytest.mark.django_db
@pytest.mark.parametrize("alt", ["", "   "])
def test_an_image_needs_words_for_those_who_cannot_see_it(alt: str) -> None:
    with pytest.raises(StreamBlockValidationError):
        clean(image(alt=alt))


@pytest.mark.django_db
def test_a_decorative_image_needs_none() -> None:
    assert clean(image(alt="", decorative=True))[0].value["decorative"]


def test_readers_programs_get_the_words_or_an_empty_alt(
    news: NewsIndexPage, client: Client
) -> None:
    body = [image(alt="Lễ phát động"), image(alt="bỏ qua", decorative=True)]
    page = main_part(client.get(ArticleFactory(parent=news, body=body).url))
    alts = [img["alt"] for img in page.find("div", class_="vd-prose").find_all("img")]
    assert alts == ["Lễ phát động", ""]


def test_a_call_to_action_leads_to_exactly_one_place(site_tree: SiteTree) -> None:
    page, address = site_tree.front, "https://example.vn/"
    for targets in ({}, {"page": page, "url": address}):
        with pytest.raises(StreamBlockValidationError):
            clean(call_to_action("Gửi", **targets))
    assert clean(call_to_action("Gửi", page=page))
    assert clean(call_to_action("Gửi", url=address))


def test_an_unfinished_draft_is_kept_as_it_is(news: NewsIndexPage, client: Client) -> None:
    """Autosave stores blocks that lack what publishing asks for."""
    body = [
        ("heading", {"text": "", "level": "h2"}),
        ("image", {"image": None, "alt": "", "decorative": False, "caption": "", "credit": ""}),
        call_to_action(""),
        card(None),
        citation(None),
        attachments(None),
    ]
    draft = ArticleFactory(parent=news, draft=True, body=body)
    assert draft.make_preview_request().status_code == 200
    assert client.get(publish(draft).url).status_code == 200


def test_what_was_deleted_since_leaves_the_article_readable(
    site_tree: SiteTree, client: Client
) -> None:
    other, picture = ArticleFactory(parent=site_tree.news), ImageFactory()
    file, official = DocumentFactory(), OfficialDocumentFactory()
    body = [card(other), attachments(file), citation(official), call_to_action("Đọc", page=other)]
    body.append(
        ("image", {"image": picture, "alt": "x", "decorative": False, "caption": "", "credit": ""})
    )
    article = ArticleFactory(
        parent=site_tree.news,
        body=body,
        cover=picture,
        cites=[official],
        attachments=[file],
        picks=[other],
    )
    for gone in (other, picture, file, official):
        gone.delete()
    assert client.get(article.url).status_code == 200


@pytest.mark.parametrize("trait", ["draft", "hidden", "over"])
def test_a_card_shows_nothing_of_an_article_that_is_not_public(
    news: NewsIndexPage, client: Client, trait: str
) -> None:
    secret = ArticleFactory(parent=news, title="Chưa công bố", **{trait: True})
    article = ArticleFactory(parent=news, body=[card(secret)])
    assert "Chưa công bố" not in client.get(article.url).content.decode()


def test_tables_have_a_caption_and_column_headers(news: NewsIndexPage, client: Client) -> None:
    body = [table([["Phòng", "Hồ sơ"], ["Hộ tịch", "1.204"]], "Hồ sơ nửa đầu năm")]
    response = client.get(ArticleFactory(parent=news, body=body).url)
    found = main_part(response).find("div", class_="vd-prose").find("table")
    assert found.find("caption").get_text(strip=True) == "Hồ sơ nửa đầu năm"
    assert [th.get_text(strip=True) for th in found.find_all("th", scope="col")] == [
        "Phòng",
        "Hồ sơ",
    ]


def test_what_editors_type_is_text_not_markup(news: NewsIndexPage, client: Client) -> None:
    evil = "<script>alert(1)</script>"
    body = [
        heading(evil),
        section(evil),
        table([[evil], [evil]], evil),
        image(alt=evil, caption=evil),
    ]
    body += [
        ("quote", {"text": evil, "attribution": evil, "role": evil}),
        call_to_action(evil, url="https://e.vn/"),
    ]
    body.append(("callout", {"kind": "note", "title": evil, "text": RichText("<p>…</p>")}))
    article = ArticleFactory(
        parent=news, title=evil, lead=evil, bylines=[evil], tags=[evil], body=body
    )
    assert evil not in client.get(article.url).content.decode()


def blocks_of(kind: str, tree: SiteTree) -> tuple[str, Any]:
    return {
        "image": lambda: image(),
        "attachments": lambda: attachments(DocumentFactory(), DocumentFactory()),
        "official_document": lambda: citation(OfficialDocumentFactory(with_file=True)),
        "article_card": lambda: card(ArticleFactory(parent=tree.news, illustrated=True)),
        "call_to_action": lambda: call_to_action("Xem", page=ContentPageFactory(parent=tree.front)),
    }[kind]()


@pytest.mark.parametrize(
    "kind", ["image", "attachments", "official_document", "article_card", "call_to_action"]
)
def test_more_blocks_of_a_kind_cost_no_more_queries(
    site_tree: SiteTree, client: Client, queries_of: Callable, kind: str
) -> None:
    def count(article: ArticlePage) -> int:
        client.get(article.url)
        cache.clear()
        return len(queries_of(lambda: client.get(article.url)))

    one = ArticleFactory(parent=site_tree.news, body=[blocks_of(kind, site_tree)])
    five = ArticleFactory(
        parent=site_tree.news, body=[blocks_of(kind, site_tree) for _ in range(5)]
    )
    assert count(five) == count(one)
