//! Steps over a review: all of one or nothing, and the way back across restarts.

use diglot_core::article::SegmentId;
use diglot_core::finding::Severity;
use diglot_core::review::{Change, Turn};
use diglot_core::translation::{RowId, State, Target};
use diglot_store::{Act, Commit, Filter, Library, ListQuery};

use crate::support::{AT, article, commit, finding, id, machine, put, review, tag};

const PLACE: (&str, &str) = ("a", "de");

fn row(n: u32) -> RowId {
    RowId::of(SegmentId(n))
}

fn filled(library: &Library) {
    library.put_article(&article("a", "en", "Title", &["One text.", "Two text."]), AT).unwrap();
    for n in 0..3 {
        let findings = vec![finding(Severity::Major)];
        put(library, "a", "de", n, &Target { findings, ..machine("Text.", State::Translated) });
    }
}

/// Makes a change and keeps it.
fn make(library: &Library, rows: &[u32], what: &str, change: Change) {
    let rows: Vec<RowId> = rows.iter().map(|n| row(*n)).collect();
    let step = review(library, PLACE.0, PLACE.1).0.step(&rows, &change, AT).unwrap();
    assert!(commit(library, &step, Act::Done(what), PLACE).is_some());
}

fn turn(library: &Library, turn: Turn) -> bool {
    let Some(next) = library.next_step(&id("a"), &tag("de"), turn).unwrap() else { return false };
    let act = if turn == Turn::Back { Act::Undone(next.key) } else { Act::Redone(next.key) };
    commit(library, &next.step, act, PLACE).is_some()
}

fn edit(text: &str) -> Change {
    Change::Edit { text: text.to_owned() }
}

#[test]
fn every_step_is_undone_and_redone_across_restarts() {
    let dir = tempfile::tempdir().unwrap();
    let path = dir.path().join("library.db");
    let open = || Library::open(&path).unwrap();
    filled(&open());
    let state = || review(&open(), "a", "de").0;
    let mut states = vec![state()];
    let steps: [(&[u32], &str, Change); 6] = [
        (&[1], "edit", edit("Ein Text.")),
        (&[0, 1, 2], "approve", Change::Approve),
        (&[2], "split", Change::Split { source_at: 4, target_at: 2 }),
        (&[], "ignore", Change::Ignore { check: "number".to_owned(), everywhere: true }),
        (&[1], "note", Change::Note { text: "fragen".to_owned() }),
        (&[0], "clear", Change::Clear),
    ];
    for (rows, what, change) in steps {
        // Each time by another handle, as after a kill.
        make(&open(), rows, what, change);
        states.push(state());
    }
    for before in states.iter().rev().skip(1) {
        assert!(turn(&open(), Turn::Back));
        assert_eq!(&state(), before);
    }
    assert!(!turn(&open(), Turn::Back));
    assert_eq!(open().next_steps(&id("a"), &tag("de")).unwrap(), (None, Some("edit".to_owned())));
    for after in &states[1..4] {
        assert!(turn(&open(), Turn::Forth));
        assert_eq!(&state(), after);
    }
    let names = open().next_steps(&id("a"), &tag("de")).unwrap();
    assert_eq!(names, (Some("split".to_owned()), Some("ignore".to_owned())));
    // Something new, and what was undone is gone.
    make(&open(), &[0], "edit", edit("Anders."));
    assert!(!turn(&open(), Turn::Forth));
    assert_eq!(open().verify().unwrap(), Vec::<String>::new());
}

#[test]
fn a_step_that_rests_on_something_older_is_not_kept() {
    let library = Library::in_memory().unwrap();
    filled(&library);
    let (mut old, revision) = review(&library, "a", "de");
    let step = old.step(&[row(1)], &edit("Meins."), AT).unwrap();
    let turned = old.turn(&step, Turn::Forth, &|_, _| Vec::new());
    make(&library, &[1], "edit", edit("Schneller."));
    let late = Commit { revision, act: Act::Done("edit"), step: &step, after: &old, turned: &turned, at: AT };
    assert_eq!(library.commit(&late).unwrap(), None);
    assert_eq!(review(&library, "a", "de").0.target(row(1)).unwrap().text, "Schneller.");
    assert_eq!(library.history(&id("a"), &tag("de"), row(1)).unwrap().len(), 2);
    // A change of the article counts too.
    let before = library.review_revision(&id("a"), &tag("de")).unwrap();
    let mut changed = library.article(&id("a")).unwrap().unwrap();
    changed.language_override = Some(tag("fr"));
    library.update_article(&changed).unwrap();
    assert!(library.review_revision(&id("a"), &tag("de")).unwrap() > before);
    // And one in the place of a translation that was removed never passes for it.
    let before = library.review_revision(&id("a"), &tag("de")).unwrap();
    library.delete_translation(&id("a"), &tag("de")).unwrap();
    put(&library, "a", "de", 1, &machine("m", State::Translated));
    assert!(library.review_revision(&id("a"), &tag("de")).unwrap() > before);
}

#[test]
fn a_review_can_begin_before_any_engine_was_asked() {
    let library = Library::in_memory().unwrap();
    library.put_article(&article("a", "en", "Title", &["One text."]), AT).unwrap();
    assert_eq!(review(&library, "a", "de").1, 0);
    make(&library, &[1], "edit", edit("Ein Text."));
    assert_eq!(review(&library, "a", "de").0.target(row(1)).unwrap().text, "Ein Text.");
}

#[test]
fn the_life_of_a_row_is_told() {
    let library = Library::in_memory().unwrap();
    filled(&library);
    make(&library, &[1], "edit", edit("Ein Text."));
    make(&library, &[0, 1], "approve", Change::Approve);
    put(&library, "a", "de", 1, &machine("Neu.", State::Translated));
    turn(&library, Turn::Back);
    turn(&library, Turn::Back);
    let past = library.history(&id("a"), &tag("de"), row(1)).unwrap();
    let told: Vec<(&str, &str, State, bool)> =
        past.iter().map(|p| (p.what.as_str(), p.text.as_str(), p.state, p.engine.is_some())).collect();
    use State::{Reviewed, Translated};
    assert_eq!(
        told,
        [
            ("undone", "Text.", Translated, false),
            ("undone", "Ein Text.", Translated, false),
            ("proposed", "Ein Text.", Reviewed, true),
            ("approve", "Ein Text.", Reviewed, false),
            ("edit", "Ein Text.", Translated, false),
            ("translated", "Text.", Translated, true),
        ]
    );
    assert_eq!(library.history(&id("a"), &tag("de"), row(9)).unwrap(), []);
}

#[test]
fn the_list_follows_what_is_ignored_joined_and_approved() {
    let library = Library::in_memory().unwrap();
    filled(&library);
    let to_check = || {
        let query = ListQuery { filter: Filter::ToCheck, limit: 5, ..ListQuery::default() };
        library.list(&query).unwrap().rows.first().map_or(0, |r| r.to_check)
    };
    assert_eq!(to_check(), 3);
    make(&library, &[1], "ignore", Change::Ignore { check: "number".to_owned(), everywhere: false });
    assert_eq!(to_check(), 2);
    make(&library, &[], "ignore", Change::Ignore { check: "number".to_owned(), everywhere: true });
    assert_eq!(to_check(), 0);
    turn(&library, Turn::Back);
    assert_eq!(to_check(), 2);
    make(&library, &[2], "split", Change::Split { source_at: 4, target_at: 2 });
    let (rows, _) = review(&library, "a", "de");
    let all: Vec<RowId> = rows.rows().iter().map(|r| r.id).collect();
    assert_eq!(all.len(), 4);
    let progress = || library.list(&ListQuery { limit: 5, ..ListQuery::default() }).unwrap().rows.remove(0);
    assert_eq!(progress().translations[0].total, 4);
    let reviewed = || library.list(&ListQuery { filter: Filter::Reviewed, ..ListQuery::default() }).unwrap();
    make(&library, &[0, 1, 2], "approve", Change::Approve);
    assert_eq!((progress().translations[0].reviewed, reviewed().total), (3, 0), "one row is left");
    let step = review(&library, "a", "de").0.step(&all, &Change::Approve, AT).unwrap();
    commit(&library, &step, Act::Done("approve"), PLACE);
    assert_eq!((progress().translations[0].reviewed, reviewed().total), (4, 1));
}
