//! Characters that XML 1.0 cannot carry, and how they travel all the same.
//!
//! Where a format has inline elements for text that people translate, such a character becomes one
//! (`<cp>` in XLIFF 2, `<x>` in XLIFF 1.2, `<ph>` in TMX). Everywhere else (notes, properties, terms of
//! TBX) it is written as U+241B SYMBOL FOR ESCAPE, its number in hexadecimal and a semicolon, and that
//! symbol itself likewise, so that reading gives back exactly what was written.

/// Begins an escaped character.
const ESCAPE: char = '\u{241B}';

/// Whether XML 1.0 can carry a character, be it by number.
pub(super) fn is_writable(c: char) -> bool {
    matches!(c, '\t' | '\n' | '\r' | '\u{20}'..='\u{D7FF}' | '\u{E000}'..='\u{FFFD}' | '\u{10000}'..)
}

/// A stretch of text as XML sees it.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Piece<'a> {
    /// Text that can be written.
    Text(&'a str),
    /// One character that cannot.
    Char(char),
}

/// Cuts a text at the characters that cannot be written.
pub(super) fn pieces(text: &str) -> impl Iterator<Item = Piece<'_>> {
    let mut rest = text;
    std::iter::from_fn(move || {
        let first = rest.chars().next()?;
        if is_writable(first) {
            let end = rest.find(|c| !is_writable(c)).unwrap_or(rest.len());
            let (text, behind) = rest.split_at(end);
            rest = behind;
            return Some(Piece::Text(text));
        }
        rest = &rest[first.len_utf8()..];
        Some(Piece::Char(first))
    })
}

/// A text for a place without inline elements.
pub(super) fn escape(text: &str) -> std::borrow::Cow<'_, str> {
    if text.chars().all(|c| is_writable(c) && c != ESCAPE) {
        return text.into();
    }
    let mut out = String::with_capacity(text.len() + 8);
    for c in text.chars() {
        if is_writable(c) && c != ESCAPE {
            out.push(c);
        } else {
            out.push_str(&format!("{ESCAPE}{:X};", u32::from(c)));
        }
    }
    out.into()
}

/// The text of [`escape`].
pub(super) fn unescape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find(ESCAPE) {
        out.push_str(&rest[..at]);
        let behind = &rest[at + ESCAPE.len_utf8()..];
        let number = behind.split_once(';').filter(|(hex, _)| (1..=6).contains(&hex.len()));
        let read = number.and_then(|(hex, behind)| Some((from_hex(hex)?, behind)));
        if let Some((c, behind)) = read {
            out.push(c);
            rest = behind;
        } else {
            out.push(ESCAPE);
            rest = behind;
        }
    }
    out.push_str(rest);
    out
}

/// The character of a number in hexadecimal.
pub(super) fn from_hex(hex: &str) -> Option<char> {
    u32::from_str_radix(hex.trim(), 16).ok().and_then(char::from_u32)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_cannot_be_written_comes_back() {
        let check = |text: &str, want: &str| {
            assert_eq!(escape(text), want);
            assert_eq!(unescape(&escape(text)), text);
            assert!(escape(text).chars().all(is_writable));
        };
        check("plain, \t\r\n ÿ 🙂", "plain, \t\r\n ÿ 🙂");
        check("\u{1b}[0m", "␛1B;[0m");
        check("␛1B;", "␛241B;1B;");
        check("\u{0}\u{FFFE}\u{FFFF}", "␛0;␛FFFE;␛FFFF;");
        assert_eq!(unescape("␛ ␛xyz; ␛D800; ␛"), "␛ ␛xyz; ␛D800; ␛", "another tool's symbol stays");
    }

    #[test]
    fn a_text_is_cut_at_what_cannot_be_written() {
        let cut: Vec<Piece<'_>> = pieces("a\u{7}\u{8}b").collect();
        assert_eq!(cut, [Piece::Text("a"), Piece::Char('\u{7}'), Piece::Char('\u{8}'), Piece::Text("b")]);
        assert_eq!(pieces("").count(), 0);
    }
}
