//! Files that other programs of the trade read and write: XLIFF, TMX, TBX, tables, Word.
//!
//! Everything here is pure: a value becomes a text, a text a value. Where the text cannot be read the
//! fault says at which line; where a part of it cannot be used the rest is used and the part is named.

mod chars;
mod delimited;
pub(crate) mod docx;
mod inline;
pub(crate) mod merge;
mod read;
mod tbx;
pub(crate) mod terms;
pub(crate) mod tmx;
mod xliff12;
mod xliff2;
mod xml;

#[cfg(test)]
mod naughty;
#[cfg(test)]
mod tests;

use diglot_core::article::BlockKind;
use diglot_core::lang::LangTag;
use diglot_core::translation::State;

pub(crate) use read::read_xliff;
pub(crate) use xliff2::write as write_xliff2;
pub(crate) use xliff12::write as write_xliff12;
pub(crate) use xml::Malformed;

/// What this program calls itself in files.
const TOOL: &str = "Diglot";

/// Two texts side by side, on their way out or back.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Bitext {
    /// The article's id; empty where a file does not say.
    pub(crate) article: String,
    /// Where the source came from: its address or file name, else its title.
    pub(crate) original: String,
    /// The language of the sources.
    pub(crate) source_language: LangTag,
    /// The language of the targets; `und` where a file does not say.
    pub(crate) target_language: LangTag,
    /// The rows in reading order.
    pub(crate) units: Vec<Unit>,
}

/// A row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Unit {
    /// Its name.
    pub(crate) id: String,
    /// The number of its block and what that is, where it is known.
    pub(crate) block: Option<(u32, BlockKind)>,
    /// The source.
    pub(crate) source: String,
    /// The target; empty where there is none.
    pub(crate) target: String,
    /// How far it is.
    pub(crate) state: State,
    /// Who wrote the target, where it is known.
    pub(crate) origin: Option<Writer>,
    /// What people noted.
    pub(crate) notes: Vec<String>,
    /// What the target and its state were when the file was written, where the file still says.
    pub(crate) base: Option<Base>,
}

/// A target as it was.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Base {
    /// Its text.
    pub(crate) text: String,
    /// How far it was.
    pub(crate) state: State,
}

/// Who wrote a target.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Writer {
    /// An engine.
    Machine {
        /// Its id.
        engine: String,
        /// Its model.
        model: Option<String>,
    },
    /// The translation memory.
    Memory {
        /// How alike the source was, 0 to 100.
        percent: u8,
    },
    /// A person.
    Human,
}

impl Writer {
    /// Its stable id in files.
    fn id(&self) -> &'static str {
        match self {
            Self::Machine { .. } => "machine",
            Self::Memory { .. } => "memory",
            Self::Human => "human",
        }
    }

    /// What files keep of it, by name.
    fn facts(&self) -> Vec<(&'static str, String)> {
        let mut facts = vec![("origin", self.id().to_owned())];
        match self {
            Self::Machine { engine, model } => {
                facts.push(("engine", engine.clone()));
                facts.extend(model.iter().map(|m| ("model", m.clone())));
            }
            Self::Memory { percent } => facts.push(("percent", percent.to_string())),
            Self::Human => {}
        }
        facts
    }

    /// It, from what a file kept.
    fn from_facts(fact: impl Fn(&str) -> Option<String>) -> Option<Self> {
        match fact("origin")?.as_str() {
            "machine" => Some(Self::Machine { engine: fact("engine")?, model: fact("model") }),
            "memory" => Some(Self::Memory { percent: fact("percent")?.parse().ok().filter(|p| *p <= 100)? }),
            "human" => Some(Self::Human),
            _ => None,
        }
    }
}

/// A state in XLIFF 2's words.
fn state_id(state: State) -> &'static str {
    match state {
        State::Initial => "initial",
        State::Translated => "translated",
        State::Reviewed => "reviewed",
        State::Final => "final",
    }
}

/// The state of that word.
fn state_of(id: &str) -> Option<State> {
    [State::Initial, State::Translated, State::Reviewed, State::Final]
        .into_iter()
        .find(|s| state_id(*s) == id)
}

/// The kinds of blocks and their ids in files.
const KINDS: [(BlockKind, &str); 8] = [
    (BlockKind::Title, "title"),
    (BlockKind::Heading, "heading"),
    (BlockKind::Paragraph, "paragraph"),
    (BlockKind::ListItem, "list-item"),
    (BlockKind::Quote, "quote"),
    (BlockKind::Caption, "caption"),
    (BlockKind::Table, "table"),
    (BlockKind::Code, "code"),
];

/// A kind's id in files.
fn kind_id(kind: BlockKind) -> &'static str {
    KINDS.iter().find(|(k, _)| *k == kind).map_or("paragraph", |(_, id)| id)
}

/// The kind of that id.
fn kind_of(id: &str) -> Option<BlockKind> {
    KINDS.iter().find(|(_, i)| *i == id).map(|(kind, _)| *kind)
}

/// Whether a language is written from right to left.
pub(crate) fn is_right_to_left(tag: &LangTag) -> bool {
    const SCRIPTS: [&str; 8] = ["Arab", "Hebr", "Thaa", "Syrc", "Nkoo", "Adlm", "Mand", "Rohg"];
    const LANGUAGES: [&str; 14] =
        ["ar", "arc", "azb", "ckb", "dv", "fa", "he", "ks", "nqo", "ps", "sd", "ug", "ur", "yi"];
    let script =
        tag.as_str().split('-').skip(1).find(|s| s.len() == 4 && s.bytes().all(|b| b.is_ascii_alphabetic()));
    match script {
        Some(script) => SCRIPTS.contains(&script),
        None => LANGUAGES.contains(&tag.primary()),
    }
}

/// The rows by block: neighbours of the same block go together.
fn by_block(units: &[Unit]) -> impl Iterator<Item = &[Unit]> {
    units.chunk_by(|a, b| a.block.is_some() && a.block == b.block)
}
