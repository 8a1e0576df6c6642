//! Ways in: text, files, pages.

mod base64;
mod child;
mod contents;
mod file;
mod page;
mod read;

use std::path::Path;

use diglot_core::article::Article;
use diglot_extract::Document;
use diglot_store::Library;

pub use self::base64::{decode_base64, encode_base64};
pub use self::child::{FileReader, read_in_child};
pub use self::file::{MAX_BYTES, read_file};
pub use self::read::{Given, Origin, decode_text, read_article, read_clean, read_text};

use self::read::{article_of, read_document};
use crate::api::{ApiError, ImportRequest, ImportSource, Imported, Outcome};
use crate::app::Engine;
use crate::job::{Sink, Stop};

/// The article that comes with the app: the page the project was born from, as it was pasted.
pub const SAMPLE: &str = include_str!("../../assets/istanbul-talks.txt");

/// Runs an import job.
pub(crate) async fn run(engine: &Engine, request: ImportRequest, sink: &Sink) -> Result<Outcome, Stop> {
    let asked = page::Asked { format: request.format, part: request.part, again: request.again };
    let source = match request.source {
        ImportSource::Url { url, allow_private } => {
            return page::run(engine, &url, allow_private, asked, sink).await;
        }
        here => here,
    };
    sink.started(0, None);
    let reader = engine.0.config.file_reader.clone();
    let cancel = sink.cancel.clone();
    on_library(engine, sink, move |library| {
        let (bytes, name) = bytes_of(source)?;
        let origin = if name.is_empty() { Origin::Text } else { Origin::File(&name) };
        let given = Given { bytes: &bytes, origin, format: asked.format.as_deref(), part: asked.part };
        match read_document(given, &reader, &|| cancel.is_cancelled())? {
            Document::Article(extracted) if !extracted.parts.is_empty() && asked.part.is_none() => {
                Ok(Outcome::Contents(contents::of_book(library, &bytes, None, *extracted)?))
            }
            // Reading cannot always be broken off half-way, but nothing is stored behind the
            // reader's back once they said stop.
            Document::Article(_) if cancel.is_cancelled() => Err(ApiError::new("cancelled", "Cancelled")),
            Document::Article(extracted) => stored(library, &article_of(given, *extracted)),
            Document::Feed(feed) => Ok(Outcome::Contents(contents::of_feed(library, feed, None)?)),
            Document::Subscriptions { feeds, left_out } => {
                Ok(Outcome::Contents(contents::of_subscriptions(feeds, left_out)))
            }
        }
    })
    .await
}

/// The bytes of a source on this computer, and its name, empty where it has none.
fn bytes_of(source: ImportSource) -> Result<(Vec<u8>, String), ApiError> {
    match source {
        ImportSource::Sample => Ok((SAMPLE.as_bytes().to_vec(), String::new())),
        ImportSource::Text { text } => Ok((text.into_bytes(), String::new())),
        ImportSource::Bytes { name, base64 } => {
            let bytes = decode_base64(&base64).ok_or_else(|| {
                ApiError::new("bad-request", "The file did not arrive whole").hint("Open it again")
            })?;
            Ok((bytes, name))
        }
        ImportSource::File { path } => {
            let path = Path::new(&path);
            let name = path.file_name().map(|n| n.to_string_lossy().into_owned()).unwrap_or_default();
            Ok((read_file(path)?, name))
        }
        ImportSource::Url { .. } => Err(ApiError::new("internal", "An address is no file")),
    }
}

fn stored(library: &Library, article: &Article) -> Result<Outcome, ApiError> {
    let new = library.put_article(article, &crate::clock::now())?;
    Ok(Outcome::Imported(Imported { article: article.id.0.clone(), known: !new }))
}

/// Works away from the event loop, and ends at once where the reader cancels.
async fn on_library<F>(engine: &Engine, sink: &Sink, work: F) -> Result<Outcome, Stop>
where
    F: FnOnce(&Library) -> Result<Outcome, ApiError> + Send + 'static,
{
    tokio::select! {
        biased;
        () = sink.cancel.cancelled() => Err(Stop::Cancelled(None)),
        done = engine.on_library(work) => match done {
            Err(error) if error.code == "cancelled" => Err(Stop::Cancelled(None)),
            done => Ok(done?),
        },
    }
}
