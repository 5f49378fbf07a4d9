"""Compares a list of units with the register: what each row would do."""

from collections import defaultdict
from collections.abc import Callable, Sequence

from news.personal_data import cleaned, find
from news.text import fold_words

from ..matching import CloseNames, UnitMatcher, kind_of, same_name
from ..models.imports import UnitImportRow
from ..models.units import Cluster, Unit
from .plan import Change, Plan, PlannedUnit


def longest() -> dict[str, int]:
    """How many characters each text may have at most."""
    unit, cluster = Unit._meta, Cluster._meta
    fields = {"name": "name", "short_name": "short_name"}
    fields |= {one.name: one.field for one in Unit.translation_fields()}
    return {
        **{name: getattr(unit.get_field(field), "max_length", 0) for name, field in fields.items()},
        "cluster": getattr(cluster.get_field("name"), "max_length", 0),
    }


def make_plan(
    rows: Sequence[UnitImportRow],
    may_add_clusters: bool = True,
    letter: Callable[[str, str], str] = lambda sheet, name: "",
) -> Plan:
    """Compares the rows with the register as it is now. `letter` names the columns of the file."""
    return _Comparison([PlannedUnit(row, letter) for row in rows], may_add_clusters).plan()


class _Comparison:
    def __init__(self, entries: list[PlannedUnit], may_add_clusters: bool) -> None:
        self.register = UnitMatcher()
        self.may_add_clusters = may_add_clusters
        self.entries = entries
        self.longest = longest()
        self.translations = Unit.translation_fields()
        self.new_clusters: dict[str, str] = {}
        self._close = CloseNames()
        self._row_of_unit: dict[int, PlannedUnit] = {}
        self._new: set[int] = set()
        self._by_name: dict[str, list[PlannedUnit]] = defaultdict(list)
        for entry in self.entries:
            for key in {fold_words(name) for name in entry.names}:
                self._by_name[key].append(entry)

    def plan(self) -> Plan:
        groups: dict[str, list[PlannedUnit]] = defaultdict(list)
        for entry in self.entries:
            self._check_cells(entry)
            self._find_parent(entry)
            if entry.name:
                groups[fold_words(entry.name)].append(entry)
        for group in groups.values():
            self._find_units(group)
        self._refuse_circles()
        self._refuse_below_errors()
        for entry in self.entries:
            if not entry.errors:
                self._compare(entry)
                self._warn_of_close_names(entry)
                self._warn_of_shared_names(entry)
        return Plan(self.entries, self.new_clusters)

    def _check_cells(self, entry: PlannedUnit) -> None:
        if not entry.name:
            entry.error("name", "name_missing")
        for name, most in self.longest.items():
            if (length := len(entry.get(name))) > most:
                entry.error(name, "too_long", length=length, most=most)
        for name in self.longest:
            if found := find(entry.get(name)):
                kinds = sorted({one.kind for one in found})
                entry.warning(name, "personal_data", kinds=kinds)
                entry.propose(**{name: cleaned(entry.get(name))})
        if kind := entry.get("kind"):
            entry.kind = kind_of(kind)
            if not entry.kind:
                entry.error("kind", "kind_unknown", kind=kind[:200])
        cluster = entry.get("cluster")
        if cluster and not self.may_add_clusters and not self.register.cluster(cluster):
            entry.error("cluster", "cluster_forbidden", name=cluster[:200])

    def _find_parent(self, entry: PlannedUnit) -> None:
        if chosen := self.register.by_pk.get(entry.row.parent_unit_id or 0):
            entry.parent = self.register.resolved(chosen.pk)
            return
        text = entry.get("parent")
        if not text:
            return
        found: list[Unit | PlannedUnit] = list(self.register.meant(text))
        if not found:
            found = [e for e in self._by_name.get(fold_words(text), []) if e is not entry]
        if len(found) == 1:
            entry.parent = found[0]
        elif found:
            entry.error("parent", "parent_several", name=text[:200], units=self._labels(found))
        elif any(same_name(text, name) for name in entry.names):
            entry.error("parent", "under_itself")
        elif close := self.register.close_name(text):
            entry.error("parent", "parent_close", name=text[:200], close=close)
            entry.propose(parent=close)
        else:
            entry.error("parent", "parent_unknown", name=text[:200])

    def _labels(self, units: list[Unit | PlannedUnit] | list[Unit]) -> list[object]:
        """Tells units of one name apart: by the unit above, or by the row's place."""
        labels: list[object] = []
        for unit in units:
            if isinstance(unit, PlannedUnit):
                labels.append(unit.place)
            else:
                above = self.register.by_pk.get(unit.parent_id or 0)
                labels.append(f"{unit.name} ({above.name})" if above else unit.name)
        return labels

    def _find_units(self, group: list[PlannedUnit]) -> None:
        """Gives each row of one name its unit; the superior tells units of one name apart.

        Many offices have a unit called "Văn phòng": a row whose superior is known takes the one
        under that superior, and moves a unit only if there is no doubt which.
        """
        rest = []
        for entry in group:
            candidates = self.register.named(entry.name)
            under = [u for u in candidates if entry.parent and self._parent_of(u) is entry.parent]
            if len(under) == 1:
                self._take_unit(entry, under[0])
            else:
                rest.append((entry, candidates))
        for entry, candidates in rest:
            free = [unit for unit in candidates if unit.pk not in self._row_of_unit]
            without_parent = [unit for unit in free if not unit.parent_id]
            if entry.parent and len(without_parent) == 1:
                self._take_unit(entry, without_parent[0])
            elif len(candidates) == 1 and (not entry.parent or (free and len(rest) == 1)):
                self._take_unit(entry, candidates[0])
            elif candidates and not entry.parent:
                units = self._labels(candidates)
                entry.error("name", "name_several", name=entry.name[:200], units=units)
            else:
                self._take_as_new(entry)

    def _parent_of(self, unit: Unit) -> Unit | None:
        return self.register.resolved(unit.parent_id) if unit.parent_id else None

    def _take_unit(self, entry: PlannedUnit, unit: Unit) -> None:
        first = self._row_of_unit.setdefault(unit.pk, entry)
        if first is entry:
            entry.unit = unit
        else:
            self._refuse_second(entry, first)

    def _take_as_new(self, entry: PlannedUnit) -> None:
        for name in entry.names:
            for other in self._by_name[fold_words(name)]:
                if id(other) in self._new and other.parent is entry.parent:
                    is_same = any(same_name(entry.name, n) for n in other.names)
                    if is_same or same_name(name, other.name):
                        self._refuse_second(entry, other)
                        return
        self._new.add(id(entry))

    def _refuse_second(self, entry: PlannedUnit, first: PlannedUnit) -> None:
        entry.error("name", "twice", place=first.place)

    def _refuse_circles(self) -> None:
        """Walks up from every row, through the file and the register as they would become."""

        def row_or_unit(unit: Unit | PlannedUnit | None) -> Unit | PlannedUnit | None:
            return self._row_of_unit.get(unit.pk, unit) if isinstance(unit, Unit) else unit

        def above(node: Unit | PlannedUnit) -> Unit | PlannedUnit | None:
            if isinstance(node, PlannedUnit):
                if node.parent:
                    return row_or_unit(node.parent)
                return row_or_unit(self._parent_of(node.unit)) if node.unit else None
            return row_or_unit(self._parent_of(node))

        for entry in self.entries:
            seen: list[Unit | PlannedUnit] = []
            node = above(entry) if entry.parent else None
            while node is not None and node not in seen:
                seen.append(node)
                node = above(node)
            if entry in seen:
                entry.error("parent", "under_itself")

    def _refuse_below_errors(self) -> None:
        """A new unit cannot be under a row that will not be saved."""
        found = True
        while found:
            found = False
            for entry in self.entries:
                above = entry.parent
                if not entry.errors and isinstance(above, PlannedUnit) and above.errors:
                    entry.error("parent", "above_has_errors", place=above.place)
                    found = True

    def _compare(self, entry: PlannedUnit) -> None:
        """What the filled columns change in the unit; an empty one changes nothing."""
        unit = entry.unit or Unit(kind="")
        kind = Unit.Kind(entry.kind).label if entry.kind else ""
        self._change(entry, "short_name", unit.short_name, entry.get("short_name"))
        self._change(entry, "aliases", "", "; ".join(entry.new_aliases(unit)))
        for one in self.translations:
            old, new = unit.text_in(one.language, one.field), entry.get(one.name)
            self._change(entry, one.name, old, new)
        self._change(entry, "kind", unit.get_kind_display(), kind)
        self._compare_parent(entry, unit)
        self._compare_cluster(entry, unit)

    def _compare_parent(self, entry: PlannedUnit, unit: Unit) -> None:
        old, new = self._parent_of(unit), entry.parent
        if isinstance(new, PlannedUnit) and new.unit:
            new = new.unit
        if new is None or new is old:
            return
        entry.changes.append(Change("parent", old.name if old else "", entry.parent_label))
        if old:
            entry.warning("parent", "moved", old=old.name)

    def _compare_cluster(self, entry: PlannedUnit, unit: Unit) -> None:
        name = entry.get("cluster")
        if not name:
            return
        old, new = self.register.clusters.get(unit.cluster_id or 0), self.register.cluster(name)
        self._change(entry, "cluster", old.name if old else "", new.name if new else name)
        if not new and fold_words(name) not in self.new_clusters:
            self.new_clusters[fold_words(name)] = name
            entry.warning("cluster", "cluster_new", name=name)

    def _change(self, entry: PlannedUnit, name: str, old: object, new: object) -> None:
        if new and str(old) != str(new):
            entry.changes.append(Change(name, str(old), str(new)))

    def _warn_of_close_names(self, entry: PlannedUnit) -> None:
        if entry.unit is not None:
            return
        name = entry.name
        if close := self.register.close_name(name):
            entry.warning("name", "close_in_register", name=close)
            entry.propose(name=close)
        elif (close := self._close.of(name)) and not same_name(name, close):
            entry.warning("name", "close_in_file", name=close)
        self._close.add(name, name)

    def _warn_of_shared_names(self, entry: PlannedUnit) -> None:
        """A short name that two units share finds neither of them later."""
        aliases = (("aliases", alias) for alias in entry.aliases)
        for column, name in (("short_name", entry.get("short_name")), *aliases):
            if others := [u for u in self.register.named(name) if u is not entry.unit]:
                entry.warning(column, "shared_name", name=name, unit=others[0].name)
