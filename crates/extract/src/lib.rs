//! Bytes in, article out.
//!
//! This crate exists so that everything between a reader's source and a clean article is one pure
//! function: which format it is, which character set, which part is the article and what the rest is.
//! It opens no file and no socket and asks no clock, so the same bytes always give the same blocks.
//! What is left out is not thrown away: every dropped block carries its reason, and text that no reader
//! could see is reported apart, because it must never reach an engine.
//!
//! A new format is one file here and one row in [`READERS`].

mod archive;
mod charset;
mod docx;
mod epub;
mod error;
mod feed;
mod html;
mod markdown;
mod normalise;
mod pages;
mod pdf;
mod phrases;
mod reader;
mod smuggled;
mod sniff;
mod tags;
mod text;
mod tracking;
mod xml;

use diglot_core::article::Warning;
use serde::{Deserialize, Serialize};

use feed::ListKind;

pub use diglot_core::article::Extracted;
pub use error::ExtractError;
pub use feed::{Entry, FEED_EXTENSIONS, Feed, MAX_ENTRIES, MAX_FEED_BYTES, Subscription, write_opml};
pub use html::extract_html;
pub use markdown::extract_markdown;
pub use pages::{append_page, note_missing_pages, note_pages_beyond};
pub use reader::{Format, READERS, Reader};
pub use text::extract_text;
pub use tracking::is_tracking;

/// The most bytes of text that are taken, 20 MB.
pub const MAX_BYTES: usize = 20_000_000;

/// The most bytes of a file that holds pictures beside its text (PDF, EPUB, DOCX), 50 MB.
pub const MAX_CONTAINER_BYTES: usize = 50_000_000;

/// What is known about bytes besides themselves. All of it may be missing or wrong.
#[derive(Debug, Clone, Copy, Default)]
pub struct Hints<'a> {
    /// The format that the user asked for; it outranks what the bytes look like.
    pub format: Option<Format>,
    /// The media type of the HTTP header, with or without parameters.
    pub media_type: Option<&'a str>,
    /// The character set of the HTTP header.
    pub charset: Option<&'a str>,
    /// The name of the file, for its extension.
    pub file_name: Option<&'a str>,
    /// Where it came from: resolves relative addresses and hints at the character set.
    pub url: Option<&'a str>,
    /// Which part of a source that holds several (the chapters of a book, the entries of a feed),
    /// from 1; without it, or with 0, the first chapter that is more than a title page.
    pub part: Option<u32>,
}

/// What bytes turned out to hold.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Document {
    /// An article, or one part of a book.
    Article(Box<Extracted>),
    /// A feed: a list of articles elsewhere.
    Feed(Feed),
    /// A list of feeds.
    Subscriptions {
        /// Each address once, at most [`MAX_ENTRIES`].
        feeds: Vec<Subscription>,
        /// How many there were beyond that.
        left_out: usize,
    },
}

/// Reads whatever bytes hold: an article, or a list of articles or feeds.
///
/// # Errors
/// As [`extract`].
pub fn read_document(bytes: &[u8], hints: &Hints<'_>) -> Result<Document, ExtractError> {
    if container(bytes, hints).is_none()
        && hints.format.is_none()
        && let Some(kind) = feed::list_kind_of(bytes)
    {
        let charset = hints.charset.or_else(|| hints.media_type.and_then(parameter));
        let text = charset::decode(bytes, charset, true, None).text;
        return match (kind, hints.part) {
            (ListKind::Opml, _) => {
                let (feeds, left_out) = feed::read_opml(&text)?;
                Ok(Document::Subscriptions { feeds, left_out })
            }
            (ListKind::Feed, None | Some(0)) => Ok(Document::Feed(feed::read_feed(&text, hints.url)?)),
            (ListKind::Feed, Some(number)) => {
                let read = feed::read_feed(&text, hints.url)?;
                Ok(Document::Article(Box::new(feed::article_of(&read, number, hints.url)?)))
            }
        };
    }
    extract(bytes, hints).map(|e| Document::Article(Box::new(e)))
}

/// The format that bytes are read as; `None` where they are no text and of no format that is known.
pub fn format_of(bytes: &[u8], hints: &Hints<'_>) -> Option<Format> {
    if let Some(format) = container(bytes, hints) {
        return Some(format);
    }
    let text = decode_text(bytes).ok()?;
    Some(sniff::format(&text, hints.format, hints.media_type, hints.file_name))
}

/// Whether bytes are a web page rather than other data with tags in it.
pub fn looks_like_page(bytes: &[u8]) -> bool {
    decode_text(bytes).is_ok_and(|text| sniff::looks_like_page(&text))
}

/// Whether bytes are of a format whose parser a hostile file could crash or drain, so that they are
/// to be read in a process of their own.
pub fn is_risky(bytes: &[u8], hints: &Hints<'_>) -> bool {
    container(bytes, hints).is_some() || hints.format.is_none() && feed::list_kind_of(bytes).is_some()
}

/// The format of a file that is more than text; nothing where the reader said that it is text.
fn container(bytes: &[u8], hints: &Hints<'_>) -> Option<Format> {
    match hints.format {
        Some(asked) if !asked.is_container() => None,
        _ => sniff::container(bytes),
    }
}

/// Reads an article from bytes.
///
/// # Errors
///
/// Only where there is nothing to read: more than [`MAX_BYTES`], a format that no reader takes, bytes
/// that are no text, or no text in them. Whatever the text says, it is read.
pub fn extract(bytes: &[u8], hints: &Hints<'_>) -> Result<Extracted, ExtractError> {
    if let Some(format) = container(bytes, hints) {
        if bytes.len() > MAX_CONTAINER_BYTES {
            return Err(ExtractError::TooLarge { limit: MAX_CONTAINER_BYTES });
        }
        return match format {
            Format::Epub => epub::read(bytes, hints.part.filter(|&part| part > 0)),
            Format::Docx => docx::read(bytes),
            _ => pdf::read(bytes),
        };
    }
    if bytes.len() > MAX_BYTES {
        return Err(ExtractError::TooLarge { limit: MAX_BYTES });
    }
    sniff::refuse_unsupported(bytes)?;
    let tld = hints.url.and_then(|u| url::Url::parse(u).ok()).and_then(|u| {
        let host = u.domain()?;
        host.rsplit('.').next().map(str::to_ascii_lowercase)
    });
    let tld = tld.as_deref().filter(|t| t.is_ascii() && !t.is_empty());
    let charset = hints.charset.or_else(|| hints.media_type.and_then(parameter));
    let is_html = bytes.iter().take(4096).any(|&b| b == b'<');
    let decoded = charset::decode(bytes, charset, is_html, tld);
    if sniff::is_binary(&decoded.text) {
        return Err(ExtractError::Binary);
    }
    let mut out = match sniff::format(&decoded.text, hints.format, hints.media_type, hints.file_name) {
        Format::Html => extract_html(&decoded.text, hints.url),
        Format::Text => extract_text(&decoded.text),
        Format::Markdown => extract_markdown(&decoded.text),
        // Their first bytes are missing: whatever this is, it is not what it is called.
        Format::Pdf => return Err(ExtractError::Damaged { what: "the PDF file" }),
        Format::Epub => return Err(ExtractError::Damaged { what: "the EPUB book" }),
        Format::Docx => return Err(ExtractError::Damaged { what: "the Word document" }),
    };
    if out.title.is_none() && out.blocks.is_empty() && out.hidden.is_empty() {
        return Err(ExtractError::Empty);
    }
    if let Some(name) = decoded.guessed {
        out.warnings.push(Warning {
            code: "charset-guessed".to_owned(),
            message: format!("The character set is not declared; it was read as {name}."),
        });
    }
    if decoded.damaged {
        out.warnings.push(Warning {
            code: "charset-damaged".to_owned(),
            message: "Some characters could not be read and show as a replacement mark.".to_owned(),
        });
    }
    Ok(out)
}

/// Bytes as text, whatever their character set, with nothing taken away.
///
/// # Errors
/// As [`extract`], but for [`ExtractError::Empty`].
pub fn decode_text(bytes: &[u8]) -> Result<String, ExtractError> {
    if bytes.len() > MAX_BYTES {
        return Err(ExtractError::TooLarge { limit: MAX_BYTES });
    }
    sniff::refuse_unsupported(bytes)?;
    let decoded = charset::decode(bytes, None, false, None);
    if sniff::is_binary(&decoded.text) {
        return Err(ExtractError::Binary);
    }
    Ok(decoded.text)
}

/// The `charset` parameter of a media type.
fn parameter(media_type: &str) -> Option<&str> {
    media_type.split(';').skip(1).find_map(|p| {
        let (name, value) = p.split_once('=')?;
        name.trim().eq_ignore_ascii_case("charset").then(|| value.trim().trim_matches('"'))
    })
}
