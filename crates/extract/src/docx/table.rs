//! Tables of a document, nested ones flattened.

use diglot_core::article::BlockKind;

use super::body::Block;

/// The most cells of a table that is kept as one; the widest span that is believed.
const MAX_CELLS: usize = 20_000;
const MAX_SPAN: usize = 60;
/// A table whose cells hold more bytes than this on average lays text out.
const LONG_CELL: usize = 300;

/// A table being read.
#[derive(Debug)]
pub(crate) struct Table {
    /// The first block in it.
    first: usize,
    rows: Vec<Vec<String>>,
    cells: usize,
    bytes: usize,
    cell_from: usize,
    span: usize,
    /// Whether something in it says that it only lays out.
    pub(crate) layout: bool,
    /// Whether its cells may stand on another colour than the page.
    pub(crate) coloured: bool,
}

impl Table {
    /// A table that starts before the block of that number.
    pub(crate) fn new(first: usize) -> Self {
        Self {
            first,
            rows: Vec::new(),
            cells: 0,
            bytes: 0,
            cell_from: first,
            span: 1,
            layout: false,
            coloured: false,
        }
    }

    /// A row starts.
    pub(crate) fn row(&mut self) {
        if !self.layout {
            self.rows.push(Vec::new());
        }
    }

    /// A cell starts before the block of that number.
    pub(crate) fn cell(&mut self, at: usize) {
        (self.cell_from, self.span) = (at, 1);
    }

    /// The cell is that many columns wide.
    pub(crate) fn span(&mut self, columns: usize) {
        self.span = columns.clamp(1, MAX_SPAN);
    }

    /// The cell that started last ends.
    pub(crate) fn end_cell(&mut self, blocks: &[Block]) {
        self.cells += 1;
        if self.layout || self.cells > MAX_CELLS {
            (self.layout, self.rows) = (true, Vec::new());
            return;
        }
        let inside = blocks.get(self.cell_from..).unwrap_or_default().iter().filter(|b| b.dropped.is_none());
        let text = inside.map(|b| b.text.replace(['\t', '\n'], " ")).collect::<Vec<_>>().join(" ");
        self.bytes += text.len();
        if let Some(row) = self.rows.last_mut() {
            row.push(text);
            row.extend((1..self.span).map(|_| String::new()));
        }
    }

    /// The table ends: its blocks become one, unless it only lays text out.
    pub(crate) fn end(self, blocks: &mut Vec<Block>) {
        let rows: Vec<&Vec<String>> = self.rows.iter().filter(|r| r.iter().any(|c| !c.is_empty())).collect();
        let filled = rows.iter().map(|r| r.iter().filter(|c| !c.is_empty()).count()).max().unwrap_or(0);
        if self.layout || filled < 2 || self.bytes > LONG_CELL * self.cells.max(1) {
            return;
        }
        let lines: Vec<String> =
            rows.iter().map(|r| r.join("\t").trim_end_matches('\t').to_owned()).collect();
        let tail = blocks.split_off(self.first.min(blocks.len()));
        blocks.extend(tail.into_iter().filter(|b| b.dropped.is_some()));
        blocks.push(Block {
            kind: BlockKind::Table,
            level: 0,
            text: lines.join("\n"),
            title: false,
            dropped: None,
        });
    }
}
