//! Who may depend on whom. The engine has no face, the domain has no network, and the command line
//! offers nothing that the engine does not: a wrong edge here is how that stops being true.

use std::collections::BTreeSet;
use std::process::Command;

use super::{Finding, Tree};

/// What each crate may know of the project's other crates; anything else is a wrong edge.
const MAY_KNOW: &[(&str, &[&str])] = &[
    ("crates/core", &[]),
    ("crates/extract", &["diglot-core"]),
    ("crates/providers", &["diglot-core"]),
    ("crates/store", &["diglot-core"]),
    ("crates/engine", &["diglot-core", "diglot-extract", "diglot-providers", "diglot-store"]),
    ("crates/cli", &["diglot-core", "diglot-engine"]),
    ("src-tauri", &["diglot-core", "diglot-engine"]),
];

/// Crates that must not be reached, however far down: from which crate, what, and why.
const MUST_NOT_REACH: &[(&str, &[&str], &str)] = &[
    ("diglot-core", &["tokio", "reqwest", "hyper", "rusqlite"], "the domain is pure"),
    ("diglot-extract", &["tokio", "reqwest", "hyper", "rusqlite"], "extraction is bytes in, article out"),
    ("diglot-providers", &["rusqlite"], "services know nothing of the library"),
    ("diglot-store", &["tokio", "reqwest", "hyper"], "the library needs no network"),
    ("diglot-cli", &["tauri", "wry", "gtk"], "nothing under crates/ has a window"),
];

pub(super) fn check(tree: &Tree) -> Vec<Finding> {
    let mut findings = wrong_edges(tree);
    for (from, banned, why) in MUST_NOT_REACH {
        let manifest = format!("crates/{}/Cargo.toml", from.trim_start_matches("diglot-"));
        match reached(tree, from) {
            Err(error) => findings.push(Finding::new(&manifest, 0, error)),
            Ok(found) => {
                for name in banned.iter().filter(|name| found.contains(**name)) {
                    let message =
                        format!("{from} reaches `{name}`, but {why}: see `cargo tree -p {from} -i {name}`");
                    findings.push(Finding::new(&manifest, 0, message));
                }
            }
        }
    }
    findings
}

/// Edges between our own crates, and any named dependency on the window's crates under `crates/`.
fn wrong_edges(tree: &Tree) -> Vec<Finding> {
    let mut findings = Vec::new();
    for (folder, may) in MAY_KNOW {
        let path = format!("{folder}/Cargo.toml");
        for (line, text) in tree.lines(&path) {
            let Some(name) = text.split(['.', ' ', '=']).next().filter(|name| !name.is_empty()) else {
                continue;
            };
            if name.starts_with("diglot-") && !may.contains(&name) {
                findings.push(Finding::new(&path, line, format!("{folder} must not know {name}")));
            }
            if folder.starts_with("crates/") && (name == "tauri" || name.starts_with("tauri-")) {
                findings.push(Finding::new(&path, line, "nothing under crates/ depends on tauri"));
            }
        }
    }
    findings
}

/// Every crate that a package is built from, on this machine, tests left out.
fn reached(tree: &Tree, package: &str) -> Result<BTreeSet<String>, String> {
    let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let listed = Command::new(cargo)
        .args(["tree", "--offline", "--locked", "--edges", "normal", "--prefix", "none", "--format", "{p}"])
        .args(["--package", package])
        .current_dir(tree.root())
        .output()
        .map_err(|error| format!("cannot run cargo tree: {error}"))?;
    if !listed.status.success() {
        return Err(format!("cargo tree failed: {}", String::from_utf8_lossy(&listed.stderr).trim()));
    }
    Ok(String::from_utf8_lossy(&listed.stdout)
        .lines()
        .filter_map(|line| line.split_whitespace().next())
        .map(str::to_owned)
        .collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reach_goes_all_the_way_down() {
        let found = reached(&Tree::here(), "diglot-engine").unwrap();
        for name in ["diglot-core", "tokio", "mio"] {
            assert!(found.contains(name), "the engine reaches {name}");
        }
    }
}
