//! The one spelling of a JSON value: sorted keys, the escapes of RFC 8785, integers within ±(2^53−1) only.
//!
//! Keys are sorted by their UTF-8 bytes. (RFC 8785 sorts by UTF-16 units, which differs beyond the basic plane only.)

use serde_json::{Number, Value};
use sha2::{Digest, Sha256};
use thiserror::Error;

/// The greatest integer that every JSON reader keeps exactly: 2^53 − 1.
pub const MAX_INTEGER: i64 = 9_007_199_254_740_991;
/// The longest text of one value or key, in bytes of UTF-8 (`storage-and-sync.md` 2.7).
pub const MAX_TEXT: usize = 64 * 1024;
/// How deep a value may be nested. A file may be 16 deep, and a value lies 6 deep in it.
pub const MAX_DEPTH: u8 = 10;

/// Why a value has no canonical spelling.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum Unwritable {
    /// A fraction, or an integer beyond ±(2^53−1).
    #[error("a number is not an integer within ±(2^53−1)")]
    Number,
    /// A text or key is longer than 64 KiB.
    #[error("a text is longer than 64 KiB")]
    Text,
    /// It is nested too deeply.
    #[error("a value is nested too deeply")]
    Depth,
    /// The whole record is longer than 1 MiB.
    #[error("the record is longer than 1 MiB")]
    Record,
}

/// Appends the canonical spelling of `value`.
pub fn write(value: &Value, out: &mut Vec<u8>) -> Result<(), Unwritable> {
    write_at(value, MAX_DEPTH, out)
}

fn write_at(value: &Value, levels: u8, out: &mut Vec<u8>) -> Result<(), Unwritable> {
    match value {
        Value::Null => out.extend_from_slice(b"null"),
        Value::Bool(true) => out.extend_from_slice(b"true"),
        Value::Bool(false) => out.extend_from_slice(b"false"),
        Value::Number(number) => integer(number, out)?,
        Value::String(text) => string(text, out)?,
        Value::Array(items) => {
            let inner = levels.checked_sub(1).ok_or(Unwritable::Depth)?;
            out.push(b'[');
            for (i, item) in items.iter().enumerate() {
                separate(i, out);
                write_at(item, inner, out)?;
            }
            out.push(b']');
        }
        Value::Object(fields) => {
            let inner = levels.checked_sub(1).ok_or(Unwritable::Depth)?;
            // the map of serde_json is sorted or not by a feature that any crate may turn on
            let mut sorted: Vec<(&String, &Value)> = fields.iter().collect();
            if !sorted.is_sorted_by_key(|(key, _)| *key) {
                sorted.sort_unstable_by_key(|(key, _)| *key);
            }
            out.push(b'{');
            for (i, (key, field)) in sorted.into_iter().enumerate() {
                separate(i, out);
                string(key, out)?;
                out.push(b':');
                write_at(field, inner, out)?;
            }
            out.push(b'}');
        }
    }
    Ok(())
}

/// A comma before every item but the first.
pub(super) fn separate(index: usize, out: &mut Vec<u8>) {
    if index > 0 {
        out.push(b',');
    }
}

fn integer(number: &Number, out: &mut Vec<u8>) -> Result<(), Unwritable> {
    let value = number.as_i64().filter(|value| is_integer(*value)).ok_or(Unwritable::Number)?;
    out.extend_from_slice(value.to_string().as_bytes());
    Ok(())
}

/// Whether every JSON reader keeps this integer exactly.
pub const fn is_integer(value: i64) -> bool {
    -MAX_INTEGER <= value && value <= MAX_INTEGER
}

/// Appends a text in quotes. Escaped are the quote, the backslash and the controls below U+0020, nothing else.
pub fn string(text: &str, out: &mut Vec<u8>) -> Result<(), Unwritable> {
    if text.len() > MAX_TEXT {
        return Err(Unwritable::Text);
    }
    out.push(b'"');
    let mut plain = 0;
    let bytes = text.as_bytes();
    for (i, byte) in bytes.iter().enumerate() {
        let short: &[u8] = match byte {
            b'"' => b"\\\"",
            b'\\' => b"\\\\",
            0x08 => b"\\b",
            0x09 => b"\\t",
            0x0a => b"\\n",
            0x0c => b"\\f",
            0x0d => b"\\r",
            0x00..=0x1f => b"",
            _ => continue,
        };
        out.extend_from_slice(bytes.get(plain..i).unwrap_or_default());
        if short.is_empty() {
            out.extend_from_slice(format!("\\u{byte:04x}").as_bytes());
        } else {
            out.extend_from_slice(short);
        }
        plain = i.saturating_add(1);
    }
    out.extend_from_slice(bytes.get(plain..).unwrap_or_default());
    out.push(b'"');
    Ok(())
}

/// The canonical spelling on its own.
pub fn bytes(value: &Value) -> Result<Vec<u8>, Unwritable> {
    let mut out = Vec::new();
    write(value, &mut out)?;
    Ok(out)
}

/// SHA-256 of the canonical spelling.
///
/// # Errors
/// The value has none: a spelling that breaks off would leave something out of the digest.
pub fn whole_digest(value: &Value) -> Result<[u8; 32], Unwritable> {
    Ok(Sha256::digest(bytes(value)?).into())
}

/// SHA-256 of the canonical spelling; of as much of it as there is, for a value that has none.
pub fn digest(value: &Value) -> [u8; 32] {
    let mut out = Vec::new();
    let written = write(value, &mut out);
    if written.is_err() {
        out.push(0);
    }
    Sha256::digest(&out).into()
}
