//! Terms: what a text is about, cut so that inflected forms of a word meet.
//!
//! No stemmer and no dictionary: in scripts with spaces a term is the folded beginning of a word,
//! in scripts without it is a pair of neighbouring characters. That is coarse, but it is the same in
//! every language and needs no data.

use crate::chars::{is_alphanumeric, push_lower};

/// How a script writes words.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    /// Between words: spaces, punctuation, symbols.
    Gap,
    /// A letter or digit of a script that parts words.
    Spaced,
    /// A letter of a script that does not, cut into pairs (Han, kana).
    Pairs,
    /// The same, cut into runs of three (Thai, Lao, Burmese, Khmer), whose letters carry less each.
    Triples,
}

fn kind(c: char) -> Kind {
    match c as u32 {
        0x3040..=0x30FF
        | 0x31F0..=0x31FF
        | 0x3400..=0x4DBF
        | 0x4E00..=0x9FFF
        | 0xF900..=0xFAFF
        | 0xFF66..=0xFF9F
        | 0x2_0000..=0x3_FFFF
            if c != '・' =>
        {
            Kind::Pairs
        }
        0x0E01..=0x0E4E | 0x0E80..=0x0EFF | 0x1000..=0x1049 | 0x1780..=0x17D3 => Kind::Triples,
        // Signs that belong to the word although they are no letters: combining marks, the Indic
        // nukta and virama, joiners.
        0x0300..=0x036F
        | 0x093C
        | 0x094D
        | 0x09BC
        | 0x09CD
        | 0x0A3C
        | 0x0A4D
        | 0x0ABC
        | 0x0ACD
        | 0x0B4D
        | 0x0BCD
        | 0x0C4D
        | 0x0CCD
        | 0x0D4D
        | 0x0DCA
        | 0x064B..=0x065F
        | 0x200C
        | 0x200D => Kind::Spaced,
        _ if is_alphanumeric(c) => Kind::Spaced,
        _ => Kind::Gap,
    }
}

/// Whether the character is of a script that does not part words.
pub(crate) fn is_spaceless(c: char) -> bool {
    // Before Thai there is none.
    c >= '\u{E01}' && matches!(kind(c), Kind::Pairs | Kind::Triples)
}

/// Calls `each` with every term of the text, in order.
pub(crate) fn for_each_term(text: &str, mut each: impl FnMut(&str)) {
    let mut buffer = String::new();
    for (run, kind) in runs(text) {
        match kind {
            Kind::Gap => {}
            Kind::Spaced => {
                fold_word(run, &mut buffer);
                if !buffer.is_empty() {
                    each(&buffer);
                }
            }
            Kind::Pairs => windows(run, 2, &mut each),
            Kind::Triples => windows(run, 3, &mut each),
        }
    }
}

/// How long a text is to a reader: a word counts one, and so do two characters of a script without
/// spaces.
pub(crate) fn reading_length(text: &str) -> f64 {
    let mut length = 0.0;
    for (run, kind) in runs(text) {
        length += match kind {
            Kind::Gap => 0.0,
            Kind::Spaced => 1.0,
            Kind::Pairs => run.chars().count() as f64 / 2.0,
            Kind::Triples => run.chars().count() as f64 / 4.0,
        };
    }
    length
}

/// Runs of characters of one kind.
fn runs(text: &str) -> impl Iterator<Item = (&str, Kind)> {
    let mut rest = text;
    std::iter::from_fn(move || {
        let first = kind(rest.chars().next()?);
        let end = rest.char_indices().find(|&(_, c)| kind(c) != first).map_or(rest.len(), |(i, _)| i);
        let (run, tail) = rest.split_at(end);
        rest = tail;
        Some((run, first))
    })
}

fn windows(run: &str, size: usize, each: &mut impl FnMut(&str)) {
    let starts: Vec<usize> = run.char_indices().map(|(i, _)| i).chain([run.len()]).collect();
    if starts.len() <= size {
        each(run);
        return;
    }
    for w in starts.windows(size + 1) {
        each(&run[w[0]..w[size]]);
    }
}

/// How many characters of a word stand for it. Long enough to tell most words apart, short enough
/// that case and number endings fall away.
const PREFIX: usize = 6;
/// The same for Korean, whose syllables carry two to three letters and whose particles are glued on.
const PREFIX_HANGUL: usize = 2;
/// The same for Arabic and Hebrew, which write few vowels.
const PREFIX_ABJAD: usize = 5;

/// The term of a word: lower case, without optional signs, cut to its beginning.
pub(crate) fn fold_word(word: &str, out: &mut String) {
    out.clear();
    for c in word.chars() {
        match c as u32 {
            // Arabic vowel signs and the tatweel are optional in writing.
            0x064B..=0x065F | 0x0640 | 0x200C | 0x200D => {}
            _ => push_lower(c, out),
        }
    }
    let first = out.chars().next().map_or(0, |c| c as u32);
    let limit = match first {
        0xAC00..=0xD7A3 => PREFIX_HANGUL,
        0x0590..=0x07FF => {
            for article in ["وال", "بال", "ال"] {
                if let Some(rest) = out.strip_prefix(article)
                    && rest.chars().count() >= 3
                {
                    *out = rest.to_owned();
                    break;
                }
            }
            PREFIX_ABJAD
        }
        _ => PREFIX,
    };
    if first < 0x80 && out.len() > 3 && out.ends_with('s') && !out.ends_with("ss") {
        out.pop();
    }
    if let Some((end, _)) = out.char_indices().nth(limit)
        && !out.starts_with(|c: char| c.is_numeric())
    {
        out.truncate(end);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn inflected_forms_share_a_term_and_scripts_without_spaces_are_cut() {
        let check = |text: &str, want: &[&str]| {
            let mut got = Vec::new();
            for_each_term(text, |t| got.push(t.to_owned()));
            assert_eq!(got, want, "{text}");
        };
        check("The talks, the talk.", &["the", "talk", "the", "talk"]);
        check("Regierung Regierungen", &["regier", "regier"]);
        check("правительство правительства", &["правит", "правит"]);
        check("الحكومة والحكومة", &["حكومة", "حكومة"]);
        check("日本語 test", &["日本", "本語", "test"]);
        check("정부는 정부가", &["정부", "정부"]);
        check("1234567890", &["1234567890"]);
        check("हिन्दी भाषा", &["हिन्दी", "भाषा"]);
        check("…!?", &[]);
    }
}
