"""Which article of a decision gives which list its award: "Điều 2. Công nhận … (Phụ lục II)"."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from news.text import fold_words

from .. import letters
from ..counts import Declared, counted_in
from ..line_words import is_list_title
from ..lines import Line
from .spans import award_spans, kind_of_award, unquoted

_ARTICLE = re.compile(r"điều\s+(\d{1,2})\s*[.:]?\s*", re.I)
_GIVING = re.compile(
    r"(dieu \d+ )?([a-z] |\d+ )?(nay )?(tang|cong nhan|trao|phong tang|truy tang|khen thuong|cap|"
    r"bieu duong|quyet dinh tang)\b"
)
_ITEM = re.compile(r"(?:\d{1,2}|[a-hđ]|[IVX]{1,4})?\s*[.)–\-+•*]+\s*", re.I)
_ANNEX = re.compile(
    r"\b(?:(?i:phụ\s*lục|biểu|mẫu|pl)\s*(?:(?i:số)\s*)?|(?i:danh\s+sách)\s+(?i:số)\s*)[“\"]?"
    r"(\d{1,2}|[IVX]{1,5}|[A-E])\b(?:\s*(?:,|và)\s*(?:(?i:phụ\s*lục|số)\s*)*(\d{1,2}|[IVX]{1,5})\b)?"
    r"(?!\s*(?:(?i:cá\s+nhân|tập\s+thể|hộ)))"
)
_LIST_NUMBER = re.compile(r"danh\s+sách\s+(\d{1,2}|[IVX]{1,5})(?=\s*(?:$|[.:–-]|\())", re.I)
_OF_ARTICLE = re.compile(r"\b(?:theo|tại|thuộc)\s+(?:khoản\s+\d+\s+)?điều\s+(\d{1,2})\b", re.I)
_ROMAN = {"i": 1, "v": 5, "x": 10}
_KINDS = (
    (r"\btap the\b|\bdon vi\b", "collective"),
    (r"\bca nhan\b|\bong\b|\bba\b|\bdong chi\b", "individual"),
    (r"\bho gia dinh\b|\bgia dinh\b", "household"),
)
_LONGEST = 1_500


@dataclass(frozen=True)
class Clause:
    """What an article, or a part of one, gives to whom. `place` is its line's in the sheet or
    document `flow`; `counts` are by kind, "" for all."""

    award: str
    kinds: frozenset[str]
    counts: Declared | None
    annexes: frozenset[str]
    article: str
    line: Line
    flow: int
    place: int

    def count(self, kind: str) -> int | None:
        if self.counts is None or (not kind and len(self.annexes) > 1):
            return None
        return self.counts.kinds.get(kind, self.counts.total)

    def suits(self, kind: str) -> bool:
        return not kind or not self.kinds or kind in self.kinds


@dataclass(frozen=True)
class Choice:
    """The award for a list. `is_sure`: nothing else can be meant; `other`: what might be."""

    award: str
    is_sure: bool
    clause: Clause
    other: str = ""


@dataclass
class Articles:
    """The clauses of a file's decision. They are found before its lists are read."""

    clauses: list[Clause] = field(default_factory=list)
    flow: int = 0
    _lines: list[Line] = field(default_factory=list)
    _article_places: list[int] = field(default_factory=list)
    _lists: list[object] = field(default_factory=list)

    def find(self, lines: Sequence[Line], seen: tuple[str, ...]) -> None:
        """Finds the clauses of one sheet or document, the one that is read next."""
        self.flow += 1
        self._article_places = []
        article, is_open, is_in_list = "", False, False
        for place, line in enumerate(lines):
            if len(line.filled) > 2 or (line.row and len(line.filled) > 1):
                is_open = False
                continue
            for text in _texts(line):
                if is_list_title(text):
                    article, is_open, is_in_list = "", False, True
                elif match := _ARTICLE.match(text):
                    is_in_list = False
                    article, is_open = match[1], bool(_GIVING.match(fold_words(text)))
                    self._article_places.append(place)
                elif article and text.startswith("(") and self.clauses and annexes_in(text):
                    self._add_annexes(annexes_in(text))
                    continue
                is_giving = not is_in_list and bool(_GIVING.match(fold_words(text)))
                if is_giving or (is_open and _ITEM.match(text)):
                    found = _clauses(text, seen, article, line, self.flow, place)
                    if found and (is_giving or found[0].counts or found[0].annexes):
                        self.clauses.extend(found)
                        self._lines.append(line)

    def _add_annexes(self, annexes: frozenset[str]) -> None:
        last = self.clauses[-1]
        if not last.annexes:
            self.clauses[-1] = replace(last, annexes=annexes)

    @property
    def _own(self) -> list[Clause]:
        """The clauses of the sheet that is read; those of other sheets where it has none."""
        return [clause for clause in self.clauses if clause.flow == self.flow] or self.clauses

    def is_clause(self, line: Line) -> bool:
        """Whether a line is one of several clauses, whose counts are of single lists."""
        return len(self.clauses) > 1 and any(known is line for known in self._lines)

    def begins(self, line: Line) -> bool:
        """Whether a line begins an article that gives an award: what stood above is over."""
        return self.is_clause(line) and bool(_ARTICLE.match(line.joined()))

    def refers_elsewhere(self, line: Line) -> bool:
        """Whether a clause's list stands elsewhere: "(Phụ lục I)", "(có danh sách kèm theo)"."""
        folded = fold_words(line.joined())
        return self.is_clause(line) and bool(
            annexes_in(line.joined()) or re.search(r"danh sach (dinh )?kem|kem theo", folded)
        )

    def choose(
        self, key: object, texts: Sequence[str], kind: str, count: int, place: int
    ) -> Choice | None:
        """The award for the list `key`, which names none itself; None where no clause is likelier.

        `texts` stand above the list, the nearest first. `kind` is what the list says of its
        recipients, `count` how many lines it seems to have, `place` that of its header.
        """
        if key not in self._lists:
            self._lists.append(key)
        found, is_named = self._named(texts), True
        if not found:
            found, is_named = self._around(place), True
        if not found:
            unnamed = [clause for clause in self._own if not clause.annexes]
            found, is_named = (unnamed or self._own), False
        suited = [clause for clause in found if clause.suits(kind)]
        if not suited:
            return None
        if len(_awards(suited)) == 1:
            is_sure = is_named or len(_awards(self._own)) == 1
            is_sure = is_sure or self._says_kind(suited, found, kind)
            return Choice(suited[0].award, is_sure, suited[0])
        counted = [clause for clause in suited if clause.count(kind) == count]
        if len(_awards(counted)) == 1:
            other = next(c.award for c in suited if c.award != counted[0].award)
            return Choice(counted[0].award, False, counted[0], other)
        return None

    def spelled_out(self, award: str) -> str:
        """A title's "Giấy khen" as the decision's only article of that award has it, with who
        gives it; others come back as they are."""
        start = f"{fold_words(award)} "
        longer = [name for name in _awards(self._own) if fold_words(name).startswith(start)]
        return longer[0] if award and len(longer) == 1 else award

    def by_order(self, key: object, kind: str) -> str:
        """The award that only the order of articles and lists suggests, or ""."""
        suited = [clause for clause in self._own if clause.suits(kind)]
        place = self._lists.index(key) if key in self._lists else len(suited)
        return suited[place].award if place < len(suited) else ""

    def by_kind(self, texts: Sequence[str], place: int) -> dict[str, str]:
        """Where a list holds several kinds: the award of each kind that has only one."""
        found = self._named(texts) or self._around(place) or self._own
        kinds = {kind for clause in found for kind in clause.kinds}
        awards = {kind: _awards([c for c in found if c.suits(kind)]) for kind in kinds}
        return {kind: given[0] for kind, given in awards.items() if len(given) == 1}

    def _named(self, texts: Sequence[str]) -> list[Clause]:
        """The clauses that name the annex, or the article that the list names."""
        for text in texts:
            numbers = annexes_in(text)
            if found := [clause for clause in self._own if clause.annexes & numbers]:
                return found
            articles = set(_OF_ARTICLE.findall(text))
            if found := [clause for clause in self._own if clause.article in articles]:
                return found
        return []

    def _around(self, place: int) -> list[Clause]:
        """The clause that stands right above a list within the articles."""
        if not any(other > place for other in self._article_places):
            return []
        above = [c for c in self.clauses if c.flow == self.flow and c.place < place]
        return [c for c in above if c.place == above[-1].place]

    @staticmethod
    def _says_kind(suited: list[Clause], found: list[Clause], kind: str) -> bool:
        """Whether the kind alone tells: all other clauses are for other kinds."""
        return bool(kind) and all(kind in clause.kinds for clause in suited) and found != suited


def annexes_in(text: str) -> frozenset[str]:
    """The numbers of the annexes that a text names: {"2"} for "Phụ lục II", "danh sách số 02"."""
    found = [number for match in _ANNEX.finditer(text) for number in match.groups() if number]
    found += [match[1] for match in _LIST_NUMBER.finditer(text)]
    return frozenset(map(_number, found))


def _number(text: str) -> str:
    if text.isdecimal():
        return str(int(text))
    values = [_ROMAN.get(letter, 0) for letter in text.casefold()]
    if not all(values):
        return text.upper()
    pairs = zip(values, [*values[1:], 0], strict=True)
    return str(sum(-value if value < after else value for value, after in pairs))


def _texts(line: Line) -> list[str]:
    texts = [part for index in line.filled for part in line.cells[index].splitlines()]
    return [" ".join(text.split()) for text in texts if text.strip() and len(text) < _LONGEST]


def _awards(clauses: Sequence[Clause]) -> list[str]:
    return list(dict.fromkeys(clause.award for clause in clauses))


def _clauses(
    text: str, seen: tuple[str, ...], article: str, line: Line, flow: int, place: int
) -> list[Clause]:
    """A clause for each award in a text, with the words that say who gets it."""
    parts = text.split()
    spans = award_spans(text)
    if not spans:
        return []
    lead = " ".join(parts[: spans[0][0]])
    is_turned = counted_in(fold_words(lead)) is not None  # "cho 05 tập thể danh hiệu …"
    found = []
    for index, (begin, end) in enumerate(spans):
        if is_turned:
            words = parts[spans[index - 1][1] if index else 0 : begin]
            behind = parts[end : spans[index + 1][0] if index + 1 < len(spans) else None]
            annexes = annexes_in(" ".join(behind))
        else:
            words = parts[end : spans[index + 1][0] if index + 1 < len(spans) else None]
            annexes = annexes_in(" ".join(words))
        named = " ".join(words)
        award = letters.award(unquoted(" ".join(parts[begin:end])), seen).text
        counts = counted_in(fold_words(named))
        kinds = set(counts.kinds) if counts else set()
        kinds = kinds or {kind for pattern, kind in _KINDS if re.search(pattern, fold_words(named))}
        if own := kind_of_award(award):
            kinds = {own}
        found.append(Clause(award, frozenset(kinds), counts, annexes, article, line, flow, place))
    if not any(clause.annexes for clause in found) or len(found) == 1:
        every = annexes_in(text)
        found = [replace(clause, annexes=every) for clause in found]
    return found
