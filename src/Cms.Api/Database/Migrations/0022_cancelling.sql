-- A job that was cancelled ends when the batch that is being stored has ended.
ALTER TABLE import
    DROP CONSTRAINT import_status_check,
    ADD CONSTRAINT import_status_check CHECK (status IN ('receiving', 'running', 'cancelling', 'done', 'cancelled', 'undone'));
DROP INDEX import_unfinished;
CREATE INDEX import_unfinished ON import (created_at) WHERE status IN ('receiving', 'running', 'cancelling');
