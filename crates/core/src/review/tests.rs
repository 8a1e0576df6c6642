use super::*;
use crate::article::{Article, ArticleId, Extracted, RawBlock, SegmentId, Source};
use crate::checks::check_target;
use crate::lang::LangTag;
use crate::segment::build_article;
use crate::summary::EngineRef;
use crate::translation::{Origin, State};

const AT: &str = "2026-11-29T10:00:00Z";

fn article(language: &str, title: &str, paragraphs: &[&str]) -> Article {
    let blocks = paragraphs.iter().map(|text| RawBlock {
        kind: crate::article::BlockKind::Paragraph,
        level: None,
        text: (*text).to_owned(),
        dropped: None,
    });
    let extracted =
        Extracted { title: Some(title.to_owned()), blocks: blocks.collect(), ..Extracted::default() };
    let mut article = build_article(ArticleId("a".to_owned()), Source::Text, extracted);
    article.language_override = LangTag::parse(language);
    article
}

fn engine(id: &str) -> Origin {
    Origin::Machine { engine: EngineRef { id: id.to_owned(), model: None } }
}

fn machine(text: &str) -> Target {
    Target::new(text.to_owned(), State::Translated, engine("m"), Vec::new())
}

pub(super) fn review(language: &str, paragraphs: &[&str], to: &str, targets: &[(u32, &str)]) -> Review {
    let to = LangTag::parse(to).unwrap();
    let mut translation = Translation::new(to, EngineRef { id: "m".to_owned(), model: None });
    for (segment, text) in targets {
        translation.targets.insert(RowId::of(SegmentId(*segment)), machine(text));
    }
    Review::new(article(language, "Title", paragraphs), translation)
}

fn checker(review: &Review) -> impl Fn(&Row, &str) -> Vec<Finding> + use<> {
    let (from, to) = (review.article().language().clone(), review.translation().language.clone());
    move |row, text| check_target(&row.as_segment(), &from, text, &to)
}

fn ids(rows: &[&str]) -> Vec<RowId> {
    rows.iter().map(|id| RowId::parse(id).unwrap()).collect()
}

/// Makes a change and says what was done.
pub(super) fn make(review: &mut Review, rows: &[&str], change: Change) -> Turned {
    let step = review.step(&ids(rows), &change, AT).unwrap();
    let check = checker(review);
    review.turn(&step, Turn::Forth, &check)
}

pub(super) fn edit(text: &str) -> Change {
    Change::Edit { text: text.to_owned() }
}

/// The rows as `id|source|target`.
fn shown(review: &Review) -> Vec<String> {
    let line = |row: &Row| {
        let text = review.target(row.id).map_or("", |t| t.text.as_str());
        format!("{}|{}|{text}", row.id, row.source)
    };
    review.rows().iter().skip(1).map(line).collect()
}

#[test]
fn rows_are_cut_and_joined_without_losing_their_names() {
    let mut r = review(
        "en",
        &["It is one. It is two. It is three.", "It is four."],
        "de",
        &[(1, "Es ist eins."), (2, "Es ist zwei."), (3, "Es ist drei."), (4, "Es ist vier.")],
    );
    let start = shown(&r);
    assert_eq!(start.len(), 4, "{start:?}");
    let done = make(&mut r, &["2"], Change::Merge);
    assert_eq!((done.written, done.removed), (ids(&["2"]), ids(&["3"])));
    assert_eq!(shown(&r)[1], "2|It is two. It is three.|Es ist zwei. Es ist drei.");
    make(&mut r, &["2"], Change::Split { source_at: 5, target_at: 6 });
    assert_eq!(shown(&r)[1], "2|It is|Es ist");
    assert_eq!(shown(&r)[2], "2.2|two. It is three.|zwei. Es ist drei.");
    assert_eq!(r.row(ids(&["2.2"])[0]).unwrap().segments().map(|s| s.0).collect::<Vec<_>>(), [2, 3]);
    make(&mut r, &["2.2"], Change::Unmerge);
    assert_eq!(shown(&r)[2..4], ["2.2|two.|zwei.", "3|It is three.|Es ist drei."]);
    make(&mut r, &["2.2"], Change::Unmerge);
    assert_eq!(shown(&r), start, "as it was");
    assert!(r.translation().layout.is_plain());
    // The last row of a block has none to be joined with, and a whole segment nothing to undo.
    let refused = |r: &Review, rows: &[&str], change: Change| r.step(&ids(rows), &change, AT).unwrap_err();
    assert_eq!(refused(&r, &["3"], Change::Merge), Refusal::NothingToJoin);
    assert_eq!(refused(&r, &["4"], Change::Merge), Refusal::NothingToJoin);
    assert_eq!(refused(&r, &["3"], Change::Unmerge), Refusal::NothingToUnmerge);
    assert_eq!(refused(&r, &["9"], Change::Approve), Refusal::NoSuchRow(ids(&["9"])[0]));
    for at in [0, 999] {
        let change = Change::Split { source_at: at, target_at: 3 };
        assert_eq!(refused(&r, &["2"], change), Refusal::NowhereToCut, "{at}");
    }
    let taken = refused(&r, &["2"], Change::TakeProposal { proposal: 1 });
    assert_eq!(taken, Refusal::NoSuchProposal);
}

#[test]
fn a_cut_never_goes_through_what_is_seen_as_one_sign() {
    let check = |language: &str, source: &str, target: &str, at: (usize, usize), want: [&str; 2]| {
        let mut r = review(language, &[source], "de", &[(1, target)]);
        make(&mut r, &["1"], Change::Split { source_at: at.0, target_at: at.1 });
        assert_eq!(shown(&r), want);
        make(&mut r, &["1.2"], Change::Unmerge);
        assert_eq!(r.rows()[1].source, source);
        assert!(r.translation().layout.is_plain());
    };
    check("en", "One 👩‍👩‍👧 two", "Eins 👩‍👩‍👧 zwei", (15, 16), ["1|One|Eins", "1.2|👩‍👩‍👧 two|👩‍👩‍👧 zwei"]);
    check("ar", "مُحَمَّد هنا", "Muhammad ist da", (6, 8), ["1|مُ|Muhammad", "1.2|حَمَّد هنا|ist da"]);
    check(
        "ar",
        "ذهب الولد إلى البيت",
        "Er ging heim",
        (15, 7),
        ["1|ذهب الول|Er ging", "1.2|د إلى البيت|heim"],
    );
    check("zh", "房子很旧但是很大", "Alt, aber groß", (12, 4), ["1|房子很旧|Alt,", "1.2|但是很大|aber groß"]);
    check("en", "One two three", "Eins", (5, 99), ["1|One t|Eins", "1.2|wo three|"]);
}

#[test]
fn several_rows_become_one_and_fall_apart_again() {
    let mut r = review(
        "en",
        &["It is one. It is two. It is three. It is four."],
        "de",
        &[(1, "Es ist eins."), (2, "Es ist zwei."), (3, "Es ist drei."), (4, "Es ist vier.")],
    );
    let start = shown(&r);
    make(&mut r, &["1", "2"], Change::Merge);
    assert_eq!(shown(&r).len(), 2);
    assert_eq!(shown(&r)[0], "1|It is one. It is two. It is three.|Es ist eins. Es ist zwei. Es ist drei.");
    make(&mut r, &["1"], Change::Unmerge);
    assert_eq!(shown(&r), start);
}

#[test]
fn states_follow_what_a_person_does() {
    let mut r = review("en", &["It is one. It is two."], "de", &[(1, "Es ist eins.")]);
    let state = |r: &Review, id: &str| {
        let target = r.target(ids(&[id])[0]).cloned().unwrap_or_default();
        (target.text.clone(), target.state, target.is_locked(), target.origin.is_human())
    };
    let check = |r: &mut Review, change: Change, want: (&str, State, bool, bool)| {
        make(r, &["1"], change.clone());
        let got = state(r, "1");
        assert_eq!((got.0.as_str(), got.1, got.2, got.3), want, "{change:?}");
    };
    check(&mut r, Change::Approve, ("Es ist eins.", State::Reviewed, true, false));
    check(&mut r, Change::SignOff, ("Es ist eins.", State::Final, true, false));
    check(&mut r, Change::Approve, ("Es ist eins.", State::Final, true, false));
    check(&mut r, Change::Reopen, ("Es ist eins.", State::Translated, true, false));
    check(&mut r, Change::Approve, ("Es ist eins.", State::Reviewed, true, false));
    check(&mut r, edit("Das ist eins."), ("Das ist eins.", State::Translated, true, true));
    assert_eq!(r.target(ids(&["1"])[0]).unwrap().machine.as_ref().unwrap().text, "Es ist eins.");
    check(&mut r, Change::Revert, ("Es ist eins.", State::Translated, false, false));
    check(&mut r, edit("Das ist eins."), ("Das ist eins.", State::Translated, true, true));
    check(&mut r, edit("Es ist eins."), ("Es ist eins.", State::Translated, true, false));
    check(&mut r, Change::Clear, ("", State::Initial, false, true));
    check(&mut r, Change::Approve, ("", State::Initial, false, true));
    check(&mut r, Change::Revert, ("Es ist eins.", State::Translated, false, false));
    check(&mut r, edit("  "), ("", State::Initial, false, true));
    // A row that nothing was done to.
    make(&mut r, &["2"], Change::Note { text: "ask".to_owned() });
    assert_eq!(state(&r, "2"), (String::new(), State::Initial, false, true));
    make(&mut r, &["2"], Change::Note { text: String::new() });
    assert!(r.target(ids(&["2"])[0]).is_none());
}

#[test]
fn alternatives_are_taken_and_given_back() {
    let mut r = review("en", &["It is one."], "de", &[(1, "Es ist eins.")]);
    let id = ids(&["1"])[0];
    for (engine_id, text) in [("x", "Das ist eins."), ("y", "Es ist die Eins."), ("z", "Es ist eins.")] {
        let new = Target::new(text.to_owned(), State::Translated, engine(engine_id), Vec::new());
        let Arrival::Proposed(target) = arrive(r.target(id), new, true, AT) else { panic!("taken") };
        r.put([(id, target)]);
    }
    let waiting = |r: &Review| r.target(id).unwrap().waiting().map(|p| p.id).collect::<Vec<_>>();
    assert_eq!(waiting(&r), [1, 2], "the third says the same as the target");
    make(&mut r, &["1"], Change::TakeProposal { proposal: 1 });
    assert_eq!(r.target(id).unwrap().text, "Das ist eins.");
    assert_eq!(waiting(&r), [2, 3], "what was there can be taken again");
    make(&mut r, &["1"], Change::TakeProposal { proposal: 3 });
    assert_eq!(waiting(&r), [1, 2]);
    make(&mut r, &["1"], Change::DismissProposal { proposal: 1 });
    assert_eq!(waiting(&r), [2]);
    assert_eq!(r.counts().proposals, 1);
}

#[test]
fn checks_are_ignored_in_a_row_or_everywhere() {
    let targets = [(1, "Es kostete 120 Euro."), (2, "Es kostete 99 Euro.")];
    let mut r = review("en", &["It cost 117 euros.", "It cost 98 euros."], "de", &targets);
    let rows: Vec<(RowId, String)> =
        targets.iter().map(|(n, t)| (RowId::of(SegmentId(*n)), (*t).to_owned())).collect();
    // Checked as a run would.
    let check = checker(&r);
    let with: Vec<(RowId, Target)> = rows
        .iter()
        .map(|(id, t)| (*id, checked(r.row(*id).unwrap(), t.clone(), State::Translated, engine("m"), &check)))
        .collect();
    r.put(with);
    assert_eq!(r.counts().to_check, 2);
    let ignore = |everywhere| Change::Ignore { check: "number".to_owned(), everywhere };
    let heed = |everywhere| Change::Heed { check: "number".to_owned(), everywhere };
    make(&mut r, &["1"], ignore(false));
    assert_eq!(r.counts().to_check, 1);
    let done = make(&mut r, &[], ignore(true));
    assert_eq!((done.written.len(), done.seen), (0, ids(&["1", "2"])));
    assert_eq!(r.counts().to_check, 0);
    make(&mut r, &[], heed(true));
    make(&mut r, &["1"], heed(false));
    assert_eq!(r.counts().to_check, 2);
    make(&mut r, &["1"], edit("Es kostete 117 Euro."));
    assert_eq!(r.counts().to_check, 1, "checked anew");
    make(&mut r, &["2"], Change::Approve);
    assert_eq!(r.counts().to_check, 0);
}

#[test]
fn the_memory_learns_what_is_approved_and_forgets_what_is_not() {
    let mut r = review("en", &["It is one. It is two."], "de", &[(1, "Es ist eins."), (2, "Es ist zwei.")]);
    let texts = |pairs: &[Pair]| pairs.iter().map(|p| p.target.clone()).collect::<Vec<_>>();
    let check = |r: &mut Review, rows: &[&str], change: Change, learnt: &[&str], forgotten: &[&str]| {
        let done = make(r, rows, change.clone());
        assert_eq!(
            (texts(&done.learnt), texts(&done.forgotten)),
            (owned(learnt), owned(forgotten)),
            "{change:?}"
        );
    };
    check(&mut r, &["1", "2"], Change::Approve, &["Es ist eins.", "Es ist zwei."], &[]);
    check(&mut r, &["1"], Change::Note { text: "n".to_owned() }, &[], &[]);
    check(&mut r, &["1"], edit("Das ist eins."), &[], &["Es ist eins."]);
    check(&mut r, &["1"], Change::Approve, &["Das ist eins."], &[]);
    check(&mut r, &["1"], Change::Merge, &[], &["Das ist eins.", "Es ist zwei."]);
    check(&mut r, &["1"], Change::Approve, &["Das ist eins. Es ist zwei."], &[]);
    check(&mut r, &["1"], Change::Reopen, &[], &["Das ist eins. Es ist zwei."]);
}

fn owned(texts: &[&str]) -> Vec<String> {
    texts.iter().map(|t| (*t).to_owned()).collect()
}

#[test]
fn no_run_touches_what_a_person_dealt_with() {
    let check = |change: Option<Change>, state: State, beside: bool, want: &str| {
        let mut r = review("en", &["It is one."], "de", &[(1, "Es ist eins.")]);
        if let Some(change) = change.clone() {
            make(&mut r, &["1"], change);
        }
        let before = r.target(ids(&["1"])[0]).cloned().unwrap();
        let new = Target::new("Neu".to_owned(), state, engine("other"), Vec::new());
        let got = match arrive(Some(&before), new, beside, AT) {
            Arrival::Taken(t) => {
                assert_eq!(t.text, "Neu");
                format!("taken {}", t.proposals.len())
            }
            Arrival::Proposed(t) => {
                assert_eq!((&t.text, t.state, &t.origin), (&before.text, before.state, &before.origin));
                format!("proposed {}", t.proposals.len())
            }
            Arrival::Refused => "refused".to_owned(),
        };
        assert_eq!(got, want, "{change:?} {state:?} {beside}");
    };
    use State::{Initial, Translated};
    check(None, Translated, false, "taken 1");
    check(None, Translated, true, "proposed 1");
    check(None, Initial, false, "refused");
    for change in [edit("Meins"), edit("Es ist eins"), Change::Approve, Change::SignOff] {
        check(Some(change.clone()), Translated, false, "proposed 1");
        check(Some(change.clone()), Translated, true, "proposed 1");
        check(Some(change), Initial, false, "refused");
    }
    check(Some(Change::Clear), Translated, false, "taken 0");
    check(Some(Change::Clear), Translated, true, "taken 0");
    check(Some(Change::Clear), Initial, false, "taken 0");
}

#[test]
fn what_a_run_brought_since_survives_undo() {
    let mut r = review("en", &["It is one."], "de", &[(1, "Es ist eins.")]);
    let (id, check) = (ids(&["1"])[0], checker(&r));
    let step = r.step(&[id], &edit("Meins"), AT).unwrap();
    r.turn(&step, Turn::Forth, &check);
    let new = Target::new("Neu".to_owned(), State::Translated, engine("other"), Vec::new());
    let Arrival::Proposed(target) = arrive(r.target(id), new, false, AT) else { panic!("overwritten") };
    r.put([(id, target)]);
    r.turn(&step, Turn::Back, &check);
    let target = r.target(id).unwrap();
    assert_eq!(target.text, "Es ist eins.");
    assert_eq!(target.proposals.iter().map(|p| p.text.as_str()).collect::<Vec<_>>(), ["Neu"]);
    // And a text that a run put into an emptied row.
    let step = r.step(&[id], &Change::Clear, AT).unwrap();
    r.turn(&step, Turn::Forth, &check);
    let new = Target::new("Neuer".to_owned(), State::Translated, engine("third"), Vec::new());
    let Arrival::Taken(target) = arrive(r.target(id), new, false, AT) else { panic!("not filled") };
    r.put([(id, target)]);
    r.turn(&step, Turn::Back, &check);
    let target = r.target(id).unwrap();
    assert_eq!(target.text, "Es ist eins.");
    assert_eq!(target.proposals.iter().map(|p| p.text.as_str()).collect::<Vec<_>>(), ["Neu", "Neuer"]);
}

#[test]
fn joined_and_cut_rows_are_segments_again_for_those_who_know_no_rows() {
    let mut r = review(
        "en",
        &["It cost 117 euros. It is two. It is three."],
        "de",
        &[(1, "Es kostete 117 Euro."), (2, "Es ist zwei."), (3, "Es ist drei.")],
    );
    make(&mut r, &["1"], Change::Merge);
    make(&mut r, &["1"], edit("Zwei ist es, und es kostete 120 Euro."));
    make(&mut r, &["3"], Change::Split { source_at: 6, target_at: 6 });
    let flat = by_segment(&r);
    let texts: Vec<&str> = flat.values().map(|t| t.text.as_str()).collect();
    assert_eq!(texts, ["Zwei ist es, und es kostete 120 Euro.", "", "Es ist drei."]);
    assert!(flat.values().all(|t| t.is_done()));
    let number = flat[&SegmentId(1)].findings.iter().find(|f| f.check == "number").unwrap();
    let span = number.source.as_ref().unwrap();
    assert_eq!((span.segment, span.start, span.end), (SegmentId(1), 8, 11));
}

/// A source of numbers that are the same each time (xorshift, Marsaglia 2003).
struct Dice(u64);

impl Dice {
    fn below(&mut self, n: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 % n.max(1) as u64) as usize
    }

    fn any<'a, T>(&mut self, of: &'a [T]) -> &'a T {
        &of[self.below(of.len())]
    }
}

fn any_change(dice: &mut Dice) -> Change {
    let texts = ["Es ist 12.", "Ein anderer Satz. Und noch einer.", "👩‍👩‍👧 مُحَمَّد", "", " ", "Es ist eins."];
    let check = || "number".to_owned();
    match dice.below(16) {
        0..4 => Change::Edit { text: (*dice.any(&texts)).to_owned() },
        4 | 5 => Change::Approve,
        6 => Change::SignOff,
        7 => Change::Reopen,
        8 => Change::TakeProposal { proposal: 1 + dice.below(3) as u32 },
        9 => Change::DismissProposal { proposal: 1 + dice.below(3) as u32 },
        10 => Change::Revert,
        11 => Change::Clear,
        12 => Change::Note { text: (*dice.any(&texts)).to_owned() },
        13 if dice.below(2) == 0 => Change::Ignore { check: check(), everywhere: dice.below(2) == 0 },
        13 => Change::Heed { check: check(), everywhere: dice.below(2) == 0 },
        14 if dice.below(2) == 0 => Change::Unmerge,
        14 => Change::Merge,
        _ => Change::Split { source_at: dice.below(40), target_at: dice.below(40) },
    }
}

#[test]
fn any_changes_undone_give_the_start_and_redone_the_end() {
    let texts = [
        "It is one. It is 12. 👩‍👩‍👧 came, and she left. It is four.",
        "مُحَمَّد هنا. ذهب الولد إلى البيت.",
        "房子很旧。但是很大。",
    ];
    for seed in 1..=60 {
        let mut dice = Dice(0x9E37_79B9_7F4A_7C15_u64.wrapping_mul(seed));
        let mut r =
            review("en", &texts, "de", &[(1, "Es ist eins."), (2, "Es ist 13."), (4, "Es ist vier.")]);
        let check = checker(&r);
        let checked: Vec<(RowId, Target)> = r
            .translation()
            .targets
            .iter()
            .map(|(id, t)| {
                let new = Target::new("Anders.".to_owned(), State::Translated, engine("x"), Vec::new());
                let Arrival::Proposed(mut t) = arrive(Some(t), new, true, AT) else { panic!("taken") };
                settle(r.row(*id).unwrap(), &mut t, &check);
                (*id, t)
            })
            .collect();
        r.put(checked);
        let start = r.clone();
        let mut states = vec![start.clone()];
        let mut steps = Vec::new();
        for _ in 0..40 {
            let rows: Vec<RowId> = (0..=dice.below(3)).map(|_| dice.any(r.rows()).id).collect();
            let change = any_change(&mut dice);
            let Ok(step) = r.step(&rows, &change, AT) else { continue };
            if step.is_nothing() {
                continue;
            }
            // As it is kept, so that nothing rests on what is not.
            let step: Step = serde_json::from_str(&serde_json::to_string(&step).unwrap()).unwrap();
            r.turn(&step, Turn::Forth, &check);
            assert_eq!(Review::new(r.article.clone(), r.translation.clone()), r, "{seed} {change:?}");
            let whole: String = r.article.kept_segments().flat_map(|s| s.text.split_whitespace()).collect();
            let rows: String = r.rows().iter().flat_map(|row| row.source.split_whitespace()).collect();
            assert_eq!(rows, whole, "{seed} {change:?}: no word of the source is lost or doubled");
            assert!(r.translation.targets.keys().all(|id| r.row(*id).is_some()), "{seed} {change:?}");
            steps.push(step);
            states.push(r.clone());
        }
        for (step, before) in steps.iter().zip(&states).rev() {
            r.turn(step, Turn::Back, &check);
            assert_eq!(&r, before, "{seed}: undone");
        }
        assert_eq!(r, start);
        for (step, after) in steps.iter().zip(&states[1..]) {
            r.turn(step, Turn::Forth, &check);
            assert_eq!(&r, after, "{seed}: redone");
        }
    }
}
