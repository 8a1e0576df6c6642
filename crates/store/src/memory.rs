//! The translation memory.
//!
//! A unit is filed under the words of its source, each together with the languages and about how long
//! the source is. A search reads the lists of the rarest words of the right lengths, newest first, and
//! compares what stands in most of them: so it costs the same among a thousand units and a million.

use std::collections::HashMap;

use diglot_core::article::ArticleId;
use diglot_core::lang::LangTag;
use diglot_core::memory::{Features, Source, features, lengths_near, same_source};
use rusqlite::{Connection, OptionalExtension, Row, params};

use crate::error::StoreError;
use crate::open::Library;

/// A pair that a person approved, or that a file brought.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MemoryUnit {
    /// The language of the source.
    pub source_language: LangTag,
    /// The language of the target.
    pub target_language: LangTag,
    /// The source.
    pub source: String,
    /// The target.
    pub target: String,
    /// The article it was approved in; `None` for one from a file.
    pub article: Option<ArticleId>,
    /// The row of that article.
    pub row: Option<String>,
    /// That article's title, or the file's name.
    pub origin: String,
    /// RFC 3339, when it was approved or imported.
    pub at: String,
}

/// What to look for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MemoryQuery<'a> {
    /// The source.
    pub text: &'a str,
    /// Its language.
    pub source_language: &'a LangTag,
    /// The language wanted.
    pub target_language: &'a LangTag,
    /// The least likeness that counts, 0 to 100.
    pub least: u8,
    /// How many at most.
    pub limit: usize,
}

/// Entries of word lists that one search reads, at most; SQLite reads about two million a second.
const MOST_READ: usize = 9_000;
/// Entries of one word's list that are read, at most.
const MOST_OF_A_WORD: usize = 3_000;
/// Units that are compared, at most.
const MOST_COMPARED: usize = 60;

const COLUMNS: &str =
    "memory.key, source_language, target_language, source, target, article, row, origin, at";

impl Library {
    /// Units whose sources are alike, the most alike first and of these the newest; each pair of texts
    /// once. One of another region or script of the target's language counts as 99 at most.
    ///
    /// # Errors
    /// Where the library cannot be read.
    pub fn search_memory(&self, query: &MemoryQuery<'_>) -> Result<Vec<(u8, MemoryUnit)>, StoreError> {
        self.read(|tx| search(tx, query))
    }

    /// For each source the newest target of exactly that source; `None` where there is none. Of several
    /// targets of one source only the newest counts.
    ///
    /// # Errors
    /// Where the library cannot be read.
    pub fn exact_in_memory(
        &self,
        sources: &[&str],
        source_language: &LangTag,
        target_language: &LangTag,
    ) -> Result<Vec<Option<MemoryUnit>>, StoreError> {
        self.read(|tx| {
            let family = family(source_language, target_language);
            sources
                .iter()
                .map(|source| {
                    let found = of_identity(tx, identity(&family, source))?;
                    Ok(found.into_iter().map(|(_, unit)| unit).find(|unit| {
                        same_source(&unit.source, source) && fits(&unit.target_language, target_language)
                    }))
                })
                .collect()
        })
    }

    /// The pairs of languages and how many units each has.
    ///
    /// # Errors
    /// Where the library cannot be read.
    pub fn memory_pairs(&self) -> Result<Vec<(LangTag, LangTag, u32)>, StoreError> {
        self.read(|tx| {
            let mut statement = tx.prepare_cached(
                "SELECT source_language, target_language, units FROM memory_pair WHERE units > 0
                 ORDER BY source_language, target_language",
            )?;
            let rows = statement
                .query_map([], |r| Ok((r.get::<_, String>(0)?, r.get::<_, String>(1)?, r.get(2)?)))?;
            rows.map(|row| row.map(|(s, t, units)| (tag(&s), tag(&t), units)).map_err(StoreError::from))
                .collect()
        })
    }

    /// Units in the order in which they came, from behind that key on, with theirs. A language finds
    /// its regions and scripts too.
    ///
    /// # Errors
    /// Where the library cannot be read.
    pub fn memory_units(
        &self,
        source_language: Option<&LangTag>,
        target_language: Option<&LangTag>,
        behind: i64,
        limit: usize,
    ) -> Result<Vec<(i64, MemoryUnit)>, StoreError> {
        self.read(|tx| {
            let mut statement = tx.prepare_cached(&format!(
                "SELECT {COLUMNS} FROM memory JOIN memory_pair ON memory_pair.key = pair
                 WHERE memory.key > ?3
                   AND (?1 IS NULL OR source_language = ?1 OR source_language LIKE ?1 || '-%')
                   AND (?2 IS NULL OR target_language = ?2 OR target_language LIKE ?2 || '-%')
                 ORDER BY memory.key LIMIT ?4"
            ))?;
            let named = |tag: Option<&LangTag>| tag.map(ToString::to_string);
            let limit = i64::try_from(limit).unwrap_or(i64::MAX);
            let rows = statement
                .query_map(params![named(source_language), named(target_language), behind, limit], row)?;
            Ok(rows.collect::<Result<_, _>>()?)
        })
    }

    /// Adds units that no article has, all or none; says how many were new. A pair of texts that is
    /// there already, in these languages, stays as it is.
    ///
    /// # Errors
    /// Where the library cannot be written.
    pub fn add_to_memory(&self, units: &[MemoryUnit]) -> Result<usize, StoreError> {
        self.write(|tx| {
            let mut words = Words::default();
            let mut added = 0;
            for unit in units {
                let family = family(&unit.source_language, &unit.target_language);
                let known =
                    of_identity(tx, identity(&family, &unit.source))?.into_iter().any(|(_, known)| {
                        known.target == unit.target
                            && known.source == unit.source
                            && known.source_language == unit.source_language
                            && known.target_language == unit.target_language
                    });
                if !known {
                    insert(tx, unit, &family, &mut words)?;
                    added += 1;
                }
            }
            words.write(tx)?;
            Ok(added)
        })
    }

    /// Forgets what was approved in an article; says how many units that were.
    ///
    /// # Errors
    /// Where the library cannot be written.
    pub fn forget_article(&self, article: &ArticleId) -> Result<usize, StoreError> {
        self.write(|tx| remove(tx, "article = ?1", params![article.0]))
    }
}

/// Keeps what was approved in a row of an article, in the place of what was approved there before. A
/// unit without an article or a row belongs to [`Library::add_to_memory`] and is not kept here.
///
/// # Errors
/// Where the library cannot be written.
pub(crate) fn learn(connection: &Connection, unit: &MemoryUnit) -> Result<(), StoreError> {
    let (Some(article), Some(row)) = (&unit.article, &unit.row) else { return Ok(()) };
    forget(connection, article, &unit.target_language, row)?;
    if unit.source.trim().is_empty() || unit.target.trim().is_empty() {
        return Ok(());
    }
    let mut words = Words::default();
    insert(connection, unit, &family(&unit.source_language, &unit.target_language), &mut words)?;
    words.write(connection)
}

/// Forgets what was approved in a row; `false` where nothing was.
///
/// # Errors
/// Where the library cannot be written.
pub(crate) fn forget(
    connection: &Connection,
    article: &ArticleId,
    target_language: &LangTag,
    row: &str,
) -> Result<bool, StoreError> {
    let condition = "article = ?1 AND row = ?2
        AND pair IN (SELECT key FROM memory_pair WHERE target_language = ?3)";
    Ok(remove(connection, condition, params![article.0, row, target_language.as_str()])? > 0)
}

/// Languages whose units are found together: their regions do not matter, a script does, and of Chinese
/// the region names it.
fn family(source: &LangTag, target: &LangTag) -> String {
    let one = |tag: &LangTag| {
        let mut name = tag.primary().to_owned();
        let parts: Vec<&str> = tag.as_str().split('-').skip(1).collect();
        let script =
            parts.iter().find(|p| p.len() == 4 && p.bytes().all(|b| b.is_ascii_alphabetic())).copied();
        let traditional = parts.iter().any(|p| matches!(*p, "TW" | "HK" | "MO"));
        match (script, tag.primary()) {
            (Some("Hans"), "zh") => {}
            (None, "zh" | "yue") if traditional => name.push_str("-Hant"),
            (Some(script), _) => name.push_str(&format!("-{script}")),
            (None, _) => {}
        }
        name
    };
    format!("{}\n{}", one(source), one(target))
}

/// Whether a unit's target language is the one wanted, or one of the two names no region.
fn fits(own: &LangTag, wanted: &LangTag) -> bool {
    let region = |tag: &LangTag| {
        let is_region = |p: &&str| p.len() == 2 || (p.len() == 3 && p.bytes().all(|b| b.is_ascii_digit()));
        tag.as_str().split('-').skip(1).find(is_region).map(str::to_owned)
    };
    match (region(own), region(wanted)) {
        (Some(a), Some(b)) => a == b,
        _ => true,
    }
}

/// FNV-1a over parts, of which none runs into the next.
fn hash(parts: &[&[u8]]) -> u64 {
    let mut hash = 0xcbf2_9ce4_8422_2325_u64;
    for byte in parts.iter().flat_map(|part| part.iter().copied().chain(std::iter::once(0xFF))) {
        hash = (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3);
    }
    hash ^ (hash >> 32)
}

/// What is the same for the same source in the same languages, whatever its white space.
fn identity(family: &str, source: &str) -> i64 {
    let plain = Source::new(source).plain().to_owned();
    hash(&[family.as_bytes(), plain.as_bytes()]).cast_signed()
}

/// The name of a word in the index: of 48 bits, since a collision costs one comparison.
fn word(family: &str, bucket: u32, key: u64) -> i64 {
    let hash = hash(&[family.as_bytes(), &bucket.to_le_bytes(), &key.to_le_bytes()]);
    (hash >> 16).cast_signed()
}

fn token(word: i64) -> String {
    format!("{word:012x}")
}

/// The names under which a text is filed.
fn filed(family: &str, text: &str) -> Vec<i64> {
    let Features { length, keys } = features(text);
    let bucket = lengths_near(length, 100).first().copied().unwrap_or(0);
    keys.into_iter().map(|key| word(family, bucket, key)).collect()
}

/// Changes in how many units have a word, collected so that each is written once.
#[derive(Debug, Default)]
struct Words(HashMap<i64, i64>);

impl Words {
    fn write(self, connection: &Connection) -> Result<(), StoreError> {
        let mut changes: Vec<(i64, i64)> = self.0.into_iter().filter(|(_, by)| *by != 0).collect();
        // In the order of the table, which is where they go.
        changes.sort_unstable();
        let mut statement = connection.prepare_cached(
            "INSERT INTO memory_word (word, units) VALUES (?1, ?2)
             ON CONFLICT DO UPDATE SET units = units + excluded.units",
        )?;
        for (word, by) in changes {
            statement.execute([word, by])?;
        }
        Ok(())
    }
}

fn insert(
    connection: &Connection,
    unit: &MemoryUnit,
    family: &str,
    words: &mut Words,
) -> Result<(), StoreError> {
    let languages = params![unit.source_language.as_str(), unit.target_language.as_str()];
    let pair: i64 = connection
        .prepare_cached(
            "INSERT INTO memory_pair (source_language, target_language, units) VALUES (?1, ?2, 1)
             ON CONFLICT DO UPDATE SET units = units + 1 RETURNING key",
        )?
        .query_row(languages, |r| r.get(0))?;
    connection
        .prepare_cached(
            "INSERT INTO memory (pair, identity, source, target, article, row, origin, at)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
        )?
        .execute(params![
            pair,
            identity(family, &unit.source),
            unit.source,
            unit.target,
            unit.article.as_ref().map(|a| &a.0),
            unit.row,
            unit.origin,
            unit.at
        ])?;
    let key = connection.last_insert_rowid();
    let filed = filed(family, &unit.source);
    let tokens: Vec<String> = filed.iter().map(|word| token(*word)).collect();
    connection
        .prepare_cached("INSERT INTO memory_words (rowid, words) VALUES (?1, ?2)")?
        .execute(params![key, tokens.join(" ")])?;
    for word in filed {
        *words.0.entry(word).or_default() += 1;
    }
    Ok(())
}

/// Removes the units that a condition names; says how many.
fn remove(
    connection: &Connection,
    condition: &str,
    values: &[&dyn rusqlite::ToSql],
) -> Result<usize, StoreError> {
    let sql = format!(
        "SELECT {COLUMNS}, pair FROM memory JOIN memory_pair ON memory_pair.key = pair WHERE {condition}"
    );
    let mut statement = connection.prepare_cached(&sql)?;
    let found = statement.query_map(values, |r| Ok((row(r)?, r.get::<_, i64>(9)?)))?;
    let found: Vec<((i64, MemoryUnit), i64)> = found.collect::<Result<_, _>>()?;
    let mut words = Words::default();
    for ((key, unit), pair) in &found {
        let family = family(&unit.source_language, &unit.target_language);
        for word in filed(&family, &unit.source) {
            *words.0.entry(word).or_default() -= 1;
        }
        connection.prepare_cached("DELETE FROM memory_words WHERE rowid = ?1")?.execute([key])?;
        connection.prepare_cached("DELETE FROM memory WHERE key = ?1")?.execute([key])?;
        connection
            .prepare_cached("UPDATE memory_pair SET units = units - 1 WHERE key = ?1")?
            .execute([pair])?;
    }
    words.write(connection)?;
    Ok(found.len())
}

/// The units of an identity, the newest first.
fn of_identity(connection: &Connection, identity: i64) -> Result<Vec<(i64, MemoryUnit)>, StoreError> {
    let mut statement = connection.prepare_cached(&format!(
        "SELECT {COLUMNS} FROM memory JOIN memory_pair ON memory_pair.key = pair
         WHERE identity = ?1 ORDER BY memory.key DESC LIMIT 50"
    ))?;
    let rows = statement.query_map([identity], row)?;
    Ok(rows.collect::<Result<_, _>>()?)
}

fn search(connection: &Connection, query: &MemoryQuery<'_>) -> Result<Vec<(u8, MemoryUnit)>, StoreError> {
    let family = family(query.source_language, query.target_language);
    let mut units = of_identity(connection, identity(&family, query.text))?;
    if query.least < 100 {
        let mut statement = connection.prepare_cached(&format!(
            "SELECT {COLUMNS} FROM memory JOIN memory_pair ON memory_pair.key = pair WHERE memory.key = ?1"
        ))?;
        for key in candidates(connection, &family, query)? {
            if units.iter().all(|(known, _)| *known != key) {
                units.extend(statement.query_row([key], row).optional()?);
            }
        }
    }
    let wanted = Source::new(query.text);
    let mut hits: Vec<(u8, i64, MemoryUnit)> = units
        .into_iter()
        .map(|(key, unit)| {
            let most = if fits(&unit.target_language, query.target_language) { 100 } else { 99 };
            (wanted.likeness(&Source::new(&unit.source)).min(most), key, unit)
        })
        .filter(|(percent, ..)| *percent >= query.least)
        .collect();
    hits.sort_by_key(|(percent, key, _)| std::cmp::Reverse((*percent, *key)));
    let mut seen = std::collections::HashSet::new();
    hits.retain(|(_, _, unit)| seen.insert((unit.source.clone(), unit.target.clone())));
    hits.truncate(query.limit);
    Ok(hits.into_iter().map(|(percent, _, unit)| (percent, unit)).collect())
}

/// The units that have most of the rarest words, the likeliest first.
fn candidates(
    connection: &Connection,
    family: &str,
    query: &MemoryQuery<'_>,
) -> Result<Vec<i64>, StoreError> {
    let Features { length, keys } = features(query.text);
    let buckets = lengths_near(length, query.least);
    let mut lists: Vec<(i64, Vec<i64>)> = Vec::with_capacity(keys.len());
    {
        let mut statement = connection.prepare_cached("SELECT units FROM memory_word WHERE word = ?1")?;
        for key in keys {
            let mut total = 0;
            let mut words = Vec::new();
            for bucket in &buckets {
                let word = word(family, *bucket, key);
                let units: i64 = statement.query_row([word], |r| r.get(0)).optional()?.unwrap_or(0);
                if units > 0 {
                    total += units;
                    words.push(word);
                }
            }
            if total > 0 {
                lists.push((total, words));
            }
        }
    }
    lists.sort_unstable();
    let mut shared: HashMap<i64, u32> = HashMap::new();
    let mut left = MOST_READ;
    let mut statement = connection.prepare_cached(
        "SELECT rowid FROM memory_words WHERE memory_words MATCH ?1 ORDER BY rowid DESC LIMIT ?2",
    )?;
    for (_, words) in lists {
        let names: Vec<String> = words.iter().map(|word| format!("\"{}\"", token(*word))).collect();
        let limit = left.min(MOST_OF_A_WORD);
        let mut rows =
            statement.query(params![names.join(" OR "), i64::try_from(limit).unwrap_or(i64::MAX)])?;
        while let Some(row) = rows.next()? {
            *shared.entry(row.get(0)?).or_default() += 1;
            left -= 1;
        }
        if left == 0 {
            break;
        }
    }
    let mut ranked: Vec<(u32, i64)> = shared.into_iter().map(|(key, count)| (count, key)).collect();
    ranked.sort_unstable_by(|a, b| b.cmp(a));
    ranked.truncate(MOST_COMPARED);
    Ok(ranked.into_iter().map(|(_, key)| key).collect())
}

fn tag(text: &str) -> LangTag {
    LangTag::parse(text).unwrap_or_default()
}

fn row(row: &Row<'_>) -> Result<(i64, MemoryUnit), rusqlite::Error> {
    Ok((
        row.get(0)?,
        MemoryUnit {
            source_language: tag(&row.get::<_, String>(1)?),
            target_language: tag(&row.get::<_, String>(2)?),
            source: row.get(3)?,
            target: row.get(4)?,
            article: row.get::<_, Option<String>>(5)?.map(ArticleId),
            row: row.get(6)?,
            origin: row.get(7)?,
            at: row.get(8)?,
        },
    ))
}

#[cfg(test)]
mod tests;
