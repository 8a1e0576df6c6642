//! `diglot import`.

use std::io::IsTerminal as _;

use diglot_engine::Engine;
use diglot_engine::api::{ApiError, ArticleView};
use diglot_engine::export::Right;
use diglot_engine::view_article;
use serde::Deserialize;

use super::{Done, print_for_people};
use crate::args::{Global, Import, Input};
use crate::input::{article, open, record_article};
use crate::jsonl;
use crate::report::{hint, note, print_json, print_json_line};
use crate::shapes;

#[derive(Debug, Deserialize)]
struct Record {
    html: Option<String>,
    text: Option<String>,
    url: Option<String>,
}

/// Runs the command.
pub(crate) async fn run(global: &Global, args: Import) -> Result<Done, ApiError> {
    if args.output.jsonl {
        jsonl::run(|record: Record| {
            let format = args.input.format.as_deref();
            let article = record_article(
                record.html.as_deref(),
                record.text.as_deref(),
                record.url.as_deref(),
                format,
            )?;
            Ok(shapes::Import::from(&view_article(&article)))
        })?;
        return Ok(Done::Well);
    }
    let engine = open(global, !args.input.no_save)?;
    let inputs = inputs(&args)?;
    if let [input] = &inputs[..]
        && !args.all_parts
    {
        show(&engine, &args, &article(&engine, input).await?, false).await?;
        return Ok(Done::Well);
    }
    many(&engine, &args, &inputs).await
}

/// Imports one after another; what fails is said and stops nothing.
async fn many(engine: &Engine, args: &Import, inputs: &[Input]) -> Result<Done, ApiError> {
    let shown = std::io::stderr().is_terminal();
    let (mut failed, mut done) = (0_usize, 0_usize);
    for (input, number) in inputs.iter().zip(1..) {
        let name = input.input.as_deref().unwrap_or("the sample");
        if shown && inputs.len() > 1 {
            note(&format!("{number}/{}  {name}\n", inputs.len()));
        }
        let mut parts = vec![input.part];
        if args.all_parts
            && let Ok(view) = article(engine, input).await
            && !view.parts.is_empty()
        {
            parts = view.parts.iter().map(|p| Some(p.number)).collect();
        }
        for part in parts {
            let one = Input { part, ..input.clone() };
            match article(engine, &one).await {
                Ok(view) => {
                    done += 1;
                    show(engine, args, &view, true).await?;
                }
                Err(error) if error.code == "cancelled" => return Err(error),
                Err(error) => {
                    failed += 1;
                    let hint = hint(&error).map(|hint| format!("  hint: {hint}\n")).unwrap_or_default();
                    note(&format!("{name}: {}\n{hint}", error.message));
                }
            }
        }
    }
    if failed == 0 {
        return Ok(Done::Well);
    }
    Err(ApiError::new("some-failed", format!("{failed} of {} could not be read", failed + done))
        .hint("Those that could are done; run the command again with the others"))
}

/// Prints an article; as one of several, JSON goes on one line.
async fn show(engine: &Engine, args: &Import, view: &ArticleView, several: bool) -> Result<(), ApiError> {
    if args.output.json {
        let shape = shapes::Import::from(view);
        return if several { print_json_line(&shape) } else { print_json(&shape) };
    }
    let stored = engine.stored_article(&view.id).await?;
    print_for_people(&stored, Right::Nothing, args.form)?;
    for warning in &view.warnings {
        note(&format!("warning: {}\n", warning.message));
    }
    let dropped = view.blocks.iter().filter(|b| b.dropped.is_some()).count();
    let lines = if dropped == 1 { "line" } else { "lines" };
    if dropped > 0 && !args.input.no_save {
        note(&format!("{dropped} {lines} left out; `diglot library show {} --json` lists them\n", view.id));
    } else if dropped > 0 {
        note(&format!("{dropped} {lines} left out; --json lists them\n"));
    }
    if !several && !view.parts.is_empty() {
        note(&format!(
            "part {} of {}; --part NUMBER reads another, --all-parts all of them\n",
            view.part,
            view.parts.len()
        ));
    }
    Ok(())
}

/// The inputs that were named, patterns expanded: a shell that does not, and one that was told not
/// to, hand them on as they are.
fn inputs(args: &Import) -> Result<Vec<Input>, ApiError> {
    let named: Vec<&String> = args.input.input.iter().chain(&args.more).collect();
    if named.is_empty() {
        return Ok(vec![args.input.clone()]);
    }
    let mut out = Vec::new();
    for name in named {
        for input in expanded(name)? {
            out.push(Input { input: Some(input), ..args.input.clone() });
        }
    }
    Ok(out)
}

fn expanded(name: &str) -> Result<Vec<String>, ApiError> {
    let is_pattern =
        name.contains(['*', '?', '[']) && !name.contains("://") && !std::path::Path::new(name).exists();
    if !is_pattern {
        return Ok(vec![name.to_owned()]);
    }
    let nothing = |why: String| {
        ApiError::new("not-found", why).hint("Check the pattern and the folder").arg("path", name)
    };
    let found = glob::glob(name).map_err(|e| nothing(format!("`{name}` is no pattern: {}", e.msg)))?;
    let files: Vec<String> = found
        .filter_map(Result::ok)
        .filter(|path| path.is_file())
        .map(|path| path.to_string_lossy().into_owned())
        .collect();
    if files.is_empty() { Err(nothing(format!("No file matches `{name}`"))) } else { Ok(files) }
}
