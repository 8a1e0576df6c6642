//! What differs between two targets, field by field.
//!
//! Steps are kept for good, so they hold no more than what changed; and because they hold no more,
//! undoing one leaves alone what a run of an engine brought to the same row since.

use serde::{Deserialize, Serialize};

use super::Turn;
use crate::translation::{Draft, Origin, Proposal, State, Target};

/// Declares the fields that a step remembers. What follows from them (findings, how far texts lie
/// apart) is worked out anew.
macro_rules! patch {
    ($($field:ident: $type:ty,)*) => {
        /// What differs of one target: for each field what it was and is, where it changed.
        #[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
        pub struct Patch {
            $(
                #[doc = concat!("What `", stringify!($field), "` was and is.")]
                #[serde(default, skip_serializing_if = "Option::is_none")]
                pub $field: Option<[$type; 2]>,
            )*
        }

        impl Patch {
            /// What differs between two targets.
            pub fn between(before: &Target, after: &Target) -> Self {
                Self {
                    $($field: (before.$field != after.$field)
                        .then(|| [before.$field.clone(), after.$field.clone()]),)*
                }
            }

            fn write(&self, target: &mut Target, turn: Turn) {
                $(if let Some(sides) = &self.$field {
                    target.$field.clone_from(turn.of(sides));
                })*
            }
        }
    };
}

patch! {
    text: String,
    state: State,
    origin: Origin,
    locked: bool,
    machine: Option<Draft>,
    note: String,
    proposals: Vec<Proposal>,
    proposed: u32,
    ignored: std::collections::BTreeSet<String>,
    changed_at: Option<String>,
}

impl Patch {
    /// Whether nothing differs.
    pub fn is_nothing(&self) -> bool {
        *self == Self::default()
    }

    /// Puts one side into a target. Proposals and a text that came since, which the other side does
    /// not know, are kept as proposals.
    pub(super) fn turn(&self, target: &mut Target, turn: Turn) {
        let met = target.clone();
        self.write(target, turn);
        let mut kept: Vec<Proposal> = Vec::new();
        if let Some(sides) = &self.proposals {
            let known = turn.other().of(sides);
            kept.extend(met.proposals.iter().filter(|p| !known.contains(p)).cloned());
        }
        if let Some(sides) = &self.text
            && &met.text != turn.other().of(sides)
            && met.is_done()
            && !met.text.trim().is_empty()
        {
            kept.push(Proposal {
                id: 0,
                text: met.text.clone(),
                origin: met.origin.clone(),
                findings: met.findings.clone(),
                made_at: met.changed_at.clone().unwrap_or_default(),
            });
        }
        if self.proposed.as_ref().is_some_and(|sides| met.proposed != *turn.other().of(sides)) {
            target.proposed = target.proposed.max(met.proposed);
        }
        for mut proposal in kept {
            if target.proposals.iter().any(|p| p.text == proposal.text && p.origin == proposal.origin) {
                continue;
            }
            if proposal.id == 0 || target.proposals.iter().any(|p| p.id == proposal.id) {
                target.proposed += 1;
                proposal.id = target.proposed;
            }
            target.proposals.push(proposal);
        }
    }
}
