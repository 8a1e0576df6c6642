//! Writing an article out, alone or with what was made of it on the facing page.
//!
//! A new format is one file here and one row in [`EXPORTERS`].

mod bitext;
mod docx;
mod html;
mod markdown;
pub(crate) mod record;
mod rows;
mod text;
mod wrap;

use diglot_core::article::Article;
use diglot_core::summary::Summary;
use diglot_core::translation::Translation;

pub use text::side_by_side;

/// What lies on the right page.
#[derive(Debug, Clone, Copy)]
pub enum Right<'a> {
    /// Nothing.
    Nothing,
    /// A summary.
    Summary(&'a Summary),
    /// A translation, as far as it is.
    Translation(&'a Translation),
}

/// An article and what faces it.
#[derive(Debug, Clone, Copy)]
pub struct Facing<'a> {
    /// The left page.
    pub article: &'a Article,
    /// The right page.
    pub right: Right<'a>,
}

/// What was written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Written {
    /// A text.
    Text(String),
    /// The bytes of a file.
    Bytes(Vec<u8>),
}

/// One way to write out.
#[derive(Debug, Clone, Copy)]
pub struct Exporter {
    /// Its id on the command line and in the API.
    pub id: &'static str,
    /// Its file name extension.
    pub extension: &'static str,
    /// Its media type.
    pub media_type: &'static str,
    /// Whether it is about two texts, and makes no sense without a translation.
    pub bilingual: bool,
    /// Writes.
    pub write: fn(&Facing<'_>) -> Written,
}

/// A row of the table for a format that is text.
macro_rules! text_format {
    ($id:literal, $extension:literal, $media_type:literal, $bilingual:literal, $write:path) => {
        Exporter {
            id: $id,
            extension: $extension,
            media_type: $media_type,
            bilingual: $bilingual,
            write: |facing| Written::Text($write(facing)),
        }
    };
}

const WORD: &str = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

/// Every way to write out.
pub const EXPORTERS: &[Exporter] = &[
    text_format!("text", "txt", "text/plain", false, text::write),
    text_format!("markdown", "md", "text/markdown", false, markdown::write),
    text_format!("html", "html", "text/html", false, html::write),
    Exporter {
        id: "docx",
        extension: "docx",
        media_type: WORD,
        bilingual: false,
        write: |facing| Written::Bytes(docx::two_columns(facing)),
    },
    Exporter {
        id: "docx-target",
        extension: "docx",
        media_type: WORD,
        bilingual: true,
        write: |facing| Written::Bytes(docx::target_only(facing)),
    },
    text_format!("xliff", "xlf", "application/xliff+xml", true, bitext::xliff2),
    text_format!("xliff12", "xlf", "application/x-xliff+xml", true, bitext::xliff12),
    text_format!("tmx", "tmx", "application/x-tmx+xml", true, bitext::tmx),
];

/// The exporter of that id.
pub fn exporter(id: &str) -> Option<&'static Exporter> {
    EXPORTERS.iter().find(|e| e.id == id)
}

/// Who wrote an article, where and when, in one line; `None` where nothing of it is known.
fn about(article: &Article) -> Option<String> {
    let known = [&article.byline, &article.site_name, &article.published];
    let known: Vec<&str> = known.into_iter().flatten().map(String::as_str).collect();
    (!known.is_empty()).then(|| known.join(" · "))
}

/// The number of each kept segment for people, from 1 in reading order.
fn numbers(article: &Article) -> std::collections::HashMap<diglot_core::article::SegmentId, usize> {
    article.body_segments().enumerate().map(|(at, s)| (s.id, at + 1)).collect()
}

/// The evidence of a point as people read it: `2, 3`.
fn evidence(
    point: &diglot_core::summary::Point,
    numbers: &std::collections::HashMap<diglot_core::article::SegmentId, usize>,
) -> String {
    let cited: Vec<String> =
        point.evidence.iter().filter_map(|id| numbers.get(id)).map(ToString::to_string).collect();
    cited.join(", ")
}

/// What is still said against a point: nothing once a person found it fine.
fn open_findings(point: &diglot_core::summary::Point) -> &[diglot_core::finding::Finding] {
    if point.mending.accepted { &[] } else { &point.findings }
}

/// The mark in front of a point.
fn mark(point: &diglot_core::summary::Point) -> &'static str {
    match point.status {
        _ if point.mending.accepted => "✓",
        diglot_core::summary::Support::Supported => "✓",
        diglot_core::summary::Support::Check => "!",
        diglot_core::summary::Support::Unsupported => "✕",
    }
}

/// Who wrote a result, for people.
fn engine_name(engine: &diglot_core::summary::EngineRef) -> String {
    match &engine.model {
        Some(model) => format!("{} ({model})", engine.id),
        None if engine.id == diglot_core::summary::EngineRef::BUILTIN => "the built-in engine".to_owned(),
        None => engine.id.clone(),
    }
}

/// A file name made of a title: letters and digits of any script, parted by hyphens, at most 60
/// characters.
pub(crate) fn file_name(title: &str, extension: &str) -> String {
    let mut name = String::new();
    for word in title.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty()) {
        if name.chars().count() + word.chars().count() >= 60 {
            break;
        }
        if !name.is_empty() {
            name.push('-');
        }
        name.push_str(&word.to_lowercase());
    }
    if name.is_empty() {
        name.push_str("article");
    }
    format!("{name}.{extension}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn file_names_hold_letters_of_any_script_and_nothing_else() {
        let check = |title: &str, want: &str| assert_eq!(file_name(title, "md"), want, "{title}");
        check("Talks in Istanbul: what's next?", "talks-in-istanbul-what-s-next.md");
        check("../../etc/passwd", "etc-passwd.md");
        check("欧盟就碳边境税达成协议", "欧盟就碳边境税达成协议.md");
        check("", "article.md");
    }
}
