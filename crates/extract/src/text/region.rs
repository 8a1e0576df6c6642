//! Where the article begins and ends, and what the lines outside and between are.

use super::title::{Found, alike};
use super::{Date, Line};
use crate::phrases::Scope;

/// Gives every line that does not belong to the article its reason.
pub(crate) fn mark(lines: &[Line], title: Option<&Found>, drops: &mut [Option<&'static str>]) {
    let weights = weights(lines, title, drops);
    let Some((start, end)) = heaviest(&weights) else {
        mark_phrases(lines, drops);
        return;
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
        drops[nth] = if nth < start {
            Some(outside_reason(line, "navigation"))
        } else if nth >= end {
            Some(outside_reason(line, tail))
        } else {
            inside_reason(lines, nth, start, title)
        };
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
            -4
        } else {
            -25
        };
        if let Some(hit) = line.hit {
            weight = match hit.scope {
                Scope::End => -900,
                Scope::List => -160,
                Scope::Line => -40,
            };
            in_list = if hit.scope == Scope::List { 8 } else { in_list };
        } else if line.date != Date::No {
            weight = -35;
        } else if in_list > 0 {
            if line.width > 260 || line.several && line.width > 200 {
                in_list = 0;
            } else {
                weight = weight.min(-15);
                in_list -= 1;
            }
        }
        if title.is_some_and(|t| t.at == nth) {
            weight = 0;
        }
        out.push(weight);
    }
    out
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
