//! Text that is in the page but that no reader can see.

/// Why an element's text cannot be seen, from its attributes; `None` where it can.
pub(crate) fn of(attr: &impl Fn(&str) -> Option<String>) -> Option<&'static str> {
    if attr("hidden").is_some_and(|v| !v.eq_ignore_ascii_case("until-found")) {
        return Some("hidden-attribute");
    }
    if let Some(style) = attr("style")
        && let Some(reason) = of_style(&style)
    {
        return Some(reason);
    }
    if attr("aria-hidden").is_some_and(|v| v.eq_ignore_ascii_case("true")) {
        return Some("aria-hidden");
    }
    None
}

/// Why a declaration list hides its element.
pub(crate) fn of_style(style: &str) -> Option<&'static str> {
    if style.len() < 6 {
        return None;
    }
    let style = style.to_ascii_lowercase();
    let (mut color, mut background) = (None, None);
    let (mut zero_box, mut clipped_box, mut absolute) = (false, false, false);
    let mut far = false;
    for declaration in style.split(';') {
        let Some((name, value)) = declaration.split_once(':') else { continue };
        let value = value.trim().trim_end_matches("!important").trim();
        match name.trim() {
            "display" if value == "none" => return Some("display-none"),
            "visibility" if matches!(value, "hidden" | "collapse") => return Some("visibility-hidden"),
            "opacity" if number(value) == Some(0.0) => return Some("transparent"),
            "font-size"
                if number(value).is_some_and(|n| n < 2.0 && !has_relative_unit(value)) || value == "0" =>
            {
                return Some("zero-size");
            }
            "width" | "height" | "max-height" | "max-width"
                if number(value).is_some_and(|n| n <= 1.0) && !has_relative_unit(value) =>
            {
                zero_box = true;
            }
            "overflow" if value.starts_with("hidden") || value.starts_with("clip") => clipped_box = true,
            "position" if matches!(value, "absolute" | "fixed") => absolute = true,
            "left" | "top" | "right" | "bottom" | "margin-left" | "margin-top"
                if number(value).is_some_and(|n| n <= -500.0) =>
            {
                far = true;
            }
            "text-indent" if number(value).is_some_and(|n| n <= -500.0) => return Some("off-screen"),
            "clip"
                if value.replace(' ', "").starts_with("rect(0")
                    || value.replace(' ', "").starts_with("rect(1px,1px") =>
            {
                return Some("off-screen");
            }
            "clip-path"
                if value.starts_with("inset(50%")
                    || value.starts_with("inset(100%")
                    || value.starts_with("circle(0") =>
            {
                return Some("off-screen");
            }
            "transform" if value.replace(' ', "").starts_with("scale(0)") => return Some("zero-size"),
            "color" => color = Some(colour(value)),
            "background" | "background-color" => background = Some(colour(value)),
            _ => {}
        }
    }
    if far && (absolute || style.contains("margin")) {
        return Some("off-screen");
    }
    if zero_box && clipped_box {
        return Some("zero-size");
    }
    match (color, background) {
        (Some(Some(front)), Some(Some(back))) if close(front, back) => Some("same-colour"),
        (Some(Some(front)), None) if close(front, [255, 255, 255]) => Some("same-colour"),
        _ if color.is_some() && style.contains("color:transparent")
            || style.contains("color: transparent")
                && !style.contains("background-color: transparent")
                && color == Some(None) =>
        {
            Some("transparent")
        }
        _ => None,
    }
}

fn number(value: &str) -> Option<f64> {
    let end =
        value.find(|c: char| !(c.is_ascii_digit() || matches!(c, '.' | '-' | '+'))).unwrap_or(value.len());
    value[..end].parse().ok()
}

fn has_relative_unit(value: &str) -> bool {
    ["em", "%", "vw", "vh", "rem"].iter().any(|u| value.ends_with(u)) && number(value) != Some(0.0)
}

fn close(a: [u8; 3], b: [u8; 3]) -> bool {
    a.iter().zip(b).all(|(x, y)| x.abs_diff(y) <= 6)
}

fn colour(value: &str) -> Option<[u8; 3]> {
    let value = value.trim();
    match value {
        "white" => return Some([255; 3]),
        "black" => return Some([0; 3]),
        _ => {}
    }
    if let Some(hex) = value.strip_prefix('#') {
        let hex: Vec<u8> = hex
            .bytes()
            .take(6)
            .filter_map(|b| char::from(b).to_digit(16))
            .filter_map(|d| u8::try_from(d).ok())
            .collect();
        return match hex.as_slice() {
            [r, g, b, ..] if hex.len() < 6 => Some([r * 17, g * 17, b * 17]),
            [r1, r2, g1, g2, b1, b2] => Some([r1 * 16 + r2, g1 * 16 + g2, b1 * 16 + b2]),
            _ => None,
        };
    }
    let inner = value.strip_prefix("rgba(").or_else(|| value.strip_prefix("rgb("))?;
    let mut parts =
        inner.split([',', ' ', ')', '/']).filter(|p| !p.is_empty()).filter_map(|p| p.parse::<f64>().ok());
    let mut next = || parts.next().map(|n| n.clamp(0.0, 255.0) as u8);
    Some([next()?, next()?, next()?])
}

/// The classes and ids that the page's own style sheet hides outright: rules of one simple selector,
/// outside of any media query, that set `display: none`, `visibility: hidden` or the like.
pub(crate) fn hidden_selectors(css: &str, out: &mut std::collections::HashMap<String, &'static str>) {
    if css.len() > 2_000_000 {
        return;
    }
    let mut depth_of_at = 0usize;
    let mut prelude = 0;
    let mut at = 0;
    let bytes = css.as_bytes();
    while at < bytes.len() {
        match bytes[at] {
            b'{' => {
                let selector = css.get(prelude..at).unwrap_or_default().trim();
                if selector.starts_with('@') {
                    depth_of_at += 1;
                    prelude = at + 1;
                } else {
                    let end = css[at..].find('}').map_or(bytes.len(), |e| at + e);
                    if depth_of_at == 0
                        && let Some(reason) = of_style(css.get(at + 1..end).unwrap_or_default())
                            .filter(|r| *r != "same-colour" && *r != "transparent")
                    {
                        for one in selector.split(',') {
                            let one = one.rsplit("*/").next().unwrap_or(one).trim();
                            if let Some(name) = one.strip_prefix(['.', '#'])
                                && !name.is_empty()
                                && name.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-' || b == b'_')
                            {
                                out.insert(name.to_ascii_lowercase(), reason);
                            }
                        }
                    }
                    at = end;
                    prelude = end + 1;
                }
            }
            b'}' => {
                depth_of_at = depth_of_at.saturating_sub(1);
                prelude = at + 1;
            }
            b';' => prelude = at + 1,
            _ => {}
        }
        at += 1;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sees_through_styles() {
        for (style, expect) in [
            ("display: none", Some("display-none")),
            ("color:red;DISPLAY:NONE !important", Some("display-none")),
            ("visibility:hidden", Some("visibility-hidden")),
            ("opacity:0", Some("transparent")),
            ("opacity:0.5", None),
            ("font-size:0px", Some("zero-size")),
            ("font-size:0.9em", None),
            ("position:absolute;left:-9999px", Some("off-screen")),
            ("text-indent:-9999px", Some("off-screen")),
            ("width:0;height:0;overflow:hidden", Some("zero-size")),
            ("width:100%;overflow:hidden", None),
            ("color:#fff;background:#ffffff", Some("same-colour")),
            ("color:white", Some("same-colour")),
            ("color:#fff;background-color:#123456", None),
            ("color:#333", None),
            ("clip:rect(0 0 0 0)", Some("off-screen")),
            ("margin-top:10px", None),
        ] {
            assert_eq!(of_style(style), expect, "{style}");
        }
    }

    #[test]
    fn reads_simple_rules_of_the_page() {
        let mut out = std::collections::HashMap::new();
        hidden_selectors(
            ".a,.b{display:none} @media print{.c{display:none}} p.d{display:none} #e { font-size: 0 } .f{color:red}",
            &mut out,
        );
        let mut names: Vec<_> = out.keys().map(String::as_str).collect();
        names.sort_unstable();
        assert_eq!(names, ["a", "b", "e"]);
    }
}
