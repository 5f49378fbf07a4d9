"""The fields of a row and the meanings of a column, in words."""

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from campaigns.reading.award_list import vocabulary as words

#: What a row of a list holds, in the order of the template's columns.
ROW_FIELDS = (
    "kind",
    "honorific",
    "name",
    "position",
    "unit_text",
    "award_text",
    "achievement",
    "decision_number",
    "signed_on",
)


def field_label(name: str) -> str:
    """A field of a row, as a heading."""
    return {
        "kind": pgettext("award", "Kind"),
        "honorific": _("Mr/Ms"),
        "name": _("Full name"),
        "position": _("Position"),
        "unit_text": _("Unit"),
        "award_text": _("Award"),
        "achievement": _("Achievement"),
        "decision_number": _("Decision number"),
        "signed_on": _("Signed on"),
        "unit": _("Unit in the register"),
        "award_type": _("Award in the catalogue"),
    }[name]


def column_meanings() -> list[tuple[str, str]]:
    """What a column may be taken for; "" drops it."""
    return [("", _("– leave out –")), *((name, _meaning(name)) for name in words.FIELDS)]


def column_meaning(name: str) -> str:
    """What a column was taken for; personal and unknown ones are left out."""
    if name == words.PERSONAL:
        return _("Personal data: left out")
    return _meaning(name) if name in words.FIELDS else _("Left out")


def _meaning(name: str) -> str:
    return {
        "number": _("Number"),
        "honorific": _("Mr/Ms"),
        "name": _("Full name"),
        "last_name": _("Family and middle name"),
        "given_name": _("Given name"),
        "mr": _("Tick or name for Mr"),
        "ms": _("Tick or name for Ms"),
        "collective": _("Name of a collective"),
        "individual": _("Name of an individual"),
        "household": _("Name of a household"),
        "position": _("Position"),
        "unit": _("Unit"),
        "position_unit": _("Position, then unit"),
        "unit_position": _("Unit, then position"),
        "award": _("Award"),
        "award_tick": _("Tick for the award in the heading"),
        "achievement": _("Achievement"),
        "decision_number": _("Decision number"),
        "signed_on": _("Signed on"),
        "decision": _("Decision: number and date"),
        "kind": _("Collective, individual or household"),
    }[name]
