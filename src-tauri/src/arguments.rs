//! What the window was started with.

use std::ffi::OsString;
use std::path::PathBuf;

/// The arguments.
#[derive(Debug, Default, PartialEq, Eq)]
pub(crate) struct Arguments {
    /// `--data-dir DIR`: the folder of the library.
    pub(crate) data_dir: Option<PathBuf>,
    /// `--sample`: open the sample article.
    pub(crate) sample: bool,
    /// Files and addresses to open.
    pub(crate) open: Vec<String>,
}

/// Reads the arguments. What is not known is taken for something to open, so that a file manager
/// can pass any name.
pub(crate) fn read(arguments: impl Iterator<Item = OsString>) -> Arguments {
    let mut out = Arguments::default();
    let mut arguments = arguments;
    while let Some(argument) = arguments.next() {
        match argument.to_str() {
            Some("--data-dir") => out.data_dir = arguments.next().map(PathBuf::from),
            Some("--sample") => out.sample = true,
            _ => out.open.push(argument.to_string_lossy().into_owned()),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn arguments_are_read() {
        let words = ["--data-dir", "/d", "--sample", "a b.html", "https://example.org/"];
        assert_eq!(
            read(words.iter().map(OsString::from)),
            Arguments {
                data_dir: Some("/d".into()),
                sample: true,
                open: vec!["a b.html".into(), "https://example.org/".into()]
            }
        );
    }
}
