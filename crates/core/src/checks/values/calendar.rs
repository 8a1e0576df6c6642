//! Words of the calendar: days of the week, days as seen from today, parts of a day; and which day
//! of the week a date is.

use std::collections::HashMap;
use std::sync::LazyLock;

use crate::chars::{is_alphanumeric, lowercase};

/// The seven days by language, Monday first, lower case, variants parted by `/`. `*` is any ending,
/// `_` a space.
const WEEKDAYS: &[(&str, &str)] = &[
    (
        "en",
        "monday/mondays tuesday/tuesdays wednesday/wednesdays thursday/thursdays friday/fridays saturday/saturdays sunday/sundays",
    ),
    ("de", "montag* dienstag* mittwoch* donnerstag* freitag* samstag*/sonnabend* sonntag*"),
    ("nl af", "maandag* dinsdag* woensdag* donderdag* vrijdag* zaterdag*/saterdag* zondag*"),
    ("fr", "lundi* mardi* mercredi* jeudi* vendredi* samedi* dimanche*"),
    ("es gl", "lunes martes miércoles jueves viernes sábado/sábados domingo/domingos"),
    ("ca", "dilluns dimarts dimecres dijous divendres dissabte* diumenge*"),
    (
        "pt",
        "segunda-feira/segundas-feiras terça-feira/terça quarta-feira/quartas-feiras quinta-feira/quintas-feiras sexta-feira/sextas-feiras sábado/sábados domingo/domingos",
    ),
    ("it", "lunedì martedì mercoledì giovedì venerdì sabato domenica"),
    ("sv", "måndag* tisdag* onsdag* torsdag* fredag* lördag* söndag*"),
    (
        "da nb nn no",
        "mandag*/måndag* tirsdag*/tysdag* onsdag* torsdag* fredag* lørdag*/laurdag* søndag*/sundag*",
    ),
    ("is", "mánudag* þriðjudag* miðvikudag* fimmtudag* föstudag* laugardag* sunnudag*"),
    ("fi", "maanantai* tiistai* keskiviik* torstai* perjantai* lauantai* sunnuntai*"),
    ("et", "esmaspäev* teisipäev* kolmapäev* neljapäev* reede* laupäev* pühapäev*"),
    (
        "pl",
        "poniedział* wtorek/wtorku/wtorki/wtorkowy/wtorkową środa/środę/środy/środzie/środowy/środowe czwartek/czwartku/czwartki/czwartkowy piątek/piątku/piątki/piątkowy/piątkowe sobota/sobotę/soboty/sobocie/sobotni* niedziela/niedzielę/niedzieli/niedziele/niedzielny/niedzielne",
    ),
    (
        "cs sk",
        "ponděl*/pondel* úterý/úterní/úterního/úterka/utorok/utorka/utorku středa/středu/středy/středě/středeční*/streda/stredu/stredy čtvrtek/čtvrtka/čtvrtku/čtvrteční*/štvrtok/štvrtka pátek/pátku/pátky/páteční*/piatok/piatku sobot* neděle/neděli/nedělí/nedělní*/nedeľa/nedeľu/nedele",
    ),
    (
        "ru",
        "понедельник* вторник* среда/среду/среды/средам четверг* пятниц* суббот* воскресенье/воскресенья/воскресеньям/воскресный",
    ),
    (
        "uk",
        "понеділок/понеділка/понеділку/понеділками/понеділкам вівторок/вівторка/вівторку/вівторками середа/середу/середи/середам четвер/четверга/четвергами п'ятниц*/п’ятниц*/пʼятниц* субот* неділя/неділю/неділі/неділями/недільн*",
    ),
    ("be", "панядзел* аўтор* серада/сераду/серады чацвер/чацвярга пятніц* субот* нядзел*"),
    (
        "bg mk sr",
        "понеделник*/понедељак/понедељка вторник*/уторак/уторка сряда/срядата/среда/среду четвъртък*/четврток/четвртак/четвртка петък*/петок/петак/петка събота*/сабота/субота/суботу неделя*/недела/недеља/недељу",
    ),
    (
        "hr bs sl",
        "ponedjelj*/ponedelj* utor*/torek/torka srijed*/sred* četvrt* petak/petka/petek subot*/sobot* nedjelj*/nedelj*",
    ),
    ("el", "δευτέρα* τρίτη τετάρτη πέμπτη παρασκευή* σάββατο*/σαββάτο* κυριακή*"),
    (
        "tr",
        "pazartesi* salı/salıya/salıdan/salı'*/salı’* çarşamba* perşembe* cuma/cumaya/cuma'*/cuma’* cumartesi* pazar_günü*",
    ),
    ("ar", "الاثنين/الإثنين/الأثنين الثلاثاء/الثلاثا الأربعاء/الاربعاء الخميس الجمعة السبت يوم_الأحد/يوم_الاحد/الأحد"),
    (
        "fa",
        "دوشنبه/دو_شنبه/دو‌شنبه سه‌شنبه/سه_شنبه/سهشنبه چهارشنبه/چهار‌شنبه پنجشنبه/پنج‌شنبه/پنج_شنبه جمعه شنبه یکشنبه/یک‌شنبه/یک_شنبه",
    ),
    ("ur", "پیر_کو منگل بدھ جمعرات جمعہ ہفتہ_کو اتوار"),
    (
        "he",
        "יום_שני/ביום_שני יום_שלישי/ביום_שלישי יום_רביעי/ביום_רביעי יום_חמישי/ביום_חמישי יום_שישי/ביום_שישי שבת/בשבת יום_ראשון/ביום_ראשון",
    ),
    ("hi mr ne", "सोमवार* मंगलवार*/मंगळवार* बुधवार* गुरुवार*/गुरूवार*/बृहस्पतिवार* शुक्रवार* शनिवार* रविवार*/इतवार"),
    ("bn", "সোমবার* মঙ্গলবার* বুধবার* বৃহস্পতিবার* শুক্রবার* শনিবার* রবিবার*/রোববার*"),
    (
        "zh yue",
        "周一/星期一/礼拜一/週一 周二/星期二/礼拜二/週二 周三/星期三/礼拜三/週三 周四/星期四/礼拜四/週四 周五/星期五/礼拜五/週五 周六/星期六/礼拜六/週六 周日/星期日/星期天/礼拜天/週日/周天",
    ),
    ("ja", "月曜 火曜 水曜 木曜 金曜 土曜 日曜"),
    ("ko", "월요일 화요일 수요일 목요일 금요일 토요일 일요일"),
    ("hu", "hétfő* kedd* szerda*/szerdá* csütörtök* péntek* szombat* vasárnap*"),
    ("ro", "luni marți/marţi/marțea miercuri*/miercurea joi/joia vineri/vinerea sâmbăt* duminic*"),
    ("id ms", "senin/isnin selasa rabu kamis/khamis jumat/jumaat sabtu minggu/ahad"),
    ("vi", "thứ_hai thứ_ba thứ_tư thứ_năm thứ_sáu thứ_bảy chủ_nhật"),
    ("th", "วันจันทร์ วันอังคาร วันพุธ วันพฤหัส วันศุกร์ วันเสาร์ วันอาทิตย์"),
];

/// Yesterday, today and tomorrow by language, in the same form.
const RELATIVE: &[(&str, &str)] = &[
    ("en", "yesterday/yesterday's today/today's/tonight/tonight's tomorrow/tomorrow's"),
    ("de", "gestern/gestrig* heute/heutig* morgen"),
    ("nl", "gisteren vandaag morgen"),
    ("fr", "hier aujourd'hui/aujourd’hui demain"),
    ("es", "ayer hoy mañana"),
    ("pt", "ontem hoje amanhã"),
    ("it", "ieri oggi domani"),
    ("sv", "igår/i_går idag/i_dag imorgon/i_morgon"),
    ("da nb", "i_går i_dag i_morgen"),
    ("is", "í_gær í_dag á_morgun"),
    ("fi", "eilen/eili* tänään huomenna/huomis*"),
    ("pl", "wczoraj/wczorajsz* dzisiaj/dziś/dzisiejsz* jutro/jutrzejsz*"),
    ("cs sk", "včera/včerej* dnes/dneska/dnešn* zítra/zítřej*/zajtra"),
    ("ru", "вчера/вчерашн* сегодня/сегодняшн* завтра/завтрашн*"),
    ("uk", "вчора/вчорашн*/учора сьогодні/сьогоднішн* завтра/завтрашн*"),
    ("el", "χθες/χτες σήμερα αύριο"),
    ("tr", "dün/dünkü bugün/bugünkü yarın/yarınki"),
    ("ar", "أمس/امس اليوم غدا/غدًا/غداً"),
    ("fa", "دیروز امروز فردا"),
    ("he", "אתמול היום מחר"),
    ("zh yue", "昨天/昨日/昨晚 今天/今日/今晚 明天/明日/明晚"),
    ("ja", "昨日/きのう 今日/きょう 明日/あす"),
    ("ko", "어제 오늘 내일"),
    ("hu", "tegnap* ma/mai holnap*"),
    ("ro", "ieri astăzi/azi mâine"),
    ("id ms", "kemarin/semalam hari_ini besok/esok"),
    ("vi", "hôm_qua hôm_nay ngày_mai"),
];

/// Parts of a day by language, in the same form: morning, noon, afternoon, evening, night, midnight.
const DAY_PARTS: &[(&str, &str)] = &[
    ("en", "morning/mornings noon/midday afternoon/afternoons evening/evenings night/nights midnight"),
    ("de", "morgens/vormittag*/frühmorgens mittag/mittags nachmittag* abend/abends nacht/nachts mitternacht"),
    ("nl", "ochtend*/'s_ochtends middaguur middag/'s_middags avond/'s_avonds nacht/'s_nachts middernacht"),
    ("fr", "matin/matinée midi après-midi soir/soirée nuit minuit"),
    ("es", "madrugada mediodía tarde noche anoche medianoche"),
    ("pt", "manhã/manhãs meio-dia tarde noite madrugada meia-noite"),
    ("it", "mattina/mattino/mattinata mezzogiorno pomeriggio sera/serata notte mezzanotte"),
    ("pl", "rano/ranem/poranek południe popołudni* wieczór/wieczorem noc/nocą/nocy północy"),
    ("cs", "ráno/dopoledne poledne/poledni odpoledne večer noc/noci/noční půlnoc/půlnoci"),
    ("ru", "утром/утра/утро полдень днем/днём вечером/вечера/вечер ночью/ночи/ночь полночь"),
    (
        "uk",
        "вранці/ранку/ранок/зранку полудень/опівдні вдень ввечері/увечері/вечора/вечір вночі/ночі/ніч опівночі/північ",
    ),
    ("tr", "sabah/sabahı/sabahın öğle/öğlen ikindi akşam/akşamı gece/gecesi geceyarısı/gece_yarısı"),
    (
        "ar",
        "صباح/صباحا/صباحًا/الصباح ظهرا/ظهرًا/الظهر عصرا/العصر مساء/مساءً/المساء ليلا/ليلًا/الليل/ليلة منتصف_الليل",
    ),
    ("fa", "صبح/بامداد ظهر عصر/بعدازظهر غروب شب نیمه‌شب"),
    ("he", "בבוקר/בוקר בצהריים/צהריים אחה\"צ בערב/ערב בלילה/לילה חצות"),
    ("hi", "सुबह/सवेरे दोपहर अपराह्न शाम रात/रातों आधी_रात"),
    ("zh yue", "早上/上午/清晨/早晨/凌晨 中午/正午 下午 傍晚/晚上/晚间/晚間 夜里/夜间/深夜 午夜"),
    ("ja", "午前/朝 正午 午後 夕方 夜/深夜 真夜中"),
    ("ko", "오전/아침/새벽 정오 오후 저녁 밤 자정"),
];

/// A word of a table.
#[derive(Debug, Clone, Copy)]
struct Form {
    text: &'static str,
    open: bool,
    /// Its place in the row.
    place: u8,
}

type Table = HashMap<&'static str, HashMap<char, Vec<Form>>>;

fn table(rows: &'static [(&'static str, &'static str)]) -> Table {
    let mut languages = Table::new();
    for (tags, words) in rows {
        let mut forms: HashMap<char, Vec<Form>> = HashMap::new();
        for (variants, place) in words.split(' ').zip(0_u8..) {
            for variant in variants.split('/') {
                let text = variant.trim_end_matches('*');
                let Some(first) = text.chars().next() else { continue };
                forms.entry(first).or_default().push(Form { text, open: variant.ends_with('*'), place });
            }
        }
        for list in forms.values_mut() {
            list.sort_by_key(|f| std::cmp::Reverse(f.text.len()));
        }
        for tag in tags.split(' ') {
            languages.insert(tag, forms.clone());
        }
    }
    languages
}

static WEEKDAY_FORMS: LazyLock<Table> = LazyLock::new(|| table(WEEKDAYS));
static RELATIVE_FORMS: LazyLock<Table> = LazyLock::new(|| table(RELATIVE));
static PART_FORMS: LazyLock<Table> = LazyLock::new(|| table(DAY_PARTS));

/// What a word of the calendar names.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Named {
    /// A day of the week, Monday 0.
    Weekday(u8),
    /// A day as seen from today: -1, 0, 1.
    Relative(i8),
    /// A part of a day: morning 0, noon 1, afternoon 2, evening 3, night 4, midnight 5.
    DayPart(u8),
}

/// Whether the days of the week of the language are known here.
pub(crate) fn knows_weekdays(primary: &str) -> bool {
    WEEKDAY_FORMS.contains_key(primary)
}

/// A word of the calendar in a text, offsets in bytes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Mention {
    pub(crate) start: usize,
    pub(crate) end: usize,
    pub(crate) named: Named,
}

/// The days of the week, relative days and parts of days that a text names, in order.
pub(crate) fn mentions(text: &str, primary: &str) -> Vec<Mention> {
    let tables = [WEEKDAY_FORMS.get(primary), RELATIVE_FORMS.get(primary), PART_FORMS.get(primary)];
    if tables.iter().all(Option::is_none) {
        return Vec::new();
    }
    let lower = lowercase(text);
    // Lower case of another length would move every offset behind it.
    let lower = if lower.len() == text.len() { lower.as_str() } else { text };
    let spaceless = matches!(primary, "zh" | "yue" | "ja" | "th");
    let mut found = Vec::new();
    let mut last = ' ';
    let mut skip = 0;
    for (at, c) in lower.char_indices() {
        let begins = spaceless || !(is_alphanumeric(last) || matches!(last, '\'' | '’' | '\u{200c}'));
        last = c;
        if at < skip || !begins {
            continue;
        }
        for (table, kind) in tables.iter().zip(0_u8..) {
            let Some(form) = table
                .and_then(|t| t.get(&c))
                .and_then(|forms| forms.iter().find(|f| fits(&lower[at..], f, spaceless, primary)))
            else {
                continue;
            };
            // Names of days are written with a capital in these, "sat" and "sun" aside.
            let capital = text[at..].starts_with(char::is_uppercase);
            if kind == 0 && matches!(primary, "en" | "de") && !capital {
                continue;
            }
            // The German morning is a noun, tomorrow is not; the Spanish one cannot be told.
            if kind == 1 && primary == "de" && form.place == 2 && capital {
                continue;
            }
            let length = matched(&lower[at..], form);
            let named = match kind {
                0 => Named::Weekday(form.place),
                1 => Named::Relative(form.place.cast_signed() - 1),
                _ => Named::DayPart(form.place),
            };
            found.push(Mention { start: at, end: at + length, named });
            skip = at + length;
            break;
        }
    }
    found
}

fn fits(text: &str, form: &Form, spaceless: bool, primary: &str) -> bool {
    let Some(length) = starts(text, form.text) else { return false };
    let next = text[length..].chars().next();
    form.open || spaceless || primary == "ko" || !next.is_some_and(|c| is_alphanumeric(c) || c == '\u{200c}')
}

/// The length of the form at the start of the text, `_` read as a space.
fn starts(text: &str, form: &str) -> Option<usize> {
    if !form.contains('_') {
        return text.starts_with(form).then_some(form.len());
    }
    let mut rest = text;
    for (i, part) in form.split('_').enumerate() {
        if i > 0 {
            rest = rest.strip_prefix([' ', '\u{a0}'])?;
        }
        rest = rest.strip_prefix(part)?;
    }
    Some(text.len() - rest.len())
}

/// The length of the whole word that a form stands in.
fn matched(text: &str, form: &Form) -> usize {
    let length = starts(text, form.text).unwrap_or(form.text.len());
    if !form.open {
        return length;
    }
    length + text[length..].find(|c: char| !is_alphanumeric(c)).unwrap_or(text.len() - length)
}

/// A day of the Gregorian calendar.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Day {
    pub(crate) year: i32,
    pub(crate) month: u8,
    pub(crate) day: u8,
}

impl Day {
    /// Reads the date at the start of an ISO 8601 text.
    pub(crate) fn parse(text: &str) -> Option<Self> {
        let (year, rest) = (text.get(..4)?, text.get(4..10)?);
        let number = |t: &str| t.parse::<u8>().ok();
        let day =
            Self { year: year.parse().ok()?, month: number(rest.get(1..3)?)?, day: number(rest.get(4..6)?)? };
        let dashed = rest.starts_with('-') && rest.get(3..4) == Some("-");
        (dashed && (1..=12).contains(&day.month) && (1..=31).contains(&day.day)).then_some(day)
    }

    /// Days since 1 March 0000 ("days from civil", Hinnant 2014).
    fn number(self) -> i64 {
        let month = i64::from(self.month);
        let year = i64::from(self.year) - i64::from(month <= 2);
        let era = year.div_euclid(400);
        let of_era = year.rem_euclid(400);
        let of_year = (153 * ((month + 9) % 12) + 2) / 5 + i64::from(self.day) - 1;
        era * 146_097 + of_era * 365 + of_era / 4 - of_era / 100 + of_year
    }

    /// Its day of the week, Monday 0.
    pub(crate) fn weekday(self) -> u8 {
        // 1 March 0000 was a Wednesday.
        (self.number() + 2).rem_euclid(7) as u8
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_row_is_whole() {
        for (rows, length) in [(WEEKDAYS, 7), (RELATIVE, 3), (DAY_PARTS, 6)] {
            for (tags, words) in rows {
                assert_eq!(words.split(' ').count(), length, "{tags}");
            }
        }
    }

    #[test]
    fn days_are_named_in_many_languages() {
        let check = |lang: &str, text: &str, want: &[(&str, Named)]| {
            let got: Vec<(&str, Named)> =
                mentions(text, lang).iter().map(|m| (&text[m.start..m.end], m.named)).collect();
            assert_eq!(got, want, "{lang}: {text}");
        };
        check("en", "On Tuesday evening", &[("Tuesday", Named::Weekday(1)), ("evening", Named::DayPart(3))]);
        check("de", "am Dienstagabend", &[("Dienstagabend", Named::Weekday(1))]);
        check(
            "de",
            "Morgen, heute, morgen",
            &[("heute", Named::Relative(0)), ("morgen", Named::Relative(1))],
        );
        check("pl", "w środę, dzięki temu", &[("środę", Named::Weekday(2))]);
        check("ru", "в среду среди", &[("среду", Named::Weekday(2))]);
        check("zh", "他周一来", &[("周一", Named::Weekday(0))]);
        check("ja", "火曜日の午後", &[("火曜", Named::Weekday(1)), ("午後", Named::DayPart(2))]);
        check("ko", "월요일에", &[("월요일", Named::Weekday(0))]);
        check("he", "ביום שני בערב", &[("ביום שני", Named::Weekday(0)), ("בערב", Named::DayPart(3))]);
        check("tr", "Cumartesi günü", &[("Cumartesi", Named::Weekday(5))]);
        check("ar", "يوم الثلاثاء", &[("الثلاثاء", Named::Weekday(1))]);
        check("xx", "Monday", &[]);
    }

    #[test]
    fn dates_know_their_weekday() {
        let check = |iso: &str, want: u8| assert_eq!(Day::parse(iso).map(Day::weekday), Some(want), "{iso}");
        check("2000-01-01", 5);
        check("1970-01-01T00:00:00Z", 3);
        check("2024-02-29", 3);
        check("2025-06-02", 0);
        assert_eq!(Day::parse("June 2"), None);
        assert_eq!(Day::parse("2025-13-02"), None);
    }
}
