"""Walks down a sheet or a document: titles, headers, sections, recipients, counts, signatures."""

from dataclasses import dataclass, field, replace
from functools import lru_cache
from typing import Any

from . import headings, table_lines
from .awards.articles import Choice
from .checks import Tally
from .columns import NAMES, find_header, is_numbers_line
from .decisions import SURE, Decisions
from .entries import Context, EntryReader, Table, opened
from .lines import Line, filled_up, joined_lines
from .results import WARNING, Mapping, Reading, SectionFound, TableFound
from .sections import Outline, Section, mapped_section, section_in

_MOST_JOINED = 12
_MANY_TABLES = 50
_TITLE_LINES = 8

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
class Walk:
    """Walks down one sheet, or one document."""

    lines: list[Line]
    mapping: Mapping
    reading: Reading
    tally: Tally
    outline: Outline = field(default_factory=Outline)
    table: Table | None = None
    last: _Last | None = None
    is_below_signature: bool = False
    title: list[str] = field(default_factory=list)
    is_title_open: bool = False
    known_titles: set[str] = field(default_factory=set)
    seen: tuple[str, ...] = ()
    decisions: Decisions = field(init=False)
    is_own_award_said: bool = False
    numbered_only: list[Line] = field(default_factory=list)
    choices: dict[object, tuple[Choice | None, dict[str, str]]] = field(default_factory=dict)
    had_table: bool = False

    def __post_init__(self) -> None:
        self.decisions = Decisions(self.reading, self.tally)

    def read(self) -> None:
        self.seen = tuple(self._phrases())
        self.tally.articles.find(self.lines, self.seen)
        self.tally.start_list(self.reading.rows)
        index = 0
        while index < len(self.lines):
            index += self._read_at(index)
        self._end_list()
        if not self.had_table and any(len(line.filled) > 1 for line in self.lines):
            sheet = next(line.sheet for line in self.lines if len(line.filled) > 1)
            self._warn("sheet_without_list", Line(sheet, 0, []))

    def _phrases(self) -> list[str]:
        """Usual case, from the decision's line: "… của Bộ trưởng Bộ Tư pháp)"."""
        found = []
        for line in self.lines[:60]:
            text = line.joined()
            if "quyết định" in text.casefold() and " của " in text and not text.isupper():
                found.append(text.rpartition(" của ")[2].strip(" ().,;"))
        return [text for text in found if 1 < len(text.split()) < 9][:5]

    def _read_at(self, index: int) -> int:
        """Reads the line at `index` and returns how many lines that took."""
        line = self.lines[index]
        if not line.filled and not line.covered:
            return 1
        mapping = self.mapping.section(line.sheet, line.row) if line.row else None
        if mapping and mapping.is_section:
            self._enter(mapped_section(line, mapping))
            return 1
        if height := self._open_table(index):
            return height
        if line.covered and not line.filled:
            return 1
        if mapping or not self._is_no_recipient(line, index + 1):
            self._recipient(line)
        return 1

    def _open_table(self, index: int) -> int:
        line = self.lines[index]
        mapping = self.mapping.table(line.sheet, line.row)
        if self.table and not mapping and table_lines.holds_values_only(self.table, line):
            return 0
        header = find_header(self.lines, index, mapping)
        if header is None:
            return 0
        if not mapping and self.mapping.has_tables_for(line.sheet):
            is_again = self.table is not None and header.is_like(self.table.header)
            return header.height if is_again else 0
        self.is_title_open = self.is_below_signature = False
        self.had_table = True
        if self.table and header.is_like(self.table.header) and not mapping:
            return header.height
        self._close_table()
        is_one_of_many = len(self.reading.tables) > _MANY_TABLES
        self.table = opened(self.lines, header, mapping, is_one_of_many)
        self.reading.tables.append(TableFound(line.sheet, line.row, header.height, header.columns))
        self.tally.restart_numbers()
        return header.height

    def _is_no_recipient(self, line: Line, after: int) -> bool:
        """Reads a line that is a title, a section, a count and so on; False for a recipient's.

        `after` is the index of the next line.
        """
        if is_numbers_line(line) or headings.is_page_number(line.joined()):
            return True
        texts = [line.texts[index] for index in line.filled]
        below = self.lines[after] if after < len(self.lines) else None
        if self.table and table_lines.is_total(self.table, line):
            self._declare(line, line.joined(), is_closing=True)
            return True
        if self.table and table_lines.is_entry(self.table, line):
            if not self.is_below_signature:
                return False
            if self.table.number(line).isdigit() and self.table.has_name(line):
                self.is_below_signature = False
                self._warn("below_signature", line)
                return False
        if rank := self.decisions.take(
            line, below.joined() if below else "", is_letterhead=not self.had_table
        ):
            self.is_title_open = self.is_title_open and rank < SURE
            return True
        text = line.joined()
        is_closing = self._is_closing(text, after)
        if headings.is_list_title(text) and not is_closing:
            self._open_title(line, text)
            return True
        if self.is_title_open and not self.table:
            return self._go_on_with_title(line, texts)
        if self.table and table_lines.is_footer(self.table, line):
            self.is_below_signature = True
            return True
        if self.tally.articles.refers_elsewhere(line):
            return True
        if is_closing:
            self._declare(line, text, is_closing=True)
            return True
        if not (self.table and table_lines.is_lone_value(self.table, line)):
            heads_people = bool(self.table and table_lines.heads_people(self.table, line, below))
            section = section_in(
                line, self.outline, self.seen, bool(self.table), heads_people=heads_people
            )
            if section:
                self.is_below_signature = False
                self._enter(section)
                return True
        if self._declare(line, text, is_closing=bool(self.table)):
            return True
        return line.is_paragraph or not self.table or self.is_below_signature

    def _is_closing(self, text: str, after: int) -> bool:
        """Whether a line below people counts them: "Danh sách gồm 22 tập thể, cá nhân./."."""
        if not self.table or not headings.is_count(text):
            return False
        if not headings.award_spans(text):
            return True
        next_lines = range(after, min(after + _TITLE_LINES, len(self.lines)))
        return not any(find_header(self.lines, index) for index in next_lines)

    def _declare(self, line: Line, text: str, is_closing: bool = False) -> bool:
        declared = headings.declared_in(text)
        if declared and not self.tally.articles.is_clause(line):
            self.tally.declare(declared, line, self.reading.rows, is_closing)
        return bool(declared)

    def _open_title(self, line: Line, text: str) -> None:
        self._declare(line, text)
        key = text.casefold()
        if key in self.known_titles:
            return  # printed again at the top of the next sheet of paper
        self.known_titles.add(key)
        if not self.is_title_open:
            self._end_list()
            self.title = []
        self.is_title_open = True
        self._add_to_title(line, text)

    def _go_on_with_title(self, line: Line, texts: list[str]) -> bool:
        section = section_in(line, self.outline, self.seen, is_listed=False)
        if section and not section.style.startswith("plain"):
            self.is_title_open = False
            self._enter(section)
        elif self._declare(line, line.joined()):
            return True
        elif len(texts) == 1 and not headings.is_of_letterhead(texts[0]):
            self._add_to_title(line, texts[0])
        return True

    def _add_to_title(self, line: Line, text: str) -> None:
        if len(self.title) == _TITLE_LINES:
            return
        self.title.append(text)
        whole = " ".join(self.title)
        self.reading.title = self.reading.title or whole
        if whole.startswith(self.reading.title):
            self.reading.title = whole
        meaning = headings.meaning_of(whole, self.seen)
        if self.outline.open and self.outline.open[0].style == "title":
            self.outline.open[0] = replace(self.outline.open[0], meaning=meaning, text=whole)
        else:
            self._enter(Section("title", replace(meaning, count=None), line, whole))

    def _enter(self, section: Section) -> None:
        section.first_row = len(self.reading.rows)
        self.is_title_open = self.is_title_open and section.style == "title"
        self.last = None
        self.tally.check_sections(self.outline.enter(section), self.reading)
        meaning, line = section.meaning, section.line
        if section.style != "title":
            if not meaning and not meaning.is_pure and section.style != "mapped":
                self._warn("section_unclear", line)
            if meaning.unit:
                self._warn("unit_from_section", line, unit=meaning.unit)
            self.reading.sections.append(
                SectionFound(
                    line.sheet, line.row, section.text, meaning.kind, meaning.award, meaning.unit
                )
            )
        if meaning.award and not meaning.is_sure:
            self._warn("capitals_guessed", line, award=meaning.award)

    def _recipient(self, line: Line) -> None:
        table = self.table
        if table is None or line.is_paragraph or not line.filled:
            return
        own = table.own_fields(line)
        number = table.number(line)
        if table_lines.is_signer(table, line):
            self._warn("signer_doubtful", line)
            if not own & set(NAMES) or not any(self.lines[line.row - 2].texts):
                return
        if not own:
            if number.isdigit():
                self.numbered_only.append(line)
            else:
                self._note_line_without_fields(line)
            return
        if self._goes_on(line, own, number):
            return
        if not number and table.is_numbered and self._is_doubtful(line, own):
            return
        for empty in self.numbered_only:
            self._warn("only_number", empty)
        self.numbered_only = []
        self._read_entry(line)
        column = table.header.first("number")
        has_number = number.isdigit() and len(number) < 6
        if column and has_number and column.index in line.filled:
            place, before = line.column(column.index), self.tally.last_number
            if self.tally.is_gap(int(number)):
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
        if table is None or last is None or line.row != last.line.row + 1:
            return False
        if line.sheet != last.line.sheet or (number and not line.covered):
            return False
        if last.lines > _MOST_JOINED:
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
        self._warn("line_goes_on", line)
        whole = joined_lines(last.line, line)
        self._read_entry(whole, last.context)
        joined = replace(whole, row=line.row)
        self.last = replace(self.last or last, line=joined, lines=last.lines + 1)
        return True

    def _is_doubtful(self, line: Line, own: set[str]) -> bool:
        """Whether a line without a number is left out; if not, it is read with a warning."""
        assert self.table is not None  # noqa: S101
        if len(own) == 1 and not self.table.has_name(line):
            self._warn("line_left_out", line)
            return True
        self._warn("row_unnumbered", line)
        return False

    def _read_entry(self, line: Line, context: Context | None = None) -> None:
        assert self.table is not None  # noqa: S101
        context = context or self._context()
        above = self.reading.rows[-1] if self.reading.rows else None
        self.last = _Last(line, len(self.reading.rows), len(self.reading.issues), context)
        entry = EntryReader(self.table, line, context, above)
        entry.read()
        self.reading.issues.extend(entry.issues)
        self.reading.rows.extend(entry.rows)

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
        if self.table and not context.award and self.tally.articles.clauses:
            self._take_article(self.table, context)
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
        if choice:
            context.award, context.other_award = choice.award, choice.other
            context.is_award_guessed = not choice.is_sure
            kinds = choice.clause.kinds if choice.clause else frozenset()
            if not context.kind and len(kinds) == 1:
                context.kind = next(iter(kinds))

    def _choice(
        self, table: Table, texts: list[str], kind: str
    ) -> tuple[Choice | None, dict[str, str]]:
        place = table.header.index
        count = self._count_below(table)
        articles = self.tally.articles
        choice = articles.choose(place, texts, kind, count, place)
        if choice is None:
            return None, articles.by_kind(texts, place)
        line = self.lines[place]
        if not table.columns("award", "award_tick"):
            self._warn("award_from_text", line, "", award=choice.award)
        clause = choice.clause
        stated = clause.count(kind) if clause and articles.is_clause(clause.line) else None
        if stated not in (None, count):
            self._warn("count_differs", line, "", stated=stated, found=count)
        return choice, {}

    def _count_below(self, table: Table) -> int:
        """How many recipients seem to stand in a table."""
        start = table.header.index + table.header.height
        count = 0
        for line in self.lines[start:]:
            if line.is_paragraph and headings.is_list_title(line.joined()):
                break
            is_one = table.number(line).isdigit() if table.is_numbered else table.has_name(line)
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

    def _end_list(self) -> None:
        """Before a new title, or at the end: sections end, and the columns are forgotten."""
        self._close_table()
        self.is_below_signature = False
        self.tally.check_sections(self.outline.end(), self.reading)
        self.tally.start_list(self.reading.rows)

    def _warn(self, code: str, line: Line, column: str | None = None, **params: Any) -> None:
        """A warning about a cell of a line, by default its first one."""
        place = line.column() if column is None else column
        self.reading.issues.append(line.issue(WARNING, code, place, **params))
