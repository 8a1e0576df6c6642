//! Points while they arrive: tied to their evidence and checked.

use std::cell::OnceCell;
use std::collections::HashSet;
use std::time::Instant;

use diglot_core::article::{Article, BlockId, BlockKind, SegmentId};
use diglot_core::assess::{Footing, judge_point};
use diglot_core::lang::LangTag;
use diglot_core::summary::Point;

use super::parts::Note;
use crate::api::{JobEvent, ProgressUnit};
use crate::ask::Reader;
use crate::job::{Sink, count};
use crate::prompt;
use crate::reply::{ParsedPoint, PointEvent, PointReader};
use crate::view::point_view;

/// Turns the stream into checked points.
pub(crate) struct SummaryReader<'a> {
    article: &'a Article,
    to: &'a LangTag,
    /// What a point may rest on: all but title and headings. Made for the first point, while more of
    /// the answer is under way: before that it would hold up the request.
    footing: OnceCell<Footing<'a>>,
    most: usize,
    parser: PointReader,
    pub(super) points: Vec<Point>,
    /// What each number stands for, where the lines asked about are notes and not sentences.
    notes: Option<Vec<Vec<SegmentId>>>,
    /// Whether its points are for us alone.
    quiet: bool,
    shown: bool,
    begun: Instant,
    pieces: u32,
}

impl<'a> SummaryReader<'a> {
    pub(crate) fn new(article: &'a Article, to: &'a LangTag, most: usize) -> Self {
        let parser = PointReader::new(most, prompt::is_echo);
        Self {
            article,
            to,
            footing: OnceCell::new(),
            most,
            parser,
            points: Vec::new(),
            notes: None,
            quiet: false,
            shown: false,
            begun: Instant::now(),
            pieces: 0,
        }
    }

    fn footing(&self) -> &Footing<'a> {
        self.footing.get_or_init(|| {
            let article = self.article;
            let headings: HashSet<BlockId> =
                article.body().filter(|b| b.kind == BlockKind::Heading).map(|b| b.id).collect();
            Footing::new(
                article.kept_segments(),
                |s| s.id != SegmentId::TITLE && !headings.contains(&s.block),
                article.language(),
                self.to,
                article.published.as_deref(),
            )
        })
    }

    /// The same for an answer that cites notes, which rest on these segments.
    pub(super) fn of_notes(self, notes: &[Note]) -> Self {
        Self { notes: Some(notes.iter().map(|n| n.evidence.clone()).collect()), ..self }
    }

    /// The same, showing nothing of what it reads.
    pub(super) fn quietly(self) -> Self {
        Self { quiet: true, ..self }
    }

    fn say(&self, sink: &Sink, event: JobEvent) {
        if !self.quiet {
            sink.send(event);
        }
    }

    pub(super) fn finish(&mut self, sink: &Sink) {
        let events = self.parser.finish();
        self.take(events, sink);
    }

    /// Takes these points back in the place of what came since.
    pub(super) fn put_back(&mut self, points: Vec<Point>, sink: &Sink) {
        self.restart(sink);
        for (index, point) in points.iter().enumerate() {
            let view = point_view(point, self.article);
            self.say(sink, JobEvent::PointDone { index: count(index), point: view });
        }
        self.shown = !points.is_empty();
        self.points = points;
    }

    fn take(&mut self, events: Vec<PointEvent>, sink: &Sink) {
        for event in events {
            match event {
                PointEvent::Delta(index, text) => {
                    self.shown = true;
                    self.say(sink, JobEvent::PointDelta { index: count(index), text });
                }
                PointEvent::Emptied(index) => {
                    self.say(sink, JobEvent::Restarted { rows: vec![count(index)] });
                }
                PointEvent::Done(index, parsed) => {
                    self.shown = true;
                    let point = self.check(parsed);
                    let view = point_view(&point, self.article);
                    self.say(sink, JobEvent::PointDone { index: count(index), point: view });
                    self.points.push(point);
                    let progress = JobEvent::Progress {
                        done: count(self.points.len()),
                        total: Some(count(self.most)),
                        unit: ProgressUnit::Points,
                        tokens_per_second: rate(self.pieces, self.begun),
                    };
                    self.say(sink, progress);
                }
            }
        }
    }

    /// Ties a point to its evidence, checks and scores it.
    fn check(&self, parsed: ParsedPoint) -> Point {
        let cited: Vec<SegmentId> = match &self.notes {
            None => parsed.cited.iter().map(|n| SegmentId(*n)).collect(),
            // A number that no note has stands for nothing.
            Some(notes) => {
                let note = |n: &u32| notes.get((*n as usize).checked_sub(1)?);
                parsed.cited.iter().filter_map(note).flatten().copied().collect()
            }
        };
        self.grounded(&parsed.text, &cited)
    }

    /// As [`Self::check`], for any text and the segments it is said to rest on.
    pub(crate) fn grounded(&self, text: &str, cited: &[SegmentId]) -> Point {
        judge_point(text, cited, self.footing())
    }
}

impl Reader for SummaryReader<'_> {
    fn restart(&mut self, sink: &Sink) {
        if self.shown {
            self.say(sink, JobEvent::Restarted { rows: (0..count(self.most)).collect() });
        }
        self.parser = PointReader::new(self.most, prompt::is_echo);
        self.points.clear();
        self.shown = false;
        self.begun = Instant::now();
        self.pieces = 0;
    }

    fn text(&mut self, text: &str, sink: &Sink) {
        self.pieces += 1;
        let events = self.parser.push(text);
        self.take(events, sink);
    }
}

/// Pieces a second; services send about one a token. `None` before half a second has passed.
fn rate(pieces: u32, begun: Instant) -> Option<f64> {
    let seconds = begun.elapsed().as_secs_f64();
    (seconds > 0.5).then(|| f64::from(pieces) / seconds)
}
