//! Text from pieces that may be cut inside a character.
//!
//! Models emit tokens, and a token can be half of a character. Servers pass such halves on in
//! three ways: as raw bytes of UTF-8, as `\ud83d` in one piece and `\ude00` in the next, or already
//! spoilt as U+FFFD. The first two are mended here; the third is what the server sent.

use std::fmt;

use serde::de::{Deserialize, Deserializer, Error, IgnoredAny, SeqAccess, Visitor};

/// The bytes of a JSON string: UTF-8 where all is well, with lone surrogates as three bytes each
/// (WTF-8) and invalid bytes left as they are. A list of content parts gives its text parts joined.
#[derive(Debug, Default, PartialEq, Eq)]
pub(crate) struct RawText(pub(crate) Vec<u8>);

impl RawText {
    /// As text by itself, what cannot be mended replaced by U+FFFD.
    pub(crate) fn into_text(self) -> String {
        let mut joiner = Joiner::default();
        let mut text = joiner.push(&self.0);
        text.push_str(&joiner.finish());
        text
    }
}

impl<'de> Deserialize<'de> for RawText {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_bytes(RawTextVisitor)
    }
}

struct RawTextVisitor;

impl<'de> Visitor<'de> for RawTextVisitor {
    type Value = RawText;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a text or a list of content parts")
    }

    fn visit_bytes<E: Error>(self, bytes: &[u8]) -> Result<RawText, E> {
        Ok(RawText(bytes.to_vec()))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut parts: A) -> Result<RawText, A::Error> {
        let mut text = Vec::new();
        while let Some(part) = parts.next_element::<Part>()? {
            if let Some(RawText(bytes)) = part.text {
                text.extend(bytes);
            }
        }
        Ok(RawText(text))
    }
}

/// A content part; those of other kinds (thinking, images) have no `text` of their own.
#[derive(serde::Deserialize)]
struct Part {
    #[serde(default)]
    text: Option<RawText>,
    #[serde(default, rename = "type")]
    _kind: Option<IgnoredAny>,
}

/// Joins pieces, keeping back an unfinished character until the next piece comes.
#[derive(Debug, Default)]
pub(crate) struct Joiner {
    held: Vec<u8>,
}

impl Joiner {
    /// The text that is certain after this piece.
    pub(crate) fn push(&mut self, piece: &[u8]) -> String {
        self.held.extend_from_slice(piece);
        let mut text = String::with_capacity(self.held.len());
        let mut at = 0;
        while at < self.held.len() {
            let rest = &self.held[at..];
            match std::str::from_utf8(rest) {
                Ok(good) => {
                    text.push_str(good);
                    at = self.held.len();
                }
                Err(error) => {
                    let (good, bad) = rest.split_at(error.valid_up_to());
                    text.push_str(&String::from_utf8_lossy(good));
                    at += good.len();
                    match mend(bad, error.error_len()) {
                        Mended::Char(c, bytes) => {
                            text.push(c);
                            at += bytes;
                        }
                        Mended::Wait => break,
                    }
                }
            }
        }
        self.held.drain(..at);
        text
    }

    /// The stream has ended: an unfinished character becomes U+FFFD.
    pub(crate) fn finish(&mut self) -> String {
        let left = std::mem::take(&mut self.held);
        if left.is_empty() { String::new() } else { char::REPLACEMENT_CHARACTER.to_string() }
    }
}

enum Mended {
    /// This character stands for so many bytes.
    Char(char, usize),
    /// More bytes are needed to know.
    Wait,
}

/// What the bytes at an error are. `invalid` is how many of them can never be UTF-8, `None` if
/// the bytes end inside a character.
fn mend(bytes: &[u8], invalid: Option<usize>) -> Mended {
    let spoilt = |n| Mended::Char(char::REPLACEMENT_CHARACTER, n);
    match surrogate(bytes) {
        // The first half: the second may come with the next piece.
        Surrogate::High(high) => match surrogate(&bytes[3..]) {
            Surrogate::Low(low) => {
                let code = 0x1_0000 + ((high & 0x3FF) << 10) + (low & 0x3FF);
                Mended::Char(char::from_u32(code).unwrap_or(char::REPLACEMENT_CHARACTER), 6)
            }
            Surrogate::Unfinished => Mended::Wait,
            _ => spoilt(3),
        },
        Surrogate::Low(_) => spoilt(3),
        Surrogate::Unfinished => Mended::Wait,
        Surrogate::None => invalid.map_or(Mended::Wait, spoilt),
    }
}

enum Surrogate {
    High(u32),
    Low(u32),
    /// May become one.
    Unfinished,
    None,
}

/// A surrogate at the start of the bytes, in the three bytes that WTF-8 gives it.
fn surrogate(bytes: &[u8]) -> Surrogate {
    match bytes {
        [] | [0xED] | [0xED, 0xA0..=0xBF] => Surrogate::Unfinished,
        [0xED, second @ 0xA0..=0xBF, third @ 0x80..=0xBF, ..] => {
            let code = 0xD000 | (u32::from(second & 0x3F) << 6) | u32::from(third & 0x3F);
            if code < 0xDC00 { Surrogate::High(code) } else { Surrogate::Low(code) }
        }
        _ => Surrogate::None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn joined(pieces: &[&[u8]]) -> String {
        let mut joiner = Joiner::default();
        let mut text: String = pieces.iter().map(|piece| joiner.push(piece)).collect();
        text.push_str(&joiner.finish());
        text
    }

    #[test]
    fn characters_cut_anywhere_are_joined() {
        let text = "a\u{E9}\u{416}\u{4E2D}\u{1F600}\u{D7FF}\u{E000}z";
        let bytes = text.as_bytes();
        for first in 0..=bytes.len() {
            for second in first..=bytes.len() {
                let pieces = [&bytes[..first], &bytes[first..second], &bytes[second..]];
                assert_eq!(joined(&pieces), text, "{first} {second}");
            }
        }
    }

    #[test]
    fn only_what_was_really_spoilt_is_replaced() {
        let check = |pieces: &[&[u8]], expect: &str| assert_eq!(joined(pieces), expect, "{pieces:x?}");
        check(&[b"a\xFFb"], "a\u{FFFD}b");
        check(&[b"a\xC3", b"b"], "a\u{FFFD}b");
        check(&[b"a\xE4\xB8"], "a\u{FFFD}");
        check(&[b"\xED\xA0\xBD", b"\xED\xB8\x80"], "\u{1F600}");
        check(&[b"\xED\xA0\xBD\xED\xB8\x80"], "\u{1F600}");
        check(&[b"\xED\xA0\xBDx"], "\u{FFFD}x");
        check(&[b"\xED\xB8\x80x"], "\u{FFFD}x");
        check(&[b"x\xED\xA0\xBD"], "x\u{FFFD}");
        check(&[b"\xED\xA0\xBD", b"\xED\xA0\xBD\xED\xB8\x80"], "\u{FFFD}\u{1F600}");
        check(&[b"", b"", b"x"], "x");
    }

    #[test]
    fn json_strings_keep_their_halves() {
        let check = |json: &[u8], expect: Option<&str>| {
            let got = serde_json::from_slice::<Option<RawText>>(json).ok().flatten().map(RawText::into_text);
            assert_eq!(got.as_deref(), expect, "{:?}", String::from_utf8_lossy(json));
        };
        check(br#""plain""#, Some("plain"));
        check(br#""\ud83d\ude00 \u00e9\n""#, Some("\u{1F600} \u{E9}\n"));
        check(br#""\ud83d""#, Some("\u{FFFD}"));
        check(b"\"raw \xFF\"", Some("raw \u{FFFD}"));
        check(b"null", None);
        check(
            br#"[{"type":"thinking","thinking":[{"type":"text","text":"no"}]},{"type":"text","text":"yes"}]"#,
            Some("yes"),
        );
        check(b"[]", Some(""));
        check(b"7", None);
    }
}
