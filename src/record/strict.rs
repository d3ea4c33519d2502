//! Reading JSON strictly: what another reader might understand differently is refused, with the reason.

use std::cell::RefCell;
use std::fmt;

use serde::de::{DeserializeSeed, Deserializer, MapAccess, SeqAccess, Visitor};
use serde_json::{Map, Value};
use thiserror::Error;

use super::canonical::{MAX_TEXT, is_integer};

/// Why bytes are not strict JSON of the expected form.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum JsonFault {
    /// Not JSON, or not of the form that belongs here; what the parser says of it.
    #[error("{0}")]
    Form(String),
    /// A key stands twice in one object.
    #[error("the key {0:?} stands twice")]
    DuplicateKey(String),
    /// A fraction, an exponent, −0, or an integer beyond ±(2^53−1).
    #[error("a number is not an integer within ±(2^53−1)")]
    Number,
    /// A text or key is longer than 64 KiB.
    #[error("a text is longer than 64 KiB")]
    Text,
}

/// The first fault that a visitor found; serde's own errors carry only words.
#[derive(Debug, Default)]
pub(super) struct Slot(RefCell<Option<JsonFault>>);

impl Slot {
    /// Notes the fault and answers with an error that ends the reading.
    pub(super) fn fail<E: serde::de::Error>(&self, fault: JsonFault) -> E {
        let error = E::custom(&fault);
        self.0.borrow_mut().get_or_insert(fault);
        error
    }

    /// The noted fault, or the parser's words.
    pub(super) fn fault(self, error: &serde_json::Error) -> JsonFault {
        self.0.into_inner().unwrap_or_else(|| {
            let words = error.to_string();
            if words.starts_with("number out of range") { JsonFault::Number } else { JsonFault::Form(words) }
        })
    }
}

/// Reads one strict value from the whole of `bytes`.
pub fn value(bytes: &[u8]) -> Result<Value, JsonFault> {
    let slot = Slot::default();
    whole(bytes, Strict(&slot)).map_err(|error| slot.fault(&error))
}

/// Reads the whole of `bytes` with a seed. The parser itself refuses broken UTF-8, lone surrogates, raw control
/// characters and what follows the value.
pub(super) fn whole<'de, S: DeserializeSeed<'de>>(bytes: &'de [u8], seed: S) -> Result<S::Value, serde_json::Error> {
    let mut parser = serde_json::Deserializer::from_slice(bytes);
    let value = seed.deserialize(&mut parser)?;
    parser.end()?;
    Ok(value)
}

/// Reads a value of any form: no key twice, integers only, texts within the limit.
#[derive(Debug, Clone, Copy)]
pub(super) struct Strict<'a>(pub(super) &'a Slot);

/// Reads a text within the limit.
#[derive(Debug, Clone, Copy)]
pub(super) struct Text<'a>(pub(super) &'a Slot);

impl<'de> DeserializeSeed<'de> for Text<'_> {
    type Value = String;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<String, D::Error> {
        deserializer.deserialize_str(self)
    }
}

impl Visitor<'_> for Text<'_> {
    type Value = String;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a text")
    }

    fn visit_str<E: serde::de::Error>(self, text: &str) -> Result<String, E> {
        if text.len() > MAX_TEXT { Err(self.0.fail(JsonFault::Text)) } else { Ok(text.to_owned()) }
    }
}

impl<'de> DeserializeSeed<'de> for Strict<'_> {
    type Value = Value;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Value, D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Strict<'_> {
    type Value = Value;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a value")
    }

    fn visit_unit<E: serde::de::Error>(self) -> Result<Value, E> {
        Ok(Value::Null)
    }

    fn visit_bool<E: serde::de::Error>(self, value: bool) -> Result<Value, E> {
        Ok(Value::Bool(value))
    }

    fn visit_i64<E: serde::de::Error>(self, value: i64) -> Result<Value, E> {
        if is_integer(value) { Ok(Value::from(value)) } else { Err(self.0.fail(JsonFault::Number)) }
    }

    fn visit_u64<E: serde::de::Error>(self, value: u64) -> Result<Value, E> {
        i64::try_from(value).map_or_else(|_| Err(self.0.fail(JsonFault::Number)), |value| self.visit_i64(value))
    }

    fn visit_f64<E: serde::de::Error>(self, _: f64) -> Result<Value, E> {
        Err(self.0.fail(JsonFault::Number))
    }

    fn visit_str<E: serde::de::Error>(self, text: &str) -> Result<Value, E> {
        Text(self.0).visit_str(text).map(Value::String)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<Value, A::Error> {
        let mut array = Vec::new();
        while let Some(item) = items.next_element_seed(self)? {
            array.push(item);
        }
        Ok(Value::Array(array))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut fields: A) -> Result<Value, A::Error> {
        let mut map = Map::new();
        while let Some(key) = fields.next_key_seed(Text(self.0))? {
            if map.contains_key(&key) {
                return Err(self.0.fail(JsonFault::DuplicateKey(key)));
            }
            map.insert(key, fields.next_value_seed(self)?);
        }
        Ok(Value::Object(map))
    }
}
