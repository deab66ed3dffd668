-- What every list that readers ask for is read from, newest first, without looking at more than a page of it.

-- Of each reporter.
ALTER TABLE article_reporter ADD COLUMN sorted_at timestamptz;
UPDATE article_reporter ar SET sorted_at = a.sorted_at FROM article a WHERE a.id = ar.article_id;
ALTER TABLE article_reporter ALTER COLUMN sorted_at SET NOT NULL;
CREATE INDEX article_newest_of_reporter ON article_reporter (reporter_id, sorted_at DESC, article_id DESC);

-- Of each source.
CREATE INDEX article_newest_of_source ON article (source, sorted_at DESC, id DESC) WHERE status = 'published' AND deleted_at IS NULL;

-- Those with comments, and how many are approved; a reply counts whatever became of what it answers.
CREATE TABLE article_comments (
    article_id uuid PRIMARY KEY REFERENCES article ON DELETE CASCADE,
    approved   integer     NOT NULL CHECK (approved >= 0),
    sorted_at  timestamptz NOT NULL
);
CREATE INDEX article_comments_newest ON article_comments (sorted_at DESC, article_id DESC) WHERE approved > 0;
INSERT INTO article_comments (article_id, approved, sorted_at)
SELECT a.id, c.approved, a.sorted_at
FROM (SELECT article_id, count(*) AS approved FROM comment WHERE status = 'approved' AND deleted_at IS NULL GROUP BY article_id) c JOIN article a ON a.id = c.article_id;

CREATE FUNCTION count_comments() RETURNS trigger LANGUAGE plpgsql AS $$
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
        INSERT INTO article_comments AS m (article_id, approved, sorted_at) SELECT id, 1, sorted_at FROM article WHERE id = NEW.article_id
        ON CONFLICT (article_id) DO UPDATE SET approved = m.approved + 1;
    ELSIF difference < 0 THEN
        UPDATE article_comments SET approved = approved - 1 WHERE article_id = OLD.article_id;
    END IF;
    RETURN NULL;
END
$$;
CREATE TRIGGER comment_count AFTER INSERT OR DELETE OR UPDATE OF status, deleted_at ON comment FOR EACH ROW EXECUTE FUNCTION count_comments();

CREATE FUNCTION follow_article_time() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    UPDATE article_reporter SET sorted_at = NEW.sorted_at WHERE article_id = NEW.id;
    UPDATE article_comments SET sorted_at = NEW.sorted_at WHERE article_id = NEW.id;
    RETURN NULL;
END
$$;
CREATE TRIGGER article_time AFTER UPDATE OF published_at ON article FOR EACH ROW WHEN (OLD.sorted_at <> NEW.sorted_at) EXECUTE FUNCTION follow_article_time();
