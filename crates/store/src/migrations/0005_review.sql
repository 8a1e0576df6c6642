-- Reviews: rows instead of segments, steps to undo, the life of each row.

-- A row is named by its first segment and the part of it that it begins with.
CREATE TABLE target_by_row (
    article     INTEGER NOT NULL,
    language    TEXT NOT NULL,
    segment     INTEGER NOT NULL,
    part        INTEGER NOT NULL CHECK (part >= 1),
    state       INTEGER NOT NULL CHECK (state BETWEEN 0 AND 3),
    to_check    INTEGER NOT NULL,           -- findings above neutral that nobody chose to ignore
    body        TEXT NOT NULL,
    PRIMARY KEY (article, language, segment, part),
    FOREIGN KEY (article, language) REFERENCES translation (article, language) ON DELETE CASCADE
) WITHOUT ROWID;
INSERT INTO target_by_row SELECT article, language, segment, 1, state, to_check, body FROM target;
DROP TABLE target;
ALTER TABLE target_by_row RENAME TO target;

ALTER TABLE translation ADD COLUMN layout TEXT NOT NULL DEFAULT '{}';   -- JSON, joins and cuts
ALTER TABLE translation ADD COLUMN extra INTEGER NOT NULL DEFAULT 0;    -- rows more than segments
ALTER TABLE translation ADD COLUMN ignored TEXT NOT NULL DEFAULT '[]';  -- JSON, checks by id
ALTER TABLE translation ADD COLUMN revision INTEGER NOT NULL DEFAULT 0; -- another one with every change

-- One count for all, so that no translation ever has a revision that another one had in its place.
INSERT INTO meta (name, value) VALUES ('revision', '1');
UPDATE translation SET revision = 1;

CREATE TRIGGER article_changed AFTER UPDATE OF body ON article BEGIN
    UPDATE meta SET value = CAST(value AS INTEGER) + 1 WHERE name = 'revision';
    UPDATE translation SET revision = (SELECT CAST(value AS INTEGER) FROM meta WHERE name = 'revision')
    WHERE article = new.key;
END;

CREATE TABLE step (
    key         INTEGER PRIMARY KEY,        -- later steps have greater ones
    article     INTEGER NOT NULL,
    language    TEXT NOT NULL,
    what        TEXT NOT NULL,
    at          TEXT NOT NULL,
    undone      INTEGER NOT NULL DEFAULT 0 CHECK (undone IN (0, 1)),
    body        TEXT NOT NULL,              -- JSON, what was and what is
    FOREIGN KEY (article, language) REFERENCES translation (article, language) ON DELETE CASCADE
);
CREATE INDEX step_by_translation ON step (article, language, undone, key);

CREATE TABLE history (
    key         INTEGER PRIMARY KEY,
    article     INTEGER NOT NULL,
    language    TEXT NOT NULL,
    segment     INTEGER NOT NULL,
    part        INTEGER NOT NULL,
    at          TEXT NOT NULL,
    what        TEXT NOT NULL,
    engine      TEXT,                       -- JSON; null for a person
    text        TEXT,                       -- the target after it; null where it is the one before
    state       INTEGER NOT NULL CHECK (state BETWEEN 0 AND 3),
    FOREIGN KEY (article, language) REFERENCES translation (article, language) ON DELETE CASCADE
);
CREATE INDEX history_by_row ON history (article, language, segment, part, key);
