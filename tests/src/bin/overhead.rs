//! What the engine costs on top of a bare client, and how a whole book goes through it.
//!
//! `overhead stream` compares one streamed answer, read bare and read by the engine, in turns.
//! `overhead book [SEGMENTS] [CONCURRENCY]` translates a made-up book by a service that takes 50 ms
//! for each answer, and says how near to the ideal time it ended and how much memory it took.

use std::time::{Duration, Instant};

use diglot_engine::api::*;
use diglot_engine::{Config, Engine};
use diglot_tests::scripted;
use diglot_tests::speaker::{Fault, Speaker};

type Failure = Box<dyn std::error::Error + Send + Sync>;

#[tokio::main]
async fn main() -> Result<(), Failure> {
    let mut arguments = std::env::args().skip(1);
    match arguments.next().as_deref() {
        Some("stream") => stream().await,
        Some("book") => {
            let segments = arguments.next().map_or(Ok(100_000), |n| n.parse())?;
            let concurrency = arguments.next().map_or(Ok(16), |n| n.parse())?;
            book(segments, concurrency).await
        }
        _ => Err("usage: overhead stream | overhead book [SEGMENTS] [CONCURRENCY]".into()),
    }
}

#[expect(clippy::print_stdout, reason = "a benchmark prints its figures")]
fn say(line: &str) {
    println!("{line}");
}

async fn world(sentences: usize) -> Result<(Engine, String, tempfile::TempDir), Failure> {
    let folder = tempfile::tempdir()?;
    let mut config = Config::new(folder.path().to_owned());
    config.keychain = false;
    let engine = Engine::open(config)?;
    let text: Vec<String> = (1..=sentences)
        .map(|n| format!("The bridge of the village number {n} was repaired by the council in spring."))
        .collect();
    let mut job = engine.import_article(ImportRequest::of(ImportSource::Text { text: text.join("\n\n") }));
    let mut article = None;
    while let Some(batch) = job.events.recv().await {
        for event in batch {
            if let JobEvent::Finished { outcome: Outcome::Imported(imported) } = event {
                article = Some(imported.article);
            }
        }
    }
    Ok((engine, article.ok_or("nothing was imported")?, folder))
}

async fn add(engine: &Engine, base_url: String, model: &str, concurrency: u32) -> Result<String, Failure> {
    let draft = EngineDraft {
        preset: "openai-compatible".into(),
        base_url,
        model: Some(model.into()),
        options: Some(EngineOptions { concurrency: Some(concurrency), ..EngineOptions::default() }),
        ..EngineDraft::default()
    };
    Ok(engine.save_engine(draft).await?.id)
}

/// The time to the first piece of text and to the end, of a bare client that only looks for it.
async fn bare(address: &str, body: &str) -> Result<(Duration, Duration), Failure> {
    use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
    let host = address.trim_start_matches("http://").trim_end_matches("/v1");
    let begun = Instant::now();
    let mut socket = tokio::net::TcpStream::connect(host).await?;
    let request = format!(
        "POST /v1/chat/completions HTTP/1.1\r\nHost: {host}\r\nContent-Type: application/json\r\nContent-Length: {}\r\nConnection: close\r\n\r\n{body}",
        body.len()
    );
    socket.write_all(request.as_bytes()).await?;
    let mut piece = vec![0; 64 * 1024];
    let (mut first, mut tail) = (None, Vec::new());
    loop {
        let n = socket.read(&mut piece).await?;
        if n == 0 {
            break;
        }
        tail.extend_from_slice(&piece[..n]);
        if first.is_none() && String::from_utf8_lossy(&tail).contains("\"content\":\"") {
            first = Some(begun.elapsed());
        }
        if first.is_some() && tail.len() > 64 {
            if String::from_utf8_lossy(&tail[tail.len() - 64..]).contains("[DONE]") {
                break;
            }
            tail.drain(..tail.len() - 64);
        }
    }
    Ok((first.ok_or("no text came")?, begun.elapsed()))
}

/// The same through the engine: a test of an engine asks for one answer by the way of all real work.
async fn by_engine(engine: &Engine, id: &str, article: &str) -> Result<(Duration, Duration), Failure> {
    let begun = Instant::now();
    let mut job = engine.summarize(SummarizeRequest {
        article: article.to_owned(),
        length: LengthView::Points,
        to: None,
        engine: Some(id.to_owned()),
    });
    let mut first = None;
    while let Some(batch) = job.events.recv().await {
        for event in batch {
            match event {
                JobEvent::PointDelta { .. } => {
                    first.get_or_insert_with(|| begun.elapsed());
                }
                JobEvent::Failed { error, .. } => return Err(error.message.into()),
                _ => {}
            }
        }
    }
    Ok((first.ok_or("no text came")?, begun.elapsed()))
}

async fn stream() -> Result<(), Failure> {
    let (engine, article, _folder) = world(60).await?;
    let address = scripted::serve(std::sync::Arc::default()).await?;
    let id = add(&engine, address.clone(), "scripted", 1).await?;
    // The bare client sends what the engine sends.
    let preview = engine
        .preview_work(WorkRequest {
            article: article.clone(),
            kind: WorkKind::Summary,
            length: Some(LengthView::Points),
            to: None,
            engine: Some(id.clone()),
            again: true,
        })
        .await?;
    let (mut firsts, mut totals) = (Vec::new(), Vec::new());
    for _ in 0..15 {
        let (bare_first, bare_total) = bare(&address, &preview.body).await?;
        let (first, total) = by_engine(&engine, &id, &article).await?;
        firsts.push(first.as_secs_f64() * 1000.0 - bare_first.as_secs_f64() * 1000.0);
        totals.push(total.as_secs_f64() / bare_total.as_secs_f64());
    }
    firsts.sort_by(f64::total_cmp);
    totals.sort_by(f64::total_cmp);
    say(&format!(
        "to the first text: {:+.2} ms (median of 15), whole stream: {:.3} times the bare one",
        firsts[7], totals[7]
    ));
    Ok(())
}

/// This process's resident memory, in MB.
fn resident() -> Result<f64, Failure> {
    let status = std::fs::read_to_string("/proc/self/status")?;
    let line = status.lines().find(|l| l.starts_with("VmRSS:")).ok_or("no VmRSS here")?;
    let kb: f64 = line.split_whitespace().nth(1).ok_or("VmRSS has no number")?.parse()?;
    Ok(kb / 1024.0)
}

/// What one answer of the service takes where nothing but a bare client asks.
async fn alone(engine: &Engine, article: &str, id: &str, server: &Speaker) -> Result<Duration, Failure> {
    const TIMES: u32 = 20;
    let preview = engine
        .preview_work(WorkRequest {
            article: article.to_owned(),
            kind: WorkKind::Translation,
            length: None,
            to: Some("el".into()),
            engine: Some(id.to_owned()),
            again: false,
        })
        .await?;
    let mut all = Duration::ZERO;
    for _ in 0..TIMES {
        all += bare(&format!("http://{}/v1", server.address), &preview.body).await?.1;
    }
    Ok(all / TIMES)
}

/// Starts a service on a thread of its own: one that is asked over a wire does not share the engine's
/// event loop, and its own work is no cost of the engine.
fn elsewhere<F>(start: impl FnOnce() -> F + Send + 'static) -> Result<Speaker, Failure>
where
    F: Future<Output = std::io::Result<Speaker>>,
{
    let (tell, told) = std::sync::mpsc::channel();
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
    std::thread::spawn(move || {
        runtime.block_on(async {
            // Whoever waited for it has gone: then nobody asks it either.
            if tell.send(start().await).is_ok() {
                std::future::pending::<()>().await;
            }
        });
    });
    Ok(told.recv()??)
}

async fn book(segments: usize, concurrency: u32) -> Result<(), Failure> {
    const TAKES: Duration = Duration::from_millis(50);
    let (engine, article, _folder) = world(segments).await?;
    let server = elsewhere(|| Speaker::start("openai-chat", TAKES, |_| Fault::None))?;
    server.forget();
    let id = add(&engine, format!("http://{}/v1", server.address), "m", concurrency).await?;
    let alone = alone(&engine, &article, &id, &server).await?;
    let before = (server.count(), server.segments());
    let begun = Instant::now();
    let mut job = engine.translate(TranslateRequest {
        article,
        to: "el".into(),
        engine: Some(id),
        again: false,
        segments: Vec::new(),
        propose: false,
    });
    let (mut done, mut marks) = (0_u32, Vec::new());
    let (mut ended, mut first, mut last) = (None, Duration::ZERO, Duration::ZERO);
    while let Some(batch) = job.events.recv().await {
        for event in batch {
            match event {
                JobEvent::Progress { done: now, .. } => {
                    if now / (segments as u32 / 5).max(1) > done / (segments as u32 / 5).max(1) {
                        marks.push(resident()?);
                    }
                    if done == 0 {
                        first = begun.elapsed();
                    }
                    last = begun.elapsed();
                    done = now;
                }
                JobEvent::Finished { .. } => ended = Some(begun.elapsed()),
                JobEvent::Failed { error, .. } => return Err(error.message.into()),
                _ => {}
            }
        }
    }
    let took = ended.ok_or("the run did not end well")?;
    let (requests, sent) = (server.count() - before.0, server.segments() - before.1);
    let ideal = TAKES.mul_f64((requests as f64 / f64::from(concurrency)).ceil());
    let marks: Vec<String> = marks.iter().map(|mb| format!("{mb:.0}")).collect();
    say(&format!(
        "{done} segments in {requests} requests ({sent} segments sent), {:.1} s (first answer after {:.1}, last after {:.1}), ideal {:.1} s, ratio {:.2}; the service alone answers a bare client in {:.1} ms; MB at each fifth: {}",
        took.as_secs_f64(),
        first.as_secs_f64(),
        last.as_secs_f64(),
        ideal.as_secs_f64(),
        took.as_secs_f64() / ideal.as_secs_f64(),
        alone.as_secs_f64() * 1000.0,
        marks.join(" ")
    ));
    Ok(())
}
