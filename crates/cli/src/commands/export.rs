//! `diglot export`.

use diglot_engine::api::{ApiError, ExportFormat, ExportRequest};

use super::Done;
use crate::args::{Export, ExportForm, Global};
use crate::input::open;
use crate::report::print;

/// Runs the command.
pub(crate) async fn run(global: &Global, args: Export) -> Result<Done, ApiError> {
    let format = match args.form {
        ExportForm::Markdown => ExportFormat::Markdown,
        ExportForm::Html => ExportFormat::Html,
        ExportForm::Json => ExportFormat::Json,
        ExportForm::Text => ExportFormat::Text,
    };
    let file = open(global, true)?
        .export_article(ExportRequest { article: args.id, format, translation: args.to })
        .await?;
    print(&file.text)?;
    Ok(Done::Well)
}
