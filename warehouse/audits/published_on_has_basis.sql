-- A publication date says how it is known
SELECT article_id, path, published_on, published_basis
FROM articles
WHERE published_on IS NOT NULL
    AND published_basis = 'none'
