//! Changes to a review, kept before they are answered.

use diglot_core::article::ArticleId;
use diglot_core::lang::LangTag;
use diglot_core::review::{Change, Kin, Refusal, Review, Step, Turn, Turned};
use diglot_core::translation::RowId;
use diglot_store::{Act, Commit, Library};

use super::{Held, Shelf, TRIES, busy, checker_of};
use crate::api::{ApiError, ReviewChange};
use crate::app::Names;
use crate::view::{counts_view, row_view};

/// A change to make: the rows, and what is done, worked out on the review as it is.
pub(crate) struct Asked<F> {
    /// The article.
    pub(crate) article: ArticleId,
    /// The language of the targets.
    pub(crate) to: LangTag,
    /// What is done, as it is named in the history.
    pub(crate) what: &'static str,
    /// Works it out.
    pub(crate) change: F,
}

/// Makes a change and keeps it as one step.
pub(crate) fn change<F>(
    library: &Library,
    shelf: &mut Shelf,
    asked: &Asked<F>,
) -> Result<ReviewChange, ApiError>
where
    F: Fn(&Review) -> Result<(Vec<RowId>, Change), ApiError>,
{
    let at = crate::clock::now();
    for _ in 0..TRIES {
        let held = shelf.open(library, &asked.article, &asked.to)?;
        let (rows, change) = (asked.change)(&held.review)?;
        let step = held.review.step(&rows, &change, &at).map_err(refused)?;
        if step.is_nothing() {
            return answer(library, held, &Turned::default());
        }
        let act = Act::Done(asked.what);
        if let Some(done) = carry_out(library, shelf, asked, &step, act, &at)? {
            return Ok(done);
        }
    }
    Err(busy())
}

/// Takes the last step back, or takes it again. Where there is none nothing changes.
pub(crate) fn turn(
    library: &Library,
    shelf: &mut Shelf,
    id: ArticleId,
    to: LangTag,
    turn: Turn,
) -> Result<ReviewChange, ApiError> {
    let at = crate::clock::now();
    let asked = Asked { article: id, to, what: "", change: () };
    for _ in 0..TRIES {
        let held = shelf.open(library, &asked.article, &asked.to)?;
        let Some(next) = library.next_step(&asked.article, &asked.to, turn)? else {
            return answer(library, held, &Turned::default());
        };
        let act = match turn {
            Turn::Back => Act::Undone(next.key),
            Turn::Forth => Act::Redone(next.key),
        };
        if let Some(done) = carry_out(library, shelf, &asked, &next.step, act, &at)? {
            return Ok(done);
        }
    }
    Err(busy())
}

/// Takes a step in memory and keeps it; `None` where the library has moved on since.
fn carry_out<F>(
    library: &Library,
    shelf: &mut Shelf,
    asked: &Asked<F>,
    step: &Step,
    act: Act<'_>,
    at: &str,
) -> Result<Option<ReviewChange>, ApiError> {
    let held = shelf.open(library, &asked.article, &asked.to)?;
    let terms = held.terms(library)?;
    let check = checker_of(&held.review, &terms);
    let turn = if matches!(act, Act::Undone(_)) { Turn::Back } else { Turn::Forth };
    let texts: Vec<(RowId, String)> = texts_of(step).map(|row| (row, held.text(row))).collect();
    let kin = held.kin.take().unwrap_or_else(|| Kin::of(&held.review));
    let mut turned = held.review.turn(step, turn, &check);
    let alters = held.alters_others(kin, &texts);
    if step.layout.is_some() {
        held.kin = None;
    }
    if alters || step.layout.is_some() {
        let others = held.review.look_beyond(None);
        turned.seen.extend(others.into_iter().filter(|row| !turned.written.contains(row)));
    }
    let (revision, review) = (held.revision, &held.review);
    let kept = library.commit(&Commit { revision, act, step, after: review, turned: &turned, at });
    if let Ok(Some(revision)) = kept {
        held.moved_on(revision);
        return answer(library, held, &turned).map(Some);
    }
    // In memory it was done, in the library it was not.
    shelf.let_go(&asked.article, &asked.to);
    Ok(kept.map(|_| None)?)
}

/// The rows whose text a step changes, or whether it is a whole one.
fn texts_of(step: &Step) -> impl Iterator<Item = RowId> {
    step.targets.iter().filter(|(_, p)| p.text.is_some() || p.state.is_some()).map(|(row, _)| *row)
}

/// What a face is told of a change.
fn answer(library: &Library, held: &mut Held, turned: &Turned) -> Result<ReviewChange, ApiError> {
    let names = Names::read(library)?;
    let terms = held.terms(library)?;
    let review = &held.review;
    let mut rows: Vec<RowId> = turned.written.iter().chain(&turned.seen).copied().collect();
    rows.sort_by_key(|id| review.place(*id));
    let (undo, redo) = library.next_steps(&review.article().id, &review.translation().language)?;
    Ok(ReviewChange {
        rows: rows.iter().filter_map(|id| Some(row_view(review, review.row(*id)?, &names, &terms))).collect(),
        removed: turned.removed.iter().map(ToString::to_string).collect(),
        counts: counts_view(review.counts()),
        undo,
        redo,
    })
}

/// The error of a row that is not there.
pub(crate) fn no_such_row(row: &str) -> ApiError {
    ApiError::new("no-such-row", "This row is not in the translation")
        .hint("Open the translation again and try once more")
        .arg("row", row)
}

fn refused(refusal: Refusal) -> ApiError {
    match refusal {
        Refusal::NoSuchRow(row) => no_such_row(&row.to_string()),
        Refusal::NoSuchProposal => ApiError::new("no-such-proposal", "This proposal is there no longer")
            .hint("Open the translation again and try once more"),
        Refusal::NothingToJoin => ApiError::new("nothing-to-join", "No row follows it in the same paragraph")
            .hint("Only rows of one paragraph can be joined"),
        Refusal::NothingToUnmerge => {
            ApiError::new("nothing-to-unmerge", "The row is one whole sentence, neither joined nor cut")
        }
        Refusal::NowhereToCut => ApiError::new("nowhere-to-cut", "There is nothing to cut off here")
            .hint("Put the caret inside the source of one row, with text on both sides"),
    }
}
