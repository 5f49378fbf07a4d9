"""Forms about rows, marks and stories."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy
from wagtail.admin.forms.models import WagtailAdminModelForm

from campaigns.registers.models.award_types import AwardType
from campaigns.registers.models.units import Unit
from campaigns.registers.widgets import ImageChooser, PageChooser, SnippetChooser
from news.models import ArticlePage, OfficialDocument
from news.personal_data import find
from news.personal_data.wording import kinds_label
from news.text import fold_words, nfc

from ..lists.former_awards import Question
from ..models.awards import Award
from ..row import AWARD, DECISION, RECIPIENT, UNIT, editable

LONGEST_ACHIEVEMENT = 5000
PLACES = 10_000_000


def tidy(text: str) -> str:
    """`text` as it is stored, on one line."""
    return " ".join(nfc(text).split())


class RowForm(WagtailAdminModelForm):
    """A row; with `with_place`, where it is to stand.

    `ask` gives the question of a row that comes in by the name of a withheld or annulled award; the
    officer answers it before the row is saved, and `former` is the key that it takes.
    """

    former = ""

    place_wanted = forms.IntegerField(
        label=gettext_lazy("Place in the list"),
        min_value=1,
        max_value=PLACES,
        required=False,
        help_text=gettext_lazy("Left empty, it comes at the end."),
    )

    class Meta:
        model = Award
        fields = [column.field.name for column in editable()]
        help_texts = {
            "unit_text": gettext_lazy("As it stands in the decision."),
            "unit": gettext_lazy("Linked rows are found and counted by unit."),
            "award_text": gettext_lazy(
                "As it stands in the decision; left empty, the name in the catalogue."
            ),
            "award_type": gettext_lazy("The catalogue gives order, level and colour."),
            "decision_number": gettext_lazy("Only where it differs from the roll's own decision."),
            "signed_on": gettext_lazy("Only where it differs from the roll's own decision."),
        }
        widgets = {
            "unit": SnippetChooser(model=Unit, icon="group"),
            "award_type": SnippetChooser(model=AwardType, icon="vd-medal"),
            "photo": ImageChooser(),
        }

    def __init__(
        self,
        *args: Any,
        with_place: bool = False,
        ask: Callable[[Award, str], Question | None] | None = None,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self._ask = ask
        self.fields["award_text"].required = False
        self.fields["achievement"].max_length = LONGEST_ACHIEVEMENT
        self.fields["achievement"].widget.attrs |= {"rows": 4, "maxlength": LONGEST_ACHIEVEMENT}
        if not with_place:
            del self.fields["place_wanted"]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        for column in editable():
            if column.is_lines:
                cleaned[column.name] = nfc(cleaned.get(column.name) or "").strip()
            elif column.is_text and column.name in cleaned:
                cleaned[column.name] = tidy(cleaned[column.name] or "")
        for name in ("unit", "award_type"):
            if cleaned.get(name):
                cleaned[name] = cleaned[name].resolved
        if not cleaned.get("award_text") and "award_text" not in self.errors:
            if cleaned.get("award_type"):
                cleaned["award_text"] = cleaned["award_type"].name
            else:
                self.add_error("award_text", _("Say which award it is, or choose one below."))
        if "name" in cleaned and not cleaned["name"] and "name" not in self.errors:
            self.add_error("name", _("The row needs a name."))
        if not self.errors:
            self._ask_about_personal_data(cleaned)
        if self._ask and not self.errors and self._has_another_name(cleaned["name"]):
            row = Award(key=self.instance.key, **self.values)
            if question := self._ask(row, self.data.get("former", "")):
                self._answer(question)
        return cleaned

    def _ask_about_personal_data(self, cleaned: dict[str, Any]) -> None:
        """Once, about what was typed now; a list that is published has none."""
        found = [
            f"{column.label}: {kinds_label(one.kind for one in places)}"
            for column in editable()
            if column.is_text
            and column.name in self.changed_data
            and (places := find(cleaned.get(column.name) or ""))
        ]
        if not found:
            return
        self.fields["is_checked"] = forms.BooleanField(
            label=_("I have looked: this is no personal data"), required=False
        )
        if self.data.get("is_checked") != "on":
            text = _("Is this personal data (%(found)s)? Take it out, or say that it is none.")
            self.add_error("is_checked", text % {"found": "; ".join(found)})

    def _has_another_name(self, name: str) -> bool:
        return fold_words(name) != fold_words(self.initial.get("name") or "")

    def _answer(self, question: Question) -> None:
        told = [
            _("Stands in the list beside it: %(award)s") % {"award": it} for it in question.listed
        ]
        self.fields["former"] = forms.ChoiceField(
            label=_("The same person?"),
            choices=question.choices,
            widget=forms.RadioSelect,
            help_text=" ".join(told),
        )
        if question.is_answered:
            self.former = question.chosen.award.key if question.chosen else ""
            return
        self.data = self.data.copy()
        self.data["former"] = question.answer
        text = _(
            "An award of this name was withheld or annulled in this roll. Say whether it is it."
        )
        self.add_error("former", text)

    @property
    def values(self) -> dict[str, Any]:
        """What was typed, by names of columns."""
        values = {}
        for column in editable():
            value = self.cleaned_data[column.field.name]
            values[column.name] = value.pk if column.is_link and value else value
        return values

    @property
    def groups(self) -> list[tuple[str, list[Any]]]:
        """Fields under headings, in the order in which an officer reads a row."""
        parts = [
            (_("Withheld or annulled before"), ["former"]),
            (_("Personal data?"), ["is_checked"]),
            (_("Recipient"), _fields_of(RECIPIENT)),
            (pgettext_lazy("heading", "Unit"), _fields_of(UNIT)),
            (pgettext_lazy("heading", "Award"), _fields_of(AWARD)),
            (_("Decision of its own"), _fields_of(DECISION)),
            (_("Order"), ["place_wanted"]),
        ]
        return [
            (str(heading), [self[name] for name in names if name in self.fields])
            for heading, names in parts
            if any(name in self.fields for name in names)
        ]


def _fields_of(part: str) -> list[str]:
    return [column.field.name for column in editable() if column.form_part == part]


class PlaceForm(forms.Form):
    place = forms.IntegerField(
        label=gettext_lazy("New place in the list"), min_value=1, max_value=PLACES
    )

    def __init__(self, *args: Any, length: int = 0, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        text = _("From 1 to %(length)s; rows between make room.") % {"length": length}
        self.fields["place"].help_text = text


class ReasonForm(forms.Form):
    reason = forms.CharField(
        label=gettext_lazy("Reason"),
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=gettext_lazy("For officers only; readers never see it."),
    )

    def __init__(self, *args: Any, required: bool = True, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["reason"].required = required


class ProposalForm(ReasonForm):
    field_order = ["document", "reason"]

    def __init__(
        self, *args: Any, label: str = "", award: Award | None, decision: Any, **kwargs: Any
    ) -> None:
        """`decision` is that of the roll, unless the award has one of its own."""
        super().__init__(*args, required=False, **kwargs)
        self.decision = decision
        self.given_on = (award and award.signed_on) or (decision and decision.signed_on)
        self.fields["document"] = forms.ModelChoiceField(
            OfficialDocument.objects.all(),
            label=label,
            widget=SnippetChooser(model=OfficialDocument, icon="doc-empty-inverse"),
            error_messages={"invalid_choice": _("This document is not in the register.")},
        )
        self.order_fields(self.field_order)

    def clean_document(self) -> OfficialDocument:
        document = self.cleaned_data["document"]
        if document == self.decision:
            raise forms.ValidationError(_("This is the decision that gave the award."))
        if document.signed_on and self.given_on and document.signed_on < self.given_on:
            raise forms.ValidationError(_("This was signed before the award was given."))
        return document


class StoryForm(forms.Form):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["article"] = forms.ModelChoiceField(
            ArticlePage.objects.all(),
            label=_("Article"),
            required=False,
            to_field_name="id",  # of Page, which knows how large a number may be
            widget=PageChooser(target_models=[ArticlePage]),
            help_text=_("Left empty, the award has no story."),
            error_messages={"invalid_choice": _("Choose an article.")},
        )


class SetAwardForm(forms.Form):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["award_type"] = forms.ModelChoiceField(
            AwardType.objects.all(),
            label=_("Award in the catalogue"),
            widget=SnippetChooser(model=AwardType, icon="vd-medal"),
            error_messages={"invalid_choice": _("This award is not in the catalogue.")},
        )
        self.fields["award_text"] = forms.CharField(
            label=_("Award as printed"),
            max_length=300,
            required=False,
            help_text=_("Left empty, each row keeps what is printed there."),
        )

    @property
    def values(self) -> dict[str, Any]:
        values: dict[str, Any] = {"award_type_id": self.cleaned_data["award_type"].resolved.pk}
        if text := tidy(self.cleaned_data["award_text"]):
            values["award_text"] = text
        return values


class SetUnitForm(forms.Form):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["unit"] = forms.ModelChoiceField(
            Unit.objects.all(),
            label=_("Unit in the register"),
            widget=SnippetChooser(model=Unit, icon="group"),
            error_messages={"invalid_choice": _("This unit is not in the register.")},
        )
        self.fields["unit_text"] = forms.CharField(
            label=_("Unit as printed"),
            max_length=300,
            required=False,
            help_text=_("Left empty, each row keeps what is printed there."),
        )

    @property
    def values(self) -> dict[str, Any]:
        values: dict[str, Any] = {"unit_id": self.cleaned_data["unit"].resolved.pk}
        if text := tidy(self.cleaned_data["unit_text"]):
            values["unit_text"] = text
        return values
