//! Every crate takes the workspace's lints, edition and licence, and none can be published by
//! accident.

use super::{Finding, Tree};

/// Lines that each manifest must hold.
const LINES: &[(&str, &str)] = &[
    ("[lints]\nworkspace = true", "the lints would not apply: add `[lints]` with `workspace = true`"),
    ("edition.workspace = true", "add `edition.workspace = true`"),
    ("license.workspace = true", "add `license.workspace = true`"),
    ("publish.workspace = true", "it could be published by accident: add `publish.workspace = true`"),
];

pub(super) fn check(tree: &Tree) -> Vec<Finding> {
    let mut findings = Vec::new();
    for path in tree.under("", &["/Cargo.toml"]).filter(|path| !path.contains("/fixtures/")) {
        let text = tree.text(path);
        // Beside the product stand workspaces of their own; what they are made of is not handed out.
        if path != "/Cargo.toml" && path != "Cargo.toml" && text.contains("\n[workspace]\n") {
            if !text.contains("\npublish = false\n") {
                findings.push(Finding::new(
                    path,
                    0,
                    "it could be published by accident: add `publish = false`",
                ));
            }
            continue;
        }
        for (wanted, message) in LINES {
            if !text.contains(wanted) {
                findings.push(Finding::new(path, 0, *message));
            }
        }
    }
    findings
}
