//! Translation by a language model: numbered segments, read back by their numbers.

use diglot_core::article::Segment;
use diglot_core::lang::LangTag;
use diglot_providers::{ChatRequest, FinishReason, Formality};
use futures::FutureExt as _;
use tokio::sync::SemaphorePermit;

use super::commit::Run;
use super::plan::{Batch, plan};
use super::reader::{BatchReader, SingleReader};
use crate::api::{ApiError, JobEvent};
use crate::ask::{ask, ended_badly};
use crate::job::Stop;
use crate::prompt::{self, Mark};
use crate::reply::{has_mark, is_damaged};
use crate::terms::Terms;

/// After this many batches in a row of which no segment could be told, the rest is asked for one by
/// one: the model cannot keep the format, and every further batch would be paid for twice.
const HOPELESS: u32 = 2;

/// After this many answers in a row that are empty or endless the run ends: the service does not do what it is paid for.
const SILENT: u32 = 4;

/// How segments are asked for.
#[derive(Clone, Copy)]
pub(crate) struct Asking<'a> {
    pub(crate) from: &'a LangTag,
    pub(crate) to: &'a LangTag,
    pub(crate) formality: Formality,
    pub(crate) terms: &'a Terms,
    pub(crate) mark: &'a Mark,
}

fn together(segments: &[&Segment], asking: Asking<'_>) -> ChatRequest {
    let request = prompt::translate(segments, asking.from, asking.to, asking.formality, asking.mark);
    let terms = asking.terms.wanted(segments.iter().map(|s| s.text.as_str()));
    prompt::with_terms(request, &terms, asking.mark)
}

fn alone(segment: &Segment, asking: Asking<'_>) -> ChatRequest {
    let request = prompt::translate_one(segment, asking.from, asking.to, asking.formality, asking.mark);
    prompt::with_terms(request, &asking.terms.wanted([segment.text.as_str()]), asking.mark)
}

/// The requests for these segments, as long as every answer can be used.
pub(crate) fn requests<'a>(
    segments: &[&'a Segment],
    asking: Asking<'a>,
) -> impl Iterator<Item = ChatRequest> + 'a {
    plan(segments).into_iter().map(move |batch| match batch {
        Batch::Together(segments) => together(&segments, asking),
        Batch::Alone(segment) => alone(segment, asking),
    })
}

impl Run<'_> {
    fn asking(&self) -> Asking<'_> {
        Asking {
            from: self.article.language(),
            to: self.to,
            formality: self.caller.resolved.formality(),
            terms: self.terms,
            mark: &self.mark,
        }
    }

    /// Has a model translate the missing segments.
    pub(super) async fn prompted(&self, missing: &[&Segment]) -> Result<(), Stop> {
        self.at_once(Box::new(plan(missing).into_iter().map(|batch| self.batch(batch).boxed()))).await?;
        self.unusable().map_or(Ok(()), Err)
    }

    async fn batch(&self, batch: Batch<'_>) -> Result<(), Stop> {
        // What the answers before told decides how this one is asked for.
        let turn = self.turn().await;
        let hopeless = self.tally().hopeless >= HOPELESS;
        let alone = match batch {
            Batch::Together(segments) if !hopeless => {
                let rest = self.together(&segments, turn).await?;
                let mut tally = self.tally();
                tally.hopeless = if rest.len() == segments.len() { tally.hopeless + 1 } else { 0 };
                rest
            }
            Batch::Together(segments) => {
                drop(turn);
                segments
            }
            Batch::Alone(segment) => {
                drop(turn);
                vec![segment]
            }
        };
        for segment in alone {
            let told = self.alone(segment).await?;
            let mut tally = self.tally();
            tally.silent = if told { 0 } else { tally.silent + 1 };
            tally.empty += u32::from(!told);
            if tally.silent == SILENT {
                drop(tally);
                return Err(self.unusable().unwrap_or_else(|| unusable(SILENT).into()));
            }
        }
        Ok(())
    }

    /// The error of a run in which answers could not be used; `None` where all could.
    pub(super) fn unusable(&self) -> Option<Stop> {
        let (empty, endless, spoilt) = {
            let tally = self.tally();
            (tally.empty, tally.endless, tally.damaged)
        };
        // The cause that most of them have is the one to name.
        match empty {
            0 => None,
            _ if spoilt * 2 > empty => Some(damaged(empty).into()),
            _ if endless * 2 > empty => ended_badly(&FinishReason::Length).map(Into::into),
            _ => Some(unusable(empty).into()),
        }
    }

    /// Asks for several segments at once; gives those that must be asked for alone. The turn is given
    /// back once the answer is there.
    async fn together<'s>(
        &self,
        segments: &[&'s Segment],
        turn: Option<SemaphorePermit<'_>>,
    ) -> Result<Vec<&'s Segment>, Stop> {
        let request = together(segments, self.asking());
        let mut reader = BatchReader::new(segments);
        let asked = ask(self.caller, &request, &mut reader).await;
        drop(turn);
        match asked {
            Ok(ending) => {
                self.count(ending.usage);
                let whole = ending.reason == FinishReason::Stop;
                if !whole && ending.reason != FinishReason::Length {
                    return Err(self.give_up(ended_badly(&ending.reason), reader.arrived()).await);
                }
                let told = reader.told(whole, self.sink());
                let (good, rest): (Vec<&Segment>, Vec<&Segment>) =
                    segments.iter().partition(|s| told.get(&s.id).is_some_and(|t| !is_damaged(t, &s.text)));
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
        let request = alone(segment, self.asking());
        let mut reader = SingleReader::new(segment);
        let asked = ask(self.caller, &request, &mut reader).await;
        match asked {
            Ok(ending) => {
                self.count(ending.usage);
                let text = reader.text();
                if ending.reason == FinishReason::Length {
                    // A model that does not find an end: what it said is kept, but it is not done.
                    self.keep_begun(vec![(segment.id, text)]).await?;
                    self.tally().endless += 1;
                    return Ok(false);
                }
                if let Some(error) = ended_badly(&ending.reason) {
                    return Err(self.give_up(Some(error), vec![(segment.id, text)]).await);
                }
                if is_damaged(&text, &segment.text) {
                    self.tally().damaged += 1;
                    return Ok(false);
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

/// The error of a run in which characters of so many sentences were spoilt.
fn damaged(count: u32) -> ApiError {
    ApiError::new("damaged-answer", format!("Characters of {count} sentences came damaged from the service"))
        .hint("What is whole is kept. Translate again to ask for the rest; a proxy in between may spoil the text")
        .arg("count", count.to_string())
}
