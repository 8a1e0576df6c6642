//! `diglot library`.

use diglot_engine::api::{ApiError, ArticleList, ArticleRef, LibraryFilter, ListArticles, SetArticleOffline};
use diglot_engine::export::Right;
use serde_json::json;

use super::{Done, for_people};
use crate::args::{As, Global, Library, List};
use crate::input::open;
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
                print(&for_people(&article, Right::Nothing, As::Text))?;
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
        Library::Restore { .. } => {}
    }
    Ok(Done::Well)
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
