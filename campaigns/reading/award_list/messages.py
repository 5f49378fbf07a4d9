"""The texts of the reader's issues, for the admin and the command line."""

from django.utils.translation import gettext as _g
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from ..files.spreadsheet_messages import place_label
from .results import Issue


def issue_message(issue: Issue) -> str:
    """What is wrong and what to do; `place_label` gives the place."""
    params = dict(issue.params)
    if "kind" in params:
        params["kind"] = kind_label(str(params["kind"]))
    if issue.code == "encoding_guessed":
        params["encoding"] = str(params["encoding"]).upper()
    if issue.code in ("same_twice", "same_again"):
        place = place_label(str(params["sheet"]), int(params["row"]))
        params["place"] = place[:1].lower() + place[1:]
    if issue.code == "several_awards":
        return ngettext(
            "%(n)s award stands in this cell.",
            "%(n)s awards stand in this cell: each became a row of its own.",
            params["n"],
        ) % {"n": params["n"]}
    return str(_TEXTS[issue.code]) % params


def kind_label(kind: str) -> str:
    """A kind of recipient, as part of a sentence."""
    return {
        "collective": _g("collectives"),
        "individual": _g("individuals"),
        "household": _g("households"),
    }.get(kind, kind)


_TEXTS = {
    "no_name": _("There is no name."),
    "no_award": _("There is no award: neither in a column, nor in a section or title above."),
    "impossible_date": _("This is no date. Write it as day/month/year, such as 28/8/2021."),
    "formula_error": _("The formula in this cell gives an error. Type the value instead."),
    "no_list": _(
        "No list was found: no row has headings such as “Họ và tên” and “Chức vụ”. Choose the "
        "header row yourself, or use the template."
    ),
    "no_rows": _("The header was found, but nobody stands below it."),
    "same_twice": _("“%(name)s” has the same award already: %(place)s."),
    "same_again": _("“%(name)s” stands in this list already: %(place)s."),
    "odd_name": _("This does not look like a name."),
    "count_differs": _("The list says that it has %(stated)s, but %(found)s were found."),
    "kind_count_differs": _(
        "The list says that it has %(stated)s %(kind)s, but %(found)s were found."
    ),
    "section_count": _("This section says that it has %(stated)s, but %(found)s were found."),
    "number_gap": _("Number %(number)s follows number %(before)s: is a row missing?"),
    "several_decisions": _(
        "A second decision is named here. The rows below it got its number and date."
    ),
    "decision_incomplete": _("The decision's number or date is left blank."),
    "personal_removed": _(
        "Something that looks like a birth date, an identity number, a phone number or an "
        "e-mail address stood in this cell. It was taken out."
    ),
    "column_repeated": _(
        "A second column has this meaning. Only the first one was read: choose what this one is."
    ),
    "only_number": _("This row has a number and nothing else. It was left out."),
    "line_left_out": _("This line was not understood. It was left out."),
    "sheet_without_list": _("No list was found in this sheet. It was left out."),
    "encoding_guessed": _(
        "The text seems to be in %(encoding)s, from before Unicode, and was read so. Look "
        "whether the names are right, or choose another encoding."
    ),
    "honorific_doubtful": _("Is the first word of this name a form of address?"),
    "kind_doubtful": _("Is this an individual or a collective? Name and list disagree."),
    "split_doubtful": _("Where the position ends and the unit begins is a guess."),
    "capitals_guessed": _("The award stands in capitals. How it is usually written is a guess."),
    "award_from_above": _("There is no award in this row: it got that of the row above."),
    "award_from_heading": _(
        "There is no award in this row, unlike in others: it got that of the section or title."
    ),
    "award_from_text": _("The award “%(award)s” was taken from the text of the decision."),
    "award_from_sheet": _("The award “%(award)s” was taken from the name of the sheet."),
    "ditto": _("The value was taken from the row above."),
    "unit_from_section": _("“%(unit)s” was taken for the unit of the rows below."),
    "section_unclear": _("What this line says of the rows below was not understood."),
    "same_person_below": _("There is no name in this row: the award went to the person above."),
    "line_goes_on": _("This line was taken for the rest of the line above."),
    "row_unnumbered": _("This row has no number, unlike the others. Does it belong here?"),
    "below_signature": _("This row stands below the signature. Does it belong to the list?"),
    # Paragraphs
    "from_paragraph": _("This stands in a paragraph beside the list. Does it belong to it?"),
    "recipients_parted": _(
        "Several recipients were read in one sentence. Are they parted rightly?"
    ),
}
