//! The crate against scripted servers on loopback. Nothing here leaves this computer.

mod failures;
mod models;
mod pages;
mod retries;
mod secrets;
mod streams;
mod support;
