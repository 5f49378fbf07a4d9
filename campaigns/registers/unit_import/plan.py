"""What a file of units would do to the register, row by row; nothing is written here."""

import hashlib
import json
from dataclasses import dataclass, field

from django.utils.translation import gettext as _

from campaigns.reading.spreadsheet_messages import place_label

from ..models.units import Unit
from .reader import Row, Table

NEW, CHANGED, UNCHANGED, ERROR = "new", "changed", "unchanged", "error"


def column_label(name: str) -> str:
    """The heading of a field, in lists, in the template and in messages."""
    return {
        "name": _("Unit name"),
        "short_name": _("Short name"),
        "aliases": _("Other names"),
        "name_en": _("Name in English"),
        "kind": _("Kind"),
        "parent": _("Superior unit"),
        "cluster": _("Cluster"),
    }[name]


@dataclass(frozen=True)
class Issue:
    text: str
    place: str
    is_error: bool


@dataclass(frozen=True)
class Change:
    label: str
    old: str
    new: str


@dataclass(eq=False)
class Entry:
    """A row, the unit that it means, and what saving it would do."""

    row: Row
    columns: dict[str, str]
    position: int = 0
    unit: Unit | None = None
    kind: str = ""
    parent: "Unit | Entry | None" = None
    changes: list[Change] = field(default_factory=list)
    issues: list[Issue] = field(default_factory=list)

    @property
    def name(self) -> str:
        return self.row.get("name")

    @property
    def names(self) -> list[str]:
        """All spellings that the row gives, its name first."""
        row = self.row
        return [
            n
            for n in (row.get("name"), row.get("short_name"), *row.get("aliases").splitlines())
            if n
        ]

    @property
    def errors(self) -> list[Issue]:
        return [issue for issue in self.issues if issue.is_error]

    @property
    def warnings(self) -> list[Issue]:
        return [issue for issue in self.issues if not issue.is_error]

    @property
    def state(self) -> str:
        if self.errors:
            return ERROR
        if self.unit is None:
            return NEW
        return CHANGED if self.changes else UNCHANGED

    @property
    def anchor(self) -> str:
        """Where the preview shows this row."""
        return f"row-{self.position}"

    @property
    def parent_label(self) -> str:
        return self.parent.name if self.parent else ""

    def error(self, name: str, text: str) -> None:
        self._say(name, text, True)

    def warning(self, name: str, text: str) -> None:
        self._say(name, text, False)

    def _say(self, name: str, text: str, is_error: bool) -> None:
        column = self.columns.get(name, "")
        self.issues.append(
            Issue(text, place_label(self.row.sheet, self.row.number, column), is_error)
        )


@dataclass
class Plan:
    tables: list[Table]
    entries: list[Entry]
    new_clusters: dict[str, str]

    def of_state(self, state: str) -> list[Entry]:
        return [entry for entry in self.entries if entry.state == state]

    @property
    def counts(self) -> dict[str, int]:
        return {state: len(self.of_state(state)) for state in (NEW, CHANGED, UNCHANGED, ERROR)}

    @property
    def errors(self) -> list[tuple[Entry, Issue]]:
        return [(entry, issue) for entry in self.entries for issue in entry.errors]

    @property
    def warnings(self) -> list[tuple[Entry, Issue]]:
        return [(entry, issue) for entry in self.entries for issue in entry.warnings]

    @property
    def to_save(self) -> list[Entry]:
        """New and changed entries, superior units before those below them."""
        ordered: dict[int, Entry] = {}
        for entry in self.entries:
            chain = [entry]
            while isinstance(above := chain[-1].parent, Entry) and above not in chain:
                chain.append(above)
            for link in reversed(chain):
                if link.state in (NEW, CHANGED):
                    ordered.setdefault(id(link), link)
        return list(ordered.values())

    @property
    def fingerprint(self) -> str:
        """The same as long as saving would do the same: what was shown is what gets saved."""
        deeds = [
            (e.state, e.unit and e.unit.pk, [(c.old, c.new) for c in e.changes], e.parent_label)
            for e in self.entries
        ]
        text = json.dumps([deeds, sorted(self.new_clusters)], ensure_ascii=False)
        return hashlib.sha256(text.encode()).hexdigest()
