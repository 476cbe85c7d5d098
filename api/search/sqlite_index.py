"""The index of `SearchEntry` on SQLite: an FTS5 table over the table's own words, kept by triggers."""

CREATE = (
    """
    CREATE VIRTUAL TABLE api_searchwords USING fts5(
        title_words, words, content='api_searchentry', content_rowid='id',
        tokenize="unicode61 remove_diacritics 0 categories 'L* N* M* Co'"
    )
    """,
    """
    CREATE TRIGGER api_searchentry_added AFTER INSERT ON api_searchentry BEGIN
        INSERT INTO api_searchwords(rowid, title_words, words) VALUES (new.id, new.title_words, new.words);
    END
    """,
    """
    CREATE TRIGGER api_searchentry_deleted AFTER DELETE ON api_searchentry BEGIN
        INSERT INTO api_searchwords(api_searchwords, rowid, title_words, words)
        VALUES ('delete', old.id, old.title_words, old.words);
    END
    """,
    "INSERT INTO api_searchwords(api_searchwords) VALUES ('rebuild')",
)
DROP = (
    "DROP TRIGGER IF EXISTS api_searchentry_added",
    "DROP TRIGGER IF EXISTS api_searchentry_deleted",
    "DROP TABLE IF EXISTS api_searchwords",
)
