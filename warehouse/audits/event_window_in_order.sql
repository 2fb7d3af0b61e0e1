-- An event does not end before it starts
SELECT fact_id, article_id, event_start, event_end
FROM facts
WHERE event_start > event_end
