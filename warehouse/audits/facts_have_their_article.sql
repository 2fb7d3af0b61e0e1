-- Every fact belongs to an article that is there
SELECT f.fact_id, f.article_id
FROM facts AS f
ANTI JOIN articles AS a USING (article_id)
