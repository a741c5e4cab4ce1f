-- +goose Up
-- What the newsroom decides by: notes, the checklist's overrides, links for
-- outsiders, planned coverage, saved views, and what stories are found by. No
-- method of store.Public reads any of it.

-- Notes on a story, answers to them, and suggested changes. A passage is told
-- by its words and those around, so that the text itself holds no trace of it.
CREATE TABLE notes (
    id       TEXT PRIMARY KEY,
    story_id TEXT NOT NULL REFERENCES stories (id),
    answers  TEXT REFERENCES notes (id), -- the note that this one answers
    kind     TEXT NOT NULL,
    revision INTEGER NOT NULL,           -- the newest when it was written
    text     TEXT NOT NULL,
    lead     TEXT NOT NULL,              -- the words before the passage
    quote    TEXT NOT NULL,              -- the passage; empty for the whole story
    tail     TEXT NOT NULL,              -- the words after it
    instead  TEXT NOT NULL,              -- of a suggestion: what should stand there
    by_id    TEXT NOT NULL,
    at       BIGINT NOT NULL,
    ended    BIGINT NOT NULL,            -- when it was resolved; 0 while it is open
    ended_by TEXT NOT NULL,
    outcome  TEXT NOT NULL               -- resolved, accepted or rejected
);
CREATE INDEX notes_story ON notes (story_id, at, id);

-- Who let which revision go out over which rules of the checklist, and why.
CREATE TABLE overrides (
    story_id TEXT NOT NULL REFERENCES stories (id),
    revision INTEGER NOT NULL,
    rules    TEXT NOT NULL,
    reason   TEXT NOT NULL,
    by_id    TEXT NOT NULL,
    at       BIGINT NOT NULL,
    PRIMARY KEY (story_id, revision)
);

-- Links by which somebody outside the newsroom may read one revision.
CREATE TABLE preview_links (
    id         TEXT PRIMARY KEY,
    story_id   TEXT NOT NULL REFERENCES stories (id),
    revision   INTEGER NOT NULL,
    token_hash TEXT NOT NULL UNIQUE,
    for_whom   TEXT NOT NULL,
    by_id      TEXT NOT NULL,
    created    BIGINT NOT NULL,
    expires    BIGINT NOT NULL,
    revoked    BIGINT NOT NULL,
    used       BIGINT NOT NULL, -- when last
    uses       INTEGER NOT NULL
);
CREATE INDEX preview_links_story ON preview_links (story_id, created, id);

-- Coverage that is planned: what, who, when it is due. A plan becomes a story.
CREATE TABLE plans (
    id         TEXT PRIMARY KEY,
    what       TEXT NOT NULL,
    note       TEXT NOT NULL,
    section_id TEXT REFERENCES sections (id),
    who        TEXT REFERENCES users (id),
    due        BIGINT NOT NULL,
    story_id   TEXT UNIQUE REFERENCES stories (id),
    by_id      TEXT NOT NULL,
    created    BIGINT NOT NULL,
    dropped    BIGINT NOT NULL
);
CREATE INDEX plans_due ON plans (due, id) WHERE dropped = 0;

CREATE INDEX stories_embargo ON stories (embargo, id) WHERE embargo > 0;
CREATE INDEX stories_first_published ON stories (first_published, id) WHERE first_published > 0;

-- A list of stories that somebody comes back to.
CREATE TABLE views (
    id      TEXT PRIMARY KEY,
    user_id TEXT NOT NULL,
    name    TEXT NOT NULL,
    query   TEXT NOT NULL,
    UNIQUE (user_id, name)
);

-- What the desk finds stories by. A story's number grows with its making; the
-- words of its newest text point to numbers, a few thousand to a row.
CREATE TABLE found_stories (
    story_id TEXT PRIMARY KEY REFERENCES stories (id),
    number   BIGINT NOT NULL UNIQUE,
    revision INTEGER NOT NULL -- the one whose words stand below
);
CREATE TABLE found_words (
    word    TEXT NOT NULL,
    part    BIGINT NOT NULL,
    numbers TEXT NOT NULL,
    PRIMARY KEY (word, part)
);

-- Stories that share a sketch say much the same.
CREATE TABLE sketches (
    sketch   BIGINT NOT NULL,
    story_id TEXT NOT NULL REFERENCES stories (id),
    PRIMARY KEY (sketch, story_id)
);
CREATE INDEX sketches_story ON sketches (story_id);
