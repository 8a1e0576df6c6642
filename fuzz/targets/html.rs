//! Web pages.

#![no_main]

use diglot_fuzz::sound;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|data: &[u8]| {
    let text = String::from_utf8_lossy(data);
    sound(Ok(diglot_extract::extract_html(&text, Some("https://example.org/news/1"))));
});
