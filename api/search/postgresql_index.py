"""The index of `SearchEntry` on PostgreSQL: a generated column, titles weighing most, and a GIN index."""

CREATE = (
    """
    ALTER TABLE api_searchentry ADD COLUMN vector tsvector GENERATED ALWAYS AS (
        setweight(to_tsvector('simple', title_words), 'A') || setweight(to_tsvector('simple', words), 'D')
    ) STORED
    """,
    "CREATE INDEX api_searchentry_vector ON api_searchentry USING gin (vector)",
)
DROP = (
    "DROP INDEX IF EXISTS api_searchentry_vector",
    "ALTER TABLE api_searchentry DROP COLUMN IF EXISTS vector",
)
