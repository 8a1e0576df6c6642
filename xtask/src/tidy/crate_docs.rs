//! Every crate begins by saying why it exists. Without that, things land where they compile, not
//! where they belong.

use super::{Finding, Tree};

pub(super) fn check(tree: &Tree) -> Vec<Finding> {
    tree.paths()
        .filter(|path| ["/src/lib.rs", "/src/main.rs"].iter().any(|end| path.ends_with(end)))
        .filter(|path| !tree.text(path).starts_with("//!"))
        .map(|path| Finding::new(path, 1, "must begin with `//!` lines: why the crate exists"))
        .collect()
}
