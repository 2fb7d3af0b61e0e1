-- No moment has two rows for one fact: what a fact was had ceased to hold when it became what it is
SELECT f.fact_id, f.article_id, f.extracted_at, h.valid_to
FROM facts AS f
JOIN facts_history AS h USING (fact_id)
WHERE h.valid_to > f.extracted_at
