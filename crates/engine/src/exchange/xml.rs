//! XML, written with care and read within bounds.
//!
//! Nothing outside the text is ever fetched, and entities that a document defines for itself are not
//! expanded, so nothing in a file can multiply.

use quick_xml::Reader;
use quick_xml::escape::resolve_predefined_entity;
use quick_xml::events::{BytesStart, Event};

use super::chars::{Piece, escape, pieces};

/// The deepest nesting. Files of translation tools stay below 30.
const MAX_DEPTH: usize = 200;

/// A document being written: each element on a line of its own, text never broken.
#[derive(Debug)]
pub(super) struct Writer {
    out: String,
    open: Vec<&'static str>,
}

/// Attributes in order.
pub(super) type Attributes<'a> = &'a [(&'a str, &'a str)];

impl Writer {
    /// A document with its declaration.
    pub(super) fn new() -> Self {
        Self { out: "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n".to_owned(), open: Vec::new() }
    }

    /// Opens an element that holds elements.
    pub(super) fn open(&mut self, name: &'static str, attributes: Attributes<'_>) {
        self.indent();
        self.tag(name, attributes, ">\n");
        self.open.push(name);
    }

    /// Closes the element opened last.
    pub(super) fn close(&mut self) {
        if let Some(name) = self.open.pop() {
            self.indent();
            self.out.push_str(&format!("</{name}>\n"));
        }
    }

    /// An element without content.
    pub(super) fn empty(&mut self, name: &'static str, attributes: Attributes<'_>) {
        self.indent();
        self.tag(name, attributes, "/>\n");
    }

    /// An element that holds text alone.
    pub(super) fn leaf(&mut self, name: &'static str, attributes: Attributes<'_>, text: &str) {
        self.mixed(name, attributes, &escape(text), |_, _| String::new());
    }

    /// An element that holds text, in which `inline` writes what XML cannot carry; it is told the
    /// character's place among them, from 1.
    pub(super) fn mixed(
        &mut self,
        name: &'static str,
        attributes: Attributes<'_>,
        text: &str,
        inline: impl Fn(usize, char) -> String,
    ) {
        self.indent();
        self.tag(name, attributes, ">");
        let mut place = 0;
        for piece in pieces(text) {
            match piece {
                Piece::Text(text) => push_escaped(&mut self.out, text, false),
                Piece::Char(c) => {
                    place += 1;
                    self.out.push_str(&inline(place, c));
                }
            }
        }
        self.out.push_str(&format!("</{name}>\n"));
    }

    /// The document.
    pub(super) fn finish(mut self) -> String {
        while !self.open.is_empty() {
            self.close();
        }
        self.out
    }

    fn tag(&mut self, name: &str, attributes: Attributes<'_>, end: &str) {
        self.out.push('<');
        self.out.push_str(name);
        for (name, value) in attributes {
            self.out.push_str(&format!(" {name}=\""));
            push_escaped(&mut self.out, &escape(value), true);
            self.out.push('"');
        }
        self.out.push_str(end);
    }

    fn indent(&mut self) {
        self.out.push_str(&"  ".repeat(self.open.len()));
    }
}

/// What would be read as markup, and what a reader would change, by name or number.
fn push_escaped(out: &mut String, text: &str, attribute: bool) {
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' if attribute => out.push_str("&quot;"),
            // Line ends are read as one kind and white space of attributes as spaces, but for those
            // that stand there by number.
            '\t' | '\n' if attribute => out.push_str(&format!("&#{};", u32::from(c))),
            // Some readers take the two separators and the C1 codes for line ends or drop them.
            '\r' | '\u{7f}'..='\u{9f}' | '\u{2028}' | '\u{2029}' => {
                out.push_str(&format!("&#{};", u32::from(c)));
            }
            c => out.push(c),
        }
    }
}

/// Text as it stands between two tags.
pub(super) fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    push_escaped(&mut out, &escape(text), false);
    out
}

/// Why a document cannot be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Malformed {
    /// The line, from 1.
    pub(crate) line: usize,
}

/// A start tag.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Tag {
    /// Its name without the prefix.
    pub(super) name: String,
    attributes: Vec<(String, String)>,
}

impl Tag {
    /// The value of an attribute; a prefix is part of its name.
    pub(super) fn attribute(&self, name: &str) -> Option<&str> {
        self.attributes.iter().find(|(key, _)| key == name).map(|(_, value)| value.as_str())
    }
}

/// What a document is made of.
#[derive(Debug)]
pub(super) enum Token {
    /// A start tag.
    Open(Tag),
    /// An end tag; also that of an element that was closed at once.
    Close,
    /// Text, references resolved.
    Text(String),
}

/// A whole element.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Element {
    /// Its start tag.
    pub(super) tag: Tag,
    /// What it holds.
    pub(super) children: Vec<Node>,
}

/// What an element holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Node {
    /// An element.
    Element(Element),
    /// Text.
    Text(String),
}

impl Element {
    /// The value of an attribute.
    pub(super) fn attribute(&self, name: &str) -> Option<&str> {
        self.tag.attribute(name)
    }

    /// The elements in it.
    pub(super) fn elements(&self) -> impl Iterator<Item = &Element> {
        self.children.iter().filter_map(|node| match node {
            Node::Element(element) => Some(element),
            Node::Text(_) => None,
        })
    }

    /// The elements of one name in it.
    pub(super) fn named<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a Element> {
        self.elements().filter(move |e| e.tag.name == name)
    }

    /// The first element of one name in it.
    pub(super) fn first(&self, name: &str) -> Option<&Element> {
        self.elements().find(|e| e.tag.name == name)
    }

    /// Every element of one name below it, itself left out.
    pub(super) fn below<'a>(&'a self, name: &str, out: &mut Vec<&'a Element>) {
        for element in self.elements() {
            if element.tag.name == name {
                out.push(element);
            }
            element.below(name, out);
        }
    }

    /// All text in it.
    pub(super) fn text(&self) -> String {
        let mut out = String::new();
        self.push_text(&mut out);
        out
    }

    fn push_text(&self, out: &mut String) {
        for node in &self.children {
            match node {
                Node::Text(text) => out.push_str(text),
                Node::Element(element) => element.push_text(out),
            }
        }
    }
}

/// A document being read.
pub(super) struct Pull<'a> {
    reader: Reader<&'a [u8]>,
    text: &'a str,
    depth: usize,
    close_next: bool,
}

impl<'a> Pull<'a> {
    /// Starts reading.
    pub(super) fn new(text: &'a str) -> Self {
        let text = text.strip_prefix('\u{feff}').unwrap_or(text);
        Self { reader: Reader::from_str(text), text, depth: 0, close_next: false }
    }

    /// The next piece; `None` at the end.
    pub(super) fn next(&mut self) -> Result<Option<Token>, Malformed> {
        if std::mem::take(&mut self.close_next) {
            return Ok(Some(Token::Close));
        }
        loop {
            let Ok(event) = self.reader.read_event() else { return Err(self.malformed()) };
            match event {
                Event::Start(start) => {
                    self.depth += 1;
                    let tag = tag(&start);
                    return if self.depth > MAX_DEPTH {
                        Err(self.malformed())
                    } else {
                        Ok(Some(Token::Open(tag)))
                    };
                }
                Event::Empty(start) => {
                    self.close_next = true;
                    return Ok(Some(Token::Open(tag(&start))));
                }
                Event::End(_) => {
                    self.depth = self.depth.saturating_sub(1);
                    return Ok(Some(Token::Close));
                }
                Event::Text(text) => return Ok(Some(Token::Text(line_ends(&text.into_inner())))),
                Event::CData(text) => return Ok(Some(Token::Text(line_ends(&text.into_inner())))),
                Event::GeneralRef(name) => {
                    let name = name.into_inner();
                    return Ok(Some(Token::Text(resolve(&name).unwrap_or_else(|| format!("&{name};")))));
                }
                Event::Eof if self.depth > 0 => return Err(self.malformed()),
                Event::Eof => return Ok(None),
                Event::Decl(_) | Event::PI(_) | Event::DocType(_) | Event::Comment(_) => {}
            }
        }
    }

    /// The whole of the element whose start tag was just read.
    pub(super) fn element(&mut self, tag: Tag) -> Result<Element, Malformed> {
        let mut children = Vec::new();
        loop {
            match self.next()? {
                Some(Token::Open(tag)) => children.push(Node::Element(self.element(tag)?)),
                Some(Token::Text(text)) => match children.last_mut() {
                    Some(Node::Text(before)) => before.push_str(&text),
                    _ => children.push(Node::Text(text)),
                },
                Some(Token::Close) | None => return Ok(Element { tag, children }),
            }
        }
    }

    fn malformed(&self) -> Malformed {
        let at = usize::try_from(self.reader.error_position().max(self.reader.buffer_position()));
        let before = self.text.as_bytes().get(..at.unwrap_or(0)).unwrap_or_default();
        Malformed { line: before.split(|b| *b == b'\n').count() }
    }
}

fn tag(start: &BytesStart<'_>) -> Tag {
    let name = start.name();
    let full = name.into_inner();
    let name = full.rsplit_once(':').map_or(full, |(_, local)| local).to_owned();
    let mut attributes = start.attributes();
    attributes.with_checks(false);
    let attributes =
        attributes.flatten().map(|a| (a.key.into_inner().to_owned(), resolve_all(&a.value))).collect();
    Tag { name, attributes }
}

/// XML reads every line end as one kind (XML 1.0, section 2.11).
fn line_ends(text: &str) -> String {
    if text.contains('\r') { text.replace("\r\n", "\n").replace('\r', "\n") } else { text.to_owned() }
}

/// The text that a reference stands for; `None` for what the document would have to define.
fn resolve(name: &str) -> Option<String> {
    let Some(number) = name.strip_prefix('#') else {
        return resolve_predefined_entity(name).map(str::to_owned);
    };
    let code = match number.strip_prefix(['x', 'X']) {
        Some(hex) => u32::from_str_radix(hex, 16).ok(),
        None => number.parse().ok(),
    };
    Some(code.and_then(char::from_u32).unwrap_or('\u{fffd}').to_string())
}

/// The value of an attribute: references resolved, its own white space read as spaces.
fn resolve_all(value: &str) -> String {
    let mut out = String::with_capacity(value.len());
    let mut rest = value;
    while let Some(at) = rest.find(['&', '\t', '\n', '\r']) {
        out.push_str(&rest[..at]);
        rest = &rest[at..];
        if let Some(behind) = rest.strip_prefix("\r\n").or_else(|| rest.strip_prefix(['\t', '\n', '\r'])) {
            out.push(' ');
            rest = behind;
            continue;
        }
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

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Result<Element, Malformed> {
        let mut pull = Pull::new(text);
        loop {
            match pull.next()? {
                Some(Token::Open(tag)) => return pull.element(tag),
                Some(_) => {}
                None => return Err(Malformed { line: 0 }),
            }
        }
    }

    #[test]
    fn what_is_written_is_read_back() {
        for text in
            ["", "a", " a\tb\n ", "a\r\nb\r", "<&>\"']]>", "é\u{85}\u{2028}\u{7f}", "\u{1b}␛", "&amp;"]
        {
            let mut writer = Writer::new();
            writer.open("root", &[("value", text)]);
            writer.leaf("text", &[], text);
            let written = writer.finish();
            let root = read(&written).unwrap();
            let back = |text: &str| super::super::chars::unescape(text);
            assert_eq!(root.attribute("value").map(back).as_deref(), Some(text), "{written}");
            assert_eq!(root.first("text").map(|e| back(&e.text())).as_deref(), Some(text), "{written}");
        }
    }

    #[test]
    fn a_broken_document_says_where() {
        let check = |text: &str, line: usize| assert_eq!(read(text), Err(Malformed { line }), "{text}");
        check("<a>\n<b>\n</a>", 3);
        check("<a>\n<b></b>", 2);
        check(&"<a>".repeat(300), 1);
    }

    #[test]
    fn entities_of_the_document_itself_are_not_expanded() {
        let text = "<!DOCTYPE a [<!ENTITY b \"boom\"><!ENTITY c SYSTEM \"file:///etc/passwd\">]><a>&b;&c;&lt;&#x41;</a>";
        assert_eq!(read(text).unwrap().text(), "&b;&c;<A");
    }
}
