"""Vietnamese order in lists: Đ after D, Ă after A, tones only between equal letters.

SQLite is given a collation with each connection. PostgreSQL has one only where it was built with
ICU, which not every build is: there the text is translated into letters that stand in this order.
MariaDB has one of its own. Columns keep the database's own order, so that no index and no foreign
tool depends on it: lists ask for it. Registers, whose order forms and choosers follow, hold a key
(`news.fields.SortKeyField`).
"""

import unicodedata
from functools import lru_cache
from typing import Any

from django.core.exceptions import FieldDoesNotExist
from django.db import models
from django.db.models.expressions import OrderBy
from django.db.models.query import QuerySet

from .fields import SortKeyField
from .text import LETTERS, TONES, text_sort_key

COLLATION = "vietnamese"
# Private letters of Unicode, which stand above all that are used.
_LETTERS_AT, _TONES_AT = 0xE000, 0xE100


class VietnameseKey(models.Func):
    """What a text is sorted by."""

    arity = 1
    output_field = models.TextField()

    def as_sqlite(self, compiler: Any, connection: Any, **context: Any) -> Any:
        return self.as_sql(
            compiler, connection, template=f"%(expressions)s COLLATE {COLLATION}", **context
        )

    def as_mysql(self, compiler: Any, connection: Any, **context: Any) -> Any:
        # The newer one tells tones apart; both have Đ after D.
        is_new = connection.mysql_is_mariadb and connection.mysql_version >= (10, 10)
        collation = "uca1400_vietnamese_as_ci" if is_new else "utf8mb4_vietnamese_ci"
        return self.as_sql(
            compiler, connection, template=f"%(expressions)s COLLATE {collation}", **context
        )

    def as_postgresql(self, compiler: Any, connection: Any, **context: Any) -> Any:
        text, params = compiler.compile(self.source_expressions[0])
        sql = f'(translate({text}, %s, %s) || chr(1) || translate({text}, %s, %s)) COLLATE "C"'
        written, letters, tones = _translations()
        return sql, [*params, written, letters, *params, written, tones]


@lru_cache(maxsize=1)
def _translations() -> tuple[str, str, str]:
    """Every letter that is written, and in its place its letter alone, and that with its tone."""
    written, letters, tones = [], [], []
    for place, letter in enumerate(LETTERS):
        for rank, tone in enumerate(TONES):
            composed = unicodedata.normalize("NFC", letter + tone)
            for char in {composed, composed.upper()}:
                if len(char) == 1:
                    written.append(char)
                    letters.append(chr(_LETTERS_AT + place))
                    tones.append(chr(_TONES_AT + 8 * place + rank))
    return "".join(written), "".join(letters), "".join(tones)


def vietnamese(field: str) -> OrderBy:
    """For `order_by`: a text field in Vietnamese order; "-name" downwards."""
    is_down = field.startswith("-")
    return OrderBy(VietnameseKey(models.F(field.lstrip("-"))), descending=is_down)


def add_collation(connection: Any, **kwargs: Any) -> None:
    """For `connection_created`."""
    if connection.vendor == "sqlite":
        connection.connection.create_collation(COLLATION, _compare)


def _compare(one: str, other: str) -> int:
    first, second = text_sort_key(one), text_sort_key(other)
    return (first > second) - (first < second)


def in_vietnamese_order(queryset: QuerySet) -> QuerySet:
    """`queryset`, which has an order, with its text fields in Vietnamese order."""
    query = queryset.query
    if not query.order_by or query.combinator or query.is_sliced:
        return queryset
    wanted = [
        vietnamese(item) if isinstance(item, str) and _is_text(queryset, item) else item
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
