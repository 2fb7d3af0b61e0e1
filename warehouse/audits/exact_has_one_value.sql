-- An exact number is its own lower and upper bound
SELECT fact_id, article_id, value, low, high
FROM facts
WHERE modifier = 'exact'
    AND (value IS NULL OR low IS DISTINCT FROM value OR high IS DISTINCT FROM value)
