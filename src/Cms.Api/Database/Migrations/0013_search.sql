-- Search: what each article says, as terms in an index; and the words that editors hold for the same.

-- The terms are made by the program (Search/SearchTerms.cs). Each begins with the month of sorted_at, so that the newest months can be searched first.
-- No foreign keys: who indexes must never wait for who edits. A row whose article is gone finds nothing.
CREATE TABLE article_search (
    article_id uuid PRIMARY KEY,
    sorted_at  timestamptz NOT NULL, -- of the article, when it was indexed
    version    integer     NOT NULL, -- and its version
    terms      bigint[]    NOT NULL
);
DO $$
BEGIN
    ALTER TABLE article_search ALTER COLUMN terms SET COMPRESSION lz4;
EXCEPTION WHEN feature_not_supported THEN
    NULL;
END
$$;
ALTER TABLE article_search ALTER COLUMN terms SET STATISTICS 0; -- they would take long to gather and say nothing: every term is rare
CREATE INDEX article_search_terms ON article_search USING gin (terms); -- whoever writes empties its pending list, which is slow to search

-- Articles whose terms are not those of what they say now. A search looks at these themselves.
CREATE TABLE search_stale (
    seq        bigint NOT NULL GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    article_id uuid   NOT NULL
);
INSERT INTO search_stale (article_id) SELECT id FROM article ORDER BY sorted_at;

CREATE FUNCTION queue_articles_for_search() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'DELETE' THEN
        DELETE FROM article_search s USING old_rows o WHERE s.article_id = o.id;
    ELSIF current_setting('cms.search', true) IS DISTINCT FROM 'on' THEN -- an import indexes what it writes
        IF TG_OP = 'INSERT' THEN
            INSERT INTO search_stale (article_id) SELECT id FROM new_rows;
        ELSE
            INSERT INTO search_stale (article_id)
            SELECT n.id FROM new_rows n JOIN old_rows o ON o.id = n.id
            WHERE (n.sorted_at, n.title, n.subtitle, n.tags, n.body_text) IS DISTINCT FROM (o.sorted_at, o.title, o.subtitle, o.tags, o.body_text);
        END IF;
    END IF;
    RETURN NULL;
END
$$;
CREATE TRIGGER article_new_for_search AFTER INSERT ON article REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION queue_articles_for_search();
CREATE TRIGGER article_changed_for_search AFTER UPDATE ON article REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION queue_articles_for_search();
CREATE TRIGGER article_erased_for_search AFTER DELETE ON article REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION queue_articles_for_search();

-- Bylines are searched too.
CREATE FUNCTION queue_bylines_for_search() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_TABLE_NAME = 'reporter' THEN
        INSERT INTO search_stale (article_id) SELECT article_id FROM article_reporter WHERE reporter_id = NEW.id;
    ELSIF current_setting('cms.search', true) IS DISTINCT FROM 'on' THEN
        INSERT INTO search_stale (article_id) SELECT DISTINCT article_id FROM changed_rows;
    END IF;
    RETURN NULL;
END
$$;
CREATE TRIGGER reporter_renamed_for_search AFTER UPDATE OF name ON reporter FOR EACH ROW WHEN (OLD.name <> NEW.name) EXECUTE FUNCTION queue_bylines_for_search();
CREATE TRIGGER byline_new_for_search AFTER INSERT ON article_reporter REFERENCING NEW TABLE AS changed_rows FOR EACH STATEMENT EXECUTE FUNCTION queue_bylines_for_search();
CREATE TRIGGER byline_changed_for_search AFTER UPDATE ON article_reporter REFERENCING NEW TABLE AS changed_rows FOR EACH STATEMENT EXECUTE FUNCTION queue_bylines_for_search();
CREATE TRIGGER byline_gone_for_search AFTER DELETE ON article_reporter REFERENCING OLD TABLE AS changed_rows FOR EACH STATEMENT EXECUTE FUNCTION queue_bylines_for_search();

CREATE TABLE synonym (
    id         uuid PRIMARY KEY,
    words      text[]      NOT NULL CHECK (cardinality(words) BETWEEN 2 AND 20),
    folded     text[]      NOT NULL, -- as a search compares them
    created_by text        NOT NULL,
    created_at timestamptz NOT NULL DEFAULT now(),
    updated_at timestamptz NOT NULL DEFAULT now()
);
CREATE INDEX synonym_folded ON synonym USING gin (folded);
CREATE TRIGGER synonym_audit AFTER INSERT OR UPDATE OR DELETE ON synonym FOR EACH ROW EXECUTE FUNCTION record_audit('folded', 'updated_at');
