//! Where a mixed text changes language.

use std::ops::Range;

use super::scripts::{Letters, Script, script_of};
use super::weigh::detect;
use super::{Detection, Part};
use crate::lang::LangTag;

/// Fewest letters of a paragraph that is heard on its own; a shorter one goes with its neighbours
/// unless it is plainly in another script.
const FEWEST_LETTERS: usize = 40;
/// Fewest letters of a stretch in another script within a paragraph that becomes a part.
const FEWEST_RUN_LETTERS: usize = 40;

/// Most pieces of a text of which each is heard on its own however short it is.
const FEW_PIECES: usize = 64;

/// The stretches of a text by language, paragraph by paragraph; they cover the text from 0 to its
/// end without gaps, neighbours of one language joined.
///
/// A paragraph that holds a long stretch in another script is divided there. Short paragraphs take
/// the language of their neighbours.
pub fn detect_parts(text: &str, declared: Option<&LangTag>) -> Vec<Part> {
    detect_all(text, declared).1
}

/// The language of a text and its stretches by language, for the price of little more than one.
pub fn detect_all(text: &str, declared: Option<&LangTag>) -> (Detection, Vec<Part>) {
    let whole = detect(text, declared);
    let pieces = pieces(text);
    if pieces.len() <= 1 {
        let part = Part { start: 0, end: text.len(), tag: whole.tag.clone() };
        return (whole, if text.is_empty() { Vec::new() } else { vec![part] });
    }
    let mut tags: Vec<Option<(LangTag, Script)>> = Vec::with_capacity(pieces.len());
    for piece in &pieces {
        let part = &text[piece.clone()];
        let letters = Letters::of(part);
        let heard = letters
            .main()
            .filter(|_| letters.total() >= FEWEST_LETTERS)
            .map(|script| (detect(part, declared).tag, script));
        tags.push(heard.filter(|(tag, _)| !tag.is_und()));
    }
    let tags = smooth(text, &pieces, &tags, &whole, declared);
    let mut parts: Vec<Part> = Vec::new();
    for (piece, tag) in pieces.into_iter().zip(tags) {
        match parts.last_mut() {
            Some(last) if last.tag == tag => last.end = piece.end,
            _ => parts.push(Part { start: piece.start, end: piece.end, tag }),
        }
    }
    (whole, parts)
}

/// The tag of each piece, what was too short to hear filled in from its neighbours.
fn smooth(
    text: &str,
    pieces: &[Range<usize>],
    heard: &[Option<(LangTag, Script)>],
    whole: &Detection,
    declared: Option<&LangTag>,
) -> Vec<LangTag> {
    // The next piece that was heard, for each piece, so that the work stays linear.
    let mut next: Vec<Option<usize>> = vec![None; heard.len()];
    for i in (0..heard.len().saturating_sub(1)).rev() {
        next[i] = if heard[i + 1].is_some() { Some(i + 1) } else { next[i + 1] };
    }
    let own_script = Letters::of(text).main();
    let mut before: Option<usize> = None;
    let mut out = Vec::with_capacity(pieces.len());
    for (i, piece) in pieces.iter().enumerate() {
        if let Some((tag, _)) = &heard[i] {
            before = Some(i);
            out.push(tag.clone());
            continue;
        }
        let script = Letters::of(&text[piece.clone()]).main();
        let neighbours = [before, next[i]].map(|at| at.and_then(|at| heard[at].as_ref()));
        let fitting =
            neighbours.into_iter().flatten().find(|(_, s)| script.is_none_or(|own| same_writing(own, *s)));
        out.push(match (fitting, script) {
            (Some((tag, _)), _) => tag.clone(),
            // Too short to hear, without neighbours that could tell, and one of many.
            (None, Some(own)) if pieces.len() > FEW_PIECES && own_script == Some(own) => whole.tag.clone(),
            (None, Some(_)) => {
                let own = detect(&text[piece.clone()], declared.or(Some(&whole.tag))).tag;
                if own.is_und() { whole.tag.clone() } else { own }
            }
            (None, None) => whole.tag.clone(),
        });
    }
    out
}

/// Whether both scripts are used side by side in one language.
fn same_writing(a: Script, b: Script) -> bool {
    let japanese = |s| matches!(s, Script::Kana | Script::Hani);
    a == b || japanese(a) && japanese(b)
}

/// Paragraphs, those that mix scripts divided where the script changes; they cover the text.
fn pieces(text: &str) -> Vec<Range<usize>> {
    let mut out = Vec::new();
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        let end = start + line.len();
        runs(text, start..end, &mut out);
        start = end;
    }
    out
}

/// Divides a paragraph where a long stretch in one script gives way to a long stretch in another.
fn runs(text: &str, paragraph: Range<usize>, out: &mut Vec<Range<usize>>) {
    let line = &text[paragraph.clone()];
    // Stretches of one script: where each begins, its script and its letters.
    let mut stretches: Vec<(usize, Script, usize)> = Vec::new();
    for (at, c) in line.char_indices() {
        if !c.is_alphabetic() {
            continue;
        }
        let script = script_of(c);
        match stretches.last_mut() {
            Some((_, last, letters)) if same_writing(*last, script) => *letters += 1,
            _ => stretches.push((at, script, 1)),
        }
    }
    // Short stretches (names, loan words) belong to what they stand in.
    let mut long: Vec<(usize, Script)> = Vec::new();
    for (at, script, letters) in stretches {
        if letters >= FEWEST_RUN_LETTERS && long.last().is_none_or(|(_, last)| !same_writing(*last, script)) {
            long.push((at, script));
        }
    }
    let mut start = paragraph.start;
    for (at, _) in long.into_iter().skip(1) {
        // An opening quote or bracket goes with what it opens.
        let cut = line[..at]
            .rfind(char::is_whitespace)
            .map_or(at, |space| if at - space <= 8 { space + 1 } else { at });
        let cut = if line.is_char_boundary(cut) { cut } else { at };
        if paragraph.start + cut > start {
            out.push(start..paragraph.start + cut);
            start = paragraph.start + cut;
        }
    }
    if start < paragraph.end {
        out.push(start..paragraph.end);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const ENGLISH: &str = "The committee met on Tuesday and decided that the new bridge should be built before the end of the year.";
    const GERMAN: &str = "Der Ausschuss trat am Dienstag zusammen und beschloss, dass die neue Brücke noch in diesem Jahr gebaut werden soll.";
    const RUSSIAN: &str =
        "Комитет собрался во вторник и решил, что новый мост должен быть построен до конца этого года.";

    #[test]
    fn parts_follow_the_paragraphs() {
        let check = |text: &str, want: &[&str]| {
            let parts = detect_parts(text, None);
            let tags: Vec<&str> = parts.iter().map(|p| p.tag.as_str()).collect();
            assert_eq!(tags, want, "{text}");
            assert_eq!(parts.first().map_or(0, |p| p.start), 0);
            assert!(parts.windows(2).all(|w| w[0].end == w[1].start));
            assert_eq!(parts.last().map_or(0, |p| p.end), text.len());
        };
        check("", &[]);
        check(ENGLISH, &["en"]);
        check(&format!("{ENGLISH}\n\n{GERMAN}"), &["en", "de"]);
        check(&format!("{ENGLISH}\n12\n{ENGLISH}"), &["en"]);
        check(&format!("{GERMAN}\nOK\n{GERMAN}\n{RUSSIAN}\n"), &["de", "ru"]);
        check(&format!("{ENGLISH} {RUSSIAN}"), &["en", "ru"]);
        check(&format!("{RUSSIAN} The Guardian {RUSSIAN}"), &["ru"]);
    }
}
