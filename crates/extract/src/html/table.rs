//! Tables of data, as opposed to tables that lay a page out.

use dom_query::NodeRef;

use crate::normalise::normalise;

const MAX_NODES: usize = 20_000;

/// A part of a table whose text is asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Part {
    Row,
    Cell,
}

/// The rows of a data table, cells parted by tabs; `None` for a table that serves the layout, that is,
/// one that holds another, or a form, or long text in its cells, or a single column.
/// `seen` gives the text of a part, or nothing where it cannot be seen; a row's text is not used.
pub(crate) fn read(
    table: &NodeRef<'_>,
    seen: &mut impl FnMut(&NodeRef<'_>, Part) -> Option<String>,
) -> Option<String> {
    let mut cells = 0usize;
    let mut rows = 0usize;
    let mut chars = 0usize;
    for (seen, node) in table.descendants_it().enumerate() {
        if seen > MAX_NODES {
            return None;
        }
        if let Some(name) = node.qual_name_ref() {
            match &*name.local {
                "table" | "form" | "article" | "section" | "h1" | "h2" | "h3" | "nav" | "aside"
                | "iframe" | "blockquote" | "script" => return None,
                "td" | "th" => cells += 1,
                "tr" => rows += 1,
                _ => {}
            }
        } else if node.is_text() {
            chars += node.text().trim().len();
        }
    }
    if rows == 0 || cells < 2 * rows || cells < 4 || chars > cells * 160 {
        return None;
    }
    let mut out = String::new();
    for row in table.descendants_it().filter(|n| n.has_name("tr")) {
        if seen(&row, Part::Row).is_none() {
            continue;
        }
        let line: Vec<String> = row
            .children_it(false)
            .filter(|n| n.has_name("td") || n.has_name("th"))
            .filter_map(|n| seen(&n, Part::Cell))
            .map(|text| normalise(&text))
            .collect();
        if line.iter().any(|c| !c.is_empty()) {
            if !out.is_empty() {
                out.push('\n');
            }
            out.push_str(&line.join("\t"));
        }
    }
    (!out.is_empty()).then_some(out)
}

/// The share of a table's text that lies in links.
pub(crate) fn link_share(table: &NodeRef<'_>) -> f32 {
    let all = table.text().len().max(1);
    let linked: usize = table.descendants_it().filter(|n| n.has_name("a")).map(|n| n.text().len()).sum();
    (linked as f32 / all as f32).min(1.0)
}
