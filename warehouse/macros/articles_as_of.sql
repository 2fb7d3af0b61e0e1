-- The articles as they were at a moment (UTC), among them those that are replaced or pruned by now
CREATE OR REPLACE MACRO articles_as_of(moment) AS TABLE
SELECT * FROM articles
WHERE valid_from <= moment
UNION ALL BY NAME
SELECT * EXCLUDE (valid_to, why) FROM articles_history
WHERE valid_from <= moment
    AND valid_to > moment
