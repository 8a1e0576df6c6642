//! What engines, the memory and files bring: taken, put beside, or refused.

use super::{Checker, Row, apart};
use crate::translation::{Origin, Proposal, State, Target};

/// What became of a text that arrived.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Arrival {
    /// It is the row's target now.
    Taken(Target),
    /// It waits beside the row's target, which stays as it is to the byte.
    Proposed(Target),
    /// Nothing changed: it broke off, or says nothing.
    Refused,
}

/// Decides over a target that arrived for a row.
///
/// What a person wrote, chose or approved stays, and the new text becomes a proposal; so it does
/// where `beside` is asked for and the row has a whole text. An answer that broke off never takes
/// the place of one that is whole. What an engine wrote gives way to another engine and stays as a
/// proposal; a text by a person takes any place.
pub fn arrive(current: Option<&Target>, new: Target, beside: bool, at: &str) -> Arrival {
    let empty = Target::default();
    let current = current.unwrap_or(&empty);
    let is_human = new.origin.is_human();
    if new.text.trim().is_empty() && !is_human {
        return Arrival::Refused;
    }
    let guarded = current.is_locked() || (beside && current.is_done());
    if guarded && !is_human {
        return match new.state {
            State::Initial => Arrival::Refused,
            _ => Arrival::Proposed(propose(current.clone(), new.text, new.origin, new.findings, at)),
        };
    }
    if !is_human && new.state == State::Initial && current.is_done() {
        return Arrival::Refused;
    }
    let mut taken = current.clone();
    if !is_human && current.is_done() && current.origin != new.origin && current.text != new.text {
        let made_at = current.changed_at.as_deref().unwrap_or(at);
        taken =
            propose(taken, current.text.clone(), current.origin.clone(), current.findings.clone(), made_at);
    }
    taken.text = new.text;
    taken.state = new.state;
    taken.origin = new.origin;
    taken.findings = new.findings;
    taken.locked = is_human || current.locked;
    taken.machine = None;
    taken.changed_at = Some(at.to_owned());
    taken.apart = apart(&taken);
    Arrival::Taken(taken)
}

/// Puts a text beside a target. It takes the place of the last one by the same engine or unit.
pub fn propose(
    mut target: Target,
    text: String,
    origin: Origin,
    findings: Vec<crate::finding::Finding>,
    at: &str,
) -> Target {
    let same = |p: &Proposal| p.origin == origin && p.text == text;
    if !target.proposals.iter().any(same) {
        target.proposals.retain(|p| p.origin.is_human() || p.origin != origin);
        target.proposed += 1;
        let id = target.proposed;
        target.proposals.push(Proposal { id, text, origin, findings, made_at: at.to_owned() });
        target.apart = apart(&target);
    }
    target
}

/// A target of that text with what the checks say of it.
pub fn checked(row: &Row, text: String, state: State, origin: Origin, check: &Checker<'_>) -> Target {
    let findings = if state == State::Initial { Vec::new() } else { check(row, &text) };
    Target::new(text, state, origin, findings)
}
