use super::*;

fn tag(text: &str) -> Option<LangTag> {
    LangTag::parse(text)
}

#[test]
fn plain_sentences_are_told_reliably() {
    let check = |want: &str, script: &str, text: &str| {
        let got = detect(text, None);
        assert_eq!(
            (got.tag.as_str(), got.script.as_str(), got.reliable),
            (want, script, true),
            "{text}: {got:?}"
        );
        assert!((0.9..=1.0).contains(&got.confidence), "{text}: {got:?}");
    };
    check(
        "en",
        "Latn",
        "The committee met on Tuesday and decided that the new bridge should be built before the end of the year.",
    );
    check(
        "de",
        "Latn",
        "Der Ausschuss trat am Dienstag zusammen und beschloss, dass die neue Brücke noch in diesem Jahr gebaut werden soll.",
    );
    check(
        "fr",
        "Latn",
        "Le comité s'est réuni mardi et a décidé que le nouveau pont devait être construit avant la fin de l'année.",
    );
    check(
        "es",
        "Latn",
        "El comité se reunió el martes y decidió que el nuevo puente debía construirse antes de que terminara el año.",
    );
    check(
        "nl",
        "Latn",
        "De commissie kwam dinsdag bijeen en besloot dat de nieuwe brug nog voor het einde van het jaar gebouwd moet worden.",
    );
    check(
        "pl",
        "Latn",
        "Komisja zebrała się we wtorek i zdecydowała, że nowy most powinien zostać zbudowany przed końcem roku.",
    );
    check(
        "tr",
        "Latn",
        "Komite salı günü toplandı ve yeni köprünün yıl sonundan önce inşa edilmesine karar verdi.",
    );
    check(
        "fi",
        "Latn",
        "Valiokunta kokoontui tiistaina ja päätti, että uusi silta pitäisi rakentaa ennen vuoden loppua.",
    );
    check(
        "vi",
        "Latn",
        "Ủy ban đã họp vào thứ Ba và quyết định rằng cây cầu mới phải được xây dựng trước cuối năm nay.",
    );
    check(
        "ru",
        "Cyrl",
        "Комитет собрался во вторник и решил, что новый мост должен быть построен до конца этого года.",
    );
    check(
        "uk",
        "Cyrl",
        "Комітет зібрався у вівторок і вирішив, що новий міст має бути збудований до кінця цього року.",
    );
    check(
        "ar",
        "Arab",
        "اجتمعت اللجنة يوم الثلاثاء وقررت أن الجسر الجديد يجب أن يبنى قبل نهاية العام الحالي.",
    );
    check(
        "fa",
        "Arab",
        "این کمیته روز سه‌شنبه تشکیل جلسه داد و تصمیم گرفت که پل جدید باید تا پایان سال ساخته شود.",
    );
    check(
        "hi",
        "Deva",
        "समिति की बैठक मंगलवार को हुई और यह निर्णय लिया गया कि नया पुल साल के अंत से पहले बनाया जाना चाहिए।",
    );
    check(
        "el",
        "Grek",
        "Η επιτροπή συνεδρίασε την Τρίτη και αποφάσισε ότι η νέα γέφυρα πρέπει να κατασκευαστεί.",
    );
    check("he", "Hebr", "הוועדה התכנסה ביום שלישי והחליטה שיש לבנות את הגשר החדש לפני סוף השנה.");
    check("ja", "Jpan", "委員会は火曜日に開かれ、年内に新しい橋を建設することを決めました。");
    check("zh-Hans", "Hani", "委员会星期二开会，决定在年底之前建造新的桥梁。");
    check("zh-Hant", "Hani", "委員會星期二開會，決定在年底之前建造新的橋樑。");
    check("ko", "Kore", "위원회는 화요일에 회의를 열고 새 다리를 올해 안에 짓기로 결정했다.");
    check("th", "Thai", "คณะกรรมการประชุมเมื่อวันอังคาร");
    check("am", "Ethi", "ኮሚቴው ማክሰኞ ተሰብስቦ አዲሱ ድልድይ እንዲሠራ ወሰነ።");
    check("ta", "Taml", "குழு செவ்வாய்க்கிழமை கூடியது.");
    check("ka", "Geor", "კომიტეტი სამშაბათს შეიკრიბა.");
}

#[test]
fn neighbours_are_told_apart() {
    let check = |want: &str, text: &str| assert_eq!(detect(text, None).tag.as_str(), want, "{text}");
    check("nb", "Jeg vet ikke hva du mener, men det er noe galt.");
    check("da", "Jeg ved ikke, hvad du mener, men der er noget galt.");
    check("sv", "Jag vet inte vad du menar, men det är något fel.");
    check("pt", "Eu não sei o que você quer dizer, mas não está certo.");
    check("cs", "Nevím, co tím myslíš, ale něco není v pořádku.");
    check("sk", "Neviem, čo tým myslíš, ale niečo nie je v poriadku.");
    check("bg", "Не знам какво искаш да кажеш, но нещо не е наред.");
    check("yi", "איך ווייס נישט וואָס דו מיינסט, אָבער עפּעס איז נישט גוט.");
    check("ur", "مجھے نہیں معلوم کہ تم کیا کہنا چاہتے ہو۔");
    check("as", "মই নাজানো তুমি কি কব বিচাৰিছা।");
}

#[test]
fn what_holds_no_letters_is_undetermined() {
    for text in ["", " \n", "12.5 % — 2024", "!!! ???", "👍👍"] {
        let got = detect(text, tag("de").as_ref());
        assert!(got.tag.is_und() && !got.reliable && got.confidence.abs() < f64::EPSILON, "{text}: {got:?}");
    }
}

#[test]
fn the_claim_decides_what_the_text_leaves_open_and_no_more() {
    let check = |text: &str, claim: &str, want: &str| {
        assert_eq!(detect(text, tag(claim).as_ref()).tag.as_str(), want, "{text} as {claim}");
    };
    check("Hotel", "de", "de");
    check("Hotel", "fr", "fr");
    check("The committee met on Tuesday and decided that the new bridge should be built.", "fr", "en");
    check("The committee met on Tuesday and decided that the new bridge should be built.", "en-GB", "en-GB");
    check("Комитет собрался во вторник и решил построить мост.", "en", "ru");
}

#[test]
fn alternatives_are_few_and_leave_the_answer_out() {
    let got = detect("Du har bare brukt meg.", None);
    assert!(got.alternatives.len() <= 5);
    assert!(got.alternatives.iter().all(|a| a.tag != got.tag && a.confidence <= got.confidence));
    assert!(got.alternatives.windows(2).all(|w| w[0].confidence >= w[1].confidence));
}

#[test]
fn a_language_unknown_here_is_not_claimed() {
    // Kinaray-a and Silesian resemble Tagalog and Polish.
    for text in [
        "Ang mga tawo nagabisita sa balay kang akun lola kada Domingo agud magpamangkot kanana.",
        "Kōmitet zebroł sie we wtorek i ôrzykli, iże nowy mōst mo być zbudowany przed kōńcym roku.",
    ] {
        assert!(!detect(text, None).reliable, "{text}: {:?}", detect(text, None));
    }
}
