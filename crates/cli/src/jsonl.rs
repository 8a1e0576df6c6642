//! One JSON record a line in, one a line out, in order, each as soon as it is done.

use std::io::{BufRead as _, Write as _};

use diglot_engine::api::ApiError;
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::{Value, json};

/// Answers every record of standard input. A bad record yields an error record and the run goes on.
///
/// # Errors
/// Where standard input or output break.
pub(crate) fn run<R: DeserializeOwned, O: Serialize>(
    mut answer: impl FnMut(R) -> Result<O, ApiError>,
) -> Result<(), ApiError> {
    let input = std::io::stdin().lock();
    let mut output = std::io::BufWriter::new(std::io::stdout().lock());
    for line in input.split(b'\n') {
        let line = line.map_err(|error| {
            ApiError::new("unreadable", format!("Standard input cannot be read: {error}"))
        })?;
        if line.iter().all(u8::is_ascii_whitespace) {
            continue;
        }
        let written = one(&line, &mut answer);
        serde_json::to_writer(&mut output, &written)
            .map_err(std::io::Error::from)
            .and_then(|()| output.write_all(b"\n"))
            .and_then(|()| output.flush())
            .map_err(|error| {
                ApiError::new("broken-pipe", format!("Standard output cannot be written: {error}"))
            })?;
    }
    Ok(())
}

fn one<R: DeserializeOwned, O: Serialize>(
    line: &[u8],
    answer: &mut impl FnMut(R) -> Result<O, ApiError>,
) -> Value {
    let value: Value = match serde_json::from_slice(line) {
        Ok(value) => value,
        Err(error) => {
            return failed(
                &Value::Null,
                &ApiError::new("bad-record", format!("This line is no JSON object: {error}")),
            );
        }
    };
    let id = value.get("id").cloned().unwrap_or(Value::Null);
    let done = serde_json::from_value(value)
        .map_err(|error| ApiError::new("bad-record", format!("This record cannot be read: {error}")))
        .and_then(answer)
        .and_then(|out| {
            serde_json::to_value(out)
                .map_err(|_| ApiError::new("internal", "The result cannot be written as JSON"))
        });
    match done {
        Ok(Value::Object(fields)) => {
            let mut out = serde_json::Map::new();
            // An article's own `id` gives way to the record's.
            out.insert("id".to_owned(), id);
            out.extend(fields.into_iter().filter(|(name, _)| name != "id"));
            Value::Object(out)
        }
        Ok(other) => other,
        Err(error) => failed(&id, &error),
    }
}

fn failed(id: &Value, error: &ApiError) -> Value {
    json!({ "id": id, "error": { "code": error.code, "message": error.message, "hint": error.hint } })
}

/// The error of a record that lacks a field.
pub(crate) fn lacks(field: &str) -> ApiError {
    ApiError::new("bad-record", format!("The record lacks `{field}`"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_bad_record_yields_an_error_and_its_id() {
        #[derive(serde::Deserialize)]
        struct R {
            n: u32,
        }
        let mut double = |r: R| {
            if r.n > 9 {
                Err(ApiError::new("too-big", "Too big"))
            } else {
                Ok(json!({ "n": r.n * 2, "id": "own" }))
            }
        };
        let mut check = |line: &str, want: &str| {
            assert_eq!(one(line.as_bytes(), &mut double).to_string(), want, "{line}");
        };
        check(r#"{"id":7,"n":4}"#, r#"{"id":7,"n":8}"#);
        check(
            r#"{"id":"x","n":10}"#,
            r#"{"error":{"code":"too-big","hint":null,"message":"Too big"},"id":"x"}"#,
        );
        assert!(one(br#"{"id":1}"#, &mut double).to_string().contains("bad-record"));
        assert!(one(b"not json", &mut double).to_string().contains("bad-record"));
    }
}
