//! Bytes in, article out.
//!
//! This crate exists so that everything between a reader's source and a clean article is one pure
//! function: which format it is, which character set, which part is the article and what the rest is.
//! It opens no file and no socket and asks no clock, so the same bytes always give the same blocks.
//! What is left out is not thrown away: every dropped block carries its reason, and text that no reader
//! could see is reported apart, because it must never reach an engine.
//!
//! A new format is one file here and one row in [`READERS`].

mod charset;
mod docx;
mod epub;
mod error;
mod html;
mod markdown;
mod normalise;
mod pdf;
mod phrases;
mod reader;
mod smuggled;
mod sniff;
mod text;

use diglot_core::article::Warning;

pub use diglot_core::article::Extracted;
pub use error::ExtractError;
pub use html::extract_html;
pub use markdown::extract_markdown;
pub use reader::{Format, READERS, Reader};
pub use text::extract_text;

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
    /// Which part of a source that holds several (the chapters of a book), from 1; without it the
    /// first that is more than a title page.
    pub part: Option<u32>,
}

/// Reads an article from bytes.
///
/// # Errors
///
/// Only where there is nothing to read: more than [`MAX_BYTES`], a format that no reader takes, bytes
/// that are no text, or no text in them. Whatever the text says, it is read.
pub fn extract(bytes: &[u8], hints: &Hints<'_>) -> Result<Extracted, ExtractError> {
    if let Some(format) = sniff::container(bytes) {
        if bytes.len() > MAX_CONTAINER_BYTES {
            return Err(ExtractError::TooLarge { limit: MAX_CONTAINER_BYTES });
        }
        return match format {
            Format::Epub => epub::read(bytes, hints.part),
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

/// The format of bytes that is told from the bytes alone, where it is one that [`Format::is_risky`].
pub fn risky_format(bytes: &[u8]) -> Option<Format> {
    sniff::container(bytes)
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
