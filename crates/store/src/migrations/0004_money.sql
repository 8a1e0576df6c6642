-- What was used and spent, and what may leave this computer.

-- One row a day (UTC), engine, model and article. An article that is removed for good leaves its
-- sums behind under no name: what was spent stays spent.
CREATE TABLE spent (
    day           TEXT NOT NULL,              -- 2026-11-29
    engine        TEXT NOT NULL,
    model         TEXT NOT NULL,              -- empty where the engine has one alone
    article       TEXT NOT NULL,              -- empty for tests of an engine
    requests      INTEGER NOT NULL,
    input_tokens  INTEGER NOT NULL,
    output_tokens INTEGER NOT NULL,
    characters    INTEGER NOT NULL,
    cost          REAL NOT NULL,              -- by the prices of the moment
    PRIMARY KEY (engine, day, model, article)
) WITHOUT ROWID;
CREATE INDEX spent_by_article ON spent (article) WHERE article <> '';

CREATE TRIGGER spent_on_what_is_gone AFTER DELETE ON article BEGIN
    INSERT INTO spent
    SELECT day, engine, model, '', requests, input_tokens, output_tokens, characters, cost
    FROM spent WHERE article = old.id
    ON CONFLICT (engine, day, model, article) DO UPDATE SET
        requests = requests + excluded.requests,
        input_tokens = input_tokens + excluded.input_tokens,
        output_tokens = output_tokens + excluded.output_tokens,
        characters = characters + excluded.characters,
        cost = cost + excluded.cost;
    DELETE FROM spent WHERE article = old.id;
END;

-- The articles that the reader forbade to leave this computer.
CREATE TABLE stays_here (
    article INTEGER PRIMARY KEY REFERENCES article (key) ON DELETE CASCADE
);
