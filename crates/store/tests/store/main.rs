//! The library as its callers see it, on real files in temporary folders.

mod copies;
mod files;
mod lists;
mod rounds;
mod searches;
mod support;
mod targets;
