//! The table of commands and the words it speaks.
//!
//! Every command is declared once, in [`api!`](crate::api!), and every host expands that one
//! table: the window into Tauri commands, the test host into HTTP routes, the bindings generator
//! into TypeScript types. A host that lacks a command does not compile. The structs here are the
//! wire: domain types are converted at this edge, byte offsets become UTF-16 units here and nowhere
//! else, so the library's format and the wire can change apart.

mod article;
mod engines;
mod error;
mod feeds;
mod glossary;
mod import;
mod job;
mod library;
mod memory;
mod money;
mod repair;
mod review;
mod settings;
mod summary;
mod table;
mod translation;

pub use article::*;
pub use engines::*;
pub use error::*;
pub use feeds::*;
pub use glossary::*;
pub use import::*;
pub use job::*;
pub use library::*;
pub use memory::*;
pub use money::*;
pub use repair::*;
pub use review::*;
pub use settings::*;
pub use summary::*;
pub use translation::*;
