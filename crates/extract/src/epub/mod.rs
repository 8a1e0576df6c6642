//! EPUB books, 2 and 3: each chapter is an article.
//!
//! The chapters are found twice over. The first pass reads every document of the reading order, keeps
//! only where its parts begin and how long they are, and forgets the text; the second reads again the
//! few documents of the part that is wanted. So a book of any length takes the memory of its largest
//! document.

mod chapter;
mod fill;
mod package;
mod parts;
mod rules;
mod source;
mod table;
mod toc;

use std::collections::{HashMap, HashSet};

use diglot_core::article::{Extracted, Part, Warning};
use diglot_core::lang::LangTag;

use crate::archive::Archive;
use crate::error::ExtractError;
use crate::xml::decode;
use chapter::{Chapter, Sheet};
pub(crate) use package::resolve;
use package::{Document, Package};

/// What a book is called in errors.
const WHAT: &str = "the EPUB book";
/// The most style sheets that are read, and rules of each that hide something.
const MAX_SHEETS: usize = 100;

/// Reads a part of a book: that of the number asked for, else the first that is text.
pub(crate) fn read(bytes: &[u8], part: Option<u32>) -> Result<Extracted, ExtractError> {
    let archive = Archive::open(bytes, WHAT)?;
    let opf = package::find(&archive)?;
    let text = decode(archive.read(&opf)?.ok_or(ExtractError::Damaged { what: WHAT })?);
    let package = package::read(&text, &opf)?;
    drop(text);
    let locked = package::encrypted(&archive)?;
    if package.documents.iter().any(|d| locked.contains(&d.path)) {
        return Err(ExtractError::Locked { what: "The EPUB book" });
    }
    archive.check_declared(package.documents.iter().map(|d| d.path.as_str()))?;
    let contents = contents(&archive, &package)?;
    let mut book = Book { archive, sheets: HashMap::new(), damaged: 0, pictures: 0 };

    let main = |d: &&Document| d.linear && !d.is_nav;
    let mut documents: Vec<&Document> = package.documents.iter().filter(main).collect();
    let mut found = book.parts(&documents, &contents, &package)?;
    if found.is_empty() {
        // Nothing but what is usually left out: better that than nothing.
        let rest: Vec<&Document> = package.documents.iter().filter(|d| !main(d)).collect();
        let others = book.parts(&rest, &contents, &package)?;
        if others.is_empty() {
            return Err(book.empty(&package));
        }
        (documents, found) = (rest, others);
    }
    let count = found.len() as u32;
    let index = match part {
        Some(number) if number == 0 || number > count => {
            return Err(ExtractError::NoSuchPart { part: number, parts: count });
        }
        Some(number) => number as usize - 1,
        None => parts::first_text(&found, start(&documents, &contents, &package)),
    };
    let mut out = Extracted {
        byline: (!package.creators.is_empty()).then(|| package.creators.join(", ")),
        published: package.date.clone(),
        declared_language: package.language.as_deref().and_then(LangTag::parse),
        ..Extracted::default()
    };
    let chosen = &found[index];
    if count > 1 {
        out.title = Some(chosen.title.clone()).filter(|t| !t.is_empty());
        out.site_name.clone_from(&package.title);
        out.part = index as u32 + 1;
        out.parts = (1..)
            .zip(&found)
            .map(|(number, p)| Part { number, title: p.title.clone(), characters: p.characters })
            .collect();
    } else {
        out.title = package.title.clone().or_else(|| Some(chosen.title.clone()));
    }
    fill::fill(&mut out, &mut book, &documents, chosen)?;
    let left_out = package.documents.len() - documents.len();
    if left_out > 0 {
        warn(
            &mut out,
            "outside-reading-order",
            format!(
                "Documents outside the book's reading order, such as its own table of contents, were left out: {left_out}."
            ),
        );
    }
    if book.damaged > 0 {
        let damaged = book.damaged;
        warn(
            &mut out,
            "damaged-documents",
            format!("Documents of the book that are missing or damaged were left out: {damaged}."),
        );
    }
    Ok(out)
}

fn warn(out: &mut Extracted, code: &str, message: String) {
    out.warnings.push(Warning { code: code.to_owned(), message });
}

/// The table of contents; an empty one where there is none that can be read.
fn contents(archive: &Archive<'_>, package: &Package) -> Result<toc::Contents, ExtractError> {
    let text = |path: &String| match archive.read(path) {
        Ok(bytes) => Ok(bytes.map(decode)),
        Err(error @ ExtractError::OverLimit { .. }) => Err(error),
        Err(_) => Ok(None),
    };
    let mut out = toc::Contents::default();
    if let Some(path) = &package.nav
        && let Some(text) = text(path)?
    {
        out = toc::nav(&text, path);
    }
    if out.entries.is_empty()
        && let Some(path) = &package.ncx
        && let Some(text) = text(path)?
    {
        out.entries = toc::ncx(&text, path).entries;
    }
    Ok(out)
}

/// Which document the book says its text starts with, by its place in `documents`.
fn start(documents: &[&Document], contents: &toc::Contents, package: &Package) -> Option<usize> {
    let target = contents
        .landmarks
        .iter()
        .chain(&package.guide)
        .find(|(kind, _)| matches!(kind.as_str(), "bodymatter" | "text" | "start"))?;
    let path = target.1.split('#').next()?;
    documents.iter().position(|d| d.path == path)
}

/// A book being read.
struct Book<'a> {
    archive: Archive<'a>,
    /// What the style sheets read so far hide.
    sheets: HashMap<String, Sheet>,
    damaged: usize,
    pictures: usize,
}

impl Book<'_> {
    /// Reads the documents and says where their parts lie.
    fn parts(
        &mut self,
        documents: &[&Document],
        contents: &toc::Contents,
        package: &Package,
    ) -> Result<Vec<parts::BookPart>, ExtractError> {
        let by_path = parts::by_path(&contents.entries);
        let roles: HashSet<&str> = contents
            .landmarks
            .iter()
            .chain(&package.guide)
            .filter(|(kind, _)| parts::is_front(kind))
            .map(|(_, target)| target.as_str())
            .collect();
        let mut sections = Vec::new();
        for (nth, document) in documents.iter().enumerate() {
            let entries = by_path.get(document.path.as_str()).map(Vec::as_slice).unwrap_or_default();
            let Some(chapter) = self.chapter(&document.path, entries.iter().map(|(_, e)| *e))? else {
                self.damaged += 1;
                continue;
            };
            self.pictures += usize::from(chapter.pictures > 0);
            let front = |fragment: Option<&str>| match fragment {
                Some(f) => roles.contains(format!("{}#{f}", document.path).as_str()),
                None => roles.iter().any(|r| r.split('#').next() == Some(document.path.as_str())),
            };
            sections.extend(parts::cut(nth, &chapter, entries, &front));
        }
        Ok(parts::join(sections, &contents.entries, package.fixed))
    }

    /// Reads a document; `None` where it is missing or damaged.
    fn chapter<'e>(
        &mut self,
        path: &str,
        entries: impl Iterator<Item = &'e toc::Entry>,
    ) -> Result<Option<Chapter>, ExtractError> {
        let bytes = match self.archive.read(path) {
            Ok(Some(bytes)) => bytes,
            Ok(None) | Err(ExtractError::Damaged { .. }) => return Ok(None),
            Err(error) => return Err(error),
        };
        let text = decode(bytes);
        let wanted: HashSet<&str> = entries.filter_map(|e| e.fragment.as_deref()).collect();
        let (archive, sheets) = (&self.archive, &mut self.sheets);
        let mut load = |href: &str, out: &mut Sheet| {
            let Some(path) = package::resolve(path, href) else { return };
            if sheets.len() >= MAX_SHEETS && !sheets.contains_key(&path) {
                return;
            }
            let rules = sheets.entry(path).or_insert_with_key(|path| {
                let mut rules = Sheet::new();
                // A style sheet that cannot be read hides nothing.
                if let Ok(Some(bytes)) = archive.read(path) {
                    rules::hidden_selectors(&decode(bytes), &mut rules);
                }
                rules
            });
            out.extend(rules.iter().map(|(name, reason)| (name.clone(), *reason)));
        };
        source::read(&text, &wanted, &mut load).map(Some)
    }

    /// Why a book without text has none.
    fn empty(&self, package: &Package) -> ExtractError {
        if self.pictures > 0 {
            ExtractError::Scanned { pages: self.pictures }
        } else if self.damaged > 0 || package.documents.is_empty() {
            ExtractError::Damaged { what: WHAT }
        } else {
            ExtractError::Empty
        }
    }
}
