-- A fact's span lies within its sentence
SELECT fact_id, article_id, start_char, end_char, sentence_start, sentence_end
FROM facts
WHERE start_char < sentence_start
    OR end_char > sentence_end
