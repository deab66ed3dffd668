-- The five resources, the imports that feed them and the keys that open them.
-- Every resource is deleted softly (deleted_at); a unique rule holds among the living unless it says otherwise.

CREATE TABLE api_key (
    id         uuid PRIMARY KEY,
    name       text        NOT NULL UNIQUE CHECK (length(name) BETWEEN 1 AND 100),
    hash       bytea       NOT NULL UNIQUE CHECK (length(hash) = 32), -- SHA-256 of the key, which is random or long
    scopes     text[]      NOT NULL,
    created_at timestamptz NOT NULL DEFAULT now(),
    expires_at timestamptz
);

CREATE INDEX api_key_lookup ON api_key (substring(hash FROM 1 FOR 8));

CREATE TABLE category (
    id         uuid PRIMARY KEY,
    parent_id  uuid REFERENCES category,
    name       text        NOT NULL CHECK (length(name) BETWEEN 1 AND 100),
    slug       text        NOT NULL CHECK (length(slug) BETWEEN 1 AND 80),
    position   integer     NOT NULL CHECK (position >= 0),
    created_at timestamptz NOT NULL DEFAULT now(),
    updated_at timestamptz NOT NULL DEFAULT now(),
    deleted_at timestamptz,
    CONSTRAINT category_is_not_its_parent CHECK (parent_id <> id)
);
CREATE UNIQUE INDEX category_slug ON category (slug) WHERE deleted_at IS NULL;
CREATE INDEX category_parent ON category (parent_id, position);

CREATE TABLE reporter (
    id         uuid PRIMARY KEY,
    name       text        NOT NULL CHECK (length(name) BETWEEN 1 AND 100),
    outlet     text                 CHECK (length(outlet) BETWEEN 1 AND 100),
    emails     text[]      NOT NULL DEFAULT '{}',
    slug       text        NOT NULL CHECK (length(slug) BETWEEN 1 AND 80),
    name_key   text        NOT NULL, -- name and outlet as compared: NFKC, no spaces, lower case
    outlet_key text,
    created_at timestamptz NOT NULL DEFAULT now(),
    updated_at timestamptz NOT NULL DEFAULT now(),
    deleted_at timestamptz
);
CREATE UNIQUE INDEX reporter_slug ON reporter (slug) WHERE deleted_at IS NULL;
CREATE UNIQUE INDEX reporter_byline ON reporter (name_key, outlet_key) NULLS NOT DISTINCT WHERE deleted_at IS NULL;

CREATE TABLE article (
    id           uuid PRIMARY KEY,
    slug         text        NOT NULL CHECK (length(slug) BETWEEN 1 AND 80),
    title        text        NOT NULL CHECK (length(title) BETWEEN 1 AND 300),
    subtitle     text                 CHECK (length(subtitle) BETWEEN 1 AND 1000),
    body         text        NOT NULL CHECK (length(body) <= 1000000), -- sanitised HTML
    body_text    text        NOT NULL,                                -- the same as plain text
    summary      text                 CHECK (length(summary) BETWEEN 1 AND 2000),
    category_id  uuid REFERENCES category,
    tags         text[]      NOT NULL DEFAULT '{}',
    source       text                 CHECK (length(source) BETWEEN 1 AND 100),
    external_id  text                 CHECK (length(external_id) BETWEEN 1 AND 200),
    dateline     text                 CHECK (length(dateline) BETWEEN 1 AND 300),
    copyright    text                 CHECK (length(copyright) BETWEEN 1 AND 500),
    status       text        NOT NULL DEFAULT 'draft' CHECK (status IN ('draft', 'published', 'archived', 'killed')),
    published_at timestamptz,
    version      integer     NOT NULL DEFAULT 1,
    created_at   timestamptz NOT NULL DEFAULT now(),
    created_by   text        NOT NULL,
    updated_at   timestamptz NOT NULL DEFAULT now(),
    updated_by   text        NOT NULL,
    imported_at  timestamptz,
    deleted_at   timestamptz,
    sorted_at    timestamptz NOT NULL GENERATED ALWAYS AS (COALESCE(published_at, created_at)) STORED,
    CONSTRAINT article_published_has_a_time CHECK (status <> 'published' OR published_at IS NOT NULL),
    CONSTRAINT article_external_id_has_a_source CHECK (external_id IS NULL OR source IS NOT NULL)
);
CREATE UNIQUE INDEX article_external_id ON article (source, external_id) WHERE external_id IS NOT NULL AND deleted_at IS NULL;
CREATE INDEX article_newest ON article (sorted_at DESC, id DESC) WHERE status = 'published' AND deleted_at IS NULL;
CREATE INDEX article_newest_in_category ON article (category_id, sorted_at DESC, id DESC) WHERE status = 'published' AND deleted_at IS NULL;
CREATE INDEX article_newest_in_status ON article (status, sorted_at DESC, id DESC) WHERE deleted_at IS NULL;
CREATE INDEX article_of_category ON article (category_id) WHERE deleted_at IS NULL;

-- Every slug an article has had. The present one is article.slug; the others answer 308, and nobody else can take them.
CREATE TABLE article_slug (
    slug       text PRIMARY KEY,
    article_id uuid NOT NULL REFERENCES article ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED, -- claimed before the article is there
    CONSTRAINT article_slug_of_article UNIQUE (article_id, slug)
);
ALTER TABLE article ADD CONSTRAINT article_slug_is_listed
    FOREIGN KEY (id, slug) REFERENCES article_slug (article_id, slug) DEFERRABLE INITIALLY DEFERRED;

CREATE TABLE article_reporter (
    article_id  uuid     NOT NULL REFERENCES article ON DELETE CASCADE,
    position    smallint NOT NULL,
    reporter_id uuid     NOT NULL REFERENCES reporter,
    PRIMARY KEY (article_id, position),
    UNIQUE (reporter_id, article_id)
);

-- What readers may see: the one definition of "published", computed from the clock.
CREATE VIEW published_article AS
SELECT id, slug, title, subtitle, body, body_text, summary, category_id, tags, source, external_id, dateline, copyright,
       status, published_at, version, created_at, created_by, updated_at, updated_by, imported_at, deleted_at, sorted_at
FROM article
WHERE status = 'published' AND sorted_at <= now() AND deleted_at IS NULL;

CREATE TABLE comment (
    id            uuid PRIMARY KEY,
    article_id    uuid        NOT NULL REFERENCES article ON DELETE CASCADE,
    parent_id     uuid,
    author_name   text        NOT NULL CHECK (length(author_name) BETWEEN 1 AND 50),
    account       text,       -- who posted it with a key; null for a guest or an import
    password_hash text,       -- a guest's, as ASP.NET Core's PasswordHasher writes it
    body          text        NOT NULL CHECK (length(body) BETWEEN 1 AND 5000), -- plain text
    status        text        NOT NULL DEFAULT 'pending' CHECK (status IN ('pending', 'approved', 'rejected', 'spam')),
    posted_at     timestamptz,
    import_key    bytea,      -- SHA-256 of what an imported page printed: the same comment is added once
    created_at    timestamptz NOT NULL DEFAULT now(),
    updated_at    timestamptz NOT NULL DEFAULT now(),
    deleted_at    timestamptz,
    -- One level of reply: a parent is a comment of the same article that has no parent itself.
    is_reply        boolean NOT NULL GENERATED ALWAYS AS (parent_id IS NOT NULL) STORED,
    parent_is_reply boolean GENERATED ALWAYS AS (CASE WHEN parent_id IS NULL THEN NULL ELSE false END) STORED,
    UNIQUE (id, article_id, is_reply),
    CONSTRAINT comment_parent FOREIGN KEY (parent_id, article_id, parent_is_reply) REFERENCES comment (id, article_id, is_reply)
);
CREATE UNIQUE INDEX comment_import_key ON comment (article_id, import_key) WHERE import_key IS NOT NULL;
CREATE INDEX comment_newest_of_article ON comment (article_id, id DESC) WHERE deleted_at IS NULL;
CREATE INDEX comment_newest_in_status ON comment (status, id DESC) WHERE deleted_at IS NULL;
CREATE INDEX comment_replies ON comment (parent_id) WHERE parent_id IS NOT NULL;

-- What readers may see of them.
CREATE VIEW approved_comment AS
SELECT c.id, c.article_id, c.parent_id, c.author_name, c.account, c.body, c.status, c.posted_at, c.created_at, c.updated_at
FROM comment c
WHERE c.status = 'approved' AND c.deleted_at IS NULL
  AND EXISTS (SELECT FROM published_article a WHERE a.id = c.article_id)
  AND (c.parent_id IS NULL OR EXISTS (SELECT FROM comment p WHERE p.id = c.parent_id AND p.status = 'approved' AND p.deleted_at IS NULL));

CREATE TABLE weather_snapshot (
    id               uuid PRIMARY KEY,
    source           text        NOT NULL CHECK (length(source) BETWEEN 1 AND 100),
    observed_at      timestamptz,
    captured_at      timestamptz,
    taken_at         timestamptz NOT NULL GENERATED ALWAYS AS (COALESCE(observed_at, captured_at)) STORED,
    time_is_inferred boolean     NOT NULL GENERATED ALWAYS AS (observed_at IS NULL) STORED,
    created_at       timestamptz NOT NULL DEFAULT now(),
    updated_at       timestamptz NOT NULL DEFAULT now(),
    deleted_at       timestamptz
);
CREATE UNIQUE INDEX weather_snapshot_source_time ON weather_snapshot (source, observed_at, (CASE WHEN observed_at IS NULL THEN captured_at END))
    NULLS NOT DISTINCT WHERE deleted_at IS NULL;
CREATE INDEX weather_snapshot_newest ON weather_snapshot (taken_at DESC, id DESC) WHERE deleted_at IS NULL;

CREATE TABLE weather_observation (
    snapshot_id    uuid     NOT NULL REFERENCES weather_snapshot ON DELETE CASCADE,
    position       smallint NOT NULL,
    station        text     NOT NULL CHECK (length(station) BETWEEN 1 AND 50),
    station_id     integer,
    condition      text     NOT NULL,
    condition_text text     NOT NULL CHECK (length(condition_text) <= 50),
    temperature_c  numeric(4, 1),
    PRIMARY KEY (snapshot_id, position)
);

-- Which page an article came from: the identity by which a second import finds it again, whatever editors changed since.
CREATE TABLE imported_article (
    article_id   uuid PRIMARY KEY REFERENCES article ON DELETE CASCADE,
    source       text  NOT NULL,
    external_id  text,
    title_key    text,
    published_at timestamptz,
    fingerprint  bytea NOT NULL, -- SHA-256 of the document and the options it was stored with: the same again changes nothing
    CONSTRAINT imported_article_identity UNIQUE NULLS NOT DISTINCT (source, external_id, title_key, published_at),
    CHECK ((external_id IS NULL) = (title_key IS NOT NULL))
);

-- The raw pages, once each however often they are imported.
CREATE TABLE imported_page (
    sha256 bytea PRIMARY KEY CHECK (length(sha256) = 32),
    length integer NOT NULL,
    gzip   bytea   NOT NULL
);
ALTER TABLE imported_page ALTER COLUMN gzip SET STORAGE EXTERNAL; -- it is compressed already

CREATE TABLE import (
    id             uuid PRIMARY KEY,
    parser_version text        NOT NULL,
    options        jsonb       NOT NULL,
    created_at     timestamptz NOT NULL DEFAULT now(),
    created_by     text        NOT NULL
);

CREATE TABLE import_item (
    import_id           uuid    NOT NULL REFERENCES import ON DELETE CASCADE,
    index               integer NOT NULL,
    sha256              bytea   NOT NULL REFERENCES imported_page,
    outcome             text    NOT NULL CHECK (outcome IN ('created', 'updated', 'unchanged', 'failed')),
    article_id          uuid,   -- no foreign keys: a receipt outlives what it tells of
    weather_snapshot_id uuid,
    reading             json    NOT NULL, -- file name, encoding, layout, document, fields, warnings and error, as answered
    PRIMARY KEY (import_id, index)
);
