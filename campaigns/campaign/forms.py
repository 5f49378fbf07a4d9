"""The campaign's form: what it refuses, where it says so, and who set a phase by hand."""

from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext as _

from news.slugs import SlugCheckingForm

from .numbers import number_label, total_of
from .shared_facts import source_of
from .tree import check_children, check_parent
from .widgets import units_by_cluster


class CampaignForm(SlugCheckingForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if "units" in self.fields:
            units = self.initial.get("units") or []
            self.initial["units"] = list({unit.resolved.pk for unit in units})
            field = self.fields["units"]
            field.iterator = units_by_cluster(self.initial["units"])
            field.widget.choices = field.choices

        if not self.instance.copied_from_id:
            self.fields.pop("copy_checked", None)
        self._show_shared_facts()

    def _show_shared_facts(self) -> None:
        """A translation shows period and phase as they are on the page that holds them."""
        source = source_of(self.instance)
        if source is None or source.pk == self.instance.pk:
            return
        note = _("As on “%(title)s”; change it there.") % {"title": source.title}
        for name in ("starts", "ends", "closed_on", "phase_override"):
            if name in self.fields:
                self.initial[name] = getattr(source, name)
                self.fields[name].disabled = True
                self.fields[name].help_text = note

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        self._check_period(cleaned)
        self._check_place(cleaned)
        self._check_action(cleaned)
        self._note_who_set_the_phase(cleaned)
        return cleaned

    def is_valid(self) -> bool:
        """Once the rows of the score table are known, too."""
        valid = super().is_valid()
        criteria = self.formsets.get("criteria")
        if criteria and criteria.is_valid() and not self.is_deferred_validation:
            self._check_scores(criteria)
        return valid and not self.errors

    def _check_period(self, cleaned: dict[str, Any]) -> None:
        starts, ends = cleaned.get("starts"), cleaned.get("ends")
        if starts and ends and ends.last_day < starts.first_day:
            self.add_error(
                "ends",
                _("The end (%(end)s) lies before the start (%(start)s).")
                % {"end": ends, "start": starts},
            )

    def _check_place(self, cleaned: dict[str, Any]) -> None:
        if "kind" not in cleaned:
            return
        try:
            if self.parent_page is not None:
                check_parent(self.parent_page, cleaned["kind"])
            check_children(self.instance, cleaned["kind"])
        except forms.ValidationError as error:
            self.add_error("kind", error)

    def _check_action(self, cleaned: dict[str, Any]) -> None:
        label = cleaned.get("action_label")
        page, url = cleaned.get("action_page"), cleaned.get("action_url")
        if page and url:
            self.add_error("action_url", _("Choose a page or type an address, not both."))
        elif label and not (page or url) and not self.is_deferred_validation:
            self.add_error("action_url", _("Choose a page or type an address for the button."))
        elif (page or url) and not label and not self.is_deferred_validation:
            self.add_error("action_label", _("Say what stands on the button."))

    def _check_scores(self, criteria: Any) -> None:
        stated = self.cleaned_data.get("criteria_total")
        kept = (row.cleaned_data for row in criteria if not row.cleaned_data.get("DELETE"))
        total = total_of(row.get("max_score") for row in kept)
        if stated is not None and total is not None and total != stated:
            self.add_error(
                "criteria_total",
                _("The criteria below add up to %(sum)s, the plan states %(stated)s.")
                % {"sum": number_label(total), "stated": number_label(stated)},
            )

    def _note_who_set_the_phase(self, cleaned: dict[str, Any]) -> None:
        if "phase_override" not in self.changed_data:
            return
        is_set = bool(cleaned.get("phase_override"))
        self.instance.phase_set_by = self.for_user if is_set else None
        self.instance.phase_set_at = timezone.now() if is_set else None
