-- Every fact's text is what stands at its offsets in the article
-- A long article is looked at in overlapping parts: to reach an offset, substr walks there from the start, which in one
-- long text with many facts takes time that grows with the square of its length. No fact spans half a part.
WITH parts AS (
    SELECT article_id, 0 AS part, text
    FROM articles
    WHERE length(text) < 32768
    UNION ALL
    SELECT article_id, part, substr(text, part * 32768 + 1, 65536) AS text
    FROM (
        SELECT article_id, text, unnest(range(length(text) // 32768 + 1)) AS part
        FROM articles
        WHERE length(text) >= 32768
    )
)
SELECT f.fact_id, f.article_id, f.text, substr(p.text, f.start_char % 32768 + 1, f.end_char - f.start_char) AS found
FROM facts AS f
LEFT JOIN parts AS p ON p.article_id = f.article_id AND p.part = f.start_char // 32768
WHERE f.start_char < 0
    OR f.end_char <= f.start_char
    OR substr(p.text, f.start_char % 32768 + 1, f.end_char - f.start_char) IS DISTINCT FROM f.text
