//! From bytes to an article.

use diglot_core::article::{Article, ArticleId, BlockKind, Extracted, RawBlock, Source};
use diglot_core::segment::build_article;
use diglot_extract::{Document, Hints};

use super::child::{self, FileReader};
use crate::api::ApiError;

/// Where bytes came from, with what was said of them on the way.
#[derive(Debug, Clone, Copy)]
pub enum Origin<'a> {
    /// Pasted or piped text.
    Text,
    /// A file of that name, without folders.
    File(&'a str),
    /// A page.
    Page {
        /// Its address.
        url: &'a str,
        /// The media type that the server named.
        media_type: Option<&'a str>,
        /// The charset that the server named.
        charset: Option<&'a str>,
    },
}

/// Bytes with what is known of them.
#[derive(Debug, Clone, Copy)]
pub struct Given<'a> {
    /// The bytes.
    pub bytes: &'a [u8],
    /// Where they came from.
    pub origin: Origin<'a>,
    /// A format's id (`text`, `html`, …) where the reader named one; it outranks what they look like.
    pub format: Option<&'a str>,
    /// Which chapter of a book or entry of a feed, from 1; without it, or with 0, the first chapter
    /// that is more than a title page.
    pub part: Option<u32>,
}

/// Makes an article of text that is clean already: every line is a paragraph, nothing is left out.
pub fn read_clean(title: &str, text: &str) -> Article {
    let extracted = Extracted {
        title: Some(title.trim().to_owned()).filter(|t| !t.is_empty()),
        blocks: text
            .lines()
            .map(str::trim)
            .filter(|line| !line.is_empty())
            .map(|line| RawBlock {
                kind: BlockKind::Paragraph,
                level: None,
                text: line.to_owned(),
                dropped: None,
            })
            .collect(),
        ..Extracted::default()
    };
    build_article(article_id(text.as_bytes(), None, 0), Source::Text, extracted)
}

/// Bytes as text, whatever their charset.
///
/// # Errors
/// As [`read_article`].
pub fn decode_text(bytes: &[u8]) -> Result<String, ApiError> {
    Ok(diglot_extract::decode_text(bytes)?)
}

/// Text as it is where bytes are plain text, else the kept text of the article they hold, blocks
/// parted by empty lines.
///
/// # Errors
/// As [`read_article`].
pub fn read_text(given: Given<'_>, reader: &FileReader) -> Result<String, ApiError> {
    let file_name = if let Origin::File(name) = given.origin { Some(name) } else { None };
    let hints = Hints { file_name, ..Hints::default() };
    if diglot_extract::format_of(given.bytes, &hints) == Some(diglot_extract::Format::Text) {
        return decode_text(given.bytes);
    }
    let article = read_article(given, reader)?;
    let blocks = article.blocks.iter().filter(|b| b.is_kept());
    Ok(blocks.map(|b| b.text.as_str()).collect::<Vec<_>>().join("\n\n"))
}

/// Makes an article of bytes: extracts, detects the language, cuts into segments.
///
/// # Errors
/// Where the bytes hold no text that can be read: empty, binary, too large, of a format that is not
/// known, a list of articles instead of one.
pub fn read_article(given: Given<'_>, reader: &FileReader) -> Result<Article, ApiError> {
    match read_document(given, reader, &|| false)? {
        Document::Article(extracted) => Ok(article_of(given, *extracted)),
        Document::Feed(_) | Document::Subscriptions { .. } => {
            Err(ApiError::new("not-an-article", "This is a list of articles, not one")
                .hint("Choose one of its entries and give its address"))
        }
    }
}

/// Reads bytes; formats whose parsers a file could crash, in a process of their own.
///
/// # Errors
/// As [`read_article`].
pub(super) fn read_document(
    given: Given<'_>,
    reader: &FileReader,
    stop: &dyn Fn() -> bool,
) -> Result<Document, ApiError> {
    let format = given.format.map(format_of).transpose()?;
    let hints = match given.origin {
        Origin::Text => Hints::default(),
        Origin::File(name) => Hints { file_name: Some(name), ..Hints::default() },
        Origin::Page { url, media_type, charset } => {
            Hints { url: Some(url), media_type, charset, ..Hints::default() }
        }
    };
    let hints = Hints { format, part: given.part, ..hints };
    if diglot_extract::is_risky(given.bytes, &hints) {
        return child::read(reader, given.bytes, &hints, stop);
    }
    Ok(diglot_extract::read_document(given.bytes, &hints)?)
}

/// The article of what was extracted from bytes.
pub(super) fn article_of(given: Given<'_>, extracted: Extracted) -> Article {
    let (source, url) = match given.origin {
        Origin::Text => (Source::Text, None),
        Origin::File(name) => (Source::File { name: name.to_owned() }, None),
        Origin::Page { url, .. } => (Source::Url { url: plain_address(url) }, Some(url)),
    };
    let id = if extracted.part > 0 && extracted.parts.is_empty() {
        entry_id(&extracted)
    } else {
        article_id(given.bytes, url, extracted.part)
    };
    build_article(id, source, extracted)
}

fn format_of(id: &str) -> Result<diglot_extract::Format, ApiError> {
    diglot_extract::Format::from_id(id).ok_or_else(|| {
        let known: Vec<&str> = diglot_extract::READERS.iter().map(|r| r.id).collect();
        ApiError::new("bad-format", format!("There is no format `{id}`"))
            .hint(format!("Use one of: {}", known.join(", ")))
            .arg("format", id)
    })
}

/// The id of an article: of a page its address, of anything else its bytes, so that importing it
/// again finds it; of a chapter its number, too. 96 bits of BLAKE3 in hexadecimal.
pub(super) fn article_id(bytes: &[u8], url: Option<&str>, part: u32) -> ArticleId {
    let mut hasher = blake3::Hasher::new();
    match url {
        Some(url) => hasher.update(b"url\0").update(plain_address(url).as_bytes()),
        None => hasher.update(b"bytes\0").update(bytes),
    };
    if part > 0 {
        hasher.update(b"\0part\0").update(&part.to_le_bytes());
    }
    short(&hasher)
}

/// The id of a page that was fetched again because it may have changed: a new one where its bytes
/// are new.
pub(super) fn changed_id(bytes: &[u8], url: &str, part: u32) -> ArticleId {
    let mut hasher = blake3::Hasher::new();
    hasher.update(b"again\0").update(plain_address(url).as_bytes()).update(b"\0").update(bytes);
    hasher.update(b"\0part\0").update(&part.to_le_bytes());
    short(&hasher)
}

/// The id of an entry that lies in a feed alone: of what it says. Its number is another's as soon as
/// the feed has news.
fn entry_id(extracted: &Extracted) -> ArticleId {
    let mut hasher = blake3::Hasher::new();
    hasher.update(b"entry\0").update(extracted.title.as_deref().unwrap_or_default().as_bytes());
    for block in &extracted.blocks {
        hasher.update(b"\0").update(block.text.as_bytes());
    }
    short(&hasher)
}

fn short(hasher: &blake3::Hasher) -> ArticleId {
    let hex = hasher.finalize().to_hex();
    ArticleId(hex.as_str()[..24].to_owned())
}

/// An address without its fragment and without parameters that only track.
pub(super) fn plain_address(address: &str) -> String {
    let bare = address.split('#').next().unwrap_or(address);
    let Some((path, query)) = bare.split_once('?') else { return bare.to_owned() };
    let kept: Vec<&str> = query
        .split('&')
        .filter(|pair| {
            let name = pair.split('=').next().unwrap_or_default();
            !diglot_extract::is_tracking(name)
        })
        .collect();
    // Where nothing tracks, the address stays byte for byte as it was.
    if kept.is_empty() { path.to_owned() } else { format!("{path}?{}", kept.join("&")) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_thing_has_the_same_id() {
        let reader = FileReader::this_program();
        let read = |bytes: &[u8], origin| {
            read_article(Given { bytes, origin, format: None, part: None }, &reader).unwrap().id
        };
        let a = read(b"One sentence here.", Origin::Text);
        assert_eq!(a, read(b"One sentence here.", Origin::File("a.txt")));
        assert_ne!(a, read(b"Another sentence here.", Origin::Text));
        let page = |url| article_id(b"x", Some(url), 0);
        assert_eq!(page("https://e.org/a#top"), page("https://e.org/a"));
        assert_ne!(article_id(b"x", None, 1), article_id(b"x", None, 2));
    }

    #[test]
    fn addresses_lose_only_what_tracks() {
        let check = |from: &str, want: &str| assert_eq!(plain_address(from), want, "{from}");
        check("https://e.org/a?utm_source=x&id=4&fbclid=zz#top", "https://e.org/a?id=4");
        check("https://e.org/a?utm_source=x", "https://e.org/a");
        check("https://e.org/a?b=1&&c", "https://e.org/a?b=1&&c");
        check("https://e.org/a?", "https://e.org/a?");
        check("https://e.org/a", "https://e.org/a");
    }
}
