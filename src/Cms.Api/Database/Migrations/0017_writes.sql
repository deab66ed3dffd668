-- What follows from a write to an article, done once and only where something follows. Publishing one took twelve statements in nine triggers, most of them to find that nothing was to be done.

-- The time by which bylines are listed is the article's, which has its own entry in the log, and nothing that is searched.
DROP TRIGGER article_reporter_audit ON article_reporter;
CREATE TRIGGER article_reporter_audit AFTER INSERT OR DELETE OR UPDATE OF article_id, position, reporter_id ON article_reporter FOR EACH ROW
    WHEN (current_setting('cms.import', true) IS DISTINCT FROM 'on') EXECUTE FUNCTION record_audit();

CREATE FUNCTION queue_byline_for_search() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF current_setting('cms.search', true) IS DISTINCT FROM 'on' THEN
        INSERT INTO search_stale (article_id) VALUES (NEW.article_id);
    END IF;
    RETURN NULL;
END
$$;
DROP TRIGGER byline_changed_for_search ON article_reporter;
CREATE TRIGGER byline_changed_for_search AFTER UPDATE OF article_id, reporter_id ON article_reporter FOR EACH ROW
    WHEN (NEW.reporter_id <> OLD.reporter_id OR NEW.article_id <> OLD.article_id) EXECUTE FUNCTION queue_byline_for_search();

-- As record_audit, but of each column by itself: a row as JSON is written out whole, with its body twice, before anything of it is compared.
CREATE FUNCTION record_article_audit() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    was jsonb := '{}';
    now_is jsonb := '{}';
BEGIN
    IF NEW.slug IS DISTINCT FROM OLD.slug THEN was := was || jsonb_build_object('slug', OLD.slug); now_is := now_is || jsonb_build_object('slug', NEW.slug); END IF;
    IF NEW.title IS DISTINCT FROM OLD.title THEN was := was || jsonb_build_object('title', OLD.title); now_is := now_is || jsonb_build_object('title', NEW.title); END IF;
    IF NEW.subtitle IS DISTINCT FROM OLD.subtitle THEN was := was || jsonb_build_object('subtitle', OLD.subtitle); now_is := now_is || jsonb_build_object('subtitle', NEW.subtitle); END IF;
    IF NEW.body IS DISTINCT FROM OLD.body THEN was := was || jsonb_build_object('body', OLD.body); now_is := now_is || jsonb_build_object('body', NEW.body); END IF;
    IF NEW.summary IS DISTINCT FROM OLD.summary THEN was := was || jsonb_build_object('summary', OLD.summary); now_is := now_is || jsonb_build_object('summary', NEW.summary); END IF;
    IF NEW.category_id IS DISTINCT FROM OLD.category_id THEN was := was || jsonb_build_object('category_id', OLD.category_id); now_is := now_is || jsonb_build_object('category_id', NEW.category_id); END IF;
    IF NEW.tags IS DISTINCT FROM OLD.tags THEN was := was || jsonb_build_object('tags', OLD.tags); now_is := now_is || jsonb_build_object('tags', NEW.tags); END IF;
    IF NEW.source IS DISTINCT FROM OLD.source THEN was := was || jsonb_build_object('source', OLD.source); now_is := now_is || jsonb_build_object('source', NEW.source); END IF;
    IF NEW.external_id IS DISTINCT FROM OLD.external_id THEN was := was || jsonb_build_object('external_id', OLD.external_id); now_is := now_is || jsonb_build_object('external_id', NEW.external_id); END IF;
    IF NEW.dateline IS DISTINCT FROM OLD.dateline THEN was := was || jsonb_build_object('dateline', OLD.dateline); now_is := now_is || jsonb_build_object('dateline', NEW.dateline); END IF;
    IF NEW.copyright IS DISTINCT FROM OLD.copyright THEN was := was || jsonb_build_object('copyright', OLD.copyright); now_is := now_is || jsonb_build_object('copyright', NEW.copyright); END IF;
    IF NEW.status IS DISTINCT FROM OLD.status THEN was := was || jsonb_build_object('status', OLD.status); now_is := now_is || jsonb_build_object('status', NEW.status); END IF;
    IF NEW.kill_reason IS DISTINCT FROM OLD.kill_reason THEN was := was || jsonb_build_object('kill_reason', OLD.kill_reason); now_is := now_is || jsonb_build_object('kill_reason', NEW.kill_reason); END IF;
    IF NEW.published_at IS DISTINCT FROM OLD.published_at THEN was := was || jsonb_build_object('published_at', OLD.published_at); now_is := now_is || jsonb_build_object('published_at', NEW.published_at); END IF;
    IF NEW.created_at IS DISTINCT FROM OLD.created_at THEN was := was || jsonb_build_object('created_at', OLD.created_at); now_is := now_is || jsonb_build_object('created_at', NEW.created_at); END IF;
    IF NEW.created_by IS DISTINCT FROM OLD.created_by THEN was := was || jsonb_build_object('created_by', OLD.created_by); now_is := now_is || jsonb_build_object('created_by', NEW.created_by); END IF;
    IF NEW.imported_at IS DISTINCT FROM OLD.imported_at THEN was := was || jsonb_build_object('imported_at', OLD.imported_at); now_is := now_is || jsonb_build_object('imported_at', NEW.imported_at); END IF;
    IF NEW.deleted_at IS DISTINCT FROM OLD.deleted_at THEN was := was || jsonb_build_object('deleted_at', OLD.deleted_at); now_is := now_is || jsonb_build_object('deleted_at', NEW.deleted_at); END IF;
    IF was = '{}' THEN
        RETURN NULL;
    END IF;

    INSERT INTO audit_entry (at, actor, operation, address, trace_id, kind, entity_id, action, before, after)
    VALUES (clock_timestamp(), COALESCE(NULLIF(current_setting('cms.actor', true), ''), 'system'), NULLIF(current_setting('cms.operation', true), ''),
            NULLIF(current_setting('cms.address', true), ''), NULLIF(current_setting('cms.trace', true), ''), 'article', NEW.id, 'update',
            NULLIF(jsonb_strip_nulls(was), '{}'), NULLIF(jsonb_strip_nulls(now_is), '{}'));
    RETURN NULL;
END
$$;
DROP TRIGGER article_audit ON article;
CREATE TRIGGER article_audit AFTER INSERT OR DELETE ON article FOR EACH ROW
    WHEN (current_setting('cms.import', true) IS DISTINCT FROM 'on') EXECUTE FUNCTION record_audit('body_text', 'likeness', 'sorted_at', 'version', 'updated_at', 'updated_by');
CREATE TRIGGER article_changed_audit AFTER UPDATE ON article FOR EACH ROW
    WHEN (current_setting('cms.import', true) IS DISTINCT FROM 'on') EXECUTE FUNCTION record_article_audit();

-- The feed of changes, the schedule, the tags, the search and the caches, which were four triggers. Of each row it takes what it asks for, and so no text that isn't compared.
CREATE OR REPLACE FUNCTION record_changed_articles() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    at constant timestamptz := clock_timestamp();
    is_indexed constant boolean := current_setting('cms.search', true) IS NOT DISTINCT FROM 'on'; -- an import indexes what it writes
    r record;
    was boolean;
    is_now boolean;
    evicted text[] := '{}';
BEGIN
    FOR r IN
        SELECT n.id, n.version, n.version <> o.version AS is_new, n.status, n.deleted_at, n.sorted_at, n.tags, o.sorted_at AS old_sorted_at, o.tags AS old_tags,
               o.status = 'published' AND o.deleted_at IS NULL AS was_public, n.status = 'published' AND n.deleted_at IS NULL AS is_public,
               n.sorted_at <> o.sorted_at OR n.title <> o.title OR n.subtitle IS DISTINCT FROM o.subtitle OR n.tags <> o.tags OR n.body_text <> o.body_text AS is_stale
        FROM old_rows o JOIN new_rows n ON n.id = o.id
    LOOP
        IF r.is_new THEN
            was := r.was_public AND r.old_sorted_at <= at;
            IF was THEN
                was := NOT EXISTS (SELECT FROM article_schedule WHERE article_id = r.id); -- one whose time has come isn't announced before the timer has done it
            END IF;
            is_now := r.is_public AND r.sorted_at <= at;
            INSERT INTO change (type, entity_id, version)
            VALUES (CASE WHEN was AND is_now THEN 'article.updated' WHEN is_now THEN 'article.published' WHEN NOT was THEN 'article.saved'
                         WHEN r.deleted_at IS NOT NULL THEN 'article.deleted' WHEN r.status = 'killed' THEN 'article.killed' ELSE 'article.withdrawn' END, r.id, r.version);
        END IF;

        IF r.is_public AND r.sorted_at > at THEN
            INSERT INTO article_schedule (article_id, due_at) VALUES (r.id, r.sorted_at) ON CONFLICT (article_id) DO UPDATE SET due_at = EXCLUDED.due_at;
        ELSIF r.was_public THEN -- only these are ever scheduled
            DELETE FROM article_schedule WHERE article_id = r.id;
        END IF;

        IF r.old_tags <> '{}' AND (r.old_tags <> r.tags OR r.old_sorted_at <> r.sorted_at OR NOT r.is_public) THEN
            DELETE FROM article_tag WHERE tag = ANY(r.old_tags) AND sorted_at = r.old_sorted_at AND article_id = r.id;
        END IF;
        IF r.tags <> '{}' THEN
            INSERT INTO tag (name) SELECT DISTINCT t.tag FROM unnest(r.tags) AS t (tag) WHERE NOT EXISTS (SELECT FROM tag WHERE name = t.tag) ORDER BY t.tag ON CONFLICT DO NOTHING;
            IF r.is_public THEN
                INSERT INTO article_tag (tag, sorted_at, article_id) SELECT t.tag, r.sorted_at, r.id FROM unnest(r.tags) AS t (tag) ON CONFLICT DO NOTHING;
            END IF;
        END IF;

        IF r.is_stale AND NOT is_indexed THEN
            INSERT INTO search_stale (article_id) VALUES (r.id);
        END IF;
        IF r.was_public OR r.is_public THEN
            evicted := evicted || ('article-' || r.id);
        END IF;
    END LOOP;

    IF evicted <> '{}' THEN
        PERFORM evict(evicted || 'articles'::text);
    END IF;
    RETURN NULL;
END
$$;
DROP TRIGGER article_changed_tags ON article;
DROP TRIGGER article_changed_for_search ON article;
DROP TRIGGER article_changed_evicts ON article;
