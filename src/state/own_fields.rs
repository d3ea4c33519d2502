//! The fields that a team defined for its customers: what they are, what they and their values are called, and the changes
//! that define them.

use std::cell::RefCell;
use std::collections::BTreeMap;

use serde_json::Value;

use super::app::App;
use super::batch::Batch;
use super::contest::Contest;
use crate::domain::book_settings::BookSettings;
use crate::domain::customer::Customer;
use crate::domain::entity::Entity as _;
use crate::domain::id::OwnFieldId;
use crate::domain::own_field::{OwnField, OwnFields, OwnValue};
use crate::i18n::Text;
use crate::kinds::Kind;

/// The sets in which definitions and values are kept.
const DEFINITIONS: &str = "own_fields";
const VALUES: &str = "own";

/// The name of a field's box in forms and in the page. Names of boxes live as long as the program, so one is made for each
/// field that is ever shown, and no second one.
pub fn own_box(id: OwnFieldId) -> &'static str {
    thread_local! {
        static NAMES: RefCell<BTreeMap<OwnFieldId, &'static str>> = const { RefCell::new(BTreeMap::new()) };
    }
    NAMES.with_borrow_mut(|names| *names.entry(id).or_insert_with(|| String::leak(format!("own-{id}"))))
}

/// The field of a register, if it is one of this set.
fn field_of(set: &str, register: &str) -> Option<OwnFieldId> {
    let (found, id) = register.split_once('/')?;
    OwnFieldId::parse(id).filter(|_| found == set)
}

impl App {
    /// The fields that the team defined. The reader runs again when the settings of the book change.
    pub fn own_fields(self) -> OwnFields {
        self.watch::<BookSettings>(BookSettings::ID).map(|it| it.fields()).unwrap_or_default()
    }

    /// The same as they are now.
    pub fn peek_own_fields(self) -> OwnFields {
        self.peek::<BookSettings>(BookSettings::ID).map(|it| it.fields()).unwrap_or_default()
    }

    /// What a register is called: one of one's own by the name that the team gave it.
    pub fn register_words(self, text: Text, kind: &str, register: &str) -> String {
        let own = self.peek_own_fields();
        let of = |set: &str| field_of(set, register).and_then(|id| own.get(id));
        match kind {
            _ if kind == Customer::KIND.name() => of(VALUES).map(|it| it.name.clone()),
            _ if kind == Kind::BookSettings.name() => of(DEFINITIONS).map(|it| text.own_register(&it.name)),
            _ => None,
        }
        .unwrap_or_else(|| text.register_name(kind, register))
    }

    /// The value of a register of one's own in words, or of the definition of one; `None` for every other register.
    pub fn own_register_words(self, text: Text, kind: &str, register: &str, value: &Value) -> Option<String> {
        let own = self.peek_own_fields();
        if kind == Customer::KIND.name() {
            let id = field_of(VALUES, register)?;
            let value: OwnValue = serde_json::from_value(value.clone()).ok()?;
            return Some(text.own_value(own.get(id), &value));
        }
        if kind != Kind::BookSettings.name() {
            return None;
        }
        if register == "own_order" {
            let order: Vec<OwnFieldId> = serde_json::from_value(value.clone()).ok()?;
            let names = order.iter().filter_map(|id| own.get(*id)).map(|it| it.name.as_str());
            return Some(names.collect::<Vec<_>>().join(text.between_tags()));
        }
        field_of(DEFINITIONS, register)?;
        let field: OwnField = serde_json::from_value(value.clone()).ok()?;
        let words = format!("{} · {}", field.name, text.own_definition(&field));
        Some(if field.retired { format!("{words} · {}", text.own_retired()) } else { words })
    }

    /// The change that keeps the definition of a field, new or changed. `seen`: the definition as the person had it before them.
    pub fn own_field_batch(self, id: OwnFieldId, seen: Option<&OwnField>, field: OwnField) -> Batch {
        let now = self.peek::<BookSettings>(BookSettings::ID);
        let mut after = now.as_deref().cloned().unwrap_or_default();
        if !after.own_fields.contains_key(&id) && !after.own_order.is_empty() {
            after.own_order.push(id);
        }
        after.own_fields.insert(id, field);
        let Some(now) = now else { return Batch::new().begin(&after) };
        let mut before = BookSettings::clone(&now);
        if let Some(seen) = seen {
            before.own_fields.insert(id, seen.clone());
        }
        Batch::new().edit(Some(&before), &after)
    }

    /// Puts the fields in this order.
    pub fn order_own_fields(self, order: Vec<OwnFieldId>, said: String, then: impl FnOnce() + 'static) {
        let Some(before) = self.peek::<BookSettings>(BookSettings::ID) else { return };
        let after = BookSettings { own_order: order, ..BookSettings::clone(&before) };
        self.save(Batch::new().edit(Some(before.as_ref()), &after), said, then);
    }

    /// Says of contested registers of one's own what they are called and what their values are.
    pub(super) fn name_contested(self, kind: &str, contest: &mut Contest) {
        let text = self.untracked_text();
        for field in &mut contest.fields {
            let register = field.contested.field.clone();
            let words =
                |value: Option<&Value>| value.and_then(|value| self.own_register_words(text, kind, &register, value));
            let (theirs, ours) = (words(field.contested.theirs.as_ref()), words(field.contested.ours.as_ref()));
            if theirs.is_some() || ours.is_some() {
                field.label = self.register_words(text, kind, &register);
                field.theirs = theirs.unwrap_or_else(|| text.none().to_owned());
                field.ours = ours.unwrap_or_else(|| text.none().to_owned());
            }
        }
    }
}
