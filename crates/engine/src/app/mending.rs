//! Points of summaries, changed by hand.

use diglot_core::article::{Article, ArticleId};
use diglot_core::lang::LangTag;
use diglot_core::summary::{EngineRef, Mending, Point, PointOrigin, Summary, Was};
use diglot_store::{Library, StoredSummary};

use super::articles::no_such_article;
use super::settings::parse_tag;
use super::{Engine, Names, named_summary};
use crate::api::{ApiError, ChangePoint, PointChange, SummaryRef, SummaryView};
use crate::summarize::SummaryReader;
use crate::view::length_from;

/// Longest point that a person may write, in characters.
const LONGEST: usize = 2_000;

impl Engine {
    /// Changes a point by hand. Nothing is lost: how the engine wrote it can be had again.
    ///
    /// # Errors
    /// `no-such-article`, `no-summary`, `no-such-point`, `empty-point`; where the library cannot be
    /// written.
    pub async fn change_point(&self, request: ChangePoint) -> Result<SummaryView, ApiError> {
        let change = match request.change {
            PointChange::Edit { text } => PointChange::Edit { text: written(&text)? },
            other => other,
        };
        self.change_summary(request.summary, request.point, move |article, to, point| {
            change_by_hand(article, to, point, &change);
            Ok(())
        })
        .await
    }

    /// Changes a point in its place and gives the summary as it is then.
    pub(crate) async fn change_summary(
        &self,
        summary: SummaryRef,
        index: u32,
        change: impl FnOnce(&Article, &LangTag, &mut Point) -> Result<(), ApiError> + Send + 'static,
    ) -> Result<SummaryView, ApiError> {
        self.on_library(move |library| {
            let (article, stored) = find(library, &summary)?;
            let changed = library.change_summary(stored.key, |summary| {
                let to = summary.language.clone();
                let point = summary.points.get_mut(index as usize).ok_or_else(no_such_point)?;
                change(&article, &to, point)?;
                Ok::<Summary, ApiError>(summary.clone())
            })?;
            let changed = changed.ok_or_else(no_summary)??;
            Ok(named_summary(&changed, &article, &Names::read(library)?, &stored.created_at))
        })
        .await
    }

    /// An article and the summary that is named.
    pub(crate) async fn summary_of(
        &self,
        summary: &SummaryRef,
    ) -> Result<(Article, StoredSummary), ApiError> {
        let summary = summary.clone();
        self.on_library(move |library| find(library, &summary)).await
    }
}

/// The newest summary of that name, with its article.
fn find(library: &Library, named: &SummaryRef) -> Result<(Article, StoredSummary), ApiError> {
    let id = ArticleId(named.article.clone());
    let article = library.article(&id)?.ok_or_else(|| no_such_article(&id))?;
    let (language, length) = (parse_tag(&named.language)?, length_from(named.length));
    let engine = EngineRef { id: named.engine.clone(), model: named.model.clone() };
    let is_it = |s: &StoredSummary| {
        s.summary.language == language && s.summary.length == length && s.summary.engine == engine
    };
    let stored = library.summaries(&id)?.into_iter().find(is_it).ok_or_else(no_summary)?;
    Ok((article, stored))
}

fn no_summary() -> ApiError {
    ApiError::new("no-summary", "There is no such summary yet").hint("Summarise the article first")
}

/// The error of an index that no point has.
pub(crate) fn no_such_point() -> ApiError {
    ApiError::new("no-such-point", "This point is not in the summary")
        .hint("Open the summary again and try once more")
}

/// What a person wrote, on one line.
fn written(text: &str) -> Result<String, ApiError> {
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    if !text.chars().any(char::is_alphanumeric) {
        return Err(ApiError::new("empty-point", "A point needs words")
            .hint("Write some, or take the point out of the summary"));
    }
    if text.chars().count() > LONGEST {
        return Err(ApiError::new("long-point", format!("A point may have {LONGEST} characters at most"))
            .hint("Make it shorter"));
    }
    Ok(text)
}

fn change_by_hand(article: &Article, to: &LangTag, point: &mut Point, change: &PointChange) {
    match change {
        PointChange::Edit { text } => write_anew(article, to, point, text, &[], PointOrigin::Human),
        PointChange::Drop => point.mending.dropped = true,
        PointChange::Accept => point.mending.accepted = true,
        PointChange::Restore => {
            if let Some(was) = point.mending.was.take() {
                *point = SummaryReader::new(article, to, 1).grounded(&was.text, &was.evidence);
            } else {
                // It still is what the engine wrote, and so is what was said of it.
                let opinion = point.mending.opinion.take();
                point.mending = Mending { opinion, ..Mending::default() };
            }
        }
    }
}

/// Puts another text in the place of a point and checks it as any; how it was first written is kept.
/// Without `cited` it may rest on what it rested on before.
pub(crate) fn write_anew(
    article: &Article,
    to: &LangTag,
    point: &mut Point,
    text: &str,
    cited: &[diglot_core::article::SegmentId],
    origin: PointOrigin,
) {
    if text == point.text {
        return;
    }
    let was = point
        .mending
        .was
        .take()
        .unwrap_or(Was { text: point.text.clone(), evidence: point.evidence.clone() });
    let cited = if cited.is_empty() { point.evidence.clone() } else { cited.to_vec() };
    let new = SummaryReader::new(article, to, 1).grounded(text, &cited);
    // What was said and found of the old text is not said of the new one.
    *point = Point { mending: Mending { origin, was: Some(was), ..Mending::default() }, ..new };
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_person_writes_is_one_line_of_words() {
        let check = |text: &str, want: Result<&str, &str>| {
            let got = written(text).map_err(|e| e.code);
            assert_eq!(got.as_deref().map_err(String::as_str), want, "{text}");
        };
        check(" One\n line. ", Ok("One line."));
        check("两国元首举行会谈。", Ok("两国元首举行会谈。"));
        check("", Err("empty-point"));
        check(" … \n", Err("empty-point"));
        check(&"x".repeat(LONGEST + 1), Err("long-point"));
    }

    fn article() -> (Article, LangTag) {
        let text = "The bridge was closed on Monday after the flood. The mayor said that repairs \
                    would cost 12 million euros. School buses take another road until spring.";
        (crate::read_clean("The bridge", text), LangTag::parse("en").unwrap())
    }

    #[test]
    fn a_point_can_be_changed_and_had_back() {
        let (article, en) = article();
        let first =
            SummaryReader::new(&article, &en, 1).grounded("The repairs would cost 15 million euros.", &[]);
        let mut point = first.clone();
        let mut change = |change: PointChange| {
            change_by_hand(&article, &en, &mut point, &change);
            point.clone()
        };
        let edited = change(PointChange::Edit { text: "The repairs would cost 12 million euros.".into() });
        assert_eq!(edited.mending.origin, PointOrigin::Human);
        assert_eq!(edited.mending.was.as_ref().map(|w| w.text.as_str()), Some(first.text.as_str()));
        assert!(edited.findings.len() < first.findings.len(), "{first:?} {edited:?}");
        let twice = change(PointChange::Edit { text: "The repairs would cost 13 million euros.".into() });
        assert_eq!(twice.mending.was, edited.mending.was, "what the engine wrote is kept, not every step");
        assert!(!twice.findings.is_empty());
        assert!(change(PointChange::Accept).mending.accepted);
        assert!(change(PointChange::Drop).mending.dropped);
        assert_eq!(change(PointChange::Restore), first);
        assert!(change(PointChange::Drop).mending.dropped);
        assert_eq!(change(PointChange::Restore), first);
        let same = change(PointChange::Edit { text: first.text.clone() });
        assert_eq!(same, first, "the same words are no edit");
    }
}
