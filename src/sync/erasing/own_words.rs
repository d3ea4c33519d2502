//! Fields that the team defined (自定义字段), in the copy for a person: called by their names, and what was chosen by its words.

use std::collections::HashMap;

use serde_json::Value;
use uuid::Uuid;

use crate::domain::book_settings::BookSettings;
use crate::domain::id::parse_canonical;
use crate::domain::own_field::OwnField;
use crate::record::row::decode_row;
use crate::store::Row;

/// The definition of a field that something was entered in.
pub(super) struct OwnWords(OwnField);

impl OwnWords {
    /// That behind a register of a customer; nothing for any other register, or where the definition is gone.
    pub(super) fn of(rows: &HashMap<Uuid, &Row>, register: &str) -> Option<Self> {
        let id = parse_canonical(register.strip_prefix("own/")?)?;
        let settings = rows.get(&BookSettings::ID.0)?;
        let (_, settings) = decode_row(&settings.bytes).ok()?;
        let definition = settings.show(&format!("own_fields/{}", id.hyphenated()))?;
        serde_json::from_value(definition.clone()).ok().map(Self)
    }

    /// What people call it.
    pub(super) fn name(&self) -> &str {
        &self.0.name
    }

    /// A value with the words of its choices in the place of their ids.
    pub(super) fn said(&self, value: &Value) -> Value {
        match value {
            Value::Null | Value::Bool(_) | Value::Number(_) => value.clone(),
            Value::String(text) => self.choice(text).map_or_else(|| value.clone(), Value::from),
            Value::Array(items) => Value::Array(items.iter().map(|item| self.said(item)).collect()),
            Value::Object(fields) => {
                Value::Object(fields.iter().map(|(name, inside)| (name.clone(), self.said(inside))).collect())
            }
        }
    }

    fn choice(&self, text: &str) -> Option<&str> {
        let id = parse_canonical(text)?;
        self.0.choices.iter().find(|it| it.id.0 == id).map(|it| it.name.as_str())
    }
}
