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

/// The same for a second start of the program from the folder `cwd`: what it was to open, with
/// paths that mean the same here.
pub(crate) fn read_elsewhere(arguments: impl Iterator<Item = String>, cwd: &str) -> Vec<String> {
    let read = read(arguments.skip(1).map(OsString::from));
    let here = |name: String| {
        let is_address = name.split_once(':').is_some_and(|(scheme, _)| {
            scheme.len() > 1 && scheme.bytes().all(|b| b.is_ascii_alphanumeric() || b"+-.".contains(&b))
        });
        if is_address { name } else { PathBuf::from(cwd).join(name).to_string_lossy().into_owned() }
    };
    read.open.into_iter().map(here).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_second_start_means_its_own_folder() {
        let words = [
            "diglot-app",
            "a.html",
            "/b/c.pdf",
            "diglot://open?url=https%3A%2F%2Fe.org%2F",
            "https://e.org/",
        ];
        assert_eq!(
            read_elsewhere(words.iter().map(ToString::to_string), "/home"),
            ["/home/a.html", "/b/c.pdf", "diglot://open?url=https%3A%2F%2Fe.org%2F", "https://e.org/"]
        );
    }

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
