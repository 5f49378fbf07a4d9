"""The admin's views of our page types."""

from wagtail.admin.viewsets.pages import PageViewSet, page_viewset_registry

from ..models.base import BasePage
from .views import (
    ClearingUnscheduleView,
    ReviewedEditView,
    SayingWorkflowActionView,
    WholeCreateView,
)


class ReviewedViews:
    """For viewsets of page types."""

    add_view_class = WholeCreateView
    edit_view_class = ReviewedEditView
    workflow_action_view_class = SayingWorkflowActionView
    revisions_unschedule_view_class = ClearingUnscheduleView


class ReviewedPageViewSet(ReviewedViews, PageViewSet):
    """Stands for all page types made from `BasePage` that have no viewset of their own."""

    def on_register(self) -> None:
        page_viewset_registry.register(BasePage, self)
