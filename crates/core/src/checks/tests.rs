//! Tables of points and targets with what should be said of them.

use super::*;
use crate::article::{BlockId, SegmentId};

pub(super) fn segment(id: u32, text: &str) -> Segment {
    Segment { id: SegmentId(id), block: BlockId(id), start: 0, end: text.len(), text: text.to_owned() }
}

pub(super) fn tag(text: &str) -> LangTag {
    LangTag::parse(text).unwrap()
}

/// What is said of a point that rests on the first of the segments, of an article of that date.
pub(super) fn found(
    lang: &str,
    text: &str,
    from: &str,
    segments: &[&str],
    published: Option<&str>,
) -> Vec<Finding> {
    let all: Vec<Segment> = segments.iter().zip(1..).map(|(t, id)| segment(id, t)).collect();
    let all: Vec<&Segment> = all.iter().collect();
    let article_language = tag(from);
    let facts = ArticleFacts::new(&all, &article_language, published);
    check_point(PointInput {
        text,
        language: &tag(lang),
        evidence: &all[..1],
        article: &all,
        article_language: &article_language,
        facts: &facts,
    })
}

fn point(lang: &str, text: &str, from: &str, segments: &[&str]) -> Vec<Finding> {
    found(lang, text, from, segments, None)
}

fn target(from: &str, source: &str, to: &str, text: &str) -> Vec<Finding> {
    check_target(&segment(7, source), &tag(from), text, &tag(to))
}

fn brief(findings: &[Finding]) -> Vec<(&str, Severity)> {
    findings.iter().map(|f| (f.check.as_str(), f.severity)).collect()
}

use Severity::{Major, Minor};

#[test]
fn numbers_of_points_are_compared_by_value() {
    let check = |lang: &str, text: &str, from: &str, segments: &[&str], want: &[(&str, Severity)]| {
        let found = point(lang, text, from, segments);
        let numbers: Vec<Finding> = found.into_iter().filter(|f| f.check == "number").collect();
        assert_eq!(brief(&numbers), want, "{text} | {segments:?}");
    };
    let drones =
        ["Ukraine used 117 drones in the operation.", "It cost 14 million dollars.", "It began at 1 p.m."];
    check("en", "Ukraine used 117 drones.", "en", &drones, &[]);
    check("en", "Ukraine used 120 drones.", "en", &drones, &[("number", Major)]);
    check("en", "Ukraine spent 14 million dollars.", "en", &drones, &[("number", Minor)]);
    check("en", "Nearly 28,000 people live there.", "en", &["The town has 27,834 people."], &[]);
    check("en", "28,000 people live there.", "en", &["The town has 27,834 people."], &[]);
    check("en", "About 30,000 people live there.", "en", &["The town has 27,834 people."], &[]);
    check(
        "en",
        "About 40,000 people live there.",
        "en",
        &["The town has 27,834 people."],
        &[("number", Major)],
    );
    check("en", "14 delegates came.", "en", &["Fourteen delegates came."], &[]);
    check("de", "14 Delegierte kamen.", "en", &["Fourteen delegates came."], &[]);
    check("en", "Talks start at 13:00.", "en", &["Talks start at 1 p.m. local time."], &[]);
    check("de", "Beginn um 13:30 Uhr.", "en", &["It starts at 1:30 p.m."], &[]);
    check("de", "Beginn um 15:30 Uhr.", "en", &["It starts at 1:30 p.m."], &[("number", Major)]);
    check("zh", "公司收入90亿元。", "en", &["The company earned 9 billion."], &[]);
    check("zh", "公司收入80亿元。", "en", &["The company earned 9 billion."], &[("number", Major)]);
    check("de", "1,2 Mio. Menschen", "en", &["1.2 million people"], &[]);
    check("fr", "27 834 personnes", "en", &["27,834 people"], &[]);
    check("ar", "٢٧٨٣٤ شخصا", "en", &["27,834 people"], &[]);
    check("hi", "1.2 करोड़ लोग", "en", &["12 million people"], &[]);
    check("ru", "5 млрд рублей", "en", &["5 billion roubles"], &[]);
    check("ru", "5 млн рублей", "en", &["5 billion roubles"], &[("number", Major)]);
    check("ja", "12億人", "en", &["1.2 billion people"], &[]);
    check("ko", "3만 5천 명", "en", &["35,000 people"], &[]);
    check("es", "2 mil millones de euros", "en", &["2 billion euros"], &[]);
    check("en", "1. The talks begin.", "en", &["The talks begin."], &[]);
}

#[test]
fn a_wrong_number_names_the_right_one() {
    let found = point("en", "Ukraine used 120 drones.", "en", &["Ukraine used 117 drones in 2025."]);
    assert_eq!(brief(&found), [("number", Major)]);
    assert_eq!(found[0].suggestion.as_deref(), Some("117"));
    assert_eq!(found[0].target, target_span("Ukraine used 120 drones.", 13, 16));
    assert_eq!(found[0].source.as_ref().map(|s| (s.segment, s.start, s.end)), Some((SegmentId(1), 13, 16)));
    // Of two candidates the one that stands in its place is named; where none does, none is.
    let two = ["Ukraine used 117 drones and 40 missiles."];
    let found = point("en", "Ukraine used 120 drones.", "en", &two);
    assert_eq!(found[0].suggestion.as_deref(), Some("117"));
    let found = point("en", "The number of Ukraine's weapons was 120.", "en", &two);
    assert_eq!(found[0].suggestion, None);
}

#[test]
fn targets_are_checked_for_numbers_language_and_length() {
    let check = |from: &str, source: &str, to: &str, text: &str, want: &[(&str, Severity)]| {
        assert_eq!(brief(&target(from, source, to, text)), want, "{text}");
    };
    let talks = "The talks are scheduled to begin at 1 p.m. with 14 members of the delegation.";
    check(
        "en",
        talks,
        "de",
        "Die Gespräche sollen um 13 Uhr mit 14 Mitgliedern der Delegation beginnen.",
        &[],
    );
    check(
        "en",
        talks,
        "de",
        "Die Gespräche sollen um 13 Uhr mit 15 Mitgliedern der Delegation beginnen.",
        &[("number", Major)],
    );
    check("en", talks, "de", talks, &[("untranslated", Major)]);
    check("en", talks, "ru", talks, &[("untranslated", Major)]);
    check("en", talks, "uk", "Переговори мають розпочатися о 13:00 за участю 14 членів делегації.", &[]);
    check("en", talks, "zh", "会谈定于下午1点开始，代表团有14名成员。", &[]);
    check(
        "en",
        talks,
        "ar",
        "Переговоры должны начаться в 13:00 с участием 14 членов делегации.",
        &[("language", Major)],
    );
    check("en", talks, "de", "Die Gespräche beginnen.", &[("number", Major), ("omission", Major)]);
    check("en", "The delegation met in the old palace.", "de", ".", &[("omission", Major)]);
    check(
        "en",
        "Talks begin soon, he said.",
        "de",
        "Die Gespräche sollen demnächst beginnen, sagte er, und zwar nach langem Hin und Her in einem Palast am Ufer.",
        &[("addition", Minor)],
    );
    let mixed = "Die Gespräche sollen um 13 Uhr with 14 members of the delegation beginnen, hieß es heute.";
    check("en", talks, "de", mixed, &[("untranslated", Minor)]);
    let french =
        "Les pourparlers doivent commencer à 13 heures avec les 14 membres de la délégation, dit-on.";
    check("en", talks, "de", french, &[("language", Minor)]);
    let english = "The talks should begin at 1 p.m. with all the 14 members of that delegation.";
    check("en", talks, "de", english, &[("language", Major)]);
    let title = "Er las gestern The Lord of the Rings und schlief dann auf dem Sofa ein.";
    check(
        "en",
        "Yesterday he read The Lord of the Rings and then fell asleep on the sofa.",
        "de",
        title,
        &[],
    );
    check("en", "Emmanuel Macron", "fr", "Emmanuel Macron", &[]);
    check("en", "NATO", "ru", "NATO", &[]);
    check("en", talks, "en", talks, &[]);
    check("en", talks, "de", "  ", &[]);
    check(
        "en",
        "The delegation has not arrived in the city yet, said officials",
        "ru",
        "Делегация has not arrived in the city пока не прибыла, сообщили чиновники",
        &[("untranslated", Major)],
    );
}

#[test]
fn runs_of_source_words_are_told_from_names() {
    let check = |to: &str, source: &str, text: &str, want: &[Severity]| {
        said("untranslated", "en", source, to, text, want);
    };
    let hall = "He met New Zealand's Adam Hall finished ninth in the men's race.";
    check("ru", hall, "Он встретил New Zealand's Adam Hall finished девятым в гонке.", &[Minor]);
    check("ru", hall, "Он встретил Adam Hall из Новой Зеландии, девятого в гонке.", &[]);
    let jelly = "They occur near beaches from October to April north of 1770. They sting.";
    check("fa", jelly, "آنها در نزدیکی سواحل April north of 1770. They در اکتبر نیش می‌زنند.", &[Minor]);
    check("fr", jelly, "Elles sont près des plages d'octobre à April north of 1770. They piquent.", &[Minor]);
    let rings = "She read The Lord of the Rings on the long way home.";
    check("fr", rings, "Elle a lu The Lord of the Rings sur le long chemin du retour.", &[]);
    check("uk", rings, "Вона читала The Lord of the Rings на довгому шляху додому.", &[Minor]);
}

#[test]
fn points_without_support_are_seen() {
    let check = |lang: &str, text: &str, from: &str, segments: &[&str], want: &[(&str, Severity)]| {
        assert_eq!(brief(&point(lang, text, from, segments)), want, "{text}");
    };
    let source = ["The delegation met in Istanbul to discuss a ceasefire.", "Wang Shuo is an expert."];
    check("en", "The delegation met in Istanbul to discuss a ceasefire.", "en", &source, &[]);
    check("en", "Talks on a ceasefire took place in Istanbul.", "en", &source, &[]);
    check(
        "en",
        "Football clubs celebrated another wonderful victory yesterday evening.",
        "en",
        &source,
        &[("unsupported", Minor)],
    );
    check("de", "Die Delegation tagte wegen einer Waffenruhe.", "en", &source, &[]);
    check("en", "The delegation met in Ankara to discuss a ceasefire.", "en", &source, &[("name", Major)]);
    check("en", "The delegation met Wang to discuss a ceasefire.", "en", &source, &[]);
}

#[test]
fn a_point_without_evidence_is_unsupported() {
    let text = "Nothing carries this.";
    let english = tag("en");
    let found = check_point(PointInput {
        text,
        language: &english,
        evidence: &[],
        article: &[],
        article_language: &english,
        facts: &ArticleFacts::new(&[], &english, None),
    });
    assert_eq!(brief(&found), [("unsupported", Major)]);
    assert_eq!(support(&found, false), Support::Unsupported);
}

#[test]
fn support_follows_from_the_gravest_finding() {
    let check = |findings: &[(&str, Severity)], has_evidence: bool, want: Support| {
        let findings: Vec<Finding> = findings.iter().map(|(c, s)| finding(c, *s, "")).collect();
        assert_eq!(support(&findings, has_evidence), want, "{findings:?}");
    };
    check(&[], true, Support::Supported);
    check(&[], false, Support::Unsupported);
    check(&[("number", Severity::Neutral)], true, Support::Supported);
    check(&[("name", Minor)], true, Support::Check);
    check(&[("number", Major)], true, Support::Check);
    check(&[("unsupported", Minor)], true, Support::Check);
    check(&[("unsupported", Major)], true, Support::Unsupported);
    check(&[("unsupported", Severity::Critical)], true, Support::Unsupported);
}

/// What one check says of a point that rests on one sentence in its own language.
pub(super) fn of_point(id: &str, lang: &str, text: &str, source: &str) -> Vec<Finding> {
    point(lang, text, lang, &[source]).into_iter().filter(|f| f.check == id).collect()
}

/// What one check says of a target.
pub(super) fn of_target(id: &str, from: &str, source: &str, to: &str, text: &str) -> Vec<Finding> {
    target(from, source, to, text).into_iter().filter(|f| f.check == id).collect()
}

/// What one check says of a target, and of nothing else.
fn said(id: &str, from: &str, source: &str, to: &str, text: &str, want: &[Severity]) {
    let found: Vec<Severity> =
        target(from, source, to, text).iter().filter(|f| f.check == id).map(|f| f.severity).collect();
    assert_eq!(found, want, "{id}: {text}");
}

#[test]
fn marks_at_the_end_and_around_quotations_are_kept() {
    let check = |source: &str, to: &str, text: &str, want: &[Severity]| {
        said("punctuation", "en", source, to, text, want);
    };
    check("It rains.", "de", "Es regnet.", &[]);
    check("It rains.", "de", "Es regnet?", &[Minor]);
    check("Does it rain?", "de", "Regnet es.", &[Minor]);
    check("Does it rain?", "ja", "雨が降りますか。", &[]);
    check("Does it rain?", "ar", "هل تمطر؟", &[]);
    check("Does it rain?", "el", "Βρέχει;", &[]);
    check("It rains.", "zh", "下雨了。", &[]);
    check("It rains.", "de", "Es regnet", &[Minor]);
    check("It rains.", "th", "ฝนตก", &[]);
    check("He said \"no, never\" today.", "de", "Er sagte heute „nein, niemals“.", &[]);
    check("He said \"no, never\" today.", "de", "Er sagte heute nein, niemals“.", &[Minor]);
    check("He said \"no, never\" today.", "de", "Er sagte heute nein, niemals.", &[Minor]);
    check("He said no today.", "en", "He said „no today.", &[Minor]);
    check("The report is out.", "he", "הדו\"ח פורסם.", &[]);
    check("It rains.", "fr", "Il pleut。", &[Minor]);
    check("The judges\" decisions stand, he said.", "de", "Die Urteile gelten, sagte er.", &[]);
    check("The USA wins in the end.", "he", "ארהב מנצחת בסוף.", &[Minor]);
    check("The USA wins in the end.", "he", "ארה\"ב מנצחת בסוף.", &[]);
    check("\"It rains all day,\" he said.", "ja", "彼は言った。「一日中雨だ」", &[]);
    check(
        "He said \"it is not over yet\" (today).",
        "de",
        "Er sagte, es sei nicht vorbei (heute).",
        &[Minor],
    );
}

#[test]
fn what_stands_twice_is_seen() {
    let check = |to: &str, text: &str, want: &[Severity]| {
        said("repetition", "en", "The storm reached the small town in the night.", to, text, want);
    };
    check("de", "Der Sturm erreichte die kleine Stadt in der Nacht.", &[]);
    check("de", "Der Sturm Sturm erreichte die kleine Stadt in der Nacht.", &[Minor]);
    check("de", "Der Sturm erreichte die kleine Stadt die kleine Stadt in der Nacht.", &[Minor]);
    check("de", "Es sind die, die die Stadt kennen.", &[]);
    check("id", "Anak anak melihat badai.", &[]);
    check("zh", "风暴在夜里到达小镇到达小镇。", &[Minor]);
    check("zh", "风暴在夜里到达小镇。", &[]);
    check("de", "Sehr Sehr stark war der Sturm in der Nacht.", &[Minor]);
    said("repetition", "en", "A storm reached Pago Pago.", "cs", "Bouře zasáhla Pago Pago.", &[]);
    said(
        "repetition",
        "en",
        "A storm reached Pago Pago.",
        "cs",
        "Bouře zasáhla zasáhla Pago Pago.",
        &[Minor],
    );
    said("repetition", "en", "It is very very late.", "de", "Es ist sehr, sehr spät.", &[]);
}

#[test]
fn what_has_to_be_copied_is_copied() {
    let check =
        |id: &str, source: &str, text: &str, want: &[Severity]| said(id, "en", source, "de", text, want);
    check("url", "See https://example.org/a.", "Siehe https://example.org/a.", &[]);
    check("url", "See https://example.org/a.", "Siehe https://example.org/b.", &[Major]);
    check("url", "Write to a.b@example.org.", "Schreiben Sie an a.b@example.com.", &[Major]);
    check("url", "See 3 @ 4.", "Siehe 3 @ 4.", &[]);
    check("url", "See HTTPS://Example.org/.", "Siehe https://example.org.", &[]);
    check("url", "See it.", "Siehe https://example.org.", &[Minor]);
    check("url", "Book on Booking.com.", "Buchen Sie auf Agoda.com.", &[Minor]);
    check(
        "url",
        "See https://example.org/a and https://example.org/b.",
        "Siehe https://example.org/a.",
        &[Major],
    );
    check("markup", "A <b>bold</b> word.", "Ein <b>fettes</b> Wort.", &[]);
    check("markup", "A <b>bold</b> word.", "Ein fettes Wort.", &[Major]);
    check("markup", "A bold word.", "Ein <i>fettes</i> Wort.", &[Minor]);
    check("markup", "A <b>bold</b> word.", "Ein </b>fettes<b> Wort.", &[Major]);
    check("markup", "A <b>bold</b> word.", "<b>Ein</b> <b>fettes</b> Wort.", &[Major]);
    check("markup", "<b>A</b> <i>b</i>", "<i>b</i> <b>a</b>", &[]);
    check("markup", "%s has %d items", "%d Dinge hat %s", &[Major]);
    check("markup", "%1$s has %2$d items", "%2$d Dinge hat %1$s", &[]);
    check("markup", "Dear {name}, {count} new.", "{count} neue, {name}.", &[]);
    check("markup", "Dear {name}.", "Liebe {Name}.", &[Major, Minor]);
    check("markup", "1 < 2 and 3 > 2.", "1 < 2 und 3 > 2.", &[]);
    check("entity", "Fish and chips.", "Fisch &amp; Pommes.", &[Minor]);
    check("entity", "Fish & chips.", "Fisch & Pommes; dazu Salz.", &[]);
    check("entity", "Write &amp; for it.", "Schreiben Sie dafür &amp;.", &[]);
    check("entity", "He said \"no\".", "Er sagte &quot;nein&quot;.", &[Minor, Minor]);
}

#[test]
fn short_texts_that_became_long_ones_are_seen() {
    let check = |source: &str, to: &str, text: &str, want: &[Severity]| {
        said("length", "en", source, to, text, want);
    };
    check("Read more", "de", "Weiterlesen", &[]);
    check("Share", "de", "Dieser Knopf teilt den Artikel mit anderen Menschen.", &[Minor]);
    check("The end of the long road home", "de", "Ende", &[Minor]);
    check("EU", "de", "Europäische Union und ihre Staaten", &[]);
    check("Photo: AP", "zh", "图片来源：美联社", &[]);
    check("Weather", "zh", "天气", &[]);
    check("What is known about it so far?", "ja", "これまでに分かっていること", &[]);
}

#[test]
fn spaces_capitals_echoes_and_scripts_are_seen() {
    let check = |id: &str, from: &str, source: &str, to: &str, text: &str, want: &[Severity]| {
        said(id, from, source, to, text, want);
    };
    check("spacing", "en", "It rains.", "de", "Es regnet .", &[Minor]);
    check("spacing", "en", "It rains, he said.", "de", "Es regnet,sagte er.", &[Minor]);
    check("spacing", "en", "It rains!", "fr", "Il pleut !", &[]);
    check("spacing", "en", "It costs 1.5 euros.", "de", "Es kostet 1,5 Euro.", &[]);
    check("case", "en", "It rains.", "de", "es regnet.", &[Minor]);
    check("case", "zh", "下雨了。", "en", "it rains.", &[Minor]);
    check("case", "en", "IPhones rain.", "de", "iPhones regnen.", &[]);
    check("case", "en", "it rains.", "de", "es regnet.", &[]);
    check("echo", "en", "It rains.", "de", "Hier ist die Übersetzung: Es regnet.", &[Major]);
    check("echo", "en", "Translation: a history.", "de", "Übersetzung: eine Geschichte.", &[]);
    check("script", "en", "They discussed the economy.", "zh-TW", "他们讨论了经济问题。", &[Major]);
    check("script", "en", "They discussed the economy.", "zh-TW", "他們討論了經濟問題。", &[]);
    check("script", "en", "They discussed the economy.", "zh-CN", "他們討論了經濟問題。", &[Major]);
    check("script", "en", "They discussed the economy.", "zh", "他們討論了經濟問題。", &[]);
}

#[test]
fn a_name_in_the_place_of_another_is_seen() {
    let check = |to: &str, text: &str, want: &[Severity]| {
        said("name", "en", "Yesterday the senator met Zelenskyy in the town of Kramatorsk.", to, text, want);
    };
    check("uk", "Вчора сенатор зустрів Зеленського у місті Краматорськ.", &[]);
    check("uk", "Вчора сенатор зустрів Гаврилюка у місті Краматорськ.", &[Minor]);
    check("fr", "Hier, le sénateur a rencontré Zelensky dans la ville de Kramatorsk.", &[]);
    check("fr", "Hier, le sénateur a rencontré Robertson dans la ville de Kramatorsk.", &[Minor]);
}

#[test]
fn a_german_name_is_told_from_a_german_noun() {
    let check = |source: &str, text: &str, want: &[Severity]| said("name", "en", source, "de", text, want);
    let met = "Yesterday the senator met Zelenskyy in the town of Kramatorsk.";
    check(met, "Gestern traf der Senator Selenskyj in der Stadt Kramatorsk.", &[]);
    check(met, "Gestern traf der Senator Robertson in der Stadt Kramatorsk.", &[Minor]);
    let korea = "According to officials, he fled to South Korea with his family.";
    check(korea, "Nach Angaben der Behörden floh er mit seiner Familie nach Südkorea.", &[]);
    check("There is something very true in it.", "Darin liegt etwas sehr Wahres.", &[]);
    check("They held a cleaning ceremony.", "Sie hielten eine Reinigungs- und Säuberungszeremonie ab.", &[]);
    let been = "Last year it was the best place that I've been to.";
    check(been, "Letztes Jahr war es der beste Ort, an dem ich war.", &[]);
    let german = |text: &str, want: &[Severity]| {
        said("name", "de", "Gestern traf Kanzler Scholz in Berlin den Gast Kowalski.", "en", text, want);
    };
    german("Yesterday Chancellor Scholz met his guest Kowalski in Berlin.", &[]);
    german("Yesterday Chancellor Scholz met his guest Johnson in Berlin.", &[Minor]);
}

#[test]
fn capitals_of_a_headline_are_no_names() {
    let check = |source: &str, text: &str, want: &[Severity]| said("name", "en", source, "es", text, want);
    check("Deep Divisions Remain", "Las divisiones profundas Quedan", &[]);
    check("High-Stakes Negotiations Begin Today", "Empiezan hoy las Negociaciones de Apuestas", &[]);
    check("They said that deep divisions remain.", "Dijeron que las divisiones profundas Quedan.", &[Minor]);
    // A sentence with short words and names is none.
    let met = "Minister Andriy Sybiha met Hakan Fidan in Ankara on Monday.";
    check(met, "El ministro Andriy Sybiha se vio el lunes con Hakan Fidan en Ankara.", &[]);
    check(met, "El ministro Andriy Sybiha se vio el lunes con Hakan Kowalski en Ankara.", &[Minor]);
    // What every language has its own word for is known in a headline too.
    check(
        "Second Round of Talks Between Germany and Turkey",
        "Segunda ronda de charlas con Turquía",
        &[Minor],
    );
    check("Second Round of Talks Between Germany and Turkey", "Segunda ronda entre Alemania y Turquía", &[]);
}

#[test]
fn the_place_of_a_wrong_name_shows_the_right_one() {
    let source = ["The delegation met in Istanbul to discuss a ceasefire."];
    let found = point("en", "The delegation met in Ankara to discuss a ceasefire.", "en", &source);
    assert_eq!(found[0].suggestion.as_deref(), Some("Istanbul"));
    let governor = ["Indiana Gov. Mike Pence has signed the order."];
    assert_eq!(
        brief(&point("en", "The Indiana Governor Mike Pence has signed the order.", "en", &governor)),
        []
    );
    let score = ["Smith scored four and Jones one in the match on Sunday."];
    assert_eq!(brief(&point("en", "Smith and Jones won the match 4-1 on Sunday.", "en", &score)), []);
}

#[test]
fn a_glossary_adds_what_it_finds_to_the_other_findings() {
    use crate::glossary::{Glossary, Term, TermIndex};
    let glossary = Glossary {
        source_language: tag("en"),
        target_language: tag("de"),
        terms: vec![Term::new("ceasefire", "Waffenruhe"), Term::new("talks", "Gespräche")],
    };
    let index = TermIndex::new(&glossary);
    let source = segment(7, "The talks on a ceasefire begin.");
    let text = "Die Gespräche über einen Frieden beginnen?";
    let (findings, report) = check_target_with_terms(&source, &tag("en"), text, &tag("de"), &index);
    assert_eq!(brief(&findings), [("punctuation", Minor), ("terminology", Minor)]);
    assert_eq!(report.outcomes.len(), 2, "a term that was kept is reported too");
}
