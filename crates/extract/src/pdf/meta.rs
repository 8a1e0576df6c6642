//! Title, author, date and language of a document.

use diglot_core::article::BlockKind;
use diglot_core::lang::LangTag;
use unpdf::parser::backend::PdfMetadataRaw;

use super::flow::{Piece, Usual};
use super::guard::{find, rfind};
use super::join::Words;
use super::letters;

/// The longest title, in characters.
const LONGEST: usize = 300;

/// What a document says about itself, where it can be believed.
#[derive(Default)]
pub(crate) struct About {
    pub(crate) title: Option<String>,
    pub(crate) author: Option<String>,
    pub(crate) date: Option<String>,
}

/// Reads the document's own words; `opening` is the text of its first page.
pub(crate) fn about(raw: &PdfMetadataRaw, opening: &str) -> About {
    let said = core(opening);
    let title = raw.title.as_deref().map(letters::mend).filter(|t| is_title(t) && agrees(t, &said));
    let author = raw
        .author
        .as_deref()
        .map(letters::mend)
        .filter(|a| is_author(a) && (said.contains(&core(a)) || is_name(a)));
    let date = raw.creation_date.as_deref().and_then(date).filter(|d| opening.contains(&d[..4]));
    About { title, author, date }
}

/// Letters and digits alone, in lower case: how texts are compared.
pub(crate) fn core(text: &str) -> String {
    text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

/// Whether a title stands in a text, or nearly all its words do.
fn agrees(title: &str, said: &str) -> bool {
    if said.contains(&core(title)) {
        return true;
    }
    let words: Vec<String> = title.split_whitespace().map(core).filter(|w| w.chars().count() > 2).collect();
    let found = words.iter().filter(|w| said.contains(w.as_str())).count();
    words.len() >= 3 && found * 10 >= words.len() * 8
}

fn is_title(title: &str) -> bool {
    let length = title.chars().count();
    let lower = title.to_lowercase();
    let file = [
        ".doc", ".docx", ".pdf", ".tex", ".dvi", ".indd", ".qxd", ".qxp", ".ppt", ".pptx", ".xls", ".rtf",
        ".html", ".txt",
    ]
    .iter()
    .any(|e| lower.ends_with(e));
    (3..=LONGEST).contains(&length)
        && !file
        && !lower.starts_with("microsoft ")
        && !lower.starts_with("untitled")
        && title.chars().any(char::is_alphabetic)
}

fn is_author(author: &str) -> bool {
    let letters = author.chars().filter(|c| c.is_alphabetic()).count();
    (3..=150).contains(&author.chars().count()) && letters >= 3 && !author.contains(['@', '\\', '/'])
}

/// Words in the names of accounts, programs and machines that a form field is filled with.
const NO_NAMES: &[&str] = &[
    "user",
    "admin",
    "administrator",
    "author",
    "owner",
    "unknown",
    "anonymous",
    "default",
    "untitled",
    "microsoft",
    "office",
    "windows",
    "adobe",
    "acrobat",
    "latex",
    "tex",
    "word",
    "scanner",
    "pdf",
    "pc",
    "desktop",
    "laptop",
    "computer",
    "guest",
    "root",
    "test",
    "utilisateur",
    "usuario",
    "benutzer",
];

/// Whether a text looks like the name of a person: a few words that begin with a capital.
fn is_name(author: &str) -> bool {
    let words: Vec<&str> = author.split([' ', ',', ';', '&']).filter(|w| !w.is_empty()).collect();
    let capital = |w: &&&str| w.chars().next().is_some_and(|c| c.is_alphabetic() && !c.is_lowercase());
    words.len() >= 2
        && words.iter().filter(capital).count() >= 2
        && author.chars().all(|c| !c.is_control() && !c.is_numeric() && !matches!(c, '_' | '(' | ')' | ':'))
        && !words.iter().any(|w| NO_NAMES.contains(&w.to_lowercase().as_str()))
}

/// A date `D:20240131…` (ISO 32000-1, 7.9.4) as `2024-01-31`.
fn date(raw: &str) -> Option<String> {
    let digits = raw.trim().trim_start_matches("D:");
    let part = |from: usize, to: usize| digits.get(from..to)?.parse::<u32>().ok();
    let (year, month, day) = (part(0, 4)?, part(4, 6)?, part(6, 8)?);
    ((1980..2200).contains(&year) && (1..=12).contains(&month) && (1..=31).contains(&day))
        .then(|| format!("{year:04}-{month:02}-{day:02}"))
}

/// The blocks that are the title: the largest line on the first page with what belongs to it.
pub(crate) fn title_on_page(pieces: &[Piece], usual: &Usual, words: &Words) -> Option<(usize, String)> {
    let page = pieces.iter().find(|p| p.dropped.is_none())?.lines.first()?.page;
    let mut best: Option<(usize, f32)> = None;
    for (at, piece) in pieces.iter().enumerate() {
        let Some(first) = piece.lines.first() else { continue };
        if first.page != page {
            break;
        }
        if piece.dropped.is_some() || piece.kind != BlockKind::Heading {
            continue;
        }
        let size = piece.lines.iter().map(|l| l.size).fold(0.0, f32::max);
        if best.is_none_or(|(_, s)| size > s + 0.5) {
            best = Some((at, size));
        }
    }
    let (at, size) = best?;
    let early = pieces[..at].iter().filter(|p| p.dropped.is_none()).count() < 12;
    let text = pieces[at].text(words);
    let long = text.chars().count();
    let outstanding = size > 1.15 * usual.size || pieces[..at].iter().all(|p| p.dropped.is_some());
    (early && outstanding && (2..=LONGEST).contains(&long)).then_some((at, text))
}

/// The language that the document's root names, where it is not packed away.
pub(crate) fn language(bytes: &[u8]) -> Option<LangTag> {
    let at = rfind(bytes, b"/Catalog")?;
    let from = at.saturating_sub(1500);
    let from = from + rfind(&bytes[from..at], b" obj").unwrap_or(0);
    let root = &bytes[from..bytes.len().min(at + 1500)];
    let root = &root[..find(root, b"endobj").unwrap_or(root.len())];
    let behind = &root[find(root, b"/Lang")? + 5..];
    let open = behind.iter().position(|b| !b.is_ascii_whitespace()).filter(|&i| behind[i] == b'(')?;
    let value = &behind[open + 1..];
    let value = &value[..value.iter().position(|&b| b == b')')?];
    LangTag::parse(std::str::from_utf8(value).ok()?.trim())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn believes_what_the_page_bears_out() {
        let page = "A Study of Rivers\nAnna Muster, 2024";
        let raw = |title: &str, author: &str| PdfMetadataRaw {
            title: Some(title.to_owned()),
            author: Some(author.to_owned()),
            creation_date: Some("D:20240131120000Z".to_owned()),
            ..PdfMetadataRaw::default()
        };
        for (title, author, expect) in [
            ("A study of rivers", "Anna Muster", (true, true)),
            ("Microsoft Word - rivers", "Administrator", (false, false)),
            ("rivers.pdf", "C:\\user", (false, false)),
            ("Template", "anna muster", (false, true)),
            ("Template", "Luis Ruiz", (false, true)),
            ("Template", "HP Office PC", (false, false)),
        ] {
            let about = about(&raw(title, author), page);
            assert_eq!((about.title.is_some(), about.author.is_some()), expect, "{title}");
            assert_eq!(about.date.as_deref(), Some("2024-01-31"));
        }
        assert_eq!(
            language(b"%PDF 1 0 obj <</Type/Catalog /Lang (de-AT) >> endobj").map(|t| t.to_string()),
            Some("de-AT".to_owned())
        );
        assert_eq!(language(b"1 0 obj <</Type/Catalog>> endobj 2 0 obj <</Lang(fr)>>"), None);
    }
}
