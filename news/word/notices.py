"""What an editor reads after pasting: what came along, and what did not."""

from collections import Counter

from django.utils.translation import gettext as _
from django.utils.translation import ngettext


def taken_text(taken: Counter[str]) -> str:
    """“Pasted 3 headings, 1 table, 2 lists.”"""
    parts = [
        (taken["headings"], ngettext("%(n)d heading", "%(n)d headings", taken["headings"])),
        (
            taken["sections"],
            ngettext("%(n)d ordered section", "%(n)d ordered sections", taken["sections"]),
        ),
        (taken["tables"], ngettext("%(n)d table", "%(n)d tables", taken["tables"])),
        (taken["lists"], ngettext("%(n)d list", "%(n)d lists", taken["lists"])),
        (taken["paragraphs"], ngettext("%(n)d paragraph", "%(n)d paragraphs", taken["paragraphs"])),
    ]
    named = ", ".join(text % {"n": count} for count, text in parts if count)
    return _("Pasted: %(what)s.") % {"what": named} if named else ""


def flattened_text(flattened: Counter[str]) -> str:
    """For a field without blocks."""
    parts = [
        (flattened["headings"], ngettext("%(n)d heading", "%(n)d headings", flattened["headings"])),
        (flattened["tables"], ngettext("%(n)d table", "%(n)d tables", flattened["tables"])),
        (flattened["lists"], ngettext("%(n)d list", "%(n)d lists", flattened["lists"])),
    ]
    named = ", ".join(text % {"n": count} for count, text in parts if count)
    if not named:
        return ""
    return _("This field holds plain text: %(what)s became ordinary lines.") % {"what": named}


def left_out_texts(left_out: Counter[str]) -> list[str]:
    """A sentence for what is missing, and one for each thing that the editor can do about it."""
    n = left_out
    parts = [
        (n["images"], ngettext("%(n)d image", "%(n)d images", n["images"])),
        (n["text_boxes"], ngettext("%(n)d text box", "%(n)d text boxes", n["text_boxes"])),
        (n["comments"], ngettext("%(n)d comment", "%(n)d comments", n["comments"])),
        (n["embedded"], ngettext("%(n)d embedded item", "%(n)d embedded items", n["embedded"])),
        (n["fields"], ngettext("%(n)d form field", "%(n)d form fields", n["fields"])),
        (n["rows"], _("the end of a very large table")),
        (n["colours"], _("the colors of the text")),
    ]
    named = ", ".join(text % {"n": count} for count, text in parts if count)
    sentences = [_("Left out: %(what)s.") % {"what": named}] if named else []
    if n["images"]:
        sentences.append(_("Upload images with the block “Image”."))
    if n["changes"]:
        sentences.append(
            _("The document had tracked changes: insertions were kept, deletions were not.")
        )
    if n["notes"]:
        sentences.append(_("Footnotes stand at the end of the text."))
    if n["inner_tables"]:
        sentences.append(_("Tables within tables became lines of their cell."))
    return sentences
