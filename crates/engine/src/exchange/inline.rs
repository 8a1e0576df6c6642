//! The text of an element with inline elements: what a person would read.

use super::chars::from_hex;
use super::xml::{Element, Node};

/// Names the inline elements that carry a character of ours.
pub(super) const CHARACTER: &str = "x-diglot-character";

/// The text of a `source` or `target` of XLIFF 2.
///
/// Placeholders give their equivalent in text where the file has one; markers and spanning codes give
/// what they hold.
pub(super) fn of_xliff2(element: &Element) -> String {
    collect(element, &|inner, out| match inner.tag.name.as_str() {
        "cp" => {
            out.extend(inner.attribute("hex").and_then(from_hex));
            false
        }
        "ph" | "sc" | "ec" | "sm" | "em" => {
            match (inner.attribute("equiv"), inner.attribute("subType")) {
                (Some(equiv), _) => out.push_str(equiv),
                (None, Some("xlf:lb")) => out.push('\n'),
                (None, _) => {}
            }
            false
        }
        _ => true,
    })
}

/// The text of a `source` or `target` of XLIFF 1.2.
pub(super) fn of_xliff12(element: &Element) -> String {
    collect(element, &|inner, out| match inner.tag.name.as_str() {
        "x" | "bx" | "ex" | "bpt" | "ept" | "ph" | "it" | "sub" => {
            let equiv = inner.attribute("equiv-text");
            match inner.attribute("ctype") {
                Some(CHARACTER) => out.extend(equiv.and_then(|e| from_hex(e.trim_start_matches("U+")))),
                Some("lb") if equiv.is_none() => out.push('\n'),
                _ => out.push_str(equiv.unwrap_or_default()),
            }
            false
        }
        _ => true,
    })
}

/// The text of a `seg` of TMX.
pub(super) fn of_tmx(element: &Element) -> String {
    collect(element, &|inner, out| match inner.tag.name.as_str() {
        "bpt" | "ept" | "ph" | "it" | "ut" | "sub" => {
            match inner.attribute("type") {
                Some(CHARACTER) => out.extend(from_hex(inner.text().trim().trim_start_matches("U+"))),
                Some("lb") => out.push('\n'),
                _ => {}
            }
            false
        }
        _ => true,
    })
}

/// Goes through an element; `code` writes what an inline element stands for and says whether what it
/// holds is text too.
fn collect(element: &Element, code: &dyn Fn(&Element, &mut String) -> bool) -> String {
    let mut out = String::new();
    walk(element, code, &mut out);
    out
}

fn walk(element: &Element, code: &dyn Fn(&Element, &mut String) -> bool, out: &mut String) {
    for node in &element.children {
        match node {
            Node::Text(text) => out.push_str(text),
            Node::Element(inner) => {
                if code(inner, out) {
                    walk(inner, code, out);
                }
            }
        }
    }
}
