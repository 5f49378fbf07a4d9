"""What is the matter with a row of a list of units, in words."""

from typing import Any

from django.utils.formats import number_format
from django.utils.translation import gettext_lazy as _

from campaigns.imports.issues import IssueShown, in_words, unpacked
from campaigns.reading.award_list.results import Issue
from campaigns.reading.files.spreadsheet_messages import place_label
from news.personal_data.wording import kinds_label

from ..models.imports import UnitImportRow
from ..models.units import Unit
from .plan import column_label


def issues_shown(row: UnitImportRow) -> list[IssueShown]:
    """The issues of a row in words, errors first."""
    return [issue_shown(issue) for issue in unpacked(row)]


def issue_shown(issue: Issue) -> IssueShown:
    return in_words(issue, message)


def message(issue: Issue) -> str:
    params: dict[str, Any] = dict(issue.params)
    for name in ("length", "most"):
        if name in params:
            params[name] = number_format(params[name], force_grouping=True)
    if "kinds" in params:
        params["kinds"] = kinds_label(params["kinds"])
    if "units" in params:
        params["units"] = ", ".join(map(_label, params["units"]))
    if "place" in params:
        params["place"] = _label(params["place"])
    if issue.code == "kind_unknown":
        params["kinds"] = ", ".join(str(label) for label in Unit.Kind.labels)
    if issue.code == "no_header":
        params["name"] = column_label("name")
    return str(_TEXTS[issue.code]) % params


def _label(unit: Any) -> str:
    """A name, or the place of a row."""
    return unit if isinstance(unit, str) else place_label(unit[0], unit[1] or None)


_TEXTS = {
    "name_missing": _("The name of the unit is missing."),
    "too_long": _("This text has %(length)s characters; at most %(most)s fit."),
    "kind_unknown": _("There is no kind of unit called “%(kind)s”. Possible are: %(kinds)s."),
    "cluster_forbidden": _("There is no cluster called “%(name)s”, and you may not add one."),
    "parent_several": _("“%(name)s” is the name of several units: %(units)s."),
    "parent_unknown": _("There is no unit called “%(name)s”, neither in the register nor here."),
    "parent_close": _(
        "There is no unit called “%(name)s”, neither in the register nor here. Is “%(close)s” "
        "meant?"
    ),
    "under_itself": _("A unit cannot stand under itself."),
    "above_has_errors": _("Its superior unit has errors: %(place)s."),
    "name_several": _(
        "“%(name)s” is the name of several units: %(units)s. Name the superior unit, or merge "
        "those that are one."
    ),
    "twice": _("This unit stands in the file twice; it came first in: %(place)s."),
    "moved": _("The register has this unit under “%(old)s”. The import would move it."),
    "cluster_new": _("There is no cluster called “%(name)s” yet: it will be added."),
    "close_in_register": _(
        "Very close to “%(name)s”, which is in the register. Is it the same unit?"
    ),
    "close_in_file": _("Very close to “%(name)s”, which is in this file. Is it the same unit?"),
    "shared_name": _("“%(name)s” is a name of “%(unit)s” already."),
    "personal_data": _("Is this personal data (%(kinds)s)? The register is public."),
    # What the file says of a line.
    "personal_removed": _("Personal data stood in this row. It was taken out."),
    "hidden_row": _("This row is hidden in the file. Is it meant?"),
    "struck": _("This row is struck through in the file. Is it meant?"),
    "deleted": _("A part of this row was deleted while changes were tracked."),
    "letters_lost": _("Letters of this row were lost as the file was saved. Compare the names."),
    "no_value": _("A formula of this row has no value. Open the file in Excel and save it again."),
    "cut": _("A text of this row is too long and was cut."),
    # Of the file.
    "no_header": _("No line names the columns: one of them must be called “%(name)s”."),
    "nothing_below": _("Below the line that names the columns, nothing stands."),
    "heading": _("Read as a heading: %(text)s"),
}
