"""The articles that lists show, asked of the public index.

Plain SQL that is the same for SQLite and PostgreSQL: composing such queries with the ORM took more
than half of a page's time. Each walks one index and stops after the rows that are shown.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from typing import Any, Self
from uuid import UUID

from django.db import connection
from django.utils import timezone

from ..pictures import load_missing
from .models import PublicLink, PublicPage

#: Lists are numbered, and counted, up to here.
COUNTED = 2_000
_LINE = "p.page_id, p.kind, p.key, p.locale_id, p.is_listed, p.url_path, p.title, p.date"
_CARD = f"{_LINE}, p.lead, p.cover_id, p.pictures, p.details, p.changed_at"
_ROWS = "news_publicpage p"
_LINKED = "news_publiclink l JOIN news_publicpage p ON p.page_id = l.page_id"


def start_of(day: date) -> datetime:
    """Midnight of `day` in the site's time zone."""
    return timezone.make_aware(datetime.combine(day, time.min))


@dataclass(frozen=True)
class Articles:
    """Listed articles in one language: all, of a part, or those that a link leads to; newest first.

    Each method gives a narrower list; slicing and counting ask the database.
    """

    locale_id: int
    #: See `scopes.py`.
    part: str = ""
    kind: str = ""
    target: str = ""
    since: datetime | None = None
    before: datetime | None = None
    has_cover: bool = False

    def in_category(self, category: Any) -> Self:
        return self.linked(PublicLink.CATEGORY, category.pk)

    def tagged(self, tag: Any) -> Self:
        return self.linked(PublicLink.TAG, tag.pk)

    def by_author(self, author: Any) -> Self:
        return self.linked(PublicLink.AUTHOR, author.pk)

    def about(self, key: UUID) -> Self:
        """About the page with this key, see `subject_key`."""
        return self.linked(PublicLink.SUBJECT, key.hex)

    def linked(self, kind: str, target: object) -> Self:
        """Linked to `target` as `kind`, see `PublicLink`."""
        return replace(self, kind=kind, target=str(target))

    def with_cover(self) -> Self:
        return replace(self, has_cover=True)

    def published_between(self, first: date, last: date) -> Self:
        """Dated from `first` to `last`, both included, in the site's time zone."""
        return replace(self, since=start_of(first), before=start_of(last + timedelta(days=1)))

    def published_on(self, day: date) -> Self:
        return self.published_between(day, day)

    def published_before(self, day: date) -> Self:
        return replace(self, before=start_of(day))

    def published_after(self, day: date) -> Self:
        return replace(self, since=start_of(day + timedelta(days=1)))

    def count(self) -> int:
        """At most `COUNTED` + 1."""
        sql, params = self._select("1")
        return _number(
            f"SELECT COUNT(*) FROM ({sql} LIMIT %s) AS found",  # noqa: S608 - no value in it
            [*params, COUNTED + 1],
        )

    def counts(self, periods: Iterable[tuple[date, date]]) -> list[int]:
        """How many there are in each period (first and last day), in one statement."""
        parts, params = [], []
        for place, (first, last) in enumerate(periods):
            sql, values = self.published_between(first, last)._select(f"{place} place, COUNT(*) n")
            parts.append(sql)
            params += values
        with connection.cursor() as cursor:
            cursor.execute(" UNION ALL ".join(parts), params)
            return [count for _place, count in sorted(cursor.fetchall())]

    def __getitem__(self, wanted: slice) -> list[PublicPage]:
        """Rows with what a card shows."""
        start = wanted.start or 0
        rows = self._rows(_CARD, wanted.stop - start, start)
        load_missing(rows)
        return rows

    def entries(self, limit: int) -> list[PublicPage]:
        """The newest, with what a feed says of them."""
        return self._rows(_CARD, limit)

    def lines(self, limit: int) -> list[PublicPage]:
        """The newest, with what a line shows: date, title, address."""
        return self._rows(_LINE, limit)

    def first(self) -> PublicPage | None:
        return next(iter(self.lines(1)), None)

    def oldest(self) -> PublicPage | None:
        rows = self._rows(_LINE, 1, is_oldest_first=True)
        return next(iter(rows), None)

    def beside(self, position: tuple[datetime, int], limit: int) -> list[PublicPage]:
        """As lines: the nearest `limit` before and after a position (date and page)."""
        date, page_id = position
        at = "l" if self.kind else "p"
        found: list[PublicPage] = []
        # Two comparisons, so that both databases begin with the date in the index.
        for sign in "<>":
            earlier = f"({at}.date {sign} %s OR {at}.page_id {sign} %s)"
            found += self._rows(
                _LINE,
                limit,
                is_oldest_first=sign == ">",
                condition=f"{at}.date {sign}= %s AND {earlier}",
                values=[date, date, page_id],
            )
        return found

    def _select(
        self, columns: str, condition: str = "", values: Iterable[Any] = ()
    ) -> tuple[str, list[Any]]:
        if self.kind:
            at, tables = "l", _LINKED
            where = ["l.kind = %s", "l.target = %s", "l.locale_id = %s", "l.date IS NOT NULL"]
            params: list[Any] = [self.kind, self.target, self.locale_id]
        else:
            at, tables = "p", _ROWS
            where = ["p.locale_id = %s", "p.is_listed"]
            params = [self.locale_id]
            if not self.has_cover:  # else the partial index knows
                where[-1], params = "p.is_listed = %s", [self.locale_id, True]
        if self.has_cover:
            where.append("p.cover_id IS NOT NULL")
        if self.part:
            where.append("p.path LIKE %s")
            params.append(f"{self.part}%")
        if self.since:
            where.append(f"{at}.date >= %s")
            params.append(_moment(self.since))
        if self.before:
            where.append(f"{at}.date < %s")
            params.append(_moment(self.before))
        if condition:
            where.append(condition)
            params += [_moment(v) if isinstance(v, datetime) else v for v in values]
        where.append("p.visible_until > %s")
        params.append(_moment(timezone.now()))
        return f"SELECT {columns} FROM {tables} WHERE {' AND '.join(where)}", params  # noqa: S608 - values are parameters

    def _rows(
        self,
        columns: str,
        limit: int,
        offset: int = 0,
        *,
        is_oldest_first: bool = False,
        condition: str = "",
        values: Iterable[Any] = (),
    ) -> list[PublicPage]:
        at, direction = "l" if self.kind else "p", "" if is_oldest_first else " DESC"
        sql, params = self._select(columns, condition, values)
        order = f" ORDER BY {at}.date{direction}, {at}.page_id{direction} LIMIT %s OFFSET %s"
        return list(PublicPage.objects.raw(sql + order, [*params, limit, offset]))


def _moment(moment: datetime) -> Any:
    """As the database compares it; a raw query leaves that to us."""
    return connection.ops.adapt_datetimefield_value(moment)


def _number(sql: str, params: list[Any]) -> int:
    with connection.cursor() as cursor:
        cursor.execute(sql, params)
        return cursor.fetchone()[0]
