"""The last step: what the list would gain and lose, and the save itself."""

import logging
from typing import Any

from django.db import DatabaseError
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.debug import sensitive_variables
from wagtail.admin import messages
from wagtail.models import PageLogEntry

from campaigns.imports.forms import number_in

from ...lists.diff import difference
from ...lists.edit import OutOfDate
from ...models.award_lists import AwardList
from ...row import changes
from ..forms import MODES, SaveForm
from ..issues import field_label
from ..row_matching import Outcome
from ..targets import TooMany
from ..write import ADD, REPLACE, NotAnswered, NotSaved, outcome_of, save_import
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
        is_asked = self.unread(self._counts) or self.asks_for_honored()
        if not (self.target.must_compare() or is_asked):
            return redirect(self.here)
        return self._ask(ADD if request.GET.get("mode") == ADD else REPLACE)

    @sensitive_variables()
    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        form = SaveForm(request.POST)
        if not form.is_valid():
            return redirect(self.here)
        mode, token = form.cleaned_data["mode"], form.cleaned_data["token"]
        answers = _answers(request.POST)
        is_confirmed = self.unread(self._counts) <= (form.cleaned_data["unread"] or 0)
        if self.asks_for_honored() and not form.cleaned_data["are_honored"]:
            is_confirmed = False
        if not is_confirmed and self._counts["kept"] and not self._counts["error"]:
            return self._ask(mode, answers)
        try:
            outcome = save_import(self.staged, self.target, request.user, mode, token, answers)
        except NotAnswered:
            messages.warning(request, _("Say first whom these rows mean."))
            return self._ask(mode, answers)
        except (NotSaved, TooMany) as error:
            messages.error(request, str(error))
            return redirect(self.here)
        except DatabaseError as error:  # whose message may hold a row
            logger.error("Award import %s: %s", self.staged.pk, type(error).__name__)
            text = _("It could not be saved just now, and nothing was changed. Try again.")
            messages.error(request, text)
            return redirect(self.here)
        except OutOfDate as error:
            self.target.forget_draft()
            del self._counts  # it may have been saved meanwhile, by a second press
            return self._ask(mode, answers, outdated=error)
        messages.success(request, _sentence(outcome), buttons=[self._draft_button()])
        return redirect(self.target.list_url)

    @sensitive_variables()
    def _ask(
        self,
        mode: str,
        answers: dict[int, str] | None = None,
        outdated: OutOfDate | None = None,
    ) -> HttpResponse:
        counts = self._counts
        if counts["error"] or not counts["kept"]:
            return redirect(self.here)
        outcome = outcome_of(self.staged, self.target, mode, answers)
        changed = [
            {"new": new, "fields": changes(old, new, names, is_short=True)}
            for old, new, names in outcome.changed[:MOST_SHOWN]
        ]
        return self.render(
            status=409 if outdated else 200,
            outdated=outdated and self._meanwhile(outdated),
            **self._questions(counts),
            must_compare=self.target.must_compare(),
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

    @cached_property
    def _counts(self) -> dict[str, int]:
        return self.workbench.counts()

    def _questions(self, counts: dict[str, int]) -> dict[str, Any]:
        """What the officer has to say yes to: doubts that nobody looked at, and that the list
        honors whom it proposes."""
        by_field = self.workbench.unread_by_field() if counts["unread"] else {}
        return {
            "unread": self.unread(counts),
            "unread_rows": counts["unread"],
            "unread_notes": self.unread(counts) - counts["unread"],
            "unread_kinds": [(field_label(name), n) for name, n in by_field.items()],
            **self.proposal(),
        }

    def _meanwhile(self, outdated: OutOfDate) -> dict[str, Any]:
        """Who did what to the roll since this import began, and what it changed in the list."""
        page = self.target.page
        entries = PageLogEntry.objects.filter(
            page=page.pk, timestamp__gte=self.staged.created_at
        ).select_related("user")
        acts = [
            {"who": entry.user_display_name, "when": entry.timestamp, "what": entry.message}
            for entry in entries.order_by("-timestamp")[:10]
        ]
        old = _list_of(outdated.started_from, page.translation_key)
        now = outdated.current
        found = difference(old, now) if old and now and old.pk != now.pk else None
        return {"acts": acts, "difference": found}

    def _draft_button(self) -> str:
        url = reverse("wagtailadmin_pages:view_draft", args=[self.target.page.pk])
        return messages.button(url, _("View draft"), new_window=True)


def _sentence(outcome: Outcome) -> str:
    saved = ngettext(
        "The list was saved as a draft: %(n)s row.",
        "The list was saved as a draft: %(n)s rows.",
        len(outcome.rows),
    ) % {"n": len(outcome.rows)}
    if not (outcome.removed or outcome.changed or outcome.kept):
        return saved
    counts = {name: len(getattr(outcome, name)) for name in ("added", "removed", "changed")}
    counted = _("%(added)s added, %(removed)s removed, %(changed)s changed.") % counts
    return f"{saved} {counted}"


def _answers(posted: QueryDict) -> dict[int, str]:
    """By places of rows: `Question.field` is the name of each answer."""
    places = {name: number_in(name[7:]) for name in posted if name.startswith("former-")}
    return {place: posted[name] for name, place in places.items() if place is not None}


def _list_of(token: str, roll: Any) -> Any:
    pk = token.partition(".")[0]
    return AwardList.objects.filter(pk=pk, roll=roll).first() if pk.isdecimal() else None
