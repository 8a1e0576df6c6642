//! The files that belong to the project.

use std::path::{Path, PathBuf};
use std::process::Command;

/// The project's files: those that git tracks or would track, or all but build output where there
/// is no git.
pub(crate) struct Tree {
    root: PathBuf,
    paths: Vec<String>,
}

/// Folders that hold only what is made.
const MADE: &[&str] = &[".git", "target", "node_modules", "dist", "out"];

impl Tree {
    /// The tree that this program was built from.
    #[cfg(test)]
    pub(super) fn here() -> Self {
        Self::new(&crate::root())
    }

    /// Lists the files under a folder.
    pub(crate) fn new(root: &Path) -> Self {
        let mut paths = git_files(root).unwrap_or_else(|| walk(root));
        // Deleted but not yet committed.
        paths.retain(|path| root.join(path).is_file());
        paths.sort();
        Self { root: root.to_owned(), paths }
    }

    /// Where the tree lies.
    pub(super) fn root(&self) -> &Path {
        &self.root
    }

    /// Paths from the root, with `/`, in order.
    pub(super) fn paths(&self) -> impl Iterator<Item = &str> {
        self.paths.iter().map(String::as_str)
    }

    /// Paths under a folder (`crates/`) that end in one of the given ways.
    pub(super) fn under<'a>(&'a self, folder: &'a str, endings: &'a [&str]) -> impl Iterator<Item = &'a str> {
        self.paths().filter(move |path| {
            path.starts_with(folder) && endings.iter().any(|ending| path.ends_with(ending))
        })
    }

    /// The text of a file; empty where it is no UTF-8 (a picture, a fixture in another charset).
    pub(super) fn text(&self, path: &str) -> String {
        std::fs::read_to_string(self.root.join(path)).unwrap_or_default()
    }

    /// The lines of a file, each with its number from 1.
    pub(super) fn lines(&self, path: &str) -> Vec<(usize, String)> {
        self.text(path).lines().enumerate().map(|(n, line)| (n + 1, line.to_owned())).collect()
    }
}

fn git_files(root: &Path) -> Option<Vec<String>> {
    let listed = Command::new("git")
        .args(["ls-files", "-z", "--cached", "--others", "--exclude-standard"])
        .current_dir(root)
        .output()
        .ok()
        .filter(|done| done.status.success())?;
    let text = String::from_utf8(listed.stdout).ok()?;
    Some(text.split('\0').filter(|path| !path.is_empty()).map(str::to_owned).collect())
}

fn walk(root: &Path) -> Vec<String> {
    let mut found = Vec::new();
    let mut folders = vec![root.to_owned()];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(&folder).into_iter().flatten().flatten() {
            let path = entry.path();
            let made = MADE.iter().any(|name| entry.file_name() == *name);
            match entry.file_type() {
                Ok(kind) if kind.is_dir() && !made => folders.push(path),
                Ok(kind) if kind.is_file() => {
                    if let Ok(relative) = path.strip_prefix(root) {
                        found.push(relative.to_string_lossy().replace('\\', "/"));
                    }
                }
                _ => {}
            }
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_walk_finds_what_git_lists() {
        let tree = Tree::here();
        let walked = walk(tree.root());
        for path in ["Cargo.toml", "xtask/src/main.rs", "crates/core/src/lib.rs"] {
            assert!(tree.paths().any(|p| p == path), "{path} is listed");
            assert!(walked.iter().any(|p| p == path), "{path} is walked to");
        }
        assert!(!walked.iter().any(|p| p.starts_with("target/")), "build output is left out");
    }
}
