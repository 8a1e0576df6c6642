//! Every string that programs stumble over, in every field of every format.

use diglot_core::article::BlockKind;
use diglot_core::glossary::Term;
use diglot_core::lang::LangTag;
use diglot_core::translation::State;

use super::terms::{self, Entry};
use super::tmx::{self, Pair, Read};
use super::{Base, Bitext, Unit, Writer, read_xliff, write_xliff2, write_xliff12};

/// The list, and what else XML has trouble with.
fn strings() -> Vec<String> {
    let list = include_str!("../../../../tests/fixtures/blns/blns.json");
    let mut strings: Vec<String> = serde_json::from_str(list).unwrap();
    assert_eq!(strings.len(), 485);
    let more = [
        "\u{0}",
        "a\u{1}b\u{1f}",
        "\u{FFFE}\u{FFFF}",
        "\r",
        "\r\n",
        "\n",
        "\t",
        " ",
        "  a  ",
        "a\r\nb\rc\nd",
        "␛1B;",
        "␛",
        "]]>",
        "<![CDATA[x]]>",
        "<cp hex=\"0041\"/>",
        "&#x41;",
        "a|b\\|c",
        "\"",
        "\"\"",
        ",",
        ";",
        "=1+1",
        "\u{feff}",
        "\u{85}\u{2028}\u{2029}\u{7f}\u{9f}",
        "é e\u{301}",
        "\u{200b}\u{200e}\u{202e}",
    ];
    strings.extend(more.map(str::to_owned));
    strings
}

fn tag(text: &str) -> LangTag {
    LangTag::parse(text).unwrap()
}

#[test]
fn xliff_keeps_every_string_in_every_field() {
    let strings = strings();
    let units = strings.iter().zip(0_u32..).map(|(text, number)| Unit {
        id: format!("{number}.2"),
        block: Some((number / 3, BlockKind::Paragraph)),
        source: text.clone(),
        target: text.clone(),
        state: if text.is_empty() { State::Initial } else { State::Reviewed },
        origin: Some(Writer::Machine { engine: text.clone(), model: Some(text.clone()) }),
        notes: Some(text.clone()).filter(|t| !t.is_empty()).into_iter().collect(),
        base: Some(Base { text: text.clone(), state: State::Translated }),
    });
    let whole = Bitext {
        article: "0a1b".to_owned(),
        original: strings.concat(),
        source_language: tag("en"),
        target_language: tag("ar"),
        units: units.collect(),
    };
    for (name, written) in [("2.1", write_xliff2(&whole)), ("1.2", write_xliff12(&whole))] {
        let [read] = &read_xliff(&written).unwrap().unwrap()[..] else { panic!("one file") };
        for (got, want) in read.units.iter().zip(&whole.units) {
            assert_eq!(got, want, "XLIFF {name}");
        }
        assert_eq!(read, &whole, "XLIFF {name}");
    }
}

#[test]
fn tmx_keeps_every_string_in_every_field() {
    let pairs: Vec<Pair> = strings()
        .into_iter()
        .map(|text| Pair {
            source_language: tag("en"),
            target_language: tag("zh-Hans"),
            source: text.clone(),
            target: text.clone(),
            at: Some("2026-01-02T03:04:05Z".to_owned()),
            from: Some(text.clone()),
            article: Some(text.clone()),
            row: Some(text.clone()),
            note: Some(text),
        })
        .collect();
    let mut got = Vec::new();
    assert!(tmx::read(&tmx::write(&pairs), |read| got.push(read)).unwrap());
    assert_eq!(got.len(), pairs.len());
    for (got, want) in got.into_iter().zip(pairs) {
        assert_eq!(got, Read::Pair(want));
    }
}

#[test]
fn terms_keep_every_string_in_every_field() {
    let entries: Vec<Entry> = strings()
        .into_iter()
        .filter(|text| !text.is_empty())
        .map(|text| Entry {
            source_language: tag("en"),
            target_language: tag("de"),
            term: Term {
                source: text.clone(),
                variants: vec![text.clone(), text.clone()],
                target: text.clone(),
                target_variants: vec![text.clone()],
                forbidden: vec![text.clone(), "x".to_owned()],
                note: Some(text.clone()),
                case_sensitive: text.len() % 2 == 0,
            },
        })
        .collect();
    let files = [
        ("CSV", terms::write_csv(&entries)),
        ("TSV", terms::write_tsv(&entries)),
        ("TBX", terms::write_tbx(&entries)),
    ];
    for (name, written) in files {
        let found = terms::read(&written, &tag("fr"), &tag("es")).unwrap();
        assert_eq!(found.skipped, [], "{name}");
        assert_eq!(found.entries.len(), entries.len(), "{name}");
        for ((_, got), want) in found.entries.iter().zip(&entries) {
            assert_eq!(got, want, "{name}");
        }
    }
}
