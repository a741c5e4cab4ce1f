-- +goose Up
-- What a story is called on fronts, in search results and where it is shared, when that is not its headline.
ALTER TABLE revisions ADD COLUMN headline_front TEXT NOT NULL DEFAULT '';
ALTER TABLE revisions ADD COLUMN headline_search TEXT NOT NULL DEFAULT '';
ALTER TABLE revisions ADD COLUMN headline_social TEXT NOT NULL DEFAULT '';
ALTER TABLE published ADD COLUMN headline_front TEXT NOT NULL DEFAULT '';
ALTER TABLE published ADD COLUMN headline_search TEXT NOT NULL DEFAULT '';
ALTER TABLE published ADD COLUMN headline_social TEXT NOT NULL DEFAULT '';
