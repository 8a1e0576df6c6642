//! `diglot export`.

use diglot_engine::api::{ApiError, ExportFormat, ExportRequest};
use diglot_engine::decode_base64;

use super::Done;
use crate::args::{Export, ExportForm, Global};
use crate::input::open;
use crate::report::{print, print_bytes};

/// Runs the command.
pub(crate) async fn run(global: &Global, args: Export) -> Result<Done, ApiError> {
    let format = match args.form {
        ExportForm::Markdown => ExportFormat::Markdown,
        ExportForm::Html => ExportFormat::Html,
        ExportForm::Json => ExportFormat::Json,
        ExportForm::Text => ExportFormat::Text,
        ExportForm::Docx => ExportFormat::Docx,
        ExportForm::DocxTarget => ExportFormat::DocxTarget,
        ExportForm::Xliff => ExportFormat::Xliff,
        ExportForm::Xliff12 => ExportFormat::Xliff12,
        ExportForm::Tmx => ExportFormat::Tmx,
    };
    let file = open(global, true)?
        .export_article(ExportRequest { article: args.id, format, translation: args.to })
        .await?;
    let bytes = if file.base64 {
        decode_base64(&file.text)
            .ok_or_else(|| ApiError::new("internal", "The file could not be put together"))?
    } else {
        file.text.into_bytes()
    };
    match (args.output, String::from_utf8(bytes)) {
        (Some(path), content) => {
            let bytes = content.map_or_else(std::string::FromUtf8Error::into_bytes, String::into_bytes);
            std::fs::write(&path, bytes).map_err(|error| {
                let path = path.display();
                ApiError::new("not-saved", format!("`{path}` cannot be written: {error}"))
                    .hint("Choose another folder")
            })?;
        }
        (None, Ok(text)) => print(&text)?,
        (None, Err(error)) => print_bytes(error.as_bytes())?,
    }
    Ok(Done::Well)
}
