//! Feeds and lists of feeds.

#![no_main]

use diglot_fuzz::sound;
use diglot_extract::{Document, Hints, read_document};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|data: &[u8]| {
    let hints = Hints { url: Some("https://example.org/feed"), part: Some(1), ..Hints::default() };
    for hints in [Hints { part: None, ..hints }, hints] {
        if let Ok(Document::Article(article)) = read_document(data, &hints) {
            sound(Ok(*article));
        }
    }
});
