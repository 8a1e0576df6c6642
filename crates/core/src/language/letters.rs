//! Languages that their letters or a handful of words give away.

use super::scripts::{Letters, Script};

/// What the script alone says.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Verdict {
    /// One language is written in it, or its letters decide; with how sure that is, 0 to 1.
    Language(&'static str, f64),
    /// Several are; the spelling decides.
    Open,
}

/// The verdict of a text's main script.
pub(super) fn verdict(text: &str, letters: &Letters, script: Script) -> Verdict {
    let one = |tag| Verdict::Language(tag, 0.99);
    match script {
        Script::Armn => one("hy"),
        Script::Cans => one("iu"),
        Script::Cher => one("chr"),
        Script::Geor => one("ka"),
        Script::Grek => greek(text, letters),
        Script::Gujr => one("gu"),
        Script::Guru => one("pa"),
        Script::Hang => one("ko"),
        Script::Kana => one("ja"),
        Script::Java => one("jv"),
        Script::Khmr => one("km"),
        Script::Knda => one("kn"),
        Script::Laoo => one("lo"),
        Script::Mlym => one("ml"),
        Script::Mong => one("mn"),
        Script::Mtei => one("mni"),
        Script::Nkoo => Verdict::Language("nqo", 0.9),
        Script::Olck => one("sat"),
        Script::Orya => one("or"),
        Script::Sinh => one("si"),
        Script::Syrc => Verdict::Language("syr", 0.7),
        Script::Taml => one("ta"),
        Script::Telu => one("te"),
        Script::Tfng => Verdict::Language("zgh", 0.6),
        Script::Thaa => one("dv"),
        Script::Thai => one("th"),
        Script::Hani => chinese(text),
        Script::Hebr => hebrew(text),
        Script::Mymr => burmese(text, letters),
        Script::Beng => bengali(text),
        Script::Ethi => ethiopic(text),
        Script::Tibt => tibetan(text),
        Script::Arab | Script::Cyrl | Script::Deva | Script::Latn | Script::Other => Verdict::Open,
    }
}

fn count(text: &str, of: &str) -> usize {
    text.chars().filter(|c| of.contains(*c)).count()
}

fn has_words(text: &str, words: &[&str]) -> usize {
    text.split(|c: char| !c.is_alphabetic() && !super::scripts::is_mark(c))
        .filter(|w| words.contains(w))
        .count()
}

/// Ancient Greek is told by its breathings and accents, given up in 1982.
fn greek(text: &str, letters: &Letters) -> Verdict {
    let polytonic = text.chars().filter(|c| ('\u{1F00}'..='\u{1FFF}').contains(c)).count();
    if polytonic * 20 > letters.total() {
        Verdict::Language("grc", 0.9)
    } else {
        Verdict::Language("el", 0.99)
    }
}

/// Characters whose simplified and traditional forms differ, among the commonest of running text.
const SIMPLIFIED: &str =
    "这国说们来时对会过学后发个为么还没点从问进关动开长当样现两车东见边听书话钱电气间应实样与头业经无门";
const TRADITIONAL: &str =
    "這國說們來時對會過學後發個為麼還沒點從問進關動開長當樣現兩車東見邊聽書話錢電氣間應實與頭業經無門";
/// Characters of written Cantonese that standard Chinese does not use.
const CANTONESE: &str = "嘅咗佢哋唔冇嚟喺啲嗰乜嘢咁噉咩攞畀瞓睇";

fn chinese(text: &str) -> Verdict {
    let (simplified, traditional) = (count(text, SIMPLIFIED), count(text, TRADITIONAL));
    let cantonese = count(text, CANTONESE);
    let all = text.chars().filter(|c| !c.is_ascii()).count().max(1);
    if cantonese * 30 > all && cantonese > 0 {
        return Verdict::Language("yue", 0.8);
    }
    if simplified >= traditional {
        Verdict::Language("zh-Hans", 0.97)
    } else {
        Verdict::Language("zh-Hant", 0.97)
    }
}

fn hebrew(text: &str) -> Verdict {
    // Yiddish writes vowels: digraphs of its own, alef with a sign under it, ayin everywhere.
    let digraphs = count(text, "װױײ") + text.matches("יי").count() / 2 + text.matches("וו").count();
    let words = has_words(
        text,
        &[
            "און",
            "איז",
            "דער",
            "די",
            "אַ",
            "פון",
            "פֿון",
            "מיט",
            "נישט",
            "ניט",
            "צו",
            "האט",
            "האָט",
            "זיך",
            "איך",
            "ער",
            "זײַן",
            "װאָס",
            "וואס",
            "דאס",
            "דאָס",
            "אויף",
            "טאָם",
            "וואלט",
            "דאס",
            "פאר",
            "ווי",
            "אז",
            "אויב",
            "עס",
        ],
    );
    let ayin = count(text, "ע");
    let letters = text.chars().filter(|c| ('\u{5D0}'..='\u{5F2}').contains(c)).count().max(1);
    let signs = text.chars().filter(|c| matches!(c, '\u{5B7}' | '\u{5B8}' | '\u{5BF}')).count();
    let vowel_points = text
        .chars()
        .filter(|c| matches!(c, '\u{5B0}'..='\u{5B6}' | '\u{5B9}'..='\u{5BC}' | '\u{5C1}' | '\u{5C2}'))
        .count();
    let score = digraphs * 2
        + words * 3
        + if vowel_points < signs { signs } else { 0 }
        + if letters > 20 && ayin * 100 > letters * 8 { 2 } else { 0 };
    if score * 12 > letters || words * 4 > letters / 6 {
        Verdict::Language("yi", 0.97)
    } else {
        Verdict::Language("he", 0.99)
    }
}

fn burmese(text: &str, letters: &Letters) -> Verdict {
    // Shan has consonants of its own.
    let shan = text.chars().filter(|c| ('\u{1075}'..='\u{108D}').contains(c)).count();
    if shan * 10 > letters.total() { Verdict::Language("shn", 0.9) } else { Verdict::Language("my", 0.99) }
}

fn bengali(text: &str) -> Verdict {
    let assamese = count(text, "ৰৱ");
    let bengali = count(text, "র");
    if assamese > bengali {
        return Verdict::Language("as", 0.95);
    }
    // Meitei, written in the same letters, ends words in ways that Bengali does not.
    let meitei = text
        .split_whitespace()
        .filter(|w| {
            ["গী", "গি", "না", "বা", "বগী", "বদা", "শিং", "অমসুং", "খ্রে", "ই।"]
                .iter()
                .any(|e| w.trim_end_matches(['।', ',']).ends_with(e))
        })
        .count();
    let words = text.split_whitespace().count();
    if words >= 4 && meitei * 3 > words {
        Verdict::Language("mni", 0.7)
    } else {
        Verdict::Language("bn", 0.98)
    }
}

fn ethiopic(text: &str) -> Verdict {
    // Tigrinya keeps letters that Amharic does not write, and its own small words.
    let tigrinya = count(text, "ኣቐቕቓቒቖኸዅ")
        + 3 * has_words(text, &["እዩ", "ናይ", "ኣብ", "ካብ", "እቲ", "እታ", "ከም", "ነቲ", "ድማ", "ዘሎ"]);
    let amharic =
        3 * has_words(text, &["ነው", "ውስጥ", "ላይ", "እና", "ነበር", "ወደ", "ያለ", "ግን", "አንድ", "እንደ", "ናቸው"])
            + count(text, "አ");
    if tigrinya > amharic { Verdict::Language("ti", 0.95) } else { Verdict::Language("am", 0.97) }
}

fn tibetan(text: &str) -> Verdict {
    let lu = text.matches("་ལུ་").count() + text.matches("ཨིན").count();
    let la = text.matches("་ལ་").count() + text.matches("རེད").count();
    if lu > la { Verdict::Language("dz", 0.8) } else { Verdict::Language("bo", 0.8) }
}
