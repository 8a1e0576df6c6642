//! The whole path, from a request to what is stored, against the scripted service.

mod pages;
mod summaries;
mod support;
mod translations;
