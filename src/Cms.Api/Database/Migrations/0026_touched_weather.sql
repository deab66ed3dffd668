-- Whether an import wrote a snapshot last, or somebody has changed it since.
CREATE INDEX import_change_of_weather ON import_change (entity_id, changed_at) WHERE kind = 'weatherSnapshot';
