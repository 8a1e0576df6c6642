//! The window of Diglot.
//!
//! Nothing is decided here: the page asks, the engine answers, and this crate carries the one to
//! the other. It expands the table of commands, owns the native dialogs, and opens the window.

#![cfg_attr(not(debug_assertions), windows_subsystem = "windows")]

mod arguments;
mod commands;
mod shell;
mod window;

use std::process::ExitCode;

fn main() -> ExitCode {
    if let Some(done) = diglot_engine::read_in_child() {
        return done;
    }
    window::run(&arguments::read(std::env::args_os().skip(1)))
}
