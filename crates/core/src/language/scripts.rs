//! Scripts: which ones a text is written in, and what its letters alone say of its language.

use std::collections::HashMap;

use crate::chars::is_alphabetic;

/// Letters of a text by script.
#[derive(Debug, Clone, Default)]
pub(super) struct Letters {
    counts: HashMap<Script, usize>,
    total: usize,
}

/// A script, as far as telling languages apart needs it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(super) enum Script {
    Arab,
    Armn,
    Beng,
    Cans,
    Cher,
    Cyrl,
    Deva,
    Ethi,
    Geor,
    Grek,
    Gujr,
    Guru,
    Hang,
    Hani,
    Hebr,
    Java,
    Kana,
    Khmr,
    Knda,
    Laoo,
    Latn,
    Mlym,
    Mong,
    Mtei,
    Mymr,
    Nkoo,
    Olck,
    Orya,
    Sinh,
    Syrc,
    Taml,
    Telu,
    Tfng,
    Thaa,
    Thai,
    Tibt,
    Other,
}

impl Letters {
    /// Counts the letters of a text.
    pub(super) fn of(text: &str) -> Self {
        let mut letters = Self::default();
        let mut latin = 0;
        for c in text.chars() {
            if c.is_ascii_alphabetic() {
                latin += 1;
            } else if !c.is_ascii() && is_alphabetic(c) {
                *letters.counts.entry(script_of(c)).or_default() += 1;
                letters.total += 1;
            }
        }
        if latin > 0 {
            *letters.counts.entry(Script::Latn).or_default() += latin;
            letters.total += latin;
        }
        letters
    }

    /// How many letters there are.
    pub(super) fn total(&self) -> usize {
        self.total
    }

    /// How many letters of one script there are.
    pub(super) fn count(&self, script: Script) -> usize {
        self.counts.get(&script).copied().unwrap_or(0)
    }

    /// The script that carries the text, `None` without letters.
    ///
    /// A character of Chinese, Japanese or Korean says as much as two or three letters of an
    /// alphabet, and Japanese is told by its kana even among many Chinese characters.
    pub(super) fn main(&self) -> Option<Script> {
        let weight = |script: Script, n: usize| match script {
            Script::Hani | Script::Kana | Script::Hang => 5 * n,
            _ => 2 * n,
        };
        let (script, _) =
            self.counts.iter().map(|(s, n)| (*s, weight(*s, *n))).max_by_key(|(s, w)| (*w, *s))?;
        let kana = self.count(Script::Kana);
        Some(if script == Script::Hani && kana * 10 >= self.count(Script::Hani) && kana > 0 {
            Script::Kana
        } else {
            script
        })
    }
}

/// The script of a letter.
pub(super) fn script_of(c: char) -> Script {
    match u32::from(c) {
        0x0000..=0x02AF
        | 0x1E00..=0x1EFF
        | 0x2C60..=0x2C7F
        | 0xA720..=0xA7FF
        | 0xFB00..=0xFB06
        | 0xFF21..=0xFF5A => Script::Latn,
        0x0370..=0x03FF | 0x1F00..=0x1FFF => Script::Grek,
        0x0400..=0x052F | 0x1C80..=0x1C8F | 0xA640..=0xA69F => Script::Cyrl,
        0x0530..=0x058F | 0xFB13..=0xFB17 => Script::Armn,
        0x0590..=0x05FF | 0xFB1D..=0xFB4F => Script::Hebr,
        0x0600..=0x06FF | 0x0750..=0x077F | 0x08A0..=0x08FF | 0xFB50..=0xFDFF | 0xFE70..=0xFEFE => {
            Script::Arab
        }
        0x0700..=0x074F => Script::Syrc,
        0x0780..=0x07BF => Script::Thaa,
        0x07C0..=0x07FF => Script::Nkoo,
        0x0900..=0x097F | 0xA8E0..=0xA8FF => Script::Deva,
        0x0980..=0x09FF => Script::Beng,
        0x0A00..=0x0A7F => Script::Guru,
        0x0A80..=0x0AFF => Script::Gujr,
        0x0B00..=0x0B7F => Script::Orya,
        0x0B80..=0x0BFF => Script::Taml,
        0x0C00..=0x0C7F => Script::Telu,
        0x0C80..=0x0CFF => Script::Knda,
        0x0D00..=0x0D7F => Script::Mlym,
        0x0D80..=0x0DFF => Script::Sinh,
        0x0E00..=0x0E7F => Script::Thai,
        0x0E80..=0x0EFF => Script::Laoo,
        0x0F00..=0x0FFF => Script::Tibt,
        0x1000..=0x109F | 0xA9E0..=0xA9FF | 0xAA60..=0xAA7F => Script::Mymr,
        0x10A0..=0x10FF | 0x1C90..=0x1CBF | 0x2D00..=0x2D2F => Script::Geor,
        0x1100..=0x11FF | 0x3130..=0x318F | 0xAC00..=0xD7FF => Script::Hang,
        0x1200..=0x139F | 0x2D80..=0x2DDF | 0xAB00..=0xAB2F => Script::Ethi,
        0x13A0..=0x13FF | 0xAB70..=0xABBF => Script::Cher,
        0x1400..=0x167F | 0x18B0..=0x18FF => Script::Cans,
        0x1780..=0x17FF => Script::Khmr,
        0x1800..=0x18AF => Script::Mong,
        0x1C50..=0x1C7F => Script::Olck,
        0x2D30..=0x2D7F => Script::Tfng,
        0x3040..=0x30FF | 0x31F0..=0x31FF | 0xFF66..=0xFF9D => Script::Kana,
        0x3005 | 0x3007 | 0x3400..=0x4DBF | 0x4E00..=0x9FFF | 0xF900..=0xFAFF | 0x20000..=0x3FFFF => {
            Script::Hani
        }
        0xA980..=0xA9DF => Script::Java,
        0xAAE0..=0xAAFF | 0xABC0..=0xABFF => Script::Mtei,
        _ => Script::Other,
    }
}

/// Whether the character is a mark that belongs to the letter before it.
pub(super) fn is_mark(c: char) -> bool {
    matches!(u32::from(c),
        0x300..=0x36F | 0x483..=0x487 | 0x591..=0x5C7 | 0x610..=0x61A | 0x64B..=0x65F | 0x670 | 0x6D6..=0x6ED | 0x900..=0x903
        | 0x93A..=0x94F | 0x951..=0x957 | 0x962 | 0x963 | 0x981..=0x983 | 0x9BC..=0x9CD | 0x9D7 | 0xF71..=0xF87)
}

/// The ISO 15924 code of a script.
pub(super) fn code(script: Script) -> &'static str {
    match script {
        Script::Arab => "Arab",
        Script::Armn => "Armn",
        Script::Beng => "Beng",
        Script::Cans => "Cans",
        Script::Cher => "Cher",
        Script::Cyrl => "Cyrl",
        Script::Deva => "Deva",
        Script::Ethi => "Ethi",
        Script::Geor => "Geor",
        Script::Grek => "Grek",
        Script::Gujr => "Gujr",
        Script::Guru => "Guru",
        Script::Hang => "Kore",
        Script::Hani => "Hani",
        Script::Hebr => "Hebr",
        Script::Java => "Java",
        Script::Kana => "Jpan",
        Script::Khmr => "Khmr",
        Script::Knda => "Knda",
        Script::Laoo => "Laoo",
        Script::Latn => "Latn",
        Script::Mlym => "Mlym",
        Script::Mong => "Mong",
        Script::Mtei => "Mtei",
        Script::Mymr => "Mymr",
        Script::Nkoo => "Nkoo",
        Script::Olck => "Olck",
        Script::Orya => "Orya",
        Script::Sinh => "Sinh",
        Script::Syrc => "Syrc",
        Script::Taml => "Taml",
        Script::Telu => "Telu",
        Script::Tfng => "Tfng",
        Script::Thaa => "Thaa",
        Script::Thai => "Thai",
        Script::Tibt => "Tibt",
        Script::Other => "Zzzz",
    }
}
