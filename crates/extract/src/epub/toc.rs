//! The table of contents of a book: the navigation document of EPUB 3, else the NCX of EPUB 2.

use super::package::with_fragment;
use crate::normalise::normalise;
use crate::xml::{Token, Xml};

/// The most entries that are read.
const MAX_ENTRIES: usize = 20_000;
/// The longest title of an entry in characters.
const MAX_TITLE: usize = 300;

/// A line of the table of contents.
#[derive(Debug, Clone)]
pub(crate) struct Entry {
    pub(crate) title: String,
    /// The name of the file in the archive.
    pub(crate) path: String,
    pub(crate) fragment: Option<String>,
    /// How deep it is nested, from 0.
    pub(crate) depth: usize,
}

/// What a navigation document holds.
#[derive(Debug, Default)]
pub(crate) struct Contents {
    pub(crate) entries: Vec<Entry>,
    /// The landmarks: type and path with fragment.
    pub(crate) landmarks: Vec<(String, String)>,
}

/// Reads the navigation document of EPUB 3 that lies at `path`. What is broken ends it early.
pub(crate) fn nav(text: &str, path: &str) -> Contents {
    let mut out = Contents::default();
    let mut xml = Xml::new(text);
    // For each open element: whether it is a list.
    let mut lists: Vec<bool> = Vec::new();
    let mut depth = 0usize;
    let mut section: Option<(Kind, usize)> = None;
    let mut link: Option<(String, Option<String>, usize, String)> = None;
    while let Ok(Some(token)) = xml.next() {
        match token {
            Token::Open(tag) => {
                let name = tag.name().to_owned();
                lists.push(name == "ol");
                if name == "nav" && section.is_none() {
                    let kind = tag.exact("epub:type").or_else(|| tag.attr("type")).unwrap_or_default();
                    section = kind_of(&kind, &tag.attr("role").unwrap_or_default()).map(|k| (k, lists.len()));
                } else if section.is_some() && name == "ol" {
                    depth += 1;
                } else if section.is_some()
                    && name == "a"
                    && let Some(href) = tag.attr("href")
                {
                    link = Some((href, tag.attr("type"), lists.len(), String::new()));
                } else if (name == "img" || name == "image")
                    && let Some((.., title)) = &mut link
                {
                    title.push_str(&tag.attr("alt").unwrap_or_default());
                }
            }
            Token::Text(text) => {
                if let Some((.., title)) = &mut link {
                    title.push_str(&text);
                }
            }
            Token::Close => {
                if let Some((href, kind, _, title)) = link.take_if(|l| l.2 == lists.len())
                    && let Some((section, _)) = section
                    && let Some(target) = with_fragment(path, &href)
                {
                    match section {
                        Kind::Contents if out.entries.len() < MAX_ENTRIES => {
                            out.entries.push(entry(&title, target, depth.saturating_sub(1)));
                        }
                        Kind::Landmarks if out.landmarks.len() < 1000 => {
                            let kinds = kind.unwrap_or_default().to_ascii_lowercase();
                            let kinds = kinds.split_whitespace();
                            out.landmarks.extend(kinds.map(|k| (k.to_owned(), target.clone())));
                        }
                        _ => {}
                    }
                }
                if section.is_some_and(|(_, at)| at == lists.len()) {
                    (section, depth) = (None, 0);
                }
                if lists.pop() == Some(true) && section.is_some() {
                    depth = depth.saturating_sub(1);
                }
            }
        }
    }
    out
}

#[derive(Debug, Clone, Copy)]
enum Kind {
    Contents,
    Landmarks,
}

fn kind_of(kind: &str, role: &str) -> Option<Kind> {
    let has = |wanted: &str| kind.split_whitespace().any(|k| k == wanted);
    if has("toc") || kind.is_empty() && role == "doc-toc" {
        Some(Kind::Contents)
    } else if has("landmarks") {
        Some(Kind::Landmarks)
    } else {
        None
    }
}

fn entry(title: &str, target: String, depth: usize) -> Entry {
    let (path, fragment) = match target.split_once('#') {
        Some((path, fragment)) => (path.to_owned(), Some(fragment.to_owned())),
        None => (target, None),
    };
    let title: String = normalise(title).chars().take(MAX_TITLE).collect();
    Entry { title, path, fragment, depth }
}

/// Reads the NCX of EPUB 2 that lies at `path`. What is broken ends it early.
pub(crate) fn ncx(text: &str, path: &str) -> Contents {
    let mut out = Contents::default();
    let mut xml = Xml::new(text);
    let mut names: Vec<bool> = Vec::new();
    let mut depth = 0usize;
    let mut title = String::new();
    while let Ok(Some(token)) = xml.next() {
        match token {
            Token::Open(tag) => match tag.name() {
                "navPoint" => {
                    names.push(true);
                    depth += 1;
                    title.clear();
                }
                "pageList" | "navList" | "docTitle" | "docAuthor" | "head" => {
                    if xml.skip().is_err() {
                        break;
                    }
                }
                "text" => {
                    let Ok(text) = xml.text() else { break };
                    title = text;
                }
                "content" => {
                    names.push(false);
                    let target = tag.attr("src").and_then(|src| with_fragment(path, &src));
                    if depth > 0
                        && out.entries.len() < MAX_ENTRIES
                        && let Some(target) = target
                    {
                        out.entries.push(entry(&title, target, depth - 1));
                    }
                }
                _ => names.push(false),
            },
            Token::Close => {
                if names.pop() == Some(true) {
                    depth -= 1;
                }
            }
            Token::Text(_) => {}
        }
    }
    out
}
