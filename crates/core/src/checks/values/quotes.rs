//! Quotations of a text, and its words as they have to be quoted.

use crate::chars::{is_alphanumeric, lowercase};
use crate::summary::terms::is_spaceless;

use super::facts::SegmentFacts;
use super::tokens::{Kind, Token};

/// Marks that open and close a quotation.
const PAIRS: &[(char, char)] = &[
    ('“', '”'),
    ('„', '“'),
    ('„', '”'),
    ('«', '»'),
    ('»', '«'),
    ('‹', '›'),
    ('"', '"'),
    ('「', '」'),
    ('『', '』'),
    ('”', '”'),
    ('‘', '’'),
    ('‚', '‘'),
    ('\'', '\''),
    ('＂', '＂'),
];

/// Marks that are apostrophes as well, so that they need room on their outer side.
fn is_apostrophe(c: char) -> bool {
    matches!(c, '\'' | '’' | '‘')
}

/// The bytes between the quotation marks of a text, in order; those of a quotation that runs on
/// beyond the text to its end.
pub(crate) fn quotations(text: &str) -> Vec<(usize, usize)> {
    let mut found = Vec::new();
    let mut at = 0;
    while let Some((start, open)) = text[at..].char_indices().next().map(|(_, c)| (at, c)) {
        at += open.len_utf8();
        let closers: Vec<char> = PAIRS.iter().filter(|(o, _)| *o == open).map(|(_, c)| *c).collect();
        if closers.is_empty() || !opens(text, start, open) {
            continue;
        }
        let end = text[at..]
            .char_indices()
            .map(|(i, c)| (at + i, c))
            .find(|&(i, c)| closers.contains(&c) && closes(text, i, c));
        if let Some((end, close)) = end {
            found.push((at, end));
            at = end + close.len_utf8();
        } else if !is_apostrophe(open) {
            // What a sentence leaves open goes on in the next.
            found.push((at, text.len()));
            break;
        }
    }
    // And what it closes without opening was begun in the one before.
    let closed = text.find(['”', '»', '」', '』']).filter(|at| found.first().is_none_or(|f| f.0 > *at));
    if let Some(at) = closed
        && !text[..at].contains(['“', '„', '«', '‘', '「', '『', '"'])
        && text[..at].ends_with(|c: char| !c.is_whitespace())
    {
        found.insert(0, (0, at));
    }
    found
}

fn opens(text: &str, at: usize, mark: char) -> bool {
    let before = text[..at].chars().next_back();
    let after = text[at + mark.len_utf8()..].chars().next();
    // 5" are inches; in Hebrew the sign of an abbreviation stands inside a word.
    let inside = mark == '"' && before.is_some_and(|c| is_alphanumeric(c) && !is_spaceless(c));
    let apostrophe = is_apostrophe(mark) && before.is_some_and(is_alphanumeric);
    let straight = matches!(mark, '"' | '\'');
    let empty = after.is_none_or(|c| c.is_whitespace() && mark != '«');
    let begins = !(straight || matches!(mark, '»' | '”'))
        || after.is_some_and(|c| {
            is_alphanumeric(c) || matches!(c, '[' | '(' | '¿' | '¡' | '…' | '$' | '£' | '€' | '#' | '@')
        });
    let doubled = straight && (before == Some(mark) || after == Some(mark));
    !inside && !apostrophe && !empty && begins && !doubled
}

fn closes(text: &str, at: usize, mark: char) -> bool {
    let after = text[at + mark.len_utf8()..].chars().next();
    let before = text[..at].chars().next_back();
    let glued = (is_apostrophe(mark) || mark == '"')
        && after.is_some_and(|c| is_alphanumeric(c) && !is_spaceless(c))
        && before.is_some_and(is_alphanumeric);
    let apart = matches!(mark, '"' | '\'') && before.is_none_or(char::is_whitespace);
    !glued && !apart
}

/// Pieces of a quotation that have to stand word for word: what an ellipsis or an insertion in
/// brackets parts.
pub(crate) fn pieces(text: &str, start: usize, end: usize) -> Vec<(usize, usize)> {
    let mut found = Vec::new();
    let mut from = start;
    let mut depth = 0_u32;
    let Some(inner) = text.get(start..end) else { return found };
    let bytes = inner.as_bytes();
    for (i, c) in inner.char_indices() {
        let at = start + i;
        let dots = c == '.' && bytes.get(i + 1) == Some(&b'.') && bytes.get(i + 2) == Some(&b'.');
        match c {
            '[' => {
                found.push((from, at));
                depth += 1;
            }
            ']' if depth > 0 => {
                depth -= 1;
                from = at + 1;
            }
            '…' if depth == 0 => {
                found.push((from, at));
                from = at + c.len_utf8();
            }
            '.' if dots && depth == 0 => {
                found.push((from, at));
                from = at + 3;
            }
            _ => {}
        }
    }
    if depth == 0 {
        found.push((from.min(end), end));
    }
    found.retain(|(a, b)| a < b);
    found
}

/// The letters and digits of a text in lower case, in a row.
pub(crate) fn letters(text: &str) -> String {
    lowercase(text).chars().filter(|c| is_alphanumeric(*c)).collect()
}

/// A word of the article, whole.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Quotable {
    /// Which segment it is of.
    pub(crate) segment: usize,
    /// Its bytes there, and its key.
    pub(crate) token: Token,
}

/// The words of an article in a row, so that a quotation may run over several sentences.
pub(crate) fn quotables(segments: &[SegmentFacts<'_>]) -> Vec<Quotable> {
    let mut all = Vec::new();
    for (segment, facts) in segments.iter().enumerate() {
        let text = facts.segment.text.as_str();
        all.extend(verbatim(text, 0, text.len()).into_iter().map(|token| Quotable { segment, token }));
    }
    all
}

/// The words between two bytes as they are, but for case, apostrophes and punctuation.
pub(crate) fn verbatim(text: &str, start: usize, end: usize) -> Vec<Token> {
    let Some(part) = text.get(start..end) else { return Vec::new() };
    let mut tokens = Vec::new();
    let mut open: Option<(usize, u64)> = None;
    let mut chars = part.char_indices().peekable();
    while let Some((i, c)) = chars.next() {
        let next = chars.peek().map(|(_, n)| *n);
        let inside = is_alphanumeric(c)
            || matches!(c as u32, 0x300..=0x36F | 0x591..=0x5C7 | 0x64B..=0x65F | 0x900..=0xDFF);
        let spaceless = is_spaceless(c);
        if inside && !spaceless {
            let (_, key) = open.get_or_insert((i, SEED));
            for lower in c.to_lowercase() {
                *key = (*key ^ u64::from(u32::from(lower))).wrapping_mul(0x0100_0000_01b3);
            }
            continue;
        }
        if is_apostrophe(c) && open.is_some() && next.is_some_and(is_alphanumeric) {
            continue;
        }
        if let Some((begun, key)) = open.take() {
            tokens.push(Token { start: start + begun, end: start + i, kind: Kind::Word, key });
        }
        if spaceless {
            let key = u64::from(u32::from(c));
            tokens.push(Token { start: start + i, end: start + i + c.len_utf8(), kind: Kind::Sign, key });
        }
    }
    if let Some((begun, key)) = open {
        tokens.push(Token { start: start + begun, end, kind: Kind::Word, key });
    }
    tokens
}

const SEED: u64 = 0xcbf2_9ce4_8422_2325;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quotations_are_told_from_apostrophes_and_inches() {
        let check = |text: &str, want: &[&str]| {
            let got: Vec<&str> = quotations(text).iter().map(|(a, b)| &text[*a..*b]).collect();
            assert_eq!(got, want, "{text}");
        };
        check("He said \"no, never\" today.", &["no, never"]);
        check("Er sagte „nein, niemals“ heute.", &["nein, niemals"]);
        check("Il a dit « non, jamais » hier.", &[" non, jamais "]);
        check("他说“不，绝不”。", &["不，绝不"]);
        check("彼は「いいえ」と言った。", &["いいえ"]);
        check("A 5\" screen of players' choice, don't you think?", &[]);
        check("He said 'no, I don't' today.", &["no, I don't"]);
        check("דו\"ח של ארה\"ב", &[]);
        check("He said: \"It goes on", &["It goes on"]);
        check("and ends here», he said.", &["and ends here"]);
        check("He said \" loosely \". Then he went.", &[]);
    }

    #[test]
    fn quotations_are_parted_where_something_was_left_out() {
        let check = |text: &str, want: &[&str]| {
            let got: Vec<&str> =
                pieces(text, 0, text.len()).iter().map(|(a, b)| text[*a..*b].trim()).collect();
            assert_eq!(got, want, "{text}");
        };
        check("we will come back", &["we will come back"]);
        check("we will … come back", &["we will", "come back"]);
        check("we will ... come back", &["we will", "come back"]);
        check("we will [soon] come back", &["we will", "come back"]);
    }
}
