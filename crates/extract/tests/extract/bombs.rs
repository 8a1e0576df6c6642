//! Archives made to drain or crash whoever opens them, and good ones that were damaged.

use diglot_extract::{ExtractError, Hints, extract};

use crate::zips::{Entry, chapters, entry, p, pack, raw, word};

fn open(bytes: &[u8]) -> Result<usize, ExtractError> {
    extract(bytes, &Hints::default()).map(|out| out.blocks.len())
}

/// The entries of a small Word document whose main file is this.
fn document(main: Entry) -> Vec<Entry> {
    vec![entry("[Content_Types].xml", b"<Types/>"), main]
}

fn main_file(xml: &[u8]) -> Entry {
    entry("word/document.xml", xml)
}

fn archive(entries: &[Entry]) -> Vec<u8> {
    raw(entries, entries.len() as u16)
}

fn xml(inside: &str) -> String {
    format!("<w:document><w:body>{inside}</w:body></w:document>")
}

fn docx(main: &str) -> Vec<u8> {
    archive(&document(main_file(main.as_bytes())))
}

fn lying(change: impl Fn(&mut Entry)) -> Vec<u8> {
    let mut entries = document(main_file(xml(&p("fine")).as_bytes()));
    change(&mut entries[1]);
    archive(&entries)
}

fn many(count: usize) -> Vec<u8> {
    let mut entries = document(main_file(xml(&p("fine")).as_bytes()));
    let stored = Entry { method: 0, packed: Vec::new(), declared: 0, crc: 0, ..entries[0].clone() };
    entries.extend((0..count).map(|n| Entry { name: format!("media/{n}"), ..stored.clone() }));
    archive(&entries)
}

fn overlapping() -> Vec<u8> {
    let mut entries = document(main_file(xml(&p("fine")).as_bytes()));
    let start = Some(30 + entries[0].name.len() as u32 + entries[0].packed.len() as u32);
    let shared = Entry { start, ..entries[1].clone() };
    entries.extend((0..500).map(|n| Entry {
        name: format!("x{n:03}/document.xml"),
        packed: Vec::new(),
        ..shared.clone()
    }));
    let mut bytes = archive(&entries);
    // The directory repeats the packed size of the entry that is shared.
    let size = (entries[1].packed.len() as u32).to_le_bytes();
    let mut at = 0;
    while let Some(found) = bytes[at..].windows(6).position(|w| w == b"PK\x01\x02\x14\x00").map(|i| at + i) {
        if bytes[found + 46] == b'x' {
            bytes[found + 20..found + 24].copy_from_slice(&size);
        }
        at = found + 4;
    }
    bytes
}

fn laughs(entities: usize) -> String {
    let mut dtd = String::from("<!DOCTYPE x [<!ENTITY l0 'ha'>");
    for n in 1..entities {
        dtd.push_str(&format!("<!ENTITY l{n} '{}'>", format!("&l{};", n - 1).repeat(10)));
    }
    format!("{dtd}]>{}", xml(&p(&format!("&l{};", entities - 1))))
}

/// The bombs: what each is, its bytes and the words of the cap that refuses it; none where it is
/// harmless and opened.
fn bombs() -> Vec<(&'static str, Vec<u8>, Option<&'static str>)> {
    let blank = " ".repeat(29_000_000);
    let long = " ".repeat(40_000_000);
    let zeros = long.as_bytes();
    let inner = pack(&[("a", zeros)]);
    let chapter = format!("<p>x</p>{blank}");
    let with = |name: &str, bytes: &[u8]| {
        let mut entries = document(main_file(xml(&p("fine")).as_bytes()));
        entries.push(entry(name, bytes));
        archive(&entries)
    };
    let deep = |n: usize| format!("{}{}{}", "<w:sdt>".repeat(n), p("deep"), "</w:sdt>".repeat(n));
    let wide = |n: usize| {
        let attributes: String = (0..n).map(|i| format!(" a{i}='1'")).collect();
        format!("<w:p{attributes}><w:r><w:t>wide</w:t></w:r></w:p>")
    };
    let external = "<!DOCTYPE x [<!ENTITY e SYSTEM 'file:///etc/hostname'>]>";
    vec![
        ("a main file of 40 MB", archive(&document(main_file(zeros))), Some("more than 30 MB")),
        (
            "40 MB that claim to be 1 KB",
            lying(|e| *e = Entry { declared: 1000, ..main_file(zeros) }),
            Some("than it declares"),
        ),
        (
            "40 MB that claim to be none",
            lying(|e| *e = Entry { declared: 0, ..main_file(zeros) }),
            Some("than it declares"),
        ),
        ("1 KB that claims 4 GB", lying(|e| e.declared = u32::MAX - 1), Some("more than 30 MB")),
        ("1 KB that claims 29 MB", lying(|e| e.declared = 29_000_000), None),
        (
            "chapters of 116 MB together",
            chapters(&[&chapter, &chapter, &chapter, &chapter], None),
            Some("more than 100 MB"),
        ),
        ("a chapter of 40 MB", chapters(&[&long], None), Some("more than 30 MB")),
        ("an archive in an archive", with("word/inner.zip", &inner), None),
        ("a picture of 40 MB", with("word/media/a.png", zeros), None),
        ("notes of 40 MB", word(&p("fine"), &[("footnotes", &long)]), Some("more than 30 MB")),
        (
            "side files of 130 MB",
            word(
                &p("fine"),
                &[("header", &blank), ("header", &blank), ("footer", &blank), ("comments", &blank)],
            ),
            Some("more than 100 MB"),
        ),
        ("10,001 entries", many(10_001), Some("more than 10000 files")),
        ("60,000 entries", many(60_000), Some("more than 10000 files")),
        ("9,000 entries", many(9_000), None),
        (
            "a count of 1 for many",
            {
                let mut b = many(10_100);
                let n = b.len();
                b[n - 12] = 1;
                b[n - 11] = 0;
                b[n - 14] = 1;
                b[n - 13] = 0;
                b
            },
            Some("more than 10000 files"),
        ),
        ("a count of 65,535 for two", raw(&document(main_file(xml(&p("fine")).as_bytes())), 65_535), None),
        ("entries on top of each other", overlapping(), Some("on top of each other")),
        ("a name of 60 KB", with(&"n".repeat(60_000), b"x"), Some("longer than 1024 bytes")),
        ("XML 600 deep", docx(&xml(&deep(600))), Some("deeper than 500")),
        ("XML a million deep", docx(&xml(&"<w:sdt>".repeat(1_000_000))), Some("deeper than 500")),
        ("XML 100 deep", docx(&xml(&deep(100))), None),
        ("a chapter a million deep", chapters(&[&"<div>".repeat(1_000_000)], None), Some("deeper than 500")),
        ("100,000 attributes", docx(&xml(&wide(100_000))), Some("attributes")),
        ("1,000 attributes", docx(&xml(&wide(1000))), Some("more than 300 attributes")),
        ("200 attributes", docx(&xml(&wide(200))), None),
        (
            "an attribute of 20 MB",
            docx(&xml(&format!("<w:p a='{}'/>", "x".repeat(20_000_000)))),
            Some("1 MB of attributes"),
        ),
        (
            "an attribute of 2 MB in a chapter",
            chapters(&[&format!("<p title='{}'>x</p>", "x".repeat(2_000_000))], None),
            Some("1 MB of attributes"),
        ),
        ("a billion laughs", docx(&laughs(10)), None),
        ("a hundred laughs deep", docx(&laughs(100)), None),
        ("an external entity", docx(&format!("{external}{}", xml(&p("&e;")))), None),
        ("laughs in a chapter", chapters(&[&p("x"), "<p>&l9;&l9;</p>"], None), None),
        (
            "a million namespaces",
            docx(&xml(&(0..30_000)
                .map(|n| format!("<a{n}:p xmlns:a{n}='u{n}'/>"))
                .chain([p("x")])
                .collect::<String>())),
            None,
        ),
        ("a million empty paragraphs", docx(&xml(&("<w:p/>".repeat(1_000_000) + &p("end")))), None),
        ("a million paragraphs", docx(&xml(&p("a").repeat(500_000))), None),
        (
            "a table of a million cells",
            docx(&xml(&format!(
                "<w:tbl><w:tr>{}</w:tr></w:tbl>",
                format!("<w:tc>{}</w:tc>", p("a")).repeat(300_000)
            ))),
            None,
        ),
        (
            "tables in tables",
            docx(&xml(&format!(
                "{}{}",
                "<w:tbl><w:tr><w:tc>".repeat(160),
                p("in") + &"</w:tc></w:tr></w:tbl>".repeat(160)
            ))),
            None,
        ),
    ]
}

#[test]
fn a_directory_at_the_end_of_all_numbers_is_damaged() {
    let good = archive(&document(main_file(xml(&p("fine")).as_bytes())));
    assert!(open(&good).is_ok());
    let end = good.len() - 22;
    for (size, offset) in
        [(0, u64::MAX), (0, u64::MAX - 3), (u64::MAX, u64::MAX), (u64::MAX, 0), (1, u64::MAX / 2)]
    {
        let mut bytes = good[..end].to_vec();
        bytes.extend_from_slice(b"PK\x06\x06");
        bytes.extend_from_slice(&[0; 36]);
        bytes.extend_from_slice(&u64::to_le_bytes(size));
        bytes.extend_from_slice(&u64::to_le_bytes(offset));
        bytes.extend_from_slice(b"PK\x06\x07\0\0\0\0");
        bytes.extend_from_slice(&(end as u64).to_le_bytes());
        bytes.extend_from_slice(&[0; 4]);
        bytes.extend_from_slice(&good[end..]);
        assert_eq!(open(&bytes), Err(ExtractError::Damaged { what: "the Word document" }), "{size} {offset}");
    }
}

#[test]
fn bombs_are_refused_by_name_or_harmless() {
    for (what, bytes, cap) in bombs() {
        assert!(bytes.len() < 50_000_000, "{what}");
        match (open(&bytes), cap) {
            (Err(ExtractError::OverLimit { cap }), Some(words)) => {
                assert!(cap.contains(words), "{what}: {cap}");
            }
            (Ok(_), None) => {}
            (result, cap) => panic!("{what}: {result:?}, not {cap:?}"),
        }
    }
}

#[test]
fn entries_that_cannot_be_trusted_are_not_read() {
    for (what, bytes, expect) in [
        ("encrypted", lying(|e| e.flags |= 1), "locked"),
        ("a rare method", lying(|e| e.method = 12), "rare method"),
        ("a false sum", lying(|e| e.crc ^= 1), "damaged"),
        ("a start outside", lying(|e| e.start = Some(u32::MAX - 2)), "damaged"),
        ("a name that climbs", lying(|e| e.name = "word/../word/document.xml".to_owned()), "damaged"),
        ("an absolute name", lying(|e| e.name = "/word/document.xml".to_owned()), "damaged"),
        (
            "two of a name",
            {
                let mut entries = document(main_file(xml(&p("one")).as_bytes()));
                entries.push(main_file(xml(&p("two")).as_bytes()));
                archive(&entries)
            },
            "damaged",
        ),
    ] {
        let error = open(&bytes).unwrap_err().to_string();
        assert!(error.contains(expect), "{what}: {error}");
    }
}

/// A small generator of numbers (xorshift64*), so that a failing run can be repeated.
struct Random(u64);

impl Random {
    fn below(&mut self, limit: usize) -> usize {
        self.0 ^= self.0 >> 12;
        self.0 ^= self.0 << 25;
        self.0 ^= self.0 >> 27;
        (self.0.wrapping_mul(0x2545_f491_4f6c_dd1d) % limit as u64) as usize
    }

    fn damage(&mut self, bytes: &[u8]) -> Vec<u8> {
        let mut out = bytes.to_vec();
        match self.below(4) {
            0 => out.truncate(self.below(out.len())),
            1 => {
                let from = self.below(out.len());
                let to = (from + self.below(200)).min(out.len());
                out.drain(from..to);
            }
            2 => {
                let from = self.below(out.len());
                let piece = out[from..(from + self.below(100)).min(bytes.len())].to_vec();
                let at = self.below(out.len());
                out.splice(at..at, piece);
            }
            _ => {
                for _ in 0..=self.below(8) {
                    let at = self.below(out.len());
                    out[at] ^= 1 << self.below(8);
                }
            }
        }
        out
    }
}

const GOOD_BODY: &str = "<w:p><w:pPr><w:pStyle w:val='Heading1'/></w:pPr><w:r><w:t>Head</w:t></w:r></w:p>\
    <w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>hid</w:t></w:r><w:ins><w:r><w:t>in</w:t></w:r></w:ins>\
    <w:del><w:r><w:delText>out</w:delText></w:r></w:del><w:r><w:footnoteReference w:id='1'/></w:r></w:p>\
    <w:tbl><w:tr><w:tc><w:p><w:r><w:t>a</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>b</w:t></w:r></w:p></w:tc></w:tr></w:tbl>\
    <mc:AlternateContent><mc:Choice><w:p/></mc:Choice><mc:Fallback/></mc:AlternateContent>";
const GOOD_PAGE: &str = "<h1 id='a'>Head</h1><p>Text<sup><a href='#n'>1</a></sup> &amp; more.</p>\
    <table><tr><td>1</td><td>2</td></tr><tr><td>3</td><td>4</td></tr></table><p style='display:none'>h</p>\
    <aside epub:type='footnote'><p>Note</p></aside><h1 id='b'>Next</h1><pre>x\ny</pre>";
const GOOD_NAV: &str = "<ol><li><a href='c1.xhtml#a'>One</a></li><li><a href='c1.xhtml#b'>Two</a></li></ol>";

#[test]
fn damaged_archives_are_read_or_refused() {
    let mut random = Random(7);
    let note = format!("<w:footnote w:id='1'>{}</w:footnote>", p("n"));
    for good in [word(GOOD_BODY, &[("footnotes", &note)]), chapters(&[GOOD_PAGE, "<p>b</p>"], Some(GOOD_NAV))]
    {
        assert!(open(&good).is_ok());
        for _ in 0..1500 {
            let bytes = random.damage(&good);
            assert_eq!(open(&bytes), open(&bytes), "the same bytes give the same article");
        }
    }
}

#[test]
fn damaged_markup_within_is_read_or_refused() {
    let mut random = Random(11);
    for _ in 0..600 {
        let mut scramble = |text: &str| String::from_utf8_lossy(&random.damage(text.as_bytes())).into_owned();
        let (body, page, nav) = (scramble(GOOD_BODY), scramble(GOOD_PAGE), scramble(GOOD_NAV));
        for bytes in
            [word(&body, &[("footnotes", &body), ("styles", &body)]), chapters(&[&page, &page], Some(&nav))]
        {
            if let Ok(out) = extract(&bytes, &Hints::default()) {
                for block in &out.blocks {
                    assert!(!block.text.trim().is_empty(), "{body} {page}");
                }
            }
        }
    }
}
