-- A subset names a total that is another fact of the same article
SELECT f.fact_id, f.article_id, f.part_of, total.article_id AS article_of_total
FROM facts AS f
LEFT JOIN facts AS total ON total.fact_id = f.part_of
WHERE f.part_of IS NOT NULL
    AND (f.part_of = f.fact_id OR total.article_id IS DISTINCT FROM f.article_id)
