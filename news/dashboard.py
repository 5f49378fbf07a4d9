"""The newsroom's panel on the admin's first screen: what an editor opens every morning."""

from collections.abc import Mapping
from typing import Any

from wagtail.admin.ui.components import Component

from .models import ArticlePage, NewsIndexPage

SHOWN = 5


class NewsroomPanel(Component):
    """Write an article, see what goes out next and what readers see now."""

    name = "newsroom"
    template_name = "news/admin/newsroom_panel.html"
    order = 90

    def get_context_data(self, parent_context: Mapping[str, Any]) -> Mapping[str, Any]:
        user = parent_context["request"].user
        articles = ArticlePage.objects.for_lines()
        indexes = NewsIndexPage.objects.live().select_related("locale").order_by("path")
        return {
            "indexes": [i for i in indexes if i.permissions_for_user(user).can_add_subpage()],
            "scheduled": articles.scheduled().order_by("go_live_at")[:SHOWN],
            "published": articles.listed().newest_first()[:SHOWN],
        }
