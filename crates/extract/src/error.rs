//! What makes a source no article at all.

use std::fmt;

use crate::feed::MAX_FEED_BYTES;
use crate::{MAX_BYTES, MAX_CONTAINER_BYTES};

// The hints tell what is too large by its limit.
const _: () = assert!(MAX_FEED_BYTES != MAX_BYTES && MAX_BYTES != MAX_CONTAINER_BYTES);

/// Why nothing could be extracted. The messages never carry text of the source.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ExtractError {
    /// A known format that no reader here takes.
    Unsupported {
        /// Its name for people, such as `A spreadsheet`.
        what: &'static str,
        /// What the reader can do instead.
        hint: &'static str,
    },
    /// The bytes are not text in any character set.
    Binary,
    /// Nothing but white space and marks without content.
    Empty,
    /// More bytes than are taken.
    TooLarge {
        /// The most bytes taken.
        limit: usize,
    },
    /// Opening it would need more of something than is given: a decompression bomb, or a giant.
    OverLimit {
        /// What ran out, with its cap, for people: `its parts unpack to more than 200 MB`.
        cap: String,
    },
    /// It wants a password, or its maker locked it.
    Locked {
        /// Its name for people, such as `The PDF file`.
        what: &'static str,
    },
    /// Its pages are pictures: nothing in it is text.
    Scanned {
        /// The number of pages.
        pages: usize,
    },
    /// It is not what it says it is, or broken beyond reading.
    Damaged {
        /// Its name for people, such as `The EPUB book`.
        what: &'static str,
    },
    /// The entry of a feed that only says where its text is.
    Elsewhere {
        /// Where, http or https.
        url: String,
    },
    /// It has no part of that number.
    NoSuchPart {
        /// The number asked for.
        part: u32,
        /// How many there are.
        parts: u32,
    },
}

impl ExtractError {
    /// What to do about it, in one sentence.
    pub fn hint(&self) -> &'static str {
        match self {
            Self::Unsupported { hint, .. } => hint,
            Self::Binary => {
                "Open a web page, a text, a PDF file, an EPUB book or a Word document, or paste the text."
            }
            Self::Empty => "Copy the article again, or open the page in a browser and save it.",
            Self::TooLarge { limit: MAX_FEED_BYTES } => {
                "Open the address of the site itself, or of a shorter feed of it."
            }
            Self::TooLarge { limit: MAX_CONTAINER_BYTES } => {
                "Open it in its own program, save it without its pictures or in parts and open those."
            }
            Self::TooLarge { .. } => "Split the text into chapters and import one at a time.",
            Self::OverLimit { .. } => "Open it in its own program, copy the part you need and paste it here.",
            Self::Locked { .. } => {
                "Open it in its own program with the password, copy the text and paste it here."
            }
            Self::Scanned { .. } => {
                "Run text recognition (OCR) on it first, or look for the article as a web page."
            }
            Self::Damaged { .. } => "Get the file again, or open it in its own program and copy the text.",
            Self::Elsewhere { .. } => "Import that address.",
            Self::NoSuchPart { .. } => "Ask for one of its parts.",
        }
    }
}

impl fmt::Display for ExtractError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Unsupported { what, .. } => write!(f, "{what} cannot be read yet"),
            Self::Binary => f.write_str("this is not text"),
            Self::Empty => f.write_str("there is no text in it"),
            Self::TooLarge { limit } => write!(f, "it is larger than {} MB", limit / 1_000_000),
            Self::OverLimit { cap } => write!(f, "it is too much to open: {cap}"),
            Self::Locked { what } => write!(f, "{what} is locked with a password"),
            Self::Scanned { pages: 1 } => f.write_str("its only page is a picture without text"),
            Self::Scanned { pages } => write!(f, "its {pages} pages are pictures without text"),
            Self::Damaged { what } => write!(f, "{what} is damaged and cannot be read"),
            Self::Elsewhere { url } => write!(f, "the feed only names this entry; its text is at {url}"),
            Self::NoSuchPart { part, parts } => write!(f, "there is no part {part}, only {parts}"),
        }
    }
}

impl std::error::Error for ExtractError {}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_too_large_is_told_by_its_limit() {
        for (limit, expect) in
            [(MAX_FEED_BYTES, "feed"), (MAX_CONTAINER_BYTES, "pictures"), (MAX_BYTES, "chapters")]
        {
            let hint = ExtractError::TooLarge { limit }.hint();
            assert!(hint.contains(expect), "{limit}: {hint}");
        }
    }
}
