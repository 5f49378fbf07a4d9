"""`manage.py load_demo`: enough content to see the product at work, added once."""

from collections.abc import Iterator
from datetime import timedelta

import pytest
from django.core.management import call_command
from django.db import transaction
from django.test import Client
from django.utils import timezone
from django.utils.html import strip_tags
from pytest_django import DjangoDbBlocker
from wagtail.documents import get_document_model
from wagtail.images import get_image_model
from wagtail.models import Locale, Page, Revision

from home.models import ContentPage
from news.models import ArticlePage, Author, Category, OfficialDocument, Tag

COUNTED = (
    Page,
    Revision,
    Author,
    Category,
    OfficialDocument,
    Tag,
    get_image_model(),
    get_document_model(),
)


@pytest.fixture(scope="module", autouse=True)
def _demo(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    """Loads the demo once for this file, in a transaction that is undone after it."""
    with django_db_blocker.unblock(), transaction.atomic():
        call_command("setup_site", verbosity=0)
        call_command("load_demo", verbosity=0)
        yield
        transaction.set_rollback(True)


@pytest.fixture(autouse=True)
def _database(db: None) -> None:
    pass


def counts() -> dict[str, int]:
    return {model._meta.label: model.objects.count() for model in COUNTED}


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
    assert all(category.name_en for category in Category.objects.all())


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
