-- No article is there twice
SELECT article_id, count(*) AS times
FROM articles
GROUP BY article_id
HAVING count(*) > 1
