-- Every fact is of a kind that the extractor declares
SELECT f.fact_id, f.article_id, f.kind
FROM facts AS f
ANTI JOIN known_kinds AS k USING (kind)
