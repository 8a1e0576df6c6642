//! One point against its article: what it rests on, how far that carries it, what is to be said of it.

use std::collections::HashMap;

use crate::article::{Segment, SegmentId};
use crate::checks::{ArticleFacts, PointInput, check_point, is_frame, share_in_order};
use crate::finding::Finding;
use crate::grounding::{ENOUGH, Grounds, Passage, Question, carriers};
use crate::lang::LangTag;
use crate::summary::{Mending, Point, Support};

use super::risk::{held, risk, risk_across, status};

/// An article prepared to be asked about points in one language. Made once for all of them, because
/// making it costs more than asking it.
#[derive(Debug)]
pub struct Footing<'a> {
    /// What the checks compare a point with.
    article: Vec<&'a Segment>,
    /// What a point may rest on.
    body: Vec<&'a Segment>,
    places: HashMap<SegmentId, usize>,
    grounds: Grounds,
    /// What the checks know of it.
    facts: ArticleFacts<'a>,
    article_language: LangTag,
    language: LangTag,
}

impl<'a> Footing<'a> {
    /// Prepares the segments of an article in its own language for points in another or the same.
    ///
    /// Points rest on segments that `carries` lets through: a title or a heading repeats what the
    /// text says and proves nothing. The checks know names and numbers of all of them. `published` is
    /// when the article appeared, as its source writes it.
    pub fn new(
        segments: impl IntoIterator<Item = &'a Segment>,
        carries: impl Fn(&Segment) -> bool,
        article_language: &LangTag,
        language: &LangTag,
        published: Option<&str>,
    ) -> Self {
        let article: Vec<&Segment> = segments.into_iter().collect();
        let body: Vec<&Segment> = article.iter().copied().filter(|s| carries(s)).collect();
        let places = body.iter().enumerate().map(|(place, s)| (s.id, place)).collect();
        let facts = ArticleFacts::new(&article, article_language, published);
        let read = article.iter().enumerate().filter(|(_, s)| carries(s));
        let read = read.map(|(at, s)| (s.text.as_str(), facts.numerals(at)));
        let grounds = Grounds::of_read(read, article_language, language);
        Self {
            article,
            facts,
            body,
            places,
            grounds,
            article_language: article_language.clone(),
            language: language.clone(),
        }
    }

    /// Reads a sentence, and names the segments that carry most of it, best first. `place` is where it
    /// stands in its text, where that is known.
    pub(super) fn ask<'t>(&'t self, text: &'t str, place: Option<f64>) -> (Asked<'t>, Vec<Passage>) {
        let question = self.grounds.question(text);
        let ranked = self.grounds.rank(&question, place);
        (Asked { text, question }, ranked)
    }
}

/// A text that was read to be judged.
pub(super) struct Asked<'t> {
    text: &'t str,
    question: Question<'t>,
}

/// What was found of a text that rests on certain passages.
pub(super) struct Judged {
    pub(super) findings: Vec<Finding>,
    pub(super) score: f64,
    pub(super) status: Support,
}

/// The segments that an engine cites hold up where they carry at least this part of what the best
/// segment carries. Below it the engine has miscounted.
const HOLDS: f64 = 0.5;

/// A point of a summary, tied to its evidence, checked and scored.
///
/// `cited` are the segments that the engine names. Those that are not in the article are left out;
/// where the rest carries much less of the point than other segments do, or where nothing is cited,
/// the point is tied to the segments that carry it, at most two.
pub fn judge_point(text: &str, cited: &[SegmentId], footing: &Footing<'_>) -> Point {
    let (asked, ranked) = footing.ask(text, None);
    let own: Vec<usize> = cited.iter().filter_map(|id| footing.places.get(id).copied()).collect();
    let carried = |places: &[usize]| -> Vec<Passage> {
        let mut passages: Vec<Passage> =
            ranked.iter().filter(|p| places.contains(&p.index)).copied().collect();
        let silent = places.iter().filter(|place| passages.iter().all(|p| p.index != **place)).copied();
        let silent: Vec<Passage> = silent.map(|index| Passage { index, score: 0.0 }).collect();
        passages.extend(silent);
        passages
    };
    let best = ranked.first().map_or(0.0, |p| p.score);
    let mut passages = carried(&own);
    let holds = passages.first().is_some_and(|p| best < ENOUGH || p.score >= best * HOLDS);
    if !holds {
        let aligned = carriers(&ranked);
        if !aligned.is_empty() {
            passages = aligned;
        }
    }
    let judged = judge(&asked, &passages, footing);
    let mut evidence: Vec<SegmentId> =
        passages.iter().filter_map(|p| footing.body.get(p.index)).map(|s| s.id).collect();
    evidence.sort_unstable();
    evidence.dedup();
    Point {
        text: text.to_owned(),
        evidence,
        status: judged.status,
        // As many places as anybody reads, which JSON keeps to the last.
        score: Some((judged.score * 1000.0).round() / 1000.0),
        findings: judged.findings,
        mending: Mending::default(),
    }
}

/// What is to be said of a text that rests on these passages, best first.
pub(super) fn judge(asked: &Asked<'_>, passages: &[Passage], footing: &Footing<'_>) -> Judged {
    let text = asked.text;
    let evidence: Vec<&Segment> =
        passages.iter().filter_map(|p| footing.body.get(p.index).copied()).collect();
    let findings = check_point(PointInput {
        text,
        language: &footing.language,
        evidence: &evidence,
        article: &footing.article,
        article_language: &footing.article_language,
        facts: &footing.facts,
    });
    let best = passages.first().map_or(0.0, |p| p.score);
    let score = if is_frame(text) {
        1.0
    } else if evidence.is_empty() {
        0.0
    } else if footing.language.same_language(&footing.article_language) {
        let share = share_in_order(text, &evidence, &footing.facts);
        1.0 - risk(share, &footing.grounds.cover(&asked.question), best, &findings)
    } else {
        1.0 - risk_across(&footing.grounds.cover(&asked.question), best, &findings)
    };
    // The word tells what the evidence carries apart from what the finding says.
    Judged { status: status(&findings, score), score: held(score, &findings), findings }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::BlockId;

    fn segments() -> Vec<Segment> {
        let texts = [
            "Talks in Istanbul",
            "Ukraine used 117 drones in the operation on Sunday.",
            "The delegation met in Istanbul to discuss a ceasefire.",
            "Wang Shuo, an expert, spoke of a long way to go.",
        ];
        let segment = |(id, text): (u32, &&str)| Segment {
            id: SegmentId(id),
            block: BlockId(id),
            start: 0,
            end: text.len(),
            text: (*text).to_owned(),
        };
        (0..).zip(&texts).map(segment).collect()
    }

    #[test]
    fn what_an_engine_cites_holds_where_it_carries_the_point() {
        let segments = segments();
        let tag = |t: &str| LangTag::parse(t).unwrap();
        let check = |lang: &str, text: &str, cited: &[u32], want: &[u32], status: Support| {
            let footing = Footing::new(&segments, |s| s.id != SegmentId::TITLE, &tag("en"), &tag(lang), None);
            let ids: Vec<SegmentId> = cited.iter().map(|id| SegmentId(*id)).collect();
            let point = judge_point(text, &ids, &footing);
            let evidence: Vec<u32> = point.evidence.iter().map(|id| id.0).collect();
            assert_eq!((evidence.as_slice(), point.status), (want, status), "{text} {cited:?}");
            assert!(point.score.is_some_and(|s| (0.0..=1.0).contains(&s)), "{text}");
        };
        let drones = "Ukraine used 117 drones in the operation.";
        check("en", drones, &[1], &[1], Support::Supported);
        check("en", drones, &[3], &[1], Support::Supported);
        check("en", drones, &[], &[1], Support::Supported);
        check("en", drones, &[99, 1], &[1], Support::Supported);
        check("en", drones, &[0], &[1], Support::Supported);
        check("en", "Ukraine used 120 drones in the operation.", &[1], &[1], Support::Check);
        check("de", "Die Ukraine setzte 117 Drohnen ein.", &[1], &[1], Support::Supported);
        check("de", "Die Delegation traf sich in Istanbul.", &[3], &[2], Support::Supported);
        check("ru", "Переговоры начались.", &[2], &[2], Support::Supported);
        check(
            "en",
            "Football clubs celebrated another wonderful victory yesterday evening.",
            &[],
            &[],
            Support::Unsupported,
        );
    }

    #[test]
    fn what_is_told_otherwise_scores_less() {
        let segments = segments();
        let en = LangTag::parse("en").unwrap();
        let footing = Footing::new(&segments, |s| s.id != SegmentId::TITLE, &en, &en, None);
        let score = |text: &str| judge_point(text, &[], &footing).score.unwrap();
        let right = score("The delegation met in Istanbul to discuss a ceasefire.");
        let changed = score("The delegation met in Ankara to discuss a ceasefire.");
        let denied = score("The delegation did not meet in Istanbul to discuss a ceasefire.");
        let invented = score("The delegation flew home after quarrelling about money and borders.");
        assert!(right > 0.8, "{right}");
        assert!(right > changed && right > denied, "{right} {changed} {denied}");
        assert!(changed > invented, "{changed} {invented}");
    }
}
