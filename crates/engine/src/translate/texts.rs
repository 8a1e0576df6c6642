//! Translation by a service or a program that takes texts: no prompt, no numbers, as many texts
//! back as were sent.

use diglot_core::article::{Article, Segment};
use diglot_core::lang::LangTag;
use diglot_core::summary::Usage;
use diglot_providers::{Limits, Protocol, ProviderError, TextBatch};
use futures::FutureExt as _;

use super::commit::Run;
use crate::api::ApiError;
use crate::app::{Backend, Resolved};
use crate::ask::translate_texts_in_turn;
use crate::job::Stop;

/// What goes into one request where the service would take more: so much that few are needed, and
/// so little that the reader sees it getting on and one failure costs little.
const HANDY: Limits = Limits { items: 50, chars: 5_000, bytes: 0, bytes_per_text: 0 };
/// The same for a program, whose whole work is on this computer.
const HANDY_HERE: Limits = Limits { items: 24, chars: 3_000, bytes: 0, bytes_per_text: 0 };

/// Characters of text around that go along for services that look at it.
const CONTEXT: usize = 600;

impl Run<'_> {
    /// Has the missing segments translated as texts.
    pub(super) async fn texts(&self, missing: &[&Segment]) -> Result<(), Stop> {
        let (runs, too_long) = text_runs(self.caller.resolved, missing);
        self.at_once(Box::new(runs.iter().map(|run| self.run_of_texts(run).boxed()))).await?;
        match too_long {
            0 => Ok(()),
            count => Err(too_long_for(count).into()),
        }
    }

    async fn run_of_texts(&self, segments: &[&Segment]) -> Result<(), Stop> {
        let batch = batch_of(self.caller.resolved, self.article, self.to, segments);
        let done = match translate_texts_in_turn(self.caller, &batch).await {
            Ok(done) => done,
            Err(error) => return Err(self.broke_off(error, Vec::new()).await),
        };
        self.count(Usage { characters: Some(done.characters), ..Usage::default() });
        if done.texts.len() != segments.len() {
            // The provider holds this; a shifted text would be worse than none.
            let error = ProviderError::BadAnswer { what: "it has another number of texts than were sent" };
            return Err(self.broke_off(error.into(), Vec::new()).await);
        }
        let texts = done.texts.into_iter().map(|text| text.trim().to_owned());
        let told: Vec<(&Segment, String)> =
            segments.iter().copied().zip(texts).filter(|(_, text)| !text.is_empty()).collect();
        let empty = segments.len() - told.len();
        self.commit(told).await?;
        if empty > 0 {
            return Err(super::prompted::unusable(u32::try_from(empty).unwrap_or(u32::MAX)).into());
        }
        Ok(())
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
