"""What the dialog asks of a document that is not in the register yet."""

from typing import Any

from django import forms
from django.db.models import Q
from django.utils.translation import gettext as _g
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms.models import WagtailAdminModelForm

from ..models import OfficialDocument
from ..personal_data.forms import AskingMixin
from .numbers import compact, kind_of, similar, split_citation
from .widgets import IssuingBodyInput

ANOTHER = "another"


class CitedDocumentForm(AskingMixin, WagtailAdminModelForm):
    """Three fields; all else can be added in the register.

    A document that is there already is chosen instead of being written twice. Where one looks like
    it, the form asks which is meant (`meant`).
    """

    DETAILS = ("signer", "abstract", "link")
    #: Wagtail's dialog sends no form with an empty required field: a citation fills them here.
    use_required_attribute = False

    kind = forms.ChoiceField(
        label=_("Kind"),
        required=False,
        choices=[("", _("As the number says")), *OfficialDocument.Kind.choices],
    )

    class Meta:
        model = OfficialDocument
        fields = ["number", "signed_on", "issuing_body", "kind", "signer", "abstract", "link"]
        widgets = {
            "issuing_body": IssuingBodyInput,
            "abstract": forms.Textarea(attrs={"rows": 2}),
        }

    class Media:
        js = ["news/admin/citing.js"]
        css = {"all": ["news/admin/citing.css"]}

    def __init__(self, data: Any = None, *args: Any, **kwargs: Any) -> None:
        if data is not None:
            data = data.dict() if hasattr(data, "dict") else dict(data)
            empty = not data.get("signed_on") and not data.get("issuing_body")
            data |= split_citation(data.get("number", "")) if empty else {}
        super().__init__(data, *args, **kwargs)
        # An example in the field: help above it would move it below its neighbours.
        self.fields["number"].help_text = ""
        self.fields["number"].widget.attrs["placeholder"] = "257/QĐ-UBND"
        self.existing: OfficialDocument | None = None

    @property
    def asked(self) -> list[forms.BoundField]:
        return [self[name] for name in ("number", "signed_on", "issuing_body")]

    @property
    def details(self) -> list[forms.BoundField]:
        return [self[name] for name in ("kind", *self.DETAILS)]

    @property
    def question(self) -> forms.BoundField | None:
        return self["meant"] if "meant" in self.fields else None

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        number, body = cleaned.get("number"), cleaned.get("issuing_body")
        if number and not cleaned.get("kind"):
            cleaned["kind"] = kind_of(number)
        if number and body and "signed_on" in cleaned:
            self._recognise(number, body)
        return cleaned

    def _recognise(self, number: str, body: str) -> None:
        digits = compact(number)[:1]
        begins = Q(number__istartswith=digits) | Q(number__startswith="0")
        found = OfficialDocument.objects.filter(begins)
        same, alike = similar(found, number, self.cleaned_data["signed_on"], body)
        if same and not any(self.cleaned_data.get(name) for name in self.DETAILS):
            self.existing = same[0]
            return
        if not (same or alike):
            return
        choices = [(str(one.pk), self._label(one)) for one in (*same, *alike)]
        if not same:
            choices.append((ANOTHER, _g("Another document: add it to the register")))
        self.fields["meant"] = forms.ChoiceField(
            label=_g("Which document?"), choices=choices, widget=forms.RadioSelect
        )
        answer = self.data.get("meant", "")
        self.existing = next((one for one in (*same, *alike) if str(one.pk) == answer), None)
        if self.existing is None and not (answer == ANOTHER and not same):
            self.add_error("meant", _g("The register has such a document. Which one is meant?"))

    @staticmethod
    def _label(document: OfficialDocument) -> str:
        return _g("%(document)s of %(body)s, from the register") % {
            "document": document,
            "body": document.issuing_body,
        }

    def _post_clean(self) -> None:
        if self.existing is None:
            super()._post_clean()

    def save(self, commit: bool = True) -> Any:
        return self.existing or super().save(commit)
