//! What a person does to rows, worked out as a step.

use std::collections::{BTreeMap, BTreeSet};

use super::{Patch, Review, Step};
use crate::translation::{Draft, Origin, Proposal, RowId, State, Target};

/// What a person does to rows. Offsets are bytes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Change {
    /// Writes the target. A blank text empties it.
    Edit {
        /// The new text.
        text: String,
    },
    /// Writes each target; the rows are those of the map.
    Rewrite {
        /// The new texts.
        texts: BTreeMap<RowId, String>,
    },
    /// Approves. Rows without a text stay as they are.
    Approve,
    /// Signs off. Rows without a text stay as they are.
    SignOff,
    /// Takes an approval back.
    Reopen,
    /// Takes a proposal as the target; what was there becomes a proposal.
    TakeProposal {
        /// Its number.
        proposal: u32,
    },
    /// Lets a proposal go.
    DismissProposal {
        /// Its number.
        proposal: u32,
    },
    /// Goes back to what the machine or the memory wrote.
    Revert,
    /// Empties the target.
    Clear,
    /// Sets the note.
    Note {
        /// It; empty to remove it.
        text: String,
    },
    /// Ignores a check.
    Ignore {
        /// The check's id.
        check: String,
        /// Whether in the whole article.
        everywhere: bool,
    },
    /// Heeds a check again.
    Heed {
        /// The check's id.
        check: String,
        /// Whether in the whole article.
        everywhere: bool,
    },
    /// Joins each row with the next one of the same block.
    Merge,
    /// Takes a joined row apart, or puts a cut segment together again.
    Unmerge,
    /// Cuts one row in two.
    Split {
        /// Byte offset in the row's source.
        source_at: usize,
        /// Byte offset in its target.
        target_at: usize,
    },
}

/// Why a change cannot be made.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Refusal {
    /// There is no row of that name.
    NoSuchRow(RowId),
    /// No row has a proposal of that number.
    NoSuchProposal,
    /// There is no row behind it in the same block.
    NothingToJoin,
    /// It is one whole segment.
    NothingToUnmerge,
    /// The place is not inside the source, or more than one row was named.
    NowhereToCut,
}

impl Review {
    /// Works a change out. What is so already stays as it is; a step may thus change nothing.
    ///
    /// # Errors
    /// Where it cannot be made; see [`Refusal`].
    pub fn step(&self, ids: &[RowId], change: &Change, at: &str) -> Result<Step, Refusal> {
        let ids: BTreeSet<RowId> = match change {
            Change::Rewrite { texts } => texts.keys().copied().collect(),
            _ => ids.iter().copied().collect(),
        };
        if let Some(unknown) = ids.iter().find(|id| self.place(**id).is_none()) {
            return Err(Refusal::NoSuchRow(*unknown));
        }
        match change {
            Change::Merge => return self.merge(&ids, at),
            Change::Unmerge => return self.unmerge(&ids, at),
            Change::Split { source_at, target_at } => return self.split(&ids, *source_at, *target_at, at),
            Change::Ignore { check, everywhere: true } => return Ok(self.ignore(check, true)),
            Change::Heed { check, everywhere: true } => return Ok(self.ignore(check, false)),
            Change::TakeProposal { proposal } | Change::DismissProposal { proposal } => {
                let has = |id: &RowId| {
                    self.target(*id).is_some_and(|t| t.proposals.iter().any(|p| p.id == *proposal))
                };
                if !ids.iter().any(has) {
                    return Err(Refusal::NoSuchProposal);
                }
            }
            _ => {}
        }
        let targets = ids.into_iter().map(|id| {
            let mut after = self.target(id).cloned().unwrap_or_default();
            change_one(id, &mut after, change, at);
            (id, after)
        });
        Ok(self.written(targets, at))
    }

    /// The step that leaves these rows with these targets.
    pub fn written(&self, targets: impl IntoIterator<Item = (RowId, Target)>, at: &str) -> Step {
        let empty = Target::default();
        let targets = targets
            .into_iter()
            .filter_map(|(id, mut after)| {
                let before = self.target(id).unwrap_or(&empty);
                if Patch::between(before, &after).is_nothing() {
                    return None;
                }
                after.changed_at = (!after.is_nothing()).then(|| at.to_owned());
                Some((id, Patch::between(before, &after)))
            })
            .collect();
        Step { targets, ..Step::default() }
    }

    fn ignore(&self, check: &str, ignored: bool) -> Step {
        let before = &self.translation.ignored;
        let mut after = before.clone();
        let changed = if ignored { after.insert(check.to_owned()) } else { after.remove(check) };
        Step { ignored: changed.then(|| [before.clone(), after]), ..Step::default() }
    }
}

fn change_one(id: RowId, target: &mut Target, change: &Change, at: &str) {
    match change {
        Change::Edit { text } => edit(target, text),
        Change::Rewrite { texts } => {
            if let Some(text) = texts.get(&id) {
                edit(target, text);
            }
        }
        Change::Approve => approve(target, State::Reviewed),
        Change::SignOff => approve(target, State::Final),
        Change::Reopen => {
            if target.is_approved() {
                target.state = State::Translated;
                // It stays the person's: a run that overwrote it would undo the work of reading it.
                target.locked = true;
            }
        }
        Change::TakeProposal { proposal } => take(target, *proposal, at),
        Change::DismissProposal { proposal } => target.proposals.retain(|p| p.id != *proposal),
        Change::Revert => {
            if let Some(draft) = target.machine.take() {
                target.text = draft.text;
                target.origin = draft.origin;
                target.state = State::Translated;
                target.locked = false;
            }
        }
        Change::Clear => clear(target),
        Change::Note { text } => target.note.clone_from(text),
        Change::Ignore { check, .. } => {
            target.ignored.insert(check.clone());
        }
        Change::Heed { check, .. } => {
            target.ignored.remove(check);
        }
        Change::Merge | Change::Unmerge | Change::Split { .. } => {}
    }
}

fn edit(target: &mut Target, text: &str) {
    if text.trim().is_empty() {
        return clear(target);
    }
    if target.is_done() && target.text == text {
        return;
    }
    target.machine = draft_of(target);
    target.text = text.to_owned();
    target.state = State::Translated;
    target.locked = true;
    // Back at the machine's words by hand, it is the machine's text again.
    match target.machine.take_if(|draft| draft.text == text) {
        Some(draft) => target.origin = draft.origin,
        None => target.origin = Origin::Human,
    }
}

/// What the machine or the memory wrote, of a row that is about to be changed by hand.
fn draft_of(target: &Target) -> Option<Draft> {
    if target.is_done() && !target.origin.is_human() {
        return Some(Draft { text: target.text.clone(), origin: target.origin.clone() });
    }
    target.machine.clone()
}

fn clear(target: &mut Target) {
    if target.text.is_empty() && !target.is_done() {
        return;
    }
    target.machine = draft_of(target);
    target.text.clear();
    target.state = State::Initial;
    target.origin = Origin::Human;
    target.locked = false;
}

fn approve(target: &mut Target, state: State) {
    if target.state < state && !target.text.trim().is_empty() {
        target.state = state;
        target.locked = true;
    }
}

fn take(target: &mut Target, number: u32, at: &str) {
    let Some(taken) = target.proposals.iter().find(|p| p.id == number).cloned() else { return };
    if target.is_done() && target.text == taken.text {
        return;
    }
    let left = Proposal {
        id: target.proposed + 1,
        text: target.text.clone(),
        origin: target.origin.clone(),
        findings: target.findings.clone(),
        made_at: target.changed_at.clone().unwrap_or_else(|| at.to_owned()),
    };
    if target.is_done() && target.proposals.iter().all(|p| p.text != left.text) {
        target.proposed += 1;
        target.proposals.push(left);
    }
    target.text = taken.text;
    target.origin = taken.origin;
    target.state = State::Translated;
    target.machine = None;
    target.locked = true;
}
