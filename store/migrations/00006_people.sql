-- +goose Up
-- People at the door: where a session is, invitations, second steps, and the
-- half of the audit that the change log does not hold.

ALTER TABLE sessions ADD COLUMN address TEXT NOT NULL DEFAULT '';
ALTER TABLE sessions ADD COLUMN seen BIGINT NOT NULL DEFAULT 0;

ALTER TABLE api_keys ADD COLUMN by_id TEXT NOT NULL DEFAULT '';
ALTER TABLE api_keys ADD COLUMN used BIGINT NOT NULL DEFAULT 0;
ALTER TABLE api_keys ADD COLUMN used_from TEXT NOT NULL DEFAULT '';

-- One that was used or taken back is deleted; the log tells of it.
CREATE TABLE invitations (
    id         TEXT PRIMARY KEY,
    token_hash TEXT NOT NULL UNIQUE,
    email      TEXT NOT NULL,
    name       TEXT NOT NULL,
    role       TEXT NOT NULL,
    user_id    TEXT NOT NULL, -- whose new password it sets; empty makes an account
    by_id      TEXT NOT NULL,
    created    BIGINT NOT NULL,
    expires    BIGINT NOT NULL
);

CREATE TABLE passkeys (
    id         TEXT PRIMARY KEY, -- of the credential, base64url
    user_id    TEXT NOT NULL REFERENCES users (id) ON DELETE CASCADE,
    name       TEXT NOT NULL,
    created    BIGINT NOT NULL,
    used       BIGINT NOT NULL,
    credential TEXT NOT NULL
);
CREATE INDEX passkeys_user ON passkeys (user_id, created);

-- An app that shows codes. step is the last one that was used (RFC 6238, 5.2).
CREATE TABLE code_apps (
    user_id TEXT PRIMARY KEY REFERENCES users (id) ON DELETE CASCADE,
    secret  TEXT NOT NULL,
    since   BIGINT NOT NULL,
    step    BIGINT NOT NULL
);

-- One that was used is deleted.
CREATE TABLE recovery_codes (
    user_id TEXT NOT NULL REFERENCES users (id) ON DELETE CASCADE,
    hash    TEXT NOT NULL,
    PRIMARY KEY (user_id, hash)
);

-- Challenges that were answered, so that none is answered twice.
CREATE TABLE spent_challenges (
    hash    TEXT PRIMARY KEY,
    expires BIGINT NOT NULL
);

-- Comings and goings. No page follows them, so they are not in the change log.
CREATE TABLE door_log (
    id      TEXT PRIMARY KEY,
    at      BIGINT NOT NULL,
    act     TEXT NOT NULL,
    by_id   TEXT NOT NULL,
    email   TEXT NOT NULL,
    address TEXT NOT NULL,
    agent   TEXT NOT NULL,
    note    TEXT NOT NULL
);
CREATE INDEX door_log_at ON door_log (at, id);
CREATE INDEX door_log_by ON door_log (by_id, at, id);
CREATE INDEX door_log_act ON door_log (act, at, id);

CREATE INDEX changes_at ON changes (at, seq);
CREATE INDEX changes_by ON changes (by_id, at, seq);
CREATE INDEX changes_act ON changes (act, at, seq);

-- Topics that became part of another. Revisions name them for ever.
CREATE TABLE merged_topics (
    id       TEXT PRIMARY KEY,
    slug     TEXT NOT NULL,
    topic_id TEXT NOT NULL REFERENCES topics (id)
);
CREATE INDEX merged_topics_slug ON merged_topics (slug);
CREATE INDEX merged_topics_topic ON merged_topics (topic_id);
