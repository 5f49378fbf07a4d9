"""By what two rows are found to mean the same person, unit or award."""

import re
import unicodedata

from campaigns.registers.enums import RecipientKind
from campaigns.registers.matching import award_words
from news.text import fold_words, nfc

from ..models.imports import AwardImportRow

LENGTH = 300


def heard(name: str) -> str:
    """A name without capitals and signs, tone marks in order: "hoà" is "hòa", "Ba" is not "Bá"."""
    words = re.sub(r"[\W_]+", " ", nfc(name).casefold()).split()
    parted = (unicodedata.normalize("NFKD", word) for word in words)
    return " ".join("".join(sorted(word, key=unicodedata.combining)) for word in parted)[:LENGTH]


def unit_name(row: AwardImportRow) -> str:
    """The unit that a row names: a collective without a superior unit is one itself."""
    is_collective = row.kind == RecipientKind.COLLECTIVE
    return row.unit_text or (row.name if is_collective else "")


def set_words(row: AwardImportRow) -> None:
    """Fills what a row is compared by; to be called whenever its texts change."""
    row.person = heard(row.name)
    row.unit_words = fold_words(row.unit_text)[:LENGTH]
    row.award_words = award_words(row.award_text)[:LENGTH]
