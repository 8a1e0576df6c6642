//! Translations, one row a segment, and the guard over what a person wrote or approved.

use std::collections::BTreeMap;

use diglot_core::article::{ArticleId, SegmentId};
use diglot_core::lang::LangTag;
use diglot_core::summary::{EngineRef, Usage};
use diglot_core::translation::{Origin, State, Target, Translation};
use rusqlite::{Connection, OptionalExtension, params};

use crate::articles::existing;
use crate::error::StoreError;
use crate::json;
use crate::open::Library;
use crate::summaries::findings_to_check;

const BODY: &str = "target.body";
const ENGINE: &str = "translation.engine";
const USAGE: &str = "translation.usage";

/// A machine's target never takes the place of one that a person wrote or approved, and an answer
/// that broke off never that of a finished one. A person's target takes any place.
const GUARDED: &str = "INSERT INTO target (article, language, segment, state, is_human, to_check, body)
    VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)
    ON CONFLICT DO UPDATE SET
        state = excluded.state, is_human = excluded.is_human, to_check = excluded.to_check, body = excluded.body
    WHERE excluded.is_human = 1
        OR (target.is_human = 0 AND target.state < 2 AND (excluded.state > 0 OR target.state = 0))";

const UNGUARDED: &str = "INSERT OR REPLACE INTO target
    (article, language, segment, state, is_human, to_check, body) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)";

impl Library {
    /// Keeps what an engine made of one segment; `false` where it was refused because a person wrote
    /// or approved what is there, or because it broke off and what is there did not.
    ///
    /// # Errors
    /// [`StoreError::NoSuchArticle`] where the article is not in the library.
    pub fn put_target(
        &self,
        id: &ArticleId,
        language: &LangTag,
        segment: SegmentId,
        target: &Target,
    ) -> Result<bool, StoreError> {
        self.put_targets(id, language, [(segment, target)]).map(|refused| refused.is_empty())
    }

    /// Keeps what an engine made of many segments, all or none, and says which were refused; see
    /// [`Library::put_target`].
    ///
    /// # Errors
    /// [`StoreError::NoSuchArticle`] where the article is not in the library.
    pub fn put_targets<'a>(
        &self,
        id: &ArticleId,
        language: &LangTag,
        targets: impl IntoIterator<Item = (SegmentId, &'a Target)>,
    ) -> Result<Vec<SegmentId>, StoreError> {
        self.write(|tx| {
            let article = existing(tx, id)?;
            let mut refused = Vec::new();
            for (segment, target) in targets {
                if !put(tx, article, language, segment, target, GUARDED)? {
                    refused.push(segment);
                }
            }
            Ok(refused)
        })
    }

    /// Keeps what a person did to one segment: wrote it, approved it, took that back, took the
    /// machine's version again. Nothing is refused.
    ///
    /// # Errors
    /// [`StoreError::NoSuchArticle`] where the article is not in the library.
    pub fn edit_target(
        &self,
        id: &ArticleId,
        language: &LangTag,
        segment: SegmentId,
        target: &Target,
    ) -> Result<(), StoreError> {
        self.write(|tx| {
            put(tx, existing(tx, id)?, language, segment, target, UNGUARDED)?;
            Ok(())
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
    ) -> Result<(), StoreError> {
        self.write(|tx| {
            let article = existing(tx, id)?;
            let before = run(tx, article, language)?.map(|(_, usage)| usage).unwrap_or_default();
            tx.prepare_cached(
                "INSERT INTO translation (article, language, engine, usage) VALUES (?1, ?2, ?3, ?4)
                 ON CONFLICT DO UPDATE SET engine = excluded.engine, usage = excluded.usage",
            )?
            .execute(params![
                article,
                language.as_str(),
                json::write(engine, ENGINE)?,
                json::write(&before.plus(usage), USAGE)?
            ])?;
            Ok(())
        })
    }

    /// The translation of an article into a language, as far as it has come.
    ///
    /// # Errors
    /// Where the library cannot be read.
    pub fn translation(&self, id: &ArticleId, language: &LangTag) -> Result<Option<Translation>, StoreError> {
        self.read(|tx| {
            let Some(article) = crate::articles::key_of(tx, id).optional()? else { return Ok(None) };
            let Some((engine, usage)) = run(tx, article, language)? else { return Ok(None) };
            let mut statement =
                tx.prepare_cached("SELECT segment, body FROM target WHERE article = ?1 AND language = ?2")?;
            let mut rows = statement.query(params![article, language.as_str()])?;
            let mut targets = BTreeMap::new();
            while let Some(row) = rows.next()? {
                targets.insert(SegmentId(row.get(0)?), json::column(row, 1, BODY)?);
            }
            Ok(Some(Translation { language: language.clone(), targets, engine, usage }))
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

/// Writes one target by that statement; `false` where its guard held.
fn put(
    connection: &Connection,
    article: i64,
    language: &LangTag,
    segment: SegmentId,
    target: &Target,
    sql: &str,
) -> Result<bool, StoreError> {
    let (engine, is_human) = match &target.origin {
        Origin::Machine { engine } => (engine.clone(), false),
        Origin::Human => (EngineRef { id: "human".to_owned(), model: None }, true),
    };
    connection
        .prepare_cached(
            "INSERT OR IGNORE INTO translation (article, language, engine, usage) VALUES (?1, ?2, ?3, ?4)",
        )?
        .execute(params![
            article,
            language.as_str(),
            json::write(&engine, ENGINE)?,
            json::write(&Usage::default(), USAGE)?
        ])?;
    let changed = connection.prepare_cached(sql)?.execute(params![
        article,
        language.as_str(),
        segment.0,
        rank(target.state),
        is_human,
        findings_to_check(&target.findings),
        json::write(target, BODY)?
    ])?;
    Ok(changed > 0)
}

/// The engine and the usage noted for a translation.
fn run(
    connection: &Connection,
    article: i64,
    language: &LangTag,
) -> Result<Option<(EngineRef, Usage)>, StoreError> {
    let mut statement = connection
        .prepare_cached("SELECT engine, usage FROM translation WHERE article = ?1 AND language = ?2")?;
    let mut rows = statement.query(params![article, language.as_str()])?;
    let Some(row) = rows.next()? else { return Ok(None) };
    Ok(Some((json::column(row, 0, ENGINE)?, json::column(row, 1, USAGE)?)))
}

/// The number of a state in the tables; `GUARDED` and the filters of lists count on this order.
fn rank(state: State) -> u8 {
    match state {
        State::Initial => 0,
        State::Translated => 1,
        State::Reviewed => 2,
        State::Final => 3,
    }
}
