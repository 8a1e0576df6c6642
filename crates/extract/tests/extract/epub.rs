use diglot_core::article::BlockKind::{Caption, Code, Heading, ListItem, Paragraph, Quote, Table};
use diglot_extract::{ExtractError, Extracted, Hints, extract};

use crate::zips::{book, chapters, pack};
use crate::{dropped, kept};

#[expect(clippy::unwrap_used, reason = "a failure here is the test's")]
fn read(bytes: &[u8]) -> Extracted {
    extract(bytes, &Hints::default()).unwrap()
}

fn part(bytes: &[u8], part: u32) -> Result<Extracted, ExtractError> {
    extract(bytes, &Hints { part: Some(part), ..Hints::default() })
}

fn titles(out: &Extracted) -> Vec<&str> {
    out.parts.iter().map(|p| p.title.as_str()).collect()
}

fn long(text: &str) -> String {
    format!("<p>{}</p>", text.repeat(1200 / text.len() + 1))
}

#[test]
fn chapters_are_articles() {
    let one = format!("<h1>One</h1>{}", long("First words of it. "));
    let two = format!("<h1>Two</h1>{}", long("Second words of it. "));
    let cover = "<section epub:type='titlepage'><p>The Book</p><p>Ann Author</p></section>";
    let nav = "<ol><li><a href='c1.xhtml'>Title Page</a></li><li><a href='c2.xhtml'>Chapter One</a></li>\
               <li><a href='c3.xhtml'>Two</a></li></ol>";
    let bytes = chapters(&[cover, &one, &two], Some(nav));
    let out = read(&bytes);
    assert_eq!(out.title.as_deref(), Some("Chapter One"));
    assert_eq!(out.site_name.as_deref(), Some("The Book"));
    assert_eq!(out.byline.as_deref(), Some("Ann Author, Bo Writer"));
    assert_eq!(out.published.as_deref(), Some("2021-05-06"));
    assert_eq!(out.declared_language.as_ref().map(diglot_core::lang::LangTag::as_str), Some("en"));
    assert_eq!(titles(&out), ["Title Page", "Chapter One", "Two"]);
    assert_eq!(out.parts.iter().map(|p| p.number).collect::<Vec<_>>(), [1, 2, 3]);
    assert_eq!((out.part, kept(&out)[0]), (2, (Heading, "One")));
    let third = part(&bytes, 3).unwrap();
    assert_eq!((third.part, third.title.as_deref()), (3, Some("Two")));
    assert!(kept(&third)[0].1.starts_with("Second words"), "the heading that repeats the title is left out");
    assert_eq!(part(&bytes, 0).map(|p| p.part), Ok(2), "none in particular: the first that is real text");
    assert_eq!(part(&bytes, 4), Err(ExtractError::NoSuchPart { part: 4, parts: 3 }));
}

#[test]
fn a_book_of_one_part_has_no_parts() {
    let out = read(&chapters(&["<h1>The Book</h1><p>All of it.</p>"], None));
    assert_eq!((out.parts.len(), out.part), (0, 0));
    assert_eq!(out.title.as_deref(), Some("The Book"));
    assert_eq!(kept(&out), [(Paragraph, "All of it.")]);
}

#[test]
fn parts_and_files_need_not_agree() {
    let split = "<h1>I</h1><p>Alpha.</p><h1 id='c2'>II</h1><p>Beta.</p><p><a id='c3'/>III</p><p>Gamma.</p>";
    let nav = "<ol><li><a href='c1.xhtml'>First</a><ol><li><a href='c1.xhtml#none'>A section</a></li></ol></li>\
               <li><a href='c1.xhtml#c2'>Second</a></li><li><a href='c1.xhtml#c3'>Third</a></li></ol>";
    let bytes = chapters(&[split], Some(nav));
    for (number, title, expect) in [
        (1, "First", vec![(Heading, "I"), (Paragraph, "Alpha.")]),
        (2, "Second", vec![(Heading, "II"), (Paragraph, "Beta.")]),
        (3, "Third", vec![(Paragraph, "III"), (Paragraph, "Gamma.")]),
    ] {
        let out = part(&bytes, number).unwrap();
        assert_eq!(out.title.as_deref(), Some(title));
        assert_eq!(kept(&out), expect);
    }
    let nav = "<ol><li><a href='c1.xhtml'>First</a></li><li><a href='c3.xhtml'>Second</a></li></ol>";
    let bytes = chapters(&["<p>a</p>", "<p>b</p>", "<p>c</p>", "<p>d</p>"], Some(nav));
    assert_eq!(kept(&part(&bytes, 1).unwrap()), [(Paragraph, "a"), (Paragraph, "b")]);
    assert_eq!(kept(&part(&bytes, 2).unwrap()), [(Paragraph, "c"), (Paragraph, "d")]);
    let untold = chapters(&["<h2>Eins</h2><p>a</p>", "<p>Only words here.</p>"], None);
    assert_eq!(titles(&read(&untold)), ["Eins", "Only words here."]);
}

#[test]
fn the_table_of_contents_of_epub_2_is_read() {
    let ncx = "<ncx><navMap><navPoint><navLabel><text>Uno</text></navLabel><content src='a.html'/></navPoint>\
               <navPoint><navLabel><text>Dos</text></navLabel><content src='b.html#x'/></navPoint></navMap></ncx>";
    let manifest = "<item id='n' href='toc.ncx' media-type='application/x-dtbncx+xml'/>\
        <item id='a' href='a.html' media-type='application/xhtml+xml'/>\
        <item id='b' href='b.html' media-type='application/xhtml+xml'/>\
        <item id='z' href='z.html' media-type='application/xhtml+xml'/>";
    let spine = "<spine toc='n'><itemref idref='a'/><itemref idref='b'/><itemref idref='z' linear='no'/></spine>\
        <guide><reference type='cover' href='a.html'/></guide>";
    let a = format!("<html><body>{}</body></html>", long("Portada. "));
    let b = format!("<html><body id='x'>{}</body></html>", long("Texto. "));
    let files = [("OPS/toc.ncx", ncx), ("OPS/a.html", &a), ("OPS/b.html", &b), ("OPS/z.html", "<p>z</p>")];
    let out = read(&book(manifest, spine, "", &files));
    assert_eq!(titles(&out), ["Uno", "Dos"]);
    assert_eq!(out.part, 2, "the guide says that the first is the cover");
    assert_eq!(out.warnings[0].code, "outside-reading-order");
}

#[test]
fn blocks_keep_their_kind_and_nothing_is_clutter() {
    for (body, expect) in [
        ("<h1>A</h1><h3>B</h3>", vec![(Heading, "A"), (Heading, "B")]),
        ("<ul><li>a<p>b</p></li></ul>", vec![(ListItem, "a"), (ListItem, "b")]),
        ("<blockquote><p>q</p></blockquote>", vec![(Quote, "q")]),
        ("<figure><img src='x'/><figcaption>c</figcaption></figure>", vec![(Caption, "c")]),
        ("<pre>a\n  b</pre>", vec![(Code, "a\n  b")]),
        (
            "<table><tr><th>a</th><th>b</th></tr><tr><td>1</td><td/></tr><tr><td>2</td><td>3</td></tr></table>",
            vec![(Table, "a\tb\n1\t\n2\t3")],
        ),
        ("<table><tr><td><p>x</p><p>y</p></td></tr></table>", vec![(Paragraph, "x"), (Paragraph, "y")]),
        ("<p><ruby>漢<rp>(</rp><rt>かん</rt><rp>)</rp></ruby>字</p>", vec![(Paragraph, "漢字")]),
        ("<p>be<span epub:type='pagebreak' title='3'>3</span>fore</p>", vec![(Paragraph, "before")]),
        ("<p>so<sup><a href='#n1'>1</a></sup> on</p>", vec![(Paragraph, "so[1] on")]),
        ("<p>so<a epub:type='noteref' href='#n1'>[*]</a></p>", vec![(Paragraph, "so[*]")]),
        ("<p>x<sup>2</sup></p>", vec![(Paragraph, "x2")]),
        (
            "<aside epub:type='footnote'><p>Note. <a href='#r'>↩</a></p></aside><p>Text.</p>",
            vec![(Paragraph, "Text."), (Paragraph, "Note.")],
        ),
        ("<p>a&nbsp;&mdash;&#x62;</p>", vec![(Paragraph, "a —b")]),
        ("<p>a<br/>b</p><p>c<br/><br/>d</p>", vec![(Paragraph, "a b"), (Paragraph, "c"), (Paragraph, "d")]),
        ("<div class='comments sidebar share'><p>kept</p></div>", vec![(Paragraph, "kept")]),
        ("<p>open <b>bold</p><p>next<br>line</p>", vec![(Paragraph, "open bold"), (Paragraph, "next line")]),
        ("<p><![CDATA[a < b]]></p>", vec![(Paragraph, "a < b")]),
    ] {
        let out = read(&chapters(&[body], None));
        assert_eq!(kept(&out), expect, "{body}");
    }
}

#[test]
fn tags_that_are_never_closed_do_not_end_a_book() {
    let out = read(&chapters(&[&"<p>line".repeat(2000)], None));
    assert_eq!(kept(&out).len(), 2000);
}

#[test]
fn repeated_notes_are_dropped_once_told() {
    let note = "<aside epub:type='footnote'><p>Same.</p></aside>";
    let out = read(&chapters(&[&format!("<p>T.</p>{note}{note}")], None));
    assert_eq!(kept(&out), [(Paragraph, "T."), (Paragraph, "Same.")]);
    assert_eq!(dropped(&out), [("duplicate", "Same.")]);
}

#[test]
fn hidden_text_is_told_apart() {
    let body = "<p>Seen <span style='display:none'>not</span>too.</p><p class='x'>nor this</p><p hidden=''>nor that</p>";
    let css = ".x { visibility: hidden }";
    let page = format!("<html><head><link rel='stylesheet' href='s.css'/></head><body>{body}</body></html>");
    let manifest = "<item id='a' href='a.xhtml' media-type='application/xhtml+xml'/>";
    let files = [("OPS/a.xhtml", page.as_str()), ("OPS/s.css", css)];
    let out = read(&book(manifest, "<spine><itemref idref='a'/></spine>", "", &files));
    assert_eq!(kept(&out), [(Paragraph, "Seen too.")]);
    let hidden: Vec<_> = out.hidden.iter().map(|h| (h.reason.0.as_str(), h.text.as_str())).collect();
    assert_eq!(
        hidden,
        [("display-none", "not"), ("visibility-hidden", "nor this"), ("hidden-attribute", "nor that")]
    );
}

#[test]
fn books_without_text_say_why() {
    let encrypted = |algorithm: &str| {
        let xml = format!(
            "<encryption><EncryptedData><EncryptionMethod Algorithm='{algorithm}'/><CipherData>\
             <CipherReference URI='OPS/a.xhtml'/></CipherData></EncryptedData></encryption>"
        );
        let manifest = "<item id='a' href='a.xhtml' media-type='application/xhtml+xml'/>";
        let files = [("OPS/a.xhtml", "<p>text</p>"), ("META-INF/encryption.xml", xml.as_str())];
        extract(&book(manifest, "<spine><itemref idref='a'/></spine>", "", &files), &Hints::default())
    };
    assert!(matches!(
        encrypted("http://www.w3.org/2001/04/xmlenc#aes256-cbc"),
        Err(ExtractError::Locked { .. })
    ));
    assert!(encrypted("http://www.idpf.org/2008/embedding").is_ok());
    let pictures = chapters(&["<img src='a.jpg'/>", "<svg><image href='b.jpg'/></svg>"], None);
    assert_eq!(extract(&pictures, &Hints::default()), Err(ExtractError::Scanned { pages: 2 }));
    assert_eq!(extract(&chapters(&["<p> </p>"], None), &Hints::default()), Err(ExtractError::Empty));
    let nothing = pack(&[("mimetype", "application/epub+zip"), ("a", "b")]);
    assert!(matches!(extract(&nothing, &Hints::default()), Err(ExtractError::Damaged { .. })));
}

#[test]
fn charsets_are_believed_only_where_they_fit() {
    let page = |encoding: &str| {
        format!("<?xml version='1.0' encoding='{encoding}'?><html><body><p>Čeština — ano</p></body></html>")
    };
    let utf16: Vec<u8> =
        std::iter::once(0xfeff).chain(page("utf-16").encode_utf16()).flat_map(u16::to_le_bytes).collect();
    let bodies = [utf16, page("iso-8859-1").into_bytes(), page("utf-8").into_bytes()];
    for body in bodies {
        let opf = "<package><manifest><item id='a' href='a.xhtml' media-type='application/xhtml+xml'/></manifest>\
                   <spine><itemref idref='a'/></spine></package>";
        let files: [(&str, &[u8]); 3] =
            [("mimetype", b"application/epub+zip"), ("book.opf", opf.as_bytes()), ("a.xhtml", &body)];
        assert_eq!(kept(&read(&pack(&files))), [(Paragraph, "Čeština — ano")]);
    }
}

#[test]
fn a_damaged_chapter_does_not_take_the_book_along() {
    let manifest = "<item id='a' href='a.xhtml' media-type='application/xhtml+xml'/>\
                    <item id='b' href='missing.xhtml' media-type='application/xhtml+xml'/>";
    let spine = "<spine><itemref idref='a'/><itemref idref='b'/></spine>";
    let out = read(&book(manifest, spine, "", &[("OPS/a.xhtml", "<p>here &own; it is</p>")]));
    assert_eq!(kept(&out), [(Paragraph, "here &own; it is")]);
    let codes: Vec<_> = out.warnings.iter().map(|w| w.code.as_str()).collect();
    assert_eq!(codes, ["unknown-entities", "damaged-documents"]);
}
