//! Paragraphs of the article behind what was put between them: a box for a newsletter, a list of links.
//!
//! A lost paragraph is worse than a stray line, so the article goes on where full sentences do.

use super::Line;
use crate::phrases::{Hit, Scope};

/// How many short lines in a row, hits aside, may stand between two paragraphs of one article.
const MOST_BETWEEN: usize = 4;
/// How many lines of clutter that is known by its words may stand there.
const MOST_KNOWN: usize = 8;
/// How wide a sentence is at least, in columns, with which an article goes on behind a list of links.
const FULL: usize = 60;

/// How many lines are looked at to tell whether what follows is prose.
const RUN: usize = 12;

/// Where the article ends that was found to end at `end` by the weight of its lines.
///
/// Sentences that follow at once belong to it. Behind a few lines of clutter it goes on where prose does.
/// Behind the heading of a list there must be the list first, and then a full sentence.
pub(crate) fn extend(lines: &[Line], drops: &[Option<&str>], start: usize, end: usize) -> usize {
    let mut best = end;
    let (mut between, mut known) = (0, 0);
    // How many lines stood below the heading of a list.
    let mut listed: Option<usize> = None;
    for nth in end..lines.len() {
        let line = &lines[nth];
        if drops[nth].is_some() {
            continue;
        }
        if let Some(hit) = line.hit {
            if hit.scope == Scope::End || is_footer(hit) || known >= MOST_KNOWN {
                break;
            }
            if hit.scope == Scope::List {
                listed = Some(0);
            }
            known += 1;
        } else if is_sentence(line) {
            let adjacent = between + known == 0 && nth > start;
            let goes_on = match listed {
                // Sentences right below the heading are what it heads.
                Some(below) => below > 0 && is_full(line) && is_prose_run(&lines[nth..]),
                None => adjacent || is_prose_run(&lines[nth..]),
            };
            if !goes_on {
                break;
            }
            best = nth + 1;
            (between, known, listed) = (0, 0, None);
        } else {
            between += 1;
            listed = listed.map(|below| below + 1);
            if between > MOST_BETWEEN {
                break;
            }
        }
    }
    best
}

fn is_full(line: &Line) -> bool {
    line.width >= FULL || line.several
}

/// Whether the lines up to the next clutter are sentences with few others among them: teasers have a
/// headline each.
fn is_prose_run(lines: &[Line]) -> bool {
    let run = lines.iter().take(RUN).take_while(|l| l.hit.is_none());
    let (sentences, others) =
        run.fold((0, 0), |(s, o), line| if is_sentence(line) { (s + 1, o) } else { (s, o + 1) });
    sentences > 2 * others
}

/// What stands at the foot of pages and nowhere else.
fn is_footer(hit: Hit) -> bool {
    matches!(
        hit.reason,
        "copyright" | "privacy-note" | "back-to-top" | "cookie" | "comment-form" | "comments"
    )
}

/// Whether a line ends as a sentence does and is more than a word.
pub(crate) fn is_sentence(line: &Line) -> bool {
    line.closed && line.words >= 2 && !line.item && !line.text.ends_with([':', '：', ';', '؛'])
}

/// Gives the short lines below the heading of a list of links its reason, up to the next sentence.
pub(crate) fn drop_lists(lines: &[Line], range: std::ops::Range<usize>, drops: &mut [Option<&'static str>]) {
    let mut below: Option<(&'static str, usize)> = None;
    for nth in range {
        let line = &lines[nth];
        if let Some(hit) = line.hit {
            if hit.scope == Scope::List && drops[nth] == Some(hit.reason) {
                below = Some((hit.reason, 0));
            }
            continue;
        }
        let Some((reason, count)) = &mut below else { continue };
        if line.closed || line.width > 120 || *count >= MOST_KNOWN {
            below = None;
        } else if drops[nth].is_none() {
            drops[nth] = Some(reason);
            *count += 1;
        }
    }
}

/// Whether a line that may end an article heads a part of it: it says one word and no number, and all that
/// follows is prose. Below comments stand names, dates and links.
pub(crate) fn heads_prose(lines: &[Line], nth: usize) -> bool {
    let line = &lines[nth];
    let rest = &lines[nth + 1..];
    let bare = line.words == 1 && line.text.chars().all(char::is_alphabetic);
    bare && rest.iter().filter(|l| is_full(l)).count() >= 2
        && rest.iter().all(|l| is_sentence(l) && l.hit.is_none() || l.text == line.text)
}
