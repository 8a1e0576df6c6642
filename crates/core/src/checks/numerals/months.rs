//! Month names, for languages on the other side write the month as a number (9月, 10월, 12.09.).

use std::collections::HashMap;
use std::sync::LazyLock;

/// The twelve names by language, lower case, January first, variants parted by `/`. `*` is any
/// ending; `~` marks a word that means something else too and counts only beside a number.
const MONTHS: &[(&str, &str)] = &[
    (
        "en",
        "january/jan february/feb ~march/~mar april/apr ~may june/jun july/jul august/aug september/sept/sep october/oct november/nov december/dec",
    ),
    (
        "de lb",
        "januar*/jänner*/jan februar*/feber/feb märz*/~mär april*/apr mai/maies juni/jun juli/jul august/augusts/aug september*/sept/sep oktober*/okt november*/nov dezember*/dez",
    ),
    (
        "nl af",
        "januari/jan februari/feb maart april/apr mei juni/jun juli/jul augustus/aug september/sep/sept oktober/okt november/nov december/dec",
    ),
    (
        "fr",
        "janvier/janv février/fevrier/févr mars avril mai juin juillet/juil août/aout septembre/sept octobre/oct novembre/nov décembre/déc",
    ),
    (
        "es gl",
        "enero/xaneiro febrero/febreiro marzo abril mayo/maio junio/xuño julio/xullo agosto septiembre/setiembre/setembro octubre/outubro noviembre/novembro diciembre/decembro",
    ),
    ("ca", "gener febrer març abril maig juny juliol agost setembre octubre novembre desembre"),
    ("pt", "janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro"),
    ("it", "gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre"),
    (
        "sv",
        "januari/jan februari/feb mars april maj juni juli augusti/aug september/sept oktober/okt november/nov december/dec",
    ),
    (
        "da",
        "januar/jan februar/feb marts april maj juni juli august/aug september/sept oktober/okt november/nov december/dec",
    ),
    (
        "nb nn no",
        "januar/jan februar/feb mars april mai juni juli august/aug september/sept oktober/okt november/nov desember/des",
    ),
    (
        "is",
        "janúar*/jan febrúar*/feb mars apríl* maí júní júlí ágúst* september*/sept október*/okt nóvember*/nóv desember*/des",
    ),
    (
        "fi",
        "tammiku* helmiku* maalisku* huhtiku* toukoku* kesäku* heinäku* eloku* syysku* lokaku* marrasku* jouluku*",
    ),
    ("et", "jaanuar* veebruar* märts* aprill* ~mai juuni* juuli* august* septemb* oktoob* novemb* detsemb*"),
    (
        "pl",
        "styczeń/stycznia/styczniu/styczniem luty/lutego/lutym marzec/marca/marcu/marcem kwiecień/kwietnia/kwietniu/kwietniem maj/maja/maju/majem czerwiec/czerwca/czerwcu/czerwcem lipiec/lipca/lipcu/lipcem sierpień/sierpnia/sierpniu/sierpniem wrzesień/września/wrześniu/wrześniem październik/października/październiku/październikiem listopad/listopada/listopadzie/listopadem grudzień/grudnia/grudniu/grudniem",
    ),
    (
        "cs",
        "leden/ledna/lednu/lednem únor/února/únoru/únorem březen/března/březnu/březnem duben/dubna/dubnu/dubnem květen/května/květnu/květnem červen/června/červnu/červnem červenec/července/červenci/červencem srpen/srpna/srpnu/srpnem září říjen/října/říjnu/říjnem listopad/listopadu/listopadem prosinec/prosince/prosinci/prosincem",
    ),
    (
        "sk",
        "január* február* marec/marca/marci apríl* máj/mája/máji jún/júna/júni júl/júla/júli august/augusta/auguste september/septembra/septembri október/októbra/októbri november/novembra/novembri december/decembra/decembri",
    ),
    (
        "ru",
        "январь/января/январе/январю/январем/январём февраль/февраля/феврале/февралю/февралем/февралём март/марта/марте/марту/мартом апрель/апреля/апреле/апрелю/апрелем май/мая/мае/маю/маем июнь/июня/июне/июню/июнем июль/июля/июле/июлю/июлем август/августа/августе/августу/августом сентябрь/сентября/сентябре/сентябрю/сентябрем/сентябрём октябрь/октября/октябре/октябрю/октябрем/октябрём ноябрь/ноября/ноябре/ноябрю/ноябрем/ноябрём декабрь/декабря/декабре/декабрю/декабрем/декабрём",
    ),
    (
        "uk",
        "січень/січня/січні/січнем ~лютий/лютого/лютому березень/березня/березні/березнем квітень/квітня/квітні/квітнем травень/травня/травні/травнем червень/червня/червні/червнем липень/липня/липні/липнем серпень/серпня/серпні/серпнем вересень/вересня/вересні/вереснем жовтень/жовтня/жовтні/жовтнем листопад/листопада/листопаді/листопадом грудень/грудня/грудні/груднем",
    ),
    (
        "be",
        "студзень/студзеня/студзені люты/лютага/лютым сакавік/сакавіка/сакавіку красавік/красавіка/красавіку май/мая/маі чэрвень/чэрвеня/чэрвені ліпень/ліпеня/ліпені жнівень/жніўня/жніўні верасень/верасня/верасні кастрычнік/кастрычніка/кастрычніку лістапад/лістапада/лістападзе снежань/снежня/снежні",
    ),
    ("bg", "януари февруари март април май юни юли август септември октомври ноември декември"),
    (
        "sr mk",
        "јануар* фебруар* март/марта/марту април/априла/априлу мај/маја/мају јун/јуни/јуна/јуну јул/јули/јула/јулу август/августа/августу септемб* октоб* новемб* децемб*",
    ),
    (
        "hr bs",
        "siječanj/siječnja/siječnju veljača/veljače/veljači ožujak/ožujka/ožujku travanj/travnja/travnju svibanj/svibnja/svibnju lipanj/lipnja/lipnju srpanj/srpnja/srpnju kolovoz/kolovoza/kolovozu rujan/rujna/rujnu listopad/listopada/listopadu studeni/studenog/studenoga/studenom prosinac/prosinca/prosincu",
    ),
    (
        "sl",
        "januar* februar* marec/marca/marcu april/aprila/aprilu maj/maja/maju junij/junija/juniju julij/julija/juliju avgust/avgusta/avgustu september/septembra/septembru oktober/oktobra/oktobru november/novembra/novembru december/decembra/decembru",
    ),
    (
        "el",
        "ιανουάρι*/ιανουαρί* φεβρουάρι*/φεβρουαρί* μάρτιο*/μαρτίο*/μάρτη* απρίλι*/απριλί* μάιο*/μαΐου/μαΐο*/μάη ιούνι*/ιουνί* ιούλι*/ιουλί* αύγουστο*/αυγούστο* σεπτέμβρι*/σεπτεμβρί* οκτώβρι*/οκτωβρί* νοέμβρι*/νοεμβρί* δεκέμβρι*/δεκεμβρί*",
    ),
    (
        "tr",
        "ocak/ocakta/ocak'ta/ocak’ta/ocağ* şubat* mart/martta/martın/mart'ta/mart’ta/martta nisan* mayıs* haziran* temmuz* ağustos* eylül* ekim/ekimde/ekim'de/ekim’de kasım/kasımda/kasım'da/kasım’da aralık/aralıkta/aralık'ta/aralık’ta/aralığ*",
    ),
    (
        "az",
        "yanvar* fevral* mart/martda/martın aprel* ~may/mayda/mayın iyun* iyul* avqust* sentyabr* oktyabr* noyabr* dekabr*",
    ),
    (
        "ar",
        "يناير/جانفي فبراير/شباط/فيفري ~مارس/آذار أبريل/إبريل/ابريل/نيسان/أفريل ~مايو/أيار يونيو/يونيه/حزيران/جوان يوليو/يوليه/تموز/جويلية أغسطس/~آب/أوت سبتمبر/شتنبر/أيلول أكتوبر/اكتوبر نوفمبر/نونبر ديسمبر/دجنبر",
    ),
    (
        "fa",
        "ژانویه فوریه مارس آوریل/اوریل ~مه ژوئن/ژوین ژوئیه/جولای/ژوییه اوت/آگوست سپتامبر اکتبر نوامبر دسامبر",
    ),
    ("ur", "جنوری فروری مارچ اپریل مئی جون جولائی اگست ستمبر اکتوبر نومبر دسمبر"),
    (
        "he",
        "ינואר/בינואר/לינואר/מינואר פברואר/בפברואר/לפברואר/מפברואר מרץ/במרץ/מרס/במרס/ממרץ אפריל/באפריל/לאפריל/מאפריל מאי/במאי/ממאי יוני/ביוני/מיוני יולי/ביולי/מיולי אוגוסט/באוגוסט/מאוגוסט ספטמבר/בספטמבר/מספטמבר אוקטובר/באוקטובר/מאוקטובר נובמבר/בנובמבר/מנובמבר דצמבר/בדצמבר/מדצמבר",
    ),
    (
        "hi mr ne",
        "जनवरी/जानेवारी फरवरी/फ़रवरी/फेब्रुवारी मार्च अप्रैल/एप्रिल मई/~मे जून जुलाई/जुलै अगस्त/ऑगस्ट सितंबर/सितम्बर/सप्टेंबर अक्टूबर/अक्तूबर/ऑक्टोबर नवंबर/नवम्बर/नोव्हेंबर दिसंबर/दिसम्बर/डिसेंबर",
    ),
    ("bn", "জানুয়ারি* ফেব্রুয়ারি* মার্চ* এপ্রিল* মে জুন* জুলাই* আগস্ট* সেপ্টেম্বর* অক্টোবর* নভেম্বর* ডিসেম্বর*"),
    (
        "hu",
        "január* február* március* április* május* június* július* augusztus* szeptember* október* november* december*",
    ),
    (
        "ro",
        "ianuarie februarie martie aprilie ~mai iunie iulie august septembrie octombrie noiembrie decembrie",
    ),
    (
        "id ms",
        "januari februari/februari maret/~mac april mei juni/jun juli/julai agustus/ogos september oktober november/nopember desember/disember",
    ),
    (
        "lt",
        "sausio/sausis/sausį vasario/vasaris/vasarį kovo/kovas/kovą balandžio/balandis/balandį gegužės/gegužė/gegužę birželio/birželis/birželį liepos/liepą rugpjūčio/rugpjūtis/rugpjūtį rugsėjo/rugsėjis/rugsėjį spalio/spalis/spalį lapkričio/lapkritis/lapkritį gruodžio/gruodis/gruodį",
    ),
    (
        "lv",
        "janvār* februār* marts/martā/marta aprīl* maijs/maijā/maija jūnij* jūlij* august* septembr* oktobr* novembr* decembr*",
    ),
];

/// A month's word.
#[derive(Debug, Clone, Copy)]
struct Form {
    text: &'static str,
    /// Whether any ending may follow.
    open: bool,
    doubtful: bool,
    month: u8,
}

static FORMS: LazyLock<HashMap<&'static str, Vec<Form>>> = LazyLock::new(|| {
    let mut languages = HashMap::new();
    for (tags, names) in MONTHS {
        let forms: Vec<Form> = names
            .split(' ')
            .zip(1_u8..)
            .flat_map(|(variants, month)| variants.split('/').map(move |v| (v, month)))
            .map(|(variant, month)| Form {
                text: variant.trim_start_matches('~').trim_end_matches('*'),
                open: variant.ends_with('*'),
                doubtful: variant.starts_with('~'),
                month,
            })
            .collect();
        for tag in tags.split(' ') {
            languages.insert(tag, forms.clone());
        }
    }
    languages
});

/// The letters with which the names begin, by language, those of what Arabic glues to them too.
pub(super) fn first_letters() -> impl Iterator<Item = (&'static str, char)> {
    let names = FORMS.iter().flat_map(|(tag, forms)| {
        forms.iter().filter_map(|f| f.text.chars().next()).map(|letter| (*tag, letter))
    });
    names.chain(['و', 'ل', 'ب'].map(|letter| ("ar", letter)))
}

/// Whether month names of the language are known here.
pub(super) fn known(primary: &str) -> bool {
    // Chinese, Japanese and Korean number their months.
    matches!(primary, "zh" | "yue" | "ja" | "ko") || FORMS.contains_key(primary)
}

/// The number of the month that a word, in lower case, names, and whether the word may mean
/// something else.
pub(super) fn number(word: &str, primary: &str) -> Option<(u8, bool)> {
    let word = if primary == "ar" { bare_arabic(word) } else { word };
    FORMS
        .get(primary)?
        .iter()
        .find(|f| if f.open { word.starts_with(f.text) } else { word == f.text })
        .map(|f| (f.month, f.doubtful))
}

/// Without the prepositions that Arabic glues to a month: وفبراير, لمارس.
fn bare_arabic(word: &str) -> &str {
    ["و", "ل", "ب"]
        .iter()
        .find_map(|p| word.strip_prefix(p).filter(|r| r.chars().count() >= 4))
        .unwrap_or(word)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_language_has_twelve_months() {
        for (tags, names) in MONTHS {
            assert_eq!(names.split(' ').count(), 12, "{tags}");
        }
    }

    #[test]
    fn words_that_begin_like_a_month_are_none() {
        let check = |lang: &str, word: &str, want: Option<u8>| {
            assert_eq!(number(word, lang).map(|m| m.0), want, "{lang} {word}");
        };
        check("en", "september", Some(9));
        check("en", "separate", None);
        check("en", "market", None);
        check("ru", "марта", Some(3));
        check("ru", "мартин", None);
        check("pl", "czerwca", Some(6));
        check("pl", "czerwony", None);
        check("cs", "července", Some(7));
        check("uk", "жовтня", Some(10));
        check("uk", "жовтий", None);
        check("he", "בינואר", Some(1));
        check("tr", "temmuz'da", Some(7));
        check("xx", "may", None);
    }
}
