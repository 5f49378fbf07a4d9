"""axe-core finds nothing: on every kind of public page, and in our forms of the admin."""

import logging
from collections.abc import Callable

import pytest
from django.contrib.auth.models import AbstractUser
from django.urls import reverse
from playwright.sync_api import BrowserContext, Page

from home.models import ContentPage, HomePage, SearchPage, SiteIdentity
from news.models import ArticlePage, Author, Category, NewsIndexPage, OfficialDocument
from tests.browser.axe import problems
from tests.fixtures import SiteTree

SCHEMES = ("light", "dark")
REGISTERS = (Category, Author, OfficialDocument)

# Violations that Wagtail's own widgets bring along; each stands on its stock screens too.
WAGTAILS = {
    # Its tag widget builds a second input without a label (also on its image form).
    "label": ".ui-autocomplete-input",
    # Its rich text editor gives the text box a description but no name.
    "aria-input-field-name": ".public-DraftEditor-content",
    # Two stream blocks of the same kind are two regions of the same name.
    "landmark-unique": "section.w-panel--nested",
}


@pytest.mark.parametrize("scheme", SCHEMES)
def test_axe_finds_nothing_on_public_pages(
    page: Page, public_pages: dict[str, str], scheme: str, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.CRITICAL, "django.request")
    page.emulate_media(color_scheme=scheme)
    found = {}
    for kind, address in public_pages.items():
        page.goto(address)
        found[kind] = problems(page)
    page.goto(public_pages["front"])
    page.evaluate(
        "for (const menu of document.querySelectorAll('header details')) menu.open = true"
    )
    found["menus open"] = problems(page)
    assert not {kind: what for kind, what in found.items() if what}


@pytest.mark.parametrize("scheme", SCHEMES)
def test_axe_finds_nothing_in_our_forms(
    page: Page,
    site_tree: SiteTree,
    full_article: ArticlePage,
    administrator: AbstractUser,
    log_in: Callable[[BrowserContext, AbstractUser], None],
    scheme: str,
) -> None:
    log_in(page.context, administrator)
    page.emulate_media(color_scheme=scheme)
    found = {}
    for address in form_addresses(site_tree, full_article):
        page.goto(address)
        # axe passes over what is hidden: open all tabs.
        page.evaluate(
            "for (const tab of document.querySelectorAll('[role=tabpanel]')) tab.hidden = false"
        )
        found[address] = problems(page, "main form", WAGTAILS)
    assert not {address: what for address, what in found.items() if what}


def form_addresses(tree: SiteTree, article: ArticlePage) -> list[str]:
    """The add and edit screens of our types."""
    content = ContentPage.objects.first()
    parents = {
        ArticlePage: tree.news,
        NewsIndexPage: tree.front,
        HomePage: tree.front.get_parent(),
        ContentPage: tree.front,
        SearchPage: tree.front,
    }
    adding = [
        reverse("wagtailadmin_pages:add", args=[*model._meta.label_lower.split("."), parent.pk])
        for model, parent in parents.items()
        if model.can_create_at(parent)
    ]
    editing = [
        reverse("wagtailadmin_pages:edit", args=[page.pk])
        for page in (article, tree.news, tree.front, content, tree.search)
    ]
    for model in REGISTERS:
        views = model.snippet_viewset
        adding.append(reverse(views.get_url_name("add")))
        editing.append(reverse(views.get_url_name("edit"), args=[model.objects.first().pk]))
    settings = [*SiteIdentity._meta.label_lower.split("."), tree.site.pk]
    return [*adding, *editing, reverse("wagtailsettings:edit", args=settings)]
