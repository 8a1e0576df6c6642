//! Tables of points whose values, names and quotations differ from the article's, in many languages.

use super::tests::{found, segment, tag};
use super::*;
use Severity::{Major, Minor};

/// The findings of the checks of values, names and quotations.
fn values(findings: &[Finding]) -> Vec<(&str, Severity)> {
    const OURS: [&str; 9] =
        ["number", "unit", "currency", "date", "time", "name", "quotation", "speaker", "cut-off"];
    findings.iter().map(|f| (f.check.as_str(), f.severity)).filter(|f| OURS.contains(&f.0)).collect()
}

/// A point in the article's own language.
fn check(lang: &str, source: &str, text: &str, want: &[(&str, Severity)]) {
    let findings = found(lang, text, lang, &[source], None);
    assert_eq!(values(&findings), want, "{lang}: {text} | {source}");
}

/// A point in another language.
fn across(from: &str, source: &str, to: &str, text: &str, want: &[(&str, Severity)]) {
    let findings = found(to, text, from, &[source], None);
    assert_eq!(values(&findings), want, "{from}-{to}: {text} | {source}");
}

#[test]
fn a_number_of_the_wrong_unit_is_seen() {
    let unit = [("unit", Major)];
    check("en", "They walked 5 km in the rain.", "They walked 5 km in the rain.", &[]);
    check("en", "They walked 5 km in the rain.", "They walked 5 miles in the rain.", &unit);
    check("en", "They walked 5 km in the rain.", "They walked 5000 metres in the rain.", &[]);
    check("en", "He was ill for two weeks in May.", "He was ill for two months in May.", &unit);
    check("en", "He was ill for 14 days in May.", "He was ill for 2 weeks in May.", &[]);
    check("en", "Prices rose by 5 percentage points there.", "Prices rose by 5 percent there.", &unit);
    check("en", "Prices rose by 5 percent there.", "Prices rose by 5% there.", &[]);
    check("de", "Sie liefen 5 Kilometer im Regen.", "Sie liefen 5 Meter im Regen.", &unit);
    check("de", "Es stieg um 5 Prozentpunkte im Mai.", "Es stieg um 5 Prozent im Mai.", &unit);
    check("fr", "Il attend depuis 48 heures dehors.", "Il attend depuis 48 minutes dehors.", &unit);
    check("es", "Caminaron 5 kilómetros bajo la lluvia.", "Caminaron 5 metros bajo la lluvia.", &unit);
    check("ru", "Они прошли 5 километров под дождём.", "Они прошли 5 метров под дождём.", &unit);
    check("uk", "Вони йшли 5 годин під дощем.", "Вони йшли 5 хвилин під дощем.", &unit);
    check("pl", "Szli 5 kilometrów w deszczu.", "Szli 5 metrów w deszczu.", &unit);
    check("cs", "Šli 5 hodin v dešti.", "Šli 5 minut v dešti.", &unit);
    check("tr", "Yağmurda 5 saat yürüdüler.", "Yağmurda 5 dakika yürüdüler.", &unit);
    check("zh", "他们在雨中走了5公里的路。", "他们在雨中走了5米的路。", &unit);
    check("ja", "彼らは雨の中を5時間歩いた。", "彼らは雨の中を5分歩いた。", &unit);
    check("ko", "그들은 비를 맞으며 5킬로미터를 걸었다.", "그들은 비를 맞으며 5미터를 걸었다.", &unit);
    check("ar", "ساروا 5 كيلومترات تحت المطر.", "ساروا 5 أمتار تحت المطر.", &unit);
    check("hi", "वे बारिश में 5 किलोमीटर चले।", "वे बारिश में 5 मीटर चले।", &unit);
    check("he", "הם הלכו 5 קילומטרים בגשם.", "הם הלכו 5 מטרים בגשם.", &unit);
    // A unit that is named further off says nothing.
    check("en", "They ran 5, 10 and 15 km.", "They ran 5 km.", &[]);
    across("en", "They walked 5 km in the rain.", "ru", "Они прошли 5 км под дождём.", &[]);
    across("en", "They walked 5 km in the rain.", "zh", "他们在雨中走了5公里。", &[]);
    across("en", "They walked 5 km in the rain.", "zh", "他们在雨中走了5英里。", &[("unit", Minor)]);
    across("en", "It weighs 5 pounds.", "de", "Es wiegt 5 Pfund.", &[]);
    across("en", "At 100 miles per hour it broke.", "ru", "На скорости 100 миль оно сломалось.", &[]);
}

#[test]
fn a_sum_in_the_wrong_currency_is_seen() {
    let currency = [("currency", Major)];
    check("en", "It cost $5 million to build.", "It cost €5 million to build.", &currency);
    check("en", "It cost $5 million to build.", "It cost 5 million dollars to build.", &[]);
    check("en", "It cost US$5 million to build.", "It cost $5 million to build.", &[]);
    check("en", "It cost A$5 million to build.", "It cost US$5 million to build.", &currency);
    check("de", "Es kostete 5 Millionen Euro im Bau.", "Es kostete 5 Millionen Dollar im Bau.", &currency);
    check(
        "fr",
        "Cela a coûté 5 millions d'euros hier.",
        "Cela a coûté 5 millions de dollars hier.",
        &currency,
    );
    check("ru", "Это стоило 5 млн рублей вчера.", "Это стоило 5 млн долларов вчера.", &currency);
    check("pl", "Kosztowało to 5 mln zł rocznie.", "Kosztowało to 5 mln euro rocznie.", &currency);
    check("zh", "这项工程耗资5亿元人民币建成。", "这项工程耗资5亿美元建成。", &currency);
    check("ja", "費用は5億円に上った。", "費用は5億ドルに上った。", &currency);
    across("en", "It cost $5 million.", "zh", "它花费了500万美元。", &[]);
    across("en", "It cost $5 million.", "ru", "Это стоило 5 миллионов долларов.", &[]);
    across("zh", "它花费了500万元。", "en", "It cost 5 million yuan.", &[]);
    across("en", "It cost £75 million.", "de", "Es kostete 75 Millionen Pfund.", &[]);
}

#[test]
fn a_wrong_day_or_month_is_seen() {
    let date = [("date", Major)];
    check("en", "They met on Tuesday in Rome.", "They met on Tuesday in Rome.", &[]);
    check("en", "They met on Tuesday in Rome.", "They met on Friday in Rome.", &date);
    check("en", "They met on 12 March in Rome.", "They met on 12 May in Rome.", &date);
    check("en", "They met on March 12 in Rome.", "They met on 12 March in Rome.", &[]);
    check("en", "They may meet, they march on.", "They may meet, they march on.", &[]);
    check("en", "They met today in Rome.", "They met yesterday in Rome.", &date);
    // Both numbers are there, but not on one day.
    check(
        "en",
        "They met on 12 March in Rome; the other 13 members of the group came from 40 towns of the north.",
        "In Rome, they met first on 13 March.",
        &date,
    );
    check("en", "They met from 12 to 14 March in Rome.", "They met on 12 March in Rome.", &[]);
    check("de", "Sie trafen sich am Dienstag in Rom.", "Sie trafen sich am Freitag in Rom.", &date);
    check("de", "Sie trafen sich am 12. März in Rom.", "Sie trafen sich am 12. Mai in Rom.", &date);
    check("fr", "Ils se sont vus mardi à Rome.", "Ils se sont vus vendredi à Rome.", &date);
    check("es", "Se vieron el 12 de marzo en Roma.", "Se vieron el 12 de mayo en Roma.", &date);
    check("ru", "Они встретились 12 марта в Риме.", "Они встретились 12 мая в Риме.", &date);
    check("uk", "Вони зустрілися у вівторок у Римі.", "Вони зустрілися у четвер у Римі.", &date);
    check("pl", "Spotkali się w środę w Rzymie.", "Spotkali się w piątek w Rzymie.", &date);
    check("tr", "Salı günü Roma'da buluştular.", "Cuma günü Roma'da buluştular.", &date);
    check("zh", "他们于3月12日在罗马会面，共有5人。", "他们于5月12日在罗马会面，共有5人。", &date);
    check("ja", "彼らは火曜日にローマで会った。", "彼らは金曜日にローマで会った。", &date);
    check("ko", "그들은 화요일에 로마에서 만났다.", "그들은 금요일에 로마에서 만났다.", &date);
    check("ar", "التقوا يوم الثلاثاء في روما.", "التقوا يوم الجمعة في روما.", &date);
    check("hi", "वे मंगलवार को रोम में मिले।", "वे शुक्रवार को रोम में मिले।", &date);
    across("en", "They met on Tuesday.", "de", "Sie trafen sich am Dienstag.", &[]);
    across("en", "They met on Tuesday.", "de", "Sie trafen sich am Freitag.", &date);
    across("en", "They met on 12 March.", "zh", "他们3月12日会面。", &[]);
    across("zh", "他们3月12日会面。", "ru", "Они встретились 12 марта.", &[]);
    across("en", "They met on 12 March.", "fr", "Ils se sont vus le 12 mai.", &date);
    across("ru", "Они встретились в среду.", "ja", "彼らは水曜日に会った。", &[]);
}

#[test]
fn days_follow_from_dates_and_from_the_day_of_publication() {
    let check = |source: &str, published: Option<&str>, text: &str, want: &[(&str, Severity)]| {
        let findings = found("en", text, "en", &[source], published);
        assert_eq!(values(&findings), want, "{text} | {source} | {published:?}");
    };
    // 3 June 2025 was a Tuesday.
    check("They met yesterday in Rome.", Some("2025-06-04"), "On Tuesday they met in Rome.", &[]);
    check(
        "They met yesterday in Rome.",
        Some("2025-06-04"),
        "On Monday they met in Rome.",
        &[("date", Minor)],
    );
    check("They met yesterday in Rome.", None, "On Monday they met in Rome.", &[]);
    check("They met on 3 June 2025 in Rome.", None, "On Tuesday they met in Rome.", &[]);
    check("They met on 3 June in Rome.", Some("2025-06-04T08:00:00Z"), "On Tuesday they met in Rome.", &[]);
    check("They met last month in Rome.", Some("2025-06-04"), "They met in May in Rome.", &[]);
    check("They met last month in Rome.", None, "They met in May in Rome.", &[("date", Minor)]);
}

#[test]
fn a_wrong_time_of_day_is_seen() {
    let time = [("time", Major)];
    check("en", "Talks begin at 1 p.m. in Rome.", "Talks begin at 1 p.m. in Rome.", &[]);
    check("en", "Talks begin at 1 p.m. in Rome.", "Talks begin at 1 a.m. in Rome.", &time);
    check("en", "Talks begin at 1 p.m. in Rome.", "Talks begin at 13:00 in Rome.", &[]);
    check("en", "They met in the morning in Rome.", "They met in the evening in Rome.", &time);
    check("fr", "Ils se sont vus le matin à Rome.", "Ils se sont vus le soir à Rome.", &time);
    check("ru", "Они встретились утром в Риме.", "Они встретились вечером в Риме.", &time);
    check("zh", "会谈于下午3点在罗马举行。", "会谈于上午3点在罗马举行。", &time);
    across("en", "Talks begin at 1 p.m.", "de", "Die Gespräche beginnen um 13 Uhr.", &[]);
    across("en", "Talks begin at 1 p.m.", "zh", "会谈下午1点开始。", &[]);
}

#[test]
fn numbers_are_seen_where_the_evidence_has_others() {
    let number = [("number", Major)];
    check("en", "Two men were held in Rome.", "Three men were held in Rome.", &number);
    check("en", "Two men were held in Rome, one a priest.", "Two men were held in Rome.", &[]);
    check("en", "It was found in 2001 by chance.", "It was found in 2000 by chance.", &number);
    check("en", "He ran it in 2:10:37 in Rome.", "He ran it in 4:10:37 in Rome.", &number);
    check("en", "More than 3, 500 soldiers came.", "More than 3,500 soldiers came.", &[]);
    check(
        "en",
        "He got 21 counts of theft and six counts of extortion.",
        "He got 27 counts.",
        &[("number", Minor)],
    );
    check("de", "Zwei Männer wurden in Rom gefasst.", "Drei Männer wurden in Rom gefasst.", &number);
    check("ru", "Два человека погибли в Риме.", "Три человека погибли в Риме.", &number);
}

#[test]
fn names_are_seen_where_capitals_mark_them_and_where_they_do_not() {
    let name = [("name", Minor)];
    check("en", "They met in Istanbul to talk.", "They met in Ankara to talk.", &[("name", Major)]);
    check("en", "They met in Istanbul to talk.", "They met in Istanbul to talk.", &[]);
    // A name of the article in another's place.
    let two = [
        "Smith beat Jones in the final of the cup on Sunday.",
        "Yesterday Brown watched from Rome with Smith.",
    ];
    let moved = found("en", "Brown beat Jones in the final of the cup on Sunday.", "en", &two, None);
    assert_eq!(values(&moved), [("name", Minor)], "at the start of a sentence a capital says little");
    let moved = found("en", "Smith beat Brown in the final of the cup on Sunday.", "en", &two, None);
    assert_eq!(values(&moved), [("name", Major)]);
    assert_eq!(moved[0].suggestion.as_deref(), Some("Jones"));
    // Inflected forms, abbreviations and adjectives are no new names.
    check("ru", "Путин прибыл в Москву на встречу.", "В Москве была встреча с Путиным.", &[]);
    check("pl", "Rząd w Warszawie podpisał umowę.", "Rząd podpisał umowę z Warszawą.", &[]);
    check("fi", "Hän matkusti eilen Helsinkiin.", "Hän oli eilen Helsingissä.", &[]);
    check("tr", "Toplantı dün Ankara'da yapıldı.", "Toplantı dün Ankara’nın merkezinde yapıldı.", &[]);
    check("en", "The talks in France went on.", "The talks with French leaders went on.", &[]);
    check("en", "The World Health Organization said so.", "So the WHO said it.", &[]);
    check(
        "de",
        "Die Delegation traf sich gestern in Ankara mit Vertretern.",
        "Die Delegation traf sich gestern in Madrid mit Vertretern.",
        &name,
    );
    check(
        "de",
        "Die Delegation kaufte das Haus am Rhein gestern.",
        "Die Delegation kaufte das Gebäude am Rhein gestern.",
        &[],
    );
    check("zh", "代表团昨天在伊斯坦布尔会面讨论停火。", "代表团昨天在安卡拉会面讨论停火。", &name);
    check("ja", "代表団は昨日イスタンブールで会談した。", "代表団は昨日アンカラで会談した。", &name);
    check(
        "ar",
        "التقى الوفد أمس في إسطنبول لبحث وقف النار.",
        "التقى الوفد أمس في أنقرة لبحث وقف النار.",
        &name,
    );
    check(
        "he",
        "המשלחת נפגשה אתמול באיסטנבול לדון בהפסקת אש.",
        "המשלחת נפגשה אתמול באנקרה לדון בהפסקת אש.",
        &name,
    );
    check("hi", "प्रतिनिधिमंडल कल इस्तांबुल में मिला और बात की।", "प्रतिनिधिमंडल कल अंकारा में मिला और बात की।", &name);
    check(
        "ko",
        "대표단은 어제 이스탄불에서 만나 휴전을 논의했다.",
        "대표단은 어제 앙카라에서 만나 휴전을 논의했다.",
        &name,
    );
    check("zh", "代表团昨天在伊斯坦布尔会面讨论停火。", "代表团在伊斯坦布尔讨论停火。", &[]);
    // Across languages a name may be another word.
    across("en", "They met in Vienna.", "de", "Sie trafen sich in Wien.", &[]);
}

#[test]
fn quotations_stand_word_for_word() {
    let altered = [("quotation", Major)];
    let source = "\"We will never give up this city,\" said Maria Lopez, the mayor.";
    check("en", source, "The mayor said: \"We will never give up this city.\"", &[]);
    check("en", source, "The mayor said: “we will never give up this city”.", &[]);
    check("en", source, "The mayor said: \"We will never give … this city.\"", &[]);
    check("en", source, "The mayor said: \"We will never give up this town.\"", &altered);
    check(
        "en",
        source,
        "The mayor said: \"We give this city up with a heavy heart today.\"",
        &[("quotation", Minor)],
    );
    // A title is a name, not somebody's words.
    let title = [("name", Minor), ("name", Minor)];
    check("en", source, "The mayor, of \"The Big Country\", said so.", &title);
    check("en", source, "The mayor will \"never give up\".", &[]);
    check(
        "de",
        "„Wir geben diese Stadt niemals auf“, sagte sie.",
        "Sie sagte: „Wir geben dieses Land niemals auf.“",
        &altered,
    );
    check(
        "fr",
        "« Nous ne quitterons jamais cette ville », a-t-elle dit.",
        "Elle a dit : « Nous ne quitterons jamais cette maison ».",
        &altered,
    );
    check(
        "ru",
        "«Мы никогда не сдадим этот город», — сказала она.",
        "Она сказала: «Мы никогда не сдадим этот остров».",
        &altered,
    );
    // Where capitals mark no names, what was put in the place of something is pointed at besides.
    let pointed = [("name", Minor), ("quotation", Major)];
    check("zh", "她说：“我们永远不会放弃这座城市。”", "她说：“我们永远不会放弃这座岛屿。”", &pointed);
    check(
        "ja",
        "彼女は「私たちはこの町を決して諦めない」と述べた。",
        "彼女は「私たちはこの島を決して諦めない」と述べた。",
        &pointed,
    );
    across("en", source, "de", "Sie sagte: „Wir geben diese Stadt nie auf.“", &[]);
    let found = found("en", "The mayor said: \"We will never give up this town.\"", "en", &[source], None);
    assert_eq!(found[0].suggestion.as_deref(), Some("We will never give up this city"));
}

#[test]
fn a_quotation_is_given_to_who_said_it() {
    let article = [
        "\"We will never give up this city,\" Maria Lopez said.",
        "The council met for hours.",
        "Nobody voted against it.",
        "Peter Brown, who sat beside the mayor, told nobody.",
    ];
    let check = |text: &str, want: &[(&str, Severity)]| {
        assert_eq!(values(&found("en", text, "en", &article, None)), want, "{text}");
    };
    check("\"We will never give up this city,\" said Maria Lopez.", &[]);
    check("\"We will never give up this city,\" the mayor said.", &[]);
    check("\"We will never give up this city,\" Peter Brown said.", &[("speaker", Major)]);
}

#[test]
fn a_point_that_ends_in_mid_sentence_is_seen() {
    let cut = [("cut-off", Minor)];
    let source = "The council of the city met for hours and then voted to close the old harbour for good.";
    check("en", source, "The council met and voted to close the harbour.", &[]);
    check("en", source, "Council votes to close harbour", &[]);
    check("en", source, "The council met and voted to close the", &cut);
    check("en", source, "The council met, voted and then,", &cut);
    check("en", source, "The council of the city met for hours and then voted", &cut);
    check("en", source, "The council of the city met for hours and then voted. \u{1F600}", &[]);
    check("en", source, "The council of the city met for hours and then voted \u{2764}\u{FE0F}", &cut);
    check("en", source, "The council met and voted to close the old harb", &cut);
    check("de", "Der Rat schloss den alten Hafen für immer.", "Der Rat schloss den alten Hafen und", &cut);
    check("ru", "Совет закрыл старый порт навсегда.", "Совет закрыл старый порт, который", &cut);
    check("zh", "市议会开会数小时，投票决定永久关闭旧港口。", "市议会开会数小时，", &cut);
    check("zh", "市议会开会数小时，投票决定永久关闭旧港口。", "市议会决定关闭旧港口", &[]);
}

#[test]
fn translations_keep_their_values() {
    let check = |from: &str, source: &str, to: &str, text: &str, want: &[(&str, Severity)]| {
        let findings = check_target(&segment(7, source), &tag(from), text, &tag(to));
        assert_eq!(values(&findings), want, "{from}-{to}: {text} | {source}");
    };
    let source = "On Tuesday they walked 5 km and paid $20 at 3 p.m.";
    check("en", source, "de", "Am Dienstag liefen sie 5 km und zahlten um 15 Uhr 20 Dollar.", &[]);
    check(
        "en",
        source,
        "de",
        "Am Dienstag liefen sie 5 Meilen und zahlten um 15 Uhr 20 Dollar.",
        &[("unit", Major)],
    );
    check(
        "en",
        source,
        "de",
        "Am Dienstag liefen sie 5 km und zahlten um 15 Uhr 20 Euro.",
        &[("currency", Major)],
    );
    check(
        "en",
        source,
        "de",
        "Am Freitag liefen sie 5 km und zahlten um 15 Uhr 20 Dollar.",
        &[("date", Major)],
    );
    check("en", source, "fr", "Mardi, ils ont marché 5 km et payé 20 dollars à 15 heures.", &[]);
    check("en", source, "es", "El martes caminaron 5 km y pagaron 20 dólares a las 15 horas.", &[]);
    check("en", source, "zh", "周二，他们走了5公里，下午3点付了20美元。", &[]);
    check("en", source, "ja", "火曜日、彼らは5キロ歩き、午後3時に20ドルを払った。", &[]);
    check("en", source, "ru", "Во вторник они прошли 5 км и заплатили 20 долларов в 15 часов.", &[]);
    check(
        "en",
        source,
        "ru",
        "В среду они прошли 5 км и заплатили 20 долларов в 15 часов.",
        &[("date", Major)],
    );
    check("zh", "公司去年收入90亿元。", "en", "The company earned 9 billion yuan last year.", &[]);
    check(
        "zh",
        "公司去年收入90亿元。",
        "en",
        "The company earned 9 billion euros last year.",
        &[("currency", Major)],
    );
    check("en", "About 100 yards away.", "ja", "約100メートル先。", &[]);
    check("en", "Thousands of miles away.", "it", "A migliaia di chilometri di distanza.", &[]);
}

/// A point that rests on the first of several segments.
fn of_article(lang: &str, segments: &[&str], text: &str, want: &[(&str, Severity)]) {
    let findings = found(lang, text, lang, segments, None);
    assert_eq!(values(&findings), want, "{lang}: {text} | {segments:?}");
}

#[test]
fn a_name_of_the_article_in_the_place_of_another_is_seen() {
    let trade = [
        "Karo, now living in Los Angeles, claims that a young Kunis had been envious of her pet hen.",
        "Kunis moved to the country from Ukraine and lives with Ashton Kutcher.",
    ];
    of_article("en", &trade, trade[0], &[]);
    of_article(
        "en",
        &trade,
        "Karo, now living in Los Ukraine, claims that a young Kunis had been envious of her pet hen.",
        &[("name", Major)],
    );
    of_article(
        "en",
        &trade,
        "Karo, now living in Los Angeles, claims that a young Ashton had been envious of her pet hen.",
        &[("name", Major)],
    );
    // The name stands in the sentence a second time, where it stayed.
    let war = ["Russia said on Monday that the troops of Russia would leave.", "Ukraine did not believe it."];
    of_article(
        "en",
        &war,
        "Russia said on Monday that the troops of Ukraine would leave.",
        &[("name", Major)],
    );
    let zh = ["国际社会期待中国智慧和中国方案，期待带来新机遇。", "他在西班牙工作多年。"];
    of_article("zh", &zh, zh[0], &[]);
    of_article("zh", &zh, "国际社会期待中国智慧和西班牙方案，期待带来新机遇。", &[("name", Minor)]);
    let ja = ["両選手は東山公園テニスセンターで開催の全国大会に出場する。", "ストレートで勝った。"];
    of_article("ja", &ja, ja[0], &[]);
    of_article("ja", &ja, "両選手は東山公園ストレートで開催の全国大会に出場する。", &[("name", Minor)]);
}

#[test]
fn shares_in_words_are_values() {
    check("en", "One in five voters stayed at home.", "20% of the voters stayed at home.", &[]);
    check(
        "en",
        "One in five voters stayed at home.",
        "25% of the voters stayed at home.",
        &[("number", Major)],
    );
    check("en", "Two thirds of them agreed.", "67% of them agreed.", &[]);
    across("en", "One in five voters stayed at home.", "de", "20 Prozent der Wähler blieben zu Hause.", &[]);
    across("zh", "五分之一的选民没有投票。", "en", "20% of the voters did not vote.", &[]);
    across("ja", "5人に1人が投票しなかった。", "en", "20% did not vote.", &[]);
    across("de", "Zwei Drittel der Wähler kamen.", "en", "Some 67% of the voters came.", &[]);
}

#[test]
fn numbers_that_another_language_writes_otherwise_are_no_errors() {
    let check = |from: &str, source: &str, to: &str, text: &str, want: &[(&str, Severity)]| {
        let findings = check_target(&segment(1, source), &tag(from), text, &tag(to));
        assert_eq!(values(&findings), want, "{from}-{to}: {text} | {source}");
    };
    check(
        "zh",
        "国民党谈到“九二共识”的基础。",
        "en",
        "The party spoke of the \"1992 Consensus\" as a basis.",
        &[],
    );
    check("zh", "尚有500余万的供给缺口。", "en", "There is still a gap of more than 5 million.", &[]);
    check("zh", "尚有三百多万的供给缺口。", "en", "There is still a gap of more than 3 million.", &[]);
    check("zh", "新冠疫情尚未到达顶峰。", "en", "The COVID-19 epidemic has not yet reached its peak.", &[]);
    check(
        "en",
        "A twelve-second scene became a series.",
        "de",
        "Eine 12-sekündige Szene wurde zur Serie.",
        &[],
    );
    check(
        "en",
        "It weighed between 375 and 400 pounds then.",
        "de",
        "Es wog damals zwischen 170 und 180 Kilogramm.",
        &[("number", Minor)],
    );
    check("zh", "最佳就寝时间是22时至23时。", "en", "The best time is from 22: 00 to 23: 00.", &[]);
    check("en", "It covers 19,500 square miles.", "fa", "19،500 مایل مربع مساحت دارد.", &[]);
    // What is lost, and what was written twice.
    check(
        "en",
        "They scored 70 runs in just 41 balls.",
        "de",
        "Sie erzielten 70 Runs.",
        &[("number", Major)],
    );
    check("en", "They hit 4 and 2 sixes there.", "es", "Allí marcaron 4 y 6 tantos.", &[("number", Minor)]);
}

#[test]
fn findings_carry_both_spans_and_a_way_out() {
    let text = "They walked 5 miles in the rain.";
    let findings = found("en", text, "en", &["They walked 5 km in the rain."], None);
    let unit = findings.iter().find(|f| f.check == "unit").unwrap();
    assert_eq!(unit.target, target_span(text, 12, 19));
    assert_eq!(unit.source.as_ref().map(|s| s.text.as_str()), Some("5 km"));
    assert_eq!(unit.suggestion.as_deref(), Some("5 km"));
}
