//! Domain types as a face sees them: the one place where byte offsets become UTF-16 units.

mod article;
mod result;

pub(crate) use article::article_view;
pub(crate) use result::{length_from, point_view, summary_view, target_view, usage_view};
