"""Types of articles that a site makes: everything that an article does, they do."""

from datetime import timedelta
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.core.management import call_command
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Page

from news.factories import (
    ArticleFactory,
    AuthorFactory,
    CategoryFactory,
    OfficialDocumentFactory,
    moment,
    translate,
)
from news.models import (
    AbstractArticlePage,
    ArticleByline,
    ArticlePage,
    ArticleSubject,
    Author,
    Category,
    CitedDocument,
    NewsIndexPage,
    PublicPage,
)
from news.public_index.check import differences
from news.related import other_news
from tests.fixtures import SiteTree
from tests.forms import as_shown
from tests.own_types.stories.models import (
    NoteByline,
    NoteDocument,
    NoteIndexPage,
    NotePage,
    NotePick,
    NoteSubject,
    StoryIndexPage,
    StoryPage,
)

BOTH = pytest.mark.parametrize("model", [StoryPage, NotePage])


def make(model: type[AbstractArticlePage], parent: Page, **fields: Any) -> Any:
    """A published page of a site's own type, with everything that hangs on an article."""
    about = fields.pop("about", [])
    author = Author.objects.filter(slug="ha").first() or AuthorFactory(name="Hà", slug="ha")
    title = fields.pop("title", f"Một {model.__name__}")
    page = model(title=title, lead="Chuyện kể", published_at=moment(2021, 8, 4, 9), **fields)
    known = Category.objects.filter(slug="thi-dua").first()
    page.categories = [known or CategoryFactory(name="Thi đua", slug="thi-dua")]
    page.tags.add("pháp luật")
    if model is NotePage:
        page.bylines = [NoteByline(author=author)]
        page.subjects = [NoteSubject(page=subject) for subject in about]
    else:
        page.bylines = [ArticleByline(author=author)]
        page.subjects = [ArticleSubject(page=subject) for subject in about]
    return parent.add_child(instance=page)


def read(path: str) -> str:
    response = Client().get(path)
    assert response.status_code == 200, (path, response.status_code)
    return response.content.decode()


def test_types_of_a_site_change_no_table_of_the_apps(db: None) -> None:
    call_command("makemigrations", check_changes=True, dry_run=True)


@BOTH
def test_it_may_stand_below_every_index(model: Any) -> None:
    assert {*model.allowed_parent_page_models()} >= {NewsIndexPage, StoryIndexPage}
    assert model in NewsIndexPage.creatable_subpage_models()
    assert model in StoryIndexPage.creatable_subpage_models()


def test_an_index_that_names_one_type_takes_that_alone() -> None:
    assert NoteIndexPage.allowed_subpage_models() == [NotePage]
    assert NoteIndexPage not in ArticlePage.allowed_parent_page_models()


@BOTH
def test_it_is_served_as_itself(model: Any, news: NewsIndexPage) -> None:
    page = make(model, news)
    path = f"{news.url}{page.slug}/"
    response = Client().get(path)
    assert response.status_code == 200
    assert type(response.context["page"]) is model
    assert response.context["page"].public_row is not None
    assert "Hà" in response.content.decode()


def test_a_type_without_a_template_is_shown_with_ours_and_its_own_comes_first(
    news: NewsIndexPage,
) -> None:
    story, note = make(StoryPage, news), make(NotePage, news, mood="merry")
    assert "Chuyện kể" in read(story.url)
    assert "A note in merry mood" in read(note.url)


@BOTH
def test_it_is_in_every_list(model: Any, news: NewsIndexPage, site_tree: SiteTree) -> None:
    page = make(model, news)
    for path in (
        news.url,
        f"{news.url}rss/",
        f"{news.url}2021/08/04/",
        news.url_of("category", slug="thi-dua"),
        news.url_of("tag", slug="phap-luat"),
        news.url_of("author", slug="ha"),
        site_tree.front.url,
        f"{site_tree.search.url}?q=chuyen+ke",
    ):
        assert page.title in read(path), path


@BOTH
def test_it_is_news_about_a_page(model: Any, news: NewsIndexPage, roll: Any) -> None:
    page = make(model, news, about=[roll])
    assert [row.pk for row in roll.news()[:5]] == [page.pk]
    assert page.title in read(roll.url)
    assert roll.title in read(page.url)


@BOTH
def test_it_is_among_the_other_news_and_has_neighbours(model: Any, news: NewsIndexPage) -> None:
    page = make(model, news)
    other = ArticleFactory(parent=news, published_at=moment(2021, 8, 5, 9))
    assert [row.pk for row in other_news(other).related] == [page.pk]
    assert other_news(other).previous.pk == page.pk
    assert other_news(page).next.pk == other.pk


def test_a_note_picks_articles_of_every_type(news: NewsIndexPage) -> None:
    story, article = make(StoryPage, news), ArticleFactory(parent=news)
    note = make(NotePage, news)
    note.related_picks = [NotePick(article=story), NotePick(article=article)]
    note.save()
    assert [row.pk for row in other_news(note).related][:2] == [story.pk, article.pk]


def test_an_article_picks_a_story(news: NewsIndexPage) -> None:
    story = make(StoryPage, news)
    article = ArticleFactory(parent=news, picks=[story])
    assert [row.pk for row in other_news(article).related] == [story.pk]


def test_a_pick_that_is_no_article_is_refused(site_tree: SiteTree) -> None:
    with pytest.raises(ValidationError, match=site_tree.front.title):
        NotePick(article=site_tree.front).clean()


@BOTH
def test_the_public_index_agrees_with_it(model: Any, news: NewsIndexPage) -> None:
    page = make(model, news)
    assert PublicPage.objects.get(pk=page.pk).is_listed
    assert [*differences()] == []


@BOTH
def test_a_changed_author_or_child_row_reaches_its_row(model: Any, news: NewsIndexPage) -> None:
    page = make(model, news)
    author = page.bylines.first().author
    author.name = "Thu Hà"
    author.save()
    assert "Thu Hà" in PublicPage.objects.get(pk=page.pk).bylines_text
    row = model.objects.get(pk=page.pk).bylines.first()
    row.name = "Người khác"
    row.save()
    assert PublicPage.objects.get(pk=page.pk).bylines_text == "Người khác"


@BOTH
def test_a_deleted_author_leaves_a_name(model: Any, news: NewsIndexPage) -> None:
    page = make(model, news)
    page.bylines.first().author.delete()
    assert model.objects.get(pk=page.pk).bylines_text == "Hà"
    assert "Hà" in read(page.url)


@BOTH
def test_it_cites_documents(model: Any, news: NewsIndexPage) -> None:
    page, document = make(model, news), OfficialDocumentFactory()
    row = NoteDocument if model is NotePage else CitedDocument
    page.cited_documents = [row(document=document)]
    page.save()
    assert document.number in read(page.url)


@BOTH
def test_published_without_a_date_it_bears_this_minute(model: Any, news: NewsIndexPage) -> None:
    page = make(model, news, live=False)
    page.published_at = None
    page.save()
    page.save_revision().publish()
    stored = model.objects.get(pk=page.pk)
    assert stored.published_at is not None
    assert timezone.now() - stored.published_at < timedelta(minutes=2)


@BOTH
def test_its_copy_and_translation_are_of_its_type(
    model: Any, news: NewsIndexPage, news_en: NewsIndexPage
) -> None:
    page = make(model, news)
    copy = page.copy(update_attrs={"slug": "ban-sao"}, keep_live=False)
    assert (type(copy), copy.published_at) == (model, None)
    assert [byline.author_id for byline in copy.bylines.all()] == [
        byline.author_id for byline in page.bylines.all()
    ]
    translation = translate(page)
    assert type(translation.specific) is model


@BOTH
def test_its_form_has_the_tabs_of_an_article_and_its_own_fields(
    model: Any, news: NewsIndexPage, administrator: Any, client_of: Any
) -> None:
    client = client_of(administrator)
    meta = model._meta
    form = reverse("wagtailadmin_pages:add", args=[meta.app_label, meta.model_name, news.pk])
    page = client.get(form)
    assert page.status_code == 200
    shown = page.context["form"].fields
    assert {"lead", "body", "categories", "tags", "unlisted", "asked_date"} <= {*shown}
    assert ("place" if model is StoryPage else "mood") in shown
    assert [tab.heading for tab in page.context["edit_handler"].panel.children] == [
        tab.heading for tab in ArticlePage.edit_handler.children
    ]


@BOTH
def test_it_is_written_sent_and_published_in_the_admin(
    model: Any, news: NewsIndexPage, administrator: Any, client_of: Any
) -> None:
    client = client_of(administrator)
    page = make(model, news)
    form = reverse("wagtailadmin_pages:edit", args=[page.pk])
    sent = as_shown(client.get(form)) | {"title": "Tên mới", "action-publish": "1"}
    response = client.post(form, sent)
    assert response.status_code == 302, response.context and response.context["form"].errors
    assert "Tên mới" in read(page.url)
    own = "place" if model is StoryPage else "mood"
    assert hasattr(model.objects.get(pk=page.pk), own)


@BOTH
def test_admin_screens_open(
    model: Any, news: NewsIndexPage, administrator: Any, client_of: Any
) -> None:
    client, page = client_of(administrator), make(model, news)
    for name in ("edit", "copy", "delete", "move", "history", "usage", "view_draft", "unpublish"):
        assert client.get(reverse(f"wagtailadmin_pages:{name}", args=[page.pk])).status_code == 200
    listed = client.get(reverse("wagtailadmin_explore", args=[news.pk])).content.decode()
    assert page.title in listed
    first = client.get(reverse("wagtailadmin_home")).content.decode()
    assert page.title in first
    assert f"/{model._meta.app_label}/{model._meta.model_name}/{news.pk}/" in first


def test_the_list_of_all_articles_has_stories(
    news: NewsIndexPage, administrator: Any, client_of: Any
) -> None:
    page = make(StoryPage, news)
    assert page.title in client_of(administrator).get(reverse("articles:index")).content.decode()


@BOTH
def test_it_waits_in_the_bin_and_comes_back(
    model: Any, news: NewsIndexPage, administrator: Any, client_of: Any
) -> None:
    client, page = client_of(administrator), make(model, news)
    client.post(reverse("wagtailadmin_pages:delete", args=[page.pk]))
    assert Client().get(page.url).status_code in (404, 410)
    assert not PublicPage.objects.filter(pk=page.pk).exists()
    assert model.objects.filter(pk=page.pk).exists()


@BOTH
def test_it_is_in_the_sitemap_and_has_structured_data(model: Any, news: NewsIndexPage) -> None:
    page = make(model, news)
    assert PublicPage.objects.get(pk=page.pk).in_sitemap
    assert '"NewsArticle"' in read(page.url)


@BOTH
def test_a_query_for_articles_knows_it(model: Any, news: NewsIndexPage, roll: Any) -> None:
    page = make(model, news, about=[roll])
    asked = model.objects
    author = page.bylines.first().author
    for found in (
        asked.listed().newest_first().for_lines(),
        asked.about(roll),
        asked.by_author(author),
        asked.tagged(page.tag_list[0]),
        asked.in_category(page.category_list[0]),
        asked.in_language_of(news),
    ):
        assert [one.pk for one in found] == [page.pk]


@pytest.mark.parametrize("index_model", [StoryIndexPage, NoteIndexPage])
def test_an_index_of_its_own_lists_what_stands_below_it(
    index_model: Any, news: NewsIndexPage, site_tree: SiteTree
) -> None:
    elsewhere = ArticleFactory(parent=news)
    index = site_tree.front.add_child(instance=index_model(title="Sổ tay", slug="so-tay"))
    note = make(NotePage, index)
    text = read(index.url)
    assert note.title in text
    assert elsewhere.title not in text
    assert note.title not in read(news.url)
    assert note.title in read(f"{index.url}rss/")
    assert "Chuyện kể" in read(note.url)
