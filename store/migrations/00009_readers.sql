-- +goose Up
-- What readers and machines understand: the days of a topic, sections in other
-- languages, faces of those who write, what was withdrawn, and translations.

-- The table of 00007 was never written to; an event also has an id, by which
-- it is amended, and perhaps the story that tells of it.
DROP TABLE topic_events;
CREATE TABLE topic_events (
    id       TEXT PRIMARY KEY,
    topic_id TEXT NOT NULL REFERENCES topics (id) ON DELETE CASCADE,
    day      TEXT NOT NULL, -- 2026-11-24, or 2026-11 or 2026 where no more is known
    text     TEXT NOT NULL,
    story_id TEXT REFERENCES stories (id)
);
CREATE INDEX topic_events_topic ON topic_events (topic_id, day, id);

-- What a section is called in the editions that call it something else: a JSON
-- object by the editions' ids.
ALTER TABLE sections ADD COLUMN names TEXT NOT NULL DEFAULT '{}';

-- An asset, or empty.
ALTER TABLE contributors ADD COLUMN portrait TEXT NOT NULL DEFAULT '';

-- Where a story stood when it was withdrawn, so that its notice can lead to
-- others. Like all that the public reads, it holds nothing of a newer draft.
CREATE TABLE withdrawn (
    story_id        TEXT PRIMARY KEY REFERENCES stories (id),
    edition_id      TEXT NOT NULL,
    section_id      TEXT NOT NULL,
    first_published BIGINT NOT NULL,
    topics          TEXT NOT NULL -- ids, in order
);

-- Stories of one group are translations of each other.
CREATE TABLE translations (
    story_id TEXT PRIMARY KEY REFERENCES stories (id),
    group_id TEXT NOT NULL
);
CREATE INDEX translations_group ON translations (group_id, story_id);
