-- +goose Up
-- The picture library: rights and their end, crops by hand, what a picture is
-- found by, where it is used, and what happened to it.

ALTER TABLE assets ADD COLUMN number       BIGINT NOT NULL DEFAULT 0; -- in the order in which they came
ALTER TABLE assets ADD COLUMN source       TEXT NOT NULL DEFAULT '';
ALTER TABLE assets ADD COLUMN licence      TEXT NOT NULL DEFAULT '';
ALTER TABLE assets ADD COLUMN restrictions TEXT NOT NULL DEFAULT '';
ALTER TABLE assets ADD COLUMN terms        TEXT NOT NULL DEFAULT 'conditional'; -- what news.Asset.Terms makes of the two before
ALTER TABLE assets ADD COLUMN expires      BIGINT NOT NULL DEFAULT 0;
ALTER TABLE assets ADD COLUMN ended        BIGINT NOT NULL DEFAULT 0; -- when it was taken off the public pages
ALTER TABLE assets ADD COLUMN crops        TEXT NOT NULL DEFAULT '';
ALTER TABLE assets ADD COLUMN uses         INTEGER NOT NULL DEFAULT 0; -- stories and fronts that show it, drafts among them

UPDATE assets SET number = (SELECT COUNT(*) FROM assets o WHERE (o.created, o.id) <= (assets.created, assets.id));
CREATE UNIQUE INDEX assets_number ON assets (number);
CREATE INDEX assets_by ON assets (by_id, number);
CREATE INDEX assets_terms ON assets (terms, number);
CREATE INDEX assets_used ON assets (number) WHERE uses > 0;
CREATE INDEX assets_ending ON assets (expires, id) WHERE expires > 0 AND ended = 0;
CREATE INDEX assets_expiry ON assets (number) WHERE expires > 0;

-- Who and what is to be seen.
CREATE TABLE asset_topics (
    asset_id TEXT NOT NULL REFERENCES assets (id),
    topic_id TEXT NOT NULL REFERENCES topics (id),
    position INTEGER NOT NULL,
    PRIMARY KEY (topic_id, asset_id)
);
CREATE INDEX asset_topics_asset ON asset_topics (asset_id, position);

-- The words of pictures, as found_words holds those of stories.
CREATE TABLE asset_words (
    word    TEXT NOT NULL,
    part    BIGINT NOT NULL,
    numbers TEXT NOT NULL,
    PRIMARY KEY (word, part)
);

-- The sketch of what a picture looks like, in four bands: two pictures that
-- look alike have a band in common.
CREATE TABLE asset_sketches (
    band     INTEGER NOT NULL,
    value    BIGINT NOT NULL,
    asset_id TEXT NOT NULL REFERENCES assets (id),
    PRIMARY KEY (band, value, asset_id)
);
CREATE INDEX asset_sketches_asset ON asset_sketches (asset_id, band);

-- What the newest revision of a story shows.
CREATE TABLE asset_uses (
    asset_id TEXT NOT NULL REFERENCES assets (id),
    story_id TEXT NOT NULL REFERENCES stories (id),
    PRIMARY KEY (asset_id, story_id)
);
CREATE INDEX asset_uses_story ON asset_uses (story_id, asset_id);
INSERT INTO asset_uses (asset_id, story_id)
    SELECT v.picture_id, s.id FROM stories s JOIN revisions v ON v.story_id = s.id AND v.number = s.revision JOIN assets a ON a.id = v.picture_id
    UNION SELECT asset_id, story_id FROM published_assets;
UPDATE assets SET uses = (SELECT COUNT(*) FROM asset_uses u WHERE u.asset_id = assets.id);

-- Pictures that cards of a published front show in place of their stories' own.
-- They are public with the card: while its container is, and its story.
CREATE TABLE front_assets (
    place    TEXT NOT NULL,
    asset_id TEXT NOT NULL REFERENCES assets (id),
    story_id TEXT NOT NULL,
    begins   BIGINT NOT NULL,
    ends     BIGINT NOT NULL
);
CREATE INDEX front_assets_place ON front_assets (place);
CREATE INDEX front_assets_asset ON front_assets (asset_id, begins, ends);
CREATE INDEX front_assets_begins ON front_assets (begins);
CREATE INDEX front_assets_ends ON front_assets (ends);
CREATE INDEX front_assets_story ON front_assets (story_id);

-- Who changes a front takes its row here first, so that two who do so at once
-- come one after the other.
CREATE TABLE front_turns (
    place TEXT PRIMARY KEY,
    turn  BIGINT NOT NULL
);

-- Which changes were about a picture.
CREATE TABLE asset_changes (
    asset_id TEXT NOT NULL,
    seq      BIGINT NOT NULL REFERENCES changes (seq),
    PRIMARY KEY (asset_id, seq)
);
