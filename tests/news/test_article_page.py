"""The article as readers get it: everything an editor gave stands on the page."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from home.factories import ContentPageFactory
from news.factories import ArticleFactory, moment, publish
from news.models import ArticlePage, NewsIndexPage
from tests.fixtures import SiteTree
from tests.reading import hrefs, listed, main_part, soup, words

pytestmark = pytest.mark.any_database


def test_everything_an_editor_gave_stands_on_the_page(
    full_article: ArticlePage, client: Client
) -> None:
    response = client.get(full_article.url)
    text, links = words(response), hrefs(response)
    expected = [
        full_article.title,
        full_article.lead,
        "04/08/2021, 08:00",
        "Vũ Xuân Quyết",
        "Cổng thông tin",
    ]
    expected += [byline.display_name for byline in full_article.bylines.all()]
    expected += [tag.name for tag in full_article.tags.all()]
    expected += [category.name for category in full_article.categories.all()]
    expected += [cited.document.number for cited in full_article.cited_documents.all()]
    expected += [item.display_title for item in full_article.attachments.all()]
    expected += [subject.page.title for subject in full_article.subjects.all()]
    assert [words_ for words_ in expected if words_ not in text] == []
    targets = [cited.document.url for cited in full_article.cited_documents.all()]
    targets += [item.document.url for item in full_article.attachments.all()]
    targets += [subject.page.url for subject in full_article.subjects.all()]
    targets += [pick.article.url for pick in full_article.related_picks.all()]
    targets += ["https://example.vn/"]
    assert [target for target in targets if target not in links] == []


def test_the_cover_has_its_alternative_text(full_article: ArticlePage, client: Client) -> None:
    assert main_part(client.get(full_article.url)).find("img", alt="Lễ phát động")


def test_attachments_say_their_type_and_size(full_article: ArticlePage, client: Client) -> None:
    item = full_article.attachments.first()
    link = main_part(client.get(full_article.url)).find("a", href=item.document.url)
    assert "PDF" in link.get_text(" ")
    assert any(char.isdigit() for char in link.get_text(" ").replace(item.display_title, ""))


def test_breadcrumbs_lead_back(
    full_article: ArticlePage, news: NewsIndexPage, client: Client
) -> None:
    crumbs = client.get(full_article.url).context["breadcrumbs"]
    assert [crumb.url for crumb in crumbs] == ["/", news.url, full_article.url]


def test_sharing_uses_plain_links_with_the_articles_address(
    full_article: ArticlePage, client: Client
) -> None:
    share = {link.key: link.url for link in client.get(full_article.url).context["share"]}
    assert list(share) == ["copy", "email", "zalo", "facebook"]
    assert share["copy"] == full_article.full_url
    assert set(share.values()) <= set(hrefs(client.get(full_article.url)))
    assert "ky-niem-28-8" in share["facebook"]


def test_a_byline_that_is_still_empty_is_not_shown(news: NewsIndexPage, client: Client) -> None:
    article = ArticleFactory(parent=news, bylines=["  ", "Vũ Xuân Quyết"])
    shown = [byline.display_name for byline in client.get(article.url).context["bylines"]]
    assert shown == ["Vũ Xuân Quyết"]


def test_a_correction_shows_when_it_was_made(news: NewsIndexPage, client: Client) -> None:
    article = ArticleFactory(parent=news, published_at=moment(2021, 8, 4))
    assert client.get(article.url).context["updated_at"] is None
    ArticlePage.objects.filter(pk=article.pk).update(
        first_published_at=moment(2021, 8, 4), last_published_at=moment(2021, 8, 6, 9)
    )
    assert client.get(article.url).context["updated_at"] == moment(2021, 8, 6, 9)
    assert "06/08/2021" in words(client.get(article.url))


def test_what_others_show_when_it_is_shared(full_article: ArticlePage, client: Client) -> None:
    page = soup(client.get(full_article.url))
    meta = {tag.get("property"): tag["content"] for tag in page.find_all("meta", property=True)}
    assert meta["og:title"] == full_article.title
    assert meta["og:url"] == full_article.full_url
    assert meta["og:image"].startswith("http")
    full_article.social_title, full_article.social_description = "Chia sẻ", "Lời ngắn"
    page = soup(client.get(publish(full_article).url))
    assert page.find("meta", property="og:title")["content"] == "Chia sẻ"
    assert page.find("meta", property="og:description")["content"] == "Lời ngắn"


def test_an_unlisted_article_stays_at_its_address(news: NewsIndexPage, client: Client) -> None:
    article = ArticleFactory(parent=news, kept_out=True)
    assert client.get(article.url).status_code == 200
    assert article.url not in hrefs(client.get(news.url))


@pytest.mark.parametrize("trait", ["draft", "hidden"])
def test_an_article_that_is_not_public_is_not_shown(
    news: NewsIndexPage, client: Client, trait: str
) -> None:
    article = ArticleFactory(parent=news, title="Chưa công bố", **{trait: True})
    response = client.get(article.url, follow=True)
    assert "Chưa công bố" not in response.content.decode()


def test_a_bare_article_is_a_page_too(news: NewsIndexPage, client: Client) -> None:
    article = ArticleFactory(parent=news, lead="")
    assert client.get(article.url).status_code == 200


def test_a_draft_without_date_has_a_preview(article: ArticlePage) -> None:
    article.published_at = None
    assert article.make_preview_request().status_code == 200


def test_a_subject_that_is_not_public_is_not_named(site_tree: SiteTree, client: Client) -> None:
    shown, draft = (
        ContentPageFactory(parent=site_tree.front),
        ContentPageFactory(parent=site_tree.front),
    )
    article = ArticleFactory(parent=site_tree.news, subjects=[shown, draft])
    draft.unpublish()
    response = client.get(article.url)
    assert shown.url in hrefs(response)
    assert draft.title not in words(response)


def test_a_page_shows_the_news_about_it(site_tree: SiteTree, client: Client) -> None:
    page = ContentPageFactory(parent=site_tree.front)
    about = ArticleFactory(parent=site_tree.news, subjects=[page])
    secret = ArticleFactory(parent=site_tree.news, subjects=[page], draft=True)
    other = ArticleFactory(parent=site_tree.news)
    links = hrefs(client.get(page.url))
    assert [article.url in links for article in (about, secret, other)] == [True, False, False]


def test_the_date_of_an_article_is_not_the_day_it_went_live(
    news: NewsIndexPage, client: Client
) -> None:
    article = ArticleFactory(parent=news, published_at=timezone.now() - timedelta(days=400))
    day = timezone.localdate(article.published_at)
    assert listed(client, f"{news.url}{day:%Y/%m/%d}/") == [article.pk]
    today = timezone.localdate()
    assert client.get(f"{news.url}{today:%Y/%m/%d}/").context["articles"] == []
