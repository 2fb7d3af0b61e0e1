-- How long a state, an event or a process lasts, lasted or would last, with the article that states it
SELECT
    f.fact_id,
    f.subject,
    f.value,
    f.low,
    f.high,
    f.unit,
    f.modifier,
    f.iso8601,
    f.low_days,
    f.high_days,
    f.place,
    f.event_start,
    f.event_end,
    f.source,
    f.quoted,
    f.modality,
    f.text,
    f.confidence,
    f.article_id,
    a.title,
    a.publisher,
    a.published_on
FROM facts AS f
JOIN articles AS a USING (article_id)
WHERE f.kind = 'duration'
