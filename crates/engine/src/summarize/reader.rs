//! Points while they arrive: tied to their evidence and checked.

use std::collections::HashMap;
use std::time::Instant;

use diglot_core::article::{Article, BlockKind, Segment, SegmentId};
use diglot_core::checks::{ArticleFacts, PointInput, check_point, support};
use diglot_core::grounding::align;
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
pub(super) struct SummaryReader<'a> {
    article: &'a Article,
    kept: Vec<&'a Segment>,
    /// What the checks know of the article, read once for all points.
    facts: ArticleFacts<'a>,
    /// What a point may rest on: all but title and headings.
    by_id: HashMap<SegmentId, &'a Segment>,
    to: &'a LangTag,
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
    pub(super) fn new(article: &'a Article, to: &'a LangTag, most: usize) -> Self {
        let kept: Vec<&Segment> = article.kept_segments().collect();
        let headings: Vec<_> =
            article.body().filter(|b| b.kind == BlockKind::Heading).map(|b| b.id).collect();
        let by_id =
            article.body_segments().filter(|s| !headings.contains(&s.block)).map(|s| (s.id, s)).collect();
        let parser = PointReader::new(most, prompt::is_echo);
        let facts = ArticleFacts::new(&kept, article.language(), article.published.as_deref());
        Self {
            article,
            kept,
            facts,
            by_id,
            to,
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

    /// Ties a point to its evidence and checks it. The model's own numbers hold where they name
    /// segments that share something with the point; where they do not, it is aligned by its words.
    fn check(&self, parsed: ParsedPoint) -> Point {
        let cited: Vec<SegmentId> = match &self.notes {
            None => parsed.cited.iter().map(|n| SegmentId(*n)).collect(),
            // A number that no note has stands for nothing.
            Some(notes) => {
                let note = |n: &u32| notes.get((*n as usize).checked_sub(1)?);
                parsed.cited.iter().filter_map(note).flatten().copied().collect()
            }
        };
        let own = self.with_evidence(&parsed.text, cited);
        if !own.evidence.is_empty() && own.findings.iter().all(|f| f.check != "unsupported") {
            return own;
        }
        let body: Vec<&Segment> =
            self.kept.iter().copied().filter(|s| self.by_id.contains_key(&s.id)).collect();
        let aligned =
            self.with_evidence(&parsed.text, align(&parsed.text, self.to, &body, self.article.language()));
        let better = !aligned.evidence.is_empty()
            && (own.evidence.is_empty() || aligned.findings.len() < own.findings.len());
        if better { aligned } else { own }
    }

    /// A point checked against these segments; those that are not in the article are left out.
    fn with_evidence(&self, text: &str, mut evidence: Vec<SegmentId>) -> Point {
        evidence.retain(|id| self.by_id.contains_key(id));
        evidence.sort_unstable();
        evidence.dedup();
        let segments: Vec<&Segment> = evidence.iter().filter_map(|id| self.by_id.get(id).copied()).collect();
        let findings = check_point(PointInput {
            text,
            language: self.to,
            evidence: &segments,
            article: &self.kept,
            article_language: self.article.language(),
            facts: &self.facts,
        });
        let status = support(&findings, !evidence.is_empty());
        Point { text: text.to_owned(), evidence, status, findings }
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
