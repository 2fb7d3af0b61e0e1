-- The lower bound is not above the upper one, and a value lies within its bounds
SELECT fact_id, article_id, value, low, high, modifier
FROM facts
WHERE low > high
    OR value < low
    OR value > high
