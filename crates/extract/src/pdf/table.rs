//! Tables, told by how their cells line up.

use std::collections::HashSet;

use unpdf::parser::{TableDetector, TextLine, TextSpan};
use unpdf::{Block, Table};

use super::letters;
use super::line::{Line, is_rtl};

/// How sure the library must be, from 0 to 1; below, the rows read better as lines.
const SURE: f32 = 0.6;

/// The tables of a page as lines whose text has a row a line and a tab between cells, and the lines
/// that belong to none.
pub(crate) fn take(lines: Vec<TextLine>, page: u32) -> (Vec<Line>, Vec<TextLine>) {
    // A table needs cells beside each other; without, the costly search is spared.
    if lines.iter().filter(|l| l.spans.len() > 1).count() < 3 && lines.len() < 6 {
        return (Vec::new(), lines);
    }
    let spans: Vec<TextSpan> = lines.iter().flat_map(|l| l.spans.iter().cloned()).collect();
    let detector = TableDetector::new();
    let (found, _) = detector.detect(spans);
    let mut tables = Vec::new();
    let mut taken: Vec<TextSpan> = Vec::new();
    for table in found.iter().filter(|t| t.confidence >= SURE) {
        let Some(text) = as_text(&detector.to_table_model(table)) else { continue };
        let spans = table.rows.iter().flat_map(|r| &r.spans);
        taken.extend(spans.clone().cloned());
        let size = spans.map(|s| s.font_size).fold(0.0, f32::max);
        tables.push(Line {
            text,
            left: table.left_x,
            right: table.right_x,
            y: table.top_y,
            size,
            page,
            table: true,
            ..Line::default()
        });
    }
    if tables.is_empty() {
        return (tables, lines);
    }
    let key = |s: &TextSpan| (s.x.to_bits(), s.y.to_bits(), s.text.len());
    let taken: HashSet<_> = taken.iter().map(key).collect();
    let is_taken = |s: &TextSpan| taken.contains(&key(s));
    let mut rest = Vec::with_capacity(lines.len());
    for mut line in lines {
        let all = line.spans.len();
        line.spans.retain(|s| !is_taken(s));
        if line.spans.len() == all {
            rest.push(line);
        } else if !line.spans.is_empty() {
            rest.push(TextLine::from_spans(line.spans));
        }
    }
    (tables, rest)
}

/// Puts each table before the first line below it that it overlaps.
pub(crate) fn place(tables: Vec<Line>, lines: &mut Vec<Line>) {
    for mut table in tables {
        let at = lines
            .iter()
            .position(|l| !l.table && l.y < table.y && l.left < table.right && l.right > table.left)
            .unwrap_or(lines.len());
        table.region = lines.get(at).or(lines.last()).map_or(0, |l| l.region);
        lines.insert(at, table);
    }
}

/// The rows of a table that has at least two rows and two columns of text.
fn as_text(table: &Table) -> Option<String> {
    let mut rows: Vec<Vec<String>> = Vec::new();
    for row in &table.rows {
        let cells = row.cells.iter().map(|cell| {
            let text: Vec<String> =
                cell.content.iter().map(|p| Block::Paragraph(p.clone())).map(plain).collect();
            letters::mend(&text.join(" "))
        });
        rows.push(cells.collect());
    }
    rows.retain(|r| r.iter().any(|c| !c.is_empty()));
    let filled = rows.iter().filter(|r| r.iter().filter(|c| !c.is_empty()).count() > 1).count();
    if rows.len() < 2 || filled < 2 {
        return None;
    }
    let all: String = rows.concat().concat();
    if is_rtl(&all) {
        for row in &mut rows {
            row.reverse();
        }
    }
    let rows: Vec<String> = rows.iter().map(|r| r.join("\t").trim_end_matches('\t').to_owned()).collect();
    Some(rows.join("\n"))
}

fn plain(block: Block) -> String {
    match block {
        Block::Paragraph(p) => p.plain_text(),
        _ => String::new(),
    }
}
