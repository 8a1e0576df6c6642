//! What makes a source no article at all.

use std::fmt;

/// Why nothing could be extracted. The messages never carry text of the source.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ExtractError {
    /// A known format that no reader here takes.
    Unsupported {
        /// Its name for people, such as `PDF`.
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
}

impl ExtractError {
    /// What to do about it, in one sentence.
    pub fn hint(&self) -> &'static str {
        match self {
            Self::Unsupported { hint, .. } => hint,
            Self::Binary => "Open a web page, a text file or Markdown, or paste the text itself.",
            Self::Empty => "Copy the article again, or open the page in a browser and save it.",
            Self::TooLarge { .. } => "Split the text into chapters and import one at a time.",
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
        }
    }
}

impl std::error::Error for ExtractError {}
