"""Which SQL statements change what a public page says."""

import re
from collections.abc import Set

#: Statements that begin so leave the rows as they are.
READS = (
    "SELECT",
    "SAVEPOINT",
    "RELEASE",
    "ROLLBACK",
    "BEGIN",
    "COMMIT",
    "SET ",
    "RESET",
    "SHOW",
    "PRAGMA",
    "EXPLAIN",
    "ANALYZE",
    "VACUUM",
    "DECLARE",
    "FETCH",
    "CLOSE",
    "CREATE TEMP",
)
#: Columns that only editors see, in any table.
DRAFT_COLUMNS = frozenset(
    {
        "draft_title",
        "has_unpublished_changes",
        "latest_revision_id",
        "latest_revision_created_at",
        "locked",
        "locked_at",
        "locked_by_id",
        # Of the page above, when a draft is made; a live page's own row says the rest.
        "numchild",
    }
)
ONE_TABLE = re.compile(
    r"(INSERT(?:\s+OR\s+\w+)?\s+INTO|REPLACE\s+INTO|UPDATE(?:\s+OR\s+\w+)?|DELETE\s+FROM)"
    r"\s+(?:ONLY\s+)?[\"`]?(\w+)",
    re.IGNORECASE,
)
WRITE_IN_QUERY = re.compile(r"\b(?:INSERT|UPDATE|DELETE|MERGE)\b", re.IGNORECASE)
SET_CLAUSE = re.compile(r"\bSET\b(.*?)(?:\bWHERE\b|\Z)", re.IGNORECASE | re.DOTALL)
ASSIGNED = re.compile(r"(\w+)[\"`]?\s*=(?!=)")
QUERY_INSIDE = re.compile(r"\bSELECT\b", re.IGNORECASE)


def is_public_change(sql: object, unread: Set[str]) -> bool:
    """Whether the statement may change what a page says; True for what is not understood.

    `unread` are the tables that no public page reads.
    """
    if not isinstance(sql, str):
        return True
    statement = sql.lstrip(" \t\r\n(")
    beginning = statement[:12].upper()
    if beginning.startswith(READS):
        return False
    if beginning.startswith("WITH"):
        return WRITE_IN_QUERY.search(statement) is not None
    found = ONE_TABLE.match(statement)
    if found is None:
        return True
    if found[2] in unread:
        return False
    return not (found[1][0] in "uU" and _is_of_drafts(statement))


def _is_of_drafts(update: str) -> bool:
    """Whether an UPDATE touches only what editors see."""
    clause = SET_CLAUSE.search(update)
    if clause is None or QUERY_INSIDE.search(clause[1]):
        return False
    columns = set(ASSIGNED.findall(clause[1]))
    return bool(columns) and columns <= DRAFT_COLUMNS
