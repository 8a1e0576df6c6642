//! How two sources differ, word by word.

use super::likeness::{Kind, Piece, pieces};

/// What a stretch is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DiffKind {
    /// In both texts.
    Same,
    /// Only in the new text.
    Added,
    /// Only in the old text.
    Removed,
}

/// A stretch of a difference.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DiffPart {
    /// What it is.
    pub kind: DiffKind,
    /// Its text.
    pub text: String,
}

/// Products of two lengths above which the middle is shown as wholly replaced.
const MOST_CELLS: usize = 1_000_000;

/// How a new text differs from an old one. All parts but the added ones make the old text, all but
/// the removed ones the new; what was removed stands before what took its place.
pub fn diff(old: &str, new: &str) -> Vec<DiffPart> {
    let (old, new) = (pieces(old), pieces(new));
    let same_start = old.iter().zip(&new).take_while(|(a, b)| a.text == b.text).count();
    let (old_rest, new_rest) = (&old[same_start..], &new[same_start..]);
    let same_end =
        old_rest.iter().rev().zip(new_rest.iter().rev()).take_while(|(a, b)| a.text == b.text).count();
    let (old_middle, end) = old_rest.split_at(old_rest.len() - same_end);
    let new_middle = &new_rest[..new_rest.len() - same_end];
    let mut out = Builder::default();
    for piece in &old[..same_start] {
        out.push(DiffKind::Same, piece);
    }
    middle(old_middle, new_middle, &mut out);
    for piece in end {
        out.push(DiffKind::Same, piece);
    }
    out.finish()
}

/// The longest common subsequence, by dynamic programming; words count more than what parts them.
fn middle(old: &[Piece<'_>], new: &[Piece<'_>], out: &mut Builder) {
    let width = new.len() + 1;
    if (old.len() + 1) * width > MOST_CELLS {
        for piece in old {
            out.push(DiffKind::Removed, piece);
        }
        for piece in new {
            out.push(DiffKind::Added, piece);
        }
        return;
    }
    // best[i][j]: what is common to the rests from i and j on.
    let mut best = vec![0_u32; (old.len() + 1) * width];
    for i in (0..old.len()).rev() {
        for j in (0..new.len()).rev() {
            let skip = best[(i + 1) * width + j].max(best[i * width + j + 1]);
            let take =
                if old[i].text == new[j].text { best[(i + 1) * width + j + 1] + weight(&old[i]) } else { 0 };
            best[i * width + j] = skip.max(take);
        }
    }
    let (mut i, mut j) = (0, 0);
    while i < old.len() || j < new.len() {
        let here = best[i * width + j];
        if i < old.len()
            && j < new.len()
            && old[i].text == new[j].text
            && here == best[(i + 1) * width + j + 1] + weight(&old[i])
        {
            out.push(DiffKind::Same, &old[i]);
            (i, j) = (i + 1, j + 1);
        } else if i < old.len() && here == best[(i + 1) * width + j] {
            out.push(DiffKind::Removed, &old[i]);
            i += 1;
        } else {
            out.push(DiffKind::Added, &new[j]);
            j += 1;
        }
    }
}

fn weight(piece: &Piece<'_>) -> u32 {
    match piece.kind {
        Kind::Word | Kind::Number => 4,
        Kind::Mark => 2,
        Kind::Space => 1,
    }
}

/// Joins neighbours, and lets white space between two changes be part of them: two words that were
/// replaced are one change to a reader.
#[derive(Debug, Default)]
struct Builder {
    parts: Vec<DiffPart>,
    removed: String,
    added: String,
    /// White space on both sides behind a change, which may turn out to lie within one.
    space: String,
}

impl Builder {
    fn push(&mut self, kind: DiffKind, piece: &Piece<'_>) {
        let changing = !(self.removed.is_empty() && self.added.is_empty());
        match kind {
            DiffKind::Same if changing && piece.kind == Kind::Space => self.space.push_str(piece.text),
            DiffKind::Same => {
                self.flush();
                self.same(piece.text);
            }
            changed => {
                let space = std::mem::take(&mut self.space);
                self.removed.push_str(&space);
                self.added.push_str(&space);
                let side = if changed == DiffKind::Removed { &mut self.removed } else { &mut self.added };
                side.push_str(piece.text);
            }
        }
    }

    fn flush(&mut self) {
        for (kind, text) in [
            (DiffKind::Removed, std::mem::take(&mut self.removed)),
            (DiffKind::Added, std::mem::take(&mut self.added)),
        ] {
            if !text.is_empty() {
                self.parts.push(DiffPart { kind, text });
            }
        }
        let space = std::mem::take(&mut self.space);
        if !space.is_empty() {
            self.same(&space);
        }
    }

    fn same(&mut self, text: &str) {
        match self.parts.last_mut() {
            Some(DiffPart { kind: DiffKind::Same, text: before }) => before.push_str(text),
            _ => self.parts.push(DiffPart { kind: DiffKind::Same, text: text.to_owned() }),
        }
    }

    fn finish(mut self) -> Vec<DiffPart> {
        self.flush();
        self.parts
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn differences_are_shown_by_the_word() {
        let check = |old: &str, new: &str, want: &str| {
            let parts = diff(old, new);
            let shown: String = parts
                .iter()
                .map(|p| match p.kind {
                    DiffKind::Same => p.text.clone(),
                    DiffKind::Removed => format!("[-{}-]", p.text),
                    DiffKind::Added => format!("[+{}+]", p.text),
                })
                .collect();
            assert_eq!(shown, want);
            let side =
                |kind| parts.iter().filter(|p| p.kind != kind).map(|p| p.text.as_str()).collect::<String>();
            assert_eq!((side(DiffKind::Added).as_str(), side(DiffKind::Removed).as_str()), (old, new));
        };
        check("a b c", "a b c", "a b c");
        check(
            "The talks begin at noon.",
            "The talks ended at noon.",
            "The talks [-begin-][+ended+] at noon.",
        );
        check("one two three", "one 2 3", "one [-two three-][+2 3+]");
        check("one three", "one two three", "one [+two +]three");
        check("", "new", "[+new+]");
        check("old", "", "[-old-]");
        check("谈判中午开始", "谈判晚上开始", "谈判[-中午-][+晚上+]开始");
    }
}
