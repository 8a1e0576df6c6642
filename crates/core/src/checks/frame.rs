//! What an engine says around its summary: "Sure! Here is a summary in 50 words:". It states nothing
//! of the article, so nothing is asked of it.

use crate::chars::{is_alphabetic, is_alphanumeric};

/// Words by which such a line speaks of itself, lower case.
const ABOUT: &[&str] = &[
    "summary",
    "summari",
    "key point",
    "main point",
    "bullet",
    "takeaway",
    "in short",
    "overview",
    "words",
    "highlights",
    "passage",
    "following",
    "zusammenfassung",
    "zusammengefasst",
    "kernpunkte",
    "stichpunkte",
    "überblick",
    "résumé",
    "points clés",
    "points principaux",
    "resumen",
    "puntos clave",
    "riassunto",
    "punti chiave",
    "sintesi",
    "resumo",
    "pontos principais",
    "samenvatting",
    "kernpunten",
    "streszczenie",
    "podsumowanie",
    "kluczowe punkty",
    "shrnutí",
    "резюме",
    "краткое содержание",
    "кратко",
    "основные моменты",
    "підсумок",
    "стислий",
    "основні моменти",
    "özet",
    "ana noktalar",
    "ملخص",
    "النقاط",
    "خلاصه",
    "نکات",
    "סיכום",
    "תקציר",
    "摘要",
    "总结",
    "總結",
    "要点",
    "要點",
    "要約",
    "まとめ",
    "ポイント",
    "요약",
    "핵심",
    "सारांश",
    "मुख्य बिंदु",
];

/// Words that an engine begins with when it agrees to answer.
const AGREED: &[&str] = &[
    "sure",
    "certainly",
    "of course",
    "absolutely",
    "okay",
    "ok",
    "gerne",
    "natürlich",
    "selbstverständlich",
    "bien sûr",
    "claro",
    "por supuesto",
    "certo",
    "certamente",
    "claro que sim",
    "natuurlijk",
    "oczywiście",
    "конечно",
    "звичайно",
    "tabii",
    "elbette",
    "بالتأكيد",
    "当然",
    "好的",
    "もちろん",
    "물론",
    "물론입니다",
    "ज़रूर",
];

/// The longest such line, in characters.
const LONGEST: usize = 160;

/// Whether a sentence is said about the summary instead of about the article, or is no sentence at
/// all (the number of a list item).
pub(crate) fn is_frame(sentence: &str) -> bool {
    let text = sentence.trim();
    let bare = text.trim_matches(|c: char| !is_alphanumeric(c)).to_lowercase();
    if bare.chars().all(|c| !is_alphabetic(c)) {
        return bare.chars().count() <= 3;
    }
    if AGREED.contains(&bare.as_str()) {
        return true;
    }
    let announces = text.trim_end_matches(['*', '_', '"']).ends_with([':', '：']) || text.ends_with("**");
    announces && text.chars().count() <= LONGEST && ABOUT.iter().any(|word| bare.contains(word))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_about_the_summary_are_told_from_lines_about_the_article() {
        let check = |text: &str, want: bool| assert_eq!(is_frame(text), want, "{text}");
        check("Sure!", true);
        check("Here's the summary in 114 words:", true);
        check("Here are the key points:", true);
        check("Hier ist eine Zusammenfassung:", true);
        check("以下是摘要：", true);
        check("1.", true);
        check("2. \"", true);
        check("The minister gave a summary of the talks.", false);
        check("The minister said: no.", false);
        check("2024", false);
        check("Sure, he came.", false);
        check("", true);
    }
}
