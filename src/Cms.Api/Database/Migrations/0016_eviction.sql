-- Which answers a write makes stale. Every instance keeps public answers in memory, each under the keys that its Surrogate-Key names. A transaction that changes what readers
-- see tells all instances its keys as it commits, and the instance that runs it reads them from cms.evict before, to forget them before it answers.

CREATE FUNCTION evict(keys text[]) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
    told text := COALESCE(current_setting('cms.evict', true), '');
    more text := array_to_string(keys, ' ');
BEGIN
    IF more = '' OR told = '*' OR position(' ' || more || ' ' IN ' ' || told || ' ') > 0 THEN
        RETURN;
    END IF;
    IF length(told) + length(more) > 7900 THEN -- a notification has less than 8,000 bytes: this one says everything
        PERFORM pg_notify('cms_evict', '*');
        PERFORM set_config('cms.evict', '*', true);
    ELSE
        PERFORM pg_notify('cms_evict', more);
        PERFORM set_config('cms.evict', ltrim(told || ' ' || more), true);
    END IF;
END
$$;

-- Nothing is kept of what isn't published; nor, under its own key, of what wasn't there.
CREATE FUNCTION evict_articles() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'INSERT' THEN
        PERFORM evict(ARRAY['articles']) WHERE EXISTS (SELECT FROM new_rows WHERE status = 'published');
    ELSIF TG_OP = 'UPDATE' THEN
        PERFORM evict(array_agg('article-' || o.id ORDER BY o.id) || 'articles'::text) FROM old_rows o JOIN new_rows n ON n.id = o.id
        WHERE (o.status = 'published' AND o.deleted_at IS NULL OR n.status = 'published' AND n.deleted_at IS NULL) HAVING count(*) > 0;
    ELSE
        PERFORM evict(array_agg('article-' || id ORDER BY id) || 'articles'::text) FROM old_rows WHERE status = 'published' AND deleted_at IS NULL HAVING count(*) > 0;
    END IF;
    RETURN NULL;
END
$$;
CREATE TRIGGER article_new_evicts AFTER INSERT ON article REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION evict_articles();
CREATE TRIGGER article_changed_evicts AFTER UPDATE ON article REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION evict_articles();
CREATE TRIGGER article_erased_evicts AFTER DELETE ON article REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION evict_articles();

-- Comments are kept by their article.
CREATE FUNCTION evict_comments() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'INSERT' THEN
        PERFORM evict(array_agg(DISTINCT 'comments-of-' || article_id) || 'comments'::text) FROM new_rows WHERE status = 'approved' HAVING count(*) > 0;
    ELSIF TG_OP = 'UPDATE' THEN
        PERFORM evict(array_agg(DISTINCT 'comments-of-' || o.article_id) || 'comments'::text) FROM old_rows o JOIN new_rows n ON n.id = o.id
        WHERE (o.status = 'approved' OR n.status = 'approved') HAVING count(*) > 0;
    ELSE
        PERFORM evict(array_agg(DISTINCT 'comments-of-' || article_id) || 'comments'::text) FROM old_rows WHERE status = 'approved' HAVING count(*) > 0;
    END IF;
    RETURN NULL;
END
$$;
CREATE TRIGGER comment_new_evicts AFTER INSERT ON comment REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION evict_comments();
CREATE TRIGGER comment_changed_evicts AFTER UPDATE ON comment REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION evict_comments();
CREATE TRIGGER comment_erased_evicts AFTER DELETE ON comment REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION evict_comments();

-- The others: the arguments are the key of all of them, and what stands before the id in that of one, where single ones are kept.
CREATE FUNCTION evict_rows() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM evict(ARRAY[TG_ARGV[0]] || CASE WHEN TG_ARGV[1] IS NULL OR TG_OP = 'INSERT' THEN '{}' ELSE ARRAY[TG_ARGV[1] || '-' || (to_jsonb(OLD) ->> TG_ARGV[2])] END);
    RETURN NULL;
END
$$;
CREATE TRIGGER reporter_evicts AFTER INSERT OR UPDATE OR DELETE ON reporter FOR EACH ROW EXECUTE FUNCTION evict_rows('reporters', 'reporter', 'id');
CREATE TRIGGER category_evicts AFTER INSERT OR UPDATE OR DELETE ON category FOR EACH ROW EXECUTE FUNCTION evict_rows('categories', 'category', 'id');
CREATE TRIGGER comment_settings_evicts AFTER UPDATE OR DELETE ON comment_settings FOR EACH ROW EXECUTE FUNCTION evict_rows('comment-settings', 'comments-of', 'article_id');
CREATE TRIGGER comment_settings_new_evicts AFTER INSERT ON comment_settings FOR EACH STATEMENT EXECUTE FUNCTION evict_rows('comment-settings');
CREATE TRIGGER tag_evicts AFTER INSERT OR UPDATE OR DELETE ON tag FOR EACH STATEMENT EXECUTE FUNCTION evict_rows('tags');
CREATE TRIGGER tag_alias_evicts AFTER INSERT OR UPDATE OR DELETE ON tag_alias FOR EACH STATEMENT EXECUTE FUNCTION evict_rows('tags');
CREATE TRIGGER collection_evicts AFTER INSERT OR UPDATE OR DELETE ON collection FOR EACH STATEMENT EXECUTE FUNCTION evict_rows('collections');
CREATE TRIGGER ranking_evicts AFTER INSERT OR UPDATE OR DELETE ON ranking FOR EACH STATEMENT EXECUTE FUNCTION evict_rows('rankings');
CREATE TRIGGER weather_snapshot_evicts AFTER INSERT OR UPDATE OR DELETE ON weather_snapshot FOR EACH STATEMENT EXECUTE FUNCTION evict_rows('weather');
CREATE TRIGGER weather_observation_evicts AFTER INSERT OR UPDATE OR DELETE ON weather_observation FOR EACH STATEMENT EXECUTE FUNCTION evict_rows('weather');
