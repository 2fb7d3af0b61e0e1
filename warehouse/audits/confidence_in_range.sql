-- Confidence is between 0 and 1
SELECT fact_id, article_id, confidence
FROM facts
WHERE confidence < 0
    OR confidence > 1
    OR isnan(confidence)
