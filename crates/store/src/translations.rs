//! Translations, one target a row, and the guard over what a person wrote or approved.

use std::collections::{BTreeMap, BTreeSet};

use diglot_core::article::{ArticleId, SegmentId};
use diglot_core::finding::Severity;
use diglot_core::lang::LangTag;
use diglot_core::review::{Arrival, Layout, arrive};
use diglot_core::summary::{EngineRef, Usage};
use diglot_core::translation::{Origin, RowId, State, Target, Translation};
use rusqlite::{Connection, OptionalExtension, params};

use crate::articles::existing;
use crate::error::StoreError;
use crate::history::{self, Told};
use crate::json;
use crate::open::Library;

const BODY: &str = "target.body";
const ENGINE: &str = "translation.engine";
const USAGE: &str = "translation.usage";
pub(crate) const LAYOUT: &str = "translation.layout";
pub(crate) const IGNORED: &str = "translation.ignored";

/// Targets that engines, the memory or files bring.
#[derive(Debug, Clone, Copy)]
pub struct Arriving<'a> {
    /// The rows that they were made for. Where rows were joined or cut since, nothing is kept.
    pub layout: &'a Layout,
    /// The targets.
    pub targets: &'a [(RowId, Target)],
    /// Whether they are put beside what is there.
    pub beside: bool,
    /// RFC 3339, UTC.
    pub at: &'a str,
}

/// What became of targets that arrived.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Arrived {
    /// Of each in turn.
    pub arrivals: Vec<(RowId, Arrival)>,
    /// The translation's revision before; 0 where there was none.
    pub before: i64,
    /// The translation's revision now.
    pub revision: i64,
}

/// A run of an engine that was noted.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct NotedRun {
    /// The translation's revision before; 0 where there was none.
    pub before: i64,
    /// The translation's revision now.
    pub revision: i64,
    /// What all runs used together.
    pub usage: Usage,
}

impl Library {
    /// Keeps what was made of rows, all in one transaction: by the rules of
    /// [`arrive`](diglot_core::review::arrive) each is taken, put beside as a proposal, or refused.
    /// `None`, and nothing is kept, where the rows are laid out otherwise by now.
    ///
    /// # Errors
    /// [`StoreError::NoSuchArticle`] where the article is not in the library.
    pub fn put_targets(
        &self,
        id: &ArticleId,
        language: &LangTag,
        arriving: &Arriving<'_>,
    ) -> Result<Option<Arrived>, StoreError> {
        self.write(|tx| {
            let article = existing(tx, id)?;
            let place = Place { article, language };
            let before = revision(tx, place)?;
            let (layout, ignored) = around(tx, place)?.unwrap_or_default();
            if &layout != arriving.layout {
                return Ok(None);
            }
            if let Some((_, first)) = arriving.targets.first() {
                begin(tx, place, &writer(&first.origin))?;
            }
            let mut arrivals = Vec::with_capacity(arriving.targets.len());
            for (row, target) in arriving.targets {
                let current = target_of(tx, place, *row)?;
                let arrival = arrive(current.as_ref(), target.clone(), arriving.beside, arriving.at);
                let engine = target.origin.engine();
                match &arrival {
                    Arrival::Taken(now) => {
                        put(tx, place, *row, now, &ignored)?;
                        let what = if now.state == State::Initial { None } else { Some("translated") };
                        if let Some(what) = what {
                            let told = Told { at: arriving.at, what, engine, is_new: true };
                            history::note(tx, place, *row, now, &told)?;
                        }
                    }
                    Arrival::Proposed(now) => {
                        put(tx, place, *row, now, &ignored)?;
                        let told = Told { at: arriving.at, what: "proposed", engine, is_new: false };
                        history::note(tx, place, *row, now, &told)?;
                    }
                    Arrival::Refused => {}
                }
                arrivals.push((*row, arrival));
            }
            let revision = if arrivals.is_empty() { before } else { bump(tx, place)? };
            Ok(Some(Arrived { arrivals, before, revision }))
        })
    }

    /// Notes a run of an engine over an article: the engine is the last one's, the usage is added.
    ///
    /// # Errors
    /// [`StoreError::NoSuchArticle`] where the article is not in the library.
    pub fn put_run(
        &self,
        id: &ArticleId,
        language: &LangTag,
        engine: &EngineRef,
        usage: Usage,
    ) -> Result<NotedRun, StoreError> {
        self.write(|tx| {
            let place = Place { article: existing(tx, id)?, language };
            let before = revision(tx, place)?;
            begin(tx, place, engine)?;
            let usage = run(tx, place)?.map(|(_, usage)| usage).unwrap_or_default().plus(usage);
            tx.prepare_cached(
                "UPDATE translation SET engine = ?3, usage = ?4 WHERE article = ?1 AND language = ?2",
            )?
            .execute(params![
                place.article,
                language.as_str(),
                json::write(engine, ENGINE)?,
                json::write(&usage, USAGE)?
            ])?;
            Ok(NotedRun { before, revision: bump(tx, place)?, usage })
        })
    }

    /// The translation of an article into a language, as far as it has come.
    ///
    /// # Errors
    /// Where the library cannot be read.
    pub fn translation(&self, id: &ArticleId, language: &LangTag) -> Result<Option<Translation>, StoreError> {
        self.read(|tx| {
            let Some(article) = crate::articles::key_of(tx, id).optional()? else { return Ok(None) };
            translation_of(tx, Place { article, language })
        })
    }

    /// The languages that an article has a translation into, begun or done, in the tags' order.
    ///
    /// # Errors
    /// Where the library cannot be read.
    pub fn translations(&self, id: &ArticleId) -> Result<Vec<LangTag>, StoreError> {
        self.read(|tx| {
            let mut statement = tx.prepare_cached(
                "SELECT t.language FROM translation t JOIN article a ON a.key = t.article
                 WHERE a.id = ?1 ORDER BY t.language",
            )?;
            let tags = statement.query_map([&id.0], |r| r.get::<_, String>(0))?;
            let tags = tags.collect::<Result<Vec<_>, _>>()?;
            Ok(tags.iter().map(|t| LangTag::parse(t).unwrap_or_default()).collect())
        })
    }

    /// Removes a translation with all its targets, a person's too; `false` where there is none.
    ///
    /// # Errors
    /// Where the library cannot be written.
    pub fn delete_translation(&self, id: &ArticleId, language: &LangTag) -> Result<bool, StoreError> {
        self.write(|tx| {
            let sql = "DELETE FROM translation
                       WHERE article = (SELECT key FROM article WHERE id = ?1) AND language = ?2";
            Ok(tx.execute(sql, params![id.0, language.as_str()])? > 0)
        })
    }
}

/// Names a translation in the tables.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Place<'a> {
    pub(crate) article: i64,
    pub(crate) language: &'a LangTag,
}

/// Makes room for a translation where there is none yet.
pub(crate) fn begin(connection: &Connection, place: Place<'_>, engine: &EngineRef) -> Result<(), StoreError> {
    connection
        .prepare_cached(
            "INSERT OR IGNORE INTO translation (article, language, engine, usage) VALUES (?1, ?2, ?3, ?4)",
        )?
        .execute(params![
            place.article,
            place.language.as_str(),
            json::write(engine, ENGINE)?,
            json::write(&Usage::default(), USAGE)?
        ])?;
    Ok(())
}

/// Who a translation is noted under that begins with a target of that origin.
pub(crate) fn writer(origin: &Origin) -> EngineRef {
    let by = |id: &str| EngineRef { id: id.to_owned(), model: None };
    match origin {
        Origin::Machine { engine } => engine.clone(),
        Origin::Memory { .. } => by("memory"),
        Origin::Human => by("human"),
    }
}

/// The revision of a translation; 0 where there is none.
pub(crate) fn revision(connection: &Connection, place: Place<'_>) -> Result<i64, StoreError> {
    let sql = "SELECT revision FROM translation WHERE article = ?1 AND language = ?2";
    let mut statement = connection.prepare_cached(sql)?;
    let found = statement.query_row(params![place.article, place.language.as_str()], |r| r.get(0));
    Ok(found.optional()?.unwrap_or(0))
}

/// Gives a translation a revision that none ever had.
pub(crate) fn bump(connection: &Connection, place: Place<'_>) -> Result<i64, StoreError> {
    let next = "UPDATE meta SET value = CAST(value AS INTEGER) + 1 WHERE name = 'revision'
                RETURNING CAST(value AS INTEGER)";
    let revision: i64 = connection.prepare_cached(next)?.query_row([], |r| r.get(0))?;
    connection
        .prepare_cached("UPDATE translation SET revision = ?3 WHERE article = ?1 AND language = ?2")?
        .execute(params![place.article, place.language.as_str(), revision])?;
    Ok(revision)
}

/// Layout and ignored checks of a translation.
fn around(
    connection: &Connection,
    place: Place<'_>,
) -> Result<Option<(Layout, BTreeSet<String>)>, StoreError> {
    let mut statement = connection
        .prepare_cached("SELECT layout, ignored FROM translation WHERE article = ?1 AND language = ?2")?;
    let mut rows = statement.query(params![place.article, place.language.as_str()])?;
    let Some(row) = rows.next()? else { return Ok(None) };
    Ok(Some((json::column(row, 0, LAYOUT)?, json::column(row, 1, IGNORED)?)))
}

/// A translation with all that is in it.
pub(crate) fn translation_of(
    connection: &Connection,
    place: Place<'_>,
) -> Result<Option<Translation>, StoreError> {
    let Some((engine, usage)) = run(connection, place)? else { return Ok(None) };
    let (layout, ignored) = around(connection, place)?.unwrap_or_default();
    let mut statement = connection
        .prepare_cached("SELECT segment, part, body FROM target WHERE article = ?1 AND language = ?2")?;
    let mut rows = statement.query(params![place.article, place.language.as_str()])?;
    let mut targets = BTreeMap::new();
    while let Some(row) = rows.next()? {
        let id = RowId { segment: SegmentId(row.get(0)?), part: row.get(1)? };
        targets.insert(id, json::column(row, 2, BODY)?);
    }
    Ok(Some(Translation { language: place.language.clone(), targets, layout, ignored, engine, usage }))
}

fn target_of(connection: &Connection, place: Place<'_>, row: RowId) -> Result<Option<Target>, StoreError> {
    let mut statement = connection.prepare_cached(
        "SELECT body FROM target WHERE article = ?1 AND language = ?2 AND segment = ?3 AND part = ?4",
    )?;
    let mut rows =
        statement.query(params![place.article, place.language.as_str(), row.segment.0, row.part])?;
    rows.next()?.map(|row| json::column(row, 0, BODY)).transpose()
}

/// Writes one target.
pub(crate) fn put(
    connection: &Connection,
    place: Place<'_>,
    row: RowId,
    target: &Target,
    ignored: &BTreeSet<String>,
) -> Result<(), StoreError> {
    let counts = |check: &str| !ignored.contains(check) && !target.ignored.contains(check);
    let to_check =
        target.findings.iter().filter(|f| f.severity > Severity::Neutral && counts(&f.check)).count();
    connection
        .prepare_cached(
            "INSERT OR REPLACE INTO target (article, language, segment, part, state, to_check, body)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
        )?
        .execute(params![
            place.article,
            place.language.as_str(),
            row.segment.0,
            row.part,
            rank(target.state),
            to_check,
            json::write(target, BODY)?
        ])?;
    Ok(())
}

/// Removes one target.
pub(crate) fn remove(connection: &Connection, place: Place<'_>, row: RowId) -> Result<(), StoreError> {
    connection
        .prepare_cached(
            "DELETE FROM target WHERE article = ?1 AND language = ?2 AND segment = ?3 AND part = ?4",
        )?
        .execute(params![place.article, place.language.as_str(), row.segment.0, row.part])?;
    Ok(())
}

/// The engine and the usage noted for a translation.
fn run(connection: &Connection, place: Place<'_>) -> Result<Option<(EngineRef, Usage)>, StoreError> {
    let mut statement = connection
        .prepare_cached("SELECT engine, usage FROM translation WHERE article = ?1 AND language = ?2")?;
    let mut rows = statement.query(params![place.article, place.language.as_str()])?;
    let Some(row) = rows.next()? else { return Ok(None) };
    Ok(Some((json::column(row, 0, ENGINE)?, json::column(row, 1, USAGE)?)))
}

/// The number of a state in the tables; the filters of lists count on this order.
pub(crate) fn rank(state: State) -> u8 {
    match state {
        State::Initial => 0,
        State::Translated => 1,
        State::Reviewed => 2,
        State::Final => 3,
    }
}

/// The state of a number in the tables.
pub(crate) fn state_of(rank: u8) -> State {
    match rank {
        0 => State::Initial,
        1 => State::Translated,
        2 => State::Reviewed,
        _ => State::Final,
    }
}
