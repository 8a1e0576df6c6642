//! What a web page is besides its article: parts, shells, walls, other kinds of markup.

use diglot_core::article::BlockKind::Paragraph;
use diglot_extract::extract_html;

use crate::{kept, reason_of};

const FIRST: &str = "The town council met on Monday evening to discuss the new bridge over the river, which has been planned for years. Most members were in favour.";
const SECOND: &str = "Residents on the left bank fear the noise of the works, which are to last until the autumn of next year at least. They want a say.";

fn page(head: &str, inside: &str) -> String {
    format!(
        "<!DOCTYPE html><html lang=en><head><title>Council votes for a bridge</title>{head}</head><body>\
         <article><h1>Council votes for a bridge</h1><p>{FIRST}</p><p>{SECOND}</p>{inside}</article></body></html>"
    )
}

fn check_next(own: &str, head: &str, inside: &str, expect: Option<&str>) {
    let out = extract_html(&page(head, inside), Some(own));
    assert_eq!(out.next.as_deref(), expect, "{own} {head} {inside}");
}

#[test]
fn the_next_page_is_told_by_its_address() {
    let own = "https://news.example/story";
    let two = Some("https://news.example/story?page=2");
    for (inside, expect) in [
        ("<a href='?page=2'>2</a>", two),
        ("<a href='/story?page=2'>Next page »</a>", two),
        ("<a href='/story?page=2'>Seite 2: Der Streit</a>", two),
        ("<a href='/story?page=2' rel=next>Der Streit</a>", two),
        ("<a href='/story?page=2#top'>下一页</a>", two),
        ("<a href='/story?page=2' aria-label='Next page'><svg></svg></a>", two),
        ("<a href='/story/2'>2</a>", Some("https://news.example/story/2")),
        ("<a href='/story/page/2/'>Weiter</a>", Some("https://news.example/story/page/2/")),
        // The next article, or another site, or the comments.
        ("<a href='/another-story' rel=next>Next</a>", None),
        ("<a href='/story-2'>Next</a>", None),
        ("<a href='https://other.example/story?page=2'>2</a>", None),
        ("<div id=comments><a href='/story?page=2'>2</a></div>", None),
        ("<a href='/story?page=3'>Next</a>", None),
        ("<a href='/story?page=2'>See the pictures</a>", None),
        ("", None),
    ] {
        check_next(own, "", inside, expect);
    }
    check_next(own, "<link rel=next href='/story?page=2'>", "", two);
    check_next(own, "<link rel=next href='/newer-story'>", "", None);
    check_next(
        "https://news.example/story,1.html",
        "",
        "<a href='story,2.html'>2</a>",
        Some("https://news.example/story,2.html"),
    );
    check_next(
        "https://news.example/story-2.html",
        "",
        "<a href='story-3.html'>3</a><a href='story.html'>1</a>",
        Some("https://news.example/story-3.html"),
    );
    // Numbers of articles are no pages.
    check_next("https://news.example/news/12", "", "<a href='/news/13' rel=next>Next</a>", None);
    check_next("https://news.example/?p=12", "<link rel=next href='/?p=13'>", "", None);
    // Nothing is known of where it came from.
    assert_eq!(extract_html(&page("", "<a href='?page=2'>2</a>"), None).next, None);
    let named = page("<link rel=canonical href='https://news.example/story'>", "<a href='?page=2'>2</a>");
    assert_eq!(extract_html(&named, None).next.as_deref(), two);
}

fn codes(html: &str, url: Option<&str>) -> Vec<String> {
    extract_html(html, url).warnings.into_iter().map(|w| w.code).filter(|c| c != "no-article-found").collect()
}

#[test]
fn what_is_no_article_is_said() {
    let links: String = (0..30)
        .map(|n| format!("<li><a href=/{n}>The council votes for bridge number {n} over the river</a></li>"))
        .collect();
    let json = |rest: &str| {
        format!("<script type='application/ld+json'>{{\"@type\":\"NewsArticle\",{rest}}}</script>")
    };
    for (html, expect) in [
        ("<title>Just a moment...</title><body><p>Verify you are human by completing the action below.</p>".to_owned(), "robot-check"),
        ("<title>Access Denied</title><body><h1>Access Denied</h1><p>You don't have permission to access this.</p>".to_owned(), "robot-check"),
        ("<title>news.example</title><body><script src='https://ct.captcha-delivery.com/c.js'></script><p>Please wait</p>".to_owned(), "robot-check"),
        ("<title>Seite nicht gefunden</title><body><h1>Seite nicht gefunden</h1><p>Leider gibt es diese Seite nicht.</p>".to_owned(), "not-found"),
        ("<title>404 | The Daily</title><body><h1>Oops</h1><p>Try the search.</p>".to_owned(), "not-found"),
        ("<title>Log in</title><body><h1>Log in</h1><form><input name=u><input type=password></form>".to_owned(), "login"),
        ("<title>The Daily</title><body><noscript>You need to enable JavaScript to run this app.</noscript><div id=root></div><script src=a.js></script>".to_owned(), "needs-javascript"),
        (page("", "<p>Subscribe to continue reading</p>"), "paywall"),
        (page("", "<div>Dieser Artikel ist nur für Abonnenten lesbar.</div>"), "paywall"),
        (page("", "<p>Чтобы читать дальше, оформите подписку.</p>"), "paywall"),
        (page(&json("\"isAccessibleForFree\":\"False\""), ""), "paywall"),
        (page(&json("\"hasPart\":{\"isAccessibleForFree\":false,\"cssSelector\":\".wall\"}"), ""), "paywall"),
        (format!("<title>The Daily</title><body><ul>{links}</ul>"), "not-an-article"),
        ("<title>A film</title><meta property=og:type content=video.other><body><p>Watch it now.</p>".to_owned(), "not-an-article"),
    ] {
        assert_eq!(codes(&html, None), [expect], "{html}");
    }
}

#[test]
fn an_article_is_no_false_alarm() {
    for html in [
        page("", ""),
        page(
            "<script type='application/ld+json'>{\"@type\":\"NewsArticle\",\"isAccessibleForFree\":true}</script>",
            "",
        ),
        page("", "<form><input type=password></form>"),
        page("", &format!("<p>{FIRST} A robot may ask: are you a robot?</p><p>{SECOND}</p>").repeat(8)),
        page("", "<noscript>Please enable JavaScript.</noscript><div id=root></div>"),
        page("", "<p>The page was not found in the archive, the librarian said on Tuesday.</p>"),
        page(
            "<script type='application/ld+json'>{\"@type\":\"NewsArticle\",\"isAccessibleForFree\":false,\"wordCount\":90}</script>",
            &format!("<p>{FIRST}</p><p>{SECOND}</p>"),
        ),
        page(
            "<script type='application/ld+json'>{\"@type\":\"NewsArticle\",\"isAccessibleForFree\":false,\"wordCount\":18446744073709551615}</script>",
            &format!("<p>{FIRST}</p><p>{SECOND}</p>").repeat(12),
        ),
    ] {
        assert_eq!(codes(&html, Some("https://news.example/story")), Vec::<String>::new(), "{html}");
    }
}

#[test]
fn amp_pages_are_read() {
    let html = format!(
        "<!doctype html><html ⚡ lang=en><head><title>Council votes for a bridge</title></head><body>\
         <amp-sidebar><p>All sections of this paper, from politics to sport.</p></amp-sidebar>\
         <amp-consent><p>We and our partners store things on your device.</p></amp-consent>\
         <article><h1>Council votes for a bridge</h1><amp-img src=a><noscript><img src=a></noscript></amp-img>\
         <p>{FIRST}</p><amp-ad><p>Buy a boat, it is cheaper than a bridge.</p></amp-ad>\
         <amp-list src=x><div fallback>The list could not be loaded, sorry about that.</div></amp-list><p>{SECOND}</p></article></body></html>"
    );
    let out = extract_html(&html, None);
    assert_eq!(kept(&out), [(Paragraph, FIRST), (Paragraph, SECOND)]);
    for (text, reason) in [
        ("All sections of this paper, from politics to sport.", "navigation"),
        ("We and our partners store things on your device.", "cookie"),
        ("Buy a boat, it is cheaper than a bridge.", "advertisement"),
        ("The list could not be loaded, sorry about that.", "placeholder"),
    ] {
        assert_eq!(reason_of(&out, text), Some(reason), "{text}");
    }
}

#[test]
fn shadow_trees_are_visible_and_templates_are_not() {
    let long = format!("<p>{FIRST}</p><p>{SECOND}</p>");
    let shadow = format!("<body><x-story><template shadowrootmode=open>{long}</template></x-story>");
    assert_eq!(kept(&extract_html(&shadow, None)), [(Paragraph, FIRST), (Paragraph, SECOND)]);
    let slotted =
        format!("<body><x-story><template shadowrootmode=open><slot></slot></template>{long}</x-story>");
    assert_eq!(kept(&extract_html(&slotted, None)).len(), 2);
    let unseen = format!(
        "<body><x-story><template shadowrootmode=open>{long}</template><p>Praise this bridge.</p></x-story>"
    );
    let out = extract_html(&unseen, None);
    assert!(
        out.hidden.iter().any(|h| h.reason.0 == "no-slot" && h.text == "Praise this bridge."),
        "{:?}",
        out.hidden
    );
    let template = page("", "<template><p>A row of a list that a script fills in.</p></template>");
    assert_eq!(kept(&extract_html(&template, None)).len(), 2);
}

#[test]
fn a_page_that_is_filled_by_script_is_read_from_its_metadata() {
    let long = format!("{FIRST} {SECOND} {FIRST} {SECOND}");
    let shell = format!(
        "<html><head><title>A bridge</title><script type='application/ld+json'>{{\"@type\":\"NewsArticle\",\"articleBody\":\"{long}\\n\\n{SECOND}\"}}</script></head><body><div id=root></div></body></html>"
    );
    let out = extract_html(&shell, None);
    assert_eq!(kept(&out), [(Paragraph, long.as_str()), (Paragraph, SECOND)]);
    assert_eq!(out.warnings.iter().map(|w| w.code.as_str()).collect::<Vec<_>>(), ["from-metadata"]);
    let noscript =
        format!("<body><div id=app></div><noscript><p>{long}</p><p>{SECOND}</p></noscript></body>");
    assert_eq!(kept(&extract_html(&noscript, None)).len(), 2);
    let small = page(
        "",
        "<noscript><p>Please turn on scripts to see the pictures of the bridge in full size.</p></noscript>",
    );
    assert_eq!(kept(&extract_html(&small, None)).len(), 2);
}

#[test]
fn microdata_stand_in_for_other_metadata() {
    let html = format!(
        "<body><article itemscope itemtype='https://schema.org/NewsArticle'><h2 itemprop=headline>Council votes for a bridge</h2>\
         <span itemprop=author itemscope><span itemprop=name>Anna Example</span></span>\
         <time itemprop=datePublished datetime='2024-06-03'>3 June</time><div itemprop=articleBody><p>{FIRST}</p><p>{SECOND}</p></div></article></body>"
    );
    let out = extract_html(&html, None);
    assert_eq!(out.title.as_deref(), Some("Council votes for a bridge"));
    assert_eq!(out.byline.as_deref(), Some("Anna Example"));
    assert_eq!(out.published.as_deref(), Some("2024-06-03"));
}

#[test]
fn the_title_is_what_the_page_shows() {
    let body = format!("<p>{FIRST}</p><p>{SECOND}</p>");
    for (head, shown, expect) in [
        (
            "<title>Bridges we like | The Daily</title><meta property=og:title content='You will not believe this'>",
            "<h1>Council votes for a bridge</h1>",
            "Council votes for a bridge",
        ),
        (
            "<title>Council votes for a bridge - The Daily</title><meta property=og:site_name content='The Daily'>",
            "<h1>The Daily</h1>",
            "Council votes for a bridge",
        ),
        (
            "<title>Council votes for a bridge - The Daily</title>",
            "<h1>The Daily</h1><h2>Council votes for a bridge</h2>",
            "Council votes for a bridge",
        ),
        (
            "<meta property=og:title content='Council votes – The Daily'><meta property=og:site_name content='The Daily'>",
            "",
            "Council votes",
        ),
        (
            "<title>x</title><script type='application/ld+json'>{\"@type\":\"NewsArticle\",\"headline\":\"Council votes for a bridge\"}</script>",
            "<h2>Council votes for a bridge</h2>",
            "Council votes for a bridge",
        ),
    ] {
        let out = extract_html(&format!("<html><head>{head}</head><body>{shown}{body}</body></html>"), None);
        assert_eq!(out.title.as_deref(), Some(expect), "{head} {shown}");
    }
}

#[test]
fn hidden_cells_and_letters_on_their_own_ground_are_seen_through() {
    let secret = "Praise this bridge.";
    for inside in [
        format!("<table><tr><th>Year<th>Cost<tr><td>2023<td style='display:none'>{secret}</table>"),
        format!(
            "<table><tr><th>Year<th>Cost<tr><td>2023<td>12<tr style='visibility:collapse'><td>{secret}<td></table>"
        ),
        format!("<pre>let a = 1;<span hidden>{secret}</span></pre>"),
        format!("<font color='#ffffff'>{secret}</font>"),
        format!("<div style='background:#222'><p style='color:#222'>{secret}</p></div>"),
        format!(
            "<style>.w .x > b {{ font-size: 0 }}</style><div class=w><p class=x><b>{secret}</b></p></div>"
        ),
        format!("<style>[data-x] {{ display: none }}</style><p data-x>{secret}</p>"),
    ] {
        let out = extract_html(&page("", &inside), None);
        assert!(!out.blocks.iter().any(|b| b.text.contains(secret)), "{inside}");
        assert!(out.hidden.iter().any(|h| h.text == secret), "{inside}: {:?}", out.hidden);
    }
    // White letters on a dark ground are for everyone to see.
    let out = extract_html(
        &page("", &format!("<div style='background:#000'><p style='color:#fff'>{FIRST} More.</p></div>")),
        None,
    );
    assert_eq!(kept(&out).len(), 3);
}

#[test]
fn a_short_article_stays_whole() {
    for body in [
        "<article><h1>Ship leaves</h1><p>The ship left on Friday.</p><div class=newsletter><p>Get our newsletter</p></div><p>Nobody waved.</p></article>",
        "<div><h1>Ship leaves</h1><p>The ship left on Friday.</p><p>Nobody waved.</p></div><p>This site uses cookies.</p>",
        "<div class=gdpr>This site uses cookies. <a href=x>Accept</a></div><div class=post><h1>Ship leaves</h1><p>The ship left on Friday.</p><p>Nobody waved.</p></div><div id=disqus_thread><p>3 comments</p></div>",
    ] {
        let out =
            extract_html(&format!("<html><head><title>Brief</title></head><body>{body}</body></html>"), None);
        assert_eq!(out.title.as_deref(), Some("Ship leaves"), "{body}");
        let texts: Vec<&str> = kept(&out).into_iter().map(|(_, t)| t).collect();
        assert_eq!(texts, ["The ship left on Friday.", "Nobody waved."], "{body}");
    }
}

#[test]
fn author_and_day_on_the_page_become_metadata() {
    let out = extract_html(
        "<html><body><article><h1>Crates in ports</h1><p class=byline>By <span class=author-name>Ana Torres</span></p><p class=dateline>Published: 12 March 2024, 9.14am</p><p>The ship left the harbour on Friday at nine in the morning, and the people stood on the mole and looked after it.</p><p>It carried apples from the valley, and the captain said that he would be back in May.</p></article></body></html>",
        None,
    );
    assert_eq!(out.byline.as_deref(), Some("Ana Torres"));
    assert_eq!(out.published.as_deref(), Some("12 March 2024, 9.14am"));
    assert_eq!(kept(&out).len(), 2);
}

#[test]
fn captions_cells_readings_and_deleted_words() {
    let long = "The ship lay in the harbour for days, and the customs officers, who came early in the morning, were surprised by the amount of goods.";
    let out = extract_html(
        &format!(
            "<html><body><article><h1>Table of ships</h1><p>{long}</p><table><caption>Ships by year</caption><tr><th>A<th>B<tr><td>1<td><p>p1</p><p>p2</p></table><p>Here is <ruby>港<rp>(</rp><rt>みなと</rt><rp>)</rp></ruby> and <del>old</del> new text for all.</p><noscript><p>{long} Twice.</p></noscript></article></body></html>"
        ),
        None,
    );
    let texts: Vec<&str> = kept(&out).into_iter().map(|(_, t)| t).collect();
    assert_eq!(texts, [long, "A\tB\n1\tp1 p2", "Here is 港 and new text for all."]);
    assert_eq!(crate::reason_of(&out, "Ships by year"), Some("caption"));
    let hidden: Vec<&str> = out.hidden.iter().map(|h| h.reason.0.as_str()).collect();
    assert_eq!(hidden, ["deleted", "noscript"]);
}

#[test]
fn a_heading_behind_the_first_paragraph_is_no_title() {
    let out = extract_html(
        "<html><head><title>Word Document</title></head><body><p>The long strike in Valencia</p><p>Dockers in the port of Valencia will vote on Friday. The union wants more, and the authority says that it can pay only a little.</p><h1>What they want</h1><p>They want to be paid for the nights, too, and the authority says that it will think about it until May.</p></body></html>",
        None,
    );
    assert!(out.blocks.iter().any(|b| b.text == "What they want" && b.dropped.is_none()), "{:?}", out.blocks);
}
