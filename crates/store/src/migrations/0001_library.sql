-- The library: what was imported and what was made of it.
-- Whole domain values lie in `body` as JSON; the columns beside it are what lists and filters need.

CREATE TABLE meta (
    name  TEXT PRIMARY KEY NOT NULL,
    value TEXT NOT NULL
) WITHOUT ROWID;

CREATE TABLE article (
    key         INTEGER PRIMARY KEY,
    id          TEXT NOT NULL UNIQUE,
    title       TEXT NOT NULL,
    url         TEXT,                       -- the canonical address
    source_url  TEXT,                       -- the address it was fetched from
    language    TEXT NOT NULL,              -- the language worked with
    segments    INTEGER NOT NULL,           -- how many are kept
    words       INTEGER NOT NULL,
    minutes     INTEGER NOT NULL,
    imported_at TEXT NOT NULL,
    is_read     INTEGER NOT NULL DEFAULT 0 CHECK (is_read IN (0, 1)),
    deleted_at  TEXT,                       -- set while the article lies in the bin
    body        TEXT NOT NULL
);
CREATE INDEX article_by_time ON article (imported_at DESC, key DESC);
CREATE INDEX article_by_url ON article (url) WHERE url IS NOT NULL;
CREATE INDEX article_by_source_url ON article (source_url) WHERE source_url IS NOT NULL;

CREATE TABLE summary (
    key         INTEGER PRIMARY KEY,
    article     INTEGER NOT NULL REFERENCES article (key) ON DELETE CASCADE,
    language    TEXT NOT NULL,
    length      TEXT NOT NULL,
    engine      TEXT NOT NULL,
    model       TEXT,
    created_at  TEXT NOT NULL,
    to_check    INTEGER NOT NULL,
    body        TEXT NOT NULL
);
CREATE INDEX summary_by_article ON summary (article, language, length, created_at, key);

CREATE TABLE translation (
    article     INTEGER NOT NULL REFERENCES article (key) ON DELETE CASCADE,
    language    TEXT NOT NULL,
    engine      TEXT NOT NULL,              -- JSON, the engine of the last run
    usage       TEXT NOT NULL,              -- JSON, of all runs together
    PRIMARY KEY (article, language)
) WITHOUT ROWID;

CREATE TABLE target (
    article     INTEGER NOT NULL,
    language    TEXT NOT NULL,
    segment     INTEGER NOT NULL,
    state       INTEGER NOT NULL CHECK (state BETWEEN 0 AND 3),
    is_human    INTEGER NOT NULL CHECK (is_human IN (0, 1)),
    to_check    INTEGER NOT NULL,
    body        TEXT NOT NULL,
    PRIMARY KEY (article, language, segment),
    FOREIGN KEY (article, language) REFERENCES translation (article, language) ON DELETE CASCADE
) WITHOUT ROWID;

CREATE TABLE setting (
    name        TEXT PRIMARY KEY NOT NULL,
    value       TEXT NOT NULL
) WITHOUT ROWID;

-- Keys are never here: they live with the operating system or in memory.
CREATE TABLE engine (
    id          TEXT PRIMARY KEY NOT NULL,
    name        TEXT NOT NULL,
    preset      TEXT NOT NULL,
    base_url    TEXT NOT NULL,
    model       TEXT,
    options     TEXT NOT NULL,
    created_at  TEXT NOT NULL
);
