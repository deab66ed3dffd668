-- How the newsroom keeps its shelves: addresses that last, bylines and categories merged, tags renamed everywhere, collections and front pages.

-- Every slug that a reporter or category has or had. It leads to its owner for ever, or to whom that was merged into, and nobody else can take it.
CREATE TABLE address (
    kind     text NOT NULL CHECK (kind IN ('reporter', 'category')),
    slug     text NOT NULL,
    owner_id uuid NOT NULL,
    PRIMARY KEY (kind, slug)
);
CREATE INDEX address_of_owner ON address (owner_id);
INSERT INTO address (kind, slug, owner_id) SELECT 'reporter', slug, id FROM reporter WHERE deleted_at IS NULL;
INSERT INTO address (kind, slug, owner_id) SELECT 'category', slug, id FROM category WHERE deleted_at IS NULL;

-- What was merged is deleted, and names the one that lives on: never one that was merged itself.
ALTER TABLE reporter
    ADD COLUMN merged_into uuid REFERENCES reporter ON DELETE CASCADE,
    ADD CONSTRAINT reporter_merged_is_deleted CHECK (merged_into IS NULL OR deleted_at IS NOT NULL);
CREATE INDEX reporter_merged ON reporter (merged_into) WHERE merged_into IS NOT NULL;
CREATE INDEX reporter_name_key ON reporter (name_key); -- imports look for merged names too
ALTER TABLE category
    ADD COLUMN merged_into uuid REFERENCES category ON DELETE CASCADE,
    ADD CONSTRAINT category_merged_is_deleted CHECK (merged_into IS NULL OR deleted_at IS NOT NULL);

CREATE FUNCTION keep_addresses() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'DELETE' THEN
        DELETE FROM address WHERE kind = TG_TABLE_NAME AND owner_id = OLD.id;
    ELSIF NEW.merged_into IS NOT NULL THEN
        UPDATE address SET owner_id = NEW.merged_into WHERE kind = TG_TABLE_NAME AND owner_id = NEW.id;
    ELSIF NEW.deleted_at IS NOT NULL THEN
        DELETE FROM address WHERE kind = TG_TABLE_NAME AND owner_id = NEW.id;
    ELSE
        INSERT INTO address AS a (kind, slug, owner_id) VALUES (TG_TABLE_NAME, NEW.slug, NEW.id)
        ON CONFLICT (kind, slug) DO UPDATE SET slug = EXCLUDED.slug WHERE a.owner_id = EXCLUDED.owner_id;
        IF NOT FOUND THEN
            RAISE EXCEPTION 'the slug % is another''s', NEW.slug USING ERRCODE = 'unique_violation', CONSTRAINT = TG_TABLE_NAME || '_slug';
        END IF;
    END IF;
    RETURN NULL;
END
$$;
CREATE TRIGGER reporter_addresses AFTER INSERT OR DELETE OR UPDATE OF slug, deleted_at ON reporter FOR EACH ROW EXECUTE FUNCTION keep_addresses();
CREATE TRIGGER category_addresses AFTER INSERT OR DELETE OR UPDATE OF slug, deleted_at ON category FOR EACH ROW EXECUTE FUNCTION keep_addresses();

-- Tags: what published articles are tagged with, newest first in each, so that a tag's list is read from an index; and what tags were called before.
CREATE TABLE article_tag (
    tag        text        NOT NULL,
    sorted_at  timestamptz NOT NULL,
    article_id uuid        NOT NULL, -- no foreign key: the triggers below know each row by its whole key
    PRIMARY KEY (tag, sorted_at, article_id)
);
CREATE TABLE tag (
    name     text COLLATE "C" PRIMARY KEY,
    position bigint NOT NULL GENERATED ALWAYS AS IDENTITY UNIQUE -- in the order in which they came up
);
CREATE TABLE tag_alias (
    id         uuid NOT NULL DEFAULT gen_random_uuid(), -- for the log
    name       text PRIMARY KEY,
    tag        text        NOT NULL,
    created_by text        NOT NULL,
    created_at timestamptz NOT NULL DEFAULT now(),
    CHECK (name <> tag)
);
CREATE INDEX tag_alias_of_tag ON tag_alias (tag);
CREATE TRIGGER tag_alias_audit AFTER INSERT OR UPDATE OR DELETE ON tag_alias FOR EACH ROW EXECUTE FUNCTION record_audit();
CREATE INDEX article_tags ON article USING gin (tags); -- for renaming, which drafts take part in

-- Whoever writes a tag under an old name writes the new one.
CREATE FUNCTION follow_tag_aliases() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (SELECT FROM tag_alias WHERE name = ANY(NEW.tags)) THEN
        NEW.tags := ARRAY(SELECT t.tag FROM (SELECT COALESCE(l.tag, n.tag) AS tag, n.position FROM unnest(NEW.tags) WITH ORDINALITY AS n (tag, position) LEFT JOIN tag_alias l ON l.name = n.tag) t
                          GROUP BY t.tag ORDER BY min(t.position));
    END IF;
    RETURN NEW;
END
$$;
CREATE TRIGGER article_follows_tag_aliases BEFORE INSERT OR UPDATE OF tags ON article FOR EACH ROW WHEN (NEW.tags <> '{}') EXECUTE FUNCTION follow_tag_aliases();

CREATE FUNCTION list_tags() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'UPDATE' THEN
        DELETE FROM article_tag g USING old_rows o JOIN new_rows n ON n.id = o.id, unnest(o.tags) AS t (tag)
        WHERE g.tag = t.tag AND g.sorted_at = o.sorted_at AND g.article_id = o.id
          AND (o.tags <> n.tags OR o.sorted_at <> n.sorted_at OR n.status <> 'published' OR n.deleted_at IS NOT NULL);
    ELSIF TG_OP = 'DELETE' THEN
        DELETE FROM article_tag g USING old_rows o, unnest(o.tags) AS t (tag) WHERE g.tag = t.tag AND g.sorted_at = o.sorted_at AND g.article_id = o.id;
        RETURN NULL;
    END IF;

    INSERT INTO tag (name) SELECT DISTINCT t.tag FROM new_rows n, unnest(n.tags) AS t (tag) WHERE NOT EXISTS (SELECT FROM tag WHERE name = t.tag) ORDER BY t.tag ON CONFLICT DO NOTHING;
    INSERT INTO article_tag (tag, sorted_at, article_id)
    SELECT t.tag, n.sorted_at, n.id FROM new_rows n, unnest(n.tags) AS t (tag) WHERE n.status = 'published' AND n.deleted_at IS NULL
    ON CONFLICT DO NOTHING;
    RETURN NULL;
END
$$;
CREATE TRIGGER article_new_tags AFTER INSERT ON article REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION list_tags();
CREATE TRIGGER article_changed_tags AFTER UPDATE ON article REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION list_tags();
CREATE TRIGGER article_erased_tags AFTER DELETE ON article REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION list_tags();

INSERT INTO tag (name) SELECT DISTINCT t.tag FROM article a, unnest(a.tags) AS t (tag);
INSERT INTO article_tag (tag, sorted_at, article_id)
SELECT t.tag, a.sorted_at, a.id FROM article a, unnest(a.tags) AS t (tag) WHERE a.status = 'published' AND a.deleted_at IS NULL ON CONFLICT DO NOTHING;
