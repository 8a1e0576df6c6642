//! How the segments of an article become the rows of a review.
//!
//! Segments never change. A person may cut one, and join what follows each other in a block; both
//! are notes beside the article. Cutting gives *pieces*, each named after its segment and a part
//! number that stays; a row is a piece with those that are joined to it, and bears its name.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use crate::article::{Article, Block, BlockId, BlockKind, Segment, SegmentId};
use crate::lang::LangTag;
use crate::translation::RowId;

/// Where a later part of a cut segment begins.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Cut {
    /// The segment.
    pub segment: SegmentId,
    /// Byte offset in the segment's text, inside it.
    pub at: usize,
    /// The number of the part that begins here, from 2; parts need not follow each other by number.
    pub part: u32,
}

/// What differs from one row a segment.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Layout {
    /// Segments that belong to the row before them.
    #[serde(default, skip_serializing_if = "BTreeSet::is_empty")]
    pub joined: BTreeSet<SegmentId>,
    /// Cuts, ascending.
    #[serde(default, skip_serializing_if = "BTreeSet::is_empty")]
    pub cuts: BTreeSet<Cut>,
}

impl Layout {
    /// Whether every segment is a row of its own.
    pub fn is_plain(&self) -> bool {
        self.joined.is_empty() && self.cuts.is_empty()
    }

    /// How many rows more than segments there are; less than 0 where more is joined than cut.
    pub fn extra(&self) -> i64 {
        self.cuts.len() as i64 - self.joined.len() as i64
    }

    /// The cuts of a segment, ascending.
    pub fn cuts_of(&self, segment: SegmentId) -> impl Iterator<Item = Cut> {
        let from = Cut { segment, at: 0, part: 0 };
        let to = Cut { segment, at: usize::MAX, part: u32::MAX };
        self.cuts.range(from..=to).copied()
    }

    /// Joins the row of that name to the one before it: a cut goes, or a segment is joined.
    pub fn join(&mut self, row: RowId) {
        if row.part == 1 {
            self.joined.insert(row.segment);
        } else {
            self.cuts.retain(|c| (c.segment, c.part) != (row.segment, row.part));
        }
    }

    /// Cuts a segment and says the new part's name.
    pub fn cut(&mut self, segment: SegmentId, at: usize) -> RowId {
        let part = self.cuts_of(segment).map(|c| c.part).max().unwrap_or(1).saturating_add(1);
        self.cuts.insert(Cut { segment, at, part });
        RowId { segment, part }
    }
}

/// A segment or a part of one, as it stands in a row.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Piece {
    /// Its name.
    pub id: RowId,
    /// Byte offset of its first character in the segment's text.
    pub start: usize,
    /// Byte offset behind its last character.
    pub end: usize,
    /// Byte offset of its first character in the row's source.
    pub at: usize,
}

/// One row of a review.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// Its name.
    pub id: RowId,
    /// What it holds, in reading order; never empty.
    pub pieces: Vec<Piece>,
    /// The block it lies in.
    pub block: BlockId,
    /// What the block is.
    pub kind: BlockKind,
    /// The language of the block where it differs from the article's.
    pub language: Option<LangTag>,
    /// The number of its first segment for people, from 1 in reading order; 0 for the title.
    pub number: u32,
    /// The source text, without white space at either end.
    pub source: String,
}

impl Row {
    /// Its segments in reading order, each once.
    pub fn segments(&self) -> impl Iterator<Item = SegmentId> {
        self.pieces.iter().map(|p| p.id.segment)
    }

    /// Whether it is one whole segment.
    pub fn is_plain(&self, segment: &Segment) -> bool {
        matches!(self.pieces[..], [p] if p.id.segment == segment.id && p.end - p.start == segment.text.len())
    }

    /// The row as a segment, for checks and engines: its first segment's name, its whole source.
    /// Offsets count in the row's source.
    pub fn as_segment(&self) -> Segment {
        Segment {
            id: self.id.segment,
            block: self.block,
            start: 0,
            end: self.source.len(),
            text: self.source.clone(),
        }
    }

    /// Where an offset of the row's source lies: the segment and the byte offset in its text. White
    /// space between two pieces counts as the end of the first.
    pub fn in_segment(&self, offset: usize) -> Option<(SegmentId, usize)> {
        let piece = self.pieces.iter().rev().find(|p| p.at <= offset)?;
        Some((piece.id.segment, (piece.start + offset - piece.at).min(piece.end)))
    }
}

/// The rows of an article's kept blocks, in reading order.
pub fn rows(article: &Article, layout: &Layout) -> Vec<Row> {
    let mut rows: Vec<Row> = Vec::with_capacity(article.segments.len());
    let mut number = 0;
    for block in article.blocks.iter().filter(|b| b.is_kept()) {
        let mut before: Option<&Segment> = None;
        for segment in article.segments_of(block.id) {
            number += u32::from(segment.id != SegmentId::TITLE);
            for (id, start, end) in pieces(segment, layout) {
                let joined = id.part == 1 && layout.joined.contains(&segment.id);
                match rows.last_mut().filter(|_| joined && before.is_some()) {
                    Some(row) => append(row, block, before, segment, (id, start, end)),
                    None => rows.push(Row {
                        id,
                        pieces: vec![Piece { id, start, end, at: 0 }],
                        block: block.id,
                        kind: block.kind,
                        language: block.language.clone(),
                        number: if segment.id == SegmentId::TITLE { 0 } else { number },
                        source: segment.text[start..end].to_owned(),
                    }),
                }
            }
            before = Some(segment);
        }
    }
    rows
}

/// A segment's pieces, without the white space around them.
fn pieces<'a>(segment: &'a Segment, layout: &'a Layout) -> impl Iterator<Item = (RowId, usize, usize)> + 'a {
    // A cut that does not fit the text would be damage of the file; the segment is then whole there.
    let fits = move |c: &Cut| c.at > 0 && c.at < segment.text.len() && segment.text.is_char_boundary(c.at);
    let starts = std::iter::once((1, 0))
        .chain(layout.cuts_of(segment.id).filter(fits).map(|c| (c.part, c.at)))
        .collect::<Vec<_>>();
    let ends: Vec<usize> =
        starts.iter().skip(1).map(|(_, at)| *at).chain(std::iter::once(segment.text.len())).collect();
    starts.into_iter().zip(ends).map(|((part, start), end)| {
        let text = &segment.text[start..end];
        let lead = text.len() - text.trim_start().len();
        let start = if lead == text.len() { start } else { start + lead };
        (RowId { segment: segment.id, part }, start, start + segment.text[start..end].trim_end().len())
    })
}

/// Adds a piece to a row, with the white space that parts it from the one before.
fn append(
    row: &mut Row,
    block: &Block,
    before: Option<&Segment>,
    segment: &Segment,
    piece: (RowId, usize, usize),
) {
    let (id, start, end) = piece;
    let between = before
        .and_then(|b| block.text.get(b.end..segment.start))
        .filter(|gap| gap.chars().all(char::is_whitespace))
        .unwrap_or(" ");
    row.source.push_str(between);
    row.pieces.push(Piece { id, start, end, at: row.source.len() });
    row.source.push_str(&segment.text[start..end]);
}
