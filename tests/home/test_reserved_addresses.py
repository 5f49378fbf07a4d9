"""No page at the top takes an address that belongs to the site, whichever way it gets there."""

from collections.abc import Callable
from typing import Any

import pytest
from django.contrib.auth.models import AbstractUser
from django.core.exceptions import ValidationError
from django.test import Client
from django.urls import reverse

from home.factories import ContentPageFactory
from home.models import ContentPage
from tests.fixtures import SiteTree

WORDS = ["en", "vi", "admin", "documents", "media", "static"]


@pytest.fixture
def deep(site_tree: SiteTree) -> Callable[[str], ContentPage]:
    """A page with this slug, where it may have it."""
    parent = ContentPageFactory(parent=site_tree.front)
    return lambda slug: ContentPageFactory(parent=parent, slug=slug)


def is_where_it_was(page: ContentPage) -> bool:
    return ContentPage.objects.get(pk=page.pk).url_path == page.url_path


@pytest.mark.parametrize("slug", ["en", "admin"])
def test_bulk_move_refuses_and_moves_none(
    site_tree: SiteTree, deep: Any, client_of: Callable[[AbstractUser], Client],
    administrator: AbstractUser, slug: str,
) -> None:  # fmt: skip
    other, page = deep("khac"), deep(slug)
    path = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "move"])
    address = f"{path}?id={other.pk}&id={page.pk}"
    data = {"chooser": site_tree.front.pk}
    shown = client_of(administrator).post(address, data, follow=True)
    assert f"“{slug}”" in " ".join(str(message) for message in shown.context["messages"])
    assert is_where_it_was(page)
    assert is_where_it_was(other)


@pytest.mark.parametrize("slug", WORDS)
def test_code_cannot_move_or_copy_it_there(site_tree: SiteTree, deep: Any, slug: str) -> None:
    page = deep(slug)
    with pytest.raises(ValidationError):
        page.move(site_tree.front, pos="last-child")
    for keep_live in (True, False):
        with pytest.raises(ValidationError):
            page.copy(to=site_tree.front, keep_live=keep_live)
    with pytest.raises(ValidationError):
        page.create_alias(parent=site_tree.front)
    draft = deep("nhap")
    draft.unpublish()
    with pytest.raises(ValidationError):
        draft.copy(to=site_tree.front, keep_live=False, update_attrs={"slug": slug})
    assert is_where_it_was(page)


def test_a_title_that_is_such_a_word_gets_another_slug(site_tree: SiteTree) -> None:
    page = ContentPageFactory(parent=site_tree.front, title="Media")
    assert page.slug == "media-2"
    assert ContentPageFactory(parent=site_tree.front, title="Media").slug == "media-2-2"
