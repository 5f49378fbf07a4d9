"""Addresses of the pages of a list."""

from django import template

from ..paging import ListPage

register = template.Library()


@register.simple_tag
def page_url(pager: ListPage, number: int) -> str:
    """Where page `number` of a list is."""
    return pager.url(number)
