//! Pages a second, ours and the fastest peer's, over the same pages.

use criterion::{Criterion, Throughput, criterion_group, criterion_main};

fn pages(c: &mut Criterion) {
    let pages = match diglot_bench::named_pages() {
        Ok(pages) => pages,
        Err(error) => {
            eprintln!("error: {error}");
            std::process::exit(2);
        }
    };
    let mut group = c.benchmark_group("pages");
    group.sample_size(10).throughput(Throughput::Elements(pages.len() as u64));
    group.bench_function("diglot", |b| b.iter(|| pages.iter().map(|p| diglot_bench::ours(p)).sum::<usize>()));
    group
        .bench_function("dom_smoothie", |b| b.iter(|| pages.iter().map(|p| diglot_bench::peer(p)).sum::<usize>()));
    group.finish();
}

criterion_group!(benches, pages);
criterion_main!(benches);
