"""What waits for somebody: to approve, returned to them, in their hands, about to go out.

Every list is bounded, shows only what its reader may open, and costs a fixed number of queries.
"""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.contrib.auth.models import AbstractUser
from django.contrib.contenttypes.models import ContentType
from django.db.models import Exists, F, IntegerField, OuterRef, Q
from django.db.models.functions import Cast
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext, pgettext
from wagtail.admin.admin_url_finder import AdminURLFinder
from wagtail.admin.utils import get_latest_str, get_user_display_name
from wagtail.models import Page, Revision, Task, TaskState, WorkflowState
from wagtail.permissions import policy_registry

from ..bin.tree import is_in_bin, not_in_bin

SHOWN = 8
CHANGED = gettext_lazy("Changes to what is published")
WORKFLOW_ACTION = "wagtailadmin_pages:workflow_action"
#: How many are read before those are left out that their reader may not open.
LOOKED_AT = 50


@dataclass
class Action:
    """Something that can be done from a line; `url` asks for confirmation or data first."""

    label: str
    url: str
    asks: bool


@dataclass
class Line:
    """A page (or another object that is approved) in one of the lists."""

    title: str
    url: str
    status: str | Promise = ""
    note: str = ""
    at: datetime | None = None
    remark: str = ""
    links: list[tuple[str, str]] = field(default_factory=list)
    actions: list[Action] = field(default_factory=list)


@dataclass
class Section:
    """A list with its heading; `empty` is what it says where there is nothing."""

    name: str
    heading: str
    empty: str
    lines: list[Line]
    total: int = 0
    more_url: str = ""

    @property
    def hidden(self) -> str:
        count = self.total - len(self.lines)
        return ngettext("and %(count)d more", "and %(count)d more", count) % {"count": count}


class ReturningFinder(AdminURLFinder):
    """Addresses of forms that lead back to the first screen when the work is done.

    None for what may not be edited, and for what was deleted.
    """

    def get_edit_url(self, instance: Any) -> str | None:
        if isinstance(instance, Page) and is_in_bin(instance):
            return None
        address = super().get_edit_url(instance)
        return f"{address}?next={reverse('wagtailadmin_home')}" if address else None


def sections_for(user: AbstractUser) -> list[Section]:
    """Who approves nothing has no list of what waits for approval."""
    finder = ReturningFinder(user)
    sections = [to_approve(user, finder)] if approves(user) else []
    return [*sections, returned(user, finder), in_hand(user, finder), scheduled(user)]


def approves(user: AbstractUser) -> bool:
    """Whether some step of a workflow is theirs."""
    if user.is_superuser:
        return True
    return Task.objects.filter(
        active=True, groupapprovaltask__groups__in=user.groups.values("pk")
    ).exists()


def to_approve(user: AbstractUser, finder: AdminURLFinder) -> Section:
    """Whoever has waited longest stands first."""
    waiting = TaskState.objects.reviewable_by(user)
    states = list(
        waiting.select_related("revision", "task", "workflow_state__requested_by")
        .prefetch_related("revision__content_object")
        .order_by("started_at", "pk")[:SHOWN]
    )
    lines = [line for state in states if (line := _to_approve_line(state, user, finder))]
    return Section(
        name="to-approve",
        heading=_("Waiting for your approval"),
        empty=_("Nothing waits for your approval."),
        lines=lines,
        total=len(lines) if len(states) < SHOWN else waiting.count(),
        more_url=reverse("wagtailadmin_reports:workflow_tasks") + "?reviewable=true",
    )


def _to_approve_line(state: TaskState, user: AbstractUser, finder: AdminURLFinder) -> Line | None:
    thing = state.revision.content_object
    if thing is None or not (url := finder.get_edit_url(thing)):
        return None
    line = Line(
        title=get_latest_str(thing),
        url=url,
        status=_("Changes to what is published")
        if thing.live
        else pgettext("page in review", "New"),
        note=_by(_("sent by %(name)s"), state.workflow_state.requested_by),
        at=state.started_at,
    )
    if isinstance(thing, Page):
        line.links = _ways_to_look(thing, state)
        line.actions = [
            Action(label, reverse(WORKFLOW_ACTION, args=[thing.pk, name, state.pk]), asks)
            for name, label, asks in state.task.specific.get_actions(thing, user)
        ]
    return line


def _ways_to_look(page: Page, state: TaskState) -> list[tuple[str, str]]:
    links = []
    if page.live:
        names = [page.pk, "live", state.revision_id]
        url = reverse("wagtailadmin_pages:revisions_compare", args=names)
        links.append((_("Compare with the published version"), url))
    if page.specific_class and page.specific_class.preview_modes:
        names = [page.pk, state.task_id]
        links.append((_("Preview"), reverse("wagtailadmin_pages:workflow_preview", args=names)))
    return links


def _workflows(
    user: AbstractUser, status: str, finder: AdminURLFinder
) -> list[tuple[WorkflowState, Any, str]]:
    """Workflows that somebody began, or of pages that are theirs, with the thing and its form."""
    theirs = Q(base_content_type=ContentType.objects.get_for_model(Page)) & Exists(
        Page.objects.filter(owner=user, pk=Cast(OuterRef("object_id"), IntegerField()))
    )
    states = (
        WorkflowState.objects.filter(theirs | Q(requested_by=user), status=status)
        .select_related("current_task_state__finished_by", "current_task_state__task")
        .prefetch_related("content_object")
        .order_by("-current_task_state__started_at", "-pk")[:LOOKED_AT]
    )
    found = []
    for state in states:
        thing = state.content_object
        if thing is not None and (url := finder.get_edit_url(thing)):
            found.append((state, thing, url))
    return found


def returned(user: AbstractUser, finder: AdminURLFinder) -> Section:
    """With what the approver asks for, in full."""
    lines = [
        Line(
            title=get_latest_str(thing),
            url=url,
            note=_by(_("returned by %(name)s"), state.current_task_state.finished_by),
            at=state.current_task_state.finished_at,
            remark=state.current_task_state.specific.get_comment(),
        )
        for state, thing, url in _workflows(user, WorkflowState.STATUS_NEEDS_CHANGES, finder)
    ]
    return Section(
        name="returned",
        heading=_("Returned to you"),
        empty=_("Nothing was returned to you."),
        lines=lines[:SHOWN],
        total=len(lines),
    )


def in_hand(user: AbstractUser, finder: AdminURLFinder) -> Section:
    """What they sent and is not approved yet, then their drafts, latest first."""
    sent = [
        Line(
            title=get_latest_str(thing),
            url=url,
            status=_("In review"),
            note=_by(_("sent by %(name)s"), state.requested_by),
            at=state.current_task_state.started_at,
        )
        for state, thing, url in _workflows(user, WorkflowState.STATUS_IN_PROGRESS, finder)
    ]
    drafts = [
        Line(
            title=page.get_admin_display_title(),
            url=url,
            status=_("Unpublished changes") if page.live else _("Draft"),
            at=page.latest_revision_created_at,
        )
        for page, url in _drafts(user, finder)
    ]
    lines = [*sent, *drafts]
    return Section(
        name="in-hand",
        heading=_("You are working on"),
        empty=_("You have no drafts and nothing in review."),
        lines=lines[:SHOWN],
        total=min(len(lines), SHOWN),
    )


def _drafts(user: AbstractUser, finder: AdminURLFinder) -> list[tuple[Page, str]]:
    """Not what is in a workflow or scheduled, and not what was taken offline and left so."""
    pages = (
        Page.objects.filter(has_unpublished_changes=True, alias_of=None, expired=False)
        .filter(Q(latest_revision__user=user) | Q(owner=user, live=False))
        .exclude(latest_revision__approved_go_live_at__isnull=False)
        .exclude(live=False, last_published_at__gte=F("latest_revision_created_at"))
        .prefetch_workflow_states()
        .order_by("-latest_revision_created_at", "-pk")[:LOOKED_AT]
    )
    return [
        (page, url)
        for page in pages
        if not page.current_workflow_state and (url := finder.get_edit_url(page))
    ]


def scheduled(user: AbstractUser) -> Section:
    """What goes out next, of the pages that somebody may edit."""
    revisions = Revision.page_revisions.filter(approved_go_live_at__isnull=False)
    moments = dict(
        revisions.order_by("-approved_go_live_at").values_list("object_id", "approved_go_live_at")
    )
    may_edit = policy_registry.get_by_type(Page).instances_user_has_permission_for(user, "change")
    pages = Page.objects.filter(not_in_bin(), pk__in=moments)
    pages = pages.filter(pk__in=may_edit.order_by().values("pk"))
    lines = [
        Line(
            title=page.get_admin_display_title(),
            url=reverse("wagtailadmin_pages:edit", args=[page.pk]),
            status=CHANGED if page.live else "",
            at=moments[str(page.pk)],
        )
        for page in sorted(pages, key=lambda page: moments[str(page.pk)])
    ]
    return Section(
        name="scheduled",
        heading=_("Going out next"),
        empty=_("Nothing is scheduled."),
        lines=lines[:SHOWN],
        total=len(lines),
    )


def _by(sentence: str, user: AbstractUser | None) -> str:
    return sentence % {"name": get_user_display_name(user)} if user else ""
