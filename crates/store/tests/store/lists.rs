//! Rows, filters and pages.

use diglot_core::finding::Severity;
use diglot_core::summary::Length;
use diglot_core::translation::State;
use diglot_store::{Filter, Library, ListQuery, TranslationProgress};

use crate::support::{article, finding, human, id, machine, put, summary, tag};

fn names(library: &Library, query: ListQuery) -> Vec<String> {
    library.list(&ListQuery { limit: 50, ..query }).unwrap().rows.into_iter().map(|r| r.id.0).collect()
}

fn by(filter: Filter) -> ListQuery {
    ListQuery { filter, ..ListQuery::default() }
}

/// Five articles, `a` the oldest.
fn library() -> Library {
    let library = Library::in_memory().unwrap();
    for (day, (name, language)) in
        (1..).zip([("a", "en"), ("b", "en-GB"), ("c", "ja"), ("d", "pt-BR"), ("e", "en")])
    {
        let article = article(name, language, "Title", &["Text one.", "Text two."]);
        library.put_article(&article, &format!("2026-11-0{day}T10:00:00Z")).unwrap();
    }
    library
}

#[test]
fn a_text_without_a_title_is_called_by_its_beginning() {
    let library = Library::in_memory().unwrap();
    let name = |id: &str, title: &str, text: &str| {
        library.put_article(&article(id, "en", title, &[text]), "2026-11-01T10:00:00Z").unwrap();
        let rows = library.list(&ListQuery { limit: 50, ..ListQuery::default() }).unwrap().rows;
        rows.into_iter().find(|r| r.id.0 == id).unwrap().title
    };
    assert_eq!(name("a", "Title", "Text."), "Title");
    assert_eq!(name("b", "", "A short text."), "A short text.");
    let long = name("c", "", &"words and ".repeat(20));
    assert!(long.ends_with("words…") || long.ends_with("and…"), "{long}");
    assert!(long.chars().count() <= 81, "{long}");
    assert_eq!(name("d", "", &"海".repeat(200)), format!("{}…", "海".repeat(80)));
}

#[test]
fn languages_and_pages() {
    let library = library();
    let check = |language: Option<&str>, limit, offset, want: &[&str], total| {
        let query = ListQuery { language: language.map(tag), limit, offset, ..ListQuery::default() };
        let page = library.list(&query).unwrap();
        let got: Vec<String> = page.rows.into_iter().map(|r| r.id.0).collect();
        assert_eq!(
            (got.as_slice(), page.total),
            (want.iter().map(|s| (*s).to_owned()).collect::<Vec<_>>().as_slice(), total)
        );
    };
    check(None, 50, 0, &["e", "d", "c", "b", "a"], 5);
    check(None, 2, 1, &["d", "c"], 5);
    check(None, 0, 0, &[], 5);
    check(None, 5, 9, &[], 5);
    check(Some("en"), 50, 0, &["e", "b", "a"], 3);
    check(Some("en-GB"), 50, 0, &["b"], 1);
    check(Some("pt"), 50, 0, &["d"], 1);
    check(Some("eo"), 50, 0, &[], 0);
}

#[test]
fn filters() {
    let library = library();
    library.mark_read(&id("a"), true).unwrap();
    library.delete_article(&id("b"), "2026-12-01T00:00:00Z").unwrap();
    assert_eq!(names(&library, by(Filter::All)), ["e", "d", "c", "a"]);
    assert_eq!(names(&library, by(Filter::Unread)), ["e", "d", "c"]);
    assert_eq!(names(&library, by(Filter::Bin)), ["b"]);
    assert_eq!(names(&library, by(Filter::ToCheck)), Vec::<String>::new());
    assert_eq!(names(&library, by(Filter::Reviewed)), Vec::<String>::new());
    library.mark_read(&id("a"), false).unwrap();
    assert_eq!(names(&library, by(Filter::Unread)), ["e", "d", "c", "a"]);
    for filter in Filter::ALL {
        assert_eq!(Filter::from_id(filter.id()), Some(filter));
    }
}

#[test]
fn what_to_check_follows_the_newest_summary_and_what_nobody_approved() {
    let library = library();
    let summarised = |at: &str, findings| {
        library.put_summary(&id("a"), &summary("de", Length::Short, at, findings), at).unwrap();
    };
    let to_check = || {
        let page = library.list(&ListQuery { limit: 9, ..by(Filter::ToCheck) }).unwrap();
        page.rows.into_iter().map(|r| (r.id.0, r.to_check)).collect::<Vec<_>>()
    };
    summarised("2026-11-10T00:00:00Z", vec![finding(Severity::Minor), finding(Severity::Major)]);
    assert_eq!(to_check(), [("a".to_owned(), 2)]);
    summarised("2026-11-11T00:00:00Z", vec![]);
    assert_eq!(to_check(), []);
    let mut target = machine("Text", State::Translated);
    target.findings = vec![finding(Severity::Neutral), finding(Severity::Critical)];
    put(&library, "c", "de", 1, &target);
    assert_eq!(to_check(), [("c".to_owned(), 1)]);
    target.state = State::Reviewed;
    put(&library, "c", "de", 1, &target);
    assert_eq!(to_check(), []);
}

#[test]
fn a_row_says_what_there_is() {
    let library = library();
    for (language, length) in [("en", Length::Short), ("en", Length::Headline), ("de", Length::Short)] {
        library
            .put_summary(&id("a"), &summary(language, length, "S", vec![]), "2026-11-10T00:00:00Z")
            .unwrap();
    }
    let reviewed = |n| {
        put(&library, "a", "fr", n, &human("T", State::Reviewed));
    };
    reviewed(0);
    reviewed(1);
    put(&library, "a", "fr", 2, &machine("T", State::Initial));
    let row = || {
        let page = library.list(&ListQuery { limit: 9, ..ListQuery::default() }).unwrap();
        page.rows.into_iter().find(|r| r.id == id("a")).unwrap()
    };
    let progress = |done, reviewed| TranslationProgress { language: tag("fr"), done, reviewed, total: 3 };
    let lengths = [(tag("de"), Length::Short), (tag("en"), Length::Headline), (tag("en"), Length::Short)];
    assert_eq!(row().summaries, lengths);
    assert_eq!(row().translations, [progress(2, 2)]);
    assert_eq!((row().words, row().minutes, row().title.as_str()), (5, 1, "Title"));
    assert_eq!(names(&library, by(Filter::Reviewed)), Vec::<String>::new());
    reviewed(2);
    assert_eq!(row().translations, [progress(3, 3)]);
    assert_eq!(names(&library, by(Filter::Reviewed)), ["a"]);
}
