//! The front door of `diglot-extract`, driven by tables.

mod bombs;
mod charset;
mod docx;
mod epub;
mod hostile;
mod html;
mod page;
mod pdf;
mod text;
mod zips;

use diglot_core::article::BlockKind;
use diglot_extract::Extracted;

/// The kept blocks, as kind and text.
pub fn kept(out: &Extracted) -> Vec<(BlockKind, &str)> {
    out.blocks.iter().filter(|b| b.dropped.is_none()).map(|b| (b.kind, b.text.as_str())).collect()
}

/// The dropped blocks, as reason and text.
pub fn dropped(out: &Extracted) -> Vec<(&str, &str)> {
    out.blocks.iter().filter_map(|b| b.dropped.as_ref().map(|r| (r.0.as_str(), b.text.as_str()))).collect()
}

/// The reason for which a block of that text was dropped.
pub fn reason_of<'a>(out: &'a Extracted, text: &str) -> Option<&'a str> {
    dropped(out).into_iter().find(|(_, t)| *t == text).map(|(reason, _)| reason)
}
