//! The stream of a document's text: paragraphs, tables, fields, notes and what is taken back.
//!
//! One pass without a tree. What tracked changes deleted is passed over and what they inserted is
//! read; of two versions of the same drawing the first counts; the results of fields are text and their
//! instructions are not.

use std::collections::HashMap;

use diglot_core::article::{BlockKind, DropReason, Hidden};

use super::names::{Space, Spaces, is_on};
use super::paragraph::Paragraph;
use super::run::{Look, is_shade, symbol};
use super::styles::Styles;
use super::table::Table;
use crate::xml::{Tag, Token, Xml, XmlError};

/// The most blocks that are kept, as for web pages.
const MAX_BLOCKS: usize = 60_000;
const MAX_HIDDEN: usize = 200;

/// A block of a document.
#[derive(Debug, Clone)]
pub(crate) struct Block {
    pub(crate) kind: BlockKind,
    pub(crate) level: u8,
    pub(crate) text: String,
    /// Whether its style is that of the document's title.
    pub(crate) title: bool,
    pub(crate) dropped: Option<&'static str>,
}

/// A reference to a note: whether it is an endnote, and its id.
pub(crate) type NoteKey = (bool, String);

/// What a file of a document holds.
#[derive(Debug, Default)]
pub(crate) struct Content {
    pub(crate) blocks: Vec<Block>,
    /// For each note of `footnotes.xml` or `endnotes.xml`, its id and its first block.
    pub(crate) notes: Vec<(String, usize)>,
    pub(crate) hidden: Vec<Hidden>,
    pub(crate) truncated: bool,
    /// Whether a file of another kind is embedded as text.
    pub(crate) embedded: bool,
}

#[derive(Debug, Clone, Copy, PartialEq)]
enum Role {
    Other,
    Paragraph,
    ParagraphProperties,
    Run,
    RunProperties,
    Text,
    Table,
    Row,
    RowProperties,
    Cell,
    CellProperties,
    Box,
    Content,
    Simple(bool),
    Alternate(bool),
}

#[derive(Debug, Default)]
struct Field {
    instruction: String,
    /// Whether its result has begun.
    result: bool,
}

impl Field {
    fn is_contents(&self) -> bool {
        is_contents(&self.instruction)
    }
}

fn is_contents(instruction: &str) -> bool {
    instruction.split_whitespace().next().is_some_and(|word| matches!(word, "TOC" | "INDEX" | "TOA"))
}

/// Reads one file of a document.
pub(crate) struct Walker<'a> {
    styles: &'a Styles,
    /// The numbers of the notes, in the order in which the text refers to them.
    numbers: &'a mut HashMap<NoteKey, usize>,
    spaces: Spaces,
    out: Content,
    stack: Vec<Role>,
    paragraphs: Vec<Paragraph>,
    runs: Vec<Look>,
    tables: Vec<Table>,
    fields: Vec<Field>,
    /// For each open content control: whether it shows a prompt, and whether it is a table of contents.
    controls: Vec<(bool, bool)>,
    boxes: usize,
    /// Whether the page has a ground of its own colour.
    coloured: bool,
    /// The text of paragraphs that go on in the next: initials, and joined by a tracked change.
    carried: String,
}

impl<'a> Walker<'a> {
    pub(crate) fn new(styles: &'a Styles, numbers: &'a mut HashMap<NoteKey, usize>) -> Self {
        Self {
            styles,
            numbers,
            spaces: Spaces::new(),
            out: Content::default(),
            stack: Vec::new(),
            paragraphs: Vec::new(),
            runs: Vec::new(),
            tables: Vec::new(),
            fields: Vec::new(),
            controls: Vec::new(),
            boxes: 0,
            coloured: false,
            carried: String::new(),
        }
    }

    /// Reads the whole file.
    pub(crate) fn read(mut self, text: &str) -> Result<Content, XmlError> {
        let mut xml = Xml::new(text);
        while let Some(token) = xml.next()? {
            match token {
                Token::Open(tag) => {
                    let role = match self.spaces.of(&tag) {
                        Space::Word => self.word(&tag, &mut xml)?,
                        Space::Math if tag.name() == "t" => Some(Role::Text),
                        Space::Compat => self.alternative(&tag, &mut xml)?,
                        _ => Some(Role::Other),
                    };
                    self.stack.extend(role);
                }
                Token::Close => self.close(),
                Token::Text(text) => {
                    if self.stack.last() == Some(&Role::Text) {
                        self.text(&text);
                    }
                }
            }
        }
        while !self.paragraphs.is_empty() {
            self.end_paragraph();
        }
        self.flush_carried();
        Ok(self.out)
    }

    /// An element of WordprocessingML; `None` where it was passed over with all that is in it.
    fn word(&mut self, tag: &Tag<'_>, xml: &mut Xml<'_>) -> Result<Option<Role>, XmlError> {
        let parent = self.stack.last().copied().unwrap_or(Role::Other);
        let role = match tag.name() {
            "del" | "moveFrom" if parent == Role::RunProperties => {
                // Within the properties of a paragraph's mark: its end was deleted.
                if self.in_paragraph_mark()
                    && let Some(p) = self.paragraphs.last_mut()
                {
                    p.goes_on = true;
                }
                Role::Other
            }
            "del" | "moveFrom" | "delText" | "delInstrText" | "pPrChange" | "rPrChange" | "sectPr"
            | "sectPrChange" | "tblPrChange" | "tcPrChange" | "trPrChange" | "tblPrExChange" | "tblGrid"
            | "numberingChange" | "rt" | "rubyPr" | "footnotePr" | "endnotePr" => {
                xml.skip()?;
                return Ok(None);
            }
            "instrText" => {
                let text = xml.text()?;
                if let Some(field) = self.fields.last_mut().filter(|f| !f.result && f.instruction.len() < 200)
                {
                    field.instruction.push_str(&text);
                }
                return Ok(None);
            }
            "p" => {
                self.paragraphs.push(Paragraph { contents: self.in_contents(), ..Paragraph::default() });
                Role::Paragraph
            }
            "pPr" => Role::ParagraphProperties,
            "rPr" => Role::RunProperties,
            "r" => {
                self.runs.push(Look::default());
                Role::Run
            }
            "t" => Role::Text,
            "tbl" => {
                self.tables.push(Table::new(self.out.blocks.len()));
                Role::Table
            }
            "tr" => {
                if let Some(table) = self.tables.last_mut() {
                    table.row();
                }
                Role::Row
            }
            "trPr" => Role::RowProperties,
            "tc" => {
                if let Some(table) = self.tables.last_mut() {
                    table.cell(self.out.blocks.len());
                }
                Role::Cell
            }
            "tcPr" => Role::CellProperties,
            "txbxContent" => {
                self.boxes += 1;
                Role::Box
            }
            "sdt" => {
                self.controls.push((false, false));
                Role::Content
            }
            "fldSimple" => Role::Simple(tag.attr("instr").is_some_and(|i| is_contents(&i))),
            "footnote" | "endnote" => {
                let kind = tag.attr("type").unwrap_or_default();
                if !matches!(kind.as_str(), "" | "normal") {
                    xml.skip()?;
                    return Ok(None);
                }
                self.out.notes.push((tag.attr("id").unwrap_or_default(), self.out.blocks.len()));
                Role::Other
            }
            name => {
                self.property(tag, name, parent);
                Role::Other
            }
        };
        Ok(Some(role))
    }

    /// Whether the run properties being read are those of a paragraph's mark.
    fn in_paragraph_mark(&self) -> bool {
        let above = self.stack.len().checked_sub(2).and_then(|i| self.stack.get(i));
        above == Some(&Role::ParagraphProperties)
    }

    fn in_contents(&self) -> bool {
        self.fields.iter().any(Field::is_contents)
            || self.controls.iter().any(|c| c.1)
            || self.stack.contains(&Role::Simple(true))
    }

    /// A property, or a sign that stands for text.
    fn property(&mut self, tag: &Tag<'_>, name: &str, parent: Role) {
        match (name, parent) {
            ("rStyle", Role::RunProperties) if !self.in_paragraph_mark() => {
                let look = tag.attr("val").map(|id| self.styles.character(&id)).unwrap_or_default();
                if let Some(run) = self.runs.last_mut() {
                    *run = run.over(look);
                }
            }
            (_, Role::RunProperties) => {
                if !self.in_paragraph_mark()
                    && let Some(run) = self.runs.last_mut()
                {
                    run.take(tag, name);
                }
            }
            ("shd", Role::CellProperties) | ("tblStyle" | "shd", _)
                if !self.tables.is_empty() && parent != Role::ParagraphProperties =>
            {
                if let Some(table) = self.tables.last_mut() {
                    table.coloured |= name == "tblStyle" || is_shade(tag);
                }
            }
            ("gridSpan", Role::CellProperties) => {
                if let Some(table) = self.tables.last_mut() {
                    table.span(tag.attr("val").and_then(|v| v.parse().ok()).unwrap_or(1));
                }
            }
            ("background", _) => self.coloured = true,
            ("altChunk", _) => self.out.embedded = true,
            ("showingPlcHdr", _) => {
                if let Some(control) = self.controls.last_mut() {
                    control.0 = is_on(tag);
                }
            }
            ("docPartGallery", _) => {
                if let Some(control) = self.controls.last_mut() {
                    control.1 = tag.attr("val").is_some_and(|v| v == "Table of Contents");
                }
            }
            ("fldChar", _) => self.field(tag),
            ("footnoteReference" | "endnoteReference", _) => {
                let key = (name == "endnoteReference", tag.attr("id").unwrap_or_default());
                let next = self.numbers.len() + 1;
                let number = *self.numbers.entry(key).or_insert(next);
                self.text(&format!("[{number}]"));
            }
            ("tab" | "ptab", Role::Run) => self.text("\t"),
            ("br" | "cr", Role::Run) => self.text("\n"),
            ("noBreakHyphen", _) => self.text("\u{2011}"),
            ("sym", _) => {
                let (font, code) =
                    (tag.attr("font").unwrap_or_default(), tag.attr("char").unwrap_or_default());
                if let Some(c) = symbol(&font, &code) {
                    self.text(c.encode_utf8(&mut [0; 4]));
                }
            }
            _ => {
                if let Some(p) = self.paragraphs.last_mut() {
                    p.take(tag, name);
                }
            }
        }
    }

    fn field(&mut self, tag: &Tag<'_>) {
        match tag.attr("fldCharType").as_deref() {
            Some("begin") if self.fields.len() < 200 => self.fields.push(Field::default()),
            Some("separate") => {
                if let Some(field) = self.fields.last_mut() {
                    field.result = true;
                }
                let contents = self.in_contents();
                if let Some(p) = self.paragraphs.last_mut() {
                    p.contents |= contents;
                }
            }
            Some("end") => {
                self.fields.pop();
            }
            _ => {}
        }
    }

    /// Of the versions of one thing the first counts.
    fn alternative(&mut self, tag: &Tag<'_>, xml: &mut Xml<'_>) -> Result<Option<Role>, XmlError> {
        match tag.name() {
            "AlternateContent" => Ok(Some(Role::Alternate(false))),
            "Choice" | "Fallback" => match self.stack.last_mut() {
                Some(Role::Alternate(true)) => {
                    xml.skip()?;
                    Ok(None)
                }
                Some(Role::Alternate(taken)) => {
                    *taken = true;
                    Ok(Some(Role::Other))
                }
                _ => Ok(Some(Role::Other)),
            },
            _ => Ok(Some(Role::Other)),
        }
    }

    fn text(&mut self, text: &str) {
        if self.fields.iter().any(|f| !f.result) {
            return;
        }
        let on_colour = self.coloured || self.boxes > 0 || self.tables.iter().any(|t| t.coloured);
        let Some(p) = self.paragraphs.last_mut() else { return };
        let style = self.styles.paragraph(p.style.as_deref());
        let look = self.runs.last().copied().unwrap_or_default().over(style.look);
        if self.controls.iter().any(|c| c.0) {
            p.aside("placeholder", text);
        } else if let Some(reason) = look.hides(on_colour || p.shaded) {
            p.hide(reason, text);
        } else {
            p.text.push_str(text);
        }
    }

    fn close(&mut self) {
        match self.stack.pop() {
            Some(Role::Paragraph) => self.end_paragraph(),
            Some(Role::Run) => {
                self.runs.pop();
            }
            Some(Role::Cell) => {
                self.flush_carried();
                if let Some(table) = self.tables.last_mut() {
                    table.end_cell(&self.out.blocks);
                }
            }
            Some(Role::Table) => {
                if let Some(table) = self.tables.pop() {
                    table.end(&mut self.out.blocks);
                }
            }
            Some(Role::Box) => {
                self.flush_carried();
                self.boxes -= 1;
            }
            Some(Role::Content) => {
                self.controls.pop();
            }
            _ => {}
        }
    }

    fn end_paragraph(&mut self) {
        let Some(mut p) = self.paragraphs.pop() else { return };
        // An instruction that never ends must not swallow the rest of the document.
        for field in &mut self.fields {
            field.result = true;
        }
        for (reason, text) in p.take_hidden() {
            if self.out.hidden.len() < MAX_HIDDEN {
                self.out.hidden.push(Hidden { text, reason: DropReason(reason.to_owned()) });
            }
        }
        for block in p.take_asides() {
            self.push(block);
        }
        // Looked at before what was carried is joined: that may be long, and is never blank.
        let mut blank = p.text.chars().all(char::is_whitespace);
        if !self.carried.is_empty() && self.boxes == 0 {
            let own = std::mem::take(&mut p.text);
            p.text = std::mem::take(&mut self.carried);
            p.text.push_str(&own);
            blank = false;
        }
        if p.goes_on && !blank {
            self.carried = p.text;
            return;
        }
        if let Some(block) = p.block(self.styles) {
            if block.kind == BlockKind::Heading {
                for table in &mut self.tables {
                    table.layout = true;
                }
            }
            self.push(block);
        }
    }

    fn flush_carried(&mut self) {
        let text = std::mem::take(&mut self.carried);
        let p = Paragraph { text, ..Paragraph::default() };
        if let Some(block) = p.block(self.styles) {
            self.push(block);
        }
    }

    fn push(&mut self, block: Block) {
        // Lines of code are paragraphs to a word processor.
        let in_note = self.out.notes.last().is_some_and(|n| n.1 == self.out.blocks.len());
        if block.kind == BlockKind::Code
            && !in_note
            && let Some(last) = self.out.blocks.last_mut()
            && last.kind == BlockKind::Code
            && last.dropped == block.dropped
        {
            last.text.push('\n');
            last.text.push_str(&block.text);
            return;
        }
        if self.out.blocks.len() >= MAX_BLOCKS {
            self.out.truncated = true;
            return;
        }
        self.out.blocks.push(block);
    }
}
