-- +goose Up
-- A front is kept whole, as JSON: it is read and written whole. Its place is
-- 'home' or the id of a section.

-- What editors arrange and readers do not see.
CREATE TABLE front_drafts (
    place    TEXT PRIMARY KEY,
    revision INTEGER NOT NULL,
    by_id    TEXT NOT NULL,
    saved    BIGINT NOT NULL,
    body     TEXT NOT NULL
);

-- Every front as it was published. Rows are never changed and never deleted.
CREATE TABLE front_versions (
    place  TEXT NOT NULL,
    number INTEGER NOT NULL,
    by_id  TEXT NOT NULL,
    at     BIGINT NOT NULL,
    note   TEXT NOT NULL,
    body   TEXT NOT NULL,
    PRIMARY KEY (place, number)
);

-- What the public sees.
CREATE TABLE published_fronts (
    place  TEXT PRIMARY KEY,
    number INTEGER NOT NULL,
    body   TEXT NOT NULL,
    FOREIGN KEY (place, number) REFERENCES front_versions (place, number)
);
