//! From a content document to blocks.
//!
//! A book is text from cover to cover, so nothing is judged to be clutter here. What is left out is
//! what no reader sees (told apart as hidden), what is a reading aid over the text (ruby), and marks of
//! the printed edition (page breaks). Tags come in one by one; only blocks are kept.

use std::collections::{HashMap, HashSet};

use diglot_core::article::BlockKind;

use super::rules;
use super::table::Tables;
use crate::html::hidden;
use crate::normalise::{normalise, normalise_preformatted, width};
use crate::smuggled;
use crate::tags::{BLOCKS, MAX_BLOCKS};

/// The most hidden texts that are kept of a document.
const MAX_HIDDEN: usize = 200;

/// A block of a document.
#[derive(Debug, Clone)]
pub(crate) struct Piece {
    pub(crate) kind: BlockKind,
    pub(crate) level: u8,
    pub(crate) text: String,
    /// Whether it is a footnote or an endnote.
    pub(crate) note: bool,
    /// How many of its characters lie in links.
    pub(crate) linked: usize,
}

/// What a content document holds.
#[derive(Debug, Default)]
pub(crate) struct Chapter {
    pub(crate) pieces: Vec<Piece>,
    /// For each fragment asked for, the number of the first piece that belongs to it.
    pub(crate) anchors: HashMap<String, usize>,
    /// What no reader sees: the number of the piece that follows, the text and the reason.
    pub(crate) hidden: Vec<(usize, String, &'static str)>,
    /// What the document says it is (`epub:type` and `role` before its first text).
    pub(crate) types: Vec<String>,
    pub(crate) language: Option<String>,
    pub(crate) pictures: usize,
    pub(crate) truncated: bool,
    /// How many references to entities stand in it that only the document itself could define.
    pub(crate) unknown_entities: usize,
}

/// The attributes of an element that are looked at.
#[derive(Debug, Default)]
pub(crate) struct Attributes(Vec<(&'static str, String)>);

const ATTRIBUTES: &[&str] = &[
    "id",
    "name",
    "class",
    "style",
    "hidden",
    "aria-hidden",
    "role",
    "epub:type",
    "lang",
    "href",
    "rel",
    "alttext",
];

impl Attributes {
    /// Takes an attribute in by its full name, where it is one that matters.
    pub(crate) fn add(&mut self, key: &str, value: impl FnOnce() -> String) {
        let key = match key.rsplit_once(':') {
            Some((_, "type")) => "epub:type",
            Some((_, local @ ("lang" | "href"))) => local,
            _ => key,
        };
        if let Some(known) = ATTRIBUTES.iter().find(|a| **a == key)
            && self.get(known).is_none()
        {
            self.0.push((known, value()));
        }
    }

    pub(crate) fn get(&self, name: &str) -> Option<&str> {
        self.0.iter().find(|(key, _)| *key == name).map(|(_, value)| value.as_str())
    }

    fn types(&self) -> impl Iterator<Item = &str> {
        let all = [self.get("epub:type"), self.get("role")];
        all.into_iter().flatten().flat_map(str::split_whitespace).map(|t| t.strip_prefix("doc-").unwrap_or(t))
    }

    fn is(&self, wanted: &[&str]) -> bool {
        self.types().any(|t| wanted.contains(&t))
    }
}

/// Elements whose content is no prose, or is shown only where something else fails.
const SKIPPED: &[&str] = &[
    "script",
    "noscript",
    "template",
    "title",
    "desc",
    "metadata",
    "defs",
    "iframe",
    "object",
    "embed",
    "canvas",
    "audio",
    "video",
    "select",
    "button",
    "textarea",
    "datalist",
    "dialog",
    "progress",
    "meter",
    "rp",
    "rt",
    "rtc",
    "annotation",
    "annotation-xml",
    "case",
    "trigger",
    "pagenum",
];

/// Tags beside [`BLOCKS`] that part text in a book.
const MORE_BLOCKS: &[&str] = &["docauthor", "doctitle", "head", "note", "svg"];

#[derive(Debug, Clone, Copy)]
struct Frame {
    role: Role,
    block: bool,
    kind: BlockKind,
    level: u8,
    note: bool,
    pre: bool,
    hidden: Option<&'static str>,
    /// Whether it set the start of a possible reference to a note.
    marks: bool,
}

#[derive(Debug, Clone, Copy, PartialEq)]
enum Role {
    Other,
    Link,
    Style,
    Table,
    Row,
    Cell,
}

/// The classes and ids that style sheets hide, with the reason.
pub(crate) type Sheet = HashMap<String, &'static str>;

/// Takes a document in, tag by tag.
pub(crate) struct Builder<'a> {
    out: Chapter,
    wanted: &'a HashSet<&'a str>,
    /// Adds the rules of a linked style sheet.
    load: &'a mut dyn FnMut(&str, &mut Sheet),
    sheet: Sheet,
    css: String,
    stack: Vec<Frame>,
    skipping: usize,
    tables: Tables,
    text: String,
    concealed: String,
    linked: usize,
    links: usize,
    breaks: usize,
    /// Where in `text` a possible reference to a note starts, and whether a link was seen in it.
    mark: Option<(usize, bool)>,
}

impl<'a> Builder<'a> {
    pub(crate) fn new(wanted: &'a HashSet<&'a str>, load: &'a mut dyn FnMut(&str, &mut Sheet)) -> Self {
        Self {
            out: Chapter::default(),
            wanted,
            load,
            sheet: Sheet::new(),
            css: String::new(),
            stack: Vec::new(),
            skipping: 0,
            tables: Tables::default(),
            text: String::new(),
            concealed: String::new(),
            linked: 0,
            links: 0,
            breaks: 0,
            mark: None,
        }
    }

    fn top(&self) -> Frame {
        self.stack.last().copied().unwrap_or(Frame {
            role: Role::Other,
            block: true,
            kind: BlockKind::Paragraph,
            level: 0,
            note: false,
            pre: false,
            hidden: None,
            marks: false,
        })
    }

    /// A start tag, by its name without prefix.
    pub(crate) fn open(&mut self, name: &str, attributes: &Attributes) {
        if self.skipping > 0 || is_skipped(name, attributes) {
            self.skipping += 1;
            return;
        }
        let above = self.top();
        let block = BLOCKS.contains(&name) || MORE_BLOCKS.contains(&name);
        let mut frame = Frame { role: Role::Other, block, marks: false, ..above };
        match name {
            "html" | "body" => {
                let language = attributes.get("lang").filter(|l| !l.is_empty() && l.len() < 40);
                self.out.language = language.map(str::to_owned).or_else(|| self.out.language.take());
            }
            "style" => frame.role = Role::Style,
            "link"
                if attributes.get("rel").is_some_and(|r| r.to_ascii_lowercase().contains("stylesheet")) =>
            {
                if let Some(href) = attributes.get("href") {
                    (self.load)(href, &mut self.sheet);
                }
            }
            "img" | "image" => self.out.pictures += 1,
            // The lines of a drawing are laid by hand: a sentence runs over several.
            "text" => self.text(" "),
            "math" => {
                if let Some(text) = attributes.get("alttext").map(str::to_owned) {
                    self.text(&text);
                    self.skipping += 1;
                    return;
                }
            }
            "a" => {
                frame.role = Role::Link;
                self.links += 1;
            }
            _ => {}
        }
        if frame.hidden.is_none() {
            frame.hidden = self.concealed_by(attributes);
        }
        if frame.block && !above.pre {
            self.boundary(above.hidden.is_some());
        }
        self.note_position(name, attributes);
        self.shape(name, attributes, &mut frame);
        if name == "br" {
            self.line_break();
        }
        self.stack.push(frame);
    }

    fn concealed_by(&self, attributes: &Attributes) -> Option<&'static str> {
        hidden::of(&|name: &str| attributes.get(name).map(str::to_owned)).or_else(|| {
            if self.sheet.is_empty() {
                return None;
            }
            let names = [attributes.get("class"), attributes.get("id")];
            let mut names = names.into_iter().flatten().flat_map(str::split_whitespace);
            names.find_map(|n| self.sheet.get(n.to_ascii_lowercase().as_str()).copied())
        })
    }

    /// Remembers where fragments start, and what the document says that it is.
    fn note_position(&mut self, name: &str, attributes: &Attributes) {
        if !self.wanted.is_empty() {
            let names = [attributes.get("id"), attributes.get("name").filter(|_| name == "a")];
            for id in names.into_iter().flatten().filter(|id| self.wanted.contains(id)) {
                self.out.anchors.entry(id.to_owned()).or_insert(self.out.pieces.len());
            }
        }
        if self.out.pieces.is_empty() && self.text.trim().is_empty() && self.out.types.len() < 20 {
            self.out.types.extend(attributes.types().take(8).map(str::to_ascii_lowercase));
        }
    }

    fn shape(&mut self, name: &str, attributes: &Attributes, frame: &mut Frame) {
        match name {
            "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => {
                frame.kind = BlockKind::Heading;
                frame.level = name.as_bytes().get(1).map_or(2, |d| (d - b'0').max(2));
                self.tables.refuse();
            }
            "doctitle" => (frame.kind, frame.level) = (BlockKind::Heading, 2),
            "li" => frame.kind = BlockKind::ListItem,
            "blockquote" => {
                frame.kind = BlockKind::Quote;
                self.tables.refuse();
            }
            "figcaption" | "caption" => frame.kind = BlockKind::Caption,
            "pre" => (frame.kind, frame.pre) = (BlockKind::Code, true),
            "article" | "section" | "main" => frame.kind = BlockKind::Paragraph,
            "table" => {
                (frame.role, frame.kind) = (Role::Table, BlockKind::Paragraph);
                self.tables.open(self.out.pieces.len());
            }
            "tr" => {
                frame.role = Role::Row;
                self.tables.row();
            }
            "td" | "th" => {
                frame.role = Role::Cell;
                self.tables.cell(self.out.pieces.len());
            }
            "sup" | "a" | "noteref" => self.mark_reference(name, attributes, frame),
            _ => {}
        }
        if attributes.is(&["footnote", "endnote", "rearnote"]) || name == "note" {
            frame.note = true;
        }
    }

    fn mark_reference(&mut self, name: &str, attributes: &Attributes, frame: &mut Frame) {
        let link = name == "a" && attributes.get("href").is_some_and(|h| h.contains('#'));
        let sure = name == "noteref" || attributes.is(&["noteref"]);
        if let Some((_, seen)) = &mut self.mark {
            *seen |= link;
        } else if sure || name == "sup" {
            self.mark = Some((self.text.len(), sure || self.links > 0));
            frame.marks = true;
        }
    }

    fn line_break(&mut self) {
        if self.top().pre {
            self.text.push('\n');
            return;
        }
        self.breaks += 1;
        if self.breaks >= 2 {
            self.flush();
        } else {
            self.text.push('\n');
        }
    }

    /// The end of a block, or of a block within hidden text.
    fn boundary(&mut self, hidden: bool) {
        if hidden {
            self.concealed.push(' ');
        } else {
            self.flush();
        }
    }

    /// An end tag: that of the innermost open element.
    pub(crate) fn close(&mut self) {
        if self.skipping > 0 {
            self.skipping -= 1;
            return;
        }
        let Some(frame) = self.stack.last().copied() else { return };
        if frame.marks {
            self.end_reference();
        }
        let inner_of_pre = self.stack.len().checked_sub(2).is_some_and(|i| self.stack[i].pre);
        if frame.block && !inner_of_pre {
            self.boundary(frame.hidden.is_some());
        }
        self.stack.pop();
        if frame.hidden.is_some() && self.top().hidden.is_none() {
            self.end_hidden(frame.hidden.unwrap_or_default());
        }
        match frame.role {
            Role::Link => {
                self.links -= 1;
                self.drop_arrow();
            }
            Role::Style => {
                rules::hidden_selectors(&std::mem::take(&mut self.css), &mut self.sheet);
            }
            Role::Cell => self.tables.end_cell(&self.out.pieces),
            Role::Table => self.end_table(),
            Role::Other | Role::Row => {}
        }
    }

    fn end_table(&mut self) {
        let Some((first, text)) = self.tables.close() else { return };
        let tail = self.out.pieces.split_off(first.min(self.out.pieces.len()));
        let note = tail.first().is_some_and(|p| p.note);
        let linked = tail.iter().map(|p| p.linked).sum();
        self.out.pieces.extend(tail.into_iter().filter(|p| p.kind == BlockKind::Caption));
        let at = self.out.pieces.len();
        self.out.pieces.push(Piece { kind: BlockKind::Table, level: 0, text, note, linked });
        for position in self.out.anchors.values_mut() {
            *position = (*position).min(at);
        }
    }

    /// Puts a note's number, glued to the word before it, in brackets.
    fn end_reference(&mut self) {
        let Some((from, link)) = self.mark.take() else { return };
        let Some(mark) = self.text.get(from..).filter(|_| link) else { return };
        let core = mark.trim().trim_matches(['[', ']', '(', ')']).trim();
        let is_mark = !core.is_empty()
            && core.chars().count() <= 4
            && core.chars().all(|c| c.is_numeric() || matches!(c, '*' | '†' | '‡' | '§' | '#' | '¶'));
        if is_mark {
            let mark = format!("[{core}]");
            self.text.truncate(from);
            self.text.push_str(&mark);
        }
    }

    /// Takes away a link that is only an arrow back to the text.
    fn drop_arrow(&mut self) {
        let kept = self.text.trim_end();
        if kept.ends_with(['↩', '⏎', '↑', '↵', '\u{fe0e}', '↲']) {
            let kept = kept.trim_end_matches(['↩', '⏎', '↑', '↵', '\u{fe0e}', '↲', ' ']).len();
            self.text.truncate(kept);
        }
    }

    /// Text, references resolved.
    pub(crate) fn text(&mut self, text: &str) {
        if self.skipping > 0 {
            return;
        }
        let top = self.top();
        if top.role == Role::Style {
            if self.css.len() + text.len() < 1_000_000 {
                self.css.push_str(text);
            }
            return;
        }
        if top.hidden.is_some() {
            self.concealed.push_str(text);
            return;
        }
        for (reason, found) in smuggled::find(text) {
            self.push_hidden(found, reason);
        }
        if !text.trim().is_empty() {
            self.breaks = 0;
            if self.links > 0 {
                self.linked += text.chars().filter(|c| !c.is_whitespace()).count();
            }
        }
        self.text.push_str(text);
    }

    fn end_hidden(&mut self, reason: &'static str) {
        let text = normalise(&std::mem::take(&mut self.concealed));
        if !text.is_empty() {
            self.push_hidden(text, reason);
        }
    }

    fn push_hidden(&mut self, text: String, reason: &'static str) {
        if self.out.hidden.len() < MAX_HIDDEN {
            self.out.hidden.push((self.out.pieces.len(), text, reason));
        }
    }

    fn flush(&mut self) {
        self.breaks = 0;
        self.mark = None;
        let linked = std::mem::take(&mut self.linked);
        if self.text.is_empty() {
            return;
        }
        let Frame { kind, level, note, pre, .. } = self.top();
        let text = if pre { normalise_preformatted(&self.text) } else { normalise(&self.text) };
        self.text.clear();
        if text.trim().is_empty() {
            return;
        }
        if self.out.pieces.len() >= MAX_BLOCKS {
            self.out.truncated = true;
            return;
        }
        self.out.pieces.push(Piece { kind, level, text, note, linked });
    }

    /// Whether no more blocks are taken.
    pub(crate) fn is_full(&self) -> bool {
        self.out.truncated
    }

    /// What was read, whatever is still open.
    pub(crate) fn finish(mut self) -> Chapter {
        self.flush();
        self.out
    }
}

fn is_skipped(name: &str, attributes: &Attributes) -> bool {
    SKIPPED.contains(&name)
        || attributes.is(&["pagebreak", "backlink", "page-list", "landmarks"])
        || name == "nav" && attributes.is(&["toc"])
}

impl Chapter {
    /// How wide the text of some pieces is on paper, in columns.
    pub(crate) fn width(pieces: &[Piece]) -> usize {
        pieces.iter().map(|p| width(&p.text)).sum()
    }
}
