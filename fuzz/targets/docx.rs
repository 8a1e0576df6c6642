//! Word documents.

#![no_main]

use diglot_fuzz::sound;
use diglot_extract::{Format, Hints, extract};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|data: &[u8]| {
    sound(extract(data, &Hints { format: Some(Format::Docx), ..Hints::default() }));
});
