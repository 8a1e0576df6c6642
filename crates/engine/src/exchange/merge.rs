//! What becomes of a target that was edited elsewhere, when it comes back.

use diglot_core::translation::State;

use super::Unit;

/// A row as it is here.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Mine<'a> {
    /// Its target; empty where there is none.
    pub(crate) text: &'a str,
    /// How far it is.
    pub(crate) state: State,
    /// A person's note.
    pub(crate) note: &'a str,
}

/// What is to be done with a row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Verdict {
    /// Nothing: the file says the same, or only this side changed it.
    Same,
    /// The file's side is taken: only that side changed it.
    Take(Taken),
    /// Both sides changed it. What would be taken, and what it was when the file was written.
    Conflict(Taken, String),
}

/// What a row becomes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Taken {
    /// The target.
    pub(crate) text: String,
    /// How far it is.
    pub(crate) state: State,
    /// The note.
    pub(crate) note: String,
}

/// Whether two texts are the same but for white space, which tools change as they write files anew.
pub(crate) fn same_text(a: &str, b: &str) -> bool {
    a.split_whitespace().eq(b.split_whitespace())
}

/// Compares a row with what came back, by what it was when the file was written.
///
/// A target that is gone from the file says nothing: tools leave out what they do not know. Where the
/// file has forgotten what it was, a text that differs from one that is there is a conflict.
pub(crate) fn judge(mine: Mine<'_>, theirs: &Unit) -> Verdict {
    let note = with_notes(mine.note, &theirs.notes);
    let text = theirs.target.trim();
    let is_there = mine.state != State::Initial && !mine.text.trim().is_empty();
    let take = |text: &str, state| Taken { text: text.to_owned(), state, note: note.clone() };
    let unchanged = || {
        let taken = take(mine.text, mine.state);
        if taken.note == mine.note { Verdict::Same } else { Verdict::Take(taken) }
    };
    if text.is_empty() {
        return unchanged();
    }
    if same_text(mine.text, text) && is_there {
        // The same text, perhaps approved or reopened there.
        let base = theirs.base.as_ref();
        let moved = match base {
            Some(base) => theirs.state != base.state && mine.state == base.state,
            None => theirs.state > mine.state,
        };
        return match theirs.state {
            State::Initial => unchanged(),
            state if moved && state != mine.state => Verdict::Take(take(mine.text, state)),
            _ => unchanged(),
        };
    }
    // A tool that knows no states may have left it at the first.
    let taken = take(text, theirs.state.max(State::Translated));
    let Some(base) = &theirs.base else {
        return if is_there { Verdict::Conflict(taken, String::new()) } else { Verdict::Take(taken) };
    };
    let was_there = base.state != State::Initial;
    let they_changed = !same_text(&base.text, text) || (!was_there && theirs.state != State::Initial);
    // Emptied here since is a change too.
    let i_changed = is_there != was_there || (is_there && !same_text(&base.text, mine.text));
    match (they_changed, i_changed) {
        (false, _) => unchanged(),
        (true, false) => Verdict::Take(taken),
        (true, true) => Verdict::Conflict(taken, base.text.clone()),
    }
}

/// The note with what the file adds to it.
fn with_notes(mine: &str, theirs: &[String]) -> String {
    let mut note = mine.to_owned();
    for added in theirs.iter().map(|n| n.trim()).filter(|n| !n.is_empty()) {
        let known = note.lines().any(|l| same_text(l, added)) || note.contains(added);
        if !known {
            if !note.is_empty() {
                note.push('\n');
            }
            note.push_str(added);
        }
    }
    note
}

#[cfg(test)]
mod tests {
    use super::super::Base;
    use super::*;

    #[test]
    fn only_one_side_that_changed_is_taken_and_two_are_a_conflict() {
        use State::{Final, Initial, Reviewed, Translated};
        // Base, mine, theirs; `None` where the file has forgotten the base.
        let check = |base: Option<(&str, State)>, mine: (&str, State), theirs: (&str, State), want: &str| {
            let unit = Unit {
                id: "1".to_owned(),
                block: None,
                source: String::new(),
                target: theirs.0.to_owned(),
                state: theirs.1,
                origin: None,
                notes: Vec::new(),
                base: base.map(|(text, state)| Base { text: text.to_owned(), state }),
            };
            let got = match judge(Mine { text: mine.0, state: mine.1, note: "" }, &unit) {
                Verdict::Same => "same".to_owned(),
                Verdict::Take(taken) => format!("take {} {:?}", taken.text, taken.state),
                Verdict::Conflict(taken, base) => format!("conflict {} {base}", taken.text),
            };
            assert_eq!(got, want, "{base:?} {mine:?} {theirs:?}");
        };
        let base = Some(("a", Translated));
        check(base, ("a", Translated), ("a", Translated), "same");
        check(base, ("a", Translated), (" a\n", Translated), "same");
        check(base, ("b", Translated), ("a", Translated), "same");
        check(base, ("b", Translated), ("a", Final), "same");
        check(base, ("a", Translated), ("c", Translated), "take c Translated");
        check(base, ("a", Translated), ("c", Initial), "take c Translated");
        check(base, ("a", Translated), ("c", Reviewed), "take c Reviewed");
        check(base, ("b", Translated), ("c", Translated), "conflict c a");
        check(base, ("c", Translated), ("c", Translated), "same");
        check(base, ("", Initial), ("c", Translated), "conflict c a");
        check(base, ("", Initial), ("a", Translated), "same");
        check(base, ("a", Translated), ("a", Final), "take a Final");
        check(base, ("a", Reviewed), ("a", Final), "same");
        check(Some(("a", Reviewed)), ("a", Reviewed), ("a", Translated), "take a Translated");
        check(base, ("a", Translated), ("", Initial), "same");
        check(Some(("", Initial)), ("", Initial), ("c", Translated), "take c Translated");
        check(Some(("", Initial)), ("b", Translated), ("c", Translated), "conflict c ");
        check(
            Some(("half a", Initial)),
            ("half a", Initial),
            ("half a sentence", Initial),
            "take half a sentence Translated",
        );
        check(Some(("half a", Initial)), ("half a", Initial), ("half a", Initial), "same");
        check(None, ("a", Translated), ("a", Reviewed), "take a Reviewed");
        check(None, ("a", Reviewed), ("a", Translated), "same");
        check(None, ("a", Translated), ("c", Translated), "conflict c ");
        check(None, ("", Initial), ("c", Translated), "take c Translated");
    }

    #[test]
    fn notes_are_added_once() {
        let check = |mine: &str, theirs: &[&str], want: &str| {
            let theirs: Vec<String> = theirs.iter().map(|n| (*n).to_owned()).collect();
            assert_eq!(with_notes(mine, &theirs), want);
        };
        check("", &[], "");
        check("mine", &["mine"], "mine");
        check("mine", &["mine", "theirs", " "], "mine\ntheirs");
        check("two\nlines", &["two\nlines"], "two\nlines");
    }
}
