//! How far a review is.

use super::Review;
use crate::finding::Severity;
use crate::translation::{Target, Translation};

/// Rows by how far they are.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Counts {
    /// In all.
    pub total: usize,
    /// With a whole target.
    pub translated: usize,
    /// Approved or signed off.
    pub approved: usize,
    /// That should be looked at; see [`needs_check`].
    pub to_check: usize,
    /// Whose text a person wrote.
    pub edited: usize,
    /// With a proposal that waits.
    pub proposals: usize,
}

/// Whether a target should be looked at: nobody approved it, and a finding that is minor or graver
/// and not ignored says something of it.
pub fn needs_check(translation: &Translation, target: &Target) -> bool {
    !target.is_approved()
        && target.findings.iter().any(|f| f.severity >= Severity::Minor && !translation.ignores(target, f))
}

impl Review {
    /// Counts the rows.
    pub fn counts(&self) -> Counts {
        let mut counts = Counts { total: self.rows().len(), ..Counts::default() };
        for target in self.rows().iter().filter_map(|row| self.target(row.id)) {
            counts.translated += usize::from(target.is_done());
            counts.approved += usize::from(target.is_approved());
            counts.to_check += usize::from(needs_check(self.translation(), target));
            counts.edited += usize::from(target.origin.is_human() && !target.text.trim().is_empty());
            counts.proposals += usize::from(target.waiting().next().is_some());
        }
        counts
    }
}
