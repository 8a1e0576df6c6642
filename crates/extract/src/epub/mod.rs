//! epub

use diglot_core::article::Extracted;

use crate::error::ExtractError;

pub(crate) fn read(bytes: &[u8], part: Option<u32>) -> Result<Extracted, ExtractError> {
    Err(ExtractError::Damaged { what: "the EPUB book" })
}
