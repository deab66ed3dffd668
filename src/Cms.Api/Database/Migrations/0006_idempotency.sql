-- Requests that may be sent again without being carried out again.
CREATE TABLE idempotent_request (
    caller       text        NOT NULL,
    key          text        NOT NULL CHECK (length(key) BETWEEN 1 AND 255),
    request_hash bytea       NOT NULL, -- of method, address, type and body
    created_at   timestamptz NOT NULL DEFAULT now(),
    leased_until timestamptz NOT NULL, -- who works on it and is killed frees it by then
    is_done      boolean     NOT NULL DEFAULT false, -- set in the transaction that did it
    status       smallint,
    headers      jsonb,
    body         bytea,                -- encrypted: some answers show a secret once
    PRIMARY KEY (caller, key)
);
CREATE INDEX idempotent_request_created ON idempotent_request (created_at);
