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
    /// By so many signs customers are called.
    pub(super) const SIGNS: usize = 4;

    /// Takes a customer in by one of its signs; all customers come by the first sign before any comes by the next. Of several with
    /// one name, number or code the first one keeps it; a full name goes before a short one.
    pub(super) fn take(&mut self, customer: &Customer, sign: usize) {
        let written = match sign {
            0 => &customer.name,
            1 => &customer.number,
            2 => &customer.code,
            _ => &customer.short_name,
        };
        let key = name_key(written);
        if !key.is_empty() {
            self.by.entry(key).or_insert(customer.id);
        }
        if let Some(parent) = customer.parent.filter(|_| sign == 0) {
            self.above.insert(customer.id, parent);
        }
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
