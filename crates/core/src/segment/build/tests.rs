use super::*;
use crate::article::{DropReason, RawBlock};

fn raw(kind: BlockKind, text: &str, dropped: bool) -> RawBlock {
    RawBlock {
        kind,
        level: None,
        text: text.to_owned(),
        dropped: dropped.then(|| DropReason("share".to_owned())),
    }
}

fn article(title: Option<&str>, blocks: Vec<RawBlock>) -> Article {
    let extracted = Extracted { title: title.map(str::to_owned), blocks, ..Extracted::default() };
    build_article(ArticleId("1".to_owned()), Source::Text, extracted)
}

fn listed(article: &Article) -> Vec<(u32, u32, &str)> {
    article.segments.iter().map(|s| (s.id.0, s.block.0, s.text.as_str())).collect()
}

#[test]
fn kept_segments_are_numbered_before_dropped_ones() {
    let made = article(
        Some("Bridge opens. At last"),
        vec![
            raw(BlockKind::Paragraph, "The bridge opened on Monday. Many people came.", false),
            raw(BlockKind::Paragraph, "Share this. Tell your friends.", true),
            raw(BlockKind::ListItem, "It is long.", false),
        ],
    );
    let want = vec![
        (0, 0, "Bridge opens. At last"),
        (1, 1, "The bridge opened on Monday."),
        (2, 1, "Many people came."),
        (4, 2, "Share this."),
        (5, 2, "Tell your friends."),
        (3, 3, "It is long."),
    ];
    assert_eq!(listed(&made), want);
    assert_eq!(made.detection.tag.as_str(), "en");
    for segment in &made.segments {
        let block = made.block(segment.block).map(|b| &b.text[segment.start..segment.end]);
        assert_eq!(block, Some(segment.text.as_str()));
    }
}

#[test]
fn an_article_without_title_starts_at_one() {
    let made = article(
        None,
        vec![raw(BlockKind::Paragraph, "  ", false), raw(BlockKind::Paragraph, "Hello there.", false)],
    );
    assert_eq!(listed(&made), vec![(1, 1, "Hello there.")]);
    assert_eq!(made.title, "");
}

#[test]
fn code_is_whole_and_tables_go_by_rows() {
    let made = article(
        Some("T"),
        vec![
            raw(BlockKind::Code, "let a = 1. B;\n\nlet c = 2;", false),
            raw(BlockKind::Table, "Name\tAge\nDr. Who\t900\n", false),
        ],
    );
    assert_eq!(
        listed(&made)[1..],
        [(1, 1, "let a = 1. B;\n\nlet c = 2;"), (2, 2, "Name\tAge"), (3, 2, "Dr. Who\t900")]
    );
}

#[test]
fn a_block_in_another_language_says_so() {
    let english = "The committee met on Tuesday and decided that the new bridge should be built before the end of the year.";
    let german = "Der Ausschuss trat am Dienstag zusammen und beschloss, dass die neue Brücke noch in diesem Jahr gebaut werden soll.";
    let made = article(
        Some("The bridge"),
        vec![
            raw(BlockKind::Paragraph, english, false),
            raw(BlockKind::Paragraph, english, false),
            raw(BlockKind::Quote, german, false),
        ],
    );
    let languages: Vec<Option<&str>> =
        made.blocks.iter().map(|b| b.language.as_ref().map(LangTag::as_str)).collect();
    assert_eq!(languages, [None, None, None, Some("de")]);
}

#[test]
fn no_segment_is_endless() {
    let made = article(None, vec![raw(BlockKind::Paragraph, &"word ".repeat(2000), false)]);
    assert!(made.segments.len() > 5);
    assert!(made.segments.iter().all(|s| s.text.chars().count() <= 1200));
}
