-- The feeds that the reader follows. Their entries are fetched when they are looked at, not kept.

CREATE TABLE feed (
    url      TEXT PRIMARY KEY NOT NULL,     -- where the feed is
    title    TEXT NOT NULL,
    site     TEXT,                          -- the site it belongs to
    added_at TEXT NOT NULL
);
