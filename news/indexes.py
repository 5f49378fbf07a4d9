"""Indexes that every database takes."""

from typing import Any

from django.db import models

#: Letters of four bytes: MariaDB and MySQL take keys of 3,072 bytes at most.
MOST_LETTERS = 190


class CoveringIndex(models.Index):
    """An index that holds all that a query reads, long texts too.

    MariaDB and MySQL keep the beginnings of long texts, and read the rows for the rest.
    """

    def create_sql(self, model: Any, schema_editor: Any, using: str = "", **kwargs: Any) -> Any:
        statement = super().create_sql(model, schema_editor, using, **kwargs)
        if schema_editor.connection.vendor == "mysql":
            fields = [model._meta.get_field(name) for name, _order in self.fields_orders]
            # What stands after the name of each column.
            columns: Any = statement.parts["columns"]
            columns.col_suffixes = [
                f"({MOST_LETTERS})" if (field.max_length or 0) > MOST_LETTERS else ""
                for field in fields
            ]
        return statement
