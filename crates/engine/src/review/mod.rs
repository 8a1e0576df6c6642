//! Reviews that are open: kept as they are in the library, so that a change costs what it changes.
//!
//! Opening a long translation means reading all of it; a keystroke must not. The last ones opened
//! stay in memory, each with the revision it was read at, and are read again where the library has
//! moved on, whoever moved it.

mod change;
mod find;

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

use diglot_core::article::ArticleId;
use diglot_core::checks::check_target;
use diglot_core::finding::Finding;
use diglot_core::lang::LangTag;
use diglot_core::review::{Arrival, Kin, Layout, Review, Row};
use diglot_core::summary::{EngineRef, Usage};
use diglot_core::translation::{RowId, Target, Translation};
use diglot_store::{Arriving, Library};

use crate::api::ApiError;
use crate::app::{Engine, no_such_article};
use crate::terms::Terms;

pub(crate) use change::{Asked, change, no_such_row, turn};
pub(crate) use find::replace;

/// How many stay open.
const MOST: usize = 2;

/// How often a change is worked out anew where somebody else was faster.
pub(crate) const TRIES: usize = 8;

/// A review as it is in the library at a revision.
#[derive(Debug)]
pub(crate) struct Held {
    pub(crate) review: Review,
    pub(crate) revision: i64,
    /// The library's last revision when it was read: what is not begun has none of its own.
    last: i64,
    /// The glossary for its languages, with the revision it was read at.
    terms: Option<(i64, Arc<Terms>)>,
    /// The revisions of the review and of the glossary at which all its findings were up to date.
    looked: Option<(i64, i64)>,
    /// How many rows share a text; `None` where that was not counted since they changed.
    kin: Option<Kin>,
}

/// The reviews that are open, the last one used first.
#[derive(Debug, Default)]
pub(crate) struct Shelf(Vec<Held>);

/// The shelf of an engine: one at a time works on it.
#[derive(Debug, Default)]
pub(crate) struct Reviews(Mutex<Shelf>);

impl Shelf {
    /// The review as it is now.
    pub(crate) fn open(
        &mut self,
        library: &Library,
        id: &ArticleId,
        to: &LangTag,
    ) -> Result<&mut Held, ApiError> {
        let revision = library.review_revision(id, to)?;
        // Read first: what changes meanwhile makes it old.
        let last = if revision == 0 { library.last_revision()? } else { 0 };
        let is_fresh = |h: &Held| h.revision == revision && (revision > 0 || h.last == last);
        let known = self.0.iter().position(|h| h.is_of(id, to));
        if let Some(held) = known.map(|at| self.0.remove(at)).filter(is_fresh) {
            self.0.insert(0, held);
        } else {
            let stored = library.review(id, to)?.ok_or_else(|| no_such_article(id))?;
            let translation = stored.translation.unwrap_or_else(|| unbegun(to));
            let review = Review::new(stored.article, translation);
            let revision = stored.revision;
            self.0.insert(0, Held { review, revision, last, terms: None, looked: None, kin: None });
        }
        self.0.truncate(MOST);
        self.0.first_mut().ok_or_else(|| no_such_article(id))
    }

    /// The review as it is now, with the findings that rest on other rows and on the glossary
    /// brought up to date: whoever changed these may not have had this review open.
    pub(crate) fn open_checked(
        &mut self,
        library: &Library,
        id: &ArticleId,
        to: &LangTag,
    ) -> Result<&mut Held, ApiError> {
        for _ in 0..TRIES {
            match self.open(library, id, to)?.look_beyond(library) {
                Ok(true) => return self.open(library, id, to),
                // In memory they are new, in the library they are not.
                kept => {
                    self.let_go(id, to);
                    kept?;
                }
            }
        }
        Err(busy())
    }

    /// Notes a run of an engine.
    pub(crate) fn note_run(
        &mut self,
        library: &Library,
        id: &ArticleId,
        to: &LangTag,
        by: &EngineRef,
        usage: Usage,
    ) -> Result<(), ApiError> {
        let noted = library.put_run(id, to, by, usage)?;
        let held = self.0.iter_mut().find(|h| h.is_of(id, to) && h.revision == noted.before);
        if let Some(held) = held.filter(|_| noted.before > 0) {
            held.review.set_run(by.clone(), noted.usage);
            held.moved_on(noted.revision);
        }
        Ok(())
    }

    /// Lets a review go that is not as it is in the library.
    pub(crate) fn let_go(&mut self, id: &ArticleId, to: &LangTag) {
        self.0.retain(|h| !h.is_of(id, to));
    }

    /// Keeps what was made of rows; those that were joined or cut meanwhile are left out. Says what
    /// became of each.
    pub(crate) fn arrive(
        &mut self,
        library: &Library,
        id: &ArticleId,
        to: &LangTag,
        made: Made,
    ) -> Result<Vec<(RowId, Arrival)>, ApiError> {
        let Made { mut layout, mut targets, sources, beside, at } = made;
        for _ in 0..TRIES {
            let arriving = Arriving { layout: &layout, targets: &targets, beside, at: &at };
            if let Some(arrived) = library.put_targets(id, to, &arriving)? {
                let held = self.0.iter_mut().find(|h| h.is_of(id, to) && h.revision == arrived.before);
                if let Some(held) = held.filter(|_| arrived.before > 0) {
                    held.kin = None;
                    held.review.put(arrived.arrivals.iter().filter_map(|(row, a)| match a {
                        Arrival::Taken(t) | Arrival::Proposed(t) => Some((*row, t.clone())),
                        Arrival::Refused => None,
                    }));
                    held.revision = arrived.revision;
                }
                return Ok(arrived.arrivals);
            }
            let held = self.open(library, id, to)?;
            layout = held.review.translation().layout.clone();
            targets.retain(|(row, _)| held.review.row(*row).map(|r| &r.source) == sources.get(row));
        }
        Err(busy())
    }
}

/// Targets that were made, with what they were made of.
#[derive(Debug, Clone)]
pub(crate) struct Made {
    pub(crate) layout: Layout,
    pub(crate) targets: Vec<(RowId, Target)>,
    pub(crate) sources: HashMap<RowId, String>,
    pub(crate) beside: bool,
    pub(crate) at: String,
}

impl Held {
    /// The glossary for its languages, as it is now.
    pub(crate) fn terms(&mut self, library: &Library) -> Result<Arc<Terms>, ApiError> {
        let revision = library.glossary_revision()?;
        if let Some((at, terms)) = &self.terms
            && *at == revision
        {
            return Ok(Arc::clone(terms));
        }
        let (from, to) = (self.review.article().language(), &self.review.translation().language);
        let terms = Arc::new(Terms::read(library, from, to)?);
        self.terms = Some((revision, Arc::clone(&terms)));
        Ok(terms)
    }

    /// A row's whole text; empty for none.
    fn text(&self, row: RowId) -> String {
        self.review.target(row).filter(|t| t.is_done()).map_or_else(String::new, |t| t.text.clone())
    }

    /// Whether what these rows said before and say now can change what is said of others.
    fn alters_others(&mut self, mut kin: Kin, before: &[(RowId, String)]) -> bool {
        let mut alters = false;
        for (id, before) in before {
            let after = self.text(*id);
            match self.review.row(*id) {
                Some(row) if after != *before => alters |= kin.change(row, before, &after),
                Some(_) | None => {}
            }
        }
        self.kin = Some(kin);
        alters
    }

    /// Notes the revision after a step whose findings are up to date.
    fn moved_on(&mut self, revision: i64) {
        let before = std::mem::replace(&mut self.revision, revision);
        if let Some((review, glossary)) = self.looked
            && review == before
        {
            self.looked = Some((revision, glossary));
        }
    }

    /// Brings findings up to date and keeps them; `false` where the library has moved on since.
    fn look_beyond(&mut self, library: &Library) -> Result<bool, ApiError> {
        let now = (self.revision, library.glossary_revision()?);
        if self.revision == 0 || self.looked == Some(now) {
            return Ok(true);
        }
        let terms = self.terms(library)?;
        let changed = self.review.look_beyond(Some(&|row, text| terms.check(row, text)));
        if !changed.is_empty() {
            let Some(revision) = library.put_findings(&self.review, &changed, self.revision)? else {
                return Ok(false);
            };
            self.revision = revision;
        }
        self.looked = Some((self.revision, now.1));
        Ok(true)
    }

    fn is_of(&self, id: &ArticleId, to: &LangTag) -> bool {
        self.review.article().id == *id && self.review.translation().language == *to
    }
}

impl Engine {
    /// Runs work on open reviews away from the event loop, one at a time.
    pub(crate) async fn on_reviews<T, F>(&self, work: F) -> Result<T, ApiError>
    where
        T: Send + 'static,
        F: FnOnce(&Library, &mut Shelf) -> Result<T, ApiError> + Send + 'static,
    {
        let inner = self.0.clone();
        let run = move || {
            // What a panic left half done is not trusted: it is read again.
            let mut shelf = inner.reviews.0.lock().unwrap_or_else(|poisoned: PoisonError<_>| {
                let mut shelf = poisoned.into_inner();
                shelf.0.clear();
                shelf
            });
            work(&inner.library, &mut shelf)
        };
        tokio::task::spawn_blocking(run).await.map_err(crate::fault::internal)?
    }
}

/// A translation in which nothing was done.
fn unbegun(to: &LangTag) -> Translation {
    Translation::new(to.clone(), EngineRef { id: "human".to_owned(), model: None })
}

/// What is checked of a row's target; the glossary's terms are among it. Rows are in the language
/// `from` where they name no other.
pub(crate) fn checker(
    from: &LangTag,
    to: &LangTag,
    terms: &Arc<Terms>,
) -> impl Fn(&Row, &str) -> Vec<Finding> + use<> {
    let (from, to, terms) = (from.clone(), to.clone(), Arc::clone(terms));
    move |row, text| {
        let mut findings = check_target(&row.as_segment(), row.language.as_ref().unwrap_or(&from), text, &to);
        findings.extend(terms.check(row, text));
        findings
    }
}

/// The same, for the rows of a review.
pub(crate) fn checker_of(review: &Review, terms: &Arc<Terms>) -> impl Fn(&Row, &str) -> Vec<Finding> + use<> {
    checker(review.article().language(), &review.translation().language, terms)
}

/// The error of a translation that others change all the time.
pub(crate) fn busy() -> ApiError {
    ApiError::new("library-busy", "The translation is being changed from elsewhere at this moment")
        .hint("Try again in a moment; nothing was lost")
}
