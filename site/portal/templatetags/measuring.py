"""`{% measuring_script %}`: at the end of every public page."""

from typing import Any

from django import template
from django.conf import settings
from django.utils.html import format_html

from ..measuring import measures

register = template.Library()


@register.simple_tag(takes_context=True)
def measuring_script(context: Any) -> str:
    request = context.get("request")
    if request is None or not measures(request, context.get("page")):
        return ""
    integrity = settings.MEASURING_SCRIPT_HASH
    return format_html(
        '<script src="{}"{} async crossorigin="anonymous" referrerpolicy="origin"></script>',
        settings.MEASURING_SCRIPT_URL,
        format_html(' integrity="{}"', integrity) if integrity else "",
    )
