"""The DuckDB file: tables generated from the records, loading, audits, and read-only queries. Imports schemas only."""

from warehouse.audits import AuditResult, run_audits
from warehouse.batches import Batch, join_batches, make_batch, read_articles, write_articles
from warehouse.comparing import FactChange, compare_batch
from warehouse.connection import connect_read_only, require_current_schema
from warehouse.errors import (
    AmbiguousKeyError,
    DatabaseLockedError,
    DatabaseMissingError,
    NotAWarehouseError,
    NotFoundError,
    NotWritableError,
    PublishedChangedError,
    QueryError,
    SchemaTooNewError,
    SchemaTooOldError,
    StorageFullError,
    WarehouseBusyError,
    WarehouseError,
)
from warehouse.exporting import Exported, ExportFormat, export_table
from warehouse.failures import Failure, list_failures
from warehouse.files import FileSeen, Recorded
from warehouse.loading import Loaded, Warehouse
from warehouse.lock import find_writer
from warehouse.reading import (
    ColumnSummary,
    QueryResult,
    TableSummary,
    facts_of_article,
    get_article,
    get_fact,
    list_columns,
    list_tables,
    run_query,
)
from warehouse.records import StoredArticle
from warehouse.replacing import Origin
from warehouse.selecting import ArticleSize, read_articles_again, select_articles
from warehouse.versions import ArticlePast, changes_by_time, get_fact_past, get_past

__all__ = [
    "AmbiguousKeyError",
    "ArticlePast",
    "ArticleSize",
    "AuditResult",
    "Batch",
    "ColumnSummary",
    "DatabaseLockedError",
    "DatabaseMissingError",
    "ExportFormat",
    "Exported",
    "FactChange",
    "Failure",
    "FileSeen",
    "Loaded",
    "NotAWarehouseError",
    "NotFoundError",
    "NotWritableError",
    "Origin",
    "PublishedChangedError",
    "QueryError",
    "QueryResult",
    "Recorded",
    "SchemaTooNewError",
    "SchemaTooOldError",
    "StorageFullError",
    "StoredArticle",
    "TableSummary",
    "Warehouse",
    "WarehouseBusyError",
    "WarehouseError",
    "changes_by_time",
    "compare_batch",
    "connect_read_only",
    "export_table",
    "facts_of_article",
    "find_writer",
    "get_article",
    "get_fact",
    "get_fact_past",
    "get_past",
    "join_batches",
    "list_columns",
    "list_failures",
    "list_tables",
    "make_batch",
    "read_articles",
    "read_articles_again",
    "require_current_schema",
    "run_audits",
    "run_query",
    "select_articles",
    "write_articles",
]
