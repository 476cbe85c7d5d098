"""Search within the released pages of an edition.

| file          | does                                                                |
| ------------- | ------------------------------------------------------------------- |
| `words`       | text to words, so that spellings of the same word meet              |
| `passages`    | what a page says to readers, piece by piece                         |
| `entries`     | keeps that for each released page                                   |
| `finding`     | one question to PostgreSQL's full text or to SQLite's FTS5 (`find`) |
| `excerpt`     | the passage that answers, its words marked                          |
"""
