"""What other sites show of a page."""

from django import template
from django.template import Context

from ..page_context import publisher_logo

register = template.Library()


@register.simple_tag(takes_context=True)
def logo_of_publisher(context: Context) -> str:
    """The absolute address of the logo that the site's hook `news_publisher` names, or ""."""
    return publisher_logo(context["request"])
