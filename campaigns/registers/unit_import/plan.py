"""What a file of units would do to the register, row by row; nothing is written here."""

import hashlib
import json
from dataclasses import dataclass, field

from django.utils.translation import gettext as _

from campaigns.reading.files.spreadsheet_messages import place_label
from news.text import fold_words

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
class PlannedUnit:
    """A row, the unit that it means, and what saving it would do."""

    row: Row
    columns: dict[str, str]
    position: int = 0
    unit: Unit | None = None
    kind: str = ""
    parent: "Unit | PlannedUnit | None" = None
    changes: list[Change] = field(default_factory=list)
    issues: list[Issue] = field(default_factory=list)

    def get(self, name: str) -> str:
        return self.row.get(name)

    @property
    def name(self) -> str:
        return self.get("name")

    @property
    def aliases(self) -> list[str]:
        return self.get("aliases").splitlines()

    @property
    def names(self) -> list[str]:
        """All spellings that the row gives, its name first."""
        return [name for name in (self.name, self.get("short_name"), *self.aliases) if name]

    def new_aliases(self, unit: Unit) -> list[str]:
        """The other names that `unit` does not have."""
        known = unit.folded_names
        return [alias for alias in self.aliases if fold_words(alias) not in known]

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
    def place(self) -> str:
        return place_label(self.row.sheet, self.row.number)

    @property
    def anchor(self) -> str:
        """Where the preview shows this row."""
        return f"row-{self.position}"

    @property
    def parent_label(self) -> str:
        return self.parent.name if self.parent else ""

    def error(self, name: str, text: str) -> None:
        self._add_issue(name, text, is_error=True)

    def warning(self, name: str, text: str) -> None:
        self._add_issue(name, text, is_error=False)

    def _add_issue(self, name: str, text: str, is_error: bool) -> None:
        place = place_label(self.row.sheet, self.row.number, self.columns.get(name, ""))
        self.issues.append(Issue(text, place, is_error))


@dataclass
class Plan:
    tables: list[Table]
    entries: list[PlannedUnit]
    new_clusters: dict[str, str]

    def of_state(self, state: str) -> list[PlannedUnit]:
        return [entry for entry in self.entries if entry.state == state]

    @property
    def counts(self) -> dict[str, int]:
        return {state: len(self.of_state(state)) for state in (NEW, CHANGED, UNCHANGED, ERROR)}

    @property
    def errors(self) -> list[tuple[PlannedUnit, Issue]]:
        return [(entry, issue) for entry in self.entries for issue in entry.errors]

    @property
    def warnings(self) -> list[tuple[PlannedUnit, Issue]]:
        return [(entry, issue) for entry in self.entries for issue in entry.warnings]

    @property
    def to_save(self) -> list[PlannedUnit]:
        """New and changed entries, superior units before those below them."""
        ordered: dict[int, PlannedUnit] = {}
        for entry in self.entries:
            chain = [entry]
            while isinstance(above := chain[-1].parent, PlannedUnit) and above not in chain:
                chain.append(above)
            for link in reversed(chain):
                if link.state in (NEW, CHANGED):
                    ordered.setdefault(id(link), link)
        return list(ordered.values())

    @property
    def fingerprint(self) -> str:
        """Stays the same as long as saving would do the same: what was shown is what is saved."""
        actions = [
            (e.state, e.unit and e.unit.pk, [(c.old, c.new) for c in e.changes], e.parent_label)
            for e in self.entries
        ]
        text = json.dumps([actions, sorted(self.new_clusters)], ensure_ascii=False)
        return hashlib.sha256(text.encode()).hexdigest()
