//! Findings that the reader has looked at and does not want to see again.

use serde::{Deserialize, Serialize};

use crate::article::SegmentId;
use crate::finding::Finding;

/// What is not to be shown: everything it names has to agree.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Ignore {
    /// The check, as in [`Finding::check`].
    pub check: String,
    /// Only in this segment; `None` for the whole article.
    #[serde(default)]
    pub segment: Option<SegmentId>,
    /// Only what is said of this text (a name, a number); `None` for whatever the check says.
    #[serde(default)]
    pub text: Option<String>,
}

impl Ignore {
    /// What ignores one finding once: this check, in this segment, about this text.
    pub fn once(segment: SegmentId, finding: &Finding) -> Self {
        Self { check: finding.check.clone(), segment: Some(segment), text: about(finding).map(str::to_owned) }
    }

    /// What ignores a finding wherever the article gives cause for it.
    pub fn everywhere(finding: &Finding) -> Self {
        Self { check: finding.check.clone(), segment: None, text: about(finding).map(str::to_owned) }
    }

    /// Whether it names this finding of that segment.
    pub fn covers(&self, segment: SegmentId, finding: &Finding) -> bool {
        self.check == finding.check
            && self.segment.is_none_or(|s| s == segment)
            && self.text.as_deref().is_none_or(|t| about(finding) == Some(t))
    }
}

/// The text a finding is about: in the target, else in the source.
fn about(finding: &Finding) -> Option<&str> {
    let target = finding.target.as_ref().map(|t| t.text.as_str());
    target.or_else(|| finding.source.as_ref().map(|s| s.text.as_str()))
}

/// The findings of a segment, parted into those to show and those that are ignored; both keep their
/// order.
pub fn ignored(
    segment: SegmentId,
    findings: Vec<Finding>,
    ignores: &[Ignore],
) -> (Vec<Finding>, Vec<Finding>) {
    findings.into_iter().partition(|f| !ignores.iter().any(|i| i.covers(segment, f)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::finding::{Category, Severity, TargetSpan};

    fn finding(check: &str, text: &str) -> Finding {
        Finding {
            check: check.to_owned(),
            category: Category::Accuracy,
            severity: Severity::Minor,
            message: String::new(),
            source: None,
            target: Some(TargetSpan { start: 0, end: text.len(), text: text.to_owned() }),
            suggestion: None,
        }
    }

    #[test]
    fn what_is_ignored_is_kept_apart() {
        let check = |ignore: Ignore, want: &[&str]| {
            let findings = vec![finding("name", "Wien"), finding("number", "12"), finding("name", "Rom")];
            let (shown, hidden) = ignored(SegmentId(4), findings, std::slice::from_ref(&ignore));
            let texts: Vec<&str> = shown.iter().filter_map(about).collect();
            assert_eq!(texts, want, "{ignore:?}");
            assert_eq!(shown.len() + hidden.len(), 3);
        };
        let ignore = |check: &str, segment: Option<u32>, text: Option<&str>| Ignore {
            check: check.to_owned(),
            segment: segment.map(SegmentId),
            text: text.map(str::to_owned),
        };
        check(ignore("name", None, None), &["12"]);
        check(ignore("name", Some(4), None), &["12"]);
        check(ignore("name", Some(5), None), &["Wien", "12", "Rom"]);
        check(ignore("name", None, Some("Rom")), &["Wien", "12"]);
        check(ignore("unit", None, None), &["Wien", "12", "Rom"]);
        check(Ignore::once(SegmentId(4), &finding("name", "Wien")), &["12", "Rom"]);
        check(Ignore::once(SegmentId(5), &finding("name", "Wien")), &["Wien", "12", "Rom"]);
        check(Ignore::everywhere(&finding("name", "Wien")), &["12", "Rom"]);
    }
}
