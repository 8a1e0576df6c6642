//! The search index, and what a reader types turned into a query of it.

use std::ops::Range;

use diglot_core::article::{Article, SegmentId};
use diglot_core::segment::words;
use rusqlite::{Connection, OptionalExtension, params};
use unicode_normalization::UnicodeNormalization;

use crate::error::StoreError;
use crate::fold::{fold, tokens, tokens_of};
use crate::json;
use crate::reading::{Size, Tally, is_cjk};

/// The way that texts are folded and cut. Raised when that changes: libraries are then indexed anew.
const INDEX_VERSION: &str = "1";

/// Parts words that stood together. The tokenizer parts words there too, and it can be taken out
/// again to search the text as it was written.
const JOINT: char = '\u{200B}';

/// More terms than anybody types on purpose; what follows is ignored.
const MAX_TERMS: usize = 32;

/// One thing to look for, as typed between two spaces.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Term {
    /// Its words, folded.
    pub(crate) words: Vec<String>,
    /// Whether words that begin with the last one count.
    pub(crate) prefix: bool,
    /// Folded as in the index, without joints.
    pub(crate) plain: String,
}

impl Term {
    /// Whether it must be looked for inside words: a single Chinese or Japanese character.
    fn is_inside_words(&self) -> bool {
        let mut chars = self.plain.chars();
        chars.next().is_some_and(is_cjk) && chars.next().is_none()
    }

    /// Whether it is in a script that does not part words.
    pub(crate) fn is_unspaced(&self) -> bool {
        self.plain.chars().any(is_unspaced)
    }
}

/// The terms of what a reader typed. None where it has no words in it.
pub(crate) fn terms(typed: &str) -> Vec<Term> {
    let typed: String = typed.nfc().map(|c| if c.is_control() { ' ' } else { c }).collect();
    let mut terms: Vec<Term> = typed.split_whitespace().filter_map(term).take(MAX_TERMS).collect();
    if let Some(last) = terms.last_mut() {
        last.prefix = true;
    }
    terms
}

fn term(chunk: &str) -> Option<Term> {
    let shadow = shadow(chunk, tokens(chunk));
    let words: Vec<String> =
        shadow.split([' ', JOINT]).filter(|w| !w.is_empty()).map(str::to_owned).collect();
    let plain = shadow.replace(JOINT, "");
    // Endings are glued to Korean words, and where an unspaced word ends is a guess.
    let prefix = plain.chars().any(|c| is_unspaced(c) || is_hangul(c));
    (!words.is_empty()).then_some(Term { words, prefix, plain })
}

/// The query of the full-text index for these terms; `None` where all must be looked for otherwise.
///
/// Every word is quoted, so nothing that is typed is ever read as an operator.
pub(crate) fn match_query(terms: &[Term]) -> Option<String> {
    let quoted: Vec<String> = terms
        .iter()
        .filter(|t| !t.is_inside_words())
        .map(|t| {
            format!("\"{}\"{}", t.words.join(" ").replace('"', "\"\""), if t.prefix { " *" } else { "" })
        })
        .collect();
    (!quoted.is_empty()).then(|| quoted.join(" AND "))
}

/// The texts of the terms that must be looked for inside words.
pub(crate) fn inside_words(terms: &[Term]) -> impl Iterator<Item = &str> {
    terms.iter().filter(|t| t.is_inside_words()).map(|t| t.plain.as_str())
}

/// A text as it stands in the index: its words, folded, parted by a space where something stood
/// between them and by a joint where nothing did.
fn shadow(text: &str, tokens: Vec<Range<usize>>) -> String {
    let mut out = String::with_capacity(text.len());
    let mut end = None;
    for range in tokens {
        let word = fold(&text[range.clone()]);
        if !word.chars().any(char::is_alphanumeric) {
            continue;
        }
        if let Some(end) = end {
            out.push(if end == range.start { JOINT } else { ' ' });
        }
        out.push_str(&word);
        end = Some(range.end);
    }
    out
}

/// What the tables keep of an article's text beside the text itself.
pub(crate) struct Digest {
    title: String,
    body: String,
    /// The size of what is kept.
    pub(crate) size: Size,
}

/// Reads an article through: its words are looked for once, since that is slow for some scripts.
pub(crate) fn digest(article: &Article) -> Digest {
    let mut tally = Tally::default();
    let mut body = String::new();
    for segment in article.kept_segments() {
        let text: String = segment.text.nfc().collect();
        let words = words(&text);
        tally.add(&text, &words);
        if segment.id != SegmentId::TITLE {
            body.push_str(&shadow(&text, tokens_of(&text, &words)));
            body.push('\n');
        }
    }
    let plain = |text: &str| {
        let text: String = text.nfc().collect();
        shadow(&text, tokens(&text))
    };
    for text in [&article.byline, &article.site_name].into_iter().flatten() {
        body.push_str(&plain(text));
        body.push('\n');
    }
    Digest { title: plain(&article.title), body, size: tally.size() }
}

/// Writes an article into the index, in the place of what stood there for it.
pub(crate) fn index(connection: &Connection, key: i64, digest: &Digest) -> Result<(), StoreError> {
    connection.prepare_cached("DELETE FROM article_text WHERE rowid = ?1")?.execute([key])?;
    connection
        .prepare_cached("INSERT INTO article_text (rowid, title, body) VALUES (?1, ?2, ?3)")?
        .execute(params![key, digest.title, digest.body])?;
    Ok(())
}

/// Whether the index was written by this version of the folding.
pub(crate) fn is_current(connection: &Connection) -> Result<bool, StoreError> {
    let version: Option<String> =
        connection.query_row("SELECT value FROM meta WHERE name = 'index'", [], |r| r.get(0)).optional()?;
    Ok(version.as_deref() == Some(INDEX_VERSION))
}

/// Writes the index of the whole library anew.
pub(crate) fn index_all(connection: &Connection) -> Result<(), StoreError> {
    connection.execute("DELETE FROM article_text", [])?;
    let mut statement = connection.prepare("SELECT key, body FROM article")?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        // One entry that cannot be read must not lock the reader out of all others; `verify` names it.
        if let Ok(article) = json::column::<Article>(row, 1, "article.body") {
            index(connection, row.get(0)?, &digest(&article))?;
        }
    }
    connection.execute("INSERT OR REPLACE INTO meta (name, value) VALUES ('index', ?1)", [INDEX_VERSION])?;
    Ok(())
}

fn is_hangul(c: char) -> bool {
    matches!(u32::from(c), 0x1100..=0x11FF | 0x3130..=0x318F | 0xA960..=0xA97F | 0xAC00..=0xD7FF)
}

/// Whether a character is of a script that does not part words: Chinese, Japanese, Thai, Lao,
/// Burmese, Khmer.
fn is_unspaced(c: char) -> bool {
    is_cjk(c) || matches!(u32::from(c), 0xE00..=0xEFF | 0x1000..=0x109F | 0x1780..=0x17FF)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_typed_becomes_quoted_words() {
        let check = |typed: &str, want: Option<&str>| {
            assert_eq!(match_query(&terms(typed)).as_deref(), want, "{typed}");
        };
        check("", None);
        check("हिन्दी", Some("\"हिन्दी\" *"));
        check("  \u{0} \t", None);
        check("Quick OK", Some("\"quick\" AND \"ok\" *"));
        check("a AND NOT \"b", Some("\"a\" AND \"and\" AND \"not\" AND \"b\" *"));
        check("title:x*", Some("\"title x\" *"));
        check("Straße weg", Some("\"strasse\" AND \"weg\" *"));
        check("部署", Some("\"部署\" *"));
        check("문장 끝", Some("\"문장\" * AND \"끝\" *"));
        check("署", None);
        check("quick 署", Some("\"quick\""));
        check("** (( ^ -", None);
        check("__", None);
    }
}
