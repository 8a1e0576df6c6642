//! What was spent, the limits before more is, and what may not leave this computer.

use diglot_core::finding::Severity;
use diglot_core::summary::{Length, Summary};
use diglot_store::{Amounts, Charge, Filter, Library, Limits, ListQuery, OverLimit};

use crate::support::{AT, article, finding, id, summary};

fn charge(day: &str, engine: &str, article: Option<&str>, cost: f64) -> Charge {
    let amounts = Amounts { requests: 1, input_tokens: 100, output_tokens: 10, characters: 0, cost };
    Charge {
        day: day.into(),
        engine: engine.into(),
        model: Some("m".into()),
        article: article.map(Into::into),
        amounts,
    }
}

#[test]
fn what_is_used_is_summed_by_day_and_engine() {
    let library = Library::in_memory().unwrap();
    library
        .charge(&[
            charge("2026-11-29", "a", Some("x"), 0.25),
            charge("2026-11-29", "a", Some("y"), 0.5),
            charge("2026-11-29", "b", None, 2.0),
            charge("2026-10-31", "a", Some("x"), 1.0),
        ])
        .unwrap();
    let rows: Vec<_> = library
        .spending()
        .unwrap()
        .into_iter()
        .map(|r| (r.day, r.engine, r.amounts.requests, r.amounts.cost))
        .collect();
    let want = [("2026-11-29", "b", 1, 2.0), ("2026-11-29", "a", 2, 0.75), ("2026-10-31", "a", 1, 1.0)];
    assert_eq!(rows, want.map(|(day, engine, n, cost)| (day.to_owned(), engine.to_owned(), n, cost)));
    let check = |engine: &str, window: &str, want: f64| {
        let got = library.cost(engine, window).unwrap();
        assert!((got - want).abs() < 1e-12, "{engine} {window}: {got}");
    };
    check("a", "2026-11-29", 0.75);
    check("a", "2026-11", 0.75);
    check("a", "2026-10", 1.0);
    check("a", "2026-1", 1.75);
    check("a", "2026-11-2", 0.75);
    check("c", "2026-11", 0.0);
}

#[test]
fn nothing_is_counted_that_goes_over_a_limit() {
    let limits = |day, month| Limits { day, month };
    let check = |limits: Limits, day: &str, cost: f64, want: Result<(), OverLimit>| {
        let library = Library::in_memory().unwrap();
        library
            .charge(&[charge("2026-11-28", "a", None, 3.0), charge("2026-11-29", "a", None, 1.0)])
            .unwrap();
        let got = library.charge_within(&charge(day, "a", None, cost), limits).unwrap();
        assert_eq!(got, want, "{limits:?} {day} {cost}");
        let counted = if want.is_ok() { cost } else { 0.0 };
        let all: f64 = library.spending().unwrap().iter().map(|r| r.amounts.cost).sum();
        assert!((all - 4.0 - counted).abs() < 1e-12, "{limits:?} {day} {cost}: {all}");
    };
    let over = |of_month, limit, spent| Err(OverLimit { of_month, limit, spent });
    check(limits(None, None), "2026-11-29", 1e9, Ok(()));
    check(limits(Some(2.0), None), "2026-11-29", 1.0, Ok(()));
    check(limits(Some(2.0), None), "2026-11-29", 1.01, over(false, 2.0, 1.0));
    check(limits(Some(2.0), None), "2026-11-30", 2.0, Ok(()));
    check(limits(Some(0.0), None), "2026-11-30", 0.0, Ok(()));
    check(limits(None, Some(5.0)), "2026-11-30", 1.0, Ok(()));
    check(limits(None, Some(5.0)), "2026-11-30", 1.5, over(true, 5.0, 4.0));
    check(limits(Some(9.0), Some(5.0)), "2026-11-29", 1.5, over(true, 5.0, 4.0));
    check(limits(None, Some(5.0)), "2026-12-01", 5.0, Ok(()));
}

#[test]
fn tenths_that_add_up_to_a_limit_do_not_break_it() {
    let library = Library::in_memory().unwrap();
    let limits = Limits { day: Some(1.0), month: None };
    for _ in 0..10 {
        assert_eq!(library.charge_within(&charge("2026-11-29", "a", None, 0.1), limits).unwrap(), Ok(()));
    }
    assert!(library.charge_within(&charge("2026-11-29", "a", None, 0.001), limits).unwrap().is_err());
}

#[test]
fn what_was_spent_on_an_article_stays_when_the_article_goes() {
    let library = Library::in_memory().unwrap();
    library.put_article(&article("x", "en", "T", &["Text."]), AT).unwrap();
    library
        .charge(&[charge("2026-11-29", "a", Some("x"), 0.5), charge("2026-11-29", "a", None, 0.25)])
        .unwrap();
    library.keep_here(&id("x"), true).unwrap();
    library.delete_article(&id("x"), AT).unwrap();
    library.purge(&id("x")).unwrap();
    let rows = library.spending().unwrap();
    assert_eq!(rows.len(), 1);
    assert!((rows[0].amounts.cost - 0.75).abs() < 1e-12 && rows[0].amounts.requests == 2);
    assert!(!library.stays_here(&id("x")).unwrap());
    assert_eq!(library.verify().unwrap(), Vec::<String>::new());
}

#[test]
fn an_article_stays_here_as_long_as_it_is_told_to() {
    let library = Library::in_memory().unwrap();
    library.put_article(&article("x", "en", "T", &["Text."]), AT).unwrap();
    assert!(!library.stays_here(&id("x")).unwrap());
    for _ in 0..2 {
        library.keep_here(&id("x"), true).unwrap();
        assert!(library.stays_here(&id("x")).unwrap());
    }
    library.keep_here(&id("x"), false).unwrap();
    assert!(!library.stays_here(&id("x")).unwrap());
    assert_eq!(library.keep_here(&id("nowhere"), true).unwrap_err().code(), "no-such-article");
}

#[test]
fn a_changed_summary_stays_in_its_place_and_is_counted_anew() {
    let library = Library::in_memory().unwrap();
    library.put_article(&article("x", "en", "T", &["Text."]), AT).unwrap();
    let made = summary("en", Length::Short, "Point", vec![finding(Severity::Major)]);
    let key = library.put_summary(&id("x"), &made, AT).unwrap();
    let to_check = || {
        let query = ListQuery { limit: 9, filter: Filter::All, ..ListQuery::default() };
        library.list(&query).unwrap().rows[0].to_check
    };
    assert_eq!(to_check(), 1);
    let change = |work: fn(&mut Summary) -> Result<(), ()>| library.change_summary(key, work).unwrap();
    let accept = |s: &mut Summary| {
        s.points[0].mending.accepted = true;
        Ok(())
    };
    assert_eq!(change(accept), Some(Ok(())));
    assert_eq!(to_check(), 0, "what was found fine wants no look");
    let drop = |s: &mut Summary| {
        s.points[0].mending.accepted = false;
        s.points[0].mending.dropped = true;
        Ok(())
    };
    assert_eq!(change(drop), Some(Ok(())));
    assert_eq!(to_check(), 0, "nor what was taken out");
    let fail = |s: &mut Summary| {
        s.points.clear();
        Err(())
    };
    assert_eq!(change(fail), Some(Err(())));
    let stored = library.summaries(&id("x")).unwrap();
    assert_eq!((stored.len(), stored[0].key, stored[0].created_at.as_str()), (1, key, AT));
    assert!(stored[0].summary.points[0].mending.dropped, "a change that failed changed nothing");
    assert_eq!(library.change_summary(key + 1, |_| Ok::<_, ()>(())).unwrap(), None);
}
