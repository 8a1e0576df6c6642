//! Which character set bytes are in, and the bytes as text.
//!
//! The order is that of the WHATWG Encoding Standard: byte order mark, then the transport's word, then
//! the page's own, then a guess by `chardetng` (frequencies of byte pairs, the domain as a hint). What
//! the bytes contradict is not believed: text that is valid UTF-8 beyond ASCII is UTF-8.

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE};

/// Bytes as text.
#[derive(Debug)]
pub(crate) struct Decoded {
    pub(crate) text: String,
    /// The name of the character set where it had to be guessed.
    pub(crate) guessed: Option<&'static str>,
    /// Whether bytes stood in it that its character set does not know.
    pub(crate) damaged: bool,
}

/// Decodes `bytes`. `label` is the transport's word; `tld` the last label of the host name.
pub(crate) fn decode(bytes: &[u8], label: Option<&str>, is_html: bool, tld: Option<&str>) -> Decoded {
    if let Some((encoding, mark)) = Encoding::for_bom(bytes) {
        return with(encoding, &bytes[mark..], None);
    }
    if let Some(encoding) = utf16_without_mark(bytes) {
        return with(encoding, bytes, Some(encoding.name()));
    }
    if let Ok(text) = std::str::from_utf8(bytes)
        && !has_escape_shift(bytes)
    {
        return Decoded { text: text.to_owned(), guessed: None, damaged: false };
    }
    let declared = label
        .and_then(|l| Encoding::for_label(l.trim().trim_matches('"').as_bytes()))
        .or_else(|| is_html.then(|| from_meta(bytes)).flatten());
    if let Some(encoding) = declared {
        // A UTF-8 label over bytes that are not UTF-8: a few bad bytes are damage, many are a wrong label.
        let decoded = with(encoding, bytes, None);
        if !(decoded.damaged && is_mostly_broken(&decoded.text)) {
            return decoded;
        }
    }
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Allow);
    detector.feed(bytes, true);
    let encoding = detector.guess(tld.map(str::as_bytes), Utf8Detection::Allow);
    with(encoding, bytes, Some(encoding.name()))
}

fn with(encoding: &'static Encoding, bytes: &[u8], guessed: Option<&'static str>) -> Decoded {
    let (text, damaged) = encoding.decode_without_bom_handling(bytes);
    Decoded { text: text.into_owned(), guessed, damaged }
}

/// ISO-2022-JP is ASCII to look at: only its escape sequences tell it.
fn has_escape_shift(bytes: &[u8]) -> bool {
    bytes.windows(3).any(|w| matches!(w, [0x1b, b'$', b'B' | b'@'] | [0x1b, b'(', b'J']))
}

fn is_mostly_broken(text: &str) -> bool {
    let (mut broken, mut foreign) = (0usize, 0usize);
    for c in text.chars().take(200_000) {
        broken += usize::from(c == '\u{fffd}');
        foreign += usize::from(!c.is_ascii());
    }
    broken > 3 && broken * 10 > foreign
}

/// UTF-16 without a mark: every other byte of western text is zero.
fn utf16_without_mark(bytes: &[u8]) -> Option<&'static Encoding> {
    let sample = &bytes[..bytes.len().min(2048) & !1];
    if sample.len() < 8 {
        return None;
    }
    let zeros = |from: usize| sample.iter().skip(from).step_by(2).filter(|&&b| b == 0).count();
    let (even, odd) = (zeros(0), zeros(1));
    let half = sample.len() / 2;
    if odd * 10 >= half * 6 && even * 20 <= half {
        Some(UTF_16LE)
    } else if even * 10 >= half * 6 && odd * 20 <= half {
        Some(UTF_16BE)
    } else {
        None
    }
}

/// The character set that `<meta>` or an XML declaration names in the first 4 KB.
fn from_meta(bytes: &[u8]) -> Option<&'static Encoding> {
    let head = String::from_utf8_lossy(&bytes[..bytes.len().min(4096)]).to_ascii_lowercase();
    for key in ["charset=", "encoding="] {
        let mut from = 0;
        while let Some(at) = head[from..].find(key).map(|i| from + i + key.len()) {
            let value: String = head[at..]
                .trim_start_matches(['"', '\'', ' '])
                .chars()
                .take_while(|c| c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | ':' | '.'))
                .collect();
            if let Some(encoding) = Encoding::for_label(value.as_bytes()) {
                // A page that could be read this far is not in UTF-16, whatever it says.
                return Some(if encoding == UTF_16LE || encoding == UTF_16BE { UTF_8 } else { encoding });
            }
            from = at;
        }
    }
    None
}
