//! Dates: months and days of the week by name, and days that are made of the right numbers.
//!
//! A number of a date that the source does not have at all is `number`'s to report.

use crate::finding::{Finding, Severity};

use super::number::{equal, same};
use super::numerals::{Role, knows_months, may_name_month};
use super::values::{Compared, Date, Day, Hold, Mention, Named, SegmentFacts, knows_weekdays};
use super::{finding, source_span, target_span};

pub(super) fn check(c: &Compared<'_>) -> Vec<Finding> {
    let mut findings: Vec<Finding> = c.own.dates.iter().filter_map(|own| date(c, own)).collect();
    findings.extend(c.own.mentions.iter().filter_map(|own| match own.named {
        Named::Weekday(day) => weekday(c, own, day),
        Named::Relative(_) => relative(c, own),
        Named::DayPart(_) => None,
    }));
    findings
}

fn report(c: &Compared<'_>, severity: Severity, message: &str, own: (usize, usize)) -> Finding {
    let mut found = finding("date", severity, message);
    found.target = target_span(c.text, own.0, own.1);
    found
}

const IN_PLACE: &str = "The source has another date in this place.";
const ANOTHER: &str = "This date is not in the source, which gives another.";
const ABSENT: &str = "This date is not in the article.";

/// Points at what the source has instead, and offers it where it can stand as it is.
fn point_at(c: &Compared<'_>, found: &mut Finding, facts: &SegmentFacts<'_>, start: usize, end: usize) {
    found.source = source_span(facts.segment, start, end);
    if c.same_language() {
        found.suggestion = found.source.as_ref().map(|s| s.text.clone());
    }
}

/// How firmly something must be held to be called replaced, by whether the article has it elsewhere.
fn needed(elsewhere: bool) -> Hold {
    if elsewhere { Hold::Sure } else { Hold::Firm }
}

fn all_dates<'f>(c: &'f Compared<'_>) -> impl Iterator<Item = &'f Date> {
    c.facts.segments.iter().flat_map(|f| &f.side.dates)
}

fn near_dates<'f>(c: &'f Compared<'_>) -> impl Iterator<Item = (&'f SegmentFacts<'f>, &'f Date)> {
    c.near.iter().flat_map(|f| f.side.dates.iter().map(move |d| (*f, d)))
}

/// A month by name, and the day and year beside it.
fn date(c: &Compared<'_>, own: &Date) -> Option<Finding> {
    if !knows_months(c.facts.language.primary()) {
        return None;
    }
    // A month in digits that the source has nowhere is a wrong number.
    let in_digits = c.own.quantities.iter().find(|q| {
        q.numeral.role == Role::Count && own.named.0 <= q.numeral.start && q.numeral.end <= own.named.1
    });
    if in_digits.is_some_and(|q| !c.all_numbers().any(|(_, k)| same(&q.numeral, &k.numeral))) {
        return None;
    }
    let has = |month: u8| c.own.dates.iter().any(|d| d.month == month);
    let elsewhere = all_dates(c).any(|d| d.month == own.month);
    if let Some((facts, token)) = c.opposite_token(own.named, needed(elsewhere))
        && let Some(other) = facts.side.dates.iter().find(|d| (d.named.0..d.named.1).contains(&token.start))
        && other.month != own.month
        && !has(other.month)
    {
        let mut found = report(c, Severity::Major, IN_PLACE, own.named);
        point_at(c, &mut found, facts, other.named.0, other.named.1);
        return Some(found);
    }
    if elsewhere {
        return day_or_year(c, own);
    }
    if is_near_publication(c, own) || is_doubtful(c, own.month) {
        return None;
    }
    let mut others = near_dates(c).filter(|(_, d)| !has(d.month));
    let first = others.next();
    let mut found = match first {
        Some((facts, other)) => {
            let mut found = report(c, Severity::Major, ANOTHER, own.named);
            if others.all(|(_, d)| d.month == other.month) {
                point_at(c, &mut found, facts, other.named.0, other.named.1);
            }
            found
        }
        None => report(c, Severity::Minor, ABSENT, own.named),
    };
    // A day that was moved belongs to the date as a whole.
    found.target = target_span(c.text, own.named.0, own.named.1);
    Some(found)
}

/// A day or a year that belongs to another date of the source.
fn day_or_year(c: &Compared<'_>, own: &Date) -> Option<Finding> {
    let (day, year) = (own.day, own.year);
    let fits = |d: &Date| {
        d.month == own.month
            && day.is_none_or(|a| d.day.is_none_or(|b| a == b))
            && year.is_none_or(|a| d.year.is_none_or(|b| a == b))
    };
    if all_dates(c).any(fits) {
        return None;
    }
    // Only where the number is in the article; else it is a wrong number and said to be one.
    let known = |value: f64| c.all_numbers().any(|(_, q)| equal(q.value(), value));
    let (facts, other) = near_dates(c).find(|(_, d)| d.month == own.month)?;
    let moved = |own: Option<f64>, other: Option<f64>| match (own, other) {
        (Some(a), Some(b)) => !equal(a, b) && known(a) && !ranges(facts, other_start(facts, b), a),
        _ => false,
    };
    let days = moved(day.map(f64::from), other.day.map(f64::from));
    let years = moved(year.map(f64::from), other.year.map(f64::from));
    if !days && !years {
        return None;
    }
    let mut found = report(c, Severity::Major, ANOTHER, (own.start, own.end));
    point_at(c, &mut found, facts, other.start, other.end);
    Some(found)
}

/// Where a number of a segment stands.
fn other_start(facts: &SegmentFacts<'_>, value: f64) -> usize {
    facts.side.quantities.iter().find(|q| equal(q.value(), value)).map_or(0, |q| q.numeral.start)
}

/// Whether the number stands close before or behind that place, as in "12 to 14 March".
fn ranges(facts: &SegmentFacts<'_>, place: usize, value: f64) -> bool {
    facts.side.quantities.iter().any(|q| equal(q.value(), value) && q.numeral.start.abs_diff(place) <= 24)
}

/// Whether the month may follow from when the article was published: "last month".
fn is_near_publication(c: &Compared<'_>, own: &Date) -> bool {
    c.facts.published.is_some_and(|p| {
        let apart = (i32::from(p.month) - i32::from(own.month)).rem_euclid(12);
        matches!(apart, 0 | 1 | 11)
    })
}

/// Whether the source has a word that may be the month's name but need not.
fn is_doubtful(c: &Compared<'_>, month: u8) -> bool {
    let primary = c.facts.language.primary();
    c.facts.segments.iter().any(|s| may_name_month(&s.segment.text, primary, month))
}

fn weekday(c: &Compared<'_>, own: &Mention, day: u8) -> Option<Finding> {
    if !knows_weekdays(c.facts.language.primary()) {
        return None;
    }
    let of = |m: &Mention| match m.named {
        Named::Weekday(d) => Some(d),
        _ => None,
    };
    let kept = |d: u8| c.own.mentions.iter().any(|m| of(m) == Some(d));
    let range = (own.start, own.end);
    let named = |f: &SegmentFacts<'_>| f.side.mentions.iter().any(|m| of(m) == Some(day));
    let elsewhere = c.facts.segments.iter().any(named);
    if let Some((facts, other)) = c.opposite_mention(range, needed(elsewhere))
        && of(other).is_some_and(|d| d != day && !kept(d))
    {
        let mut found = report(c, Severity::Major, IN_PLACE, range);
        point_at(c, &mut found, facts, other.start, other.end);
        return Some(found);
    }
    if elsewhere || follows(c, day) {
        return None;
    }
    let near: Vec<(&SegmentFacts<'_>, &Mention)> = c
        .near
        .iter()
        .flat_map(|f| f.side.mentions.iter().map(move |m| (*f, m)))
        .filter(|(_, m)| of(m).is_some_and(|d| !kept(d)))
        .collect();
    let Some((facts, other)) = near.first() else {
        return Some(report(c, Severity::Minor, ABSENT, range));
    };
    let mut found = report(c, Severity::Major, ANOTHER, range);
    if near.iter().all(|(_, m)| m.named == other.named) {
        point_at(c, &mut found, facts, other.start, other.end);
    }
    Some(found)
}

/// Whether the day of the week follows from a date, or from "yesterday" and when the article was
/// published; where that is not known, anything may follow from "yesterday".
fn follows(c: &Compared<'_>, day: u8) -> bool {
    let dated = all_dates(c).any(|d| {
        let year = d.year.or(c.facts.published.map(|p| p.year));
        matches!((d.day, year), (Some(number), Some(year))
            if Day { year, month: d.month, day: number }.weekday() == day)
    });
    let shifts = || {
        c.facts.segments.iter().flat_map(|f| &f.side.mentions).filter_map(|m| match m.named {
            Named::Relative(shift) => Some(shift),
            _ => None,
        })
    };
    let by_today = match c.facts.published {
        Some(p) => {
            let today = i16::from(p.weekday());
            shifts().any(|s| (today + i16::from(s)).rem_euclid(7) == i16::from(day))
                || today == i16::from(day)
        }
        None => c.is_summary && shifts().next().is_some(),
    };
    dated || by_today
}

/// Yesterday where the evidence has today.
fn relative(c: &Compared<'_>, own: &Mention) -> Option<Finding> {
    let (facts, other) = c.opposite_mention((own.start, own.end), Hold::Sure)?;
    let differs = matches!(other.named, Named::Relative(_)) && other.named != own.named;
    if !differs || c.own.mentions.iter().any(|m| m.named == other.named) {
        return None;
    }
    let mut found = report(c, Severity::Major, IN_PLACE, (own.start, own.end));
    point_at(c, &mut found, facts, other.start, other.end);
    Some(found)
}
