//! Which blocks of a page are its article.

use std::collections::{HashMap, HashSet};

use diglot_core::article::BlockKind;

use super::hints::Hint;
use super::meta::Meta;
use super::walk::{Page, Raw};
use crate::normalise::is_wide;
use crate::phrases::{Scope, fold};
use crate::text::{Date, alike, without_site};

/// What becomes of a block.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Verdict {
    Keep,
    Title,
    /// Clutter within the article.
    Drop(&'static str),
    /// Not in the article's element.
    Outside(&'static str),
    Hide(&'static str),
}

/// The choice: a verdict for each block, and the title.
#[derive(Debug)]
pub(crate) struct Chosen {
    pub(crate) verdicts: Vec<Verdict>,
    pub(crate) title: Option<String>,
}

/// Chooses the article of a page.
pub(crate) fn choose(page: &Page, meta: &Meta) -> Chosen {
    let hidden = visible_guard(page);
    let body = meta.body.as_deref().map(Shingles::new);
    let base: Vec<f32> = page
        .blocks
        .iter()
        .enumerate()
        .map(|(nth, raw)| if hidden[nth].is_some() { 0.0 } else { weight(raw, body.as_ref()) })
        .collect();
    let clutter = clutter(page, &base);
    let weights: Vec<f32> = base
        .iter()
        .enumerate()
        .map(|(nth, &w)| if clutter[nth].is_some() { w.min(0.0) - 4.0 } else { w })
        .collect();
    let root = whole(page, &weights, &clutter, heaviest(page, &weights));
    let (first, end) = page.elements.get(root).map_or((0, 0), |e| (e.first, e.end));
    let (title, title_at) = title(page, meta, first..end, &hidden);
    let mut verdicts = Vec::with_capacity(page.blocks.len());
    for (nth, raw) in page.blocks.iter().enumerate() {
        verdicts.push(if let Some(reason) = hidden[nth] {
            Verdict::Hide(reason)
        } else if Some(nth) == title_at {
            Verdict::Title
        } else if nth < first || nth >= end {
            Verdict::Outside(clutter[nth].or(raw.line.hit.map(|h| h.reason)).unwrap_or("outside-article"))
        } else if let Some(reason) = clutter[nth] {
            Verdict::Drop(reason)
        } else {
            match inside(page, nth, title.as_deref(), title_at, first) {
                Some(reason) => Verdict::Drop(reason),
                None => Verdict::Keep,
            }
        });
    }
    cut_tail(page, first, end, &mut verdicts);
    drop_repeats(page, first, end, &mut verdicts);
    keep_standfirst(page, title_at, first, &mut verdicts);
    drop_bare_headings(page, first, end, &mut verdicts);
    Chosen { verdicts, title }
}

/// Hidden blocks; but a page that hides most of its prose (until its script has run) hides nothing.
fn visible_guard(page: &Page) -> Vec<Option<&'static str>> {
    let mass = |r: &Raw| if r.line.closed && r.line.width > 60 && r.links < 0.5 { r.line.width } else { 0 };
    let all: usize = page.blocks.iter().map(mass).sum();
    let mut concealed: Vec<(&'static str, usize)> = Vec::new();
    for raw in &page.blocks {
        if let Some(reason) = page.elements[raw.element].hidden {
            match concealed.iter_mut().find(|(r, _)| *r == reason) {
                Some((_, sum)) => *sum += mass(raw),
                None => concealed.push((reason, mass(raw))),
            }
        }
    }
    // What is kept from screen readers is to be seen all the same; most of it says a thing twice.
    let mut said: HashMap<&str, usize> = HashMap::new();
    let is_prose = |raw: &Raw| raw.line.closed && raw.line.width >= 80;
    for raw in page.blocks.iter().filter(|raw| is_prose(raw)) {
        *said.entry(raw.line.text.as_str()).or_default() += 1;
    }
    let seen = |raw: &Raw, reason: &str| {
        reason == "aria-hidden" && is_prose(raw) && said.get(raw.line.text.as_str()) == Some(&1)
    };
    page.blocks
        .iter()
        .map(|raw| {
            page.elements[raw.element].hidden.filter(|reason| !seen(raw, reason)).filter(|reason| {
                // Scripts fade paragraphs in as they are scrolled to; whole articles are rarely taken away.
                let most = if matches!(*reason, "transparent" | "visibility-hidden") { 3 } else { 7 };
                concealed.iter().find(|(r, _)| r == reason).is_none_or(|&(_, sum)| sum * 10 <= all * most)
            })
        })
        .collect()
}

/// What a block says for or against belonging to the article.
fn weight(raw: &Raw, body: Option<&Shingles>) -> f32 {
    let line = &raw.line;
    let width = line.width.min(500) as f32;
    if body.is_some_and(|b| b.holds(&line.text)) {
        return width.max(20.0);
    }
    let mut weight = if raw.links > if raw.kind == BlockKind::Table { 0.9 } else { 0.6 } {
        return -(width.min(40.0) / 4.0) - 4.0;
    } else if raw.kind == BlockKind::Code || raw.kind == BlockKind::Table {
        width / 3.0
    } else if line.width >= 200 || line.several && line.width >= 80 {
        width
    } else if line.closed && line.width >= 40 {
        width * 0.7
    } else if line.width >= 120 {
        width * 0.5
    } else if line.closed && line.words >= 4 {
        width * 0.3
    } else if line.width >= 28 && line.text.chars().filter(|&c| is_wide(c)).count() * 3 > line.width {
        // Chinese and Japanese blogs often do without full stops.
        width * 0.3
    } else if line.closed && line.words >= 2 && raw.links == 0.0 && raw.kind == BlockKind::Paragraph {
        // "Nobody waved."
        2.0
    } else if raw.kind == BlockKind::Heading {
        4.0
    } else if raw.kind == BlockKind::ListItem {
        -2.0
    } else {
        -5.0
    };
    if let Some(hit) = line.hit {
        weight = match hit.scope {
            Scope::End => -60.0,
            Scope::List => -40.0,
            Scope::Line => -10.0,
        };
    } else if line.date != Date::No {
        weight = weight.min(-3.0);
    }
    if weight > 0.0 { weight * (1.0 - raw.links) } else { weight }
}

/// The reason that the names of a block's ancestors give, unless such an ancestor holds so much of the
/// page's prose that its name must mean something else.
fn clutter(page: &Page, weights: &[f32]) -> Vec<Option<&'static str>> {
    let mut sums = vec![0.0f32];
    for &w in weights {
        sums.push(sums.last().copied().unwrap_or(0.0) + w.max(0.0));
    }
    let total = sums.last().copied().unwrap_or(0.0).max(1.0);
    // A class that stands on much of the page ("widget" in some page builders) says nothing, however
    // little each element with it holds: such words count together.
    let mut by_key: HashMap<&'static str, (f32, usize)> = HashMap::new();
    for element in &page.elements {
        if let Some(Hint::Clutter(_, key)) = element.hint
            && !key.is_empty()
        {
            let (sum, until) = by_key.entry(key).or_default();
            if element.first >= *until {
                *sum += (sums[element.end] - sums[element.first]) / total;
                *until = element.end;
            }
        }
    }
    let mut reasons: Vec<Option<&'static str>> = Vec::with_capacity(page.elements.len());
    for (nth, element) in page.elements.iter().enumerate() {
        let inherited = if nth == 0 { None } else { reasons[element.parent] };
        let own = match element.hint {
            Some(Hint::Clutter(reason, key))
                if !matches!(element.tag.as_str(), "body" | "html" | "main" | "article") =>
            {
                let share = (sums[element.end] - sums[element.first]) / total;
                let (share, most) = match reason {
                    "cookie" => (share, 0.9),
                    "comments" => (share, 0.6),
                    "form" | "footer" => (share, 0.5),
                    "related" | "newsletter" => (share, 0.4),
                    "sidebar" if key.is_empty() => (share, 0.4),
                    _ => (by_key.get(key).map_or(share, |&(all, _)| all.max(share)), 0.3),
                };
                (share < most).then_some(reason)
            }
            _ => None,
        };
        reasons.push(inherited.or(own));
    }
    page.blocks.iter().map(|raw| reasons[raw.element]).collect()
}

/// The element whose blocks weigh most, favouring those that are named as an article's body.
fn heaviest(page: &Page, weights: &[f32]) -> usize {
    let mut sums = vec![0.0f32];
    for &w in weights {
        sums.push(sums.last().copied().unwrap_or(0.0) + w);
    }
    let mut best = (0, f32::MIN);
    for (nth, element) in page.elements.iter().enumerate() {
        let sum = sums[element.end] - sums[element.first];
        let favour = if element.body_prop {
            1.2
        } else if element.hint == Some(Hint::Body) {
            1.12
        } else {
            match element.tag.as_str() {
                "article" => 1.06,
                "main" => 1.03,
                "body" => 0.95,
                _ => 1.0,
            }
        };
        let score = if sum > 0.0 { sum * favour } else { sum };
        // Of two that hold the same, the inner one comes later and wins.
        if score >= best.1 {
            best = (nth, score);
        }
    }
    best.0
}

/// The article that a part of it stands for: a few sentences outweigh the list or the heading beside
/// them, so of a short article the heaviest part would be a paragraph.
fn whole(page: &Page, weights: &[f32], clutter: &[Option<&str>], root: usize) -> usize {
    let mass = |nth: usize| {
        let element = &page.elements[nth];
        weights[element.first..element.end].iter().map(|w| w.max(0.0)).sum::<f32>()
    };
    if mass(root) > SHORT_ARTICLE {
        return root;
    }
    let mut at = root;
    while at != 0 {
        let element = &page.elements[at];
        let named = element.tag == "article" || element.body_prop || element.hint == Some(Hint::Body);
        let left = element.end - element.first;
        let linked = (element.first..element.end)
            .filter(|&n| clutter[n].is_none() && page.blocks[n].links > 0.5)
            .count();
        if named && left <= MOST_BLOCKS && linked * 3 <= left && mass(at) <= 2.0 * mass(root) + 100.0 {
            return at;
        }
        at = element.parent;
    }
    root
}

/// What a short article weighs at most, about its width in columns.
const SHORT_ARTICLE: f32 = 600.0;
/// How many blocks the element of a short article has at most.
const MOST_BLOCKS: usize = 40;

/// The title: the heading that says best what the metadata say, else the page's only first-level
/// heading, else the metadata's. What is visible outranks what is not; the site's own name is no title.
fn title(
    page: &Page,
    meta: &Meta,
    range: std::ops::Range<usize>,
    hidden: &[Option<&str>],
) -> (Option<String>, Option<usize>) {
    let first = range.start;
    // Where the text has begun, a heading heads a section.
    let begun = (first..range.end)
        .find(|&nth| {
            let raw = &page.blocks[nth];
            hidden[nth].is_none()
                && raw.kind == BlockKind::Paragraph
                && raw.line.several
                && raw.line.width >= 60
                && raw.links < 0.3
        })
        .unwrap_or(usize::MAX);
    let site = meta.site_name.as_deref();
    let named: Vec<&str> = [&meta.headline, &meta.other_headline, &meta.tab_title]
        .into_iter()
        .filter_map(|n| n.as_deref())
        .map(|n| without_name(without_site(n), site))
        .filter(|n| !n.is_empty())
        .collect();
    let folded: Vec<String> = named.iter().map(|n| fold(n)).collect();
    let is_site = |text: &str| {
        let text = fold(text);
        site.is_some_and(|s| fold(s) == text)
            || meta.tab_title.as_deref().is_some_and(|t| {
                [" | ", " - ", " – ", " — ", " · "]
                    .iter()
                    .any(|mark| t.rsplit_once(mark).is_some_and(|(_, tail)| fold(tail) == text))
            })
    };
    let heads = page.blocks.iter().enumerate().filter(|(nth, raw)| {
        hidden[*nth].is_none()
            && raw.kind == BlockKind::Heading
            && raw.level <= 3
            && raw.line.width <= 300
            && *nth <= first + 12
    });
    let is_first_level = |raw: &Raw| page.elements[raw.element].tag == "h1";
    let mut firsts =
        page.blocks.iter().enumerate().filter(|(nth, raw)| hidden[*nth].is_none() && is_first_level(raw));
    let only = firsts.next().filter(|_| firsts.next().is_none()).map(|(nth, _)| nth);
    let mut best: Option<(usize, i32)> = None;
    for (nth, raw) in heads {
        let text = &raw.line.text;
        let mut score = i32::from(is_first_level(raw)) * 2;
        // Within the article, even a word or two head it.
        let within = range.contains(&nth);
        if only == Some(nth) && (raw.line.words >= 3 || within) && !is_site(text) {
            score += 3;
        }
        let late = nth > begun;
        if !named.is_empty() {
            let text_folded = fold(text);
            score += if folded.contains(&text_folded) && !is_site(text) {
                5
            } else if named.iter().any(|n| alike(text, n)) {
                3
            } else {
                -1
            };
        }
        let said =
            !named.is_empty() && (folded.contains(&fold(text)) || named.iter().any(|n| alike(text, n)));
        if late && !said {
            continue;
        }
        if best.is_none_or(|(_, s)| score > s) {
            best = Some((nth, score));
        }
    }
    match best.filter(|&(_, score)| score >= 2) {
        Some((nth, _)) => (Some(without_name(&page.blocks[nth].line.text, site).to_owned()), Some(nth)),
        None => (named.first().map(|&n| n.to_owned()), None),
    }
}

/// Who wrote the article and when, from the blocks about its title.
pub(crate) fn signed(page: &Page, chosen: &Chosen) -> (Option<String>, Option<String>) {
    let Some(at) = chosen.verdicts.iter().position(|v| *v == Verdict::Title) else { return (None, None) };
    let (mut byline, mut published) = (None, None);
    for nth in at + 1..page.blocks.len().min(at + 8) {
        let raw = &page.blocks[nth];
        let text = raw.line.text.as_str();
        match chosen.verdicts[nth] {
            Verdict::Keep if raw.line.closed && raw.line.width >= 40 => break,
            Verdict::Drop(_) | Verdict::Outside(_) => {}
            _ => continue,
        }
        if raw.line.date != Date::No || raw.line.hit.is_some_and(|h| h.reason == "date") {
            published = published.or_else(|| crate::text::date_in(text));
            let by =
                text.rsplit_once(" by ").and_then(|(_, name)| crate::text::name_of(&format!("by {name}")));
            byline = byline.or(by);
        } else if byline.is_none() {
            byline = crate::text::name_of(text).or_else(|| {
                let marked = page.elements[raw.element].hint;
                let is_author = matches!(
                    marked,
                    Some(Hint::Clutter(
                        "byline",
                        "author" | "authors" | "byline" | "author-name" | "post-author" | "vcard"
                    ))
                );
                (is_author && crate::text::is_names(text)).then(|| text.to_owned())
            });
        }
    }
    (byline, published)
}

/// A title without the site's own name behind a dash or bar.
fn without_name<'a>(title: &'a str, site: Option<&str>) -> &'a str {
    let Some(site) = site.map(fold).filter(|s| !s.is_empty()) else { return title };
    for mark in [" | ", " - ", " – ", " — ", " · ", " : "] {
        if let Some((head, tail)) = title.rsplit_once(mark)
            && fold(tail) == site
            && !head.trim().is_empty()
        {
            return head.trim_end();
        }
    }
    title
}

/// Why a block of the article's element does not belong to the article.
fn inside(
    page: &Page,
    nth: usize,
    title: Option<&str>,
    title_at: Option<usize>,
    first: usize,
) -> Option<&'static str> {
    let raw = &page.blocks[nth];
    let line = &raw.line;
    if let Some(title) = title
        && (line.text == title
            || title_at.is_none_or(|t| nth <= t)
                && raw.kind == BlockKind::Heading
                && alike(&line.text, title)
                && nth < first + 6)
    {
        return Some("repeated-title");
    }
    if raw.kind == BlockKind::Caption {
        return Some("caption");
    }
    if matches!(raw.kind, BlockKind::Table | BlockKind::Code) {
        return None;
    }
    if let Some(hit) = line.hit
        && !(hit.reason == "navigation" && raw.kind == BlockKind::Heading)
    {
        return Some(hit.reason);
    }
    if line.date == Date::Sure || line.date == Date::Maybe && nth < first + 6 {
        return Some("date");
    }
    if raw.links > 0.8
        && !line.closed
        && (line.width < 120 || raw.kind == BlockKind::ListItem)
        && raw.kind != BlockKind::Heading
    {
        return Some("links");
    }
    None
}

/// Behind a heading of a list, short and linked blocks belong to it; behind the end of the article
/// everything does, but only where little prose is left: "Comments" may be a heading of the text.
fn cut_tail(page: &Page, first: usize, end: usize, verdicts: &mut [Verdict]) {
    let prose = |nth: usize| {
        let line = &page.blocks[nth].line;
        if verdicts[nth] == Verdict::Keep && line.closed && line.width > 40 { line.width } else { 0 }
    };
    let mut left: Vec<usize> = (first..end).map(prose).collect();
    for nth in (0..left.len().saturating_sub(1)).rev() {
        left[nth] += left[nth + 1];
    }
    let all = left.first().copied().unwrap_or(0);
    let mut heading: Option<(&'static str, Scope)> = None;
    for nth in first..end {
        let raw = &page.blocks[nth];
        if let Some(hit) =
            raw.line.hit.filter(|h| h.scope != Scope::Line && matches!(verdicts[nth], Verdict::Drop(_)))
        {
            let late = left[nth - first] * 3 < all;
            heading = (hit.scope == Scope::List || late).then_some((hit.reason, hit.scope));
            continue;
        }
        let Some((reason, scope)) = heading else { continue };
        let belongs = raw.links > 0.5 || !raw.line.closed && raw.line.width < 140 || scope == Scope::End;
        if belongs && (raw.kind != BlockKind::Heading || scope == Scope::End || raw.links > 0.5) {
            if verdicts[nth] == Verdict::Keep {
                verdicts[nth] = Verdict::Drop(reason);
            }
        } else {
            heading = None;
        }
    }
}

/// Text that stands there twice is the caption of a gallery or a promotion; but what one element says
/// twice is a refrain.
fn drop_repeats(page: &Page, first: usize, end: usize, verdicts: &mut [Verdict]) {
    let mut seen: HashMap<&str, usize> = HashMap::new();
    for (raw, verdict) in page.blocks[..end].iter().zip(verdicts).skip(first) {
        if *verdict == Verdict::Keep
            && raw.line.width >= 50
            && matches!(raw.kind, BlockKind::Paragraph | BlockKind::ListItem)
        {
            let within = page.elements[raw.element].parent;
            let before = *seen.entry(raw.line.text.as_str()).or_insert(within);
            if before != within {
                *verdict = Verdict::Drop("repeated");
            }
        }
    }
}

/// The standfirst often lies between the title and the element of the body.
fn keep_standfirst(page: &Page, title_at: Option<usize>, first: usize, verdicts: &mut [Verdict]) {
    let Some(title) = title_at.filter(|&t| t < first && first - t <= 16) else { return };
    for (raw, verdict) in page.blocks[..first].iter().zip(verdicts).skip(title + 1) {
        if *verdict == Verdict::Outside("outside-article")
            && raw.line.closed
            && raw.line.width >= 60
            && raw.links < 0.3
            && matches!(raw.kind, BlockKind::Paragraph | BlockKind::Heading)
            && raw.line.date == Date::No
        {
            *verdict = Verdict::Keep;
        }
    }
}

/// A heading under which nothing is kept goes the way of what stood under it.
fn drop_bare_headings(page: &Page, first: usize, end: usize, verdicts: &mut [Verdict]) {
    let mut reason = Some("outside-article");
    for nth in (first..end).rev() {
        match verdicts[nth] {
            Verdict::Keep if page.blocks[nth].kind == BlockKind::Heading => {
                if let Some(reason) = reason {
                    verdicts[nth] = Verdict::Drop(reason);
                } else {
                    reason = None;
                }
            }
            Verdict::Keep => reason = None,
            Verdict::Drop(why) if reason.is_some() && why != "caption" => reason = Some(why),
            _ => {}
        }
    }
}

/// Runs of four words of a text, to tell whether a block stands in it.
struct Shingles(HashSet<u64>);

impl Shingles {
    fn new(text: &str) -> Self {
        Self(shingles(text).into_iter().collect())
    }

    fn holds(&self, text: &str) -> bool {
        let all = shingles(text);
        let shared = all.iter().filter(|s| self.0.contains(s)).count();
        all.len() >= 3 && shared * 10 >= all.len() * 7
    }
}

fn shingles(text: &str) -> Vec<u64> {
    use std::hash::{DefaultHasher, Hash, Hasher};
    let folded = crate::phrases::fold(text);
    let words: Vec<&str> = if folded.split(' ').count() * 12 < folded.chars().count() {
        folded.char_indices().map(|(at, c)| &folded[at..at + c.len_utf8()]).collect()
    } else {
        folded.split(' ').collect()
    };
    words
        .windows(4)
        .map(|run| {
            let mut hasher = DefaultHasher::new();
            run.hash(&mut hasher);
            hasher.finish()
        })
        .collect()
}
