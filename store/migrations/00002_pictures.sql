-- +goose Up
-- Pictures on the pages: a story's lead picture, and which assets the public
-- may know of.

ALTER TABLE revisions ADD COLUMN picture_id      TEXT NOT NULL DEFAULT '';
ALTER TABLE revisions ADD COLUMN picture_alt     TEXT NOT NULL DEFAULT '';
ALTER TABLE revisions ADD COLUMN picture_caption TEXT NOT NULL DEFAULT '';

ALTER TABLE published ADD COLUMN picture_id      TEXT NOT NULL DEFAULT '';
ALTER TABLE published ADD COLUMN picture_alt     TEXT NOT NULL DEFAULT '';
ALTER TABLE published ADD COLUMN picture_caption TEXT NOT NULL DEFAULT '';

-- A picture that says nothing to who cannot see it, such as an ornament.
ALTER TABLE assets ADD COLUMN decorative INTEGER NOT NULL DEFAULT 0;

-- Which assets a published story shows. An asset that stands here is public;
-- no other is.
CREATE TABLE published_assets (
    asset_id TEXT NOT NULL REFERENCES assets (id),
    story_id TEXT NOT NULL REFERENCES published (story_id) ON DELETE CASCADE,
    PRIMARY KEY (asset_id, story_id)
);
CREATE INDEX published_assets_story ON published_assets (story_id, asset_id);
