"""Ordinals that number an article's sections: "Thứ nhất", "Thứ hai", …"""

import re

from django.utils.translation import pgettext, pgettext_lazy

ORDINALS = (
    pgettext_lazy("section", "First"),
    pgettext_lazy("section", "Second"),
    pgettext_lazy("section", "Third"),
    pgettext_lazy("section", "Fourth"),
    pgettext_lazy("section", "Fifth"),
    pgettext_lazy("section", "Sixth"),
    pgettext_lazy("section", "Seventh"),
    pgettext_lazy("section", "Eighth"),
    pgettext_lazy("section", "Ninth"),
    pgettext_lazy("section", "Tenth"),
)

_TYPED = re.compile(
    r"^\s*(?:(?:thứ\s+(?:nhất|hai|ba|tư|bốn|năm|sáu|bảy|bẩy|tám|chín|mười(?:\s+\w+)?)"
    r"|first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth)\s*[,.:;–-]"
    r"|\d{1,2}\s*[.):](?=\D))\s*",
    re.IGNORECASE,
)


def ordinal_label(number: int) -> str:
    """The word for the `number`-th section (from 1) in the active language."""
    if number <= len(ORDINALS):
        return str(ORDINALS[number - 1])
    return pgettext("section", "No. %(number)d") % {"number": number}


def without_ordinal(heading: str) -> str:
    """`heading` without an ordinal typed by hand: the site numbers sections itself.

    "Thứ nhất, hoàn thành nhiệm vụ" → "Hoàn thành nhiệm vụ".
    """
    bare = _TYPED.sub("", heading, count=1)
    return bare[:1].upper() + bare[1:] if bare and bare != heading else heading
