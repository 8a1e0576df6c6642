//! Running heads and feet, and page numbers: what stands on every page and belongs to none.

use std::collections::{BTreeSet, HashMap};

use super::line::Line;
use super::page::PageText;

/// The share of the page's height at the top and at the bottom where they stand.
const BAND: f32 = 0.17;

/// How many lines from the edge are looked at.
const DEPTH: usize = 4;

/// The reasons for which lines are left out, by page and by line.
pub(crate) fn find(pages: &[PageText]) -> Vec<Vec<Option<&'static str>>> {
    let mut out: Vec<Vec<Option<&'static str>>> = pages.iter().map(|p| vec![None; p.lines.len()]).collect();
    // The lines at the edges by their shape: text without its numbers, height, size.
    let mut shapes: HashMap<(String, i32, i32), Vec<(usize, usize)>> = HashMap::new();
    for (p, page) in pages.iter().enumerate() {
        for l in edges(page) {
            let line = &page.lines[l];
            let key = (shape(&line.text), (line.y / 8.0).round() as i32, (line.size * 2.0).round() as i32);
            shapes.entry(key).or_default().push((p, l));
        }
    }
    for ((text, height, size), places) in &shapes {
        // Lines that stand a little higher on some pages count, too.
        let near = [-1, 0, 1].iter().filter_map(|d| shapes.get(&(text.clone(), height + d, *size)));
        let distinct = near.flatten().map(|&(p, _)| p).collect::<BTreeSet<_>>().len();
        // The same words twice are a coincidence in a long text, in a short one they are not.
        let enough = if pages.len() <= 6 { 2 } else { 3 };
        if distinct < enough {
            continue;
        }
        let numbered = text.contains('#');
        let letters = text.chars().filter(|c| c.is_alphabetic()).count();
        for &(p, l) in places {
            // Words and nothing else that changes must not be lines of a list or a form.
            let lone = numbered && letters <= 8;
            out[p][l] = Some(if lone { "page-number" } else { "running-head" });
        }
    }
    count_with_pages(pages, &mut out);
    number_pages(pages, &mut out);
    share_baseline(pages, &mut out);
    out
}

/// The lines nearest to the upper and the lower edge of a page.
fn edges(page: &PageText) -> Vec<usize> {
    let mut order: Vec<usize> = (0..page.lines.len()).filter(|&l| !page.lines[l].table).collect();
    order.sort_by(|&a, &b| page.lines[b].y.total_cmp(&page.lines[a].y));
    let upper = page.bottom + page.height * (1.0 - BAND);
    let lower = page.bottom + page.height * BAND;
    let top = order.iter().copied().take(DEPTH).filter(|&l| page.lines[l].y > upper);
    let foot = order.iter().rev().copied().take(DEPTH).filter(|&l| page.lines[l].y < lower);
    let mut out: Vec<usize> = top.chain(foot).collect();
    out.sort_unstable();
    out.dedup();
    out
}

/// The text with each number as one sign, in lower case.
fn shape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars().flat_map(char::to_lowercase) {
        if c.is_numeric() {
            if !out.ends_with('#') {
                out.push('#');
            }
        } else {
            out.push(c);
        }
    }
    // Roman numbers alone on their line.
    if out.chars().all(|c| matches!(c, 'i' | 'v' | 'x' | 'l' | 'c')) { "#".to_owned() } else { out }
}

/// Lines at an edge that begin or end with a number which counts with the pages.
fn count_with_pages(pages: &[PageText], out: &mut [Vec<Option<&'static str>>]) {
    let mut offsets: HashMap<(i32, bool, i64), Vec<(usize, usize)>> = HashMap::new();
    for (p, page) in pages.iter().enumerate() {
        for l in edges(page) {
            let line = &page.lines[l];
            let height = (line.y / 4.0).round() as i32;
            for (leads, number) in [(true, number(line.text.chars())), (false, trailing(&line.text))] {
                if let Some(number) = number {
                    let offset = number - i64::from(line.page);
                    offsets.entry((height, leads, offset)).or_default().push((p, l));
                }
            }
        }
    }
    // A reader's eye needs a few pages to see that a number counts; by chance it does so on two.
    let counts =
        |places: &&Vec<(usize, usize)>| places.iter().map(|&(p, _)| p).collect::<BTreeSet<_>>().len() >= 3;
    for places in offsets.values().filter(counts) {
        for &(p, l) in places {
            let line = &pages[p].lines[l];
            let letters = line.text.chars().filter(|c| c.is_alphabetic()).count();
            if line.text.chars().count() < 120 {
                out[p][l].get_or_insert(if letters == 0 { "page-number" } else { "running-head" });
            }
        }
    }
}

/// The number that begins a text, of at most four digits, with a space or nothing behind it.
fn number(mut chars: impl Iterator<Item = char>) -> Option<i64> {
    let mut digits = String::new();
    for c in chars.by_ref() {
        if c.is_ascii_digit() && digits.len() < 5 {
            digits.push(c);
        } else if c == ' ' {
            break;
        } else {
            return None;
        }
    }
    if digits.len() > 4 { None } else { digits.parse().ok() }
}

fn trailing(text: &str) -> Option<i64> {
    number(text.rsplit(' ').next()?.chars())
}

/// Numbers alone at an edge that count with the pages, or that nothing but a page number can be.
fn number_pages(pages: &[PageText], out: &mut [Vec<Option<&'static str>>]) {
    for (p, page) in pages.iter().enumerate() {
        let ends = page.lines.iter().map(|l| l.y);
        let (low, high) = (ends.clone().fold(f32::MAX, f32::min), ends.fold(f32::MIN, f32::max));
        for l in edges(page) {
            let line = &page.lines[l];
            let outermost = line.y <= low + 0.5 || line.y >= high - 0.5;
            let apart = page.lines.iter().enumerate().all(|(o, other)| {
                o == l || (other.y - line.y).abs() > 1.6 * line.size || out[p][o].is_some()
            });
            if outermost && apart && out[p][l].is_none() && is_page_number(line) {
                out[p][l] = Some("page-number");
            }
        }
    }
}

/// What stands on one baseline with a page number or a running head at an edge belongs to it.
fn share_baseline(pages: &[PageText], out: &mut [Vec<Option<&'static str>>]) {
    for (p, page) in pages.iter().enumerate() {
        let found: Vec<f32> =
            (0..page.lines.len()).filter(|&l| out[p][l].is_some()).map(|l| page.lines[l].y).collect();
        for l in edges(page) {
            let line = &page.lines[l];
            if found.iter().any(|y| (y - line.y).abs() < 1.0) && line.text.chars().count() < 120 {
                out[p][l].get_or_insert("running-head");
            }
        }
    }
}

fn is_page_number(line: &Line) -> bool {
    let core = line.text.trim_matches(|c: char| !c.is_alphanumeric());
    let digits = core.chars().filter(|c| c.is_numeric()).count();
    let letters = core.chars().filter(|c| c.is_alphabetic()).count();
    (1..=4).contains(&digits) && letters == 0 && core.chars().count() <= 9
}

#[cfg(test)]
mod tests {
    use super::*;

    fn page(texts: &[(f32, &str)]) -> PageText {
        PageText {
            height: 800.0,
            lines: texts
                .iter()
                .map(|(y, t)| Line { text: (*t).to_owned(), y: *y, size: 10.0, ..Line::default() })
                .collect(),
            ..PageText::default()
        }
    }

    #[test]
    fn finds_what_pages_share() {
        let pages = [
            page(&[(770.0, "The Journal"), (500.0, "A body line"), (300.0, "Total 12"), (30.0, "1")]),
            page(&[(770.0, "The Journal"), (500.0, "Another"), (300.0, "Total 13"), (30.0, "2")]),
            page(&[(500.0, "Last words"), (30.0, "Page 3 of 3")]),
        ];
        let found = find(&pages);
        assert_eq!(found[0], [Some("running-head"), None, None, Some("page-number")]);
        assert_eq!(found[1], [Some("running-head"), None, None, Some("page-number")]);
        assert_eq!(found[2], [None, None]);
        // Notes of one page look alike and repeat nothing; what is beside a page number goes with it.
        let found = find(&[
            page(&[(500.0, "Body"), (60.0, "¹ an estimate"), (50.0, "² an estimate")]),
            page(&[(500.0, "Body"), (300.0, "More of it")]),
        ]);
        assert_eq!(found[0], [None; 3]);
        let mut pages =
            ["One", "Two", "Three"].map(|head| page(&[(770.0, "7"), (770.2, head), (500.0, "Body")]));
        for (page, number) in pages.iter_mut().zip(1..) {
            page.lines[0].page = number;
            page.lines[0].text = (number + 6).to_string();
        }
        for found in find(&pages) {
            assert_eq!(found, [Some("page-number"), Some("running-head"), None]);
        }
    }
}
