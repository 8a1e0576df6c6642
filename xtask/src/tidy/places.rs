//! What is committed must mean the same on every machine: no path of one machine, no address of a
//! package registry (a mirror may stand in its place).

use super::{Finding, Tree};

/// Folders of one machine. Pieced together, so that this file does not hold what it looks for.
fn folders() -> Vec<String> {
    ["work", "root", "tmp"].iter().map(|name| format!("/{name}/")).collect()
}

fn hosts() -> Vec<String> {
    vec![
        format!("registry.{}", "npmjs.org"),
        format!("index.{}", "crates.io"),
        format!("static.{}", "crates.io"),
        format!("{}.org", "pypi"),
        format!("deb.{}.org", "debian"),
        format!("archive.{}.com", "ubuntu"),
    ]
}

/// Real pages and their like may name anything; lock files have a check of their own.
fn is_exempt(path: &str) -> bool {
    path.contains("/fixtures/")
        || path.contains("/cassettes/")
        || path.ends_with("Cargo.lock")
        || path.ends_with("package-lock.json")
}

pub(super) fn check(tree: &Tree) -> Vec<Finding> {
    let (folders, hosts) = (folders(), hosts());
    let mut findings = Vec::new();
    for path in tree.paths().filter(|path| !is_exempt(path)) {
        for (line, text) in tree.lines(path) {
            if let Some(folder) = folders.iter().find(|folder| names_folder(&text, folder)) {
                findings.push(Finding::new(path, line, format!("`{folder}` is a path of one machine")));
            }
            if let Some(host) = hosts.iter().find(|host| text.contains(*host)) {
                findings.push(Finding::new(
                    path,
                    line,
                    format!("`{host}`: leave registries to each machine's settings"),
                ));
            }
        }
    }
    findings
}

/// Whether the folder stands at the start of a path, not in the middle of an address.
fn names_folder(line: &str, folder: &str) -> bool {
    line.match_indices(folder).any(|(at, _)| {
        !line[..at].chars().next_back().is_some_and(|c| c.is_alphanumeric() || "-_.~}*/".contains(c))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_start_of_a_path_counts() {
        let root = folders()[1].clone();
        for (line, expect) in [
            (format!("cd {root}ada"), true),
            (format!("\"{root}ada\""), true),
            (format!("https://example.org{root}page"), false),
            (format!("$PREFIX}}{root}x"), false),
            ("the root".to_owned(), false),
        ] {
            assert_eq!(names_folder(&line, &root), expect, "{line}");
        }
    }
}
