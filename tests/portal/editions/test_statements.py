"""Which statements begin a new edition: whatever is not known to be of no reader's interest."""

import pytest

from portal.editions.statements import is_public_change

UNREAD = frozenset({"django_session", "wagtailcore_revision"})


@pytest.mark.parametrize(
    "sql",
    [
        'INSERT INTO "news_articlepage" ("lead") VALUES (%s)',
        'INSERT OR IGNORE INTO "news_tag" ("name") VALUES (%s)',
        'UPDATE "wagtailcore_page" SET "title" = %s WHERE "id" = %s',
        'UPDATE "wagtailcore_page" SET "draft_title" = %s, "live" = %s WHERE "id" = %s',
        "UPDATE wagtailcore_page SET path=%s, depth=%s WHERE path = %s",
        'UPDATE "p" SET "locked" = (SELECT 1 FROM "q" WHERE "a" = 1), "title" = %s',
        'DELETE FROM "news_articlepage" WHERE "id" IN (%s)',
        "TRUNCATE django_session, news_tag",
        "WITH gone AS (DELETE FROM news_tag RETURNING id) SELECT * FROM gone",
        "ALTER TABLE news_tag ADD COLUMN a integer",
        "MERGE INTO news_tag USING other ON true WHEN MATCHED THEN DELETE",
        "do_something_else()",
        b"UPDATE",
    ],
)
def test_a_change(sql: object) -> None:
    assert is_public_change(sql, UNREAD)


@pytest.mark.parametrize(
    "sql",
    [
        'SELECT "title" FROM "wagtailcore_page" FOR UPDATE',
        "(SELECT 1) UNION (SELECT 2)",
        "WITH a AS (SELECT 1) SELECT * FROM a",
        'SAVEPOINT "s1"',
        "ROLLBACK TO SAVEPOINT s1",
        "PRAGMA foreign_keys",
        'INSERT INTO "django_session" ("session_key") VALUES (%s)',
        'UPDATE "wagtailcore_revision" SET "content" = %s WHERE "id" = %s',
        'DELETE FROM "wagtailcore_revision" WHERE "id" IN (%s)',
        'UPDATE "wagtailcore_page" SET "draft_title" = %s, "latest_revision_id" = %s,'
        ' "has_unpublished_changes" = %s, "latest_revision_created_at" = %s WHERE "id" = %s',
        'UPDATE "wagtailcore_page" SET numchild=numchild+1 WHERE path = %s',
    ],
)
def test_no_change(sql: str) -> None:
    assert not is_public_change(sql, UNREAD)
