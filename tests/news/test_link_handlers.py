"""Who turns a link to a page in a rich text into HTML: a site's own handler before ours."""

import pytest
from wagtail import hooks
from wagtail.rich_text.feature_registry import FeatureRegistry
from wagtail.rich_text.pages import PageLinkHandler

from news.rich_text_links import FewQueriesPageLinkHandler


class TownLinkHandler(PageLinkHandler):
    """A site's own."""


def register_towns(features: FeatureRegistry) -> None:
    features.register_link_type(TownLinkHandler)


def test_ours_stands_in_for_wagtails() -> None:
    assert FeatureRegistry().get_link_types()["page"] is FewQueriesPageLinkHandler


@pytest.mark.parametrize("order", [0, 500, 2000])
def test_a_sites_own_handler_stays(order: int) -> None:
    with hooks.register_temporarily("register_rich_text_features", register_towns, order=order):
        assert FeatureRegistry().get_link_types()["page"] is TownLinkHandler
