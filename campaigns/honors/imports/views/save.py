"""The last step: what the list would gain and lose, and the save itself."""

import logging
from typing import Any

from django.db import DatabaseError
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.debug import sensitive_variables
from wagtail.admin import messages
from wagtail.models import PageLogEntry

from ...lists.diff import difference
from ...lists.edit import OutOfDate
from ...models.award_lists import AwardList
from ..fields import field_label
from ..forms import MODES, SaveForm
from ..targets import TooMany
from ..write import ADD, REPLACE, NotAsked, NotSaved, Outcome, outcome_of, save_import
from .preview import WorkScreen

logger = logging.getLogger("campaigns.award_import")

#: Of each kind of change, the most that the screen lists.
MOST_SHOWN = 200


class SaveScreen(WorkScreen):
    """Shows the difference where the roll has a list already; else saves at once."""

    page_title = gettext_lazy("Save the draft")
    header_icon = "download"
    template_name = "campaigns/admin/award_import/save.html"

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not self.target.must_compare():
            return redirect(self.here)
        return self._ask(ADD if request.GET.get("mode") == ADD else REPLACE)

    @sensitive_variables()
    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        form = SaveForm(request.POST)
        if not form.is_valid():
            return redirect(self.here)
        mode, token = form.cleaned_data["mode"], form.cleaned_data["token"]
        answers = _answers(request.POST)
        try:
            outcome = save_import(
                self.award_import, self.target, request.user, mode, token, answers
            )
        except NotAsked:
            messages.warning(request, _("Say first whom these rows mean."))
            return self._ask(mode, answers)
        except (NotSaved, TooMany) as error:
            messages.error(request, str(error))
            return redirect(self.here)
        except DatabaseError as error:  # whose message may hold a row
            logger.error("Award import %s: %s", self.award_import.pk, type(error).__name__)
            text = _("It could not be saved just now, and nothing was changed. Try again.")
            messages.error(request, text)
            return redirect(self.here)
        except OutOfDate as error:
            self.target.forget_draft()
            return self._ask(mode, answers, outdated=error)
        self._tell(outcome)
        return redirect(self.target.list_url)

    @sensitive_variables()
    def _ask(
        self,
        mode: str,
        answers: dict[int, str] | None = None,
        outdated: OutOfDate | None = None,
    ) -> HttpResponse:
        counts = self.workbench.counts()
        if counts["error"] or not counts["kept"]:
            return redirect(self.here)
        outcome = outcome_of(self.award_import, self.target, mode, answers)
        changed = [
            {"old": old, "new": new, "fields": _changes(old, new, names)}
            for old, new, names in outcome.changed[:MOST_SHOWN]
        ]
        return self.render(
            status=409 if outdated else 200,
            outdated=outdated and self._meanwhile(outdated),
            mode=mode,
            modes=MODES,
            token=self.target.token,
            outcome=outcome,
            loses_most=len(outcome.removed) > len(outcome.changed) + outcome.kept,
            added=outcome.added[:MOST_SHOWN],
            removed=outcome.removed[:MOST_SHOWN],
            changed=changed,
            most=MOST_SHOWN,
        )

    def _meanwhile(self, outdated: OutOfDate) -> dict[str, Any]:
        """Who did what to the roll since this import began, and what it changed in the list."""
        page = self.target.page
        entries = PageLogEntry.objects.filter(
            page=page.pk, timestamp__gte=self.award_import.created_at
        ).select_related("user")
        told = [
            {"who": entry.user_display_name, "when": entry.timestamp, "what": entry.message}
            for entry in entries.order_by("-timestamp")[:10]
        ]
        old = _list_of(outdated.started_from, page.translation_key)
        now = outdated.current
        found = difference(old, now) if old and now and old.pk != now.pk else None
        return {"acts": told, "difference": found}

    def _tell(self, outcome: Outcome) -> None:
        number = len(outcome.rows)
        saved = ngettext(
            "The list was saved as a draft: %(n)s row.",
            "The list was saved as a draft: %(n)s rows.",
            number,
        ) % {"n": number}
        if outcome.removed or outcome.changed or outcome.kept:
            counted = _("%(added)s added, %(removed)s removed, %(changed)s changed.") % {
                "added": len(outcome.added),
                "removed": len(outcome.removed),
                "changed": len(outcome.changed),
            }
            saved = f"{saved} {counted}"
        url = reverse("wagtailadmin_pages:view_draft", args=[self.target.page.pk])
        button = messages.button(url, _("View draft"), new_window=True)
        messages.success(self.request, format_html("{}", saved), buttons=[button])


def _answers(posted: QueryDict) -> dict[int, str]:
    """By places of rows: `keeping.Question.field` is the name of each answer."""
    fields = {name: name.removeprefix("former-") for name in posted if name.startswith("former-")}
    return {
        int(place): posted[name]
        for name, place in fields.items()
        if place.isascii() and place.isdecimal() and len(place) < 10
    }


def _changes(old: Any, new: Any, names: list[str]) -> list[dict[str, Any]]:
    return [
        {"label": field_label(name), "old": _value(old, name), "new": _value(new, name)}
        for name in names
    ]


def _value(award: Any, name: str) -> Any:
    return award.get_kind_display() if name == "kind" else getattr(award, name)


def _list_of(token: str, roll: Any) -> Any:
    pk = token.partition(".")[0]
    return AwardList.objects.filter(pk=pk, roll=roll).first() if pk.isdecimal() else None
