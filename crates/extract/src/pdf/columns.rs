//! Columns of running text, parted before the library orders a page.
//!
//! The library cuts a page at wide channels of white. Journals set their columns closer than that, one
//! letter's width apart, and then lines of neighbouring columns run into each other. Here a channel
//! counts by what stands along it: many lines of prose end before it, as many begin behind it, and few
//! cross it.

use unpdf::parser::TextSpan;

use super::line::is_rtl;

/// The most columns are two to this power.
const DEPTH: u32 = 2;

/// A piece of a line without a gap as wide as a channel.
struct Piece {
    spans: Vec<TextSpan>,
    left: f32,
    right: f32,
    y: f32,
    size: f32,
    letters: usize,
}

/// The runs of a page in groups that are read one after another.
pub(crate) fn part(spans: Vec<TextSpan>) -> Vec<Vec<TextSpan>> {
    let (turned, level): (Vec<_>, Vec<_>) = spans.into_iter().partition(TextSpan::is_rotated);
    let text: String = level.iter().take(2_000).map(|s| s.text.as_str()).collect();
    let mut out = Vec::new();
    cut(pieces(level), is_rtl(&text), DEPTH, &mut out);
    if !turned.is_empty() {
        out.push(turned);
    }
    out
}

fn cut(pieces: Vec<Piece>, rtl: bool, depth: u32, out: &mut Vec<Vec<TextSpan>>) {
    let channel = if depth == 0 { None } else { channel(&pieces) };
    let Some(x) = channel else {
        let spans: Vec<TextSpan> = pieces.into_iter().flat_map(|p| p.spans).collect();
        if !spans.is_empty() {
            out.push(spans);
        }
        return;
    };
    // What crosses the channel parts what is above it from what is below.
    let (mut left, mut right, mut across) = (Vec::new(), Vec::new(), Vec::new());
    for piece in pieces {
        if crosses(&piece, x) {
            flush(&mut left, &mut right, rtl, depth, out);
            across.push(piece);
            continue;
        }
        flush(&mut across, &mut Vec::new(), rtl, depth, out);
        if piece.right <= x + 2.0 { left.push(piece) } else { right.push(piece) }
    }
    flush(&mut across, &mut Vec::new(), rtl, depth, out);
    flush(&mut left, &mut right, rtl, depth, out);
}

fn flush(left: &mut Vec<Piece>, right: &mut Vec<Piece>, rtl: bool, depth: u32, out: &mut Vec<Vec<TextSpan>>) {
    let (first, second) = if rtl { (right, left) } else { (left, right) };
    cut(std::mem::take(first), rtl, depth - 1, out);
    cut(std::mem::take(second), rtl, depth - 1, out);
}

fn crosses(piece: &Piece, x: f32) -> bool {
    piece.left < x - 2.0 && piece.right > x + 2.0
}

/// The pieces of lines, from the top of the page down.
fn pieces(mut spans: Vec<TextSpan>) -> Vec<Piece> {
    spans.sort_by(|a, b| b.y.total_cmp(&a.y).then(a.x.total_cmp(&b.x)));
    let mut rows: Vec<Vec<TextSpan>> = Vec::new();
    for span in spans {
        match rows.last_mut() {
            Some(row) if row.first().is_some_and(|f| (f.y - span.y).abs() <= 0.15 * f.font_size.max(4.0)) => {
                row.push(span);
            }
            _ => rows.push(vec![span]),
        }
    }
    let mut out: Vec<Piece> = Vec::new();
    for mut row in rows {
        row.sort_by(|a, b| a.x.total_cmp(&b.x));
        let mut open: Option<Piece> = None;
        for span in row {
            let width = span.ink_width.unwrap_or(span.width).max(0.3 * span.font_size);
            let (left, right) = (span.x, span.x + width);
            let letters = span.text.chars().filter(|c| c.is_alphabetic()).count();
            match &mut open {
                Some(piece) if left - piece.right < 0.75 * span.font_size.max(piece.size) => {
                    piece.right = piece.right.max(right);
                    piece.letters += letters;
                    piece.size = piece.size.max(span.font_size);
                    piece.spans.push(span);
                }
                _ => {
                    let (y, size) = (span.y, span.font_size);
                    out.extend(open.replace(Piece { spans: vec![span], left, right, y, size, letters }));
                }
            }
        }
        out.extend(open);
    }
    out
}

/// Where a channel between columns of prose runs.
fn channel(pieces: &[Piece]) -> Option<f32> {
    let prose: Vec<&Piece> =
        pieces.iter().filter(|p| p.letters >= 12 && p.right - p.left > 6.0 * p.size).collect();
    if prose.len() < 10 {
        return None;
    }
    let mut starts: Vec<f32> = prose.iter().map(|p| p.left).collect();
    starts.sort_by(f32::total_cmp);
    starts.dedup_by(|a, b| (*a - *b).abs() < 1.5);
    let mut best: Option<(usize, f32)> = None;
    for start in starts {
        let x = start - 3.0;
        let before: Vec<&&Piece> = prose.iter().filter(|p| p.right <= x + 2.0).collect();
        let behind: Vec<&&Piece> = prose.iter().filter(|p| p.left >= x - 2.0).collect();
        let across = pieces.iter().filter(|p| crosses(p, x) && p.letters > 0).count();
        let least = before.len().min(behind.len());
        if least < 5 || across * 3 > before.len() + behind.len() {
            continue;
        }
        // Columns stand side by side, and their lines fill them.
        let (low, high) = span_of(&before);
        let beside = behind.iter().filter(|p| p.y <= high && p.y >= low).count();
        let flush = behind.iter().filter(|p| (p.left - start).abs() < 2.0).count();
        if beside < 4 || flush * 3 < behind.len() || !is_prose(&before) || !is_prose(&behind) {
            continue;
        }
        let score = 2 * least + flush;
        let score = score.saturating_sub(3 * across);
        if best.is_none_or(|(s, _)| score > s) {
            best = Some((score, x));
        }
    }
    best.map(|(_, x)| x)
}

fn span_of(pieces: &[&&Piece]) -> (f32, f32) {
    pieces.iter().fold((f32::MAX, f32::MIN), |(low, high), p| (low.min(p.y), high.max(p.y)))
}

/// Whether lines fill their column, as prose does and the cells of a table do not.
fn is_prose(lines: &[&&Piece]) -> bool {
    let widest = lines.iter().map(|p| p.right - p.left).fold(0.0, f32::max);
    let full = lines.iter().filter(|p| p.right - p.left > 0.8 * widest).count();
    let letters: usize = lines.iter().map(|p| p.letters).sum();
    full * 2 > lines.len() && letters > 18 * lines.len()
}
