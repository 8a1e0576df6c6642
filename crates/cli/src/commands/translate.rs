//! `diglot translate`.

use diglot_engine::api::{ApiError, Outcome, TranslateRequest, TranslationRef, WorkKind, WorkRequest};
use diglot_engine::export::Right;

use super::{Done, money, print_for_people};
use crate::args::{Global, Translate};
use crate::input::{article, open_for_service};
use crate::live::{Ended, wait};
use crate::report::{note, print_json};
use crate::shapes;

/// Runs the command.
pub(crate) async fn run(global: &Global, args: Translate) -> Result<Done, ApiError> {
    let Some(to) = args.to.clone().filter(|_| !args.output.jsonl) else {
        return Err(ApiError::new("not-in-jsonl", "Translations are not made from records yet")
            .hint("Run `diglot translate FILE --to LANG` for each article"));
    };
    let engine = open_for_service(global, !args.input.no_save).await?;
    let view = article(&engine, &args.input).await?;
    if args.estimate {
        let work = WorkRequest {
            article: view.id,
            kind: WorkKind::Translation,
            length: None,
            to: Some(to),
            engine: args.engine,
            again: args.again,
        };
        return money::estimate(&engine, work, args.output.json).await;
    }
    let job = engine.translate(TranslateRequest {
        article: view.id.clone(),
        to: to.clone(),
        engine: args.engine.clone(),
        again: args.again,
        segments: Vec::new(),
        propose: false,
    });
    let Ended { outcome, error } = wait(&engine, job).await;
    let mut needs_checking = false;
    if let Some(Outcome::Translation(translation)) = &outcome {
        needs_checking = !translation.complete || translation.targets.iter().any(|t| !t.findings.is_empty());
        let to_check = translation.targets.iter().filter(|t| !t.findings.is_empty()).count();
        if to_check > 0 && !args.output.json {
            note(&format!("{to_check} segments to check, marked with !\n"));
        }
        if args.output.json {
            print_json(&shapes::Translation::new(translation, &view))?;
        } else {
            let request = TranslationRef { article: view.id.clone(), to };
            if let Some((stored, made)) = engine.stored_translation(request).await? {
                print_for_people(&stored, Right::Translation(&made), args.form)?;
            }
        }
    }
    match error {
        Some(error) => Err(error),
        None if args.strict && needs_checking => Ok(Done::NeedsChecking),
        None => Ok(Done::Well),
    }
}
