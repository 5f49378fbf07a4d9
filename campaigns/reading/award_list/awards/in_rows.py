"""The awards of one line of a table: from its cells, its class, its section, its title."""

import re
from typing import TYPE_CHECKING

from news.text import fold_words

from .. import cells, headings, letters
from ..results import WARNING, Column, Row
from . import classes
from .spans import award_spans, is_award

if TYPE_CHECKING:
    from ..entries import EntryReader

_YEAR = re.compile(
    r"[\s,(–-]*(?:\bđợt\s+\w+\s+)?(?:\bnăm\s+học\b|\bnăm\b|\bnh\b)?\s*(?:19|20)\d\d"
    r"(?:\s*[-–/]\s*(?:(?:19|20)\d\d|\d\d))?\s*\)?$",
    re.I,
)
_DEED = re.compile(r"(về|vì|có|đã|cho|trong|do|hoàn thành|thành tích|nhân dịp)\b", re.I)
# Awards that say nothing without the one who gives them.
_BARE = {
    "giay khen": "giay khen", "gk": "giay khen", "bang khen": "bang khen", "bk": "bang khen",
    "co thi dua": "co thi dua", "thu khen": "thu khen",
}  # fmt: skip


def awards_of(entry: "EntryReader", row: Row) -> list[str]:
    """The awards that a line gives, none where neither it nor what stands above it has one.

    What had to be guessed becomes an issue of the line.
    """
    found = _in_cells(entry, row)
    if not found and (above := _from_above(entry, row)):
        found = [above]
    found = [_with_class(entry, award) for award in found]
    for award in found:
        if classes.lacks_class(award):
            entry.add(WARNING, "class_missing", _column(entry), field="award", award=award)
    return found


def without_year(award: str) -> str:
    """ "LĐTT năm 2023" is "LĐTT": a year is no part of an award's name."""
    bare = _YEAR.sub("", award)
    return bare if bare != award and is_award(bare) else award


def _in_cells(entry: "EntryReader", row: Row) -> list[str]:
    found: list[str] = []
    for column in entry.table.columns("award", "award_tick"):
        is_tick = column.field == "award_tick"
        text = entry.cell(column, keep_ticks=is_tick)
        if text and is_tick:
            found.append(text if is_award(text) else column.award)
        elif text:
            raw = entry.line.cells[column.index] if text == entry.line.text(column.index) else text
            raw, decision = cells.award_and_decision(raw)
            if decision:
                entry.take_decision(row, decision, column)
            found.extend(_read(entry, award, column, row) for award in cells.tidy_award(raw))
    if found:
        found = list(dict.fromkeys(found))
        entry.table.award_above = found[-1]
    return found


def _read(entry: "EntryReader", text: str, column: Column, row: Row) -> str:
    """An award as it stands in a cell, without its year; a bare class or prize made whole."""
    text = without_year(text)
    above = entry.context.award
    if classes.is_prize_heading(column.heading) and (prize := classes.prize_of(text)):
        return prize
    if class_ := classes.class_of(text):
        if classes.lacks_class(above):
            return classes.with_class(above, class_)
        prize = classes.prize_of(text)
        entry.add(
            WARNING, "class_alone", column, field="award", proposal={"award": prize}, award=text
        )
        return text
    spans = award_spans(text)
    if len(spans) == 1 and spans[0][0] == 0:
        parts = text.split()
        rest = " ".join(parts[spans[0][1] :])
        if _DEED.match(rest):
            award = headings.unquoted(" ".join(parts[: spans[0][1]]))
            entry.add(WARNING, "award_cut", column, field="award", proposal={"award": text})
            row.achievement = row.achievement or rest[:1].upper() + rest[1:]
            text = award
    if (start := _BARE.get(fold_words(text))) and fold_words(above).startswith(f"{start} "):
        params = {"award": above}
        entry.add(WARNING, "award_short", column, field="award", proposal=params, **params)
    return _recased(entry, text)


def _recased(entry: "EntryReader", award: str) -> str:
    recased = letters.award(award)
    if not recased.is_sure:
        entry.add(WARNING, "capitals_guessed", _column(entry), field="award")
    return recased.text


def _from_above(entry: "EntryReader", row: Row) -> str:
    """The award of the section, the title or the article; of the row above in a group."""
    context, table = entry.context, entry.table
    if table.is_sparse and table.award_above and not context.award:
        entry.add(WARNING, "award_from_above", _column(entry), field="award")
        return table.award_above
    award = context.award or context.awards_by_kind.get(row.kind, "")
    if award and (not context.award or context.is_award_guessed):
        others = {"award": context.other_award} if context.other_award else {}
        entry.add(WARNING, "award_from_article", None, field="award", proposal=others, award=award)
    elif award and table.has_awards:
        entry.add(WARNING, "award_from_heading", _column(entry), field="award")
    elif award and context.unclear:
        entry.add(WARNING, "section_above_unclear", None, field="award", text=context.unclear)
    return award


def _with_class(entry: "EntryReader", award: str) -> str:
    column = entry.table.header.first("award_class")
    text = entry.cell(column) if column else ""
    class_ = classes.class_of(text)
    if text and not class_:
        entry.add(WARNING, "class_unclear", column, field="award", text=text)
    elif class_ and classes.class_in(award) not in ("", class_):
        proposal = {"award": classes.with_class(classes.without_class(award), class_)}
        entry.add(WARNING, "class_unclear", column, field="award", proposal=proposal, text=text)
    class_ = class_ or entry.context.award_class
    if class_ and not classes.has_classes(award):
        params = {"text": text or class_}
        entry.add(WARNING, "class_unclear", column, field="award", **params)
    return classes.with_class(award, class_)


def _column(entry: "EntryReader") -> Column | None:
    return entry.table.header.first("award", "award_tick")
