"""Walks down a sheet or a document: titles, headers, sections, counts, signatures."""

from dataclasses import dataclass, field, replace

from . import headings, honored, lost, notes, proposals, table_lines
from .columns import find_header, find_records, header_issues, is_numbers_line
from .decisions import SURE
from .entries import opened
from .lines import Line
from .paragraphs.marks import article_in
from .results import Issue, SectionFound, TableFound
from .sections import Section, labelled_unit, mapped_section, section_in
from .table_walk import TableWalk

_MANY_TABLES = 50
_TITLE_LINES = 8
_MANY_LINES = 300


@dataclass
class Walk(TableWalk):
    """Walks down one sheet, or one document."""

    is_below_signature: bool = False
    title: list[str] = field(default_factory=list)
    is_title_open: bool = False
    known_titles: set[str] = field(default_factory=set)
    seen: tuple[str, ...] = ()
    had_table: bool = False
    bar: float | None = None
    of_notes: list[Issue] = field(default_factory=list)
    #: The line to be read next, and how many rows there were before the first.
    index: int = 0
    first: int = 0

    def begin(self) -> None:
        self.lines = [notes.with_deleted(line) if line.notes else line for line in self.lines]
        self.seen = tuple(self._phrases())
        self.tally.articles.find(self.lines, self.seen)
        self.bar = honored.bar_in(self.lines[:_MANY_LINES])
        self.tally.start_list(self.reading.rows)
        self.index, self.first = 0, len(self.reading.rows)

    def read(self, most: int) -> bool:
        """Reads `most` more lines; whether there are others still."""
        last = min(self.index + most, len(self.lines))
        while self.index < last:
            self.index += self._read_at(self.index)
        return self.index < len(self.lines)

    def end(self) -> None:
        first = self.first
        self._end_list()
        self._tell_notes()
        self.reading.issues += honored.of_remarks(self.lines, self.reading.rows[first:])
        proposals.tell(self.lines, self.reading, first)
        if not self.had_table and any(len(line.filled) > 1 for line in self.lines):
            sheet = next(line.sheet for line in self.lines if len(line.filled) > 1)
            self._warn("sheet_without_list", Line(sheet, 0, []))
        else:
            lost.tell(self.lines, self.reading, first)

    def _tell_notes(self) -> None:
        """A line that is struck through as a whole is said to be so once."""
        struck = {(row.sheet, row.row) for row in self.reading.rows if row.left_out == "struck"}
        self.reading.issues += [
            issue
            for issue in self.of_notes
            if issue.code != "struck_cell" or (issue.sheet, issue.row) not in struck
        ]

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
        if line.row == 1:
            self.next_page = (line.sheet, 1)
        if line.notes:
            self.of_notes += notes.issues_of_notes(line, self.table)
        if not line.filled and not line.covered:
            return 1
        if line.row and line.is_noted("deleted"):
            self._pass_deleted(line)
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

    def _pass_deleted(self, line: Line) -> None:
        """A row deleted while changes were tracked: a heading heads nobody, people are left out."""
        if self.table and self.table.has_name(line) and not section_in(
            line, replace(self.outline, open=list(self.outline.open)), self.seen, is_listed=True
        ):  # fmt: skip
            self._recipient(line)

    def _open_table(self, index: int) -> int:
        line = self.lines[index]
        mapping = self.mapping.table(line.sheet, line.row)
        if self.table and not mapping:
            is_numbered = self.table.number(line).isdigit()  # as no header is
            if is_numbered or table_lines.holds_values_only(self.table, line):
                return 0
        if not mapping and _is_title(line):
            return 0
        header = find_header(self.lines, index, mapping, is_listed=self.table is not None)
        if header is None and not self.table and not self.mapping.has_tables_for(line.sheet):
            header = find_records(self.lines, index)
        if header is None:
            return 0
        if not mapping and self.mapping.has_tables_for(line.sheet):
            is_again = self.table is not None and header.is_like(self.table.header)
            return header.height if is_again else 0
        self.is_title_open = self.is_below_signature = False
        self.had_table = True
        if self.table and header.is_like(self.table.header) and not mapping:
            self.next_page = (line.sheet, line.row + header.height)
            return header.height
        self._close_table()
        is_one_of_many = len(self.reading.tables) > _MANY_TABLES
        self.table = opened(self.lines, header, mapping, is_one_of_many)
        self.reading.issues.extend(header_issues(header, line))
        start = index + header.height
        below = self.lines[start : start + _MANY_LINES]
        self.judge = honored.Judge(self.table, below, self.bar)
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
        if apart := honored.set_apart_by(line):
            self.is_below_signature = False
            self._enter(apart)
            return True
        if self.table and table_lines.is_total(self.table, line):
            self._declare(line, line.joined(), is_closing=True)
            return True
        if self.table and table_lines.is_entry(self.table, line):
            if not self.is_below_signature:
                return False
            if table_lines.names_recipient(self.table, line):
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
            self._open_title(line, text, keeps_table=self._has_people_below(after))
            return True
        if self.is_title_open and not self.table:
            return self._go_on_with_title(line, texts)
        if self.table and table_lines.is_footer(self.table, line):
            self.is_below_signature = True
            return True
        if self.tally.articles.begins(line):
            self._end_list()
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
        if self._declare(line, text, is_closing=bool(self.table) and article_in(text) is None):
            return True
        if self.is_below_signature and self.table and not line.is_paragraph:
            if table_lines.names_recipient(self.table, line):
                self._warn("line_left_out", line)
            return True
        return line.is_paragraph or not self.table

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

    def _has_people_below(self, after: int) -> bool:
        """Whether the open table goes on below a title, without a header of its own."""
        for index in range(after, min(after + _TITLE_LINES, len(self.lines))):
            if not self.table or find_header(self.lines, index):
                return False
            if table_lines.is_entry(self.table, self.lines[index]):
                return True
        return False

    def _open_title(self, line: Line, text: str, keeps_table: bool = False) -> None:
        self._declare(line, text)
        key = text.casefold()
        if key in self.known_titles:
            return  # printed again at the top of the next sheet of paper
        self.known_titles.add(key)
        if not self.is_title_open:
            self._end_list(keeps_table)
            self.title = []
        self.is_title_open = not keeps_table
        self._add_to_title(line, text)

    def _go_on_with_title(self, line: Line, texts: list[str]) -> bool:
        section = section_in(line, self.outline, self.seen, is_listed=False)
        if section and not section.style.startswith("plain"):
            self.is_title_open = False
            self._enter(section)
        elif self._declare(line, line.joined()):
            return True
        elif len(texts) == 1 and headings.is_labelled(texts[0]):
            if unit := labelled_unit(line, texts[0]):
                self._enter(unit)
                self.is_title_open = True
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
            is_told = section.style == "mapped" or honored.heading_reason(section.text)
            if not meaning and not meaning.is_pure and not is_told:
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

    def _end_list(self, keeps_table: bool = False) -> None:
        """Before a new title, or at the end: sections end, and the columns are forgotten."""
        if keeps_table:
            self.last = None
        else:
            self._close_table()
        self.is_below_signature = False
        self.tally.check_sections(self.outline.end(), self.reading)
        self.tally.start_list(self.reading.rows)


def _is_title(line: Line) -> bool:
    """Whether a line is a list's title for sure, whatever columns its words could head."""
    text = line.joined()
    return len(line.filled) == 1 and len(text.split()) > 4 and headings.is_list_title(text)
