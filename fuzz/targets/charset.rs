//! Text in any character set, with what is said of it.

#![no_main]

use diglot_fuzz::sound;
use diglot_extract::{Hints, extract};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|data: &[u8]| {
    let label = ["utf-8", "gb18030", "shift_jis", "iso-2022-jp", "utf-16le", "windows-1251", "x-user-defined", ""];
    let (first, rest) = data.split_first().unwrap_or((&0, &[]));
    let hints = Hints { charset: Some(label[usize::from(*first) % label.len()]), ..Hints::default() };
    sound(extract(rest, &hints));
});
