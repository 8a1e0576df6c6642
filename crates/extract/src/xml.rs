//! XML, read within bounds.
//!
//! A stream of tags and text: no tree is built, nothing outside the bytes is ever fetched, and
//! entities that a document defines for itself are not expanded (they stay in the text as they are
//! written), so nothing in a document can multiply.

use std::borrow::Cow;

use quick_xml::Reader;
use quick_xml::escape::resolve_predefined_entity;
use quick_xml::events::{BytesStart, Event};

use crate::charset;
use crate::error::ExtractError;

/// The deepest nesting. Word's own documents stay below 100.
pub(crate) const MAX_DEPTH: usize = 500;
/// The most attributes of one element. Roots with many namespaces have about 40.
pub(crate) const MAX_ATTRIBUTES: usize = 300;
/// The most bytes in the attributes of one element.
pub(crate) const MAX_ATTRIBUTE_BYTES: usize = 1_000_000;

/// What an XML document is made of.
pub(crate) enum Token<'a> {
    /// A start tag; an empty element is one with its end tag right behind it.
    Open(Tag<'a>),
    /// An end tag.
    Close,
    /// Text, references resolved.
    Text(Cow<'a, str>),
}

/// A start tag.
pub(crate) struct Tag<'a> {
    start: BytesStart<'a>,
}

impl Tag<'_> {
    /// Its name without the prefix.
    pub(crate) fn name(&self) -> &str {
        local(self.start.name().into_inner())
    }

    /// The prefix of its name.
    pub(crate) fn prefix(&self) -> &str {
        self.start.name().into_inner().split_once(':').map_or("", |(prefix, _)| prefix)
    }

    /// Whether it declares namespaces.
    pub(crate) fn declares(&self) -> bool {
        self.start.attributes_raw().contains("xmlns")
    }

    /// The value of the first attribute of that name, whatever its prefix.
    pub(crate) fn attr(&self, name: &str) -> Option<String> {
        self.attributes().find(|(key, _)| local(key) == name).map(|(_, value)| value)
    }

    /// The value of the attribute of exactly that name, prefix included.
    pub(crate) fn exact(&self, name: &str) -> Option<String> {
        self.attributes().find(|(key, _)| *key == name).map(|(_, value)| value)
    }

    /// Shows each attribute by its full name; the value is made only where it is asked for.
    pub(crate) fn each(&self, mut show: impl FnMut(&str, &dyn Fn() -> String)) {
        let mut attributes = self.start.attributes();
        attributes.with_checks(false);
        for attribute in attributes.flatten() {
            show(attribute.key.into_inner(), &|| unescape(&attribute.value));
        }
    }

    /// All attributes, references in their values resolved.
    pub(crate) fn attributes(&self) -> impl Iterator<Item = (&str, String)> {
        let mut attributes = self.start.attributes();
        attributes.with_checks(false);
        attributes.flatten().map(|a| (a.key.into_inner(), unescape(&a.value)))
    }
}

/// The part of a name behind its prefix.
pub(crate) fn local(name: &str) -> &str {
    name.rsplit_once(':').map_or(name, |(_, local)| local)
}

/// Why a stream ended before its time.
#[derive(Debug)]
pub(crate) enum XmlError {
    /// It is not well-formed.
    Malformed,
    /// It is nested too deep, as a document is that never closes its tags.
    Deep(ExtractError),
    /// It passes another cap.
    Over(ExtractError),
}

impl XmlError {
    /// The error for a document that has to be well-formed.
    pub(crate) fn of(self, what: &'static str) -> ExtractError {
        match self {
            Self::Malformed => ExtractError::Damaged { what },
            Self::Deep(error) | Self::Over(error) => error,
        }
    }
}

/// A document being read.
pub(crate) struct Xml<'a> {
    reader: Reader<&'a [u8]>,
    depth: usize,
    close_next: bool,
    /// How many references to entities that nobody here knows were met.
    pub(crate) unknown_entities: usize,
}

impl<'a> Xml<'a> {
    /// Starts reading.
    pub(crate) fn new(text: &'a str) -> Self {
        Self { reader: Reader::from_str(text), depth: 0, close_next: false, unknown_entities: 0 }
    }

    /// The next piece; `None` at the end.
    pub(crate) fn next(&mut self) -> Result<Option<Token<'a>>, XmlError> {
        if std::mem::take(&mut self.close_next) {
            return Ok(Some(Token::Close));
        }
        loop {
            match self.reader.read_event().map_err(|_| XmlError::Malformed)? {
                Event::Start(start) => {
                    self.depth += 1;
                    if self.depth > MAX_DEPTH {
                        let cap = format!("its XML is nested deeper than {MAX_DEPTH} elements");
                        return Err(XmlError::Deep(ExtractError::OverLimit { cap }));
                    }
                    return open(start).map(Some);
                }
                Event::Empty(start) => {
                    self.close_next = true;
                    return open(start).map(Some);
                }
                Event::End(_) => {
                    self.depth = self.depth.saturating_sub(1);
                    return Ok(Some(Token::Close));
                }
                Event::Text(text) => return Ok(Some(Token::Text(text.into_inner()))),
                Event::CData(text) => return Ok(Some(Token::Text(text.into_inner()))),
                Event::GeneralRef(name) => {
                    let name = name.into_inner();
                    let text = resolve(&name);
                    self.unknown_entities += usize::from(text.is_none());
                    return Ok(Some(Token::Text(Cow::Owned(text.unwrap_or_else(|| format!("&{name};"))))));
                }
                Event::Eof if self.depth > 0 => return Err(XmlError::Malformed),
                Event::Eof => return Ok(None),
                Event::Decl(_) | Event::PI(_) | Event::DocType(_) | Event::Comment(_) => {}
            }
        }
    }

    /// Passes over what is left of the element whose start tag was just read.
    pub(crate) fn skip(&mut self) -> Result<(), XmlError> {
        let mut open = 1usize;
        while open > 0 {
            match self.next()? {
                Some(Token::Open(_)) => open += 1,
                Some(Token::Close) => open -= 1,
                Some(Token::Text(_)) => {}
                None => return Ok(()),
            }
        }
        Ok(())
    }

    /// The text of the element whose start tag was just read, white space collapsed.
    pub(crate) fn text(&mut self) -> Result<String, XmlError> {
        let (mut open, mut out) = (1usize, String::new());
        while open > 0 {
            match self.next()? {
                Some(Token::Open(_)) => open += 1,
                Some(Token::Close) => open -= 1,
                Some(Token::Text(text)) => out.push_str(&text),
                None => break,
            }
        }
        Ok(crate::normalise::normalise(&out))
    }
}

fn over(cap: String) -> XmlError {
    XmlError::Over(ExtractError::OverLimit { cap })
}

fn open(start: BytesStart<'_>) -> Result<Token<'_>, XmlError> {
    if start.attributes_raw().len() > MAX_ATTRIBUTE_BYTES {
        return Err(over(format!(
            "an element has more than {} MB of attributes",
            MAX_ATTRIBUTE_BYTES / 1_000_000
        )));
    }
    if start.attributes_raw().len() > MAX_ATTRIBUTES
        && start.attributes().with_checks(false).take(MAX_ATTRIBUTES + 1).count() > MAX_ATTRIBUTES
    {
        return Err(over(format!("an element has more than {MAX_ATTRIBUTES} attributes")));
    }
    Ok(Token::Open(Tag { start }))
}

/// The text that a reference stands for: a character by number, or one of the names of HTML 5 (a
/// superset of XML's five); `None` for what the document would have to define.
fn resolve(name: &str) -> Option<String> {
    if let Some(number) = name.strip_prefix('#') {
        let code = match number.strip_prefix(['x', 'X']) {
            Some(hex) => u32::from_str_radix(hex, 16).ok(),
            None => number.parse().ok(),
        };
        return Some(code.and_then(char::from_u32).unwrap_or('\u{fffd}').to_string());
    }
    resolve_predefined_entity(name).map(str::to_owned)
}

fn unescape(value: &str) -> String {
    let mut out = String::with_capacity(value.len());
    let mut rest = value;
    while let Some(at) = rest.find('&') {
        out.push_str(&rest[..at]);
        rest = &rest[at..];
        let end = rest.bytes().take(40).position(|b| b == b';');
        if let Some((end, text)) = end.and_then(|end| Some((end, resolve(&rest[1..end])?))) {
            out.push_str(&text);
            rest = &rest[end + 1..];
        } else {
            out.push('&');
            rest = &rest[1..];
        }
    }
    out.push_str(rest);
    out
}

/// The bytes of an XML document as text: by its byte order mark, its declaration, or what the bytes
/// themselves say, in that order.
pub(crate) fn decode(bytes: Vec<u8>) -> String {
    let plain = !bytes.starts_with(&[0xef, 0xbb, 0xbf]) && !bytes.iter().take(2048).any(|&b| b == 0);
    if plain {
        match String::from_utf8(bytes) {
            Ok(text) => text,
            Err(error) => charset::decode(error.as_bytes(), None, true, None).text,
        }
    } else {
        charset::decode(&bytes, None, true, None).text
    }
}
