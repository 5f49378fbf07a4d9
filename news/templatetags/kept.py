"""Parts of pages that are kept in memory as HTML, see `public_index/memory.py`."""

from typing import Any

from django import template
from django.template.base import FilterExpression, NodeList, Parser, Token
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language

from ..public_index.memory import kept

register = template.Library()


class KeptNode(template.Node):
    def __init__(self, nodelist: NodeList, key: list[FilterExpression]) -> None:
        self.nodelist, self.key = nodelist, key

    def render(self, context: template.Context) -> SafeString:
        if getattr(context.get("request"), "is_preview", False):
            return self.nodelist.render(context)
        values: list[Any] = [part.resolve(context) for part in self.key]
        key = ("html", get_language(), *values)
        return kept(key, lambda: mark_safe(self.nodelist.render(context)))  # noqa: S308


@register.tag("kept")
def do_kept(parser: Parser, token: Token) -> KeptNode:
    """`{% kept "name" value … %}…{% endkept %}`: rendered once for these values in a language.

    Nothing is kept in previews. The values must say all that the part shows, besides what a change
    of `PublicVersion` stands for: sites, menus, indexes and registers.
    """
    _tag, *key = token.split_contents()
    nodelist = parser.parse(["endkept"])
    parser.delete_first_token()
    return KeptNode(nodelist, [parser.compile_filter(part) for part in key])
