-- The life of an article: what it was before each change, corrections, why it was killed, and a feed of what changed.

ALTER TABLE article
    ADD COLUMN kill_reason text CHECK (length(kill_reason) BETWEEN 1 AND 1000),
    ADD CONSTRAINT article_killed_for_a_reason CHECK ((status = 'killed') = (kill_reason IS NOT NULL)) NOT VALID;

CREATE OR REPLACE VIEW published_article AS
SELECT id, slug, title, subtitle, body, body_text, summary, category_id, tags, source, external_id, dateline, copyright,
       status, published_at, version, created_at, created_by, updated_at, updated_by, imported_at, deleted_at, sorted_at, kill_reason
FROM article
WHERE status = 'published' AND sorted_at <= now() AND deleted_at IS NULL;

-- What an article was, from one change to the next. The present is the article itself, so that writing one for the first time costs nothing here.
CREATE TABLE article_revision (
    article_id   uuid        NOT NULL REFERENCES article ON DELETE CASCADE,
    version      integer     NOT NULL,
    slug         text        NOT NULL,
    title        text        NOT NULL,
    subtitle     text,
    body         text        NOT NULL,
    summary      text,
    category_id  uuid, -- no foreign key: the past may name what is gone
    reporter_ids uuid[]      NOT NULL,
    tags         text[]      NOT NULL,
    source       text,
    external_id  text,
    dateline     text,
    copyright    text,
    status       text        NOT NULL,
    kill_reason  text,
    published_at timestamptz,
    created_at   timestamptz NOT NULL,
    created_by   text        NOT NULL,
    updated_at   timestamptz NOT NULL, -- when it became this
    updated_by   text        NOT NULL,
    imported_at  timestamptz,
    deleted_at   timestamptz,
    sorted_at    timestamptz NOT NULL,
    replaced_at  timestamptz NOT NULL, -- when it was this no longer
    PRIMARY KEY (article_id, version)
);
CREATE INDEX article_revision_newest ON article_revision (sorted_at DESC, article_id DESC);
CREATE INDEX article_revision_replaced ON article_revision (replaced_at);

DO $$
BEGIN
    ALTER TABLE article_revision ALTER COLUMN body SET COMPRESSION lz4;
EXCEPTION WHEN feature_not_supported THEN
    NULL;
END
$$;

-- Each change counts the version up; by it alone the past is told from the present.
CREATE FUNCTION keep_revision() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    NEW.updated_at := greatest(clock_timestamp(), OLD.updated_at + interval '1 microsecond'); -- in the order of the row's lock
    INSERT INTO article_revision (article_id, version, slug, title, subtitle, body, summary, category_id, reporter_ids, tags, source, external_id, dateline, copyright,
                                  status, kill_reason, published_at, created_at, created_by, updated_at, updated_by, imported_at, deleted_at, sorted_at, replaced_at)
    VALUES (OLD.id, OLD.version, OLD.slug, OLD.title, OLD.subtitle, OLD.body, OLD.summary, OLD.category_id,
            ARRAY(SELECT reporter_id FROM article_reporter WHERE article_id = OLD.id ORDER BY position), OLD.tags, OLD.source, OLD.external_id, OLD.dateline, OLD.copyright,
            OLD.status, OLD.kill_reason, OLD.published_at, OLD.created_at, OLD.created_by, OLD.updated_at, OLD.updated_by, OLD.imported_at, OLD.deleted_at, OLD.sorted_at, NEW.updated_at)
    ON CONFLICT DO NOTHING;
    RETURN NEW;
END
$$;
CREATE TRIGGER article_keeps_revisions BEFORE UPDATE ON article FOR EACH ROW WHEN (NEW.version <> OLD.version) EXECUTE FUNCTION keep_revision();

-- Every version of every article, the present ones replaced never. Without conditions of its own, so that a list of it is merged from the indexes of both.
CREATE VIEW article_version AS
SELECT a.id, a.version, a.slug, a.title, a.subtitle, a.body, a.summary, a.category_id, NULL::uuid[] AS reporter_ids, a.tags, a.source, a.external_id, a.dateline, a.copyright,
       a.status, a.kill_reason, a.published_at, a.created_at, a.created_by, a.updated_at, a.updated_by, a.imported_at, a.deleted_at, a.sorted_at, 'infinity'::timestamptz AS replaced_at
FROM article a
UNION ALL
SELECT r.article_id, r.version, r.slug, r.title, r.subtitle, r.body, r.summary, r.category_id, r.reporter_ids, r.tags, r.source, r.external_id, r.dateline, r.copyright,
       r.status, r.kill_reason, r.published_at, r.created_at, r.created_by, r.updated_at, r.updated_by, r.imported_at, r.deleted_at, r.sorted_at, r.replaced_at
FROM article_revision r;

CREATE TABLE article_correction (
    id         uuid PRIMARY KEY,
    article_id uuid        NOT NULL REFERENCES article ON DELETE CASCADE,
    kind       text        NOT NULL CHECK (kind IN ('correction', 'rebuttal', 'followUp')), -- 정정보도, 반론보도, 추후보도
    note       text        NOT NULL CHECK (length(note) BETWEEN 1 AND 5000),
    dated_at   timestamptz NOT NULL,
    created_by text        NOT NULL,
    created_at timestamptz NOT NULL DEFAULT now()
);
CREATE INDEX article_correction_of_article ON article_correction (article_id, dated_at);
CREATE TRIGGER article_correction_audit AFTER INSERT OR UPDATE OR DELETE ON article_correction FOR EACH ROW EXECUTE FUNCTION record_audit();

-- What changed, in the order of the transactions that did it: whoever reads only below the oldest one still at work misses nothing that commits late.
CREATE TABLE change (
    xid       xid8        NOT NULL DEFAULT pg_current_xact_id(),
    seq       bigint      NOT NULL GENERATED ALWAYS AS IDENTITY,
    at        timestamptz NOT NULL DEFAULT clock_timestamp(),
    type      text        NOT NULL, -- article.published …; what readers don't see of it is *.saved
    entity_id uuid        NOT NULL,
    version   integer,              -- of an article
    PRIMARY KEY (xid, seq)
);
CREATE INDEX change_of_entity ON change (entity_id, xid, seq);
CREATE INDEX change_at ON change (at);

-- Articles whose time is still to come: not what makes them visible, only what announces it.
CREATE TABLE article_schedule (
    article_id uuid PRIMARY KEY REFERENCES article ON DELETE CASCADE,
    due_at     timestamptz NOT NULL
);
CREATE INDEX article_schedule_due ON article_schedule (due_at);

CREATE FUNCTION record_new_articles() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO change (type, entity_id, version)
    SELECT CASE WHEN status = 'published' AND sorted_at <= clock_timestamp() THEN 'article.published' ELSE 'article.saved' END, id, version FROM new_rows;
    INSERT INTO article_schedule (article_id, due_at)
    SELECT id, sorted_at FROM new_rows WHERE status = 'published' AND sorted_at > clock_timestamp();
    RETURN NULL;
END
$$;
CREATE TRIGGER article_new AFTER INSERT ON article REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION record_new_articles();

CREATE FUNCTION record_changed_articles() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    WITH announced AS (
        SELECT o.id, o.status = 'published' AND o.deleted_at IS NULL AND o.sorted_at <= clock_timestamp() AND s.article_id IS NULL AS was,
               n.status = 'published' AND n.deleted_at IS NULL AND n.sorted_at <= clock_timestamp() AS is_now, n.status, n.deleted_at, n.version
        FROM old_rows o JOIN new_rows n ON n.id = o.id LEFT JOIN article_schedule s ON s.article_id = o.id
        WHERE n.version <> o.version)
    INSERT INTO change (type, entity_id, version)
    SELECT CASE WHEN was AND is_now THEN 'article.updated' WHEN is_now THEN 'article.published' WHEN NOT was THEN 'article.saved'
                WHEN deleted_at IS NOT NULL THEN 'article.deleted' WHEN status = 'killed' THEN 'article.killed' ELSE 'article.withdrawn' END, id, version
    FROM announced;

    DELETE FROM article_schedule s USING new_rows n
    WHERE s.article_id = n.id AND (n.status <> 'published' OR n.deleted_at IS NOT NULL OR n.sorted_at <= clock_timestamp());
    INSERT INTO article_schedule (article_id, due_at)
    SELECT id, sorted_at FROM new_rows WHERE status = 'published' AND deleted_at IS NULL AND sorted_at > clock_timestamp()
    ON CONFLICT (article_id) DO UPDATE SET due_at = EXCLUDED.due_at;
    RETURN NULL;
END
$$;
CREATE TRIGGER article_changed AFTER UPDATE ON article REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION record_changed_articles();

CREATE FUNCTION record_erased_articles() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO change (type, entity_id, version)
    SELECT CASE WHEN status = 'published' AND sorted_at <= clock_timestamp() THEN 'article.deleted' ELSE 'article.saved' END, id, version FROM old_rows WHERE deleted_at IS NULL;
    RETURN NULL;
END
$$;
CREATE TRIGGER article_erased AFTER DELETE ON article REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION record_erased_articles();

-- The other resources, whose rows are deleted by a time: the argument is the kind, and a second one what must hold for readers to see a row.
CREATE FUNCTION record_changes() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    was boolean := TG_OP <> 'INSERT';
    is_now boolean := TG_OP <> 'DELETE';
BEGIN
    IF was THEN
        was := OLD.deleted_at IS NULL AND (TG_ARGV[1] IS NULL OR to_jsonb(OLD) ->> 'status' = TG_ARGV[1]);
    END IF;
    IF is_now THEN
        is_now := NEW.deleted_at IS NULL AND (TG_ARGV[1] IS NULL OR to_jsonb(NEW) ->> 'status' = TG_ARGV[1]);
    END IF;

    INSERT INTO change (type, entity_id)
    VALUES (TG_ARGV[0] || CASE WHEN was AND is_now THEN '.updated' WHEN is_now THEN '.created' WHEN was THEN '.deleted' ELSE '.saved' END, COALESCE(NEW.id, OLD.id));
    RETURN NULL;
END
$$;
CREATE TRIGGER reporter_change AFTER INSERT OR UPDATE OR DELETE ON reporter FOR EACH ROW EXECUTE FUNCTION record_changes('reporter');
CREATE TRIGGER category_change AFTER INSERT OR UPDATE OR DELETE ON category FOR EACH ROW EXECUTE FUNCTION record_changes('category');
CREATE TRIGGER comment_change AFTER INSERT OR UPDATE OR DELETE ON comment FOR EACH ROW EXECUTE FUNCTION record_changes('comment', 'approved');
CREATE TRIGGER weather_snapshot_change AFTER INSERT OR UPDATE OR DELETE ON weather_snapshot FOR EACH ROW EXECUTE FUNCTION record_changes('weatherSnapshot');
