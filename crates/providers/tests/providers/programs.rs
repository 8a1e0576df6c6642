//! Programs as engines. They are made of what every Unix has.

use std::time::Duration;

use diglot_providers::program::{CodeSet, Life, Parting};
use diglot_providers::{KeptProgram, Program, ProviderError, TextBatch, Translated, translate_with_program};
use tokio_util::sync::CancellationToken;

fn program(command: &str) -> Program {
    Program { timeout: Duration::from_secs(20), ..Program::parse(command).unwrap() }
}

fn batch(texts: &[&str]) -> TextBatch {
    TextBatch::new(texts.iter().map(ToString::to_string).collect(), Some("en".to_owned()), "pt-BR")
}

async fn run(program: &Program, texts: &[&str]) -> Result<Translated, ProviderError> {
    translate_with_program(program, &KeptProgram::default(), &batch(texts), &CancellationToken::new()).await
}

async fn texts(program: &Program, sent: &[&str]) -> Vec<String> {
    run(program, sent).await.unwrap().texts
}

#[tokio::test]
async fn texts_come_back_in_their_order() {
    let sent = ["The river\nrose.", "", "  Second 😀 \"quoted\" $HOME ", "-n"];
    let expect = ["the river rose.", "", "second 😀 \"quoted\" $home", "-n"];
    for parting in [Parting::Lines, Parting::Paragraphs, Parting::Single] {
        for life in [Life::Batch, Life::Kept] {
            let command = if life == Life::Kept { "sed -u 's/.*/\\L&/'" } else { "tr A-Z a-z" };
            let program = Program { parting, life, ..program(command) };
            assert_eq!(texts(&program, &sent).await, expect, "{parting:?} {life:?}");
        }
    }
    assert_eq!(texts(&program("cat"), &[]).await, Vec::<String>::new());
}

#[tokio::test]
async fn blanks_are_filled_with_codes() {
    let check = async |command: &str, codes: CodeSet, expect: &str| {
        let program = Program { codes, model: None, ..program(command) };
        assert_eq!(texts(&program, &["x"]).await, [expect]);
    };
    let echo = "sh -c 'cat >/dev/null; echo \"$0 $1\"' {source} {target}";
    check(echo, CodeSet::Primary, "en pt").await;
    check(echo, CodeSet::Iso639, "eng por").await;
    check(echo, CodeSet::Bcp47, "en pt-BR").await;
    check("sh -c 'cat >/dev/null; echo $0' {pair}", CodeSet::Iso639, "eng-por").await;
    // A tag that is no tag does not become an option or a command.
    let mut odd = batch(&["x"]);
    odd.target = "--version;ls".to_owned();
    let program = Program { codes: CodeSet::Bcp47, ..program(echo) };
    let error =
        translate_with_program(&program, &KeptProgram::default(), &odd, &CancellationToken::new()).await;
    assert_eq!(error.unwrap_err().code(), "language-not-offered");
}

/// A program that joins or adds lines is asked for one text at a time.
#[tokio::test]
async fn lines_that_do_not_add_up_are_asked_for_singly() {
    let joining = program("sh -c 'tr \"\\n\" \" \"; echo'");
    assert_eq!(texts(&joining, &["one", "two"]).await, ["one", "two"]);
    let chatty =
        Program { life: Life::Kept, ..program("sh -c 'while read -r l; do echo \"$l\nmore\"; done'") };
    assert_eq!(run(&chatty, &["one", "two"]).await.unwrap_err().code(), "bad-answer");
}

#[tokio::test]
async fn failures_are_told() {
    let check = async |program: Program, expect: &str| {
        let error = run(&program, &["The river rose by two metres on Tuesday."]).await.unwrap_err();
        assert_eq!(error.code(), expect, "{error}");
        assert!(!format!("{error:?}").contains("river rose"), "the text is not in it: {error:?}");
        assert!(error.hint().is_some());
    };
    check(program("no-such-program-here"), "program-missing").await;
    check(program("false"), "program-failed").await;
    check(program("sh -c 'cat >&2; exit 3'"), "program-failed").await;
    check(program("sh -c 'cat >/dev/null'"), "bad-answer").await;
    check(program("yes"), "too-large").await;
    let hanging = |life| Program { timeout: Duration::from_millis(200), life, ..program("sleep 1000") };
    check(hanging(Life::Batch), "timeout").await;
    check(hanging(Life::Kept), "timeout").await;
    check(Program { life: Life::Kept, ..program("true") }, "program-failed").await;
    let error = run(&program("sh -c 'echo \"no model\" >&2; exit 3'"), &["x"]).await.unwrap_err();
    assert_eq!(error.to_string(), "The program sh failed: status 3, no model");
}

#[tokio::test]
async fn a_kept_process_stays_and_is_replaced_when_it_ends() {
    let kept = KeptProgram::default();
    let cancel = CancellationToken::new();
    let ask = async |program: &Program| {
        translate_with_program(program, &kept, &batch(&["x", "y"]), &cancel).await.unwrap().texts
    };
    let counting = "sh -c 'n=0; while read -r l; do n=$((n+1)); echo \"$n$l\"; done'";
    let staying = Program { life: Life::Kept, ..program(counting) };
    assert_eq!(ask(&staying).await, ["1x", "2y"]);
    assert_eq!(ask(&staying).await, ["3x", "4y"], "the same process");
    let other = Program { life: Life::Kept, ..program("cat") };
    assert_eq!(ask(&other).await, ["x", "y"], "another command, another process");
    // It ends after two lines, and says so right before.
    let folder = tempfile::tempdir().unwrap();
    let gone = folder.path().join("gone");
    let script = "read -r a; echo 1$a; read -r b; echo 2$b; : > \"$0\"";
    let mut brief = Program { life: Life::Kept, ..program("sh -c x") };
    brief.command = ["sh", "-c", script, gone.to_str().unwrap()].map(str::to_owned).to_vec();
    assert_eq!(ask(&brief).await, ["1x", "2y"]);
    while !gone.exists() {
        tokio::time::sleep(Duration::from_millis(5)).await;
    }
    tokio::time::sleep(Duration::from_millis(300)).await;
    assert_eq!(ask(&brief).await, ["1x", "2y"], "started anew");
}

#[tokio::test]
async fn cancelling_ends_all_that_was_started() {
    let folder = tempfile::tempdir().unwrap();
    let mark = folder.path().join("pid");
    let script = "sleep 1000 & echo $! > \"$0\"; wait";
    for life in [Life::Batch, Life::Kept] {
        drop(std::fs::remove_file(&mark));
        let mut program = Program { life, ..program("sh -c x") };
        program.command = ["sh", "-c", script, mark.to_str().unwrap()].map(str::to_owned).to_vec();
        let cancel = CancellationToken::new();
        let (later, seen) = (cancel.clone(), mark.clone());
        let stopper = tokio::spawn(async move {
            loop {
                if let Some(pid) =
                    std::fs::read_to_string(&seen).ok().and_then(|p| p.trim().parse::<u32>().ok())
                {
                    later.cancel();
                    return pid;
                }
                tokio::time::sleep(Duration::from_millis(5)).await;
            }
        });
        let result = translate_with_program(&program, &KeptProgram::default(), &batch(&["x"]), &cancel).await;
        assert_eq!(result.unwrap_err(), ProviderError::Cancelled);
        let pid = stopper.await.unwrap();
        let alive = || {
            let state = std::fs::read_to_string(format!("/proc/{pid}/stat")).unwrap_or_default();
            !(state.is_empty() || state.contains(") Z"))
        };
        for _ in 0..400 {
            if !alive() {
                break;
            }
            tokio::time::sleep(Duration::from_millis(10)).await;
        }
        assert!(!alive(), "the grandchild {pid} is gone too");
    }
}
