//! Word documents (ISO/IEC 29500, transitional): the few parts that make one, written by hand.

use std::io::{Cursor, Write as _};

use diglot_core::lang::LangTag;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

use super::is_right_to_left;
use super::xml::escaped;

const CONTENT_TYPES: &str = include_str!("docx/content_types.xml");
const RELATIONS: &str = include_str!("docx/relations.xml");
const DOCUMENT_RELATIONS: &str = include_str!("docx/document_relations.xml");
const STYLES: &str = include_str!("docx/styles.xml");
const NUMBERING: &str = include_str!("docx/numbering.xml");
const SETTINGS: &str = include_str!("docx/settings.xml");

/// How a paragraph looks; each is a style that the reader can change in one place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Look {
    /// The title of the whole.
    Title,
    /// Who wrote it, where, when.
    About,
    /// A heading of level 1 to 6.
    Heading(u8),
    /// Running text.
    Text,
    /// An item of a list.
    ListItem,
    /// A quotation set apart.
    Quote,
    /// The caption of a picture.
    Caption,
    /// Preformatted text.
    Code,
    /// Small print in tables.
    Small,
}

impl Look {
    fn style(self) -> String {
        match self {
            Self::Title => "Title".to_owned(),
            Self::About => "About".to_owned(),
            Self::Heading(level) => format!("Heading{}", level.clamp(1, 6)),
            Self::Text => "Normal".to_owned(),
            Self::ListItem => "ListBullet".to_owned(),
            Self::Quote => "Quote".to_owned(),
            Self::Caption => "Caption".to_owned(),
            Self::Code => "Code".to_owned(),
            Self::Small => "Small".to_owned(),
        }
    }
}

/// A stretch of text in one language.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Run {
    /// The text; line breaks and tabs are kept.
    pub(crate) text: String,
    /// Its language.
    pub(crate) language: LangTag,
    /// Whether it stands in for what is missing.
    pub(crate) missing: bool,
}

/// A paragraph.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Paragraph {
    /// How it looks.
    pub(crate) look: Look,
    /// The language that decides its direction.
    pub(crate) language: LangTag,
    /// Its text.
    pub(crate) runs: Vec<Run>,
}

impl Paragraph {
    /// A paragraph of one run.
    pub(crate) fn new(look: Look, text: impl Into<String>, language: &LangTag) -> Self {
        let run = Run { text: text.into(), language: language.clone(), missing: false };
        Self { look, language: language.clone(), runs: vec![run] }
    }
}

/// What a document holds, in order.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Item {
    /// A paragraph.
    Paragraph(Paragraph),
    /// A table.
    Table(Table),
}

/// A table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Table {
    /// The share of each column of the width, in hundredths.
    pub(crate) widths: Vec<u32>,
    /// Whether the first row is repeated on every page.
    pub(crate) has_head: bool,
    /// Whether its columns run from right to left.
    pub(crate) right_to_left: bool,
    /// Rows of cells; a cell holds paragraphs.
    pub(crate) rows: Vec<Vec<Vec<Paragraph>>>,
}

/// The document as the bytes of a file. The same items give the same bytes.
///
/// `language` is that of the document, `title` what programs call it.
pub(crate) fn write(title: &str, language: &LangTag, landscape: bool, items: &[Item]) -> Vec<u8> {
    let mut body = String::new();
    for (at, item) in items.iter().enumerate() {
        match item {
            Item::Paragraph(paragraph) => push_paragraph(&mut body, paragraph),
            Item::Table(table) => {
                push_table(&mut body, table, if landscape { LANDSCAPE_TEXT } else { PORTRAIT_TEXT });
                // Two tables without a paragraph between them are one to Word, and none may be last.
                if !matches!(items.get(at + 1), Some(Item::Paragraph(_))) {
                    body.push_str("<w:p/>");
                }
            }
        }
    }
    let (width, height, orient) =
        if landscape { (16838, 11906, " w:orient=\"landscape\"") } else { (11906, 16838, "") };
    let document = format!(
        "{HEAD}<w:document xmlns:w=\"{WORD}\"><w:body>{body}<w:sectPr><w:pgSz w:w=\"{width}\" w:h=\"{height}\"{orient}/><w:pgMar w:top=\"1134\" w:right=\"1134\" w:bottom=\"1134\" w:left=\"1134\" w:header=\"567\" w:footer=\"567\" w:gutter=\"0\"/></w:sectPr></w:body></w:document>"
    );
    let core = format!(
        "{HEAD}<cp:coreProperties xmlns:cp=\"http://schemas.openxmlformats.org/package/2006/metadata/core-properties\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\"><dc:title>{}</dc:title><dc:creator>Diglot</dc:creator><dc:language>{}</dc:language></cp:coreProperties>",
        text_of(title),
        text_of(language.as_str()),
    );
    let styles = STYLES.replace("{language}", &language_attributes(language));
    package(&[
        ("[Content_Types].xml", CONTENT_TYPES),
        ("_rels/.rels", RELATIONS),
        ("word/document.xml", &document),
        ("word/_rels/document.xml.rels", DOCUMENT_RELATIONS),
        ("word/styles.xml", &styles),
        ("word/numbering.xml", NUMBERING),
        ("word/settings.xml", SETTINGS),
        ("docProps/core.xml", &core),
    ])
}

const HEAD: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
const WORD: &str = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
/// The width of the text on a page in twentieths of a point: A4 without its margins.
const PORTRAIT_TEXT: u32 = 11906 - 2 * 1134;
const LANDSCAPE_TEXT: u32 = 16838 - 2 * 1134;

fn package(parts: &[(&str, &str)]) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    // The time is the format's own beginning, so that the bytes depend on the content alone.
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        .last_modified_time(zip::DateTime::default());
    let mut write = || -> Result<(), zip::result::ZipError> {
        for (name, content) in parts {
            zip.start_file(*name, options)?;
            zip.write_all(content.as_bytes())?;
        }
        Ok(())
    };
    let written = write();
    // Writing to memory does not fail; were it to, the file would say so when it is opened.
    debug_assert!(written.is_ok());
    zip.finish().map(Cursor::into_inner).unwrap_or_default()
}

fn push_paragraph(out: &mut String, paragraph: &Paragraph) {
    let direction = if is_right_to_left(&paragraph.language) { "<w:bidi/>" } else { "" };
    out.push_str(&format!("<w:p><w:pPr><w:pStyle w:val=\"{}\"/>{direction}</w:pPr>", paragraph.look.style()));
    for run in &paragraph.runs {
        push_run(out, run);
    }
    out.push_str("</w:p>");
}

fn push_run(out: &mut String, run: &Run) {
    let style = if run.missing { "<w:rStyle w:val=\"Untranslated\"/>" } else { "" };
    let direction = if is_right_to_left(&run.language) { "<w:rtl/>" } else { "" };
    out.push_str(&format!(
        "<w:r><w:rPr>{style}{direction}<w:lang{}/></w:rPr>",
        language_attributes(&run.language)
    ));
    for (number, line) in run.text.split('\n').enumerate() {
        if number > 0 {
            out.push_str("<w:br/>");
        }
        for (number, part) in line.split('\t').enumerate() {
            if number > 0 {
                out.push_str("<w:tab/>");
            }
            if !part.is_empty() {
                out.push_str(&format!("<w:t xml:space=\"preserve\">{}</w:t>", text_of(part)));
            }
        }
    }
    out.push_str("</w:r>");
}

fn push_table(out: &mut String, table: &Table, width: u32) {
    let columns: Vec<u32> = table.widths.iter().map(|share| width * share / 100).collect();
    let direction = if table.right_to_left { "<w:bidiVisual/>" } else { "" };
    out.push_str(&format!(
        "<w:tbl><w:tblPr><w:tblStyle w:val=\"Grid\"/>{direction}<w:tblW w:w=\"{width}\" w:type=\"dxa\"/><w:tblLayout w:type=\"fixed\"/></w:tblPr><w:tblGrid>"
    ));
    for column in &columns {
        out.push_str(&format!("<w:gridCol w:w=\"{column}\"/>"));
    }
    out.push_str("</w:tblGrid>");
    for (number, row) in table.rows.iter().enumerate() {
        let head = if number == 0 && table.has_head { "<w:tblHeader/>" } else { "" };
        out.push_str(&format!("<w:tr><w:trPr><w:cantSplit/>{head}</w:trPr>"));
        for (cell, width) in row.iter().zip(&columns) {
            out.push_str(&format!("<w:tc><w:tcPr><w:tcW w:w=\"{width}\" w:type=\"dxa\"/></w:tcPr>"));
            for paragraph in cell {
                push_paragraph(out, paragraph);
            }
            // A cell ends with a paragraph, always.
            if cell.is_empty() {
                out.push_str("<w:p/>");
            }
            out.push_str("</w:tc>");
        }
        out.push_str("</w:tr>");
    }
    out.push_str("</w:tbl>");
}

/// The attributes by which Word spells: one for each class of scripts.
fn language_attributes(language: &LangTag) -> String {
    let tag = match language.as_str() {
        "zh" | "zh-Hans" => "zh-CN",
        "zh-Hant" => "zh-TW",
        "und" => return String::new(),
        tag => tag,
    };
    let class = match language.primary() {
        "zh" | "ja" | "ko" | "yue" => "w:eastAsia",
        "th" | "lo" | "hi" | "mr" | "ne" => "w:bidi",
        _ if is_right_to_left(language) => "w:bidi",
        _ => "w:val",
    };
    format!(" {class}=\"{}\"", text_of(tag))
}

/// Text for an element; what XML cannot carry is shown by its picture, where it has one.
fn text_of(text: &str) -> String {
    let shown: String = text
        .chars()
        .map(|c| match u32::from(c) {
            code @ (0..=8 | 0x0B | 0x0C | 0x0E..=0x1F) => char::from_u32(0x2400 + code).unwrap_or('\u{fffd}'),
            0xFFFE | 0xFFFF => '\u{fffd}',
            0x0D => '\u{240D}',
            _ => c,
        })
        .collect();
    // The symbol for escape is not doubled here: nobody reads it back.
    shown.split('\u{241B}').map(escaped).collect::<Vec<_>>().join("\u{241B}")
}

#[cfg(test)]
mod tests {
    use std::io::Read as _;

    use super::*;

    fn part(bytes: &[u8], name: &str) -> String {
        let mut zip = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
        let mut text = String::new();
        zip.by_name(name).unwrap().read_to_string(&mut text).unwrap();
        text
    }

    #[test]
    fn every_part_is_sound_xml() {
        let ar = LangTag::parse("ar").unwrap();
        let table = Table {
            widths: vec![50, 50],
            has_head: true,
            right_to_left: true,
            rows: vec![vec![vec![Paragraph::new(Look::Text, "a\u{1b}\tb\nc & <d>", &ar)], Vec::new()]],
        };
        let items = [Item::Table(table.clone()), Item::Table(table)];
        let bytes = write("A & <b>", &ar, true, &items);
        assert_eq!(bytes, write("A & <b>", &ar, true, &items), "the same content gives the same bytes");
        let archive = zip::ZipArchive::new(Cursor::new(&bytes)).unwrap();
        let names: Vec<String> = archive.file_names().map(|name| name.unwrap().into_owned()).collect();
        assert_eq!(names.len(), 8);
        for name in names {
            let text = part(&bytes, &name);
            let mut pull = super::super::xml::Pull::new(&text);
            while pull.next().unwrap().is_some() {}
        }
        let document = part(&bytes, "word/document.xml");
        assert!(
            document.contains("<w:bidi/>")
                && document.contains("<w:rtl/>")
                && document.contains("w:bidi=\"ar\"")
        );
        assert!(document.contains("a␛</w:t><w:tab/>") && document.contains("<w:br/>"), "{document}");
        assert_eq!(document.matches("</w:tbl><w:p/>").count(), 2, "a paragraph parts tables");
    }
}
