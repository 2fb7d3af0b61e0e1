-- The facts as they were at a moment (UTC): what was believed then, by the extractor of then
CREATE OR REPLACE MACRO facts_as_of(moment) AS TABLE
SELECT * FROM facts
WHERE extracted_at <= moment
UNION ALL BY NAME
SELECT * EXCLUDE (valid_from, valid_to, why) FROM facts_history
WHERE valid_from <= moment
    AND valid_to > moment
