-- Every fact of the past belongs to an article of the present or the past
SELECT h.fact_id, h.article_id
FROM facts_history AS h
ANTI JOIN articles AS a USING (article_id)
ANTI JOIN articles_history AS former USING (article_id)
