//! The build's own tools. `cargo xtask bindings` writes the TypeScript types of the API;
//! `cargo xtask tidy` holds the tree to its invariants.

mod bindings;
mod tidy;

use std::io::Write as _;
use std::path::{Path, PathBuf};

/// The repository's root.
fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().map_or_else(PathBuf::new, Path::to_path_buf)
}

fn main() -> anyhow::Result<()> {
    match std::env::args().nth(1).as_deref() {
        Some("bindings") => bindings::write(&root()),
        Some("tidy") => {
            let (report, tidy) = tidy::run(&tidy::Tree::new(&root()));
            std::io::stdout().write_all(report.as_bytes())?;
            anyhow::ensure!(tidy, "the tree is not tidy");
            Ok(())
        }
        _ => anyhow::bail!("usage: cargo xtask bindings | tidy"),
    }
}
