//! XLIFF 1.2 (OASIS Standard, 1 February 2008), strict, written without a skeleton.
//!
//! One `file` an article, one `group` a block, one `trans-unit` a row. Who wrote a target lies in a
//! context group; what it was when the file was written is the previous version among the alternatives.

use diglot_core::translation::State;

use super::inline::CHARACTER;
use super::xml::Writer as Xml;
use super::{Bitext, TOOL, Unit, Writer, by_block, kind_id, state_id};

/// Names the article in the file's attributes.
pub(super) const PRODUCT: &str = "Diglot article";
/// Names the alternative that holds the target as it was.
pub(super) const BASE: &str = "diglot-base";

/// Begins the names of our contexts; the row's id follows.
pub(super) const CONTEXT: &str = "diglot-";

/// Writes a bilingual text.
pub(crate) fn write(text: &Bitext) -> String {
    let mut xml = Xml::new();
    xml.open("xliff", &[("xmlns", "urn:oasis:names:tc:xliff:document:1.2"), ("version", "1.2")]);
    xml.open(
        "file",
        &[
            ("original", &text.original),
            ("source-language", text.source_language.as_str()),
            ("target-language", text.target_language.as_str()),
            ("datatype", "plaintext"),
            ("tool-id", "diglot"),
            ("product-name", PRODUCT),
            ("product-version", &text.article),
            ("xml:space", "preserve"),
        ],
    );
    xml.open("header", &[]);
    xml.empty("tool", &[("tool-id", "diglot"), ("tool-name", TOOL)]);
    xml.close();
    xml.open("body", &[]);
    for units in by_block(&text.units) {
        let block = units.first().and_then(|u| u.block);
        if let Some((number, kind)) = block {
            let kind = format!("x-diglot-{}", kind_id(kind));
            xml.open("group", &[("id", &format!("b{number}")), ("restype", &kind)]);
        }
        for unit in units {
            write_unit(&mut xml, unit);
        }
        if block.is_some() {
            xml.close();
        }
    }
    xml.finish()
}

fn write_unit(xml: &mut Xml, unit: &Unit) {
    let approved = if unit.state >= State::Reviewed { "yes" } else { "no" };
    xml.open("trans-unit", &[("id", &unit.id), ("approved", approved), ("xml:space", "preserve")]);
    xml.mixed("source", &[], &unit.source, placeholder);
    if !unit.target.is_empty() {
        let mut attributes = vec![("state", state(unit.state))];
        match &unit.origin {
            Some(Writer::Machine { .. }) => attributes.push(("state-qualifier", "mt-suggestion")),
            Some(Writer::Memory { percent: 100 }) => attributes.push(("state-qualifier", "exact-match")),
            Some(Writer::Memory { .. }) => attributes.push(("state-qualifier", "fuzzy-match")),
            Some(Writer::Human) | None => {}
        }
        xml.mixed("target", &attributes, &unit.target, placeholder);
    }
    if let Some(origin) = &unit.origin {
        // The schema wants each name once in a file.
        let name = format!("{CONTEXT}{}", unit.id);
        xml.open("context-group", &[("name", &name), ("purpose", "information")]);
        for (name, value) in origin.facts() {
            xml.leaf("context", &[("context-type", &format!("x-{name}"))], &value);
        }
        xml.close();
    }
    for note in &unit.notes {
        xml.leaf("note", &[], note);
    }
    if let Some(base) = &unit.base {
        let attributes = [
            ("alttranstype", "previous-version"),
            ("origin", BASE),
            ("xml:space", "preserve"),
            ("extradata", state_id(base.state)),
        ];
        xml.open("alt-trans", &attributes);
        xml.mixed("target", &[], &base.text, placeholder);
        xml.close();
    }
    xml.close();
}

/// A character in place of which no text can stand.
fn placeholder(place: usize, c: char) -> String {
    format!("<x id=\"c{place}\" ctype=\"{CHARACTER}\" equiv-text=\"U+{:04X}\"/>", u32::from(c))
}

/// A state in the words of 1.2.
fn state(state: State) -> &'static str {
    match state {
        State::Initial => "needs-translation",
        State::Translated => "translated",
        State::Reviewed => "signed-off",
        State::Final => "final",
    }
}

/// The state of a target that is there, by the words of 1.2, its own and other tools'.
pub(super) fn state_from(word: Option<&str>, approved: bool) -> State {
    match word {
        Some("new" | "needs-translation" | "needs-adaptation" | "needs-l10n") => State::Initial,
        Some("final") => State::Final,
        Some("signed-off") => State::Reviewed,
        _ if approved => State::Reviewed,
        _ => State::Translated,
    }
}
