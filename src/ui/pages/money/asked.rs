//! What is asked of a list of money: in words, and whose contracts and customers.

use std::sync::Arc;

use leptos::prelude::*;

use crate::domain::contract::brief::ContractBrief;
use crate::domain::customer::Customer;
use crate::domain::id::{ContractId, CustomerId};
use crate::domain::receipt::Receipt;
use crate::domain::tags::tag_key;
use crate::state::{App, Beside, Hits, InvoiceRow, Sought, Wanted, Whose, found_beside};
use crate::ui::route::Query;

/// What was typed, with the customers and contracts that answer to it; nothing while nothing is.
#[derive(Clone, PartialEq)]
pub(super) struct Asked(Option<Arc<Words>>);

#[derive(PartialEq)]
struct Words {
    /// As [`tag_key`] reads it: what a row has of its own is found as it is written.
    key: String,
    wanted: Wanted,
    customers: Hits,
    contracts: Hits,
}

/// The customer and the contract beside a row.
pub(super) type Party = (Option<CustomerId>, Option<ContractId>);

/// Where those of all rows stand in what is found.
#[derive(Clone, PartialEq)]
struct Places {
    customers: Vec<Option<usize>>,
    contracts: Vec<Option<usize>>,
}

/// What is typed, looked for once at every key: somebody who types on looks through what was found before.
pub(super) fn asked(app: App, query: Memo<Query>) -> Memo<Asked> {
    let text = Memo::new(move |_| query.with(|query| query.text.clone()));
    Memo::new(move |before: Option<&Asked>| {
        let (key, wanted) = text.with(|text| (tag_key(text), Wanted::new(text)));
        if key.is_empty() || wanted.is_empty() {
            return Asked(None);
        }
        let before = before.and_then(|it| it.0.as_deref());
        let customers = app.find::<Customer>(&wanted, before.map(|it| (&it.wanted, &it.customers)));
        let contracts = app.find::<ContractBrief>(&wanted, before.map(|it| (&it.wanted, &it.contracts)));
        Asked(Some(Arc::new(Words { key, wanted, customers, contracts })))
    })
}

impl Asked {
    /// Whether words leave anything out.
    pub(super) const fn is_narrow(&self) -> bool {
        self.0.is_some()
    }
}

/// The rows that are asked for in words, in their order, and whether nothing was found as it was typed, so that these differ by a
/// slip. `all` is sorted without them; `is_named` knows what a row has of its own, as [`Named`] finds it.
pub(super) fn asked_for<R>(
    app: App,
    asked: Memo<Asked>,
    all: Memo<Vec<R>>,
    beside: fn(App, &R) -> Party,
    is_named: fn(&R, &Named<'_>) -> bool,
) -> (Memo<Vec<R>>, Signal<bool>)
where
    R: Clone + PartialEq + Send + Sync + 'static,
{
    // read only while something is typed
    let places = Memo::new(move |_| {
        app.watch_any::<Customer>();
        app.watch_any::<ContractBrief>();
        let (customers, contracts): (Vec<Option<CustomerId>>, Vec<Option<ContractId>>) =
            all.with(|all| all.iter().map(|row| beside(app, row)).unzip());
        Places {
            customers: places_of::<Customer>(app, customers),
            contracts: places_of::<ContractBrief>(app, contracts),
        }
    });
    // nothing while nothing is typed: then the rows are those of `all`, which are copied once
    let found = Memo::new(move |_| {
        let Asked(words) = asked.get();
        let words = words.as_deref()?;
        Some(places.with(|places| {
            let customers = Beside { hits: &words.customers, places: &places.customers };
            let contracts = Beside { hits: &words.contracts, places: &places.contracts };
            let named = Named(&words.key);
            all.with(|all| found_beside(all, &[customers, contracts], |row| is_named(row, &named)))
        }))
    });
    let rows = Memo::new(move |_| {
        let rows = found.with(|found| found.as_ref().map(|(rows, _)| rows.clone()));
        rows.unwrap_or_else(|| all.get())
    });
    (rows, Signal::derive(move || found.with(|found| found.as_ref().is_some_and(|(_, guessed)| *guessed))))
}

fn places_of<T: Sought>(app: App, ids: Vec<Option<T::Key>>) -> Vec<Option<usize>> {
    let mut places = app.places::<T>(ids.iter().copied().flatten()).into_iter();
    ids.into_iter().map(|id| id.and_then(|_| places.next()).map(|(_, place)| place)).collect()
}

/// Finds what was typed in the words of a row.
pub(super) struct Named<'a>(&'a str);

impl Named<'_> {
    fn finds(&self, words: &str) -> bool {
        tag_key(words).contains(self.0)
    }
}

/// Beside what belongs to a contract: it, and its customer.
pub(super) fn of_contract(app: App, contract: ContractId) -> Party {
    let customer = app.peek::<ContractBrief>(contract).map(|it| app.peek_survivor(it.customer));
    (customer, Some(contract))
}

/// Beside a receipt: who paid.
pub(super) fn of_receipt(app: App, receipt: &Arc<Receipt>) -> Party {
    (Some(app.peek_survivor(receipt.customer)), None)
}

/// A receipt by reference, purpose or note, what it was set off against, or why it takes another one back.
pub(super) fn is_receipt_named(it: &Arc<Receipt>, named: &Named<'_>) -> bool {
    let words = [it.reference.as_str(), it.said(), it.note.as_str(), it.against.as_str(), it.reason.as_str()];
    words.into_iter().any(|words| named.finds(words))
}

/// An invoice by its own number or note.
pub(super) fn is_invoice_named(it: &InvoiceRow, named: &Named<'_>) -> bool {
    [it.invoice.number.as_str(), it.invoice.note.as_str()].into_iter().any(|words| named.finds(words))
}

/// The receipts from customers of these people. The reader runs again when any customer changes, unless everybody's are wanted.
pub(super) fn receipts_kept(app: App, all: &[Arc<Receipt>], whose: Whose) -> Vec<Arc<Receipt>> {
    if whose == Whose::All {
        return all.to_vec();
    }
    app.watch_any::<Customer>();
    let mut circle = app.circle(whose);
    let mut is_theirs = |id: CustomerId| {
        let owner = app.peek_party(id).map(|it| it.owner.clone()).unwrap_or_default();
        circle.has(&owner)
    };
    all.iter().filter(|it| is_theirs(it.customer)).cloned().collect()
}

/// The invoices of contracts that these people look after. The reader runs again when any contract or customer changes, unless
/// everybody's are wanted.
pub(super) fn invoices_kept(app: App, all: &[InvoiceRow], whose: Whose) -> Vec<InvoiceRow> {
    if whose == Whose::All {
        return all.to_vec();
    }
    app.watch_any::<ContractBrief>();
    app.watch_any::<Customer>();
    let mut circle = app.circle(whose);
    let mut is_theirs = |row: &InvoiceRow| {
        app.peek::<ContractBrief>(row.invoice.contract).is_some_and(|brief| circle.has(&app.peek_keeper(&brief)))
    };
    all.iter().filter(|row| is_theirs(row)).cloned().collect()
}
