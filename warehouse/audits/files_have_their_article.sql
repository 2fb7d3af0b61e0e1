-- Every file that is on record holds an article that is there
SELECT f.path, f.article_id
FROM article_files AS f
ANTI JOIN articles AS a USING (article_id)
WHERE f.valid_to IS NULL
