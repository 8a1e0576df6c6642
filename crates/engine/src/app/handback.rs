//! A translation that comes back from another program.

use std::collections::HashMap;
use std::sync::Arc;

use diglot_core::article::ArticleId;
use diglot_core::review::{Review, Turn};
use diglot_core::summary::EngineRef;
use diglot_core::translation::{Draft, Origin, RowId, Target, Translation};
use diglot_store::{Act, Commit, Library};

use super::Engine;
use super::articles::no_such_article;
use super::glossary::malformed;
use crate::api::{ApiError, Decision, ImportTranslation, MergeConflict, MergeReport, Side};
use crate::exchange::merge::{Mine, Taken, Verdict, judge, same_text};
use crate::exchange::{Bitext, read_xliff};
use crate::job::count;
use crate::review::{TRIES, busy, checker_of};
use crate::terms::Terms;

impl Engine {
    /// Merges an XLIFF file back, row by row, in one step of undo. Where both sides changed a row
    /// nothing is taken without a decision.
    ///
    /// # Errors
    /// `bad-file` where it is no such file; `no-such-article`; `other-article` where it is of another
    /// one; where the library cannot be written.
    pub async fn import_translation(&self, request: ImportTranslation) -> Result<MergeReport, ApiError> {
        let at = crate::clock::now();
        self.on_library(move |library| {
            let files = read_xliff(&request.text).map_err(malformed)?.ok_or_else(|| {
                ApiError::new("bad-file", "This is no XLIFF file")
                    .hint("Export the translation as XLIFF from the other program")
            })?;
            let file = pick(library, files, request.article.as_deref())?;
            for _ in 0..TRIES {
                if let Some(report) = merge(library, &file, &request.decisions, request.preview, &at)? {
                    return Ok(report);
                }
            }
            Err(busy())
        })
        .await
    }
}

/// The part of a file that is about an article of the library, under that article's id.
fn pick(library: &Library, files: Vec<Bitext>, wanted: Option<&str>) -> Result<Bitext, ApiError> {
    let only = files.len() == 1;
    let mut found = None;
    for file in files {
        let fits = match wanted {
            // A tool may have given the file another name; with one part there is no doubt.
            Some(wanted) => file.article == wanted || only,
            None => library.has_article(&ArticleId(file.article.clone()))?,
        };
        if fits && (found.is_none() || Some(file.article.as_str()) == wanted) {
            found = Some(file);
        }
    }
    let mut file = found.ok_or_else(|| {
        ApiError::new("no-such-article", "The file is about no article of this library")
            .hint("Open the article that it belongs to and import the file there")
    })?;
    if let Some(wanted) = wanted {
        wanted.clone_into(&mut file.article);
    }
    if file.target_language.is_und() {
        return Err(ApiError::new("bad-file", "The file does not say into which language it is translated")
            .hint("Set the target language in the other program and export it again"));
    }
    Ok(file)
}

/// Merges once; `None` where the translation changed meanwhile.
fn merge(
    library: &Library,
    file: &Bitext,
    decisions: &[Decision],
    preview: bool,
    at: &str,
) -> Result<Option<MergeReport>, ApiError> {
    let (id, to) = (ArticleId(file.article.clone()), &file.target_language);
    let stored = library.review(&id, to)?.ok_or_else(|| no_such_article(&id))?;
    let human = EngineRef { id: "human".to_owned(), model: None };
    let translation = stored.translation.unwrap_or_else(|| Translation::new(to.clone(), human));
    let mut review = Review::new(stored.article, translation);
    let (report, targets) = compare(&review, file, decisions)?;
    if preview || targets.is_empty() {
        return Ok(Some(report));
    }
    let step = review.written(targets, at);
    let terms = Arc::new(Terms::read(library, review.article().language(), to)?);
    let check = checker_of(&review, &terms);
    let mut turned = review.turn(&step, Turn::Forth, &check);
    let others = review.look_beyond(None);
    turned.seen.extend(others.into_iter().filter(|row| !turned.written.contains(row)));
    let commit = Commit {
        revision: stored.revision,
        act: Act::Done("imported"),
        step: &step,
        after: &review,
        turned: &turned,
        at,
    };
    Ok(library.commit(&commit)?.map(|_| report))
}

/// What would come of it, and the targets that would be written.
fn compare(
    review: &Review,
    file: &Bitext,
    decisions: &[Decision],
) -> Result<(MergeReport, Vec<(RowId, Target)>), ApiError> {
    let decided: HashMap<&str, Side> = decisions.iter().map(|d| (d.row.as_str(), d.take)).collect();
    let mut report = MergeReport {
        article: file.article.clone(),
        language: file.target_language.to_string(),
        changed: Vec::new(),
        same: 0,
        conflicts: Vec::new(),
        unknown: Vec::new(),
    };
    let mut targets = Vec::new();
    let mut known = 0_usize;
    let mut same = 0_usize;
    let nothing = Target::default();
    for unit in &file.units {
        let row = RowId::parse(unit.id.trim()).and_then(|id| review.row(id));
        let Some(row) = row.filter(|row| same_text(&row.source, &unit.source)) else {
            report.unknown.push(unit.id.clone());
            continue;
        };
        known += 1;
        let target = review.target(row.id).unwrap_or(&nothing);
        let mine = Mine { text: &target.text, state: target.state, note: &target.note };
        let taken = match (judge(mine, unit), decided.get(unit.id.trim())) {
            (Verdict::Same, _) => {
                same += 1;
                continue;
            }
            (Verdict::Take(taken), _) | (Verdict::Conflict(taken, _), Some(Side::Theirs)) => taken,
            (Verdict::Conflict(..), Some(Side::Mine)) => continue,
            (Verdict::Conflict(taken, base), None) => {
                report.conflicts.push(MergeConflict {
                    row: row.id.to_string(),
                    source: row.source.clone(),
                    base,
                    mine: target.text.clone(),
                    theirs: taken.text,
                });
                continue;
            }
        };
        report.changed.push(row.id.to_string());
        targets.push((row.id, written(target, taken)));
    }
    if known == 0 && !file.units.is_empty() {
        return Err(ApiError::new("other-article", "Nothing in this file belongs to this article")
            .hint("Choose the article that it was exported from"));
    }
    report.same = count(same);
    Ok((report, targets))
}

/// The target that a person elsewhere left.
fn written(before: &Target, taken: Taken) -> Target {
    let mut after = before.clone();
    after.note = taken.note;
    if after.text != taken.text {
        if before.is_done() && !before.origin.is_human() {
            after.machine = Some(Draft { text: before.text.clone(), origin: before.origin.clone() });
        }
        after.text = taken.text;
        after.origin = Origin::Human;
        after.locked = true;
    }
    if after.state != taken.state {
        after.state = taken.state;
        after.locked = true;
    }
    after
}
