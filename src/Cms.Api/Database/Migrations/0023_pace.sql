-- How long batches of an import were at work: a rate counts no time in which nobody was.
ALTER TABLE import
    ADD COLUMN worked       interval NOT NULL DEFAULT '0',
    ADD COLUMN worked_until timestamptz;
UPDATE import
SET worked = GREATEST(COALESCE(finished_at, now()) - started_at, '0'), worked_until = COALESCE(finished_at, now())
WHERE started_at IS NOT NULL;
ALTER TABLE import DROP COLUMN started_at;
