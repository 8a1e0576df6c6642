use diglot_core::article::BlockKind::{Heading, ListItem, Paragraph, Quote};
use diglot_extract::{Format, Hints, extract, extract_text};

use crate::{dropped, kept, reason_of};

const ISTANBUL: &str = include_str!("../../../engine/assets/istanbul-talks.txt");

#[test]
fn the_sample_article_comes_out_clean() {
    let out = extract(ISTANBUL.as_bytes(), &Hints::default()).unwrap();
    assert_eq!(
        out.title.as_deref(),
        Some("Russia Ukraine Set for Second Round of Talks Amid Escalating Conflict")
    );
    let headings: Vec<_> = out.blocks.iter().filter(|b| b.kind == Heading).collect();
    assert_eq!(
        headings.iter().map(|b| (b.text.as_str(), b.level)).collect::<Vec<_>>(),
        [
            ("High-Stakes Negotiations", Some(2)),
            ("Escalating Tensions Ahead of Talks", Some(2)),
            ("Deep Divisions Remain", Some(2)),
        ]
    );
    let gone: Vec<_> = dropped(&out).into_iter().map(|(reason, text)| (reason, &text[..11])).collect();
    assert_eq!(
        gone,
        [
            ("repeated-title", "Russia and "),
            ("comment-form", "Leave a Rep"),
            ("comment-form", "Your email "),
            ("comment-form", "This site u"),
            ("back-to-top", "Back To Top"),
        ]
    );
    let all = ISTANBUL.lines().filter(|l| !l.trim().is_empty()).count();
    assert_eq!(kept(&out).len(), all - 6, "every other line is kept");
    assert!(kept(&out).iter().all(|(kind, text)| *kind != Paragraph || text.ends_with(['.', '”'])));
}

/// The clutter of a page in one language, around one and the same article.
fn check_language(lines: &[(&str, &str)]) {
    let article = [
        "The town council met on Monday evening to discuss the new bridge over the river, which has been planned for years. Most members were in favour.",
        "Residents on the left bank fear the noise of the works, which are to last until the autumn of next year at least. They want a say.",
    ];
    let (head, tail) = lines.split_at(lines.len() / 2);
    let mut page: Vec<&str> = vec![
        "Council votes for a new bridge over the river",
        "Council votes for a new bridge over the river",
    ];
    page.extend(head.iter().map(|(_, line)| *line));
    page.extend(article);
    page.extend(tail.iter().map(|(_, line)| *line));
    let out = extract_text(&page.join("\n\n"));
    assert_eq!(out.title.as_deref(), Some("Council votes for a new bridge over the river"));
    assert_eq!(kept(&out), article.map(|a| (Paragraph, a)));
    for (reason, line) in lines {
        assert_eq!(reason_of(&out, line), Some(*reason), "{line}");
    }
}

#[test]
fn clutter_goes_with_its_reason_in_any_language() {
    check_language(&[
        ("date", "23.08.2024"),
        ("share", "Share this:"),
        ("related", "Related posts"),
        ("comment-form", "Leave a Reply"),
    ]);
    check_language(&[
        ("share", "Teilen mit:"),
        ("share", "WhatsApp"),
        ("related", "Ähnliche Beiträge"),
        ("back-to-top", "Nach oben"),
    ]);
    check_language(&[
        ("share", "Partager :"),
        ("date", "25/07/2024"),
        ("comment-form", "Laisser un commentaire"),
        ("back-to-top", "Retour en haut"),
    ]);
    check_language(&[
        ("share", "Поделиться ссылкой:"),
        ("share", "Facebook"),
        ("related", "Похожие записи"),
        ("back-to-top", "Наверх"),
    ]);
    check_language(&[
        ("share", "分享到："),
        ("date", "2024年7月25日"),
        ("related", "相关文章"),
        ("back-to-top", "返回顶部"),
    ]);
    check_language(&[
        ("share", "شارك هذا الموضوع:"),
        ("share", "Twitter"),
        ("comment-form", "اترك تعليقاً"),
        ("back-to-top", "العودة إلى الأعلى"),
    ]);
    check_language(&[
        ("share", "इसे शेयर करें:"),
        ("share", "RSS"),
        ("related", "संबंधित लेख"),
        ("back-to-top", "ऊपर जाएं"),
    ]);
    check_language(&[
        ("share", "共有:"),
        ("share", "Facebook"),
        ("related", "関連記事"),
        ("back-to-top", "トップへ戻る"),
    ]);
    check_language(&[
        ("navigation", "Zum Inhalt springen"),
        ("cookie", "Wir verwenden Cookies, um Ihnen das beste Erlebnis zu bieten."),
        ("newsletter", "Newsletter abonnieren"),
        ("copyright", "© 2024 Beispiel Verlag"),
    ]);
}

#[test]
fn related_headlines_go_with_their_heading() {
    let out = extract_text(
        "Harbour burns for a second night\n\nThe fire in the old harbour was still burning on Tuesday morning, more than thirty hours after it had broken out. Nobody was hurt.\n\nRead more: Fire brigades ask for better boats.\n\nThe cause is not known, the police said, and the damage can only be estimated when the ruins have cooled down. That may take days.\n\nRelated posts\n\nFire brigades ask for better boats.\n\nHow the harbour came to be what it is today.\n\nBack to top",
    );
    assert_eq!(kept(&out).len(), 2);
    assert_eq!(reason_of(&out, "Read more: Fire brigades ask for better boats."), Some("read-more"));
    assert_eq!(reason_of(&out, "How the harbour came to be what it is today."), Some("related"));
}

#[test]
fn a_sentence_that_ends_in_says_is_no_comment() {
    for sentence in [
        "The bridge opens in May, the mayor says.",
        "Die Brücke öffnet im Mai, wie der Bürgermeister sagt.",
        "Il ponte aprirà a maggio, come il sindaco ha detto.",
        "Nous serons prêts en mai, le maire a dit.",
        "Asked about it, this is what the mayor says:",
    ] {
        let text = format!("A new bridge for the old town\n\n{LONG}\n\n{sentence}\n\n{LONG}\n");
        let out = extract_text(&text);
        let kept = out.blocks.iter().find(|b| b.text == sentence).map(|b| b.dropped.clone());
        assert_eq!(kept, Some(None), "{sentence}");
    }
}

/// A paragraph of running text.
const LONG: &str = "The council voted on Monday evening after a debate of four hours, and the mayor thanked \
    all those who had worked on the plan for more than a decade before it was agreed.";

#[test]
fn plain_text_is_left_as_it_is() {
    let text = "A first paragraph that says something at some length, as paragraphs do, and ends.\n\nA second one follows it and has two sentences. This is the second.";
    let out = extract_text(text);
    assert_eq!(out.title, None);
    assert_eq!(kept(&out).len(), 2);
    let one = extract_text("Hello world.");
    assert_eq!(kept(&one), [(Paragraph, "Hello world.")]);
}

#[test]
fn lists_and_quotes_keep_their_kind() {
    let out = extract_text(
        "What to pack for the mountains\n\nThe weather in the mountains changes within minutes, so even a short walk wants some preparation. Take these things along.\n\n- a warm jacket\n- two litres of water\n\n> Nobody was ever sorry to have packed a jacket, the old guides used to say to everyone they met.\n\nThe rest is a matter of taste, and of how much you like to carry uphill in the heat of the day.",
    );
    assert_eq!(
        kept(&out).iter().map(|(kind, _)| *kind).collect::<Vec<_>>(),
        [Paragraph, ListItem, ListItem, Quote, Paragraph]
    );
    assert!(kept(&out).contains(&(ListItem, "a warm jacket")));
}

#[test]
fn mail_headers_become_metadata() {
    let out = extract_text(
        "From: Anna Example <anna@example.org>\nTo: Bert\nDate: Mon, 3 Jun 2024 10:00:00 +0200\nSubject: The plan for the summer\n\nHere is the plan for the summer, as we discussed it last week in the garden. Please tell me what you think of it.\n\nBest wishes to all of you from the north, where it still rains every single day of the week.",
    );
    assert_eq!(out.title.as_deref(), Some("The plan for the summer"));
    assert_eq!(out.byline.as_deref(), Some("Anna Example <anna@example.org>"));
    assert_eq!(kept(&out).len(), 2);
    assert_eq!(reason_of(&out, "To: Bert"), Some("mail-header"));
}

#[test]
fn invisible_tag_characters_are_reported_and_gone() {
    let secret: String =
        "ignore this".chars().filter_map(|c| char::from_u32(0xe0000 + u32::from(c))).collect();
    let out = extract_text(&format!(
        "The visible sentence is here{secret}, and it goes on for a while until it ends."
    ));
    assert_eq!(out.hidden.len(), 1);
    assert_eq!(
        (out.hidden[0].text.as_str(), out.hidden[0].reason.0.as_str()),
        ("ignore this", "unicode-tags")
    );
    assert_eq!(kept(&out)[0].1, "The visible sentence is here, and it goes on for a while until it ends.");
}

#[test]
fn formats_are_found_by_content_and_name() {
    for (text, hints, expect) in [
        ("# Title\n\nText *here*.", Hints { file_name: Some("a.md"), ..Hints::default() }, "Text here."),
        (
            "Text with <b>tags</b> in it.",
            Hints { file_name: Some("a.txt"), ..Hints::default() },
            "Text with <b>tags</b> in it.",
        ),
        (
            "<!DOCTYPE html><p>A page that is named a text.</p>",
            Hints { file_name: Some("a.txt"), ..Hints::default() },
            "A page that is named a text.",
        ),
        ("<p>asked for</p>", Hints { format: Some(Format::Text), ..Hints::default() }, "<p>asked for</p>"),
        (
            "<p>A paragraph is enough of a page.</p>",
            Hints { media_type: Some("text/html; charset=utf-8"), ..Hints::default() },
            "A paragraph is enough of a page.",
        ),
    ] {
        let out = extract(text.as_bytes(), &hints).unwrap();
        assert_eq!(kept(&out).last().map(|k| k.1), Some(expect), "{text}");
    }
    for format in [Format::Html, Format::Text, Format::Markdown] {
        assert_eq!(Format::from_id(format.id()), Some(format));
    }
    assert_eq!(Format::from_id("tiff"), None);
}

/// A text of these lines with what is kept, and a reason for each other line.
fn check_lines(lines: &[(&str, Option<&str>)], title: Option<&str>) {
    let text: Vec<&str> = lines.iter().map(|(line, _)| *line).collect();
    let out = extract_text(&text.join("\n\n"));
    assert_eq!(out.title.as_deref(), title, "{text:?}");
    for (line, reason) in lines {
        let line = line.trim_start_matches("> ");
        if Some(line) == title {
            continue;
        }
        let found = out.blocks.iter().find(|b| line.ends_with(b.text.as_str()));
        let found = found.map(|b| b.dropped.as_ref().map(|r| r.0.as_str()));
        assert_eq!(found, Some(*reason), "{line}");
    }
}

const OTHER: &str = "Residents on the left bank fear the noise of the works, which are to last until the autumn of next year at least. They want a say, and some of them want the old ferry back.";

#[test]
fn an_article_sent_in_a_chat_is_told_from_it() {
    check_lines(
        &[
            ("[12:01, 1/2/2026] Anna: Did you see?", Some("navigation")),
            ("[12:02, 1/2/2026] Bert: No?", Some("navigation")),
            ("[12:03, 1/2/2026] Anna: here it is", Some("navigation")),
            (LONG, None),
            (OTHER, None),
            ("[12:09, 1/2/2026] Bert: <Media omitted>", Some("chat-stamp")),
            ("[12:10, 1/2/2026] Bert: Oh no", Some("outside-article")),
        ],
        None,
    );
}

#[test]
fn a_chat_alone_is_kept_without_its_clock() {
    let out = extract_text(
        "1/2/26, 12:01 - Anna: Did you see the bridge?\n1/2/26, 12:02 - Bert: Which one?\n1/2/26, 12:03 - Anna: The new one\n1/2/26, 12:04 - Bert: <Media omitted>",
    );
    let texts: Vec<&str> = kept(&out).into_iter().map(|(_, text)| text).collect();
    assert_eq!(texts, ["Anna: Did you see the bridge?", "Bert: Which one?", "Anna: The new one"]);
    let stamped = extract_text(
        "Anna Example 12:01 PM\nDid you see the bridge?\nBert 12:02 PM\nWhich one?\nAnna Example 12:04 PM\nThe new one",
    );
    let texts: Vec<&str> = kept(&stamped).into_iter().map(|(_, text)| text).collect();
    assert_eq!(
        texts,
        ["Anna Example: Did you see the bridge?", "Bert: Which one?", "Anna Example: The new one"]
    );
}

#[test]
fn who_speaks_in_a_chat_stays_and_what_the_program_says_goes() {
    for (text, expect, gone) in [
        (
            "Marta, [12.03.2024 09:14]\nDid you see it?\n\nJon, [12.03.2024 09:15]\nNot yet.\nIs it long?\n\nMarta, [12.03.2024 09:16]\nYes.",
            &["Marta: Did you see it?", "Jon: Not yet.", "Is it long?", "Marta: Yes."][..],
            &[][..],
        ),
        (
            "Marta  9:14 AM\nDid you see it?\nJon  9:15 AM\nNot yet.\n:thumbsup: 2\nMarta  9:16 AM\nYes.",
            &["Marta: Did you see it?", "Jon: Not yet.", "Marta: Yes."],
            &[":thumbsup: 2"],
        ),
        (
            "3/12/24, 9:14 AM - Messages and calls are end-to-end encrypted. Learn more.\n3/12/24, 9:15 AM - Jon added Marta\n3/12/24, 9:16 AM - Jon: Hello\n3/12/24, 9:17 AM - Jon: plan.jpg (file attached)\n3/12/24, 9:18 AM - Marta: Yes <This message was edited>\n3/12/24, 9:19 AM - Dr. Ruiz: Good",
            &["Jon: Hello", "Marta: Yes", "3/12/24, 9:19 AM - Dr. Ruiz: Good"],
            &[
                "3/12/24, 9:14 AM - Messages and calls are end-to-end encrypted. Learn more.",
                "3/12/24, 9:15 AM - Jon added Marta",
                "3/12/24, 9:17 AM - Jon: plan.jpg (file attached)",
            ],
        ),
        (
            "\u{200f}١٢\u{200f}/٣\u{200f}/٢٠٢٤، ٩:١٤ ص - الرسائل والمكالمات مشفرة تماما بين الطرفين.\n\u{200f}١٢\u{200f}/٣\u{200f}/٢٠٢٤، ٩:١٤ ص - منى: هل رأيت المقال؟\n\u{200f}١٢\u{200f}/٣\u{200f}/٢٠٢٤، ٩:١٥ ص - علي: ليس بعد.",
            &["منى: هل رأيت المقال؟", "علي: ليس بعد."],
            &[],
        ),
    ] {
        let out = extract_text(text);
        assert_eq!(kept(&out).into_iter().map(|(_, t)| t).collect::<Vec<_>>(), expect);
        for line in gone {
            assert_eq!(reason_of(&out, line), Some("chat-stamp"), "{line}");
        }
    }
}

#[test]
fn answered_and_forwarded_mails_are_told_apart() {
    // An answer: what it answers goes.
    check_lines(
        &[
            (LONG, None),
            (OTHER, None),
            ("Am 3. Juni 2024 schrieb Bert Beispiel:", Some("mail-header")),
            (
                "> Was haltet ihr von dem Plan für die Brücke, den der Rat beschlossen hat?",
                Some("quoted-mail"),
            ),
            ("Von meinem iPhone gesendet", Some("signature")),
        ],
        None,
    );
    check_lines(
        &[
            (LONG, None),
            (OTHER, None),
            ("-----Original Message-----", Some("mail-header")),
            ("From: Bert", Some("quoted-mail")),
            ("Sent: Monday", Some("quoted-mail")),
            ("Subject: Plan", Some("quoted-mail")),
            (
                "What do you think of it, all of you, now that the council has voted for the new bridge?",
                Some("quoted-mail"),
            ),
        ],
        None,
    );
    // Forwarded: the inner mail is the article.
    for header in [
        [
            "---------- Forwarded message ---------",
            "From: Anna",
            "Date: Mon, 3 Jun 2024",
            "Subject: Re: Council votes for a bridge",
        ],
        [
            "-------- Weitergeleitete Nachricht --------",
            "Von: Anna",
            "Datum: 3. Juni 2024",
            "Betreff: WG: Council votes for a bridge",
        ],
        [
            "Début du message transféré :",
            "De: Anna",
            "Date: 3 juin 2024",
            "Objet: TR: Council votes for a bridge",
        ],
        [
            "Начало пересылаемого сообщения",
            "От: Anna",
            "Дата: 3 июня 2024",
            "Тема: Fwd: Council votes for a bridge",
        ],
        ["转发的邮件", "发件人：Anna", "日期：2024年6月3日", "主题：转发：Council votes for a bridge"],
    ] {
        let text = format!(
            "FYI\n\n{}\n\n{LONG}\n\n{OTHER}\n\nThis e-mail and any attachments are confidential.",
            header.join("\n")
        );
        let out = extract_text(&text);
        assert_eq!(out.title.as_deref(), Some("Council votes for a bridge"), "{header:?}");
        assert_eq!(out.byline.as_deref(), Some("Anna"), "{header:?}");
        assert_eq!(kept(&out), [(Paragraph, LONG), (Paragraph, OTHER)], "{header:?}");
        assert_eq!(
            reason_of(&out, "This e-mail and any attachments are confidential."),
            Some("mail-disclaimer")
        );
    }
}

#[test]
fn the_title_is_told_from_what_stands_around_it() {
    for (head, expect) in [
        // Two words are enough where nothing else stands above the text.
        (vec!["Harbour fire"], Some("Harbour fire")),
        (
            vec!["Home > News > New bridge for the old town", "New bridge for the old town"],
            Some("New bridge for the old town"),
        ),
        (
            vec![
                "Home",
                "News",
                "New bridge for the old town",
                "By Anna Example",
                "3 June 2024",
                "Anna Example is an editor",
            ],
            Some("New bridge for the old town"),
        ),
        (
            vec![
                "New bridge for the old town",
                "How the council came to vote for what nobody wanted",
                "3 June 2024",
            ],
            Some("New bridge for the old town"),
        ),
        (vec![], None),
    ] {
        let text = head.iter().copied().chain([LONG, OTHER]).collect::<Vec<_>>().join("\n\n");
        assert_eq!(extract_text(&text).title.as_deref(), expect, "{head:?}");
    }
}

#[test]
fn what_readers_say_below_is_not_the_article() {
    let mut text =
        format!("New bridge for the old town\n\n{LONG}\n\n{OTHER}\n\n[ 167 comments ]\n\nTop Rated Comments");
    for n in 1..6 {
        text.push_str(&format!("\n\nReader {n}\n\n2 days ago at 07:5{n} am\n\nI have lived on the left bank for {n} years, and no bridge has ever done me any good. {OTHER}"));
    }
    let out = extract_text(&text);
    assert_eq!(kept(&out), [(Paragraph, LONG), (Paragraph, OTHER)]);
}

#[test]
fn a_menu_between_paragraphs_goes() {
    let text = format!(
        "New bridge for the old town\n\n{LONG}\n\n{LONG} Yes.\n\n{OTHER} No.\n\nAll sections\n\nAll regions\n\nWeather map\n\nTimetables\n\nWhat comes next\n\n{OTHER}"
    );
    let out = extract_text(&text);
    assert_eq!(kept(&out)[3..], [(Heading, "What comes next"), (Paragraph, OTHER)]);
    assert_eq!(reason_of(&out, "Weather map"), Some("navigation"));
}

#[test]
fn verse_keeps_its_refrains() {
    let verse = "O bridge across the river\nso long and never done\nwe wait for you to carry us\ninto the setting sun";
    let text = format!("{verse}.\n\n{verse}.\n\n{verse}.");
    let out = extract_text(&text);
    assert_eq!(kept(&out).len() + usize::from(out.title.is_some()), 12, "{:?}", dropped(&out));
}

/// The kept lines of a text, and its title.
fn check_kept(text: &str, title: Option<&str>, expect: &[&str]) {
    let out = extract_text(text);
    assert_eq!(out.title.as_deref(), title, "{text}");
    let texts: Vec<&str> = kept(&out).into_iter().map(|(_, t)| t).collect();
    assert_eq!(texts, expect, "{:?}", dropped(&out));
}

#[test]
fn a_short_last_sentence_belongs_to_the_article() {
    let title = "New bridge for the old town";
    for last in ["It was late.", "The vote is final.", "Nobody knows."] {
        check_kept(&format!("{title}\n\n{LONG}\n\n{last}\n"), Some(title), &[LONG, last]);
        check_kept(
            &format!("{title}\n\n{LONG}\n\nShare\n\n{OTHER}\n\n{last}\n\nShare\n\nLeave a Reply\n"),
            Some(title),
            &[LONG, OTHER, last],
        );
    }
}

#[test]
fn the_article_goes_on_behind_a_box() {
    let title = "New bridge for the old town";
    let rest = "The works began on 4 March and have closed two of the five streets.";
    let end = "Nobody was asked.";
    for inside in [
        "Sign up to our newsletter\nEnter your email address\nGet the best stories in your inbox every morning.",
        "Related articles\nFerry to close\nFive boats for sale",
        "Mehr zum Thema\nDie alte Fähre",
        "Read more: Ferry to close",
    ] {
        check_kept(
            &format!("{title}\n\n{LONG}\n\n{inside}\n\n{rest}\n\n{end}\n"),
            Some(title),
            &[LONG, rest, end],
        );
    }
    // Teasers with a headline each stay out.
    check_kept(
        &format!(
            "{title}\n\n{LONG}\n\n{OTHER}\n\nRelated articles\nFerry to close\nThe old ferry will close in May, the council said on Monday.\nFive boats for sale\nThe boats of the ferry are for sale, the council said.\nA new pier\nIt is long."
        ),
        Some(title),
        &[LONG, OTHER],
    );
}

#[test]
fn half_a_sentence_is_no_title_and_two_ideographs_are_one() {
    check_kept(
        "Dear editors,\n\nthe council will vote on Friday on a new offer. The mayor says that\nit wants a bridge, and the other side says that it can pay\nonly for a ferry.\n\nThe works began in March and have closed two of the five streets of the town.",
        None,
        &[
            "the council will vote on Friday on a new offer. The mayor says that it wants a bridge, and the other side says that it can pay only for a ferry.",
            "The works began in March and have closed two of the five streets of the town.",
        ],
    );
    let prose = "船は数日前から港に停泊していた。朝早くやって来た税関職員は、積み荷の量に驚いた。";
    check_kept(&format!("港の船\n\n{prose}\n"), Some("港の船"), &[prose]);
    let out = extract_text(&format!("Comments\n\n{LONG}\n\nComments\n\n{OTHER}\n\n{LONG} Yes.\n"));
    assert_eq!(kept(&out).iter().filter(|(_, t)| t.len() > 20).count(), 3, "{:?}", dropped(&out));
}

#[test]
fn author_and_day_below_the_title_become_metadata() {
    for (lines, byline, published) in [
        ("By Ana Torres\nPublished 12 March 2024, 09:14 CET", "Ana Torres", "12 March 2024, 09:14 CET"),
        ("Von Eva Kern\n12. März 2024, 9:14 Uhr", "Eva Kern", "12. März 2024, 9:14 Uhr"),
        ("记者 王小明\n2024年3月12日 09:14", "王小明", "2024年3月12日 09:14"),
        ("بقلم: آنا توريس\n12 مارس 2024", "آنا توريس", "12 مارس 2024"),
    ] {
        let out = extract_text(&format!("New bridge for the old town\n\n{lines}\n\n{LONG}\n\n{OTHER}\n"));
        assert_eq!(out.byline.as_deref(), Some(byline));
        assert_eq!(out.published.as_deref(), Some(published));
        assert_eq!(kept(&out), [(Paragraph, LONG), (Paragraph, OTHER)]);
    }
}
