//! Cutting a text into sentences.

use std::ops::Range;

use super::context::{brackets, mark_at};
use super::enumeration::item_labels;
use super::marks::mark;
use super::rules::{Rules, Site};
use super::thai::space_ends;
use super::units::{trim, units};
use crate::lang::LangTag;

/// The sentences of one paragraph (or any text; a blank line always ends a sentence) as byte ranges.
///
/// The ranges are ascending and do not overlap; what lies between them is white space alone. The
/// work grows linearly with the text.
pub fn sentences(text: &str, language: &LangTag) -> Vec<Range<usize>> {
    let rules = Rules::of(language);
    let mut out = Vec::new();
    for unit in units(text) {
        sentences_of_unit(text, unit, &rules, &mut out);
    }
    out
}

fn sentences_of_unit(text: &str, unit: Range<usize>, rules: &Rules, out: &mut Vec<Range<usize>>) {
    let line = &text[unit.clone()];
    let mut ends = mark_ends(line, rules);
    if line.chars().any(|c| ('\u{0E00}'..='\u{0EFF}').contains(&c)) {
        ends.extend(space_ends(line));
        ends.sort_unstable();
    }
    let labels = item_labels(line, &ends);
    if !labels.is_empty() {
        // The dot of a label ends nothing.
        let mut inside = labels.iter().peekable();
        ends.retain(|end| {
            while inside.next_if(|l| l.end < *end).is_some() {}
            inside.peek().is_none_or(|l| *end <= l.start)
        });
        ends.extend(labels.iter().map(|l| l.start));
        ends.sort_unstable();
    }
    ends.push(line.len());
    let mut start = 0;
    for end in ends {
        let sentence = trim(line, start..end);
        if !sentence.is_empty() {
            out.push(unit.start + sentence.start..unit.start + sentence.end);
        }
        start = end;
    }
}

/// The offsets behind which a mark ends a sentence, ascending, the end of the line left out.
fn mark_ends(line: &str, rules: &Rules) -> Vec<usize> {
    let spans = brackets(line);
    let mut next_span = 0;
    let mut ends = Vec::new();
    let mut sentence_start = 0;
    let mut at = 0;
    while let Some(found) = line[at..].find(|c| mark(c).is_some() || rules.is_extra_mark(c)) {
        let cluster = mark_at(line, at + found, rules);
        at = cluster.end.max(at + found + 1);
        while spans.get(next_span).is_some_and(|s| s.end <= cluster.start) {
            next_span += 1;
        }
        let inside = spans.get(next_span).filter(|s| s.start < cluster.start);
        // A bracket is part of the sentence that it stands in; only at its very end may it take
        // that sentence's end with it.
        if inside.is_some_and(|span| cluster.end < span.end) {
            continue;
        }
        let end = cluster.end;
        if end >= line.len() {
            break;
        }
        let site = Site { line, sentence_start, mark: cluster, bracket: inside.map(|s| s.start) };
        if rules.ends(&site) {
            ends.push(end);
            sentence_start = end + (line[end..].len() - line[end..].trim_start().len());
        }
    }
    ends
}

#[cfg(test)]
mod tests;
