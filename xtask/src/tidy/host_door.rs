//! The page reaches outward through one file, so that the same page runs in the window, in a
//! browser against the loopback host, and in unit tests.

use super::{Finding, Tree, scan};

const DOOR: &str = "ui/src/lib/host/tauri.ts";

pub(super) fn check(tree: &Tree) -> Vec<Finding> {
    let mut findings = Vec::new();
    for path in tree.under("ui/", &[".ts", ".svelte", ".js", ".mjs"]).filter(|path| *path != DOOR) {
        for (line, text) in tree.lines(path) {
            if imports_tauri(&text) {
                findings.push(Finding::new(
                    path,
                    line,
                    format!("only {DOOR} may import `@tauri-apps/`: ask the host"),
                ));
            }
        }
    }
    if !tree.lines(DOOR).iter().any(|(_, text)| imports_tauri(text)) {
        findings.push(Finding::new(DOOR, 0, "is where the page meets the window, and no longer imports it"));
    }
    findings
}

fn imports_tauri(line: &str) -> bool {
    !scan::is_comment(line)
        && [
            "from '@tauri-apps/",
            "from \"@tauri-apps/",
            "import('@tauri-apps/",
            "import(\"@tauri-apps/",
            "import '@tauri-apps/",
        ]
        .iter()
        .any(|form| line.contains(form))
}
