//! Translation by a service or a program that takes texts: no prompt, no numbers, as many texts
//! back as were sent.

use diglot_core::article::{Article, Segment};
use diglot_core::lang::LangTag;
use diglot_core::summary::Usage;
use diglot_providers::{
    GlossaryBy, Limits, Protocol, ProviderError, TextBatch, Translated, delete_glossary, make_glossary,
};
use futures::FutureExt as _;
use tokio_util::sync::CancellationToken;

use super::commit::Run;
use crate::api::{ApiError, JobEvent};
use crate::app::{Backend, Resolved};
use crate::ask::{NoAnswer, translate_texts_in_turn};
use crate::job::{Stop, count};
use crate::reply::is_damaged;
use crate::terms::{Terms, Wanted};

/// What goes into one request where the service would take more: so much that few are needed, and
/// so little that the reader sees it getting on and one failure costs little.
const HANDY: Limits = Limits { items: 50, chars: 5_000, bytes: 0, bytes_per_text: 0 };
/// The same for a program, whose whole work is on this computer.
const HANDY_HERE: Limits = Limits { items: 24, chars: 3_000, bytes: 0, bytes_per_text: 0 };

/// After this many texts that the service called too long one by one, none having been done, it is not
/// their length.
const ALL_REFUSED: u32 = 4;

/// Characters of text around that go along for services that look at it.
const CONTEXT: usize = 600;

impl Run<'_> {
    /// Has the missing segments translated as texts.
    pub(super) async fn texts(&self, missing: &[&Segment]) -> Result<(), Stop> {
        let (runs, too_long) = text_runs(self.caller.resolved, missing);
        let texts: Vec<&str> = runs.iter().flatten().map(|s| s.text.as_str()).collect();
        let glossary = self.lay_up(&texts).await;
        let named = self.caller.resolved.options.glossary.as_deref();
        let stored = glossary.as_deref().or(named);
        self.say_what_is_not_told(&texts, stored);
        let ended =
            self.at_once(Box::new(runs.iter().map(|run| self.run_of_texts(run, stored).boxed()))).await;
        if let Some(glossary) = &glossary {
            self.take_back(glossary).await;
        }
        ended?;
        let (refused, refusal) = {
            let mut tally = self.tally();
            (tally.too_long as usize, tally.refusal.take().filter(|_| tally.committed.is_empty()))
        };
        // Where nothing could be done, the service's own words say more.
        if let Some(refusal) = refusal {
            return Err(NoAnswer::from(refusal).into());
        }
        match too_long + refused {
            0 => Ok(()),
            count => Err(too_long_for(count).into()),
        }
    }

    async fn run_of_texts(&self, segments: &[&Segment], glossary: Option<&str>) -> Result<(), Stop> {
        let mut waiting = vec![segments];
        while let Some(part) = waiting.pop() {
            let mut batch = batch_of(self.caller.resolved, self.article, self.to, self.terms, part);
            batch.glossary = glossary.map(str::to_owned).or(batch.glossary);
            match translate_texts_in_turn(self.caller, &batch).await {
                Ok(done) => self.take_texts(part, done).await?,
                // Servers have limits of their own, and tell them only by refusing.
                Err(NoAnswer::Service(error @ ProviderError::PromptTooLong { .. })) => {
                    match part.split_at(part.len() / 2) {
                        ([], _) => self.is_too_long(error)?,
                        (first, second) => waiting.extend([second, first]),
                    }
                }
                Err(error) => return Err(self.broke_off(error, Vec::new()).await),
            }
        }
        Ok(())
    }

    /// Notes a text that the service refuses alone; an error where it seems to refuse them all.
    fn is_too_long(&self, error: ProviderError) -> Result<(), Stop> {
        let mut tally = self.tally();
        tally.too_long += 1;
        if tally.committed.is_empty() && tally.too_long >= ALL_REFUSED {
            return Err(NoAnswer::from(error).into());
        }
        tally.refusal = Some(error);
        Ok(())
    }

    async fn take_texts(&self, segments: &[&Segment], done: Translated) -> Result<(), Stop> {
        self.count(Usage { characters: Some(done.characters), ..Usage::default() });
        if done.texts.len() != segments.len() {
            // The provider holds this; a shifted text would be worse than none.
            let error = ProviderError::BadAnswer { what: "it has another number of texts than were sent" };
            return Err(self.broke_off(error.into(), Vec::new()).await);
        }
        let texts = done.texts.into_iter().map(|text| text.trim().to_owned());
        let (told, unusable): (Vec<(&Segment, String)>, Vec<_>) =
            segments.iter().copied().zip(texts).partition(|(s, t)| !t.is_empty() && !is_damaged(t, &s.text));
        {
            let mut tally = self.tally();
            tally.empty += count(unusable.len());
            tally.damaged += count(unusable.iter().filter(|(_, t)| !t.is_empty()).count());
        }
        self.commit(told).await?;
        if unusable.is_empty() { Ok(()) } else { self.unusable().map_or(Ok(()), Err) }
    }

    /// Stores the terms that occur in the texts with a service that takes a glossary no other way, for
    /// this run; `None` where there is nothing to store. A service that refuses is asked without: the
    /// targets are held to the glossary all the same.
    async fn lay_up(&self, texts: &[&str]) -> Option<String> {
        let service = self.caller.resolved.service()?;
        let source = self.article.language();
        let named = self.caller.resolved.options.glossary.is_some();
        if named || service.endpoint.protocol != Protocol::DeepL || source.is_und() || self.terms.is_empty() {
            return None;
        }
        let terms = pairs(&self.terms.wanted(texts.iter().copied()));
        if terms.is_empty() {
            return None;
        }
        let languages = (source.primary(), self.to.primary());
        let (key, cancel) = (service.key.as_ref(), &self.sink().cancel);
        let made =
            make_glossary(&service.client, &service.endpoint, key, "Diglot", languages, &terms, cancel).await;
        match made {
            Ok(id) => Some(id),
            Err(error) => {
                self.sink().send(JobEvent::Warning {
                    code: "glossary-refused".to_owned(),
                    message: format!("The service took no glossary ({error}); it is asked without"),
                });
                None
            }
        }
    }

    /// Says it where terms occur in the texts and the engine cannot be told of them: what it writes is
    /// held to them all the same.
    fn say_what_is_not_told(&self, texts: &[&str], stored: Option<&str>) {
        let resolved = self.caller.resolved;
        let by = resolved.service().map_or(GlossaryBy::Nothing, |s| s.endpoint.protocol.info().glossary);
        let told = match by {
            GlossaryBy::Terms => true,
            GlossaryBy::Id => stored.is_some(),
            GlossaryBy::Nothing => false,
        };
        // Where the service refused the terms, that was said already.
        let refused = resolved.service().is_some_and(|s| s.endpoint.protocol == Protocol::DeepL);
        let wanted =
            if told || refused { Vec::new() } else { pairs(&self.terms.wanted(texts.iter().copied())) };
        if wanted.is_empty() {
            return;
        }
        let how = match by {
            GlossaryBy::Id => {
                "takes a glossary only by the name of one that is stored there, and none is set"
            }
            _ => "takes no glossary",
        };
        self.sink().send(JobEvent::Warning {
            code: "glossary-not-told".to_owned(),
            message: format!(
                "{} {how}; its translations are checked for your terms afterwards",
                resolved.name
            ),
        });
    }

    /// Removes what [`Run::lay_up`] stored.
    async fn take_back(&self, glossary: &str) {
        let Some(service) = self.caller.resolved.service() else { return };
        // Also after the reader cancelled: it would lie there for good.
        let cancel = CancellationToken::new();
        let key = service.key.as_ref();
        let gone = delete_glossary(&service.client, &service.endpoint, key, glossary, &cancel).await;
        if let Err(error) = gone {
            self.sink().send(JobEvent::Warning {
                code: "glossary-left".to_owned(),
                message: format!("A glossary of this run stays with the service: {error}"),
            });
        }
    }
}

/// The segments as requests to a service or a program, in order, and how many are longer than it
/// takes.
pub(crate) fn text_runs<'s>(resolved: &Resolved, missing: &[&'s Segment]) -> (Vec<Vec<&'s Segment>>, usize) {
    let protocol = resolved.service().map_or(Protocol::Program, |s| s.endpoint.protocol);
    let handy = if protocol == Protocol::Program { HANDY_HERE } else { HANDY };
    let limits = tighter(protocol.info().limits, handy);
    let fits = |s: &&&Segment| limits.bytes_per_text == 0 || s.text.len() <= limits.bytes_per_text;
    let (sent, too_long): (Vec<&Segment>, Vec<&Segment>) = missing.iter().partition(|s| fits(s));
    let texts: Vec<&str> = sent.iter().map(|s| s.text.as_str()).collect();
    (limits.runs(&texts).into_iter().map(|run| sent[run].to_vec()).collect(), too_long.len())
}

/// One such request.
pub(crate) fn batch_of(
    resolved: &Resolved,
    article: &Article,
    to: &LangTag,
    terms: &Terms,
    segments: &[&Segment],
) -> TextBatch {
    let source = article.language();
    let mut batch = TextBatch::new(
        segments.iter().map(|s| s.text.clone()).collect(),
        (!source.is_und()).then(|| source.to_string()),
        to.as_str(),
    );
    if matches!(resolved.backend, Backend::Texts(_)) {
        batch.context = around(article, segments);
        batch.formality = resolved.formality();
    }
    match resolved.service().map(|service| service.endpoint.protocol.info().glossary) {
        Some(GlossaryBy::Terms) => {
            batch.terms = pairs(&terms.wanted(batch.texts.iter().map(String::as_str)));
        }
        Some(GlossaryBy::Id) => batch.glossary.clone_from(&resolved.options.glossary),
        Some(GlossaryBy::Nothing) | None => {}
    }
    batch
}

/// The title and what stands right before and behind, for services that translate better when
/// they know it.
fn around(article: &Article, segments: &[&Segment]) -> String {
    let (Some(first), Some(last)) = (segments.first(), segments.last()) else { return String::new() };
    let kept: Vec<&Segment> = article.kept_segments().collect();
    let place = |id| kept.iter().position(|s| s.id == id);
    let before = place(first.id).and_then(|at| kept.get(at.checked_sub(1)?));
    let behind = place(last.id).and_then(|at| kept.get(at + 1));
    let parts =
        [Some(article.title.as_str()), before.map(|s| s.text.as_str()), behind.map(|s| s.text.as_str())];
    let text = parts.into_iter().flatten().filter(|t| !t.is_empty()).collect::<Vec<_>>().join("\n");
    text.chars().take(CONTEXT).collect()
}

/// Terms as services take them: as they stand in the text, and what they are to be.
fn pairs(terms: &[Wanted]) -> Vec<(String, String)> {
    let mut pairs: Vec<(String, String)> = Vec::new();
    for term in terms.iter().filter(|t| !t.target.is_empty()) {
        if pairs.iter().all(|(known, _)| *known != term.surface) {
            pairs.push((term.surface.clone(), term.target.clone()));
        }
    }
    pairs
}

/// The smaller of each two limits.
fn tighter(a: Limits, b: Limits) -> Limits {
    let least = |a: usize, b: usize| if a == 0 || b == 0 { a.max(b) } else { a.min(b) };
    Limits {
        items: least(a.items, b.items),
        chars: least(a.chars, b.chars),
        bytes: least(a.bytes, b.bytes),
        bytes_per_text: least(a.bytes_per_text, b.bytes_per_text),
    }
}

fn too_long_for(count: usize) -> ApiError {
    ApiError::new("segment-too-long", format!("{count} sentences are longer than this service takes"))
        .hint("Everything else is done. Translate the rest with another engine")
        .arg("count", count.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_tighter_limit_holds() {
        let limits = |items, chars| Limits { items, chars, bytes: 0, bytes_per_text: 9 };
        assert_eq!(tighter(limits(0, 2_000), HANDY), limits(50, 2_000));
        assert_eq!(tighter(limits(10, 0), HANDY), limits(10, 5_000));
    }
}
