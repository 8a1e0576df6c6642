//! What stands around a mark: the cluster it belongs to, the brackets it lies in, the words beside it.

use std::ops::Range;

use super::marks::{Mark, closing_bracket, is_closer, is_dash, is_opener, mark};
use super::rules::Rules;

/// A run of marks with the closing quotes, brackets and reference numbers behind it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Cluster {
    /// Byte offset of the first mark.
    pub(super) start: usize,
    /// Byte offset behind the last mark.
    pub(super) mark_end: usize,
    /// Byte offset behind the last closer.
    pub(super) end: usize,
    /// The strongest of the marks.
    pub(super) kind: Mark,
}

/// The cluster whose first mark stands at `start`.
pub(super) fn mark_at(line: &str, start: usize, rules: &Rules) -> Cluster {
    let mut end = start;
    let mut kind = Mark::Dot;
    let mut dots = 0;
    let mut chars = line[start..].char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        let here = if rules.is_extra_mark(c) { Some(Mark::Hard) } else { mark(c) };
        match here {
            Some(Mark::Dot) => dots += 1,
            Some(Mark::Ellipsis) if kind == Mark::Dot => kind = Mark::Ellipsis,
            Some(Mark::Cry) if kind != Mark::Hard => kind = Mark::Cry,
            Some(Mark::Hard) => kind = Mark::Hard,
            Some(_) => {}
            // An ellipsis may be set with spaces between its points.
            None if c == ' '
                && dots > 0
                && chars.peek().is_some_and(|(_, c)| *c == '.')
                && kind == Mark::Dot =>
            {
                continue;
            }
            None => break,
        }
        end = start + at + c.len_utf8();
    }
    if kind == Mark::Dot && dots > 1 {
        kind = Mark::Ellipsis;
    }
    let mark_end = end;
    end += closers(&line[end..]);
    if end == mark_end && kind == Mark::Dot {
        end += note_numbers(&line[..start], &line[end..]);
    }
    Cluster { start, mark_end, end, kind }
}

/// The length of the closing quotes, brackets and reference marks at the start of `rest`.
fn closers(rest: &str) -> usize {
    let mut end = 0;
    loop {
        let here = &rest[end..];
        let Some(c) = here.chars().next() else { return end };
        if let Some(width) = reference(here) {
            end += width;
            continue;
        }
        // What closes in German opens in Chinese or English: before a letter it opens.
        let opens = matches!(c, '“' | '‘' | '«' | '‹')
            && here[c.len_utf8()..].chars().next().is_some_and(char::is_alphanumeric);
        if is_closer(c) && !opens {
            end += c.len_utf8();
            continue;
        }
        // French sets a space before its closing guillemet.
        let spaced = here.strip_prefix([' ', '\u{A0}', '\u{202F}']).unwrap_or(here);
        if spaced.len() < here.len() {
            let behind = spaced.strip_prefix(['»', '”']);
            if behind.is_some_and(|b| {
                b.chars().next().is_none_or(|c| c.is_whitespace() || matches!(c, ',' | '.' | ')' | ';'))
            }) {
                end += here.len() - behind.map_or(0, str::len);
                continue;
            }
        }
        // Tokenised text sets every quotation mark apart; one between two spaces closes.
        if let Some(behind) =
            here.strip_prefix(" \"").or_else(|| here.strip_prefix(" '")).or_else(|| here.strip_prefix(" ’"))
            && behind.chars().next().is_none_or(char::is_whitespace)
        {
            end += here.len() - behind.len();
            continue;
        }
        if let Some(face) = EMOTICONS.iter().find(|e| spaced.starts_with(**e))
            && spaced[face.len()..].chars().next().is_none_or(char::is_whitespace)
        {
            end += here.len() - spaced.len() + face.len();
            continue;
        }
        return end;
    }
}

/// Faces that close a sentence behind its mark.
const EMOTICONS: [&str; 8] = [":)", ":-)", ";)", ";-)", ":(", ":-(", ":D", ":-D"];

/// The length of note numbers that stand behind a full stop (`consultation.11 12 Take`).
fn note_numbers(before: &str, rest: &str) -> usize {
    let word = before.chars().rev().take(3).filter(|c| c.is_lowercase()).count() == 3;
    if !word || !rest.starts_with(|c: char| c.is_ascii_digit()) {
        return 0;
    }
    let behind = rest.trim_start_matches(|c: char| c.is_ascii_digit() || matches!(c, ' ' | ',' | '-' | '–'));
    let numbers = rest[..rest.len() - behind.len()].trim_end();
    let spaced = numbers.len() < rest.len() - behind.len();
    if spaced && numbers.len() <= 9 && behind.starts_with(char::is_uppercase) { numbers.len() } else { 0 }
}

/// The length of a reference such as `[12]`, `[2–11]` or `[a]` at the start of `rest`.
fn reference(rest: &str) -> Option<usize> {
    let inner = rest.strip_prefix('[')?;
    let close = inner.char_indices().take(12).find(|(_, c)| *c == ']')?.0;
    let body = &inner[..close];
    let short = body.chars().all(|c| c.is_ascii_digit() || matches!(c, ',' | ' ' | '-' | '–'))
        || body.chars().count() == 1;
    (!body.is_empty() && short).then_some(close + 2)
}

/// Longest bracket that keeps its inside together, in bytes; a longer one is likely a closing
/// bracket that belongs to something else.
const LONGEST_BRACKET: usize = 400;

/// The outermost closed brackets of a line, opening and closing character included.
pub(super) fn brackets(line: &str) -> Vec<Range<usize>> {
    let mut open: Vec<(usize, char)> = Vec::new();
    let mut out: Vec<Range<usize>> = Vec::new();
    for (at, c) in line.char_indices() {
        if c.is_ascii_alphanumeric() || c == ' ' {
            continue;
        }
        if let Some(close) = closing_bracket(c) {
            // An emoticon or a stray bracket must not grow a stack without end.
            if open.len() < 64 {
                open.push((at, close));
            }
        } else if let Some(depth) = open.iter().rposition(|(_, close)| *close == c) {
            let start = open[depth].0;
            open.truncate(depth);
            let span = start..at + c.len_utf8();
            if span.len() <= LONGEST_BRACKET {
                while out.last().is_some_and(|inner| inner.start >= span.start) {
                    out.pop();
                }
                out.push(span);
            }
        }
        while open.first().is_some_and(|(start, _)| at - start > LONGEST_BRACKET) {
            open.remove(0);
        }
    }
    out
}

/// What follows a boundary's candidate.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum First {
    /// An upper-case letter.
    Upper,
    /// A lower-case letter.
    Lower,
    /// A letter of a script without case.
    Caseless,
    /// A digit.
    Digit,
    /// A sign or punctuation.
    Other,
    /// Nothing.
    End,
}

/// What follows a candidate: its first character that counts and the word it begins.
#[derive(Debug, Clone, Copy)]
pub(super) struct Ahead<'a> {
    /// Whether white space comes first.
    pub(super) spaced: bool,
    /// Whether a quotation mark or bracket opens first.
    pub(super) opened: bool,
    /// Whether a dash comes first.
    pub(super) dashed: bool,
    /// The kind of the first character that counts.
    pub(super) first: First,
    /// The word, without marks.
    pub(super) word: &'a str,
    /// What follows the word.
    pub(super) rest: &'a str,
}

/// Reads what follows a candidate.
pub(super) fn ahead(after: &str) -> Ahead<'_> {
    let mut rest = after.trim_start();
    let spaced = rest.len() < after.len();
    let (mut opened, mut dashed) = (false, false);
    while let Some(c) = rest.chars().next() {
        if is_opener(c) {
            opened = true;
        } else if is_dash(c) && !dashed {
            dashed = true;
        } else {
            break;
        }
        rest = rest[c.len_utf8()..].trim_start();
    }
    let end = rest.find(|c: char| !is_word_char(c)).unwrap_or(rest.len());
    let word = &rest[..end];
    let first = rest.chars().next().map_or(First::End, |c| first_kind(c, word));
    Ahead { spaced, opened, dashed, first, word, rest: &rest[end..] }
}

fn first_kind(c: char, word: &str) -> First {
    // Unicode gives Georgian a case that ordinary text never uses.
    if ('\u{10D0}'..='\u{10FF}').contains(&c) {
        First::Caseless
    } else if c.is_uppercase() {
        First::Upper
    } else if c.is_lowercase() {
        // Names such as iPhone and eBay are written with a small letter everywhere.
        let brand = word.chars().take(4).skip(1).any(char::is_uppercase);
        if brand { First::Upper } else { First::Lower }
    } else if c.is_numeric() {
        First::Digit
    } else if c.is_alphabetic() {
        First::Caseless
    } else {
        First::Other
    }
}

/// Longest word looked at, in bytes.
const LONGEST_WORD: usize = 64;

/// The word that ends where `before` ends, dots inside it included (`z.B`, `U.S`), opening marks left out.
pub(super) fn word_before(before: &str) -> &str {
    let mut start = before.len();
    for (at, c) in before.char_indices().rev() {
        if before.len() - at > LONGEST_WORD || !(is_word_char(c) || matches!(c, '.' | '&' | '/' | '\u{2024}'))
        {
            break;
        }
        start = at;
    }
    before[start..].trim_start_matches(['.', '/', '&', '-', '\'', '’'])
}

/// Whether the character belongs to a word.
pub(super) fn is_word_char(c: char) -> bool {
    c.is_alphanumeric() || is_joiner(c) || matches!(c, '\'' | '’' | '-' | '\u{2010}' | '\u{2011}' | '״' | '׳')
}

/// Marks of vowels and the like, joiners and soft hyphens: part of the letter before.
pub(super) fn is_joiner(c: char) -> bool {
    matches!(u32::from(c),
        0xAD | 0x300..=0x36F | 0x483..=0x489 | 0x559..=0x55F | 0x591..=0x5C7 | 0x610..=0x61A | 0x64B..=0x65F | 0x670 | 0x6D6..=0x6ED
        | 0x900..=0x903 | 0x93A..=0x94F | 0x951..=0x957 | 0x962 | 0x963 | 0x981..=0x983 | 0x9BC..=0x9CD | 0x9D7 | 0x9E2 | 0x9E3
        | 0xA01..=0xA03 | 0xA3C..=0xA51 | 0xA70 | 0xA71 | 0xA75 | 0xA81..=0xA83 | 0xABC..=0xACD | 0xAE2 | 0xAE3
        | 0xB01..=0xB03 | 0xB3C..=0xB57 | 0xB62 | 0xB63 | 0xB82 | 0xBBE..=0xBCD | 0xBD7 | 0xC00..=0xC04 | 0xC3C..=0xC56
        | 0xC81..=0xC83 | 0xCBC..=0xCD6 | 0xD00..=0xD03 | 0xD3B..=0xD57 | 0xD81..=0xD83 | 0xDCA..=0xDDF | 0xE31 | 0xE34..=0xE3A
        | 0xE47..=0xE4E | 0xEB1 | 0xEB4..=0xECD | 0xF71..=0xF87 | 0x102B..=0x103E | 0x17B4..=0x17D3 | 0x200B..=0x200D | 0x2060)
}
