"""What a campaign's landing page shows, section by section; what has no content is left out."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from itertools import groupby
from operator import attrgetter
from typing import Any

from django.db.models import Q
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext
from wagtail import hooks
from wagtail.models import Page

from campaigns.anchors import anchor
from campaigns.registers.models.units import Unit
from news.body import Body
from news.feeds import feed_link
from news.ordinals import ordinal_label
from news.page_context import Attachment, attachment, trail
from news.paging import paginate
from news.querysets import is_restricted
from news.sorting import text_sort_key

from .calendars import dated_milestones, has_calendars
from .charts import bars
from .enums import CampaignKind, MilestoneState
from .models.campaign import CampaignPage
from .models.parts import CampaignDocument, CampaignMilestone, CampaignTask
from .numbers import number_label, total_of
from .rich_texts import RichTexts
from .shared_facts import load_facts
from .structured_data import campaign_event

NEWS_PAGE_SIZE = 10


@dataclass(frozen=True)
class Figure:
    """A result: what was counted, the number in words, and how much of its target that is."""

    name: str
    value: Decimal
    target: Decimal | None
    value_label: str
    target_label: str
    unit: str

    @property
    def percent(self) -> int | None:
        """Rounded down: a target that was missed by little does not read as reached."""
        return int(100 * self.value / self.target) if self.target else None

    @property
    def amount_label(self) -> str:
        return f"{self.value_label} {self.unit}".strip()


def campaign_context(page: CampaignPage, request: HttpRequest) -> dict[str, Any]:
    today = timezone.localdate()
    pager = paginate(request, page.news(), page_size=NEWS_PAGE_SIZE, anchor=anchor("news"))
    drives = _drives(page)
    body = Body(page.body)
    body.prefetch(images=[shown.cover for shown in (page, *drives)])
    base = page.url or ""
    tasks = list(page.tasks.all())
    milestones = dated_milestones(page)
    linked = _readable({page.action_page_id, *(m.link_page_id for m in milestones)})
    html = RichTexts(
        page.aims,
        page.audience,
        page.award_rules,
        page.organisation,
        page.results_summary,
        *(task.text for task in tasks),
    )
    context: dict[str, Any] = {
        "phase": page.phase_now,
        "period_label": page.period_label,
        "progress": page.progress,
        "movement": _readable_movement(page),
        "aims": html[page.aims],
        "tasks": _tasks(tasks, html),
        "criteria": _criteria(page),
        "awards": _awards(page, html),
        "participants": _participants(page, html),
        "milestones": _milestones(page, milestones, linked, today, base),
        "legal_basis": _legal_basis(page),
        "organisation": html[page.organisation],
        "body": body.render({"request": request, "page": page}),
        "results": _results(page, today, html),
        "rolls": [],
        "honors": None,
        "drives": drives,
        "news": pager.rows,
        "pager": pager,
        "feeds": [
            feed_link(kind, page.title, base + page.reverse_subpage(kind))
            for kind in ("rss", "atom")
        ],
        "contacts": list(page.contacts.all()),
        "downloads": _downloads(page),
        "action": _action(page, linked),
        "calendar_url": base + page.reverse_subpage("calendar")
        if page.facts.starts and has_calendars()
        else "",
        "breadcrumbs": trail(page),
    }
    for hook in hooks.get_hooks("campaign_page_context"):
        context |= hook(page, request)
    context["structured_data"] = campaign_event(
        page, page.get_full_url(request) or "", context["movement"]
    )
    context["facts"] = _facts(page, context["participants"], context["movement"])
    context["sections"] = _sections(context)
    return context


def _readable_movement(page: CampaignPage) -> CampaignPage | None:
    movement = page.movement
    return movement if movement is not None and movement.live else None


def _tasks(tasks: list[CampaignTask], html: RichTexts) -> list[dict[str, Any]]:
    return [
        {
            "number": number,
            "ordinal_label": ordinal_label(number),
            "heading": task.heading,
            "text": html[task.text],
            "indicators": task.indicator_list,
        }
        for number, task in enumerate(tasks, start=1)
    ]


def _criteria(page: CampaignPage) -> dict[str, Any] | None:
    rows = list(page.criteria.all())
    if not rows:
        return None
    total = total_of(row.max_score for row in rows)
    return {
        "rows": [
            {
                "name": row.name,
                "max_score": number_label(row.max_score),
                "evidence": row.evidence,
                "note": row.note,
            }
            for row in rows
        ],
        "total": number_label(total),
        "has_scores": total is not None,
        "has_evidence": any(row.evidence for row in rows),
        "has_notes": any(row.note for row in rows),
    }


def _awards(page: CampaignPage, html: RichTexts) -> dict[str, Any] | None:
    rows = [
        {"label": row.award_type.resolved.label, "quota": row.quota, "note": row.note}
        for row in page.award_quotas.select_related("award_type__merged_into")
    ]
    rules = html[page.award_rules]
    return {"rules": rules, "rows": rows} if rows or rules else None


def _participants(page: CampaignPage, html: RichTexts) -> dict[str, Any] | None:
    chosen = page.units.select_related("cluster", "merged_into__cluster")
    units = {unit.resolved.pk: unit.resolved for unit in chosen}
    text = html[page.audience]
    if not units and not text:
        return None
    ordered = sorted(units.values(), key=_place_of_unit)
    clusters = [
        {"label": cluster.label if cluster else "", "units": list(group)}
        for cluster, group in groupby(ordered, key=lambda unit: unit.cluster)
    ]
    return {
        "text": text,
        "clusters": clusters,
        "unit_count": len(units),
        "cluster_count": sum(bool(cluster["label"]) for cluster in clusters),
    }


def _place_of_unit(unit: Unit) -> tuple[Any, ...]:
    cluster = unit.cluster
    if cluster is None:
        return (1, 0, text_sort_key(""), 0, text_sort_key(unit.name), unit.pk)
    place = (cluster.sort_order, text_sort_key(cluster.name), cluster.pk)
    return (0, *place, text_sort_key(unit.name), unit.pk)


def _readable(ids: set[int | None]) -> dict[int, Page]:
    """Of the pages with these keys those that any visitor may read."""
    if not ids - {None}:
        return {}
    in_time = Q(expire_at__isnull=True) | Q(expire_at__gt=timezone.now())
    pages = Page.objects.live().filter(in_time, pk__in=ids - {None}).exclude(is_restricted())
    return {page.pk: page for page in pages.select_related("locale")}


def _milestones(
    page: CampaignPage,
    milestones: list[CampaignMilestone],
    linked: dict[int, Page],
    today: date,
    base: str,
) -> list[dict[str, Any]]:
    State = MilestoneState
    coming = next(
        (m for m in milestones if m.state == State.PLANNED and m.date.last_day >= today), None
    )
    return [
        {
            "label": milestone.date.label,
            "machine_date": milestone.date.isoformat,
            "title": milestone.title,
            "text": milestone.text,
            "state": milestone.state,
            "state_label": milestone.get_state_display(),
            "is_past": milestone.date.last_day < today,
            "is_next": milestone is coming,
            "ics_url": base + page.reverse_subpage("milestone_calendar", kwargs={"number": number})
            if milestone.date.last_day >= today
            and milestone.state != State.CANCELLED
            and has_calendars()
            else "",
            **_link(milestone, linked),
        }
        for number, milestone in enumerate(milestones, start=1)
    ]


def _link(milestone: CampaignMilestone, linked: dict[int, Page]) -> dict[str, str]:
    page = linked.get(milestone.link_page_id or 0)
    if page is not None and page.url:
        return {"url": page.url, "link_label": page.title}
    return {"url": milestone.link_url, "link_label": _("More about this milestone")}


def _legal_basis(page: CampaignPage) -> list[CampaignDocument]:
    """Each document once, at its first place."""
    rows: dict[int, CampaignDocument] = {}
    for row in page.legal_basis.select_related("document__file"):
        rows.setdefault(row.document_id, row)
    return list(rows.values())


def _results(page: CampaignPage, today: date, html: RichTexts) -> dict[str, Any] | None:
    """From the day of the final review on, and only where there is something to tell."""
    closed_on = page.facts.closed_on
    if closed_on is None or closed_on > today:
        return None
    figures = [
        Figure(
            figure.name,
            figure.value,
            figure.target,
            number_label(figure.value),
            number_label(figure.target),
            figure.unit,
        )
        for figure in page.figures.all()
        if figure.value is not None
    ]
    summary = html[page.results_summary]
    if not figures and not summary:
        return None
    return {
        "closed_on": closed_on,
        "summary": summary,
        "figures": figures,
        "bars": bars(figures),
    }


def _drives(page: CampaignPage) -> list[CampaignPage]:
    if page.kind != CampaignKind.MOVEMENT or page.numchild == 0:
        return []
    under = CampaignPage.objects.readable().in_language_of(page).child_of(page)
    drives = load_facts(under.once(page).with_covers())
    for drive in drives:
        drive.movement_title = page.title
    return sorted(drives, key=attrgetter("list_place"))


def _downloads(page: CampaignPage) -> list[Attachment]:
    rows = page.downloads.select_related("document")
    return [attachment(row.document, row.title) for row in rows]


def _action(page: CampaignPage, linked: dict[int, Page]) -> dict[str, str] | None:
    target = linked.get(page.action_page_id or 0)
    url = (target.url if target else page.action_url) or ""
    if not url or not page.action_label:
        return None
    return {"text": page.action_text, "label": page.action_label, "url": url}


def _facts(
    page: CampaignPage, participants: dict[str, Any] | None, movement: CampaignPage | None
) -> list[dict[str, str]]:
    rows: list[tuple[str, str, CampaignPage | None]] = [
        (pgettext("campaign", "Launched by"), page.launched_by, None),
        (pgettext("campaign", "Joined by"), page.joined_by, None),
        (_("Part of the movement"), movement.title if movement else "", movement),
        (_("Occasion"), page.occasion, None),
        (pgettext("campaign", "Scope"), page.get_scope_display(), None),
        (_("Units"), _counts(participants), None),
    ]
    return [
        {"label": label, "text": text, "url": (above.url or "") if above else ""}
        for label, text, above in rows
        if text
    ]


def _counts(participants: dict[str, Any] | None) -> str:
    if not participants or not participants["unit_count"]:
        return ""
    units, clusters = participants["unit_count"], participants["cluster_count"]
    text = ngettext("%(count)d unit", "%(count)d units", units) % {"count": units}
    if not clusters:
        return text
    more = ngettext("%(count)d cluster", "%(count)d clusters", clusters) % {"count": clusters}
    return f"{text} · {more}"


def _sections(context: dict[str, Any]) -> list[dict[str, str]]:
    """The page's own contents, in its order."""
    named = [
        ("results", _("Results")),
        ("rolls", _("Honor rolls")),
        ("aims", _("Aims")),
        ("drives", _("Drives")),
        ("tasks", pgettext("campaign", "Tasks")),
        ("criteria", _("Criteria")),
        ("awards", _("Awards")),
        ("participants", _("Who takes part")),
        ("milestones", _("Milestones")),
        ("organisation", _("Organisation")),
        ("legal_basis", _("Legal basis")),
        ("news", _("News")),
        ("downloads", _("Downloads")),
        ("contacts", _("Contacts")),
    ]
    return [{"anchor": anchor(key), "label": label} for key, label in named if context[key]]
