//! Tables, told by how their cells line up.
//!
//! Rows in which text stands in several places, one below the other, and whose places make columns with
//! white between them, are a table. What stands above and below is laid out by itself, so that no cell
//! gets among running text.

use unpdf::parser::{TextLine, TextSpan};

use super::line::{Line, is_rtl};
use super::{bidi, letters};

/// White of so many font sizes parts two cells.
const GAP: f32 = 0.75;

/// From baseline to baseline within a table at most, in font sizes.
const FAR: f32 = 4.0;

/// What follows each other on a page or in a column.
pub(crate) enum Band {
    /// Running text.
    Text(Vec<TextSpan>),
    /// A table.
    Table(Cells),
}

/// The lines of a table, each with its cells, and where its columns stand.
pub(crate) struct Cells {
    rows: Vec<Vec<Cell>>,
    columns: Vec<(f32, f32)>,
    sure: bool,
}

/// Text of one line without a gap as wide as that between cells.
#[derive(Clone)]
struct Cell {
    spans: Vec<TextSpan>,
    left: f32,
    right: f32,
    y: f32,
    size: f32,
}

impl Cell {
    fn letters(&self) -> usize {
        self.spans.iter().flat_map(|s| s.text.chars()).filter(|c| c.is_alphabetic()).count()
    }

    fn text(&self, rtl: bool) -> String {
        let line = TextLine::from_spans(self.spans.clone());
        let text = line.text();
        letters::mend(&if bidi::has_rtl(&text) {
            bidi::text(&line.spans, rtl || is_rtl(&text))
        } else {
            text
        })
    }
}

/// The runs of a page or a column, tables set apart from text, from the top down.
pub(crate) fn bands(spans: Vec<TextSpan>) -> Vec<Band> {
    if spans.iter().any(TextSpan::is_rotated) {
        return vec![Band::Text(spans)];
    }
    let rows = rows(&spans);
    let mut found: Vec<(usize, usize, Cells)> = Vec::new();
    let mut at = 0;
    while at < rows.len() {
        match table_at(&rows, at) {
            Some((end, cells)) => {
                found.push((at, end, cells));
                at = end;
            }
            None => at += 1,
        }
    }
    if found.is_empty() {
        return vec![Band::Text(spans)];
    }
    let mut out = Vec::new();
    let mut done = 0;
    let text = |rows: &[Vec<Cell>]| rows.iter().flatten().flat_map(|c| c.spans.clone()).collect::<Vec<_>>();
    for (from, to, cells) in found {
        out.push(Band::Text(text(&rows[done..from])));
        out.push(Band::Table(cells));
        done = to;
    }
    out.push(Band::Text(text(&rows[done..])));
    out
}

/// The lines, from the top down, as their cells from left to right.
fn rows(spans: &[TextSpan]) -> Vec<Vec<Cell>> {
    let mut order: Vec<&TextSpan> = spans.iter().collect();
    order.sort_by(|a, b| b.y.total_cmp(&a.y).then(a.x.total_cmp(&b.x)));
    let mut lines: Vec<Vec<&TextSpan>> = Vec::new();
    for span in order {
        let joins = lines.last().and_then(|l| l.last()).is_some_and(|last| {
            let (step, large) = ((last.y - span.y).abs(), last.font_size.max(span.font_size));
            // Raised and lowered letters stand off their line.
            let small = last.font_size.min(span.font_size) < 0.85 * large;
            step <= 0.15 * large.max(4.0) || small && step <= 0.5 * large
        });
        match lines.last_mut() {
            Some(line) if joins => line.push(span),
            _ => lines.push(vec![span]),
        }
    }
    lines.into_iter().map(cells).filter(|row| !row.is_empty()).collect()
}

fn cells(mut line: Vec<&TextSpan>) -> Vec<Cell> {
    line.sort_by(|a, b| a.x.total_cmp(&b.x));
    let mut out: Vec<Cell> = Vec::new();
    let mut blank: Vec<TextSpan> = Vec::new();
    for span in line {
        if span.text.trim().is_empty() {
            blank.push(span.clone());
            continue;
        }
        let width = span.ink_width.unwrap_or(span.width).max(0.3 * span.font_size);
        let (left, right) = (span.x, span.x + width);
        match out.last_mut() {
            Some(cell) if left - cell.right < GAP * span.font_size.max(cell.size) => {
                cell.right = cell.right.max(right);
                if span.font_size > cell.size {
                    (cell.size, cell.y) = (span.font_size, span.y);
                }
                cell.spans.append(&mut blank);
                cell.spans.push(span.clone());
            }
            _ => {
                blank.clear();
                out.push(Cell { spans: vec![span.clone()], left, right, y: span.y, size: span.font_size });
            }
        }
    }
    out
}

/// The columns so far, widened by a row; `None` where a cell would lie in two of them, or two cells in
/// one.
fn widened(columns: &[(f32, f32)], row: &[Cell]) -> Option<Vec<(f32, f32)>> {
    let mut out = columns.to_vec();
    let mut taken: Vec<(f32, f32)> = Vec::new();
    for cell in row {
        let (mut left, mut right) = (cell.left, cell.right);
        let touched: Vec<usize> =
            (0..out.len()).filter(|&i| out[i].0 < right - 0.5 && out[i].1 > left + 0.5).collect();
        match touched.as_slice() {
            [] => out.push((left, right)),
            [i] => {
                if taken.iter().any(|t| t.0 < out[*i].1 && t.1 > out[*i].0) {
                    return None;
                }
                left = left.min(out[*i].0);
                right = right.max(out[*i].1);
                out[*i] = (left, right);
            }
            _ => return None,
        }
        taken.push((left, right));
    }
    out.sort_by(|a, b| a.0.total_cmp(&b.0));
    out.windows(2).all(|w| w[0].1 < w[1].0 + 0.5).then_some(out)
}

/// The table whose first line is at a row, and where it ends.
fn table_at(rows: &[Vec<Cell>], start: usize) -> Option<(usize, Cells)> {
    if rows[start].len() < 2 {
        return None;
    }
    let mut columns = widened(&[], &rows[start])?;
    let mut end = start + 1;
    // Behind the last row of several cells, with what wraps in its cells.
    let mut certain = end;
    let mut sure = true;
    while let Some(row) = rows.get(end) {
        let (above, here) = (&rows[end - 1][0], &row[0]);
        let step = above.y - here.y;
        if step > FAR * here.size.max(above.size) || (above.size - here.size).abs() > 0.35 * here.size {
            break;
        }
        let Some(wider) = widened(&columns, row) else {
            // Cells that lie across columns belong to the table only if more of its rows follow.
            let more = rows.get(end + 1).is_some_and(|r| r.len() > 1);
            if row.len() > 2 && columns.len() > 2 && more {
                sure = false;
                end += 1;
                certain = end;
                continue;
            }
            break;
        };
        if row.len() == 1 {
            let inside = columns.iter().position(|c| c.0 < here.right && c.1 > here.left);
            // A line in the first column, or beside all, may be the next paragraph.
            let wraps = match inside {
                Some(0) => wider == columns,
                Some(_) => true,
                None => false,
            };
            if !wraps || step > 2.2 * here.size && inside == Some(0) {
                break;
            }
            columns = wider;
            end += 1;
            if inside != Some(0) && step < 1.7 * here.size {
                certain = end;
            }
            continue;
        }
        columns = wider;
        end += 1;
        certain = end;
    }
    let rows = rows[start..certain].to_vec();
    let cells = Cells { rows, columns, sure };
    is_table(&cells).then_some((certain, cells))
}

/// Whether rows that line up are a table, and not a list, columns of prose or names beside each other.
fn is_table(cells: &Cells) -> bool {
    let full: Vec<&Vec<Cell>> = cells.rows.iter().filter(|r| r.len() > 1).collect();
    let (count, wide) = (full.len(), cells.columns.len());
    if count < 2 || wide < 2 {
        return false;
    }
    let in_column = |c: &(f32, f32)| {
        let (left, right) = *c;
        full.iter()
            .flat_map(|r| r.iter())
            .filter(|cell| cell.left < right && cell.right > left)
            .collect::<Vec<&Cell>>()
    };
    let columns: Vec<Vec<&Cell>> = cells.columns.iter().map(in_column).collect();
    let text = |cell: &Cell| cell.spans.iter().map(|s| s.text.as_str()).collect::<String>();
    let digit = |cell: &Cell| text(cell).contains(|c: char| c.is_numeric());
    // The marks of a list, on either side.
    let mark = |cell: &&Cell| {
        let text = text(cell);
        let core = text.trim();
        core.chars().count() <= 4 || core.starts_with('[') && core.len() < 12
    };
    let marks = |column: &[&Cell]| column.iter().filter(|c| mark(c)).count() * 10 >= column.len() * 8;
    if wide == 2 && (marks(&columns[0]) || is_rtl(&text(columns[0][0])) && marks(&columns[1])) {
        return false;
    }
    // Lines that fill their column are prose.
    let prose = columns.iter().zip(&cells.columns).filter(|(column, (left, right))| {
        let filled = column.iter().filter(|c| c.right - c.left > 0.75 * (right - left)).count();
        let letters: usize = column.iter().map(|c| c.letters()).sum();
        filled * 2 > column.len() && letters > 20 * column.len() && column.len() * 2 > count
    });
    if prose.count() > 1 {
        return false;
    }
    let numbers = full.iter().filter(|r| r.iter().skip(1).any(digit) || digit(&r[0])).count();
    let flush = |edge: fn(&Cell) -> f32, column: &[&Cell]| {
        let near = |c: &&&Cell| column.iter().filter(|o| (edge(o) - edge(c)).abs() < 2.5).count();
        column.iter().map(|c| near(&c)).max().unwrap_or(0) * 10 >= column.len() * 6
    };
    let aligned = columns.iter().filter(|c| flush(|c| c.left, c) || flush(|c| c.right, c)).count();
    let centred = columns.iter().filter(|c| flush(|c| f32::midpoint(c.left, c.right), c)).count();
    let even = aligned + 1 >= wide || centred + 1 >= wide && numbers > 0;
    match count {
        2 => even && numbers > 0 && (wide > 2 || numbers == 1),
        _ => even && (numbers > 0 || count > 3 || wide > 2 && aligned == wide),
    }
}

/// A table as a line whose text has a row a line and a tab between cells, and whether its cells are
/// told without doubt.
pub(crate) fn read(cells: Cells, page: u32, rtl: bool) -> (Option<Line>, bool) {
    let (left, right) = cells.columns.iter().fold((f32::MAX, f32::MIN), |(l, r), c| (l.min(c.0), r.max(c.1)));
    let first = cells.rows.first().and_then(|r| r.first());
    let (y, size) = first.map_or((0.0, 0.0), |c| (c.y, c.size));
    let whole: String = cells.rows.iter().flatten().flat_map(|c| &c.spans).map(|s| s.text.as_str()).collect();
    let rtl = rtl || is_rtl(&whole);
    let rows = if cells.sure {
        let owners = owners(&cells, rtl);
        let mut rows: Vec<Vec<String>> = vec![vec![String::new(); cells.columns.len()]; cells.rows.len()];
        for (row, owner) in cells.rows.iter().zip(owners) {
            for cell in row {
                let Some(at) = column_of(&cells.columns, cell) else { continue };
                let text = &mut rows[owner][at];
                if !text.is_empty() {
                    text.push(' ');
                }
                text.push_str(&cell.text(rtl));
            }
        }
        rows
    } else {
        cells.rows.iter().map(|r| r.iter().map(|c| c.text(rtl)).collect()).collect()
    };
    let text: Vec<String> = rows
        .into_iter()
        .filter(|r| r.iter().any(|c| !c.is_empty()))
        .map(|mut r| {
            if rtl {
                r.reverse();
            }
            r.join("\t").trim_end_matches('\t').to_owned()
        })
        .collect();
    let line = Line { text: text.join("\n"), left, right, y, size, page, table: true, ..Line::default() };
    ((!line.text.is_empty()).then_some(line), cells.sure)
}

fn column_of(columns: &[(f32, f32)], cell: &Cell) -> Option<usize> {
    columns.iter().position(|c| c.0 < cell.right && c.1 > cell.left)
}

/// To which row each line belongs: a line without a cell in the first column wraps in the cells of the
/// nearest line that has one.
fn owners(cells: &Cells, rtl: bool) -> Vec<usize> {
    let first = if rtl { cells.columns.len().saturating_sub(1) } else { 0 };
    let heads: Vec<bool> =
        cells.rows.iter().map(|r| r.iter().any(|c| column_of(&cells.columns, c) == Some(first))).collect();
    let y = |at: usize| cells.rows[at][0].y;
    let size = |at: usize| cells.rows[at][0].size;
    // What wraps in one cell stands alone in its line and may be set wide.
    let alone = |at: usize| cells.rows[at].len() == 1;
    let joins = |a: usize, b: usize| {
        let reach = if alone(a) || alone(b) { 2.4 } else { 1.75 };
        y(a) - y(b) < reach * size(a).max(size(b))
    };
    let mut out: Vec<usize> = (0..cells.rows.len()).collect();
    for at in 0..out.len() {
        if heads[at] {
            continue;
        }
        // Up and down as far as lines follow closely.
        let above = (0..at).rev().find(|&i| heads[i]).filter(|&i| (i..at).all(|k| joins(k, k + 1)));
        let below = (at + 1..out.len()).find(|&i| heads[i]).filter(|&i| (at..i).all(|k| joins(k, k + 1)));
        out[at] = match (above, below) {
            // The row of names at the top is rarely the one that wraps.
            (Some(0), Some(b)) if y(at) - y(b) < 1.3 * (y(0) - y(at)) => b,
            (Some(a), Some(b)) if y(at) - y(b) < 0.9 * (y(a) - y(at)) => b,
            (Some(a), _) => a,
            (None, Some(b)) => b,
            (None, None) => at,
        };
    }
    out
}
