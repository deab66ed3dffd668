-- Those of a category with comments, newest first: few of a category's articles may have any, so that neither its own index nor that of all commented ones finds a page quickly.
ALTER TABLE article_comments ADD COLUMN category_id uuid;
UPDATE article_comments m SET category_id = a.category_id FROM article a WHERE a.id = m.article_id;
CREATE INDEX article_comments_newest_of_category ON article_comments (category_id, sorted_at DESC, article_id DESC) WHERE approved > 0;

CREATE OR REPLACE FUNCTION count_comments() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    difference integer := 0;
BEGIN
    IF TG_OP <> 'INSERT' AND OLD.status = 'approved' AND OLD.deleted_at IS NULL THEN
        difference := difference - 1;
    END IF;
    IF TG_OP <> 'DELETE' AND NEW.status = 'approved' AND NEW.deleted_at IS NULL THEN
        difference := difference + 1;
    END IF;
    IF difference > 0 THEN
        INSERT INTO article_comments AS m (article_id, approved, sorted_at, category_id) SELECT id, 1, sorted_at, category_id FROM article WHERE id = NEW.article_id
        ON CONFLICT (article_id) DO UPDATE SET approved = m.approved + 1;
    ELSIF difference < 0 THEN
        UPDATE article_comments SET approved = approved - 1 WHERE article_id = OLD.article_id;
    END IF;
    RETURN NULL;
END
$$;

CREATE FUNCTION follow_article_category() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    UPDATE article_comments SET category_id = NEW.category_id WHERE article_id = NEW.id;
    RETURN NULL;
END
$$;
CREATE TRIGGER article_category AFTER UPDATE OF category_id ON article FOR EACH ROW WHEN (OLD.category_id IS DISTINCT FROM NEW.category_id) EXECUTE FUNCTION follow_article_category();
