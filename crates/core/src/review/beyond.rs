//! Findings that rest on more than a row and its text: on the other rows, and on the glossary.
//!
//! They are kept beside a row's own findings, so that whoever reads a row sees all of them, and are
//! worked out anew when what they rest on has changed.

use std::collections::HashMap;
use std::hash::{DefaultHasher, Hash as _, Hasher as _};

use super::{Checker, Review, Row};
use crate::article::{Segment, SegmentId};
use crate::checks::{Pair, check_translation, plain};
use crate::finding::{Finding, SourceSpan};
use crate::translation::{RowId, Target};

/// The check whose findings rest on the glossary.
const TERMINOLOGY: &str = "terminology";

/// Whether a finding compares a row with another one.
fn compares(row: &Row, finding: &Finding) -> bool {
    finding.source.as_ref().is_some_and(|span| span.segment != row.id.segment)
}

impl Review {
    /// Compares the rows with each other and, where `terms` is given, holds them against the
    /// glossary anew. Says whose findings are others than before, in reading order.
    ///
    /// All rows are gone through, which takes tens of milliseconds for ten thousand; [`Kin`] knows
    /// of most edits that they are no business of any other row.
    pub fn look_beyond(&mut self, terms: Option<&Checker<'_>>) -> Vec<RowId> {
        let mut said = self.compared();
        let mut changed = Vec::new();
        for (row, compared) in self.rows.iter().zip(&mut said) {
            let Some(target) = self.translation.targets.get_mut(&row.id) else { continue };
            let new = findings_of(row, target, std::mem::take(compared), terms);
            if let Some(new) = new {
                target.findings = new;
                changed.push(row.id);
            }
        }
        changed
    }

    /// What the comparison says of each row, in reading order.
    fn compared(&self) -> Vec<Vec<Finding>> {
        // Rows go by their place here: the parts of a cut segment bear one segment's name.
        let sources: Vec<Segment> = self
            .rows
            .iter()
            .zip(0..)
            .map(|(row, place)| Segment { id: SegmentId(place), ..row.as_segment() })
            .collect();
        let pairs: Vec<Pair<'_>> = self
            .rows
            .iter()
            .zip(&sources)
            .map(|(row, source)| {
                let done = self.target(row.id).filter(|t| t.is_done());
                Pair { source, target: done.map_or("", |t| &t.text) }
            })
            .collect();
        let mut said = vec![Vec::new(); self.rows.len()];
        for (place, finding) in check_translation(&pairs) {
            let row_at = |id: SegmentId| self.rows.get(id.0 as usize);
            let (Some(row), Some(list)) = (row_at(place), said.get_mut(place.0 as usize)) else { continue };
            let Some(other) = finding.source.as_ref().and_then(|span| row_at(span.segment)) else { continue };
            // Of two parts of one segment the one cannot be named to the other.
            if other.id.segment == row.id.segment {
                continue;
            }
            let whole = SourceSpan {
                segment: other.id.segment,
                start: 0,
                end: other.source.len(),
                text: other.source.clone(),
            };
            list.push(Finding { source: Some(whole), ..finding });
        }
        said
    }
}

/// How many rows have each source and each target, but for what the comparison leaves aside.
#[derive(Debug, Clone, Default)]
pub struct Kin {
    sources: HashMap<u64, u32>,
    targets: HashMap<u64, u32>,
}

impl Kin {
    /// Counts those of a review.
    pub fn of(review: &Review) -> Self {
        let mut kin = Self::default();
        for row in review.rows() {
            *kin.sources.entry(key(&row.source)).or_default() += 1;
            if let Some(target) = review.target(row.id).filter(|t| t.is_done()) {
                *kin.targets.entry(key(&target.text)).or_default() += 1;
            }
        }
        kin
    }

    /// Notes that a row's whole text is another one, empty for none, and says whether that can
    /// change what is said of any row in comparison.
    pub fn change(&mut self, row: &Row, before: &str, after: &str) -> bool {
        let empty = |text: &str| text.trim().is_empty();
        let shared = |counts: &HashMap<u64, u32>, text: &str| counts.get(&key(text)).is_some_and(|n| *n > 1);
        // A row that is emptied or filled makes others neighbours, or parts them.
        let mut alters = empty(before) != empty(after) || shared(&self.sources, &row.source);
        if !empty(before) {
            alters |= shared(&self.targets, before);
            if let Some(count) = self.targets.get_mut(&key(before)) {
                *count = count.saturating_sub(1);
            }
        }
        if !empty(after) {
            *self.targets.entry(key(after)).or_default() += 1;
            alters |= shared(&self.targets, after);
        }
        alters
    }
}

/// Stands for a text within one run of the program.
fn key(text: &str) -> u64 {
    let mut hasher = DefaultHasher::new();
    plain(text).hash(&mut hasher);
    hasher.finish()
}

/// A target's findings with those of the comparison, and with the glossary's, put in their places;
/// `None` where they are the same.
fn findings_of(
    row: &Row,
    target: &Target,
    compared: Vec<Finding>,
    terms: Option<&Checker<'_>>,
) -> Option<Vec<Finding>> {
    let of_glossary = |f: &Finding| terms.is_some() && f.check == TERMINOLOGY;
    let held = |f: &Finding| compares(row, f) || of_glossary(f);
    let wanted = match terms {
        Some(terms) if target.is_done() => terms(row, &target.text),
        Some(_) | None => Vec::new(),
    };
    if target.findings.iter().filter(|f| held(f)).eq(wanted.iter().chain(&compared)) {
        return None;
    }
    let own = target.findings.iter().filter(|f| !held(f)).cloned();
    Some(own.chain(wanted).chain(compared).collect())
}

#[cfg(test)]
mod tests {
    use super::super::tests::{edit, make, review};
    use super::super::{Change, Review};
    use crate::finding::Severity;
    use crate::glossary::{Glossary, Term, TermIndex, check_terms};
    use crate::lang::LangTag;
    use crate::translation::RowId;

    const READ: &str = "Read the full report here.";
    const LAW: &str = "The government passed a new law on Monday.";
    const FARMERS: &str = "Farmers in the north fear for their harvest.";

    /// What is said of rows in comparison with others, or of the glossary: row, check, other row.
    fn said(review: &Review) -> Vec<(String, String, Option<u32>)> {
        let mut out = Vec::new();
        for row in review.rows() {
            for f in review.target(row.id).map_or(&[][..], |t| &t.findings) {
                if super::compares(row, f) || f.check == super::TERMINOLOGY {
                    let other = f.source.as_ref().map(|s| s.segment.0).filter(|s| *s != row.id.segment.0);
                    out.push((row.id.to_string(), f.check.clone(), other));
                }
            }
        }
        out
    }

    fn names(rows: &[RowId]) -> Vec<String> {
        rows.iter().map(ToString::to_string).collect()
    }

    #[test]
    fn rows_are_compared_with_each_other_and_again_after_each_change() {
        let targets = [
            (1, "Hier den ganzen Bericht lesen."),
            (2, "Die Regierung hat am Montag ein Gesetz beschlossen."),
            (3, "Zum vollen Bericht geht es hier."),
            (4, "Bauern im Norden fürchten um ihre Ernte."),
        ];
        let mut review = review("en", &[READ, LAW, READ, FARMERS], "de", &targets);
        let check = |review: &mut Review, changed: &[&str], want: &[(&str, &str, u32)]| {
            assert_eq!(names(&review.look_beyond(None)), changed);
            let want: Vec<_> =
                want.iter().map(|(row, c, o)| ((*row).to_owned(), (*c).to_owned(), Some(*o))).collect();
            assert_eq!(said(review), want);
            assert!(review.look_beyond(None).is_empty(), "twice says nothing new");
        };
        check(&mut review, &["3"], &[("3", "consistency", 1)]);
        let finding = review.target(RowId::parse("3").unwrap()).unwrap().findings.last().unwrap();
        assert_eq!(finding.suggestion.as_deref(), Some("Hier den ganzen Bericht lesen."));
        assert_eq!(finding.source.as_ref().map(|s| s.text.as_str()), Some(READ));
        // Agreed on, from the other side.
        make(&mut review, &["1"], edit("Zum vollen Bericht geht es hier."));
        check(&mut review, &["3"], &[]);
        // The same text for another source, side by side.
        make(&mut review, &["4"], edit("Zum vollen Bericht geht es hier."));
        check(&mut review, &["4"], &[("4", "repetition", 3)]);
        make(&mut review, &["4"], Change::Clear);
        check(&mut review, &[], &[]);
    }

    #[test]
    fn an_edit_that_is_no_business_of_other_rows_is_known() {
        let targets = [(1, "Eins zwei drei."), (2, "Vier fünf sechs."), (3, "Sieben acht neun.")];
        let review = review("en", &[READ, LAW, READ, FARMERS], "de", &targets);
        let row = |id: &str| review.row(RowId::parse(id).unwrap()).unwrap();
        let mut kin = super::Kin::of(&review);
        let mut check = |id: &str, before: &str, after: &str, want: bool| {
            assert_eq!(kin.change(row(id), before, after), want, "{id}: {before} → {after}");
        };
        check("2", "Vier fünf sechs.", "Etwas ganz anderes.", false);
        check("2", "Etwas ganz anderes.", "sieben ACHT, neun", true);
        check("2", "sieben ACHT, neun", "Wieder etwas anderes.", true);
        check("2", "Wieder etwas anderes.", "", true);
        check("2", "", "Wieder etwas anderes.", true);
        check("1", "Eins zwei drei.", "Was auch immer.", true);
        check("2", "Wieder etwas anderes.", "Vier fünf sechs.", false);
    }

    #[test]
    fn parts_of_one_segment_are_not_held_against_each_other() {
        let twice = "Read the full report here, read the full report here.";
        let mut review = review("en", &[twice], "de", &[(1, "Den Bericht lesen, den Bericht lesen.")]);
        make(&mut review, &["1"], Change::Split { source_at: 27, target_at: 18 });
        make(&mut review, &["1"], edit("Hier den ganzen Bericht lesen,"));
        make(&mut review, &["1.2"], edit("zum vollen Bericht geht es hier."));
        assert!(review.look_beyond(None).is_empty());
        assert_eq!(review.rows().len(), 3, "the title and two parts");
    }

    #[test]
    fn a_glossary_that_changed_is_held_against_every_row() {
        let mut review = review("en", &[LAW, FARMERS], "de", &[(1, "Am Montag kam ein Gesetz.")]);
        let look = |review: &mut Review, target: Option<&str>| {
            let terms = target.iter().map(|target| Term::new("law", *target)).collect();
            let tag = |t: &str| LangTag::parse(t).unwrap();
            let index =
                TermIndex::owning(Glossary { source_language: tag("en"), target_language: tag("de"), terms });
            let changed =
                review.look_beyond(Some(&|row, text| check_terms(&index, &row.as_segment(), text).findings));
            names(&changed)
        };
        assert!(look(&mut review, None).is_empty());
        assert_eq!(look(&mut review, Some("Vorschrift")), ["1"]);
        assert_eq!(said(&review), [("1".to_owned(), "terminology".to_owned(), None)]);
        let target = review.target(RowId::parse("1").unwrap()).unwrap();
        assert!(target.findings.iter().any(|f| f.severity >= Severity::Minor));
        assert!(review.look_beyond(None).is_empty(), "without the glossary its findings stay");
        assert_eq!(look(&mut review, Some("Gesetz")), ["1"]);
        assert!(said(&review).is_empty());
    }
}
