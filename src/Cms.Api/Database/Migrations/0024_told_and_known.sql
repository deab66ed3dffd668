-- Of a dry run, which article a document would have made or changed: its batches leave nothing behind by which a later one could find that.
ALTER TABLE import_item
    ADD COLUMN identity     bytea,
    ADD COLUMN origin_index integer;
CREATE INDEX import_item_told ON import_item (import_id, identity) WHERE identity IS NOT NULL;

-- What the same bytes became before; of a document with an id at its source that alone is asked.
CREATE INDEX import_item_by_page ON import_item (sha256) WHERE external_id IS NULL AND article_id IS NOT NULL;
