//! Word documents (Office Open XML, transitional and strict).

mod body;
mod names;
mod paragraph;
mod parts;
mod run;
mod styles;
mod table;

use std::collections::{HashMap, HashSet};

use diglot_core::article::{BlockKind, DropReason, Extracted, RawBlock, Warning};
use diglot_core::lang::LangTag;

use crate::archive::Archive;
use crate::error::ExtractError;
use crate::normalise::is_wide;
use crate::xml::decode;
use body::{Block, Content, NoteKey, Walker};
use parts::{Core, Parts, optional};
use styles::{Languages, Styles};

/// What a document is called in errors.
const WHAT: &str = "the Word document";
/// A title is looked for in this many blocks.
const OPENING: usize = 20;

/// Reads a document: its text, then its notes, then what stands outside the text, dropped.
pub(crate) fn read(bytes: &[u8]) -> Result<Extracted, ExtractError> {
    let archive = Archive::open(bytes, WHAT)?;
    let parts = Parts::find(&archive)?;
    archive.check_declared(std::iter::once(parts.main.as_str()))?;
    let styles = match parts.of("styles").next() {
        Some(path) => optional(&archive, path)?.map(|text| styles::read(&text)).unwrap_or_default(),
        None => Styles::default(),
    };
    let mut numbers: HashMap<NoteKey, usize> = HashMap::new();
    let main = decode(archive.read(&parts.main)?.ok_or(ExtractError::Damaged { what: WHAT })?);
    let mut content = Walker::new(&styles, &mut numbers).read(&main).map_err(|e| e.of(WHAT))?;
    drop(main);
    let mut out = Extracted::default();
    let mut damaged = false;
    let notes = notes(&archive, &parts, &styles, &mut numbers, &mut content, &mut damaged)?;
    let core = parts::core(&archive)?;
    let mut blocks = std::mem::take(&mut content.blocks);
    out.title = title(&mut blocks, &core);
    blocks.extend(notes);
    outside(&archive, &parts, &styles, &mut content, &mut blocks, &mut damaged)?;
    out.declared_language = language(&styles.languages, &blocks);
    (out.byline, out.published) = (core.creator, core.created);
    out.hidden = content.hidden;
    if !blocks.iter().any(|b| b.dropped.is_none()) && out.title.is_none() && out.hidden.is_empty() {
        return Err(ExtractError::Empty);
    }
    out.blocks = blocks.into_iter().map(raw).collect();
    for (code, message, wanted) in [
        ("truncated", "The document is too long; its end was left out.", content.truncated),
        ("embedded-document", "A document embedded in this one was left out.", content.embedded),
        ("damaged-documents", "A part of the document is damaged and was left out.", damaged),
    ] {
        if wanted {
            out.warnings.push(Warning { code: code.to_owned(), message: message.to_owned() });
        }
    }
    Ok(out)
}

fn raw(block: Block) -> RawBlock {
    RawBlock {
        kind: block.kind,
        level: (block.kind == BlockKind::Heading).then(|| block.level.clamp(2, 6)),
        text: block.text,
        dropped: block.dropped.map(|r| DropReason(r.to_owned())),
    }
}

/// Reads a file beside the main one; `None` where it is missing or damaged.
fn side(
    archive: &Archive<'_>,
    path: &str,
    styles: &Styles,
    numbers: &mut HashMap<NoteKey, usize>,
    damaged: &mut bool,
) -> Result<Option<Content>, ExtractError> {
    let Some(text) = optional(archive, path)? else {
        *damaged = true;
        return Ok(None);
    };
    match Walker::new(styles, numbers).read(&text) {
        Ok(content) => Ok(Some(content)),
        Err(error) => match error.of(WHAT) {
            ExtractError::Damaged { .. } => {
                *damaged = true;
                Ok(None)
            }
            error => Err(error),
        },
    }
}

/// The footnotes and endnotes in the order of their numbers, each beginning with its number; then those
/// that nothing refers to, dropped.
fn notes(
    archive: &Archive<'_>,
    parts: &Parts,
    styles: &Styles,
    numbers: &mut HashMap<NoteKey, usize>,
    content: &mut Content,
    damaged: &mut bool,
) -> Result<Vec<Block>, ExtractError> {
    let mut found: Vec<(usize, Vec<Block>)> = Vec::new();
    for (kind, is_end) in [("footnotes", false), ("endnotes", true)] {
        let Some(path) = parts.of(kind).next() else { continue };
        // A note that refers to a note would number it anew; those in use are numbered by now.
        let Some(mut file) = side(archive, path, styles, numbers, damaged)? else { continue };
        content.hidden.append(&mut file.hidden);
        content.truncated |= file.truncated;
        let mut blocks = file.blocks;
        for (id, first) in file.notes.into_iter().rev() {
            let mut own = blocks.split_off(first.min(blocks.len()));
            let number = numbers.get(&(is_end, id)).copied();
            match (number, own.first_mut()) {
                (Some(number), Some(block)) => block.text = format!("[{number}] {}", block.text),
                (None, _) => own.iter_mut().for_each(|b| b.dropped = Some("unreferenced")),
                (Some(_), None) => {}
            }
            found.push((number.unwrap_or(usize::MAX), own));
        }
    }
    found.sort_by_key(|(number, _)| *number);
    Ok(found.into_iter().flat_map(|(_, blocks)| blocks).collect())
}

/// Adds what stands outside the text: the heads and feet of pages, and comments.
fn outside(
    archive: &Archive<'_>,
    parts: &Parts,
    styles: &Styles,
    content: &mut Content,
    blocks: &mut Vec<Block>,
    damaged: &mut bool,
) -> Result<(), ExtractError> {
    let mut seen = HashSet::new();
    for (kind, reason) in [("header", "running-head"), ("footer", "running-head"), ("comments", "comment")] {
        for path in parts.of(kind).take(100) {
            let mut numbers = HashMap::new();
            let Some(mut file) = side(archive, path, styles, &mut numbers, damaged)? else { continue };
            content.hidden.append(&mut file.hidden);
            for mut block in file.blocks {
                block.dropped = Some(reason);
                if block.kind == BlockKind::Heading {
                    (block.kind, block.level) = (BlockKind::Paragraph, 0);
                }
                if reason == "comment" || seen.insert(block.text.clone()) {
                    blocks.push(block);
                }
            }
        }
    }
    Ok(())
}

/// Takes the title out of the blocks: the paragraph in the style for titles, else the one that says
/// what the document calls itself, else a heading that begins it.
fn title(blocks: &mut Vec<Block>, core: &Core) -> Option<String> {
    let kept = |b: &Block| b.dropped.is_none();
    let opening = || blocks.iter().enumerate().filter(|(_, b)| kept(b)).take(OPENING);
    let letters = |text: &str| -> String {
        text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
    };
    if let Some(at) = opening().find(|(_, b)| b.title).map(|(at, _)| at) {
        return Some(blocks.remove(at).text);
    }
    if let Some(own) = &core.title
        && let wanted = letters(own)
        && wanted.chars().count() > 2
    {
        if let Some(at) = opening().find(|(_, b)| letters(&b.text) == wanted).map(|(at, _)| at) {
            return Some(blocks.remove(at).text);
        }
        if opening().any(|(_, b)| b.kind == BlockKind::Heading && letters(&b.text).contains(&wanted)) {
            return Some(own.clone());
        }
    }
    let at = opening().take(4).find(|(_, b)| b.kind == BlockKind::Heading).map(|(at, _)| at)?;
    Some(blocks.remove(at).text)
}

/// The default language of the kind of script that the text is in.
fn language(languages: &Languages, blocks: &[Block]) -> Option<LangTag> {
    let (mut all, mut wide, mut bidi) = (0usize, 0usize, 0usize);
    let kept = blocks.iter().filter(|b| b.dropped.is_none());
    for c in kept.flat_map(|b| b.text.chars()).filter(|c| c.is_alphabetic()).take(4000) {
        all += 1;
        wide += usize::from(is_wide(c));
        bidi += usize::from(
            matches!(c, '\u{590}'..='\u{8ff}' | '\u{fb1d}'..='\u{fdff}' | '\u{fe70}'..='\u{fefc}'),
        );
    }
    let tag = if wide * 3 > all {
        &languages.east_asian
    } else if bidi * 2 > all {
        &languages.bidi
    } else {
        &languages.latin
    };
    tag.as_deref().and_then(LangTag::parse)
}
