//! Reading a value from its text where it lies: each record holds several ids and days, and a start reads them by the million. A
//! text that is only looked at need not be copied first.

use std::fmt;

use serde::de::{Deserializer, Error, Visitor};

/// What makes a value of a text.
struct OfText<T, M>(fn(&str) -> Result<T, M>);

impl<T, M: fmt::Display> Visitor<'_> for OfText<T, M> {
    type Value = T;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a string")
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<T, E> {
        (self.0)(text).map_err(E::custom)
    }
}

/// The value that `read` makes of the text that is next.
///
/// # Errors
/// Something else than a text is next, or `read` refuses it.
pub(super) fn of_text<'de, T, M, D>(deserializer: D, read: fn(&str) -> Result<T, M>) -> Result<T, D::Error>
where
    M: fmt::Display,
    D: Deserializer<'de>,
{
    deserializer.deserialize_str(OfText(read))
}
