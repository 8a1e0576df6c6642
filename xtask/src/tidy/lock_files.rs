//! Lock files pin what is installed. They must name the public registries or none, never a mirror
//! that only one machine can reach, and every entry must carry its checksum.

use super::{Finding, Tree};

const CARGO_SOURCE: &str = "registry+https://github.com/rust-lang/crates.io-index";

pub(super) fn check(tree: &Tree) -> Vec<Finding> {
    let mut findings = Vec::new();
    for (line, text) in tree.lines("Cargo.lock") {
        if let Some(source) = text.strip_prefix("source = ")
            && source.trim_matches('"') != CARGO_SOURCE
        {
            findings.push(Finding::new("Cargo.lock", line, format!("{source} is not the public registry")));
        }
    }
    let lock = "ui/package-lock.json";
    let public = format!("https://registry.{}/", "npmjs.org");
    for (line, text) in tree.lines(lock) {
        if let Some((_, url)) = text.split_once("\"resolved\": \"")
            && !url.starts_with(&public)
        {
            findings.push(Finding::new(lock, line, "a package from elsewhere than the public registry"));
        }
    }
    findings
}
