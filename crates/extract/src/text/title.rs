//! Which line is the title.

use std::collections::HashSet;

use super::{Date, Line};

/// The title of a text and where it stands.
#[derive(Debug, Clone)]
pub(crate) struct Found {
    pub(crate) at: usize,
    pub(crate) text: String,
}

/// How many lines are looked at.
const MAX_HEAD: usize = 400;

/// Finds the title among the lines before the first paragraphs.
///
/// A line that is said twice before the text begins is the title; else the line right before the
/// byline, the date or the first paragraph, or the first line where it has the shape of one.
pub(crate) fn find(lines: &[Line], drops: &[Option<&str>]) -> Option<Found> {
    let first_prose = lines.iter().position(|l| is_prose(l) && l.hit.is_none()).unwrap_or(lines.len());
    // The title itself may be long enough to pass for prose: look a little beyond.
    let head = (first_prose + 3).min(lines.len()).min(MAX_HEAD);
    let usable = |nth: usize| -> bool {
        let line = &lines[nth];
        drops[nth].is_none()
            && line.hit.is_none()
            && line.date == Date::No
            && !line.item
            && (12..=260).contains(&line.width)
            && line.words >= 2
    };
    let found = |at: usize| Some(Found { at, text: without_site(&lines[at].text).to_owned() });
    let candidates: Vec<usize> = (0..head).filter(|&n| usable(n)).collect();

    // Said twice in a row, or twice in the head with the tab's title behind a bar.
    for pair in candidates.windows(2) {
        if pair[1] - pair[0] <= 2
            && lines[pair[0]].text == lines[pair[1]].text
            && !lines[pair[0]].text.is_empty()
        {
            return found(pair[0]);
        }
    }
    let mut best: Option<(usize, i32)> = None;
    for &nth in candidates
        .iter()
        .filter(|&&n| n <= first_prose && !(n == first_prose && (is_long(&lines[n]) || n > 0)))
    {
        let line = &lines[nth];
        let mut score = 0;
        score += match line.words {
            4..=20 => 3,
            3 | 21..=28 => 1,
            _ => -2,
        };
        score += if line.closed && !line.text.ends_with(['?', '!', '？', '！']) { -6 } else { 1 };
        score += if line.several { -2 } else { 0 };
        let next = lines.get(nth + 1);
        if next.is_some_and(|l| {
            l.date != Date::No || l.hit.is_some_and(|h| matches!(h.reason, "byline" | "date" | "share"))
        }) {
            score += 3;
        }
        if lines.get(nth + 2).is_some_and(|l| {
            l.date != Date::No || l.hit.is_some_and(|h| matches!(h.reason, "byline" | "date"))
        }) {
            score += 2;
        }
        if (nth + 1..=nth + 4).any(|n| n == first_prose) {
            score += 3;
        }
        if next.is_some_and(|l| alike(&line.text, &l.text)) {
            score += 4;
        }
        if nth == 0 {
            score += 2;
        }
        if line.width >= 30 {
            score += 1;
        }
        if best.is_none_or(|(_, s)| score >= s) {
            best = Some((nth, score));
        }
    }
    // A title stands above something.
    best.filter(|&(nth, score)| score >= 4 && nth + 1 < lines.len()).and_then(|(nth, _)| found(nth))
}

fn is_prose(line: &Line) -> bool {
    line.closed && (line.width >= 120 || line.several && line.width >= 80)
}

fn is_long(line: &Line) -> bool {
    line.width > 160 || line.several
}

/// A title without the site's name behind a bar: "Fire in the harbour | The Daily".
pub(crate) fn without_site(title: &str) -> &str {
    for bar in [" | ", " • ", " » ", " :: "] {
        if let Some((head, tail)) = title.rsplit_once(bar)
            && tail.chars().count() <= 40
            && head.split_whitespace().count() >= 3
        {
            return head.trim_end();
        }
    }
    title
}

/// Whether two lines say the same headline, in the same or in other words.
///
/// They do where at least half of the content words of the shorter one stand in the longer one too,
/// words being compared by their first letters so that inflection does not count.
pub(crate) fn alike(a: &str, b: &str) -> bool {
    let (a, b) = (stems(a), stems(b));
    let least = a.len().min(b.len());
    if least == 0 {
        return false;
    }
    let shared = a.intersection(&b).count();
    let most = a.len().max(b.len());
    shared * 2 >= least && (least >= 4 && shared >= 3 || shared == least) && most <= 3 * least
}

fn stems(text: &str) -> HashSet<String> {
    let folded = crate::phrases::fold(text);
    let mut out = HashSet::new();
    for word in folded.split([' ', ':']) {
        let chars: Vec<char> = word.chars().collect();
        if chars.iter().any(|&c| crate::normalise::is_wide(c)) {
            out.extend(chars.windows(2).map(|w| w.iter().collect::<String>()));
        } else if chars.len() >= 4 {
            out.insert(chars.iter().take(5).collect());
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tells_one_headline_in_two_wordings() {
        for (a, b, expect) in [
            (
                "Russia Ukraine Set for Second Round of Talks Amid Escalating Conflict",
                "Russia and Ukraine Gear Up for Second Peace Talks Amid Intensifying Conflict",
                true,
            ),
            ("Fire destroys the harbour of Bremen", "Fire destroys the harbour of Bremen", true),
            ("Fire destroys the harbour of Bremen", "Parliament votes on the new budget", false),
            ("俄乌将举行第二轮会谈", "俄乌第二轮会谈将举行", true),
            ("", "", false),
        ] {
            assert_eq!(alike(a, b), expect, "{a} / {b}");
        }
    }
}
