use diglot_core::article::BlockKind::{Caption, Code, Heading, ListItem, Paragraph, Quote, Table};
use diglot_extract::{ExtractError, Extracted, Hints, extract};

use crate::zips::{p, pack, word};
use crate::{dropped, kept};

#[expect(clippy::unwrap_used, reason = "a failure here is the test's")]
fn read(body: &str, others: &[(&str, &str)]) -> Extracted {
    extract(&word(body, others), &Hints::default()).unwrap()
}

const STYLES: &str = "<w:docDefaults><w:rPrDefault><w:rPr><w:lang w:val='de-DE' w:eastAsia='ja-JP' w:bidi='ar-SA'/>\
    </w:rPr></w:rPrDefault></w:docDefaults>\
    <w:style w:type='paragraph' w:default='1' w:styleId='Standard'><w:name w:val='Normal'/></w:style>\
    <w:style w:type='paragraph' w:styleId='Titel'><w:name w:val='Title'/></w:style>\
    <w:style w:type='paragraph' w:styleId='berschrift1'><w:name w:val='heading 1'/><w:pPr><w:outlineLvl w:val='0'/></w:pPr></w:style>\
    <w:style w:type='paragraph' w:styleId='Eigene'><w:name w:val='Eigene'/><w:basedOn w:val='berschrift1'/></w:style>\
    <w:style w:type='paragraph' w:styleId='Rund'><w:name w:val='Rund'/><w:basedOn w:val='Rund'/></w:style>\
    <w:style w:type='paragraph' w:styleId='Zitat'><w:name w:val='Quote'/></w:style>\
    <w:style w:type='paragraph' w:styleId='Beschriftung'><w:name w:val='caption'/></w:style>\
    <w:style w:type='paragraph' w:styleId='Quelltext'><w:name w:val='HTML Preformatted'/></w:style>\
    <w:style w:type='paragraph' w:styleId='Liste'><w:name w:val='List Bullet'/><w:pPr><w:numPr><w:numId w:val='3'/></w:numPr></w:pPr></w:style>\
    <w:style w:type='paragraph' w:styleId='Verzeichnis1'><w:name w:val='toc 1'/></w:style>\
    <w:style w:type='character' w:styleId='Weg'><w:name w:val='Weg'/><w:rPr><w:vanish/></w:rPr></w:style>";

fn styled(style: &str, text: &str) -> String {
    format!("<w:p><w:pPr><w:pStyle w:val='{style}'/></w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>")
}

#[test]
fn styles_say_what_a_paragraph_is() {
    for (style, expect) in [
        ("berschrift1", Heading),
        ("Eigene", Heading),
        ("Rund", Paragraph),
        ("Zitat", Quote),
        ("Beschriftung", Caption),
        ("Quelltext", Code),
        ("Liste", ListItem),
        ("Standard", Paragraph),
        ("unknown", Paragraph),
    ] {
        let out =
            read(&[styled("Titel", "T"), p("x"), styled(style, "text")].concat(), &[("styles", STYLES)]);
        assert_eq!(kept(&out), [(Paragraph, "x"), (expect, "text")], "{style}");
        assert_eq!(out.title.as_deref(), Some("T"));
        assert_eq!(out.declared_language.as_ref().map(diglot_core::lang::LangTag::as_str), Some("de-DE"));
    }
    let lines = [p("a"), styled("Quelltext", "one"), styled("Quelltext", "two")].concat();
    assert_eq!(kept(&read(&lines, &[("styles", STYLES)]))[1], (Code, "one\ntwo"));
}

#[test]
fn text_is_what_a_reader_sees() {
    let run = |inside: &str| format!("<w:p><w:r><w:t>a</w:t></w:r>{inside}<w:r><w:t>z</w:t></w:r></w:p>");
    for (inside, expect) in [
        ("<w:ins><w:r><w:t>new</w:t></w:r></w:ins>", "anewz"),
        ("<w:del><w:r><w:delText>old</w:delText></w:r></w:del>", "az"),
        (
            "<w:moveFrom><w:r><w:t>old</w:t></w:r></w:moveFrom><w:moveTo><w:r><w:t>m</w:t></w:r></w:moveTo>",
            "amz",
        ),
        ("<w:hyperlink><w:r><w:t>link</w:t></w:r></w:hyperlink>", "alinkz"),
        (
            "<w:smartTag><w:sdt><w:sdtContent><w:r><w:t>s</w:t></w:r></w:sdtContent></w:sdt></w:smartTag>",
            "asz",
        ),
        ("<w:r><w:tab/><w:t>t</w:t><w:br/><w:t>u</w:t></w:r>", "a t uz"),
        ("<w:r><w:softHyphen/><w:noBreakHyphen/></w:r>", "a\u{2011}z"),
        (
            "<w:r><w:sym w:font='Symbol' w:char='F061'/><w:sym w:font='Wingdings' w:char='F0E0'/></w:r>",
            "aα→z",
        ),
        (
            "<w:r><w:fldChar w:fldCharType='begin'/></w:r><w:r><w:instrText>HYPERLINK x</w:instrText></w:r>\
             <w:r><w:fldChar w:fldCharType='separate'/></w:r><w:r><w:t>res</w:t></w:r><w:r><w:fldChar w:fldCharType='end'/></w:r>",
            "aresz",
        ),
        ("<w:fldSimple w:instr='DATE'><w:r><w:t>today</w:t></w:r></w:fldSimple>", "atodayz"),
        (
            "<w:r><w:ruby><w:rt><w:r><w:t>かん</w:t></w:r></w:rt><w:rubyBase><w:r><w:t>漢</w:t></w:r></w:rubyBase></w:ruby></w:r>",
            "a漢z",
        ),
        ("<m:oMath><m:r><m:t>x=1</m:t></m:r></m:oMath>", "ax=1z"),
        (
            "<w:r><w:rPr><w:rPrChange><w:rPr><w:vanish/></w:rPr></w:rPrChange></w:rPr><w:t>k</w:t></w:r>",
            "akz",
        ),
    ] {
        assert_eq!(kept(&read(&run(inside), &[])), [(Paragraph, expect)], "{inside}");
    }
}

#[test]
fn what_is_hidden_is_told_apart() {
    for (properties, reason) in [
        ("<w:vanish/>", Some("display-none")),
        ("<w:vanish w:val='0'/>", None),
        ("<w:rStyle w:val='Weg'/>", Some("display-none")),
        ("<w:color w:val='FFFFFF'/>", Some("same-colour")),
        ("<w:color w:val='FFFFFF'/><w:shd w:val='clear' w:fill='000000'/>", None),
        ("<w:color w:val='FFFFFF'/><w:highlight w:val='black'/>", None),
        ("<w:sz w:val='2'/>", Some("zero-size")),
        ("<w:sz w:val='16'/>", None),
    ] {
        let body = format!("<w:p><w:r><w:rPr>{properties}</w:rPr><w:t>secret</w:t></w:r></w:p>{}", p("seen"));
        let out = read(&body, &[("styles", STYLES)]);
        let hidden: Vec<_> = out.hidden.iter().map(|h| (h.reason.0.as_str(), h.text.as_str())).collect();
        assert_eq!(hidden, reason.map(|r| (r, "secret")).into_iter().collect::<Vec<_>>(), "{properties}");
        assert_eq!(kept(&out).len(), 1 + usize::from(reason.is_none()), "{properties}");
    }
}

#[test]
fn paragraphs_that_belong_together_are_joined() {
    let initial = "<w:p><w:pPr><w:framePr w:dropCap='drop'/></w:pPr><w:r><w:t>O</w:t></w:r></w:p>";
    assert_eq!(kept(&read(&format!("{initial}{}", p("nce upon")), &[])), [(Paragraph, "Once upon")]);
    let joined = "<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr><w:r><w:t>one </w:t></w:r></w:p>";
    assert_eq!(kept(&read(&format!("{joined}{}", p("two")), &[])), [(Paragraph, "one two")]);
}

fn table(rows: &[&[&str]]) -> String {
    let rows = rows.iter().map(|cells| {
        let cells = cells
            .iter()
            .map(|c| format!("<w:tc>{}</w:tc>", if c.starts_with('<') { (*c).to_owned() } else { p(c) }));
        format!("<w:tr>{}</w:tr>", cells.collect::<String>())
    });
    format!("<w:tbl>{}</w:tbl>", rows.collect::<String>())
}

#[test]
fn tables_are_told_from_layout() {
    let nested = table(&[&["c", "d"], &["e", "f"]]);
    for (body, expect) in [
        (table(&[&["a", "b"], &["1", ""]]), vec![(Table, "a\tb\n1")]),
        (table(&[&["only"]]), vec![(Paragraph, "only")]),
        (table(&[&["x"], &["y"]]), vec![(Paragraph, "x"), (Paragraph, "y")]),
        (table(&[&["a", &nested]]), vec![(Table, "a\tc d e f")]),
        (
            table(&[&["<w:tcPr><w:gridSpan w:val='2'/></w:tcPr><w:p><w:r><w:t>w</w:t></w:r></w:p>", "r"]]),
            vec![(Table, "w\t\tr")],
        ),
    ] {
        assert_eq!(kept(&read(&body, &[])), expect, "{body}");
    }
}

#[test]
fn notes_stand_at_the_end_in_order() {
    let reference = |kind: &str, id: u32| format!("<w:r><w:{kind}Reference w:id='{id}'/></w:r>");
    let body = format!(
        "<w:p><w:r><w:t>one</w:t></w:r>{}</w:p><w:p><w:r><w:t>two</w:t></w:r>{}{}</w:p>",
        reference("endnote", 2),
        reference("footnote", 5),
        reference("footnote", 4)
    );
    let note = |kind: &str, id: u32, text: &str| format!("<w:{kind} w:id='{id}'>{}</w:{kind}>", p(text));
    let feet = format!(
        "<w:footnote w:type='separator' w:id='0'>{}</w:footnote>{}{}{}",
        p("---"),
        note("footnote", 4, "four"),
        note("footnote", 5, "five"),
        note("footnote", 6, "unused")
    );
    let out = read(&body, &[("footnotes", &feet), ("endnotes", &note("endnote", 2, "end"))]);
    let expect = ["one[1]", "two[2][3]", "[1] end", "[2] five", "[3] four"];
    assert_eq!(kept(&out), expect.map(|t| (Paragraph, t)));
    assert_eq!(dropped(&out), [("unreferenced", "unused")]);
}

#[test]
fn what_is_no_text_is_dropped_with_its_reason() {
    let contents = "<w:p><w:r><w:fldChar w:fldCharType='begin'/><w:instrText>TOC \\o</w:instrText>\
        <w:fldChar w:fldCharType='separate'/></w:r><w:r><w:t>Chapter 1 3</w:t></w:r></w:p>\
        <w:p><w:r><w:t>Chapter 2 5</w:t><w:fldChar w:fldCharType='end'/></w:r></w:p>";
    let prompt = "<w:p><w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent><w:r><w:t>Click here</w:t></w:r>\
        </w:sdtContent></w:sdt></w:p>";
    let body = format!("{contents}{}{prompt}{}", p("Text."), styled("Verzeichnis1", "Entry 7"));
    let comment = format!("<w:comment>{}</w:comment>", p("Really?"));
    let others = [
        ("styles", STYLES),
        ("header", &p("Report")),
        ("footer", &p("Page 1")),
        ("header", &p("Report")),
        ("comments", &comment),
    ];
    let out = read(&body, &others);
    assert_eq!(kept(&out), [(Paragraph, "Text.")]);
    assert_eq!(
        dropped(&out),
        [
            ("navigation", "Chapter 1 3"),
            ("navigation", "Chapter 2 5"),
            ("placeholder", "Click here"),
            ("navigation", "Entry 7"),
            ("running-head", "Report"),
            ("running-head", "Page 1"),
            ("comment", "Really?"),
        ]
    );
}

#[test]
fn a_text_box_is_read_once() {
    let inside = |text: &str| format!("<w:txbxContent>{}</w:txbxContent>", p(text));
    let body = format!(
        "<w:p><w:r><w:t>host</w:t></w:r><w:r><mc:AlternateContent><mc:Choice Requires='wps'><w:drawing>{}</w:drawing>\
         </mc:Choice><mc:Fallback><w:pict>{}</w:pict></mc:Fallback></mc:AlternateContent></w:r></w:p>",
        inside("box"),
        inside("box")
    );
    assert_eq!(kept(&read(&body, &[])), [(Paragraph, "box"), (Paragraph, "host")]);
}

#[test]
fn the_title_is_found() {
    let core = |title: &str| {
        format!(
            "<cp:coreProperties><dc:title>{title}</dc:title><dc:creator>Jo</dc:creator>\
             <dcterms:created>2020-01-02T00:00:00Z</dcterms:created></cp:coreProperties>"
        )
    };
    for (body, own, title, blocks) in [
        (styled("Titel", "Big") + &p("x"), core("Other"), Some("Big"), 1),
        (p("A title") + &p("x"), core("a Title"), Some("A title"), 1),
        (p("x") + &p("y"), core("Template"), None, 2),
        (styled("berschrift1", "Head") + &p("x"), core(""), Some("Head"), 1),
        (p("a") + &p("b") + &p("c") + &p("d") + &styled("berschrift1", "Late"), core(""), None, 5),
    ] {
        let out = read(&body, &[("styles", STYLES), ("core", &own)]);
        assert_eq!((out.title.as_deref(), kept(&out).len()), (title, blocks), "{body}");
        assert_eq!(out.byline.as_deref(), Some("Jo"));
        assert_eq!(out.published.as_deref(), Some("2020-01-02T00:00:00Z"));
    }
}

#[test]
fn both_editions_and_any_prefix_are_read() {
    for address in [
        "http://purl.oclc.org/ooxml/wordprocessingml/main",
        "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    ] {
        let document = format!(
            "<z:document xmlns:z='{address}' xmlns:w='urn:other'><z:body><z:p><z:r><z:t>Text</z:t></z:r></z:p>\
             <w:p><w:t>not</w:t></w:p></z:body></z:document>"
        );
        let files = [("[Content_Types].xml", "<Types/>"), ("word/document.xml", &document)];
        let out = extract(&pack(&files), &Hints::default()).unwrap();
        assert_eq!(kept(&out), [(Paragraph, "Text")]);
    }
}

#[test]
fn text_from_right_to_left_keeps_its_order() {
    let body =
        "<w:p><w:pPr><w:bidi/></w:pPr><w:r><w:rPr><w:rtl/></w:rPr><w:t>مرحبا بالعالم</w:t></w:r></w:p>";
    let out = read(body, &[("styles", STYLES)]);
    assert_eq!(kept(&out), [(Paragraph, "مرحبا بالعالم")]);
    assert_eq!(out.declared_language.as_ref().map(diglot_core::lang::LangTag::as_str), Some("ar-SA"));
}

#[test]
fn documents_without_text_say_why() {
    let empty = extract(&word("<w:p/>", &[]), &Hints::default());
    assert_eq!(empty, Err(ExtractError::Empty));
    let old = extract(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 and more", &Hints::default());
    assert!(old.is_err_and(|e| e.hint().contains("password")));
}
