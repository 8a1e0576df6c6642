use diglot_extract::{Format, Hints, extract, extract_html, extract_markdown, extract_text};

/// A small generator of numbers (xorshift64*), so that a failing run can be repeated.
struct Random(u64);

impl Random {
    fn next(&mut self) -> u64 {
        self.0 ^= self.0 >> 12;
        self.0 ^= self.0 << 25;
        self.0 ^= self.0 >> 27;
        self.0.wrapping_mul(0x2545_f491_4f6c_dd1d)
    }

    fn below(&mut self, limit: usize) -> usize {
        (self.next() % limit as u64) as usize
    }
}

#[test]
fn arbitrary_bytes_never_panic() {
    let mut random = Random(0x9e37_79b9_7f4a_7c15);
    for _ in 0..500 {
        let length = random.below(400);
        let bytes: Vec<u8> = (0..length).map(|_| random.next() as u8).collect();
        for format in [None, Some(Format::Html), Some(Format::Text), Some(Format::Markdown)] {
            let hints = Hints { format, ..Hints::default() };
            let once = extract(&bytes, &hints);
            assert_eq!(once, extract(&bytes, &hints), "the same bytes give the same article");
        }
    }
}

const PIECES: &[&str] = &[
    "<div>",
    "</div>",
    "<p>",
    "</p>",
    "<table>",
    "<tr>",
    "<td>",
    "</table>",
    "<a href='",
    "'>",
    "</a>",
    "<b>",
    "</b>",
    "<li>",
    "<ul>",
    "<!--",
    "-->",
    "<script>",
    "</script>",
    "<style>",
    ".a{display:none}",
    "</style>",
    "<pre>",
    "</pre>",
    "<h1>",
    "</h1>",
    "<br>",
    "<svg>",
    "</svg>",
    "<template>",
    "<select>",
    "<p hidden>",
    "&amp;",
    "&#x0;",
    "&#xD800;",
    "\u{0}",
    "\u{e0041}",
    "# ",
    "- ",
    "> ",
    "```\n",
    "[a](b",
    "](",
    "|",
    "---\n",
    "\n\n",
    "\n",
    " ",
    "text",
    "Leave a Reply\n",
    "文章。",
    "العربية ",
    "e\u{301}",
    "\u{202e}",
    "1. ",
    "***",
    "<",
    ">",
    "<math><mi>",
    "<frameset>",
    "<body style='opacity:0'>",
    "<html lang='",
    "<meta charset=utf-16>",
    "From: a\n",
    "Subject: b\n",
    ":",
    "\u{200d}",
    "\u{e0141}\u{e0142}\u{e0143}",
    "<style>é{",
    "/*",
    "@media screen{",
    "[x] é > .b:not(.c){opacity:0}",
    "<template shadowrootmode=open>",
    "<noscript>",
    "<td hidden>",
    "<a href='?page=2'>2</a>",
    "<link rel=next href='?page=2'>",
    "<script type='application/ld+json'>{\"@type\":\"Article\",\"articleBody\":\"é",
    "[12:03] A: é\n",
    "A, 12:03\n",
    "On 3 June é wrote:\n",
    "-----Original Message-----\n",
    "404",
];

#[test]
fn scrambled_markup_never_panics() {
    let mut random = Random(42);
    for _ in 0..500 {
        let text: String = (0..random.below(60)).map(|_| PIECES[random.below(PIECES.len())]).collect();
        for out in
            [extract_html(&text, Some("https://a.example/b")), extract_text(&text), extract_markdown(&text)]
        {
            for block in &out.blocks {
                assert!(!block.text.trim().is_empty(), "{text:?}");
                assert!(!block.text.contains(['\u{0}', '\u{202e}', '\u{e0041}']), "{text:?}");
            }
        }
    }
}

#[test]
fn ten_megabytes_of_text_end() {
    let line = "The quick brown fox jumps over the lazy dog, and then it rests for a while in the shade.\n\n";
    let text = line.repeat(10_000_000 / line.len());
    assert!(extract(text.as_bytes(), &Hints::default()).unwrap().blocks.len() > 10_000);
    for one in ["a", "a ", "<", "文", "- ", "é.", "a: b\n", "a\n>"] {
        let text = one.repeat(400_000 / one.len());
        assert!(extract(text.as_bytes(), &Hints::default()).is_ok(), "{one:?}");
    }
}
