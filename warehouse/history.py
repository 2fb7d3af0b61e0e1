"""History: rows that are replaced or taken out leave the tables of the present and stay, with the time they held."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from warehouse.connection import first_row

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

# What every statement here reads: the articles that leave, why, and whether their own row says something else from now
# on, or nothing. An article's text is not kept again for each extractor that read it.
LEAVING = "CREATE OR REPLACE TEMP TABLE leaving (article_id VARCHAR, why VARCHAR, row_changes BOOLEAN)"

_MOMENT = """
SELECT greatest($at, max(since)) FROM (
    SELECT max(f.extracted_at) AS since FROM facts AS f SEMI JOIN leaving USING (article_id)
    UNION ALL
    SELECT max(a.valid_from) FROM articles AS a SEMI JOIN leaving USING (article_id)
)
"""
_KEEP_FACTS = """
INSERT INTO facts_history BY NAME
SELECT f.*, f.extracted_at AS valid_from, $at AS valid_to, l.why
FROM facts AS f
JOIN leaving AS l USING (article_id)
"""
_KEEP_ARTICLES = """
INSERT INTO articles_history BY NAME
SELECT a.*, $at AS valid_to, l.why
FROM articles AS a
JOIN leaving AS l USING (article_id)
WHERE l.row_changes
"""


def move_to_history(connection: DuckDBPyConnection, at: datetime) -> datetime:
    """Take the articles in `leaving`, with their facts, out of the present.

    Args:
        connection: in a transaction, with the temporary table `leaving`.
        at: now, in UTC.

    Returns:
        When they ceased to hold: `at`, or, where the clock has been put back, when the last of them began to. What
        takes their place begins there, so that no moment has two rows for one fact.
    """
    moment: datetime = (first_row(connection, _MOMENT, {"at": at}) or (at,))[0]
    for statement in (_KEEP_FACTS, _KEEP_ARTICLES):
        connection.execute(statement, {"at": moment})
    for table in ("facts", "articles"):
        connection.execute(f"DELETE FROM {table} WHERE article_id IN (SELECT article_id FROM leaving)")
    connection.execute("DROP TABLE leaving")
    return moment
