"""Lists of keys that readers and editors type: a number that no row can have is in no row."""

from typing import Any

from django.core.exceptions import EmptyResultSet
from django.db.models import IntegerField
from django.db.models.lookups import In


@IntegerField.register_lookup
class IntegerIn(In):
    """As Django's own lookups of one number: what does not fit the column finds nothing.

    Without it, thirty digits in a list of checkboxes are an `OverflowError` on SQLite, and a
    `DataError` on PostgreSQL.
    """

    def process_rhs(self, compiler: Any, connection: Any) -> Any:
        if self.rhs_is_direct_value():
            kind = self.lhs.output_field.get_internal_type()
            lowest, highest = connection.ops.integer_field_range(kind)
            fitting = [value for value in self.rhs if _fits(value, lowest, highest)]
            if not fitting:
                raise EmptyResultSet
            self.rhs = fitting
        return super().process_rhs(compiler, connection)


def _fits(value: Any, lowest: int | None, highest: int | None) -> bool:
    if not isinstance(value, int):
        return True
    return (lowest is None or value >= lowest) and (highest is None or value <= highest)
