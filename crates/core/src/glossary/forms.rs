//! Which words are forms of one word.

/// The endings that a word of a language takes on, folded as tokens are, and parted by spaces. Two
/// words are forms of one where, without one of these endings (or none), the same is left.
const ENDINGS: &[(&[&str], &str)] = &[
    (&["en"], "s es ed d ing ies y ied"),
    (&["de", "lb"], "e en er es s n em ern ens nen"),
    (&["nl", "af"], "e en s n er ers es"),
    (
        &["sv", "da", "nb", "nn", "no", "is", "fo"],
        "e en et n t er ar or r a s ene erne arna orna na ens ets ernes arnas ir ur um inn inum",
    ),
    (&["fr"], "s x e es ee ees al aux ale ales eux euse if ive ifs ives"),
    (&["es", "gl", "ca", "eu"], "a o os as es s e z ces"),
    (&["pt"], "a o os as es s e ao oes aes al ais el eis l is m ns"),
    (&["it"], "a e i o he hi io ia ie ii"),
    (&["ro"], "a e i ul ului ii le lor ilor elor uri urile urilor ele ei lui"),
    (&["ru", "be", "bg", "mk", "sr"], RUSSIAN),
    (&["uk"], UKRAINIAN),
    (
        &["pl"],
        "a i y e u o ow om ami ach em iem ie ia iu io ego emu ym im ych ich ej owi owie mi iami iach iom ii",
    ),
    (
        &["cs", "sk", "sl", "hr", "bs"],
        "a e i o u y ou em um ech ich ami emi mi ach ovi ove eho emu ym ych ymi iho imu ima ama ega emu om im og oga ih iti ie ia iu ii iou iem iami iach",
    ),
    (&["el"], "α οσ ο η ησ ασ εσ ων ου ουσ οι ι ια εισ εωσ ιου ιων ματα ματοσ ματων"),
    (&["lt", "lv"], "a as e es is us os o u ui i iu ei ai am ams ah ose uose yje ais iem s am us u"),
    (&["hi", "mr", "ne"], "ा े ी ि ो ों ें ियाँ ियों ाओं ाएँ ाएं"),
    (&["sq"], "i a e t te n ve t et"),
];

const RUSSIAN: &str = "а я ы и у ю е о ой ей ёй ом ем ам ям ами ями ах ях ов ев ь ью ия ии ию ием ие ий ией иям \
                       иями иях ого его ому ему ым им ых их ый ая яя ое ее ые ие ую юю ою ею ыми ими ът ят та \
                       то те ят";
const UKRAINIAN: &str = "а я и і ї у ю е є о ой ою ею єю ом ем ам ям ами ями ах ях ів їв ь ю ия ії ію ією ій ого \
                         ього ому ьому им ім их іх ий ая яя ої ьої у юю ими іми ові еві єві ти";

/// Particles of Korean, which are written onto the word.
const PARTICLES: &[&str] = &[
    "은",
    "는",
    "이",
    "가",
    "을",
    "를",
    "의",
    "에",
    "에서",
    "에게",
    "께",
    "으로",
    "로",
    "와",
    "과",
    "도",
    "만",
    "까지",
    "부터",
    "보다",
    "처럼",
    "마다",
    "들",
    "이나",
    "나",
    "이라",
    "라",
    "이라고",
    "라고",
    "이다",
    "다",
    "인",
    "이며",
    "며",
    "이고",
    "고",
    "조차",
    "마저",
    "한테",
    "하고",
    "이란",
    "란",
    "적",
    "적인",
];

/// What Arabic and Persian, and what Hebrew, write onto the beginning of a word.
const ARABIC_PREFIXES: &[&str] =
    &["ال", "وال", "بال", "كال", "فال", "لل", "ولل", "و", "ب", "ل", "ك", "ف", "وب", "ول"];
const HEBREW_PREFIXES: &[&str] = &[
    "ה", "ו", "ב", "ל", "מ", "ש", "כ", "וה", "בה", "לה", "מה", "שה", "כש", "וב", "ול", "ומ", "וש", "שב",
    "של", "מש", "כשה",
];
const ARABIC_ENDINGS: &[&str] =
    &["ه", "ها", "هم", "هن", "ك", "نا", "ي", "ات", "ين", "ون", "ان", "ة", "ت", "تها", "ته", "ا", "هاي", "يه"];
const HEBREW_ENDINGS: &[&str] =
    &["ה", "ת", "ים", "ות", "י", "ו", "ית", "יים", "יות", "ם", "ן", "נו", "יו", "יה"];

/// Languages that write several endings one behind the other.
fn glues(primary: &str) -> bool {
    matches!(
        primary,
        "tr" | "az"
            | "fi"
            | "et"
            | "hu"
            | "kk"
            | "ky"
            | "uz"
            | "ka"
            | "eu"
            | "ta"
            | "te"
            | "kn"
            | "ml"
            | "mn"
    )
}

/// Languages that write two nouns as one word.
fn compounds(primary: &str) -> bool {
    matches!(
        primary,
        "de" | "nl" | "sv" | "da" | "nb" | "nn" | "no" | "fi" | "hu" | "is" | "et" | "af" | "lb"
    )
}

/// How strictly forms are told apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Reading {
    /// For finding a term: another word must not pass for it.
    Strict,
    /// For finding its translation again: a form that no table knows, or a compound, must not count as
    /// missing.
    Lenient,
}

/// The beginnings under which a word of a text may be found in an index of terms: itself, and what is
/// left without what its language writes onto the front.
pub(super) fn bare(word: &str, primary: &str) -> Vec<String> {
    let prefixes: &[&str] = match primary {
        "ar" | "fa" | "ur" | "ps" => ARABIC_PREFIXES,
        "he" | "yi" => HEBREW_PREFIXES,
        _ => &[],
    };
    let mut forms = vec![word.to_owned()];
    for prefix in prefixes {
        if let Some(rest) = word.strip_prefix(prefix)
            && rest.chars().count() >= 2
            && !forms.iter().any(|f| f == rest)
        {
            forms.push(rest.to_owned());
        }
    }
    forms
}

/// Whether a folded word of a text is a form of a folded word of a term.
pub(super) fn is_form(term: &str, word: &str, primary: &str, reading: Reading) -> bool {
    if term == word {
        return true;
    }
    match primary {
        "ar" | "fa" | "ur" | "ps" => return semitic(term, word, primary, ARABIC_ENDINGS),
        "he" | "yi" => return semitic(term, word, primary, HEBREW_ENDINGS),
        _ => {}
    }
    // Numbers and signs have no forms.
    if !term.chars().all(char::is_alphabetic) && !term.chars().any(|c| u32::from(c) >= 0x900) {
        return false;
    }
    let shared: usize =
        term.chars().zip(word.chars()).take_while(|(a, b)| a == b).map(|(a, _)| a.len_utf8()).sum();
    let length = term.chars().count();
    if primary == "ko" {
        return shared == term.len() && particles(&word[shared..]);
    }
    if reading == Reading::Lenient && lenient(term, word, shared, primary) {
        return true;
    }
    if glues(primary) {
        // The last consonant may soften, as in kitap, kitabı.
        let rest = term[shared..].chars().count();
        return length >= 3 && rest <= usize::from(length >= 4) && word[shared..].chars().count() <= 9;
    }
    let Some((_, endings)) = ENDINGS.iter().find(|(languages, _)| languages.contains(&primary)) else {
        // Of other languages only this much is supposed: long words take on a letter or two.
        return length >= 5 && shared == term.len() && word[shared..].chars().count() <= 2;
    };
    if length < 3 {
        return shared == term.len() && endings.split(' ').any(|e| e == "s") && &word[shared..] == "s";
    }
    // A short word with a verb's ending is mostly another word: "car", "card", "cared".
    let endings = if primary == "en" && length < 5 { "s es" } else { *endings };
    let stems = std::iter::once(term.to_owned()).chain(shifted(term, primary));
    stems.into_iter().any(|term| shares_stem(&term, word, endings))
}

/// Whether two words are the same but for an ending of each.
fn shares_stem(term: &str, word: &str, endings: &str) -> bool {
    // The longest common beginning is not always the stem (the e of "Frage" and "Fragen" is of the
    // ending in one reading); shorter ones are tried down to two thirds of the term.
    let ending = |rest: &str| rest.is_empty() || endings.split(' ').any(|e| e == rest);
    let length = term.chars().count();
    let least = (length * 2).div_ceil(3).min(length.saturating_sub(2)).max(2);
    term.char_indices()
        .zip(word.chars())
        .take_while(|((_, a), b)| a == b)
        .map(|((at, c), _)| at + c.len_utf8())
        .skip(least - 1)
        .any(|stem| ending(&term[stem..]) && ending(&word[stem..]))
}

/// What becomes of a Slavic word's last vowel before an ending: it falls (рынок, рынка; zámek, zámku)
/// or is another (рік, року).
fn shifted(term: &str, primary: &str) -> Vec<String> {
    let falls: &[char] = match primary {
        "ru" | "be" | "bg" | "mk" | "sr" | "uk" => &['о', 'е', 'і'],
        "pl" | "cs" | "sk" | "sl" => &['e'],
        _ => return Vec::new(),
    };
    let mut letters: Vec<char> = term.chars().collect();
    let Some(last) = letters.len().checked_sub(2).filter(|at| *at >= 1 && falls.contains(&letters[*at]))
    else {
        return Vec::new();
    };
    let vowel = letters.remove(last);
    let mut forms = vec![letters.iter().collect()];
    if vowel == 'і' {
        for other in ['о', 'е'] {
            letters.insert(last, other);
            forms.push(letters.iter().collect());
            letters.remove(last);
        }
    }
    forms
}

/// A form no table knows: most of the word is the same, or it is part of a compound.
fn lenient(term: &str, word: &str, shared: usize, primary: &str) -> bool {
    let length = term.chars().count();
    let same = term[..shared].chars().count();
    let most = same >= 4
        && same * 3 >= length * 2
        && word[shared..].chars().count() <= if glues(primary) { 10 } else { 4 };
    // In front of another noun the last letter may fall.
    let stem =
        if length > 6 { term.char_indices().next_back().map_or(term, |(at, _)| &term[..at]) } else { term };
    most || (compounds(primary) && stem.chars().count() >= 5 && word.contains(stem))
}

/// Whether what is written onto a Korean word is at most three particles.
fn particles(rest: &str) -> bool {
    fn eat(rest: &str, left: usize) -> bool {
        rest.is_empty()
            || (left > 0
                && PARTICLES.iter().any(|p| rest.strip_prefix(p).is_some_and(|rest| eat(rest, left - 1))))
    }
    eat(rest, 3)
}

fn semitic(term: &str, word: &str, primary: &str, endings: &[&str]) -> bool {
    let ending = |rest: &str| rest.is_empty() || endings.contains(&rest);
    let terms = bare(term, primary);
    bare(word, primary).iter().any(|word| {
        // Only the article may be missing from the term; its other first letters are its own.
        terms.iter().take(2).filter(|t| t.as_str() == term || term.starts_with("ال")).any(|term| {
            let shared: usize =
                term.chars().zip(word.chars()).take_while(|(a, b)| a == b).map(|(a, _)| a.len_utf8()).sum();
            let same = term[..shared].chars().count();
            same >= 2
                && same + 1 >= term.chars().count()
                && ending(&term[shared..])
                && (ending(&word[shared..]) && (same >= 3 || word.len() == shared))
        })
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::glossary::tokens::fold;

    #[test]
    fn forms_of_a_word_are_told_from_other_words() {
        let check = |lang: &str, term: &str, word: &str, want: bool| {
            assert_eq!(
                is_form(&fold(term), &fold(word), lang, Reading::Strict),
                want,
                "{lang}: {term}, {word}"
            );
        };
        check("en", "contract", "contracts", true);
        check("en", "contract", "contractor", false);
        check("en", "company", "companies", true);
        check("en", "company", "company's", true);
        check("en", "car", "card", false);
        check("en", "car", "cars", true);
        check("en", "EU", "EU's", true);
        check("en", "EU", "euro", false);
        check("en", "12", "123", false);
        check("de", "Vertrag", "Verträge", true);
        check("de", "Vertrag", "Vertrags", true);
        check("de", "Vertrag", "Vertragsrecht", false);
        check("fr", "journal", "journaux", true);
        check("es", "luz", "luces", true);
        check("it", "banca", "banche", true);
        check("pt", "avião", "aviões", true);
        check("ru", "правительство", "правительства", true);
        check("ru", "договор", "договорами", true);
        check("ru", "мир", "мирный", false);
        check("ru", "рынок", "рынке", true);
        check("uk", "уряд", "уряду", true);
        check("uk", "рік", "року", true);
        check("pl", "umowa", "umowy", true);
        check("cs", "smlouva", "smlouvou", true);
        check("tr", "kitap", "kitabından", true);
        check("tr", "hükümet", "hükümetlerinin", true);
        check("hu", "kormány", "kormányokkal", true);
        check("ko", "정부", "정부는", true);
        check("ko", "정부", "정부군", false);
        check("ar", "حكومة", "والحكومة", true);
        check("ar", "الحكومة", "حكومتها", true);
        check("ar", "حكومة", "حاكم", false);
        check("he", "ממשלה", "הממשלה", true);
        check("el", "κυβέρνηση", "κυβερνήσεις", true);
        check("el", "νόμος", "νόμου", true);
        check("hi", "लड़का", "लड़के", true);
    }

    #[test]
    fn a_translation_is_found_in_forms_no_table_knows() {
        let check = |lang: &str, term: &str, word: &str, want: bool| {
            assert_eq!(
                is_form(&fold(term), &fold(word), lang, Reading::Lenient),
                want,
                "{lang}: {term}, {word}"
            );
        };
        check("de", "Klimaschutz", "Klimaschutzgesetz", true);
        check("de", "Recht", "Vertragsrecht", true);
        check("ru", "рынок", "рынки", true);
        check("el", "κυβέρνηση", "κυβερνήσεις", true);
        check("de", "Vertrag", "Abkommen", false);
    }
}
