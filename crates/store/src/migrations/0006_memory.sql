-- The glossary and the translation memory.

CREATE TABLE term (
    key             INTEGER PRIMARY KEY AUTOINCREMENT,
    source_language TEXT NOT NULL,
    target_language TEXT NOT NULL,
    source          TEXT NOT NULL,
    folded          TEXT NOT NULL,          -- what order and search go by
    body            TEXT NOT NULL           -- JSON, the whole term
);
CREATE UNIQUE INDEX term_by_source ON term (source_language, target_language, source);

CREATE TABLE memory_pair (
    key             INTEGER PRIMARY KEY,
    source_language TEXT NOT NULL,
    target_language TEXT NOT NULL,
    units           INTEGER NOT NULL,
    UNIQUE (source_language, target_language)
);

-- Units outlive their articles, so these are named and not referred to.
CREATE TABLE memory (
    key             INTEGER PRIMARY KEY AUTOINCREMENT,
    pair            INTEGER NOT NULL REFERENCES memory_pair (key),
    identity        INTEGER NOT NULL,       -- a hash of the source and its languages
    source          TEXT NOT NULL,
    target          TEXT NOT NULL,
    article         TEXT,                   -- where it was approved; null for one from a file
    row             TEXT,
    origin          TEXT NOT NULL,          -- the article's title or the file's name
    at              TEXT NOT NULL
);
CREATE INDEX memory_by_identity ON memory (identity);
CREATE UNIQUE INDEX memory_by_row ON memory (article, pair, row) WHERE article IS NOT NULL;

-- Which units have a word: hashes only, so the text stands in one place.
CREATE VIRTUAL TABLE memory_words USING fts5 (
    words,
    content = '',
    contentless_delete = 1,
    detail = 'none',
    tokenize = 'ascii'
);
-- In how many units a word is, so that the rarest are looked up first.
CREATE TABLE memory_word (
    word            INTEGER PRIMARY KEY,
    units           INTEGER NOT NULL
);
