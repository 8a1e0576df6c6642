//! What only a window can do: native dialogs, links, what it was started with.

use std::sync::{Mutex, PoisonError};

use diglot_engine::api::ApiError;
use diglot_engine::{FEED_EXTENSIONS, READERS};
use tauri::{AppHandle, Emitter as _, Manager as _, State};
use tauri_plugin_dialog::{DialogExt as _, FilePath};
use tauri_plugin_opener::OpenerExt as _;
use tokio::sync::oneshot;

/// What the window was asked to open and the page has not taken yet.
#[derive(Debug, Default)]
pub(crate) struct Opened(pub(crate) Mutex<Vec<String>>);

/// Tells the page that there is something to take.
const OPENED: &str = "opened";

/// Keeps what the window is asked to open while it runs, tells the page, and brings it to the front.
pub(crate) fn open_more(app: &AppHandle, open: impl IntoIterator<Item = String>) {
    if let Some(opened) = app.try_state::<Opened>() {
        opened.0.lock().unwrap_or_else(PoisonError::into_inner).extend(open);
    }
    // A page that does not listen yet takes what is there when it starts.
    let _ = app.emit(OPENED, ());
    if let Some(window) = app.get_webview_window("main") {
        // Some window managers forbid it; the page has been told all the same.
        let _ = window.unminimize().and_then(|()| window.set_focus());
    }
}

/// Takes what the window was asked to open.
#[tauri::command]
pub(crate) fn take_opened(opened: State<'_, Opened>) -> Vec<String> {
    std::mem::take(&mut opened.0.lock().unwrap_or_else(PoisonError::into_inner))
}

/// Asks the reader for files to open; empty where they changed their mind.
#[tauri::command]
pub(crate) async fn pick_files(app: AppHandle) -> Vec<String> {
    let (answer, asked) = oneshot::channel();
    let mut dialog = app.dialog().file();
    let articles = READERS.iter().flat_map(|r| r.extensions.iter().copied());
    let all: Vec<&str> = articles.chain(FEED_EXTENSIONS.iter().copied()).collect();
    dialog = dialog.add_filter("Articles and feeds", &all);
    for reader in READERS {
        dialog = dialog.add_filter(reader.name, reader.extensions);
    }
    dialog = dialog.add_filter("Feeds and lists of feeds", FEED_EXTENSIONS);
    dialog.pick_files(move |files| {
        // The page that asked may be gone; then nobody is left to tell.
        let _ = answer.send(files);
    });
    asked.await.ok().flatten().unwrap_or_default().into_iter().filter_map(path_of).collect()
}

/// Asks where to save a file and writes it; gives the path, or `None` where the reader changed
/// their mind. With `base64` the text is the file's bytes in Base64.
#[tauri::command]
pub(crate) async fn save_file(
    app: AppHandle,
    name: String,
    text: String,
    base64: Option<bool>,
) -> Result<Option<String>, ApiError> {
    let bytes = if base64 == Some(true) {
        diglot_engine::decode_base64(&text).ok_or_else(|| {
            ApiError::new("bad-request", "The file did not arrive whole").hint("Export it again")
        })?
    } else {
        text.into_bytes()
    };
    let (answer, asked) = oneshot::channel();
    app.dialog().file().set_file_name(name).save_file(move |file| {
        // As above.
        let _ = answer.send(file);
    });
    let Some(path) = asked.await.ok().flatten().and_then(path_of) else {
        return Ok(None);
    };
    let failed = |error: std::io::Error| {
        ApiError::new("not-saved", format!("`{path}` could not be written: {error}"))
            .hint("Choose another folder")
            .arg("path", path.clone())
    };
    tokio::fs::write(&path, bytes).await.map_err(failed)?;
    Ok(Some(path))
}

/// Opens an address in the reader's browser; anything but http and https is refused.
#[tauri::command]
pub(crate) fn open_url(app: AppHandle, url: String) -> Result<(), ApiError> {
    if !(url.starts_with("https://") || url.starts_with("http://")) {
        return Err(ApiError::new("bad-url", "Only web addresses are opened").arg("url", url));
    }
    app.opener().open_url(url, None::<&str>).map_err(|error| {
        ApiError::new("no-browser", format!("No browser could be opened: {error}"))
            .hint("Copy the address and open it yourself")
    })
}

fn path_of(file: FilePath) -> Option<String> {
    file.into_path().ok().map(|p| p.to_string_lossy().into_owned())
}
