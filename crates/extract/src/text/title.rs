//! Which line is the title.

use std::collections::{HashMap, HashSet};

use super::{Date, Line};

/// The title of a text and where it stands.
#[derive(Debug, Clone)]
pub(crate) struct Found {
    pub(crate) at: usize,
    pub(crate) text: String,
}

/// How many lines are looked at.
const MAX_HEAD: usize = 400;

/// Finds the title of a text whose article begins about line `start`.
///
/// A line that is said twice before the text begins is the title. Else what speaks for a line is its
/// shape, its place before the article, a byline or date behind it, that it is said again elsewhere, and
/// that its words come back in the article.
pub(crate) fn find(lines: &[Line], drops: &[Option<&str>], start: usize) -> Option<Found> {
    // The title itself may be long enough to pass for prose: look a little beyond.
    let head = (start + 4).min(lines.len()).min(MAX_HEAD);
    // With nothing else above the text, the first line is a headline however short.
    let alone = start <= 1;
    let usable = |nth: usize| -> bool {
        let line = &lines[nth];
        drops[nth].is_none()
            && line.hit.is_none()
            && line.date == Date::No
            && (if alone && nth == 0 { 6..=260 } else { 12..=260 }).contains(&line.width)
            // Three ideographs may be as much as three words.
            && (line.words >= 2 || alone && nth == 0 && line.text.chars().all(crate::normalise::is_wide))
            && !is_broken_off(line, lines.get(nth + 1))
    };
    let found = |at: usize| Some(Found { at, text: without_site(&lines[at].text).to_owned() });
    let candidates: Vec<usize> = (0..head).filter(|&n| usable(n)).collect();
    for pair in candidates.windows(2) {
        if pair[1] - pair[0] <= 2 && lines[pair[0]].text == lines[pair[1]].text {
            return found(pair[0]);
        }
    }
    let mut body: HashMap<String, usize> = HashMap::new();
    for line in lines[start.min(lines.len())..].iter().filter(|l| l.closed && l.width >= 60).take(40) {
        for stem in stems(&line.text) {
            *body.entry(stem).or_default() += 1;
        }
    }
    let mut said: HashMap<&str, usize> = HashMap::new();
    for line in lines {
        *said.entry(line.text.as_str()).or_default() += 1;
    }
    let scored: Vec<(usize, i32)> = candidates
        .iter()
        .filter(|&&n| !is_long(&lines[n]) && n + 30 >= start)
        .map(|&nth| {
            let twice = said.get(lines[nth].text.as_str()) == Some(&2);
            (nth, score(lines, nth, start, &body) + i32::from(twice) * 2)
        })
        .collect();
    let mut best: Option<(usize, i32)> = None;
    for &(nth, score) in &scored {
        if best.is_none_or(|(_, s)| score > s) {
            best = Some((nth, score));
        }
    }
    // Of a title and the line that explains it, the first is the title.
    if let Some((at, score)) = best
        && let Some(&(above, s)) = scored.iter().find(|(nth, _)| nth + 1 == at)
        && s + 3 >= score
        && s >= 5
        && lines[above].words >= 4
    {
        best = Some((above, s));
    }
    // A title stands above something.
    best.filter(|&(nth, score)| score >= 5 && nth + 1 < lines.len()).and_then(|(nth, _)| found(nth))
}

/// What speaks for a line as the title.
fn score(lines: &[Line], nth: usize, start: usize, body: &HashMap<String, usize>) -> i32 {
    let line = &lines[nth];
    let mut score = match line.words {
        5..=18 => 4,
        4 | 19..=26 => 2,
        3 => 0,
        _ => -2,
    };
    if line.closed && !line.text.ends_with(['?', '!', '？', '！']) {
        score -= 9;
    }
    if line.item {
        score -= 2;
    }
    let words = stems(&line.text);
    if !words.is_empty() && !body.is_empty() {
        // A word that comes back in paragraph after paragraph is what the article is about.
        let shared: usize = words.iter().map(|w| body.get(w).copied().unwrap_or(0).min(3)).sum();
        score += i32::try_from(shared * 2 / words.len().max(4)).unwrap_or(0);
        if shared == 0 && body.len() > 40 && !(nth == 0 && start <= 1) {
            score -= 3;
        }
    }
    score += signature(lines, nth);
    let next = lines.get(nth + 1);
    if next.is_some_and(|l| alike(&line.text, &l.text)) {
        score += 4;
    }
    // A path of links ends with the title.
    if is_path(&line.text) {
        score -= 6;
    }
    let ends_with_it = |l: &Line| l.text.len() > line.text.len() && l.text.ends_with(line.text.as_str());
    if line.words >= 2 && lines[nth.saturating_sub(4)..nth].iter().any(ends_with_it) {
        score += 5;
    }
    if lines[nth + 1..]
        .iter()
        .take(4)
        .any(|l| l.words >= 2 && line.text.len() > l.text.len() && line.text.ends_with(l.text.as_str()))
    {
        score -= 5;
    }
    if nth == 0 {
        score += if start == 1 { 5 } else { 2 };
    }
    // Behind the first paragraph stand headings; far before it, menus.
    score += match start.checked_sub(nth) {
        None => -4,
        Some(0..=4) => 2,
        Some(5..=8) => 1,
        Some(_) => 0,
    };
    score
}

/// What a byline, a date or a share line behind a line says for it.
fn signature(lines: &[Line], nth: usize) -> i32 {
    let signs = |l: &Line| l.date != Date::No || l.hit.is_some_and(|h| matches!(h.reason, "byline" | "date"));
    let mut best = 0;
    for (distance, line) in lines[nth + 1..].iter().take(6).enumerate() {
        if line.closed && line.width > 120 {
            break;
        }
        if signs(line) {
            best = best.max([4, 3, 2, 2, 1, 1][distance]);
        }
    }
    let shared = lines.get(nth + 1).is_some_and(|l| l.hit.is_some_and(|h| h.reason == "share"));
    best.max(if shared { 3 } else { 0 })
}

/// Whether a line is the path of links to the page: "Home > Blog > Title".
fn is_path(text: &str) -> bool {
    [" > ", " » ", " › ", " / ", " >", "» "].iter().any(|mark| text.contains(mark))
}

/// Whether a line is the first part of a sentence that goes on in the next one, or a form of address.
fn is_broken_off(line: &Line, next: Option<&Line>) -> bool {
    if line.closed {
        return false;
    }
    let goes_on = next.is_some_and(|n| {
        let mut chars = n.text.chars();
        n.closed
            && chars.next().is_some_and(char::is_lowercase)
            && chars.next().is_some_and(|c| c.is_lowercase() || c == ' ')
    });
    goes_on
        || line.text.ends_with([',', '，', '、', '،'])
        || line.several && line.text.contains([';', '；']) && line.width > 60
}

fn is_long(line: &Line) -> bool {
    line.width > 180 || line.several && line.width > 90
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
