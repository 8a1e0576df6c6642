//! The application without a face.
//!
//! The window, the command line and the test host are thin because everything they do is here:
//! import, jobs, prompts, what goes into the library and what comes out of it. This crate knows no
//! terminal, no window and no HTTP server; it answers the commands of its one table
//! ([`api!`]) and streams what happens.

pub mod api;
