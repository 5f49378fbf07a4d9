"""Ids of a page's parts."""

from django import template
from django.utils.html import format_html

from .. import anchors

register = template.Library()


@register.simple_tag
def anchor(name: str) -> str:
    """The id of the part `name`, as links to it have it behind `#`."""
    return anchors.anchor(name)


@register.simple_tag
def former_anchor(name: str) -> str:
    """A mark at which links with the part's former id end; nothing where that is its id still."""
    former = anchors.former_anchor(name)
    return format_html('<span id="{}"></span>', former) if former else ""
