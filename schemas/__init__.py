"""Records that pass between the stages, as pydantic models. Imports nothing else of the project."""

from schemas.article import Article, ArticleRow, Document, ParsedArticle, PublishedBasis, SuppliedMetadata
from schemas.fact import Evidence, Fact, Modality, Provenance, Scope, make_fact_id
from schemas.mention import Mention, Modifier, Place, Quantity, TimeBasis, TimeExpression, TimexType
from schemas.operations import Issue, IssueRow, Run, RunState, Stage
from schemas.record import Record

__all__ = [
    "Article",
    "ArticleRow",
    "Document",
    "Evidence",
    "Fact",
    "Issue",
    "IssueRow",
    "Mention",
    "Modality",
    "Modifier",
    "ParsedArticle",
    "Place",
    "Provenance",
    "PublishedBasis",
    "Quantity",
    "Record",
    "Run",
    "RunState",
    "Scope",
    "Stage",
    "SuppliedMetadata",
    "TimeBasis",
    "TimeExpression",
    "TimexType",
    "make_fact_id",
]
