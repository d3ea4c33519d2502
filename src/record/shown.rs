//! Reading only what a record shows, for a whole book at the start.

use std::borrow::Cow;
use std::fmt;

use serde::de::{DeserializeSeed, Deserializer, Error as _, IgnoredAny, MapAccess, SeqAccess, Visitor};
use serde_json::Value;
use uuid::Uuid;

use super::rec::LIFE;
use super::row::RowFault;
use super::strict::{JsonFault, whole};
use crate::domain::id::parse_canonical;

/// What a record shows, read without the rest.
#[derive(Debug)]
pub struct ShownRow<'a> {
    /// Its id.
    pub id: Uuid,
    /// The name of its kind.
    pub kind: Cow<'a, str>,
    /// The value of every register.
    pub fields: Vec<(Cow<'a, str>, Value)>,
}

/// Reads only what a stored record shows; `None` if there is more to say of it: it is erased, has or had a deletion, or
/// siblings. For reading a whole book at the start, where nearly all records are plain.
pub fn decode_shown(bytes: &[u8]) -> Result<Option<ShownRow<'_>>, RowFault> {
    let mut row = Shown::default();
    whole(bytes, &mut row).map_err(|error| JsonFault::Form(error.to_string()))?;
    let id = parse_canonical(&row.id.unwrap_or_default()).ok_or(RowFault::Id)?;
    Ok(row.kind.filter(|_| row.plain == Plain::Yes).map(|kind| ShownRow { id, kind, fields: row.fields }))
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
enum Plain {
    #[default]
    Yes,
    No,
}

#[derive(Default)]
struct Shown<'a> {
    id: Option<Cow<'a, str>>,
    kind: Option<Cow<'a, str>>,
    fields: Vec<(Cow<'a, str>, Value)>,
    plain: Plain,
}

impl<'de> DeserializeSeed<'de> for &mut Shown<'de> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_map(self)
    }
}

impl<'de> Visitor<'de> for &mut Shown<'de> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a record")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut keys: A) -> Result<(), A::Error> {
        while let Some(key) = keys.next_key_seed(Name)? {
            match key.as_ref() {
                "id" => self.id = Some(keys.next_value_seed(Name)?),
                "k" => self.kind = Some(keys.next_value_seed(Name)?),
                "c" => keys.next_value_seed(ShownFields(self))?,
                _ => {
                    let _: IgnoredAny = keys.next_value()?;
                }
            }
        }
        Ok(())
    }
}

struct ShownFields<'s, 'a>(&'s mut Shown<'a>);

impl<'de> DeserializeSeed<'de> for ShownFields<'_, 'de> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_map(self)
    }
}

impl<'de> Visitor<'de> for ShownFields<'_, 'de> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("the fields of a record")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut fields: A) -> Result<(), A::Error> {
        while let Some(name) = fields.next_key_seed(Name)? {
            let (value, alone) = fields.next_value_seed(OnlyVersion)?;
            if name == LIFE || alone == Plain::No {
                self.0.plain = Plain::No;
            }
            self.0.fields.push((name, value));
        }
        Ok(())
    }
}

/// The first version of a field, and whether it is the only one.
struct OnlyVersion;

impl<'de> DeserializeSeed<'de> for OnlyVersion {
    type Value = (Value, Plain);

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Self::Value, D::Error> {
        deserializer.deserialize_seq(self)
    }
}

impl<'de> Visitor<'de> for OnlyVersion {
    type Value = (Value, Plain);

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("the versions of a field")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut versions: A) -> Result<Self::Value, A::Error> {
        let (value, _): (Value, u32) = versions.next_element()?.ok_or_else(|| A::Error::custom("no version"))?;
        let mut alone = Plain::Yes;
        while let Some(IgnoredAny) = versions.next_element()? {
            alone = Plain::No;
        }
        Ok((value, alone))
    }
}

/// A text, borrowed where it has no escapes.
struct Name;

impl<'de> DeserializeSeed<'de> for Name {
    type Value = Cow<'de, str>;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Self::Value, D::Error> {
        deserializer.deserialize_str(self)
    }
}

impl<'de> Visitor<'de> for Name {
    type Value = Cow<'de, str>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a text")
    }

    fn visit_borrowed_str<E: serde::de::Error>(self, text: &'de str) -> Result<Self::Value, E> {
        Ok(Cow::Borrowed(text))
    }

    fn visit_str<E: serde::de::Error>(self, text: &str) -> Result<Self::Value, E> {
        Ok(Cow::Owned(text.to_owned()))
    }
}
