//! Words and signs that multiply a number: million, Mrd., млн, 億, करोड़.

/// A multiplier by language. An entry that ends in `*` is the beginning of a word.
type Scale = (&'static str, f64);

const T: f64 = 1e3;
const M: f64 = 1e6;
const B: f64 = 1e9;
const TR: f64 = 1e12;

/// Languages by primary subtag. Abbreviations stand without their full stop.
const SCALES: &[(&str, &[Scale])] = &[
    (
        "en",
        &[
            ("hundred", 100.0),
            ("hundreds", 100.0),
            ("thousand*", T),
            ("million*", M),
            ("billion*", B),
            ("trillion*", TR),
            ("m", M),
            ("mn", M),
            ("mln", M),
            ("bn", B),
            ("bln", B),
            ("b", B),
            ("k", T),
            ("tn", TR),
            ("trn", TR),
            ("lakh*", 1e5),
            ("crore*", 1e7),
            ("dozen", 12.0),
        ],
    ),
    (
        "de",
        &[
            ("hundert", 100.0),
            ("tausend*", T),
            ("tsd", T),
            ("million*", M),
            ("mio", M),
            ("milliarde*", B),
            ("mrd", B),
            ("billion*", TR),
            ("bio", TR),
        ],
    ),
    (
        "fr",
        &[
            ("cents", 100.0),
            ("mille", T),
            ("milliers", T),
            ("million*", M),
            ("milliard*", B),
            ("mds", B),
            ("md", B),
            ("mrd", B),
            ("billion*", TR),
            ("m", M),
            ("k", T),
        ],
    ),
    (
        "es",
        &[
            ("cientos", 100.0),
            ("mil", T),
            ("miles", T),
            ("millón", M),
            ("millon*", M),
            ("mill", M),
            ("mm", M),
            ("millardo*", B),
            ("billón", TR),
            ("billon*", TR),
            ("trillones", 1e18),
        ],
    ),
    (
        "it",
        &[
            ("mila", T),
            ("mille", T),
            ("migliaia", T),
            ("milion*", M),
            ("mln", M),
            ("miliard*", B),
            ("mld", B),
            ("mrd", B),
            ("bilion*", TR),
        ],
    ),
    (
        "pt",
        &[
            ("mil", T),
            ("milhares", T),
            ("milhão", M),
            ("milhões", M),
            ("milhao", M),
            ("mi", M),
            ("mil milhões", B),
            ("bilhão", B),
            ("bilhões", B),
            ("bi", B),
            ("trilhão", TR),
            ("trilhões", TR),
        ],
    ),
    ("ca", &[("mil", T), ("milió", M), ("milions", M), ("bilió", TR), ("bilions", TR)]),
    (
        "nl",
        &[
            ("honderd", 100.0),
            ("duizend*", T),
            ("miljoen*", M),
            ("mln", M),
            ("miljard*", B),
            ("mld", B),
            ("mrd", B),
            ("biljoen*", TR),
        ],
    ),
    (
        "sv",
        &[
            ("tusen*", T),
            ("miljon*", M),
            ("mn", M),
            ("mnkr", M),
            ("milj", M),
            ("miljard*", B),
            ("md", B),
            ("mdr", B),
            ("mdkr", B),
            ("biljon*", TR),
        ],
    ),
    (
        "da",
        &[
            ("tusind*", T),
            ("million*", M),
            ("mio", M),
            ("milliard*", B),
            ("mia", B),
            ("mia", B),
            ("billion*", TR),
        ],
    ),
    ("nb", &[("tusen*", T), ("million*", M), ("mill", M), ("milliard*", B), ("mrd", B), ("billion*", TR)]),
    ("is", &[("þúsund*", T), ("milljón*", M), ("milljarð*", B)]),
    (
        "fi",
        &[
            ("tuhat*", T),
            ("tuhan*", T),
            ("tuhansi*", T),
            ("miljoon*", M),
            ("milj", M),
            ("miljard*", B),
            ("mrd", B),
            ("biljoon*", TR),
        ],
    ),
    (
        "pl",
        &[
            ("tysi*", T),
            ("tys", T),
            ("milion*", M),
            ("mln", M),
            ("miliard*", B),
            ("mld", B),
            ("bilion*", TR),
            ("bln", TR),
        ],
    ),
    (
        "cs",
        &[
            ("tisíc*", T),
            ("tis", T),
            ("milion*", M),
            ("mil", M),
            ("mio", M),
            ("mili\u{f3}n*", M),
            ("miliard*", B),
            ("mld", B),
            ("bilion*", TR),
        ],
    ),
    (
        "sk",
        &[
            ("tisíc*", T),
            ("tis", T),
            ("milión*", M),
            ("mil", M),
            ("miliard*", B),
            ("mld", B),
            ("bilión*", TR),
        ],
    ),
    ("hu", &[("ezer*", T), ("millió*", M), ("milliárd*", B), ("billió*", TR)]),
    (
        "ro",
        &[("mii", T), ("mie", T), ("milioane*", M), ("milion*", M), ("mil", M), ("miliard*", B), ("mld", B)],
    ),
    (
        "hr",
        &[
            ("tisuć*", T),
            ("tisuc*", T),
            ("hiljad*", T),
            ("tis", T),
            ("milij\u{f3}n*", M),
            ("milijun*", M),
            ("milion*", M),
            ("mil", M),
            ("milijard*", B),
        ],
    ),
    (
        "sr",
        &[("hiljad*", T), ("хиљад*", T), ("milion*", M), ("милион*", M), ("milijard*", B), ("милијард*", B)],
    ),
    ("sl", &[("tisoč*", T), ("milijon*", M), ("milijard*", B)]),
    ("lt", &[("tūkst*", T), ("milijon*", M), ("mln", M), ("milijard*", B), ("mlrd", B)]),
    ("lv", &[("tūkst*", T), ("miljon*", M), ("milj", M), ("miljard*", B)]),
    ("et", &[("tuhat*", T), ("tuhande*", T), ("miljon*", M), ("mln", M), ("miljard*", B)]),
    (
        "ru",
        &[
            ("тысяч*", T),
            ("тыс", T),
            ("миллион*", M),
            ("млн", M),
            ("миллиард*", B),
            ("млрд", B),
            ("триллион*", TR),
            ("трлн", TR),
        ],
    ),
    (
        "uk",
        &[
            ("тисяч*", T),
            ("тис", T),
            ("мільйон*", M),
            ("млн", M),
            ("мільярд*", B),
            ("млрд", B),
            ("трильйон*", TR),
            ("трлн", TR),
        ],
    ),
    ("be", &[("тысяч*", T), ("тыс", T), ("мільён*", M), ("млн", M), ("мільярд*", B), ("млрд", B)]),
    ("bg", &[("хиляд*", T), ("хил", T), ("милион*", M), ("млн", M), ("милиард*", B), ("млрд", B)]),
    (
        "el",
        &[
            ("χιλιάδ*", T),
            ("χιλ", T),
            ("εκατομμύρι*", M),
            ("εκατομμυρί*", M),
            ("εκατ", M),
            ("δισεκατομμύρι*", B),
            ("δισεκατομμυρί*", B),
            ("δισ", B),
            ("τρισεκατομμύρι*", TR),
            ("τρισ", TR),
        ],
    ),
    ("tr", &[("bin*", T), ("milyon*", M), ("mn", M), ("milyar*", B), ("mr", B), ("trilyon*", TR)]),
    ("az", &[("min", T), ("milyon*", M), ("milyard*", B)]),
    (
        "ar",
        &[
            ("ألف*", T),
            ("آلاف", T),
            ("الف", T),
            ("الاف", T),
            ("ألفا", T),
            ("مليون*", M),
            ("ملايين", M),
            ("مليار*", B),
            ("مليارات", B),
            ("بليون*", B),
            ("تريليون*", TR),
        ],
    ),
    ("fa", &[("هزار*", T), ("میلیون*", M), ("میلیارد*", B), ("تریلیون*", TR)]),
    ("ur", &[("ہزار", T), ("لاکھ", 1e5), ("ملین", M), ("کروڑ", 1e7), ("ارب", B), ("بلین", B)]),
    (
        "he",
        &[
            ("אלף", T),
            ("אלפי*", T),
            ("מיליון*", M),
            ("מיליוני*", M),
            ("מליון", M),
            ("מיליארד*", B),
            ("טריליון*", TR),
        ],
    ),
    (
        "hi",
        &[
            ("हज़ार", T),
            ("हजार", T),
            ("लाख", 1e5),
            ("करोड़", 1e7),
            ("अरब", B),
            ("मिलियन", M),
            ("बिलियन", B),
            ("दस लाख", M),
            ("खरब", 1e11),
            ("ट्रिलियन", TR),
        ],
    ),
    ("bn", &[("হাজার", T), ("লাখ", 1e5), ("লক্ষ", 1e5), ("কোটি", 1e7), ("মিলিয়ন", M), ("বিলিয়ন", B)]),
    ("ta", &[("ஆயிரம்", T), ("லட்சம்", 1e5), ("கோடி", 1e7), ("மில்லியன்", M), ("பில்லியன்", B)]),
    ("vi", &[("nghìn", T), ("ngàn", T), ("triệu", M), ("tỷ", B), ("tỉ", B), ("trăm", 100.0)]),
    ("id", &[("ribu", T), ("juta", M), ("miliar", B), ("milyar", B), ("triliun", TR), ("ratus", 100.0)]),
    ("ms", &[("ribu", T), ("juta", M), ("bilion", B), ("trilion", TR)]),
    ("sw", &[("elfu", T), ("milioni", M), ("bilioni", B)]),
    ("th", &[("พัน", T), ("หมื่น", 1e4), ("แสน", 1e5), ("ล้าน", M), ("ร้อย", 100.0)]),
];

/// Signs of the Chinese family of scripts and Korean that multiply what stands before them.
pub(super) fn sign(c: char) -> Option<f64> {
    Some(match c {
        '十' | '拾' | '십' => 10.0,
        '百' | '佰' | '백' => 100.0,
        '千' | '仟' | '천' => T,
        '万' | '萬' | '만' => 1e4,
        '亿' | '億' | '억' => 1e8,
        '兆' | '조' => TR,
        _ => return None,
    })
}

/// Whether the multipliers of the language are known here.
pub(super) fn known(primary: &str) -> bool {
    matches!(primary, "zh" | "ja" | "ko" | "yue") || SCALES.iter().any(|(lang, _)| *lang == primary)
}

/// What this word multiplies by.
///
/// `None` where it is no multiplier in that language. The word is in lower case.
pub(super) fn word(word: &str, primary: &str) -> Option<f64> {
    let primary = match primary {
        "no" | "nn" => "nb",
        "bs" => "hr",
        other => other,
    };
    let (_, scales) = SCALES.iter().find(|(lang, _)| *lang == primary)?;
    scales
        .iter()
        .find(|(entry, _)| match entry.strip_suffix('*') {
            Some(stem) => word.starts_with(stem),
            None => word == *entry,
        })
        .map(|(_, factor)| *factor)
}

/// The multiplier that the text begins with, and its length in bytes, for languages that do not part
/// words (Thai).
pub(super) fn prefix(text: &str, primary: &str) -> Option<(f64, usize)> {
    if primary != "th" {
        return None;
    }
    let (_, scales) = SCALES.iter().find(|(lang, _)| *lang == primary)?;
    scales.iter().find(|(entry, _)| text.starts_with(entry)).map(|(entry, factor)| (*factor, entry.len()))
}

/// Whether the word may as well be a unit (5 m, 10 k, 3 b), so that both readings count.
pub(super) fn is_doubtful(word: &str) -> bool {
    word.chars().count() <= 2
}
