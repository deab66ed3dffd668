-- When the page of an imported article came: with which import, and where in it. A replay, which writes the article anew, leaves that as it is.
ALTER TABLE imported_article
    ADD COLUMN origin       uuid,
    ADD COLUMN origin_index integer;
UPDATE imported_article a
SET origin = COALESCE(t.origin, t.import_id), origin_index = COALESCE(o.index, t.index)
FROM import_item t
LEFT JOIN (SELECT import_id, sha256, max(index) AS index FROM import_item GROUP BY import_id, sha256) o ON o.import_id = t.origin AND o.sha256 = t.sha256
WHERE t.import_id = a.import_id AND t.index = a.import_index;
ALTER TABLE import_queue ADD COLUMN origin_index integer;

-- Pages that came again and said nothing new, by their article.
CREATE INDEX import_item_come_again ON import_item (article_id, import_id, index) WHERE outcome = 'unchanged' AND origin IS NULL;
