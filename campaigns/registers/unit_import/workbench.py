"""What an officer does to the rows of a list of units: after each act all of them are compared with
the register again, since each may be the superior of another."""

from collections.abc import Sequence
from typing import Any

from django.db import transaction
from django.db.models import Count, Q
from django.utils.functional import cached_property

from campaigns.imports import workbench as imports
from campaigns.imports.issues import set_issues

from ..models.imports import UnitImportRow
from .compare import make_plan
from .plan import Plan
from .reader import UnitReading, fields

State = UnitImportRow.State
_FINE = imports.KEPT & ~Q(level=UnitImportRow.Level.ERROR)


class Workbench(imports.Workbench):
    filters = {
        "error": imports.FILTERS["error"],
        "warning": imports.FILTERS["warning"],
        **{state.value: _FINE & Q(state=state) for state in State},
        "mended": imports.FILTERS["mended"],
        "left_out": imports.FILTERS["left_out"],
    }
    checked = ("unit_id", "state", "changes", *imports.Workbench.checked)

    @cached_property
    def reading(self) -> UnitReading:
        return UnitReading.from_json(self.staged.found)

    def counts(self) -> dict[str, int]:
        """Besides what all imports count, the rows that saving would write."""
        to_save = _FINE & ~Q(state=State.UNCHANGED)
        return super().counts() | self.rows.aggregate(to_save=Count("pk", filter=to_save))

    def plan(self) -> Plan:
        """What saving would do now."""
        return check(list(self.kept.order_by("place", "pk")), self.reading, self.target)

    def check_all(self) -> None:
        rows = list(self.rows.order_by("place", "pk"))
        before = self.states(rows)
        self.staged.found["plan"] = check(rows, self.reading, self.target).fingerprint
        self.store_changed(rows, before)
        self.staged.save(update_fields=["found", "changed_at"])

    @transaction.atomic
    def save_row(self, row: UnitImportRow) -> None:
        """Stores a row that was edited. What the reader was not sure of is settled."""
        row.is_mended, row.read_issues = True, []
        row.save()
        self.check_all()

    @transaction.atomic
    def take(self, row: UnitImportRow, field: str) -> int:
        """Sets what the issue about `field` proposes; how many rows were changed."""
        found = [issue["proposal"] for issue in row.issues if issue["field"] == field]
        proposal: dict[str, str] = next(filter(None, found), {})
        row.set_values({name: proposal[name] for name in set(proposal) & set(fields())})
        if proposal:
            row.is_mended = True
            row.save()
            self.check_all()
        return bool(proposal)


def check(rows: Sequence[UnitImportRow], reading: UnitReading, target: Any) -> Plan:
    """Sets what the rows would do and what is the matter with them; nothing is saved."""
    kept = [row for row in rows if not row.is_left_out]
    plan = make_plan(kept, target.may_add_clusters, reading.letter)
    for row in rows:
        if row.is_left_out:
            row.unit_id, row.state, row.changes = None, "", []
            set_issues(row, [])
    for entry in plan.entries:
        row = entry.row
        row.unit_id = entry.unit.pk if entry.unit else None
        row.state = "" if entry.errors else entry.state
        row.changes = [[change.field, change.old, change.new] for change in entry.changes]
        set_issues(row, entry.issues)
    return plan
