//! PDF files, as the child process reads them.

#![no_main]

use diglot_fuzz::sound;
use diglot_extract::{Format, Hints, extract};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|data: &[u8]| {
    // The reader catches the panics of its library; they are no finding here.
    std::panic::set_hook(Box::new(|_| {}));
    sound(extract(data, &Hints { format: Some(Format::Pdf), ..Hints::default() }));
});
