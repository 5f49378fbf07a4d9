"""The kinds of personal data in words, for people who are asked about them."""

from collections.abc import Iterable

from django.utils.translation import gettext as _g
from django.utils.translation import gettext_lazy as _

from . import found

_LABELS = {
    found.BIRTH: _("birth date"),
    found.IDENTITY: _("identity number"),
    found.PHONE: _("phone number"),
    found.EMAIL: _("e-mail address"),
    found.ACCOUNT: _("bank account"),
    found.TAX: _("tax code"),
    found.ADDRESS: _("home address"),
    found.ETHNICITY: _("ethnicity"),
    found.RELIGION: _("religion"),
    found.PARTY: _("Party membership"),
    found.NUMBER: _("long number"),
}


def kind_label(kind: str) -> str:
    """A kind of `found`, as part of a sentence; unknown ones come from another release."""
    return str(_LABELS[kind]) if kind in _LABELS else _g("personal data")


def kinds_label(kinds: Iterable[str]) -> str:
    """ "identity number, phone number"."""
    return ", ".join(dict.fromkeys(map(kind_label, kinds)))
