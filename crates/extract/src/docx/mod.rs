//! docx

use diglot_core::article::Extracted;

use crate::error::ExtractError;

pub(crate) fn read(bytes: &[u8]) -> Result<Extracted, ExtractError> {
    Err(ExtractError::Damaged { what: "the Word document" })
}
