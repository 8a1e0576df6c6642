//! Notes of the parts of a long article, and their merging until they fit into one request. A note
//! keeps the sentences it rests on through every merging.

use diglot_core::article::{Article, SegmentId};
use diglot_core::lang::LangTag;
use diglot_core::summary::{Length, Point, Support, Usage};
use diglot_providers::{ChatRequest, FinishReason};
use futures::future::BoxFuture;
use futures::stream::FuturesOrdered;
use futures::{FutureExt as _, StreamExt as _};

use super::chunks::line_tokens;
use super::reader::SummaryReader;
use crate::api::{ApiError, JobEvent, ProgressUnit};
use crate::ask::{Caller, ask, ended_badly};
use crate::job::{Stop, count};
use crate::prompt::{self, Mark};

/// Notes of one part, at most and at least.
const NOTES: std::ops::RangeInclusive<usize> = 2..=7;
/// Times that notes are merged before the last merging. Each makes a third of them.
const LEVELS: usize = 6;

/// A point of a part.
#[derive(Debug, Clone)]
pub(super) struct Note {
    pub(super) text: String,
    pub(super) evidence: Vec<SegmentId>,
}

/// One request of which notes are wanted.
type Asking<'w> = BoxFuture<'w, Result<(Vec<Note>, Usage), Stop>>;

/// How many notes are taken of each of so many parts, for a summary of so many points.
pub(crate) fn each(most: usize, parts: usize) -> usize {
    (2 * most).div_ceil(parts.max(1)).clamp(*NOTES.start(), *NOTES.end())
}

/// Takes notes by these requests, one a part, and merges them until they fit into `room` tokens.
pub(super) async fn notes(
    caller: Caller<'_>,
    article: &Article,
    to: &LangTag,
    requests: Vec<ChatRequest>,
    most: usize,
    room: u32,
) -> Result<(Vec<Note>, Usage), Stop> {
    let each = each(most, requests.len());
    let mut asking: Vec<Asking<'_>> = Vec::with_capacity(requests.len());
    for request in requests {
        let reader = SummaryReader::new(article, to, each).quietly();
        asking.push(notes_of(caller, request, reader).boxed());
    }
    let (mut notes, mut usage) = at_once(caller, asking).await?;
    for _ in 0..LEVELS {
        let size = |notes: &[Note]| notes.iter().map(|n| line_tokens(&n.text)).sum::<u32>();
        if size(&notes) <= room {
            break;
        }
        let mut asking: Vec<Asking<'_>> = Vec::new();
        for group in groups(&notes, room) {
            let each = group.len().div_ceil(3).clamp(1, *NOTES.end());
            let texts: Vec<&str> = group.iter().map(|n| n.text.as_str()).collect();
            let request = prompt::merge(&texts, Length::Points, each, to, &Mark::of(article));
            let reader = SummaryReader::new(article, to, each).of_notes(group).quietly();
            asking.push(notes_of(caller, request, reader).boxed());
        }
        let (merged, spent) = at_once(caller, asking).await?;
        notes = merged;
        usage = usage.plus(spent);
    }
    if notes.is_empty() {
        return Err(ApiError::new("no-points", "The service answered, but with no point that could be read")
            .hint("Try again, or choose another model")
            .into());
    }
    Ok((notes, usage))
}

/// Notes that stand together in one request, in order.
fn groups(notes: &[Note], room: u32) -> Vec<&[Note]> {
    let mut out = Vec::new();
    let (mut start, mut size) = (0, 0);
    for (at, note) in notes.iter().enumerate() {
        let more = line_tokens(&note.text);
        if at > start && size + more > room {
            out.push(&notes[start..at]);
            (start, size) = (at, 0);
        }
        size += more;
    }
    out.push(&notes[start..]);
    out
}

/// Makes the requests, several at the same time, and gives their notes in order. After the first
/// that fails no further one begins.
async fn at_once(caller: Caller<'_>, asking: Vec<Asking<'_>>) -> Result<(Vec<Note>, Usage), Stop> {
    let total = asking.len();
    let mut waiting = asking.into_iter();
    let mut running = FuturesOrdered::new();
    let (mut notes, mut usage, mut done) = (Vec::new(), Usage::default(), 0);
    loop {
        while running.len() < caller.resolved.at_once() as usize {
            let Some(next) = waiting.next() else { break };
            running.push_back(next);
        }
        let Some(ended) = running.next().await else { return Ok((notes, usage)) };
        let (more, spent) = ended?;
        notes.extend(more);
        usage = usage.plus(spent);
        done += 1;
        caller.sink.send(JobEvent::Usage { usage: caller.account.usage_view(usage) });
        caller.sink.send(JobEvent::Progress {
            done: count(done),
            total: Some(count(total)),
            unit: ProgressUnit::Pages,
            tokens_per_second: None,
        });
    }
}

async fn notes_of(
    caller: Caller<'_>,
    request: ChatRequest,
    mut reader: SummaryReader<'_>,
) -> Result<(Vec<Note>, Usage), Stop> {
    match ask(caller, &request, &mut reader).await {
        Ok(ending) => {
            if ending.reason == FinishReason::Stop {
                reader.finish(caller.sink);
            }
            // What ran into its limit after some notes has brought these; what was held back is not
            // to be left out of a summary in silence.
            match ended_badly(&ending.reason) {
                Some(error) if ending.reason != FinishReason::Length || reader.points.is_empty() => {
                    Err(error.into())
                }
                _ => Ok((sound(reader.points), ending.usage)),
            }
        }
        Err(none) => Err(none.into()),
    }
}

/// The points that rest on something, in the article's order.
fn sound(points: Vec<Point>) -> Vec<Note> {
    let mut notes: Vec<Note> = points
        .into_iter()
        .filter(|p| p.status != Support::Unsupported)
        .map(|p| Note { text: p.text, evidence: p.evidence })
        .collect();
    notes.sort_by_key(|n| n.evidence.first().copied());
    notes
}
