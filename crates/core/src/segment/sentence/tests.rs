use super::*;

/// `want` is the text with `|` where it is cut.
fn check(language: &str, want: &str) {
    let text = want.replace('|', " ");
    check_text(language, &text, want);
}

fn check_text(language: &str, text: &str, want: &str) {
    let tag = LangTag::parse(language).unwrap_or_default();
    let got: Vec<&str> = sentences(text, &tag).into_iter().map(|r| &text[r]).collect();
    assert_eq!(got.join("|"), want, "{language}: {text}");
}

#[test]
fn english() {
    for want in [
        "What is it?|It is a test.",
        "He met Dr. Smith and Mrs. O'Neill at 5 p.m. on Monday.",
        "She left at 6 p.m.|Nobody saw her.",
        "At 5 a.m. Mr. Jones rose.",
        "It costs $3.50 or 2.5 euros.|That is cheap.",
        "J. K. Rowling and George W. Bush met in the U.S. Senate.",
        "I live in the U.S.|It is large.",
        "He works for Smith Inc. and she for Jones Ltd. in Leeds.",
        "They sold it to Smith Inc.|The price is unknown.",
        "See fig. 3, p. 12 and No. 5 for more.",
        "\"Is it true?\" he asked.|\"No,\" she said.",
        "She said, \"This is great.\"|Then she left.",
        "He paused... and went on.|Then he stopped...|Nobody moved.",
        "Visit www.example.com or mail a.b@example.org now.|Version 1.2.3 is out.",
        "It ended on Dec. 31st, 2011.|We left.",
        "The law (see sec. 4. It is long.) was passed.|It stands.",
        "(It was true.)|He knew.",
        "Wait!|What?!|Never!!",
        "Vitamins such as vitamin C.|They help.",
        "1. The first point.|2. The second point.",
        "A claim.[1]|Another claim.[2][3]|The end.",
        "We sell iPhones.|iPhone users rejoice.",
    ] {
        check("en", want);
    }
    check_text("en", "It was a cold \nnight.", "It was a cold \nnight.");
    check_text("en", "Title\n\nFirst. Second.", "Title|First.|Second.");
    check_text("en", "It is done.Now rest.", "It is done.|Now rest.");
}

#[test]
fn other_latin_languages() {
    check("de", "Am 3. Oktober traf er Dr. Müller.|Es war z. B. sehr kalt.");
    check("de", "Er wohnt im 19. Bezirk.|Das Haus ist alt.");
    check("de", "Sie kam 2010.|Die Stadt war leer.");
    check("de", "„Komm jetzt!“, rief sie.|Er kam usw. nicht.");
    check("de", "Das steht auf S. 225 u. a. im Anhang.");
    check("fr", "M. Dupont arrive.|« Entrez ! » dit-elle.");
    check("fr", "Il a dit : « Non. »|Elle rit.");
    check("es", "El Sr. López vive en EE. UU. desde 1990.|¿Y usted?|¡Claro!");
    check("it", "L'Avv. Rossi arriva.|Vedi l'art. 5 della legge.");
    check("pt", "O Sr. Silva chegou.|Ele trouxe pães, etc. para todos.");
    check("nl", "Dhr. Jansen komt a.s. maandag.|Hij blijft.");
    check("cs", "Narodil se 5. května 1990.|Bydlí v Praze.");
    check("pl", "Prof. Kowalski mieszka przy ul. Długiej.|Jest stary.");
    check("fi", "Hän syntyi 5. toukokuuta.|Se oli kaunis päivä.");
    check("tr", "Prof. Dr. Yılmaz geldi.|Herkes sustu.");
    check("hu", "Dr. Kovács elment.|Senki sem látta.");
}

#[test]
fn other_scripts() {
    check("ru", "А. С. Пушкин родился в 1799 г. в Москве.|Он умер рано.");
    check("ru", "Приехал проф. Семенов и т. д. по списку.");
    check("uk", "Це вул. Шевченка.|Тут тихо.");
    check("el", "Πού είναι;|Δεν ξέρω.");
    check("hy", "Ես գնում եմ:|Դու մնա։");
    check("hi", "यह एक पुस्तक है।|वह जी.पी.एस. से चलता है।");
    check("ur", "یہ کتاب ہے۔|کیا یہ سچ ہے؟|ہاں۔");
    check("ar", "هل هذا صحيح؟|نعم. هذا صحيح.".replace(". ", ".|").as_str());
    check("am", "ሰላም ነው።|እንዴት ነህ፧");
    check("ka", "ეს წიგნია.|ის კარგია.");
    check("ko", "나는 학생입니다.|너는 누구니?");
    check("km", "ខ្ញុំទៅផ្សារ។|គាត់នៅផ្ទះ។");
    check("my", "သူ သွားတယ်။|ငါ နေတယ်။");
    check_text("zh", "他来了。你呢？我很好！“走吧。”他说。", "他来了。|你呢？|我很好！|“走吧。”|他说。");
    check_text("zh", "圆周率是3.14。对。", "圆周率是3.14。|对。");
    check_text(
        "ja",
        "これは本です。「そうです。」と言った。終わり（本当。嘘。）です。",
        "これは本です。|「そうです。」と言った。|終わり（本当。嘘。）です。",
    );
}

#[test]
fn run_in_lists_are_divided() {
    check("en", "1. The first item|2. The second item|3. The third");
    check("en", "a) one thing|b) another|c) a last");
    check("en", "(i) Hello world.|(ii) Hello again.");
    check("en", "As payment for 1. above, pay us and for 2. above, pay nothing.");
    check("ru", "Нужно купить 1)рыбу 2)соль.");
}

#[test]
fn ranges_cover_all_but_white_space() {
    // Pieces that each have tripped a splitter, put together in an order drawn from a fixed
    // sequence.
    const PIECES: [&str; 24] = [
        "Dr.",
        " ",
        "\n",
        "\n\n",
        "。",
        "「",
        "」",
        "...",
        "?!",
        "\"",
        "’",
        "(",
        ")",
        "1.",
        "a)",
        "Ж.",
        "ไทย ",
        "字",
        "e\u{301}",
        "\u{200B}",
        "٣",
        "👩\u{200D}👧",
        "\u{A0}»",
        "[1]",
    ];
    let mut state = 12345u32;
    for round in 0..400 {
        let mut text = String::new();
        for _ in 0..round % 40 {
            state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            text.push_str(PIECES[(state >> 16) as usize % PIECES.len()]);
        }
        for language in ["en", "de", "ja", "th", "el", "und"] {
            let ranges = sentences(&text, &LangTag::parse(language).unwrap_or_default());
            let mut end = 0;
            for range in &ranges {
                assert!(range.start >= end && range.start < range.end, "{text:?}");
                assert!(text[end..range.start].chars().all(char::is_whitespace), "{text:?}");
                let sentence = &text[range.clone()];
                assert_eq!(sentence, sentence.trim(), "{text:?}");
                end = range.end;
            }
            assert!(text[end..].chars().all(char::is_whitespace), "{text:?}");
        }
    }
}
