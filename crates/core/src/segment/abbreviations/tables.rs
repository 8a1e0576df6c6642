//! The words themselves. Abbreviations are given without their last dot, in lower case unless only
//! the capitalised form is one; white space parts them.

/// One language's words.
pub(super) struct Table {
    pub(super) language: &'static str,
    pub(super) before_name: &'static str,
    pub(super) before_number: &'static str,
    pub(super) may_end: &'static str,
    pub(super) starters: &'static str,
    pub(super) dated: &'static str,
    pub(super) determiners: &'static str,
}

const EMPTY: Table = Table {
    language: "",
    before_name: "",
    before_number: "",
    may_end: "",
    starters: "",
    dated: "",
    determiners: "",
};

/// What many languages share.
pub(super) const SHARED: Table = Table {
    before_name: "dr mr mrs ms prof st vs cf e.g i.e viz",
    before_number: "no nr p pp vol fig art",
    may_end: "etc inc ltd co corp jr sr",
    ..EMPTY
};

/// The languages.
pub(super) const TABLES: &[Table] = &[Table {
    language: "en",
    before_name: "mt capt col gen lt maj sgt rev hon pres gov sen rep messrs mmes",
    starters: "the a an this that these those he she it they we i you his her its their our my your in on at for from with by as if when while after before since although because but and so or not no there here what who why how which where then thus however",
    ..EMPTY
}];
