use super::*;

fn tag(text: &str) -> LangTag {
    LangTag::parse(text).unwrap()
}

fn unit(source: &str, target: &str, from: &str, to: &str) -> MemoryUnit {
    MemoryUnit {
        source_language: tag(from),
        target_language: tag(to),
        source: source.to_owned(),
        target: target.to_owned(),
        article: None,
        row: None,
        origin: "old.tmx".to_owned(),
        at: "2026-11-22T10:00:00Z".to_owned(),
    }
}

fn approved(article: &str, row: &str, source: &str, target: &str) -> MemoryUnit {
    MemoryUnit {
        article: Some(ArticleId(article.to_owned())),
        row: Some(row.to_owned()),
        ..unit(source, target, "en", "de")
    }
}

fn found(library: &Library, text: &str, to: &str, least: u8) -> Vec<(u8, String)> {
    let query = MemoryQuery { text, source_language: &tag("en"), target_language: &tag(to), least, limit: 5 };
    library.search_memory(&query).unwrap().into_iter().map(|(percent, unit)| (percent, unit.target)).collect()
}

#[test]
fn alike_sources_are_found_the_most_alike_first() {
    let library = Library::in_memory().unwrap();
    let units = [
        unit("The talks begin at noon in Istanbul.", "Die Gespräche beginnen mittags.", "en-US", "de-DE"),
        unit("The talks ended at noon in Istanbul.", "Die Gespräche endeten mittags.", "en", "de"),
        unit("It cost 117 euros in 2024.", "Es kostete 2024 117 Euro.", "en", "de"),
        unit("Committee meeting", "Ausschusssitzung", "en", "de"),
        unit("The talks begin at noon in Istanbul.", "谈判", "en", "zh-Hans"),
        unit("The talks begin at noon in Istanbul.", "談判", "en", "zh-TW"),
        unit("The talks begin at noon in Istanbul.", "As conversas", "en", "pt-BR"),
    ];
    assert_eq!(library.add_to_memory(&units).unwrap(), 7);
    assert_eq!(library.add_to_memory(&units).unwrap(), 0, "what is there is not added twice");
    let check = |text: &str, to: &str, least: u8, want: &[(u8, u8, &str)]| {
        let got = found(&library, text, to, least);
        assert_eq!(got.len(), want.len(), "{text}: {got:?}");
        for ((percent, target), (from, most, wanted)) in got.iter().zip(want) {
            assert!((from..=most).contains(&percent) && target == wanted, "{text}: {got:?}");
        }
    };
    check(
        "The talks begin at noon in Istanbul.",
        "de",
        60,
        &[(100, 100, "Die Gespräche beginnen mittags."), (80, 95, "Die Gespräche endeten mittags.")],
    );
    check(
        "The talks begin at noon in Istanbul.",
        "de",
        100,
        &[(100, 100, "Die Gespräche beginnen mittags.")],
    );
    check("It cost 9 euros in 2026.", "de", 75, &[(85, 97, "Es kostete 2024 117 Euro.")]);
    check("Committee meetings", "de", 75, &[(90, 99, "Ausschusssitzung")]);
    check("Nothing of this kind was ever said.", "de", 50, &[]);
    check("The talks begin at noon in Istanbul.", "zh-CN", 90, &[(100, 100, "谈判")]);
    check("The talks begin at noon in Istanbul.", "zh-Hant", 90, &[(100, 100, "談判")]);
    check("The talks begin at noon in Istanbul.", "pt", 90, &[(100, 100, "As conversas")]);
    check("The talks begin at noon in Istanbul.", "pt-PT", 90, &[(99, 99, "As conversas")]);
    check("", "de", 50, &[]);
    let exact = library
        .exact_in_memory(&["Committee  meeting", "Committee meetings"], &tag("en"), &tag("de"))
        .unwrap();
    assert_eq!(
        exact.iter().map(|u| u.as_ref().map(|u| u.target.as_str())).collect::<Vec<_>>(),
        [Some("Ausschusssitzung"), None]
    );
}

#[test]
fn what_a_row_taught_is_replaced_and_forgotten() {
    let library = Library::in_memory().unwrap();
    let learnt = |unit: MemoryUnit| library.write(|tx| learn(tx, &unit)).unwrap();
    learnt(approved("a", "1", "Good morning to all.", "Guten Tag."));
    learnt(approved("a", "1", "Good morning to all.", "Guten Morgen."));
    learnt(approved("a", "2", "Good evening to all.", "Guten Abend."));
    learnt(approved("b", "1", "Good morning to all.", "Guten Morgen."));
    learnt(approved("b", "2", "Empty", " "));
    assert_eq!(found(&library, "Good morning to all.", "de", 100), [(100, "Guten Morgen.".to_owned())]);
    assert_eq!(library.memory_pairs().unwrap(), [(tag("en"), tag("de"), 3)]);
    let forgotten = |article: &str, row: &str| {
        library.write(|tx| forget(tx, &ArticleId(article.to_owned()), &tag("de"), row)).unwrap()
    };
    assert!(forgotten("a", "2") && !forgotten("a", "2") && !forgotten("c", "2"));
    assert!(found(&library, "Good evening to all.", "de", 100).is_empty());
    assert_eq!(library.forget_article(&ArticleId("a".to_owned())).unwrap(), 1);
    assert_eq!(found(&library, "Good morning to all.", "de", 100).len(), 1, "the other article's stays");
    assert_eq!(library.forget_article(&ArticleId("b".to_owned())).unwrap(), 1);
    assert!(library.memory_pairs().unwrap().is_empty());
    let left: i64 = library
        .read(|tx| Ok(tx.query_row("SELECT coalesce(sum(units), 0) + (SELECT count(*) FROM memory_words_docsize) FROM memory_word", [], |r| r.get(0))?))
        .unwrap();
    assert_eq!(left, 0, "nothing of it stays in the index");
    assert_eq!(library.verify().unwrap(), Vec::<String>::new());
}

#[test]
fn units_are_read_out_by_language_in_steps() {
    let library = Library::in_memory().unwrap();
    library
        .add_to_memory(&[
            unit("a", "x", "en-GB", "de"),
            unit("b", "y", "en", "fr"),
            unit("c", "z", "en", "de"),
        ])
        .unwrap();
    let sources = |to: Option<&str>, behind: i64, limit: usize| -> Vec<(i64, String)> {
        let to = to.map(tag);
        let units = library.memory_units(Some(&tag("en")), to.as_ref(), behind, limit).unwrap();
        units.into_iter().map(|(key, unit)| (key, unit.source)).collect()
    };
    assert_eq!(sources(Some("de"), 0, 9).iter().map(|s| s.1.as_str()).collect::<Vec<_>>(), ["a", "c"]);
    let first = sources(None, 0, 2);
    assert_eq!(sources(None, first[1].0, 2).len(), 1);
}
