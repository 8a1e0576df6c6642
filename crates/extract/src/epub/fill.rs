//! From a part of a book to the blocks of an article.

use std::collections::HashSet;

use diglot_core::article::{BlockKind, DropReason, Extracted, Hidden, RawBlock, Warning};
use diglot_core::lang::LangTag;

use super::chapter::Piece;
use super::package::Document;
use super::parts::BookPart;
use super::{Book, toc};
use crate::error::ExtractError;

/// The most hidden texts that are kept of a part.
const MAX_HIDDEN: usize = 200;

/// Reads the documents of a part again and puts their text into `out`: notes at the end, a heading that
/// repeats the title left out.
pub(crate) fn fill(
    out: &mut Extracted,
    book: &mut Book<'_>,
    documents: &[&Document],
    part: &BookPart,
) -> Result<(), ExtractError> {
    let (mut body, mut notes): (Vec<Piece>, Vec<Piece>) = (Vec::new(), Vec::new());
    let (mut truncated, mut unknown) = (false, false);
    for section in &part.sections {
        let none = std::iter::empty::<&toc::Entry>();
        let Some(chapter) = book.chapter(&documents[section.document].path, none)? else { continue };
        truncated |= chapter.truncated;
        unknown |= chapter.unknown_entities > 0;
        let language = chapter.language.as_deref().and_then(LangTag::parse);
        if body.is_empty() && language.is_some() {
            out.declared_language = language;
        }
        let own = &section.pieces;
        for (at, text, reason) in chapter.hidden {
            if (own.contains(&at) || at == own.end) && out.hidden.len() < MAX_HIDDEN {
                out.hidden.push(Hidden { text, reason: DropReason(reason.to_owned()) });
            }
        }
        let pieces = chapter.pieces.into_iter().skip(own.start).take(own.len());
        for piece in pieces {
            if piece.note { notes.push(piece) } else { body.push(piece) }
        }
    }
    // Where there is nothing else, the title is the text.
    let repeated =
        out.title.as_deref().map_or(0, |title| repeats(title, &body)).min(body.len().saturating_sub(1));
    out.blocks.extend(body.into_iter().skip(repeated).map(|p| block(p, None)));
    let mut seen = HashSet::new();
    for note in notes {
        let again = !seen.insert(note.text.clone());
        out.blocks.push(block(note, again.then_some("duplicate")));
    }
    for (code, message, wanted) in [
        ("truncated", "The chapter is too long; its end was left out.", truncated),
        (
            "unknown-entities",
            "Some abbreviations that the book defines itself stand as it writes them.",
            unknown,
        ),
    ] {
        if wanted {
            out.warnings.push(Warning { code: code.to_owned(), message: message.to_owned() });
        }
    }
    Ok(())
}

/// How many of the first pieces only spell the title: a heading, or its number and its words in two.
fn repeats(title: &str, body: &[Piece]) -> usize {
    let letters = |text: &str| -> String {
        text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
    };
    let wanted = letters(title);
    let mut so_far = String::new();
    for (nth, piece) in body.iter().take(4).enumerate() {
        so_far.push_str(&letters(&piece.text));
        if so_far == wanted && !wanted.is_empty() {
            return nth + 1;
        }
        if !wanted.starts_with(&so_far) {
            break;
        }
    }
    0
}

fn block(piece: Piece, dropped: Option<&str>) -> RawBlock {
    RawBlock {
        kind: piece.kind,
        level: (piece.kind == BlockKind::Heading).then(|| piece.level.clamp(2, 6)),
        text: piece.text,
        dropped: dropped.map(|r| DropReason(r.to_owned())),
    }
}
