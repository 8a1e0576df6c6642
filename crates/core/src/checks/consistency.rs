//! What only shows in a whole translation: one sentence translated twice in two ways, two sentences
//! translated as one, and an engine that got stuck and repeats itself.

use std::collections::{BTreeMap, HashMap, HashSet};

use crate::article::{Segment, SegmentId};
use crate::chars::{is_alphanumeric, push_lower};
use crate::finding::{Category, Finding, Severity, SourceSpan, TargetSpan};
use crate::summary::terms::{for_each_term, reading_length};

/// A segment and its target.
#[derive(Debug, Clone, Copy)]
pub struct Pair<'a> {
    /// The segment.
    pub source: &'a Segment,
    /// What it was translated as; one that is empty is not translated yet and is passed over.
    pub target: &'a str,
}

/// Words below which one text may well have two translations, or two texts one ("Yes", "Read more").
const ENOUGH: f64 = 2.5;
/// Words from which on two different sentences do not come to the same by chance.
const SENTENCE: f64 = 5.0;
/// Share of words that two sources of one target may share and still be two sentences.
const UNLIKE: f64 = 0.5;

/// Compares the segments of a translation with each other.
///
/// Each finding comes with the segment it is about, in the order of the pairs; its `source` points at
/// the other segment that it was compared with.
pub fn check_translation(pairs: &[Pair<'_>]) -> Vec<(SegmentId, Finding)> {
    let done: Vec<Done<'_>> = pairs
        .iter()
        .filter(|p| !p.target.trim().is_empty())
        .map(|p| Done { pair: *p, source: plain(&p.source.text), target: plain(p.target) })
        .collect();
    let mut found: Vec<Vec<Finding>> = vec![Vec::new(); done.len()];
    stuck(&done, &mut found);
    several_targets(&done, &mut found);
    several_sources(&done, &mut found);
    done.iter().zip(found).flat_map(|(d, list)| list.into_iter().map(|f| (d.pair.source.id, f))).collect()
}

/// A translated segment with both texts in a form that case, spaces and marks do not change.
struct Done<'a> {
    pair: Pair<'a>,
    source: String,
    target: String,
}

/// A text as it is compared: case, spaces and marks do not count.
pub(crate) fn plain(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        if is_alphanumeric(c) || u32::from(c) > 0x2ff && !c.is_whitespace() && !is_mark(c) {
            push_lower(c, &mut out);
        } else if !out.ends_with(' ') && !out.is_empty() {
            out.push(' ');
        }
    }
    out.truncate(out.trim_end().len());
    out
}

fn is_mark(c: char) -> bool {
    matches!(u32::from(c), 0x2000..=0x206F | 0x3000..=0x303F | 0xFF00..=0xFF0F | 0xFF1A..=0xFF20)
        || matches!(c, '،' | '؛' | '؟' | '۔' | '।' | '॥')
}

/// The same target for neighbours that say different things.
fn stuck(done: &[Done<'_>], found: &mut [Vec<Finding>]) {
    for at in 1..done.len() {
        let (before, own) = (&done[at - 1], &done[at]);
        if own.target != before.target
            || own.source == before.source
            || reading_length(&own.target) < SENTENCE
            || alike(&own.source, &before.source) >= UNLIKE
        {
            continue;
        }
        // Which of the two it belongs to cannot be told, but it cannot be both.
        let mut finding = said(
            "repetition",
            Severity::Major,
            "The segment before has the same target and another source.",
            own,
        );
        finding.source = Some(span_of(before.pair.source));
        found[at].push(finding);
    }
}

/// The same source with different targets.
fn several_targets(done: &[Done<'_>], found: &mut [Vec<Finding>]) {
    for group in groups(done.iter().map(|d| d.source.as_str())) {
        let first = &done[group[0]];
        if reading_length(&first.source) < ENOUGH {
            continue;
        }
        // The one most segments have, the earlier where two are as frequent, is what to agree on.
        let mut counts: BTreeMap<&str, (usize, usize)> = BTreeMap::new();
        for &at in &group {
            counts.entry(&done[at].target).or_insert((0, at)).0 += 1;
        }
        if counts.len() < 2 {
            continue;
        }
        let Some((_, (_, usual))) =
            counts.iter().max_by_key(|(_, (count, at))| (*count, std::cmp::Reverse(*at)))
        else {
            continue;
        };
        let usual = &done[*usual];
        for &at in group.iter().filter(|at| done[**at].target != usual.target) {
            let mut finding = said(
                "consistency",
                Severity::Minor,
                "The same source is translated otherwise elsewhere.",
                &done[at],
            );
            finding.source = Some(span_of(usual.pair.source));
            finding.suggestion = Some(usual.pair.target.to_owned());
            found[at].push(finding);
        }
    }
}

/// The same target for different sources.
fn several_sources(done: &[Done<'_>], found: &mut [Vec<Finding>]) {
    for group in groups(done.iter().map(|d| d.target.as_str())) {
        let first = &done[group[0]];
        if reading_length(&first.target) < ENOUGH {
            continue;
        }
        // What the first is not is something else than each of its likes too, so that nobody has to
        // look at all that stand before.
        let second = group.iter().copied().find(|o| done[*o].source != first.source);
        for &at in &group[1..] {
            let unlike =
                if done[at].source == first.source { second.filter(|o| *o < at) } else { Some(group[0]) };
            let Some(other) = unlike.map(|o| &done[o]) else { continue };
            // Neighbours were named already.
            if found[at].iter().any(|f| f.check == "repetition") {
                continue;
            }
            let mut finding =
                said("consistency", Severity::Minor, "Another source has the same translation.", &done[at]);
            finding.source = Some(span_of(other.pair.source));
            found[at].push(finding);
        }
    }
}

/// The places of equal texts, of those that stand more than once, in the order of their first place.
fn groups<'t>(texts: impl Iterator<Item = &'t str>) -> Vec<Vec<usize>> {
    let mut places: HashMap<&str, usize> = HashMap::new();
    let mut groups: Vec<Vec<usize>> = Vec::new();
    for (at, text) in texts.enumerate() {
        let group = *places.entry(text).or_insert_with(|| {
            groups.push(Vec::new());
            groups.len() - 1
        });
        groups[group].push(at);
    }
    groups.retain(|g| g.len() > 1);
    groups
}

/// Share of the terms of the shorter text that the other has, 0 to 1.
fn alike(a: &str, b: &str) -> f64 {
    let terms = |text: &str| {
        let mut set = HashSet::new();
        for_each_term(text, |t| {
            set.insert(t.to_owned());
        });
        set
    };
    let (a, b) = (terms(a), terms(b));
    let least = a.len().min(b.len());
    if least == 0 { 1.0 } else { a.intersection(&b).count() as f64 / least as f64 }
}

fn said(check: &str, severity: Severity, message: &str, about: &Done<'_>) -> Finding {
    let text = about.pair.target;
    Finding {
        check: check.to_owned(),
        category: Category::Fluency,
        severity,
        message: message.to_owned(),
        source: None,
        target: Some(TargetSpan { start: 0, end: text.len(), text: text.to_owned() }),
        suggestion: None,
    }
}

fn span_of(segment: &Segment) -> SourceSpan {
    SourceSpan { segment: segment.id, start: 0, end: segment.text.len(), text: segment.text.clone() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::BlockId;
    use Severity::{Major, Minor};

    fn run(pairs: &[(&str, &str)]) -> Vec<(u32, String, Severity, u32, Option<String>)> {
        let segments: Vec<Segment> = pairs
            .iter()
            .zip(1..)
            .map(|((text, _), id)| Segment {
                id: SegmentId(id),
                block: BlockId(1),
                start: 0,
                end: text.len(),
                text: (*text).to_owned(),
            })
            .collect();
        let pairs: Vec<Pair<'_>> =
            segments.iter().zip(pairs).map(|(source, (_, target))| Pair { source, target }).collect();
        check_translation(&pairs)
            .into_iter()
            .map(|(id, f)| (id.0, f.check, f.severity, f.source.map_or(0, |s| s.segment.0), f.suggestion))
            .collect()
    }

    #[test]
    fn segments_are_compared_with_each_other() {
        let check = |pairs: &[(&str, &str)], want: &[(u32, &str, Severity, u32)]| {
            let got = run(pairs);
            let got: Vec<(u32, &str, Severity, u32)> =
                got.iter().map(|(id, check, s, other, _)| (*id, check.as_str(), *s, *other)).collect();
            assert_eq!(got, want, "{pairs:?}");
        };
        let read = "Read the full report here";
        check(&[(read, "Hier den Bericht lesen"), (read, "Hier den Bericht lesen.")], &[]);
        check(
            &[
                (read, "Hier den Bericht lesen"),
                (read, "Zum ganzen Bericht"),
                (read, "Hier den Bericht lesen"),
            ],
            &[(2, "consistency", Minor, 1)],
        );
        // One word has many translations.
        check(&[("Yes.", "Ja."), ("Yes.", "Doch.")], &[]);
        check(
            &[
                ("He left early today.", "Er ging heute früh."),
                ("It rained.", "Es regnete."),
                ("She left at nine today.", "Er ging heute früh."),
            ],
            &[(3, "consistency", Minor, 1)],
        );
        check(&[("He left!", "Er ging."), ("he left", "Er ging")], &[]);
        let target = "Die Regierung hat am Montag ein neues Gesetz beschlossen.";
        check(
            &[
                ("The government passed a new law on Monday.", target),
                ("Farmers fear for their harvest.", target),
            ],
            &[(2, "repetition", Major, 1)],
        );
        let zh = "政府周一通过了一项新法律。";
        check(
            &[("The government passed a new law on Monday.", zh), ("Farmers fear for their harvest.", zh)],
            &[(2, "repetition", Major, 1)],
        );
        check(&[("The government passed a new law.", ""), ("Farmers fear.", "")], &[]);
        check(
            &[
                ("政府が法律を可決した。", "A new law was passed."),
                ("政府が法律を可決した。", "The new law passed."),
            ],
            &[(2, "consistency", Minor, 1)],
        );
        check(&[], &[]);
    }

    #[test]
    fn the_usual_translation_is_proposed() {
        let read = "Read the full report here";
        let got =
            run(&[(read, "A b c"), (read, "Den ganzen Bericht lesen"), (read, "Den ganzen Bericht lesen")]);
        assert_eq!(got.len(), 1);
        assert_eq!(got[0].0, 1);
        assert_eq!(got[0].4.as_deref(), Some("Den ganzen Bericht lesen"));
    }
}
