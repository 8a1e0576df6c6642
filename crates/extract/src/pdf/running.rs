//! Running heads and feet, and page numbers: what stands on every page and belongs to none.

use std::collections::{BTreeSet, HashMap};

use super::flow::closes;
use super::line::Line;
use super::page::PageText;

/// The share of the page's height at the top and at the bottom where they stand.
const BAND: f32 = 0.17;

/// How many rows from the edge are looked at.
const DEPTH: usize = 4;

/// The rows nearest to an edge that a head of which only numbers or two pages bear witness may fill.
const SHALLOW: usize = 2;

/// How sure it is that a line repeats.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Witness {
    /// The same words on at least three pages.
    Many,
    /// The same words on two pages, or differing by a number that counts with the pages.
    Few,
}

/// A line that repeats, and why it is to be left out.
#[derive(Clone, Copy)]
struct Candidate {
    reason: &'static str,
    witness: Witness,
}

type Candidates = Vec<Vec<Option<Candidate>>>;

/// The reasons for which lines are left out, by page and by line.
pub(crate) fn find(pages: &[PageText]) -> Vec<Vec<Option<&'static str>>> {
    let mut found: Candidates = pages.iter().map(|p| vec![None; p.lines.len()]).collect();
    repeat(pages, &mut found);
    count_with_pages(pages, &mut found);
    begin_alike(pages, &mut found);
    let mut out: Vec<Vec<Option<&'static str>>> = pages.iter().map(|p| vec![None; p.lines.len()]).collect();
    number_pages(pages, &found, &mut out);
    for (p, page) in pages.iter().enumerate() {
        for top in [true, false] {
            accept(page, &edge(page, top), top, &found[p], &mut out[p]);
        }
    }
    share_baseline(pages, &mut out);
    out
}

/// Lines that repeat at their height, give or take their numbers.
fn repeat(pages: &[PageText], found: &mut Candidates) {
    // The lines at the edges by their shape: text without its numbers, height, size.
    let mut shapes: HashMap<(String, i32, i32), Vec<(usize, usize)>> = HashMap::new();
    for (p, page) in pages.iter().enumerate() {
        for l in edges(page) {
            let line = &page.lines[l];
            let key = (shape(&line.text), (line.y / 8.0).round() as i32, (line.size * 2.0).round() as i32);
            shapes.entry(key).or_default().push((p, l));
        }
    }
    // The same words twice are a coincidence in a long text, in a short one they are not.
    let enough = if pages.len() <= 6 { 2 } else { 3 };
    for ((text, height, size), places) in &shapes {
        // Lines that stand a little higher on some pages count, too.
        let near: Vec<(usize, usize)> = [-1, 0, 1]
            .iter()
            .filter_map(|d| shapes.get(&(text.clone(), height + d, *size)))
            .flatten()
            .copied()
            .collect();
        if distinct(&near) < enough {
            continue;
        }
        let letters = text.chars().filter(|c| c.is_alphabetic()).count();
        let lone = text.contains('#') && letters <= 8;
        for &(p, l) in places {
            let words = &pages[p].lines[l].text;
            let same: Vec<_> =
                near.iter().copied().filter(|&(q, m)| pages[q].lines[m].text == *words).collect();
            let witness = if distinct(&same) >= 3 { Witness::Many } else { Witness::Few };
            if lone || distinct(&same) >= enough || counts(&near, pages) {
                let reason = if lone { "page-number" } else { "running-head" };
                found[p][l] = Some(Candidate { reason, witness });
            }
        }
    }
}

fn distinct(places: &[(usize, usize)]) -> usize {
    places.iter().map(|&(p, _)| p).collect::<BTreeSet<_>>().len()
}

/// Whether one of the numbers in lines of one shape counts with the pages.
fn counts(places: &[(usize, usize)], pages: &[PageText]) -> bool {
    let mut offsets: HashMap<(usize, i64), BTreeSet<usize>> = HashMap::new();
    for &(p, l) in places {
        let line = &pages[p].lines[l];
        for (at, number) in
            line.text.split(|c: char| !c.is_ascii_digit()).filter(|n| !n.is_empty()).enumerate()
        {
            if let Ok(number) = number.parse::<i64>() {
                offsets.entry((at, number - i64::from(line.page))).or_default().insert(p);
            }
        }
    }
    offsets.values().any(|pages| pages.len() >= 2)
}

/// Outermost lines of two pages of which one goes on where the other ends: a head that tells more on
/// the first page, or is set in capitals on the others.
fn begin_alike(pages: &[PageText], found: &mut Candidates) {
    for top in [true, false] {
        let heads: Vec<(usize, usize, String)> = pages
            .iter()
            .enumerate()
            .filter_map(|(p, page)| {
                let rows = edge(page, top);
                let [l] = rows.first()?.as_slice() else { return None };
                let line = &page.lines[*l];
                let core: String =
                    line.text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect();
                let short = line.text.chars().count() < 80 && core.chars().count() >= 8;
                (short && !closes(&line.text) && is_apart(page, &rows)).then_some((p, *l, core))
            })
            .collect();
        for (p, l, core) in &heads {
            let alike = heads.iter().any(|(q, m, other)| {
                let sizes = pages[*p].lines[*l].size / pages[*q].lines[*m].size.max(1.0);
                q != p
                    && (0.8..1.25).contains(&sizes)
                    && (core.starts_with(other.as_str()) || other.starts_with(core.as_str()))
            });
            if alike {
                found[*p][*l].get_or_insert(Candidate { reason: "running-head", witness: Witness::Few });
            }
        }
    }
}

/// Whether the outermost row stands off the next.
fn is_apart(page: &PageText, rows: &[Vec<usize>]) -> bool {
    let (Some(first), Some(next)) = (rows.first(), rows.get(1)) else { return false };
    let (a, b) = (&page.lines[first[0]], &page.lines[next[0]]);
    (a.y - b.y).abs() > 1.6 * a.size.max(b.size)
}

/// Leaves out the candidates at an edge, from the outermost row inwards to the first row that is none.
fn accept(
    page: &PageText,
    rows: &[Vec<usize>],
    top: bool,
    found: &[Option<Candidate>],
    out: &mut [Option<&'static str>],
) {
    let widest = page.lines.iter().filter(|l| !l.table).map(|l| l.right - l.left).fold(0.0, f32::max);
    for depth in 0..rows.len() {
        let mut any = rows[depth].iter().any(|&l| out[l].is_some());
        for &l in &rows[depth] {
            let (Some(candidate), line) = (found[l], &page.lines[l]) else { continue };
            if out[l].is_some() {
                continue;
            }
            let short = line.right - line.left <= 0.6 * widest && !closes(&line.text);
            let letters = line.text.chars().filter(|c| c.is_alphabetic()).count();
            let fits = match candidate.witness {
                Witness::Many => depth < DEPTH,
                Witness::Few => depth < SHALLOW && (!closes(&line.text) || letters <= 8),
            };
            if fits && (depth == 0 && short || !is_running_text(page, &rows[depth..], l, top, found)) {
                out[l] = Some(candidate.reason);
                any = true;
            }
        }
        if !any {
            break;
        }
    }
}

/// Whether a line is one of several that follow each other as running text does, and not all of them
/// are on many pages.
fn is_running_text(
    page: &PageText,
    rows: &[Vec<usize>],
    first: usize,
    top: bool,
    found: &[Option<Candidate>],
) -> bool {
    let mut block = vec![first];
    for row in rows.iter().skip(1) {
        let last = &page.lines[block[block.len() - 1]];
        let Some(&next) = row.iter().find(|&&l| {
            let line = &page.lines[l];
            (line.y - last.y).abs() < 1.6 * last.size
                && (line.size - last.size).abs() < 0.3
                && line.left < last.right
                && line.right > last.left
        }) else {
            break;
        };
        block.push(next);
    }
    let end = if top { block[block.len() - 1] } else { first };
    let many = block.iter().all(|&l| found[l].is_some_and(|c| c.witness == Witness::Many));
    !many && (block.len() > 2 || block.len() == 2 && closes(&page.lines[end].text))
}

/// The rows of lines within the band at an edge and one beyond, from the edge inwards.
fn edge(page: &PageText, top: bool) -> Vec<Vec<usize>> {
    let mut order: Vec<usize> =
        (0..page.lines.len()).filter(|&l| !page.lines[l].table && !page.lines[l].turned).collect();
    let depth = |l: usize| if top { -page.lines[l].y } else { page.lines[l].y };
    order.sort_by(|&a, &b| depth(a).total_cmp(&depth(b)));
    let mut rows: Vec<Vec<usize>> = Vec::new();
    for l in order {
        let same = |row: &Vec<usize>| (page.lines[row[0]].y - page.lines[l].y).abs() < 2.0;
        let full = rows.len() > DEPTH;
        match rows.last_mut() {
            Some(row) if same(row) => row.push(l),
            _ if full => break,
            _ => rows.push(vec![l]),
        }
    }
    rows
}

/// The lines nearest to the upper and the lower edge of a page.
fn edges(page: &PageText) -> Vec<usize> {
    let upper = page.bottom + page.height * (1.0 - BAND);
    let lower = page.bottom + page.height * BAND;
    let near = |top: bool| edge(page, top).into_iter().take(DEPTH).flatten();
    let top = near(true).filter(|&l| page.lines[l].y > upper);
    let foot = near(false).filter(|&l| page.lines[l].y < lower);
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
fn count_with_pages(pages: &[PageText], found: &mut Candidates) {
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
                let reason = if letters == 0 { "page-number" } else { "running-head" };
                found[p][l].get_or_insert(Candidate { reason, witness: Witness::Few });
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
fn number_pages(pages: &[PageText], found: &Candidates, out: &mut [Vec<Option<&'static str>>]) {
    for (p, page) in pages.iter().enumerate() {
        let ends = page.lines.iter().map(|l| l.y);
        let (low, high) = (ends.clone().fold(f32::MAX, f32::min), ends.fold(f32::MIN, f32::max));
        for l in edges(page) {
            let line = &page.lines[l];
            let outermost = line.y <= low + 0.5 || line.y >= high - 0.5;
            let apart = page.lines.iter().enumerate().all(|(o, other)| {
                o == l || (other.y - line.y).abs() > 1.6 * line.size || found[p][o].is_some()
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
        // Paragraphs and notes that differ by a number are none.
        let text = |n: u32| {
            [
                (780.0, format!("The Daily Harbour | {n}")),
                (750.0, format!("({n}.0) The ship lay in the harbour for days. The officers, who came")),
                (
                    738.0,
                    "were surprised by the amount of goods that they found in the hold of the ves-".into(),
                ),
                (726.0, "sel. They opened the doors.".into()),
                (500.0, format!("What is said on page {n} and goes on for a while")),
                (60.0, format!("{n} See the book in the office of the port, page 4.")),
                (30.0, format!("{}", n + 100)),
            ]
        };
        let pages = [1, 2, 3].map(|n| {
            let text = text(n);
            let mut page = page(&text.each_ref().map(|(y, t)| (*y, t.as_str())));
            page.lines.iter_mut().for_each(|l| {
                l.page = n;
                l.right = 5.0 * l.text.chars().count() as f32;
            });
            page
        });
        for found in find(&pages) {
            assert_eq!(found, [Some("running-head"), None, None, None, None, None, Some("page-number")]);
        }
        // A head that tells more on the first page.
        let found = find(&[
            page(&[(780.0, "Harbour Review 12 (2024) 1-9"), (700.0, "Body"), (30.0, "101")]),
            page(&[(780.0, "HARBOUR REVIEW 12 (2024)"), (700.0, "More"), (30.0, "102")]),
        ]);
        assert_eq!(found[0][0], Some("running-head"));
        assert_eq!(found[1][0], Some("running-head"));
    }
}
