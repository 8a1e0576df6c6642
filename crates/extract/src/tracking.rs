//! Parameters of addresses that say who sent the reader, never which page it is.

/// What campaigns, networks and mailing programs add, beside `utm_…`.
const NAMES: &[&str] = &[
    "__twitter_impression",
    "_ga",
    "_gl",
    "cmpid",
    "dclid",
    "fbclid",
    "gbraid",
    "gclid",
    "igshid",
    "li_fat_id",
    "mc_cid",
    "mc_eid",
    "msclkid",
    "ocid",
    "oly_anon_id",
    "oly_enc_id",
    "srsltid",
    "ttclid",
    "twclid",
    "vero_id",
    "wbraid",
    "yclid",
];

/// Whether a query parameter of that name only tracks; case does not count. `ref` is left alone: on
/// some sites it names the sender, on others the version that is shown.
pub fn is_tracking(name: &str) -> bool {
    let name = name.to_ascii_lowercase();
    name.starts_with("utm_") || NAMES.contains(&name.as_str())
}

#[cfg(test)]
mod tests {
    use super::is_tracking;

    #[test]
    fn knows_what_tracks() {
        for (name, expect) in [
            ("utm_source", true),
            ("UTM_Medium", true),
            ("fbclid", true),
            ("ref", false),
            ("page", false),
            ("p", false),
            ("id", false),
            ("reference", false),
            ("", false),
        ] {
            assert_eq!(is_tracking(name), expect, "{name}");
        }
    }
}
