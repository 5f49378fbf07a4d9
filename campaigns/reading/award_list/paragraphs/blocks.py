"""From paragraph to paragraph: articles, groups, items; what names somebody becomes a table."""

from dataclasses import dataclass, field, replace

from news.text import fold_words

from .. import headings
from ..columns import find_header
from ..lines import Line
from ..results import WARNING, Issue
from . import words
from .marks import Mark, article_in, mark_of
from .recipients import STOPS, Recipient, is_place, label_of, recipient_in
from .sentences import Sentence, sentence_in

PARAGRAPHS = "Văn bản"
_HEADINGS = ["Họ và tên", "Chức vụ", "Đơn vị công tác", "Loại", "Hình thức khen thưởng",
             "Thành tích"]  # fmt: skip
_KINDS = {"individual": "cá nhân", "collective": "tập thể", "household": "hộ gia đình"}
_GROUPS = ("roman", "letter", "bracket", "arabic1", "arabic2", "arabic3", "arabic4", "small",
           "bullet", "")  # fmt: skip


@dataclass
class Paragraphs:
    """The lines of a document with its paragraphs' recipients as rows, and what to look at."""

    lines: list[Line]
    issues: list[Issue] = field(default_factory=list)


@dataclass
class _Text:
    """A paragraph, or one line of it, with the line it came from; None for the rows of a table."""

    line: Line
    text: str = ""
    mark: Mark = field(default_factory=lambda: Mark("", "", ""))
    is_table: bool = False

    def is_noted(self) -> str:
        for code in ("deleted", "struck", "hidden_row"):
            if self.line.is_noted(code):
                return code
        return ""


@dataclass
class _Entry:
    """What a paragraph gives: recipients, or nothing but itself."""

    text: _Text
    recipients: list[Recipient] = field(default_factory=list)
    number: str = ""
    doubts: list[str] = field(default_factory=list)


def paragraphs_as_table(lines: list[Line]) -> Paragraphs:
    """A document's lines; recipients that its paragraphs name are rows of a table of their own.

    Rows are numbered by their place among these rows, headers put above them included. Paragraphs
    that look as if they named somebody, and were not understood, get an issue.
    """
    if not any(line.is_paragraph for line in lines):
        return Paragraphs(lines)
    tables = _table_lines(lines)
    walk = _Walk(_texts(lines, tables), has_tables=bool(tables))
    entries = walk.read()
    if not any(entry.recipients or entry.doubts for entry in entries):
        return Paragraphs([line for line in lines if not line.is_noted("deleted")
                           or not line.is_paragraph])  # fmt: skip
    return _made(entries)


def _table_lines(lines: list[Line]) -> set[int]:
    """The places of the rows of tables that are lists: from a header on."""
    found: set[int] = set()
    sheets: set[str] = set()
    for index, line in enumerate(lines):
        if line.is_paragraph:
            continue
        if line.sheet in sheets or find_header(lines, index):
            sheets.add(line.sheet)
            found.add(index)
    return found


def _texts(lines: list[Line], tables: set[int]) -> list[_Text]:
    """Paragraphs line by line; a line that goes on in small letters is one with that before."""
    made: list[_Text] = []
    for index, line in enumerate(lines):
        if not line.is_paragraph:
            made.append(_Text(line, "" if index in tables else line.joined(), is_table=True))
            continue
        for part in filter(None, map(str.strip, line.cells[0].splitlines())):
            before = made[-1] if made else None
            if before and not before.is_table and _goes_on(before, part):
                before.text = f"{before.text} {part}"
                before.mark = mark_of(before.text)
                continue
            one = line if part == line.cells[0] else replace(line, cells=[part])
            made.append(_Text(one, part, mark_of(part)))
    return made


def _goes_on(before: _Text, part: str) -> bool:
    if not part[0].islower() or before.text[-1:] in ".;:" or mark_of(part).style:
        return False
    return bool(
        before.mark.style
        or article_in(before.text) is not None
        or words.GIVING.match(before.text)
        or recipient_in(before.text)
    )


@dataclass
class _Walk:
    """`award` is that of the article or heading above; `is_open`: recipients may follow;
    `is_closed`: an article that gives nothing began; `groups` are headings that name a unit."""

    texts: list[_Text]
    has_tables: bool
    award: str = ""
    is_open: bool = False
    is_closed: bool = False
    is_below_signature: bool = False
    is_for_copies: bool = False
    groups: list[tuple[str, str]] = field(default_factory=list)
    awards: list[tuple[str, str]] = field(default_factory=list)
    entries: list[_Entry] = field(default_factory=list)

    def read(self) -> list[_Entry]:
        for index, text in enumerate(self.texts):
            self.entries.append(self._read(index, text))
        return self._settled()

    def _read(self, index: int, text: _Text) -> _Entry:
        if text.is_table:
            self._pass_table(text)
            return _Entry(text)
        article = article_in(text.text)
        if article is not None:
            return self._article(text, article)
        if headings.is_list_title(text.text):
            self._start(is_open=True)
            return _Entry(text)
        if headings.is_footer(text.text) and not words.PERSON.match(text.mark.rest):
            self.is_below_signature = True
            self.is_for_copies |= fold_words(text.text).startswith(("noi nhan", "luu"))
            return _Entry(text)
        if self.is_below_signature or self.is_closed:
            return self._left_over(text)
        if words.PREAMBLE.match(fold_words(text.text)):
            return _Entry(text)
        return self._sentence(text) or self._label(text) or self._item_or_heading(index, text)

    def _pass_table(self, text: _Text) -> None:
        cells = [part for cell in text.line.cells for part in cell.splitlines()]
        if text.text and any(map(headings.is_footer, filter(None, cells))):
            self.is_below_signature = True
        elif not text.text:
            self.is_below_signature = False

    def _start(self, is_open: bool) -> None:
        """Before an article or a list: nothing of what stood above counts."""
        self.award, self.groups, self.awards = "", [], []
        self.is_open, self.is_closed = is_open, False
        self.is_below_signature = self.is_for_copies = False

    def _article(self, text: _Text, body: str) -> _Entry:
        self._start(is_open=False)
        found = sentence_in(mark_of(body).rest)
        if found is None:
            self.is_closed = bool(body) and not words.GIVING.search(body)
            folded = fold_words(body)
            is_known = words.EXECUTION.search(folded) or words.ANNEXED.search(body)
            entry = _Entry(text)
            if not is_known and words.PERSON.search(body):
                entry.doubts.append("line_left_out")
            self.is_closed |= bool(words.EXECUTION.search(folded))
            return entry
        self.award, self.is_open = found.award, True
        return self._given(text, found)

    def _sentence(self, text: _Text) -> _Entry | None:
        """ "Tặng Bằng khen cho …" without an article's number, or as a point of an article."""
        found = sentence_in(text.mark.rest)
        if found is None or not (found.award or found.recipients):
            return None
        if not found.recipients and not found.is_open and not found.left:
            return None
        self._enter(self.awards, text.mark.style, found.award)
        self.is_open = True
        return self._given(text, found)

    def _given(self, text: _Text, found: Sentence) -> _Entry:
        people = [replace(one, award=one.award or found.award) for one in found.recipients]
        entry = _Entry(text, people)
        if found.left:
            entry.doubts.append("line_left_out")
        return entry

    def _label(self, text: _Text) -> _Entry | None:
        """A line such as "Chức vụ: Kế toán" below a recipient, or "Họ và tên: …" itself."""
        found = label_of(text.mark.rest)
        if found is None or (text.mark.style and found[0] == "name"):
            return None
        name, value = found
        if name == "name":
            one = recipient_in(value, is_expected=True) if value else None
            if one is None or not (self.is_open or len(value.split()) > 1):
                return None
            return self._entered(text, one)
        entry = next((e for e in reversed(self.entries) if e.recipients), None)
        between = self.entries[self.entries.index(entry) + 1 :] if entry else []
        if entry is None or any(not label_of(e.text.mark.rest) for e in between):
            return None
        last = entry.recipients[-1]
        if name == "place":
            last = recipient_in(f"{last.name}, {value}", is_expected=True) or last
        elif name:
            last = replace(last, **{name: getattr(last, name) or value})
        entry.recipients[-1] = last
        return _Entry(text)

    def _item_or_heading(self, index: int, text: _Text) -> _Entry:
        mark = text.mark
        is_outlined = mark.style in ("roman", "letter")
        body = mark.rest if mark.style else text.text
        meaning = headings.meaning_of(body)
        is_heading = bool(meaning.is_pure and not headings.is_award(body.split(":")[0])) or (
            meaning.award and not words.PERSON.search(body) and not recipient_in(body)
        )
        if is_heading or (is_outlined and (meaning.kind or meaning.award)):
            self._enter(self.awards, mark.style, meaning.award)
            self._leave_groups(mark.style)
            self.is_open = True
            return _Entry(text)
        one = recipient_in(
            body, is_expected=bool(self.is_open and mark.style) or self._is_named(body)
        )
        below = self._below(index)
        if self._heads_unit(text, one, below):
            self._enter(self.groups, mark.style, body.strip(STOPS + ":"))
            return _Entry(text)
        if one is not None and self._is_item(mark, one):
            return self._entered(text, one)
        if self.is_open and self._is_telling(text):
            return _Entry(text, doubts=["line_left_out"])
        return _Entry(text)

    def _is_named(self, body: str) -> bool:
        return self.is_open and len(body.split()) < 8

    def _is_item(self, mark: Mark, one: Recipient) -> bool:
        if mark.style in ("roman", "letter") and one.kind == "collective":
            return self.is_open and bool(one.unit)
        if one.kind == "collective" and not mark.style:
            return False
        return bool(
            mark.style or self.is_open or one.position or one.unit or one.kind == "household"
        )

    def _entered(self, text: _Text, one: Recipient) -> _Entry:
        self._leave_groups(text.mark.style)
        unit = one.unit or (self.groups[-1][1] if self.groups else "")
        award = one.award or (self.awards[-1][1] if self.awards else "") or self.award
        entry = _Entry(text, [replace(one, unit=unit, award=award)], text.mark.number)
        if self.has_tables and not self.is_open:
            entry.doubts.append("from_paragraph")
        return entry

    def _heads_unit(self, text: _Text, one: Recipient | None, below: _Text | None) -> bool:
        """Whether a line names the unit of the people below: they are marked otherwise."""
        body = text.mark.rest.rstrip(" ;,.")
        if one is not None and one.kind != "collective":
            return False
        if below is None or not is_place(body) or len(body) > 120:
            return False
        inner = recipient_in(below.mark.rest, is_expected=True)
        meaning = headings.meaning_of(below.mark.rest)
        is_deeper = _is_deeper(below.mark.style, text.mark.style) and bool(below.mark.style)
        if inner is None:
            return bool(is_deeper and text.mark.style and meaning.is_pure)
        if inner.kind == "collective" and not body.endswith(":"):
            return False
        if text.mark.style:
            return is_deeper
        return bool(below.mark.style or inner.kind == "individual")

    def _below(self, index: int) -> _Text | None:
        following = self.texts[index + 1 : index + 2]
        return following[0] if following and not following[0].is_table else None

    def _enter(self, stack: list[tuple[str, str]], style: str, name: str) -> None:
        while stack and not _is_deeper(style, stack[-1][0]):
            stack.pop()
        if name:
            stack.append((style, name))

    def _leave_groups(self, style: str) -> None:
        while self.groups and self.groups[-1][0] and not _is_deeper(style, self.groups[-1][0]):
            self.groups.pop()

    def _is_telling(self, text: _Text) -> bool:
        """Whether a paragraph that was not understood may name a recipient."""
        body = text.mark.rest
        if words.EXECUTION.search(fold_words(body)) or headings.declared_in(body):
            return False
        return bool(words.PERSON.search(body) or words.HOUSEHOLD.search(body)) or (
            bool(text.mark.style) and len(body) < 200 and not headings.meaning_of(body).is_pure
        )

    def _left_over(self, text: _Text) -> _Entry:
        """Below a signature or in an article that gives nothing: persons are named if marked."""
        entry = _Entry(text)
        is_person = text.mark.style and words.PERSON.match(text.mark.rest)
        if is_person and not self.is_for_copies and recipient_in(text.mark.rest):
            entry.doubts.append("line_left_out")
        return entry

    def _settled(self) -> list[_Entry]:
        """Items alone prove a list only where there are several, or an article opens it."""
        given = [entry for entry in self.entries if entry.recipients]
        is_list = len(given) > 1 or any(
            article_in(entry.text.text) is not None or entry.recipients[0].award for entry in given
        )
        if not is_list:
            for entry in given:
                entry.recipients = []
        return self.entries


def _is_deeper(style: str, than: str) -> bool:
    return _GROUPS.index(style) > _GROUPS.index(than)


def _made(entries: list[_Entry]) -> Paragraphs:
    made = Paragraphs([])
    before: list[str] = []
    row = 0
    for place, entry in enumerate(entries):
        line = entry.text.line
        noted = entry.text.is_noted()
        if entry.doubts and not entry.recipients:
            row += 1
            for code in entry.doubts:
                made.issues.append(
                    Issue(WARNING, code, PARAGRAPHS, row, params={"text": entry.text.text[:200]})
                )
        if not entry.recipients:
            if not (noted == "deleted" and line.is_paragraph):
                made.lines.append(line)
            before = [] if line.is_paragraph else before
            continue
        is_numbered = _run_is_numbered(entries, place)
        heading = [*(["STT"] if is_numbered else []), *_HEADINGS]
        if heading != before:
            row += 1
            made.lines.append(Line(PARAGRAPHS, row, list(heading)))
            before = heading
        for one in entry.recipients:
            row += 1
            cells = [one.name, one.position, one.unit, _KINDS[one.kind], one.award, one.achievement]
            whole = Line(
                PARAGRAPHS, row, [*([entry.number] if is_numbered else []), *cells],
                notes=line.notes, origin=entry.text.text,
            )  # fmt: skip
            made.lines.append(whole)
            doubts = [*one.doubts, *((code, "") for code in entry.doubts)]
            made.issues.extend(
                whole.issue(WARNING, code, _column_of(whole, name, is_numbered), field=name)
                for code, name in dict.fromkeys(doubts)
            )
    return made


def _run_is_numbered(entries: list[_Entry], place: int) -> bool:
    """Whether all recipients of the run around a place carry numbers."""
    start = end = place
    while start and entries[start - 1].recipients:
        start -= 1
    while end + 1 < len(entries) and entries[end + 1].recipients:
        end += 1
    return all(entry.number for entry in entries[start : end + 1])


def _column_of(line: Line, name: str, is_numbered: bool) -> str:
    fields = ["name", "position", "unit", "kind", "award", "achievement"]
    return line.column(fields.index(name) + is_numbered) if name in fields else ""
