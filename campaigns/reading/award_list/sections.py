"""The titles and sections above a row, as an outline: a new "B." ends all that "A." held."""

import re
from dataclasses import dataclass, field, replace

from news.text import fold_words

from . import award_words, headings, letters
from .awards.spans import kind_of_award
from .dates import ImpossibleDate
from .decision_lines import decision_in
from .headings import Meaning
from .lines import Line
from .results import Decision, SectionMapping

_UNIT_LABELS = {"don vi", "dia phuong", "co quan", "don vi cong tac"}
_BULLET = re.compile(r"[*•+–-]+(?:\s+|$)")


@dataclass
class Section:
    """A section that applies to the rows below. `first_row` counts the rows before it.

    `decision` is named in its line. `doubts` are the fields that the section before it set, and it
    may set as well: its line was not understood.
    """

    style: str
    meaning: Meaning
    line: Line
    text: str
    first_row: int = 0
    decision: Decision | None = None
    doubts: frozenset[str] = frozenset()


@dataclass
class Outline:
    """The sections that apply, the outermost first, a list's title before all."""

    open: list[Section] = field(default_factory=list)
    last_letter: str = ""

    def enter(self, section: Section) -> list[Section]:
        """Begins a section and returns those that it ends."""
        styles = [known.style for known in self.open]
        place = styles.index(section.style) if section.style in styles else len(styles)
        if section.style == "title":
            place = 0
        ended = self.open[place:]
        if ended and not section.meaning:
            before = ended[0]
            set_before = {name for name in ("award", "unit") if getattr(before.meaning, name)}
            section.doubts = before.doubts | set_before
        self.open[place:] = [section]
        if section.style == "letter":
            self.last_letter = section.text[:1]
        return ended

    def end(self) -> list[Section]:
        ended, self.open = self.open, []
        return ended

    def doubted(self, name: str) -> str:
        """The line of a section that may set "award" or "unit", and was not understood; or ""."""
        return next((s.text for s in reversed(self.open) if name in s.doubts), "")

    def decision(self) -> Decision | None:
        return next((s.decision for s in reversed(self.open) if s.decision), None)

    def awards_by_kind(self) -> dict[str, str]:
        """Where the nearest section names several awards: those that are for one kind alone."""
        meaning = next((s.meaning for s in reversed(self.open) if s.meaning.several), None)
        kinds: dict[str, list[str]] = {}
        for award in meaning.awards if meaning else ():
            kinds.setdefault(kind_of_award(award), []).append(award)
        if "" in kinds:
            return {}
        return {kind: awards[0] for kind, awards in kinds.items() if len(awards) == 1}

    def innermost(self, name: str, chosen: str = "") -> str:
        """The "kind", "award", "award_class" or "unit" of the nearest section above.

        `chosen` is the officer's choice for the whole list: it takes precedence over the title.
        """
        for section in reversed(self.open):
            if chosen and section.style == "title":
                break
            if name == "award" and section.meaning.several:
                break
            if found := getattr(section.meaning, name):
                return str(found)
        return chosen


def section_in(
    line: Line,
    outline: Outline,
    seen: tuple[str, ...],
    is_listed: bool,
    heads_people: bool = False,
) -> Section | None:
    """The section that a line opens, None where it is no section line.

    `is_listed`: the line is in a table, where a plain number begins a recipient.
    `heads_people`: it has no number, but the person below has one: a unit may be meant.
    """
    texts = [_BULLET.sub("", line.texts[index]) for index in line.filled]
    texts = [text for text in texts if text]
    if not texts:
        return None
    mark, rest = _marked(texts)
    style = headings.numbering_style(mark, outline.last_letter) if mark else ""
    if not rest or len(rest) > 2 or (len(rest) == 2 and not _is_count(rest[1])):
        return None
    outlined = style in ("roman", "letter", "small")
    is_over_list = _reaches_over(line) and (is_listed or bool(mark))
    meaning = headings.meaning_of(rest[0], seen, outlined or heads_people or is_over_list)
    if len(rest) == 2 and meaning.count is None:
        meaning = replace(meaning, count=int(re.findall(r"\d+", rest[1])[0]))
    if outlined:
        if not meaning and (line.is_paragraph or not is_listed):
            return None
    elif not (_speaks_for_itself(rest[0], meaning, line) or (is_over_list and not mark)):
        return None
    text = f"{mark}. {rest[0]}" if mark else rest[0]
    return Section(style or _plain_style(meaning), meaning, line, text, decision=_decision(rest[0]))


def _plain_style(meaning: Meaning) -> str:
    """Of a section without a number: one of the same style ends it."""
    names = ("award", "award_class", "kind", "unit")
    named = next((name for name in names if getattr(meaning, name)), "")
    return f"plain {named or ('group' if meaning.is_group else 'unit')}"


def _decision(text: str) -> Decision | None:
    """The decision that a section names beside its award."""
    try:
        found = decision_in(text)
    except ImpossibleDate:
        return None
    if not found or not found.number:
        return None
    return Decision(found.number, found.signed_on.isoformat() if found.signed_on else "")


def labelled_unit(line: Line, text: str) -> Section | None:
    """The unit of all rows, from a line such as "Đơn vị: Xã Bắc Sơn"; None for other labels."""
    label, _, value = text.partition(":")
    value = value.strip(" .;,")
    is_of_unit = headings.starts_like_unit(label) or fold_words(label) in _UNIT_LABELS
    if not is_of_unit or not headings.starts_like_unit(value):
        return None
    meaning = Meaning(unit=letters.unit(value))
    return Section("plain unit", meaning, line, text)


def mapped_section(line: Line, mapping: SectionMapping) -> Section:
    """A section as the officer chose it, with the number it has in the file."""
    mark, rest = _marked([line.texts[index] for index in line.filled] or [""])
    style = headings.numbering_style(mark) if mark else "mapped"
    meaning = Meaning(mapping.kind, mapping.award, mapping.unit)
    return Section(style, meaning, line, " ".join([f"{mark}." if mark else "", *rest]).strip())


def _marked(texts: list[str]) -> tuple[str, list[str]]:
    """The number of a line, in a cell of its own or before the text, and the other texts."""
    if len(texts) > 1 and headings.numbering_style(texts[0]):
        return texts[0].strip(" .)-–:/"), texts[1:]
    mark, text = headings.numbering(texts[0])
    return mark, [text, *texts[1:]] if text else texts[1:]


def _is_count(text: str) -> bool:
    return bool(re.fullmatch(r"\(?\d{1,4}( \w+){0,3}\)?", fold_words(text)))


def _reaches_over(line: Line) -> bool:
    """Whether the line's only text is merged across at least three columns."""
    filled = line.filled
    return len(filled) == 1 and line.spans.get(filled[0], filled[0]) - filled[0] >= 2


def _speaks_for_itself(text: str, meaning: Meaning, line: Line) -> bool:
    """Whether a line without Roman number or letter must be a section, and no recipient."""
    if meaning.is_pure:
        return bool(meaning) or "ca nhan" in fold_words(text)
    if meaning.unit or meaning.is_group:
        return True
    spans = headings.award_spans(text)
    if not spans:
        return False
    before = fold_words(" ".join(text.split()[: spans[0][0]])).split()
    leads = all(token in award_words.HEADING_LEADS or token.isdigit() for token in before)
    return leads and (line.is_paragraph or len(line.filled) <= 2)
