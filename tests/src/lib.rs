//! Test support: a scripted service that speaks a public wire format on loopback.
//!
//! It exists so that the whole path, from a click to stored segments, can be tested with a service
//! that behaves, and with one that misbehaves in every way that services do.

mod nobody;
mod script;
pub mod scripted;
pub mod speaker;

pub use nobody::Nobody;
pub use script::translated;
