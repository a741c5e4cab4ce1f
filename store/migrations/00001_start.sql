-- +goose Up
-- One text for SQLite and PostgreSQL. Ids are ULIDs, times are unix
-- milliseconds (0 is "not set"), truth is 0 or 1.

CREATE TABLE settings (
    name  TEXT PRIMARY KEY,
    value TEXT NOT NULL
);

-- The change log. Its head is a row of its own, so that writers queue for
-- their number and a follower never sees a later one before an earlier one.
CREATE TABLE log_head (
    id  INTEGER PRIMARY KEY CHECK (id = 1),
    seq BIGINT NOT NULL
);
INSERT INTO log_head (id, seq) VALUES (1, 0);

CREATE TABLE changes (
    seq      BIGINT PRIMARY KEY,
    at       BIGINT NOT NULL,
    act      TEXT NOT NULL,
    by_id    TEXT NOT NULL,
    story_id TEXT NOT NULL,
    note     TEXT NOT NULL,
    keys     TEXT NOT NULL
);
CREATE INDEX changes_story ON changes (story_id, seq);

CREATE TABLE cursors (
    follower TEXT PRIMARY KEY,
    seq      BIGINT NOT NULL
);

CREATE TABLE editions (
    id       TEXT PRIMARY KEY,
    slug     TEXT NOT NULL UNIQUE,
    name     TEXT NOT NULL,
    language TEXT NOT NULL,
    position INTEGER NOT NULL
);

CREATE TABLE sections (
    id          TEXT PRIMARY KEY,
    slug        TEXT NOT NULL UNIQUE,
    name        TEXT NOT NULL,
    description TEXT NOT NULL,
    parent_id   TEXT REFERENCES sections (id),
    position    INTEGER NOT NULL
);

CREATE TABLE topics (
    id          TEXT PRIMARY KEY,
    slug        TEXT NOT NULL UNIQUE,
    name        TEXT NOT NULL,
    kind        TEXT NOT NULL,
    aliases     TEXT NOT NULL,
    description TEXT NOT NULL,
    wikidata    TEXT NOT NULL
);

-- Every name and other name of a topic, folded, by which it is found.
CREATE TABLE topic_names (
    folded   TEXT NOT NULL,
    topic_id TEXT NOT NULL REFERENCES topics (id) ON DELETE CASCADE,
    PRIMARY KEY (folded, topic_id)
);
CREATE INDEX topic_names_topic ON topic_names (topic_id);

CREATE TABLE users (
    id       TEXT PRIMARY KEY,
    email    TEXT NOT NULL UNIQUE,
    name     TEXT NOT NULL,
    role     TEXT NOT NULL,
    password TEXT NOT NULL,
    disabled INTEGER NOT NULL,
    created  BIGINT NOT NULL
);

CREATE TABLE contributors (
    id      TEXT PRIMARY KEY,
    slug    TEXT NOT NULL UNIQUE,
    name    TEXT NOT NULL,
    folded  TEXT NOT NULL,
    title   TEXT NOT NULL,
    bio     TEXT NOT NULL,
    user_id TEXT REFERENCES users (id)
);
CREATE INDEX contributors_folded ON contributors (folded);

CREATE TABLE sessions (
    token_hash TEXT PRIMARY KEY,
    user_id    TEXT NOT NULL REFERENCES users (id) ON DELETE CASCADE,
    created    BIGINT NOT NULL,
    expires    BIGINT NOT NULL,
    agent      TEXT NOT NULL
);
CREATE INDEX sessions_user ON sessions (user_id);
CREATE INDEX sessions_expires ON sessions (expires);

CREATE TABLE api_keys (
    id         TEXT PRIMARY KEY,
    name       TEXT NOT NULL,
    role       TEXT NOT NULL,
    token_hash TEXT NOT NULL UNIQUE,
    created    BIGINT NOT NULL,
    revoked    BIGINT NOT NULL
);

-- A story as the newsroom sees it. The columns from headline to section are
-- those of its newest revision, for lists on the desk.
CREATE TABLE stories (
    id              TEXT PRIMARY KEY,
    version         BIGINT NOT NULL,
    state           TEXT NOT NULL,
    author          TEXT NOT NULL,
    revision        INTEGER NOT NULL,
    created         BIGINT NOT NULL,
    saved           BIGINT NOT NULL,
    headline        TEXT NOT NULL,
    folded          TEXT NOT NULL,
    kind            TEXT NOT NULL,
    section_id      TEXT REFERENCES sections (id),
    embargo         BIGINT NOT NULL,
    schedule        BIGINT NOT NULL,
    published       INTEGER NOT NULL,
    first_published BIGINT NOT NULL,
    updated         BIGINT NOT NULL,
    path            TEXT NOT NULL,
    breaking        BIGINT NOT NULL,
    withdrawn       BIGINT NOT NULL,
    notice          TEXT NOT NULL, -- why it was withdrawn, for readers
    reason          TEXT NOT NULL  -- why it was sent back or spiked, for the newsroom alone
);
CREATE INDEX stories_saved ON stories (saved, id);
CREATE INDEX stories_state ON stories (state, saved, id);
CREATE INDEX stories_author ON stories (author, saved, id);
CREATE INDEX stories_section ON stories (section_id, saved, id);
CREATE INDEX stories_kind ON stories (kind, saved, id);
CREATE INDEX stories_schedule ON stories (schedule, id) WHERE schedule > 0;

CREATE TABLE story_topics (
    story_id TEXT NOT NULL REFERENCES stories (id),
    topic_id TEXT NOT NULL REFERENCES topics (id),
    PRIMARY KEY (topic_id, story_id)
);
CREATE INDEX story_topics_story ON story_topics (story_id);

-- Revisions are never changed and never deleted.
CREATE TABLE revisions (
    story_id   TEXT NOT NULL REFERENCES stories (id),
    number     INTEGER NOT NULL,
    base       INTEGER NOT NULL,
    by_id      TEXT NOT NULL,
    saved      BIGINT NOT NULL,
    kind       TEXT NOT NULL,
    edition_id TEXT REFERENCES editions (id),
    section_id TEXT REFERENCES sections (id),
    headline   TEXT NOT NULL,
    standfirst TEXT NOT NULL,
    kicker     TEXT NOT NULL,
    dateline   TEXT NOT NULL,
    slug       TEXT NOT NULL,
    weight     TEXT NOT NULL,
    source     TEXT NOT NULL,
    body       TEXT NOT NULL,
    topics     TEXT NOT NULL,
    bylines    TEXT NOT NULL,
    PRIMARY KEY (story_id, number)
);

CREATE INDEX revisions_source ON revisions (source) WHERE source <> '';

-- What the public sees, and nothing else: reading for pages, feeds and the
-- open API goes through these tables alone.
CREATE TABLE published (
    story_id        TEXT PRIMARY KEY REFERENCES stories (id),
    revision        INTEGER NOT NULL,
    path            TEXT NOT NULL UNIQUE,
    kind            TEXT NOT NULL,
    edition_id      TEXT NOT NULL REFERENCES editions (id),
    section_id      TEXT NOT NULL REFERENCES sections (id),
    headline        TEXT NOT NULL,
    standfirst      TEXT NOT NULL,
    kicker          TEXT NOT NULL,
    dateline        TEXT NOT NULL,
    weight          TEXT NOT NULL,
    words           INTEGER NOT NULL,
    body            TEXT NOT NULL,
    first_published BIGINT NOT NULL,
    updated         BIGINT NOT NULL,
    breaking        BIGINT NOT NULL
);
CREATE INDEX published_latest ON published (first_published, story_id);
CREATE INDEX published_kind ON published (kind, first_published, story_id);
CREATE INDEX published_breaking ON published (breaking) WHERE breaking > 0;

-- A story stands under its section and under every section above it.
CREATE TABLE published_sections (
    section_id      TEXT NOT NULL REFERENCES sections (id),
    first_published BIGINT NOT NULL,
    story_id        TEXT NOT NULL REFERENCES published (story_id) ON DELETE CASCADE,
    PRIMARY KEY (section_id, first_published, story_id)
);
CREATE INDEX published_sections_story ON published_sections (story_id);

CREATE TABLE published_topics (
    topic_id        TEXT NOT NULL REFERENCES topics (id),
    first_published BIGINT NOT NULL,
    story_id        TEXT NOT NULL REFERENCES published (story_id) ON DELETE CASCADE,
    position        INTEGER NOT NULL,
    PRIMARY KEY (topic_id, first_published, story_id)
);
CREATE INDEX published_topics_story ON published_topics (story_id, position);

CREATE TABLE published_bylines (
    contributor_id  TEXT NOT NULL REFERENCES contributors (id),
    first_published BIGINT NOT NULL,
    story_id        TEXT NOT NULL REFERENCES published (story_id) ON DELETE CASCADE,
    position        INTEGER NOT NULL,
    PRIMARY KEY (contributor_id, first_published, story_id)
);
CREATE INDEX published_bylines_story ON published_bylines (story_id, position);

-- Every path that a story ever had. The one that is current is its permalink;
-- the others lead there.
CREATE TABLE permalinks (
    path     TEXT PRIMARY KEY,
    story_id TEXT NOT NULL REFERENCES stories (id),
    is_current INTEGER NOT NULL,
    since    BIGINT NOT NULL
);
CREATE INDEX permalinks_story ON permalinks (story_id);

-- Paths that lead elsewhere: of renamed sections and of the paper that was before.
CREATE TABLE redirects (
    path   TEXT PRIMARY KEY,
    target TEXT NOT NULL
);

CREATE TABLE corrections (
    id       TEXT PRIMARY KEY,
    story_id TEXT NOT NULL REFERENCES stories (id),
    kind     TEXT NOT NULL,
    text     TEXT NOT NULL,
    at       BIGINT NOT NULL,
    by_id    TEXT NOT NULL
);
CREATE INDEX corrections_story ON corrections (story_id, at, id);
CREATE INDEX corrections_at ON corrections (at, id);

CREATE TABLE assets (
    id         TEXT PRIMARY KEY,
    hash       TEXT NOT NULL,
    name       TEXT NOT NULL,
    media_type TEXT NOT NULL,
    bytes      BIGINT NOT NULL,
    width      INTEGER NOT NULL,
    height     INTEGER NOT NULL,
    alt        TEXT NOT NULL,
    caption    TEXT NOT NULL,
    credit     TEXT NOT NULL,
    copyright  TEXT NOT NULL,
    focus_x    DOUBLE PRECISION NOT NULL,
    focus_y    DOUBLE PRECISION NOT NULL,
    by_id      TEXT NOT NULL,
    created    BIGINT NOT NULL
);
CREATE INDEX assets_hash ON assets (hash);
CREATE INDEX assets_created ON assets (created, id);
