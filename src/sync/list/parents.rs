//! Which customer a row means by its parent company (上级单位): found once every row has become a customer, since the parent may
//! stand further down in the same list.

use std::collections::HashMap;

use crate::domain::customer::Customer;
use crate::domain::id::CustomerId;
use crate::domain::team::naming::name_key;

/// Customers by what they are called.
#[derive(Debug, Default)]
pub(super) struct Called {
    by: HashMap<String, CustomerId>,
    above: HashMap<CustomerId, CustomerId>,
}

impl Called {
    /// Takes a customer in. Of several with one name, number or code the first one keeps it; a full name goes before a short
    /// one.
    pub(super) fn of<'a>(customers: impl Iterator<Item = &'a Customer> + Clone) -> Self {
        let mut called = Self::default();
        let signs: [fn(&Customer) -> &str; 4] = [|it| &it.name, |it| &it.number, |it| &it.code, |it| &it.short_name];
        for sign in signs {
            for customer in customers.clone() {
                let key = name_key(sign(customer));
                if !key.is_empty() {
                    called.by.entry(key).or_insert(customer.id);
                }
            }
        }
        called.above.extend(customers.filter_map(|it| Some((it.id, it.parent?))));
        called
    }

    /// The customer that a row means, unless a circle would close; from now on it is the parent of `id`.
    pub(super) fn attach(&mut self, id: CustomerId, written: &str) -> Option<CustomerId> {
        let parent = self.by.get(&name_key(written)).copied()?;
        if self.is_above(id, parent) {
            return None;
        }
        self.above.insert(id, parent);
        Some(parent)
    }

    /// Whether `id` is the customer `at`, or stands somewhere above it.
    fn is_above(&self, id: CustomerId, at: CustomerId) -> bool {
        let up = std::iter::successors(Some(at), |at| self.above.get(at).copied());
        // a circle that is there already ends nowhere
        up.take(self.above.len().saturating_add(1)).any(|at| at == id)
    }
}
