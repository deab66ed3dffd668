-- Readers: whose comment it is without saying who they are, votes, what is held back and why, and what moderators did.

ALTER TABLE comment
    ADD COLUMN visitor      text,    -- a keyed digest of where a guest posted from; never the address
    ADD COLUMN body_key     bytea,   -- a digest of the folded body: the same text many times is a flood
    ADD COLUMN held_for     text CHECK (held_for IN ('word', 'flood')),
    ADD COLUMN like_count   integer NOT NULL DEFAULT 0 CHECK (like_count >= 0),
    ADD COLUMN report_count integer NOT NULL DEFAULT 0 CHECK (report_count >= 0);
CREATE INDEX comment_of_visitor ON comment (visitor, created_at) WHERE visitor IS NOT NULL;
CREATE INDEX comment_of_body ON comment (body_key, created_at) WHERE body_key IS NOT NULL;
CREATE INDEX comment_held ON comment (id DESC) WHERE held_for IS NOT NULL AND deleted_at IS NULL;
CREATE INDEX comment_reported ON comment (id DESC) WHERE report_count > 0 AND deleted_at IS NULL;

CREATE OR REPLACE VIEW approved_comment AS
SELECT c.id, c.article_id, c.parent_id, c.author_name, c.account, c.body, c.status, c.posted_at, c.created_at, c.updated_at, c.like_count
FROM comment c
WHERE c.status = 'approved' AND c.deleted_at IS NULL
  AND EXISTS (SELECT FROM published_article a WHERE a.id = c.article_id)
  AND (c.parent_id IS NULL OR EXISTS (SELECT FROM comment p WHERE p.id = c.parent_id AND p.status = 'approved' AND p.deleted_at IS NULL));

CREATE TABLE comment_vote (
    comment_id uuid        NOT NULL REFERENCES comment ON DELETE CASCADE,
    kind       text        NOT NULL CHECK (kind IN ('like', 'report')),
    visitor    text        NOT NULL,
    created_at timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (comment_id, kind, visitor)
);

-- Where an article's comments aren't as the site's are.
CREATE TABLE comment_settings (
    article_id uuid PRIMARY KEY REFERENCES article ON DELETE CASCADE,
    moderation text CHECK (moderation IN ('pre', 'post', 'closed')),
    closes_at  timestamptz
);

CREATE TABLE blocked_word (
    id         uuid PRIMARY KEY,
    word       text        NOT NULL CHECK (length(word) BETWEEN 1 AND 50),
    folded     text        NOT NULL CONSTRAINT blocked_word_folded UNIQUE, -- as texts are searched for it
    exceptions text[]      NOT NULL DEFAULT '{}',
    created_by text        NOT NULL,
    created_at timestamptz NOT NULL DEFAULT now()
);

-- What moderators decided in one go, and what the comments were before, so that it can be undone.
CREATE TABLE moderation (
    id         uuid PRIMARY KEY,
    status     text        NOT NULL,
    created_by text        NOT NULL,
    created_at timestamptz NOT NULL DEFAULT now(),
    undone_at  timestamptz
);
CREATE TABLE moderation_item (
    moderation_id   uuid        NOT NULL REFERENCES moderation ON DELETE CASCADE,
    comment_id      uuid        NOT NULL REFERENCES comment ON DELETE CASCADE,
    status_before   text        NOT NULL,
    held_for_before text,
    changed_at      timestamptz NOT NULL, -- the comment's updated_at, until somebody else changes it
    PRIMARY KEY (moderation_id, comment_id)
);
CREATE INDEX moderation_item_of_comment ON moderation_item (comment_id);

-- Votes count, but change nothing that is told of.
DROP TRIGGER comment_audit ON comment;
CREATE TRIGGER comment_audit AFTER INSERT OR UPDATE OR DELETE ON comment FOR EACH ROW WHEN (current_setting('cms.import', true) IS DISTINCT FROM 'on')
    EXECUTE FUNCTION record_audit('password_hash', 'import_key', 'is_reply', 'parent_is_reply', 'updated_at', 'visitor', 'body_key', 'like_count', 'report_count');
DROP TRIGGER comment_change ON comment;
CREATE TRIGGER comment_change AFTER INSERT OR DELETE OR UPDATE OF author_name, body, status, deleted_at ON comment FOR EACH ROW EXECUTE FUNCTION record_changes('comment', 'approved');
CREATE TRIGGER blocked_word_audit AFTER INSERT OR UPDATE OR DELETE ON blocked_word FOR EACH ROW EXECUTE FUNCTION record_audit('folded');
CREATE TRIGGER moderation_audit AFTER INSERT OR UPDATE OR DELETE ON moderation FOR EACH ROW EXECUTE FUNCTION record_audit();
