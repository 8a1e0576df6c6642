//! Commands on the review of a translation.

use diglot_core::article::ArticleId;
use diglot_core::review::{Change, Review, Turn};
use diglot_core::translation::RowId;

use super::Engine;
use super::articles::no_such_article;
use super::results::Names;
use super::settings::parse_tag;
use crate::api::{
    ApiError, ChangeTargets, History, HistoryEntry, ReplaceReport, ReplaceRequest, ReviewChange, ReviewView,
    RowRef, TargetChange, TranslationRef,
};
use crate::review::{self, Asked, no_such_row};
use crate::utf16::byte;
use crate::view::{review_view, state_view};

impl Engine {
    /// A translation as it is reviewed; also where none was begun.
    ///
    /// # Errors
    /// `no-such-article`; `bad-language`; where the library cannot be read.
    pub async fn get_review(&self, request: TranslationRef) -> Result<ReviewView, ApiError> {
        let to = parse_tag(&request.to)?;
        self.on_reviews(move |library, shelf| {
            let id = ArticleId(request.article);
            let names = Names::read(library)?;
            let steps = library.next_steps(&id, &to)?;
            let held = shelf.open_checked(library, &id, &to)?;
            let terms = held.terms(library)?;
            Ok(review_view(&held.review, held.revision > 0, steps, &names, &terms))
        })
        .await
    }

    /// Changes rows, in one step of undo. It is in the library when this answers.
    ///
    /// # Errors
    /// `no-such-article`; `bad-language`; `no-such-row`; `no-such-proposal`; `nothing-to-join`;
    /// `nothing-to-unmerge`; `nowhere-to-cut`; where the library cannot be written.
    pub async fn change_targets(&self, request: ChangeTargets) -> Result<ReviewChange, ApiError> {
        let to = parse_tag(&request.to)?;
        let rows = request.rows.iter().map(|row| row_id(row)).collect::<Result<Vec<_>, _>>()?;
        let (what, change) = (named(&request.change), request.change);
        let article = ArticleId(request.article);
        self.on_reviews(move |library, shelf| {
            let change = |review: &Review| Ok((rows.clone(), change_of(&change, &rows, review)));
            review::change(library, shelf, &Asked { article, to, what, change })
        })
        .await
    }

    /// Takes the last step back; changes nothing where there is none.
    ///
    /// # Errors
    /// `no-such-article`; `bad-language`; where the library cannot be written.
    pub async fn undo_review(&self, request: TranslationRef) -> Result<ReviewChange, ApiError> {
        self.turn_review(request, Turn::Back).await
    }

    /// Takes a step again that was taken back; changes nothing where there is none.
    ///
    /// # Errors
    /// `no-such-article`; `bad-language`; where the library cannot be written.
    pub async fn redo_review(&self, request: TranslationRef) -> Result<ReviewChange, ApiError> {
        self.turn_review(request, Turn::Forth).await
    }

    async fn turn_review(&self, request: TranslationRef, turn: Turn) -> Result<ReviewChange, ApiError> {
        let to = parse_tag(&request.to)?;
        let article = ArticleId(request.article);
        self.on_reviews(move |library, shelf| review::turn(library, shelf, article, to, turn)).await
    }

    /// Finds a text in the targets and writes another in its place, in one step of undo.
    ///
    /// # Errors
    /// `nothing-to-find`; `no-such-article`; `bad-language`; where the library cannot be written.
    pub async fn replace_in_targets(&self, request: ReplaceRequest) -> Result<ReplaceReport, ApiError> {
        let to = parse_tag(&request.to)?;
        if request.find.trim().is_empty() {
            return Err(ApiError::new("nothing-to-find", "There is nothing to look for")
                .hint("Type the text to find"));
        }
        self.on_reviews(move |library, shelf| review::replace(library, shelf, &request, to)).await
    }

    /// The life of a row.
    ///
    /// # Errors
    /// `no-such-article`; `bad-language`; `no-such-row`; where the library cannot be read.
    pub async fn get_history(&self, request: RowRef) -> Result<History, ApiError> {
        let to = parse_tag(&request.to)?;
        let row = row_id(&request.row)?;
        self.on_library(move |library| {
            let id = ArticleId(request.article);
            if !library.has_article(&id)? {
                return Err(no_such_article(&id));
            }
            let names = Names::read(library)?;
            let entries = library.history(&id, &to, row)?.into_iter().map(|past| HistoryEntry {
                at: past.at,
                what: past.what,
                engine: past.engine.as_ref().map(|e| names.name(e)),
                text: past.text,
                state: state_view(past.state),
            });
            Ok(History { entries: entries.collect() })
        })
        .await
    }
}

fn row_id(text: &str) -> Result<RowId, ApiError> {
    RowId::parse(text).ok_or_else(|| no_such_row(text))
}

/// What a change is called in the history and for undo: its kind in the API.
fn named(change: &TargetChange) -> &'static str {
    match change {
        TargetChange::Edit { .. } => "edit",
        TargetChange::Approve => "approve",
        TargetChange::SignOff => "sign-off",
        TargetChange::Reopen => "reopen",
        TargetChange::TakeProposal { .. } => "take-proposal",
        TargetChange::DismissProposal { .. } => "dismiss-proposal",
        TargetChange::Revert => "revert",
        TargetChange::Clear => "clear",
        TargetChange::Note { .. } => "note",
        TargetChange::Ignore { .. } => "ignore",
        TargetChange::Heed { .. } => "heed",
        TargetChange::Merge => "merge",
        TargetChange::Unmerge => "unmerge",
        TargetChange::Split { .. } => "split",
    }
}

/// A change as the domain has it; offsets become bytes of the texts as they are.
fn change_of(change: &TargetChange, rows: &[RowId], review: &Review) -> Change {
    match change.clone() {
        TargetChange::Edit { text } => Change::Edit { text },
        TargetChange::Approve => Change::Approve,
        TargetChange::SignOff => Change::SignOff,
        TargetChange::Reopen => Change::Reopen,
        TargetChange::TakeProposal { proposal } => Change::TakeProposal { proposal },
        TargetChange::DismissProposal { proposal } => Change::DismissProposal { proposal },
        TargetChange::Revert => Change::Revert,
        TargetChange::Clear => Change::Clear,
        TargetChange::Note { text } => Change::Note { text },
        TargetChange::Ignore { check, everywhere } => Change::Ignore { check, everywhere },
        TargetChange::Heed { check, everywhere } => Change::Heed { check, everywhere },
        TargetChange::Merge => Change::Merge,
        TargetChange::Unmerge => Change::Unmerge,
        TargetChange::Split { source_at, target_at } => {
            let row = rows.first().and_then(|id| review.row(*id));
            let target = rows.first().and_then(|id| review.target(*id));
            Change::Split {
                source_at: row.map_or(0, |r| byte(&r.source, source_at)),
                target_at: target.map_or(0, |t| byte(&t.text, target_at)),
            }
        }
    }
}
