//! The terms of the glossary.

use diglot_core::glossary::{Glossary, Term};
use diglot_core::lang::LangTag;
use rusqlite::{Connection, OptionalExtension, Row, params};

use crate::error::StoreError;
use crate::fold::fold;
use crate::json;
use crate::open::Library;

const BODY: &str = "term.body";

/// A term with its id and its languages.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TermRow {
    /// Its id, never used again.
    pub id: u32,
    /// The language that is translated from.
    pub source_language: LangTag,
    /// The language that is translated into.
    pub target_language: LangTag,
    /// The term.
    pub term: Term,
}

/// Which terms to list.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct TermQuery {
    /// Only of this source language, its regions and scripts included.
    pub source_language: Option<LangTag>,
    /// The same for the target.
    pub target_language: Option<LangTag>,
    /// Part of a term, its target or a form of them; empty for all.
    pub search: String,
    /// How many at most.
    pub limit: u32,
    /// How many to skip.
    pub offset: u32,
}

/// What became of a term that was put in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Put {
    /// It is new.
    Added,
    /// Another one of the same source and languages was there and is now this one.
    Replaced,
    /// It was there already.
    Same,
}

/// The columns that [`row`] reads.
const COLUMNS: &str = "key, source_language, target_language, body";

impl Library {
    /// Terms in the order of their sources, and how many there are in all.
    ///
    /// # Errors
    /// Where the library cannot be read.
    pub fn terms(&self, query: &TermQuery) -> Result<(Vec<TermRow>, u32), StoreError> {
        // A language and all its regions: `pt` finds `pt-BR`.
        let condition = "(?1 IS NULL OR source_language = ?1 OR source_language LIKE ?1 || '-%')
            AND (?2 IS NULL OR target_language = ?2 OR target_language LIKE ?2 || '-%')
            AND (?3 = '' OR instr(folded, ?3) > 0)";
        let tag = |tag: &Option<LangTag>| tag.as_ref().map(ToString::to_string);
        let (source, target) = (tag(&query.source_language), tag(&query.target_language));
        let search = fold(query.search.trim());
        self.read(|tx| {
            let total = tx
                .prepare_cached(&format!("SELECT count(*) FROM term WHERE {condition}"))?
                .query_row(params![source, target, search], |r| r.get(0))?;
            let mut statement = tx.prepare_cached(&format!(
                "SELECT {COLUMNS} FROM term WHERE {condition} ORDER BY folded, key LIMIT ?4 OFFSET ?5"
            ))?;
            let mut rows = statement.query(params![source, target, search, query.limit, query.offset])?;
            let mut terms = Vec::new();
            while let Some(found) = rows.next()? {
                terms.push(row(found)?);
            }
            Ok((terms, total))
        })
    }

    /// The glossary for a pair of languages, and the id of each of its terms. Terms of a region or
    /// script count where the other side names none.
    ///
    /// # Errors
    /// Where the library cannot be read.
    pub fn glossary(&self, source: &LangTag, target: &LangTag) -> Result<(Glossary, Vec<u32>), StoreError> {
        let fits = |own: &LangTag, wanted: &LangTag| {
            own == wanted
                || (own.same_language(wanted) && [own, wanted].iter().any(|t| t.as_str() == t.primary()))
        };
        let mut glossary =
            Glossary { source_language: source.clone(), target_language: target.clone(), terms: Vec::new() };
        let mut ids = Vec::new();
        self.read(|tx| {
            let mut statement = tx.prepare_cached(&format!(
                "SELECT {COLUMNS} FROM term
                 WHERE (source_language = ?1 OR source_language LIKE ?1 || '-%')
                   AND (target_language = ?2 OR target_language LIKE ?2 || '-%') ORDER BY key"
            ))?;
            let mut rows = statement.query(params![source.primary(), target.primary()])?;
            while let Some(found) = rows.next()? {
                let found = row(found)?;
                if fits(&found.source_language, source) && fits(&found.target_language, target) {
                    glossary.terms.push(found.term);
                    ids.push(found.id);
                }
            }
            Ok((glossary, ids))
        })
    }

    /// Another number after every change to the glossary.
    ///
    /// # Errors
    /// Where the library cannot be read.
    pub fn glossary_revision(&self) -> Result<i64, StoreError> {
        self.read(|tx| {
            let mut statement =
                tx.prepare_cached("SELECT CAST(value AS INTEGER) FROM meta WHERE name = 'glossary'")?;
            Ok(statement.query_row([], |r| r.get(0)).optional()?.unwrap_or(0))
        })
    }

    /// Writes a term: a new one without an id, else the one of that id. Says its id; `None` where there
    /// is none of that id.
    ///
    /// One of the same source and languages gives way, so that a source stands once in a pair.
    ///
    /// # Errors
    /// Where the library cannot be written.
    pub fn put_term(
        &self,
        id: Option<u32>,
        source: &LangTag,
        target: &LangTag,
        term: &Term,
    ) -> Result<Option<u32>, StoreError> {
        self.write(|tx| {
            changed(tx)?;
            let Some(id) = id else {
                put(tx, source, target, term)?;
                return Ok(key_of(tx, source, target, &term.source)?.map(|(id, _)| id));
            };
            let there: bool = tx.prepare_cached("SELECT 1 FROM term WHERE key = ?1")?.exists([id])?;
            if !there {
                return Ok(None);
            }
            tx.execute(
                "DELETE FROM term WHERE source_language = ?1 AND target_language = ?2 AND source = ?3 AND key <> ?4",
                params![source.as_str(), target.as_str(), term.source, id],
            )?;
            tx.execute(
                "UPDATE term SET source_language = ?2, target_language = ?3, source = ?4, folded = ?5, body = ?6
                 WHERE key = ?1",
                params![id, source.as_str(), target.as_str(), term.source, folded(term), json::write(term, BODY)?],
            )?;
            Ok(Some(id))
        })
    }

    /// Writes many terms, all or none, and says what became of each.
    ///
    /// # Errors
    /// Where the library cannot be written.
    pub fn put_terms<'a>(
        &self,
        terms: impl IntoIterator<Item = (&'a LangTag, &'a LangTag, &'a Term)>,
    ) -> Result<Vec<Put>, StoreError> {
        self.write(|tx| {
            terms.into_iter().map(|(source, target, term)| put(tx, source, target, term)).collect()
        })
    }

    /// Removes a term; `false` where there is none of that id.
    ///
    /// # Errors
    /// Where the library cannot be written.
    pub fn delete_term(&self, id: u32) -> Result<bool, StoreError> {
        self.write(|tx| {
            changed(tx)?;
            Ok(tx.execute("DELETE FROM term WHERE key = ?1", [id])? > 0)
        })
    }
}

/// Notes that the glossary is another one.
fn changed(connection: &Connection) -> Result<(), StoreError> {
    connection.execute(
        "INSERT INTO meta (name, value) VALUES ('glossary', '1')
         ON CONFLICT DO UPDATE SET value = CAST(CAST(value AS INTEGER) + 1 AS TEXT)",
        [],
    )?;
    Ok(())
}

fn put(connection: &Connection, source: &LangTag, target: &LangTag, term: &Term) -> Result<Put, StoreError> {
    let body = json::write(term, BODY)?;
    let known = key_of(connection, source, target, &term.source)?;
    if known.as_ref().is_some_and(|(_, before)| *before == body) {
        return Ok(Put::Same);
    }
    connection
        .prepare_cached(
            "INSERT INTO term (source_language, target_language, source, folded, body) VALUES (?1, ?2, ?3, ?4, ?5)
             ON CONFLICT DO UPDATE SET folded = excluded.folded, body = excluded.body",
        )?
        .execute(params![source.as_str(), target.as_str(), term.source, folded(term), body])?;
    Ok(if known.is_some() { Put::Replaced } else { Put::Added })
}

fn key_of(
    connection: &Connection,
    source_language: &LangTag,
    target_language: &LangTag,
    source: &str,
) -> Result<Option<(u32, String)>, StoreError> {
    let found = connection
        .prepare_cached(
            "SELECT key, body FROM term WHERE source_language = ?1 AND target_language = ?2 AND source = ?3",
        )?
        .query_row(params![source_language.as_str(), target_language.as_str(), source], |r| {
            Ok((r.get(0)?, r.get(1)?))
        });
    Ok(found.optional()?)
}

/// What a search goes through: the source first, so that order goes by it.
fn folded(term: &Term) -> String {
    let lists = [&term.variants, &term.target_variants, &term.forbidden];
    let all = [&term.source, &term.target].into_iter().chain(lists.into_iter().flatten());
    all.map(|text| fold(text)).collect::<Vec<_>>().join("\n")
}

fn row(row: &Row<'_>) -> Result<TermRow, StoreError> {
    let tag = |at| -> Result<LangTag, rusqlite::Error> {
        Ok(LangTag::parse(&row.get::<_, String>(at)?).unwrap_or_default())
    };
    Ok(TermRow {
        id: row.get(0)?,
        source_language: tag(1)?,
        target_language: tag(2)?,
        term: json::column(row, 3, BODY)?,
    })
}
