//! The glossary.

use diglot_core::glossary::Term;
use diglot_store::{Library, Put, TermQuery};

use crate::support::tag;

fn listed(library: &Library, source: Option<&str>, target: Option<&str>, search: &str) -> Vec<String> {
    let query = TermQuery {
        source_language: source.map(tag),
        target_language: target.map(tag),
        search: search.to_owned(),
        limit: 10,
        offset: 0,
    };
    let (rows, total) = library.terms(&query).unwrap();
    assert_eq!(rows.len(), total as usize);
    rows.into_iter().map(|row| row.term.source).collect()
}

#[test]
fn terms_are_found_by_language_and_by_any_of_their_words() {
    let library = Library::in_memory().unwrap();
    let put = |from: &str, to: &str, source: &str, target: &str| {
        library.put_term(None, &tag(from), &tag(to), &Term::new(source, target)).unwrap().unwrap()
    };
    put("en", "de", "Zebra", "Zebra");
    put("en-GB", "de-AT", "aubergine", "Melanzani");
    put("en", "pt-BR", "bus", "ônibus");
    let check = |source, target, search: &str, want: &[&str]| {
        assert_eq!(listed(&library, source, target, search), want, "{search}");
    };
    check(None, None, "", &["aubergine", "bus", "Zebra"]);
    check(Some("en"), Some("de"), "", &["aubergine", "Zebra"]);
    check(Some("en-GB"), None, "", &["aubergine"]);
    check(None, None, "MELANZ", &["aubergine"]);
    check(None, None, "onibus", &["bus"]);
    check(None, None, "%", &[]);
}

#[test]
fn a_source_stands_once_in_a_pair() {
    let library = Library::in_memory().unwrap();
    let (en, de) = (tag("en"), tag("de"));
    let deal = Term::new("deal", "Abkommen");
    let id = library.put_term(None, &en, &de, &deal).unwrap().unwrap();
    let other = library.put_term(None, &en, &de, &Term::new("treaty", "Vertrag")).unwrap().unwrap();
    assert_eq!(
        library.put_term(None, &en, &de, &Term::new("deal", "Deal")).unwrap(),
        Some(id),
        "it is replaced"
    );
    assert_eq!(library.put_term(Some(other), &en, &de, &Term::new("deal", "Pakt")).unwrap(), Some(other));
    let (glossary, ids) = library.glossary(&en, &de).unwrap();
    assert_eq!((glossary.terms, ids), (vec![Term::new("deal", "Pakt")], vec![other]));
    assert_eq!(library.put_term(Some(99), &en, &de, &deal).unwrap(), None);
    let put = library.put_terms([(&en, &de, &deal), (&en, &de, &deal), (&de, &en, &deal)]).unwrap();
    assert_eq!(put, [Put::Replaced, Put::Same, Put::Added]);
    assert!(library.delete_term(other).unwrap() && !library.delete_term(other).unwrap());
    assert_eq!(library.verify().unwrap(), Vec::<String>::new());
}

#[test]
fn terms_of_a_region_count_where_the_other_side_names_none() {
    let library = Library::in_memory().unwrap();
    for (target, word) in [("pt-BR", "ônibus"), ("pt-PT", "autocarro"), ("pt", "camioneta")] {
        library.put_term(None, &tag("en"), &tag(target), &Term::new("bus", word)).unwrap();
    }
    let check = |source: &str, target: &str, want: &[&str]| {
        let (glossary, _) = library.glossary(&tag(source), &tag(target)).unwrap();
        let got: Vec<&str> = glossary.terms.iter().map(|t| t.target.as_str()).collect();
        assert_eq!(got, want, "{target}");
    };
    check("en", "pt-BR", &["ônibus", "camioneta"]);
    check("en-GB", "pt", &["ônibus", "autocarro", "camioneta"]);
    check("en", "es", &[]);
    check("fr", "pt", &[]);
}
