//! The invariants that no compiler holds, as checks of the tree itself.
//!
//! Each check is one file: what must hold, why, and a message that says where it does not and what
//! to do. `cargo xtask tidy` runs them all; `cargo test` runs each as a test of its own.

mod api_secrets;
mod bindings;
mod capability;
mod content_policy;
mod crate_docs;
mod dependencies;
mod file_length;
mod host_door;
mod literals;
mod lock_files;
mod manifests;
mod markup;
mod places;
mod purity;
mod raw_html;
mod scan;
mod secret_types;
mod tree;
mod unfinished;

pub(crate) use tree::Tree;

/// A place where an invariant does not hold.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Finding {
    /// Path from the root.
    path: String,
    /// Line, from 1; 0 for the file as a whole.
    line: usize,
    /// What is wrong and what to do.
    message: String,
}

impl Finding {
    fn new(path: &str, line: usize, message: impl Into<String>) -> Self {
        Self { path: path.to_owned(), line, message: message.into() }
    }
}

impl std::fmt::Display for Finding {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self.line {
            0 => write!(f, "{}: {}", self.path, self.message),
            line => write!(f, "{}:{line}: {}", self.path, self.message),
        }
    }
}

/// One invariant.
struct Check {
    name: &'static str,
    run: fn(&Tree) -> Vec<Finding>,
}

/// Names each check once, and makes a test of each.
macro_rules! checks {
    ($($module:ident),* $(,)?) => {
        const CHECKS: &[Check] = &[$(Check { name: stringify!($module), run: $module::check }),*];

        #[cfg(test)]
        mod tests {
            $(
                #[test]
                fn $module() {
                    super::assert_none(&super::$module::check(&super::Tree::here()));
                }
            )*
        }
    };
}

checks! {
    api_secrets,
    bindings,
    capability,
    content_policy,
    crate_docs,
    dependencies,
    file_length,
    host_door,
    literals,
    lock_files,
    manifests,
    places,
    purity,
    raw_html,
    secret_types,
    unfinished,
}

#[cfg(test)]
fn assert_none(findings: &[Finding]) {
    let lines: Vec<String> = findings.iter().map(ToString::to_string).collect();
    assert!(findings.is_empty(), "\n{}", lines.join("\n"));
}

/// Runs every check; the lines to print, and whether all is well.
pub(crate) fn run(tree: &Tree) -> (String, bool) {
    let mut lines = Vec::new();
    for check in CHECKS {
        for finding in (check.run)(tree) {
            lines.push(format!("{finding} [{}]", check.name));
        }
    }
    let tidy = lines.is_empty();
    if tidy {
        lines.push(format!("tidy: {} invariants hold", CHECKS.len()));
    }
    (lines.join("\n") + "\n", tidy)
}
