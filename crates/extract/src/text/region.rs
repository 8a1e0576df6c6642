//! Where the article begins and ends, and what the lines outside and between are.

use std::collections::{HashMap, HashSet};

use super::title::{Found, alike};
use super::{Date, Line, tail};
use crate::phrases::Scope;

/// How many lines before the article are looked through for its first paragraphs.
const LEAD: usize = 60;

/// How wide a line of a menu is at most, in columns.
const SHORT: usize = 60;
/// How many short lines in a row are a menu.
const LONG_RUN: usize = 4;

fn is_prose(line: &Line) -> bool {
    line.closed && line.width >= 90 && line.hit.is_none() && line.date == Date::No
}

/// Where the article begins, by the shape of the lines alone.
pub(crate) fn start(lines: &[Line], drops: &[Option<&'static str>]) -> usize {
    heaviest(&weights(lines, None, drops)).map_or(0, |(start, _)| start)
}

/// Gives every line that does not belong to the article its reason.
pub(crate) fn mark(lines: &[Line], title: Option<&Found>, drops: &mut [Option<&'static str>]) {
    // Without a paragraph there is no article to tell from the rest: verse, lists, notes.
    let heads_list = |l: &Line| l.hit.is_some_and(|h| h.scope != Scope::Line);
    let shapeless = !lines.iter().any(is_prose) && !lines.iter().any(heads_list);
    let weights = weights(lines, title, drops);
    let Some((start, end)) = heaviest(&weights).filter(|_| !shapeless) else {
        mark_phrases(lines, drops);
        tail::drop_lists(lines, 0..lines.len(), drops);
        return;
    };
    let end = match thread(&lines[start..end]) {
        Some(at) => start + at,
        None => tail::extend(lines, drops, start, end),
    };
    let start = title.map_or(start, |t| if t.at < start && t.at + 6 >= start { t.at + 1 } else { start });
    // Behind the article, the last heading of a list or form names what follows it.
    let mut tail = "outside-article";
    for nth in 0..lines.len() {
        if nth >= end
            && let Some(hit) = lines[nth].hit.filter(|h| h.scope != Scope::Line)
        {
            tail = hit.reason;
        }
        if drops[nth].is_some() || title.is_some_and(|t| t.at == nth) {
            continue;
        }
        let line = &lines[nth];
        // The first paragraphs may be parted from the rest by what stands around a picture or a video.
        let lead = title.is_some_and(|t| nth > t.at) && start - nth.min(start) <= LEAD && is_prose(line);
        drops[nth] = if nth < start && !lead {
            Some(outside_reason(line, "navigation"))
        } else if nth >= end {
            Some(outside_reason(line, tail))
        } else {
            inside_reason(lines, nth, start, title)
        };
    }
    tail::drop_lists(lines, start.min(end)..end, drops);
    // Verse is short lines and refrains; only among prose are they menus and buttons.
    if lines[start.min(end)..end].iter().filter(|l| is_prose(l)).count() >= 3 {
        drop_runs(lines, start..end, drops);
        drop_repeats(lines, drops);
    }
}

/// A long line that has been said before belongs to a promotion or a gallery; refrains are short. A
/// short one that is said again and again is a button, unless it heads what stands below it.
fn drop_repeats(lines: &[Line], drops: &mut [Option<&'static str>]) {
    let mut said: HashMap<&str, usize> = HashMap::new();
    for line in lines {
        *said.entry(line.text.as_str()).or_default() += 1;
    }
    for (nth, drop) in drops.iter_mut().enumerate() {
        let heads = |next: &Line| next.closed || next.item || next.width > SHORT;
        if drop.is_none()
            && said.get(lines[nth].text.as_str()).is_some_and(|&times| times >= 3)
            && !lines.get(nth + 1).is_some_and(heads)
        {
            *drop = Some("repeated");
        }
    }
    let mut seen: HashSet<&str> = HashSet::new();
    for (line, drop) in lines.iter().zip(drops) {
        if drop.is_none() && line.width >= 40 && !seen.insert(line.text.as_str()) {
            *drop = Some("repeated");
        }
    }
}

/// Short lines in a row within the article are a menu or a widget, unless they are a list of the article:
/// those have bullets or numbers in them, or prose that announces them.
fn drop_runs(lines: &[Line], range: std::ops::Range<usize>, drops: &mut [Option<&'static str>]) {
    let mut run: Vec<usize> = Vec::new();
    let mut before: Option<usize> = None;
    for nth in range.start..=range.end {
        let within = nth < range.end;
        if within && drops[nth].is_some() {
            continue;
        }
        let is_short = |l: &Line| !l.closed && !l.item && l.width <= SHORT && !is_row(&l.text);
        if within && is_short(&lines[nth]) {
            run.push(nth);
            continue;
        }
        // The last may be the heading of what follows.
        if within {
            run.pop();
        }
        let announced = before.is_some_and(|b| lines[b].text.ends_with([':', '：']));
        if run.len() >= LONG_RUN && !announced {
            for &short in &run {
                drops[short] = Some("navigation");
            }
        }
        run.clear();
        before = Some(nth);
    }
}

fn mark_phrases(lines: &[Line], drops: &mut [Option<&'static str>]) {
    for (line, drop) in lines.iter().zip(drops) {
        if drop.is_none()
            && let Some(hit) = line.hit
        {
            *drop = Some(hit.reason);
        }
    }
}

/// What each line says for (positive) or against (negative) belonging to the article.
fn weights(lines: &[Line], title: Option<&Found>, drops: &[Option<&str>]) -> Vec<i32> {
    let mut out = Vec::with_capacity(lines.len());
    let mut in_list = 0usize;
    let prose = |l: &Line| if l.closed && l.width >= 40 { l.width } else { 0 };
    let all: usize = lines.iter().map(prose).sum();
    let mut said = 0;
    let mut in_comments = false;
    for (nth, line) in lines.iter().enumerate() {
        let width = i32::try_from(line.width.min(400)).unwrap_or(400);
        let mut weight = if drops[nth].is_some() {
            0
        } else if line.width >= 200 || line.several && line.width >= 90 {
            width
        } else if line.closed && line.width >= 40 {
            width * 2 / 3
        } else if line.width >= 130 {
            width / 2
        } else if line.closed && line.words >= 4 {
            10
        } else if line.item || is_row(&line.text) {
            2
        } else {
            -32
        };
        said += prose(line);
        if let Some(hit) = line.hit {
            in_comments |= hit.scope == Scope::End
                && matches!(hit.reason, "comments" | "comment-form")
                && !line.text.ends_with(['?', '？'])
                && said * 8 >= all;
            weight = match hit.scope {
                // "Comments?" is asked by those who write letters.
                Scope::End if line.text.ends_with(['?', '？']) => -40,
                Scope::End => -500,
                Scope::List => -160,
                Scope::Line => -40,
            };
            in_list = if hit.scope == Scope::List { 8 } else { in_list };
        } else if line.date != Date::No {
            weight = -60;
        } else if in_list > 0 {
            if line.width > 260 || line.several && line.width > 200 {
                in_list = 0;
            } else {
                weight = weight.min(-15);
                in_list -= 1;
            }
        }
        // What readers say may be longer than what they say it about.
        if in_comments && weight > 0 {
            weight /= 4;
        }
        if title.is_some_and(|t| t.at == nth) {
            weight = 0;
        }
        out.push(weight);
    }
    out
}

/// Where a thread of comments begins: dates between short contributions, at least four, after the
/// article has had its say.
fn thread(lines: &[Line]) -> Option<usize> {
    let prose = |part: &[Line]| part.iter().filter(|l| l.closed).map(|l| l.width).sum::<usize>();
    let dates: Vec<usize> =
        (0..lines.len()).filter(|&n| lines[n].date != Date::No && !lines[n].closed).collect();
    let all = prose(lines);
    let first = dates.windows(4).find(|w| w[3] - w[0] <= 32 && w[0] > 2)?[0];
    let rest = dates.iter().filter(|&&n| n >= first).count();
    let dense = (lines.len() - first) <= rest * 9;
    // Where a heading says so, less of an article is enough before it.
    let from = first.saturating_sub(8);
    let headed = lines[from..first].iter().rposition(|l| {
        l.hit.is_some_and(|h| matches!(h.reason, "comments" | "comment-form") && h.scope == Scope::End)
    });
    let enough = if headed.is_some() { 12 } else { 4 };
    let first = headed.map_or(first, |at| from + at);
    (dense && prose(&lines[..first]) * enough >= all).then_some(first)
}

/// A row of a list that was set in columns or with a mark between its parts: tour dates, prices, scores.
fn is_row(text: &str) -> bool {
    let parted = [" – ", " -- ", " — ", " - ", ": ", " @ ", "://"].iter().any(|mark| text.contains(mark));
    parted && text.bytes().any(|b| b.is_ascii_digit())
}

/// The stretch of the greatest sum, as `start..end`.
fn heaviest(weights: &[i32]) -> Option<(usize, usize)> {
    let (mut best, mut best_range) = (0i64, None);
    let (mut sum, mut start) = (0i64, 0);
    for (nth, &weight) in weights.iter().enumerate() {
        if sum <= 0 {
            sum = 0;
            start = nth;
        }
        sum += i64::from(weight);
        if sum > best {
            best = sum;
            best_range = Some((start, nth + 1));
        }
    }
    best_range
}

fn outside_reason(line: &Line, otherwise: &'static str) -> &'static str {
    match (line.hit, line.date) {
        (Some(hit), _) => hit.reason,
        (None, Date::Sure | Date::Maybe) => "date",
        _ => otherwise,
    }
}

fn inside_reason(lines: &[Line], nth: usize, start: usize, title: Option<&Found>) -> Option<&'static str> {
    let line = &lines[nth];
    if let Some(title) = title
        && (line.text == title.text
            || line.text == lines[title.at].text
            || nth <= title.at + 2
                && nth > title.at
                && !line.closed
                && line.width <= 200
                && alike(&line.text, &title.text))
    {
        return Some("repeated-title");
    }
    if let Some(hit) = line.hit {
        // One common word between two paragraphs is more likely a heading of the article.
        let between = nth > start
            && hit.reason == "navigation"
            && lines[nth - 1].closed
            && lines.get(nth + 1).is_some_and(|l| l.closed && l.width > 100);
        return (!between).then_some(hit.reason);
    }
    match line.date {
        Date::Sure => Some("date"),
        Date::Maybe if nth < start + 4 => Some("date"),
        _ => None,
    }
}
