"""Soft hyphens and characters without width, pasted with a text, are not stored nor asked for."""

from collections.abc import Callable

import pytest
from django.contrib.auth.models import AbstractUser
from django.test import Client
from django.urls import reverse
from wagtail.documents import get_document_model
from wagtail.test.utils.form_data import inline_formset, rich_text, streamfield
from wagtail_factories import ImageFactory

from campaigns.factories import UnitFactory
from news.blocks.base import TEXT_FEATURES
from news.factories import ArticleFactory, AuthorFactory, OfficialDocumentFactory
from news.models import ArticlePage, NewsIndexPage, PublicText
from tests.fixtures import SiteTree
from tests.forms import article_form

Clients = Callable[[AbstractUser], Client]
WRITTEN = "Khen th\u00adưởng\u200b đột\ufeff xuất"
STORED = "Khen thưởng đột xuất"


def test_nothing_of_an_article_is_stored_with_them(
    news: NewsIndexPage, moderator: AbstractUser, client_of: Clients
) -> None:
    paragraph = rich_text(f"<p>{WRITTEN} <b>đ\u00adậm</b></p>", features=TEXT_FEATURES)
    blocks = [
        ("heading", {"text": WRITTEN, "level": "h2"}),
        ("paragraph", paragraph),
        ("table", f'{{"data": [["{WRITTEN}"]], "table_header_choice": "row"}}'),
    ]
    form = article_form(
        title=WRITTEN,
        slug="khen-th\u00adưởng\u200b",
        lead=WRITTEN,
        cover_caption=WRITTEN,
        body=streamfield(blocks),
        bylines=inline_formset([{"author": "", "name": WRITTEN, "ORDER": "1"}]),
    )
    add = reverse("wagtailadmin_pages:add", args=["news", "articlepage", news.pk])
    client_of(moderator).post(add, form | {"action-publish": "1"})
    article = ArticlePage.objects.get(slug="khen-thuong")
    assert (article.title, article.lead, article.cover_caption) == (STORED,) * 3
    assert article.bylines.get().name == STORED
    assert [str(child.value) for child in article.body][1].count("<b>đậm</b>") == 1
    kept = str(article.latest_revision.content["body"]) + str(list(article.body.raw_data))
    assert not {"\u00ad", "\u200b", "\ufeff"} & {*kept}
    assert "\\u00ad" not in kept
    assert PublicText.objects.get(pk=article.pk).words.count("khen thuong dot xuat") >= 3


def test_nothing_of_registers_pictures_files_and_people_is_stored_with_them(
    site_tree: SiteTree, editor: AbstractUser
) -> None:
    editor.last_name = WRITTEN
    editor.save()
    document = get_document_model()(title=WRITTEN, file="a.pdf")
    document.save()
    rows = {
        editor: "last_name",
        document: "title",
        ImageFactory(title=WRITTEN): "title",
        AuthorFactory(name=WRITTEN): "name",
        OfficialDocumentFactory(issuing_body=WRITTEN): "issuing_body",
        UnitFactory(name=WRITTEN): "name",
    }
    for row, field in rows.items():
        row.refresh_from_db()
        assert getattr(row, field) == STORED


@pytest.mark.parametrize("query", [WRITTEN, "khen th\u00aduong", "thưởng\u200b", "\ufeffxuat"])
def test_a_query_finds_as_if_they_were_not_there(
    site_tree: SiteTree, client: Client, query: str
) -> None:
    article = ArticleFactory(parent=site_tree.news, title=STORED)
    page = client.get(site_tree.search.url, {"q": query}).content.decode()
    assert article.url in page
