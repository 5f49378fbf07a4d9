"""What is the matter with a row of an award list, in words."""

from datetime import date

from django.utils.formats import date_format, number_format
from django.utils.translation import gettext_lazy as _

from campaigns.imports.issues import IssueShown, in_words, unpacked
from campaigns.reading.award_list.messages import issue_message, kind_label
from campaigns.reading.award_list.results import Issue

from ..models.imports import AwardImportRow
from ..row import column


def issues_shown(row: AwardImportRow) -> list[IssueShown]:
    """The issues of a row in words, errors first."""
    return [issue_shown(issue) for issue in unpacked(row)]


def issue_shown(issue: Issue) -> IssueShown:
    return in_words(issue, _message)


def _message(issue: Issue) -> str:
    text = _TEXTS.get(issue.code)
    if text is None:
        return issue_message(issue)
    params = dict(issue.params)
    if "field" in params:
        params["field"] = column(params["field"]).heading
    for name in ("length", "most"):
        if name in params:
            params[name] = number_format(params[name], force_grouping=True)
    if "kind" in params:
        params["kind"] = kind_label(params["kind"])
    if "day" in params:
        params["day"] = date_format(date.fromisoformat(params["day"]), "SHORT_DATE_FORMAT")
    return str(text) % params


_TEXTS = {
    "unknown_award": _("“%(award)s” is not in the award catalogue. Choose what it means."),
    "too_long": _("%(field)s: %(length)s characters; at most %(most)s fit."),
    "unit_close": _("“%(unit)s” is not in the register. Is “%(name)s” meant?"),
    "unit_several": _("Several units of the register are called “%(unit)s”. Choose which."),
    "once_before": _(
        "“%(name)s” had this award, given once in a lifetime, before: see “%(roll)s”. The same "
        "person?"
    ),
    "award_not_valid": _("“%(award)s” could not be given on %(day)s."),
    "award_not_for_kind": _("“%(award)s” is not for %(kind)s."),
}
