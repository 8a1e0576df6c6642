//! Times of day: the right digits at the wrong half of the day, and evenings for mornings.

use crate::finding::{Finding, Severity};

use super::values::{Clock, Compared, Hold, Named};
use super::{finding, source_span, target_span};

pub(super) fn check(c: &Compared<'_>) -> Vec<Finding> {
    let mut findings: Vec<Finding> = c.own.clocks.iter().filter_map(|own| clock(c, own)).collect();
    if findings.is_empty() {
        findings.extend(part_of_day(c));
    }
    findings
}

/// A time that the source does not give, although its numbers are there.
fn clock(c: &Compared<'_>, own: &Clock) -> Option<Finding> {
    let near = || c.near.iter().flat_map(|f| f.side.clocks.iter().map(move |k| (*f, k)));
    let anywhere = c.facts.segments.iter().any(|f| f.side.clocks.iter().any(|k| k.agrees(own)));
    if anywhere {
        return None;
    }
    // The same digits, but before noon for after noon; or hour and minute of two other times.
    let half = near().find(|(_, k)| k.minute == own.minute && k.hour % 12 == own.hour % 12);
    let parts = |f: fn(&Clock) -> u8| near().any(|(_, k)| f(k) == f(own));
    let mixed = parts(|k| k.hour % 12) && parts(|k| k.minute);
    let (facts, other) = half.or_else(|| near().next().filter(|_| mixed))?;
    let mut found = finding("time", Severity::Major, "The source gives another time.");
    found.target = target_span(c.text, own.start, own.end);
    found.source = source_span(facts.segment, other.start, other.end);
    Some(found)
}

/// A part of the day where the evidence has another.
fn part_of_day(c: &Compared<'_>) -> Option<Finding> {
    let part = |named: Named| matches!(named, Named::DayPart(_));
    c.own.mentions.iter().filter(|m| part(m.named)).find_map(|own| {
        let (facts, other) = c.opposite_mention((own.start, own.end), Hold::Sure)?;
        let differs = part(other.named) && other.named != own.named;
        let kept = c.own.mentions.iter().any(|m| m.named == other.named);
        if !differs || kept {
            return None;
        }
        let mut found =
            finding("time", Severity::Major, "The source has another part of the day in this place.");
        found.target = target_span(c.text, own.start, own.end);
        found.source = source_span(facts.segment, other.start, other.end);
        found.suggestion = found.source.as_ref().map(|s| s.text.clone());
        Some(found)
    })
}
