"""Why the reader left a row out: nobody is honored by it. The officer may take it back."""

from collections.abc import Iterable

from django.utils.translation import gettext as _g
from django.utils.translation import ngettext, ngettext_lazy

#: By the code of the issue at the row, how many.
REASONS = {
    "not_passed": ngettext_lazy("%(n)s did not pass", "%(n)s did not pass", "n"),
    "withdrawn": ngettext_lazy("%(n)s withdrawn", "%(n)s withdrawn", "n"),
    "hidden_row": ngettext_lazy("%(n)s hidden row", "%(n)s hidden rows", "n"),
    "hidden_sheet": ngettext_lazy("%(n)s on a hidden sheet", "%(n)s on hidden sheets", "n"),
    "struck": ngettext_lazy("%(n)s struck through", "%(n)s struck through", "n"),
    "deleted_by_tracking": ngettext_lazy("%(n)s deleted in Word", "%(n)s deleted in Word", "n"),
    "example_row": ngettext_lazy("%(n)s example row", "%(n)s example rows", "n"),
    "held_before": ngettext_lazy("%(n)s held before", "%(n)s held before", "n"),
}


def reasons_in_words(counts: Iterable[tuple[str, int]]) -> str:
    """ "3 did not pass, 2 hidden rows, 1 by you", from counts of rows by code ("" is by hand)."""
    parts = []
    others = by_hand = 0
    for code, number in counts:
        if not code:
            by_hand += number
        elif reason := REASONS.get(code):
            parts.append(str(reason % {"n": number}))
        else:
            others += number
    if others:
        parts.append(ngettext("%(n)s for another reason", "%(n)s for other reasons", others)
                     % {"n": others})  # fmt: skip
    if by_hand:
        parts.append(_g("%(n)s by you") % {"n": by_hand})
    return ", ".join(parts)
