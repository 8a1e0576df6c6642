//! A file is one concern. Past 600 lines it is two, and nobody reads it whole before changing it.

use super::{Finding, Tree};

const MOST: usize = 600;

const SOURCES: &[&str] =
    &[".rs", ".ts", ".tsx", ".svelte", ".js", ".mjs", ".cjs", ".css", ".sh", ".awk", ".html", ".sql"];

/// Generated, or data that happens to have a source file's ending.
fn is_exempt(path: &str) -> bool {
    path.ends_with("/bindings.ts") || path.contains("/fixtures/") || path.contains("/gen/")
}

pub(super) fn check(tree: &Tree) -> Vec<Finding> {
    tree.under("", SOURCES)
        .filter(|path| !is_exempt(path))
        .filter_map(|path| {
            let lines = tree.text(path).lines().count();
            (lines > MOST)
                .then(|| Finding::new(path, 0, format!("{lines} lines; at most {MOST}: split it by concern")))
        })
        .collect()
}
