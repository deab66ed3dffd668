-- Who is told of changes: each webhook reads the feed of changes from a place of its own.
CREATE TABLE webhook (
    id           uuid PRIMARY KEY,
    url          text        NOT NULL CHECK (length(url) BETWEEN 1 AND 2000),
    types        text[]      NOT NULL, -- of changes; none for all that readers may know of
    secret       bytea       NOT NULL, -- encrypted with a key of the site
    position     text        NOT NULL, -- the last change that became a delivery, or none of this one's business
    failures     integer     NOT NULL DEFAULT 0, -- attempts that failed since the last that didn't
    paused_at    timestamptz,
    pause_reason text,
    created_by   text        NOT NULL,
    created_at   timestamptz NOT NULL DEFAULT now(),
    updated_at   timestamptz NOT NULL DEFAULT now(),
    deleted_at   timestamptz
);
CREATE TRIGGER webhook_audit AFTER INSERT OR DELETE OR UPDATE OF url, types, paused_at, deleted_at ON webhook FOR EACH ROW
    EXECUTE FUNCTION record_audit('secret', 'position', 'failures', 'updated_at');

CREATE TABLE webhook_delivery (
    id           uuid PRIMARY KEY, -- the message's id, the same in every attempt
    webhook_id   uuid        NOT NULL REFERENCES webhook ON DELETE CASCADE,
    seq          bigint      NOT NULL GENERATED ALWAYS AS IDENTITY, -- in the order of the changes
    type         text        NOT NULL,
    entity_id    uuid        NOT NULL,
    body         text        NOT NULL,
    status       text        NOT NULL DEFAULT 'pending' CHECK (status IN ('pending', 'delivered', 'dead')),
    attempts     integer     NOT NULL DEFAULT 0, -- since it was last sent anew
    next_at      timestamptz NOT NULL DEFAULT now(),
    leased_until timestamptz, -- an instance is sending it
    created_at   timestamptz NOT NULL DEFAULT now(),
    ended_at     timestamptz
);
CREATE INDEX webhook_delivery_due ON webhook_delivery (next_at) WHERE status = 'pending';
CREATE INDEX webhook_delivery_order ON webhook_delivery (webhook_id, entity_id, seq) WHERE status = 'pending';
CREATE INDEX webhook_delivery_newest ON webhook_delivery (webhook_id, status, id DESC);
CREATE INDEX webhook_delivery_ended ON webhook_delivery (ended_at) WHERE status = 'delivered';

CREATE TABLE webhook_attempt (
    delivery_id uuid        NOT NULL REFERENCES webhook_delivery ON DELETE CASCADE,
    at          timestamptz NOT NULL, -- what webhook-timestamp said
    duration_ms integer     NOT NULL,
    status      integer,              -- of HTTP; null when there was no answer
    answer      text                  -- the beginning of it, or why there was none
);
CREATE INDEX webhook_attempt_of_delivery ON webhook_attempt (delivery_id, at);
