//! Article text is hostile. The page renders text, never markup from a string.

use super::{Finding, Tree, scan};

/// Ways around it, in Svelte and in plain DOM code.
const WAYS: &[&str] =
    &["{@html", ".innerHTML", ".outerHTML", ".insertAdjacentHTML", "document.write", ".srcdoc"];

pub(super) fn check(tree: &Tree) -> Vec<Finding> {
    let mut findings = Vec::new();
    for path in tree.under("ui/src/", &[".svelte", ".ts", ".js"]) {
        for (line, text) in tree.lines(path) {
            if let Some(way) = WAYS.iter().find(|way| text.contains(**way) && !scan::is_comment(&text)) {
                findings.push(Finding::new(
                    path,
                    line,
                    format!("`{way}` puts markup into the page: render text"),
                ));
            }
        }
    }
    findings
}
