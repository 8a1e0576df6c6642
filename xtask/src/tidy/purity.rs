//! `core` and `extract` compute; they neither read files, nor ask the time, nor print. Clippy holds
//! that, through the methods their own `clippy.toml` forbids; this check holds the list.

use super::{Finding, Tree};

const PURE: &[&str] = &["core", "extract"];

/// What each list must forbid.
const FORBIDDEN: &[&str] = &[
    "std::fs::read",
    "std::fs::read_to_string",
    "std::fs::write",
    "std::fs::File::open",
    "std::time::SystemTime::now",
    "std::time::Instant::now",
    "std::env::var",
];

pub(super) fn check(tree: &Tree) -> Vec<Finding> {
    let mut findings = Vec::new();
    for name in PURE {
        let path = format!("crates/{name}/clippy.toml");
        let listed = forbidden(&tree.text(&path));
        for method in FORBIDDEN {
            if !listed.iter().any(|listed| listed == method) {
                findings.push(Finding::new(
                    &path,
                    0,
                    format!("must list `{method}` under `disallowed-methods`"),
                ));
            }
        }
        let source = format!("crates/{name}/src/");
        for file in tree.under(&source, &[".rs"]) {
            for (line, text) in tree.lines(file) {
                if text.contains("clippy::disallowed_methods") {
                    findings.push(Finding::new(
                        file,
                        line,
                        "lets in what the crate must not do: take it as an argument",
                    ));
                }
            }
        }
    }
    findings
}

/// The paths under `disallowed-methods`, whether plain or with a reason.
fn forbidden(text: &str) -> Vec<String> {
    let Ok(file) = text.parse::<toml::Table>() else { return Vec::new() };
    file.get("disallowed-methods")
        .and_then(toml::Value::as_array)
        .into_iter()
        .flatten()
        .filter_map(|entry| entry.as_str().or_else(|| entry.get("path").and_then(toml::Value::as_str)))
        .map(str::to_owned)
        .collect()
}
