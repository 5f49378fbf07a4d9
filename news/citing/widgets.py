"""A text field that suggests what was typed there before."""

from typing import Any

from django import forms
from django.apps import apps
from django.db.models import Count

SUGGESTED = 200


class IssuingBodyInput(forms.TextInput):
    """Suggests the issuing bodies of the register, the most frequent first."""

    template_name = "news/admin/citing/issuing_body.html"

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        context = super().get_context(name, value, attrs)
        own = context["widget"]["attrs"]
        own["list"] = f"{own.get('id', name)}-list"
        own["autocomplete"] = "off"
        documents = apps.get_model("news", "OfficialDocument").objects.order_by()
        counted = documents.values_list("issuing_body").annotate(count=Count("pk"))
        found = counted.order_by("-count", "issuing_body")[:SUGGESTED]
        context["suggestions"] = [body for body, _count in found]
        return context
