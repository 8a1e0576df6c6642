//! Where things lie and what the reader's language is, the same for every face.

use std::path::PathBuf;

/// The system's folder for this reader's library: `$XDG_DATA_HOME/diglot` on Linux, the matching
/// places elsewhere; `diglot-data` in the current folder where the system names none.
pub fn default_data_dir() -> PathBuf {
    directories::ProjectDirs::from("org", "", "diglot")
        .map_or_else(|| PathBuf::from("diglot-data"), |d| d.data_dir().to_path_buf())
}

/// The reader's locale as POSIX systems name it in the environment, most specific first.
pub fn locale() -> Option<String> {
    ["LC_ALL", "LC_MESSAGES", "LANG"]
        .iter()
        .find_map(|name| std::env::var(name).ok().filter(|v| !v.is_empty()))
}
