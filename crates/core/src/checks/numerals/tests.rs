use super::*;

#[test]
fn numbers_are_read_by_value_in_many_languages() {
    let check = |lang: &str, text: &str, want: &[f64]| {
        let got: Vec<f64> = numerals(text, lang).iter().map(|n| n.values[0]).collect();
        assert_eq!(got, want, "{lang}: {text}");
    };
    check("en", "27,834 people and 1.5 more", &[27_834.0, 1.5]);
    check("de", "27.834 Menschen und 1,5 mehr", &[27_834.0, 1.5]);
    check("fr", "27 834 personnes", &[27_834.0]);
    check("fr", "27\u{202f}834 personnes", &[27_834.0]);
    check("de-CH", "27’834", &[27_834.0]);
    check("en", "1,234,567.89", &[1_234_567.89]);
    check("de", "1.234.567,89", &[1_234_567.89]);
    check("hi", "12,34,567", &[1_234_567.0]);
    check("ar", "٢٧٬٨٣٤ و ١٫٥", &[27_834.0, 1.5]);
    check("fa", "۱۲۳", &[123.0]);
    check("hi", "१२३", &[123.0]);
    check("ja", "１２３人", &[123.0]);
    check("en", "9 billion", &[9e9]);
    check("en", "$2.6m", &[2.6e6]);
    check("zh", "90亿", &[9e9]);
    check("zh", "1.2万", &[12_000.0]);
    check("ja", "1億2345万", &[123_450_000.0]);
    check("ko", "3만 5천명", &[35_000.0]);
    check("ko", "2억", &[2e8]);
    check("zh", "三十五人", &[35.0]);
    check("zh", "二〇二四年", &[2024.0]);
    check("zh", "一亿两千万", &[1.2e8]);
    check("de", "1,2 Mio. Euro", &[1.2e6]);
    check("de", "3 Mrd. Euro", &[3e9]);
    check("es", "2 mil millones", &[2e9]);
    check("pt", "2 bilhões", &[2e9]);
    check("fr", "3 milliards", &[3e9]);
    check("ru", "5 млн рублей", &[5e6]);
    check("ru", "5 миллиардов", &[5e9]);
    check("uk", "5 тис. осіб", &[5e3]);
    check("pl", "2 mld zł", &[2e9]);
    check("tr", "3 milyar", &[3e9]);
    check("ar", "3 ملايين", &[3e6]);
    check("hi", "5 लाख", &[5e5]);
    check("vi", "3 triệu", &[3e6]);
    check("id", "3 juta", &[3e6]);
    check("th", "3 ล้านคน", &[3e6]);
    check("en", "twenty-one dogs", &[21.0]);
    check("en", "two hundred and five", &[205.0]);
    check("en", "two million", &[2e6]);
    check("de", "dreiundzwanzig Hunde", &[23.0]);
    check("ru", "двадцать пять", &[25.0]);
    check("en", "COVID-19", &[19.0]);
    check("en", "no number here", &[]);
    check("en", "", &[]);
}

#[test]
fn dates_clocks_and_centuries_excuse_their_other_forms() {
    let check = |lang: &str, text: &str, value: f64| {
        let found = numerals(text, lang);
        assert!(
            found.iter().any(|n| n.values.contains(&value) || n.also.contains(&value)),
            "{lang}: {text}: {found:?}"
        );
    };
    check("en", "at 1 p.m.", 13.0);
    check("en", "at 1:30 pm", 13.0);
    check("en", "in the 1990s", 90.0);
    check("en", "in the 1800s", 19.0);
    check("de", "am 12.5.2024", 2024.0);
    check("ru", "XIX век", 19.0);
    check("zh", "下午三点", 15.0);
    check("zh", "九成", 90.0);
}

#[test]
fn offsets_are_bytes_on_character_boundaries() {
    for (lang, text) in
        [("en", "é 1,234 x"), ("zh", "约90亿元"), ("ar", "نحو ٣ ملايين"), ("th", "ประมาณ 3 ล้านคน")]
    {
        for n in numerals(text, lang) {
            assert!(text.get(n.start..n.end).is_some_and(|s| !s.is_empty()), "{text}");
        }
    }
}

#[test]
fn no_text_is_too_odd_to_be_read() {
    const PIECES: [&str; 32] = [
        "1",
        "９",
        "٣",
        "०",
        ".",
        ",",
        " ",
        "\u{a0}",
        "'",
        ":",
        "-",
        "万",
        "億",
        "千",
        "三",
        "million",
        "Mrd.",
        "İ",
        "\u{212a}",
        "ß",
        "२",
        "million-K",
        "\u{301}",
        "twenty",
        "XIV",
        "ล้าน",
        "만",
        "半",
        "点",
        "%",
        "1e9",
        "\u{1f600}",
    ];
    let mut state = 7_u32;
    for round in 0..2000 {
        let mut text = String::new();
        for _ in 0..(round % 12) {
            state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            text.push_str(PIECES[(state >> 27) as usize]);
        }
        for lang in ["en", "de", "fr", "zh", "ko", "th", "hi", "ar", "xx"] {
            let mut last = 0;
            for n in numerals(&text, lang) {
                assert!(n.start >= last && n.end > n.start, "{lang}: {text:?}");
                assert!(text.get(n.start..n.end).is_some(), "{lang}: {text:?}");
                assert!(!n.values.is_empty(), "{lang}: {text:?}");
                last = n.end;
            }
        }
    }
}
