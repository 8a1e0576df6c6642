//! Does the target say as much as its source? Measured by lengths, by clauses, and by names and
//! numbers that should be found again.

use std::ops::Range;

use crate::chars::is_alphanumeric;
use crate::finding::{Finding, Severity};
use crate::lang::LangTag;

use super::anchors::{Anchor, anchors, widest_gap};
use super::script;
use super::side::Side;
use super::{TargetInput, finding, source_span};

/// Letters (in English measure) below which a text is too short to be measured so finely; `length`
/// measures it.
pub(super) const SENTENCE: f64 = 40.0;
/// Letters below which a source says nothing of how long a sentence it may become.
pub(super) const LABEL: f64 = 12.0;
/// Longer by so many standard deviations than expected, something was added.
const FAR: f64 = 3.4;
/// But not before it is so many times as long, and a few letters more in any case: short texts vary most.
const LONG: f64 = 1.5;
const SLACK: f64 = 8.0;
/// Beyond these shares of what is expected something is missing or added, where a language's own
/// measure is not known.
const GUESSED: (f64, f64) = (0.5, 2.1);
/// Words beyond which a text is not one sentence; its length alone is then measured.
const LONGEST: usize = 300;

/// Less than this share of a sentence of so many letters is no way of saying it.
const HARDLY: (f64, f64) = (60.0, 0.33);

pub(super) fn check_target(input: &TargetInput<'_>) -> Vec<Finding> {
    // A mark or a smile where a sentence was.
    if !input.text.contains(is_alphanumeric)
        && script::measure(&input.source.text, input.source_language).is_some_and(|m| m.0 >= LABEL)
    {
        let mut found = missing(input, &(0..input.source.text.len()));
        found.severity = Severity::Major;
        return vec![found];
    }
    let (Some((source, a)), Some((target, b))) = (
        script::measure(&input.source.text, input.source_language),
        script::measure(input.text, input.language),
    ) else {
        return Vec::new();
    };
    let known = (a && b).then(|| habits(input.source_language).zip(habits(input.language))).flatten();
    let long = known.map_or(GUESSED.1, |(there, here)| (FAR * varying(there, here)).exp().max(LONG));
    if target >= SENTENCE && source >= LABEL && target > (source + SLACK) * long {
        let message = "The target is much longer than its source lets expect.";
        return vec![finding("addition", Severity::Minor, message)];
    }
    if source < SENTENCE {
        return Vec::new();
    }
    let lacks = match known {
        Some((there, here)) => lacking(input, source, target, there, here),
        None => (target < source * GUESSED.0).then_some(0..input.source.text.len()),
    };
    let hardly = known.is_some() && source >= HARDLY.0 && target < source * HARDLY.1;
    lacks
        .map(|place| {
            let severity = if hardly { Severity::Major } else { Severity::Minor };
            Finding { severity, ..missing(input, &place) }
        })
        .into_iter()
        .collect()
}

fn missing(input: &TargetInput<'_>, place: &Range<usize>) -> Finding {
    let mut found = finding("omission", Severity::Minor, "The target says less than its source lets expect.");
    found.source = source_span(input.source, place.start, place.end);
    found
}

/// How a language writes.
#[derive(Debug, Clone, Copy)]
struct Habits {
    /// Marks that part clauses, against English.
    marks: f64,
    /// How much the lengths of its translations vary: a standard deviation of logarithms.
    spread: f64,
}

/// Counted in FLORES-200 (Costa-jussà et al. 2022), over translations by people and by a machine.
fn habits(language: &LangTag) -> Option<Habits> {
    let (marks, spread) = match language.primary() {
        "en" => (1.0, 0.10),
        "ar" => (0.85, 0.15),
        "cs" | "sk" => (1.0, 0.11),
        "de" => (1.3, 0.10),
        "es" => (1.2, 0.13),
        "fa" => (0.75, 0.14),
        "fr" => (1.1, 0.12),
        "he" => (1.1, 0.11),
        "it" => (1.2, 0.11),
        "ja" => (1.5, 0.15),
        "ko" => (0.8, 0.14),
        "pl" => (1.1, 0.14),
        "pt" => (1.2, 0.09),
        "ru" => (1.25, 0.15),
        "tr" => (0.95, 0.11),
        "uk" => (1.5, 0.13),
        "zh" => (1.4, 0.15),
        _ => return None,
    };
    Some(Habits { marks, spread })
}

/// How much lengths vary between two languages; a pair with English varies by its other language.
fn varying(there: Habits, here: Habits) -> f64 {
    there.spread.hypot(here.spread) / 1.2
}

/// Above this something is missing: of translations by people and by a machine one in fifty is above.
const SURE: f64 = 1.65;

/// The stretch of the source in which something is missing: all of it where no place can be told.
///
/// A logistic regression over how much shorter the target is than expected, how many clauses it has
/// less, and what of the source's names and numbers it lacks, in its worst clause and in all; fitted on
/// FLORES-200 sentences with and without a clause taken out.
fn lacking(
    input: &TargetInput<'_>,
    source: f64,
    target: f64,
    there: Habits,
    here: Habits,
) -> Option<Range<usize>> {
    let shorter = (source / target.max(1.0)).ln() / varying(there, here);
    let clauses = |text: &str, habits: Habits| pieces(text).len() as f64 / habits.marks;
    let all = pieces(&input.source.text);
    let fewer =
        (clauses(&input.source.text, there) - clauses(input.text, here)) / (all.len() as f64 + 1.0).sqrt();
    let by_length = 1.43 * shorter + 0.87 * fewer.clamp(-1.5, 1.5) - 1.92;
    // Names and numbers can add no more than this.
    if by_length < -3.0 {
        return None;
    }
    let (own, theirs) =
        (Side::of(input.text, input.language), Side::of(&input.source.text, input.source_language));
    let anchors =
        if own.words.len().max(theirs.words.len()) > LONGEST { Vec::new() } else { anchors(&theirs, &own) };
    let lost: f64 = anchors.iter().filter(|a| a.target.is_none()).map(|a| a.weight).sum();
    let score = by_length + 0.49 * worst(&all, &anchors) + 0.26 * lost.min(4.0);
    let gap = || {
        widest_gap((&input.source.text, input.source_language), (input.text, input.language), &anchors)
            .map_or(0..input.source.text.len(), |g| g.start..g.end)
    };
    (score >= SURE).then(gap)
}

/// The most that one clause has of what should be found and is not, against what was found of it.
fn worst(clauses: &[Range<usize>], anchors: &[Anchor]) -> f64 {
    let of = |clause: &Range<usize>| {
        let own = || anchors.iter().filter(|a| clause.contains(&a.source));
        let lost: f64 = own().filter(|a| a.target.is_none()).map(|a| a.weight).sum();
        lost - 0.7 * own().filter(|a| a.target.is_some()).count() as f64
    };
    clauses.iter().map(of).fold(0.0, f64::max)
}

/// Letters and digits below which a piece between two marks is no clause of its own.
const PIECE: usize = 2;

/// The pieces of a text between marks.
fn pieces(text: &str) -> Vec<Range<usize>> {
    let mut found: Vec<Range<usize>> = Vec::new();
    let mut start = 0;
    let mut before = ' ';
    let mut chars = text.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        let within_number = before.is_numeric() && chars.peek().is_some_and(|(_, next)| next.is_numeric());
        before = c;
        let end = at + c.len_utf8();
        if (within_number || !is_mark(c)) && chars.peek().is_some() {
            continue;
        }
        if text[start..end].chars().filter(|c| is_alphanumeric(*c)).count() >= PIECE || found.is_empty() {
            found.push(start..end);
        } else if let Some(last) = found.last_mut() {
            last.end = end;
        }
        start = end;
    }
    found
}

/// Marks that part clauses and sentences.
fn is_mark(c: char) -> bool {
    matches!(
        c,
        ',' | ';'
            | ':'
            | '.'
            | '?'
            | '!'
            | '('
            | ')'
            | '—'
            | '–'
            | '，'
            | '、'
            | '；'
            | '：'
            | '。'
            | '？'
            | '！'
            | '（'
            | '）'
            | '،'
            | '؛'
            | '؟'
            | '۔'
            | '।'
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn clauses_are_parted_by_marks_and_not_within_numbers() {
        let check = |text: &str, want: usize| assert_eq!(pieces(text).len(), want, "{text}");
        check("It cost 1,500 euros, he said.", 2);
        check("It rained.", 1);
        check("雨が降り、川が増え、橋が落ちた。", 3);
        check("Er kam (spät), sah, siegte.", 4);
        check("", 0);
    }
}
