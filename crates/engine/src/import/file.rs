//! Files on this computer.

use std::io::Read as _;
use std::path::Path;

use crate::api::ApiError;

/// The largest source that is read, in bytes: what the largest format takes.
pub const MAX_BYTES: u64 = diglot_extract::MAX_CONTAINER_BYTES as u64;

/// Reads a file of at most [`MAX_BYTES`].
///
/// # Errors
/// `not-found`, `not-allowed`, `is-a-folder` or `unreadable`, in words.
pub fn read_file(path: &Path) -> Result<Vec<u8>, ApiError> {
    let shown = path.display().to_string();
    let failed = |error: std::io::Error| {
        let (code, message, hint) = match error.kind() {
            std::io::ErrorKind::NotFound => {
                ("not-found", format!("There is no file `{shown}`"), "Check the name and the folder")
            }
            std::io::ErrorKind::PermissionDenied => {
                ("not-allowed", format!("`{shown}` may not be read"), "Check the permissions of the file")
            }
            _ => ("unreadable", format!("`{shown}` cannot be read: {error}"), "Check the file and try again"),
        };
        ApiError::new(code, message).hint(hint).arg("path", shown.clone())
    };
    let meta = std::fs::metadata(path).map_err(failed)?;
    if meta.is_dir() {
        return Err(ApiError::new("is-a-folder", format!("`{shown}` is a folder"))
            .hint("Choose a file in it")
            .arg("path", shown));
    }
    // The size may lie (a pipe, a file that grows), so the read itself is limited.
    let mut bytes = Vec::new();
    std::fs::File::open(path).map_err(failed)?.take(MAX_BYTES + 1).read_to_end(&mut bytes).map_err(failed)?;
    Ok(bytes)
}
