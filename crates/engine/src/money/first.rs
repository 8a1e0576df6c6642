//! The first request of work, exactly as it would be sent.

use diglot_providers::{chat_preview, program_preview, translate_preview};
use tokio_util::sync::CancellationToken;

use super::estimate::Work;
use crate::api::{ApiError, HeaderView, Preview, WorkKind, WorkRequest};
use crate::app::{Backend, Engine, Resolved};
use crate::ask::tuned;
use crate::job::count;
use crate::summarize::Plan;
use crate::translate::{batch_of, requests, text_runs};

impl Engine {
    /// The first request of work, built by what would send it, dots in the place of the key.
    ///
    /// # Errors
    /// `nothing-to-send`; those that the work itself would begin with.
    pub async fn preview_work(&self, request: WorkRequest) -> Result<Preview, ApiError> {
        let work = Work::of(self, request).await?;
        let resolved = work.resolved.as_ref().ok_or_else(|| nothing("The built-in engine sends nothing"))?;
        match &resolved.backend {
            Backend::Prompt(_) => by_prompt(&work, resolved),
            Backend::Texts(_) | Backend::Program(_) => by_texts(&work, resolved).await,
        }
    }
}

fn nothing(message: &str) -> ApiError {
    ApiError::new("nothing-to-send", message).hint("There is nothing to look at")
}

fn all_done() -> ApiError {
    nothing("Every sentence is translated already")
}

fn by_prompt(work: &Work, resolved: &Resolved) -> Result<Preview, ApiError> {
    let service = resolved.service().ok_or_else(all_done)?;
    let made = match work.kind {
        WorkKind::Summary => Plan::new(&work.article, work.length, &service.endpoint).requests(
            &work.article,
            work.length,
            &work.to,
        ),
        WorkKind::Translation => {
            let asking = work.asking(resolved).ok_or_else(all_done)?;
            requests(&work.missing(), asking).collect()
        }
    };
    let first = tuned(resolved, made.first().ok_or_else(all_done)?);
    let with_key = service.key.is_some();
    let shown = chat_preview(&service.client, &service.endpoint, with_key, &first)?;
    Ok(view(service.endpoint.host(), shown, made.len()))
}

async fn by_texts(work: &Work, resolved: &Resolved) -> Result<Preview, ApiError> {
    let (missing, asking) = (work.missing(), work.asking(resolved).ok_or_else(all_done)?);
    let (runs, _) = text_runs(resolved, &missing);
    let first = runs.first().ok_or_else(all_done)?;
    let batch = batch_of(resolved, &work.article, &work.to, asking.terms, first);
    match (&resolved.backend, resolved.service()) {
        (Backend::Program(program), _) => {
            let never = CancellationToken::new();
            let (words, input) = program_preview(program, &batch, &never).await?;
            Ok(Preview {
                host: words.join(" "),
                method: String::new(),
                url: String::new(),
                headers: Vec::new(),
                body: input,
                requests: count(runs.len()),
            })
        }
        (_, Some(service)) => {
            let with_key = service.key.is_some();
            let shown = translate_preview(&service.client, &service.endpoint, with_key, &batch)?;
            Ok(view(service.endpoint.host(), shown, runs.len()))
        }
        (_, None) => Err(all_done()),
    }
}

fn view(host: String, shown: diglot_providers::Preview, requests: usize) -> Preview {
    let headers = shown.headers.into_iter().map(|h| HeaderView { name: h.name, value: h.value }).collect();
    let (method, url, body) = (shown.method, shown.url, shown.body);
    Preview { host, method, url, headers, body, requests: count(requests) }
}
