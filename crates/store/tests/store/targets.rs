//! A machine never overwrites a person.

use diglot_core::article::SegmentId;
use diglot_core::review::{Change, Layout};
use diglot_core::translation::State::{Final, Initial, Reviewed, Translated};
use diglot_core::translation::{RowId, Target};
use diglot_store::{Act, Arriving, Library};

use crate::support::{AT, arrive, article, commit, human, id, machine, put, review, tag};

fn library_with(first: &Target) -> Library {
    let library = Library::in_memory().unwrap();
    library.put_article(&article("a", "en", "Title", &["Text."]), AT).unwrap();
    assert!(put(&library, "a", "de", 1, first));
    library
}

fn kept(library: &Library) -> Target {
    library.translation(&id("a"), &tag("de")).unwrap().unwrap().targets[&RowId::of(SegmentId(1))].clone()
}

#[test]
fn a_machine_never_overwrites_a_person() {
    let check = |first: Target, second: Target, taken: bool, beside: &[&str]| {
        let library = library_with(&first);
        let answer = put(&library, "a", "de", 1, &second);
        assert_eq!(answer, taken, "{first:?} then {second:?}");
        let want = if taken { &second } else { &first };
        let kept = kept(&library);
        assert_eq!((&kept.text, kept.state, &kept.origin), (&want.text, want.state, &want.origin));
        let proposals: Vec<&str> = kept.proposals.iter().map(|p| p.text.as_str()).collect();
        assert_eq!(proposals, beside, "{first:?} then {second:?}");
    };
    check(machine("old", Initial), machine("new", Translated), true, &[]);
    check(machine("old", Initial), machine("new", Initial), true, &[]);
    check(machine("old", Translated), machine("new", Translated), true, &[]);
    check(machine("old", Translated), machine("new", Reviewed), true, &[]);
    check(machine("old", Translated), machine("new", Initial), false, &[]);
    check(machine("old", Reviewed), machine("new", Translated), false, &["new"]);
    check(machine("old", Reviewed), machine("new", Final), false, &["new"]);
    check(machine("old", Final), machine("new", Translated), false, &["new"]);
    check(human("old", Initial), machine("new", Translated), false, &["new"]);
    check(human("old", Translated), machine("new", Translated), false, &["new"]);
    check(human("old", Reviewed), machine("new", Initial), false, &[]);
    check(human("old", Final), machine("new", Final), false, &["new"]);
    check(human("old", Final), human("new", Translated), true, &[]);
    check(machine("old", Reviewed), human("new", Translated), true, &[]);
}

#[test]
fn a_batch_says_what_it_left() {
    let library = library_with(&human("mine", Translated));
    let targets: Vec<(RowId, Target)> =
        (0..4).map(|n| (RowId::of(SegmentId(n)), machine("new", Translated))).collect();
    let arriving = Arriving { layout: &Layout::default(), targets: &targets, beside: false, at: AT };
    let arrived = library.put_targets(&id("a"), &tag("de"), &arriving).unwrap().unwrap();
    assert!(arrived.revision > arrived.before);
    let targets = library.translation(&id("a"), &tag("de")).unwrap().unwrap().targets;
    let texts: Vec<&str> = targets.values().map(|t| t.text.as_str()).collect();
    assert_eq!(texts, ["new", "mine", "new", "new"]);
    assert!(library.delete_translation(&id("a"), &tag("de")).unwrap());
    assert!(!library.delete_translation(&id("a"), &tag("de")).unwrap());
}

#[test]
fn what_was_made_for_other_rows_is_not_kept() {
    let library = Library::in_memory().unwrap();
    library.put_article(&article("a", "en", "Title", &["Text that is long."]), AT).unwrap();
    put(&library, "a", "de", 1, &machine("Langer Text.", Translated));
    let split = Change::Split { source_at: 5, target_at: 7 };
    let step = review(&library, "a", "de").0.step(&[RowId::of(SegmentId(1))], &split, AT).unwrap();
    assert!(commit(&library, &step, Act::Done("split"), ("a", "de")).is_some());
    let before = library.translation(&id("a"), &tag("de")).unwrap();
    let targets = [(RowId::of(SegmentId(1)), machine("All of it.", Translated))];
    let arriving = Arriving { layout: &Layout::default(), targets: &targets, beside: false, at: AT };
    assert_eq!(library.put_targets(&id("a"), &tag("de"), &arriving).unwrap(), None);
    assert_eq!(library.translation(&id("a"), &tag("de")).unwrap(), before);
    assert!(arrive(&library, "nowhere", "de", 1, &machine("x", Translated)).is_err());
}
