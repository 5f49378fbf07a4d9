"""Works out what a file of units would do to the register."""

from collections import defaultdict
from collections.abc import Iterator

from django.utils.translation import gettext as _

from campaigns.reading.spreadsheet_messages import place_label
from news.text import fold_words

from ..matching import CloseNames, UnitMatcher, kind_of, same_name
from ..models.units import Cluster, Unit
from .plan import Change, Entry, Plan, column_label
from .reader import Table

TEXT_FIELDS = ("short_name", "name_en")
MOST: dict[str, int] = {
    name: getattr(Unit._meta.get_field(name), "max_length", 0) for name in ("name", *TEXT_FIELDS)
} | {"cluster": getattr(Cluster._meta.get_field("name"), "max_length", 0)}


def make_plan(tables: list[Table], may_add_clusters: bool = True) -> Plan:
    """Compares the rows with the register as it is now."""
    return _Planner(tables, may_add_clusters).plan()


class _Planner:
    def __init__(self, tables: list[Table], may_add_clusters: bool) -> None:
        self.tables = tables
        self.register = UnitMatcher()
        self.may_add_clusters = may_add_clusters
        rows = [(row, table.columns) for table in tables for row in table.rows]
        self.entries = [Entry(*row, position=n) for n, row in enumerate(rows, start=1)]
        self.new_clusters: dict[str, str] = {}
        self._close = CloseNames()
        self._claimed: dict[int, Entry] = {}
        self._new: set[int] = set()
        self._in_file: dict[str, list[Entry]] = defaultdict(list)
        for entry in self.entries:
            for key in {fold_words(name) for name in entry.names}:
                self._in_file[key].append(entry)

    def plan(self) -> Plan:
        for entry in self.entries:
            self._check_cells(entry)
            self._find_parent(entry)
        for group in self._groups():
            self._find_units(group)
        self._refuse_circles()
        self._refuse_orphans()
        for entry in self.entries:
            if not entry.errors:
                self._compare(entry)
        for entry in self.entries:
            if not entry.errors:
                self._warn_of_close_names(entry)
                self._warn_of_shared_names(entry)
        return Plan(self.tables, self.entries, self.new_clusters)

    def _check_cells(self, entry: Entry) -> None:
        row = entry.row
        if not row.get("name"):
            entry.error("name", _("The name of the unit is missing."))
        for name, most in MOST.items():
            self._check_length(entry, name, most)
        if row.get("kind") and not (kind := kind_of(row.get("kind"))):
            kinds = ", ".join(str(label) for label in Unit.Kind.labels)
            text = _("There is no kind of unit called “%(kind)s”. Possible are: %(kinds)s.")
            entry.error("kind", text % {"kind": row.get("kind"), "kinds": kinds})
        elif row.get("kind"):
            entry.kind = kind
        if row.get("cluster") and not (
            self.register.cluster(row.get("cluster")) or self.may_add_clusters
        ):
            text = _("There is no cluster called “%(name)s”, and you may not add one.")
            entry.error("cluster", text % {"name": row.get("cluster")})

    def _check_length(self, entry: Entry, name: str, most: int) -> None:
        if len(entry.row.get(name)) > most:
            text = _("This text has %(length)s characters; at most %(most)s fit.")
            entry.error(name, text % {"length": len(entry.row.get(name)), "most": most})

    def _find_parent(self, entry: Entry) -> None:
        text = entry.row.get("parent")
        if not text:
            return
        known: list[Unit | Entry] = list(self.register.meant(text))
        if not known:
            known = [e for e in self._in_file.get(fold_words(text), []) if e is not entry]
        if len(known) == 1:
            entry.parent = known[0]
            return
        if len(known) > 1:
            message = _("“%(name)s” is the name of several units: %(units)s.")
            units = ", ".join(self._label(unit) for unit in known)
            entry.error("parent", message % {"name": text, "units": units})
        elif any(same_name(text, name) for name in entry.names):
            entry.error("parent", _("A unit cannot stand under itself."))
        else:
            message = _("There is no unit called “%(name)s”, neither in the register nor here.")
            close = self.register.close_name(text)
            hint = " " + _("Is “%(name)s” meant?") % {"name": close} if close else ""
            entry.error("parent", message % {"name": text} + hint)

    def _label(self, unit: Unit | Entry) -> str:
        """Tells units of one name apart: by the unit above, or by the row."""
        if isinstance(unit, Entry):
            return place_label(unit.row.sheet, unit.row.number)
        above = self.register.by_pk.get(unit.parent_id or 0)
        return f"{unit.name} ({above.name})" if above else unit.name

    def _groups(self) -> Iterator[list[Entry]]:
        """The rows that carry one name."""
        groups: dict[str, list[Entry]] = defaultdict(list)
        for entry in self.entries:
            if entry.name:
                groups[fold_words(entry.name)].append(entry)
        yield from groups.values()

    def _find_units(self, group: list[Entry]) -> None:
        """Gives each row of one name its unit; the superior tells units of one name apart.

        Many offices have a unit called "Văn phòng": a row whose superior is known takes the one
        under that superior, and moves a unit only if there is no doubt which.
        """
        waiting = []
        for entry in group:
            candidates = self.register.named(entry.name)
            under = [u for u in candidates if entry.parent and self._parent_of(u) is entry.parent]
            if len(under) == 1:
                self._claim(entry, under[0])
            else:
                waiting.append((entry, candidates))
        for entry, candidates in waiting:
            free = [unit for unit in candidates if unit.pk not in self._claimed]
            homeless = [unit for unit in free if not unit.parent_id]
            if entry.parent and len(homeless) == 1:
                self._claim(entry, homeless[0])
            elif len(candidates) == 1 and (not entry.parent or (free and len(waiting) == 1)):
                self._claim(entry, candidates[0])
            elif candidates and not entry.parent:
                self._refuse_doubtful(entry, candidates)
            else:
                self._take_as_new(entry)

    def _parent_of(self, unit: Unit) -> Unit | None:
        above = unit.parent_id
        return self.register.resolved(above) if above else None

    def _claim(self, entry: Entry, unit: Unit) -> None:
        if unit.pk in self._claimed:
            self._refuse_twice(entry, self._claimed[unit.pk])
        else:
            self._claimed[unit.pk] = entry
            entry.unit = unit

    def _take_as_new(self, entry: Entry) -> None:
        for name in entry.names:
            for other in self._in_file[fold_words(name)]:
                if id(other) in self._new and other.parent is entry.parent:
                    mine, theirs = entry.name, other.name
                    if any(same_name(mine, n) for n in other.names) or same_name(name, theirs):
                        return self._refuse_twice(entry, other)
        self._new.add(id(entry))
        return None

    def _refuse_twice(self, entry: Entry, first: Entry) -> None:
        text = _("This unit stands in the file twice; it came first in: %(place)s.")
        place = place_label(first.row.sheet, first.row.number)
        entry.error("name", text % {"place": place})

    def _refuse_doubtful(self, entry: Entry, candidates: list[Unit]) -> None:
        text = _(
            "“%(name)s” is the name of several units: %(units)s. Name the superior unit, or merge "
            "those that are one."
        )
        units = ", ".join(self._label(unit) for unit in candidates)
        entry.error("name", text % {"name": entry.name, "units": units})

    def _refuse_circles(self) -> None:
        """Walks up from every row, through the file and the register as they would stand."""
        by_unit = {entry.unit.pk: entry for entry in self.entries if entry.unit}

        def above(node: Unit | Entry) -> Unit | Entry | None:
            if isinstance(node, Unit):
                node = by_unit.get(node.pk, node)
            up = node.parent if isinstance(node, Entry) else None
            if up is None:
                unit = node.unit if isinstance(node, Entry) else node
                up = self._parent_of(unit) if unit else None
            return by_unit.get(up.pk, up) if isinstance(up, Unit) else up

        for entry in self.entries:
            seen: list[Unit | Entry] = []
            node = above(entry) if entry.parent else None
            while node is not None and node not in seen:
                seen.append(node)
                node = above(node)
            if entry in seen:
                entry.error("parent", _("A unit cannot stand under itself."))

    def _refuse_orphans(self) -> None:
        """A new unit cannot stand under a row that will not be saved."""
        found = True
        while found:
            found = False
            for entry in self.entries:
                above = entry.parent
                if not entry.errors and isinstance(above, Entry) and above.errors:
                    text = _("Its superior unit has errors: %(place)s.")
                    place = place_label(above.row.sheet, above.row.number)
                    entry.error("parent", text % {"place": place})
                    found = True

    def _compare(self, entry: Entry) -> None:
        """What the filled columns change in the unit; an empty one changes nothing."""
        row, unit = entry.row, entry.unit
        self._announce_cluster(entry)
        if unit is None:
            self._describe(entry)
            return
        for name in TEXT_FIELDS:
            self._change(entry, name, getattr(unit, name), row.get(name))
        if entry.kind:
            self._change(entry, "kind", unit.get_kind_display(), Unit.Kind(entry.kind).label)
        known = unit.folded_names
        more = [line for line in row.get("aliases").splitlines() if fold_words(line) not in known]
        self._change(entry, "aliases", "", "; ".join(more))
        above, wanted = self._parent_of(unit), entry.parent
        wanted = wanted.unit or wanted if isinstance(wanted, Entry) else wanted
        if wanted is not None and wanted is not above:
            old = above.name if above else ""
            entry.changes.append(Change(column_label("parent"), old, entry.parent_label))
            if above:
                text = _("The register has this unit under “%(old)s”. The import would move it.")
                entry.warning("parent", text % {"old": old})
        cluster = self.register.clusters.get(unit.cluster_id or 0)
        wanted_cluster = self.register.cluster(row.get("cluster"))
        if row.get("cluster") and (wanted_cluster is None or wanted_cluster != cluster):
            new = wanted_cluster.name if wanted_cluster else row.get("cluster")
            self._change(entry, "cluster", cluster.name if cluster else "", new)

    def _describe(self, entry: Entry) -> None:
        """What a new unit will hold besides its name."""
        cluster = self.register.cluster(entry.row.get("cluster"))
        told = {
            "short_name": entry.row.get("short_name"),
            "aliases": "; ".join(entry.row.get("aliases").splitlines()),
            "name_en": entry.row.get("name_en"),
            "kind": Unit.Kind(entry.kind).label if entry.kind else "",
            "parent": entry.parent_label,
            "cluster": cluster.name if cluster else entry.row.get("cluster"),
        }
        for name, text in told.items():
            self._change(entry, name, "", text)

    def _change(self, entry: Entry, name: str, old: object, new: object) -> None:
        if new and str(old) != str(new):
            entry.changes.append(Change(column_label(name), str(old), str(new)))

    def _announce_cluster(self, entry: Entry) -> None:
        name = entry.row.get("cluster")
        if name and not self.register.cluster(name) and fold_words(name) not in self.new_clusters:
            self.new_clusters[fold_words(name)] = name
            text = _("There is no cluster called “%(name)s” yet: it will be added.")
            entry.warning("cluster", text % {"name": name})

    def _warn_of_close_names(self, entry: Entry) -> None:
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

    def _warn_of_shared_names(self, entry: Entry) -> None:
        """A short name that two units share finds neither of them later."""
        for name, texts in (
            ("short_name", [entry.row.get("short_name")]),
            ("aliases", entry.row.get("aliases").splitlines()),
        ):
            for text in filter(None, texts):
                others = [u for u in self.register.named(text) if u is not entry.unit]
                if others:
                    message = _("“%(name)s” is a name of “%(unit)s” already.")
                    entry.warning(name, message % {"name": text, "unit": others[0].name})
