"""From paragraph to paragraph: articles, groups, items; what names somebody becomes a table."""

from dataclasses import dataclass, field, replace
from typing import Any

from news.text import fold_words

from .. import headings
from ..lines import Line
from ..people.heads import starts_like_position, unit_head
from . import words
from .marks import Mark, article_in, mark_of
from .recipients import STOPS, Recipient, is_place, label_of, recipient_in
from .rows import Entry, Paragraphs, Text, as_rows
from .sentences import Sentence, recipients_in, sentence_in
from .tabs import with_tabbed_tables
from .texts import table_lines, texts_of

_GROUPS = ("roman", "letter", "bracket", "arabic1", "arabic2", "arabic3", "arabic4", "small",
           "bullet", "")  # fmt: skip


class ParagraphReader:
    """A document's lines; recipients that its paragraphs name are rows of a table of their own.

    Rows are numbered by their place among these rows, headers put above them included. Paragraphs
    that look as if they named somebody, and were not understood, get an issue.
    """

    def __init__(self, lines: list[Line]) -> None:
        self.lines = lines
        self._walk: _Walk | None = None
        if any(line.is_paragraph for line in lines):
            self.lines = with_tabbed_tables(lines)
            tables = table_lines(self.lines)
            self._walk = _Walk(texts_of(self.lines, tables), has_tables=bool(tables))

    def read(self, most: int) -> bool:
        """Reads `most` more paragraphs; whether there are others still."""
        return self._walk is not None and self._walk.read(most)

    def result(self) -> Paragraphs:
        if self._walk is None:
            return Paragraphs(self.lines)
        entries = self._walk.settled()
        if not any(entry.recipients or entry.doubts for entry in entries):
            return Paragraphs([line for line in self.lines if not line.is_noted("deleted")
                               or not line.is_paragraph])  # fmt: skip
        return as_rows(entries)


@dataclass
class _Walk:
    """`award` is that of the article above, `awards` those of headings below it, `kind` that of
    the nearest heading, `groups` the headings that name a unit, `given` counts the recipients of
    the article. `is_open`: recipients may follow;
    `is_given`: a sentence said so; `is_closed`: an article that gives nothing began."""

    texts: list[Text]
    has_tables: bool
    award: str = ""
    kind: str = ""
    given: int = 0
    is_open: bool = False
    is_given: bool = False
    is_closed: bool = False
    is_below_signature: bool = False
    is_for_copies: bool = False
    groups: list[tuple[str, str]] = field(default_factory=list)
    awards: list[tuple[str, str]] = field(default_factory=list)
    entries: list[Entry] = field(default_factory=list)

    def read(self, most: int) -> bool:
        first = len(self.entries)
        for index, text in enumerate(self.texts[first : first + most], start=first):
            entry = self._read(index, text)
            self.given += len(entry.recipients)
            self.entries.append(entry)
        return len(self.entries) < len(self.texts)

    def _read(self, index: int, text: Text) -> Entry:
        if text.is_table:
            self._pass_table(text)
            return Entry(text)
        article = article_in(text.text)
        if article is not None:
            return self._article(text, article)
        if headings.is_list_title(text.text):
            self._start(is_open=True)
            return Entry(text)
        if headings.is_footer(text.text) and not words.PERSON.match(text.mark.rest):
            self.is_below_signature = True
            self.is_for_copies |= fold_words(text.text).startswith(("noi nhan", "luu"))
            return Entry(text)
        if self.is_below_signature or self.is_closed:
            return self._left_over(text)
        if words.PREAMBLE.match(fold_words(text.text)):
            return Entry(text)
        return self._sentence(text) or self._label(text) or self._item_or_heading(index, text)

    def _pass_table(self, text: Text) -> None:
        cells = [part for cell in text.line.cells for part in cell.splitlines()]
        if text.text and any(map(headings.is_footer, filter(None, cells))):
            self.is_below_signature = True
        elif not text.text:
            self.is_below_signature = False

    def _start(self, is_open: bool) -> None:
        """Before an article or a list: nothing of what stood above counts."""
        self.award, self.kind, self.groups, self.awards = "", "", [], []
        self.given = 0
        self.is_open, self.is_closed, self.is_given = is_open, False, False
        self.is_below_signature = self.is_for_copies = False

    def _article(self, text: Text, body: str) -> Entry:
        self._start(is_open=False)
        found = sentence_in(mark_of(body).rest)
        if found is None:
            self.is_closed = bool(body) and not words.GIVING.search(body)
            folded = fold_words(body)
            is_known = words.EXECUTION.search(folded) or words.ANNEXED.search(body)
            entry = Entry(text)
            if not is_known and words.PERSON.search(body):
                entry.doubts.append("paragraph_left_out")
            self.is_closed |= bool(words.EXECUTION.search(folded))
            return entry
        self.award, self.is_open, self.is_given = found.award, True, True
        return self._given(text, found)

    def _sentence(self, text: Text) -> Entry | None:
        """ "Tặng Bằng khen cho …" without an article's number, or as a point of an article."""
        found = sentence_in(text.mark.rest)
        if found is None or not (found.award or found.recipients):
            return None
        if not found.recipients and not found.is_open and not found.left:
            return None
        self._enter(self.awards, text.mark.style, found.award)
        self.is_open = self.is_given = True
        return self._given(text, found)

    def _given(self, text: Text, found: Sentence) -> Entry:
        people = [replace(one, award=one.award or found.award) for one in found.recipients]
        entry = Entry(text, people, is_sentence=True, is_open=found.is_open)
        if found.left:
            entry.doubts.append("paragraph_left_out")
        return entry

    def _label(self, text: Text) -> Entry | None:
        """A line such as "Chức vụ: Kế toán" below a recipient, or "Họ và tên: …" itself."""
        found = label_of(text.mark.rest)
        if found is None or (text.mark.style and found[0] == "name"):
            return None
        name, value = found
        if not value or (name == "award" and not headings.is_award(value)):
            return None
        if name == "name":
            one = recipient_in(value, is_expected=True)
            if one is None or not (self.is_open or len(value.split()) > 1):
                return None
            return self._entered(text, one)
        entry = self._being_told()
        if entry is None:
            return None
        last = entry.recipients[-1]
        if name == "place":
            last = _placed(last, value)
        elif name:
            values: dict[str, Any] = {name: getattr(last, name) or value}
            last = replace(last, **values)
        entry.recipients[-1] = last
        return Entry(text, is_rest=True)

    def _being_told(self) -> Entry | None:
        """The recipient that the lines right above name, with nothing but its own fields below."""
        for entry in reversed(self.entries):
            if entry.recipients:
                return entry
            if not entry.is_rest:
                break
        return None

    def _deed(self, text: Text) -> Entry:
        """ "Đã có thành tích …" below the only recipient of an article; below several, of all."""
        entry = self._being_told()
        if entry and len(entry.recipients) == 1 and self.given == 1:
            last = entry.recipients[0]
            deed = last.achievement or text.text.strip(STOPS)
            entry.recipients[0] = replace(last, achievement=deed)
        return Entry(text, is_rest=True)

    def _rest_of_recipient(self, text: Text) -> Entry | None:
        """A line without a mark or a label below a name: "Chuyên viên Phòng Hộ tịch"."""
        entry = self._being_told()
        body = text.text.strip(STOPS)
        if text.mark.style or entry is None or len(body) > 150 or self.kind == "collective":
            return None
        last = entry.recipients[-1]
        if last.kind != "individual" or last.unit or not self.is_open:
            return None
        if is_place(body):
            last = replace(last, unit=body)
        elif starts_like_position(body) and not last.position:
            last = _placed(last, body)
        else:
            return None
        entry.recipients[-1] = last.doubted("line_goes_on", "")
        return Entry(text, is_rest=True)

    def _item_or_heading(self, index: int, text: Text) -> Entry:
        mark = text.mark
        if not mark.style and words.DEED_ALONE.match(text.text):
            return self._deed(text)
        is_outlined = mark.style in ("roman", "letter")
        body = mark.rest if mark.style else text.text
        meaning = headings.meaning_of(body)
        is_heading = bool(meaning.is_pure and not headings.is_award(body.split(":")[0])) or (
            meaning.award and not words.PERSON.search(body) and not recipient_in(body)
        )
        if is_heading or (is_outlined and (meaning.kind or meaning.award)):
            self._enter(self.awards, mark.style, meaning.award)
            self._leave_groups(mark.style)
            self.is_open, self.kind = True, meaning.kind
            return Entry(text)
        several = recipients_in(body) if mark.style or self.is_open else None
        if several and several.recipients:
            return self._several(text, several)
        one = recipient_in(
            body, is_expected=bool(self.is_open and mark.style) or self._is_named(body)
        )
        below = self._below(index)
        if self._heads_unit(text, one, below):
            is_deeper = below is not None and _is_deeper(below.mark.style, mark.style)
            self._enter(self.groups, mark.style if is_deeper else "", body.strip(STOPS + ":"))
            return Entry(text)
        if rest := self._rest_of_recipient(text):
            return rest
        is_group = body.rstrip().endswith(":") or (
            _is_no_name(body) and self._heads_more(text, below)
        )
        if one is not None and one.kind == "collective" and is_group:
            self._leave_groups(mark.style)
            return Entry(text)
        if one is not None and self._is_item(mark, one):
            return self._entered(text, one)
        bare = words.AND_ALSO.sub("", body)
        if self.is_open and bare != body and (also := recipient_in(bare, is_expected=True)):
            entry = self._entered(text, also)
            entry.doubts.append("from_paragraph")
            return entry
        if self.is_open and not self._heads_more(text, below) and self._is_telling(text):
            return Entry(text, doubts=["paragraph_left_out"])
        return Entry(text)

    def _is_named(self, body: str) -> bool:
        return self.is_open and len(body.split()) < 8

    def _is_item(self, mark: Mark, one: Recipient) -> bool:
        if mark.style in ("roman", "letter") and one.kind == "collective":
            return self.is_open and bool(one.unit)
        if one.kind == "collective" and not mark.style:
            return self.is_open and self.kind == "collective"
        return bool(
            mark.style or self.is_open or one.position or one.unit or one.kind == "household"
        )

    def _several(self, text: Text, found: Sentence) -> Entry:
        entries = [self._entered(text, one) for one in found.recipients]
        if found.award:
            for entry in entries:
                entry.recipients = [replace(one, award=found.award) for one in entry.recipients]
        doubts = [*entries[0].doubts, *(["paragraph_left_out"] if found.left else [])]
        return Entry(text, [entry.recipients[0] for entry in entries], doubts=doubts)

    def _entered(self, text: Text, one: Recipient) -> Entry:
        self._leave_groups(text.mark.style)
        unit = one.unit or (self.groups[-1][1] if self.groups else "")
        award = (self.awards[-1][1] if self.awards else "") or self.award
        if award and words.PRIZE.match(one.award) and not words.PRIZE.match(award):
            one = replace(one, award="", achievement=one.achievement or one.award)
        award = one.award or award
        is_of_households = "household" in (self.kind, headings.kind_of_award(award))
        if is_of_households and one.kind == "individual":
            one = replace(one, kind="household")
        entry = Entry(text, [replace(one, unit=unit, award=award)], text.mark.number)
        if self.has_tables and not self.is_given:
            entry.doubts.append("from_paragraph")
        return entry

    def _heads_unit(self, text: Text, one: Recipient | None, below: Text | None) -> bool:
        """Whether a line names the unit of the people below: they are marked otherwise."""
        body = text.mark.rest.rstrip(" ;,.")
        if one is not None and one.kind != "collective":
            return False
        if below is None or not is_place(body) or len(body) > 120 or _is_no_name(body):
            return False
        inner = recipient_in(below.mark.rest, is_expected=True)
        meaning = headings.meaning_of(below.mark.rest)
        is_deeper = _is_deeper(below.mark.style, text.mark.style) and bool(below.mark.style)
        if inner is None:
            return bool(is_deeper and text.mark.style and meaning.is_pure)
        if inner.kind == "collective" and not body.endswith(":"):
            return False
        if text.mark.style:
            is_headed = body.endswith(":") and below.mark.style == text.mark.style
            return is_deeper or is_headed
        return bool(below.mark.style or inner.kind == "individual")

    def _heads_more(self, text: Text, below: Text | None) -> bool:
        """Whether a line such as "I. Các sở, ban, ngành" heads others, and is nobody itself."""
        if below is None or words.PERSON.search(text.mark.rest):
            return False
        if text.mark.style in ("roman", "letter") and is_place(text.mark.rest):
            return True
        return bool(below.mark.style) and _is_deeper(below.mark.style, text.mark.style)

    def _below(self, index: int) -> Text | None:
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

    def _is_telling(self, text: Text) -> bool:
        """Whether a paragraph that was not understood may name a recipient."""
        body = text.mark.rest
        if words.EXECUTION.search(fold_words(body)) or headings.declared_in(body):
            return False
        is_named = words.PERSON.search(body) or words.HOUSEHOLD.search(body)
        return bool(is_named or words.COLLECTIVE_SAID.search(body)) or (
            bool(text.mark.style) and len(body) < 200 and not headings.meaning_of(body).is_pure
        )

    def _left_over(self, text: Text) -> Entry:
        """Below a signature or in an article that gives nothing: persons are named if marked."""
        entry = Entry(text)
        is_person = text.mark.style and words.PERSON.match(text.mark.rest)
        if is_person and not self.is_for_copies and recipient_in(text.mark.rest):
            entry.doubts.append("paragraph_left_out")
        return entry

    def settled(self) -> list[Entry]:
        """Items alone prove a list only where there are several, or an article opens it."""
        given = [entry for entry in self.entries if entry.recipients]
        is_list = (
            self.has_tables
            or len(given) > 1
            or any(
                article_in(entry.text.text) is not None or entry.recipients[0].award
                for entry in given
            )
        )
        if not is_list:
            for entry in given:
                entry.recipients = []
        return self.entries


def _placed(one: Recipient, text: str) -> Recipient:
    """A recipient with the position and the unit that a line below names."""
    found = recipient_in(f"{one.name}, {text}", is_expected=True)
    if found is None:
        return one
    return replace(
        one,
        position=one.position or found.position,
        unit=one.unit or found.unit,
        doubts=(*one.doubts, *found.doubts),
    )


def _is_no_name(body: str) -> bool:
    """Whether a heading only says what follows: "Chi bộ:", "Các phòng:", "Khối trường học"."""
    bare = body.strip(STOPS).casefold()
    return unit_head(body) == bare or bare.startswith(("các ", "khối ", "cụm ", "nhóm "))


def _is_deeper(style: str, than: str) -> bool:
    return _rank(style) > _rank(than) or (
        style != than and style.startswith("bullet") and than.startswith("bullet")
    )


def _rank(style: str) -> int:
    return _GROUPS.index("bullet" if style.startswith("bullet") else style)
