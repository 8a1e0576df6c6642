//! An article, read once for all the points that are checked against it.

use std::collections::HashMap;
use std::sync::OnceLock;

use crate::article::{Segment, SegmentId};
use crate::checks::aligned;
use crate::checks::foreign_name::Heard;
use crate::checks::numerals::Numeral;
use crate::lang::LangTag;

use super::calendar::Day;
use super::names::NameIndex;
use super::quotes::{Quotable, letters, quotables};
use super::side::Side;

/// What the checks need to know of an article, whatever point is asked about.
///
/// Reading it takes about as long as checking a few points, so make one for all points of a summary.
#[derive(Debug)]
pub struct ArticleFacts<'a> {
    pub(crate) language: LangTag,
    pub(crate) segments: Vec<SegmentFacts<'a>>,
    pub(crate) published: Option<Day>,
    by_id: HashMap<SegmentId, usize>,
    pub(crate) names: NameIndex,
    quotables: OnceLock<Vec<Quotable>>,
    heard: OnceLock<Heard>,
}

/// One segment, read.
#[derive(Debug)]
pub(crate) struct SegmentFacts<'a> {
    pub(crate) segment: &'a Segment,
    pub(crate) side: Side,
    words: OnceLock<aligned::Words>,
    letters: OnceLock<String>,
}

impl<'a> SegmentFacts<'a> {
    /// Its letters and digits, read when a quotation first asks for them.
    pub(crate) fn letters(&self) -> &str {
        self.letters.get_or_init(|| letters(&self.segment.text))
    }

    /// Its words, cut when a point that may rest on it first asks for them.
    pub(in crate::checks) fn words(&self) -> aligned::Side<'a> {
        let text = self.segment.text.as_str();
        aligned::Side::of(text, self.words.get_or_init(|| aligned::words(text)))
    }
}

impl<'a> ArticleFacts<'a> {
    /// Reads an article: its kept segments, its language, and when it was published as the source
    /// writes it (only a date of ISO 8601 is understood).
    pub fn new(segments: &[&'a Segment], language: &LangTag, published: Option<&str>) -> Self {
        let read: Vec<SegmentFacts<'a>> = segments
            .iter()
            .map(|segment| SegmentFacts {
                segment,
                side: Side::read(&segment.text, language.primary()),
                words: OnceLock::new(),
                letters: OnceLock::new(),
            })
            .collect();
        let by_id = read.iter().enumerate().map(|(at, s)| (s.segment.id, at)).collect();

        Self {
            language: language.clone(),
            segments: read,
            published: published.and_then(Day::parse),
            by_id,
            names: NameIndex::default(),
            quotables: OnceLock::new(),
            heard: OnceLock::new(),
        }
    }

    /// The numbers of the segment at that place, read.
    pub(crate) fn numerals(&self, at: usize) -> impl Iterator<Item = &Numeral> {
        self.segments.get(at).into_iter().flat_map(|s| s.side.quantities.iter().map(|q| &q.numeral))
    }

    /// The words of the article in a row, read when a quotation first asks for them.
    pub(crate) fn quotables(&self) -> &[Quotable] {
        self.quotables.get_or_init(|| quotables(&self.segments))
    }

    /// How its words sound, heard when a point in another language first asks for it.
    pub(in crate::checks) fn heard(&self) -> &Heard {
        self.heard.get_or_init(|| Heard::of(self))
    }

    /// The segment of that name, read; `None` where it is not of this article.
    pub(crate) fn segment(&self, id: SegmentId) -> Option<&SegmentFacts<'a>> {
        self.by_id.get(&id).and_then(|at| self.segments.get(*at))
    }
}
