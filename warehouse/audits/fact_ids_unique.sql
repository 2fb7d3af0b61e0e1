-- No fact is there twice
SELECT fact_id, count(*) AS times
FROM facts
GROUP BY fact_id
HAVING count(*) > 1
