-- A column that belongs to one kind is empty for the others
SELECT fact_id, article_id, kind, outcome, status, iso8601, low_days, high_days
FROM facts
WHERE (outcome IS NOT NULL AND kind <> 'casualty')
    OR (status IS NOT NULL AND kind <> 'headcount')
    OR ((iso8601 IS NOT NULL OR low_days IS NOT NULL OR high_days IS NOT NULL) AND kind <> 'duration')
