//! What the window was started with.

use std::ffi::OsString;
use std::path::PathBuf;

/// What the page takes for the sample article.
pub(crate) const SAMPLE: &str = "diglot:sample";

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
            _ => out.open.push(path_of(argument.to_string_lossy().into_owned())),
        }
    }
    out
}

/// File managers may hand over the address of a file (RFC 8089) instead of its path.
fn path_of(name: String) -> String {
    let address = url::Url::parse(&name).ok().filter(|url| url.scheme() == "file");
    address.and_then(|url| url.to_file_path().ok()).map_or(name, |path| path.to_string_lossy().into_owned())
}

/// The same for a second start of the program from the folder `cwd`: what it was to open, with
/// paths that mean the same here.
pub(crate) fn read_elsewhere(arguments: impl Iterator<Item = String>, cwd: &str) -> Vec<String> {
    let read = read(arguments.skip(1).map(OsString::from));
    let here = |name: String| {
        let lower = name.to_ascii_lowercase();
        if ["http://", "https://", "diglot:"].iter().any(|scheme| lower.starts_with(scheme)) {
            return name;
        }
        PathBuf::from(cwd).join(name).to_string_lossy().into_owned()
    };
    let sample = read.sample.then(|| SAMPLE.to_owned());
    sample.into_iter().chain(read.open.into_iter().map(here)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_second_start_means_its_own_folder() {
        let check = |words: &[&str], want: &[&str]| {
            let words = std::iter::once("diglot-app").chain(words.iter().copied()).map(ToOwned::to_owned);
            assert_eq!(read_elsewhere(words, "/home"), want);
        };
        check(&["a.html", "/b/c.pdf"], &["/home/a.html", "/b/c.pdf"]);
        check(&["notes:1.txt"], &["/home/notes:1.txt"]);
        check(&["--sample"], &["diglot:sample"]);
        check(&["file:///d%20e.txt"], &["/d e.txt"]);
        let link = "diglot://open?url=https%3A%2F%2Fe.org%2F";
        check(&[link, "https://e.org/"], &[link, "https://e.org/"]);
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
