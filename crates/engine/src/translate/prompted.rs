//! Translation by a language model: numbered segments, read back by their numbers.

use diglot_core::article::Segment;
use diglot_core::lang::LangTag;
use diglot_providers::{ChatRequest, FinishReason, Formality};
use futures::FutureExt as _;

use super::commit::Run;
use super::plan::{Batch, plan};
use super::reader::{BatchReader, SingleReader};
use crate::api::{ApiError, JobEvent};
use crate::ask::{ask, ended_badly};
use crate::job::Stop;
use crate::prompt::{self, Mark};
use crate::reply::has_mark;

/// After this many batches in a row of which no segment could be told, the rest is asked for one by
/// one: the model cannot keep the format, and every further batch would be paid for twice.
const HOPELESS: u32 = 2;

/// After this many answers in a row that are empty or endless the run ends: the service does not do what it is paid for.
const SILENT: u32 = 4;

fn together(segments: &[&Segment], from: &LangTag, to: &LangTag, formality: Formality) -> ChatRequest {
    prompt::translate(segments, from, to, formality, &Mark::random())
}

fn alone(segment: &Segment, from: &LangTag, to: &LangTag, formality: Formality) -> ChatRequest {
    prompt::translate_one(segment, from, to, formality, &Mark::random())
}

/// The requests for these segments, as long as every answer can be used.
pub(crate) fn requests(
    segments: &[&Segment],
    from: &LangTag,
    to: &LangTag,
    formality: Formality,
) -> impl Iterator<Item = ChatRequest> {
    plan(segments).into_iter().map(move |batch| match batch {
        Batch::Together(segments) => together(&segments, from, to, formality),
        Batch::Alone(segment) => alone(segment, from, to, formality),
    })
}

impl Run<'_> {
    /// Has a model translate the missing segments.
    pub(super) async fn prompted(&self, missing: &[&Segment]) -> Result<(), Stop> {
        self.at_once(Box::new(plan(missing).into_iter().map(|batch| self.batch(batch).boxed()))).await?;
        match self.tally().empty {
            0 => Ok(()),
            empty => Err(unusable(empty).into()),
        }
    }

    async fn batch(&self, batch: Batch<'_>) -> Result<(), Stop> {
        let hopeless = self.tally().hopeless >= HOPELESS;
        let alone = match batch {
            Batch::Together(segments) if !hopeless => {
                let rest = self.together(&segments).await?;
                let mut tally = self.tally();
                tally.hopeless = if rest.len() == segments.len() { tally.hopeless + 1 } else { 0 };
                rest
            }
            Batch::Together(segments) => segments,
            Batch::Alone(segment) => vec![segment],
        };
        for segment in alone {
            let told = self.alone(segment).await?;
            let mut tally = self.tally();
            tally.silent = if told { 0 } else { tally.silent + 1 };
            tally.empty += u32::from(!told);
            if tally.silent == SILENT {
                return Err(unusable(tally.empty).into());
            }
        }
        Ok(())
    }

    /// Asks for several segments at once; gives those that must be asked for alone.
    async fn together<'s>(&self, segments: &[&'s Segment]) -> Result<Vec<&'s Segment>, Stop> {
        let request = together(segments, self.article.language(), self.to, self.caller.resolved.formality());
        let mut reader = BatchReader::new(segments);
        let asked = ask(self.caller, &request, &mut reader).await;
        match asked {
            Ok(ending) => {
                self.count(ending.usage);
                let whole = ending.reason == FinishReason::Stop;
                if !whole && ending.reason != FinishReason::Length {
                    return Err(self.give_up(ended_badly(&ending.reason), reader.arrived()).await);
                }
                let told = reader.told(whole, self.sink());
                let (good, rest): (Vec<&Segment>, Vec<&Segment>) =
                    segments.iter().partition(|s| told.contains_key(&s.id));
                self.commit(good.iter().filter_map(|s| told.get(&s.id).map(|t| (*s, t.clone()))).collect())
                    .await?;
                if !rest.is_empty() {
                    self.sink().send(JobEvent::Restarted { rows: rest.iter().map(|s| s.id.0).collect() });
                }
                Ok(rest)
            }
            Err(error) => Err(self.broke_off(error, reader.arrived()).await),
        }
    }

    /// Asks for one segment; `false` where the answer was empty or found no end.
    async fn alone(&self, segment: &Segment) -> Result<bool, Stop> {
        let request = alone(segment, self.article.language(), self.to, self.caller.resolved.formality());
        let mut reader = SingleReader::new(segment);
        let asked = ask(self.caller, &request, &mut reader).await;
        match asked {
            Ok(ending) => {
                self.count(ending.usage);
                let text = reader.text();
                if ending.reason == FinishReason::Length {
                    // A model that does not find an end: what it said is kept, but it is not done.
                    self.keep_begun(vec![(segment.id, text)]).await?;
                    return Ok(false);
                }
                if let Some(error) = ended_badly(&ending.reason) {
                    return Err(self.give_up(Some(error), vec![(segment.id, text)]).await);
                }
                if text.is_empty() || has_mark(&text) {
                    return Ok(false);
                }
                self.commit(vec![(segment, text)]).await?;
                Ok(true)
            }
            Err(error) => {
                let arrived = vec![(segment.id, reader.text())];
                Err(self.broke_off(error, arrived).await)
            }
        }
    }
}

/// The error of a run in which so many answers could not be used.
pub(super) fn unusable(count: u32) -> ApiError {
    ApiError::new("empty-answer", format!("The service gave no usable answer for {count} sentences"))
        .hint("What is done is kept. Translate again to ask for the rest, or choose another model")
        .arg("count", count.to_string())
}
