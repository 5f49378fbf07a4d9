"""Finds public pages by their words, in bounded time whichever words are asked for.

All words must be there. Pages with the words side by side in the title come first, then those
with all of them in the title, side by side in the text, anywhere; the newest first in each. Never
more than the newest `MOST` of each are looked at: what is common is found by date, what is rare
completely.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from django.db import DatabaseError, connection, transaction
from django.utils import timezone

from ..text import one_spelling
from .models import PublicPage, PublicText

MOST = 1_000

# A place is one number, so that the index itself is in the order of language, date and page.
_PAGE_BITS, _MINUTE_BITS = 26, 27
_LANGUAGE_BITS = _PAGE_BITS + _MINUTE_BITS
_PAGE_MASK = (1 << _PAGE_BITS) - 1
_LAST_MINUTE = (1 << _MINUTE_BITS) - 1
_FIRST_DATE = datetime(1900, 1, 1, tzinfo=UTC)

_WORDS, _TITLES = _TABLES = "news_publicwords", "news_publictitles"
# CROSS JOIN: SQLite is not to begin with the pages.
_SQLITE = """
    SELECT f.rowid FROM {table} f
    CROSS JOIN news_publicpage p ON p.page_id = f.rowid & %s
    WHERE f.{table} MATCH %s AND f.rowid BETWEEN %s AND %s AND p.visible_until > %s{part}
    ORDER BY f.rowid DESC LIMIT %s
"""
_POSTGRESQL = """
    SELECT t.place FROM news_publictext t JOIN news_publicpage p ON p.page_id = t.place & %s
    WHERE t.{column} @@ {function}('simple', %s) AND t.place BETWEEN %s AND %s
    AND p.visible_until > %s{part} ORDER BY t.place DESC LIMIT %s
"""
# MariaDB's index leaves out short words (see migration 0003): it reads the texts, newest first.
_MARIADB = """
    SELECT t.place FROM news_publictext t JOIN news_publicpage p ON p.page_id = t.place & %s
    WHERE {words} AND t.place BETWEEN %s AND %s
    AND p.visible_until > %s{part} ORDER BY t.place DESC LIMIT %s
"""
_HAS_WORDS = "LOCATE(%s, CONCAT(' ', t.{column}, ' ')) > 0"


def place_of(row: PublicPage) -> int:
    """Language, minute and page of `row` as one number: the newest of a language are the last."""
    minutes = (row.date - _FIRST_DATE) // timedelta(minutes=1) if row.date else 0
    minute = min(max(minutes, 0), _LAST_MINUTE)
    return row.locale_id << _LANGUAGE_BITS | minute << _PAGE_BITS | row.page_id


@dataclass(frozen=True)
class Found:
    """Pages that were found, the best first; `is_cut`: there are more than these `MOST`."""

    page_ids: list[int]
    is_cut: bool = False

    def count(self) -> int:
        return len(self.page_ids)

    def __getitem__(self, wanted: slice) -> list[int]:
        return self.page_ids[wanted]


def find(words: str, locale_id: int, part: str = "") -> Found:
    """What any visitor may read in this language with all of `words` (of `fold_words`), in either
    spelling: "ly" and "li" are one word here and in the index. `part`: see `scopes.py`.
    """
    if not words:
        return Found([])
    words = one_spelling(words)
    span = locale_id << _LANGUAGE_BITS, (locale_id + 1 << _LANGUAGE_BITS) - 1
    found = _newest(_WORDS, words, span, MOST + 1, part)
    if not found:
        return Found([])
    texts = _phrases_first(_WORDS, words, found[:MOST], part)
    titles = _phrases_first(_TITLES, words, _newest(_TITLES, words, span, MOST, part), part)
    places = list(dict.fromkeys(titles + texts))[:MOST]
    return Found([place & _PAGE_MASK for place in places], len(found) > MOST)


def plain_texts(page_ids: Iterable[int]) -> dict[int, str]:
    """Primary key → what a reader of the page reads."""
    return dict(PublicText.objects.filter(pk__in=page_ids).values_list("pk", "plain"))


def _newest(
    table: str, words: str, span: tuple[int, int], limit: int, part: str, how: str = ""
) -> list[int]:
    """Places within `span`, the newest first. `how`: "phrase" where the words are side by side."""
    now = connection.ops.adapt_datetimefield_value(timezone.now())
    below = " AND p.path LIKE %s" if part else ""
    parts = [f"{part}%"] if part else []
    looked_for = [words] if how else words.split()
    if connection.vendor == "sqlite":
        sql = _SQLITE.format(table=table, part=below)
        values = [" ".join(f'"{word}"' for word in looked_for)]
    elif connection.vendor == "mysql":
        has_words = _HAS_WORDS.format(column="words" if table == _WORDS else "title_words")
        sql = _MARIADB.format(words=" AND ".join([has_words] * len(looked_for)), part=below)
        values = [f" {word} " for word in looked_for]
    else:
        column = "words_vector" if table == _WORDS else "title_vector"
        function = "phraseto_tsquery" if how else "plainto_tsquery"
        sql = _POSTGRESQL.format(column=column, function=function, part=below)
        values = [words]
    with connection.cursor() as cursor:
        cursor.execute(sql, [_PAGE_MASK, *values, *span, now, *parts, limit])
        return [place for (place,) in cursor.fetchall()]


def _phrases_first(table: str, words: str, places: list[int], part: str) -> list[int]:
    if " " not in words or not places:
        return places
    span = places[-1], places[0]
    together = set(_newest(table, words, span, len(places), part, how="phrase"))
    return sorted(places, key=lambda place: place not in together)


def rebuild() -> None:
    """On SQLite from what `news_publictext` says; other databases need nothing."""
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            for table in _TABLES:
                cursor.execute(f"INSERT INTO {table}({table}) VALUES('rebuild')")


def differences() -> Iterator[str]:
    """A line for each table of words that does not say what `news_publictext` says."""
    if connection.vendor != "sqlite":
        return
    for table in _TABLES:
        try:
            with transaction.atomic(), connection.cursor() as cursor:
                cursor.execute(f"INSERT INTO {table}({table}, rank) VALUES('integrity-check', 1)")
        except DatabaseError:
            yield f"{table} does not say what news_publictext says"
