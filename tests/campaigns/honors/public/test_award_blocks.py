"""A roll or one award in the body of an article: always as readers may see it today."""

from collections.abc import Callable
from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.contrib.auth.models import AbstractUser
from django.core.exceptions import ValidationError
from django.test import Client
from django.urls import reverse
from wagtail.blocks.stream_block import StreamBlockValidationError

from campaigns.factories import AwardTypeFactory, HonorRollFactory, award_row, list_of, public_list
from campaigns.factories import publish as publish_roll
from campaigns.honors.lists import edit as lists
from campaigns.honors.lists import marks
from campaigns.honors.public.blocks import AwardBlock, HonorRollBlock
from campaigns.models import Award, HonorRollPage
from news.blocks import BodyStreamBlock
from news.body import plain_text
from news.factories import ArticleFactory, OfficialDocumentFactory, publish, translate
from news.models import ArticlePage
from tests.fixtures import SiteTree
from tests.reading import main_part, words

pytestmark = pytest.mark.any_database

Kind = marks.Kind


@pytest.fixture
def roll(site_tree: SiteTree) -> HonorRollPage:
    return HonorRollFactory(parent=site_tree.rolls, title="Bảng vàng năm 2021")


@pytest.fixture
def awards(roll: HonorRollPage) -> list[Award]:
    flag = AwardTypeFactory(name="Cờ thi đua ngành Tư pháp", precedence=1)
    paper = AwardTypeFactory(
        name="Giấy khen", translations={"en": {"name": "Certificate"}}, precedence=9
    )
    return public_list(
        roll,
        award_row("Phòng Hộ tịch", kind="collective", award_type=flag),
        award_row("Nguyễn Văn An", honorific="Ông", award_type=paper, achievement="Số hóa sổ"),
        award_row("Trần Thị Bình", award_type=paper),
    )


def article_with(tree: SiteTree, *blocks: tuple[str, Any]) -> ArticlePage:
    return ArticleFactory(parent=tree.news, body=list(blocks))


def boxes(client: Client, page: Any) -> list[BeautifulSoup]:
    return main_part(client.get(page.url)).select(
        ".vd-prose .vd-callout:is(.is-honor, .is-important)"
    )


def text_of(box: BeautifulSoup) -> str:
    return " ".join(box.get_text(" ").split())


def test_a_roll_shows_its_decision_its_counts_and_its_highest_awards_first(
    site_tree: SiteTree, roll: HonorRollPage, awards: list[Award], client: Client
) -> None:
    (box,) = boxes(client, article_with(site_tree, ("honor_roll", {"roll": roll})))
    text = text_of(box)
    assert box.find("a")["href"] == roll.url
    assert roll.decision.number in text
    assert [b.get_text() for b in box.select("p > b")] == ["1", "2"], "collectives, people"
    assert [" ".join(li.get_text(" ").split()) for li in box.find_all("li")] == [
        "Cờ thi đua ngành Tư pháp 1",
        "Giấy khen 2",
    ]


def test_an_award_shows_name_award_and_decision_and_leads_to_both_pages(
    site_tree: SiteTree, roll: HonorRollPage, awards: list[Award], client: Client
) -> None:
    (box,) = boxes(client, article_with(site_tree, ("award", {"key": awards[1].key})))
    text = text_of(box)
    for part in ("Ông Nguyễn Văn An", "Giấy khen", "Số hóa sổ", roll.decision.number):
        assert part in text
    links = [link["href"] for link in box.find_all("a")]
    assert links == [site_tree.rolls.url_of("award", key=awards[1].key), roll.url]
    assert client.get(links[0]).status_code == 200


def test_a_correction_of_the_list_reaches_the_article(
    site_tree: SiteTree, roll: HonorRollPage, awards: list[Award], client: Client
) -> None:
    article = article_with(site_tree, ("award", {"key": awards[2].key}))

    def rename(target: Any) -> None:
        row = target.awards.get(key=awards[2].key)
        row.name = "Trần Thị Bích"
        lists.change_rows(target, [row])

    lists.edit(roll, None, rename)
    assert "Trần Thị Bình" in words(client.get(article.url))
    publish_roll(roll)
    assert "Trần Thị Bích" in words(client.get(article.url))


def test_who_is_withheld_leaves_every_article_at_once_and_returns_when_released(
    site_tree: SiteTree,
    roll: HonorRollPage,
    awards: list[Award],
    client: Client,
    administrator: AbstractUser,
) -> None:
    article = article_with(
        site_tree, ("award", {"key": awards[2].key}), ("honor_roll", {"roll": roll})
    )
    marks.withhold(roll, awards[2].key, administrator, "Đề nghị của người được khen")
    assert "Trần Thị Bình" not in client.get(article.url).content.decode()
    (box,) = boxes(client, article)
    assert "Giấy khen 1" in text_of(box)
    marks.release(roll, awards[2].key, administrator)
    assert len(boxes(client, article)) == 2


def test_an_annulled_award_is_struck_and_names_the_cancelling_decision(
    site_tree: SiteTree,
    roll: HonorRollPage,
    awards: list[Award],
    client: Client,
    administrator: AbstractUser,
) -> None:
    cancelling = OfficialDocumentFactory(number="99/QĐ-STP")
    mark = marks.propose(roll, awards[2].key, Kind.ANNULLED, administrator, cancelling)
    article = article_with(
        site_tree, ("award", {"key": awards[2].key}), ("honor_roll", {"roll": roll})
    )
    assert boxes(client, article)[0].find("s") is None, "a proposal changes nothing"
    marks.approve(mark, roll, administrator)
    box, card = boxes(client, article)
    assert "is-honor" not in box["class"], "gold is for honors"
    assert box.find("s").get_text() == "Trần Thị Bình"
    assert "99/QĐ-STP" in text_of(box)
    assert "Giấy khen 1" in text_of(card), "a top award that was annulled does not count"


@pytest.mark.parametrize("what", ["unpublished", "private", "no list yet", "unknown key"])
def test_what_readers_may_not_see_leaves_no_trace(
    site_tree: SiteTree, client: Client, what: str
) -> None:
    roll = HonorRollFactory(parent=site_tree.rolls, private=what == "private")
    rows = (list_of if what == "no list yet" else public_list)(roll, "Nguyễn Văn An")
    key = "zzzzzzzzzz" if what == "unknown key" else rows[0].key
    article = article_with(site_tree, ("award", {"key": key}))
    if what == "unpublished":
        roll.unpublish()
    assert boxes(client, article) == []
    assert client.get(article.url).status_code == 200


@pytest.mark.parametrize("hidden", ["unpublished", "private", "deleted"])
def test_a_roll_that_nobody_may_read_leaves_no_card(
    site_tree: SiteTree, client: Client, hidden: str
) -> None:
    roll = HonorRollFactory(parent=site_tree.rolls, private=hidden == "private")
    article = article_with(site_tree, ("honor_roll", {"roll": roll}))
    if hidden == "unpublished":
        roll.unpublish()
    if hidden == "deleted":
        roll.delete()
    assert boxes(client, article) == []


def test_an_english_article_leads_to_the_english_roll_and_keeps_names_as_printed(
    site_tree: SiteTree, roll: HonorRollPage, awards: list[Award], client: Client
) -> None:
    vietnamese = article_with(
        site_tree, ("honor_roll", {"roll": roll}), ("award", {"key": awards[1].key})
    )
    english = translate(vietnamese, title="In English")
    assert boxes(client, english)[0].find("a")["href"] == roll.url, "no English page of it yet"
    english_roll = translate(roll, title="Honors of 2021")
    card, box = boxes(client, english)
    assert "Honors of 2021" in text_of(card)
    assert "Certificate 2" in text_of(card)
    links = [link["href"] for link in box.find_all("a")]
    assert links[0].startswith("/en/")
    assert client.get(links[0]).status_code == 200
    assert links[1] == english_roll.url
    assert box.find(lang="vi").get_text(strip=True) == "Ông Nguyễn Văn An"


def test_ten_embedded_awards_cost_no_more_queries_than_one(
    site_tree: SiteTree,
    roll: HonorRollPage,
    client: Client,
    queries_of: Callable[[Callable[[], object]], list[str]],
) -> None:
    rows = public_list(roll, *(f"Người thứ {n}" for n in range(10)))
    one = article_with(site_tree, ("award", {"key": rows[0].key}), ("honor_roll", {"roll": roll}))
    ten = article_with(
        site_tree,
        *(("award", {"key": row.key}) for row in rows),
        *[("honor_roll", {"roll": roll})] * 3,
    )
    for article in (one, ten):
        client.get(article.url)
    few, many = (len(queries_of(lambda a=a: client.get(a.url))) for a in (one, ten))
    assert many == few


def test_a_key_is_no_word_of_the_article(
    site_tree: SiteTree, roll: HonorRollPage, awards: list[Award]
) -> None:
    article = article_with(site_tree, ("award", {"key": awards[0].key}))
    assert plain_text(article.body) == ""


def test_an_award_must_exist_but_may_be_withheld(
    roll: HonorRollPage, awards: list[Award], administrator: AbstractUser
) -> None:
    body = BodyStreamBlock()

    def check(key: str) -> Any:
        return body.clean(body.normalize([("award", {"key": key})]))

    marks.withhold(roll, awards[0].key, administrator, "…")
    assert check(awards[0].key)[0].value["key"] == awards[0].key
    for wrong in ("", "zzzzzzzzzz"):
        with pytest.raises((StreamBlockValidationError, ValidationError)):
            check(wrong)


def choose(client: Client, query: str) -> str:
    answer = client.get(reverse("award_chooser:choose_results"), {"q": query})
    assert answer.status_code == 200
    return answer.content.decode()


def test_an_editor_finds_an_award_by_words_or_by_its_address(
    site_tree: SiteTree, awards: list[Award], desk: Client
) -> None:
    assert "Nguyễn Văn An" in choose(desk, "an nguyen giay khen")
    assert "Trần Thị Bình" not in choose(desk, "an nguyen giay khen")
    address = "https://example.vn" + site_tree.rolls.url_of("award", key=awards[2].key)
    found = choose(desk, address)
    assert "Trần Thị Bình" in found
    assert "Nguyễn Văn An" not in found
    chosen = desk.get(reverse("award_chooser:chosen", args=[awards[2].key])).json()
    assert chosen["result"]["id"] == awards[2].key
    assert chosen["result"]["title"].startswith("Trần Thị Bình")


@pytest.mark.parametrize("query", ["\x00", "%", "'", "a" * 5000, "﷽ 👑", "?p=x"])
def test_no_search_words_break_the_chooser(awards: list[Award], desk: Client, query: str) -> None:
    choose(desk, query)


def test_the_chooser_shows_only_what_readers_see(
    roll: HonorRollPage,
    awards: list[Award],
    desk: Client,
    client: Client,
    administrator: AbstractUser,
) -> None:
    marks.withhold(roll, awards[2].key, administrator, "…")
    assert "Trần Thị Bình" not in choose(desk, "binh")
    assert desk.get(reverse("award_chooser:chosen", args=[awards[2].key])).status_code == 404
    assert client.get(reverse("award_chooser:choose")).status_code == 302, "readers have no admin"
    widget = AwardBlock().child_blocks["key"].field.widget
    assert "Bình" not in widget.get_value_data(awards[2].key)["title"]
    assert widget.get_value_data(awards[2].key)["id"] == awards[2].key


def test_editing_an_article_keeps_a_withheld_award_in_its_place(
    site_tree: SiteTree,
    roll: HonorRollPage,
    awards: list[Award],
    client: Client,
    administrator: AbstractUser,
) -> None:
    article = article_with(site_tree, ("award", {"key": awards[2].key}))
    marks.withhold(roll, awards[2].key, administrator, "…")
    publish(ArticlePage.objects.get(pk=article.pk))
    marks.release(roll, awards[2].key, administrator)
    assert len(boxes(client, article)) == 1


def test_the_picker_previews_both_blocks(roll: HonorRollPage, awards: list[Award]) -> None:
    for block, part in ((HonorRollBlock(), roll.title), (AwardBlock(), "Phòng Hộ tịch")):
        assert part in block.render(block.get_preview_value())


def test_a_site_without_awards_has_previews_too(site_tree: SiteTree) -> None:
    for block in (HonorRollBlock(), AwardBlock()):
        assert block.render(block.get_preview_value()).strip() == ""


@pytest.mark.usefixtures("reference_index")
def test_a_roll_is_told_which_articles_embed_it(site_tree: SiteTree, roll: HonorRollPage) -> None:
    from wagtail.models import ReferenceIndex

    article = article_with(site_tree, ("honor_roll", {"roll": roll}))
    (usage,) = ReferenceIndex.get_references_to(roll)
    assert usage.object_id == str(article.pk)


def test_a_roll_in_an_article_says_the_numbers_that_its_page_says(
    site_tree: SiteTree, administrator: AbstractUser, client: Client
) -> None:
    """With one withheld and one annulled: whom readers see is counted, struck out or not."""
    roll = HonorRollFactory(parent=site_tree.rolls)
    paper = AwardTypeFactory(name="Giấy khen")
    rows = public_list(roll, *(award_row(f"Người {n}", award_type=paper) for n in range(22)))
    article = article_with(site_tree, ("honor_roll", {"roll": roll}))
    marks.withhold(roll, rows[0].key, administrator, "Theo yêu cầu")
    proposed = marks.propose(
        roll, rows[1].key, Kind.ANNULLED, administrator, OfficialDocumentFactory()
    )
    marks.approve(proposed, roll, administrator)

    (box,) = boxes(client, article)
    page = BeautifulSoup(client.get(roll.url).content, "html.parser")
    on_page = page.select_one(".vd-plaque-counts li").get_text(" ")
    assert on_page.split()[0] == "21"
    assert " ".join(on_page.split()) in text_of(box)
    assert "trong đó 1" in text_of(box)
    assert box.select_one("li b").get_text() == "20", "an annulled award counts for no award"
