//! Which vocabulary an element belongs to. The prefixes are free; the two editions of Office Open XML
//! (transitional and strict, ISO/IEC 29500) have different addresses for the same names.

use std::collections::HashMap;

use crate::xml::Tag;

/// The most prefixes that are remembered.
const MAX_PREFIXES: usize = 200;

/// The vocabularies that carry text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Space {
    /// WordprocessingML.
    Word,
    /// Formulas.
    Math,
    /// Markup compatibility: alternatives of which one counts.
    Compat,
    /// Anything else.
    Other,
}

/// What the prefixes of a part stand for. Scopes are not kept: no program reuses a prefix.
#[derive(Debug)]
pub(crate) struct Spaces(HashMap<String, Space>);

impl Spaces {
    /// The usual prefixes.
    pub(crate) fn new() -> Self {
        let usual = [("w", Space::Word), ("m", Space::Math), ("mc", Space::Compat)];
        Self(usual.into_iter().map(|(prefix, space)| (prefix.to_owned(), space)).collect())
    }

    /// The vocabulary of a tag, its own declarations taken in.
    pub(crate) fn of(&mut self, tag: &Tag<'_>) -> Space {
        if tag.declares() {
            tag.each(|key, value| {
                let prefix = match key.split_once(':') {
                    Some(("xmlns", prefix)) => prefix,
                    None if key == "xmlns" => "",
                    _ => return,
                };
                if self.0.len() < MAX_PREFIXES {
                    self.0.insert(prefix.to_owned(), space(&value()));
                }
            });
        }
        self.0.get(tag.prefix()).copied().unwrap_or(Space::Other)
    }
}

fn space(address: &str) -> Space {
    if address.contains("wordprocessingml") && address.ends_with("main") {
        Space::Word
    } else if address.contains("officeDocument") && address.ends_with("math") {
        Space::Math
    } else if address.contains("markup-compatibility") {
        Space::Compat
    } else {
        Space::Other
    }
}

/// Whether a switch (`w:b`, `w:vanish`, …) is on: it is unless its value says otherwise.
pub(crate) fn is_on(tag: &Tag<'_>) -> bool {
    !matches!(tag.attr("val").as_deref(), Some("0" | "false" | "off" | "none"))
}
