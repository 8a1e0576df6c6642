//! Quotation marks of the world, as far as a summary cares: is this somebody's speech, and does the
//! sentence say whose?

/// Pairs of marks; a mark that opens and closes alike stands in both columns.
const PAIRS: &[(char, char)] = &[
    ('“', '”'),
    ('„', '“'),
    ('„', '”'),
    ('«', '»'),
    ('»', '«'),
    ('"', '"'),
    ('「', '」'),
    ('『', '』'),
    ('”', '”'),
    ('‹', '›'),
];

/// The share of the text's letters and digits that stand inside quotation marks, 0 to 1.
///
/// A mark that is never closed counts to the end; one that was opened before the sentence (it closes
/// without opening) counts from the start.
pub(super) fn quoted_share(text: &str) -> f64 {
    let (mut inside, mut outside, mut before) = (0_u32, 0_u32, 0_u32);
    let mut closers: Vec<char> = Vec::new();
    let mut opened = false;
    for c in text.chars() {
        if c.is_alphanumeric() {
            *(if closers.is_empty() { &mut outside } else { &mut inside }) += 1;
        } else if closers.contains(&c) {
            closers.clear();
        } else if closers.is_empty() {
            closers.extend(PAIRS.iter().filter(|(open, _)| *open == c).map(|(_, close)| *close));
            if !opened && matches!(c, '”' | '」' | '』') {
                // Closed without having been opened: all before it was speech.
                before = outside;
                outside = 0;
                closers.clear();
            }
            opened |= !closers.is_empty() || before > 0;
        }
    }
    let inside = inside + before;
    if inside + outside == 0 { 0.0 } else { f64::from(inside) / f64::from(inside + outside) }
}

/// Whether the text ends as sentences do, closing quotes and brackets aside. Headings, captions and
/// torn lines do not.
pub(super) fn ends_sentence(text: &str) -> bool {
    let last = text
        .trim_end()
        .trim_end_matches(['"', '”', '“', '»', '«', '’', '\'', '」', '』', ')', '）', ']', '›'])
        .trim_end()
        .chars()
        .next_back();
    last.is_some_and(|c| {
        // Thai, Lao and Khmer write no mark at the end of a sentence.
        ".!?…。！？؟۔।॥．።։။។".contains(c) || matches!(c as u32, 0x0E00..=0x0EFF | 0x1780..=0x17FF)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn speech_is_measured() {
        let check = |text: &str, low: f64, high: f64| {
            let share = quoted_share(text);
            assert!((low..=high).contains(&share), "{text}: {share}");
        };
        check("No quote at all.", 0.0, 0.0);
        check("“All of it is speech.”", 1.0, 1.0);
        check("“A summit is essential,” Zelenskyy stated.", 0.4, 0.8);
        check("„Das ist gut“, sagte er.", 0.3, 0.8);
        check("»Das ist gut«, sagte er.", 0.3, 0.8);
        check("« C’est fini », dit-il.", 0.3, 0.8);
        check("「終わった」と述べた。", 0.3, 0.8);
        check("He called it “absolutely", 0.3, 0.8);
        check("it ends here.” ", 1.0, 1.0);
        check("", 0.0, 0.0);
    }

    #[test]
    fn ends_are_known_in_many_scripts() {
        let check = |text: &str, want: bool| assert_eq!(ends_sentence(text), want, "{text}");
        check("It is over.", true);
        check("“It is over.”", true);
        check("终了。」", true);
        check("انتهى.", true);
        check("यह खत्म हुआ।", true);
        check("จบแล้ว", true);
        check("Deep Divisions Remain", false);
        check("The following:", false);
        check("", false);
    }
}
