-- Boxes of articles that editors fill: WEEKLY HOTISSUE, the lead of the front page.
CREATE TABLE collection (
    id                   uuid PRIMARY KEY,
    slug                 text        NOT NULL CHECK (length(slug) BETWEEN 1 AND 80),
    title                text        NOT NULL CHECK (length(title) BETWEEN 1 AND 100),
    size                 integer     NOT NULL CHECK (size BETWEEN 1 AND 50),
    fallback             text        NOT NULL CHECK (fallback IN ('none', 'newest', 'mostRead')),
    fallback_category_id uuid REFERENCES category ON DELETE SET NULL,
    front_page_position  integer     CHECK (front_page_position >= 0), -- null: not on the front page
    slots                jsonb       NOT NULL DEFAULT '[]', -- articleId, from and until, in order; an article that is gone leaves its slot empty
    created_at           timestamptz NOT NULL DEFAULT now(),
    updated_at           timestamptz NOT NULL DEFAULT now(),
    deleted_at           timestamptz
);
CREATE UNIQUE INDEX collection_slug ON collection (slug) WHERE deleted_at IS NULL;
CREATE TRIGGER collection_audit AFTER INSERT OR UPDATE OR DELETE ON collection FOR EACH ROW EXECUTE FUNCTION record_audit('updated_at');
CREATE TRIGGER collection_change AFTER INSERT OR UPDATE OR DELETE ON collection FOR EACH ROW EXECUTE FUNCTION record_changes('collection');
