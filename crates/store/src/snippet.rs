//! Where in an article the words looked for stand, in the article's own words.

use std::ops::Range;

use diglot_core::article::{Article, SegmentId};

use crate::fold::{fold, fold_with_origin, tokens};
use crate::search::Term;

/// The longest snippet in characters, and how much of that may stand before the first match.
const MAX_CHARS: usize = 240;
const LEAD_CHARS: usize = 60;

/// A piece of an article in which something was found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Snippet {
    /// The segment it is from.
    pub segment: SegmentId,
    /// The segment's text, cut with `…` where it is long.
    pub text: String,
    /// The byte ranges of `text` that were looked for, ascending, not overlapping.
    pub matches: Vec<Range<usize>>,
}

/// The byte ranges of a text that these terms match, ascending, not overlapping.
pub(crate) fn matches(text: &str, terms: &[Term]) -> Vec<Range<usize>> {
    find(text, terms).0
}

/// The segment that matches the most terms, the first of equals; the title is not looked at.
pub(crate) fn snippet(article: &Article, terms: &[Term]) -> Option<Snippet> {
    let mut best: Option<(usize, SegmentId, &str, Vec<Range<usize>>)> = None;
    for segment in article.body_segments() {
        let (ranges, count) = find(&segment.text, terms);
        if count > best.as_ref().map_or(0, |b| b.0) {
            best = Some((count, segment.id, &segment.text, ranges));
            if count == terms.len() {
                break;
            }
        }
    }
    let (_, segment, text, ranges) = best?;
    Some(cut(segment, text, &ranges))
}

/// Where terms match, and how many of them do.
fn find(text: &str, terms: &[Term]) -> (Vec<Range<usize>>, usize) {
    let folded = fold_with_origin(text);
    let mut by_word: Option<Vec<(Range<usize>, String)>> = None;
    let mut found = Vec::new();
    let mut count = 0;
    for term in terms {
        let before = found.len();
        if term.is_unspaced() {
            let hits = folded.text.match_indices(term.plain.as_str());
            found.extend(hits.filter_map(|(at, hit)| folded.original(at..at + hit.len())));
        }
        if found.len() == before && term.words.iter().any(|w| folded.text.contains(w.as_str())) {
            let by_word = by_word.get_or_insert_with(|| {
                tokens(text).into_iter().map(|r| (r.clone(), fold(&text[r]))).collect()
            });
            for (range, word) in by_word.iter() {
                let last = term.words.len() - 1;
                let hit = term.words.iter().enumerate().any(|(at, wanted)| {
                    word == wanted || (term.prefix && at == last && word.starts_with(wanted.as_str()))
                });
                if hit {
                    found.push(range.clone());
                }
            }
        }
        count += usize::from(found.len() > before);
    }
    (merge(found), count)
}

fn merge(mut ranges: Vec<Range<usize>>) -> Vec<Range<usize>> {
    ranges.sort_by_key(|r| r.start);
    let mut merged: Vec<Range<usize>> = Vec::with_capacity(ranges.len());
    for range in ranges {
        match merged.last_mut() {
            Some(last) if range.start <= last.end => last.end = last.end.max(range.end),
            _ => merged.push(range),
        }
    }
    merged
}

/// Cuts a segment to the stretch around its first match.
fn cut(segment: SegmentId, text: &str, ranges: &[Range<usize>]) -> Snippet {
    if text.chars().nth(MAX_CHARS).is_none() {
        return Snippet { segment, text: text.to_owned(), matches: ranges.to_vec() };
    }
    let first = ranges.first().map_or(0, |r| r.start);
    let lead = text[..first].char_indices().rev().nth(LEAD_CHARS - 1).map_or(0, |(at, _)| at);
    // Begin with a whole word where there is white space to go by.
    let start = match text[lead..first].find(char::is_whitespace) {
        Some(space) if lead > 0 => first - text[lead + space..first].trim_start().len(),
        _ => lead,
    };
    let end = text[start..].char_indices().nth(MAX_CHARS).map_or(text.len(), |(at, _)| start + at);
    let head = if start > 0 { "…" } else { "" };
    let tail = if end < text.len() { "…" } else { "" };
    let shift = |r: &Range<usize>| r.start - start + head.len()..r.end.min(end) - start + head.len();
    let matches = ranges.iter().filter(|r| r.start >= start && r.start < end).map(shift).collect();
    Snippet { segment, text: format!("{head}{}{tail}", &text[start..end]), matches }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fold::tests::article_of;
    use crate::search::terms;

    #[test]
    fn matches_are_marked_in_the_original() {
        let check = |text: &str, typed: &str, want: &[&str]| {
            let got = snippet(&article_of(text), &terms(typed))
                .map(|s| s.matches.iter().map(|r| s.text[r.clone()].to_owned()).collect())
                .unwrap_or_default();
            let got: Vec<String> = got;
            assert_eq!(got, want, "{typed}");
        };
        check("Die Straße ist lang", "strasse", &["Straße"]);
        check("a book is ok", "ok", &["ok"]);
        check("He okayed it", "ok", &["okayed"]);
        check("今日は天気がいい", "天気", &["天気"]);
        check("部署工具", "署", &["署"]);
        check("İstanbul'da ISPARTA", "istanbul", &["İstanbul"]);
        check("nothing here", "absent", &[]);
        check("quick brown, quick", "quick brown", &["quick", "brown", "quick"]);
        let long = format!("{} needle {}", "filler ".repeat(100), "tail ".repeat(100));
        check(&long, "needle", &["needle"]);
        let cjk = format!("{}部署{}", "天".repeat(300), "気".repeat(300));
        check(&cjk, "部署", &["部署"]);
    }

    #[test]
    fn long_segments_are_cut() {
        let text = format!("{} needle {}", "filler ".repeat(100), "tail ".repeat(100));
        let found = snippet(&article_of(&text), &terms("needle")).unwrap();
        assert!(found.text.starts_with("…filler") && found.text.ends_with('…'), "{}", found.text);
        assert!(found.text.chars().count() <= MAX_CHARS + 2);
    }
}
