//! Styles: what a paragraph is, whatever its style is called in the language of the program.
//!
//! The ids of styles are translated (`berschrift1`, `Titre1`); the names of the built-in ones are not
//! (ISO/IEC 29500-1, 17.7.4.9), and the outline level says the rest.

use std::collections::HashMap;

use super::run::Look;
use crate::xml::{Tag, Token, Xml};

/// The longest chain of styles based on one another.
const MAX_CHAIN: usize = 20;
const MAX_STYLES: usize = 10_000;

/// What a style makes of a paragraph.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Role {
    /// The title of the document.
    Title,
    /// A heading, by its level from 0.
    Heading(u8),
    Caption,
    Quote,
    Code,
    /// A line of a table of contents.
    Contents,
}

#[derive(Debug, Default, Clone)]
struct Style {
    role: Option<Role>,
    outline: Option<u8>,
    numbered: Option<bool>,
    based_on: Option<String>,
    look: Look,
}

/// A style with all that it inherits.
#[derive(Debug, Default, Clone, Copy)]
pub(crate) struct Resolved {
    pub(crate) role: Option<Role>,
    /// The outline level from 0; 9 is running text.
    pub(crate) outline: Option<u8>,
    pub(crate) numbered: bool,
    pub(crate) look: Look,
}

/// The default languages: of text, of East Asian text and of text from right to left.
#[derive(Debug, Default)]
pub(crate) struct Languages {
    pub(crate) latin: Option<String>,
    pub(crate) east_asian: Option<String>,
    pub(crate) bidi: Option<String>,
}

/// The styles of a document.
#[derive(Debug, Default)]
pub(crate) struct Styles {
    styles: HashMap<String, Style>,
    resolved: HashMap<String, Resolved>,
    /// The id of the style of paragraphs that name none.
    normal: Option<String>,
    pub(crate) languages: Languages,
}

/// Reads `styles.xml`. What is broken ends it early.
pub(crate) fn read(text: &str) -> Styles {
    let mut out = Styles::default();
    let mut xml = Xml::new(text);
    let mut id = None;
    let mut style = Style::default();
    // Within `docDefaults`, outside any style.
    let mut defaults = false;
    let mut open = Vec::new();
    while let Ok(Some(token)) = xml.next() {
        match token {
            Token::Open(tag) => {
                let name = tag.name().to_owned();
                match name.as_str() {
                    "style" => {
                        id = tag.attr("styleId");
                        style = Style::default();
                        let default = tag.attr("default").is_some_and(|d| d == "1" || d == "true");
                        if default && tag.attr("type").is_some_and(|t| t == "paragraph") {
                            out.normal.clone_from(&id);
                        }
                    }
                    "docDefaults" => defaults = true,
                    "lang" if defaults => out.languages = languages(&tag),
                    _ => read_property(&tag, &name, &mut style),
                }
                open.push(name);
            }
            Token::Close => match open.pop().as_deref() {
                Some("style") => {
                    if let Some(id) = id.take()
                        && out.styles.len() < MAX_STYLES
                    {
                        out.styles.insert(id, std::mem::take(&mut style));
                    }
                }
                Some("docDefaults") => defaults = false,
                _ => {}
            },
            Token::Text(_) => {}
        }
    }
    out.resolved = out.styles.keys().map(|id| (id.clone(), resolve(&out.styles, id))).collect();
    out
}

fn languages(tag: &Tag<'_>) -> Languages {
    Languages { latin: tag.attr("val"), east_asian: tag.attr("eastAsia"), bidi: tag.attr("bidi") }
}

fn read_property(tag: &Tag<'_>, name: &str, style: &mut Style) {
    match name {
        "name" => style.role = tag.attr("val").and_then(|v| role_of(&v)),
        "basedOn" => style.based_on = tag.attr("val"),
        "outlineLvl" => style.outline = tag.attr("val").and_then(|v| v.parse().ok()),
        "numId" => style.numbered = tag.attr("val").map(|v| v != "0"),
        _ => style.look.take(tag, name),
    }
}

/// The role of a built-in style, by its name, which no program translates.
fn role_of(name: &str) -> Option<Role> {
    let name = name.to_lowercase();
    if let Some(level) = name.strip_prefix("heading ") {
        return level.trim().parse::<u8>().ok().filter(|l| (1..=9).contains(l)).map(|l| Role::Heading(l - 1));
    }
    match name.as_str() {
        "title" => Some(Role::Title),
        "caption" | "image caption" | "table caption" | "figure caption" => Some(Role::Caption),
        "quote" | "intense quote" | "quotations" | "block text" | "block quotation" => Some(Role::Quote),
        "html preformatted" | "preformatted text" | "source code" | "plain text" | "macro text" | "macro" => {
            Some(Role::Code)
        }
        "toc heading" | "contents heading" | "table of figures" | "table of authorities" => {
            Some(Role::Contents)
        }
        _ if name.starts_with("toc ") || name.starts_with("contents ") => Some(Role::Contents),
        _ => None,
    }
}

fn resolve(styles: &HashMap<String, Style>, id: &str) -> Resolved {
    let mut out = Resolved::default();
    let mut numbered = None;
    let mut at = Some(id);
    for _ in 0..MAX_CHAIN {
        let Some(style) = at.and_then(|id| styles.get(id)) else { break };
        out.role = out.role.or(style.role);
        out.outline = out.outline.or(style.outline);
        numbered = numbered.or(style.numbered);
        out.look = out.look.over(style.look);
        at = style.based_on.as_deref();
    }
    out.numbered = numbered.unwrap_or(false);
    out
}

impl Styles {
    /// The style of that id, else that of paragraphs without one.
    pub(crate) fn paragraph(&self, id: Option<&str>) -> Resolved {
        let id = id.or(self.normal.as_deref());
        id.and_then(|id| self.resolved.get(id)).copied().unwrap_or_else(|| Self::by_id(id))
    }

    /// The look that a character style gives.
    pub(crate) fn character(&self, id: &str) -> Look {
        self.resolved.get(id).map(|r| r.look).unwrap_or_default()
    }

    /// A document whose styles are lost still has the ids of an English program.
    fn by_id(id: Option<&str>) -> Resolved {
        let id = id.unwrap_or_default();
        let spaced = id.strip_prefix("Heading").map_or_else(|| id.to_owned(), |n| format!("heading {n}"));
        Resolved { role: role_of(&spaced), ..Resolved::default() }
    }
}
