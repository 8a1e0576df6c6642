//! Language tags: the part of BCP 47 that articles need.

use std::fmt;

use serde::{Deserialize, Serialize};

/// A BCP 47 language tag in canonical case, such as `en`, `pt-BR` or `zh-Hans`.
///
/// `und` is the tag of a text whose language is not known.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(transparent)]
pub struct LangTag(String);

impl LangTag {
    /// The tag of an unknown language, `und`.
    pub fn und() -> Self {
        Self("und".to_owned())
    }

    /// Reads a tag in any case, with `-` or `_` between subtags (`pt_br` → `pt-BR`).
    ///
    /// Returns `None` where the text has not the form of a tag: a primary subtag of two or three
    /// letters followed by subtags of one to eight letters or digits. A trailing encoding
    /// (`en_US.UTF-8`) is cut off. No registry is consulted.
    pub fn parse(text: &str) -> Option<Self> {
        let text = text.trim();
        let text = text.split(['.', '@']).next().unwrap_or(text);
        let mut parts = text.split(['-', '_']);
        let primary = parts.next()?;
        if !(2..=3).contains(&primary.len()) || !primary.bytes().all(|b| b.is_ascii_alphabetic()) {
            return None;
        }
        let mut tag = primary.to_ascii_lowercase();
        for part in parts {
            if part.is_empty() || part.len() > 8 || !part.bytes().all(|b| b.is_ascii_alphanumeric()) {
                return None;
            }
            tag.push('-');
            let alphabetic = part.bytes().all(|b| b.is_ascii_alphabetic());
            match part.len() {
                2 if alphabetic => tag.push_str(&part.to_ascii_uppercase()),
                4 if alphabetic => {
                    tag.push_str(&part[..1].to_ascii_uppercase());
                    tag.push_str(&part[1..].to_ascii_lowercase());
                }
                _ => tag.push_str(&part.to_ascii_lowercase()),
            }
        }
        Some(Self(tag))
    }

    /// The tag as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The primary subtag: `pt` of `pt-BR`.
    pub fn primary(&self) -> &str {
        self.0.split('-').next().unwrap_or(&self.0)
    }

    /// Whether the language is not known.
    pub fn is_und(&self) -> bool {
        self.primary() == "und"
    }

    /// Whether both tags name one language, whatever their region or script.
    pub fn same_language(&self, other: &Self) -> bool {
        self.primary() == other.primary()
    }
}

impl fmt::Display for LangTag {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl Default for LangTag {
    fn default() -> Self {
        Self::und()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tags_are_read_in_any_case_and_written_in_one() {
        let check = |text: &str, want: Option<&str>| {
            assert_eq!(LangTag::parse(text).as_ref().map(LangTag::as_str), want, "{text}");
        };
        check("en", Some("en"));
        check("EN_us", Some("en-US"));
        check("zh-hans-cn", Some("zh-Hans-CN"));
        check("en_GB.UTF-8", Some("en-GB"));
        check("sr-latn", Some("sr-Latn"));
        check("es-419", Some("es-419"));
        check("", None);
        check("e", None);
        check("english", None);
        check("en-", None);
    }
}
