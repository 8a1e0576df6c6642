//! Markdown.

#![no_main]

use diglot_fuzz::sound;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|data: &[u8]| {
    sound(Ok(diglot_extract::extract_markdown(&String::from_utf8_lossy(data))));
});
