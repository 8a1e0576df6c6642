//! How fast the translation memory is: fills one with made-up units and asks it.
//!
//! `cargo run --release --package diglot-store --example memory_speed -- 1000000`

#![expect(
    clippy::unwrap_used,
    clippy::print_stdout,
    reason = "a program for the terminal that may stop at once"
)]

use std::time::Instant;

use diglot_core::lang::LangTag;
use diglot_store::{Library, MemoryQuery, MemoryUnit};

/// Made-up sentences: words by Zipf's law, as in any language.
struct Text {
    state: u64,
    steps: Vec<f64>,
}

impl Text {
    fn new(words: u32) -> Self {
        let mut sum = 0.0;
        let steps = (1..=words).map(|rank| {
            sum += 1.0 / (f64::from(rank) + 2.7);
            sum
        });
        Self { steps: steps.collect(), state: 7 }
    }

    /// Steele and Vigna's SplitMix64.
    fn random(&mut self) -> u64 {
        self.state = self.state.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.state;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        z ^ (z >> 31)
    }

    fn below(&mut self, limit: usize) -> usize {
        (self.random() % limit as u64) as usize
    }

    fn word(&mut self) -> String {
        if self.below(25) == 0 {
            return self.below(3000).to_string();
        }
        let share = (self.random() >> 11) as f64 / (1_u64 << 53) as f64;
        let at = share * self.steps.last().copied().unwrap();
        let mut rank = self.steps.partition_point(|step| *step < at) as u64 + 1;
        let mut word = String::new();
        while rank > 0 {
            const PARTS: [&str; 14] =
                ["ka", "no", "ri", "te", "mas", "lo", "ve", "du", "pin", "sa", "er", "ul", "go", "the"];
            word.push_str(PARTS[(rank % 14) as usize]);
            rank /= 14;
        }
        word
    }

    fn sentence(&mut self) -> Vec<String> {
        let length = 3 + self.below(12) + self.below(14);
        (0..length).map(|_| self.word()).collect()
    }
}

fn main() {
    let units: usize = std::env::args().nth(1).and_then(|n| n.parse().ok()).unwrap_or(1_000_000);
    let folder = tempfile::tempdir().unwrap();
    let library = Library::open(&folder.path().join("library.sqlite3")).unwrap();
    let (en, de) = (LangTag::parse("en").unwrap(), LangTag::parse("de").unwrap());
    let mut text = Text::new(200_000);
    let mut asked: Vec<Vec<String>> = Vec::new();
    let begun = Instant::now();
    let mut done = 0;
    while done < units {
        let batch: Vec<MemoryUnit> = (0..5_000.min(units - done))
            .map(|_| {
                let words = text.sentence();
                if text.below(units) < 400 {
                    asked.push(words.clone());
                }
                let source = format!("{}.", words.join(" "));
                MemoryUnit {
                    source_language: en.clone(),
                    target_language: de.clone(),
                    target: source.to_uppercase(),
                    source,
                    article: None,
                    row: None,
                    origin: "made-up".to_owned(),
                    at: "2026-11-22T10:00:00Z".to_owned(),
                }
            })
            .collect();
        done += batch.len();
        library.add_to_memory(&batch).unwrap();
    }
    let size = std::fs::metadata(library.path().unwrap()).unwrap().len();
    println!("{units} units in {:.1} s, {} MB", begun.elapsed().as_secs_f64(), size / 1_000_000);

    let mut measure = |name: &str, least: u8, change: &mut dyn FnMut(&mut Text, &mut Vec<String>)| {
        let mut times = Vec::new();
        let mut hits = 0;
        for words in &asked {
            let mut words = words.clone();
            let target = format!("{}.", words.join(" ")).to_uppercase();
            change(&mut text, &mut words);
            let wanted = format!("{}.", words.join(" "));
            let query =
                MemoryQuery { text: &wanted, source_language: &en, target_language: &de, least, limit: 5 };
            let begun = Instant::now();
            let found = library.search_memory(&query).unwrap();
            times.push(begun.elapsed().as_secs_f64() * 1000.0);
            hits += usize::from(found.iter().any(|(_, unit)| unit.target == target));
        }
        times.sort_by(f64::total_cmp);
        let at = |share: f64| times[((times.len() - 1) as f64 * share) as usize];
        println!(
            "{name}: median {:.2} ms, 95 % {:.2} ms, most {:.2} ms, found {hits} of {}",
            at(0.5),
            at(0.95),
            at(1.0),
            asked.len()
        );
    };
    measure("the same, from 75 %", 75, &mut |_, _| {});
    measure("one word in ten another, from 75 %", 75, &mut |text, words| {
        for _ in 0..words.len().div_ceil(10) {
            let at = text.below(words.len());
            words[at] = text.word();
        }
    });
    measure("one word in five another, from 60 %", 60, &mut |text, words| {
        for _ in 0..words.len().div_ceil(5) {
            let at = text.below(words.len());
            words[at] = text.word();
        }
    });
    measure("nothing alike, from 50 %", 50, &mut |text, words| *words = text.sentence());
}
