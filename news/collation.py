"""The order of lists (`news.sorting`) in databases.

SQLite is given a collation with each connection. PostgreSQL has one only where it was built with
ICU, which not every build is: there the text is translated into letters that stand in this order.
MariaDB has one of its own. Columns keep the database's own order, so that no index and no foreign
tool depends on it: lists ask for it. Registers, whose order forms and choosers follow, hold a key
(`news.fields.SortKeyField`).
"""

from functools import lru_cache
from typing import Any

from django.conf import settings
from django.core.exceptions import FieldDoesNotExist
from django.db import models
from django.db.models.expressions import OrderBy
from django.db.models.query import QuerySet

from .fields import SortKeyField
from .sorting import Alphabet, site_alphabet, text_sort_key

COLLATION = "site_alphabet"
# Private letters of Unicode, which stand above all that are used.
_LETTERS_AT, _MARKS_AT = 0xE000, 0xE100
#: Plain ones and those with marks.
LATIN_LETTERS = (*range(0x41, 0x7B), *range(0xC0, 0x250), *range(0x1E00, 0x1F00))


class AlphabeticalKey(models.Func):
    """What a text is sorted by."""

    arity = 1
    output_field = models.TextField()

    def as_sqlite(self, compiler: Any, connection: Any, **context: Any) -> Any:
        return self.as_sql(
            compiler, connection, template=f"%(expressions)s COLLATE {COLLATION}", **context
        )

    def as_mysql(self, compiler: Any, connection: Any, **context: Any) -> Any:
        # The newer one tells marks apart; both have Đ after D in Vietnamese.
        is_new = connection.mysql_is_mariadb and connection.mysql_version >= (10, 10)
        if settings.LANGUAGE_CODE.startswith("vi"):
            collation = "uca1400_vietnamese_as_ci" if is_new else "utf8mb4_vietnamese_ci"
        else:
            collation = "uca1400_as_ci" if is_new else "utf8mb4_unicode_ci"
        return self.as_sql(
            compiler, connection, template=f"%(expressions)s COLLATE {collation}", **context
        )

    def as_postgresql(self, compiler: Any, connection: Any, **context: Any) -> Any:
        text, params = compiler.compile(self.source_expressions[0])
        sql = f'(translate({text}, %s, %s) || chr(1) || translate({text}, %s, %s)) COLLATE "C"'
        written, letters, marks = _translations(site_alphabet())
        return sql, [*params, written, letters, *params, written, marks]


@lru_cache(maxsize=16)
def _translations(alphabet: Alphabet) -> tuple[str, str, str]:
    """Every letter that is written, and in its place its letter alone, and that with its mark."""
    written, letters, marks = [], [], []
    chars = {*map(chr, LATIN_LETTERS), *alphabet.letters, *alphabet.letters.upper()}
    for char in sorted(chars):
        small = alphabet.spelled(char)
        letter, mark = alphabet.apart(small) if len(small) == 1 else (small[:1], "")
        place = alphabet.rank(letter)
        if place is not None:
            written.append(char)
            letters.append(chr(_LETTERS_AT + place))
            marks.append(chr(_MARKS_AT + 16 * place + alphabet.mark_rank(mark)))
    return "".join(written), "".join(letters), "".join(marks)


def alphabetical(field: str) -> OrderBy:
    """For `order_by`: a text field in the site's alphabetical order; "-name" downwards."""
    is_down = field.startswith("-")
    return OrderBy(AlphabeticalKey(models.F(field.lstrip("-"))), descending=is_down)


def add_collation(connection: Any, **kwargs: Any) -> None:
    """For `connection_created`."""
    if connection.vendor == "sqlite":
        connection.connection.create_collation(COLLATION, _compare)


def _compare(one: str, other: str) -> int:
    first, second = text_sort_key(one), text_sort_key(other)
    return (first > second) - (first < second)


def in_alphabetical_order(queryset: QuerySet) -> QuerySet:
    """`queryset`, which has an order, with its text fields in alphabetical order."""
    query = queryset.query
    if not query.order_by or query.combinator or query.is_sliced:
        return queryset
    wanted = [
        alphabetical(item) if isinstance(item, str) and _is_text(queryset, item) else item
        for item in query.order_by
    ]
    return queryset.order_by(*wanted)


def _is_text(queryset: QuerySet, item: str) -> bool:
    """Whether people read the field that `item` of an `order_by` names."""
    model, field = queryset.model, None
    name = item.lstrip("-")
    if name in queryset.query.annotations:
        return False
    for part in name.split("__"):
        try:
            field = model._meta.get_field(part)
        except FieldDoesNotExist:
            return False
        model = getattr(field, "related_model", None) or model
    if not isinstance(field, models.CharField | models.TextField) or field.choices:
        return False
    return not isinstance(field, models.SlugField | SortKeyField)
