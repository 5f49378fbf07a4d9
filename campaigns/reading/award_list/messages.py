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
        "Personal data stood in this cell: a birth date, an identity or phone number, an account, "
        "an address or the like. It was taken out."
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
    "line_goes_on": _("Line %(below)s was taken for the rest of this one: “%(text)s”."),
    "row_unnumbered": _("This row has no number, unlike the others. Does it belong here?"),
    "below_signature": _("This row stands below the signature. Does it belong to the list?"),
    # Who is honored
    "remark_beside_name": _("“%(text)s” stands beside the name and was left out of it."),
    "position_differs": _("The cells of this row name different ranks or positions."),
    "swapped": _("Position and unit stood in each other's place: they were exchanged."),
    "odd_position": _("This does not look like a position."),
    "odd_unit": _("This does not look like a unit."),
    # columns
    "names_unclear": _(
        "Which column holds the names? No heading tells, nor do the cells below: %(columns)s. "
        "Choose it among the columns’ meanings."
    ),
    "no_header": _(
        "This table has no row of headings. What its columns hold was told by their cells: look "
        "whether it is right."
    ),
    "columns_guessed": _(
        "What these columns hold was told by their cells, not by the heading: %(columns)s. Look "
        "whether it is right."
    ),
    "column_guessed": _("What this column holds is a guess: look at this cell."),
    "award_of_year": _(
        "This award stands below a year, without a decision. Was it given by this list, or before?"
    ),
    "units_joined": _("Several columns name a unit. They were put together."),
    # Who is not honored
    "not_passed": _("Left out: “%(text)s” says that nobody is honored here."),
    "withdrawn": _("Left out: “%(text)s” says that this was taken from the list."),
    "held_before": _("Left out: “%(text)s” is an award held before, not given by this list."),
    "hidden_row": _("Left out: this row is hidden in the file, by hand or by a filter."),
    "hidden_sheet": _("Left out: the sheet “%(text)s” is hidden in the file."),
    "struck": _("Left out: this row is struck through in the file."),
    "deleted_by_tracking": _("Left out: this was deleted in the file while changes were tracked."),
    "example_row": _("Left out: “%(text)s” seems to mean an example or a draft."),
    "sheet_set_aside": _(
        "The name of this sheet sounds like examples or a draft. Its people were read, as there "
        "are no others."
    ),
    "all_left_out": _("All people of the file were left out. Look at the reasons at their rows."),
    "note_doubtful": _("Look at the note “%(text)s”: is this one honored?"),
    "few_votes": _("Only “%(text)s” of the votes: is this one honored?"),
    "result_unclear": _("Others have passed; of this row the file says “%(text)s”."),
    "struck_cell": _("A part of this row is struck through. Does it still hold?"),
    "deleted_in_cell": _("“%(text)s” was deleted here while changes were tracked."),
    "count_with_left_out": _(
        "The list says that it has %(stated)s: %(found)s were read, and %(left_out)s left out."
    ),
    "proposal": _(
        "Nobody is honored yet: “%(text)s” only proposes these people. Put them into a "
        "consultation, or wait for the decision."
    ),
    "proposed": _("Only proposed, by “%(text)s”."),
    # What a file lost
    "no_value": _(
        "The formula in this cell has no value. Open the file in Excel, save it, and choose it "
        "again; or type the value."
    ),
    "letters_lost": _("Letters were lost here: “%(text)s”. Type what it should be."),
    "letters_lost_in_file": _(
        "Letters were lost when the file was saved, in %(n)s rows. Open the original in Excel and "
        "save it as “Excel Workbook (.xlsx)” or “CSV UTF-8”, then choose it again."
    ),
    "cut": _("The text of this cell is too long. Its end was cut off."),
    # Paragraphs
    "from_paragraph": _("This stands in a paragraph beside the list. Does it belong to it?"),
    # Awards, sections, signatures
    "award_from_article": _(
        "Several awards are named above. “%(award)s” was chosen by the kind of recipient, or by "
        "the count."
    ),
    "award_cut": _("More than the award stands in this cell. It was cut where the award ends."),
    "award_long": _("More than an award’s name stands in this cell. Is it “%(award)s”?"),
    "award_short": _("Who gives this award is not said in this cell. Is it “%(award)s”?"),
    "class_missing": _("“%(text)s” is given in classes, but no class is named here."),
    "class_alone": _("“%(award)s” is a class or a prize, but of which award is not said."),
    "class_unclear": _("“%(text)s” does not go with the award: is it a class of another one?"),
    "section_above_unclear": _("The line “%(text)s” above was not understood. Is this row right?"),
    "name_alone": _("Only this cell is filled, unlike in other rows. Is somebody honored here?"),
    "signer_doubtful": _("Only a name stands in this line. Does it belong to a signature?"),
    "paragraph_left_out": _("This paragraph seems to name somebody and was left out: “%(text)s”."),
    "rest_left_out": _("“%(text)s” below was left out. Is it the rest of this row?"),
    # Doubts about a row as a whole
    "doubtful_name": _("Is “%(text)s” the name of who is honored here?"),
    "doubtful_unit": _("“%(text)s” does not look like a unit."),
    "doubtful_position": _("“%(text)s” does not look like a position."),
    "doubtful_award": _("“%(text)s” does not look like the name of an award."),
    "doubtful_achievement": _("“%(text)s” does not look like an achievement."),
    "doubtful_decision_number": _("“%(text)s” does not look like a decision's number."),
    "doubtful_kind": _("Is “%(text)s” given to recipients of this kind?"),
    "left_over_name": _("“%(text)s” stands in this line as well. Who is honored?"),
    "left_over_unit": _("“%(text)s” stands in this line and was not taken for the unit."),
    "missing_unit": _("There is no unit in this row, unlike in the others."),
    "missing_position": _("There is no position in this row, unlike in the others."),
    "recipients_parted": _(
        "Several recipients were read in one sentence. Are they parted rightly?"
    ),
    # What a file says of its cells
    "encoding_doubtful": _("Or should this be “%(text)s”? It can be read in two ways."),
    "letters_repaired": _(
        "Letters had been mixed up in %(n)s cells and were set right: “%(text)s” is read as "
        "“%(made)s”. Look whether the names are right."
    ),
    "hidden_column": _(
        "The column “%(text)s” is hidden in the file and was left out. Show it in Excel if it "
        "belongs to the list, save, and choose the file again."
    ),
    "hidden_cell": _("In a hidden column the file has “%(text)s” for this row."),
    "cell_left_out": _(
        "“%(text)s” stands far away from the list and was left out. If it belongs to it, move it "
        "there and choose the file again."
    ),
    "cells_guessed": _(
        "Only spaces part the columns of this line: “%(text)s”. Look whether each word is in its "
        "place."
    ),
    # Words of cells
    "kind_word": _("“%(text)s” was not understood: a collective, an individual or a household?"),
}
