"""The forms that are about units: a row, and how a file was read."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from campaigns.imports.forms import TidyCharField
from campaigns.imports.mapping_form import MappingForm

from ..matching import kind_of
from ..models.imports import UnitImportRow
from ..models.units import Unit
from ..widgets import SnippetChooser
from .compare import longest
from .plan import column_label
from .reader import fields


class RowForm(forms.Form):
    """One row, as it would stand in the file."""

    parent_unit = forms.ModelChoiceField(
        Unit.objects.filter(merged_into=None),
        label=_("Superior unit in the register"),
        required=False,
        help_text=_("Only where the name alone does not tell which."),
        widget=SnippetChooser(model=Unit, icon="group"),
    )
    field_order = ["name", "short_name", "kind", "cluster", "parent", "parent_unit", "aliases"]

    def __init__(self, *args: Any, row: UnitImportRow, **kwargs: Any) -> None:
        self.row = row
        initial: dict[str, Any] = {name: row.value_of(name) for name in fields()}
        initial |= {"kind": kind_of(row.kind), "parent_unit": row.parent_unit_id}
        super().__init__(*args, initial=initial, **kwargs)
        most = longest()
        for name in fields():
            self.fields[name] = TidyCharField(
                label=column_label(name),
                required=name == "name",
                max_length=most.get(name) or 2_000,
                widget=forms.Textarea(attrs={"rows": 3}) if name == "aliases" else forms.TextInput,
            )
        self.fields["kind"] = forms.ChoiceField(
            label=column_label("kind"),
            required=False,
            choices=[("", _("– as it is in the register –")), *Unit.Kind.choices],
        )
        self.fields["aliases"].help_text = _("One a line, as they stand in lists and letters.")
        self.fields["parent"].help_text = _("In the register already, or in this file.")
        self.order_fields(self.field_order)

    def apply(self) -> None:
        """Sets the row to what was typed."""
        self.row.set_values(self.cleaned_data)


class UnitMappingForm(MappingForm):
    table_parts = ("row",)

    def meanings(self) -> dict[str, Any]:
        return {"number": _("Number"), **{name: column_label(name) for name in fields()}}
