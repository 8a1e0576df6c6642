//! Tables of data, as opposed to tables that lay a page out.

use super::chapter::Piece;

/// The deepest nesting that is followed, and the most cells of a table of data.
const MAX_NESTED: usize = 12;
const MAX_CELLS: usize = 20_000;

#[derive(Debug)]
struct Table {
    /// The first piece in it.
    first: usize,
    rows: Vec<Vec<String>>,
    cells: usize,
    characters: usize,
    cell_from: usize,
    /// Whether something in it says that it only lays out.
    layout: bool,
}

/// The tables that are open, the innermost last.
#[derive(Debug, Default)]
pub(crate) struct Tables {
    open: Vec<Table>,
    /// How many are open beyond those that are followed.
    beyond: usize,
}

impl Tables {
    /// A table starts before the piece of that number.
    pub(crate) fn open(&mut self, first: usize) {
        self.refuse();
        if self.open.len() >= MAX_NESTED {
            self.beyond += 1;
            return;
        }
        self.open.push(Table {
            first,
            rows: Vec::new(),
            cells: 0,
            characters: 0,
            cell_from: first,
            layout: false,
        });
    }

    /// Something stands in a cell that tables of data do not have: all open tables lay out.
    pub(crate) fn refuse(&mut self) {
        for table in &mut self.open {
            table.layout = true;
            table.rows = Vec::new();
        }
    }

    /// A row starts.
    pub(crate) fn row(&mut self) {
        if let Some(table) = self.current() {
            table.rows.push(Vec::new());
        }
    }

    /// A cell starts before the piece of that number.
    pub(crate) fn cell(&mut self, at: usize) {
        if let Some(table) = self.current() {
            table.cell_from = at;
        }
    }

    /// The cell that started last ends.
    pub(crate) fn end_cell(&mut self, pieces: &[Piece]) {
        let Some(table) = self.current() else { return };
        let inside = pieces.get(table.cell_from..).unwrap_or_default();
        let text = inside.iter().map(|p| p.text.replace(['\t', '\n'], " ")).collect::<Vec<_>>().join(" ");
        table.cells += 1;
        table.characters += text.len();
        if table.cells > MAX_CELLS {
            table.layout = true;
            table.rows = Vec::new();
        } else if let Some(row) = table.rows.last_mut() {
            row.push(text);
        }
    }

    fn current(&mut self) -> Option<&mut Table> {
        if self.beyond > 0 { None } else { self.open.last_mut().filter(|t| !t.layout) }
    }

    /// The innermost table ends. Where it is one of data: the number of its first piece, and its rows,
    /// cells parted by tabs. The rule is that of web pages: at least two columns and four cells, and
    /// no long text in them.
    pub(crate) fn close(&mut self) -> Option<(usize, String)> {
        if self.beyond > 0 {
            self.beyond -= 1;
            return None;
        }
        let table = self.open.pop()?;
        let rows: Vec<&Vec<String>> = table.rows.iter().filter(|r| r.iter().any(|c| !c.is_empty())).collect();
        if table.layout
            || rows.is_empty()
            || table.cells < 4
            || table.cells < 2 * rows.len()
            || table.characters > table.cells * 160
        {
            return None;
        }
        let text = rows.iter().map(|r| r.join("\t")).collect::<Vec<_>>().join("\n");
        Some((table.first, text))
    }
}
