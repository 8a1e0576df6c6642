//! Checks of values and names: numbers, units, currencies, dates, times, names and quotations of a
//! point or a translation against what they come from.
//!
//! Both sides are read once (`side`), laid beside each other (`pairing`), and every check asks its
//! question of the result.

mod calendar;
mod dates;
mod facts;
mod measure_words;
mod measures;
mod names;
mod pairing;
mod quotes;
mod side;
mod tokens;

use std::cell::OnceCell;

use crate::article::Segment;
use crate::finding::{Finding, Severity, TargetSpan};
use crate::lang::LangTag;

use super::{PointInput, TargetInput, cut_off, date, name, number, quotation, time, unit};

pub(crate) use calendar::{Day, Mention, Named, knows_weekdays};
pub(crate) use dates::Date;
pub use facts::ArticleFacts;
pub(crate) use facts::SegmentFacts;
pub(crate) use measures::Measure;
pub(crate) use names::{folded, opens_sentence, words};
pub(crate) use pairing::{Pairing, Swap, is_short, opposite};
pub(crate) use quotes::{Quotable, letters, pieces, quotations, verbatim};
pub(crate) use side::{Clock, Quantity, Side};
pub(crate) use tokens::{Kind, Token};

/// A point or a translation beside what it is checked against.
pub(crate) struct Compared<'a> {
    /// The text that is checked.
    pub(crate) text: &'a str,
    pub(crate) language: &'a LangTag,
    pub(crate) own: Side,
    /// What it rests on: the evidence of a point, the source of a translation.
    pub(crate) near: Vec<&'a SegmentFacts<'a>>,
    /// The whole article, or the source of a translation.
    pub(crate) facts: &'a ArticleFacts<'a>,
    /// Whether it may round, leave out and take from elsewhere in the article.
    pub(crate) is_summary: bool,
    laid: OnceCell<Vec<Laid<'a>>>,
}

/// The text laid beside one segment.
pub(crate) struct Laid<'a> {
    pub(crate) facts: &'a SegmentFacts<'a>,
    pub(crate) pairing: Pairing,
    pub(crate) swaps: Vec<Swap>,
}

/// What a segment has in the place of something in the text.
pub(crate) struct Opposite<'a> {
    pub(crate) facts: &'a SegmentFacts<'a>,
    pub(crate) token: Token,
    pub(crate) hold: Hold,
    /// The share of the text that the segment holds in the same order.
    pub(crate) share: f64,
}

/// How firmly the words around it hold something in its place.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Hold {
    /// By two words on one side.
    Loose,
    /// From both sides: enough for what the article has nowhere.
    Firm,
    /// By two words on either side of a sentence that is otherwise mostly the same: enough for what
    /// the article has elsewhere.
    Sure,
}

/// The least share of a text that a segment must hold in the same order to be laid beside it.
const ALIKE: f64 = 0.3;
/// The least share of one that is mostly the same.
const MOSTLY: f64 = 0.6;

impl<'a> Compared<'a> {
    fn new(
        text: &'a str,
        language: &'a LangTag,
        near: Vec<&'a SegmentFacts<'a>>,
        facts: &'a ArticleFacts<'a>,
        is_summary: bool,
    ) -> Self {
        let own = Side::read(text, language.primary());
        Self { text, language, own, near, facts, is_summary, laid: OnceCell::new() }
    }

    /// Whether both sides are in one language, so that their words can be compared.
    pub(crate) fn same_language(&self) -> bool {
        self.language.same_language(&self.facts.language)
    }

    /// The text beside every segment it rests on, the most alike first; empty across languages.
    pub(crate) fn laid(&self) -> &[Laid<'a>] {
        self.laid.get_or_init(|| {
            if !self.same_language() {
                return Vec::new();
            }
            let mut laid: Vec<Laid<'a>> = self
                .near
                .iter()
                .map(|facts| {
                    let pairing = Pairing::new(&self.own.tokens, &facts.side.tokens);
                    let swaps = pairing.swaps();
                    Laid { facts, pairing, swaps }
                })
                .filter(|l| l.pairing.share() >= ALIKE)
                .collect();
            laid.sort_by(|a, b| b.pairing.share().total_cmp(&a.pairing.share()));
            laid
        })
    }

    /// What stands in the evidence where the token at this byte stands in the text; `None` where the
    /// token itself stands there.
    pub(crate) fn opposite(&self, start: usize) -> Option<Opposite<'a>> {
        let own = self.own.token_at(start)?;
        for laid in self.laid() {
            if laid.pairing.partner(own).is_some() {
                return None;
            }
            let Some(other) = opposite(&laid.swaps, own) else { continue };
            let swap = laid.swaps.iter().find(|s| s.own.contains(&own))?;
            let short = is_short(&self.own.tokens[swap.own.clone()])
                && is_short(&laid.facts.side.tokens[swap.other.clone()]);
            let hold = if !short || !swap.is_firm() {
                Hold::Loose
            } else if laid.pairing.share() >= MOSTLY && swap.left >= 2 && swap.right >= 2 {
                Hold::Sure
            } else {
                Hold::Firm
            };
            let share = laid.pairing.share();
            return Some(Opposite { facts: laid.facts, token: laid.facts.side.tokens[other], hold, share });
        }
        None
    }

    /// What stands in the evidence where any of these bytes of the text stand, held at least so.
    pub(crate) fn opposite_token(
        &self,
        (start, end): (usize, usize),
        hold: Hold,
    ) -> Option<(&'a SegmentFacts<'a>, Token)> {
        let tokens = self.own.tokens.iter().filter(|t| t.start >= start && t.start < end);
        tokens.filter_map(|t| self.opposite(t.start)).find(|o| o.hold >= hold).map(|o| (o.facts, o.token))
    }

    /// The word of the calendar that stands there.
    pub(crate) fn opposite_mention(
        &self,
        range: (usize, usize),
        hold: Hold,
    ) -> Option<(&'a SegmentFacts<'a>, &'a Mention)> {
        let (facts, token) = self.opposite_token(range, hold)?;
        let mention = facts.side.mentions.iter().find(|m| m.start < token.end && token.start < m.end)?;
        Some((facts, mention))
    }

    /// The number in the evidence that stands in the place of this one, and how firmly.
    pub(crate) fn opposite_number(
        &self,
        own: &Quantity,
    ) -> Option<(&'a SegmentFacts<'a>, &'a Quantity, Hold)> {
        let opposite = self.opposite(own.numeral.start)?;
        let other =
            opposite.facts.side.quantities.iter().find(|q| q.numeral.start == opposite.token.start)?;
        Some((opposite.facts, other, opposite.hold))
    }

    /// Every number of the evidence.
    pub(crate) fn near_numbers(&self) -> impl Iterator<Item = (&'a SegmentFacts<'a>, &'a Quantity)> {
        self.near.iter().flat_map(|f| f.side.quantities.iter().map(move |q| (*f, q)))
    }

    /// Every number of the article.
    pub(crate) fn all_numbers(&self) -> impl Iterator<Item = (&'a SegmentFacts<'a>, &'a Quantity)> {
        self.facts.segments.iter().flat_map(|f| f.side.quantities.iter().map(move |q| (f, q)))
    }
}

/// One value check.
type ValueCheck = fn(&Compared<'_>) -> Vec<Finding>;

/// Those that have a say of points, in the order in which findings are listed.
const OF_POINTS: &[ValueCheck] =
    &[number::check, unit::check, date::check, time::check, name::check, quotation::check, cut_off::check];

/// Those that have a say of translations.
const OF_TARGETS: &[ValueCheck] = &[number::check, unit::check, date::check, time::check];

/// Checks the values of a summary point.
pub(super) fn check_point(input: &PointInput<'_>) -> Vec<Finding> {
    let near: Vec<&SegmentFacts<'_>> =
        input.evidence.iter().filter_map(|s| input.facts.segment(s.id)).collect();
    if near.is_empty() {
        return Vec::new();
    }
    let compared = Compared::new(input.text, input.language, near, input.facts, true);
    once_each(OF_POINTS.iter().flat_map(|check| check(&compared)).collect())
}

/// Leaves one finding of what two checks saw: a date is not said to be wrong for a number in it that
/// is, nor a name in words that are not the article's or for being given them.
fn once_each(findings: Vec<Finding>) -> Vec<Finding> {
    let spans = |check: &str| -> Vec<(usize, usize)> {
        let of = findings.iter().filter(|f| f.check == check && f.severity >= Severity::Major);
        of.filter_map(|f| f.target.as_ref().map(|t| (t.start, t.end))).collect()
    };
    let numbers = spans("number");
    let (speakers, words) = (spans("speaker"), spans("quotation"));
    let overlaps = |found: &Finding, others: &[(usize, usize)], gap: usize| {
        let touches = |t: &TargetSpan| others.iter().any(|(a, b)| *a < t.end + gap && t.start < b + gap);
        found.target.as_ref().is_some_and(touches)
    };
    // The parts of a name stand a space apart.
    let seen = |found: &Finding| match found.check.as_str() {
        "date" | "time" => overlaps(found, &numbers, 0),
        // What stood in its place says more than that the words are altered.
        "name" => overlaps(found, &speakers, 2) || (found.source.is_none() && overlaps(found, &words, 2)),
        _ => false,
    };
    let keep: Vec<bool> = findings.iter().map(|f| !seen(f)).collect();
    findings.into_iter().zip(keep).filter_map(|(f, keep)| keep.then_some(f)).collect()
}

/// Checks the values of a translated segment.
pub(super) fn check_target(input: &TargetInput<'_>) -> Vec<Finding> {
    let segments: [&Segment; 1] = [input.source];
    let facts = ArticleFacts::new(&segments, input.source_language, None);
    let near = facts.segments.iter().collect();
    let compared = Compared::new(input.text, input.language, near, &facts, false);
    once_each(OF_TARGETS.iter().flat_map(|check| check(&compared)).collect())
}
