"""Reads the lines of a table that name recipients: entries, further lines, who is left out."""

from dataclasses import dataclass, field, replace
from functools import lru_cache
from typing import Any

from . import headings, honored, table_lines
from .awards.articles import Choice
from .columns import NAMES
from .decisions import Decisions
from .entries import Context, EntryReader, Table
from .lines import Line, filled_up, joined_lines
from .paragraphs.marks import article_in
from .results import WARNING, Mapping, Reading
from .sections import Outline
from .tally import Tally

_MOST_JOINED = 12
_LONGEST_TEXT = 200
#: What nobody need mend in a line that is left out.
_OF_RECIPIENTS = ("no_name", "no_award")

_meaning_of_name = lru_cache(maxsize=64)(headings.meaning_of)


@dataclass
class _Last:
    """The line that gave the last rows, and what there was before it: to read it again longer."""

    line: Line
    rows: int
    issues: int
    context: Context
    lines: int = 1


@dataclass
class TableWalk:
    """The table that is open, and what the lines above it set; `walk.Walk` opens and closes it."""

    lines: list[Line]
    mapping: Mapping
    reading: Reading
    tally: Tally
    sheet_reasons: dict[str, str]
    outline: Outline = field(default_factory=Outline)
    table: Table | None = None
    judge: honored.Judge | None = None
    last: _Last | None = None
    decisions: Decisions = field(init=False)
    is_own_award_said: bool = False
    numbered_only: list[Line] = field(default_factory=list)
    #: Sheet and row where a table goes on that a page of paper ended, and was begun anew.
    next_page: tuple[str, int] = ("", 0)
    choices: dict[object, tuple[Choice | None, dict[str, str]]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.decisions = Decisions(self.reading, self.tally)

    def _recipient(self, line: Line) -> None:
        table = self.table
        if table is None or table.header.is_unclear or line.is_paragraph or not line.filled:
            return
        own = table.own_fields(line)
        number = table.number(line)
        if table_lines.is_signer(table, line):
            self._warn("signer_doubtful", line)
            if not own & set(NAMES) or not any(self.lines[line.row - 2].texts):
                return
        elif table_lines.is_odd_alone(table, line):
            self._warn("name_alone", line)
        if not own:
            if number.isdecimal():
                self.numbered_only.append(line)
            else:
                self._note_line_without_fields(line)
            return
        if self._goes_on(line, own, number):
            return
        if not number and self._is_doubtful(line, own):
            return
        for empty in self.numbered_only:
            self._warn("only_number", empty)
        self.numbered_only = []
        self._read_entry(line)
        column = table.header.first("number")
        has_number = number.isdecimal() and len(number) < 6
        is_out = self.last and all(row.left_out for row in self.reading.rows[self.last.rows :])
        if is_out:
            self.tally.unnumbered += 1  # who is left out may have been counted, or not
        elif column and has_number and column.index in line.filled:
            place, before = line.column(column.index), self.tally.last_number
            if self.tally.is_gap(int(number), line):
                self._warn("number_gap", line, place, before=before, number=int(number))
        elif not number:
            self.tally.unnumbered += 1

    def _note_line_without_fields(self, line: Line) -> None:
        """Warns of a line that has none of the table's columns; dropped columns are no reason."""
        assert self.table is not None  # noqa: S101
        known = {column.index for column in self.table.header.columns}
        if not any(index in known for index in line.filled):
            self._warn("line_left_out", line)

    def _goes_on(self, line: Line, own: set[str], number: str) -> bool:
        """Whether a line was one with the line above: its rest, or one more award of the same."""
        table, last = self.table, self.last
        if table is None or last is None or (number and not line.covered):
            return False
        if line.sheet != last.line.sheet:
            if not line.row or (line.sheet, line.row) != self.next_page or line.origin:
                return False
        elif line.row != last.line.row + 1:
            return False
        if last.lines > _MOST_JOINED or any(note.code == "no_value" for note in line.notes):
            return False
        names = {"name", "last_name", "given_name", "mr", "ms", "collective", "individual"}
        has_own_name = bool(own & names)
        if line.covered and table.has_name(line) and not has_own_name:
            if own & {"award", "award_tick"}:
                self.tally.more_awards.add((line.sheet, line.row))
                return False
        elif has_own_name:
            if not (table.is_numbered and table_lines.is_rest(table, line)):
                return False
        elif number:
            return False
        elif table_lines.is_next_award(table, line):
            self._warn("same_person_below", line)
            self.tally.more_awards.add((line.sheet, line.row))
            self._read_entry(filled_up(line, last.line))
            return True
        del self.reading.rows[last.rows :]
        del self.reading.issues[last.issues :]
        whole = joined_lines(last.line, line)
        self._read_entry(whole, last.context)
        # The row that got more is where the doubt is, not the line that gave it.
        text = line.joined()[:_LONGEST_TEXT]
        self._warn("line_goes_on", whole, line.column(), below=line.row, text=text)
        joined = replace(whole, sheet=line.sheet, row=line.row)
        self.last = replace(self.last or last, line=joined, lines=last.lines + 1)
        return True

    def _is_doubtful(self, line: Line, own: set[str]) -> bool:
        """Whether a line without a number is left out; if not, it is read with a warning."""
        assert self.table is not None  # noqa: S101
        if len(own) == 1 and not self.table.has_name(line):
            self._warn("line_left_out", line)
            if self.last and line.joined()[:1].islower():
                self._warn("rest_left_out", self.last.line, "", text=line.joined())
            return True
        if self.table.is_numbered:
            self._warn("row_unnumbered", line)
        return False

    def _read_entry(self, line: Line, context: Context | None = None) -> None:
        assert self.table is not None  # noqa: S101
        context = context or self._context()
        above = self.reading.rows[-1] if self.reading.rows else None
        self.last = _Last(line, len(self.reading.rows), len(self.reading.issues), context)
        entry = EntryReader(self.table, line, context, above)
        entry.read()
        self._judge(entry)
        self.reading.issues.extend(entry.issues)
        self.reading.rows.extend(entry.rows)

    def _judge(self, entry: EntryReader) -> None:
        """Says why nobody is honored by a line, or what makes that doubtful."""
        line = entry.line
        of_sheet = self.sheet_reasons.get(line.sheet, "")
        above = (of_sheet, line.sheet) if of_sheet else honored.reason_above(self.outline.open)
        finding = self.judge.finding(line, above) if self.judge else None
        if finding is None:
            return
        if finding.is_out:
            entry.issues = [issue for issue in entry.issues if issue.code not in _OF_RECIPIENTS]
            for row in entry.rows:
                row.left_out = finding.code
        letter = line.column(finding.place) if finding.place >= 0 else ""
        entry.issues.append(line.issue(WARNING, finding.code, letter, **finding.params))

    def _context(self) -> Context:
        mapping = self.table.mapping if self.table else None
        context = Context(
            self.outline.innermost("kind", mapping.kind if mapping else ""),
            self.outline.innermost("award", mapping.award if mapping else ""),
            self.outline.innermost("unit"),
            award_class=self.outline.innermost("award_class"),
            unclear=self.outline.doubted("award"),
            unclear_unit=self.outline.doubted("unit"),
        )
        context.award = self.tally.articles.spelled_out(context.award)
        if self.table and not context.award and self.tally.articles.clauses:
            self._take_article(self.table, context)
        if not context.award and not context.awards_by_kind:
            context.awards_by_kind = self.outline.awards_by_kind()
        self._take_sheet_name(context)
        decision = self.outline.decision() or self.decisions.current
        if decision and decision != self.reading.decision:
            context.decision_number = decision.number
            context.signed_on = decision.signed_on
        return context

    def _take_article(self, table: Table, context: Context) -> None:
        """The award, and the kind, that the decision's articles give to this list."""
        kind = context.kind or table.kind
        texts = [section.text for section in reversed(self.outline.open)]
        key = (table.header.index, tuple(texts), kind)
        if key not in self.choices:
            self.choices[key] = self._choice(table, [*texts, table.sheet], kind)
        choice, context.awards_by_kind = self.choices[key]
        context.other_award = self.tally.articles.by_order(table.header.index, kind)
        if choice:
            context.award, context.other_award = choice.award, choice.other
            context.is_award_guessed = not choice.is_sure
            if not context.kind and len(choice.clause.kinds) == 1:
                context.kind = next(iter(choice.clause.kinds))

    def _choice(
        self, table: Table, texts: list[str], kind: str
    ) -> tuple[Choice | None, dict[str, str]]:
        place = table.header.index
        is_parted = any(section.style != "title" for section in self.outline.open)
        count = 0 if is_parted else self._count_below(table)
        articles = self.tally.articles
        choice = articles.choose(place, texts, kind, count, place)
        if choice is None:
            return None, articles.by_kind(texts, place)
        line = self.lines[place]
        if not table.columns("award", "award_tick"):
            self._warn("award_from_text", line, "", award=choice.award)
        is_one_of_several = articles.is_clause(choice.clause.line)
        stated = choice.clause.count(kind) if is_one_of_several else None
        if count and stated not in (None, count):
            self._warn("count_differs", line, "", stated=stated, found=count)
        return choice, {}

    def _count_below(self, table: Table) -> int:
        """How many recipients seem to stand in a table."""
        start = table.header.index + table.header.height
        count = 0
        for line in self.lines[start:]:
            text = line.joined() if line.is_paragraph else ""
            if text and (headings.is_list_title(text) or article_in(text) is not None):
                break
            is_one = table.number(line).isdecimal() if table.is_numbered else table.has_name(line)
            count += is_one and not line.is_paragraph
        return count

    def _take_sheet_name(self, context: Context) -> None:
        """Where nothing else gives the award, the sheet's name may: "Giấy khen"."""
        line = self.lines[self.table.header.index] if self.table else self.lines[0]
        meaning = _meaning_of_name(line.sheet)
        if not meaning.is_pure or line.sheet.isascii():
            return
        context.kind = context.kind or meaning.kind
        if context.award or not meaning.award or (self.table and self.table.has_awards):
            return
        context.award = meaning.award[:1].upper() + meaning.award[1:]
        if not self.is_own_award_said:
            self.is_own_award_said = True
            self._warn("award_from_sheet", line, "", award=context.award)

    def _close_table(self) -> None:
        if self.table:
            for heading in self.table.dropped.values():
                if heading not in self.reading.dropped_columns:
                    self.reading.dropped_columns.append(heading)
        self.table, self.last, self.numbered_only = None, None, []

    def _warn(self, code: str, line: Line, column: str | None = None, **params: Any) -> None:
        """A warning about a cell of a line, by default its first one."""
        place = line.column() if column is None else column
        self.reading.issues.append(line.issue(WARNING, code, place, **params))
