"""What a list of units would do to the register, row by row; nothing is written here."""

import hashlib
import json
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from django.utils.text import capfirst
from django.utils.translation import gettext as _

from campaigns.reading.award_list.results import ERROR as IS_ERROR
from campaigns.reading.award_list.results import WARNING, Issue
from news.text import fold_words

from ..models.imports import UnitImportRow
from ..models.units import Unit

NEW, CHANGED, UNCHANGED = UnitImportRow.State.values
ERROR = "error"


def column_label(name: str) -> str:
    """The heading of a field, in lists, in the template and in messages."""
    labels = {
        "name": _("Unit name"),
        "short_name": _("Short name"),
        "aliases": _("Other names"),
        "kind": _("Kind"),
        "parent": _("Superior unit"),
        "cluster": _("Cluster"),
    }
    translated = {one.name: str(one.heading) for one in Unit.translation_fields()}
    return labels.get(name) or translated.get(name, name)


@dataclass(frozen=True)
class Change:
    field: str
    old: str
    new: str

    @property
    def label(self) -> str:
        return capfirst(column_label(self.field))


@dataclass(eq=False)
class PlannedUnit:
    """A row, the unit that it means, and what saving it would do.

    `letter` gives the letter of the file's column that a field of the row came from.
    """

    row: UnitImportRow
    letter: Callable[[str, str], str] = lambda sheet, name: ""
    unit: Unit | None = None
    kind: str = ""
    parent: "Unit | PlannedUnit | None" = None
    changes: list[Change] = field(default_factory=list)
    issues: list[Issue] = field(default_factory=list)

    def get(self, name: str) -> str:
        return self.row.value_of(name)

    @property
    def name(self) -> str:
        return self.row.name

    @property
    def aliases(self) -> list[str]:
        return self.row.aliases.splitlines()

    @property
    def names(self) -> list[str]:
        """All spellings that the row gives, its name first."""
        return [name for name in (self.name, self.row.short_name, *self.aliases) if name]

    def new_aliases(self, unit: Unit) -> list[str]:
        """The other names that `unit` does not have."""
        known = unit.folded_names
        return [alias for alias in self.aliases if fold_words(alias) not in known]

    @property
    def errors(self) -> list[Issue]:
        return [issue for issue in self.issues if issue.level == IS_ERROR]

    @property
    def warnings(self) -> list[Issue]:
        return [issue for issue in self.issues if issue.level != IS_ERROR]

    @property
    def state(self) -> str:
        if self.errors:
            return ERROR
        if self.unit is None:
            return NEW
        return CHANGED if self.changes else UNCHANGED

    @property
    def place(self) -> list[Any]:
        """Its place in the file, for messages."""
        return [self.row.sheet, self.row.row]

    @property
    def parent_label(self) -> str:
        return self.parent.name if self.parent else ""

    def error(self, name: str, code: str, /, **params: Any) -> None:
        self._add_issue(IS_ERROR, name, code, params)

    def warning(self, name: str, code: str, /, **params: Any) -> None:
        self._add_issue(WARNING, name, code, params)

    def propose(self, **proposal: str) -> None:
        """What would settle the issue that was found last."""
        self.issues[-1].proposal.update(proposal)

    def _add_issue(self, level: str, name: str, code: str, params: dict[str, Any]) -> None:
        row, letter = self.row, self.letter(self.row.sheet, name)
        self.issues.append(Issue(level, code, row.sheet, row.row, letter, params, name))


@dataclass
class Plan:
    entries: list[PlannedUnit]
    new_clusters: dict[str, str]

    def of_state(self, state: str) -> list[PlannedUnit]:
        return [entry for entry in self.entries if entry.state == state]

    @property
    def counts(self) -> dict[str, int]:
        return {state: len(self.of_state(state)) for state in (NEW, CHANGED, UNCHANGED, ERROR)}

    @property
    def has_errors(self) -> bool:
        return any(entry.errors for entry in self.entries)

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
