-- How often articles are read, by the hour, and the rankings made of it.
CREATE TABLE article_view_hour (
    article_id uuid        NOT NULL REFERENCES article ON DELETE CASCADE,
    hour       timestamptz NOT NULL,
    views      integer     NOT NULL CHECK (views > 0),
    PRIMARY KEY (article_id, hour)
);
CREATE INDEX article_view_hour_hour ON article_view_hour (hour);

-- When each ranking was last frozen; until the next time all readers see the same.
CREATE TABLE ranking (
    span      text PRIMARY KEY,
    frozen_at timestamptz NOT NULL
);
CREATE TABLE article_rank (
    span          text        NOT NULL REFERENCES ranking,
    frozen_at     timestamptz NOT NULL,
    category_id   uuid        NOT NULL, -- nil for the ranking of the whole site
    rank          integer     NOT NULL,
    article_id    uuid        NOT NULL REFERENCES article ON DELETE CASCADE,
    views         bigint      NOT NULL,
    previous_rank integer,              -- in the ranking before; null for one that wasn't in it
    PRIMARY KEY (span, frozen_at, category_id, rank)
);
CREATE INDEX article_rank_of_article ON article_rank (article_id, span);
