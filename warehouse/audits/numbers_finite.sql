-- Values and bounds are numbers: unknown is NULL, never NaN or infinity
SELECT fact_id, article_id, value, low, high
FROM facts
WHERE isnan(value) OR isnan(low) OR isnan(high)
    OR isinf(value) OR isinf(low) OR isinf(high)
