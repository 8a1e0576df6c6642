//! Backup, verify, restore.

use std::path::Path;

use diglot_store::{Library, ListQuery};
use rusqlite::Connection;

use crate::support::{AT, article, id};

fn total(library: &Library) -> u64 {
    library.list(&ListQuery::default()).unwrap().total
}

fn library(path: &Path, names: &[&str]) -> Library {
    let library = Library::open(path).unwrap();
    for name in names {
        library.put_article(&article(name, "en", "Title", &["Text."]), AT).unwrap();
    }
    library
}

#[test]
fn a_backup_can_be_restored_while_others_look_on() {
    let dir = tempfile::tempdir().unwrap();
    let path = dir.path().join("library.db");
    let saved = dir.path().join("saved.db");
    let window = library(&path, &["a", "b"]);
    window.backup(&saved).unwrap();
    assert_eq!(window.backup(&saved).unwrap_err().code(), "file-exists");
    let bytes = std::fs::read(&saved).unwrap();
    window.put_article(&article("c", "en", "Title", &["Text."]), AT).unwrap();
    let command = Library::open(&path).unwrap();
    let kept = command.restore(&saved).unwrap().unwrap();
    assert_eq!((total(&command), total(&window)), (2, 2));
    assert_eq!(total(&Library::open(&kept).unwrap()), 3, "the old content is kept aside");
    window.put_article(&article("d", "en", "Title", &["Text."]), AT).unwrap();
    command.put_article(&article("e", "en", "Harbour", &["Text."]), AT).unwrap();
    let query = ListQuery { search: Some("harbour".into()), limit: 5, ..ListQuery::default() };
    for handle in [&command, &window] {
        assert_eq!(total(handle), 4);
        assert_eq!(handle.list(&query).unwrap().total, 1);
        assert_eq!(handle.verify().unwrap(), Vec::<String>::new());
    }
    assert_eq!(std::fs::read(&saved).unwrap(), bytes, "the backup is as it was");
    let mut names: Vec<_> = std::fs::read_dir(dir.path())
        .unwrap()
        .map(|e| e.unwrap().file_name().into_string().unwrap())
        .collect();
    names.retain(|n| n.contains("partial") || n.contains("restoring"));
    assert_eq!(names, Vec::<String>::new());
}

#[test]
fn a_backup_of_an_older_version_is_brought_up_to_date_and_left_as_it_was() {
    let dir = tempfile::tempdir().unwrap();
    let (path, saved) = (dir.path().join("library.db"), dir.path().join("saved.db"));
    let old = Connection::open(&saved).unwrap();
    old.execute_batch(include_str!("../../src/migrations/0001_library.sql")).unwrap();
    old.pragma_update(None, "user_version", 1).unwrap();
    old.pragma_update(None, "application_id", 0x4447_4C54).unwrap();
    drop(old);
    let bytes = std::fs::read(&saved).unwrap();
    let library = library(&path, &["a"]);
    library.restore(&saved).unwrap();
    assert_eq!(total(&library), 0);
    assert_eq!(library.verify().unwrap(), Vec::<String>::new());
    assert_eq!(std::fs::read(&saved).unwrap(), bytes);
    drop(library);
    let mut names: Vec<_> = std::fs::read_dir(dir.path())
        .unwrap()
        .map(|e| e.unwrap().file_name().into_string().unwrap())
        .collect();
    names.sort();
    assert_eq!(names, ["library.db", "library.db.before-restore", "saved.db"]);
}

#[test]
fn a_library_in_memory_can_be_saved_and_filled() {
    let dir = tempfile::tempdir().unwrap();
    let saved = dir.path().join("saved.db");
    let first = Library::in_memory().unwrap();
    first.put_article(&article("a", "en", "Title", &["Text."]), AT).unwrap();
    first.backup(&saved).unwrap();
    let second = Library::in_memory().unwrap();
    assert_eq!(second.restore(&saved).unwrap(), None);
    assert_eq!((total(&second), second.path()), (1, None));
    assert_eq!(first.backup(&dir.path().join("no/folder/x.db")).unwrap_err().code(), "library-io");
}

#[test]
fn a_bad_backup_changes_nothing() {
    let dir = tempfile::tempdir().unwrap();
    let path = dir.path().join("library.db");
    let library = library(&path, &["a"]);
    let bad = |name: &str, make: &dyn Fn(&Path), code: &str| {
        let from = dir.path().join(name);
        make(&from);
        let error = library.restore(&from).unwrap_err();
        assert_eq!(error.code(), code, "{name}: {error}");
        assert_eq!((total(&library), library.verify().unwrap().len()), (1, 0), "{name}");
    };
    bad("absent.db", &|_| {}, "library-io");
    bad("text.db", &|p| std::fs::write(p, "text").unwrap(), "not-a-library");
    bad(
        "half.db",
        &|p| {
            library.backup(p).unwrap();
            let bytes = std::fs::read(p).unwrap();
            std::fs::write(p, &bytes[..bytes.len() / 2]).unwrap();
        },
        "copy-damaged",
    );
    bad(
        "newer.db",
        &|p| {
            library.backup(p).unwrap();
            Connection::open(p).unwrap().pragma_update(None, "user_version", 99).unwrap();
        },
        "library-newer",
    );
    bad(
        "unreadable.db",
        &|p| {
            library.backup(p).unwrap();
            Connection::open(p).unwrap().execute("UPDATE article SET body = '{\"id\": 5}'", []).unwrap();
        },
        "copy-damaged",
    );
    assert!(std::fs::read_dir(dir.path()).unwrap().all(|e| {
        let name = e.unwrap().file_name().into_string().unwrap();
        !name.contains("restor") && !name.contains("partial")
    }));
}

#[test]
fn a_damaged_library_is_moved_aside_and_replaced() {
    let dir = tempfile::tempdir().unwrap();
    let (path, saved) = (dir.path().join("library.db"), dir.path().join("saved.db"));
    library(&path, &["a"]).backup(&saved).unwrap();
    std::fs::write(&path, "junk").unwrap();
    let kept = Library::restore_file(&path, &saved).unwrap().unwrap();
    assert_eq!(std::fs::read(kept).unwrap(), b"junk");
    assert_eq!(total(&Library::open(&path).unwrap()), 1);
    // A sound one is replaced too, by way of its own content.
    let kept = Library::restore_file(&path, &saved).unwrap().unwrap();
    assert_eq!(total(&Library::open(&kept).unwrap()), 1);
}

#[test]
fn verify_names_what_is_wrong_without_quoting_it() {
    let dir = tempfile::tempdir().unwrap();
    let path = dir.path().join("library.db");
    let library = library(&path, &["a", "b"]);
    assert_eq!(library.verify().unwrap(), Vec::<String>::new());
    let other = Connection::open(&path).unwrap();
    other.pragma_update(None, "foreign_keys", false).unwrap();
    other
        .execute_batch(
            "UPDATE article SET body = '{\"id\": \"private words\", \"source\": 1}' WHERE id = 'a';
             INSERT INTO translation (article, language, engine, usage)
                 VALUES (77, 'de', '{\"id\":\"e\",\"model\":null}', 'private words');
             DELETE FROM article_text WHERE rowid = 2;",
        )
        .unwrap();
    let found = library.verify().unwrap().join("\n");
    for part in
        ["article a, body", "translation de, usage", "points at nothing in article", "lacks article b"]
    {
        assert!(found.contains(part), "{part} in {found}");
    }
    assert!(!found.contains("private"), "{found}");
    let error = library.article(&id("a")).unwrap_err();
    assert_eq!(error.code(), "library-unreadable");
    assert!(!format!("{error} {error:?}").contains("private"), "{error:?}");
}
