-- A page may have come each night for years: which article it became last is found without going through all of these.
DROP INDEX import_item_by_page;
CREATE INDEX import_item_by_page ON import_item (sha256, import_id) WHERE external_id IS NULL AND article_id IS NOT NULL;
