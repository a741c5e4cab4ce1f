-- +goose Up
-- The front of an edition is chosen from its newest stories.
CREATE INDEX published_edition ON published (edition_id, first_published, story_id);
