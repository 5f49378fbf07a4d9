"""What stands in the way of taking an app out of a site is said, and nothing is deleted."""

import pytest
from django.core.management import CommandError, call_command
from wagtail.models import Page, Site

from home.factories import ContentPageFactory
from news.bin.actions import put_in_bin
from news.uninstall import look
from tests.fixtures import SiteTree

pytestmark = pytest.mark.django_db


def obstacles(*labels: str) -> str:
    return "\n".join(look(labels).obstacles)


def test_apps_that_are_built_on_it_are_named(site_tree: SiteTree) -> None:
    said = obstacles("news", "campaigns")
    assert "The app home is built on what goes" in said
    assert "name home in this command, too" in said
    assert "campaigns in this command" not in said


def test_a_site_that_begins_at_a_page_that_goes_is_named(site_tree: SiteTree) -> None:
    assert "The site" not in obstacles("campaigns")
    Site.objects.create(hostname="rolls.example", root_page=site_tree.rolls)
    assert "rolls.example begins at a page that goes" in obstacles("campaigns").replace(
        "[", ""
    ).replace("]", "")


def test_pages_of_others_below_a_page_that_goes_are_named(site_tree: SiteTree) -> None:
    page = ContentPageFactory(parent=site_tree.rolls, title="How to propose")
    assert f"move “How to propose” ({page.pk}) away" in obstacles("campaigns")


def test_pages_of_others_in_the_bin_are_named_where_the_bin_goes(site_tree: SiteTree) -> None:
    page = ContentPageFactory(parent=site_tree.site.root_page, title="Imprint")
    put_in_bin(page, None)
    assert f"restore “Imprint” ({page.pk})" in obstacles("news", "campaigns")
    assert "Imprint" not in obstacles("campaigns")


def test_nothing_is_deleted_where_something_stands_in_the_way(site_tree: SiteTree) -> None:
    count = Page.objects.count()
    with pytest.raises(CommandError, match="Nothing was deleted"):
        call_command("uninstall_apps", "news", interactive=False, verbosity=0)
    with pytest.raises(CommandError, match="Not installed here: newz"):
        call_command("uninstall_apps", "newz", interactive=False, verbosity=0)
    with pytest.raises(CommandError, match="Name campaigns"):
        call_command("uninstall_apps", "home", interactive=False, verbosity=0)
    assert Page.objects.count() == count
