-- People in any state or role but killed, injured or missing, one row per statement, with the article that states it
SELECT
    f.fact_id,
    f.status,
    f.value,
    f.low,
    f.high,
    f.modifier,
    f.subject,
    f.place,
    f.country_code,
    f.event_start,
    f.event_end,
    f.scope,
    f.source,
    f.quoted,
    f.modality,
    f.part_of,
    f.text,
    f.confidence,
    f.article_id,
    a.title,
    a.publisher,
    a.published_on
FROM facts AS f
JOIN articles AS a USING (article_id)
WHERE f.kind = 'headcount'
