//! Amazon Translate, one text a call.

use std::time::SystemTime;

use serde_json::{Value, json};

use super::sigv4::{Account, Signed, sign};
use super::translate::{Formality, MtWire, Outgoing, Reply};
use super::wire::name;
use crate::client::{Auth, Call};
use crate::endpoint::Endpoint;
use crate::error::ProviderError;

/// The operation's name on the wire.
const TARGET: &str = "AWSShineFrontendService_20170701.TranslateText";
const MEDIA: &str = "application/x-amz-json-1.1";

pub(super) const TRANSLATE: MtWire =
    MtWire { texts_per_call: 1, call: |outgoing| call(outgoing, SystemTime::now()), read };

fn call(outgoing: &Outgoing<'_>, now: SystemTime) -> Result<Call, ProviderError> {
    let endpoint = outgoing.endpoint;
    let mut body = json!({
        "Text": outgoing.texts.first().copied().unwrap_or_default(),
        "SourceLanguageCode": outgoing.pair.source.as_deref().unwrap_or("auto"),
        "TargetLanguageCode": outgoing.pair.target,
    });
    match outgoing.batch.formality {
        Formality::Default => {}
        Formality::Formal => body["Settings"] = json!({"Formality": "FORMAL"}),
        Formality::Informal => body["Settings"] = json!({"Formality": "INFORMAL"}),
    }
    if let Some(glossary) = &outgoing.batch.glossary {
        body["TerminologyNames"] = json!([glossary]);
    }
    let mut call = Call::post("", Auth::Elsewhere, &body)
        .with_header("content-type", MEDIA)
        .with_header("x-amz-target", TARGET);
    let Some(key) = outgoing.key else { return Ok(call) };
    let account = Account::parse(key.expose()).ok_or_else(|| ProviderError::Unauthorized {
        host: endpoint.host(),
        message: "the key must be written as access-key-id:secret".to_owned(),
    })?;
    let url = call.url(endpoint);
    let body = call.body.as_deref().unwrap_or_default();
    let request = Signed {
        region: &region_of(endpoint),
        service: "translate",
        host: &endpoint.host(),
        path: url.path(),
        headers: &call.headers,
        body,
    };
    let signature = sign(&account, &request, now);
    call.headers.extend(signature);
    Ok(call)
}

/// The region that the host names, or that of the settings.
fn region_of(endpoint: &Endpoint) -> String {
    let host = endpoint.base_url.host_str().unwrap_or_default();
    let named = host.strip_prefix("translate.").and_then(|rest| rest.split('.').next());
    let named = named.filter(|_| host.contains(".amazonaws."));
    named.or(endpoint.region.as_deref()).unwrap_or("us-east-1").to_owned()
}

fn read(answer: &Value) -> Option<Reply> {
    let text = answer.get("TranslatedText")?.as_str()?.to_owned();
    let detected = Some(name(answer, "SourceLanguageCode").to_owned()).filter(|code| !code.is_empty());
    Some(Reply { texts: vec![text], detected, characters: None })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::protocol::Protocol;

    #[test]
    fn the_region_is_the_hosts_own() {
        let check = |address: &str, set: Option<&str>, expect: &str| {
            let mut endpoint = Endpoint::parse_for(Protocol::AmazonTranslate, address).unwrap();
            endpoint.region = set.map(str::to_owned);
            assert_eq!(region_of(&endpoint), expect, "{address}");
        };
        check("https://translate.eu-west-1.amazonaws.com", Some("us-west-2"), "eu-west-1");
        check("https://translate.cn-north-1.amazonaws.com.cn", None, "cn-north-1");
        check("http://localhost:4566", Some("eu-central-1"), "eu-central-1");
        check("http://localhost:4566", None, "us-east-1");
    }
}
