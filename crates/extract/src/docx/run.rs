//! How text looks, as far as it decides whether a reader sees it, and symbols of picture fonts.

use super::names::is_on;
use crate::xml::Tag;

/// The properties that make text invisible; `None` where nothing is said.
#[derive(Debug, Default, Clone, Copy)]
pub(crate) struct Look {
    vanish: Option<bool>,
    white: Option<bool>,
    tiny: Option<bool>,
    /// Whether it stands on a colour of its own.
    shaded: Option<bool>,
}

impl Look {
    /// Takes in a property by its tag.
    pub(crate) fn take(&mut self, tag: &Tag<'_>, name: &str) {
        match name {
            "vanish" | "specVanish" => self.vanish = Some(is_on(tag)),
            "color" => {
                let value = tag.attr("val").unwrap_or_default();
                self.white = Some(is_white(&value));
            }
            // In half points: text of one point is a line of dust.
            "sz" => {
                self.tiny = tag.attr("val").and_then(|v| v.parse::<f32>().ok()).map(|size| size <= 2.0);
            }
            "shd" => self.shaded = Some(is_shade(tag)),
            "highlight" => self.shaded = Some(is_on(tag)),
            _ => {}
        }
    }

    /// This look where it says something, else the other.
    pub(crate) fn over(self, below: Self) -> Self {
        Self {
            vanish: self.vanish.or(below.vanish),
            white: self.white.or(below.white),
            tiny: self.tiny.or(below.tiny),
            shaded: self.shaded.or(below.shaded),
        }
    }

    /// Why text that looks so cannot be seen. `on_colour` is whether it stands on a ground of another
    /// colour than the page.
    pub(crate) fn hides(self, on_colour: bool) -> Option<&'static str> {
        if self.vanish == Some(true) {
            Some("display-none")
        } else if self.tiny == Some(true) {
            Some("zero-size")
        } else if self.white == Some(true) && self.shaded != Some(true) && !on_colour {
            Some("same-colour")
        } else {
            None
        }
    }
}

/// Whether a colour is white or so near that it does not show on paper.
fn is_white(value: &str) -> bool {
    value.len() == 6
        && value.is_ascii()
        && (0..3).all(|i| u8::from_str_radix(&value[2 * i..2 * i + 2], 16).is_ok_and(|c| c >= 0xf9))
}

/// Whether a shading has a colour other than white.
pub(crate) fn is_shade(tag: &Tag<'_>) -> bool {
    let fill = tag.attr("fill").unwrap_or_default();
    let pattern = tag.attr("val").unwrap_or_default();
    tag.attr("themeFill").is_some()
        || (!fill.is_empty() && fill != "auto" && !is_white(&fill))
        || !matches!(pattern.as_str(), "" | "clear" | "nil")
}

/// The character that a symbol of a picture font shows (`w:sym`). The tables are those of the fonts
/// Symbol and Wingdings, as far as their signs stand in running text.
pub(crate) fn symbol(font: &str, code: &str) -> Option<char> {
    let code = u32::from_str_radix(code, 16).ok()?;
    // Picture fonts lie in the private area: F0 and the byte of the font.
    let byte = if (0xf000..=0xf0ff).contains(&code) { code - 0xf000 } else { code };
    let font = font.to_ascii_lowercase();
    if font.starts_with("wingdings") {
        return WINGDINGS.iter().find(|(b, _)| *b == byte).map(|(_, c)| *c);
    }
    if font == "symbol" {
        return match byte {
            0x41..=0x5a | 0x61..=0x7a => GREEK.chars().nth(usize::try_from(byte - 0x41).ok()?),
            _ => SYMBOL
                .iter()
                .find(|(b, _)| *b == byte)
                .map(|(_, c)| *c)
                .or_else(|| char::from_u32(byte).filter(|c| c.is_ascii() && !c.is_control())),
        };
    }
    char::from_u32(if code == byte || byte < 0x20 { code } else { byte })
        .filter(|c| !c.is_control() && !('\u{e000}'..='\u{f8ff}').contains(c))
}

/// Symbol's letters from 41 to 7A; the six places between the cases hold signs.
const GREEK: &str = "ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖ[∴]⊥_‾αβχδεφγηιϕκλμνοπθρστυϖωξψζ";

const SYMBOL: &[(u32, char)] = &[
    (0x22, '∀'),
    (0x24, '∃'),
    (0x2d, '−'),
    (0xa2, '′'),
    (0xa3, '≤'),
    (0xa5, '∞'),
    (0xab, '↔'),
    (0xac, '←'),
    (0xad, '↑'),
    (0xae, '→'),
    (0xaf, '↓'),
    (0xb0, '°'),
    (0xb1, '±'),
    (0xb2, '″'),
    (0xb3, '≥'),
    (0xb4, '×'),
    (0xb6, '∂'),
    (0xb7, '•'),
    (0xb8, '÷'),
    (0xb9, '≠'),
    (0xba, '≡'),
    (0xbb, '≈'),
    (0xbc, '…'),
    (0xc5, '⊕'),
    (0xc6, '∅'),
    (0xc7, '∩'),
    (0xc8, '∪'),
    (0xcc, '⊂'),
    (0xce, '∈'),
    (0xd1, '∇'),
    (0xd2, '®'),
    (0xd3, '©'),
    (0xd4, '™'),
    (0xd5, '∏'),
    (0xd6, '√'),
    (0xd7, '⋅'),
    (0xd8, '¬'),
    (0xd9, '∧'),
    (0xda, '∨'),
    (0xdb, '⇔'),
    (0xdc, '⇐'),
    (0xde, '⇒'),
    (0xe5, '∑'),
    (0xf2, '∫'),
];

const WINGDINGS: &[(u32, char)] = &[
    (0x28, '☎'),
    (0x2a, '✉'),
    (0x4a, '☺'),
    (0x4b, '😐'),
    (0x4c, '☹'),
    (0x6c, '●'),
    (0x6e, '■'),
    (0x6f, '□'),
    (0x71, '❑'),
    (0x76, '❖'),
    (0x9f, '•'),
    (0xa7, '▪'),
    (0xa8, '◻'),
    (0xd8, '➢'),
    (0xdf, '←'),
    (0xe0, '→'),
    (0xe1, '↑'),
    (0xe2, '↓'),
    (0xe8, '➔'),
    (0xf0, '⇨'),
    (0xfb, '✗'),
    (0xfc, '✓'),
    (0xfd, '☒'),
    (0xfe, '☑'),
];
