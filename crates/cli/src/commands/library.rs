//! `diglot library`.

use diglot_engine::Engine;
use diglot_engine::api::{
    ApiError, ArticleList, ArticleRef, Decision, ImportTranslation, LibraryFilter, ListArticles,
    SetArticleOffline, Side,
};
use diglot_engine::export::Right;
use serde_json::json;

use super::{Done, print_for_people};
use crate::args::{As, Global, Library, List};
use crate::input::{open, text_file};
use crate::report::{note, print, print_json};
use crate::shapes;

/// Runs the command.
pub(crate) async fn run(global: &Global, args: Library) -> Result<Done, ApiError> {
    if let Library::Restore { file } = &args {
        return restore(global, file);
    }
    let engine = open(global, true)?;
    match args {
        Library::List(list) => show(&engine.list_articles(query(String::new(), &list)).await?, list.json)?,
        Library::Search { words, list } => {
            show(&engine.list_articles(query(words.join(" "), &list)).await?, list.json)?;
        }
        Library::Show { id, json } => {
            let view = engine.get_article(ArticleRef { article: id.clone() }).await?;
            if json {
                print_json(&shapes::Import::from(&view))?;
            } else {
                let article = engine.stored_article(&id).await?;
                print_for_people(&article, Right::Nothing, As::Text)?;
            }
        }
        Library::Delete { id, undo } => {
            let request = ArticleRef { article: id.clone() };
            if undo {
                engine.undelete_article(request).await?;
            } else {
                engine.delete_article(request).await?;
                note(&format!("moved to the bin; `diglot library delete {id} --undo` takes it out\n"));
            }
        }
        Library::Offline { id, undo } => {
            engine.set_article_offline(SetArticleOffline { article: id, offline: !undo }).await?;
        }
        Library::Backup { file } => {
            engine.library().backup(&file)?;
            note(&format!("copied to {}\n", file.display()));
        }
        Library::Verify { json } => {
            let wrong = engine.library().verify()?;
            if json {
                print_json(&json!({ "sound": wrong.is_empty(), "problems": wrong }))?;
            } else if wrong.is_empty() {
                print("The library is sound")?;
            } else {
                print(&wrong.join("\n"))?;
            }
            if !wrong.is_empty() {
                return Err(ApiError::new("library-damaged", "The library is damaged")
                    .hint("Run `diglot library restore` with your latest backup"));
            }
        }
        Library::Merge { file, id, preview, theirs, mine, json } => {
            let side = if theirs { Some(Side::Theirs) } else { mine.then_some(Side::Mine) };
            return merge(&engine, &file, id, preview, side, json).await;
        }
        Library::Restore { .. } => {}
    }
    Ok(Done::Well)
}

/// Merges a file back. Conflicts are listed first and decided all alike where a side was named.
async fn merge(
    engine: &Engine,
    file: &str,
    article: Option<String>,
    preview: bool,
    side: Option<Side>,
    json: bool,
) -> Result<Done, ApiError> {
    let (_, text) = text_file(file)?;
    let mut request = ImportTranslation { article, text, preview: true, decisions: Vec::new() };
    let mut report = engine.import_translation(request.clone()).await?;
    if let Some(take) = side {
        request.decisions = report.conflicts.iter().map(|c| Decision { row: c.row.clone(), take }).collect();
    }
    if !preview || side.is_some() {
        request.preview = preview;
        report = engine.import_translation(request).await?;
    }
    if json {
        print_json(&report)?;
    } else {
        let would = if preview { "would change" } else { "changed" };
        note(&format!("{} rows {would}, {} are the same\n", report.changed.len(), report.same));
        if !report.unknown.is_empty() {
            note(&format!("{} units are no rows of the article\n", report.unknown.len()));
        }
        for conflict in &report.conflicts {
            print(&format!(
                "{}  {}\n  was     {}\n  here    {}\n  file    {}\n",
                conflict.row, conflict.source, conflict.base, conflict.mine, conflict.theirs
            ))?;
        }
        if !report.conflicts.is_empty() {
            note("both sides changed these; --theirs or --mine decides\n");
        }
    }
    Ok(if report.conflicts.is_empty() { Done::Well } else { Done::NeedsChecking })
}

/// Restores without opening the library first: it may be the reason for restoring.
fn restore(global: &Global, file: &std::path::Path) -> Result<Done, ApiError> {
    let kept = diglot_engine::restore_library(&crate::input::data_dir(global), file)?;
    if let Some(kept) = kept {
        note(&format!("restored; the old library is kept as {}\n", kept.display()));
    }
    Ok(Done::Well)
}

fn query(search: String, list: &List) -> ListArticles {
    ListArticles {
        search,
        filter: LibraryFilter::All,
        language: None,
        limit: list.limit,
        offset: list.offset,
    }
}

fn show(list: &ArticleList, as_json: bool) -> Result<(), ApiError> {
    if as_json {
        return print_json(list);
    }
    if list.rows.is_empty() {
        note("nothing found\n");
        return Ok(());
    }
    let mut out = String::new();
    for row in &list.rows {
        let targets = if row.target_languages.is_empty() {
            String::new()
        } else {
            format!(" → {}", row.target_languages.join(", "))
        };
        out.push_str(&format!(
            "{}  {}{targets}  {} min  {}\n",
            row.id, row.language, row.reading_minutes, row.title
        ));
        if let Some(snippet) = &row.snippet {
            out.push_str(&format!("    {snippet}\n"));
        }
    }
    if (list.rows.len() as u64) < u64::from(list.total) {
        note(&format!("{} of {}; --offset shows more\n", list.rows.len(), list.total));
    }
    print(&out)
}
