//! Search in many scripts, and whatever else is typed.

use diglot_store::{Library, ListQuery};

use crate::support::{AT, article, id};

const ARTICLES: &[(&str, &str, &str)] = &[
    ("zh", "新版本发布", "我们将部署新的服务器。用户可以在北京下载工具。"),
    ("zh-Hant", "臺北的天氣", "今天臺灣的天氣很好，適合散步。"),
    ("ja", "今日の天気", "東京の天気は晴れです。データを保存してください。"),
    ("ko", "새로운 문장", "이 문장은 짧습니다. 대한민국의 수도는 서울이다."),
    ("en", "A quick note", "That is ok with me. The notebook was brown; don't panic, visit example.com."),
    ("de", "Die Straße", "Große Häuser stehen an der Hauptstraße in Köln."),
    ("tr", "İstanbul'da", "ISPARTA ve Diyarbakır'dan ılık haberler."),
    ("ru", "Арктика", "Учёные исследуют лёд. За́мок стоит у реки."),
    ("uk", "Їжак", "Український йогурт і їжа."),
    ("el", "Ο Οδυσσέας", "Ένα μακρύ ταξίδι στην ΘΆΛΑΣΣΑ."),
    ("ar", "الأخبار", "قال مُحَمَّد إن الســلام ممكن في القاهرة."),
    ("he", "חדשות", "שָׁלוֹם לכולם בירושלים."),
    ("hi", "हिन्दी समाचार", "दिल्ली में मौसम अच्छा है।"),
    ("th", "ข่าววันนี้", "ประเทศไทยมีอากาศร้อนในเดือนเมษายน"),
    ("vi", "Tin tức", "Đà Nẵng là thành phố đẹp."),
    ("fr", "Été à Paris", "L’œuvre naïve d’un garçon à la forêt."),
    ("my", "သတင်း", "မြန်မာနိုင်ငံသည် အရှေ့တောင်အာရှတွင် ရှိသည်။"),
    ("km", "ព័ត៌មាន", "ប្រទេសកម្ពុជា មានប្រាសាទអង្គរវត្ត។"),
];

fn library() -> Library {
    let library = Library::in_memory().unwrap();
    for (name, title, text) in ARTICLES {
        library.put_article(&article(name, name, title, &[text]), AT).unwrap();
    }
    library
}

fn query(typed: &str) -> ListQuery {
    ListQuery { search: Some(typed.to_owned()), limit: 50, ..ListQuery::default() }
}

#[test]
fn words_are_found_in_every_script() {
    let library = library();
    let check = |typed: &str, want: &[&str]| {
        let page = library.list(&query(typed)).unwrap();
        let mut got: Vec<String> = page.rows.into_iter().map(|r| r.id.0).collect();
        got.sort();
        assert_eq!(got, want, "{typed}");
    };
    check("部署", &["zh"]);
    check("署", &["zh"]);
    check("天気", &["ja"]);
    check("天氣", &["zh-Hant"]);
    check("天", &["ja", "zh-Hant"]);
    check("ﾃﾞｰﾀ", &["ja"]);
    check("天気 東京", &["ja"]);
    check("器。用", &["zh"]);
    check("务器", &["zh"]);
    check("문장", &["ko"]);
    check("서울", &["ko"]);
    check("ok", &["en"]);
    check("quick ok", &["en"]);
    check("quick no-such", &[]);
    check("note", &["en"]);
    check("note quick", &["en"]);
    check("not quick", &[]);
    check("quick not", &["en"]);
    check("book", &[]);
    check("Example.com", &["en"]);
    check("don’t", &["en"]);
    check("\"ok with me\"", &["en"]);
    check("strasse", &["de"]);
    check("STRASSE", &["de"]);
    check("Straße", &["de"]);
    check("grosse hauser", &["de"]);
    check("koln", &["de"]);
    check("istanbul", &["tr"]);
    check("İSTANBUL", &["tr"]);
    check("ISTANBUL", &["tr"]);
    check("isparta", &["tr"]);
    check("ısparta", &["tr"]);
    check("diyarbakir", &["tr"]);
    check("ilik", &["tr"]);
    check("арктика", &["ru"]);
    check("АРКТ", &["ru"]);
    check("ученые лед", &["ru"]);
    check("замок", &["ru"]);
    check("Їжа", &["uk"]);
    check("йогурт", &["uk"]);
    check("οδυσσεας", &["el"]);
    check("θαλασσα", &["el"]);
    check("محمد", &["ar"]);
    check("السلام", &["ar"]);
    check("الاخبار", &["ar"]);
    check("שלום", &["he"]);
    check("हिन्दी", &["hi"]);
    check("दिल्ली", &["hi"]);
    check("दल", &[]);
    check("ประเทศไทย", &["th"]);
    check("อากาศ", &["th"]);
    check("เมษายน", &["th"]);
    check("da nang", &["vi"]);
    check("Đà Nẵng", &["vi"]);
    check("ete", &["fr"]);
    check("oeuvre", &["fr"]);
    check("naïve", &["fr"]);
    check("e\u{301}te\u{301}", &["fr"]);
    check("မြန်မာ", &["my"]);
    check("កម្ពុជា", &["km"]);
    check("dropped", &[]);
    check("byline quick", &["en"]);
    check("unseen", &[]);
}

#[test]
fn nothing_typed_is_an_error() {
    let library = library();
    let all = ARTICLES.len() as u64;
    let signs = [
        "",
        " ",
        "\"",
        "\"\"",
        "'",
        "''",
        "*",
        "**",
        "a*",
        "*a",
        "^",
        "^a",
        "-a",
        "+",
        "(",
        ")",
        "()",
        "((a)",
        ":",
        "a:b",
        "title:",
        "body : x",
        "{title body}: a",
        "NEAR",
        "NEAR(",
        "NEAR(a b, 5)",
        "AND",
        "OR",
        "NOT",
        "a AND",
        "AND a",
        "a OR OR b",
        "NOT NOT",
        "\\",
        "%",
        "_",
        "a_b",
        "__",
        "?",
        "?1",
        ";",
        "--",
        "/*",
        "\u{0}",
        "a\u{0}b",
        "\u{1}",
        "\u{FEFF}",
        "\u{200B}",
        "\u{200D}",
        "\u{301}",
        "\u{93F}",
        "🙂",
        "👨‍👩‍👧",
        "\u{E0041}",
        "ﷺ",
        "½",
        "①",
        "\u{FFFF}",
        "\u{10FFFF}",
        "' OR 1=1 --",
        "\"; DROP TABLE article; --",
        "rank",
        "article_text",
        "a\"b\"c",
        "\"a",
        "a\"",
        "1.5",
        "-1",
        "1e9",
        "ß",
        "İ",
        "ı",
        "．",
        "。",
        "、",
        "「」",
        "𠮷",
        "가",
        "ก",
        "\u{E48}",
        "ああああああああああああああああ",
    ];
    for typed in signs {
        let page = library.list(&query(typed)).unwrap();
        let is_blank = typed.trim().is_empty();
        assert!(page.total <= all && (!is_blank || page.total == all), "{typed:?}");
    }
    for left in signs {
        for right in signs {
            library.list(&query(&format!("{left} {right}"))).unwrap();
        }
    }
    library.list(&query(&"word ".repeat(10_000))).unwrap();
    library.list(&query(&"x".repeat(100_000))).unwrap();
    library.list(&query(&"天".repeat(10_000))).unwrap();
    library.list(&query(&"\"".repeat(10_001))).unwrap();
    assert_eq!(library.list(&query("")).unwrap().total, all);
}

#[test]
fn snippets_quote_the_original() {
    let library = library();
    let check = |typed: &str, title: &[&str], text: &[&str]| {
        let row = library.list(&query(typed)).unwrap().rows.remove(0);
        let titles: Vec<&str> = row.title_matches.iter().map(|r| &row.title[r.clone()]).collect();
        assert_eq!(titles, title, "{typed}");
        let found: Vec<&str> =
            row.snippet.iter().flat_map(|s| s.matches.iter().map(|r| &s.text[r.clone()])).collect();
        assert_eq!(found, text, "{typed}");
    };
    check("strasse", &["Straße"], &[]);
    check("hauptstrasse", &[], &["Hauptstraße"]);
    check("天気", &["天気"], &["天気"]);
    check("署", &[], &["署"]);
    check("务器", &[], &["务器"]);
    check("quick ok", &["quick"], &["ok"]);
    check("문장", &["문장"], &["문장은"]);
    check("محمد", &[], &["مُحَمَّد"]);
    check("замок", &[], &["За́мок"]);
}

#[test]
fn the_title_weighs_more_and_changes_are_followed() {
    let library = Library::in_memory().unwrap();
    library
        .put_article(&article("title", "en", "Harbour", &["Nothing here."]), "2026-01-01T00:00:00Z")
        .unwrap();
    library
        .put_article(
            &article("text", "en", "Nothing", &["A harbour somewhere in a text."]),
            "2026-01-02T00:00:00Z",
        )
        .unwrap();
    let names = |typed: &str| -> Vec<String> {
        library.list(&query(typed)).unwrap().rows.into_iter().map(|r| r.id.0).collect()
    };
    assert_eq!(names("harbour"), ["title", "text"]);
    let mut restored = library.article(&id("text")).unwrap().unwrap();
    restored.blocks.iter_mut().for_each(|b| b.dropped = None);
    assert_eq!(names("reply"), Vec::<String>::new());
    library.update_article(&restored).unwrap();
    assert_eq!(names("reply"), ["text"]);
    library.delete_article(&id("text"), AT).unwrap();
    assert_eq!(names("harbour"), ["title"]);
    library.restore_deleted(&id("text")).unwrap();
    assert_eq!(names("harbour"), ["title", "text"]);
}
