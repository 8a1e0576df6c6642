//! Two ways to read a content document: as the XML that it should be, or, where it is not well-formed,
//! by the rules of HTML, which take anything.

use std::collections::HashSet;

use dom_query::{Document, NodeData, NodeRef};

use super::chapter::{Attributes, Builder, Chapter, Sheet};
use crate::error::ExtractError;
use crate::html::guard;
use crate::xml::{Token, Xml, XmlError, local};

/// The most bytes of a document that is read by the rules of HTML: those need the whole tree in memory.
const MAX_HTML: usize = 4_000_000;

/// Reads a content document. `wanted` are the fragments whose place is asked for; `load` adds the rules
/// of a linked style sheet.
pub(crate) fn read(
    text: &str,
    wanted: &HashSet<&str>,
    load: &mut dyn FnMut(&str, &mut Sheet),
) -> Result<Chapter, ExtractError> {
    let mut builder = Builder::new(wanted, load);
    match as_xml(text, &mut builder) {
        Ok(unknown_entities) => Ok(Chapter { unknown_entities, ..builder.finish() }),
        Err(XmlError::Over(error)) => Err(error),
        Err(XmlError::Deep(error)) if text.len() > MAX_HTML => Err(error),
        Err(XmlError::Malformed | XmlError::Deep(_)) => {
            if text.len() > MAX_HTML {
                return Err(ExtractError::OverLimit {
                    cap: format!("a broken chapter of it is larger than {} MB", MAX_HTML / 1_000_000),
                });
            }
            let mut builder = Builder::new(wanted, load);
            as_html(text, &mut builder);
            Ok(builder.finish())
        }
    }
}

/// The number of references to entities that stay unresolved.
fn as_xml(text: &str, builder: &mut Builder<'_>) -> Result<usize, XmlError> {
    let mut xml = Xml::new(text);
    while !builder.is_full()
        && let Some(token) = xml.next()?
    {
        match token {
            Token::Open(tag) => {
                let mut attributes = Attributes::default();
                tag.each(|key, value| attributes.add(key, value));
                builder.open(tag.name(), &attributes);
            }
            Token::Close => builder.close(),
            Token::Text(text) => builder.text(&text),
        }
    }
    Ok(xml.unknown_entities)
}

fn as_html(text: &str, builder: &mut Builder<'_>) {
    // An XML declaration is a comment to an HTML parser, and an empty title or script swallows the rest.
    let text = ["title", "script", "style", "a", "div", "span", "p", "td", "iframe", "textarea"]
        .iter()
        .fold(text.to_owned(), |text, name| close_empty(&text, name));
    let (limited, _) = guard::limit(&text);
    let document = Document::from(limited.as_ref());
    drop(text);
    let Some(mut node) = document.root().first_child() else { return };
    let mut open: Vec<NodeRef<'_>> = Vec::new();
    loop {
        let entered = enter(&node, builder);
        if entered && let Some(child) = node.first_child() {
            open.push(node);
            node = child;
            continue;
        }
        if entered {
            builder.close();
        }
        loop {
            if let Some(next) = node.next_sibling() {
                node = next;
                break;
            }
            let Some(parent) = open.pop() else { return };
            builder.close();
            node = parent;
        }
    }
}

/// Passes a node on; whether it is an element.
fn enter(node: &NodeRef<'_>, builder: &mut Builder<'_>) -> bool {
    node.query_or(false, |n| match &n.data {
        NodeData::Text { contents } => {
            builder.text(contents);
            false
        }
        NodeData::Element(element) => {
            let mut attributes = Attributes::default();
            for attribute in &element.attrs {
                attributes.add(&attribute.name.local, || attribute.value.to_string());
            }
            builder.open(local(&element.name.local), &attributes);
            true
        }
        _ => false,
    })
}

/// Writes `<name .../>` as `<name ...></name>`, as HTML wants it.
fn close_empty(text: &str, name: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    let start = format!("<{name}");
    while let Some(at) = rest.find(&start) {
        let (before, tag) = rest.split_at(at);
        out.push_str(before);
        let end = tag.find('>').map_or(tag.len(), |e| e + 1);
        let (tag, after) = tag.split_at(end);
        let is_name = tag[start.len()..].starts_with([' ', '/', '\n', '\r', '\t']);
        match tag.strip_suffix("/>").filter(|_| is_name) {
            Some(open) => {
                out.push_str(open);
                out.push_str("></");
                out.push_str(name);
                out.push('>');
            }
            None => out.push_str(tag),
        }
        rest = after;
    }
    out.push_str(rest);
    out
}
