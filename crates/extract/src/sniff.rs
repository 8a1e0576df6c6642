//! What bytes are, from themselves; names and media types only break ties.

use crate::error::ExtractError;
use crate::reader::Format;

/// First bytes that name a format no reader takes yet.
const MAGIC: &[(usize, &[u8], &str)] = &[
    (0, b"PK\x03\x04", "A ZIP file"),
    (0, b"PK\x05\x06", "A ZIP file"),
    (0, b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "An old or encrypted Office document"),
    (0, b"{\\rtf", "A Rich Text (RTF) file"),
    (0, b"\x89PNG\r\n\x1a\n", "A picture"),
    (0, b"\xff\xd8\xff", "A picture"),
    (0, b"GIF8", "A picture"),
    (0, b"II*\0", "A picture"),
    (0, b"MM\0*", "A picture"),
    (8, b"WEBP", "A picture"),
    (4, b"ftypavif", "A picture"),
    (4, b"ftypheic", "A picture"),
    (4, b"ftyp", "A video"),
    (0, b"\x1aE\xdf\xa3", "A video"),
    (0, b"OggS", "A sound file"),
    (0, b"ID3", "A sound file"),
    (0, b"fLaC", "A sound file"),
    (8, b"WAVE", "A sound file"),
    (0, b"\x1f\x8b", "A compressed file"),
    (0, b"BZh", "A compressed file"),
    (0, b"\xfd7zXZ\0", "A compressed file"),
    (0, b"\x28\xb5\x2f\xfd", "A compressed file"),
    (0, b"7z\xbc\xaf\x27\x1c", "A compressed file"),
    (0, b"Rar!\x1a\x07", "A compressed file"),
    (0, b"\x7fELF", "A program"),
    (0, b"MZ\x90", "A program"),
    (0, b"SQLite format 3\0", "A database"),
    (0, b"bplist00", "A web archive"),
];

/// Refuses bytes that are known not to be readable.
pub(crate) fn refuse_unsupported(bytes: &[u8]) -> Result<(), ExtractError> {
    let found = MAGIC.iter().find(|(at, magic, _)| bytes.get(*at..at + magic.len()) == Some(*magic));
    let Some((_, _, what)) = found else { return Ok(()) };
    let (what, hint) = match *what {
        "A ZIP file" => in_zip(bytes),
        "A picture" => {
            ("A picture", "Copy the text out of the picture first; there is no text recognition here.")
        }
        "A Rich Text (RTF) file" => {
            ("A Rich Text (RTF) file", "Save it as plain text or as a web page and open that.")
        }
        "An old or encrypted Office document" => (
            "An old or encrypted Office document",
            "Open it in its own program, save it as a DOCX file without a password and open that.",
        ),
        "A compressed file" => ("A compressed file", "Unpack it and open the file inside."),
        other => (other, "Open a web page, a text, a PDF file, an EPUB book or a Word document."),
    };
    Err(ExtractError::Unsupported { what, hint })
}

fn in_zip(bytes: &[u8]) -> (&'static str, &'static str) {
    let sheet = holds(bytes, b"xl/workbook.xml");
    let slides = holds(bytes, b"ppt/presentation.xml");
    if sheet {
        ("A spreadsheet", "Save it as plain text or as a web page and open that.")
    } else if slides {
        ("A presentation", "Save it as plain text or as a PDF file and open that.")
    } else if holds(bytes, b"application/vnd.oasis.opendocument") {
        ("An OpenDocument file", "Save it as a Word document (DOCX) and open that.")
    } else {
        ("A ZIP file", "Unpack it and open the file inside.")
    }
}

/// Whether the first or the last 64 KB hold a byte string: names in a ZIP file stand before each
/// entry and again at the end.
fn holds(bytes: &[u8], needle: &[u8]) -> bool {
    let edge = 65_536.min(bytes.len());
    let found = |part: &[u8]| part.windows(needle.len()).any(|w| w == needle);
    found(&bytes[..edge]) || found(&bytes[bytes.len() - edge..])
}

/// The format of a file that is more than text, from its bytes.
pub(crate) fn container(bytes: &[u8]) -> Option<Format> {
    if is_pdf(bytes) {
        return Some(Format::Pdf);
    }
    if !bytes.starts_with(b"PK\x03\x04") {
        return None;
    }
    if holds(bytes, b"application/epub+zip") || holds(bytes, b"META-INF/container.xml") {
        return Some(Format::Epub);
    }
    holds(bytes, b"word/document").then_some(Format::Docx)
}

/// Whether bytes are a PDF file. It may have up to 1024 bytes of something else before its header
/// (ISO 32000-1, H.3): a mail program's head, a server's answer, a line break. A text that mentions the
/// header is none.
fn is_pdf(bytes: &[u8]) -> bool {
    const MARK: &[u8] = b"%PDF-";
    let head = &bytes[..bytes.len().min(1024)];
    let Some(at) = head.windows(MARK.len()).position(|w| w == MARK) else { return false };
    let before = &bytes[..at];
    let start = before.strip_prefix(b"\xef\xbb\xbf").unwrap_or(before).trim_ascii_start();
    if start.is_empty() {
        return true;
    }
    let has_version = matches!(bytes[at + MARK.len()..], [b'1'..=b'2', b'.', b'0'..=b'9', ..]);
    if start.starts_with(b"<") || !has_version {
        return false;
    }
    let is_text = !before.iter().any(|&b| b < 0x20 && !b.is_ascii_whitespace() && b != 0x1b);
    if !is_text {
        return true;
    }
    // Behind words, the header stands on a line of its own, and the file is built as one to its end.
    let tail = &bytes[bytes.len() - bytes.len().min(2048)..];
    let first = &bytes[at..bytes.len().min(at + 65_536)];
    let has = |part: &[u8], needle: &[u8]| part.windows(needle.len()).any(|w| w == needle);
    matches!(before.last(), Some(b'\n' | b'\r'))
        && has(first, b" obj")
        && has(tail, b"startxref")
        && has(tail, b"%%EOF")
}

/// Whether bytes are no text in any character set: zeros or many control characters.
pub(crate) fn is_binary(text: &str) -> bool {
    let (mut odd, mut all) = (0usize, 0usize);
    for c in text.chars().take(65_536) {
        all += 1;
        odd += usize::from(
            (c.is_control() && !c.is_whitespace() && c != '\u{1b}' && c != '\u{7f}' && c != '\u{8}')
                || c == '\u{fffd}',
        );
    }
    odd * 50 > all && odd > 2
}

/// Whether a text is a page rather than a text that mentions tags: it begins as one, or holds at least
/// three different block tags that are closed again.
pub(crate) fn looks_like_page(text: &str) -> bool {
    let head: String = text
        .trim_start_matches(['\u{feff}', ' ', '\n', '\r', '\t'])
        .chars()
        .take(1024)
        .collect::<String>()
        .to_ascii_lowercase();
    let start = skip_comments(&head);
    if start.starts_with("<!doctype html")
        || start.starts_with("<html")
        || start.starts_with("<head")
        || start.starts_with("<body")
    {
        return true;
    }
    if start.starts_with("<?xml") && head.contains("<html") {
        return true;
    }
    if !start.starts_with('<') {
        return false;
    }
    let sample: String = text.chars().take(20_000).collect::<String>().to_ascii_lowercase();
    let closed = ["p", "div", "article", "section", "ul", "table", "h1", "h2", "span", "main", "blockquote"]
        .iter()
        .filter(|tag| sample.contains(&format!("</{tag}>")) && sample.contains(&format!("<{tag}")))
        .count();
    closed >= 2 || closed == 1 && sample.trim_end().ends_with('>')
}

fn skip_comments(mut text: &str) -> &str {
    while let Some(rest) = text.strip_prefix("<!--") {
        let Some(end) = rest.find("-->") else { return text };
        text = rest[end + 3..].trim_start();
    }
    text
}

/// The format of a text, from what is known about it.
pub(crate) fn format(
    text: &str,
    asked: Option<Format>,
    media_type: Option<&str>,
    file_name: Option<&str>,
) -> Format {
    if let Some(format) = asked {
        return format;
    }
    let named =
        file_name.and_then(Format::from_file_name).or_else(|| media_type.and_then(Format::from_media_type));
    match named {
        Some(Format::Markdown) => Format::Markdown,
        _ if looks_like_page(text) => Format::Html,
        Some(Format::Html) if text.contains('<') => Format::Html,
        _ => Format::Text,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tells_a_pdf_file_from_a_text_about_one() {
        const FILE: &str = "%PDF-1.7\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\nstartxref\n9\n%%EOF\n";
        for (before, rest, expect) in [
            ("", FILE, true),
            ("", "%PDF-1.7\ncut short", true),
            ("\u{feff}", FILE, true),
            ("\r\n\r\n", FILE, true),
            ("HTTP/1.1 200 OK\r\nServer: a\r\n\r\n", FILE, true),
            ("Content-Type: application/pdf\n\n", FILE, true),
            ("\0\u{1}\u{2}name.pdf\0\0", FILE, true),
            ("\0\u{1}\u{2}name.pdf\0\0", "%PDF-1.4\ncut short", true),
            // Texts and pages.
            ("A file begins with ", "%PDF-1.7 and ends with %%EOF.", false),
            ("A file begins with\n", "%PDF-1.7\nand goes on with 1 0 obj.", false),
            ("Write `", FILE, false),
            ("\0\u{1}", "%PDF-x", false),
            ("<!DOCTYPE html><p>\n", FILE, false),
            ("\u{feff} \n<html>\n", FILE, false),
            ("See:\n", &format!("{FILE}{}", "The end of it. ".repeat(200)), false),
            (&"x".repeat(1020), FILE, false),
            ("", "PDF-1.7", false),
        ] {
            let found = container(format!("{before}{rest}").as_bytes());
            assert_eq!(found, expect.then_some(Format::Pdf), "{before:?} {rest:?}");
        }
    }
}
