-- Full-text search over a shadow of the text, folded and cut into words before it gets here.
-- Marks count as parts of words: without them the vowel signs of Indic and Thai words would split them.

CREATE VIRTUAL TABLE article_text USING fts5 (
    title,
    body,
    tokenize = "unicode61 remove_diacritics 2 categories 'L* N* Co Mn Mc'",
    prefix = '2 3'
);
INSERT INTO article_text (article_text, rank) VALUES ('secure-delete', 1);

CREATE TRIGGER article_purged AFTER DELETE ON article BEGIN
    DELETE FROM article_text WHERE rowid = old.key;
END;

-- The newest summary of each language and length.
CREATE VIEW current_summary AS
SELECT * FROM summary s
WHERE NOT EXISTS (
    SELECT 1 FROM summary n
    WHERE n.article = s.article AND n.language = s.language AND n.length = s.length
      AND (n.created_at, n.key) > (s.created_at, s.key)
);
