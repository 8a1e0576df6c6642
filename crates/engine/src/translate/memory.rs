//! What the translation memory brings to a run: the same sources are filled before an engine is asked,
//! and what is only alike is laid beside.

use std::collections::HashMap;

use diglot_core::article::Article;
use diglot_core::lang::LangTag;
use diglot_core::review::{Review, Row, checked};
use diglot_core::translation::{Origin, RowId, State, Target};
use diglot_store::{MemoryQuery, MemoryUnit};

use super::commit::told;
use super::{Scope, is_wanted};
use crate::api::ApiError;
use crate::app::{Engine, Names};
use crate::job::Sink;
use crate::review::{Made, checker_of};

/// The least likeness, in percent, of a unit that is shown beside a target: below it a translator is
/// faster without.
const LEAST: u8 = 75;
/// Units shown beside one target.
const BESIDE: usize = 2;

/// Fills the rows that are wanted and whose very source the memory has.
pub(super) async fn fill(
    engine: &Engine,
    article: &Article,
    to: &LangTag,
    scope: &mut Scope,
) -> Result<(), ApiError> {
    let (id, to, again, only) = (article.id.clone(), to.clone(), scope.again, scope.only.clone());
    let (events, made) = engine
        .on_reviews(move |library, shelf| {
            if library.memory_pairs()?.is_empty() {
                return Ok((Vec::new(), Vec::new()));
            }
            let held = shelf.open(library, &id, &to)?;
            let terms = held.terms(library)?;
            let check = checker_of(&held.review, &terms);
            let review = &held.review;
            let rows: Vec<&Row> =
                review.rows().iter().filter(|row| is_wanted(review, row, again, false, &only)).collect();
            let mut targets = Vec::new();
            let mut sources = HashMap::new();
            for (language, rows) in by_language(review, &rows) {
                let texts: Vec<&str> = rows.iter().map(|row| row.source.as_str()).collect();
                let found = library.exact_in_memory(&texts, language, &to)?;
                for (row, unit) in rows.into_iter().zip(found) {
                    let Some(unit) = unit else { continue };
                    let origin = Origin::Memory { percent: 100, from: unit.origin };
                    targets.push((row.id, checked(row, unit.target, State::Translated, origin, &check)));
                    sources.insert(row.id, row.source.clone());
                }
            }
            if targets.is_empty() {
                return Ok((Vec::new(), Vec::new()));
            }
            let segments = targets
                .iter()
                .filter_map(|(row, _)| review.row(*row))
                .flat_map(|row| row.segments().collect::<Vec<_>>())
                .collect::<Vec<_>>();
            let layout = review.translation().layout.clone();
            let made = Made { layout, targets, sources, beside: false, at: crate::clock::now() };
            let names = Names::read(library)?;
            let arrivals = shelf.arrive(library, &id, &to, made)?;
            let review = &shelf.open(library, &id, &to)?.review;
            Ok((told(review, arrivals, &names), segments))
        })
        .await?;
    scope.made.extend(made);
    scope.from_memory.extend(events);
    Ok(())
}

/// Lays what is alike beside the targets of the rows that this job was about.
pub(super) async fn propose(
    engine: &Engine,
    article: &Article,
    to: &LangTag,
    scope: &Scope,
    sink: &Sink,
) -> Result<(), ApiError> {
    let (id, wanted) = (article.id.clone(), to.clone());
    let made = scope.made.clone();
    let from = article.language().clone();
    let rows: Vec<Row> = engine
        .on_reviews(move |library, shelf| {
            if made.is_empty() || library.memory_pairs()?.is_empty() {
                return Ok(Vec::new());
            }
            let review = &shelf.open(library, &id, &wanted)?.review;
            let of_this_job = |row: &&Row| {
                row.segments().any(|s| made.contains(&s))
                    && review.target(row.id).is_some_and(Target::is_done)
            };
            Ok(review.rows().iter().filter(of_this_job).cloned().collect())
        })
        .await?;
    if rows.is_empty() {
        return Ok(());
    }
    let language = to.clone();
    // Away from the reviews: among many units this takes a while.
    let found: Vec<(Row, Vec<(u8, MemoryUnit)>)> = engine
        .on_library(move |library| {
            let mut out = Vec::new();
            for row in rows {
                let query = MemoryQuery {
                    text: &row.source,
                    source_language: row.language.as_ref().unwrap_or(&from),
                    target_language: &language,
                    least: LEAST,
                    limit: BESIDE,
                };
                let units = library.search_memory(&query)?;
                if !units.is_empty() {
                    out.push((row, units));
                }
            }
            Ok(out)
        })
        .await?;
    if found.is_empty() {
        return Ok(());
    }
    let (id, to) = (article.id.clone(), to.clone());
    let events = engine
        .on_reviews(move |library, shelf| {
            let held = shelf.open(library, &id, &to)?;
            let terms = held.terms(library)?;
            let check = checker_of(&held.review, &terms);
            let layout = held.review.translation().layout.clone();
            let mut targets: Vec<(RowId, Target)> = Vec::new();
            let mut sources = HashMap::new();
            for (row, units) in found {
                // A row that was joined, cut or emptied meanwhile is left alone.
                let current = held.review.target(row.id).filter(|t| t.is_done());
                let same = held.review.row(row.id).is_some_and(|now| now.source == row.source);
                let Some(current) = current.filter(|_| same) else { continue };
                for (percent, unit) in units.into_iter().filter(|(_, unit)| unit.target != current.text) {
                    let origin = Origin::Memory { percent, from: unit.origin };
                    targets.push((row.id, checked(&row, unit.target, State::Translated, origin, &check)));
                }
                sources.insert(row.id, row.source);
            }
            let names = Names::read(library)?;
            let made = Made { layout, targets, sources, beside: true, at: crate::clock::now() };
            let arrivals = shelf.arrive(library, &id, &to, made)?;
            let review = &shelf.open(library, &id, &to)?.review;
            Ok(told(review, arrivals, &names))
        })
        .await?;
    for event in events {
        sink.send(event);
    }
    Ok(())
}

/// Rows by the language of their source.
fn by_language<'r>(review: &'r Review, rows: &[&'r Row]) -> Vec<(&'r LangTag, Vec<&'r Row>)> {
    let mut out: Vec<(&LangTag, Vec<&Row>)> = Vec::new();
    for row in rows.iter().copied() {
        let language = row.language.as_ref().unwrap_or(review.article().language());
        match out.iter_mut().find(|(known, _)| *known == language) {
            Some((_, rows)) => rows.push(row),
            None => out.push((language, vec![row])),
        }
    }
    out
}
