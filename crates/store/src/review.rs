//! Reviews: a translation with its article, and steps over it that are kept for undo.

use diglot_core::article::{Article, ArticleId};
use diglot_core::lang::LangTag;
use diglot_core::review::{Review, Step, Turn, Turned};
use diglot_core::summary::EngineRef;
use diglot_core::translation::{RowId, Target, Translation};
use rusqlite::{Connection, OptionalExtension, params};

use crate::articles::{existing, key_of};
use crate::error::StoreError;
use crate::history::{self, Told};
use crate::open::Library;
use crate::translations::{self, IGNORED, LAYOUT, Place};
use crate::{json, learning};

const STEP: &str = "step.body";

/// A translation as it was read.
#[derive(Debug, Clone, PartialEq)]
pub struct StoredReview {
    /// The article.
    pub article: Article,
    /// The translation; `None` where none was begun.
    pub translation: Option<Translation>,
    /// Another number after every change to either; 0 where no translation was begun.
    pub revision: i64,
}

/// A step that was kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StoredStep {
    /// Its name.
    pub key: i64,
    /// What was done, as named when it was taken.
    pub what: String,
    /// The step.
    pub step: Step,
}

/// What is done with a step.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Act<'a> {
    /// It is a new one; steps that were undone are gone after it.
    Done(&'a str),
    /// The one of that key is taken back.
    Undone(i64),
    /// The one of that key is taken again.
    Redone(i64),
}

/// A step to keep, with the review as it is after it.
#[derive(Debug, Clone, Copy)]
pub struct Commit<'a> {
    /// The revision that it rests on.
    pub revision: i64,
    /// What is done.
    pub act: Act<'a>,
    /// The step.
    pub step: &'a Step,
    /// The review after it.
    pub after: &'a Review,
    /// What the step did to it.
    pub turned: &'a Turned,
    /// RFC 3339, UTC.
    pub at: &'a str,
}

impl Library {
    /// The revision of a translation; 0 where none was begun.
    ///
    /// # Errors
    /// Where the library cannot be read.
    pub fn review_revision(&self, id: &ArticleId, language: &LangTag) -> Result<i64, StoreError> {
        self.read(|tx| match key_of(tx, id).optional()? {
            Some(article) => translations::revision(tx, Place { article, language }),
            None => Ok(0),
        })
    }

    /// The last revision that was given to anything: every change to an article or a translation gives
    /// one, so as long as it stays the same both are as they were.
    ///
    /// # Errors
    /// Where the library cannot be read.
    pub fn last_revision(&self) -> Result<i64, StoreError> {
        self.read(|tx| {
            let sql = "SELECT CAST(value AS INTEGER) FROM meta WHERE name = 'revision'";
            Ok(tx.prepare_cached(sql)?.query_row([], |r| r.get(0))?)
        })
    }

    /// A translation with its article; `None` where the article is not in the library.
    ///
    /// # Errors
    /// Where the library cannot be read.
    pub fn review(&self, id: &ArticleId, language: &LangTag) -> Result<Option<StoredReview>, StoreError> {
        self.read(|tx| {
            let Some(article) = key_of(tx, id).optional()? else { return Ok(None) };
            let place = Place { article, language };
            let mut statement = tx.prepare_cached("SELECT body FROM article WHERE key = ?1")?;
            let mut rows = statement.query([article])?;
            let Some(row) = rows.next()? else { return Ok(None) };
            Ok(Some(StoredReview {
                article: json::column(row, 0, "article.body")?,
                translation: translations::translation_of(tx, place)?,
                revision: translations::revision(tx, place)?,
            }))
        })
    }

    /// Keeps a step and all that it did, in one transaction, and says the new revision. `None`, and
    /// nothing is kept, where the translation has changed since that revision.
    ///
    /// # Errors
    /// [`StoreError::NoSuchArticle`] where the article is not in the library.
    pub fn commit(&self, commit: &Commit<'_>) -> Result<Option<i64>, StoreError> {
        let review = commit.after;
        let language = &review.translation().language;
        self.write(|tx| {
            let place = Place { article: existing(tx, &review.article().id)?, language };
            if translations::revision(tx, place)? != commit.revision {
                return Ok(None);
            }
            if commit.revision == 0 {
                translations::begin(tx, place, &EngineRef { id: "human".to_owned(), model: None })?;
            }
            write_targets(tx, place, commit)?;
            if commit.step.layout.is_some() || commit.step.ignored.is_some() {
                write_around(tx, place, review)?;
            }
            keep(tx, place, commit)?;
            learning::forget(tx, &commit.turned.forgotten)?;
            learning::learn(tx, &commit.turned.learnt)?;
            translations::bump(tx, place).map(Some)
        })
    }

    /// Keeps the findings of these rows, which nobody asked for and no undo takes back, and says the
    /// new revision. `None`, and nothing is kept, where the translation has changed since `revision`.
    ///
    /// # Errors
    /// [`StoreError::NoSuchArticle`] where the article is not in the library.
    pub fn put_findings(
        &self,
        review: &Review,
        rows: &[RowId],
        revision: i64,
    ) -> Result<Option<i64>, StoreError> {
        let translation = review.translation();
        self.write(|tx| {
            let article = existing(tx, &review.article().id)?;
            let place = Place { article, language: &translation.language };
            if translations::revision(tx, place)? != revision {
                return Ok(None);
            }
            for row in rows {
                if let Some(target) = review.target(*row) {
                    translations::put(tx, place, *row, target, &translation.ignored)?;
                }
            }
            translations::bump(tx, place).map(Some)
        })
    }

    /// The step that undo (`Back`) or redo (`Forth`) would take.
    ///
    /// # Errors
    /// Where the library cannot be read.
    pub fn next_step(
        &self,
        id: &ArticleId,
        language: &LangTag,
        turn: Turn,
    ) -> Result<Option<StoredStep>, StoreError> {
        self.read(|tx| {
            let Some(article) = key_of(tx, id).optional()? else { return Ok(None) };
            let sql = match turn {
                Turn::Back => {
                    "SELECT key, what, body FROM step
                     WHERE article = ?1 AND language = ?2 AND undone = 0 ORDER BY key DESC LIMIT 1"
                }
                Turn::Forth => {
                    "SELECT key, what, body FROM step
                     WHERE article = ?1 AND language = ?2 AND undone = 1 ORDER BY key LIMIT 1"
                }
            };
            let mut statement = tx.prepare_cached(sql)?;
            let mut rows = statement.query(params![article, language.as_str()])?;
            let Some(row) = rows.next()? else { return Ok(None) };
            let step = json::column(row, 2, STEP)?;
            Ok(Some(StoredStep { key: row.get(0)?, what: row.get(1)?, step }))
        })
    }

    /// What undo and redo would take back and do again, as named when it was done.
    ///
    /// # Errors
    /// Where the library cannot be read.
    pub fn next_steps(
        &self,
        id: &ArticleId,
        language: &LangTag,
    ) -> Result<(Option<String>, Option<String>), StoreError> {
        self.read(|tx| {
            let Some(article) = key_of(tx, id).optional()? else { return Ok((None, None)) };
            let mut statement = tx.prepare_cached(
                "SELECT (SELECT what FROM step WHERE article = ?1 AND language = ?2 AND undone = 0
                         ORDER BY key DESC LIMIT 1),
                        (SELECT what FROM step WHERE article = ?1 AND language = ?2 AND undone = 1
                         ORDER BY key LIMIT 1)",
            )?;
            Ok(statement.query_row(params![article, language.as_str()], |r| Ok((r.get(0)?, r.get(1)?)))?)
        })
    }
}

fn write_targets(tx: &Connection, place: Place<'_>, commit: &Commit<'_>) -> Result<(), StoreError> {
    let ignored = &commit.after.translation().ignored;
    let mut texts: std::collections::HashSet<RowId> =
        commit.step.targets.iter().filter(|(_, p)| p.text.is_some()).map(|(id, _)| *id).collect();
    if commit.step.layout.is_some() {
        texts.extend(&commit.turned.written);
    }
    let what = match commit.act {
        Act::Done(what) => what,
        Act::Undone(_) => "undone",
        Act::Redone(_) => "redone",
    };
    for row in &commit.turned.removed {
        translations::remove(tx, place, *row)?;
    }
    for row in &commit.turned.written {
        let target = commit.after.target(*row);
        match target {
            Some(target) => translations::put(tx, place, *row, target, ignored)?,
            None => translations::remove(tx, place, *row)?,
        }
        let nothing = Target::default();
        let told = Told { at: commit.at, what, engine: None, is_new: texts.contains(row) };
        history::note(tx, place, *row, target.unwrap_or(&nothing), &told)?;
    }
    for row in &commit.turned.seen {
        if let Some(target) = commit.after.target(*row) {
            translations::put(tx, place, *row, target, ignored)?;
        }
    }
    Ok(())
}

fn write_around(tx: &Connection, place: Place<'_>, review: &Review) -> Result<(), StoreError> {
    let translation = review.translation();
    tx.prepare_cached(
        "UPDATE translation SET layout = ?3, extra = ?4, ignored = ?5 WHERE article = ?1 AND language = ?2",
    )?
    .execute(params![
        place.article,
        place.language.as_str(),
        json::write(&translation.layout, LAYOUT)?,
        translation.layout.extra(),
        json::write(&translation.ignored, IGNORED)?,
    ])?;
    Ok(())
}

fn keep(tx: &Connection, place: Place<'_>, commit: &Commit<'_>) -> Result<(), StoreError> {
    match commit.act {
        Act::Done(what) => {
            tx.prepare_cached("DELETE FROM step WHERE article = ?1 AND language = ?2 AND undone = 1")?
                .execute(params![place.article, place.language.as_str()])?;
            let sql = "INSERT INTO step (article, language, what, at, body) VALUES (?1, ?2, ?3, ?4, ?5)";
            tx.prepare_cached(sql)?.execute(params![
                place.article,
                place.language.as_str(),
                what,
                commit.at,
                json::write(commit.step, STEP)?,
            ])?;
        }
        Act::Undone(key) | Act::Redone(key) => {
            let undone = matches!(commit.act, Act::Undone(_));
            tx.prepare_cached("UPDATE step SET undone = ?2 WHERE key = ?1")?.execute(params![key, undone])?;
        }
    }
    Ok(())
}
