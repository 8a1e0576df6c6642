//! A real program that translates: Apertium with its English and Spanish pair, which
//! `scripts/setup.sh test` installs.

use std::process::Command;

use diglot_engine::Engine;
use diglot_engine::api::*;

use crate::support::{open, run};

const HINT: &str =
    "scripts/setup.sh test, or apt-get install --no-install-recommends apertium apertium-eng-spa";

/// An engine on a fresh library, offline, with Apertium for translations.
async fn with_apertium() -> (Engine, String, tempfile::TempDir) {
    let listed = Command::new("apertium").arg("-l").output();
    let listed = listed.unwrap_or_else(|error| panic!("Apertium does not start: {error}\nhint: {HINT}"));
    let pairs = String::from_utf8_lossy(&listed.stdout).into_owned();
    assert!(
        pairs.split_whitespace().any(|pair| pair == "eng-spa"),
        "the pair eng-spa is missing\nhint: {HINT}"
    );
    let folder = tempfile::tempdir().unwrap();
    let engine = open(folder.path());
    let draft = EngineDraft {
        id: None,
        name: "Apertium".into(),
        preset: "apertium".into(),
        base_url: String::new(),
        model: None,
        options: None,
    };
    let id = engine.save_engine(draft).await.unwrap().id;
    let mut settings = engine.get_settings(Empty {}).await.unwrap();
    settings.offline = true;
    engine.save_settings(settings).await.unwrap();
    (engine, id, folder)
}

async fn article(engine: &Engine, source: ImportSource) -> String {
    match run(engine.import_article(ImportRequest::of(source))).await.finished() {
        Outcome::Imported(imported) => imported.article,
        other => panic!("no article: {other:?}"),
    }
}

fn request(article: &str, to: &str, engine: &str) -> TranslateRequest {
    TranslateRequest {
        article: article.into(),
        to: to.into(),
        engine: Some(engine.into()),
        again: false,
        segments: Vec::new(),
        propose: false,
    }
}

/// Rows of a translation: source and target.
async fn rows(engine: &Engine, article: &str) -> Vec<(String, String)> {
    let review =
        engine.get_review(TranslationRef { article: article.into(), to: "es".into() }).await.unwrap();
    review.rows.into_iter().map(|row| (row.source, row.text)).collect()
}

/// What the program says to one text, without Diglot.
fn alone(folder: &std::path::Path, text: &str) -> String {
    let file = folder.join("alone.txt");
    std::fs::write(&file, format!("{text}\n")).unwrap();
    let said = Command::new("apertium").args(["-u", "eng-spa"]).arg(&file).output().unwrap();
    assert!(said.status.success());
    String::from_utf8(said.stdout).unwrap().split_whitespace().collect::<Vec<_>>().join(" ")
}

#[tokio::test(flavor = "multi_thread")]
async fn apertium_translates_an_article_sentence_by_sentence_offline() {
    let (engine, id, folder) = with_apertium().await;
    let article = article(&engine, ImportSource::Sample).await;
    match run(engine.translate(request(&article, "es", &id))).await.finished() {
        Outcome::Translation(done) => {
            assert!(done.complete && done.done == done.total);
            assert_eq!(done.engine.map(|engine| engine.name).as_deref(), Some("Apertium"));
        }
        other => panic!("no translation: {other:?}"),
    }
    let rows = rows(&engine, &article).await;
    assert!(rows.len() > 20);
    // A process for each takes a while, so every fifth is held against what it says alone.
    for (source, target) in rows.iter().step_by(5) {
        assert_eq!(*target, alone(folder.path(), source), "{source}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn no_mark_that_apertium_reads_as_its_own_moves_a_sentence() {
    let (engine, id, folder) = with_apertium().await;
    // Marks of its stream format, of its formatters and of shells.
    let sentences = [
        "The price rose by $5 [1] on Monday.",
        "She wrote ^the file^ to C:\\Users\\new in the morning.",
        "He said {this} and <that> @ the house/home.",
        "A word with ~tildes~ and *stars* stays here.",
        "\u{201c}It is late,\u{201d} he said \u{1f642}.",
        "$(touch here) `touch there` | cat > nowhere is no command.",
    ];
    let text = format!("Marks in the text\n\n{}", sentences.join("\n\n"));
    let source = ImportSource::Text { text };
    let article = article(&engine, source).await;
    match run(engine.translate(request(&article, "es", &id))).await.finished() {
        Outcome::Translation(done) => assert!(done.complete),
        other => panic!("no translation: {other:?}"),
    }
    let rows = rows(&engine, &article).await;
    for sentence in sentences {
        let target = rows.iter().find(|(source, _)| source == sentence).map(|(_, target)| target.as_str());
        assert_eq!(target, Some(alone(folder.path(), sentence).as_str()), "{sentence}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_program_that_is_installed_is_found_offline_with_its_languages() {
    let (engine, id, _folder) = with_apertium().await;
    let found = engine.find_servers(Empty {}).await.unwrap().servers;
    let apertium = found.iter().find(|one| one.preset == "apertium").unwrap();
    assert_eq!(apertium.engine, Some(id), "it is set up already");
    assert!(apertium.pairs.contains(&FoundPair { from: "en".into(), to: "es".into() }));
    assert!(apertium.base_url.is_empty() && apertium.models.is_empty());
}

#[tokio::test(flavor = "multi_thread")]
async fn a_pair_that_is_not_installed_and_a_program_that_is_missing_are_told_apart() {
    let (engine, id, _folder) = with_apertium().await;
    let article = article(&engine, ImportSource::Sample).await;
    let (error, _) = run(engine.translate(request(&article, "ja", &id))).await.failed();
    assert_eq!(error.code, "language-not-offered");
    let draft = EngineDraft {
        id: None,
        name: "Missing".into(),
        preset: "program".into(),
        base_url: String::new(),
        model: None,
        options: Some(EngineOptions {
            command: Some("diglot-no-such-program {pair}".into()),
            ..EngineOptions::default()
        }),
    };
    let missing = engine.save_engine(draft).await.unwrap().id;
    let (error, _) = run(engine.translate(request(&article, "es", &missing))).await.failed();
    assert_eq!(error.code, "program-missing");
}
