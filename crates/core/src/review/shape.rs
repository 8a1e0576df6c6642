//! Joining rows, taking them apart, and cutting them, without a segment losing its name.

use std::collections::BTreeSet;

use super::divide::divide;
use super::text::{boundary, join};
use super::{Layout, Refusal, Review, Row, Step};
use crate::translation::{Origin, RowId, State, Target};

impl Review {
    /// Each row and the next one of its block become one.
    pub(super) fn merge(&self, ids: &BTreeSet<RowId>, at: &str) -> Result<Step, Refusal> {
        let mut links: BTreeSet<usize> = BTreeSet::new();
        for place in ids.iter().filter_map(|id| self.place(*id)) {
            let next = self.rows.get(place + 1).filter(|next| next.block == self.rows[place].block);
            if next.is_some() {
                links.insert(place);
            }
        }
        if links.is_empty() {
            return Err(Refusal::NothingToJoin);
        }
        let mut groups: Vec<std::ops::RangeInclusive<usize>> = Vec::new();
        for place in links {
            match groups.last_mut() {
                Some(group) if *group.end() == place => *group = *group.start()..=place + 1,
                _ => groups.push(place..=place + 1),
            }
        }
        let mut layout = self.translation.layout.clone();
        let mut targets = Vec::new();
        for group in groups {
            let rows = &self.rows[group];
            self.join(rows, &mut layout, &mut targets);
        }
        Ok(self.laid_out(layout, targets, at))
    }

    fn join(&self, rows: &[Row], layout: &mut Layout, targets: &mut Vec<(RowId, Target)>) {
        let Some((first, later)) = rows.split_first() else { return };
        let mut all = self.target(first.id).cloned().unwrap_or_default();
        for row in later {
            layout.join(row.id);
            all = joined(&all, &self.target(row.id).cloned().unwrap_or_default(), row);
            targets.push((row.id, Target::default()));
        }
        targets.push((first.id, all));
    }

    /// Takes joined rows apart; a row of one piece is put together with the rest of its segment.
    pub(super) fn unmerge(&self, ids: &BTreeSet<RowId>, at: &str) -> Result<Step, Refusal> {
        let mut layout = self.translation.layout.clone();
        let mut targets = Vec::new();
        let mut done: BTreeSet<RowId> = BTreeSet::new();
        for row in ids.iter().filter_map(|id| self.row(*id)) {
            if done.contains(&row.id) {
                continue;
            }
            if row.pieces.len() > 1 {
                self.take_apart(row, &mut layout, &mut targets);
                done.insert(row.id);
                continue;
            }
            let group = self.rows_of_cut(row);
            if group.len() > 1 && group.iter().all(|r| !done.contains(&r.id)) {
                self.join(group, &mut layout, &mut targets);
                done.extend(group.iter().map(|r| r.id));
            }
        }
        if done.is_empty() {
            return Err(Refusal::NothingToUnmerge);
        }
        Ok(self.laid_out(layout, targets, at))
    }

    /// The rows that hold the parts of the segment that a row of one piece is a part of.
    fn rows_of_cut(&self, row: &Row) -> &[Row] {
        let segment = row.id.segment;
        let holds = |r: &Row| r.segments().any(|s| s == segment);
        let Some(place) = self.place(row.id) else { return &[] };
        let before = self.rows[..place].iter().rev().take_while(|r| holds(r)).count();
        let behind = self.rows[place..].iter().take_while(|r| holds(r)).count();
        &self.rows[place - before..place + behind]
    }

    fn take_apart(&self, row: &Row, layout: &mut Layout, targets: &mut Vec<(RowId, Target)>) {
        let all = self.target(row.id).cloned().unwrap_or_default();
        let weights: Vec<usize> = row.pieces.iter().map(|p| p.end - p.start).collect();
        let texts = divide(&all.text, &self.translation.language, &weights);
        for (piece, text) in row.pieces.iter().zip(texts) {
            if piece.id == row.id {
                targets.push((piece.id, Target { note: all.note.clone(), ..part_of(&all, text) }));
            } else {
                layout.joined.remove(&piece.id.segment);
                targets.push((piece.id, part_of(&all, text)));
            }
        }
    }

    /// Cuts one row in two.
    pub(super) fn split(
        &self,
        ids: &BTreeSet<RowId>,
        source_at: usize,
        target_at: usize,
        at: &str,
    ) -> Result<Step, Refusal> {
        let mut named = ids.iter().filter_map(|id| self.row(*id));
        let (Some(row), None) = (named.next(), named.next()) else { return Err(Refusal::NowhereToCut) };
        let mut layout = self.translation.layout.clone();
        let new = cut(self, row, source_at, &mut layout).ok_or(Refusal::NowhereToCut)?;
        let all = self.target(row.id).cloned().unwrap_or_default();
        let (left, right) = all.text.split_at(boundary(&all.text, target_at));
        let targets = vec![
            (row.id, Target { note: all.note.clone(), ..part_of(&all, left.trim_end().to_owned()) }),
            (new, part_of(&all, right.trim_start().to_owned())),
        ];
        Ok(self.laid_out(layout, targets, at))
    }

    /// The step to another layout.
    fn laid_out(&self, layout: Layout, targets: Vec<(RowId, Target)>, at: &str) -> Step {
        Step { layout: Some([self.translation.layout.clone(), layout]), ..self.written(targets, at) }
    }
}

/// Cuts a row's source at a byte offset and says the new row's name; `None` where nothing would be
/// left on one side.
fn cut(review: &Review, row: &Row, source_at: usize, layout: &mut Layout) -> Option<RowId> {
    let source_at = boundary(&row.source, source_at);
    let source_at = source_at + row.source[source_at..].len() - row.source[source_at..].trim_start().len();
    if source_at == 0 || source_at >= row.source.len() {
        return None;
    }
    let piece = row.pieces.iter().rev().find(|p| p.at <= source_at)?;
    if piece.at == source_at {
        // Between two pieces: they were joined, and no more are.
        layout.joined.remove(&piece.id.segment);
        return Some(piece.id);
    }
    let segment = review.article().segments_of(row.block).iter().find(|s| s.id == piece.id.segment)?;
    let at = piece.start + source_at - piece.at;
    segment.text.is_char_boundary(at).then(|| layout.cut(segment.id, at))
}

/// Two targets as one. It is as far as the one that is less far, and approved by nobody: no person
/// has read both as one yet.
fn joined(left: &Target, right: &Target, row: &Row) -> Target {
    let whole = left.is_done() && right.is_done();
    let notes: Vec<&str> =
        [&left.note, &right.note].into_iter().filter(|n| !n.is_empty()).map(String::as_str).collect();
    let origin = match (&left.origin, &right.origin) {
        (a, b) if a == b || right.text.is_empty() => a.clone(),
        (_, b) if left.text.is_empty() => b.clone(),
        _ => Origin::Human,
    };
    Target {
        text: join(&left.text, &right.text, row.kind),
        state: if whole { State::Translated } else { State::Initial },
        origin,
        // Half a text is still to be translated, unless a person wrote that half.
        locked: whole || left.is_locked() || right.is_locked(),
        note: notes.join("\n"),
        ignored: left.ignored.union(&right.ignored).cloned().collect(),
        proposed: left.proposed,
        ..Target::default()
    }
}

/// A part of a target, for a part of its row. Proposals and what the machine wrote belong to the
/// whole and are not taken along.
fn part_of(whole: &Target, text: String) -> Target {
    let state = if text.is_empty() || !whole.is_done() { State::Initial } else { State::Translated };
    Target {
        state,
        origin: if text.is_empty() { Origin::Human } else { whole.origin.clone() },
        locked: state != State::Initial,
        text,
        ignored: whole.ignored.clone(),
        ..Target::default()
    }
}
