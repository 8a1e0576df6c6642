//! What stands where an article should be: a paywall, a login, a robot check, an error page, a list of
//! links, an empty shell. Each is a warning, never an error: what text there is, is read.
//!
//! A false alarm costs trust, so every rule asks for two things: words (or markup) that say it, and that
//! there is little of an article on the page.

use std::sync::LazyLock;

use diglot_core::article::{BlockKind, Warning};
use dom_query::Document;

use super::hints::Hint;
use super::meta::Meta;
use super::select::Verdict;
use super::walk::Page;
use crate::phrases::fold;

/// What the warnings are told from.
pub(crate) struct Seen<'a> {
    pub(crate) html: &'a str,
    pub(crate) document: &'a Document,
    pub(crate) page: &'a Page,
    pub(crate) verdicts: &'a [Verdict],
    pub(crate) meta: &'a Meta,
    /// Where the page came from.
    pub(crate) url: Option<&'a str>,
}

/// Codes with the words for people.
const WORDS: &[(&str, &str)] = &[
    ("robot-check", "The site asked whether a person or a program is reading, and did not send the article."),
    ("not-found", "The site says that there is no such page."),
    ("login", "The site shows this page to readers who are signed in."),
    ("needs-javascript", "The page is empty until its scripts have run, so there is no text to read."),
    ("paywall", "The site shows the whole article to subscribers only; this is the part that it sent."),
    ("not-an-article", "This looks like a list of links or a video page and not like an article."),
];

/// Markup that only pages with a robot check carry when there is little else on them.
const ROBOT_MARKS: &[&str] = &[
    "cf-browser-verification",
    "cf_chl_opt",
    "cf-challenge",
    "/cdn-cgi/challenge-platform/h/",
    "px-captcha",
    "captcha-delivery.com",
    "_Incapsula_Resource",
    "errors.edgesuite.net",
    "awswaf.com",
    "perfdrive.com",
    "g-recaptcha",
    "h-captcha",
    "hcaptcha.com",
    "ddos-guard",
    "sec-if-cpt-container",
    "challenges.cloudflare.com",
];

/// The warnings about a page, at most one for what it is, and one for a paywall.
pub(crate) fn warnings(seen: &Seen<'_>) -> Vec<Warning> {
    let measure = Measure::of(seen);
    let code = if is_robot_check(seen, &measure) {
        Some("robot-check")
    } else if is_not_found(seen, &measure) {
        Some("not-found")
    } else if is_login(seen, &measure) {
        Some("login")
    } else if is_paywalled(seen, &measure) {
        Some("paywall")
    } else if needs_javascript(seen, &measure) {
        Some("needs-javascript")
    } else if is_no_article(seen, &measure) {
        Some("not-an-article")
    } else {
        None
    };
    let worded = |code: &str| WORDS.iter().find(|(c, _)| *c == code);
    code.and_then(worded)
        .map(|(code, message)| Warning { code: (*code).to_owned(), message: (*message).to_owned() })
        .into_iter()
        .collect()
}

/// How much of what the page holds, in columns.
struct Measure {
    /// Kept prose.
    prose: usize,
    /// Words that are kept, all kinds.
    words: usize,
    /// Everything that is to be seen.
    all: usize,
    /// Blocks that look like linked headlines.
    headlines: usize,
    last_kept: usize,
}

impl Measure {
    fn of(seen: &Seen<'_>) -> Self {
        let mut out = Self { prose: 0, words: 0, all: 0, headlines: 0, last_kept: 0 };
        for (nth, (raw, verdict)) in seen.page.blocks.iter().zip(seen.verdicts).enumerate() {
            if matches!(verdict, Verdict::Hide(_)) {
                continue;
            }
            out.all += raw.line.width;
            if raw.links > 0.6 && (24..=220).contains(&raw.line.width) && raw.line.words >= 3 {
                out.headlines += 1;
            }
            if *verdict == Verdict::Keep {
                out.words += raw.line.words;
                out.last_kept = nth;
                if raw.links < 0.5 && (raw.line.closed && raw.line.width >= 40 || raw.line.width >= 100) {
                    out.prose += raw.line.width;
                }
            }
        }
        out
    }
}

/// The phrases of a section of `state.txt`.
fn phrases(section: &str) -> &'static [String] {
    static ALL: LazyLock<Vec<(&'static str, Vec<String>)>> = LazyLock::new(|| {
        let mut all: Vec<(&str, Vec<String>)> = Vec::new();
        for line in include_str!("state.txt").lines().filter(|l| !l.starts_with('#')) {
            if let Some(name) = line.strip_prefix('[').and_then(|l| l.strip_suffix(']')) {
                all.push((name, Vec::new()));
            } else if let (Some((_, list)), Some((_, phrases))) = (line.split_once(": "), all.last_mut()) {
                phrases.extend(list.split(" | ").map(fold));
            }
        }
        all
    });
    ALL.iter().find(|(name, _)| *name == section).map(|(_, all)| all.as_slice()).unwrap_or_default()
}

/// Whether `text` says one of the section's phrases, at the borders of words where the script has them.
fn says(text: &str, section: &str) -> bool {
    let folded = fold(text);
    phrases(section).iter().any(|p| {
        folded.match_indices(p.as_str()).any(|(at, _)| {
            let spaced = p.chars().next().is_some_and(|c| c.is_alphabetic() && (c as u32) < 0xe00);
            let starts = at == 0 || folded[..at].ends_with([' ', ':']);
            let rest = &folded[at + p.len()..];
            !spaced || starts && (rest.is_empty() || rest.starts_with([' ', ':']))
        })
    })
}

/// What the page calls itself: the tab's title and the first headings that can be seen.
fn names<'a>(seen: &'a Seen<'_>) -> impl Iterator<Item = &'a str> {
    let headings = seen
        .page
        .blocks
        .iter()
        .zip(seen.verdicts)
        .filter(|(raw, verdict)| raw.kind == BlockKind::Heading && !matches!(verdict, Verdict::Hide(_)))
        .map(|(raw, _)| raw.line.text.as_str())
        .take(3);
    seen.meta.tab_title.as_deref().into_iter().chain(headings).filter(|t| t.chars().count() < 120)
}

fn visible<'a>(seen: &'a Seen<'_>) -> impl Iterator<Item = &'a str> {
    seen.page
        .blocks
        .iter()
        .zip(seen.verdicts)
        .filter(|(_, verdict)| !matches!(verdict, Verdict::Hide(_)))
        .map(|(raw, _)| raw.line.text.as_str())
}

fn is_robot_check(seen: &Seen<'_>, measure: &Measure) -> bool {
    if measure.all > 2500 || measure.prose > 900 {
        return false;
    }
    let denied = |t: &str| {
        let t = fold(t);
        t == "access denied"
            || t == "human verification"
            || t == "robot check"
            || t == "security check"
            || t == "captcha"
    };
    names(seen).any(|t| says(t, "robot-check") || denied(t))
        || visible(seen).any(|t| says(t, "robot-check"))
        || measure.all < 700 && ROBOT_MARKS.iter().any(|m| seen.html.contains(m))
}

fn is_not_found(seen: &Seen<'_>, measure: &Measure) -> bool {
    let number = |t: &str| t.split(|c: char| !c.is_alphanumeric()).any(|w| matches!(w, "404" | "410"));
    let title = |t: &str| says(t, "not-found-title") || number(t) && t.chars().count() < 60;
    if measure.prose > 1500 || measure.words > 400 {
        return false;
    }
    let short = measure.prose < 300;
    // "Not found" may be in an article's headline; then its text says more than that.
    names(seen).any(title) && (short || names(seen).any(|t| number(t) && says(t, "not-found-title")))
}

fn is_login(seen: &Seen<'_>, measure: &Measure) -> bool {
    measure.prose < 300
        && measure.all < 4000
        && seen.document.select("input[type=password i]").exists()
        && (names(seen).any(|t| says(t, "login-title")) || measure.prose < 100 && measure.all < 1200)
}

/// The most words that a page is believed to say it has.
const MAX_STATED: usize = 1_000_000;

fn is_paywalled(seen: &Seen<'_>, measure: &Measure) -> bool {
    if let Some(stated) = seen.meta.words.filter(|w| (80..=MAX_STATED).contains(w))
        && seen.meta.free == Some(false)
        && measure.words > 0
    {
        return measure.words * 10 < stated * 7;
    }
    if seen.meta.free == Some(false) && measure.prose < 1800 {
        return true;
    }
    if measure.prose > 3000 {
        return false;
    }
    // The wall stands where the text breaks off.
    let from = measure.last_kept.saturating_sub(3);
    let blocks = seen.page.blocks.iter().zip(seen.verdicts).skip(from).take(24);
    blocks.filter(|(_, v)| !matches!(v, Verdict::Hide(_))).any(|(raw, _)| {
        raw.line.width <= 420
            && (says(&raw.line.text, "paywall") || measure.prose < 1500 && in_wall(seen.page, raw.element))
    })
}

/// Whether an element lies in one that is named a paywall.
fn in_wall(page: &Page, mut element: usize) -> bool {
    while element != 0 {
        if matches!(page.elements[element].hint, Some(Hint::Clutter(_, "paywall"))) {
            return true;
        }
        element = page.elements[element].parent;
    }
    false
}

fn needs_javascript(seen: &Seen<'_>, measure: &Measure) -> bool {
    if measure.prose > 200 || measure.all > 600 {
        return false;
    }
    let asks = seen.document.select("noscript").nodes().iter().any(|n| says(&n.text(), "needs-javascript"));
    let shell = seen
        .document
        .select("#root, #app, #__next, #__nuxt, #___gatsby, app-root, #main-app, [data-reactroot]")
        .exists();
    (asks || shell || visible(seen).any(|t| says(t, "needs-javascript")))
        && seen.document.select("script").exists()
}

fn is_no_article(seen: &Seen<'_>, measure: &Measure) -> bool {
    let front = seen
        .url
        .and_then(|u| url::Url::parse(u).ok())
        .is_some_and(|u| u.path() == "/" && u.query().is_none());
    if seen.meta.is_video && measure.prose < 500 {
        return true;
    }
    if seen.meta.is_article && !front {
        return false;
    }
    let lists = measure.headlines;
    measure.words < 90 && lists >= 12
        || measure.words < 150 && lists >= 30 && lists * 60 > measure.prose * 2
        || seen.meta.is_list && measure.prose < 1500 && lists >= 8
        || front && measure.prose < 2500 && lists >= 15
}
