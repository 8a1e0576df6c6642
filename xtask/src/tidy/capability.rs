//! One file says what the page may ask of the window. A second one, or one that lets a remote page
//! in, widens the door without anybody seeing it.

use serde_json::Value;

use super::{Finding, Tree};

const FOLDER: &str = "src-tauri/capabilities/";

pub(super) fn check(tree: &Tree) -> Vec<Finding> {
    let files: Vec<&str> = tree.under(FOLDER, &[".json", ".toml", ".json5"]).collect();
    let mut findings = Vec::new();
    if files.len() != 1 {
        findings.push(Finding::new(
            FOLDER,
            0,
            format!("{} capability files; there must be exactly one", files.len()),
        ));
    }
    for path in files {
        match serde_json::from_str::<Value>(&tree.text(path)) {
            Err(error) => findings.push(Finding::new(path, error.line(), format!("cannot be read: {error}"))),
            Ok(file) if file.get("remote").is_some() => {
                findings.push(Finding::new(
                    path,
                    0,
                    "`remote` lets pages from elsewhere call the app: remove it",
                ));
            }
            Ok(_) => {}
        }
    }
    findings
}
