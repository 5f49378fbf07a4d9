"""What finds public pages by their words: FTS5 tables on SQLite, vectors with GIN on PostgreSQL.

MariaDB gets nothing: its index leaves out words of two letters, which Vietnamese is full of, unless
the server is set up for it. There `public_index.words` reads the texts.

The database itself keeps them right, in the transaction that writes `news_publictext`. A later
migration that changes this table has to call `remove` before and `install` after: SQLite then
builds the table anew, and refuses to while the view is there.
"""

from typing import Any

from django.db import migrations, models

SQLITE = [
    # What search finds; the FTS5 tables hold no second copy of it.
    """
    CREATE VIEW news_publicfound AS
    SELECT place, title_words, words FROM news_publictext WHERE place IS NOT NULL
    """,
    """
    CREATE VIRTUAL TABLE news_publicwords USING fts5(
        words, content='news_publicfound', content_rowid='place', columnsize=0, tokenize='ascii'
    )
    """,
    """
    CREATE VIRTUAL TABLE news_publictitles USING fts5(
        title_words, content='news_publicfound', content_rowid='place', columnsize=0,
        tokenize='ascii'
    )
    """,
    """
    CREATE TRIGGER news_publictext_added AFTER INSERT ON news_publictext
    WHEN new.place IS NOT NULL
    BEGIN
        INSERT INTO news_publicwords(rowid, words) VALUES (new.place, new.words);
        INSERT INTO news_publictitles(rowid, title_words) VALUES (new.place, new.title_words);
    END
    """,
    """
    CREATE TRIGGER news_publictext_deleted AFTER DELETE ON news_publictext
    WHEN old.place IS NOT NULL
    BEGIN
        INSERT INTO news_publicwords(news_publicwords, rowid, words)
        VALUES ('delete', old.place, old.words);
        INSERT INTO news_publictitles(news_publictitles, rowid, title_words)
        VALUES ('delete', old.place, old.title_words);
    END
    """,
    # The former words go before, the new ones come after: triggers of one moment have no order.
    """
    CREATE TRIGGER news_publictext_changes BEFORE UPDATE ON news_publictext
    WHEN old.place IS NOT NULL AND (
        old.place IS NOT new.place OR old.words <> new.words OR old.title_words <> new.title_words
    )
    BEGIN
        INSERT INTO news_publicwords(news_publicwords, rowid, words)
        VALUES ('delete', old.place, old.words);
        INSERT INTO news_publictitles(news_publictitles, rowid, title_words)
        VALUES ('delete', old.place, old.title_words);
    END
    """,
    """
    CREATE TRIGGER news_publictext_changed AFTER UPDATE ON news_publictext
    WHEN new.place IS NOT NULL AND (
        old.place IS NOT new.place OR old.words <> new.words OR old.title_words <> new.title_words
    )
    BEGIN
        INSERT INTO news_publicwords(rowid, words) VALUES (new.place, new.words);
        INSERT INTO news_publictitles(rowid, title_words) VALUES (new.place, new.title_words);
    END
    """,
]
NOT_SQLITE = [
    "DROP TRIGGER news_publictext_added",
    "DROP TRIGGER news_publictext_deleted",
    "DROP TRIGGER news_publictext_changes",
    "DROP TRIGGER news_publictext_changed",
    "DROP TABLE news_publicwords",
    "DROP TABLE news_publictitles",
    "DROP VIEW news_publicfound",
]
# A vector holds at most a megabyte of words; no page has so many, but no page may fail either.
POSTGRESQL = [
    """
    ALTER TABLE news_publictext
    ADD COLUMN words_vector tsvector
        GENERATED ALWAYS AS (to_tsvector('simple', left(words, 250000))) STORED,
    ADD COLUMN title_vector tsvector
        GENERATED ALWAYS AS (to_tsvector('simple', left(title_words, 250000))) STORED
    """,
    "CREATE INDEX news_publicwords ON news_publictext USING gin (words_vector)",
    "CREATE INDEX news_publictitles ON news_publictext USING gin (title_vector)",
]
NOT_POSTGRESQL = [
    "ALTER TABLE news_publictext DROP COLUMN words_vector, DROP COLUMN title_vector",
]


INSTALL = {"sqlite": SQLITE, "postgresql": POSTGRESQL}
REMOVE = {"sqlite": NOT_SQLITE, "postgresql": NOT_POSTGRESQL}


def install(apps: Any, schema_editor: Any) -> None:
    for statement in INSTALL.get(schema_editor.connection.vendor, ()):
        schema_editor.execute(statement)


def remove(apps: Any, schema_editor: Any) -> None:
    """Whoever comes back has all rows written anew: their places are gone."""
    apps.get_model("news", "PublicVersion").objects.filter(name="form").delete()
    for statement in REMOVE.get(schema_editor.connection.vendor, ()):
        schema_editor.execute(statement)


class Migration(migrations.Migration):
    dependencies = [("news", "0002_public_index")]

    operations = [
        migrations.AddField(
            model_name="publictext",
            name="place",
            field=models.BigIntegerField(null=True, unique=True),
        ),
        migrations.RunPython(install, remove),
    ]
