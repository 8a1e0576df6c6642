//! Words and phrases of a list, found in a text.

use std::ops::Range;

use super::aligned::Side;
use crate::summary::terms::is_spaceless;

/// The words that the entries of a list stand for, as ranges of words, in the order of the text.
///
/// Entries are lower case and parted by `/`. An entry is one or several whole words; `*` at its end
/// or beginning stands for more letters. Entries in scripts without spaces are found anywhere.
pub(super) fn find(side: &Side<'_>, entries: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    for entry in entries.split('/').filter(|e| !e.is_empty()) {
        if entry.starts_with(is_spaceless) {
            let hits = side.text.match_indices(entry);
            found.extend(hits.map(|(at, hit)| side.between(&(at..at + hit.len()))));
            continue;
        }
        let is_here = |i: usize| {
            let mut words = side.words[i..].iter();
            let parts = entry.split(' ');
            let length =
                parts.clone().take_while(|part| words.next().is_some_and(|w| is(&w.lower, part))).count();
            (length == parts.count()).then_some(i..i + length)
        };
        match entry.chars().next() {
            Some('*') => found.extend((0..side.words.len()).filter_map(is_here)),
            Some(first) => {
                let places = side.firsts.iter().enumerate().filter(|(_, f)| **f == first);
                found.extend(places.filter_map(|(i, _)| is_here(i)));
            }
            None => {}
        }
    }
    found.sort_by_key(|r| (r.start, r.end));
    found.dedup();
    found
}

/// The same without those that overlap an entry of `except`.
pub(super) fn find_except(side: &Side<'_>, entries: &str, except: &str) -> Vec<Range<usize>> {
    let mut found = find(side, entries);
    if !found.is_empty() && !except.is_empty() {
        let masked = find(side, except);
        found.retain(|f| !masked.iter().any(|m| m.start < f.end && f.start < m.end));
    }
    found
}

fn is(word: &str, entry: &str) -> bool {
    match (entry.strip_prefix('*'), entry.strip_suffix('*')) {
        // A pattern inside a word never begins it.
        (Some(_), Some(_)) => {
            let middle = entry.trim_matches('*');
            word.match_indices(middle).any(|(at, _)| at > 0)
        }
        (Some(end), None) => word.ends_with(end) && word.len() > end.len(),
        (None, Some(start)) => word.starts_with(start),
        (None, None) => word == entry,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn entries_are_words_beginnings_endings_and_phrases() {
        let check = |text: &str, entries: &str, except: &str, want: &[&str]| {
            let side = Side::new(text);
            let got: Vec<&str> = find_except(&side, entries, except)
                .into_iter()
                .filter_map(|r| side.bytes(r).map(|b| &text[b]))
                .collect();
            assert_eq!(got, want, "{text}");
        };
        check("Not one of them won't go.", "not/*n't", "", &["Not", "won't"]);
        check("Not only this, but not that.", "not", "not only", &["not"]);
        check("Keiner kam, keine ging.", "kein*", "", &["Keiner", "keine"]);
        check("one of the best", "one of the", "", &["one of the"]);
        check("他不是，不仅如此", "不", "不仅", &["不"]);
        check("geldi gelmedi medikal", "*medi*", "", &["gelmedi"]);
    }
}
