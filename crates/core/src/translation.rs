//! A translation: one target per row, with its state, where it came from, and what else there is
//! to say of it.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

use serde::{Deserialize, Serialize};

use crate::article::SegmentId;
use crate::finding::Finding;
use crate::lang::LangTag;
use crate::review::Layout;
use crate::summary::{EngineRef, Usage};

/// The name of a row: that of its first segment and, where the row begins inside a cut segment, the
/// number of the part that it begins with. Written `12`, or `12.2` for a later part.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(into = "String", try_from = "String")]
pub struct RowId {
    /// The first segment.
    pub segment: SegmentId,
    /// Which part of it the row begins with: 1 for its beginning.
    pub part: u32,
}

impl RowId {
    /// The row that begins where this segment begins.
    pub fn of(segment: SegmentId) -> Self {
        Self { segment, part: 1 }
    }

    /// Reads `12` or `12.2`; `None` for anything else.
    pub fn parse(text: &str) -> Option<Self> {
        let number = |text: &str| -> Option<u32> {
            let plain = text.bytes().all(|b| b.is_ascii_digit()) && (text == "0" || !text.starts_with('0'));
            if plain { text.parse().ok() } else { None }
        };
        match text.split_once('.') {
            None => Some(Self::of(SegmentId(number(text)?))),
            Some((segment, part)) => {
                let part = number(part).filter(|part| *part > 1)?;
                Some(Self { segment: SegmentId(number(segment)?), part })
            }
        }
    }
}

impl From<SegmentId> for RowId {
    fn from(segment: SegmentId) -> Self {
        Self::of(segment)
    }
}

impl fmt::Display for RowId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.part {
            1 => write!(f, "{}", self.segment.0),
            part => write!(f, "{}.{part}", self.segment.0),
        }
    }
}

impl From<RowId> for String {
    fn from(id: RowId) -> Self {
        id.to_string()
    }
}

impl TryFrom<String> for RowId {
    type Error = &'static str;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        Self::parse(&text).ok_or("the name of a row is a number, or two with a point between")
    }
}

/// How far a row has come, in XLIFF 2's words.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum State {
    /// Nothing there yet, or an answer that broke off.
    #[default]
    Initial,
    /// Translated by an engine or by hand.
    Translated,
    /// Approved by a person.
    Reviewed,
    /// Signed off.
    Final,
}

/// Who wrote a target.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "kebab-case")]
pub enum Origin {
    /// An engine.
    Machine {
        /// Which one.
        engine: EngineRef,
    },
    /// The translation memory.
    Memory {
        /// How alike the source of the memory's unit is, 0 to 100.
        percent: u8,
        /// Where the unit comes from, for people: an article's title or a file's name.
        from: String,
    },
    /// A person.
    #[default]
    Human,
}

impl Origin {
    /// Whether a person wrote it.
    pub fn is_human(&self) -> bool {
        matches!(self, Self::Human)
    }

    /// The engine, where one wrote it.
    pub fn engine(&self) -> Option<&EngineRef> {
        match self {
            Self::Machine { engine } => Some(engine),
            Self::Memory { .. } | Self::Human => None,
        }
    }
}

/// What a machine or the memory wrote, kept where a person changed it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Draft {
    /// The text.
    pub text: String,
    /// Who wrote it; never a person.
    pub origin: Origin,
}

/// Another text for a row, which waits to be taken or dismissed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Proposal {
    /// Its number in the row.
    pub id: u32,
    /// The text.
    pub text: String,
    /// Who wrote it.
    pub origin: Origin,
    /// What the checks saw.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub findings: Vec<Finding>,
    /// RFC 3339, UTC.
    pub made_at: String,
}

/// One row's translation. The default one is that of a row to which nothing was done.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Target {
    /// The text; while `state` is `Initial`, what arrived before an answer broke off.
    pub text: String,
    /// How far it has come.
    pub state: State,
    /// Who wrote it.
    pub origin: Origin,
    /// What the checks saw, ignored ones included. Offsets in the source count in the row's source.
    pub findings: Vec<Finding>,
    /// Whether a person has dealt with it; see [`Target::is_locked`].
    #[serde(default, skip_serializing_if = "is_false")]
    pub locked: bool,
    /// What a machine or the memory wrote, where a person changed it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub machine: Option<Draft>,
    /// A person's note; empty for none.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub note: String,
    /// Other texts for it. One whose text is the target's is kept too, but waits for nothing.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub proposals: Vec<Proposal>,
    /// How many proposals there ever were, so that none takes another's number.
    #[serde(default, skip_serializing_if = "is_zero")]
    pub proposed: u32,
    /// Checks that a person chose to ignore in this row, by id.
    #[serde(default, skip_serializing_if = "BTreeSet::is_empty")]
    pub ignored: BTreeSet<String>,
    /// How far the engines' texts for it lie apart, in thousandths: 0 for the same, 1000 for
    /// nothing in common; `None` where there is only one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub apart: Option<u16>,
    /// RFC 3339, UTC, of the last change; `None` in libraries of the first version.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub changed_at: Option<String>,
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde passes fields by reference")]
fn is_false(value: &bool) -> bool {
    !value
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde passes fields by reference")]
fn is_zero(value: &u32) -> bool {
    *value == 0
}

impl Target {
    /// A target that someone wrote just now, with nothing around it.
    pub fn new(text: String, state: State, origin: Origin, findings: Vec<Finding>) -> Self {
        Self { text, state, origin, findings, ..Self::default() }
    }

    /// Whether it has a whole text.
    pub fn is_done(&self) -> bool {
        self.state != State::Initial
    }

    /// Whether a person approved it.
    pub fn is_approved(&self) -> bool {
        self.state >= State::Reviewed
    }

    /// Whether runs of engines leave it alone: a person wrote, chose or approved it.
    pub fn is_locked(&self) -> bool {
        self.locked || self.is_approved() || (self.origin.is_human() && !self.text.trim().is_empty())
    }

    /// Whether it says no more than that the row is there.
    pub fn is_nothing(&self) -> bool {
        self.text.is_empty()
            && self.state == State::Initial
            && !self.locked
            && self.machine.is_none()
            && self.note.is_empty()
            && self.proposals.is_empty()
            && self.proposed == 0
            && self.ignored.is_empty()
    }

    /// The proposals that wait: those whose text is another one.
    pub fn waiting(&self) -> impl Iterator<Item = &Proposal> {
        self.proposals.iter().filter(|p| !self.is_done() || p.text != self.text)
    }
}

/// The translation of an article into one language.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Translation {
    /// The language of the targets.
    pub language: LangTag,
    /// What is there so far, by row.
    pub targets: BTreeMap<RowId, Target>,
    /// How a person joined and cut the segments.
    #[serde(default)]
    pub layout: Layout,
    /// Checks that a person chose to ignore everywhere, by id.
    #[serde(default)]
    pub ignored: BTreeSet<String>,
    /// The engine of the last run.
    pub engine: EngineRef,
    /// What all runs together used.
    pub usage: Usage,
}

impl Translation {
    /// A translation in which nothing is done yet.
    pub fn new(language: LangTag, engine: EngineRef) -> Self {
        Self {
            language,
            targets: BTreeMap::new(),
            layout: Layout::default(),
            ignored: BTreeSet::new(),
            engine,
            usage: Usage::default(),
        }
    }

    /// Whether a row has a target that an engine finished or a person wrote.
    pub fn is_done(&self, id: RowId) -> bool {
        self.targets.get(&id).is_some_and(Target::is_done)
    }

    /// Whether every one of these rows is done. Computed each time, never stored.
    pub fn is_complete(&self, rows: impl IntoIterator<Item = RowId>) -> bool {
        rows.into_iter().all(|id| self.is_done(id))
    }

    /// Whether a finding about this target is one that a person chose to ignore.
    pub fn ignores(&self, target: &Target, finding: &Finding) -> bool {
        self.ignored.contains(&finding.check) || target.ignored.contains(&finding.check)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_are_named_in_one_way() {
        let check = |text: &str, want: Option<(u32, u32)>| {
            let id = RowId::parse(text);
            assert_eq!(id.map(|id| (id.segment.0, id.part)), want, "{text}");
            if let Some(id) = id {
                assert_eq!(id.to_string(), text);
                assert_eq!(serde_json::from_str::<RowId>(&format!("\"{text}\"")).unwrap(), id);
            }
        };
        check("0", Some((0, 1)));
        check("12", Some((12, 1)));
        check("12.2", Some((12, 2)));
        check("4294967295.3", Some((u32::MAX, 3)));
        for bad in ["", ".", "12.", ".2", "12.1", "12.0", "012", "12.02", "+1", "1.2.3", "x", "4294967296"] {
            check(bad, None);
        }
    }

    #[test]
    fn targets_of_the_first_version_are_read() {
        let old = r#"{"text":"Hallo","state":"reviewed","origin":{"kind":"human"},"findings":[]}"#;
        let target: Target = serde_json::from_str(old).unwrap();
        assert!(target.is_locked() && target.machine.is_none() && target.note.is_empty());
        assert_eq!(serde_json::to_string(&target).unwrap(), old);
    }

    #[test]
    fn what_a_person_dealt_with_is_locked() {
        let machine = || Origin::Machine { engine: EngineRef::builtin() };
        let check = |text: &str, state: State, origin: Origin, locked: bool, want: bool| {
            let target = Target { locked, ..Target::new(text.to_owned(), state, origin, Vec::new()) };
            assert_eq!(target.is_locked(), want, "{target:?}");
        };
        check("a", State::Translated, machine(), false, false);
        check("a", State::Translated, machine(), true, true);
        check("a", State::Reviewed, machine(), false, true);
        check("a", State::Translated, Origin::Human, false, true);
        check("", State::Initial, Origin::Human, false, false);
        check(" ", State::Initial, Origin::Human, false, false);
    }
}
