//! English names of languages, scripts and regions, as Unicode CLDR has them.

use crate::lang::LangTag;

/// The English name of a language, `Unknown language` where there is none (`pt-BR` → `Portuguese (Brazil)`).
///
/// The names are those of Unicode CLDR. A script or region without a name here is shown as written.
pub fn language_name(tag: &LangTag) -> String {
    let Some(language) = find(LANGUAGES, tag.primary()) else { return "Unknown language".to_owned() };
    let mut details = Vec::new();
    for part in tag.as_str().split('-').skip(1) {
        // What follows a single letter is an extension and names nothing.
        if part.len() == 1 {
            break;
        }
        match (part.len(), part) {
            (4, script) => match (tag.primary(), script) {
                ("zh" | "yue", "Hans") => details.push("Simplified"),
                ("zh" | "yue", "Hant") => details.push("Traditional"),
                _ => details.push(find(SCRIPTS, script).unwrap_or(script)),
            },
            (2 | 3, region) => details.push(find(REGIONS, region).unwrap_or(region)),
            _ => {}
        }
    }
    if details.is_empty() { language.to_owned() } else { format!("{language} ({})", details.join(", ")) }
}

fn find(table: &'static [(&str, &str)], key: &str) -> Option<&'static str> {
    table.binary_search_by(|(k, _)| (*k).cmp(key)).ok().map(|at| table[at].1)
}

/// Primary subtags, sorted.
#[rustfmt::skip]
const LANGUAGES: &[(&str, &str)] = &[
    ("ab", "Abkhazian"), ("ace", "Achinese"), ("ady", "Adyghe"), ("af", "Afrikaans"), ("ak", "Akan"),
    ("als", "Alsatian"), ("am", "Amharic"), ("an", "Aragonese"), ("ang", "Old English"), ("ar", "Arabic"),
    ("arn", "Mapuche"), ("ary", "Moroccan Arabic"), ("arz", "Egyptian Arabic"), ("as", "Assamese"),
    ("ast", "Asturian"), ("av", "Avaric"), ("awa", "Awadhi"), ("ay", "Aymara"), ("az", "Azerbaijani"),
    ("azb", "South Azerbaijani"), ("ba", "Bashkir"), ("bal", "Baluchi"), ("ban", "Balinese"), ("bar", "Bavarian"),
    ("bcl", "Central Bikol"), ("be", "Belarusian"), ("bem", "Bemba"), ("bg", "Bulgarian"), ("bho", "Bhojpuri"),
    ("bi", "Bislama"), ("bjn", "Banjar"), ("bm", "Bambara"), ("bn", "Bangla"), ("bo", "Tibetan"), ("br", "Breton"),
    ("bs", "Bosnian"), ("bug", "Buginese"), ("ca", "Catalan"), ("ce", "Chechen"), ("ceb", "Cebuano"),
    ("ch", "Chamorro"), ("chr", "Cherokee"), ("ckb", "Central Kurdish"), ("co", "Corsican"),
    ("crh", "Crimean Tatar"), ("cs", "Czech"), ("csb", "Kashubian"), ("cv", "Chuvash"), ("cy", "Welsh"),
    ("da", "Danish"), ("de", "German"), ("dik", "Dinka"), ("dsb", "Lower Sorbian"), ("dv", "Divehi"),
    ("dyu", "Dyula"), ("dz", "Dzongkha"), ("ee", "Ewe"), ("el", "Greek"), ("en", "English"), ("eo", "Esperanto"),
    ("es", "Spanish"), ("et", "Estonian"), ("eu", "Basque"), ("fa", "Persian"), ("ff", "Fula"), ("fi", "Finnish"),
    ("fil", "Filipino"), ("fj", "Fijian"), ("fo", "Faroese"), ("fon", "Fon"), ("fr", "French"), ("frp", "Arpitan"),
    ("fur", "Friulian"), ("fy", "Western Frisian"), ("ga", "Irish"), ("gaa", "Ga"), ("gag", "Gagauz"),
    ("gd", "Scottish Gaelic"), ("gl", "Galician"), ("gn", "Guarani"), ("grc", "Ancient Greek"),
    ("gsw", "Swiss German"), ("gu", "Gujarati"), ("gv", "Manx"), ("ha", "Hausa"), ("haw", "Hawaiian"),
    ("he", "Hebrew"), ("hi", "Hindi"), ("hil", "Hiligaynon"), ("hmn", "Hmong"), ("hne", "Chhattisgarhi"),
    ("hr", "Croatian"), ("hsb", "Upper Sorbian"), ("ht", "Haitian Creole"), ("hu", "Hungarian"), ("hy", "Armenian"),
    ("ia", "Interlingua"), ("id", "Indonesian"), ("ie", "Interlingue"), ("ig", "Igbo"), ("ilo", "Iloko"),
    ("io", "Ido"), ("is", "Icelandic"), ("it", "Italian"), ("iu", "Inuktitut"), ("ja", "Japanese"),
    ("jbo", "Lojban"), ("jv", "Javanese"), ("ka", "Georgian"), ("kaa", "Kara-Kalpak"), ("kab", "Kabyle"),
    ("kac", "Kachin"), ("kam", "Kamba"), ("kbd", "Kabardian"), ("kbp", "Kabiyè"), ("kea", "Kabuverdianu"),
    ("kg", "Kongo"), ("ki", "Kikuyu"), ("kk", "Kazakh"), ("kl", "Kalaallisut"), ("km", "Khmer"),
    ("kmb", "Kimbundu"), ("kn", "Kannada"), ("ko", "Korean"), ("kr", "Kanuri"), ("krc", "Karachay-Balkar"),
    ("ks", "Kashmiri"), ("ku", "Kurdish"), ("kv", "Komi"), ("kw", "Cornish"), ("ky", "Kyrgyz"), ("la", "Latin"),
    ("lad", "Ladino"), ("lb", "Luxembourgish"), ("lg", "Ganda"), ("li", "Limburgish"), ("lij", "Ligurian"),
    ("lmo", "Lombard"), ("ln", "Lingala"), ("lo", "Lao"), ("lt", "Lithuanian"), ("ltg", "Latgalian"),
    ("lua", "Luba-Lulua"), ("luo", "Luo"), ("lus", "Mizo"), ("lv", "Latvian"), ("mag", "Magahi"),
    ("mai", "Maithili"), ("mg", "Malagasy"), ("mh", "Marshallese"), ("mi", "Māori"), ("min", "Minangkabau"),
    ("mk", "Macedonian"), ("ml", "Malayalam"), ("mn", "Mongolian"), ("mni", "Manipuri"), ("mos", "Mossi"),
    ("mr", "Marathi"), ("ms", "Malay"), ("mt", "Maltese"), ("mwl", "Mirandese"), ("my", "Burmese"),
    ("mzn", "Mazanderani"), ("nah", "Nahuatl"), ("nap", "Neapolitan"), ("nb", "Norwegian Bokmål"),
    ("nds", "Low German"), ("ne", "Nepali"), ("new", "Newari"), ("nl", "Dutch"), ("nn", "Norwegian Nynorsk"),
    ("no", "Norwegian"), ("nr", "South Ndebele"), ("nso", "Northern Sotho"), ("nus", "Nuer"), ("nv", "Navajo"),
    ("ny", "Nyanja"), ("oc", "Occitan"), ("om", "Oromo"), ("or", "Odia"), ("os", "Ossetic"), ("pa", "Punjabi"),
    ("pag", "Pangasinan"), ("pam", "Pampanga"), ("pap", "Papiamento"), ("pcm", "Nigerian Pidgin"), ("pl", "Polish"),
    ("pms", "Piedmontese"), ("pnb", "Western Punjabi"), ("prs", "Dari"), ("ps", "Pashto"), ("pt", "Portuguese"),
    ("qu", "Quechua"), ("rm", "Romansh"), ("rn", "Rundi"), ("ro", "Romanian"), ("rom", "Romany"), ("ru", "Russian"),
    ("rue", "Rusyn"), ("rup", "Aromanian"), ("rw", "Kinyarwanda"), ("sa", "Sanskrit"), ("sah", "Yakut"),
    ("sat", "Santali"), ("sc", "Sardinian"), ("scn", "Sicilian"), ("sco", "Scots"), ("sd", "Sindhi"),
    ("se", "Northern Sami"), ("sg", "Sango"), ("sh", "Serbo-Croatian"), ("shn", "Shan"), ("si", "Sinhala"),
    ("sk", "Slovak"), ("sl", "Slovenian"), ("sm", "Samoan"), ("sn", "Shona"), ("so", "Somali"), ("sq", "Albanian"),
    ("sr", "Serbian"), ("ss", "Swati"), ("st", "Southern Sotho"), ("su", "Sundanese"), ("sv", "Swedish"),
    ("sw", "Swahili"), ("szl", "Silesian"), ("ta", "Tamil"), ("taq", "Tamasheq"), ("te", "Telugu"),
    ("tet", "Tetum"), ("tg", "Tajik"), ("th", "Thai"), ("ti", "Tigrinya"), ("tk", "Turkmen"), ("tl", "Tagalog"),
    ("tlh", "Klingon"), ("tn", "Tswana"), ("to", "Tongan"), ("tok", "Toki Pona"), ("tpi", "Tok Pisin"),
    ("tr", "Turkish"), ("ts", "Tsonga"), ("tt", "Tatar"), ("tum", "Tumbuka"), ("tw", "Twi"), ("ty", "Tahitian"),
    ("tyv", "Tuvinian"), ("udm", "Udmurt"), ("ug", "Uyghur"), ("uk", "Ukrainian"), ("umb", "Umbundu"),
    ("und", "Unknown language"), ("ur", "Urdu"), ("uz", "Uzbek"), ("ve", "Venda"), ("vec", "Venetian"),
    ("vi", "Vietnamese"), ("vo", "Volapük"), ("wa", "Walloon"), ("war", "Waray"), ("wo", "Wolof"), ("xh", "Xhosa"),
    ("yi", "Yiddish"), ("yo", "Yoruba"), ("yue", "Cantonese"), ("za", "Zhuang"),
    ("zgh", "Standard Moroccan Tamazight"), ("zh", "Chinese"), ("zu", "Zulu"), ("zza", "Zaza"),
];

/// ISO 15924 codes, sorted.
#[rustfmt::skip]
const SCRIPTS: &[(&str, &str)] = &[
    ("Adlm", "Adlam"), ("Arab", "Arabic"), ("Armn", "Armenian"), ("Beng", "Bangla"), ("Bopo", "Bopomofo"),
    ("Cans", "Canadian Aboriginal"), ("Cher", "Cherokee"), ("Cyrl", "Cyrillic"), ("Deva", "Devanagari"),
    ("Ethi", "Ethiopic"), ("Geor", "Georgian"), ("Grek", "Greek"), ("Gujr", "Gujarati"), ("Guru", "Gurmukhi"),
    ("Hang", "Hangul"), ("Hani", "Han"), ("Hans", "Simplified"), ("Hant", "Traditional"), ("Hebr", "Hebrew"),
    ("Jpan", "Japanese"), ("Kana", "Katakana"), ("Khmr", "Khmer"), ("Knda", "Kannada"), ("Kore", "Korean"),
    ("Laoo", "Lao"), ("Latn", "Latin"), ("Mlym", "Malayalam"), ("Mong", "Mongolian"), ("Mtei", "Meitei Mayek"),
    ("Mymr", "Myanmar"), ("Nkoo", "N’Ko"), ("Olck", "Ol Chiki"), ("Orya", "Odia"), ("Sinh", "Sinhala"),
    ("Syrc", "Syriac"), ("Taml", "Tamil"), ("Telu", "Telugu"), ("Tfng", "Tifinagh"), ("Thaa", "Thaana"),
    ("Thai", "Thai"), ("Tibt", "Tibetan"), ("Yiii", "Yi"),
];

/// ISO 3166-1 and UN M.49 codes, sorted.
#[rustfmt::skip]
const REGIONS: &[(&str, &str)] = &[
    ("001", "World"), ("150", "Europe"), ("419", "Latin America"), ("AE", "United Arab Emirates"),
    ("AF", "Afghanistan"), ("AL", "Albania"), ("AM", "Armenia"), ("AR", "Argentina"), ("AT", "Austria"),
    ("AU", "Australia"), ("AZ", "Azerbaijan"), ("BA", "Bosnia & Herzegovina"), ("BD", "Bangladesh"),
    ("BE", "Belgium"), ("BG", "Bulgaria"), ("BO", "Bolivia"), ("BR", "Brazil"), ("BY", "Belarus"), ("CA", "Canada"),
    ("CD", "Congo - Kinshasa"), ("CH", "Switzerland"), ("CL", "Chile"), ("CN", "China"), ("CO", "Colombia"),
    ("CR", "Costa Rica"), ("CU", "Cuba"), ("CY", "Cyprus"), ("CZ", "Czechia"), ("DE", "Germany"), ("DK", "Denmark"),
    ("DO", "Dominican Republic"), ("DZ", "Algeria"), ("EC", "Ecuador"), ("EE", "Estonia"), ("EG", "Egypt"),
    ("ES", "Spain"), ("ET", "Ethiopia"), ("FI", "Finland"), ("FO", "Faroe Islands"), ("FR", "France"),
    ("GB", "United Kingdom"), ("GE", "Georgia"), ("GH", "Ghana"), ("GR", "Greece"), ("GT", "Guatemala"),
    ("HK", "Hong Kong"), ("HN", "Honduras"), ("HR", "Croatia"), ("HT", "Haiti"), ("HU", "Hungary"),
    ("ID", "Indonesia"), ("IE", "Ireland"), ("IL", "Israel"), ("IN", "India"), ("IQ", "Iraq"), ("IR", "Iran"),
    ("IS", "Iceland"), ("IT", "Italy"), ("JM", "Jamaica"), ("JO", "Jordan"), ("JP", "Japan"), ("KE", "Kenya"),
    ("KG", "Kyrgyzstan"), ("KH", "Cambodia"), ("KR", "South Korea"), ("KW", "Kuwait"), ("KZ", "Kazakhstan"),
    ("LA", "Laos"), ("LB", "Lebanon"), ("LI", "Liechtenstein"), ("LK", "Sri Lanka"), ("LT", "Lithuania"),
    ("LU", "Luxembourg"), ("LV", "Latvia"), ("LY", "Libya"), ("MA", "Morocco"), ("MD", "Moldova"),
    ("ME", "Montenegro"), ("MG", "Madagascar"), ("MK", "North Macedonia"), ("ML", "Mali"), ("MM", "Myanmar"),
    ("MN", "Mongolia"), ("MO", "Macao"), ("MT", "Malta"), ("MX", "Mexico"), ("MY", "Malaysia"),
    ("MZ", "Mozambique"), ("NG", "Nigeria"), ("NI", "Nicaragua"), ("NL", "Netherlands"), ("NO", "Norway"),
    ("NP", "Nepal"), ("NZ", "New Zealand"), ("OM", "Oman"), ("PA", "Panama"), ("PE", "Peru"), ("PH", "Philippines"),
    ("PK", "Pakistan"), ("PL", "Poland"), ("PR", "Puerto Rico"), ("PT", "Portugal"), ("PY", "Paraguay"),
    ("QA", "Qatar"), ("RO", "Romania"), ("RS", "Serbia"), ("RU", "Russia"), ("RW", "Rwanda"),
    ("SA", "Saudi Arabia"), ("SD", "Sudan"), ("SE", "Sweden"), ("SG", "Singapore"), ("SI", "Slovenia"),
    ("SK", "Slovakia"), ("SN", "Senegal"), ("SO", "Somalia"), ("SV", "El Salvador"), ("SY", "Syria"),
    ("TH", "Thailand"), ("TJ", "Tajikistan"), ("TM", "Turkmenistan"), ("TN", "Tunisia"), ("TR", "Türkiye"),
    ("TW", "Taiwan"), ("TZ", "Tanzania"), ("UA", "Ukraine"), ("UG", "Uganda"), ("US", "United States"),
    ("UY", "Uruguay"), ("UZ", "Uzbekistan"), ("VE", "Venezuela"), ("VN", "Vietnam"), ("YE", "Yemen"),
    ("ZA", "South Africa"), ("ZW", "Zimbabwe"),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tables_are_sorted_for_the_search() {
        for table in [LANGUAGES, SCRIPTS, REGIONS] {
            assert!(table.windows(2).all(|w| w[0].0 < w[1].0));
        }
    }

    #[test]
    fn tags_have_english_names() {
        let check = |tag: &str, want: &str| {
            assert_eq!(LangTag::parse(tag).map(|t| language_name(&t)).as_deref(), Some(want), "{tag}");
        };
        check("en", "English");
        check("pt-BR", "Portuguese (Brazil)");
        check("zh-Hans", "Chinese (Simplified)");
        check("zh-Hant-TW", "Chinese (Traditional, Taiwan)");
        check("sr-Latn", "Serbian (Latin)");
        check("es-419", "Spanish (Latin America)");
        check("en-XX", "English (XX)");
        check("de-u-co-phonebk", "German");
        check("und", "Unknown language");
        check("qqq", "Unknown language");
    }
}
