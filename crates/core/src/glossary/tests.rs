//! Tables of glossaries, texts and what should be found in them.

use super::*;
use crate::article::{BlockId, Segment, SegmentId};
use crate::finding::Severity;
use crate::lang::LangTag;

fn glossary(from: &str, to: &str, terms: Vec<Term>) -> Glossary {
    let tag = |t: &str| LangTag::parse(t).unwrap();
    Glossary { source_language: tag(from), target_language: tag(to), terms }
}

fn segment(text: &str) -> Segment {
    Segment { id: SegmentId(3), block: BlockId(1), start: 0, end: text.len(), text: text.to_owned() }
}

#[test]
fn terms_are_found_in_every_script_and_form() {
    let check = |lang: &str, terms: &[&str], text: &str, want: &[(usize, &str)]| {
        let glossary = glossary(lang, "de", terms.iter().map(|t| Term::new(*t, "x")).collect());
        let got: Vec<(usize, &str)> = TermIndex::new(&glossary)
            .terms_in(text)
            .iter()
            .map(|h| (h.term, &text[h.start..h.end]))
            .collect();
        assert_eq!(got, want, "{lang}: {text}");
    };
    check("en", &["ceasefire"], "Ceasefires came and went.", &[(0, "Ceasefires")]);
    check("en", &["state house"], "The State Houses; state. House", &[(0, "State Houses")]);
    check(
        "en",
        &["Senate", "US Senate"],
        "The US Senate and the senate.",
        &[(1, "US Senate"), (0, "senate")],
    );
    check("en", &["car"], "He cared for the card.", &[]);
    check("en", &["e-mail"], "An e-mail, two E-mails", &[(0, "e-mail"), (0, "E-mails")]);
    check("en", &["COVID-19"], "covid 19 spread", &[(0, "covid 19")]);
    check("de", &["Waffenruhe"], "Die Waffenruhen hielten.", &[(0, "Waffenruhen")]);
    check("ru", &["прекращение огня"], "о прекращении огня", &[(0, "прекращении огня")]);
    check("ar", &["هدنة"], "وافقوا على الهدنة", &[(0, "الهدنة")]);
    check("he", &["ממשלה"], "החלטת הממשלה", &[(0, "הממשלה")]);
    check("zh", &["停火"], "双方同意停火。", &[(0, "停火")]);
    check("ja", &["ロシア", "停戦"], "ベロロシアとロシアの停戦", &[(0, "ロシア"), (1, "停戦")]);
    check("ko", &["휴전"], "휴전은 휴전선에서", &[(0, "휴전은")]);
    check("th", &["หยุดยิง"], "ข้อตกลงหยุดยิงแล้ว", &[(0, "หยุดยิง")]);
    check("en", &["", "…"], "Nothing … here.", &[]);
    check("en", &["the"], "", &[]);
}

#[test]
fn variants_and_capitals_count() {
    let check = |term: Term, text: &str, want: &[&str]| {
        let glossary = glossary("en", "de", vec![term]);
        let got: Vec<&str> =
            TermIndex::new(&glossary).terms_in(text).iter().map(|h| &text[h.start..h.end]).collect();
        assert_eq!(got, want, "{text}");
    };
    let us = Term { case_sensitive: true, variants: vec!["U.S.".to_owned()], ..Term::new("US", "USA") };
    check(us.clone(), "US troops told us that the U.S. left.", &["US", "U.S"]);
    check(Term::new("US", "USA"), "US troops told us.", &["US", "us"]);
}

#[test]
fn a_target_keeps_misses_or_breaks_the_glossary() {
    let kind = |verdict: &Verdict| match verdict {
        Verdict::Kept { .. } => "kept",
        Verdict::Missed => "missed",
        Verdict::Forbidden { .. } => "forbidden",
    };
    let check =
        |from: &str, to: &str, term: Term, source: &str, target: &str, want: &[&str], findings: usize| {
            let glossary = glossary(from, to, vec![term]);
            let report = check_terms(&TermIndex::new(&glossary), &segment(source), target);
            let got: Vec<&str> = report.outcomes.iter().map(|o| kind(&o.verdict)).collect();
            assert_eq!(got, want, "{source} | {target}");
            assert_eq!(report.findings.len(), findings, "{:?}", report.findings);
            assert!(report.findings.iter().all(|f| f.check == "terminology"));
        };
    let ceasefire = Term {
        target_variants: vec!["Feuerpause".to_owned()],
        forbidden: vec!["Waffenstillstand".to_owned()],
        ..Term::new("ceasefire", "Waffenruhe")
    };
    let source = "The ceasefire holds.";
    check("en", "de", ceasefire.clone(), source, "Die Waffenruhe hält.", &["kept"], 0);
    check("en", "de", ceasefire.clone(), source, "Die Feuerpausen halten.", &["kept"], 0);
    check("en", "de", ceasefire.clone(), source, "Das Waffenruheabkommen hält.", &["kept"], 0);
    check("en", "de", ceasefire.clone(), source, "Es ist still.", &["missed"], 1);
    check("en", "de", ceasefire.clone(), source, "Der Waffenstillstand hält.", &["forbidden"], 1);
    check("en", "de", ceasefire.clone(), "The war goes on.", "Der Waffenstillstand hält.", &[], 0);
    check("en", "de", ceasefire.clone(), source, "", &["missed"], 0);
    check("en", "de", ceasefire, "A ceasefire is a ceasefire.", "Still.", &["missed", "missed"], 1);
    check("en", "ru", Term::new("market", "рынок"), "The market fell.", "На рынке паника.", &["kept"], 0);
    check(
        "en",
        "ja",
        Term::new("government", "政府"),
        "The government fell.",
        "政府が倒れた。",
        &["kept"],
        0,
    );
    check(
        "zh",
        "en",
        Term::new("停火", "ceasefire"),
        "双方停火。",
        "Both sides agreed to a truce.",
        &["missed"],
        1,
    );
    let within =
        Term { forbidden: vec!["Intelligenz".to_owned()], ..Term::new("AI", "künstliche Intelligenz") };
    check("en", "de", within.clone(), "AI is here.", "Die künstliche Intelligenz ist da.", &["kept"], 0);
    check("en", "de", within, "AI is here.", "Die Intelligenz ist da.", &["forbidden"], 1);
    let never = Term { forbidden: vec!["Schwarzfahrer".to_owned()], ..Term::new("", "") };
    check("en", "de", never, "A man came.", "Ein Schwarzfahrer kam.", &["forbidden"], 1);
}

#[test]
fn of_two_terms_of_one_spelling_one_is_enough() {
    let glossary = glossary("en", "de", vec![Term::new("bank", "Bank"), Term::new("bank", "Ufer")]);
    let index = TermIndex::new(&glossary);
    let report = check_terms(&index, &segment("The bank is steep."), "Das Ufer ist steil.");
    assert_eq!(report.findings, []);
    let report = check_terms(&index, &segment("The bank is steep."), "Der Hang ist steil.");
    assert_eq!(report.findings.len(), 2);
}

#[test]
fn a_finding_points_at_the_term_and_names_the_agreed_word() {
    let terms = vec![Term { forbidden: vec!["Vertrag".to_owned()], ..Term::new("treaty", "Abkommen") }];
    let glossary = glossary("en", "de", terms);
    let target = "Der Vertrag gilt.";
    let report = check_terms(&TermIndex::new(&glossary), &segment("The treaty holds."), target);
    let found = &report.findings[0];
    assert_eq!(found.severity, Severity::Major);
    assert_eq!(found.suggestion.as_deref(), Some("Abkommen"));
    assert_eq!(found.source.as_ref().map(|s| (s.segment, s.start, s.end)), Some((SegmentId(3), 4, 10)));
    assert_eq!(found.target.as_ref().map(|t| t.text.as_str()), Some("Vertrag"));
}

#[test]
fn ten_thousand_terms_are_told_apart() {
    let word = |n: usize| -> String {
        let letters: Vec<char> = "bdfgklmnprstvz".chars().collect();
        let vowels: Vec<char> = "aeiou".chars().collect();
        (0..5)
            .map(|i| format!("{}{}", letters[n / 7_usize.pow(i) % 14], vowels[n / 3_usize.pow(i) % 5]))
            .collect()
    };
    let terms: Vec<Term> = (0..10_000).map(|n| Term::new(format!("{}q{n}", word(n)), "x")).collect();
    let glossary = glossary("xx", "de", terms);
    let index = TermIndex::new(&glossary);
    for n in [0, 1, 4999, 9999] {
        let text = format!("before {}q{n} behind", word(n));
        let got: Vec<usize> = index.terms_in(&text).iter().map(|h| h.term).collect();
        assert_eq!(got, [n], "{text}");
    }
}
