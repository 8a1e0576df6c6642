//! From what a front end extracted to an article with names, a language and segments.

use std::ops::Range;

use super::cut::{LONGEST_SEGMENT, cut_long};
use super::sentence::sentences;
use super::units::{is_line_break, trim};
use crate::article::{Article, ArticleId, Block, BlockId, BlockKind, Extracted, Segment, SegmentId, Source};
use crate::lang::LangTag;
use crate::language::{Detection, detect};

/// Makes an article of what a front end extracted: names its blocks, detects its language, and
/// cuts it into segments.
///
/// The title becomes block 0 and segment 0, whole. The segments of kept blocks are numbered from 1
/// in reading order, those of dropped blocks after them; the list of segments itself is in document
/// order. No segment is longer than 1,200 characters but the title. Blocks without text are left
/// out.
pub fn build_article(id: ArticleId, source: Source, extracted: Extracted) -> Article {
    let title = extracted.title.map(|t| t.trim().to_owned()).unwrap_or_default();
    let mut blocks = Vec::with_capacity(extracted.blocks.len() + 1);
    if !title.is_empty() {
        blocks.push(Block {
            id: BlockId(0),
            kind: BlockKind::Title,
            level: None,
            text: title.clone(),
            dropped: None,
            language: None,
        });
    }
    let body = extracted.blocks.into_iter().filter(|b| !b.text.trim().is_empty());
    blocks.extend(body.zip(1..).map(|(raw, number)| Block {
        id: BlockId(number),
        kind: raw.kind,
        level: raw.level,
        text: raw.text,
        dropped: raw.dropped,
        language: None,
    }));
    let declared = extracted.declared_language.filter(|tag| !tag.is_und());
    let detection = detect_article(&blocks, declared.as_ref());
    for block in &mut blocks {
        block.language = block_language(block, &detection);
    }
    let segments = segment_blocks(&blocks, &detection.tag);
    Article {
        id,
        source,
        title,
        byline: extracted.byline,
        site_name: extracted.site_name,
        published: extracted.published,
        url: extracted.url,
        detection,
        language_override: None,
        blocks,
        segments,
        hidden: extracted.hidden,
        warnings: extracted.warnings,
        parts: extracted.parts,
        part: extracted.part,
    }
}

/// The language of the title and all that is kept but code, read as one text.
fn detect_article(blocks: &[Block], declared: Option<&LangTag>) -> Detection {
    let mut text = String::new();
    for block in blocks.iter().filter(|b| b.is_kept() && b.kind != BlockKind::Code) {
        text.push_str(&block.text);
        text.push('\n');
    }
    detect(&text, declared)
}

/// Fewest letters of a block that is asked for a language of its own.
const FEWEST_LETTERS: usize = 60;

fn block_language(block: &Block, article: &Detection) -> Option<LangTag> {
    if block.kind == BlockKind::Code
        || block.text.chars().filter(|c| c.is_alphabetic()).take(FEWEST_LETTERS).count() < FEWEST_LETTERS
    {
        return None;
    }
    let own = detect(&block.text, Some(&article.tag));
    (own.reliable && !own.tag.same_language(&article.tag)).then_some(own.tag)
}

fn segment_blocks(blocks: &[Block], language: &LangTag) -> Vec<Segment> {
    let mut segments = Vec::new();
    for block in blocks {
        for range in block_segments(block, block.language.as_ref().unwrap_or(language)) {
            let text = block.text[range.clone()].to_owned();
            segments.push(Segment {
                id: SegmentId::TITLE,
                block: block.id,
                start: range.start,
                end: range.end,
                text,
            });
        }
    }
    // Names are given in reading order, kept blocks first, so that restoring a dropped block
    // renames nothing.
    let dropped: std::collections::HashSet<BlockId> =
        blocks.iter().filter(|b| !b.is_kept()).map(|b| b.id).collect();
    let mut next = 1;
    for of_dropped in [false, true] {
        for segment in
            segments.iter_mut().filter(|s| s.block.0 != 0 && dropped.contains(&s.block) == of_dropped)
        {
            segment.id = SegmentId(next);
            next += 1;
        }
    }
    segments
}

fn block_segments(block: &Block, language: &LangTag) -> Vec<Range<usize>> {
    let whole = trim(&block.text, 0..block.text.len());
    let ranges = match block.kind {
        BlockKind::Title => return vec![whole],
        BlockKind::Code => vec![whole],
        BlockKind::Table => rows(&block.text),
        _ => sentences(&block.text, language),
    };
    let mut out = Vec::with_capacity(ranges.len());
    for range in ranges {
        if range.len() <= LONGEST_SEGMENT {
            out.push(range);
        } else {
            cut_long(&block.text, range, &mut out);
        }
    }
    out
}

fn rows(text: &str) -> Vec<Range<usize>> {
    let mut out = Vec::new();
    let mut start = 0;
    for row in text.split_inclusive(is_line_break) {
        let range = trim(text, start..start + row.len());
        if !range.is_empty() {
            out.push(range);
        }
        start += row.len();
    }
    out
}

#[cfg(test)]
mod tests;
