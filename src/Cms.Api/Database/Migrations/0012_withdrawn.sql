-- A comment that its author takes back keeps its place where others have answered it.
ALTER TABLE comment ADD COLUMN withdrawn_at timestamptz;
CREATE OR REPLACE VIEW approved_comment AS
SELECT c.id, c.article_id, c.parent_id, c.author_name, c.account, c.body, c.status, c.posted_at, c.created_at, c.updated_at, c.like_count, c.withdrawn_at
FROM comment c
WHERE c.status = 'approved' AND c.deleted_at IS NULL
  AND EXISTS (SELECT FROM published_article a WHERE a.id = c.article_id)
  AND (c.parent_id IS NULL OR EXISTS (SELECT FROM comment p WHERE p.id = c.parent_id AND p.status = 'approved' AND p.deleted_at IS NULL));
