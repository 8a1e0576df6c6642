//! Articles in many scripts, and what a summary of them must and must not have.

use super::*;
use crate::article::{ArticleId, Block, DropReason, SegmentId, Source};
use crate::language::Detection;

/// An article of these blocks, each given as its sentences.
fn article(lang: &str, title: &str, blocks: &[(BlockKind, &[&str])]) -> Article {
    let mut made = Article {
        id: ArticleId("0".to_owned()),
        source: Source::Text,
        title: title.to_owned(),
        byline: None,
        site_name: None,
        published: None,
        url: None,
        detection: Detection { tag: LangTag::parse(lang).unwrap(), ..Detection::default() },
        language_override: None,
        blocks: Vec::new(),
        segments: Vec::new(),
        hidden: Vec::new(),
        warnings: Vec::new(),
        parts: Vec::new(),
        part: 0,
    };
    let titled: (BlockKind, &[&str]) = (BlockKind::Title, &[title]);
    for (number, (kind, sentences)) in std::iter::once(&titled).chain(blocks).enumerate() {
        if *sentences == [""] {
            continue;
        }
        let mut text = String::new();
        for sentence in *sentences {
            if !text.is_empty() {
                text.push(' ');
            }
            let start = text.len();
            text.push_str(sentence);
            made.segments.push(Segment {
                id: SegmentId(made.segments.len() as u32 + u32::from(title.is_empty())),
                block: BlockId(number as u32),
                start,
                end: text.len(),
                text: (*sentence).to_owned(),
            });
        }
        made.blocks.push(Block {
            id: BlockId(number as u32),
            kind: *kind,
            level: None,
            text,
            dropped: None,
            language: None,
        });
    }
    made
}

const P: BlockKind = BlockKind::Paragraph;

fn talks() -> Article {
    article(
        "en",
        "Two cities agree to share one river",
        &[
            (
                P,
                &[
                    "The cities of Altona and Brenn agreed on Monday to share the water of the river Lune after ten years of dispute.",
                ],
            ),
            (BlockKind::Heading, &["A river for two cities, agreed at last"]),
            (
                P,
                &[
                    "The agreement gives Altona 60 percent of the water in summer and Brenn 60 percent in winter.",
                    "It was signed by both mayors in the old town hall of Brenn.",
                    "He smiled.",
                ],
            ),
            (BlockKind::Caption, &["The mayors of Altona and Brenn sign the agreement on the river Lune."]),
            (
                P,
                &[
                    "“We should have done this ten years ago,” said Marta Klein, the mayor of Altona.",
                    "Meanwhile, farmers along the river fear that less water will be left for their fields in dry summers.",
                    "Their union wants a third of the river to be kept for agriculture.",
                ],
            ),
            (BlockKind::Table, &["Altona\t60\t40\nBrenn\t40\t60"]),
            (BlockKind::Code, &["share(river, [altona, brenn]) agreement of the cities"]),
            (
                P,
                &[
                    "Experts at the University of Brenn say that the river carries a fifth less water than in 1990.",
                    "A new weir, to be built by 2028, is meant to hold back the floods of spring.",
                    "Is it enough?",
                    "The cities will meet again in March to decide who pays for the weir.",
                ],
            ),
        ],
    )
}

/// What holds of every summary, whatever the article.
fn holds(article: &Article) {
    let body: Vec<&Segment> = article.body_segments().collect();
    let mut lengths = Vec::new();
    for length in Length::ALL {
        let summary = summarize_builtin(article, length);
        assert_eq!(summary, summarize_builtin(article, length), "the same input gives the same bytes");
        assert_eq!(&summary.language, article.language());
        assert!(summary.complete);
        assert_eq!(summary.engine, EngineRef::builtin());
        let mut last = None;
        for point in &summary.points {
            let [id] = point.evidence[..] else { panic!("one segment is the evidence") };
            let segment = article.segment(id).unwrap();
            assert_eq!(point.text, segment.text, "verbatim");
            assert!(body.iter().any(|s| s.id == id), "from the body");
            assert_eq!((point.status, point.findings.len()), (Support::Supported, 0));
            let kind = article.block(segment.block).unwrap().kind;
            assert!(matches!(kind, P | BlockKind::ListItem | BlockKind::Quote), "{kind:?}");
            assert!(last < Some(id), "in reading order, none twice");
            last = Some(id);
        }
        assert!(summary.points.len() <= length.max_points(body.len()), "{length:?}");
        lengths.push(summary.points.len());
    }
    assert!(lengths.is_sorted(), "longer lengths have no fewer points: {lengths:?}");
    assert_eq!(lengths[0], usize::from(!body.is_empty()));
}

#[test]
fn summaries_of_every_script_are_verbatim_ordered_and_repeatable() {
    let check = |lang: &str, title: &str, sentences: &[&str]| holds(&article(lang, title, &[(P, sentences)]));
    holds(&talks());
    check(
        "zh",
        "两市达成协议",
        &[
            "甲市和乙市周一就共享河水达成协议，结束了十年的争端。",
            "协议规定甲市夏季获得百分之六十的河水。",
            "他说，这是重要的一步。",
            "农民担心干旱的夏天田里的水会更少。",
            "专家说，河水比一九九〇年少了五分之一。",
        ],
    );
    check(
        "ja",
        "二つの市が合意",
        &[
            "二つの市は月曜日、川の水を分け合うことで合意した。",
            "夏には甲市が六割を受け取る。",
            "しかし、農家は水不足を心配している。",
            "専門家によると、水量は一九九〇年より減っている。",
        ],
    );
    check(
        "ar",
        "اتفاق بين مدينتين",
        &[
            "اتفقت المدينتان يوم الاثنين على تقاسم مياه النهر بعد خلاف دام عشر سنوات.",
            "ويمنح الاتفاق المدينة الأولى ستين في المئة من المياه في الصيف.",
            "وقال رئيس البلدية إن الخطوة مهمة.",
            "ويخشى المزارعون نقص المياه في حقولهم.",
        ],
    );
    check(
        "th",
        "สองเมืองตกลงกัน",
        &[
            "สองเมืองตกลงแบ่งน้ำในแม่น้ำเมื่อวันจันทร์หลังจากขัดแย้งกันมาสิบปี",
            "ข้อตกลงให้เมืองแรกได้น้ำร้อยละหกสิบในฤดูร้อน",
            "ชาวนากลัวว่าน้ำในนาจะน้อยลง",
            "ผู้เชี่ยวชาญกล่าวว่าน้ำลดลงหนึ่งในห้า",
        ],
    );
    check(
        "hi",
        "",
        &[
            "दो शहरों ने सोमवार को नदी का पानी बांटने पर सहमति जताई।",
            "समझौते से पहले शहर को गर्मियों में साठ प्रतिशत पानी मिलेगा।",
            "किसानों को डर है कि खेतों के लिए पानी कम बचेगा।",
        ],
    );
}

#[test]
fn small_articles_give_what_they_have() {
    let check = |sentences: &[&str], length: Length, want: &[&str]| {
        let summary = summarize_builtin(&article("en", "", &[(P, sentences)]), length);
        let points: Vec<&str> = summary.points.iter().map(|p| p.text.as_str()).collect();
        assert_eq!(points, want, "{sentences:?} {length:?}");
    };
    for length in Length::ALL {
        assert_eq!(summarize_builtin(&article("en", "Only a title", &[]), length).points, []);
        check(&["The bridge is closed."], length, &["The bridge is closed."]);
    }
    for length in [Length::Short, Length::Points, Length::Detailed] {
        check(
            &["The bridge is closed.", "It opens in May."],
            length,
            &["The bridge is closed.", "It opens in May."],
        );
    }
    check(&["The bridge is closed.", "It opens in May."], Length::Headline, &["The bridge is closed."]);
    check(&["* * *", "The bridge is closed."], Length::Points, &["The bridge is closed."]);
}

#[test]
fn the_headline_says_what_the_article_is_about() {
    let summary = summarize_builtin(&talks(), Length::Headline);
    assert_eq!(summary.points[0].evidence, [SegmentId(1)]);
}

#[test]
fn a_headline_is_a_sentence() {
    let check = |sentences: &[&str], want: &str| {
        let summary = summarize_builtin(&article("en", "", &[(P, sentences)]), Length::Headline);
        let points: Vec<&str> = summary.points.iter().map(|p| p.text.as_str()).collect();
        assert_eq!(points, [want], "{sentences:?}");
    };
    let opened = "The mayors of Altona and Brenn opened the new bridge over the river Lune on Monday.";
    let line = "Mayors of Altona and Brenn on the new bridge over the river Lune, opened on Monday";
    check(&[line, opened, "It had taken ten years."], opened);
    // Where nothing ends as a sentence, what there is will have to do.
    check(&[line], line);
}

#[test]
fn a_dropped_paragraph_and_a_repeated_title_are_not_chosen() {
    let mut article = talks();
    article.blocks[1].dropped = Some(DropReason("related".to_owned()));
    article.segments[3].text = "Two cities agree to share one river!".to_owned();
    for length in Length::ALL {
        let summary = summarize_builtin(&article, length);
        assert!(summary.points.iter().all(|p| p.evidence != [SegmentId(1)] && p.evidence != [SegmentId(3)]));
    }
}

#[test]
fn a_fact_told_twice_is_told_once() {
    let fact = "The government in Arland raised the tax on sugar by four percent on Tuesday.";
    let again = "The government in Arland raised the tax on sugar by four percent on Tuesday!";
    let sentences =
        [fact, "Bakers protested in the capital.", again, "The opposition called for a vote next week."];
    let article = article("en", "", &[(P, &sentences)]);
    let summary = summarize_builtin(&article, Length::Short);
    let points: Vec<&str> = summary.points.iter().map(|p| p.text.as_str()).collect();
    assert_eq!(points, [fact, sentences[1], sentences[3]]);
}

#[test]
fn no_summary_begins_in_the_air() {
    let sentences = [
        "The northern harbour of Velden was closed on Friday after an oil spill from a tanker.",
        "He said the tanker and the oil in the harbour of Velden were under control since Friday.",
        "Fishermen in Velden stayed on land.",
        "But the harbour of Velden may stay closed for a week because of the oil from the tanker.",
    ];
    let tag = LangTag::parse("en").unwrap();
    let input = BuiltinInput {
        title: "Oil spill closes harbour of Velden",
        sentences: &sentences,
        paragraphs: &[0, 1, 2, 3],
        language: &tag,
    };
    for count in 1..=3 {
        let chosen = summarize_sentences(input, count);
        assert_eq!(chosen.len(), count);
        assert_eq!(openings::leaning(sentences[chosen[0]], "en"), openings::Leaning::None);
    }
}
