//! The commands, one file each.

mod check;
mod detect;
mod engines;
mod export;
mod feeds;
mod glossary;
mod import;
mod library;
mod memory;
mod money;
mod segment;
mod summarize;
mod translate;

use diglot_engine::api::ApiError;
use diglot_engine::export::{Facing, Right, Written, exporter, side_by_side};

use crate::args::{Args, As, Command};
use crate::report::{print, print_bytes};

/// How a command ended that did end.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Done {
    /// Well.
    Well,
    /// Well, but `--strict` was given and something needs checking.
    NeedsChecking,
}

/// Runs a command.
pub(crate) async fn run(args: Args) -> Result<Done, ApiError> {
    let global = args.global;
    match args.command {
        Command::Import(args) => import::run(&global, args).await,
        Command::Detect(args) => detect::run(&global, &args).await,
        Command::Segment(args) => segment::run(&global, &args).await,
        Command::Summarize(args) => summarize::run(&global, args).await,
        Command::Translate(args) => translate::run(&global, args).await,
        Command::Check(args) => check::run(&global, args).await,
        Command::Export(args) => export::run(&global, args).await,
        Command::Library(args) => library::run(&global, args).await,
        Command::Feeds(args) => feeds::run(&global, args).await,
        Command::Engines(args) => engines::run(&global, args).await,
        Command::Glossary(args) => glossary::run(&global, args).await,
        Command::Memory(args) => memory::run(&global, args).await,
    }
}

/// Prints an article and what faces it, for people.
fn print_for_people(
    article: &diglot_engine::core::article::Article,
    right: Right<'_>,
    form: As,
) -> Result<(), ApiError> {
    let facing = Facing { article, right };
    let id = match form {
        As::Text => return print(&side_by_side(&facing, columns())),
        As::Markdown => "markdown",
        As::Html => "html",
        As::Docx => "docx",
    };
    match exporter(id).map(|e| (e.write)(&facing)) {
        Some(Written::Text(text)) => print(&text),
        Some(Written::Bytes(bytes)) => print_bytes(&bytes),
        None => Err(ApiError::new("internal", "This format cannot be written")),
    }
}

/// The width of the terminal; 100 columns where there is none.
fn columns() -> usize {
    terminal_size::terminal_size()
        .map(|(width, _)| usize::from(width.0))
        .or_else(|| std::env::var("COLUMNS").ok().and_then(|c| c.parse().ok()))
        .unwrap_or(100)
}
