//! Files that are new, old, from the future, broken, or none of ours; and two processes at once.

use std::collections::BTreeMap;
use std::path::Path;

use diglot_core::article::SegmentId;
use diglot_core::translation::{RowId, State};
use diglot_store::{Library, ListQuery, StoreError};
use rusqlite::Connection;

use crate::support::{AT, article, human, id, machine, put, tag};

const VERSION_1: &str = include_str!("../../src/migrations/0001_library.sql");

/// Every file of a folder with its bytes.
fn folder(path: &Path) -> BTreeMap<String, Vec<u8>> {
    let entries = std::fs::read_dir(path).unwrap().map(Result::unwrap);
    entries.map(|e| (e.file_name().into_string().unwrap(), std::fs::read(e.path()).unwrap())).collect()
}

/// Opening must fail with this code and leave every byte as it was.
fn refused(path: &Path, code: &str) -> StoreError {
    let before = folder(path.parent().unwrap());
    let error = Library::open(path).unwrap_err();
    assert_eq!(error.code(), code, "{error}");
    assert!(error.hint().is_some_and(|h| !h.is_empty()), "{error}");
    let after = folder(path.parent().unwrap());
    assert_eq!(after.keys().collect::<Vec<_>>(), before.keys().collect::<Vec<_>>());
    assert!(after == before, "a byte was touched");
    error
}

#[test]
fn what_is_no_library_is_left_untouched() {
    for bytes in
        [&b"x"[..], b"SQLite format 3", b"PK\x03\x04 a zip file, perhaps", &[0; 4096], b"\xEF\xBB\xBFtext"]
    {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("library.db");
        std::fs::write(&path, bytes).unwrap();
        refused(&path, "not-a-library");
    }
    let dir = tempfile::tempdir().unwrap();
    let path = dir.path().join("other.db");
    Connection::open(&path).unwrap().execute_batch("CREATE TABLE someone_elses (x)").unwrap();
    refused(&path, "not-a-library");
    refused_folder(dir.path());
}

fn refused_folder(path: &Path) {
    assert_eq!(Library::open(path).unwrap_err().code(), "library-io");
}

#[test]
fn a_damaged_library_is_left_untouched() {
    let check = |damage: &dyn Fn(&mut Vec<u8>)| {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("library.db");
        let library = Library::open(&path).unwrap();
        library.put_article(&article("a", "en", "Title", &["Text. "; 50]), AT).unwrap();
        drop(library);
        let mut bytes = std::fs::read(&path).unwrap();
        damage(&mut bytes);
        std::fs::write(&path, bytes).unwrap();
        refused(&path, "library-damaged");
    };
    check(&|bytes| bytes.truncate(bytes.len() / 2));
    check(&|bytes| bytes.truncate(200));
    check(&|bytes| bytes[100..4096].fill(0xA5));
    check(&|bytes| bytes[16..18].fill(0xFF));
}

#[test]
fn a_newer_library_is_left_untouched() {
    let dir = tempfile::tempdir().unwrap();
    let path = dir.path().join("library.db");
    let library = Library::open(&path).unwrap();
    library.put_article(&article("a", "en", "Title", &["Text."]), AT).unwrap();
    // Somebody updates while this one is running: it must not write any more.
    let other = Connection::open(&path).unwrap();
    other.pragma_update(None, "user_version", 99).unwrap();
    assert_eq!(library.mark_read(&id("a"), true).unwrap_err().code(), "library-newer");
    drop((library, other));
    let error = refused(&path, "library-newer");
    assert!(error.to_string().contains("version 99"), "{error}");
    assert!(error.to_string().contains("library.db"), "{error}");
}

#[test]
fn an_older_library_is_copied_and_brought_up_to_date() {
    let dir = tempfile::tempdir().unwrap();
    let path = dir.path().join("library.db");
    let kept = article("a", "ja", "今日の天気", &["東京は晴れ。"]);
    {
        let old = Connection::open(&path).unwrap();
        old.pragma_update(None, "journal_mode", "WAL").unwrap();
        old.execute_batch(VERSION_1).unwrap();
        old.pragma_update(None, "user_version", 1).unwrap();
        old.pragma_update(None, "application_id", 0x4447_4C54).unwrap();
        old.execute(
            "INSERT INTO article (id, title, language, segments, words, minutes, imported_at, body)
             VALUES ('a', ?1, 'ja', 2, 6, 1, ?2, ?3)",
            (&kept.title, AT, serde_json::to_string(&kept).unwrap()),
        )
        .unwrap();
        old.execute_batch(
            r#"INSERT INTO translation VALUES (1, 'de', '{"id":"e","model":null}',
                 '{"input_tokens":null,"output_tokens":null,"characters":null}');
               INSERT INTO target VALUES (1, 'de', 1, 2, 1, 0,
                 '{"text":"In Tokio ist es klar.","state":"reviewed","origin":{"kind":"human"},"findings":[]}')"#,
        )
        .unwrap();
    }
    let library = Library::open(&path).unwrap();
    let translation = library.translation(&id("a"), &tag("de")).unwrap().unwrap();
    let target = &translation.targets[&RowId::of(SegmentId(1))];
    assert!(target.is_locked() && target.text == "In Tokio ist es klar.");
    assert!(translation.layout.is_plain());
    assert!(library.review_revision(&id("a"), &tag("de")).unwrap() > 0);
    assert_eq!(library.article(&id("a")).unwrap().unwrap(), kept);
    let query = ListQuery { search: Some("天気".into()), limit: 5, ..ListQuery::default() };
    assert_eq!(library.list(&query).unwrap().total, 1);
    assert_eq!(library.verify().unwrap(), Vec::<String>::new());
    let copy = Connection::open(dir.path().join("library.db.v1.bak")).unwrap();
    let version: i64 = copy.pragma_query_value(None, "user_version", |r| r.get(0)).unwrap();
    let articles: i64 = copy.query_row("SELECT count(*) FROM article", [], |r| r.get(0)).unwrap();
    assert_eq!((version, articles), (1, 1));
    drop(library);
    Library::open(&path).unwrap();
    assert_eq!(folder(dir.path()).len(), 2, "a second opening makes no second copy");
}

#[test]
fn an_index_of_an_older_folding_is_written_anew() {
    let dir = tempfile::tempdir().unwrap();
    let path = dir.path().join("library.db");
    Library::open(&path).unwrap().put_article(&article("a", "en", "Harbour", &["Text."]), AT).unwrap();
    Connection::open(&path)
        .unwrap()
        .execute_batch("DELETE FROM article_text; UPDATE meta SET value = '0' WHERE name = 'index'")
        .unwrap();
    let library = Library::open(&path).unwrap();
    let query = ListQuery { search: Some("harbour".into()), limit: 5, ..ListQuery::default() };
    assert_eq!(library.list(&query).unwrap().total, 1);
}

#[test]
fn two_handles_see_each_other_and_lose_nothing() {
    let dir = tempfile::tempdir().unwrap();
    let path = dir.path().join("library.db");
    let (window, command) = (Library::open(&path).unwrap(), Library::open(&path).unwrap());
    window.put_article(&article("a", "en", "Title", &["Text."]), AT).unwrap();
    assert!(command.article(&id("a")).unwrap().is_some());
    for n in 0..50 {
        let (writer, reader) = if n % 2 == 0 { (&window, &command) } else { (&command, &window) };
        assert!(put(writer, "a", "de", n, &machine("m", State::Translated)));
        let seen = reader.translation(&id("a"), &tag("de")).unwrap().unwrap().targets.len();
        assert_eq!(seen, n as usize + 1);
    }
    put(&window, "a", "de", 7, &human("h", State::Reviewed));
    for name in ["b", "c", "d"] {
        window.put_article(&article(name, "en", "Harbour", &["Text."]), AT).unwrap();
        let query = ListQuery { search: Some("harbour".into()), limit: 9, ..ListQuery::default() };
        assert_eq!((window.list(&query).unwrap().total, command.list(&query).unwrap().total), (1, 1));
        command.delete_article(&id(name), AT).unwrap();
        command.purge(&id(name)).unwrap();
        assert_eq!(window.list(&query).unwrap().total, 0);
    }
    assert!(!put(&command, "a", "de", 7, &machine("m", State::Translated)));
    assert_eq!(window.verify().unwrap(), Vec::<String>::new());
}

#[test]
fn many_open_the_same_new_file_and_write_at_once() {
    let dir = tempfile::tempdir().unwrap();
    let path = dir.path().join("library.db");
    std::thread::scope(|scope| {
        for n in 0..6 {
            let path = &path;
            scope.spawn(move || {
                let library = Library::open(path).unwrap();
                for m in 0..10 {
                    library
                        .put_article(&article(&format!("{n}-{m}"), "en", "Title", &["Text."]), AT)
                        .unwrap();
                    library
                        .list(&ListQuery { search: Some("text".into()), limit: 3, ..ListQuery::default() })
                        .unwrap();
                }
            });
        }
    });
    let library = Library::open(&path).unwrap();
    assert_eq!(library.list(&ListQuery::default()).unwrap().total, 60);
    assert_eq!(library.verify().unwrap(), Vec::<String>::new());
}

#[test]
fn clones_share_one_file_and_what_was_committed_survives_an_end_without_goodbye() {
    let dir = tempfile::tempdir().unwrap();
    let path = dir.path().join("library.db");
    let library = Library::open(&path).unwrap();
    library.clone().put_article(&article("a", "en", "Title", &["Text."]), AT).unwrap();
    // The files as they lie there while the program runs are what a power cut leaves.
    let after = dir.path().join("after");
    std::fs::create_dir(&after).unwrap();
    for end in ["", "-wal"] {
        let name = format!("library.db{end}");
        std::fs::copy(dir.path().join(&name), after.join(&name)).unwrap();
    }
    let survived = Library::open(&after.join("library.db")).unwrap();
    assert!(survived.article(&id("a")).unwrap().is_some());
    assert_eq!(survived.verify().unwrap(), Vec::<String>::new());
}
