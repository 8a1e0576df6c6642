//! The table of commands as Tauri commands: one delegation each.

use diglot_engine::api::*;
use diglot_engine::{Engine, Job};
use tauri::State;
use tauri::ipc::Channel;

/// Passes a job's batches on to the page. Where the page is gone the job goes on: what it makes is
/// stored, and is there when the page comes back.
fn forward(mut job: Job, on_event: Channel<Vec<JobEvent>>) {
    tauri::async_runtime::spawn(async move {
        let mut listening = true;
        while let Some(batch) = job.events.recv().await {
            listening = listening && on_event.send(batch).is_ok();
        }
    });
}

macro_rules! expand {
    (calls { $($call:ident($request:ty) -> $response:ty;)* } streams { $($stream:ident($stream_request:ty);)* }) => {
        $(
            #[tauri::command]
            pub(crate) async fn $call(engine: State<'_, Engine>, request: $request) -> Result<$response, ApiError> {
                engine.$call(request).await
            }
        )*
        $(
            #[tauri::command]
            pub(crate) async fn $stream(
                engine: State<'_, Engine>,
                request: $stream_request,
                on_event: Channel<Vec<JobEvent>>,
            ) -> Result<(), ApiError> {
                forward(engine.$stream(request), on_event);
                Ok(())
            }
        )*

        /// All commands of the page: the table's and the window's own.
        pub(crate) fn handler() -> impl Fn(tauri::ipc::Invoke<tauri::Wry>) -> bool + Send + Sync + 'static {
            tauri::generate_handler![
                $($call,)* $($stream,)*
                crate::shell::pick_files, crate::shell::save_file, crate::shell::open_url, crate::shell::take_opened
            ]
        }
    };
}
diglot_engine::api!(expand);
