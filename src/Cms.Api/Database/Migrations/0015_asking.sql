-- What readers ask for: the weather of one station through time, bylines of an outlet, imports of a state.

-- An id made of time, snapshot and place in it, in whose order observations are listed: of version 8 (RFC 9562), whose first 48 bits are milliseconds since the year 1.
CREATE FUNCTION observation_id(taken_at timestamptz, snapshot_id uuid, place smallint) RETURNS uuid LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN (lpad(to_hex(floor((extract(epoch FROM taken_at AT TIME ZONE 'UTC') + 62135596800) * 1000)::bigint), 12, '0')
        || '8' || left(md5(snapshot_id::text), 3) || '8' || substr(md5(snapshot_id::text), 4, 12) || lpad(to_hex(4095 - place), 3, '0'))::uuid;

ALTER TABLE weather_observation ADD COLUMN taken_at timestamptz; -- of its snapshot
UPDATE weather_observation o SET taken_at = w.taken_at FROM weather_snapshot w WHERE w.id = o.snapshot_id;
ALTER TABLE weather_observation
    ALTER COLUMN taken_at SET NOT NULL,
    ADD COLUMN id uuid NOT NULL GENERATED ALWAYS AS (observation_id(taken_at, snapshot_id, position)) STORED,
    ADD CONSTRAINT weather_observation_newest UNIQUE (id);
CREATE INDEX weather_observation_of_station ON weather_observation (station_id, id DESC) WHERE station_id IS NOT NULL;
CREATE INDEX weather_observation_of_name ON weather_observation (station, id DESC);

CREATE INDEX weather_snapshot_newest_of_source ON weather_snapshot (source, taken_at DESC, id DESC) WHERE deleted_at IS NULL;
CREATE INDEX reporter_newest_of_outlet ON reporter (outlet_key, id DESC) WHERE deleted_at IS NULL;
CREATE INDEX import_newest_in_status ON import (status, id DESC);

-- A reply is looked up by what it answers: as EXISTS beside OR, the first reply of a list would have had all comments read.
CREATE OR REPLACE VIEW approved_comment AS
SELECT c.id, c.article_id, c.parent_id, c.author_name, c.account, c.body, c.status, c.posted_at, c.created_at, c.updated_at, c.like_count, c.withdrawn_at
FROM comment c
WHERE c.status = 'approved' AND c.deleted_at IS NULL
  AND EXISTS (SELECT FROM published_article a WHERE a.id = c.article_id)
  AND COALESCE((SELECT p.status = 'approved' AND p.deleted_at IS NULL FROM comment p WHERE p.id = c.parent_id), c.parent_id IS NULL);
