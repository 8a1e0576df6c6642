use diglot_extract::{ExtractError, Hints, extract};

use crate::kept;

fn check(bytes: &[u8], hints: &Hints<'_>, expect: &str, guessed: bool) {
    let out = extract(bytes, hints).expect("reads");
    assert!(kept(&out).iter().any(|(_, text)| text.contains(expect)), "{expect}: {:?}", kept(&out));
    assert_eq!(out.warnings.iter().any(|w| w.code == "charset-guessed"), guessed, "{expect}");
}

fn encoded(label: &str, text: &str) -> Vec<u8> {
    encoding_rs::Encoding::for_label(label.as_bytes()).expect("a known label").encode(text).0.into_owned()
}

const TEXTS: &[(&str, &str)] = &[
    ("gb18030", "委员会星期一开会讨论了明年的预算方案，并且听取了各方面的意见和建议，但是没有作出任何决定。"),
    (
        "shift_jis",
        "委員会は月曜日に来年度の予算案について話し合い、各方面の意見を聞いたが、何も決まらなかった。",
    ),
    (
        "windows-1251",
        "Комитет собрался в понедельник, чтобы обсудить бюджет на следующий год, но ничего не решил.",
    ),
    (
        "windows-1256",
        "اجتمعت اللجنة يوم الاثنين لمناقشة ميزانية العام المقبل، واستمعت إلى الآراء لكنها لم تقرر شيئا.",
    ),
    (
        "windows-1252",
        "Der Ausschuss hörte am Montag alle Vorschläge für das nächste Jahr, beschloss aber natürlich nichts.",
    ),
    ("euc-kr", "위원회는 월요일에 내년 예산을 논의하기 위해 모였지만 아무것도 결정하지 않았다고 밝혔다."),
];

#[test]
fn character_sets_are_found() {
    for (label, text) in TEXTS {
        let bytes = encoded(label, text);
        check(&bytes, &Hints::default(), text, true);
        check(&bytes, &Hints { charset: Some(label), ..Hints::default() }, text, false);
        let media = format!("text/plain; charset=\"{label}\"");
        check(&bytes, &Hints { media_type: Some(&media), ..Hints::default() }, text, false);
        let page = encoded(
            label,
            &format!(
                "<!DOCTYPE html><html><head><meta charset=\"{label}\"></head><body><p>{text}</p></body></html>"
            ),
        );
        check(&page, &Hints::default(), text, false);
        check(text.as_bytes(), &Hints::default(), text, false);
        check(text.as_bytes(), &Hints { charset: Some(label), ..Hints::default() }, text, false);
    }
}

#[test]
fn utf_16_is_read_with_and_without_its_mark() {
    let text = "The committee met on Monday, but nothing was decided about the budget.";
    let units: Vec<u16> = text.encode_utf16().collect();
    let little: Vec<u8> = units.iter().flat_map(|u| u.to_le_bytes()).collect();
    let big: Vec<u8> = units.iter().flat_map(|u| u.to_be_bytes()).collect();
    check(&[&[0xff, 0xfe][..], &little].concat(), &Hints::default(), text, false);
    check(&[&[0xfe, 0xff][..], &big].concat(), &Hints::default(), text, false);
    check(&little, &Hints::default(), text, true);
    check(&big, &Hints::default(), text, true);
    check(&[&[0xef, 0xbb, 0xbf][..], text.as_bytes()].concat(), &Hints::default(), text, false);
}

#[test]
fn what_is_no_article_is_refused_by_type() {
    let unsupported = |bytes: &[u8]| match extract(bytes, &Hints::default()) {
        Err(ExtractError::Unsupported { what, hint }) => {
            assert!(!hint.is_empty());
            what
        }
        other => panic!("{other:?}"),
    };
    assert_eq!(unsupported(b"PK\x03\x04...."), "A ZIP file");
    assert_eq!(unsupported(b"\x89PNG\r\n\x1a\n...."), "A picture");
    assert_eq!(extract(b"", &Hints::default()), Err(ExtractError::Empty));
    assert_eq!(extract(" \n\t\u{a0}\u{feff}\n".as_bytes(), &Hints::default()), Err(ExtractError::Empty));
    let junk: Vec<u8> = (0..4000u32).map(|n| (n.wrapping_mul(2_654_435_761) >> 13) as u8).collect();
    assert_eq!(extract(&junk, &Hints::default()), Err(ExtractError::Binary));
    assert_eq!(
        extract(&vec![b'a'; diglot_extract::MAX_BYTES + 1], &Hints::default()),
        Err(ExtractError::TooLarge { limit: diglot_extract::MAX_BYTES })
    );
    let message = ExtractError::TooLarge { limit: 20_000_000 }.to_string();
    assert_eq!(message, "it is larger than 20 MB");
}
