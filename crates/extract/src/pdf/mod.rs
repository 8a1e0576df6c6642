//! PDF: pages of placed glyphs made an article again.
//!
//! `unpdf` reads the file and finds the lines and their order; what is a paragraph, a heading, a note or
//! a running head, which text no reader sees, and how lines join again, is decided here. One page is in
//! memory as drawing operators at a time.

mod bidi;
mod columns;
mod flow;
mod guard;
mod heading;
mod join;
mod letters;
mod line;
mod mark;
mod meta;
mod page;
mod paint;
mod running;
mod sight;
mod slim;
mod table;
mod tag;

use diglot_core::article::{BlockKind, DropReason, Extracted, RawBlock, Warning};
use unpdf::parser::backend::PdfBackend;

use crate::MAX_BYTES;
use crate::error::ExtractError;
use crate::normalise::normalise_preformatted;
use flow::{Piece, Usual};
use join::Words;
use line::Line;
use page::PageText;
use sight::Sight;

/// The most pages that are read.
const MAX_PAGES: usize = 2_000;

const DAMAGED: ExtractError = ExtractError::Damaged { what: "the PDF file" };

/// Reads a PDF file.
///
/// # Errors
///
/// Locked with a password, pictures of pages without text, damaged beyond reading, more than the caps
/// of pages and bytes, or nothing in it. A file of which some pages can be read gives these.
pub(crate) fn read(bytes: &[u8]) -> Result<Extracted, ExtractError> {
    // What stands before the header shifts all offsets (ISO 32000-1, H.3).
    let bytes = &bytes[guard::find(bytes, b"%PDF-").ok_or(DAMAGED)?..];
    guard::refuse_bombs(bytes)?;
    let sight = match guard::within(|| Sight::open(bytes)) {
        Some(Ok(sight)) => sight,
        Some(Err(unpdf::Error::Encrypted | unpdf::Error::InvalidPassword)) => {
            return Err(ExtractError::Locked { what: "The PDF file" });
        }
        Some(Err(_)) | None => return Err(DAMAGED),
    };
    let numbers = sight.numbers();
    if numbers.is_empty() {
        return Err(DAMAGED);
    }
    if numbers.len() > MAX_PAGES {
        return Err(ExtractError::OverLimit { cap: format!("it has more than {MAX_PAGES} pages") });
    }
    let (mut pages, mut unread, mut refused, mut size) = (Vec::new(), 0usize, false, 0usize);
    for &number in &numbers {
        let page = guard::within(|| page::read(&sight, number)).flatten();
        refused |= sight.take_refused();
        let Some(page) = page else {
            unread += 1;
            continue;
        };
        size += page.lines.iter().map(|l| l.text.len()).sum::<usize>();
        if size > MAX_BYTES {
            return Err(ExtractError::OverLimit {
                cap: format!("its text is longer than {} MB", MAX_BYTES / 1_000_000),
            });
        }
        unread += usize::from(page.incomplete && page.lines.is_empty());
        pages.push(page);
    }
    let lost = guard::within(|| sight.integrity()).map_or(0, |i| {
        i.declared_page_count.unwrap_or(0).saturating_sub(i.found_page_count).min(100_000) as usize
    });
    let mut out = Extracted { declared_language: meta::language(bytes), ..Extracted::default() };
    out.hidden = pages.iter_mut().flat_map(|p| std::mem::take(&mut p.hidden)).collect();
    if pages.iter().all(|p| p.lines.is_empty()) && out.hidden.is_empty() {
        return Err(nothing(&pages, numbers.len(), unread, refused));
    }
    warn(&mut out, &pages, unread + lost, numbers.len() + lost);
    let raw = guard::within(|| sight.metadata()).unwrap_or_default();
    // The file is no longer needed, and memory may be short.
    drop(sight);
    assemble(&mut out, pages, &raw);
    Ok(out)
}

/// Why a file without a line of text has none.
fn nothing(pages: &[PageText], all: usize, unread: usize, refused: bool) -> ExtractError {
    if refused {
        let cap = format!(
            "what is drawn on a page is larger than {} MB or has more than {} operators",
            sight::MAX_CONTENT / 1_000_000,
            sight::MAX_OPERATORS
        );
        return ExtractError::OverLimit { cap };
    }
    let pictured = pages.iter().filter(|p| p.pictured).count();
    let lost: usize = pages.iter().map(|p| p.lost_runs).sum();
    if pictured > 0 {
        ExtractError::Scanned { pages: all }
    } else if unread > 0 || lost > 0 {
        DAMAGED
    } else {
        ExtractError::Empty
    }
}

fn warn(out: &mut Extracted, pages: &[PageText], unread: usize, all: usize) {
    let mut add = |code: &str, message: String| out.warnings.push(Warning { code: code.to_owned(), message });
    if unread > 0 {
        add("pages-unreadable", format!("{unread} of {all} pages could not be read."));
    }
    let partly = pages.iter().filter(|p| p.incomplete && !p.lines.is_empty()).count();
    if partly > 0 {
        add("pages-incomplete", format!("{partly} of {all} pages could be read in part only."));
    }
    let recognised = pages.iter().filter(|p| p.recognised).count();
    if recognised > 0 {
        let text = "was recognised by a machine from a picture and may hold mistakes";
        add("ocr-text", format!("The text of {recognised} of {all} pages {text}."));
    }
    let scanned = pages.iter().filter(|p| p.pictured && p.lines.is_empty()).count();
    if scanned > 0 {
        add("pages-scanned", format!("{scanned} of {all} pages are pictures without text."));
    }
    let unsure: usize = pages.iter().map(|p| p.unsure_tables).sum();
    if unsure > 0 {
        let text = "may hold cells in the wrong place";
        add("table-unsure", format!("Some tables ({unsure}) {text}; each row is kept as a line."));
    }
    let lost: usize = pages.iter().map(|p| p.lost_runs).sum();
    if lost > 0 {
        let text = "is in fonts that do not tell their characters and is missing";
        add("text-unreadable", format!("Some text ({lost} pieces) {text}."));
    }
}

/// Makes blocks of the lines of all pages.
fn assemble(out: &mut Extracted, pages: Vec<PageText>, raw: &unpdf::parser::backend::PdfMetadataRaw) {
    let reasons = running::find(&pages);
    let mut kept: Vec<Line> = Vec::new();
    // Lines left out, each with how many kept lines stand before it.
    let mut dropped: Vec<(usize, &'static str, Line)> = Vec::new();
    for (page, reasons) in pages.into_iter().zip(reasons) {
        for (line, reason) in page.lines.into_iter().zip(reasons) {
            match reason {
                Some(reason) => dropped.push((kept.len(), reason, line)),
                None => kept.push(line),
            }
        }
    }
    let usual = Usual::of(&kept);
    let words = Words::of(kept.iter());
    let mut pieces = weave(flow::pieces(&kept, &usual), dropped);
    heading::find_notes(&mut pieces, &usual);
    heading::name(&mut pieces, &usual);
    let mut pieces = flow::mend_cuts(pieces);
    let opening = opening(&pieces);
    let about = meta::about(raw, &opening);
    let found = meta::title_on_page(&pieces, &usual, &words);
    name_title(out, &mut pieces, about.title, found, &words);
    name_author(&mut pieces, about.author.as_deref(), &words);
    out.byline = about.author;
    out.published = about.date;
    let (notes, body): (Vec<Piece>, Vec<Piece>) = pieces.into_iter().partition(|p| p.note);
    out.blocks = body.iter().chain(&notes).filter_map(|p| block(p, &words)).collect();
    lift_levels(&mut out.blocks);
}

/// Puts the lines left out among the blocks, as blocks of their own.
fn weave(pieces: Vec<Piece>, dropped: Vec<(usize, &'static str, Line)>) -> Vec<Piece> {
    let mut out = Vec::with_capacity(pieces.len() + dropped.len());
    let mut dropped = dropped.into_iter().peekable();
    let mut count = 0;
    for piece in pieces {
        while let Some((_, reason, line)) = dropped.next_if(|(before, ..)| *before <= count) {
            out.push(left_out(reason, line));
        }
        count += piece.lines.len();
        out.push(piece);
    }
    out.extend(dropped.map(|(_, reason, line)| left_out(reason, line)));
    out
}

fn left_out(reason: &'static str, line: Line) -> Piece {
    Piece { kind: BlockKind::Paragraph, level: None, lines: vec![line], dropped: Some(reason), note: false }
}

/// The text of the first page that has any, and of the second.
fn opening(pieces: &[Piece]) -> String {
    let first = pieces.iter().flat_map(|p| &p.lines).map(|l| l.page).min().unwrap_or(1);
    let lines = pieces.iter().flat_map(|p| &p.lines).filter(|l| l.page <= first + 1);
    lines.map(|l| l.text.as_str()).collect::<Vec<_>>().join("\n")
}

/// Sets the title, and leaves out the block that says the same.
fn name_title(
    out: &mut Extracted,
    pieces: &mut [Piece],
    said: Option<String>,
    found: Option<(usize, String)>,
    words: &Words,
) {
    let title = match (said, &found) {
        // What is set large says more than what a form field says, where one holds the other.
        (Some(said), Some((_, found))) => {
            let (a, b) = (meta::core(&said), meta::core(found));
            // A word or two may be the kind of a document, of which the page tells more.
            let brief = said.split_whitespace().count() <= 2;
            let room = if brief { 8 * a.len() } else { 2 * a.len() };
            if b.contains(&a) && b.len() < room { found.clone() } else { said }
        }
        (Some(said), None) => said,
        (None, Some((_, found))) => found.clone(),
        (None, None) => return,
    };
    let same = meta::core(&title);
    let early = pieces.iter_mut().filter(|p| p.dropped.is_none()).take(12);
    for piece in early {
        if meta::core(&piece.text(words)) == same {
            piece.dropped = Some("repeated-title");
            break;
        }
    }
    out.title = Some(title);
    // Authors and dates below the title are set large, too: of the headings before the first
    // paragraph only the last heads it, unless they are numbered.
    let opening: Vec<usize> = (0..pieces.len())
        .filter(|&i| pieces[i].dropped.is_none())
        .take_while(|&i| pieces[i].kind == BlockKind::Heading)
        .collect();
    for &i in opening.iter().rev().skip(1) {
        let numbered = pieces[i].lines.first().is_some_and(|l| l.text.starts_with(|c: char| c.is_numeric()));
        if !numbered {
            pieces[i].kind = BlockKind::Paragraph;
            pieces[i].level = None;
        }
    }
}

/// Leaves out the line under the title that names the author and no more.
fn name_author(pieces: &mut [Piece], author: Option<&str>, words: &Words) {
    let Some(author) = author.map(meta::core) else { return };
    let early = pieces.iter_mut().filter(|p| p.dropped.is_none()).take(6);
    for piece in early {
        if meta::core(&piece.text(words)) == author {
            piece.dropped = Some("byline");
            piece.kind = BlockKind::Paragraph;
            piece.level = None;
        }
    }
}

fn block(piece: &Piece, words: &Words) -> Option<RawBlock> {
    let mut text = piece.text(words);
    match piece.kind {
        BlockKind::Code | BlockKind::Table => text = normalise_preformatted(&text),
        BlockKind::ListItem => {
            if let Some(mark) = mark::item(&text).filter(|m| m.bullet) {
                text.drain(..mark.length);
            }
        }
        _ => {}
    }
    let dropped = piece.dropped.map(|r| DropReason(r.to_owned()));
    (!text.trim().is_empty()).then_some(RawBlock { kind: piece.kind, level: piece.level, text, dropped })
}

/// Headings from level 2 on, whatever the title took.
fn lift_levels(blocks: &mut [RawBlock]) {
    let mut levels: Vec<u8> = blocks.iter().filter(|b| b.dropped.is_none()).filter_map(|b| b.level).collect();
    levels.sort_unstable();
    levels.dedup();
    for block in blocks {
        if let Some(level) = &mut block.level {
            let rank = levels.iter().position(|l| l == level).unwrap_or(0);
            *level = (2 + rank).min(6) as u8;
        }
    }
}
