//! Reading translated segments while they arrive.

use std::collections::{BTreeMap, HashSet};

use diglot_core::article::{Segment, SegmentId};

use crate::api::JobEvent;
use crate::ask::Reader;
use crate::job::Sink;
use crate::reply::{TargetEvent, TargetReader, clean_single, has_mark};

/// Reads an answer to several segments.
pub(super) struct BatchReader<'a> {
    asked: Vec<&'a Segment>,
    ids: HashSet<u32>,
    parser: TargetReader,
    lines: Vec<(SegmentId, String)>,
    /// Those that went on over several lines.
    spread: HashSet<u32>,
    shown: HashSet<u32>,
}

impl<'a> BatchReader<'a> {
    pub(super) fn new(asked: &[&'a Segment]) -> Self {
        Self {
            asked: asked.to_vec(),
            ids: asked.iter().map(|s| s.id.0).collect(),
            parser: TargetReader::default(),
            lines: Vec::new(),
            spread: HashSet::new(),
            shown: HashSet::new(),
        }
    }

    /// What can be told for certain: each segment's text, where its number came exactly once, on one
    /// line, and no number behind it is missing (its text may then have swallowed the next segment's).
    ///
    /// `whole` says whether the answer ended well; where it ran into the limit, its last line may
    /// be half a line and is not counted.
    pub(super) fn told(&mut self, whole: bool, sink: &Sink) -> BTreeMap<SegmentId, String> {
        if whole {
            let events = self.parser.finish();
            self.take(events, sink);
        }
        let mut told = certain(&self.asked.iter().map(|s| s.id).collect::<Vec<_>>(), &self.lines);
        told.retain(|id, _| !self.spread.contains(&id.0));
        told
    }

    /// What arrived, whether whole or not.
    pub(super) fn arrived(self) -> Vec<(SegmentId, String)> {
        let mut arrived = self.lines;
        if let Some((id, text)) = self.parser.unfinished()
            && self.ids.contains(&id)
        {
            arrived.push((SegmentId(id), text));
        }
        arrived
    }

    fn take(&mut self, events: Vec<TargetEvent>, sink: &Sink) {
        for event in events {
            match event {
                TargetEvent::Delta(id, text) if self.ids.contains(&id) => {
                    self.shown.insert(id);
                    sink.send(JobEvent::SegmentDelta { segment: id, text });
                }
                TargetEvent::Done(id, text) if self.ids.contains(&id) => {
                    self.lines.push((SegmentId(id), text));
                }
                TargetEvent::Spread(id, text) if self.ids.contains(&id) => {
                    self.spread.insert(id);
                    self.lines.push((SegmentId(id), text));
                }
                // A number that was not asked for: nothing is to be shown or kept of it.
                TargetEvent::Delta(..) | TargetEvent::Done(..) | TargetEvent::Spread(..) => {}
            }
        }
    }
}

/// See [`BatchReader::told`].
fn certain(asked: &[SegmentId], lines: &[(SegmentId, String)]) -> BTreeMap<SegmentId, String> {
    let times = |id: SegmentId| lines.iter().filter(|(l, _)| *l == id).count();
    asked
        .iter()
        .enumerate()
        .filter(|(at, id)| times(**id) == 1 && asked.get(at + 1).is_none_or(|next| times(*next) > 0))
        .filter_map(|(_, id)| lines.iter().find(|(l, text)| l == id && !has_mark(text)).cloned())
        .collect()
}

impl Reader for BatchReader<'_> {
    fn restart(&mut self, sink: &Sink) {
        if !self.shown.is_empty() {
            let mut rows: Vec<u32> = self.shown.drain().collect();
            rows.sort_unstable();
            sink.send(JobEvent::Restarted { rows });
        }
        self.parser = TargetReader::default();
        self.lines.clear();
        self.spread.clear();
    }

    fn text(&mut self, text: &str, sink: &Sink) {
        let events = self.parser.push(text);
        self.take(events, sink);
    }
}

/// Reads an answer to one segment.
pub(super) struct SingleReader<'a> {
    segment: &'a Segment,
    answer: String,
    shown: usize,
}

impl<'a> SingleReader<'a> {
    pub(super) fn new(segment: &'a Segment) -> Self {
        Self { segment, answer: String::new(), shown: 0 }
    }

    /// The translation so far, undressed.
    pub(super) fn text(&self) -> String {
        clean_single(&self.answer, &self.segment.text)
    }
}

impl Reader for SingleReader<'_> {
    fn restart(&mut self, sink: &Sink) {
        if self.shown > 0 {
            sink.send(JobEvent::Restarted { rows: vec![self.segment.id.0] });
        }
        self.answer.clear();
        self.shown = 0;
    }

    fn text(&mut self, text: &str, sink: &Sink) {
        self.answer.push_str(text);
        // Thinking aloud, fences and numbers are undressed only once the answer is whole, so a
        // delta is shown only where the answer is plain text from its first character on.
        if self.answer.starts_with(['<', '`', '[', '"', '“', '„', '«', '「']) {
            return;
        }
        if let Some(more) = self.answer.get(self.shown..).filter(|m| !m.is_empty()) {
            sink.send(JobEvent::SegmentDelta { segment: self.segment.id.0, text: more.replace('\n', " ") });
            self.shown = self.answer.len();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_is_kept_that_may_be_shifted() {
        let check = |lines: &[(u32, &str)], want: &[u32]| {
            let asked = [SegmentId(1), SegmentId(2), SegmentId(3)];
            let lines: Vec<_> = lines.iter().map(|(id, t)| (SegmentId(*id), (*t).to_owned())).collect();
            let got: Vec<u32> = certain(&asked, &lines).keys().map(|id| id.0).collect();
            assert_eq!(got, want, "{lines:?}");
        };
        check(&[(1, "a"), (2, "b"), (3, "c")], &[1, 2, 3]);
        check(&[(3, "c"), (1, "a"), (2, "b")], &[1, 2, 3]);
        check(&[(1, "a and b"), (3, "c")], &[3]);
        check(&[(1, "a"), (2, "b")], &[1]);
        check(&[(1, "a"), (1, "b"), (2, "c"), (3, "d")], &[2, 3]);
        check(&[], &[]);
    }
}
