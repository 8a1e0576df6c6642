//! The files of a Word document and how they hang together (Open Packaging Conventions, ISO/IEC 29500-2).

use super::WHAT;
use crate::archive::Archive;
use crate::error::ExtractError;
use crate::normalise::normalise;
use crate::xml::{Token, Xml, decode};

/// The most relations of a file that are read.
const MAX_RELATIONS: usize = 5_000;

/// Where the files of a document lie.
#[derive(Debug, Default)]
pub(crate) struct Parts {
    pub(crate) main: String,
    relations: Vec<(String, String)>,
}

impl Parts {
    /// Finds the main file and what it refers to.
    pub(crate) fn find(archive: &Archive<'_>) -> Result<Self, ExtractError> {
        let root = relations(archive, "_rels/.rels", "")?;
        let named = root.into_iter().find(|(kind, path)| kind == "officeDocument" && archive.has(path));
        let main = named.map_or_else(|| "word/document.xml".to_owned(), |(_, path)| path);
        if !archive.has(&main) {
            return Err(ExtractError::Damaged { what: WHAT });
        }
        let (folder, file) = main.rsplit_once('/').unwrap_or(("", &main));
        let list = if folder.is_empty() {
            format!("_rels/{file}.rels")
        } else {
            format!("{folder}/_rels/{file}.rels")
        };
        Ok(Self { relations: relations(archive, &list, &main)?, main })
    }

    /// The files of that kind: `styles`, `footnotes`, `header`, …
    pub(crate) fn of<'s>(&'s self, kind: &'s str) -> impl Iterator<Item = &'s str> {
        self.relations.iter().filter(move |(k, _)| k == kind).map(|(_, path)| path.as_str())
    }
}

/// The relations that a file lists, each with the last word of its type and the file it means.
fn relations(archive: &Archive<'_>, path: &str, base: &str) -> Result<Vec<(String, String)>, ExtractError> {
    let mut out = Vec::new();
    let Some(text) = optional(archive, path)? else { return Ok(out) };
    let mut xml = Xml::new(&text);
    while let Ok(Some(token)) = xml.next() {
        let Token::Open(tag) = token else { continue };
        if tag.name() != "Relationship" || tag.attr("TargetMode").is_some_and(|m| m == "External") {
            continue;
        }
        if let (Some(kind), Some(target)) = (tag.attr("Type"), tag.attr("Target"))
            && let Some(file) = crate::epub::resolve(base, &target)
            && out.len() < MAX_RELATIONS
        {
            out.push((kind.rsplit('/').next().unwrap_or_default().to_owned(), file));
        }
    }
    Ok(out)
}

/// The text of a file that a document can do without: a damaged one counts as missing.
pub(crate) fn optional(archive: &Archive<'_>, path: &str) -> Result<Option<String>, ExtractError> {
    match archive.read(path) {
        Ok(bytes) => Ok(bytes.map(decode)),
        Err(ExtractError::Damaged { .. }) => Ok(None),
        Err(error) => Err(error),
    }
}

/// What a document says about itself in `docProps/core.xml`.
#[derive(Debug, Default)]
pub(crate) struct Core {
    pub(crate) title: Option<String>,
    pub(crate) creator: Option<String>,
    pub(crate) created: Option<String>,
}

/// Reads `docProps/core.xml`.
pub(crate) fn core(archive: &Archive<'_>) -> Result<Core, ExtractError> {
    let mut out = Core::default();
    let Some(text) = optional(archive, "docProps/core.xml")? else { return Ok(out) };
    let mut xml = Xml::new(&text);
    while let Ok(Some(token)) = xml.next() {
        let Token::Open(tag) = token else { continue };
        let field = match tag.name() {
            "title" => &mut out.title,
            "creator" => &mut out.creator,
            "created" => &mut out.created,
            _ => continue,
        };
        let Ok(value) = xml.text() else { break };
        *field = Some(normalise(&value)).filter(|v| !v.is_empty() && v.chars().count() < 400);
    }
    Ok(out)
}
