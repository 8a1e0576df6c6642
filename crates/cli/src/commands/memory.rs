//! `diglot memory`.

use diglot_engine::api::{
    ApiError, ArticleRef, DiffKind, Empty, ExportMemory, ImportMemory, MemoryMatch, SearchMemory,
};

use super::Done;
use super::glossary::told;
use crate::args::{Global, Memory};
use crate::input::{open, text_file};
use crate::report::{note, print, print_json};

/// Runs the command.
pub(crate) async fn run(global: &Global, args: Memory) -> Result<Done, ApiError> {
    let engine = open(global, true)?;
    match args {
        Memory::Info { json } => {
            let info = engine.get_memory(Empty {}).await?;
            if json {
                print_json(&info)?;
            } else if info.pairs.is_empty() {
                note("nothing yet; what is approved in a review is learnt, and so is a TMX file\n");
            } else {
                let line = |p: &diglot_engine::api::MemoryPair| {
                    format!("{} → {}  {} units\n", p.source_language, p.target_language, p.units)
                };
                print(&info.pairs.iter().map(line).collect::<String>())?;
            }
        }
        Memory::Search { text, source_lang, to, least, limit, json } => {
            let request =
                SearchMemory { text, source_language: source_lang, target_language: to, least, limit };
            let found = engine.search_memory(request).await?;
            if json {
                print_json(&found)?;
            } else if found.matches.is_empty() {
                note("nothing alike\n");
            } else {
                print(&found.matches.iter().map(lines).collect::<String>())?;
            }
        }
        Memory::Import { file, json } => {
            let (name, text) = text_file(&file)?;
            told(&engine.import_memory(ImportMemory { name, text }).await?, "units", json)?;
        }
        Memory::Export { pair } => {
            let request = ExportMemory { source_language: pair.source_lang, target_language: pair.to };
            print(&engine.export_memory(request).await?.text)?;
        }
        Memory::Forget { id } => {
            let forgotten = engine.forget_memory(ArticleRef { article: id }).await?;
            note(&format!("{} units forgotten\n", forgotten.units));
        }
    }
    Ok(Done::Well)
}

/// A unit for people; what differs is in brackets, as `wdiff` has it.
fn lines(found: &MemoryMatch) -> String {
    let source: String = found
        .diff
        .iter()
        .map(|part| match part.kind {
            DiffKind::Same => part.text.clone(),
            DiffKind::Added => format!("{{+{}+}}", part.text),
            DiffKind::Removed => format!("[-{}-]", part.text),
        })
        .collect();
    format!(
        "{:>3} %  {source}\n       {}\n       {}, {}\n",
        found.percent, found.target, found.from, found.at
    )
}
