"""The awards of one line of a table: from its cells, its class, its section, its title."""

import re
from dataclasses import replace

from news.text import fold_words

from .. import cells, column_words, letters
from ..award_words import HEADING_LEADS
from ..decision_cells import DecisionCells, Given
from ..results import WARNING, Column, Row
from ..verdict_words import passes
from . import classes
from .spans import award_spans, is_award, unquoted

_YEAR = re.compile(
    r"[\s,(–-]*(?:\bđợt\s+\w+\s+)?(?:\bnăm\s+học\b|\bnăm\b|\bnh\b)?\s*(?:19|20)\d\d"
    r"(?:\s*[-–/]\s*(?:(?:19|20)\d\d|\d\d))?\s*\)?$",
    re.I,
)
_DEED = re.compile(r"[(\s]*(về|vì|có|đã|cho|trong|do|hoàn thành|thành tích|nhân dịp)\b", re.I)
# Awards that say nothing without the one who gives them.
_BARE = {
    "giay khen": "giay khen", "gk": "giay khen", "bang khen": "bang khen", "bk": "bang khen",
    "co thi dua": "co thi dua", "thu khen": "thu khen",
}  # fmt: skip


class AwardCells(DecisionCells):
    """The part of `entries.EntryReader` that reads a line's awards.

    What had to be guessed becomes an issue of the line.
    """

    def _awards(self, row: Row) -> list[Given]:
        """The awards that a line gives, none where neither it nor what stands above has one."""
        found = self._in_cells(row)
        if not found and (above := self._from_above(row)):
            found = [Given(above)]
        found = [replace(given, award=self._with_class(given.award)) for given in found]
        for given in found:
            if classes.lacks_class(given.award):
                column = self._award_column()
                self._add(WARNING, "class_missing", column, field="award", text=given.award)
        return found

    def _in_cells(self, row: Row) -> list[Given]:
        found: list[Given] = []
        for column in self.table.columns("award", "award_tick"):
            is_tick = column.field == "award_tick"
            text = self._cell(column, keep_ticks=is_tick)
            if text and is_tick:
                if award := self._of_tick(text, column):
                    found.append(Given(award, column.group))
            elif text:
                is_own = text == self.line.text(column.index)
                raw, decision = cells.award_and_decision(
                    self.line.cells[column.index] if is_own else text
                )
                own = self._decision_in_award(decision, column) if decision else None
                for award in cells.tidy_award(raw):
                    award = self._read(award, column, row)
                    found.append(Given(award, column.group, own))
        found = list({(given.award, given.group): given for given in found}.values())
        if found:
            self.table.award_above = found[-1].award
        return found

    def _of_tick(self, text: str, column: Column) -> str:
        """A tick, or a verdict, gives the column's award, or none; another text may go on with
        it: "40 năm tuổi Đảng"."""
        if is_award(text):
            return text
        if (has_passed := passes(text)) is not None:
            return column.award if has_passed else ""
        if text.casefold() in column_words.TICKS or text.isdigit():
            return column.award
        whole = f"{column.award} {text}"
        if letters.is_known_award(whole):
            return whole
        proposal = {"award": whole}
        self._add(WARNING, "class_unclear", column, field="award", proposal=proposal, text=text)
        return column.award

    def _read(self, text: str, column: Column, row: Row) -> str:
        """An award as it stands in a cell, without its year; a bare class or prize made whole."""
        text = without_year(text)
        above = self.context.award
        is_of_prizes = column.award == "Giải" or classes.is_prize_heading(column.heading)
        if is_of_prizes and (prize := classes.prize_of(text)):
            return prize
        if column.award and not is_award(text) and not is_of_prizes:
            text = f"{column.award} {text}"
        if (class_ := classes.class_of(text)) and classes.lacks_class(above):
            return classes.with_class(above, class_)
        if (prize := classes.prize_of(text)) and not is_award(text):
            whole = {"award": text}
            self._add(WARNING, "class_alone", column, field="award", proposal=whole, award=text)
            return prize
        text = self._cut(text, column, row)
        start = _BARE.get(fold_words(text))
        if start and fold_words(above).startswith(f"{start} "):
            proposal = {"award": above}
            self._add(WARNING, "award_short", column, field="award", proposal=proposal, award=above)
        recased = letters.award(text)
        if not recased.is_sure:
            self._add(WARNING, "capitals_guessed", self._award_column(), field="award")
        return recased.text

    def _cut(self, text: str, column: Column, row: Row) -> str:
        """The award of "Giấy khen về thành tích xuất sắc …"; what is left is the achievement."""
        spans = award_spans(text)
        if len(spans) != 1:
            return text
        parts = text.split()
        before = fold_words(" ".join(parts[: spans[0][0]])).split()
        if not all(word in HEADING_LEADS or word.isdigit() for word in before):
            return text
        rest = " ".join(parts[spans[0][1] :]).strip(" ,;:–-")
        award = unquoted(" ".join(parts[slice(*spans[0])]))
        if not rest:
            return award if spans[0][0] else text
        if not _DEED.match(rest):
            proposal = {"award": award}
            self._add(WARNING, "award_long", column, field="award", proposal=proposal, award=award)
            return text
        self._add(WARNING, "award_cut", column, field="award", proposal={"award": text})
        deed = rest.strip(" ()")
        row.achievement = row.achievement or deed[:1].upper() + deed[1:]
        return award

    def _from_above(self, row: Row) -> str:
        """The award of the section, the title or the article; of the row above in a group."""
        context, column = self.context, self._award_column()
        award = context.award or context.awards_by_kind.get(row.kind, "")
        if not award and self.table.is_sparse and self.table.award_above:
            self._add(WARNING, "award_from_above", column, field="award")
            return self.table.award_above
        if award and (not context.award or context.is_award_guessed):
            is_other = context.other_award not in ("", award)
            other = {"award": context.other_award} if is_other else None
            self._add(
                WARNING, "award_from_article", None, field="award", proposal=other, award=award
            )
        elif award and self.table.has_awards:
            self._add(WARNING, "award_from_heading", column, field="award")
        elif award and context.unclear:
            text = context.unclear
            self._add(WARNING, "section_above_unclear", None, field="award", text=text)
        return award

    def _with_class(self, award: str) -> str:
        """An award with the class of the row, or of its section."""
        column = self.table.header.first("award_class")
        text = self._cell(column) if column else ""
        class_ = classes.class_of(text)
        named = classes.class_in(award)
        proposal = {"award": f"{classes.without_class(award)} {class_}"} if named else None
        is_other = bool(class_ and named and named != class_)
        if (text and not class_) or is_other:
            self._add(WARNING, "class_unclear", column, field="award", proposal=proposal, text=text)
        class_ = class_ or self.context.award_class
        if class_ and not classes.has_classes(award):
            text = text or class_
            self._add(WARNING, "class_unclear", column, field="award", text=text)
        return classes.with_class(award, class_)

    def _award_column(self) -> Column | None:
        return self.table.header.first("award", "award_tick")


def without_year(award: str) -> str:
    """ "LĐTT năm 2023" is "LĐTT": a year is no part of an award's name."""
    bare = _YEAR.sub("", award)
    return bare if bare != award and is_award(bare) else award
