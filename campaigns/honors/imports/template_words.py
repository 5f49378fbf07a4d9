"""What stands in the file to fill in, in the language of the site's lists."""

from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import Any

from django.utils.text import capfirst

from campaigns.reading.award_list.dates import written_day
from campaigns.reading.languages import own_words, reads_vietnamese
from campaigns.registers.enums import RecipientKind

from ..row import Column

INDIVIDUAL, COLLECTIVE, HOUSEHOLD = (
    RecipientKind.INDIVIDUAL.value,
    RecipientKind.COLLECTIVE.value,
    RecipientKind.HOUSEHOLD.value,
)
#: As they stand in lists; the reader never takes them for rows.
EXAMPLES = {
    "kind": "Cá nhân; Tập thể; Hộ gia đình",
    "honorific": "Ông; Bà",
    "name": "Nguyễn Thị Lan; Phòng Hành chính tư pháp; Gia đình ông Vũ Đình Tú",
    "position": "Phó Trưởng phòng",
    "unit_text": "Văn phòng Sở Tư pháp",
    "award_text": "Lao động tiên tiến; Giấy khen của Giám đốc Sở",
    "achievement": "Hoàn thành xuất sắc nhiệm vụ năm 2025",
    "decision_number": "145/QĐ-STP; 02a/QĐ-STP",
    "signed_on": "15/01/2026",
}


@dataclass(frozen=True)
class Vietnamese:
    """Whatever the officer's language."""

    number: str = "STT"
    key: str = "Mã"
    guide: str = "Hướng dẫn"
    honorifics: tuple[str, ...] = ("Ông", "Bà")
    kinds: dict[str, str] = field(
        default_factory=lambda: {
            COLLECTIVE: "Tập thể", HOUSEHOLD: "Hộ gia đình", INDIVIDUAL: "Cá nhân",
        }
    )  # fmt: skip
    examples: dict[str, str] = field(default_factory=lambda: EXAMPLES)

    def heading(self, column: Column, own: str = "") -> str:
        """`own` is what a page calls its awards, where it has a word of its own."""
        return own or column.template


class OfOtherLanguage:
    """The first word that the site's file of words has for each thing."""

    key = "Code"
    guide = "Guide"

    def __init__(self) -> None:
        self._words = own_words()

    @cached_property
    def number(self) -> str:
        return self._first("number")

    @cached_property
    def kinds(self) -> dict[str, str]:
        values = self._words.get("values", {})
        kinds = (COLLECTIVE, HOUSEHOLD, INDIVIDUAL)
        return {kind: capfirst(next(iter(values.get(kind, ())), kind)) for kind in kinds}

    @cached_property
    def honorifics(self) -> tuple[str, ...]:
        usual = self._words.get("values", {}).get("honorifics", {})
        return tuple(dict.fromkeys(usual.values()))[:4]

    @cached_property
    def examples(self) -> dict[str, str]:
        return {"kind": "; ".join(self.kinds.values()), "signed_on": written_day(date(2026, 1, 15))}

    def heading(self, column: Column, own: str = "") -> str:
        return self._first(column.read_as)

    def _first(self, name: str) -> str:
        for part in ("whole", "parts"):
            texts: list[Any] = self._words.get(part, {}).get(name, [])
            if texts:
                return capfirst(str(texts[0]))
        return capfirst(name.replace("_", " "))


def template_words() -> Vietnamese | OfOtherLanguage:
    return Vietnamese() if reads_vietnamese() else OfOtherLanguage()
