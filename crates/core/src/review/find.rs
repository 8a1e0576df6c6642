//! Finding a text in targets.

use std::collections::HashSet;
use std::ops::Range;

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;
use unicode_segmentation::UnicodeSegmentation;

/// How a text is looked for.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Looking {
    /// Whether capitals and accents count.
    pub exact: bool,
    /// Whether only whole words count.
    pub whole_words: bool,
}

/// The places of a text in another, as byte ranges, ascending and apart. A blank text is found
/// nowhere.
pub fn find(text: &str, wanted: &str, how: Looking) -> Vec<Range<usize>> {
    if wanted.trim().is_empty() {
        return Vec::new();
    }
    let mut found = if how.exact { plainly(text, wanted) } else { folded(text, wanted) };
    if how.whole_words && !found.is_empty() {
        let starts: HashSet<usize> =
            text.split_word_bound_indices().map(|(at, _)| at).chain(std::iter::once(text.len())).collect();
        found.retain(|r| starts.contains(&r.start) && starts.contains(&r.end));
    }
    found
}

fn plainly(text: &str, wanted: &str) -> Vec<Range<usize>> {
    text.match_indices(wanted).map(|(at, m)| at..at + m.len()).collect()
}

/// Looks in the plain form of both, and says where it lies in the text as it is.
fn folded(text: &str, wanted: &str) -> Vec<Range<usize>> {
    let (plain, origin) = fold(text);
    let (wanted, _) = fold(wanted);
    if wanted.is_empty() {
        return Vec::new();
    }
    let mut out: Vec<Range<usize>> = Vec::new();
    for (at, m) in plain.match_indices(&wanted) {
        let (Some(first), Some(last)) = (origin.get(at), origin.get(at + m.len() - 1)) else { continue };
        // One letter of the text may be several of its plain form; half of it is no hit.
        let whole = origin.get(at.wrapping_sub(1)) != Some(first) && origin.get(at + m.len()) != Some(last);
        if whole && out.last().is_none_or(|before| before.end <= first.start) {
            out.push(first.start..last.end);
        }
    }
    out
}

/// The plain form of a text: lower case, compatibility forms as usual ones, without marks. For each
/// of its bytes the range of the text that it came from.
fn fold(text: &str) -> (String, Vec<Range<usize>>) {
    let mut plain = String::with_capacity(text.len());
    let mut origin = Vec::with_capacity(text.len());
    for (at, cluster) in text.grapheme_indices(true) {
        let before = plain.len();
        for c in cluster.nfkd().filter(|c| !is_mark_to_leave(*c)).flat_map(char::to_lowercase) {
            match c {
                'ß' => plain.push_str("ss"),
                'ς' => plain.push('σ'),
                'ı' => plain.push('i'),
                // The dot that `İ` leaves when it is made small.
                '\u{307}' => {}
                c => plain.push(c),
            }
        }
        origin.resize(origin.len() + plain.len() - before, at..at + cluster.len());
    }
    (plain, origin)
}

/// Accents, vowel points and other marks that a searcher leaves out; the vowel signs of Indic and
/// Thai words and the marks of kana are letters there and stay.
fn is_mark_to_leave(c: char) -> bool {
    matches!(u32::from(c), 0x300..=0x36F | 0x483..=0x487 | 0x591..=0x5C7 | 0x610..=0x61A | 0x640
        | 0x64B..=0x65F | 0x670 | 0x6D6..=0x6DC | 0x1AB0..=0x1AFF | 0x1DC0..=0x1DFF | 0xAD)
        && (is_combining_mark(c) || matches!(c, '\u{640}' | '\u{AD}'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_are_found_as_asked_for() {
        let check = |text: &str, wanted: &str, exact: bool, whole_words: bool, want: &[&str]| {
            let found = find(text, wanted, Looking { exact, whole_words });
            let found: Vec<&str> = found.into_iter().map(|r| &text[r]).collect();
            assert_eq!(found, want, "{text} / {wanted}");
        };
        check("Der Minister, der Ministerin", "minister", false, false, &["Minister", "Minister"]);
        check("Der Minister, der Ministerin", "minister", false, true, &["Minister"]);
        check("Der Minister, der Ministerin", "minister", true, false, &[]);
        check("Café CAFE cafe\u{301}", "cafe", false, false, &["Café", "CAFE", "cafe\u{301}"]);
        check("Café CAFE cafe\u{301}", "Café", true, false, &["Café"]);
        check("Straße STRASSE", "strasse", false, false, &["Straße", "STRASSE"]);
        check("Straße", "s", false, false, &["S"]);
        check("İstanbul ISTANBUL", "istanbul", false, false, &["İstanbul", "ISTANBUL"]);
        check("ΟΔΟΣ οδός", "οδοσ", false, false, &["ΟΔΟΣ", "οδός"]);
        check("مُحَمَّد محمد", "محمد", false, false, &["مُحَمَّد", "محمد"]);
        check("北京大学在北京", "北京", false, false, &["北京", "北京"]);
        check("か が", "か", false, false, &["か"]);
        check("a😀b 😀", "😀", false, true, &["😀", "😀"]);
        check("aaa", "aa", false, false, &["aa"]);
        check("x.y", ".", false, false, &["."]);
        check("text", "", false, false, &[]);
        check("text", "  ", true, false, &[]);
        check("", "a", false, false, &[]);
    }
}
