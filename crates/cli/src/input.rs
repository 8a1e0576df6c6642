//! What a command is to read.

use std::io::Read as _;
use std::sync::OnceLock;

use diglot_engine::api::{
    ApiError, ArticleRef, ArticleView, Contents, ContentsKind, ImportRequest, ImportSource, Outcome,
    SetLanguage, UnlockKeys,
};
use diglot_engine::core::article::Article;
use diglot_engine::{Config, Engine, FileReader, Given, MAX_BYTES, Origin, read_article, read_text};

use crate::args::{Global, Input};
use crate::live::wait;
use crate::report::note;

/// Opens the engine with its library. Where only a result is wanted and the library cannot be
/// opened, the work goes on without it, and that is said.
pub(crate) fn open(global: &Global, save: bool) -> Result<Engine, ApiError> {
    let config = config(global);
    if !save {
        return Engine::open_without_library(config);
    }
    Engine::open(config)
}

/// As [`open`], with the engines that are set up. Where nothing is to be kept, they and the settings
/// are copied into a library in memory; keys stay where they are.
pub(crate) async fn open_for_service(global: &Global, save: bool) -> Result<Engine, ApiError> {
    let stored = open(global, true)?;
    let engine = if save { stored } else { stored.without_its_articles()? };
    unlock(&engine).await?;
    Ok(engine)
}

/// Opens the encrypted key file where its passphrase is in the environment.
pub(crate) async fn unlock(engine: &Engine) -> Result<(), ApiError> {
    match std::env::var("DIGLOT_PASSPHRASE") {
        Ok(passphrase) if engine.has_key_file().await? => {
            engine.unlock_keys(UnlockKeys { passphrase }).await?;
            Ok(())
        }
        _ => Ok(()),
    }
}

/// As [`open`], for commands whose result does not need the library.
pub(crate) fn open_or_go_without(global: &Global, save: bool) -> Result<Engine, ApiError> {
    match open(global, save) {
        Ok(engine) => Ok(engine),
        Err(error) => {
            note(&format!("warning: nothing will be kept: {}\n", error.message));
            Engine::open_without_library(config(global))
        }
    }
}

/// The library's folder.
pub(crate) fn data_dir(global: &Global) -> std::path::PathBuf {
    let named = global.data_dir.clone().or_else(|| std::env::var_os("DIGLOT_DATA_DIR").map(Into::into));
    named.unwrap_or_else(diglot_engine::default_data_dir)
}

fn config(global: &Global) -> Config {
    let mut config = Config::new(data_dir(global));
    config.offline = global.offline || std::env::var("DIGLOT_OFFLINE").is_ok_and(|v| v == "1");
    config.locale = diglot_engine::locale();
    // Who types the command and names the engine has said so.
    config.ask_before_sending = false;
    config
}

/// Imports the input into the engine's library and gives the article.
pub(crate) async fn article(engine: &Engine, input: &Input) -> Result<ArticleView, ApiError> {
    let request = ImportRequest {
        source: source(input)?,
        format: input.format.clone(),
        part: Some(input.part.unwrap_or(0)),
        again: input.refetch,
    };
    let imported = match wait(engine, engine.import_article(request)).await.whole()? {
        Outcome::Imported(imported) => imported,
        Outcome::Contents(contents) => return Err(list_instead(&contents)),
        _ => return Err(ApiError::new("internal", "The import ended without an article")),
    };
    if let Some(tag) = &input.source_lang {
        return engine.set_language(SetLanguage { article: imported.article, tag: Some(tag.clone()) }).await;
    }
    engine.get_article(ArticleRef { article: imported.article }).await
}

/// The error of a list where one article was wanted.
fn list_instead(contents: &Contents) -> ApiError {
    let count = contents.items.len();
    let (what, hint) = match contents.of {
        ContentsKind::Subscriptions => {
            ("a list of feeds", "Run `diglot feeds import FILE` to follow them".to_owned())
        }
        ContentsKind::Feed => {
            ("a feed", "`diglot feeds show` lists it; give an entry's address, or --part NUMBER".to_owned())
        }
        ContentsKind::Book => ("a book", "Name a chapter with --part NUMBER".to_owned()),
    };
    ApiError::new("not-an-article", format!("This is {what} with {count} entries, not an article")).hint(hint)
}

/// The article of a record: HTML as of a page, or text.
pub(crate) fn record_article(
    html: Option<&str>,
    text: Option<&str>,
    url: Option<&str>,
    format: Option<&str>,
) -> Result<Article, ApiError> {
    let given = match (html, text) {
        (Some(html), _) => Given {
            bytes: html.as_bytes(),
            origin: Origin::Page { url: url.unwrap_or(""), media_type: None, charset: Some("utf-8") },
            format: Some("html"),
            part: None,
        },
        (None, Some(text)) => Given {
            bytes: text.as_bytes(),
            origin: Origin::Text,
            format: format.or(Some("text")),
            part: None,
        },
        (None, None) => return Err(crate::jsonl::lacks("html` or `text")),
    };
    read_article(given, &FileReader::this_program())
}

/// A file or an address as a source.
pub(crate) fn named_source(name: &str, allow_private: bool) -> ImportSource {
    // Nobody has a file that is called like a site and is not there.
    let is_site = (name.starts_with("www.") || name.contains("://")) && !std::path::Path::new(name).exists();
    if is_address(name) || is_site {
        ImportSource::Url { url: name.to_owned(), allow_private }
    } else {
        ImportSource::File { path: name.to_owned() }
    }
}

fn source(input: &Input) -> Result<ImportSource, ApiError> {
    if input.sample {
        return Ok(ImportSource::Sample);
    }
    let Some(name) = input.input.as_deref() else {
        return Err(ApiError::new("no-input", "There is nothing to read")
            .hint("Name a file, an address, or - for standard input"));
    };
    if name == "-" {
        return Ok(ImportSource::Bytes {
            name: String::new(),
            base64: diglot_engine::encode_base64(&stdin()?),
        });
    }
    Ok(named_source(name, input.allow_private))
}

fn is_address(name: &str) -> bool {
    let lower = name.to_ascii_lowercase();
    lower.starts_with("http://") || lower.starts_with("https://")
}

/// Standard input, read once: several parts of what came in are asked for one after another.
fn stdin() -> Result<Vec<u8>, ApiError> {
    static READ: OnceLock<Vec<u8>> = OnceLock::new();
    if let Some(bytes) = READ.get() {
        return Ok(bytes.clone());
    }
    let mut bytes = Vec::new();
    std::io::stdin()
        .lock()
        .take(MAX_BYTES + 1)
        .read_to_end(&mut bytes)
        .map_err(|error| ApiError::new("unreadable", format!("Standard input cannot be read: {error}")))?;
    Ok(READ.get_or_init(|| bytes).clone())
}

/// The text of a file, an address or standard input: plain text as it is, of anything else the
/// article in it.
pub(crate) async fn text(global: &Global, input: Option<&str>) -> Result<String, ApiError> {
    let name = input.ok_or_else(|| {
        ApiError::new("no-input", "There is nothing to read")
            .hint("Name a file, an address, or - for standard input")
    })?;
    if is_address(name) {
        let engine = Engine::open_without_library(config(global))?;
        let request = ImportRequest {
            part: Some(0),
            ..ImportRequest::of(ImportSource::Url { url: name.to_owned(), allow_private: false })
        };
        let Outcome::Imported(imported) = wait(&engine, engine.import_article(request)).await.whole()? else {
            return Err(ApiError::new("not-an-article", "This address holds a list, not an article")
                .hint("`diglot feeds show` lists it; give the address of one of its entries"));
        };
        let article = engine.stored_article(&imported.article).await?;
        let kept = article.blocks.iter().filter(|b| b.is_kept());
        return Ok(kept.map(|b| b.text.as_str()).collect::<Vec<_>>().join("\n\n"));
    }
    let path = std::path::Path::new(name);
    let file_name = path.file_name().map(|n| n.to_string_lossy()).unwrap_or_default();
    let (bytes, origin) = match name {
        "-" => (stdin()?, Origin::Text),
        _ => (diglot_engine::read_file(path)?, Origin::File(&file_name)),
    };
    read_text(Given { bytes: &bytes, origin, format: None, part: None }, &FileReader::this_program())
}

/// A file of text and its name; `-` is standard input.
pub(crate) fn text_file(name: &str) -> Result<(String, String), ApiError> {
    let path = std::path::Path::new(name);
    let shown = path.file_name().map(|n| n.to_string_lossy().into_owned()).unwrap_or_default();
    let bytes = if name == "-" { stdin()? } else { diglot_engine::read_file(path)? };
    let text = match String::from_utf8(bytes) {
        Ok(text) => text,
        Err(error) => diglot_engine::decode_text(error.as_bytes())?,
    };
    Ok((if name == "-" { "standard input".to_owned() } else { shown }, text))
}
