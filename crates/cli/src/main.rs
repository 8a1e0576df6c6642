//! `diglot`, the engine without a window.
//!
//! Its JSON is a contract: fields may be added, none renamed. Standard output carries results
//! alone; progress and errors go to standard error. Exit status: 0 done, 1 failed, 2 wrong usage,
//! 3 done but something needs checking (`--strict`).

mod args;
mod commands;
mod input;
mod jsonl;
mod live;
mod report;
mod shapes;
mod units;

use std::process::ExitCode;

use clap::Parser as _;

fn main() -> ExitCode {
    if let Some(done) = diglot_engine::read_in_child() {
        return done;
    }
    let args = args::Args::parse();
    let runtime = match tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build() {
        Ok(runtime) => runtime,
        Err(error) => {
            return report::failed(&diglot_engine::api::ApiError::new(
                "internal",
                format!("The system gives no threads: {error}"),
            ));
        }
    };
    let done = runtime.block_on(commands::run(args));
    // Work that was cancelled may still sit in a blocking call; nobody waits for it any more.
    runtime.shutdown_background();
    match done {
        Ok(commands::Done::Well) => ExitCode::SUCCESS,
        Ok(commands::Done::NeedsChecking) => ExitCode::from(3),
        Err(error) => report::failed(&error),
    }
}
