"""What was found in a text, and the kinds that are looked for."""

from dataclasses import dataclass, replace

BIRTH = "birth"
IDENTITY = "identity"
PHONE = "phone"
EMAIL = "email"
ACCOUNT = "account"
TAX = "tax"
ADDRESS = "address"
ETHNICITY = "ethnicity"
RELIGION = "religion"
PARTY = "party"
NUMBER = "number"  # long, of which nothing says what it is
#: Of two for the same figures, the first one is meant.
KINDS = (
    IDENTITY, ACCOUNT, TAX, BIRTH, PHONE, EMAIL, ADDRESS, ETHNICITY, RELIGION, PARTY, NUMBER,
)  # fmt: skip


@dataclass(frozen=True, order=True)
class Found:
    """Personal data at `text[start:end]`, the word that names it and what belongs to it included.

    `is_sure`: it is nothing else. `of_office`: the number or address of an office itself, by the
    words before it or by its domain; a list of people has no use for it either.
    """

    start: int
    end: int
    kind: str
    is_sure: bool = True
    of_office: bool = False

    def with_other(self, other: "Found") -> "Found":
        """Both in one, where they overlap: no half of either may remain. It is what the surer of
        the two is, or the one that begins with a label."""
        told = min(self, other, key=lambda one: (not one.is_sure, one.start, KINDS.index(one.kind)))
        start, end = min(self.start, other.start), max(self.end, other.end)
        return replace(told, start=start, end=end)
