//! What is set for an engine besides address, key and model: read, checked, applied.

use std::time::Duration;

use diglot_providers::program::{program_row, split_command};
use diglot_providers::{Client, Effort, Endpoint, Preset, Program, Protocol, Proxy, Timeouts};
use diglot_store::EngineRow;
use url::Url;

use crate::api::{ApiError, EngineOptions};

/// Most requests at the same time.
const MOST_AT_ONCE: u32 = 64;
/// Longest time to wait, in seconds.
const LONGEST: u32 = 3600;

/// The words for how translations address people.
pub(crate) const FORMAL: &str = "more";
pub(crate) const INFORMAL: &str = "less";

/// Parts of the names of headers that carry secrets.
const SECRET_HEADERS: [&str; 8] =
    ["auth", "key", "token", "secret", "password", "cookie", "credential", "signature"];

/// A gateway whose name holds one of them, and stands in all of its headers.
const PORTKEY: &str = "portkey";

/// The options of a stored engine. One of a newer version that cannot be read counts as none.
pub(crate) fn options_of(row: &EngineRow) -> EngineOptions {
    serde_json::from_value(row.options.clone()).unwrap_or_default()
}

/// Brings options into their ranges, and leaves out what is empty.
///
/// # Errors
/// `secret-header`, `bad-option`: a header that carries a secret, a proxy with a password, a word
/// that means nothing, a command that cannot be read.
pub(crate) fn checked(mut options: EngineOptions, preset: &Preset) -> Result<EngineOptions, ApiError> {
    for text in [
        &mut options.region,
        &mut options.project,
        &mut options.api_version,
        &mut options.glossary,
        &mut options.command,
        &mut options.effort,
        &mut options.formality,
        &mut options.proxy,
    ] {
        *text = text.take().map(|t| t.trim().to_owned()).filter(|t| !t.is_empty());
    }
    let bad = |name: &str, message: &str| {
        Err(ApiError::new("bad-option", message)
            .hint("Correct it in the engine's settings")
            .arg("option", name))
    };
    if options.effort.as_deref().is_some_and(|word| Effort::from_word(word).is_none()) {
        return bad("effort", "The effort must be one of none, minimal, low, medium and high");
    }
    if options.formality.as_deref().is_some_and(|word| word != FORMAL && word != INFORMAL) {
        return bad("formality", "The formality must be `more` or `less`");
    }
    if options.temperature.is_some_and(|t| !(0.0..=2.0).contains(&t)) {
        return bad("temperature", "The temperature must lie between 0 and 2");
    }
    if proxy_of(&options).is_none() {
        return bad("proxy", "The proxy must be `direct` or an address without a user name and password");
    }
    let amounts = [options.caps.article, options.caps.day, options.caps.month];
    let prices =
        options.prices.map_or([0.0; 4], |p| [p.input, p.output, p.characters, p.cached.unwrap_or_default()]);
    if amounts.iter().flatten().chain(&prices).any(|n| !n.is_finite() || *n < 0.0) {
        return bad("prices", "Prices and limits must be numbers from 0 on");
    }
    if amounts.iter().any(Option::is_some) && options.prices.is_none() {
        return bad("caps", "A limit on what is spent needs prices to count by");
    }
    for (name, value) in &options.headers {
        let lower = name.to_ascii_lowercase().replace(PORTKEY, "");
        let value = value.trim_start().to_ascii_lowercase();
        let secret = SECRET_HEADERS.iter().any(|part| lower.contains(part))
            || ["bearer ", "basic ", "sk-"].iter().any(|start| value.starts_with(start));
        if secret {
            return Err(ApiError::new("secret-header", format!("The header `{name}` would carry a secret"))
                .hint(
                    "Headers lie in the library as plain text. Store the secret as the engine's key instead",
                )
                .arg("header", name));
        }
        let token = |c: char| c.is_ascii_alphanumeric() || "-_.".contains(c);
        if name.is_empty() || !name.chars().all(token) || value.chars().any(char::is_control) {
            return bad("headers", "One of the headers cannot be sent");
        }
    }
    if preset.is_program() {
        match &options.command {
            Some(command) => {
                split_command(command)?;
            }
            None if program_row(preset.id).is_none() => {
                return bad(
                    "command",
                    "A program needs a command, for example `translate {source} {target}`",
                );
            }
            None => {}
        }
    }
    options.concurrency = options.concurrency.map(|n| n.clamp(1, MOST_AT_ONCE));
    options.timeout_s = options.timeout_s.map(|s| s.clamp(1, LONGEST));
    options.context = options.context.filter(|c| *c > 0);
    Ok(options)
}

/// The endpoint of an engine with everything that is set for it but the key.
///
/// # Errors
/// `bad-address`, where it cannot be read or the preset is that of a program.
pub(crate) fn endpoint_of(preset: &Preset, row: &EngineRow) -> Result<Endpoint, ApiError> {
    let options = options_of(row);
    let mut endpoint = preset.endpoint(&row.base_url)?;
    // The region is part of the host's name there.
    if endpoint.protocol == Protocol::AmazonTranslate
        && let (Some(region), Some(host)) = (&options.region, endpoint.base_url.host_str())
        && host.starts_with("translate.")
        && host.ends_with(".amazonaws.com")
        && region.chars().all(|c| c.is_ascii_alphanumeric() || c == '-')
    {
        let named = format!("https://translate.{region}.amazonaws.com");
        endpoint.base_url = preset.endpoint(&named)?.base_url;
    }
    endpoint.model = row.model.clone().or(endpoint.model);
    endpoint.region = options.region;
    endpoint.project = options.project;
    endpoint.api_version = options.api_version.or(endpoint.api_version);
    endpoint.context = options.context.or(endpoint.context);
    endpoint.headers = options.headers.into_iter().collect();
    endpoint.allow_private_http = options.allow_private_http;
    endpoint.timeouts = options.timeout_s.map(|s| {
        let wait = Duration::from_secs(s.into());
        Timeouts { first: wait, idle: wait }
    });
    Ok(endpoint)
}

/// The program of an engine.
///
/// # Errors
/// `bad-address`, where its command cannot be read or there is none.
pub(crate) fn program_of(preset: &Preset, row: &EngineRow) -> Result<Program, ApiError> {
    let options = options_of(row);
    let mut program = match (program_row(preset.id), &options.command) {
        (Some(known), None) => known.program()?,
        (Some(known), Some(command)) => Program { command: split_command(command)?, ..known.program()? },
        (None, command) => Program::parse(command.as_deref().unwrap_or_default())?,
    };
    program.model.clone_from(&row.model);
    if let Some(seconds) = options.timeout_s {
        program.timeout = Duration::from_secs(seconds.into());
    }
    Ok(program)
}

/// The way to the internet that is set; `None` where it cannot be read.
fn proxy_of(options: &EngineOptions) -> Option<Proxy> {
    match options.proxy.as_deref() {
        None => Some(Proxy::System),
        Some("direct") => Some(Proxy::Direct),
        Some(address) => {
            let url = Url::parse(address).ok()?;
            let known = matches!(url.scheme(), "http" | "https" | "socks5" | "socks5h");
            let bare = url.username().is_empty() && url.password().is_none();
            (known && bare && url.host_str().is_some()).then_some(Proxy::At(url))
        }
    }
}

/// The client for an engine with these options. One with a way of its own shares no connections.
pub(crate) fn client_for(client: Client, options: &EngineOptions) -> Client {
    match proxy_of(options).unwrap_or_default() {
        Proxy::System => client,
        other => client.with_proxy(other),
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use diglot_providers::preset;

    use super::*;
    use crate::api::{Caps, Prices};

    fn row(preset: &str, base_url: &str, options: &EngineOptions) -> EngineRow {
        EngineRow {
            id: preset.to_owned(),
            name: String::new(),
            preset: preset.to_owned(),
            base_url: base_url.to_owned(),
            model: None,
            options: serde_json::to_value(options).unwrap(),
            created_at: String::new(),
        }
    }

    #[test]
    fn options_are_checked() {
        let check = |preset_id: &str, options: EngineOptions, want: Option<&str>| {
            let got = checked(options.clone(), preset(preset_id).unwrap()).err().map(|e| e.code);
            assert_eq!(got.as_deref(), want, "{options:?}");
        };
        let none = EngineOptions::default;
        let header = |name: &str, value: &str| EngineOptions {
            headers: BTreeMap::from([(name.to_owned(), value.to_owned())]),
            ..none()
        };
        check("openai", none(), None);
        check("openai", header("X-Title", "Diglot"), None);
        check("openai", header("x-portkey-provider", "openai"), None);
        for (name, value) in [
            ("Authorization", "x"),
            ("x-api-key", "x"),
            ("x-portkey-api-key", "x"),
            ("Cookie", "x"),
            ("X-Team", "Bearer abc"),
            ("X-Team", "sk-abc"),
        ] {
            check("openai", header(name, value), Some("secret-header"));
        }
        check("openai", header("X Team", "a"), Some("bad-option"));
        let proxy = |p: &str| EngineOptions { proxy: Some(p.to_owned()), ..none() };
        check("openai", proxy("direct"), None);
        check("openai", proxy("socks5://proxy.example:1080"), None);
        check("openai", proxy("http://ada:canary@proxy.example"), Some("bad-option"));
        check("openai", proxy("gopher://proxy.example"), Some("bad-option"));
        check("openai", EngineOptions { effort: Some("much".into()), ..none() }, Some("bad-option"));
        check("openai", EngineOptions { temperature: Some(2.5), ..none() }, Some("bad-option"));
        for (word, want) in [("more", None), (" less ", None), ("", None), ("formal", Some("bad-option"))] {
            check("deepl", EngineOptions { formality: Some(word.into()), ..none() }, want);
        }
        let money = |day: Option<f64>, input: Option<f64>| EngineOptions {
            caps: Caps { day, ..Caps::default() },
            prices: input.map(|input| Prices { input, ..Prices::default() }),
            ..none()
        };
        check("openai", money(Some(1.0), Some(2.5)), None);
        check("openai", money(None, Some(0.0)), None);
        check("openai", money(Some(1.0), None), Some("bad-option"));
        check("openai", money(Some(-1.0), Some(2.5)), Some("bad-option"));
        check("openai", money(Some(1.0), Some(f64::NAN)), Some("bad-option"));
        check("apertium", none(), None);
        check("program", none(), Some("bad-option"));
        check("program", EngineOptions { command: Some("tr 'a".into()), ..none() }, Some("bad-address"));
        check("program", EngineOptions { command: Some("tr a-z A-Z".into()), ..none() }, None);
        let tamed = EngineOptions { concurrency: Some(0), timeout_s: Some(99_999), ..none() };
        let tamed = checked(tamed, preset("openai").unwrap()).unwrap();
        assert_eq!((tamed.concurrency, tamed.timeout_s), (Some(1), Some(LONGEST)));
    }

    #[test]
    fn endpoints_carry_what_is_set() {
        let options = EngineOptions {
            region: Some("eu-west-1".into()),
            timeout_s: Some(7),
            headers: BTreeMap::from([("x-team".to_owned(), "a".to_owned())]),
            ..EngineOptions::default()
        };
        let amazon = row("amazon-translate", "", &options);
        let endpoint = endpoint_of(preset("amazon-translate").unwrap(), &amazon).unwrap();
        assert_eq!(endpoint.host(), "translate.eu-west-1.amazonaws.com");
        assert_eq!(endpoint.timeouts.map(|t| t.idle.as_secs()), Some(7));
        assert_eq!(endpoint.headers.len(), 1);
        let own = row("amazon-translate", "http://127.0.0.1:9", &options);
        let endpoint = endpoint_of(preset("amazon-translate").unwrap(), &own).unwrap();
        assert_eq!(endpoint.host(), "127.0.0.1:9", "an address of the reader's own stays");
        let apertium = program_of(preset("apertium").unwrap(), &row("apertium", "", &options)).unwrap();
        assert_eq!(apertium.command, ["apertium", "-u", "{pair}"]);
        assert_eq!(apertium.timeout.as_secs(), 7);
    }
}
