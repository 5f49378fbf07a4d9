"""How a decision is named in a text."""

from datetime import date
from typing import Any

from django import template
from django.template.defaultfilters import filesizeformat
from django.utils.formats import date_format
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import pgettext

register = template.Library()


@register.simple_tag
def decision(
    number: str, *, kind: str = "", url: str = "", day: date | None = None, file: Any = None
) -> SafeString:
    """As offices write it: “Quyết định số 512/QĐ-STP ngày 18/12/2025”.

    `file` is what lies at `url`.
    """
    parts: list[Any] = [kind, pgettext("document", "no.")] if kind else []
    parts.append(format_html('<a href="{}">{}</a>', url, number) if url else number)
    if day:
        text = date_format(day, "SHORT_DATE_FORMAT")
        time = format_html('<time datetime="{}">{}</time>', day.isoformat(), text)
        parts += [pgettext("date of a document", "of"), time]
    if file:
        size = f", {filesizeformat(file.file_size)}" if file.file_size else ""
        parts.append(format_html("<small>({}{})</small>", file.file_extension.upper(), size))
    return format_html_join(" ", "{}", ((part,) for part in parts))
