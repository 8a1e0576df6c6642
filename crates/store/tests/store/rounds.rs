//! What is put in comes out, also after the file was closed.

use diglot_core::article::SegmentId;
use diglot_core::finding::Severity;
use diglot_core::summary::{Length, Usage};
use diglot_core::translation::{RowId, State, Target};
use diglot_store::{EngineRow, Library, ListQuery, StoreError};
use serde_json::json;

use crate::support::{AT, arrive, article, engine, finding, human, id, machine, put, summary, tag};

#[test]
fn everything_survives_a_restart() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("sub").join("library.db");
    let kept = article("a", "en", "A title", &["One \u{0}\u{1F600} “two”.", "Zwei ß."]);
    let made = summary("de", Length::Points, "Punkt", vec![finding(Severity::Major)]);
    let target = machine("Ein Titel", State::Translated);
    let row = EngineRow {
        id: "e".into(),
        name: "My engine".into(),
        preset: "openai-compatible".into(),
        base_url: "http://127.0.0.1:8080/v1".into(),
        model: None,
        options: json!({"max_tokens": 512, "temperature": 0.1}),
        created_at: AT.into(),
    };
    {
        let library = Library::open(&path).unwrap();
        assert!(library.put_article(&kept, AT).unwrap());
        library.put_summary(&kept.id, &made, AT).unwrap();
        assert!(put(&library, &kept.id.0, "de", 0, &target));
        let usage = Usage { input_tokens: Some(5), ..Usage::default() };
        library.put_run(&kept.id, &tag("de"), &engine("first"), usage).unwrap();
        library.put_run(&kept.id, &tag("de"), &engine("second"), usage).unwrap();
        library.put_setting("reader.font", &json!({"size": 18})).unwrap();
        library.put_engine(&row).unwrap();
    }
    let library = Library::open(&path).unwrap();
    assert_eq!(library.article(&kept.id).unwrap().as_ref(), Some(&kept));
    let summaries = library.summaries(&kept.id).unwrap();
    assert_eq!(summaries.len(), 1);
    assert_eq!((&summaries[0].summary, summaries[0].created_at.as_str()), (&made, AT));
    let translation = library.translation(&kept.id, &tag("de")).unwrap().unwrap();
    let target = Target { changed_at: Some(AT.to_owned()), ..target };
    assert_eq!(translation.targets, [(RowId::of(SegmentId(0)), target)].into());
    assert_eq!((translation.engine, translation.usage.input_tokens), (engine("second"), Some(10)));
    assert_eq!(library.translations(&kept.id).unwrap(), [tag("de")]);
    assert_eq!(library.setting("reader.font").unwrap(), Some(json!({"size": 18})));
    assert_eq!(library.settings().unwrap().len(), 1);
    assert_eq!(library.engines().unwrap(), [row]);
    assert_eq!(library.verify().unwrap(), Vec::<String>::new());
}

#[test]
fn the_same_article_again_keeps_the_first() {
    let library = Library::in_memory().unwrap();
    let first = article("a", "en", "Title", &["Text."]);
    assert!(library.put_article(&first, AT).unwrap());
    let mut changed = first.clone();
    changed.language_override = Some(tag("fr"));
    changed.blocks.iter_mut().for_each(|b| b.dropped = None);
    library.update_article(&changed).unwrap();
    library.delete_article(&first.id, AT).unwrap();
    assert_eq!(library.list(&ListQuery { limit: 9, ..ListQuery::default() }).unwrap().total, 0);
    assert!(!library.put_article(&first, "2027-01-01T00:00:00Z").unwrap());
    assert_eq!(library.article(&first.id).unwrap().unwrap(), changed);
    let page = library.list(&ListQuery { limit: 9, ..ListQuery::default() }).unwrap();
    assert_eq!((page.rows[0].language.as_str(), page.rows[0].imported_at.as_str()), ("fr", AT));
}

#[test]
fn addresses_find_their_article() {
    let library = Library::in_memory().unwrap();
    library.put_article(&article("a", "en", "Title", &["Text."]), AT).unwrap();
    let check = |url: &str, want: Option<&str>| {
        assert_eq!(library.find_by_url(url).unwrap(), want.map(id), "{url}");
    };
    check("https://example.org/a", Some("a"));
    check("https://example.org/a?from=feed", Some("a"));
    check("https://example.org/", None);
    library.delete_article(&id("a"), AT).unwrap();
    check("https://example.org/a", None);
    library.restore_deleted(&id("a")).unwrap();
    check("https://example.org/a", Some("a"));
}

#[test]
fn nothing_goes_for_good_but_from_the_bin() {
    let library = Library::in_memory().unwrap();
    library.put_article(&article("a", "en", "Title", &["Text."]), AT).unwrap();
    library.put_summary(&id("a"), &summary("en", Length::Short, "S", vec![]), AT).unwrap();
    put(&library, "a", "de", 0, &human("T", State::Final));
    assert_eq!(library.purge(&id("a")).unwrap_err().code(), "no-such-article");
    library.delete_article(&id("a"), AT).unwrap();
    assert_eq!(library.purge_bin(Some(AT)).unwrap(), 0);
    assert_eq!(library.summaries(&id("a")).unwrap().len(), 1);
    library.purge(&id("a")).unwrap();
    assert_eq!(library.article(&id("a")).unwrap(), None);
    assert_eq!(library.summaries(&id("a")).unwrap(), []);
    assert_eq!(library.translation(&id("a"), &tag("de")).unwrap(), None);
    assert_eq!(library.verify().unwrap(), Vec::<String>::new());
}

#[test]
fn purged_text_is_in_no_file() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("library.db");
    let library = Library::open(&path).unwrap();
    library.put_article(&article("a", "en", "Title", &["Some xyzzyplugh here."]), AT).unwrap();
    library.put_article(&article("b", "en", "Other", &["Stays."]), AT).unwrap();
    library.delete_article(&id("a"), AT).unwrap();
    library.purge(&id("a")).unwrap();
    for entry in std::fs::read_dir(folder.path()).unwrap() {
        let bytes = std::fs::read(entry.unwrap().path()).unwrap();
        assert!(!bytes.windows(11).any(|w| w == b"xyzzyplugh " || &w[..10] == b"xyzzyplugh"));
    }
}

#[test]
fn summaries_are_kept_newest_first_and_not_doubled() {
    let library = Library::in_memory().unwrap();
    library.put_article(&article("a", "en", "Title", &["Text."]), AT).unwrap();
    let put = |text: &str, length, at: &str| {
        library.put_summary(&id("a"), &summary("en", length, text, vec![]), at).unwrap()
    };
    let first = put("one", Length::Short, "2026-01-01T00:00:00Z");
    put("two", Length::Short, "2026-01-02T00:00:00Z");
    put("long", Length::Detailed, "2026-01-03T00:00:00Z");
    assert_eq!(put("long", Length::Detailed, "2026-01-04T00:00:00Z"), 3);
    let texts = || -> Vec<String> {
        library.summaries(&id("a")).unwrap().into_iter().map(|s| s.summary.points[0].text.clone()).collect()
    };
    assert_eq!(texts(), ["long", "two", "one"]);
    assert!(library.delete_summary(first).unwrap());
    assert!(!library.delete_summary(first).unwrap());
    assert_eq!(texts(), ["long", "two"]);
}

#[test]
fn what_is_not_there_is_said() {
    let library = Library::in_memory().unwrap();
    let nowhere = id("nowhere");
    assert_eq!(library.article(&nowhere).unwrap(), None);
    assert_eq!(library.summaries(&nowhere).unwrap(), []);
    assert_eq!(library.translation(&nowhere, &tag("de")).unwrap(), None);
    assert_eq!(library.setting("x").unwrap(), None);
    assert!(!library.delete_engine("x").unwrap());
    let check = |result: Result<(), StoreError>| {
        let error = result.unwrap_err();
        assert_eq!(error.code(), "no-such-article");
        assert!(error.to_string().contains("`nowhere`") && error.hint().is_some());
    };
    check(library.mark_read(&nowhere, true));
    check(library.delete_article(&nowhere, AT));
    check(library.restore_deleted(&nowhere));
    check(library.update_article(&article("nowhere", "en", "T", &[])));
    check(library.put_summary(&nowhere, &summary("en", Length::Short, "S", vec![]), AT).map(drop));
    check(arrive(&library, &nowhere.0, "de", 0, &machine("T", State::Translated)).map(drop));
    check(library.put_run(&nowhere, &tag("de"), &engine("e"), Usage::default()).map(drop));
}

#[test]
fn secrets_are_refused() {
    let library = Library::in_memory().unwrap();
    let refused = |name: &str, value: serde_json::Value| {
        let error = library.put_setting(name, &value).unwrap_err();
        assert_eq!(error.code(), "secret-refused", "{name}");
        assert!(!format!("{error} {error:?}").contains("hunter2"));
    };
    refused("api_key", json!("hunter2"));
    refused("engines.x.API-Key", json!("hunter2"));
    refused("proxy", json!({"list": [{"host": "h", "password": "hunter2"}]}));
    library.put_setting("max_tokens", &json!(5)).unwrap();
    library.put_setting("shortcuts", &json!([{"do": "open", "key": "Ctrl O"}])).unwrap();
    let row = |base_url: &str, options| EngineRow {
        id: "e".into(),
        name: "E".into(),
        preset: "p".into(),
        base_url: base_url.into(),
        model: None,
        options,
        created_at: AT.into(),
    };
    assert!(library.put_engine(&row("https://me:hunter2@host/v1", json!({}))).is_err());
    assert!(library.put_engine(&row("https://host/v1", json!({"token": "hunter2"}))).is_err());
    library.put_engine(&row("https://host/v1/@me", json!({}))).unwrap();
    let mut renamed = row("https://host/v2", json!({}));
    renamed.created_at = "2030-01-01T00:00:00Z".into();
    library.put_engine(&renamed).unwrap();
    let engines = library.engines().unwrap();
    assert_eq!((engines.len(), engines[0].base_url.as_str()), (1, "https://host/v2"));
    assert_eq!(engines[0].created_at, AT);
    assert!(library.delete_engine("e").unwrap());
}
