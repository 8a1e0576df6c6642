//! Abbreviations, and the words that begin sentences, by language.

use std::collections::{HashMap, HashSet};
use std::sync::LazyLock;

mod tables;

/// What an abbreviation does at the end of a sentence.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Habit {
    /// Stands before a name or the rest of its phrase and never ends a sentence (`Dr.`, `z. B.`).
    BeforeName,
    /// Stands before a number (`No.`, `S.`, `Art.`); before anything else it is a word.
    BeforeNumber,
    /// May end a sentence as well as not (`etc.`, `Inc.`, `usw.`).
    MayEnd,
}

/// What is known of one language's words at the ends of sentences.
pub(super) struct Lexicon {
    habits: HashMap<&'static str, Habit>,
    starters: HashSet<&'static str>,
    dated: HashSet<&'static str>,
    determiners: HashSet<&'static str>,
}

impl Lexicon {
    /// The habit of an abbreviation, given without its last dot.
    pub(super) fn habit(&self, word: &str) -> Option<Habit> {
        if word.len() > 24 {
            return None;
        }
        let find = |word: &str| {
            self.habits.get(word).or_else(|| self.habits.get(word.to_lowercase().as_str())).copied()
        };
        // An article may be elided before it: `l'Avv`, `dall'art`.
        find(word).or_else(|| word.rsplit_once(['\'', '’']).and_then(|(_, rest)| find(rest)))
    }

    /// Whether the word commonly begins a sentence and is hardly part of a name.
    pub(super) fn is_starter(&self, word: &str) -> bool {
        if word.len() > 24 {
            return false;
        }
        let word = word.to_lowercase();
        // `I'm`, `l'État`: what is before the apostrophe, with it or without, decides.
        let elided = word.split_once(['\'', '’']).is_some_and(|(first, _)| {
            self.starters.contains(first) || self.starters.contains(format!("{first}'").as_str())
        });
        elided || self.starters.contains(word.as_str())
    }

    /// Whether the word follows an ordinal: a month, a century, a class.
    pub(super) fn is_dated(&self, word: &str) -> bool {
        word.len() <= 24 && self.dated.contains(word.to_lowercase().as_str())
    }

    /// Whether the word announces an ordinal (`der`, `am`, `zum`).
    pub(super) fn is_determiner(&self, word: &str) -> bool {
        word.len() <= 24 && self.determiners.contains(word.to_lowercase().as_str())
    }
}

static LEXICONS: LazyLock<HashMap<&'static str, Lexicon>> =
    LazyLock::new(|| tables::TABLES.iter().map(|table| (table.language, read(&[table]))).collect());

/// Of a language without a table: what many languages share.
static COMMON: LazyLock<Lexicon> = LazyLock::new(|| read(&[]));

/// The lexicon of a primary language subtag.
pub(super) fn lexicon(primary: &str) -> &'static Lexicon {
    let primary = match primary {
        "nn" | "no" => "nb",
        "bs" | "sr" | "sh" | "me" => "hr",
        "gl" => "pt",
        "be" => "ru",
        other => other,
    };
    LEXICONS.get(primary).unwrap_or(&COMMON)
}

fn read(tables: &[&tables::Table]) -> Lexicon {
    let mut lexicon = Lexicon {
        habits: HashMap::new(),
        starters: HashSet::new(),
        dated: HashSet::new(),
        determiners: HashSet::new(),
    };
    for table in [&tables::SHARED].into_iter().chain(tables.iter().copied()) {
        for (words, habit) in [
            (table.may_end, Habit::MayEnd),
            (table.before_number, Habit::BeforeNumber),
            (table.before_name, Habit::BeforeName),
        ] {
            lexicon.habits.extend(words.split_whitespace().map(|w| (w, habit)));
        }
        lexicon.starters.extend(table.starters.split_whitespace());
        lexicon.dated.extend(table.dated.split_whitespace());
        lexicon.determiners.extend(table.determiners.split_whitespace());
    }
    lexicon
}
