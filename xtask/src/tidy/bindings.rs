//! The TypeScript types of the API are generated. A page built from stale ones would ask for
//! commands that are no longer there.

use super::{Finding, Tree};
use crate::bindings::{generate, path};

pub(super) fn check(tree: &Tree) -> Vec<Finding> {
    let at = path(tree.root());
    let committed = std::fs::read_to_string(&at).unwrap_or_default();
    let generated = generate();
    if committed == generated {
        return Vec::new();
    }
    let line = committed.lines().zip(generated.lines()).take_while(|(a, b)| a == b).count();
    let shown = at.strip_prefix(tree.root()).unwrap_or(&at).to_string_lossy().replace('\\', "/");
    vec![Finding::new(&shown, line + 1, "differs from the API table: run `cargo xtask bindings`")]
}
