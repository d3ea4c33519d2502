//! What is asked of a list of money: in words, and whose contracts and customers.

use std::collections::HashMap;
use std::sync::Arc;

use crate::domain::contract::brief::ContractBrief;
use crate::domain::customer::Customer;
use crate::domain::id::CustomerId;
use crate::domain::receipt::Receipt;
use crate::domain::tags::tag_key;
use crate::state::{App, InvoiceRow, Whose};
use crate::ui::route::Query;

/// Words and people, as the address has them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Asked {
    /// The words, as [`tag_key`] reads them; none ask for everything.
    key: String,
    whose: Whose,
}

impl Asked {
    pub(super) fn of(query: &Query) -> Self {
        Self { key: tag_key(&query.text), whose: Whose::of(query.filter("whose")) }
    }

    /// Whether anything is left out.
    pub(super) fn is_narrow(&self) -> bool {
        !self.key.is_empty() || self.whose != Whose::All
    }

    /// Keeps the contracts that are looked after by these people and named so, by their number or their customer.
    pub(super) fn retain_contracts(&self, app: App, all: &mut Vec<Arc<ContractBrief>>) {
        app.retain_kept(all, self.whose);
        if self.key.is_empty() {
            return;
        }
        let mut parties = self.parties(app);
        all.retain(|it| self.finds(&it.number) || parties.answers(it.customer));
    }

    /// The receipts from customers of these people, named so by payer, reference, purpose or note.
    pub(super) fn receipts(&self, app: App, all: &[Arc<Receipt>]) -> Vec<Arc<Receipt>> {
        if !self.is_narrow() {
            return all.to_vec();
        }
        let mut parties = self.parties(app);
        let mut circle = app.circle(self.whose);
        let mut is_theirs = |id: CustomerId| {
            let owner = || app.peek_party(id).map(|it| it.owner.clone()).unwrap_or_default();
            self.whose == Whose::All || circle.has(&owner())
        };
        let mut is_named = |it: &Receipt| {
            let words = [it.reference.as_str(), it.said(), it.note.as_str()];
            words.into_iter().any(|words| self.finds(words)) || parties.answers(it.customer)
        };
        all.iter().filter(|it| is_theirs(it.customer) && is_named(it)).cloned().collect()
    }

    /// The invoices of contracts that these people look after, named so by their own number or note, the contract's number or
    /// the customer.
    pub(super) fn invoices(&self, app: App, all: &[InvoiceRow]) -> Vec<InvoiceRow> {
        if !self.is_narrow() {
            return all.to_vec();
        }
        app.watch_any::<ContractBrief>();
        let mut parties = self.parties(app);
        let mut circle = app.circle(self.whose);
        let mut is_asked = |row: &InvoiceRow| {
            let Some(brief) = app.peek::<ContractBrief>(row.invoice.contract) else { return false };
            let words = [row.invoice.number.as_str(), row.invoice.note.as_str(), brief.number.as_str()];
            (self.whose == Whose::All || circle.has(&app.peek_keeper(&brief)))
                && (words.into_iter().any(|words| self.finds(words)) || parties.answers(brief.customer))
        };
        all.iter().filter(|row| is_asked(row)).cloned().collect()
    }

    fn finds(&self, words: &str) -> bool {
        tag_key(words).contains(&self.key)
    }

    /// The reader runs again when any customer changes.
    fn parties(&self, app: App) -> Parties<'_> {
        app.watch_any::<Customer>();
        Parties { app, asked: self, known: HashMap::new() }
    }
}

/// Whose names answer, each asked once: a customer has many rows.
struct Parties<'a> {
    app: App,
    asked: &'a Asked,
    known: HashMap<CustomerId, bool>,
}

impl Parties<'_> {
    fn answers(&mut self, id: CustomerId) -> bool {
        let is_named = |it: Arc<Customer>| self.asked.finds(&it.name) || self.asked.finds(&it.short_name);
        let ask = || self.app.peek_party(id).is_some_and(is_named);
        *self.known.entry(id).or_insert_with(ask)
    }
}
