//! What a summary costs: checking ten sentences against an article of a thousand words, summarising
//! one of two thousand, in every script; and both for a book.

use criterion::{BenchmarkId, Criterion, Throughput, criterion_group, criterion_main};
use diglot_bench::texts::SAMPLES;
use diglot_core::assess::assess_summary;
use diglot_core::lang::LangTag;
use diglot_core::summary::{BuiltinInput, summarize_sentences};

/// Words of an article that is checked, of one that is summarised, and of a book.
const CHECKED: usize = 1_000;
const SUMMARISED: usize = 2_000;
const BOOK: usize = 200_000;

fn summarise(text: &str, language: &LangTag) -> usize {
    let lines: Vec<Vec<&str>> = text
        .lines()
        .map(|l| diglot_core::segment::sentences(l, language).into_iter().map(|r| &l[r]).collect())
        .collect();
    let sentences: Vec<&str> = lines.iter().flatten().copied().collect();
    let paragraphs: Vec<usize> =
        lines.iter().enumerate().flat_map(|(at, l)| std::iter::repeat_n(at, l.len())).collect();
    summarize_sentences(BuiltinInput { title: "", sentences: &sentences, paragraphs: &paragraphs, language }, 7)
        .len()
}

fn summaries(c: &mut Criterion) {
    let languages = SAMPLES.iter().filter_map(|s| Some((s, LangTag::parse(s.language)?)));
    for (sample, tag) in languages {
        let (article, summary) = (sample.text(CHECKED), sample.summary());
        c.bench_with_input(BenchmarkId::new("check", sample.language), &article, |b, text| {
            b.iter(|| assess_summary(text, &tag, &summary, &tag).score)
        });
        let article = sample.text(SUMMARISED);
        c.bench_with_input(BenchmarkId::new("summarise", sample.language), &article, |b, text| {
            b.iter(|| summarise(text, &tag))
        });
    }
}

fn books(c: &mut Criterion) {
    let mut group = c.benchmark_group("book");
    group.sample_size(10);
    let languages = SAMPLES.iter().filter_map(|s| Some((s, LangTag::parse(s.language)?)));
    for (sample, tag) in languages.filter(|(s, _)| matches!(s.language, "en" | "ru" | "zh")) {
        let summary = sample.summary();
        // A tenth as well: where the cost is linear, the rate is the same.
        for words in [BOOK / 10, BOOK] {
            let text = sample.text(words);
            group.throughput(Throughput::Elements(words as u64));
            group.bench_function(BenchmarkId::new(format!("check {}", sample.language), words), |b| {
                b.iter(|| assess_summary(&text, &tag, &summary, &tag).score)
            });
            group.bench_function(BenchmarkId::new(format!("summarise {}", sample.language), words), |b| {
                b.iter(|| summarise(&text, &tag))
            });
        }
    }
    group.finish();
}

criterion_group!(benches, summaries, books);
criterion_main!(benches);
