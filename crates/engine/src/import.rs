//! Ways in: text, files, pages.

use std::io::Read as _;
use std::path::Path;

use diglot_core::article::{Article, ArticleId, BlockKind, Extracted, RawBlock, Source};
use diglot_core::segment::build_article;
use diglot_extract::{Hints, extract};
use diglot_providers::{FetchError, PageOptions, fetch_page};

use crate::api::{ApiError, ImportRequest, ImportSource, Imported, Outcome};
use crate::app::Engine;
use crate::job::{Sink, Stop};

/// The article that comes with the app: the page the project was born from, as it was pasted.
pub const SAMPLE: &str = include_str!("../assets/istanbul-talks.txt");

/// The largest source that is read, in bytes.
pub const MAX_BYTES: u64 = 20 * 1024 * 1024;

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
    build_article(article_id(text.as_bytes(), None), Source::Text, extracted)
}

/// Bytes as text, whatever their charset.
///
/// # Errors
/// As [`read_article`].
pub fn decode_text(bytes: &[u8]) -> Result<String, ApiError> {
    Ok(diglot_extract::decode_text(bytes)?)
}

/// Where bytes came from, with what was said of them on the way.
#[derive(Debug, Clone, Copy)]
pub enum Origin<'a> {
    /// Pasted or piped text; the format id outranks the look of it.
    Text {
        /// A format's id (`text`, `html`, …) where the reader named one.
        format: Option<&'a str>,
    },
    /// A file of that name.
    File {
        /// Its name, without folders.
        name: &'a str,
        /// A format's id where the reader named one.
        format: Option<&'a str>,
    },
    /// A page.
    Page {
        /// Its address.
        url: &'a str,
        /// The media type that the server named.
        media_type: Option<&'a str>,
        /// The charset that the server named.
        charset: Option<&'a str>,
        /// A format's id where the reader named one.
        format: Option<&'a str>,
    },
}

/// Makes an article of bytes: extracts, detects the language, cuts into segments.
///
/// # Errors
/// Where the bytes hold no text that can be read: empty, binary, too large, of a format that is not
/// known.
pub fn read_article(bytes: &[u8], origin: Origin<'_>) -> Result<Article, ApiError> {
    let (format, media_type, charset, file_name, url) = match origin {
        Origin::Text { format } => (format, None, None, None, None),
        Origin::File { name, format } => (format, None, None, Some(name), None),
        Origin::Page { url, media_type, charset, format } => (format, media_type, charset, None, Some(url)),
    };
    let format = format.map(format_of).transpose()?;
    let extracted = extract(bytes, &Hints { format, media_type, charset, file_name, url, part: None })?;
    let source = match origin {
        Origin::Text { .. } => Source::Text,
        Origin::File { name, .. } => Source::File { name: name.to_owned() },
        Origin::Page { url, .. } => Source::Url { url: url.to_owned() },
    };
    Ok(build_article(article_id(bytes, url), source, extracted))
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
/// again finds it. 96 bits of BLAKE3 in hexadecimal.
fn article_id(bytes: &[u8], url: Option<&str>) -> ArticleId {
    let mut hasher = blake3::Hasher::new();
    match url {
        Some(url) => hasher.update(b"url\0").update(without_fragment(url).as_bytes()),
        None => hasher.update(b"bytes\0").update(bytes),
    };
    let hex = hasher.finalize().to_hex();
    ArticleId(hex.as_str()[..24].to_owned())
}

fn without_fragment(url: &str) -> &str {
    url.split('#').next().unwrap_or(url)
}

/// Runs an import job.
pub(crate) async fn run(engine: &Engine, request: ImportRequest, sink: &Sink) -> Result<Outcome, Stop> {
    let format = request.format;
    match request.source {
        ImportSource::Sample => {
            keep(engine, sink, || read_article(SAMPLE.as_bytes(), Origin::Text { format: None })).await
        }
        ImportSource::Text { text } => {
            keep(engine, sink, move || {
                read_article(text.as_bytes(), Origin::Text { format: format.as_deref() })
            })
            .await
        }
        ImportSource::File { path } => {
            keep(engine, sink, move || {
                let path = Path::new(&path);
                let bytes = read_file(path)?;
                let name = path.file_name().map(|n| n.to_string_lossy().into_owned()).unwrap_or_default();
                read_article(&bytes, Origin::File { name: &name, format: format.as_deref() })
            })
            .await
        }
        ImportSource::Bytes { name, base64 } => {
            keep(engine, sink, move || {
                let bytes = decode_base64(&base64).ok_or_else(|| {
                    ApiError::new("bad-request", "The file did not arrive whole").hint("Open it again")
                })?;
                let origin = if name.is_empty() {
                    Origin::Text { format: format.as_deref() }
                } else {
                    Origin::File { name: &name, format: format.as_deref() }
                };
                read_article(&bytes, origin)
            })
            .await
        }
        ImportSource::Url { url, allow_private } => from_url(engine, &url, allow_private, format, sink).await,
    }
}

/// Reads a file of at most [`MAX_BYTES`].
///
/// # Errors
/// `not-found`, `not-allowed`, `is-a-folder` or `unreadable`, in words.
pub fn read_file(path: &Path) -> Result<Vec<u8>, ApiError> {
    let shown = path.display().to_string();
    let failed = |error: std::io::Error| {
        let (code, message, hint) = match error.kind() {
            std::io::ErrorKind::NotFound => {
                ("not-found", format!("There is no file `{shown}`"), "Check the name and the folder")
            }
            std::io::ErrorKind::PermissionDenied => {
                ("not-allowed", format!("`{shown}` may not be read"), "Check the permissions of the file")
            }
            _ => ("unreadable", format!("`{shown}` cannot be read: {error}"), "Check the file and try again"),
        };
        ApiError::new(code, message).hint(hint).arg("path", shown.clone())
    };
    let meta = std::fs::metadata(path).map_err(failed)?;
    if meta.is_dir() {
        return Err(ApiError::new("is-a-folder", format!("`{shown}` is a folder"))
            .hint("Choose a file in it")
            .arg("path", shown));
    }
    // The size may lie (a pipe, a file that grows), so the read itself is limited.
    let mut bytes = Vec::new();
    std::fs::File::open(path).map_err(failed)?.take(MAX_BYTES + 1).read_to_end(&mut bytes).map_err(failed)?;
    Ok(bytes)
}

async fn from_url(
    engine: &Engine,
    url: &str,
    allow_private: bool,
    format: Option<String>,
    sink: &Sink,
) -> Result<Outcome, Stop> {
    let url = url.trim().to_owned();
    let wanted = without_fragment(&url).to_owned();
    let known = engine
        .on_library(move |library| {
            let Some(id) = library.find_by_url(&wanted)? else { return Ok(None) };
            // Only what was fetched from there counts: any page can claim another's address.
            let from_there =
                |a: &Article| matches!(&a.source, Source::Url { url } if without_fragment(url) == wanted);
            Ok(library.article(&id)?.filter(from_there).map(|_| id))
        })
        .await?;
    let known = known.filter(|_| format.is_none());
    if let Some(id) = known {
        sink.started(0, None);
        return Ok(Outcome::Imported(Imported { article: id.0, known: true }));
    }
    sink.started(0, url::Url::parse(&url).ok().and_then(|u| u.host_str().map(str::to_owned)));
    let settings = engine.settings().await?;
    let options = PageOptions {
        offline: settings.offline || engine.0.config.offline,
        allow_private,
        ..PageOptions::default()
    };
    let page = match fetch_page(&url, &options, &sink.cancel).await {
        Ok(page) => page,
        Err(FetchError::Cancelled) => return Err(Stop::Cancelled(None)),
        Err(error) => return Err(Stop::Failed(error.into(), None)),
    };
    store(engine, sink, move || {
        read_article(
            &page.bytes,
            Origin::Page {
                url: page.final_url.as_str(),
                media_type: Some(page.media_type.as_str()).filter(|m| !m.is_empty()),
                charset: page.charset.as_deref(),
                format: format.as_deref(),
            },
        )
    })
    .await
}

/// Reads without leaving this computer, then stores.
async fn keep(
    engine: &Engine,
    sink: &Sink,
    read: impl FnOnce() -> Result<Article, ApiError> + Send + 'static,
) -> Result<Outcome, Stop> {
    sink.started(0, None);
    store(engine, sink, read).await
}

async fn store(
    engine: &Engine,
    sink: &Sink,
    read: impl FnOnce() -> Result<Article, ApiError> + Send + 'static,
) -> Result<Outcome, Stop> {
    let cancelled = sink.cancel.clone();
    let work = engine.on_library(move |library| {
        let article = read()?;
        // Reading a large file cannot be broken off half-way, but nothing is stored behind the
        // reader's back once they said stop.
        if cancelled.is_cancelled() {
            return Ok(None);
        }
        let new = library.put_article(&article, &crate::clock::now())?;
        Ok(Some(Imported { article: article.id.0, known: !new }))
    });
    tokio::select! {
        biased;
        () = sink.cancel.cancelled() => Err(Stop::Cancelled(None)),
        done = work => match done? {
            Some(imported) => Ok(Outcome::Imported(imported)),
            None => Err(Stop::Cancelled(None)),
        },
    }
}

/// Bytes in standard base64 with padding (RFC 4648, section 4).
pub fn encode_base64(bytes: &[u8]) -> String {
    const LETTERS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut out = String::with_capacity(bytes.len().div_ceil(3) * 4);
    for chunk in bytes.chunks(3) {
        let bits = chunk.iter().fold(0_u32, |bits, b| bits << 8 | u32::from(*b)) << (8 * (3 - chunk.len()));
        for at in 0..4 {
            let letter = LETTERS[(bits >> (18 - 6 * at) & 63) as usize];
            out.push(if at <= chunk.len() { char::from(letter) } else { '=' });
        }
    }
    out
}

/// Standard base64 with padding (RFC 4648, section 4); `None` where it is not that.
fn decode_base64(text: &str) -> Option<Vec<u8>> {
    let value = |b: u8| match b {
        b'A'..=b'Z' => Some(b - b'A'),
        b'a'..=b'z' => Some(b - b'a' + 26),
        b'0'..=b'9' => Some(b - b'0' + 52),
        b'+' => Some(62),
        b'/' => Some(63),
        _ => None,
    };
    let bytes = text.as_bytes();
    if !bytes.len().is_multiple_of(4) {
        return None;
    }
    let mut out = Vec::with_capacity(bytes.len() / 4 * 3);
    for (at, chunk) in bytes.chunks_exact(4).enumerate() {
        let last = (at + 1) * 4 == bytes.len();
        let padding = if last { chunk.iter().rev().take_while(|b| **b == b'=').count().min(2) } else { 0 };
        let mut bits = 0_u32;
        for (i, b) in chunk.iter().enumerate() {
            let v = if i >= 4 - padding { 0 } else { value(*b)? };
            bits = bits << 6 | u32::from(v);
        }
        let triple = [(bits >> 16) as u8, (bits >> 8) as u8, bits as u8];
        out.extend_from_slice(&triple[..3 - padding]);
    }
    Some(out)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn base64_is_read_strictly() {
        let check =
            |text: &str, want: Option<&[u8]>| assert_eq!(decode_base64(text).as_deref(), want, "{text}");
        check("", Some(b""));
        check("aGk=", Some(b"hi"));
        check("aGkh", Some(b"hi!"));
        check("aA==", Some(b"h"));
        check("/+8=", Some(&[0xff, 0xef]));
        check("aGk", None);
        check("a===", None);
        check("aG k", None);
        check("=aGk", None);
        for bytes in [&b""[..], b"h", b"hi", b"hi!", &[0xff, 0xef, 0, 7]] {
            check(&encode_base64(bytes), Some(bytes));
        }
    }

    #[test]
    fn the_same_thing_has_the_same_id() {
        let a = read_article(b"One sentence here.", Origin::Text { format: None }).unwrap();
        let b = read_article(b"One sentence here.", Origin::File { name: "a.txt", format: None }).unwrap();
        let c = read_article(b"Another sentence here.", Origin::Text { format: None }).unwrap();
        assert_eq!(a.id, b.id);
        assert_ne!(a.id, c.id);
        assert_eq!(article_id(b"x", Some("https://e.org/a#top")), article_id(b"y", Some("https://e.org/a")));
    }
}
