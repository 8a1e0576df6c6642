//! Units and currencies: the right number of the wrong thing.

use crate::finding::{Finding, Severity};

use super::number::equal;
use super::numerals::{Form, Role};
use super::values::{Compared, Hold, Kind, Measure, Quantity, SegmentFacts};
use super::{finding, source_span, target_span};

pub(super) fn check(c: &Compared<'_>) -> Vec<Finding> {
    c.own
        .quantities
        .iter()
        .filter(|q| matches!(q.numeral.role, Role::Count | Role::Hour))
        .filter_map(|q| if q.measure.is_some() { another(c, q) } else { unknown(c, q) })
        .collect()
}

/// A number that counts something else in the source.
fn another(c: &Compared<'_>, own: &Quantity) -> Option<Finding> {
    // The end of a range names the unit of both, and is asked about it.
    let measure = own.measure.filter(|_| own.named.is_some())?;
    let is_other = |q: &Quantity| q.measure.is_some_and(|m| !m.agrees(measure));
    let partner = partner(c, own);
    // "A week" is one and "thousands of miles" are many: such numbers are rarely a count.
    let vague = own.numeral.form == Form::Words && (own.value() <= 1.0 || own.value() >= 100.0);
    if vague && partner.is_none() {
        return None;
    }
    let same = |q: &Quantity| {
        let values = own.numeral.values.iter();
        let alike = q.numeral.form == own.numeral.form || (2.0..100.0).contains(&own.value());
        alike && q.numeral.values.first().is_some_and(|v| values.clone().any(|o| equal(*o, *v)))
    };
    let near: Vec<(&SegmentFacts<'_>, &Quantity)> = match partner {
        Some(partner) => vec![partner],
        None => c.near_numbers().filter(|(_, q)| same(q)).collect(),
    };
    // A number that stands bare may share the unit of its neighbour, or name it further off.
    if near.is_empty() || !near.iter().all(|(_, q)| is_other(q)) {
        return None;
    }
    let agrees = |q: &Quantity| same(q) && q.measure.is_some_and(|m| m.agrees(measure));
    if partner.is_none() && c.all_numbers().any(|(_, q)| agrees(q)) {
        return None;
    }
    let (facts, other) = near.first()?;
    let money = measure.is_money() && other.measure.is_some_and(Measure::is_money);
    let severity = if partner.is_some() || !c.is_summary { Severity::Major } else { Severity::Minor };
    let mut found = if money {
        finding("currency", severity, "The source gives this number in another currency.")
    } else {
        finding("unit", severity, "The source gives this number in another unit.")
    };
    let (start, end) = own.range();
    found.target = target_span(c.text, start, end);
    let (start, end) = other.range();
    found.source = source_span(facts.segment, start, end);
    if c.same_language() {
        found.suggestion = found.source.as_ref().map(|s| s.text.clone());
    }
    Some(found)
}

/// A word in the place of a unit that is no unit known here and nowhere in the article.
fn unknown(c: &Compared<'_>, own: &Quantity) -> Option<Finding> {
    let (facts, other) = partner(c, own)?;
    let (from, to) = other.named.filter(|_| other.measure.is_some())?;
    let behind = c.own.tokens.iter().find(|t| t.start >= own.numeral.end)?;
    let opposite = c.opposite(behind.start).filter(|o| o.hold >= Hold::Firm && o.token.start == from)?;
    let strange = behind.kind == Kind::Word
        && opposite.facts.segment.id == facts.segment.id
        && !c.facts.segments.iter().any(|s| s.side.tokens.iter().any(|t| t.key == behind.key));
    if !strange {
        return None;
    }
    let mut found = finding("unit", Severity::Minor, "The source has a unit in this place.");
    found.target = target_span(c.text, behind.start, behind.end);
    found.source = source_span(facts.segment, from, to);
    found.suggestion = found.source.as_ref().map(|s| s.text.clone());
    Some(found)
}

/// The number of the evidence that this one is laid beside.
fn partner<'a>(c: &Compared<'a>, own: &Quantity) -> Option<(&'a SegmentFacts<'a>, &'a Quantity)> {
    let at = c.own.token_at(own.numeral.start)?;
    let laid = c.laid().first()?;
    let other = laid.facts.side.tokens.get(laid.pairing.partner(at)?)?;
    let quantity = laid.facts.side.quantities.iter().find(|q| q.numeral.start == other.start)?;
    Some((laid.facts, quantity))
}
