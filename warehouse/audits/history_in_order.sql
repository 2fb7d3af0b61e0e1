-- Nothing ceased to hold before it began to
SELECT fact_id AS key, valid_from, valid_to FROM facts_history WHERE valid_to < valid_from
UNION ALL
SELECT article_id, valid_from, valid_to FROM articles_history WHERE valid_to < valid_from
UNION ALL
SELECT path, valid_from, valid_to FROM article_files WHERE valid_to < valid_from
