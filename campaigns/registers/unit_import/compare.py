"""Compares a file of units with the register: what each row would do."""

from collections import defaultdict

from django.utils.translation import gettext as _

from news.text import fold_words

from ..matching import CloseNames, UnitMatcher, kind_of, same_name
from ..models.units import Cluster, Unit
from .plan import Change, Plan, PlannedUnit, column_label
from .reader import Table

LONGEST: dict[str, int] = {
    name: getattr(Unit._meta.get_field(name), "max_length", 0)
    for name in ("name", "short_name", "name_en")
} | {"cluster": getattr(Cluster._meta.get_field("name"), "max_length", 0)}


def make_plan(tables: list[Table], may_add_clusters: bool = True) -> Plan:
    """Compares the rows with the register as it is now."""
    return _Comparison(tables, may_add_clusters).plan()


class _Comparison:
    def __init__(self, tables: list[Table], may_add_clusters: bool) -> None:
        self.tables = tables
        self.register = UnitMatcher()
        self.may_add_clusters = may_add_clusters
        rows = [(row, table.columns) for table in tables for row in table.rows]
        self.entries = [PlannedUnit(*row, position=n) for n, row in enumerate(rows, start=1)]
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
        return Plan(self.tables, self.entries, self.new_clusters)

    def _check_cells(self, entry: PlannedUnit) -> None:
        if not entry.name:
            entry.error("name", _("The name of the unit is missing."))
        for name, most in LONGEST.items():
            if (length := len(entry.get(name))) > most:
                text = _("This text has %(length)s characters; at most %(most)s fit.")
                entry.error(name, text % {"length": length, "most": most})
        if kind := entry.get("kind"):
            entry.kind = kind_of(kind)
            if not entry.kind:
                kinds = ", ".join(str(label) for label in Unit.Kind.labels)
                text = _("There is no kind of unit called “%(kind)s”. Possible are: %(kinds)s.")
                entry.error("kind", text % {"kind": kind, "kinds": kinds})
        cluster = entry.get("cluster")
        if cluster and not self.may_add_clusters and not self.register.cluster(cluster):
            text = _("There is no cluster called “%(name)s”, and you may not add one.")
            entry.error("cluster", text % {"name": cluster})

    def _find_parent(self, entry: PlannedUnit) -> None:
        text = entry.get("parent")
        if not text:
            return
        found: list[Unit | PlannedUnit] = list(self.register.meant(text))
        if not found:
            found = [e for e in self._by_name.get(fold_words(text), []) if e is not entry]
        if len(found) == 1:
            entry.parent = found[0]
        elif found:
            message = _("“%(name)s” is the name of several units: %(units)s.")
            entry.error("parent", message % {"name": text, "units": self._labels(found)})
        elif any(same_name(text, name) for name in entry.names):
            entry.error("parent", _("A unit cannot stand under itself."))
        else:
            message = _("There is no unit called “%(name)s”, neither in the register nor here.")
            close = self.register.close_name(text)
            hint = " " + _("Is “%(name)s” meant?") % {"name": close} if close else ""
            entry.error("parent", message % {"name": text} + hint)

    def _labels(self, units: list[Unit | PlannedUnit] | list[Unit]) -> str:
        """Tells units of one name apart: by the unit above, or by the row."""
        labels = []
        for unit in units:
            if isinstance(unit, PlannedUnit):
                labels.append(unit.place)
            else:
                above = self.register.by_pk.get(unit.parent_id or 0)
                labels.append(f"{unit.name} ({above.name})" if above else unit.name)
        return ", ".join(labels)

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
                text = _(
                    "“%(name)s” is the name of several units: %(units)s. Name the superior unit,"
                    " or merge those that are one."
                )
                units = self._labels(candidates)
                entry.error("name", text % {"name": entry.name, "units": units})
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
        text = _("This unit stands in the file twice; it came first in: %(place)s.")
        entry.error("name", text % {"place": first.place})

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
                entry.error("parent", _("A unit cannot stand under itself."))

    def _refuse_below_errors(self) -> None:
        """A new unit cannot be under a row that will not be saved."""
        text = _("Its superior unit has errors: %(place)s.")
        found = True
        while found:
            found = False
            for entry in self.entries:
                above = entry.parent
                if not entry.errors and isinstance(above, PlannedUnit) and above.errors:
                    entry.error("parent", text % {"place": above.place})
                    found = True

    def _compare(self, entry: PlannedUnit) -> None:
        """What the filled columns change in the unit; an empty one changes nothing."""
        unit = entry.unit or Unit(kind="")
        kind = Unit.Kind(entry.kind).label if entry.kind else ""
        self._change(entry, "short_name", unit.short_name, entry.get("short_name"))
        self._change(entry, "aliases", "", "; ".join(entry.new_aliases(unit)))
        self._change(entry, "name_en", unit.name_en, entry.get("name_en"))
        self._change(entry, "kind", unit.get_kind_display(), kind)
        self._compare_parent(entry, unit)
        self._compare_cluster(entry, unit)

    def _compare_parent(self, entry: PlannedUnit, unit: Unit) -> None:
        old, new = self._parent_of(unit), entry.parent
        if isinstance(new, PlannedUnit) and new.unit:
            new = new.unit
        if new is None or new is old:
            return
        label = column_label("parent")
        entry.changes.append(Change(label, old.name if old else "", entry.parent_label))
        if old:
            text = _("The register has this unit under “%(old)s”. The import would move it.")
            entry.warning("parent", text % {"old": old.name})

    def _compare_cluster(self, entry: PlannedUnit, unit: Unit) -> None:
        name = entry.get("cluster")
        if not name:
            return
        old, new = self.register.clusters.get(unit.cluster_id or 0), self.register.cluster(name)
        self._change(entry, "cluster", old.name if old else "", new.name if new else name)
        if not new and fold_words(name) not in self.new_clusters:
            self.new_clusters[fold_words(name)] = name
            text = _("There is no cluster called “%(name)s” yet: it will be added.")
            entry.warning("cluster", text % {"name": name})

    def _change(self, entry: PlannedUnit, name: str, old: object, new: object) -> None:
        if new and str(old) != str(new):
            entry.changes.append(Change(column_label(name), str(old), str(new)))

    def _warn_of_close_names(self, entry: PlannedUnit) -> None:
        if entry.unit is not None:
            return
        name = entry.name
        if close := self.register.close_name(name):
            text = _("Very close to “%(name)s”, which is in the register. Is it the same unit?")
            entry.warning("name", text % {"name": close})
        elif (close := self._close.of(name)) and not same_name(name, close):
            text = _("Very close to “%(name)s”, which is in this file. Is it the same unit?")
            entry.warning("name", text % {"name": close})
        self._close.add(name, name)

    def _warn_of_shared_names(self, entry: PlannedUnit) -> None:
        """A short name that two units share finds neither of them later."""
        aliases = (("aliases", alias) for alias in entry.aliases)
        for column, name in (("short_name", entry.get("short_name")), *aliases):
            if others := [u for u in self.register.named(name) if u is not entry.unit]:
                message = _("“%(name)s” is a name of “%(unit)s” already.")
                entry.warning(column, message % {"name": name, "unit": others[0].name})
