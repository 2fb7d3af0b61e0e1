-- All facts of an article were made by the extractor that last read it: none is left from an earlier one
SELECT f.fact_id, f.article_id, f.extractor_version, a.extractor_version AS article_version
FROM facts AS f
JOIN articles AS a USING (article_id)
WHERE f.extractor_version <> a.extractor_version
