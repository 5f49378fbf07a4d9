"""What a row of an award list holds: each column is described once, in `COLUMNS`.

The model says its label, type and length; the schema says the rest. The SQL that copies rows, both
forms, the template file, the import, differences, corrections and downloads go by it. Public pages
are laid out by their templates.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import models
from django.utils.formats import date_format
from django.utils.functional import Promise, cached_property
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from campaigns.registers.enums import RecipientKind

from .models.awards import Award

#: Who sees what changed in a column, and may take it along.
PUBLIC, OFFICERS, NOBODY = "public", "officers", "nobody"
#: The parts of the form on the list screen.
RECIPIENT, UNIT, AWARD, DECISION = "recipient", "unit", "award", "decision"


@dataclass(frozen=True)
class Column:
    """One column. `name` is the attribute of whatever has rows, and the column of the table.

    `read_as` is the field of the reader's rows that fills it, `read_from` the columns of a file
    that they take it from, if not the one of that name.
    """

    name: str
    form_part: str
    seen_by: str = OFFICERS
    read_as: str = ""
    read_from: tuple[str, ...] = ()
    #: Its heading in the template file, one that the reader knows whatever the officer's language.
    template: str = ""
    template_width: int = 0
    #: Its key in the downloads; counts only where readers may see the column.
    export: str = ""
    export_width: int = 0
    export_heading: str | Promise = ""
    #: What the import calls it, if not as the model does.
    short_label: str | Promise = ""
    #: Where the model sets no limit.
    longest: int | None = None
    in_imports: bool = True
    in_nominees: bool = True

    @cached_property
    def field(self) -> models.Field:
        return next(one for one in Award._meta.concrete_fields if one.attname == self.name)

    @property
    def label(self) -> str:
        return capfirst(str(self.field.verbose_name))

    @property
    def heading(self) -> str:
        return str(self.short_label) or self.label

    @property
    def file_columns(self) -> tuple[str, ...]:
        return self.read_from or (self.read_as,)

    @property
    def max_length(self) -> int | None:
        return self.longest or self.field.max_length

    @property
    def is_link(self) -> bool:
        return self.field.is_relation

    @property
    def is_date(self) -> bool:
        return isinstance(self.field, models.DateField)

    @property
    def is_text(self) -> bool:
        return not (self.is_link or self.is_date or self.field.choices)

    @property
    def is_lines(self) -> bool:
        return isinstance(self.field, models.TextField)

    def in_words(self, value: Any, empty: str = "–") -> str:
        """`value`, as a model or JSON holds it, for people to read."""
        if value in (None, ""):
            return empty
        if self.field.choices:
            return str(dict(self.field.flatchoices)[value])
        if self.is_link:
            related: Any = self.field.related_model
            return str(related._default_manager.filter(pk=value).first() or empty)
        if self.is_date:
            return date_format(self.field.to_python(value), "SHORT_DATE_FORMAT")
        return str(value)


#: In the order of forms and files.
COLUMNS: tuple[Column, ...] = (
    Column("kind", RECIPIENT, PUBLIC, read_as="kind", template="Loại", template_width=12,
           export="kind", export_width=14, export_heading=_("Recipient")),
    Column("honorific", RECIPIENT, PUBLIC, short_label=_("Mr/Ms"), read_as="honorific",
           template="Ông/Bà", template_width=9,
           export="honorific", export_width=10, export_heading=_("Form of address")),
    Column("name", RECIPIENT, PUBLIC, short_label=_("Full name"), read_as="name",
           read_from=("name", "given_name", "last_name", "collective", "individual", "household",
                      "mr", "name_position_unit"),
           template="Họ và tên", template_width=34, export="name", export_width=28),
    Column("position", RECIPIENT, PUBLIC, read_as="position",
           read_from=("position", "rank", "position_unit", "unit_position", "name_position_unit"),
           template="Chức vụ", template_width=26, export="position", export_width=24),
    Column("unit_text", UNIT, PUBLIC, short_label=_("Unit"), read_as="unit",
           read_from=("unit", "position_unit", "unit_position", "name_position_unit"),
           template="Đơn vị công tác", template_width=38, export="unit", export_width=34),
    Column("unit_id", UNIT),
    Column("award_text", AWARD, PUBLIC, short_label=_("Award"), read_as="award",
           read_from=("award", "award_tick", "award_class"),
           template="Hình thức khen thưởng", template_width=40, export="award", export_width=34),
    Column("award_type_id", AWARD),
    Column("achievement", AWARD, PUBLIC, read_as="achievement", longest=20_000,
           template="Thành tích", template_width=44, export="achievement", export_width=44),
    Column("photo_id", RECIPIENT, in_imports=False, in_nominees=False),
    Column("decision_number", DECISION, PUBLIC, in_nominees=False, read_as="decision_number",
           read_from=("decision_number", "decision"), template="Số quyết định", template_width=20,
           export="decision_number", export_width=18),
    Column("signed_on", DECISION, PUBLIC, in_nominees=False, read_as="signed_on",
           read_from=("signed_on", "decision"), template="Ngày ký", template_width=14,
           export="signed_on", export_width=12),
)  # fmt: skip


def names(columns: Iterable[Column] | None = None) -> tuple[str, ...]:
    """The names of `columns`, or of all."""
    return tuple(column.name for column in (COLUMNS if columns is None else columns))


def column(name: str) -> Column:
    return next(one for one in COLUMNS if one.name == name)


def compared(audience: str = PUBLIC) -> tuple[str, ...]:
    """The columns whose change `audience` sees; what officers alone see comes last."""
    public = [one for one in COLUMNS if one.seen_by == PUBLIC]
    officers = [one for one in COLUMNS if one.seen_by == OFFICERS and audience == OFFICERS]
    return names([*public, *officers])


def exported() -> list[Column]:
    """The columns of the downloads: those of the schema that say so, and nothing else."""
    return [one for one in COLUMNS if one.export and one.seen_by == PUBLIC]


def imported() -> list[Column]:
    """The columns that rows of an import have."""
    return [one for one in COLUMNS if one.in_imports]


def editable() -> list[Column]:
    """The columns of the form on the list screen."""
    return [one for one in COLUMNS if one.seen_by != NOBODY]


@dataclass
class Row:
    """A row that is in no list yet: one of a file, or a nominee. Nothing of it is stored."""

    place: int = 0
    key: str = ""
    kind: str = RecipientKind.INDIVIDUAL
    honorific: str = ""
    name: str = ""
    position: str = ""
    unit_text: str = ""
    unit_id: int | None = None
    award_text: str = ""
    award_type_id: int | None = None
    achievement: str = ""
    photo_id: int | None = None
    decision_number: str = ""
    signed_on: date | None = None

    @property
    def full_name(self) -> str:
        """The name with its form of address."""
        return f"{self.honorific} {self.name}".strip()


AnyRow = Row | Award


def row_of(values: Mapping[str, Any]) -> Row:
    """A row with the `values` of columns, key and place."""
    row = Row()
    for name, value in values.items():
        setattr(row, name, value)
    return row


def values_of(row: Any, columns: Iterable[Column] | None = None) -> dict[str, Any]:
    """What `row`, of whatever kind, holds in `columns`, or in all."""
    return {name: getattr(row, name) for name in names(columns)}


def as_json(values: Mapping[str, Any]) -> dict[str, Any]:
    return {
        name: value.isoformat() if isinstance(value, date) else value
        for name, value in values.items()
    }


@dataclass(frozen=True)
class Change:
    """A column before and after, in words."""

    label: str
    old: str
    new: str


def changes(
    old: Any, new: Any, changed: Iterable[str], *, empty: str = "–", is_short: bool = False
) -> list[Change]:
    """What the `changed` columns of a row held and hold; `is_short`: under the import's labels."""
    found = []
    for one in map(column, changed):
        label = one.heading if is_short else one.label
        before, after = (one.in_words(getattr(row, one.name), empty) for row in (old, new))
        found.append(Change(label, before, after))
    return found
