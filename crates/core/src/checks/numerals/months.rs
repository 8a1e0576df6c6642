//! Month names, for languages on the other side write the month as a number (9月, 10월, 12.09.).

/// Beginnings of the twelve names, lower case, January first, variants parted by `/`.
const MONTHS: &[(&str, &str)] = &[
    (
        "en",
        "januar/jan febru/feb march/mar april/apr may june/jun july/jul august/aug september/sep october/oct november/nov december/dec",
    ),
    ("de", "januar/jänner februar märz april mai juni juli august september oktober november dezember"),
    ("nl", "januari februari maart april mei juni juli augustus september oktober november december"),
    (
        "fr",
        "janvier février/fevrier mars avril mai juin juillet août/aout septembre octobre novembre décembre",
    ),
    (
        "es",
        "enero febrero marzo abril mayo junio julio agosto septiembre/setiembre octubre noviembre diciembre",
    ),
    ("pt", "janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro"),
    ("it", "gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre"),
    ("sv", "januari februari mars april maj juni juli augusti september oktober november december"),
    ("da", "januar februar marts april maj juni juli august september oktober november december"),
    ("nb", "januar februar mars april mai juni juli august september oktober november desember"),
    ("is", "janúar febrúar mars apríl maí júní júlí ágúst september október nóvember desember"),
    ("fi", "tammiku helmiku maalisku huhtiku toukoku kesäku heinäku eloku syysku lokaku marrasku jouluku"),
    ("pl", "stycz lut marz/marc kwie maj czerw lip sierp wrze październik listopad grud"),
    ("cs", "led únor břez dub květ červ červenc srp září říj listopad prosin"),
    ("ru", "январ феврал март апрел май/мая/мае июн июл август сентябр октябр ноябр декабр"),
    ("uk", "січ лют берез квіт трав черв лип серп верес жовт листопад груд"),
    ("bg", "януари февруари март април май юни юли август септември октомври ноември декември"),
    (
        "el",
        "ιανουάρ/ιανουαρ φεβρουάρ/φεβρουαρ μάρτ/μαρτ απρίλ/απριλ μάι/μαΐ/μαϊ ιούν/ιουν ιούλ/ιουλ αύγουστ/αυγούστ σεπτέμβρ/σεπτεμβρ οκτώβρ/οκτωβρ νοέμβρ/νοεμβρ δεκέμβρ/δεκεμβρ",
    ),
    ("tr", "ocak şubat mart nisan mayıs haziran temmuz ağustos eylül ekim kasım aralı"),
    (
        "ar",
        "يناير/كانون فبراير/شباط مارس/آذار أبريل/إبريل/نيسان مايو/أيار يونيو/حزيران يوليو/تموز أغسطس/آب سبتمبر/أيلول أكتوبر/تشرين نوفمبر ديسمبر",
    ),
    ("fa", "ژانویه فوریه مارس آوریل مه/می ژوئن ژوئیه/جولای اوت/آگوست سپتامبر اکتبر نوامبر دسامبر"),
    ("he", "ינואר פברואר מרץ/מרס אפריל מאי יוני יולי אוגוסט ספטמבר אוקטובר נובמבר דצמבר"),
    ("hi", "जनवरी फरवरी मार्च अप्रैल मई जून जुलाई अगस्त सितंबर/सितम्बर अक्टूबर/अक्तूबर नवंबर/नवम्बर दिसंबर/दिसम्बर"),
    (
        "hu",
        "január február március április május június július augusztus szeptember október november december",
    ),
    (
        "ro",
        "ianuarie februarie martie aprilie mai iunie iulie august septembrie octombrie noiembrie decembrie",
    ),
    ("id", "januari februari maret april mei juni juli agustus september oktober november desember"),
];

/// Whether month names of the language are known here.
pub(super) fn known(primary: &str) -> bool {
    MONTHS.iter().any(|(lang, _)| *lang == primary)
}

/// The number of the month that a word, in lower case, names.
pub(super) fn number(word: &str, primary: &str) -> Option<f64> {
    let (_, names) = MONTHS.iter().find(|(lang, _)| *lang == primary)?;
    // The last that fits: in Czech, July begins as June does.
    let names = names.split(' ').enumerate();
    names
        .filter(|(_, variants)| variants.split('/').any(|v| word.starts_with(v)))
        .map(|(i, _)| (i + 1) as f64)
        .last()
}
