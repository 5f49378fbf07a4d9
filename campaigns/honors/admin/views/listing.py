"""The list of a roll's draft, as officers work in it."""

from dataclasses import dataclass, field
from typing import Any

from django.core.exceptions import ValidationError
from django.core.paginator import Page, Paginator
from django.forms import Media
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import NoReverseMatch, reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.generic import TemplateView
from wagtail.admin import messages
from wagtail.admin.widgets.button import Button, HeaderButton

from ...lists import row_edits as operations
from ...lists.diff import counts
from ...lists.undo import sentence
from ...models.award_lists import AwardList
from ...models.awards import Award
from ...models.imports import AwardImport
from ...models.marks import AwardMark, AwardStory
from ...permissions import EDIT
from ..row_messages import said_at_rows
from ..wording import differences, mark_details, mark_label
from .base import FormScreen, RollScreen
from .selection import PER_PAGE, ListForm
from .submitting import way_on


@dataclass
class ShownRow:
    """A row with its marks and its story."""

    award: Award
    url: str
    marks: list[AwardMark] = field(default_factory=list)
    story: AwardStory | None = None
    said: list[str] = field(default_factory=list)

    @property
    def is_withheld(self) -> bool:
        return any(mark.is_withheld for mark in self.marks)

    @property
    def is_annulled(self) -> bool:
        return any(mark.is_annulled for mark in self.marks)

    @property
    def is_waiting(self) -> bool:
        return any(mark.is_waiting for mark in self.marks)

    @property
    def notes(self) -> list[tuple[str, str]]:
        """Label and details of each mark."""
        return [(mark_label(mark), mark_details(mark)) for mark in self.marks]


def shown_rows(award_list: AwardList, awards: list[Award], list_url: str) -> list[ShownRow]:
    """In two queries more, however many rows."""
    rows = {award.key: ShownRow(award, f"{list_url}row/{award.key}/") for award in awards}
    of_roll = {"roll": award_list.roll, "award_key__in": list(rows)}
    marks = AwardMark.objects.noteworthy().filter(**of_roll)
    for mark in marks.select_related("document", "by"):
        rows[mark.award_key].marks.append(mark)
    for story in AwardStory.objects.filter(**of_roll).select_related("article"):
        rows[story.award_key].story = story
    return list(rows.values())


class ListView(RollScreen, TemplateView):
    template_name = "campaigns/admin/award_list/list.html"
    page_title = gettext_lazy("Award list")

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        *items, _list, here = super().get_breadcrumbs_items()
        return [*items, here]

    @cached_property
    def header_buttons(self) -> list[Button]:
        buttons = []
        if self.may(EDIT) and not self.lock:
            add = reverse("award_list:add", args=[self.roll.pk])
            buttons.append(HeaderButton(_("Add a row"), url=add, icon_name="plus", priority=10))
        return buttons

    @cached_property
    def header_more_buttons(self) -> list[Button]:
        buttons = [
            Button(
                _("Compare with the public list"),
                url=reverse("award_list:difference", args=[self.roll.pk]),
                icon_name="resubmit",
                priority=20,
            )
        ]
        address = import_url(self.roll.pk)
        if self.may(EDIT) and address:
            label = _("Import a list")
            buttons.append(Button(label, url=address, icon_name="upload", priority=30))
        return buttons

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        form = ListForm(self.request.GET, self.award_list)
        found = form.found().select_related(
            "unit__merged_into", "award_type__merged_into", "unit", "award_type"
        )
        page = Paginator(found, PER_PAGE).get_page(self.request.GET.get("p"))
        rows = []
        if self.award_list:
            rows = shown_rows(self.award_list, list(page.object_list), self.list_url)
        at_rows, others = said_at_rows(self.request, {row.award.key for row in rows})
        for row in rows:
            row.said = at_rows.get(row.award.key, [])
        pages = page.paginator.get_elided_page_range(page.number, on_each_side=2, on_ends=1)
        here = form.query + (f"&p={page.number}" if page.number > 1 else "")
        return super().get_context_data(
            form=form,
            page=page,
            rows=rows,
            elided_pages=list(pages),
            ellipsis=Paginator.ELLIPSIS,
            found_count=page.paginator.count,
            position=_position(page, form),
            media=Media(js=["campaigns/admin/award_list.js"]),
            total=form.total,
            here=here.removeprefix("&"),
            in_order=not form.cleaned_data.get("order"),
            is_filtered=bool(form.chosen),
            import_url=import_url(self.roll.pk),
            opened=AwardImport.objects.unfinished(self.roll, self.request.user)
            if self.may(EDIT)
            else [],
            can_change=self.may(EDIT) and not self.lock,
            messages=others,
            **way_on(self),
            **self._state(),
            **kwargs,
        )

    def _state(self) -> dict[str, Any]:
        public = self.roll.award_list if self.roll.live else None
        step = operations.last_step(self.draft, self.roll, self.request.user)
        return {
            "public": public,
            "is_public": public is not None and public == self.award_list,
            "differs": differences(counts(public, self.award_list)) if public else [],
            "undo": sentence(step) if step and not self.lock and self.may(EDIT) else "",
        }


def _position(page: Page, form: ListForm) -> str:
    """How many rows were found, and which of them are shown."""
    parts = []
    if form.chosen:
        count = page.paginator.count
        text = ngettext(
            "%(count)s of %(total)s rows found", "%(count)s of %(total)s rows found", count
        )
        parts.append(text % {"count": count, "total": form.total})
    if page.has_other_pages():
        shown = {"start": page.start_index(), "end": page.end_index()}
        parts.append(_("Rows %(start)s–%(end)s") % shown)
    return " · ".join(parts)


def import_url(page_id: int) -> str:
    """Where a list is imported; "" in a site without that screen."""
    try:
        return reverse("award_import:start", args=[page_id])
    except NoReverseMatch:
        return ""


class UndoView(FormScreen):
    """Takes the officer's last edit back."""

    page_title = gettext_lazy("Undo")
    submit_label = gettext_lazy("Undo the last edit")

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        return redirect(self.list_url)

    def perform(self, form: Any) -> None:
        try:
            step = operations.undo(self.roll, self.request.user, self.token)
        except ValidationError as error:
            messages.warning(self.request, " ".join(error.messages))
        else:
            self.say(_("Undone: %(edit)s") % {"edit": sentence(step)})
