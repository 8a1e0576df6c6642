//! XLIFF 2.1 (OASIS Standard, 13 February 2018), written without a skeleton.
//!
//! One `file` an article, one `group` a block, one `unit` with one `segment` a row; unit and segment
//! carry the row's id. Who wrote a target, and what it was when the file was written, lie in the
//! metadata module, which other tools have to keep.

use super::xml::Writer as Xml;
use super::{Bitext, TOOL, Unit, by_block, is_right_to_left, kind_id, state_id};

/// Names our facts among others' in the metadata.
pub(super) const CATEGORY: &str = "diglot";

/// Writes a bilingual text.
pub(crate) fn write(text: &Bitext) -> String {
    let mut xml = Xml::new();
    let (source, target) = (text.source_language.as_str(), text.target_language.as_str());
    xml.open(
        "xliff",
        &[
            ("xmlns", "urn:oasis:names:tc:xliff:document:2.0"),
            ("xmlns:mda", "urn:oasis:names:tc:xliff:metadata:2.0"),
            ("version", "2.1"),
            ("srcLang", source),
            ("trgLang", target),
        ],
    );
    let direction = |tag| if is_right_to_left(tag) { "rtl" } else { "ltr" };
    let id = if text.article.is_empty() { "article" } else { &text.article };
    xml.open(
        "file",
        &[
            ("id", id),
            ("original", &text.original),
            ("canResegment", "no"),
            ("srcDir", direction(&text.source_language)),
            ("trgDir", direction(&text.target_language)),
            ("xml:space", "preserve"),
        ],
    );
    metadata(&mut xml, &[("tool", TOOL.to_owned())]);
    if text.units.is_empty() {
        // A file must hold something; a group may be empty.
        xml.empty("group", &[("id", "empty")]);
    }
    for units in by_block(&text.units) {
        let block = units.first().and_then(|u| u.block);
        if let Some((number, kind)) = block {
            let kind = format!("diglot:{}", kind_id(kind));
            xml.open("group", &[("id", &format!("b{number}")), ("type", &kind)]);
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
    xml.open("unit", &[("id", &unit.id)]);
    let mut facts = unit.origin.as_ref().map(super::Writer::facts).unwrap_or_default();
    if let Some(base) = &unit.base {
        facts.push(("base-state", state_id(base.state).to_owned()));
        facts.push(("base", base.text.clone()));
    }
    if !facts.is_empty() {
        metadata(xml, &facts);
    }
    if !unit.notes.is_empty() {
        xml.open("notes", &[]);
        for (note, number) in unit.notes.iter().zip(1..) {
            xml.leaf("note", &[("id", &format!("n{number}"))], note);
        }
        xml.close();
    }
    xml.open("segment", &[("id", &unit.id), ("state", state_id(unit.state))]);
    xml.mixed("source", &[], &unit.source, code_point);
    if !unit.target.is_empty() {
        xml.mixed("target", &[], &unit.target, code_point);
    }
    xml.close();
    xml.close();
}

fn metadata(xml: &mut Xml, facts: &[(&str, String)]) {
    xml.open("mda:metadata", &[]);
    xml.open("mda:metaGroup", &[("category", CATEGORY)]);
    for (name, value) in facts {
        xml.leaf("mda:meta", &[("type", name)], value);
    }
    xml.close();
    xml.close();
}

fn code_point(_: usize, c: char) -> String {
    format!("<cp hex=\"{:04X}\"/>", u32::from(c))
}
