"""What letters about approval ask of a page."""

from django import template
from wagtail.models import Page, TaskState

register = template.Library()


@register.simple_tag
def last_decision(page: Page) -> TaskState | None:
    """The step that was approved or returned last, with who did it and their remark."""
    states = TaskState.objects.for_instance(page).filter(finished_at__isnull=False)
    return states.select_related("finished_by").order_by("-finished_at", "-pk").first()
