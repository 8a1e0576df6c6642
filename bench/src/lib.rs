//! What the benchmarks read, and the two readers that are compared.
//!
//! This crate exists so that a claim of speed has a number beside it that was made in the same run on
//! the same pages: dom_smoothie is the fastest extractor we know.

pub mod texts;

use std::path::Path;

/// Reads pages from a file of JSON lines with a field `html`.
///
/// # Errors
/// Where the file cannot be read or a line is no such object.
pub fn pages(file: &Path) -> Result<Vec<String>, String> {
    let text = std::fs::read_to_string(file).map_err(|e| format!("{}: {e}", file.display()))?;
    text.lines()
        .filter(|line| !line.trim().is_empty())
        .map(|line| {
            let value: serde_json::Value = serde_json::from_str(line).map_err(|e| e.to_string())?;
            value["html"].as_str().map(str::to_owned).ok_or_else(|| "a line without html".to_owned())
        })
        .collect()
}

/// The file that `DIGLOT_PAGES` names.
///
/// # Errors
/// Where it is not set, or as [`pages`].
pub fn named_pages() -> Result<Vec<String>, String> {
    let file = std::env::var_os("DIGLOT_PAGES")
        .ok_or("set DIGLOT_PAGES to a file of JSON lines with a field `html`")?;
    pages(Path::new(&file))
}

/// Ours: blocks with reasons, metadata, hidden text. Gives the length of the article's text.
pub fn ours(html: &str) -> usize {
    let article = diglot_extract::extract_html(html, Some("https://example.org/"));
    article.blocks.iter().filter(|b| b.dropped.is_none()).map(|b| b.text.len()).sum()
}

/// dom_smoothie with its defaults. Gives the length of the article's text.
pub fn peer(html: &str) -> usize {
    dom_smoothie::Readability::new(html, Some("https://example.org/"), None)
        .and_then(|mut reader| reader.parse())
        .map_or(0, |article| article.text_content.len())
}
