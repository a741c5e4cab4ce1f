-- +goose Up
-- The text of a story between two of its revisions: what people write together,
-- step by step. A step is one small change, numbered in the one order in which
-- everybody's changes happened; the primary key holds that order, whichever
-- node took the step.
CREATE TABLE open_texts (
    story_id   TEXT PRIMARY KEY REFERENCES stories (id),
    version    BIGINT NOT NULL,  -- of the newest step: how many were ever taken
    oldest     BIGINT NOT NULL,  -- only steps after this one are kept
    turn       BIGINT NOT NULL,  -- counts the writings of fields
    revision   INTEGER NOT NULL, -- holds what was written up to the next two
    saved      BIGINT NOT NULL,
    saved_turn BIGINT NOT NULL,
    doc        TEXT NOT NULL,    -- the document at version "saved", as the editor writes it; empty is the revision's own
    by_id      TEXT NOT NULL,    -- who wrote last
    touched    BIGINT NOT NULL
);
CREATE INDEX open_texts_touched ON open_texts (touched) WHERE doc <> '';
CREATE INDEX open_texts_unsaved ON open_texts (story_id) WHERE saved < version OR saved_turn < turn;

CREATE TABLE open_steps (
    story_id TEXT NOT NULL REFERENCES stories (id),
    version  BIGINT NOT NULL,
    client   TEXT NOT NULL, -- the tab that it was done in
    by_id    TEXT NOT NULL,
    step     TEXT NOT NULL,
    PRIMARY KEY (story_id, version)
);

-- Fields that were written and are in no revision yet, each with its last writer.
CREATE TABLE open_fields (
    story_id TEXT NOT NULL REFERENCES stories (id),
    name     TEXT NOT NULL,
    value    TEXT NOT NULL,
    turn     BIGINT NOT NULL,
    by_id    TEXT NOT NULL,
    PRIMARY KEY (story_id, name)
);
