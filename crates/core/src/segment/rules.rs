//! Whether a mark ends a sentence.
//!
//! A mark ends a sentence unless something speaks against it: what follows goes on in lower case,
//! the word before is an abbreviation, an initial or an ordinal, or nothing parts it from the next
//! letter. Each rule is a fact of orthography; none was fitted to a text.

use super::abbreviations::{Habit, Lexicon, lexicon};
use super::context::{Ahead, Cluster, First, ahead, is_joiner, word_before};
use super::marks::Mark;
use crate::lang::LangTag;

/// The rules of one language.
pub(super) struct Rules {
    lexicon: &'static Lexicon,
    /// The language's own mark that others use otherwise: the Armenian colon, the Greek semicolon.
    extra_mark: Option<char>,
    /// Whether a number with a dot is an ordinal (`3. Oktober`).
    ordinal_dot: bool,
    /// Whether all nouns are capitalised, so that a capital says little.
    noun_capitals: bool,
    japanese: bool,
}

/// Longest beginning of a sentence, in bytes, that may be a label or the place of a report.
const LONGEST_LABEL: usize = 64;

/// A mark and where it stands.
pub(super) struct Site<'a> {
    pub(super) line: &'a str,
    /// Byte offset of the first character of the sentence.
    pub(super) sentence_start: usize,
    pub(super) mark: Cluster,
    /// Byte offset of the bracket that the mark closes with, if any.
    pub(super) bracket: Option<usize>,
}

impl Rules {
    /// The rules of a language; those of any language where it has none of its own.
    pub(super) fn of(language: &LangTag) -> Self {
        let primary = language.primary();
        Self {
            lexicon: lexicon(primary),
            extra_mark: match primary {
                "hy" => Some(':'),
                "el" => Some(';'),
                _ => None,
            },
            ordinal_dot: matches!(
                primary,
                "de" | "da"
                    | "nb"
                    | "nn"
                    | "no"
                    | "is"
                    | "fo"
                    | "fi"
                    | "et"
                    | "lv"
                    | "cs"
                    | "sk"
                    | "sl"
                    | "hr"
                    | "bs"
                    | "sr"
                    | "hu"
                    | "pl"
                    | "tr"
                    | "az"
                    | "eu"
                    | "lb"
                    | "gsw"
                    | "nds"
                    | "hsb"
                    | "dsb"
                    | "sh"
                    | "eo"
                    | "kk"
            ),
            noun_capitals: matches!(primary, "de" | "lb" | "gsw" | "nds" | "bar"),
            japanese: primary == "ja",
        }
    }

    /// Whether the language ends sentences with this character though others do not.
    pub(super) fn is_extra_mark(&self, c: char) -> bool {
        self.extra_mark == Some(c)
    }

    /// Whether the mark ends its sentence. The mark is not the last thing in its line.
    pub(super) fn ends(&self, site: &Site<'_>) -> bool {
        let after = &site.line[site.mark.end..];
        let next = ahead(after);
        if after.starts_with([',', ';', '，', '、', '؛', '،', '；'])
            || next.first == First::End && !next.opened
        {
            return false;
        }
        let closed = &site.line[site.mark.mark_end..site.mark.end];
        match site.mark.kind {
            Mark::Hard => self.hard_ends(site, &next, closed, after),
            Mark::Cry => Self::cry_ends(site, &next, after),
            Mark::Ellipsis => Self::ellipsis_ends(&next),
            Mark::Dot => self.dot_ends(site, &next, closed, after),
        }
    }

    fn hard_ends(&self, site: &Site<'_>, next: &Ahead<'_>, closed: &str, after: &str) -> bool {
        let mark = site.line[site.mark.start..].chars().next().unwrap_or('\0');
        if self.is_extra_mark(mark) {
            // Only where a new sentence visibly begins; a list or a time goes on otherwise.
            return next.spaced
                && matches!(next.first, First::Upper | First::Digit | First::Caseless | First::Other);
        }
        if mark == '．' && !next.spaced && next.first == First::Digit {
            return false;
        }
        if matches!(mark, '།' | '༎' | '༏') {
            return next.spaced && ends_tibetan_sentence(&site.line[site.sentence_start..site.mark.start]);
        }
        if site.bracket.is_some_and(|b| b > site.sentence_start) && !next.spaced {
            return false;
        }
        // What was said, followed by the particle that reports it: 「…。」と言った.
        if self.japanese && !closed.is_empty() && !next.spaced {
            return !after.starts_with([
                'と', 'っ', 'な', 'の', 'は', 'が', 'も', 'に', 'を', 'で', 'か', 'へ', 'や', 'だ',
            ]);
        }
        next.first != First::Lower || !closed.is_empty() && next.dashed
    }

    fn cry_ends(site: &Site<'_>, next: &Ahead<'_>, after: &str) -> bool {
        if next.spaced {
            return next.first != First::Lower
                && !(next.first == First::Other && after.trim_start().starts_with([',', ')']));
        }
        // Without a space only where a word visibly ends and another begins.
        let before = site.line[..site.mark.start].chars().next_back();
        before.is_some_and(char::is_alphabetic)
            && (next.first == First::Upper && next.word.len() > 1 || is_east_asian(next.word))
    }

    fn ellipsis_ends(next: &Ahead<'_>) -> bool {
        next.spaced && matches!(next.first, First::Upper | First::Caseless | First::Digit)
    }

    fn dot_ends(&self, site: &Site<'_>, next: &Ahead<'_>, closed: &str, after: &str) -> bool {
        let before = word_before(&site.line[site.sentence_start..site.mark.start]);
        if !next.spaced {
            return Self::unspaced_dot_ends(before, next, closed);
        }
        match next.first {
            // An abbreviation is seldom so long; an ordinary word is, and somebody writes all small.
            First::Lower => {
                return closed.is_empty()
                    && before.chars().count() >= 7
                    && before.chars().all(char::is_lowercase)
                    && !next.opened
                    && !next.dashed;
            }
            First::Other if after.trim_start().starts_with([',', ')', ';', ':', '/', '&', '=', '+']) => {
                return false;
            }
            _ => {}
        }
        // A label such as `1.` or `a.` at the head of a sentence is not a sentence.
        let sentence = &site.line[site.sentence_start..site.mark.start];
        let head = if sentence.len() <= LONGEST_LABEL {
            sentence.trim_start_matches(|c: char| !c.is_alphanumeric())
        } else {
            sentence
        };
        if head == before && matches!(closed, "" | ")") && is_label(before) {
            return false;
        }
        if !closed.is_empty() && closed.chars().all(|c| c != '\'' && c != '’') && !closed.starts_with(')') {
            return true;
        }
        if next.dashed && is_dateline(head) {
            return false;
        }
        if before.is_empty() && next.first == First::Digit && head.ends_with(['°', 'º']) {
            return false;
        }
        if before.chars().next_back().is_some_and(char::is_numeric)
            && before.chars().all(|c| c.is_numeric() || c == '.')
        {
            return self.number_ends(site, before, next);
        }
        self.word_ends(site, before, next)
    }

    /// A dot with a letter right behind it ends a sentence only where somebody forgot the space.
    fn unspaced_dot_ends(before: &str, next: &Ahead<'_>, closed: &str) -> bool {
        if next.opened && next.first == First::Upper && closed.is_empty() {
            return before.chars().count() > 3;
        }
        let plain = |w: &str, least: usize| w.chars().count() >= least && w.chars().all(char::is_alphabetic);
        let ordinary = plain(before, 3) && before.chars().all(char::is_lowercase);
        let sentence = next.first == First::Upper
            && plain(next.word, 1)
            && next.word.chars().skip(1).all(char::is_lowercase);
        ordinary && sentence && !next.opened && next.rest.starts_with([' ', ',', '\u{A0}'])
            || is_east_asian(next.word) && before.chars().next_back().is_some_and(|c| !c.is_ascii())
    }

    /// A number with a dot before a capital or a digit.
    fn number_ends(&self, site: &Site<'_>, before: &str, next: &Ahead<'_>) -> bool {
        if !self.ordinal_dot {
            return true;
        }
        let small = before.len() <= 2 || before.len() == 3 && !before.contains('.');
        if !small {
            return before.len() == 4 || !next.word.chars().all(char::is_numeric);
        }
        if next.first == First::Digit || self.lexicon.is_dated(next.word) || is_roman(next.word) {
            return false;
        }
        if self.lexicon.is_starter(next.word) {
            return true;
        }
        let head = site.line[site.sentence_start..site.mark.start].trim_end_matches(before).trim_end();
        let previous = word_before(head);
        if self.noun_capitals { !self.lexicon.is_determiner(previous) } else { true }
    }

    /// A word with a dot before a capital, a digit or a letter without case.
    fn word_ends(&self, site: &Site<'_>, before: &str, next: &Ahead<'_>) -> bool {
        let dotted = before.contains('.');
        let last = before.rsplit('.').next().unwrap_or(before);
        let starter = self.lexicon.is_starter(next.word);
        // `z. B.`, `a. C.`, `А. И.`: two letters with dots and a space between them.
        if letters(before) == 1 && letters(next.word) == 1 && next.rest.starts_with('.') {
            return false;
        }
        let head = site.line[site.sentence_start..site.mark.start].trim_end_matches(before);
        if letters(before) == 1 && head.ends_with(['°', 'º', '%']) {
            return true;
        }
        if is_clock(before) {
            return next.first != First::Digit
                && !is_short_phrase(&site.line[site.sentence_start..site.mark.start]);
        }
        let habit =
            self.lexicon.habit(before).or_else(|| if dotted { self.lexicon.habit(last) } else { None });
        match habit {
            Some(Habit::BeforeName) => return false,
            Some(Habit::BeforeNumber) if next.first == First::Digit || is_roman(next.word) || next.opened => {
                return false;
            }
            // A letter that is also somebody's initial.
            Some(Habit::BeforeNumber) if letters(before) == 1 => {}
            Some(Habit::BeforeNumber) => return true,
            Some(Habit::MayEnd) => {
                return next.first != First::Digit && (starter || !self.noun_capitals && next.opened);
            }
            None => {}
        }
        if is_initials(before) {
            // A capital behind a number is a unit; alone it may end a sentence (`vitamin C.`)
            // before a word that is hardly a name.
            let unit = head.trim_end().ends_with(char::is_numeric) && !dotted;
            return unit || starter;
        }
        if is_caseless_initial(before) && !is_east_asian(before) {
            return false;
        }
        !lacks_vowel(before) || starter
    }
}

/// Whether the text is a number, a single letter or a Roman number such as labels of lists and
/// headings use.
fn is_label(text: &str) -> bool {
    let count = text.chars().count();
    count <= 3 && text.chars().all(char::is_numeric)
        || count == 1
        || is_roman(text)
        || text.len() <= 8 && text.contains('.') && text.chars().all(|c| c.is_numeric() || c == '.')
}

fn is_roman(text: &str) -> bool {
    !text.is_empty() && text.len() <= 6 && text.bytes().all(|b| b"IVXL".contains(&b))
}

/// Whether the word consists of single letters with dots between them (`J`, `U.S`, `z.B`).
fn is_initials(word: &str) -> bool {
    !word.is_empty()
        && word.split('.').all(|part| {
            let mut chars = part.chars();
            chars.next().is_some_and(|c| c.is_uppercase() || c.is_lowercase() && word.contains('.'))
                && chars.next().is_none()
        })
}

fn letters(word: &str) -> usize {
    word.chars().filter(|c| c.is_alphabetic() && !is_joiner(*c)).count()
}

/// Whether the word is an initial of a script without case, or the names of letters with dots
/// between them (`د`, `जी.पी.एस`).
fn is_caseless_initial(word: &str) -> bool {
    let caseless = |c: char| {
        c.is_alphabetic()
            && (!c.is_uppercase() && !c.is_lowercase() || ('\u{10D0}'..='\u{10FF}').contains(&c))
    };
    let syllable = |c: char| matches!(u32::from(c), 0x1200..=0x167F | 0xAC00..=0xD7FF);
    if !word.chars().next().is_some_and(|c| caseless(c) && !syllable(c)) {
        return false;
    }
    let parts = word.split('.').count();
    word.split('.').all(|part| {
        if parts == 1 { part.chars().count() == 1 } else { letters(part) <= 2 && part.chars().count() <= 4 }
    })
}

/// Whether the word is `a.m` or `p.m`.
fn is_clock(word: &str) -> bool {
    matches!(word, "a.m" | "p.m" | "A.M" | "P.M")
}

/// Whether the text is but a phrase such as `At 5 a.m`, which opens a sentence and is none.
fn is_short_phrase(text: &str) -> bool {
    text.len() < 40 && text.split_whitespace().count() <= 3
}

/// Whether the text is the place that opens a news report (`AUGUSTA, Ga`).
fn is_dateline(text: &str) -> bool {
    text.len() < 60
        && text
            .split([' ', ','])
            .next()
            .is_some_and(|w| w.chars().count() > 2 && w.chars().all(char::is_uppercase))
}

/// Whether a Tibetan clause ends in a final verb or particle. The stroke alone parts clauses too.
fn ends_tibetan_sentence(clause: &str) -> bool {
    const FINAL: [&str; 40] = [
        "རེད",
        "ཡོད",
        "འདུག",
        "ཡིན",
        "ཨིན",
        "མས",
        "སོང",
        "བྱུང",
        "མེད",
        "མིན",
        "ཤག",
        "གོ",
        "ངོ",
        "དོ",
        "ནོ",
        "བོ",
        "མོ",
        "འོ",
        "རོ",
        "ལོ",
        "སོ",
        "ཏོ",
        "ཡོདཔ",
        "ཨིནམ",
        "ཅིག",
        "ནུག",
        "ཡི",
        "ཐུབ",
        "ཆོག",
        "དགོས",
        "ངེས",
        "ནོ",
        "བས",
        "ཟེར",
        "གདའ",
        "མཆིས",
        "ལགས",
        "ཤོག",
        "ཨིན་མས",
        "ཡོདཔ་ཨིན",
    ];
    let clause = clause.trim_end_matches(['་', '།', ' ']);
    let last = clause.rsplit(['་', ' ', '།']).next().unwrap_or(clause);
    FINAL.contains(&last)
}

/// Whether a short word of Latin or Cyrillic letters has no vowel and so is hardly a whole word.
fn lacks_vowel(word: &str) -> bool {
    const VOWELS: &str = "aeiouyæøœıаеёиоуыэюяіїєӑәөүұўỳw";
    let count = word.chars().count();
    (2..=4).contains(&count)
        && word.chars().any(char::is_lowercase)
        && word.chars().all(|c| matches!(c, 'A'..='Z' | 'a'..='z' | 'а'..='я' | 'А'..='Я'))
        && !word.chars().flat_map(char::to_lowercase).any(|c| VOWELS.contains(c))
}

fn is_east_asian(word: &str) -> bool {
    word.chars().next().is_some_and(super::words::needs_dictionary)
}
