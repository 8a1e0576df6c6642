//! From the documents of a book to its parts: a document may hold several, and a part may be spread
//! over several documents.

use std::collections::{HashMap, HashSet};
use std::ops::Range;

use super::chapter::{Chapter, Piece};
use super::toc::Entry;
use crate::normalise::is_wide;

/// A document of this many characters whose table of contents has one entry for it is cut at the
/// entries below that one: a book in one file, or a chapter too long to be read as one.
const LONG: usize = 60_000;
/// The most characters that documents without an entry of their own add to a part.
const MAX_JOINED: usize = 400_000;

/// A run of pieces of one document.
#[derive(Debug, Clone)]
pub(crate) struct Section {
    /// Which document, by its place in the reading order.
    pub(crate) document: usize,
    pub(crate) pieces: Range<usize>,
    /// The entry of the table of contents that starts here.
    entry: Option<usize>,
    characters: usize,
    linked: usize,
    width: usize,
    /// Its first heading, else its first words.
    opening: String,
    front: bool,
}

/// A part of a book.
#[derive(Debug)]
pub(crate) struct BookPart {
    pub(crate) title: String,
    pub(crate) sections: Vec<Section>,
    pub(crate) characters: usize,
    linked: usize,
    width: usize,
    front: bool,
}

/// What a document is that is no text to start with (EPUB 3 Structural Semantics Vocabulary 1.1, and
/// the types of the guide of EPUB 2).
const FRONT: &[&str] = &[
    "cover",
    "titlepage",
    "title-page",
    "halftitlepage",
    "halftitle",
    "copyright-page",
    "copyright",
    "toc",
    "loi",
    "lot",
    "loa",
    "lov",
    "dedication",
    "epigraph",
    "imprint",
    "imprimatur",
    "colophon",
    "acknowledgments",
    "acknowledgements",
    "seriespage",
    "frontispiece",
    "other-credits",
    "contributors",
    "landmarks",
    "index",
    "bibliography",
    "glossary",
];

/// Titles of the same in the languages of the interface and their neighbours, lower case.
const FRONT_TITLES: &[&str] = &[
    "contents",
    "table of contents",
    "copyright",
    "copyright page",
    "cover",
    "title page",
    "half title",
    "dedication",
    "colophon",
    "imprint",
    "also by",
    "inhalt",
    "inhaltsverzeichnis",
    "impressum",
    "titelseite",
    "umschlag",
    "widmung",
    "table des matières",
    "sommaire",
    "couverture",
    "page de titre",
    "dédicace",
    "índice",
    "portada",
    "cubierta",
    "créditos",
    "dedicatoria",
    "capa",
    "sumário",
    "indice",
    "copertina",
    "frontespizio",
    "目录",
    "目次",
    "版权",
    "版权页",
    "版權頁",
    "封面",
    "扉页",
    "表紙",
    "扉",
    "奥付",
    "içindekiler",
    "kapak",
    "künye",
    "содержание",
    "оглавление",
    "обложка",
    "المحتويات",
    "الغلاف",
    "فهرس",
    "차례",
    "목차",
    "표지",
];

/// Whether a type says that what carries it is no text to start with.
pub(crate) fn is_front(kind: &str) -> bool {
    FRONT.contains(&kind.strip_prefix("other.").unwrap_or(kind).strip_prefix("doc-").unwrap_or(kind))
}

/// Cuts a document at the entries of the table of contents that point into it. `entries` are those of
/// its path, with their place in the whole table.
pub(crate) fn cut(
    document: usize,
    chapter: &Chapter,
    entries: &[(usize, &Entry)],
    front: &dyn Fn(Option<&str>) -> bool,
) -> Vec<Section> {
    let pieces = &chapter.pieces;
    let characters: usize = pieces.iter().map(|p| p.text.chars().count()).sum();
    let mut limit = entries.iter().map(|(_, e)| e.depth).min().unwrap_or(0);
    let deepest = entries.iter().map(|(_, e)| e.depth).max().unwrap_or(0);
    let within = |limit: usize| entries.iter().filter(|(_, e)| e.depth <= limit).count();
    while within(limit) == 1 && characters > LONG && limit < deepest {
        limit += 1;
    }
    // Two entries for the same place: the deeper one names what follows.
    let mut starts: Vec<(usize, usize, Option<&str>)> = Vec::new();
    for (nth, entry) in entries.iter().filter(|(_, e)| e.depth <= limit) {
        let fragment = entry.fragment.as_deref();
        let at = fragment.and_then(|f| chapter.anchors.get(f).copied()).unwrap_or(0).min(pieces.len());
        match starts.iter_mut().find(|s| s.0 == at) {
            Some(known) if fragment.is_none_or(|f| chapter.anchors.contains_key(f)) => {
                (known.1, known.2) = (*nth, fragment);
            }
            Some(_) => {}
            None => starts.push((at, *nth, fragment)),
        }
    }
    starts.sort_unstable_by_key(|s| s.0);
    let declared = chapter.types.iter().any(|t| is_front(t));
    let mut out = Vec::new();
    let first = starts.first().map_or(pieces.len(), |s| s.0);
    if first > 0 {
        out.push(section(document, 0..first, None, pieces, declared || front(None)));
    }
    for (nth, &(at, entry, fragment)) in starts.iter().enumerate() {
        let end = starts.get(nth + 1).map_or(pieces.len(), |s| s.0);
        let is_front = declared && starts.len() == 1 || front(fragment);
        out.push(section(document, at..end, Some(entry), pieces, is_front));
    }
    out
}

fn section(
    document: usize,
    range: Range<usize>,
    entry: Option<usize>,
    pieces: &[Piece],
    front: bool,
) -> Section {
    let own = &pieces[range.clone()];
    let heading = own.iter().take(4).find(|p| p.kind == diglot_core::article::BlockKind::Heading);
    let opening = heading.or(own.first()).map(|p| shorten(&p.text)).unwrap_or_default();
    Section {
        document,
        pieces: range,
        entry,
        characters: own.iter().map(|p| p.text.chars().count()).sum(),
        linked: own.iter().map(|p| p.linked).sum(),
        width: Chapter::width(own),
        opening,
        front,
    }
}

/// The first words of a text, as a title.
fn shorten(text: &str) -> String {
    let line = text.lines().next().unwrap_or_default().replace('\t', " ");
    let limit = if line.chars().take(20).any(is_wide) { 30 } else { 70 };
    if line.chars().count() <= limit {
        return line;
    }
    let cut: String = line.chars().take(limit).collect();
    let end = cut.rfind(' ').filter(|&e| e > cut.len() / 2).unwrap_or(cut.len());
    format!("{}…", cut[..end].trim_end_matches([',', ';', ':', ' ']))
}

/// Joins sections to parts. A section that no entry of the table of contents starts goes on with the
/// part before it, unless the table is too poor to tell.
pub(crate) fn join(sections: Vec<Section>, entries: &[Entry], fixed: bool) -> Vec<BookPart> {
    let texts: HashSet<usize> = sections.iter().filter(|s| s.characters > 0).map(|s| s.document).collect();
    let named: HashSet<usize> = sections.iter().filter(|s| s.entry.is_some()).map(|s| s.document).collect();
    let entered = sections.iter().filter(|s| s.entry.is_some()).count();
    let trusted = fixed || entered > 1 || entered == 1 && texts.len() < 4 || named.len() > 1;
    let mut out: Vec<BookPart> = Vec::new();
    let mut in_named = false;
    for section in sections {
        let title = section.entry.map(|e| entries[e].title.clone()).filter(|t| !t.is_empty());
        let goes_on = section.entry.is_none() && trusted && (in_named || fixed && !out.is_empty());
        if goes_on
            && let Some(last) = out.last_mut()
            && (last.characters + section.characters <= MAX_JOINED || fixed)
        {
            last.add(section);
            continue;
        }
        in_named |= section.entry.is_some();
        let title = title.unwrap_or_else(|| section.opening.clone());
        let mut part = BookPart {
            title,
            sections: Vec::new(),
            characters: 0,
            linked: 0,
            width: 0,
            front: section.front,
        };
        part.add(section);
        out.push(part);
    }
    out.retain(|p| p.characters > 0);
    out
}

impl BookPart {
    fn add(&mut self, section: Section) {
        // A cover and what follows it without an entry of its own is still the front.
        self.front &= section.front || section.width < 600;
        self.characters += section.characters;
        self.linked += section.linked;
        self.width += section.width;
        if self.title.is_empty() {
            self.title.clone_from(&section.opening);
        }
        self.sections.push(section);
    }

    fn is_text(&self, least: usize) -> bool {
        let title = self.title.to_lowercase();
        !self.front
            && self.width >= least
            && self.linked * 2 < self.characters
            && !FRONT_TITLES.contains(&title.trim_end_matches(['.', ':']).trim())
    }
}

/// The part to start with: the first that is more than a title page, from `start` on where the book
/// names the document that its text starts with.
pub(crate) fn first_text(parts: &[BookPart], start: Option<usize>) -> usize {
    let from = start
        .and_then(|doc| parts.iter().position(|p| p.sections.iter().any(|s| s.document >= doc)))
        .unwrap_or(0);
    let at = |least: usize, from: usize| (from..parts.len()).find(|&i| parts[i].is_text(least));
    at(800, from)
        .or_else(|| at(800, 0))
        .or_else(|| at(200, 0))
        .or_else(|| at(60, from))
        .or_else(|| (0..parts.len()).max_by_key(|&i| (parts[i].width, usize::MAX - i)))
        .unwrap_or(0)
}

/// The entries of the table of contents by the path they point to, each with its place in the table.
pub(crate) fn by_path(entries: &[Entry]) -> HashMap<&str, Vec<(usize, &Entry)>> {
    let mut out: HashMap<&str, Vec<(usize, &Entry)>> = HashMap::new();
    for (nth, entry) in entries.iter().enumerate() {
        out.entry(entry.path.as_str()).or_default().push((nth, entry));
    }
    out
}
