//! Languages by the codes that services and programs have for them.
//!
//! Tags are BCP 47. A language that no table names keeps its primary subtag, so that the service
//! itself says whether it knows it.

use super::Protocol;

/// Which end of a translation a code is for: some services tell variants apart only as a target.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Side {
    /// The language translated from.
    Source,
    /// The language translated to.
    Target,
}

/// A tag's parts that matter, in canonical case.
struct Parts {
    primary: String,
    script: Option<String>,
    region: Option<String>,
}

fn parts(tag: &str) -> Parts {
    let mut subtags = tag.split(['-', '_']).filter(|part| !part.is_empty());
    let mut parts =
        Parts { primary: subtags.next().unwrap_or("und").to_ascii_lowercase(), script: None, region: None };
    for part in subtags {
        let letters = part.bytes().all(|b| b.is_ascii_alphabetic());
        match part.len() {
            4 if letters && parts.script.is_none() => {
                let (first, rest) = part.split_at(1);
                parts.script = Some(first.to_ascii_uppercase() + &rest.to_ascii_lowercase());
            }
            2 if letters => parts.region = Some(part.to_ascii_uppercase()),
            3 if part.bytes().all(|b| b.is_ascii_digit()) => parts.region = Some(part.to_owned()),
            _ => {}
        }
    }
    parts.primary = match parts.primary.as_str() {
        // Old codes, and macrolanguages that mean one of their members.
        "iw" => "he".to_owned(),
        "in" => "id".to_owned(),
        "ji" => "yi".to_owned(),
        "jw" => "jv".to_owned(),
        "tl" => "fil".to_owned(),
        "cmn" => "zh".to_owned(),
        "zh" if parts.region.as_deref() == Some("HK") && parts.script.is_none() => {
            parts.script = Some("Hant".to_owned());
            "zh".to_owned()
        }
        other => other.to_owned(),
    };
    if parts.primary == "zh" && parts.script.is_none() {
        let traditional = matches!(parts.region.as_deref(), Some("TW" | "HK" | "MO"));
        parts.script = Some(if traditional { "Hant" } else { "Hans" }.to_owned());
    }
    parts
}

/// The service's code for a BCP 47 tag.
pub fn code_of(protocol: Protocol, tag: &str, side: Side) -> String {
    let parts = parts(tag);
    let primary = parts.primary.as_str();
    let script = parts.script.as_deref().unwrap_or_default();
    let region = parts.region.as_deref().unwrap_or_default();
    let own = |code: &str| code.to_owned();
    match protocol {
        Protocol::DeepL => match (primary, side) {
            ("zh", Side::Target) => format!("ZH-{}", script.to_ascii_uppercase()),
            // A bare `EN` or `PT` is no target: the variant is the one that most people mean by it
            // (CLDR's likely subtags).
            ("en", Side::Target) if matches!(region, "" | "US" | "PH" | "PR") => own("EN-US"),
            ("en", Side::Target) => own("EN-GB"),
            ("pt", Side::Target) if matches!(region, "" | "BR") => own("PT-BR"),
            ("pt", Side::Target) => own("PT-PT"),
            ("es", Side::Target) if !matches!(region, "" | "ES" | "GQ") => own("ES-419"),
            ("no" | "nn", _) => own("NB"),
            ("fil", _) => own("TL"),
            _ => primary.to_ascii_uppercase(),
        },
        Protocol::GoogleV2 | Protocol::GoogleV3 => match primary {
            "zh" if script == "Hant" => own("zh-TW"),
            "zh" => own("zh-CN"),
            "he" => own("iw"),
            "nb" | "nn" => own("no"),
            "fil" => own("tl"),
            "jv" => own("jw"),
            "pt" if !matches!(region, "" | "BR") => own("pt-PT"),
            "fr" if region == "CA" => own("fr-CA"),
            "mni" => own("mni-Mtei"),
            _ => own(primary),
        },
        Protocol::AzureTranslator => match primary {
            "zh" => format!("zh-{script}"),
            "sr" if script == "Latn" => own("sr-Latn"),
            "sr" => own("sr-Cyrl"),
            "mn" if script == "Mong" => own("mn-Mong"),
            "mn" => own("mn-Cyrl"),
            "no" | "nn" => own("nb"),
            "pt" if !matches!(region, "" | "BR") => own("pt-PT"),
            "fr" if region == "CA" => own("fr-CA"),
            "iu" if script == "Latn" => own("iu-Latn"),
            _ => own(primary),
        },
        Protocol::AmazonTranslate => match primary {
            "zh" if script == "Hant" => own("zh-TW"),
            "zh" => own("zh"),
            "nb" | "nn" => own("no"),
            "fil" => own("tl"),
            "pt" if !matches!(region, "" | "BR") => own("pt-PT"),
            "fr" if region == "CA" => own("fr-CA"),
            "es" if region == "MX" => own("es-MX"),
            "fa" if region == "AF" => own("fa-AF"),
            "prs" => own("fa-AF"),
            _ => own(primary),
        },
        Protocol::LibreTranslate => match primary {
            "zh" => format!("zh-{script}"),
            "no" | "nn" => own("nb"),
            "fil" => own("tl"),
            "pt" if region == "BR" => own("pt-BR"),
            _ => own(primary),
        },
        Protocol::ModernMt => match primary {
            "zh" if region == "HK" => own("zh-HK"),
            "zh" if script == "Hant" => own("zh-TW"),
            "zh" => own("zh-CN"),
            "no" | "nn" => own("nb"),
            "fil" => own("tl"),
            "sr" if script == "Latn" => own("sr-Latn"),
            "sr" => own("sr-Cyrl"),
            "en" | "es" | "fr" | "pt" | "it" | "de" | "nl" if !region.is_empty() => {
                format!("{primary}-{region}")
            }
            _ => own(primary),
        },
        _ => own(tag),
    }
}

/// The BCP 47 tag of a service's code.
pub fn tag_of(code: &str) -> String {
    let lower = code.replace('_', "-").to_ascii_lowercase();
    match lower.as_str() {
        "zh" | "zh-cn" | "zt-cn" => "zh-Hans".to_owned(),
        "zh-tw" | "zt" => "zh-Hant".to_owned(),
        "pb" => "pt-BR".to_owned(),
        _ => {
            let parts = parts(&lower);
            let script = parts.script.map(|s| format!("-{s}")).unwrap_or_default();
            let region = parts.region.map(|r| format!("-{r}")).unwrap_or_default();
            format!("{}{script}{region}", parts.primary)
        }
    }
}

/// ISO 639-3 codes of languages that also have a two-letter one; Apertium names its pairs by them.
/// From ISO 639-3's own table; where BCP 47 has a macrolanguage, the member that programs mean.
const THREE: &[(&str, &str)] = &[
    ("af", "afr"),
    ("an", "arg"),
    ("ar", "ara"),
    ("ast", "ast"),
    ("az", "aze"),
    ("ba", "bak"),
    ("be", "bel"),
    ("bg", "bul"),
    ("bn", "ben"),
    ("br", "bre"),
    ("bs", "bos"),
    ("ca", "cat"),
    ("co", "cos"),
    ("cs", "ces"),
    ("cv", "chv"),
    ("cy", "cym"),
    ("da", "dan"),
    ("de", "deu"),
    ("el", "ell"),
    ("en", "eng"),
    ("eo", "epo"),
    ("es", "spa"),
    ("et", "est"),
    ("eu", "eus"),
    ("fa", "fas"),
    ("fi", "fin"),
    ("fo", "fao"),
    ("fr", "fra"),
    ("ga", "gle"),
    ("gd", "gla"),
    ("gl", "glg"),
    ("gv", "glv"),
    ("he", "heb"),
    ("hi", "hin"),
    ("hr", "hrv"),
    ("ht", "hat"),
    ("hu", "hun"),
    ("hy", "hye"),
    ("id", "ind"),
    ("is", "isl"),
    ("it", "ita"),
    ("ja", "jpn"),
    ("ka", "kat"),
    ("kk", "kaz"),
    ("ko", "kor"),
    ("ku", "kmr"),
    ("ky", "kir"),
    ("la", "lat"),
    ("lt", "lit"),
    ("lv", "lav"),
    ("mk", "mkd"),
    ("ml", "mal"),
    ("mr", "mar"),
    ("ms", "zlm"),
    ("mt", "mlt"),
    ("nb", "nob"),
    ("ne", "nep"),
    ("nl", "nld"),
    ("nn", "nno"),
    ("oc", "oci"),
    ("pl", "pol"),
    ("pt", "por"),
    ("ro", "ron"),
    ("ru", "rus"),
    ("sc", "srd"),
    ("se", "sme"),
    ("sk", "slk"),
    ("sl", "slv"),
    ("sq", "sqi"),
    ("sr", "srp"),
    ("sv", "swe"),
    ("sw", "swa"),
    ("ta", "tam"),
    ("te", "tel"),
    ("tg", "tgk"),
    ("th", "tha"),
    ("tr", "tur"),
    ("tt", "tat"),
    ("ug", "uig"),
    ("uk", "ukr"),
    ("ur", "urd"),
    ("uz", "uzb"),
    ("vi", "vie"),
    ("zh", "zho"),
];

/// The ISO 639-3 code of a tag's language; its primary subtag where the table has none.
pub fn iso_639_3(tag: &str) -> String {
    let primary = parts(tag).primary;
    // Norwegian without a form is nearly always Bokmål.
    let primary = if primary == "no" { "nb" } else { &primary };
    THREE.iter().find(|(two, _)| *two == primary).map_or(primary, |(_, three)| three).to_owned()
}

/// Argos Translate's code for a language. LibreTranslate is a server around it, with BCP 47 tags in the
/// place of three of its codes.
pub fn argos_code(tag: &str) -> String {
    match code_of(Protocol::LibreTranslate, tag, Side::Target).as_str() {
        "zh-Hans" => "zh".to_owned(),
        "zh-Hant" => "zt".to_owned(),
        "pt-BR" => "pb".to_owned(),
        code => code.to_owned(),
    }
}

/// The primary subtag of a tag, in today's code: `he` of `iw-IL`.
pub fn primary_of(tag: &str) -> String {
    parts(tag).primary
}

/// The BCP 47 primary subtag of an ISO 639-3 code: the shorter one where there is one.
pub fn shortest(code: &str) -> String {
    let code = code.to_ascii_lowercase();
    THREE.iter().find(|(_, three)| *three == code).map_or(code.as_str(), |(two, _)| two).to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_service_gets_its_own_code() {
        use Protocol::{
            AmazonTranslate as Aws, AzureTranslator as Azure, DeepL, GoogleV2 as Google,
            LibreTranslate as Libre, ModernMt as Mmt,
        };
        use Side::{Source, Target};
        for (protocol, tag, side, expect) in [
            (DeepL, "en", Target, "EN-US"),
            (DeepL, "en-GB", Target, "EN-GB"),
            (DeepL, "en-AU", Target, "EN-GB"),
            (DeepL, "en-GB", Source, "EN"),
            (DeepL, "pt", Target, "PT-BR"),
            (DeepL, "pt-PT", Target, "PT-PT"),
            (DeepL, "pt-BR", Source, "PT"),
            (DeepL, "zh", Target, "ZH-HANS"),
            (DeepL, "zh-TW", Target, "ZH-HANT"),
            (DeepL, "zh-Hant", Source, "ZH"),
            (DeepL, "es-MX", Target, "ES-419"),
            (DeepL, "es-ES", Target, "ES"),
            (DeepL, "no", Target, "NB"),
            (DeepL, "de-AT", Target, "DE"),
            (Google, "zh", Target, "zh-CN"),
            (Google, "zh-Hant-HK", Target, "zh-TW"),
            (Google, "he", Target, "iw"),
            (Google, "nb", Source, "no"),
            (Google, "pt-PT", Target, "pt-PT"),
            (Google, "pt-BR", Target, "pt"),
            (Google, "en-US", Target, "en"),
            (Azure, "zh-TW", Target, "zh-Hant"),
            (Azure, "zh", Source, "zh-Hans"),
            (Azure, "sr", Target, "sr-Cyrl"),
            (Azure, "sr-Latn-RS", Target, "sr-Latn"),
            (Azure, "he", Target, "he"),
            (Azure, "fil", Target, "fil"),
            (Aws, "zh-Hant", Target, "zh-TW"),
            (Aws, "fil", Target, "tl"),
            (Aws, "es-MX", Target, "es-MX"),
            (Aws, "de", Source, "de"),
            (Libre, "zh-CN", Target, "zh-Hans"),
            (Libre, "pt-BR", Target, "pt-BR"),
            (Libre, "en-US", Source, "en"),
            (Mmt, "zh-HK", Target, "zh-HK"),
            (Mmt, "pt-BR", Target, "pt-BR"),
            (Mmt, "en", Source, "en"),
        ] {
            assert_eq!(code_of(protocol, tag, side), expect, "{protocol:?} {tag}");
        }
    }

    #[test]
    fn codes_come_back_as_tags() {
        for (code, expect) in [
            ("EN", "en"),
            ("ZH", "zh-Hans"),
            ("zh-TW", "zh-Hant"),
            ("zh-Hant", "zh-Hant"),
            ("iw", "he"),
            ("PT-BR", "pt-BR"),
            ("sr-Cyrl", "sr-Cyrl"),
            ("tl", "fil"),
            ("de", "de"),
        ] {
            assert_eq!(tag_of(code), expect, "{code}");
        }
    }

    #[test]
    fn argos_translate_has_codes_of_its_own() {
        for (tag, expect) in [
            ("en-GB", "en"),
            ("zh", "zh"),
            ("zh-TW", "zt"),
            ("pt", "pt"),
            ("pt-BR", "pb"),
            ("fil", "tl"),
            ("no", "nb"),
            ("iw", "he"),
        ] {
            assert_eq!(argos_code(tag), expect, "{tag}");
        }
    }

    #[test]
    fn three_letters_and_back() {
        for (tag, expect) in [("en-GB", "eng"), ("es", "spa"), ("no", "nob"), ("oci", "oci"), ("ca", "cat")] {
            assert_eq!(iso_639_3(tag), expect);
        }
        for (two, three) in THREE {
            assert_eq!(shortest(three), *two);
        }
    }
}
