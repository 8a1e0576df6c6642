//! Where a multi-part article goes on.
//!
//! Words alone do not tell the next page of this article from the next article: "Next" stands on both.
//! The address does. A link counts only where its address differs from the page's own by a page number
//! that is one higher, and only where it says so in its relation or in words.

use std::collections::HashSet;

use dom_query::{Document, NodeRef};
use url::Url;

use crate::normalise::normalise;
use crate::phrases::digit;
use crate::tracking::is_tracking;

/// The most pages that an article is believed to have: larger numbers are names of articles.
const MAX_PAGES: u32 = 99;
const MAX_LINKS: usize = 4000;
/// The longest address that is followed, in bytes.
const MAX_ADDRESS: usize = 2000;

/// Query keys that hold the number of a page.
const KEYS: &[&str] = &[
    "page",
    "p",
    "pg",
    "pn",
    "pno",
    "paged",
    "pageno",
    "page_no",
    "pagenum",
    "pagenumber",
    "page_number",
    "page-number",
    "pagina",
    "pag",
    "seite",
    "side",
    "sida",
    "sivu",
    "strona",
    "strana",
    "stranica",
    "oldal",
    "sayfa",
    "halaman",
    "trang",
    "currentpage",
    "current_page",
    "articlepage",
    "article_page",
    "showpage",
    "part",
    "pagenr",
    "_page",
    "artpage",
];

/// Words that stand before the number in a path: `/page/2`, `/seite-2`.
const PATH_WORDS: &[&str] = &[
    "page", "p", "pg", "pag", "pagina", "seite", "side", "sida", "sivu", "strona", "strana", "stranica",
    "oldal", "sayfa", "halaman", "trang", "folge", "part",
];

/// What links to the next page say, lower case, arrows aside.
const WORDS: &[&str] = &[
    "next",
    "next page",
    "next part",
    "continue",
    "continue reading",
    "continued",
    "go to next page",
    "weiter",
    "nächste",
    "nächste seite",
    "weiterlesen",
    "zur nächsten seite",
    "auf der nächsten seite",
    "suivant",
    "suivante",
    "page suivante",
    "la suite",
    "siguiente",
    "página siguiente",
    "siguiente página",
    "próxima",
    "próxima página",
    "seguinte",
    "página seguinte",
    "avançar",
    "continua",
    "successiva",
    "pagina successiva",
    "avanti",
    "prossima pagina",
    "volgende",
    "volgende pagina",
    "nästa",
    "nästa sida",
    "næste",
    "næste side",
    "neste",
    "neste side",
    "seuraava",
    "seuraava sivu",
    "następna",
    "następna strona",
    "dalej",
    "další",
    "další strana",
    "další stránka",
    "ďalšia",
    "ďalej",
    "következő",
    "következő oldal",
    "tovább",
    "următoarea",
    "pagina următoare",
    "înainte",
    "следующая",
    "следующая страница",
    "далее",
    "вперед",
    "вперёд",
    "продолжение",
    "наступна",
    "наступна сторінка",
    "далі",
    "следваща",
    "следваща страница",
    "sljedeća",
    "sledeća",
    "επόμενη",
    "επόμενη σελίδα",
    "επόμενο",
    "sonraki",
    "sonraki sayfa",
    "devamı",
    "ileri",
    "下一页",
    "下一頁",
    "下页",
    "后一页",
    "次へ",
    "次のページ",
    "次のページへ",
    "次ページ",
    "続きを読む",
    "다음",
    "다음 페이지",
    "التالي",
    "الصفحة التالية",
    "بعدی",
    "صفحه بعد",
    "صفحه بعدی",
    "הבא",
    "העמוד הבא",
    "अगला",
    "अगला पृष्ठ",
    "अगला पेज",
    "পরবর্তী",
    "ถัดไป",
    "หน้าถัดไป",
    "tiếp",
    "trang tiếp",
    "trang sau",
    "tiếp theo",
    "selanjutnya",
    "halaman selanjutnya",
    "berikutnya",
    "seterusnya",
    "següent",
];

/// The absolute address of the page on which the article goes on. `url` is where the page came from,
/// `canonical` what it calls itself.
pub(crate) fn find(document: &Document, url: Option<&str>, canonical: Option<&str>) -> Option<String> {
    let given = url.and_then(|u| Url::parse(u).ok());
    let named = canonical.and_then(|u| Url::parse(u).ok());
    let own = given.as_ref().or(named.as_ref())?;
    // The canonical address stands in where the given one carries what others added to it, but not on a
    // later page that calls itself by the address of the first.
    let other = named.as_ref().filter(|n| {
        given.as_ref().is_some_and(|g| leads_within(g, n) && numbers(g) == numbers(n) && *g != **n)
    });
    let base = document
        .select("base[href]")
        .nodes()
        .first()
        .and_then(|b| b.attr("href"))
        .filter(|b| b.len() <= MAX_ADDRESS);
    let base = base.and_then(|b| own.join(&b).ok()).unwrap_or_else(|| own.clone());
    let links: Vec<Link> = document
        .select("link[rel][href], a[href]")
        .nodes()
        .iter()
        .take(MAX_LINKS)
        .filter_map(|node| link(node, &base))
        .collect();
    let [own, other] = [Some(own), other].map(|url| url.map(Place::of));
    let own = own?;
    // A bare number may be an article's own; it is a page's where a pager shows it or leads back.
    let leads_back =
        links.iter().any(|l| matches!(l.label, Label::Number(_)) && step(&l.place, &own).is_some());
    let numbered: HashSet<(u32, &str)> = links
        .iter()
        .filter_map(|l| match l.label {
            Label::Number(n) => Some((n, l.place.address.as_str())),
            _ => None,
        })
        .collect();
    let mut best: Option<(u8, String)> = None;
    for link in &links {
        let Some(step) =
            [Some(&own), other.as_ref()].into_iter().flatten().find_map(|o| step(o, &link.place))
        else {
            continue;
        };
        let rank = match link.label {
            Label::Relation => 3,
            Label::Number(n) if n == step.to => 2,
            Label::Next => 1,
            Label::Number(_) => continue,
        };
        if best.as_ref().is_some_and(|(r, _)| rank <= *r) {
            continue;
        }
        if step.bare
            && step.from_named
            && !leads_back
            && !numbered.contains(&(step.to, link.place.address.as_str()))
        {
            continue;
        }
        let mut address = link.place.address.clone();
        address.set_fragment(None);
        best = Some((rank, address.to_string()));
    }
    best.map(|(_, address)| address)
}

/// What a link says of where it leads.
#[derive(Debug, PartialEq, Eq, Clone, Copy)]
enum Label {
    /// `rel="next"`.
    Relation,
    Number(u32),
    Next,
}

struct Link {
    place: Place,
    label: Label,
}

/// An address with and without its page number.
struct Place {
    address: Url,
    split: Split,
}

impl Place {
    fn of(address: &Url) -> Self {
        Self { split: split(address), address: address.clone() }
    }
}

fn link(node: &NodeRef<'_>, base: &Url) -> Option<Link> {
    let rel = node.attr("rel").map(|r| r.to_ascii_lowercase()).unwrap_or_default();
    let is_next = rel.split_ascii_whitespace().any(|r| r == "next");
    let label = if is_next {
        Label::Relation
    } else if node.has_name("link") {
        return None;
    } else {
        label(node)?
    };
    let href = node.attr("href")?;
    if href.len() > MAX_ADDRESS || !is_next && in_comments(node) {
        return None;
    }
    let address = base.join(href.trim()).ok()?;
    matches!(address.scheme(), "http" | "https").then(|| Link { place: Place::of(&address), label })
}

fn label(node: &NodeRef<'_>) -> Option<Label> {
    let text = node.text();
    let text = if text.len() > 300 { None } else { Some(normalise(&text)) };
    text.as_deref().and_then(label_of).or_else(|| {
        ["aria-label", "title"]
            .iter()
            .find_map(|a| node.attr(a))
            .filter(|t| t.len() < 120)
            .and_then(|t| label_of(&normalise(&t)))
    })
}

fn label_of(text: &str) -> Option<Label> {
    let core = text.trim_matches(|c: char| !c.is_alphanumeric() && !is_mark(c)).to_lowercase();
    if core.is_empty() {
        // Arrows alone: "»", "→".
        return text.chars().any(|c| matches!(c, '»' | '›' | '→' | '▶' | '►' | '>')).then_some(Label::Next);
    }
    if let Some(number) = number(&core) {
        return Some(Label::Number(number));
    }
    if WORDS.contains(&core.as_str()) {
        return Some(Label::Next);
    }
    // "Seite 2", "Page 2: The verdict", "第2页", "2 / 5".
    let mut digits = core.split(|c: char| digit(c).is_none()).filter(|d| !d.is_empty());
    let first = digits.next().and_then(number)?;
    let before: String = core.chars().take_while(|&c| digit(c).is_none()).collect();
    let before = before.trim();
    let says_page = PATH_WORDS.contains(&before)
        || WORDS.iter().any(|w| {
            before
                .strip_prefix(w)
                .is_some_and(|r| r.trim_matches([':', ' ', '(']).is_empty() || PATH_WORDS.contains(&r.trim()))
        })
        || matches!(
            before,
            "第" | "página"
                | "страница"
                | "стр"
                | "стр."
                | "сторінка"
                | "σελίδα"
                | "sidan"
                | "stránka"
                | "صفحة"
                | "صفحه"
                | "עמוד"
                | "पृष्ठ"
                | "पेज"
                | "หน้า"
                | "ページ"
                | "페이지"
                | "to page"
                | "go to page"
                | "zu seite"
                | "aller à la page"
                | "teil"
        );
    says_page.then_some(Label::Number(first))
}

fn is_mark(c: char) -> bool {
    matches!(c, '\u{900}'..='\u{e7f}')
}

fn number(text: &str) -> Option<u32> {
    if text.is_empty() || text.chars().count() > 3 {
        return None;
    }
    text.chars().try_fold(0u32, |sum, c| Some(sum * 10 + digit(c)?)).filter(|n| (1..=MAX_PAGES).contains(n))
}

fn in_comments(node: &NodeRef<'_>) -> bool {
    let mut above = node.parent();
    for _ in 0..8 {
        let Some(element) = above else { return false };
        for name in ["class", "id"] {
            if element.attr(name).is_some_and(|v| {
                let v = v.to_ascii_lowercase();
                v.contains("comment") || v.contains("disqus")
            }) {
                return true;
            }
        }
        above = element.parent();
    }
    false
}

/// How one address follows another.
#[derive(Debug, PartialEq, Eq)]
struct Step {
    to: u32,
    /// The number stands without a word that calls it a page's.
    bare: bool,
    /// The own address has a number, too.
    from_named: bool,
}

/// The step from `own` to `next`, where nothing but a page number sets them apart.
fn step(own: &Place, next: &Place) -> Option<Step> {
    if !leads_within(&own.address, &next.address) {
        return None;
    }
    let (before, after) = (&own.split, &next.split);
    match (&before.number, &after.number) {
        (Some((from, site)), Some((to, other)))
            if before.rest == after.rest && site == other && *to == from + 1 =>
        {
            Some(Step { to: *to, bare: !other.named, from_named: true })
        }
        (None, Some((2, other))) => (before.without_index() == after.without_index()).then_some(Step {
            to: 2,
            bare: !other.named,
            from_named: false,
        }),
        _ => None,
    }
}

fn numbers(url: &Url) -> Option<u32> {
    split(url).number.map(|(n, _)| n)
}

/// Whether a link from `own` to `next` stays with the same server and is as safe as the page itself.
fn leads_within(own: &Url, next: &Url) -> bool {
    let bare = |u: &'_ Url| u.host_str().map(|h| h.strip_prefix("www.").unwrap_or(h).to_owned());
    // From plain to encrypted is a step up; a port that is named stands for a server of its own.
    let safer = own.scheme() == "http" && next.scheme() == "https";
    let served = own.scheme() == next.scheme() && own.port() == next.port()
        || safer && own.port().is_none() && next.port().is_none();
    served && own.host_str().is_some() && bare(own) == bare(next)
}

/// Where in an address a page number stands.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Site {
    /// What stands before it: a query key, or the mark and word in the path.
    place: String,
    named: bool,
}

/// An address without its page number.
#[derive(Debug, PartialEq, Eq)]
struct Split {
    number: Option<(u32, Site)>,
    /// Path without end slash and extension, the extension, and the other query pairs.
    rest: (String, String, Vec<(String, String)>),
}

impl Split {
    /// The rest, where `index` as the last segment is the same as none.
    fn without_index(&self) -> (&str, &str, &[(String, String)]) {
        let (path, extension, pairs) = &self.rest;
        match path.strip_suffix("/index") {
            Some(folder) => (folder, "", pairs),
            None => (path, extension, pairs),
        }
    }
}

fn split(url: &Url) -> Split {
    let mut pairs = Vec::new();
    let mut number = None;
    for (key, value) in url.query_pairs() {
        let lower = key.to_ascii_lowercase();
        if lower == "ref" || is_tracking(&lower) {
            continue;
        }
        if number.is_none()
            && KEYS.contains(&lower.as_str())
            && let Some(n) = self::number(&value)
        {
            // `?p=12` alone is how some systems name an article.
            let named = lower != "p" && lower != "part";
            number = Some((n, Site { place: lower, named }));
        } else {
            pairs.push((lower, value.into_owned()));
        }
    }
    pairs.sort();
    let path = url.path().trim_end_matches('/');
    let (stem, extension) = match path.rsplit_once('.') {
        Some((stem, ext)) if (2..=5).contains(&ext.len()) && ext.bytes().all(|b| b.is_ascii_alphabetic()) => {
            (stem, ext)
        }
        _ => (path, ""),
    };
    let mut stem = stem.to_owned();
    if number.is_none()
        && let Some((cut, n, site)) = path_number(&stem, !extension.is_empty())
    {
        stem.truncate(cut);
        number = Some((n, site));
    }
    Split { number, rest: (stem, extension.to_ascii_lowercase(), pairs) }
}

/// The page number at the end of a path: where it begins, the number, and how it is set off.
fn path_number(stem: &str, has_extension: bool) -> Option<(usize, u32, Site)> {
    let head = stem.trim_end_matches(|c: char| c.is_ascii_digit());
    let n = number(&stem[head.len()..])?;
    if stem[head.len()..].starts_with('0') {
        return None;
    }
    let lower = head.to_ascii_lowercase();
    for word in PATH_WORDS {
        // The longest marks first: `/page/`, `-page-`, `/page`.
        for mark in ["/W/", "/W-", "/W_", "/W=", "-W-", "_W_", ",W,", "-W", "_W", "/W", ",W", ".W", "+W"] {
            let key = mark.replace('W', word);
            if lower.len() > key.len() && lower.ends_with(&key) {
                return Some((lower.len() - key.len(), n, Site { place: key, named: true }));
            }
        }
    }
    let mark = head.chars().next_back()?;
    let fits = match mark {
        '/' | ',' | '_' | ':' => true,
        '-' | '.' => has_extension,
        _ => false,
    };
    // "/" alone would be the front page.
    (fits && head.len() > 1)
        .then(|| (head.len() - mark.len_utf8(), n, Site { place: mark.to_string(), named: false }))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tells_a_step_by_the_address() {
        let at = |path: &str| Url::parse("https://www.example.org").and_then(|u| u.join(path)).ok();
        for (own, next, expect) in [
            ("/story", "/story?page=2", Some((2, false))),
            ("/story?page=2", "/story?page=3", Some((3, false))),
            ("/story?utm_source=x", "/story?page=2", Some((2, false))),
            ("/story?id=7", "/story?id=7&seite=2", Some((2, false))),
            ("/story", "/story/2", Some((2, true))),
            ("/story/", "/story/2/", Some((2, true))),
            ("/story/2/", "/story/3/", Some((3, true))),
            ("/story", "/story/page/2", Some((2, false))),
            ("/story.html", "/story-2.html", Some((2, true))),
            ("/story,1.html", "/story,2.html", Some((2, true))),
            ("/story.html", "/story,2.html", Some((2, true))),
            ("/story.html", "/story_2.html", Some((2, true))),
            ("/story", "/story_2", Some((2, true))),
            ("/story.html", "/story-seite-2.html", Some((2, false))),
            ("/story", "/story/p2", Some((2, false))),
            ("/story/seite-2", "/story/seite-3", Some((3, false))),
            ("https://example.org/story", "/story?page=2", Some((2, false))),
            ("http://www.example.org/story", "/story?page=2", Some((2, false))),
            ("https://example.org:443/story", "/story?page=2", Some((2, false))),
            ("https://example.org:8443/story", "https://example.org:8443/story?page=2", Some((2, false))),
            // Not a step.
            ("/story", "/story-2", None),
            ("/story", "/other?page=2", None),
            ("/story", "/story?page=3", None),
            ("/story?page=3", "/story?page=2", None),
            ("/story?page=2", "/story?page=2", None),
            ("/story", "https://other.org/story?page=2", None),
            ("/story", "http://www.example.org/story?page=2", None),
            ("/story", "https://www.example.org:8443/story?page=2", None),
            ("http://www.example.org/story", "https://www.example.org:8443/story?page=2", None),
            ("http://www.example.org:8080/story", "https://www.example.org/story?page=2", None),
            ("/?p=3288", "/?p=3289", None),
            ("/story?id=4", "/story?id=5", None),
            ("/2023", "/2024", None),
            ("/", "/2", None),
        ] {
            let (Some(a), Some(b)) = (at(own), at(next)) else { panic!("{own} {next}") };
            assert_eq!(
                step(&Place::of(&a), &Place::of(&b)).map(|s| (s.to, s.bare)),
                expect,
                "{own} -> {next}"
            );
        }
    }

    #[test]
    fn reads_the_words_of_pagers() {
        for (text, expect) in [
            ("2", Some(Label::Number(2))),
            ("Next page »", Some(Label::Next)),
            ("»", Some(Label::Next)),
            ("Seite 2", Some(Label::Number(2))),
            ("Seite 2: Das Urteil", Some(Label::Number(2))),
            ("下一页", Some(Label::Next)),
            ("第2页", Some(Label::Number(2))),
            ("٢", Some(Label::Number(2))),
            ("अगला पृष्ठ", Some(Label::Next)),
            ("Next: How the bridge was built", None),
            ("2 comments", None),
            ("2024", None),
            ("", None),
        ] {
            assert_eq!(label_of(text), expect, "{text}");
        }
    }
}
