//! Whose money it may be, by the payer's name and account.

use std::collections::BTreeMap;

use super::reason::Reason;
use super::{BankLine, Spelling, account_digits};
use crate::domain::id::CustomerId;

/// A name without its legal form says enough from so many characters on.
const CORE_LENGTH: usize = 4;

/// What a payer may be known by.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Known<'a> {
    /// The customer.
    pub id: CustomerId,
    /// Its name.
    pub name: &'a str,
    /// What people call it.
    pub short_name: &'a str,
    /// What invoices call it, where that differs.
    pub title: &'a str,
    /// Its bank account.
    pub account: &'a str,
}

/// Every payer that is known.
#[derive(Debug, Clone)]
pub struct Payers {
    spelling: Spelling,
    names: BTreeMap<String, Vec<(CustomerId, Reason)>>,
    cores: BTreeMap<String, Vec<CustomerId>>,
    accounts: BTreeMap<String, Vec<(CustomerId, Reason)>>,
}

impl Payers {
    /// Nobody yet.
    pub const fn new(spelling: Spelling) -> Self {
        Self { spelling, names: BTreeMap::new(), cores: BTreeMap::new(), accounts: BTreeMap::new() }
    }

    /// Adds a customer.
    pub fn add(&mut self, known: &Known<'_>) {
        for (name, reason) in [(known.name, Reason::Name), (known.title, Reason::InvoiceTitle)] {
            let folded = (self.spelling.folded)(name);
            let core = (self.spelling.core)(&folded).to_owned();
            self.add_core(core, known.id);
            self.add_name(folded, known.id, reason);
        }
        self.add_core((self.spelling.folded)(known.short_name), known.id);
        if let Some(digits) = account_digits(known.account) {
            self.accounts.entry(digits).or_default().push((known.id, Reason::Account));
        }
    }

    /// Adds what the payer of an earlier line was recorded for.
    pub fn add_earlier(&mut self, line: &BankLine, customer: CustomerId) {
        let folded = (self.spelling.folded)(&line.payer);
        self.add_name(folded, customer, Reason::PaidBefore);
        if let Some(digits) = account_digits(&line.account) {
            let known = self.accounts.entry(digits).or_default();
            if known.iter().all(|(id, _)| *id != customer) {
                known.push((customer, Reason::PaidBefore));
            }
        }
    }

    /// The customers it may be, each with the strongest reason that the name and that the account gives.
    pub fn find(&self, payer: &str, account: &str) -> Vec<(CustomerId, Reason)> {
        let mut found: Vec<(CustomerId, Reason)> = Vec::new();
        if let Some(digits) = account_digits(account) {
            found.extend(self.accounts.get(&digits).into_iter().flatten().cloned());
        }
        let by_account = found.len();
        let folded = (self.spelling.folded)(payer);
        if folded.is_empty() {
            return found;
        }
        found.extend(self.names.get(&folded).into_iter().flatten().cloned());
        let cores = self.cores.get((self.spelling.core)(&folded)).into_iter().flatten();
        for id in cores {
            let named = found.iter().skip(by_account).any(|(known, _)| known == id);
            if !named {
                found.push((*id, Reason::CoreName));
            }
        }
        // "paid before" says nothing new where the account or the name says it
        let says_it = |reason: &Reason| !matches!(reason, Reason::PaidBefore | Reason::CoreName);
        let told: Vec<CustomerId> = found.iter().filter(|(_, reason)| says_it(reason)).map(|(id, _)| *id).collect();
        let mut before: Vec<CustomerId> = Vec::new();
        found.retain(|(id, reason)| {
            if *reason != Reason::PaidBefore {
                return true;
            }
            let says_more = !told.contains(id) && !before.contains(id);
            before.push(*id);
            says_more
        });
        found
    }

    fn add_name(&mut self, folded: String, id: CustomerId, reason: Reason) {
        if folded.is_empty() {
            return;
        }
        let known = self.names.entry(folded).or_default();
        if known.iter().all(|(other, _)| *other != id) {
            known.push((id, reason));
        }
    }

    fn add_core(&mut self, core: String, id: CustomerId) {
        if core.chars().count() < CORE_LENGTH {
            return;
        }
        let known = self.cores.entry(core).or_default();
        if !known.contains(&id) {
            known.push(id);
        }
    }
}
