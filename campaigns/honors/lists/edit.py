"""Edits of a roll's list: rows of award lists are written inside `edit()` and nowhere else.

A list is frozen once anything but the roll's latest draft may show it; the next edit copies it into
a new version. This is checked here, at each edit, because scheduling a live page fires no signal.
"""

from collections.abc import Callable, Iterable
from typing import Any

from django.db import connection, transaction
from django.db.models import Max, Q
from wagtail.models import Page, Revision

from ..keys import new_key
from ..models.award_lists import AwardList, AwardListPublication
from ..models.awards import Award
from ..models.rolls import HonorRollPage
from ..row import names

BATCH = 500
COPY = """
INSERT INTO campaigns_award (list_id, {columns}, place, folded, sort_key)
SELECT %s, {columns}, place, folded, sort_key
FROM campaigns_award WHERE list_id = %s ORDER BY place, id
"""
INSERT = "INSERT INTO campaigns_award (%s) VALUES (%s)"


class OutOfDate(Exception):
    """Somebody changed the list after the state from which an edit started."""

    def __init__(self, started_from: str, current: AwardList | None) -> None:
        super().__init__(f"{started_from} is not {token_of(current)}")
        self.started_from, self.current = started_from, current


def token_of(award_list: AwardList | None) -> str:
    """Names the state from which an edit starts; "0" where the roll has no list yet."""
    return award_list.token if award_list else "0"


def source_of(roll: HonorRollPage) -> HonorRollPage:
    """The page that holds the list of `roll`: its oldest translation that is no alias."""
    if roll.alias_of_id:
        roll = roll.alias_of.specific
    translations = HonorRollPage.objects.filter(translation_key=roll.translation_key, alias_of=None)
    found = translations.order_by("pk").first()
    return found.specific if found else roll


def draft_of(roll: HonorRollPage) -> HonorRollPage:
    """The latest draft of the page that holds the list."""
    return source_of(roll).get_latest_revision_as_object()


def edit(
    roll: HonorRollPage,
    user: Any,
    work: Callable[[AwardList], object],
    *,
    started_from: str | None = None,
    action: str = "wagtail.edit",
    in_new_version: bool = False,
    start_empty: bool = False,
) -> AwardList:
    """Calls `work` on the draft's list, in one transaction with a new revision of the page.

    `started_from` is the token (`token_of`) of the list that the officer saw; if the list has
    another one now, `OutOfDate` is raised and nothing is written. The revision replaces the last
    one if that is an unpublished one of the same user: then the rows are changed in place, and an
    open page editor is refused as out of date. `in_new_version` copies them nevertheless, so that
    the former list can be restored; `start_empty` makes a new version without rows. Work in place
    that adds no step to `undo` clears it.
    """
    with transaction.atomic():
        source, draft = _locked(roll, started_from)
        current = draft.award_list
        replaces = current is not None and is_open(current, source, user)
        in_place = replaces and not (in_new_version or start_empty)
        if current is not None and in_place:
            target = current
        else:
            target = new_version(source, user, current, with_rows=not start_empty)
        undo = list(target.undo)
        work(target)
        if in_place and target.undo == undo:
            target.undo = []
        target.edits += 1
        target.save(update_fields=["edits", "undo"])
        _name(target, draft, user, action, source.latest_revision if replaces else None)
        return target


def go_back(
    roll: HonorRollPage,
    user: Any,
    former: AwardList | None,
    *,
    started_from: str,
    action: str = "wagtail.edit",
) -> None:
    """Makes `former`, an earlier list of the roll, the list of the draft again."""
    with transaction.atomic():
        source, draft = _locked(roll, started_from)
        replaces = draft.award_list is not None and is_open(draft.award_list, source, user)
        _name(former, draft, user, action, source.latest_revision if replaces else None)


def _name(
    award_list: AwardList | None,
    draft: HonorRollPage,
    user: Any,
    action: str,
    overwritten: Revision | None,
) -> None:
    """Writes a revision of the draft that names the list, over `overwritten` if there is one."""
    draft.award_list = award_list
    draft.save_revision(user=user, log_action=action, clean=False, overwrite_revision=overwritten)


def _locked(roll: HonorRollPage, started_from: str | None) -> tuple[HonorRollPage, HonorRollPage]:
    """The source page, locked against other edits, and its draft."""
    source = source_of(roll)
    Page.objects.select_for_update().get(pk=source.pk)
    source.refresh_from_db()  # as it is after others were waited for
    draft = source.get_latest_revision_as_object()
    if started_from is not None and started_from != token_of(draft.award_list):
        raise OutOfDate(started_from, draft.award_list)
    return source, draft


def is_open(award_list: AwardList, source: HonorRollPage, user: Any) -> bool:
    """Whether the list is `user`'s own draft, whose rows can be changed in place.

    Another user's revision stays in the history, and its list with it.
    """
    latest = source.latest_revision
    is_own = latest is not None and latest.user_id == (user and user.pk)
    return is_own and not is_frozen(award_list, source)


def is_frozen(award_list: AwardList, source: HonorRollPage) -> bool:
    """Whether anything but the latest draft of `source` may show the list."""
    if AwardListPublication.objects.filter(award_list=award_list).exists():
        return True
    pages = HonorRollPage.objects.filter(
        Q(translation_key=source.translation_key) | Q(award_list=award_list)
    ).values_list("pk", "live", "award_list")
    if any(live and shown == award_list.pk for _pk, live, shown in pages):
        return True
    keys = [str(pk) for pk, _live, _shown in pages]
    naming = Revision.objects.page_revisions().filter(
        object_id__in=keys, content__award_list=award_list.pk
    )
    is_fixed = Q(approved_go_live_at__isnull=False) | ~Q(pk=source.latest_revision_id)
    return naming.filter(is_fixed | Q(task_states__isnull=False)).exists()


def new_version(
    source: HonorRollPage, user: Any, former: AwardList | None, with_rows: bool
) -> AwardList:
    """A new list of the roll, `with_rows` a copy of `former` with the same keys and places.

    Its first undo step is to go back to that list.
    """
    lists = AwardList.objects.filter(roll=source.translation_key)
    highest = lists.aggregate(highest=Max("version"))["highest"] or 0
    made = AwardList.objects.create(
        roll=source.translation_key,
        version=highest + 1,
        created_by=user,
        undo=[{"former": former and former.pk, "by": user and user.pk}],
    )
    if former is not None and with_rows:
        _copy_rows(former, made)
    return made


def _copy_rows(old: AwardList, new: AwardList) -> None:
    with connection.cursor() as cursor:
        cursor.execute(COPY.format(columns=_quoted(["key", *names()])), [new.pk, old.pk])


def _quoted(columns: Iterable[str]) -> str:
    """A list of columns for SQL: `key` is a word of MariaDB's own."""
    return ", ".join(map(connection.ops.quote_name, columns))


def add_rows(award_list: AwardList, rows: Iterable[Award], *, are_derived: bool = False) -> None:
    """Puts `rows` at the end of the list; rows without a key get one. To be called in `edit`.

    `are_derived` says that `derive()` was called before, so that the transaction is shorter.
    """
    last = award_list.awards.aggregate(last=Max("place"))["last"] or 0
    made = list(rows)
    for place, row in enumerate(made, start=last + 1):
        row.list, row.place = award_list, place
        row.key = row.key or new_key()
        if not are_derived:
            row.derive()
    _insert(made)


def _insert(rows: list[Award]) -> None:
    """One statement for each row: `bulk_create` would send SQLite some sixty rows at a time."""
    fields = [field for field in Award._meta.concrete_fields if not field.primary_key]
    columns = _quoted(field.column for field in fields)
    statement = INSERT % (columns, ", ".join(["%s"] * len(fields)))
    with connection.cursor() as cursor:
        for start in range(0, len(rows), BATCH):
            values = [
                [
                    field.get_db_prep_save(getattr(row, field.attname), connection)
                    for field in fields
                ]
                for row in rows[start : start + BATCH]
            ]
            cursor.executemany(statement, values)


def replace_rows(award_list: AwardList, rows: Iterable[Award]) -> None:
    """Replaces the whole list by `rows`, in their order. To be called in `edit`."""
    award_list.awards.all().delete()
    add_rows(award_list, rows)


def change_rows(award_list: AwardList, rows: Iterable[Award]) -> None:
    """Stores changed `rows` of the list. To be called in `edit`."""
    changed = list(rows)
    for row in changed:
        row.derive()
    fields = [f.name for f in Award._meta.concrete_fields if f.name not in ("id", "list", "key")]
    own = [row for row in changed if row.list_id == award_list.pk]
    Award.objects.bulk_update(own, fields, batch_size=BATCH)
