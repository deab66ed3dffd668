-- Imports of whole archives: jobs that outlive the program, what each import changed so that it can be taken back, and near duplicates.

-- lz4 where the server was built with it: it compresses several times faster than the standard.
DO $$
BEGIN
    ALTER TABLE article ALTER COLUMN body SET COMPRESSION lz4, ALTER COLUMN body_text SET COMPRESSION lz4;
    ALTER TABLE import_item ALTER COLUMN reading SET COMPRESSION lz4;
EXCEPTION WHEN feature_not_supported THEN
    NULL;
END
$$;

-- Digests of the body by which bodies that are nearly the same find each other: any of them in common makes two articles candidates.
ALTER TABLE article ADD COLUMN likeness integer[];
-- An index each, for equality: of one over all, the planner can't tell how few articles it finds.
CREATE INDEX article_likeness_1 ON article ((likeness[1])) WHERE deleted_at IS NULL;
CREATE INDEX article_likeness_2 ON article ((likeness[2])) WHERE deleted_at IS NULL;
CREATE INDEX article_likeness_3 ON article ((likeness[3])) WHERE deleted_at IS NULL;
CREATE INDEX article_likeness_4 ON article ((likeness[4])) WHERE deleted_at IS NULL;
CREATE INDEX article_likeness_5 ON article ((likeness[5])) WHERE deleted_at IS NULL;

-- The identity as one digest, and a digest of each field as it was last imported: a field that differs from it was touched by an editor.
ALTER TABLE imported_article
    ADD COLUMN identity     bytea,
    ADD COLUMN fields       json NOT NULL DEFAULT '{}',
    ADD COLUMN import_id    uuid, -- the import and its item that last wrote the article; no foreign key, as the archive may be thinned
    ADD COLUMN import_index integer;
UPDATE imported_article
SET identity = sha256(convert_to(
    CASE WHEN external_id IS NOT NULL THEN concat_ws(E'\x1f', source, 'id', external_id)
         ELSE concat_ws(E'\x1f', source, 'title', title_key, COALESCE(((extract(epoch FROM published_at) * 1000000)::bigint)::text, '')) END, 'UTF8'));
UPDATE imported_article i
SET import_id = last.import_id, import_index = last.index
FROM (SELECT DISTINCT ON (article_id) article_id, import_id, index FROM import_item WHERE article_id IS NOT NULL ORDER BY article_id, import_id DESC) last
WHERE last.article_id = i.article_id;
ALTER TABLE imported_article
    ALTER COLUMN identity SET NOT NULL,
    ADD CONSTRAINT imported_article_by_identity UNIQUE (identity),
    DROP COLUMN source, DROP COLUMN external_id, DROP COLUMN title_key, DROP COLUMN published_at; -- and with them the constraints on them

ALTER TABLE import
    ADD COLUMN status      text    NOT NULL DEFAULT 'done' CHECK (status IN ('receiving', 'running', 'done', 'cancelled', 'undone')),
    ADD COLUMN received    integer NOT NULL DEFAULT 0,
    ADD COLUMN created     integer NOT NULL DEFAULT 0,
    ADD COLUMN updated     integer NOT NULL DEFAULT 0,
    ADD COLUMN unchanged   integer NOT NULL DEFAULT 0,
    ADD COLUMN failed      integer NOT NULL DEFAULT 0,
    ADD COLUMN started_at  timestamptz,
    ADD COLUMN finished_at timestamptz;
UPDATE import i
SET received = c.received, created = c.created, updated = c.updated, unchanged = c.unchanged, failed = c.failed, started_at = i.created_at, finished_at = i.created_at
FROM (SELECT import_id, count(*) AS received, count(*) FILTER (WHERE outcome = 'created') AS created, count(*) FILTER (WHERE outcome = 'updated') AS updated,
             count(*) FILTER (WHERE outcome = 'unchanged') AS unchanged, count(*) FILTER (WHERE outcome = 'failed') AS failed
      FROM import_item GROUP BY import_id) c
WHERE c.import_id = i.id;
CREATE INDEX import_unfinished ON import (created_at) WHERE status IN ('receiving', 'running');

-- How the document came, so that it can be read again; and what is needed to take it back.
ALTER TABLE import_item
    ADD COLUMN file_name       text,
    ADD COLUMN media_type      text,
    ADD COLUMN charset         text,
    ADD COLUMN source          text,
    ADD COLUMN external_id     text,
    ADD COLUMN origin          uuid,    -- the import whose options it was stored with, where that is another
    ADD COLUMN article_version integer, -- the version that the import wrote
    ADD COLUMN before          json;    -- the article as it was before an update
CREATE INDEX import_item_by_outcome ON import_item (import_id, outcome, index);

-- The documents of jobs that wait; a worker holds the lock on those it works on.
CREATE TABLE import_queue (
    import_id   uuid    NOT NULL REFERENCES import ON DELETE CASCADE,
    index       integer NOT NULL,
    sha256      bytea   NOT NULL REFERENCES imported_page,
    file_name   text,
    media_type  text,
    charset     text,
    source      text,
    external_id text,
    origin      uuid,
    article_id  uuid,   -- of a replay: the article that was made of it
    PRIMARY KEY (import_id, index)
);

-- What an import made or changed beside articles.
CREATE TABLE import_change (
    import_id  uuid NOT NULL REFERENCES import ON DELETE CASCADE,
    kind       text NOT NULL CHECK (kind IN ('reporter', 'category', 'comment', 'weatherSnapshot')),
    entity_id  uuid NOT NULL,
    before     json, -- as it was before; null for what the import made
    before_at  timestamptz, -- its updated_at then
    changed_at timestamptz NOT NULL DEFAULT now(), -- the same moment as its updated_at, until somebody else changes it
    PRIMARY KEY (import_id, kind, entity_id)
);

-- An article that goes for good takes its comments with it, and must not look for them among all.
CREATE INDEX comment_of_article ON comment (article_id);
