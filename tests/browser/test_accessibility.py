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

REGISTERS = (Category, Author, OfficialDocument)

# axe passes over what is hidden.
OPEN_MENUS = "for (const menu of document.querySelectorAll('header details')) menu.open = true"
OPEN_TABS = "for (const tab of document.querySelectorAll('[role=tabpanel]')) tab.hidden = false"

# Violations that Wagtail's own widgets bring along; each stands on its stock screens too.
WAGTAILS = {
    # Its tag widget builds a second input without a label (also on its image form).
    "label": ".ui-autocomplete-input",
    # Its rich text editor gives the text box a description but no name.
    "aria-input-field-name": ".public-DraftEditor-content",
}


@pytest.mark.parametrize("half", [0, 1])
def test_axe_finds_nothing_on_public_pages(
    page: Page, public_pages: dict[str, str], half: int, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.CRITICAL, "django.request")
    found = {}
    for kind, address in list(public_pages.items())[half::2]:
        page.goto(address)
        if kind == "index":
            page.evaluate(OPEN_MENUS)
        found[kind] = problems(page)
    assert not {kind: what for kind, what in found.items() if what}


@pytest.mark.parametrize("work", ["adding", "editing"])
def test_axe_finds_nothing_in_our_forms(
    page: Page,
    site_tree: SiteTree,
    full_article: ArticlePage,
    administrator: AbstractUser,
    log_in: Callable[[BrowserContext, AbstractUser], None],
    work: str,
) -> None:
    log_in(page.context, administrator)
    found = {}
    addresses = form_addresses if work == "editing" else blank_form_addresses
    for address in addresses(site_tree, full_article):
        page.goto(address)
        page.evaluate(OPEN_TABS)
        found[address] = problems(page, "main form", WAGTAILS)
    assert not {address: what for address, what in found.items() if what}


def blank_form_addresses(tree: SiteTree, article: ArticlePage) -> list[str]:
    """The screens on which something of our types is added, where they may be."""
    parents = {
        ArticlePage: tree.news,
        NewsIndexPage: tree.front,
        HomePage: tree.front.get_parent(),
        ContentPage: tree.front,
        SearchPage: tree.front,
    }
    pages = [
        reverse("wagtailadmin_pages:add", args=[*model._meta.label_lower.split("."), parent.pk])
        for model, parent in parents.items()
        if model.can_create_at(parent)
    ]
    rows = [reverse(model.snippet_viewset.get_url_name("add")) for model in REGISTERS]
    return pages + rows


def form_addresses(tree: SiteTree, article: ArticlePage) -> list[str]:
    """The screens on which something of our types is edited."""
    content = ContentPage.objects.first()
    pages = [
        reverse("wagtailadmin_pages:edit", args=[page.pk])
        for page in (article, tree.news, tree.front, content, tree.search)
    ]
    rows = [
        reverse(model.snippet_viewset.get_url_name("edit"), args=[model.objects.first().pk])
        for model in REGISTERS
    ]
    settings = [*SiteIdentity._meta.label_lower.split("."), tree.site.pk]
    return [*pages, *rows, reverse("wagtailsettings:edit", args=settings)]
