//! Feeds that the reader follows.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// A feed that is followed, or is to be.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct FeedView {
    /// Its address, http or https.
    pub url: String,
    /// Its title; its address where it is empty.
    pub title: String,
    /// The address of the site it belongs to.
    pub site: Option<String>,
}

/// The feeds that are followed, by title.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct FeedList {
    /// They.
    pub feeds: Vec<FeedView>,
    /// How many the last command added.
    pub added: u32,
}

/// Names a feed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct FeedRef {
    /// Its address.
    pub url: String,
}

/// Asks to follow feeds, all or none.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct SaveFeeds {
    /// They; one that is followed already gets the new title.
    pub feeds: Vec<FeedView>,
}
