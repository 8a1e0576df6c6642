//! Text written in characters that show nothing.
//!
//! Three ways are in use: the tag characters of Unicode (copies of ASCII), runs of zero-width characters
//! as bits, and variation selectors as bytes. All of it is taken out by `normalise`; here it is read, so
//! that the reader can be told.

use crate::normalise::{is_tag, normalise};

/// How many zero-width characters in a row are no accident: one letter in bits.
const MIN_RUN: usize = 8;
/// How many variation selectors in a row are: real text has one at a time.
const MIN_SELECTORS: usize = 3;
const MAX_FOUND: usize = 4000;

/// What is written invisibly in `text`, with the reason id of the way.
///
/// The tags behind a black flag (U+1F3F4) spell the flags of regions and say nothing else.
pub(crate) fn find(text: &str) -> Vec<(&'static str, String)> {
    if text.is_ascii() || !text.chars().any(|c| is_tag(c) || is_zero_width(c) || selector(c).is_some()) {
        return Vec::new();
    }
    let mut tags = String::new();
    let mut widths = String::new();
    let mut selectors = String::new();
    let mut in_flag = false;
    let mut run: Vec<char> = Vec::new();
    let mut bytes: Vec<u8> = Vec::new();
    for c in text.chars().chain([' ']) {
        if is_zero_width(c) {
            run.push(c);
        } else if !run.is_empty() {
            if run.len() >= MIN_RUN && widths.len() < MAX_FOUND {
                widths.push_str(&bits(&run));
                widths.push(' ');
            }
            run.clear();
        }
        if let Some(byte) = selector(c) {
            bytes.push(byte);
        } else if !bytes.is_empty() {
            if bytes.len() >= MIN_SELECTORS && selectors.len() < MAX_FOUND {
                selectors.push_str(&readable(&bytes, bytes.len()));
                selectors.push(' ');
            }
            bytes.clear();
        }
        if is_tag(c) {
            if !in_flag && tags.len() < MAX_FOUND {
                tags.extend(
                    u8::try_from(u32::from(c) - 0xe0000).ok().map(char::from).filter(|a| !a.is_control()),
                );
            }
        } else {
            in_flag = c == '\u{1f3f4}';
        }
    }
    [("unicode-tags", tags), ("zero-width", widths), ("variation-selectors", selectors)]
        .into_iter()
        .map(|(reason, found)| (reason, normalise(&found)))
        .filter(|(_, found)| !found.is_empty())
        .collect()
}

fn is_zero_width(c: char) -> bool {
    matches!(c, '\u{200b}'..='\u{200f}' | '\u{2060}'..='\u{2064}' | '\u{feff}' | '\u{180e}' | '\u{34f}')
}

/// The byte that a variation selector stands for: the first sixteen, then the other 240.
fn selector(c: char) -> Option<u8> {
    match c {
        '\u{fe00}'..='\u{fe0f}' => u8::try_from(u32::from(c) - 0xfe00).ok(),
        '\u{e0100}'..='\u{e01ef}' => u8::try_from(u32::from(c) - 0xe0100 + 16).ok(),
        _ => None,
    }
}

/// A run of zero-width characters read as bits of ASCII where it can be, else its length in words.
fn bits(run: &[char]) -> String {
    let mut kinds: Vec<char> = Vec::new();
    for c in run {
        if !kinds.contains(c) {
            kinds.push(*c);
        }
    }
    for zero in kinds.iter().take(2) {
        let bytes: Vec<u8> = run
            .chunks_exact(8)
            .map(|eight| eight.iter().fold(0u8, |sum, c| sum << 1 | u8::from(c != zero)))
            .collect();
        if kinds.len() == 2 && bytes.iter().all(|b| matches!(b, b' '..=b'~')) {
            return readable(&bytes, run.len());
        }
    }
    readable(&[], run.len())
}

fn readable(bytes: &[u8], length: usize) -> String {
    let text = normalise(&String::from_utf8_lossy(bytes));
    if text.chars().any(char::is_alphanumeric) { text } else { format!("[{length} invisible characters]") }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_what_is_written_invisibly() {
        let tags =
            |s: &str| s.chars().filter_map(|c| char::from_u32(0xe0000 + u32::from(c))).collect::<String>();
        let bits = |s: &str| -> String {
            s.bytes()
                .flat_map(|b| {
                    (0..8).rev().map(move |n| if b >> n & 1 == 1 { '\u{200c}' } else { '\u{200b}' })
                })
                .collect()
        };
        let selectors = |s: &str| {
            s.bytes().filter_map(|b| char::from_u32(0xe0100 + u32::from(b) - 16)).collect::<String>()
        };
        for (text, expect) in [
            (format!("x{}y", tags("AB")), vec![("unicode-tags", "AB")]),
            (format!("\u{1f3f4}{} ok", tags("gbeng\u{7f}")), vec![]),
            (format!("one{}two", bits("Hi you")), vec![("zero-width", "Hi you")]),
            (format!("one{}two", "\u{200b}".repeat(12)), vec![("zero-width", "[12 invisible characters]")]),
            (format!("a\u{1f600}{}b", selectors("secret")), vec![("variation-selectors", "secret")]),
            ("می\u{200c}شود ❤\u{fe0f} 👩\u{200d}💻".to_owned(), vec![]),
            ("plain".to_owned(), vec![]),
        ] {
            let found = find(&text);
            let found: Vec<_> = found.iter().map(|(r, t)| (*r, t.as_str())).collect();
            assert_eq!(found, expect, "{text:?}");
        }
    }
}
