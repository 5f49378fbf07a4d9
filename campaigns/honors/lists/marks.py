"""What happens to an award after its decision: withheld, released, annulled, restored.

Each act is a row of `AwardMark` and an entry in the audit log of the roll's page. Callers check
permissions, for a command has no user.
"""

from collections.abc import Sequence
from typing import Any, TypeAlias
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail import hooks
from wagtail.log_actions import LogFormatter, log
from wagtail.models import Page

from news.databases import locked
from news.models import ArticlePage, OfficialDocument
from news.public_index.writer import refresh

from ..models.awards import Award
from ..models.marks import AwardMark, AwardStory
from ..models.rolls import HonorRollPage
from ..querysets import AwardMarkQuerySet
from .counts import recount
from .edit import BATCH, source_of

Kind: TypeAlias = AwardMark.Kind
State: TypeAlias = AwardMark.State
#: Of each pair at most one mark of an award is in force.
PAIRS = ((Kind.ANNULLED, Kind.RESTORED), (Kind.WITHHELD, Kind.RELEASED))
PREFIX = "campaigns.award_"
NAMED_IN_LOG = 3


def withhold(roll: HonorRollPage, key: str, user: Any, reason: str) -> AwardMark:
    """Removes a recipient from every public page, at once. `reason` is for officers only."""
    return _mark(roll, key, Kind.WITHHELD, user, reason=reason)


@transaction.atomic
def withhold_many(roll: HonorRollPage, keys: Sequence[str], user: Any, reason: str) -> int:
    """Withholds those of `keys` that are not withheld yet; one entry in the log names them all."""
    roll = _locked(roll)
    current = _of_pair(roll.translation_key, Kind.WITHHELD).in_force().select_for_update()
    kinds = dict(current.values_list("award_key", "kind"))
    known = _keys_of(roll, keys)
    wanted = [key for key in keys if key in known and kinds.get(key) != Kind.WITHHELD]
    released = [key for key in wanted if key in kinds]
    for start in range(0, len(released), BATCH):
        current.filter(award_key__in=released[start : start + BATCH]).update(in_force=False)
    marks = [
        AwardMark(
            roll=roll.translation_key,
            award_key=key,
            kind=Kind.WITHHELD,
            in_force=True,
            reason=reason.strip(),
            by=user,
        )
        for key in wanted
    ]
    AwardMark.objects.bulk_create(marks, batch_size=BATCH)
    if marks:
        _show_anew(roll)
        data = {"award": ", ".join(wanted), "count": len(wanted)}
        log(roll, PREFIX + "withheld", user=user, data=data)
    return len(marks)


def release(roll: HonorRollPage, key: str, user: Any, reason: str = "") -> AwardMark:
    """Shows a withheld recipient again, at once."""
    return _mark(roll, key, Kind.RELEASED, user, reason=reason)


def propose(
    roll: HonorRollPage,
    key: str,
    kind: Kind,
    user: Any,
    document: OfficialDocument | None,
    reason: str = "",
) -> AwardMark:
    """Proposes an annulment or a restoration; `document` is the decision about it."""
    if document is None:
        raise ValidationError(_("Choose the decision that annuls or restores the award."))
    return _mark(roll, key, kind, user, reason=reason, document=document, state=State.PROPOSED)


@transaction.atomic
def approve(mark: AwardMark, roll: HonorRollPage, user: Any) -> AwardMark:
    """Brings a proposed mark into force; nobody approves what they proposed themselves."""
    mark = _waiting(mark)
    if mark.by_id is not None and mark.by_id == user.pk and not user.is_superuser:
        raise ValidationError(_("Someone else must approve what you proposed."))
    return _decide(mark, roll, user, State.APPROVED)


@transaction.atomic
def refuse(mark: AwardMark, roll: HonorRollPage, user: Any) -> AwardMark:
    """Ends a proposal; also used by who proposed it to withdraw it."""
    return _decide(_waiting(mark), roll, user, State.REFUSED)


@transaction.atomic
def link_story(roll: HonorRollPage, key: str, user: Any, article: ArticlePage | None) -> None:
    """Links the award to the article about its recipient, or unlinks it; at once."""
    roll = source_of(roll)
    _require_in(roll, key)
    data: dict[str, Any] = {"award": key}
    if article is None:
        AwardStory.objects.filter(roll=roll.translation_key, award_key=key).delete()
        log(roll, PREFIX + "story_unlinked", user=user, data=data)
        return
    AwardStory.objects.update_or_create(
        award_key=key, defaults={"roll": roll.translation_key, "article": article}
    )
    log(roll, PREFIX + "story_linked", user=user, data=data | {"article": article.title})


def _locked(roll: HonorRollPage) -> HonorRollPage:
    """The source page. One mark at a time is set in a roll: an award without marks has no row that
    could be locked. Log entries refer to the page, so its key stays free.
    """
    source = source_of(roll)
    locked(Page.objects.all()).get(pk=source.pk)
    return source


def _keys_of(roll: HonorRollPage, keys: Sequence[str]) -> set[str]:
    """Those of `keys` that any version of the list of `roll` has."""
    found: set[str] = set()
    for start in range(0, len(keys), BATCH):
        rows = Award.objects.filter(key__in=keys[start : start + BATCH])
        own = rows.filter(list__roll=roll.translation_key).order_by()
        found.update(own.values_list("key", flat=True))
    return found


def _require_in(roll: HonorRollPage, key: str) -> None:
    """A mark applies by key alone: one set from another roll would show on no screen."""
    if not _keys_of(roll, [key]):
        raise ValidationError(_("There is no such award in this roll."))


def _waiting(mark: AwardMark) -> AwardMark:
    mark = AwardMark.objects.select_for_update().get(pk=mark.pk)
    if not mark.is_waiting:
        raise ValidationError(_("This was decided already."))
    return mark


def _decide(mark: AwardMark, roll: HonorRollPage, user: Any, state: State) -> AwardMark:
    mark.state, mark.decided_by, mark.decided_at = state, user, timezone.now()
    if state == State.APPROVED:
        _supersede(mark)
    mark.save()
    if state == State.APPROVED:
        refresh([source_of(roll).pk])
    _log(roll, f"{mark.kind}_{state}", mark, user)
    return mark


@transaction.atomic
def _mark(
    roll: HonorRollPage,
    key: str,
    kind: Kind,
    user: Any,
    *,
    reason: str,
    document: OfficialDocument | None = None,
    state: State = State.APPROVED,
) -> AwardMark:
    roll = _locked(roll)
    _require_in(roll, key)
    mark = AwardMark(
        roll=roll.translation_key,
        award_key=key,
        kind=kind,
        state=state,
        document=document,
        reason=reason.strip(),
        by=user,
    )
    _check(mark)
    if state == State.APPROVED:
        _supersede(mark)
    mark.save()
    _show_anew(roll)
    _log(roll, f"{kind}_{state}" if state == State.PROPOSED else str(kind), mark, user)
    return mark


def _show_anew(roll: HonorRollPage) -> None:
    """What readers see of the roll: its counts, and the photos that anyone may have."""
    recount(roll.translation_key)
    refresh([roll.pk])


def _of_pair(roll: UUID, kind: str) -> AwardMarkQuerySet:
    pair = next(pair for pair in PAIRS if kind in pair)
    return AwardMark.objects.of_roll(roll).filter(kind__in=pair)


def _check(mark: AwardMark) -> None:
    """Refuses what changes nothing: two officers may press the same button."""
    of_pair = _of_pair(mark.roll, mark.kind).filter(award_key=mark.award_key)
    others = list(of_pair.select_for_update())
    if any(other.is_waiting for other in others):
        raise ValidationError(_("A proposal about this award is waiting for approval already."))
    now = next((other.kind for other in others if other.in_force), None)
    is_first_of_pair = mark.kind in (Kind.ANNULLED, Kind.WITHHELD)
    if now == mark.kind or (now is None and not is_first_of_pair):
        raise ValidationError(_("This award is in that state already."))


def _supersede(mark: AwardMark) -> None:
    current = _of_pair(mark.roll, mark.kind).in_force()
    current.filter(award_key=mark.award_key).update(in_force=False)
    mark.in_force = True


def _log(roll: HonorRollPage, what: str, mark: AwardMark, user: Any) -> None:
    """Names the award by its key, without the reason: the log outlasts the right to read both."""
    data = {"award": mark.award_key}
    if mark.document:
        data["document"] = str(mark.document)
    log(source_of(roll), PREFIX + what, user=user, data=data)


LOGGED = {
    "withheld": (gettext_lazy("Withhold a recipient"), gettext_lazy("Award %(award)s withheld")),
    "released": (gettext_lazy("Release a recipient"), gettext_lazy("Award %(award)s released")),
    "annulled_proposed": (
        gettext_lazy("Propose an annulment"),
        gettext_lazy("Annulment of award %(award)s proposed: %(document)s"),
    ),
    "annulled_approved": (
        gettext_lazy("Approve an annulment"),
        gettext_lazy("Annulment of award %(award)s approved: %(document)s"),
    ),
    "annulled_refused": (
        gettext_lazy("Refuse an annulment"),
        gettext_lazy("Annulment of award %(award)s refused"),
    ),
    "restored_proposed": (
        gettext_lazy("Propose a restoration"),
        gettext_lazy("Restoration of award %(award)s proposed: %(document)s"),
    ),
    "restored_approved": (
        gettext_lazy("Approve a restoration"),
        gettext_lazy("Restoration of award %(award)s approved: %(document)s"),
    ),
    "restored_refused": (
        gettext_lazy("Refuse a restoration"),
        gettext_lazy("Restoration of award %(award)s refused"),
    ),
    "story_linked": (
        gettext_lazy("Link a role-model story"),
        gettext_lazy("Award %(award)s linked to the story “%(article)s”"),
    ),
    "story_unlinked": (
        gettext_lazy("Unlink a role-model story"),
        gettext_lazy("Story of award %(award)s unlinked"),
    ),
    "list_imported": (
        gettext_lazy("Import an award list"),
        gettext_lazy("Award list imported: %(rows)s rows"),
    ),
    "list_edited": (gettext_lazy("Edit the award list"), gettext_lazy("Award list edited")),
}
IMPORTED, EDITED = PREFIX + "list_imported", PREFIX + "list_edited"


@hooks.register("register_log_actions")
def register_log_actions(actions: Any) -> None:
    for name, (heading, sentence) in LOGGED.items():
        actions.register_action(PREFIX + name)(_formatter(heading, sentence))


def _formatter(heading: Any, sentence: Any) -> type[LogFormatter]:
    class Formatter(LogFormatter):
        label = heading

        def format_message(self, log_entry: Any) -> str:
            known = {"award": "–", "document": "–", "rows": "–", "article": "–"}
            data = known | log_entry.data
            keys = data["award"].split(", ")
            if len(keys) > NAMED_IN_LOG:
                data["award"] = f"{', '.join(keys[:NAMED_IN_LOG])}… ({len(keys)})"
            return str(sentence) % data

    return Formatter
