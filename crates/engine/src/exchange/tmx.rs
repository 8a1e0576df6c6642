//! TMX 1.4b (LISA OSCAR, 26 April 2005), level 1 and what of level 2 plain text needs.

use diglot_core::lang::LangTag;

use super::TOOL;
use super::chars::unescape;
use super::inline::{CHARACTER, of_tmx};
use super::xml::{Element, Malformed, Pull, Token, Writer as Xml};

/// A pair of texts.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Pair {
    /// The language of the source.
    pub(crate) source_language: LangTag,
    /// The language of the target.
    pub(crate) target_language: LangTag,
    /// The source.
    pub(crate) source: String,
    /// The target.
    pub(crate) target: String,
    /// RFC 3339, when it was approved or last changed.
    pub(crate) at: Option<String>,
    /// The article's title, or another word on where it comes from.
    pub(crate) from: Option<String>,
    /// The article's id.
    pub(crate) article: Option<String>,
    /// The row's id in it.
    pub(crate) row: Option<String>,
    /// What people noted.
    pub(crate) note: Option<String>,
}

/// Writes pairs, one unit each.
pub(crate) fn write(pairs: &[Pair]) -> String {
    let mut xml = Xml::new();
    xml.open("tmx", &[("version", "1.4")]);
    let first = pairs.first().map(|p| p.source_language.as_str());
    let common = first.filter(|f| pairs.iter().all(|p| p.source_language.as_str() == *f));
    xml.empty(
        "header",
        &[
            ("creationtool", TOOL),
            ("creationtoolversion", env!("CARGO_PKG_VERSION")),
            ("segtype", "sentence"),
            ("o-tmf", TOOL),
            ("adminlang", "en"),
            ("srclang", common.unwrap_or("*all*")),
            ("datatype", "plaintext"),
        ],
    );
    xml.open("body", &[]);
    for pair in pairs {
        let at = pair.at.as_deref().and_then(to_tmx_time);
        let mut attributes = vec![("srclang", pair.source_language.as_str())];
        attributes.extend(at.as_deref().map(|at| ("changedate", at)));
        xml.open("tu", &attributes);
        if let Some(note) = &pair.note {
            xml.leaf("note", &[], note);
        }
        let facts = [("x-article", &pair.article), ("x-row", &pair.row), ("x-from", &pair.from)];
        for (name, value) in facts {
            if let Some(value) = value {
                xml.leaf("prop", &[("type", name)], value);
            }
        }
        variant(&mut xml, &pair.source_language, &pair.source);
        variant(&mut xml, &pair.target_language, &pair.target);
        xml.close();
    }
    xml.finish()
}

fn variant(xml: &mut Xml, language: &LangTag, text: &str) {
    xml.open("tuv", &[("xml:lang", language.as_str())]);
    xml.mixed("seg", &[], text, |_, c| format!("<ph type=\"{CHARACTER}\">U+{:04X}</ph>", u32::from(c)));
    xml.close();
}

/// What stands in a unit's place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Read {
    /// A pair; a unit of several languages gives several.
    Pair(Pair),
    /// Why the unit of that number (from 1) gives none.
    Skipped(u32, &'static str),
}

/// Shows every pair of a file; `false` where it is no TMX.
///
/// The source of a unit is the variant of its source language; where that is not said or is not
/// there, the first one.
pub(crate) fn read(text: &str, mut show: impl FnMut(Read)) -> Result<bool, Malformed> {
    let mut pull = Pull::new(text);
    let mut is_tmx = false;
    let mut source: Option<String> = None;
    let mut number = 0;
    while let Some(token) = pull.next()? {
        let Token::Open(tag) = token else { continue };
        match tag.name.as_str() {
            "tmx" => is_tmx = true,
            "header" if is_tmx => source = tag.attribute("srclang").map(str::to_owned),
            "tu" if is_tmx => {
                number += 1;
                unit(&pull.element(tag)?, source.as_deref(), number, &mut show);
            }
            _ if !is_tmx => return Ok(false),
            _ => {}
        }
    }
    Ok(is_tmx)
}

fn unit(unit: &Element, common: Option<&str>, number: u32, show: &mut impl FnMut(Read)) {
    let mut variants: Vec<(LangTag, String, &Element)> = unit
        .named("tuv")
        .filter_map(|tuv| {
            let tag = tuv.attribute("xml:lang").or_else(|| tuv.attribute("lang"))?;
            Some((LangTag::parse(tag)?, of_tmx(tuv.first("seg")?), tuv))
        })
        .collect();
    if variants.len() < 2 {
        show(Read::Skipped(number, "it has not two languages that can be told"));
        return;
    }
    let wanted = unit.attribute("srclang").or(common).and_then(LangTag::parse);
    let at = wanted.and_then(|wanted| {
        let exact = variants.iter().position(|(tag, ..)| *tag == wanted);
        exact.or_else(|| variants.iter().position(|(tag, ..)| tag.same_language(&wanted)))
    });
    let (source_language, source, source_element) = variants.remove(at.unwrap_or(0));
    let property = |name: &str| {
        let found = unit.named("prop").find(|p| p.attribute("type") == Some(name));
        found.map(|p| unescape(&p.text()))
    };
    let time = |element: &Element| {
        let time = element.attribute("changedate").or_else(|| element.attribute("creationdate"));
        time.and_then(from_tmx_time)
    };
    let note = unit.first("note").map(|n| unescape(&n.text()));
    for (target_language, target, element) in variants {
        show(Read::Pair(Pair {
            source_language: source_language.clone(),
            target_language,
            source: source.clone(),
            target,
            at: time(element).or_else(|| time(unit)).or_else(|| time(source_element)),
            from: property("x-from"),
            article: property("x-article"),
            row: property("x-row"),
            note: note.clone(),
        }));
    }
}

/// `2026-01-02T03:04:05.678Z` → `20260102T030405Z`; `None` where it is no time in UTC.
fn to_tmx_time(time: &str) -> Option<String> {
    let moment: jiff::Timestamp = time.parse().ok()?;
    Some(moment.strftime("%Y%m%dT%H%M%SZ").to_string())
}

/// The way back.
fn from_tmx_time(time: &str) -> Option<String> {
    let time = time.trim();
    let (date, clock) = (time.get(..8)?, time.get(9..15)?);
    let digits = |text: &str| text.bytes().all(|b| b.is_ascii_digit());
    if !digits(date) || !digits(clock) || time.as_bytes().get(8) != Some(&b'T') {
        return None;
    }
    let moment = format!(
        "{}-{}-{}T{}:{}:{}Z",
        &date[..4],
        &date[4..6],
        &date[6..],
        &clock[..2],
        &clock[2..4],
        &clock[4..]
    );
    // A day that no month has is none.
    moment.parse::<jiff::Timestamp>().ok().map(|_| moment)
}
