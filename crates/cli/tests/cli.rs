//! The command line as others use it: its JSON, its exit status, its words.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on says where")]

use std::io::Write as _;
use std::path::PathBuf;
use std::process::{Command, Output, Stdio};

use serde_json::Value;

/// A data folder of its own, gone with the test.
struct Diglot(tempfile::TempDir);

impl Diglot {
    fn new() -> Self {
        Self(tempfile::tempdir().unwrap())
    }

    fn run(&self, args: &[&str], input: &[u8]) -> Output {
        let mut child = Command::new(env!("CARGO_BIN_EXE_diglot"))
            .args(args)
            .env("DIGLOT_DATA_DIR", self.0.path().join("data"))
            .env("COLUMNS", "120")
            .env_remove("DIGLOT_PASSPHRASE")
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        // A command that takes no input may be gone before it is written.
        let _ = child.stdin.take().unwrap().write_all(input);
        child.wait_with_output().unwrap()
    }

    fn json(&self, args: &[&str], input: &[u8]) -> Value {
        let out = self.run(args, input);
        assert!(out.status.success(), "{args:?}: {}", String::from_utf8_lossy(&out.stderr));
        serde_json::from_slice(&out.stdout).unwrap()
    }

    fn file(&self, name: &str, bytes: &[u8]) -> String {
        let path: PathBuf = self.0.path().join(name);
        std::fs::write(&path, bytes).unwrap();
        path.to_string_lossy().into_owned()
    }
}

fn sample() -> String {
    concat!(env!("CARGO_MANIFEST_DIR"), "/../engine/assets/istanbul-talks.txt").to_owned()
}

fn texts<'a>(list: &'a Value, field: &str) -> Vec<&'a str> {
    list.as_array().unwrap().iter().map(|v| v[field].as_str().unwrap()).collect()
}

#[test]
fn the_article_it_all_began_with_comes_out_right() {
    let diglot = Diglot::new();
    let out = diglot.json(&["import", &sample(), "--json"], b"");
    assert_eq!(out["title"], "Russia Ukraine Set for Second Round of Talks Amid Escalating Conflict");
    assert_eq!(
        (out["language"]["tag"].as_str(), out["language"]["reliable"].as_bool()),
        (Some("en"), Some(true))
    );
    assert!(out["language"]["confidence"].as_f64().unwrap() > 0.95);
    let blocks = out["blocks"].as_array().unwrap();
    let headings: Vec<&str> =
        blocks.iter().filter(|b| b["kind"] == "heading").map(|b| b["text"].as_str().unwrap()).collect();
    assert_eq!(
        headings,
        ["High-Stakes Negotiations", "Escalating Tensions Ahead of Talks", "Deep Divisions Remain"]
    );
    assert_eq!(blocks.iter().filter(|b| b["kind"] == "paragraph").count(), 11);
    assert!(
        texts(&out["blocks"], "text")
            .iter()
            .all(|t| !t.contains("Set for Second Round") && !t.contains("Gear Up"))
    );
    assert_eq!(
        texts(&out["dropped"], "text"),
        [
            "Russia and Ukraine Gear Up for Second Peace Talks Amid Intensifying Conflict",
            "Leave a Reply",
            "Your email address will not be published. Required fields are marked *",
            "This site uses Akismet to reduce spam. Learn how your comment data is processed.",
            "Back To Top"
        ]
    );
    assert_eq!(out["dropped"][0]["reason"], "repeated-title");
    assert!(texts(&out["dropped"], "reason").iter().all(|r| !r.is_empty()));
    for (at, segment) in out["segments"].as_array().unwrap().iter().enumerate() {
        assert_eq!(segment["id"], at + 1);
        let block = &blocks[usize::try_from(segment["block"].as_u64().unwrap()).unwrap()];
        assert!(block["text"].as_str().unwrap().contains(segment["text"].as_str().unwrap()));
    }
}

#[test]
fn a_summary_is_verbatim_and_the_same_every_time() {
    let diglot = Diglot::new();
    let article = diglot.json(&["import", &sample(), "--json"], b"");
    for length in ["headline", "short", "points", "detailed"] {
        let args = ["summarize", &sample(), "--json", "--length", length];
        let first = diglot.run(&args, b"");
        assert_eq!(first.stdout, diglot.run(&args, b"").stdout, "{length}");
        let out: Value = serde_json::from_slice(&first.stdout).unwrap();
        assert_eq!((out["length"].as_str(), out["engine"]["id"].as_str()), (Some(length), Some("builtin")));
        let points = out["points"].as_array().unwrap();
        assert!(!points.is_empty());
        for point in points {
            let id = point["evidence"][0].as_u64().unwrap();
            let segment = &article["segments"][usize::try_from(id).unwrap() - 1];
            assert_eq!(point["text"], segment["text"], "{length}: verbatim, with its evidence");
            assert_eq!(point["status"], "supported");
        }
        assert!(out["coverage"].as_f64().unwrap() > 0.0);
        assert_eq!(out["article"], article["id"]);
    }
}

#[test]
fn people_get_both_pages() {
    let diglot = Diglot::new();
    let text = String::from_utf8(diglot.run(&["summarize", "--sample"], b"").stdout).unwrap();
    assert!(text.lines().next().unwrap().contains("│  Summary (short)"), "{text}");
    assert!(text.contains("[1] As Russia and Ukraine"));
    let html = String::from_utf8(diglot.run(&["summarize", "--sample", "--as", "html"], b"").stdout).unwrap();
    assert!(html.starts_with("<!doctype html>") && html.contains("<sup><a href=\"#s1\">1</a>"));
    assert!(
        !html.contains("<script") && !html.contains("http:") && !html.contains("https:"),
        "it loads nothing"
    );
    let markdown =
        String::from_utf8(diglot.run(&["import", "--sample", "--as", "markdown"], b"").stdout).unwrap();
    assert!(markdown.starts_with("# Russia Ukraine") && markdown.contains("### High-Stakes Negotiations"));
}

#[test]
fn bad_input_fails_with_words_and_a_next_step() {
    let diglot = Diglot::new();
    let empty = diglot.file("empty.txt", b"");
    let junk: Vec<u8> = (0..9_000_u32).map(|n| (n.wrapping_mul(2_654_435_761) >> 11) as u8).collect();
    let junk = diglot.file("junk.bin", &junk);
    // Taken, and not listened at: a port that was only free a moment ago may be another test's by then.
    let held = tokio::net::TcpSocket::new_v4().unwrap();
    held.bind("127.0.0.1:0".parse().unwrap()).unwrap();
    let nobody = format!("http://{}/", held.local_addr().unwrap());
    let check = |args: &[&str], code: i32, words: &str| {
        let out = diglot.run(args, b"");
        let said = String::from_utf8(out.stderr).unwrap();
        assert_eq!(out.status.code(), Some(code), "{args:?}: {said}");
        assert!(said.contains(words), "{args:?}: {said}");
        assert!(out.stdout.is_empty(), "{args:?}");
        if code == 1 {
            assert!(said.starts_with("error: ") && said.contains("\n\nhint: "), "{args:?}: {said}");
        }
    };
    check(&["import", &empty, "--json"], 1, "no text in it");
    check(&["import", &junk, "--json"], 1, "not text");
    check(&["import", "/nowhere/at/all.txt", "--json"], 1, "There is no file `/nowhere/at/all.txt`");
    check(&["import", &nobody, "--allow-private", "--json"], 1, "refused");
    check(&["import", &nobody, "--json"], 1, "127.0.0.1");
    check(&["import", &sample(), "--format", "tiff"], 1, "no format `tiff`");
    check(&["summarize", &sample(), "--engine", "nobody"], 1, "no engine `nobody`");
    check(&["translate", &sample(), "--to", "de"], 1, "No engine for translations");
    check(&["library", "show", "0123"], 1, "not in the library");
    check(&["--offline", "import", "https://example.org/"], 1, "offline");
    check(&["import"], 2, "Usage");
    check(&["summarize", &sample(), "--length", "endless"], 2, "endless");
}

#[test]
fn files_of_every_kind_are_read_several_at_once() {
    let diglot = Diglot::new();
    let fixture = |name: &str| format!("{}/../../tests/fixtures/pdf/{name}", env!("CARGO_MANIFEST_DIR"));
    let arabic = diglot.json(&["import", &fixture("arabic.pdf"), "--json"], b"");
    assert_eq!(
        (arabic["title"].as_str(), arabic["language"]["tag"].as_str()),
        (Some("ميناء الشمال"), Some("ar"))
    );
    let feed = "<rss><channel><title>The Feed</title>
        <item><title>Elsewhere</title><link>https://example.org/a</link></item>
        <item><title>In the feed alone</title><description>&lt;p&gt;A text that lies in the feed and nowhere else at all.&lt;/p&gt;</description></item>
        </channel></rss>";
    let feed = diglot.file("feed.xml", feed.as_bytes());
    let list = diglot.json(&["feeds", "show", &feed, "--json"], b"");
    assert_eq!(texts(&list["items"], "title"), ["Elsewhere", "In the feed alone"]);
    assert_eq!(list["items"][0]["url"], "https://example.org/a");
    let entry = diglot.json(&["import", &feed, "--part", "2", "--json"], b"");
    assert_eq!(
        (entry["title"].as_str(), entry["site_name"].as_str()),
        (Some("In the feed alone"), Some("The Feed"))
    );

    // Each as soon as it is read; what fails stops nothing and shows in the exit status.
    diglot.file("one.txt", b"The first text has a sentence.");
    diglot.file("two.md", b"# Second\n\nThe second text has one, too.");
    diglot.file("three.pdf", b"%PDF-1.7 and then nothing of the kind");
    let pattern = diglot.0.path().join("t*").to_string_lossy().into_owned();
    let first = diglot.0.path().join("one.txt").to_string_lossy().into_owned();
    let out = diglot.run(&["import", &first, &pattern, "--json"], b"");
    let said = String::from_utf8(out.stderr).unwrap();
    assert_eq!(out.status.code(), Some(1), "{said}");
    assert!(said.contains("three.pdf: ") && said.contains("error: 1 of 3 could not be read"), "{said}");
    let lines: Vec<Value> =
        String::from_utf8(out.stdout).unwrap().lines().map(|l| serde_json::from_str(l).unwrap()).collect();
    assert_eq!(lines.len(), 2);
    assert_eq!(lines[1]["title"], "Second");

    let opml = diglot.file(
        "feeds.opml",
        b"<opml version='2.0'><body><outline text='News'><outline text='A &amp; B' xmlUrl='https://example.org/feed'/></outline></body></opml>",
    );
    assert!(diglot.run(&["feeds", "import", &opml], b"").status.success());
    let out = String::from_utf8(diglot.run(&["feeds", "export"], b"").stdout).unwrap();
    assert!(out.contains("xmlUrl=\"https://example.org/feed\"") && out.contains("A &amp; B"), "{out}");
    assert!(diglot.run(&["feeds", "remove", "https://example.org/feed"], b"").status.success());
    assert_eq!(diglot.json(&["feeds", "list", "--json"], b""), serde_json::json!([]));
}

#[test]
fn a_file_that_unpacks_without_end_is_refused_by_name_of_the_cap() {
    let diglot = Diglot::new();
    let bomb = format!("{}/../../tests/fixtures/pdf/bomb.pdf", env!("CARGO_MANIFEST_DIR"));
    let out = diglot.run(&["import", &bomb], b"");
    let said = String::from_utf8(out.stderr).unwrap();
    assert_eq!(out.status.code(), Some(1));
    assert!(said.contains("unpacks to more than 96 MB"), "{said}");
}

#[test]
fn the_language_and_sentences_of_a_page_are_those_of_its_article() {
    let diglot = Diglot::new();
    let page = diglot.file(
        "page.html",
        "<!doctype html><html><body><nav><a href='/'>Home</a></nav><article><h1>Der Hafen im Norden</h1><p>Der Hafen ist seit gestern wieder offen. Die Schiffe warten noch auf das Wetter.</p></article></body></html>".as_bytes(),
    );
    assert_eq!(diglot.json(&["detect", &page, "--json"], b"")["language"]["tag"], "de");
    let sentences = diglot.json(&["segment", &page, "--json"], b"");
    assert_eq!(
        texts(&sentences["sentences"], "text"),
        [
            "Der Hafen im Norden",
            "Der Hafen ist seit gestern wieder offen.",
            "Die Schiffe warten noch auf das Wetter."
        ]
    );
}

#[test]
fn records_are_answered_in_order_and_a_bad_one_stops_nothing() {
    let diglot = Diglot::new();
    let lines = |command: &str, records: &str| -> Vec<Value> {
        let out = diglot.run(&[command, "--jsonl"], records.as_bytes());
        assert!(out.status.success(), "{}", String::from_utf8_lossy(&out.stderr));
        String::from_utf8(out.stdout).unwrap().lines().map(|l| serde_json::from_str(l).unwrap()).collect()
    };
    let out = lines(
        "segment",
        "{\"id\":1,\"text\":\"Eins. 😀 Zwei.\",\"lang\":\"de\"}\nnot json\n{\"id\":3}\n{\"id\":4,\"text\":\"他来了。她走了。\"}\n",
    );
    assert_eq!(out.len(), 4);
    let last = out[0]["sentences"].as_array().unwrap().last().unwrap();
    assert_eq!((last["text"].as_str().unwrap(), last["end"].as_u64()), ("😀 Zwei.", Some(13)), "code points");
    assert_eq!(out[1]["error"]["code"], "bad-record");
    assert_eq!((out[2]["id"].as_u64(), out[2]["error"]["code"].as_str()), (Some(3), Some("bad-record")));
    assert_eq!(texts(&out[3]["sentences"], "text"), ["他来了。", "她走了。"]);

    let out = lines(
        "detect",
        "{\"id\":\"a\",\"text\":\"Der Ausschuss hat den Haushalt am Montag beschlossen.\"}\n",
    );
    assert_eq!(
        (out[0]["language"]["tag"].as_str(), out[0]["parts"][0]["start"].as_u64()),
        (Some("de"), Some(0))
    );

    let article = "First the council met in the old town hall.\\nThen 12 members voted for the new bridge.\\nThe mayor thanked everybody.";
    let out = lines(
        "summarize",
        &format!(
            "{{\"id\":7,\"title\":\"Council votes for bridge\",\"text\":\"{article}\",\"lang\":\"en\",\"sentences\":1}}\n"
        ),
    );
    assert_eq!(out[0]["id"], 7);
    assert_eq!(out[0]["points"].as_array().unwrap().len(), 1);

    let out = lines(
        "import",
        "{\"id\":1,\"html\":\"<html lang=fr><title>Un titre</title><body><article><h1>Un titre</h1><p>La commission a adopté lundi le budget de la ville pour l’année prochaine, après un long débat.</p></article></body></html>\",\"url\":\"https://example.org/a\"}\n",
    );
    assert_eq!((out[0]["id"].as_u64(), out[0]["title"].as_str()), (Some(1), Some("Un titre")));
    assert_eq!(out[0]["language"]["tag"], "fr");
    assert!(!diglot.0.path().join("data").exists(), "records leave nothing behind");
}

#[test]
fn the_library_keeps_finds_and_gives_back() {
    let diglot = Diglot::new();
    let id = diglot.json(&["import", &sample(), "--json"], b"")["id"].as_str().unwrap().to_owned();
    let second = "En büyük köprü pazartesi günü açıldı.\n\nBelediye başkanı törende konuştu.";
    diglot.json(&["import", "-", "--json", "--source-lang", "tr"], second.as_bytes());
    let list = |args: &[&str]| {
        diglot.json(&[&["library"], args, &["--json"]].concat(), b"")["total"].as_u64().unwrap()
    };
    assert_eq!(list(&["list"]), 2);
    assert_eq!(list(&["search", "bombers"]), 1);
    assert_eq!(list(&["search", "KÖPRÜ"]), 1);
    let backup = diglot.0.path().join("copy.sqlite3");
    let backup = backup.to_str().unwrap();
    assert!(diglot.run(&["library", "backup", backup], b"").status.success());
    assert!(diglot.run(&["library", "delete", &id], b"").status.success());
    assert_eq!(list(&["list"]), 1);
    assert!(diglot.run(&["library", "restore", backup], b"").status.success());
    assert_eq!(list(&["list"]), 2);
    assert_eq!(diglot.json(&["library", "verify", "--json"], b"")["sound"], true);
    assert_eq!(diglot.json(&["library", "show", &id, "--json"], b"")["id"], id.as_str());
}

#[test]
fn engines_are_set_up_without_a_key_on_the_command_line() {
    let diglot = Diglot::new();
    let added = diglot.json(&["engines", "add", "ollama", "--model", "gemma3", "--json"], b"");
    assert_eq!((added["id"].as_str(), added["local"].as_bool()), (Some("ollama"), Some(true)));
    let rows = diglot.json(&["engines", "list", "--json"], b"");
    assert_eq!(texts(&rows, "id"), ["builtin", "ollama"]);
    let bad = diglot
        .run(&["engines", "add", "openai-compatible", "--base-url", "http://example.org/v1?key=x"], b"");
    assert_eq!(bad.status.code(), Some(1));
    assert!(diglot.run(&["engines", "remove", "ollama"], b"").status.success());
    assert_eq!(texts(&diglot.json(&["engines", "list", "--json"], b""), "id"), ["builtin"]);
}

#[test]
fn the_next_step_is_one_that_a_command_line_has() {
    let diglot = Diglot::new();
    let text = diglot.file("one.txt", b"The bridge of the village was repaired by the council in spring.");
    let check = |args: &[&str], want: &str| {
        let out = diglot.run(args, b"");
        assert_eq!(out.status.code(), Some(1), "{args:?}");
        let said = String::from_utf8(out.stderr).unwrap();
        assert!(said.contains(want) && !said.contains("settings"), "{args:?}: {said}");
    };
    check(&["translate", &text, "--to", "es"], "diglot engines presets");
    check(&["engines", "models", "builtin"], "diglot engines test");
    check(&["engines", "test", "nobody"], "diglot engines list");
}

#[test]
fn texts_are_checked_against_their_source() {
    let diglot = Diglot::new();
    let records = concat!(
        r#"{"id":1,"kind":"summary","source":"\ud83d\ude00 Ukraine used 117 drones in the operation. It rained.","target":"\ud83d\ude00 Ukraine used 120 drones in the operation.","source_lang":"en","target_lang":"en"}"#,
        "\n",
        r#"{"id":2,"kind":"translation","source":"It began at noon.","target":"Es begann am Mittag.","source_lang":"en","target_lang":"de"}"#,
        "\n",
        r#"{"id":3,"kind":"poem","source":"","target":""}"#,
        "\n"
    );
    let out = diglot.run(&["check", "--jsonl"], records.as_bytes());
    assert!(out.status.success());
    let lines: Vec<Value> = String::from_utf8(out.stdout)
        .unwrap()
        .lines()
        .map(|line| serde_json::from_str(line).unwrap())
        .collect();
    let found = &lines[0]["findings"][0];
    assert_eq!((found["check"].as_str(), found["severity"].as_str()), (Some("number"), Some("major")));
    assert_eq!(
        (found["target"]["start"].as_u64(), found["target"]["text"].as_str()),
        (Some(15), Some("120"))
    );
    assert_eq!(
        (found["source"]["start"].as_u64(), found["source"]["text"].as_str()),
        (Some(15), Some("117"))
    );
    assert_eq!(found["suggestion"], "117");
    assert_eq!(lines[0]["sentences"][0]["evidence"][0]["start"], 0);
    assert_eq!(lines[1]["findings"].as_array().map(Vec::len), Some(0));
    assert_eq!(lines[1]["score"], 1.0);
    assert_eq!(lines[2]["error"]["code"], "bad-record");
    let source = diglot.file("source.txt", b"Ukraine used 117 drones in the operation.");
    let target = diglot.file("target.txt", b"Ukraine used 120 drones in the operation.");
    let args =
        ["check", &target, "--source", &source, "--source-lang", "en", "--target-lang", "en", "--strict"];
    let out = diglot.run(&args, b"");
    assert_eq!(out.status.code(), Some(3));
    assert!(String::from_utf8_lossy(&out.stdout).contains("120"));
}

#[cfg(unix)]
#[test]
fn a_program_on_this_computer_translates_offline() {
    let diglot = Diglot::new();
    let add = ["engines", "add", "program", "--name", "Shouter", "--command", "tr a-z A-Z", "--json"];
    let added = diglot.json(&add, b"");
    assert_eq!((added["kind"].as_str(), added["local"].as_bool()), (Some("program"), Some(true)));
    let text = diglot.file("one.txt", b"The bridge of the village was repaired by the council in spring.");
    let args = ["--offline", "translate", &text, "--to", "es", "--engine", "program", "--json"];
    let out = diglot.json(&args, b"");
    assert!(out.to_string().contains("THE BRIDGE OF THE VILLAGE"), "{out}");
    let tested = diglot.json(&["--offline", "engines", "test", "program", "--json"], b"");
    assert_eq!(tested["answer"], "THE RIVER ROSE AFTER THE RAIN.");
    let refused = diglot.run(&["summarize", &text, "--engine", "program"], b"");
    assert!(String::from_utf8(refused.stderr).unwrap().contains("does not summarise"));
    let none = diglot.run(&["engines", "add", "program"], b"");
    assert!(String::from_utf8(none.stderr).unwrap().contains("needs a command"));
}
