//! TBX: ISO 30042:2019 (both styles) and its forerunner of 2008, read; TBX-Basic in style DCA, written.
//!
//! The source language's section stands first. Other forms of the source and translations that are as
//! good are admitted terms, words that must not be used deprecated ones. Whether capitals count is a note
//! of the source term, for no data category says it.

use diglot_core::glossary::Term;
use diglot_core::lang::LangTag;

use super::chars::unescape;
use super::terms::{Entry, Found};
use super::xml::{Element, Malformed, Pull, Token, Writer as Xml};

/// Tells our own files, whose first language is the source.
const OURS: &str = "Glossary of Diglot";
/// Says at a term that capitals count.
const CASE_SENSITIVE: &str = "case-sensitive";

/// Writes terms, a concept each.
pub(crate) fn write(entries: &[Entry]) -> String {
    let mut xml = Xml::new();
    let language = entries.first().map_or("en", |e| e.source_language.as_str());
    xml.open(
        "tbx",
        &[
            ("type", "TBX-Basic"),
            ("style", "dca"),
            ("xml:lang", language),
            ("xmlns", "urn:iso:std:iso:30042:ed-2"),
        ],
    );
    xml.open("tbxHeader", &[]);
    xml.open("fileDesc", &[]);
    xml.open("sourceDesc", &[]);
    xml.leaf("p", &[], OURS);
    xml.close();
    xml.close();
    xml.open("encodingDesc", &[]);
    xml.leaf("p", &[("type", "XCSURI")], "TBXXCS.xcs");
    xml.close();
    xml.close();
    xml.open("text", &[]);
    xml.open("body", &[]);
    for (entry, number) in entries.iter().zip(1..) {
        concept(&mut xml, entry, number);
    }
    xml.finish()
}

fn concept(xml: &mut Xml, entry: &Entry, number: usize) {
    let term = &entry.term;
    xml.open("conceptEntry", &[("id", &format!("c{number}"))]);
    if let Some(note) = &term.note {
        xml.leaf("note", &[], note);
    }
    xml.open("langSec", &[("xml:lang", entry.source_language.as_str())]);
    let note = term.case_sensitive.then_some(CASE_SENSITIVE);
    section(xml, &term.source, "preferredTerm-admn-sts", note);
    for variant in &term.variants {
        section(xml, variant, "admittedTerm-admn-sts", None);
    }
    xml.close();
    xml.open("langSec", &[("xml:lang", entry.target_language.as_str())]);
    // A section must hold a term; an empty one is read as none.
    section(xml, &term.target, "preferredTerm-admn-sts", None);
    for variant in &term.target_variants {
        section(xml, variant, "admittedTerm-admn-sts", None);
    }
    for word in &term.forbidden {
        section(xml, word, "deprecatedTerm-admn-sts", None);
    }
    xml.close();
    xml.close();
}

fn section(xml: &mut Xml, term: &str, status: &str, note: Option<&str>) {
    xml.open("termSec", &[]);
    xml.leaf("term", &[], term);
    xml.leaf("termNote", &[("type", "administrativeStatus")], status);
    if let Some(note) = note {
        xml.leaf("note", &[], note);
    }
    xml.close();
}

/// Reads a termbase. Of concepts with more than two languages those are taken that are supposed; where
/// a concept has not both of these, each other language is a translation of the first.
pub(super) fn read(text: &str, source: &LangTag, target: &LangTag) -> Result<Found, Malformed> {
    let mut pull = Pull::new(text);
    let mut found = Found::default();
    let mut ours = false;
    let mut common: Option<String> = None;
    let mut number = 0;
    while let Some(token) = pull.next()? {
        let Token::Open(tag) = token else { continue };
        match tag.name.as_str() {
            "tbx" | "martif" => common = tag.attribute("xml:lang").map(str::to_owned),
            "sourceDesc" => ours = pull.element(tag)?.text().contains(OURS),
            "conceptEntry" | "termEntry" => {
                number += 1;
                let concept = pull.element(tag)?;
                let wanted = (!ours).then_some((source, target));
                match entries(&concept, common.as_deref(), wanted) {
                    Ok(entries) => found.entries.extend(entries.into_iter().map(|e| (number, e))),
                    Err(why) => found.skipped.push((number, why.to_owned())),
                }
            }
            _ => {}
        }
    }
    Ok(found)
}

/// The terms of one language in a concept.
#[derive(Debug, Default)]
struct Language {
    preferred: Option<String>,
    admitted: Vec<String>,
    forbidden: Vec<String>,
    case_sensitive: bool,
}

fn entries(
    concept: &Element,
    common: Option<&str>,
    wanted: Option<(&LangTag, &LangTag)>,
) -> Result<Vec<Entry>, &'static str> {
    let mut languages: Vec<(LangTag, Language)> = Vec::new();
    for section in concept.elements().filter(|e| matches!(e.tag.name.as_str(), "langSec" | "langSet")) {
        let tag = section.attribute("xml:lang").or_else(|| section.attribute("lang")).or(common);
        let Some(tag) = tag.and_then(LangTag::parse) else { continue };
        languages.push((tag, language(section)));
    }
    let note = note(concept);
    let entry = |(source_language, from): &(LangTag, Language),
                 (target_language, to): &(LangTag, Language)| Entry {
        source_language: source_language.clone(),
        target_language: target_language.clone(),
        term: Term {
            source: from.preferred.clone().unwrap_or_default(),
            // An old word for the thing in the source means the same thing.
            variants: from.admitted.iter().chain(&from.forbidden).cloned().collect(),
            target: to.preferred.clone().unwrap_or_default(),
            target_variants: to.admitted.clone(),
            forbidden: to.forbidden.clone(),
            note: note.clone(),
            case_sensitive: from.case_sensitive,
        },
    };
    let of = |wanted: &LangTag| {
        let exact = languages.iter().find(|(tag, _)| tag == wanted);
        exact.or_else(|| languages.iter().find(|(tag, _)| tag.same_language(wanted)))
    };
    if let Some((source, target)) = wanted
        && let (Some(from), Some(to)) = (of(source), of(target))
    {
        return Ok(vec![entry(from, to)]);
    }
    match &languages[..] {
        [first, others @ ..] if !others.is_empty() => {
            Ok(others.iter().map(|other| entry(first, other)).collect())
        }
        _ => Err("it has not two languages"),
    }
}

/// The note of a concept; else its definition.
fn note(concept: &Element) -> Option<String> {
    let notes: Vec<String> = concept.named("note").map(|n| unescape(&n.text())).collect();
    if !notes.is_empty() {
        return Some(notes.join("\n"));
    }
    let mut found = Vec::new();
    concept.below("definition", &mut found);
    let mut described = Vec::new();
    concept.below("descrip", &mut described);
    found.extend(described.into_iter().filter(|d| d.attribute("type") == Some("definition")));
    let text = found.first().map(|d| d.text().split_whitespace().collect::<Vec<_>>().join(" "));
    text.filter(|t| !t.is_empty())
}

fn language(section: &Element) -> Language {
    let mut out = Language::default();
    let sections = section.elements().filter(|e| matches!(e.tag.name.as_str(), "termSec" | "tig" | "ntig"));
    for section in sections {
        let mut terms = Vec::new();
        section.below("term", &mut terms);
        let Some(term) = terms.first().map(|t| unescape(&t.text())) else { continue };
        let status = status(section);
        let says = |words: &[&str]| status.as_deref().is_some_and(|s| words.iter().any(|w| s.contains(w)));
        if says(&["deprecated", "superseded", "obsolete", "notrecommended", "forbidden"]) {
            out.forbidden.push(term);
        } else if out.preferred.is_none() && !says(&["admitted"]) {
            out.preferred = Some(term);
        } else {
            out.admitted.push(term);
        }
        out.case_sensitive |= section.named("note").any(|n| n.text().trim() == CASE_SENSITIVE);
    }
    // Where every term is admitted the first is as good as preferred.
    if out.preferred.is_none() && !out.admitted.is_empty() {
        out.preferred = Some(out.admitted.remove(0));
    }
    out
}

/// What is said of a term's standing, in small letters: by an element of that name (style DCT) or by a
/// note of that type (style DCA and 2008).
fn status(section: &Element) -> Option<String> {
    const NAMES: [&str; 2] = ["administrativeStatus", "normativeAuthorization"];
    let mut found = Vec::new();
    for name in NAMES {
        section.below(name, &mut found);
    }
    let mut notes = Vec::new();
    section.below("termNote", &mut notes);
    found.extend(notes.into_iter().filter(|n| n.attribute("type").is_some_and(|t| NAMES.contains(&t))));
    found.first().map(|s| s.text().trim().to_lowercase())
}
