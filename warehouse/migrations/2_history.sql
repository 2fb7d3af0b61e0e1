-- Articles say what was supplied about them and since when they are as they are; runs say of which flow they are
ALTER TABLE articles ADD COLUMN supplied VARCHAR;
ALTER TABLE articles ADD COLUMN valid_from TIMESTAMP;
UPDATE articles SET
    valid_from = first_seen_at,
    supplied = CASE WHEN published_basis = 'supplied' THEN '{"published_on":"' || published_on || '"}' END;
ALTER TABLE runs ADD COLUMN flow VARCHAR;
UPDATE runs SET flow = 'ingest';
