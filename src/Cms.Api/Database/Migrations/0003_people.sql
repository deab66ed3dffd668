-- Who may do what: accounts of people, their sessions, keys with a role, and a log of every write.

-- A key has one role, and may keep to some of its permissions. The roles were called scopes before.
ALTER TABLE api_key
    ADD COLUMN role           text,
    ADD COLUMN prefix         text        NOT NULL DEFAULT 'cms_', -- its first characters, by which people tell keys apart
    ADD COLUMN previous_hash  bytea CHECK (length(previous_hash) = 32), -- the key before it was rotated
    ADD COLUMN previous_until timestamptz,
    ADD COLUMN created_by     text        NOT NULL DEFAULT 'admin',
    ADD COLUMN last_used_at   timestamptz,
    ADD COLUMN revoked_at     timestamptz;
UPDATE api_key SET role = scopes[1], scopes = '{}';
ALTER TABLE api_key
    ALTER COLUMN role SET NOT NULL,
    ADD CONSTRAINT api_key_role CHECK (role IN ('reader', 'reporter', 'editor', 'admin', 'importer')),
    DROP CONSTRAINT api_key_name_key;
CREATE UNIQUE INDEX api_key_name ON api_key (name) WHERE revoked_at IS NULL;
CREATE INDEX api_key_previous ON api_key (substring(previous_hash FROM 1 FOR 8)) WHERE previous_hash IS NOT NULL;

CREATE TABLE account (
    id            uuid PRIMARY KEY,
    name          text        NOT NULL CHECK (length(name) BETWEEN 2 AND 50), -- what one signs in with; lower case
    display_name  text        NOT NULL CHECK (length(display_name) BETWEEN 1 AND 100),
    email         text                 CHECK (length(email) BETWEEN 3 AND 254),
    role          text        NOT NULL CHECK (role IN ('reader', 'reporter', 'editor', 'admin', 'importer')),
    password_hash text        NOT NULL, -- as ASP.NET Core's PasswordHasher writes it
    is_active     boolean     NOT NULL DEFAULT true,
    created_at    timestamptz NOT NULL DEFAULT now(),
    updated_at    timestamptz NOT NULL DEFAULT now(),
    CONSTRAINT account_name UNIQUE (name)
);

CREATE TABLE session (
    id            uuid PRIMARY KEY,
    account_id    uuid        NOT NULL REFERENCES account ON DELETE CASCADE,
    refresh_hash  bytea       NOT NULL UNIQUE CHECK (length(refresh_hash) = 32),
    previous_hash bytea       UNIQUE, -- a refresh token that is used a second time was stolen: the session ends
    created_at    timestamptz NOT NULL DEFAULT now(),
    used_at       timestamptz NOT NULL DEFAULT now(),
    expires_at    timestamptz NOT NULL,
    revoked_at    timestamptz
);
CREATE INDEX session_of_account ON session (account_id);
CREATE INDEX session_expired ON session (expires_at);

-- Attempts to sign in since the last that succeeded, by a digest of the name tried (there or not) and of the address.
CREATE TABLE sign_in_attempt (
    key          bytea PRIMARY KEY,
    attempts     integer     NOT NULL,
    last_at      timestamptz NOT NULL DEFAULT now(),
    locked_until timestamptz
);
CREATE INDEX sign_in_attempt_last ON sign_in_attempt (last_at);

-- What all instances share and nobody else may know: tokens and links are signed with keys derived from it.
CREATE TABLE secret (
    name  text PRIMARY KEY,
    value bytea NOT NULL CHECK (length(value) >= 32)
);

CREATE TABLE audit_entry (
    id        bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    at        timestamptz NOT NULL,
    actor     text        NOT NULL, -- the account, key:NAME, guest, or system for what no request caused
    operation text,                 -- the request's method and route
    address   text,                 -- where it came from; of a guest a keyed digest
    trace_id  text,
    kind      text        NOT NULL, -- the table
    entity_id text        NOT NULL,
    action    text        NOT NULL CHECK (action IN ('create', 'update', 'delete')),
    before    jsonb,                -- of an update the columns that changed
    after     jsonb
);
CREATE INDEX audit_entry_of_entity ON audit_entry (entity_id, id);
CREATE INDEX audit_entry_of_actor ON audit_entry (actor, id);
CREATE INDEX audit_entry_of_kind ON audit_entry (kind, id);
CREATE INDEX audit_entry_at ON audit_entry (at);

CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION '% is append-only', TG_TABLE_NAME USING ERRCODE = 'insufficient_privilege';
END
$$;
CREATE TRIGGER audit_entry_stays BEFORE UPDATE OR DELETE ON audit_entry FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER audit_entry_stays_whole BEFORE TRUNCATE ON audit_entry FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- Who, whence and why stand in settings of the transaction (Audit/AuditContext.cs). The arguments are the columns that are nobody's business:
-- secrets, what is computed, and what says only that something else has changed.
CREATE FUNCTION record_audit() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    hidden text[] := COALESCE(TG_ARGV, '{}');
    was jsonb := CASE WHEN TG_OP <> 'INSERT' THEN jsonb_strip_nulls(to_jsonb(OLD) - hidden) END;
    now_is jsonb := CASE WHEN TG_OP <> 'DELETE' THEN jsonb_strip_nulls(to_jsonb(NEW) - hidden) END;
    entity text := CASE WHEN TG_TABLE_NAME = 'article_reporter' THEN COALESCE(now_is, was) ->> 'article_id' ELSE COALESCE(now_is, was) ->> 'id' END;
BEGIN
    IF TG_OP = 'UPDATE' THEN
        SELECT jsonb_object_agg(key, o.value) FILTER (WHERE o.value IS NOT NULL), jsonb_object_agg(key, n.value) FILTER (WHERE n.value IS NOT NULL)
        INTO was, now_is
        FROM jsonb_each(was) o FULL JOIN jsonb_each(now_is) n USING (key)
        WHERE o.value IS DISTINCT FROM n.value;
        IF was IS NULL AND now_is IS NULL THEN
            RETURN NULL;
        END IF;
    END IF;

    INSERT INTO audit_entry (at, actor, operation, address, trace_id, kind, entity_id, action, before, after)
    VALUES (clock_timestamp(), COALESCE(NULLIF(current_setting('cms.actor', true), ''), 'system'), NULLIF(current_setting('cms.operation', true), ''),
            NULLIF(current_setting('cms.address', true), ''), NULLIF(current_setting('cms.trace', true), ''), TG_TABLE_NAME, entity,
            CASE TG_OP WHEN 'INSERT' THEN 'create' WHEN 'UPDATE' THEN 'update' ELSE 'delete' END, was, now_is);
    RETURN NULL;
END
$$;

-- An import's own receipt tells what became of its pages, one by one.
CREATE TRIGGER article_audit AFTER INSERT OR UPDATE OR DELETE ON article FOR EACH ROW
    WHEN (current_setting('cms.import', true) IS DISTINCT FROM 'on') EXECUTE FUNCTION record_audit('body_text', 'likeness', 'sorted_at', 'version', 'updated_at', 'updated_by');
CREATE TRIGGER article_reporter_audit AFTER INSERT OR UPDATE OR DELETE ON article_reporter FOR EACH ROW
    WHEN (current_setting('cms.import', true) IS DISTINCT FROM 'on') EXECUTE FUNCTION record_audit();
CREATE TRIGGER reporter_audit AFTER INSERT OR UPDATE OR DELETE ON reporter FOR EACH ROW
    WHEN (current_setting('cms.import', true) IS DISTINCT FROM 'on') EXECUTE FUNCTION record_audit('name_key', 'outlet_key', 'updated_at');
CREATE TRIGGER category_audit AFTER INSERT OR UPDATE OR DELETE ON category FOR EACH ROW
    WHEN (current_setting('cms.import', true) IS DISTINCT FROM 'on') EXECUTE FUNCTION record_audit('updated_at');
CREATE TRIGGER comment_audit AFTER INSERT OR UPDATE OR DELETE ON comment FOR EACH ROW
    WHEN (current_setting('cms.import', true) IS DISTINCT FROM 'on') EXECUTE FUNCTION record_audit('password_hash', 'import_key', 'is_reply', 'parent_is_reply', 'updated_at');
CREATE TRIGGER weather_snapshot_audit AFTER INSERT OR UPDATE OR DELETE ON weather_snapshot FOR EACH ROW
    WHEN (current_setting('cms.import', true) IS DISTINCT FROM 'on') EXECUTE FUNCTION record_audit('taken_at', 'time_is_inferred', 'updated_at');
CREATE TRIGGER import_audit AFTER INSERT OR DELETE OR UPDATE OF status ON import FOR EACH ROW EXECUTE FUNCTION record_audit();
CREATE TRIGGER api_key_audit AFTER INSERT OR UPDATE OR DELETE ON api_key FOR EACH ROW EXECUTE FUNCTION record_audit('hash', 'previous_hash', 'last_used_at');
CREATE TRIGGER account_audit AFTER INSERT OR UPDATE OR DELETE ON account FOR EACH ROW EXECUTE FUNCTION record_audit('password_hash', 'updated_at');
CREATE TRIGGER session_audit AFTER INSERT OR UPDATE OR DELETE ON session FOR EACH ROW EXECUTE FUNCTION record_audit('refresh_hash', 'previous_hash', 'used_at');
