//! A machine never overwrites a person.

use diglot_core::article::SegmentId;
use diglot_core::translation::State::{Final, Initial, Reviewed, Translated};
use diglot_core::translation::Target;
use diglot_store::Library;

use crate::support::{AT, article, human, id, machine, tag};

fn library_with(first: &Target) -> Library {
    let library = Library::in_memory().unwrap();
    library.put_article(&article("a", "en", "Title", &["Text."]), AT).unwrap();
    library.edit_target(&id("a"), &tag("de"), SegmentId(1), first).unwrap();
    library
}

fn text_of(library: &Library) -> String {
    library.translation(&id("a"), &tag("de")).unwrap().unwrap().targets[&SegmentId(1)].text.clone()
}

#[test]
fn a_machine_never_overwrites_a_person() {
    let check = |first: Target, second: Target, taken: bool| {
        let library = library_with(&first);
        let answer = library.put_target(&id("a"), &tag("de"), SegmentId(1), &second).unwrap();
        assert_eq!(answer, taken, "{first:?} then {second:?}");
        let want = if taken { &second } else { &first };
        assert_eq!(&text_of(&library), &want.text);
    };
    check(machine("old", Initial), machine("new", Translated), true);
    check(machine("old", Initial), machine("new", Initial), true);
    check(machine("old", Translated), machine("new", Translated), true);
    check(machine("old", Translated), machine("new", Reviewed), true);
    check(machine("old", Translated), machine("new", Initial), false);
    check(machine("old", Reviewed), machine("new", Translated), false);
    check(machine("old", Reviewed), machine("new", Final), false);
    check(machine("old", Final), machine("new", Translated), false);
    check(human("old", Initial), machine("new", Translated), false);
    check(human("old", Translated), machine("new", Translated), false);
    check(human("old", Reviewed), machine("new", Initial), false);
    check(human("old", Final), machine("new", Final), false);
    check(human("old", Final), human("new", Translated), true);
    check(machine("old", Reviewed), human("new", Translated), true);
}

#[test]
fn a_person_may_do_anything() {
    let library = library_with(&human("mine", Final));
    library.edit_target(&id("a"), &tag("de"), SegmentId(1), &machine("theirs", Initial)).unwrap();
    assert_eq!(text_of(&library), "theirs");
    assert!(library.delete_translation(&id("a"), &tag("de")).unwrap());
    assert!(!library.delete_translation(&id("a"), &tag("de")).unwrap());
}

#[test]
fn a_batch_says_what_it_left() {
    let library = library_with(&human("mine", Translated));
    let new = machine("new", Translated);
    let batch = (0..4).map(|n| (SegmentId(n), &new));
    assert_eq!(library.put_targets(&id("a"), &tag("de"), batch).unwrap(), [SegmentId(1)]);
    let targets = library.translation(&id("a"), &tag("de")).unwrap().unwrap().targets;
    let texts: Vec<&str> = targets.values().map(|t| t.text.as_str()).collect();
    assert_eq!(texts, ["new", "mine", "new", "new"]);
}
