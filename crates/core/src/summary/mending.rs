//! What becomes of a point after it was first written: edits, repairs, second opinions. Nothing is
//! lost by any of it.

use serde::{Deserialize, Serialize};

use super::EngineRef;
use crate::article::SegmentId;

/// Who wrote a point as it stands.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum PointOrigin {
    /// The engine that wrote the summary.
    #[default]
    Engine,
    /// An engine that was told what was wrong.
    Repaired,
    /// A person.
    Human,
}

/// A point as the engine first wrote it. What the checks saw in it can be had again.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Was {
    /// Its text.
    pub text: String,
    /// The segments it rested on.
    pub evidence: Vec<SegmentId>,
}

/// What an engine said of a point and its evidence.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Verdict {
    /// The evidence says so.
    Supported,
    /// The evidence says otherwise.
    Contradicted,
    /// The evidence does not say so.
    NotInSource,
    /// The engine did not know, or its answer could not be read.
    Unclear,
}

/// A second opinion: an engine's word, which changes no finding.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Opinion {
    /// What it said.
    pub verdict: Verdict,
    /// Why, in its words, at most 300 characters.
    pub reason: String,
    /// Who said it.
    pub engine: EngineRef,
    /// When, RFC 3339.
    pub at: String,
}

/// What became of a point after it was first written.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Mending {
    /// Who wrote it as it stands.
    pub origin: PointOrigin,
    /// How it was first written; `None` where it still is so.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub was: Option<Was>,
    /// Whether a person took it out of the summary.
    pub dropped: bool,
    /// Whether a person looked at it and found it fine.
    pub accepted: bool,
    /// A second opinion on it as it stands.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub opinion: Option<Opinion>,
}

impl Mending {
    /// Whether nothing became of it.
    pub fn is_none(&self) -> bool {
        *self == Self::default()
    }
}

#[cfg(test)]
mod tests {
    use super::super::{Point, Support};
    use super::*;

    #[test]
    fn a_point_of_an_older_library_is_read_and_written_as_it_was() {
        let old = r#"{"text":"t","evidence":[1],"status":"check","findings":[]}"#;
        let point: Point = serde_json::from_str(old).unwrap();
        assert_eq!(point.mending, Mending::default());
        assert_eq!(serde_json::to_string(&point).unwrap(), old);
    }

    #[test]
    fn only_what_nobody_dealt_with_wants_a_look() {
        let check = |status: Support, dropped: bool, accepted: bool, want: bool| {
            let mending = Mending { dropped, accepted, ..Mending::default() };
            let point = Point {
                text: String::new(),
                evidence: vec![],
                status,
                score: None,
                findings: vec![],
                mending,
            };
            assert_eq!(point.wants_a_look(), want, "{status:?} {dropped} {accepted}");
        };
        check(Support::Supported, false, false, false);
        check(Support::Check, false, false, true);
        check(Support::Unsupported, false, false, true);
        check(Support::Unsupported, true, false, false);
        check(Support::Check, false, true, false);
    }
}
