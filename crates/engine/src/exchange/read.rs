//! XLIFF of any version, also after another tool had it.

use diglot_core::lang::LangTag;
use diglot_core::translation::State;

use super::chars::unescape;
use super::inline::{of_xliff2, of_xliff12};
use super::xml::{Element, Malformed, Pull, Token};
use super::{Base, Bitext, Unit, Writer, kind_of, state_of, xliff2, xliff12};

/// The bilingual texts of a file, one for each `file` in it; `None` where it is no XLIFF.
///
/// Elements of other tools are passed over. A unit that was cut into several segments counts as one
/// whose target is all of theirs.
pub(crate) fn read_xliff(text: &str) -> Result<Option<Vec<Bitext>>, Malformed> {
    let mut pull = Pull::new(text);
    let root = loop {
        match pull.next()? {
            Some(Token::Open(tag)) if tag.name == "xliff" => break tag,
            Some(Token::Open(_)) | None => return Ok(None),
            Some(_) => {}
        }
    };
    let second = root.attribute("version").is_some_and(|v| v.trim().starts_with('2'));
    let languages = [root.attribute("srcLang"), root.attribute("trgLang")].map(language);
    let mut out = Vec::new();
    while let Some(token) = pull.next()? {
        let Token::Open(tag) = token else { continue };
        let element = pull.element(tag)?;
        if element.tag.name == "file" {
            out.push(if second { second_file(&element, languages.clone()) } else { first_file(&element) });
        }
    }
    Ok(Some(out))
}

fn language(tag: Option<&str>) -> LangTag {
    tag.and_then(LangTag::parse).unwrap_or_default()
}

fn second_file(file: &Element, [source, target]: [LangTag; 2]) -> Bitext {
    let mut units = Vec::new();
    walk(file, None, &mut |unit, group| {
        if unit.tag.name == "unit" {
            units.extend(second_unit(unit, group));
        }
    });
    Bitext {
        article: file.attribute("id").unwrap_or_default().to_owned(),
        original: file.attribute("original").map(unescape).unwrap_or_default(),
        source_language: source,
        target_language: target,
        units,
    }
}

fn first_file(file: &Element) -> Bitext {
    let mut units = Vec::new();
    if let Some(body) = file.first("body") {
        walk(body, None, &mut |unit, group| {
            if unit.tag.name == "trans-unit" {
                units.extend(first_unit(unit, group));
            }
        });
    }
    let ours = file.attribute("product-name") == Some(xliff12::PRODUCT);
    Bitext {
        article: file.attribute("product-version").filter(|_| ours).unwrap_or_default().to_owned(),
        original: file.attribute("original").map(unescape).unwrap_or_default(),
        source_language: language(file.attribute("source-language")),
        target_language: language(file.attribute("target-language")),
        units,
    }
}

/// Shows what stands in a file and in its groups, with the innermost group.
fn walk<'a>(
    parent: &'a Element,
    group: Option<&'a Element>,
    show: &mut dyn FnMut(&'a Element, Option<&'a Element>),
) {
    for element in parent.elements() {
        if element.tag.name == "group" {
            walk(element, Some(element), show);
        } else {
            show(element, group);
        }
    }
}

/// The block that a group stands for.
fn block(group: Option<&Element>) -> Option<(u32, diglot_core::article::BlockKind)> {
    let group = group?;
    let number = group.attribute("id")?.strip_prefix('b')?.parse().ok()?;
    let kind = group.attribute("type").and_then(|t| t.strip_prefix("diglot:"));
    let kind = kind.or_else(|| group.attribute("restype").and_then(|t| t.strip_prefix("x-diglot-")));
    Some((number, kind_of(kind?)?))
}

fn second_unit(unit: &Element, group: Option<&Element>) -> Option<Unit> {
    let id = unit.attribute("id")?.to_owned();
    let facts: Vec<&Element> = unit
        .named("metadata")
        .flat_map(|m| m.named("metaGroup"))
        .filter(|g| g.attribute("category") == Some(xliff2::CATEGORY))
        .flat_map(|g| g.named("meta"))
        .collect();
    let fact =
        |name: &str| facts.iter().find(|m| m.attribute("type") == Some(name)).map(|m| unescape(&m.text()));
    let (mut source, mut target) = (String::new(), String::new());
    let mut state: Option<State> = None;
    let mut targets = Vec::new();
    for part in unit.elements() {
        let name = part.tag.name.as_str();
        if name != "segment" && name != "ignorable" {
            continue;
        }
        let from = part.first("source").map(of_xliff2).unwrap_or_default();
        source.push_str(&from);
        let to =
            part.first("target").map(|t| (of_xliff2(t), t.attribute("order").and_then(|o| o.parse().ok())));
        if name == "segment" {
            let own = match part.attribute("state") {
                Some(word) => state_of(word.trim()).unwrap_or(State::Translated),
                // Its absence means `initial`; tools that know no states leave it out of everything.
                None if to.as_ref().is_some_and(|(text, _)| !text.is_empty()) => State::Translated,
                None => State::Initial,
            };
            state = Some(state.map_or(own, |state| state.min(own)));
            targets.extend(to);
        } else {
            // What is between two segments is the same in the target, where nothing else is said.
            targets.push(to.unwrap_or((from, None)));
        }
    }
    place_in_order(&mut targets);
    if unit.named("segment").any(|s| s.first("target").is_some()) {
        target = targets.into_iter().map(|(text, _)| text).collect();
    }
    Some(Unit {
        id,
        block: block(group),
        source,
        state: if target.is_empty() { State::Initial } else { state.unwrap_or(State::Initial) },
        target,
        origin: Writer::from_facts(fact),
        notes: unit
            .named("notes")
            .flat_map(|n| n.named("note"))
            .map(|n| unescape(&n.text()))
            .filter(|n| !n.is_empty())
            .collect(),
        base: fact("base-state")
            .and_then(|state| state_of(&state))
            .map(|state| Base { text: fact("base").unwrap_or_default(), state }),
    })
}

/// Puts the targets where their `order` wants them (XLIFF 2.1, 4.3.1.24); a whole permutation or none.
fn place_in_order(targets: &mut [(String, Option<usize>)]) {
    let mut places: Vec<usize> =
        targets.iter().zip(1..).map(|((_, order), at)| order.unwrap_or(at)).collect();
    places.sort_unstable();
    if places.iter().copied().eq(1..=targets.len()) {
        let mut keyed: Vec<(usize, (String, Option<usize>))> =
            targets.iter().cloned().zip(1..).map(|(t, at)| (t.1.unwrap_or(at), t)).collect();
        keyed.sort_by_key(|(place, _)| *place);
        for (slot, (_, target)) in targets.iter_mut().zip(keyed) {
            *slot = target;
        }
    }
}

fn first_unit(unit: &Element, group: Option<&Element>) -> Option<Unit> {
    let id = unit.attribute("id")?.to_owned();
    let contexts: Vec<&Element> = unit
        .named("context-group")
        .filter(|g| g.attribute("name").is_some_and(|name| name.starts_with(xliff12::CONTEXT)))
        .flat_map(|g| g.named("context"))
        .collect();
    let fact = |name: &str| {
        let named =
            |c: &&&Element| c.attribute("context-type").and_then(|t| t.strip_prefix("x-")) == Some(name);
        contexts.iter().find(named).map(|c| unescape(&c.text()))
    };
    let target = unit.first("target");
    let text = target.map(of_xliff12).unwrap_or_default();
    let approved = unit.attribute("approved") == Some("yes");
    let base = unit.named("alt-trans").find(|a| a.attribute("origin") == Some(xliff12::BASE));
    Some(Unit {
        id,
        block: block(group),
        source: unit.first("source").map(of_xliff12).unwrap_or_default(),
        state: if text.is_empty() {
            State::Initial
        } else {
            xliff12::state_from(target.and_then(|t| t.attribute("state")), approved)
        },
        target: text,
        origin: Writer::from_facts(fact),
        notes: unit.named("note").map(|n| unescape(&n.text())).filter(|n| !n.is_empty()).collect(),
        base: base.and_then(|b| {
            let state = state_of(b.attribute("extradata")?)?;
            Some(Base { text: b.first("target").map(of_xliff12).unwrap_or_default(), state })
        }),
    })
}
