//! Printing: results to standard output, errors and progress to standard error.

use std::io::{IsTerminal as _, Write as _};
use std::process::ExitCode;

use diglot_engine::api::ApiError;
use serde::Serialize;

/// Prints what happened and what to do next.
pub(crate) fn failed(error: &ApiError) -> ExitCode {
    let mut words = format!("error: {}\n", error.message);
    if let Some(hint) = hint(error) {
        words.push_str(&format!("\nhint: {hint}\n"));
    }
    note(&words);
    ExitCode::FAILURE
}

/// What to do next, in terms of a command line.
pub(crate) fn hint(error: &ApiError) -> Option<&str> {
    match error.code.as_str() {
        "offline" => Some("Run it without --offline and DIGLOT_OFFLINE, or give it the text itself"),
        "private-address" => Some("If this is a page of your own network, add --allow-private"),
        // Without arguments it is a variable that is not set, which has a hint of its own.
        "no-key" if !error.args.is_empty() => {
            Some("Give it the key: `diglot engines add PRESET --id ID --key-stdin`")
        }
        "unauthorized" => Some("Give it the right key: `diglot engines add PRESET --id ID --key-stdin`"),
        "no-translation-engine" => {
            Some("Add one with `diglot engines add`; `diglot engines presets` lists what there is")
        }
        "no-such-engine" => {
            Some("`diglot engines list` says what is set up; add one with `diglot engines add`")
        }
        "insecure-address" => {
            Some("Use https, or --allow-private-http for the engine if it is on your own network")
        }
        _ => error.hint.as_deref(),
    }
}

/// Prints to standard error. A closed standard error has nobody to tell.
pub(crate) fn note(words: &str) {
    let _ = std::io::stderr().write_all(words.as_bytes());
}

/// Prints text as it is.
///
/// # Errors
/// `broken-pipe` where nobody reads on.
pub(crate) fn print(text: &str) -> Result<(), ApiError> {
    let mut out = std::io::stdout().lock();
    let newline = if text.ends_with('\n') { "" } else { "\n" };
    out.write_all(text.as_bytes())
        .and_then(|()| out.write_all(newline.as_bytes()))
        .and_then(|()| out.flush())
        .map_err(|error| ApiError::new("broken-pipe", format!("Standard output cannot be written: {error}")))
}

/// Prints the bytes of a file, not to a terminal.
///
/// # Errors
/// `needs-file` on a terminal; `broken-pipe` where nobody reads on.
pub(crate) fn print_bytes(bytes: &[u8]) -> Result<(), ApiError> {
    let mut out = std::io::stdout().lock();
    if out.is_terminal() {
        return Err(ApiError::new("needs-file", "This format is no text for a terminal")
            .hint("Send it into a file, as in `… > article.docx`"));
    }
    out.write_all(bytes)
        .and_then(|()| out.flush())
        .map_err(|error| ApiError::new("broken-pipe", format!("Standard output cannot be written: {error}")))
}

/// Prints one JSON object on one line.
pub(crate) fn print_json_line(value: &impl Serialize) -> Result<(), ApiError> {
    let text = serde_json::to_string(value)
        .map_err(|_| ApiError::new("internal", "The result cannot be written as JSON"))?;
    print(&text)
}

/// Prints one JSON object, indented.
pub(crate) fn print_json(value: &impl Serialize) -> Result<(), ApiError> {
    let text = serde_json::to_string_pretty(value)
        .map_err(|_| ApiError::new("internal", "The result cannot be written as JSON"))?;
    print(&text)
}
