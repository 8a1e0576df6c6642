//! Domain types as a face sees them: the one place where byte offsets become UTF-16 units.

mod article;
mod result;
mod review;

pub(crate) use article::article_view;
pub(crate) use result::{length_from, point_view, summary_view, target_view, usage_view};
pub(crate) use review::{counts_view, proposal_view, review_view, row_view, state_view};
