//! Reviewing a translation: what a person does to its rows, and the way back.
//!
//! A [`Review`] is an article, a translation and the rows that come of both. A [`Change`] is asked
//! for and becomes a [`Step`], a value that says of every row what was there before and after; a
//! step is then taken, undone or redone, and each time the review says which rows look different
//! and which pairs the memory has to learn or forget. What engines write arrives by [`arrive`],
//! which never lets them touch what a person has dealt with.

mod apart;
mod arrive;
mod beyond;
mod change;
mod counts;
mod diff;
mod divide;
mod find;
mod flat;
mod layout;
mod pair;
mod patch;
mod shape;
mod text;

use std::collections::{BTreeSet, HashMap};

use serde::{Deserialize, Serialize};

use crate::article::Article;
use crate::finding::Finding;
use crate::translation::{RowId, Target, Translation};

pub use apart::apart;
pub use arrive::{Arrival, arrive, checked, propose};
pub use beyond::Kin;
pub use change::{Change, Refusal};
pub use counts::{Counts, needs_check};
pub use diff::{Diff, diff};
pub use find::{Looking, find};
pub use flat::by_segment;
pub use layout::{Cut, Layout, Piece, Row, rows};
pub use pair::Pair;
pub use patch::Patch;

/// Checks a row's target: what a person and an engine are told of it.
pub type Checker<'a> = dyn Fn(&Row, &str) -> Vec<Finding> + 'a;

/// An article, its translation, and the rows that come of both.
#[derive(Debug, Clone, PartialEq)]
pub struct Review {
    article: Article,
    translation: Translation,
    rows: Vec<Row>,
    places: HashMap<RowId, usize>,
}

/// Which side of a step is wanted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Turn {
    /// As it was before.
    Back,
    /// As it was after.
    Forth,
}

/// A change that was worked out: what each row was and is, and so both ways to go.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Step {
    /// What differs of each target.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub targets: Vec<(RowId, Patch)>,
    /// How the rows are laid out, before and after, where that differs.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub layout: Option<[Layout; 2]>,
    /// What is ignored everywhere, before and after, where that differs.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ignored: Option<[BTreeSet<String>; 2]>,
}

impl Step {
    /// Whether it changes nothing.
    pub fn is_nothing(&self) -> bool {
        self.targets.is_empty() && self.layout.is_none() && self.ignored.is_none()
    }
}

/// What a step did to a review.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Turned {
    /// Rows whose target was written, and with them those that are new; in reading order.
    pub written: Vec<RowId>,
    /// Rows that look different without having been written: what is ignored everywhere changed, or
    /// what they are compared with.
    pub seen: Vec<RowId>,
    /// Rows that are there no longer.
    pub removed: Vec<RowId>,
    /// What the memory no longer has.
    pub forgotten: Vec<Pair>,
    /// What the memory has now.
    pub learnt: Vec<Pair>,
}

impl Review {
    /// Lays a translation out in rows.
    pub fn new(article: Article, translation: Translation) -> Self {
        let mut review = Self { article, translation, rows: Vec::new(), places: HashMap::new() };
        review.lay_out();
        review
    }

    fn lay_out(&mut self) {
        self.rows = rows(&self.article, &self.translation.layout);
        self.places = self.rows.iter().enumerate().map(|(at, row)| (row.id, at)).collect();
    }

    /// The article.
    pub fn article(&self) -> &Article {
        &self.article
    }

    /// The translation.
    pub fn translation(&self) -> &Translation {
        &self.translation
    }

    /// All rows, in reading order.
    pub fn rows(&self) -> &[Row] {
        &self.rows
    }

    /// Where a row stands, from 0.
    pub fn place(&self, id: RowId) -> Option<usize> {
        self.places.get(&id).copied()
    }

    /// The row of that name.
    pub fn row(&self, id: RowId) -> Option<&Row> {
        self.rows.get(self.place(id)?)
    }

    /// The target of a row; `None` where nothing was done to it yet.
    pub fn target(&self, id: RowId) -> Option<&Target> {
        self.translation.targets.get(&id)
    }

    /// Notes a run of an engine.
    pub fn set_run(&mut self, engine: crate::summary::EngineRef, usage: crate::summary::Usage) {
        self.translation.engine = engine;
        self.translation.usage = usage;
    }

    /// Puts targets in their places as they are, as a run of an engine does.
    pub fn put(&mut self, targets: impl IntoIterator<Item = (RowId, Target)>) {
        self.translation.targets.extend(targets);
    }

    /// Takes a step, or takes it back. Runs of engines may have gone between: what they brought since
    /// is kept beside.
    pub fn turn(&mut self, step: &Step, turn: Turn, check: &Checker<'_>) -> Turned {
        let mut touched: BTreeSet<RowId> = step.targets.iter().map(|(id, _)| *id).collect();
        let pairs_before = self.pairs(&touched);
        let mut seen = BTreeSet::new();
        let mut removed = Vec::new();
        let mut arrived = Vec::new();
        if let Some(sides) = &step.ignored {
            let changed: BTreeSet<&String> = sides[0].symmetric_difference(&sides[1]).collect();
            let says = |t: &Target| t.findings.iter().any(|f| changed.contains(&f.check));
            seen.extend(self.translation.targets.iter().filter(|(_, t)| says(t)).map(|(id, _)| *id));
            self.translation.ignored.clone_from(turn.of(sides));
        }
        if let Some(sides) = &step.layout {
            self.translation.layout.clone_from(turn.of(sides));
            let old = std::mem::take(&mut self.rows);
            self.lay_out();
            removed.extend(old.iter().map(|r| r.id).filter(|id| !self.places.contains_key(id)));
            let before: HashMap<RowId, &str> = old.iter().map(|r| (r.id, r.source.as_str())).collect();
            arrived.extend(
                self.rows.iter().filter(|r| before.get(&r.id) != Some(&r.source.as_str())).map(|r| r.id),
            );
        }
        touched.extend(&arrived);
        for (id, patch) in &step.targets {
            let mut target = self.translation.targets.remove(id).unwrap_or_default();
            let (text, proposals) = (target.text.clone(), target.proposals.len());
            patch.turn(&mut target, turn);
            if target.is_nothing() {
                continue;
            }
            if let Some(row) = self.row(*id)
                && (target.text != text || target.proposals.len() != proposals || arrived.contains(id))
            {
                settle(row, &mut target, check);
            }
            self.translation.targets.insert(*id, target);
        }
        let pairs_after = self.pairs(&touched);
        let in_order = |ids: BTreeSet<RowId>| {
            let mut ids: Vec<RowId> = ids.into_iter().filter(|id| self.places.contains_key(id)).collect();
            ids.sort_by_key(|id| self.places.get(id));
            ids
        };
        Turned {
            forgotten: lacking(&pairs_before, &pairs_after),
            learnt: lacking(&pairs_after, &pairs_before),
            seen: in_order(seen.difference(&touched).copied().collect()),
            written: in_order(touched),
            removed,
        }
    }

    /// The approved pairs among these rows.
    fn pairs(&self, ids: &BTreeSet<RowId>) -> Vec<Pair> {
        ids.iter().filter_map(|id| Pair::of(self, *id)).collect()
    }
}

/// The pairs that the other list does not say too, whenever.
fn lacking(pairs: &[Pair], others: &[Pair]) -> Vec<Pair> {
    let said: HashMap<RowId, &Pair> = others.iter().map(|p| (p.row, p)).collect();
    pairs.iter().filter(|p| !said.get(&p.row).is_some_and(|o| o.says_the_same(p))).cloned().collect()
}

impl Turn {
    /// That side of two, of which the first is the earlier.
    fn of<T>(self, sides: &[T; 2]) -> &T {
        match self {
            Self::Back => &sides[0],
            Self::Forth => &sides[1],
        }
    }

    /// The other way.
    fn other(self) -> Self {
        match self {
            Self::Back => Self::Forth,
            Self::Forth => Self::Back,
        }
    }
}

/// Works out anew what follows from a target's text and its proposals.
pub fn settle(row: &Row, target: &mut Target, check: &Checker<'_>) {
    target.findings = check(row, &target.text);
    target.apart = apart(target);
}

#[cfg(test)]
mod tests;
