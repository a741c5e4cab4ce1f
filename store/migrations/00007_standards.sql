-- +goose Up
-- What the publication says of itself: at most one page of each kind.
CREATE TABLE policies (
    kind    TEXT PRIMARY KEY,
    body    TEXT NOT NULL,
    updated BIGINT NOT NULL
);

-- Where somebody is found elsewhere.
ALTER TABLE contributors ADD COLUMN links TEXT NOT NULL DEFAULT '[]';

-- What a fact check checks, and what it found: JSON, empty for all other kinds.
ALTER TABLE revisions ADD COLUMN claim TEXT NOT NULL DEFAULT '';
ALTER TABLE published ADD COLUMN claim TEXT NOT NULL DEFAULT '';

-- The marked days of a topic, for its timeline.
CREATE TABLE topic_events (
    topic_id TEXT NOT NULL REFERENCES topics (id) ON DELETE CASCADE,
    day      TEXT NOT NULL, -- 2026-11-24
    position INTEGER NOT NULL, -- among those of the same day
    text     TEXT NOT NULL,
    PRIMARY KEY (topic_id, day, position)
);
