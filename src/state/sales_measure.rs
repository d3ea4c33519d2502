//! What was sold, told once from the contracts, invoices and receipts of the book.

use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use leptos::prelude::WithValue;

use super::app::App;
use super::table::Tables;
use crate::domain::contract::amendment::Amendment;
use crate::domain::contract::amendment::history::changes;
use crate::domain::contract::brief::ContractBrief;
use crate::domain::customer::Customer;
use crate::domain::date::Date;
use crate::domain::id::{ContractId, CustomerId, ReceiptId};
use crate::domain::invoice::Invoice;
use crate::domain::lifecycle::invoice::{Event, Stage};
use crate::domain::lifecycle::life::{Entry as Step, Life};
use crate::domain::money::Money;
use crate::domain::receipt::{ClaimPart, Receipt};
use crate::domain::reversal::taken_back;
use crate::domain::sales_measure::{Entry, Happening, Sold, in_amounts, in_order};

/// Who looks after contracts and customers, each name held once.
struct Keepers<'a> {
    tables: &'a Tables,
    names: HashSet<Arc<str>>,
}

impl Keepers<'_> {
    fn one(&mut self, name: &str) -> Arc<str> {
        if let Some(known) = self.names.get(name) {
            return Arc::clone(known);
        }
        let name: Arc<str> = Arc::from(name);
        self.names.insert(Arc::clone(&name));
        name
    }

    fn of_customer(&mut self, id: CustomerId) -> Arc<str> {
        let customer = self.tables.customers.peek(self.tables.survivor(id));
        self.one(customer.as_ref().map_or("", |it| it.owner.as_str()))
    }

    /// As [`App::peek_keeper`] says.
    fn of_contract(&mut self, brief: &ContractBrief) -> Arc<str> {
        if brief.owner.is_empty() { self.of_customer(brief.customer) } else { self.one(&brief.owner) }
    }
}

/// Makes entries of what happened under a contract.
fn under(contract: ContractId, customer: CustomerId, keeper: &Arc<str>) -> impl Fn(Date, Happening, bool) -> Entry {
    move |on, what, back| Entry { on, what, back, contract: Some(contract), customer, keeper: Arc::clone(keeper) }
}

/// What of a receipt was counted, in all and towards the principal of each contract, in minor units: as many amounts as memory holds
/// have a sum in 128 bits.
#[derive(Default)]
struct Counted {
    in_all: i128,
    principal: HashMap<ContractId, i128>,
}

impl Tables {
    /// Everything that was sold, as of the date that the standings are of.
    pub(super) fn sales_entries(&self, standing_on: Date) -> Vec<Entry> {
        let mut entries = Vec::new();
        let mut keepers = Keepers { tables: self, names: HashSet::new() };
        self.tell_contracts(&mut keepers, standing_on, &mut entries);
        self.tell_receipts(&mut keepers, standing_on, &mut entries);
        entries.retain(|it| it.on <= standing_on);
        in_order(&mut entries);
        entries
    }

    /// Of that only what was invoiced under one contract.
    fn invoiced_entries(&self, contract: ContractId, standing_on: Date) -> Vec<Entry> {
        let binds = self.peek_standing_on(contract, standing_on, standing_on).is_some_and(|it| it.is_binding());
        let Some(brief) = self.briefs.peek(contract).filter(|_| binds) else { return Vec::new() };
        let mut entries = Vec::new();
        let keeper = Keepers { tables: self, names: HashSet::new() }.of_contract(&brief);
        let entry = under(contract, self.survivor(brief.customer), &keeper);
        self.tell_invoices(contract, standing_on, &entry, &mut entries);
        entries.retain(|it| it.on <= standing_on);
        in_order(&mut entries);
        entries
    }

    fn tell_contracts(&self, keepers: &mut Keepers<'_>, as_of: Date, entries: &mut Vec<Entry>) {
        let mut first: HashMap<CustomerId, Entry> = HashMap::new();
        for brief in self.briefs.peek_all() {
            let standing = self.peek_standing_on(brief.id, as_of, as_of).filter(|it| it.is_binding());
            let Some(standing) = standing else { continue };
            let keeper = keepers.of_contract(brief);
            let customer = self.survivor(brief.customer);
            let entry = under(brief.id, customer, &keeper);
            if let Some(agreement) = standing.life.stage.agreement() {
                let on = agreement.signed_on;
                let currency = brief.total.currency;
                let line = |on, sold: &Sold| {
                    let amount = Money::new(sold.minor, currency);
                    let what =
                        Happening::Line { product: Arc::from(sold.name.as_str()), quantity: sold.quantity, amount };
                    entry(on, what, false)
                };
                // what an amendment changed counts on its own day: the period in which the contract was signed keeps what it was
                // signed for
                let amendments = self.amendments_of(brief.id);
                let signed = if amendments.is_empty() { None } else { self.signed_brief(brief.id) };
                let signed = signed.as_deref().unwrap_or(brief);
                entries.push(entry(on, Happening::Signed { total: signed.total }, false));
                entries.extend(signed.sold.iter().map(|sold| line(on, sold)));
                let amendments: Vec<&Amendment> = amendments.iter().map(AsRef::as_ref).collect();
                for change in changes(signed, &amendments, as_of) {
                    if !change.by.is_zero() {
                        entries.push(entry(change.on, Happening::Amended { by: change.by }, false));
                    }
                    entries.extend(change.sold.iter().map(|sold| line(change.on, sold)));
                }
                let won = entry(on, Happening::FirstContract, false);
                let known = first.entry(customer).or_insert_with(|| won.clone());
                if (won.on, won.contract) < (known.on, known.contract) {
                    *known = won;
                }
            }
            self.tell_invoices(brief.id, as_of, &entry, entries);
        }
        entries.extend(first.into_values());
    }

    fn tell_invoices(
        &self,
        contract: ContractId,
        as_of: Date,
        entry: &impl Fn(Date, Happening, bool) -> Entry,
        entries: &mut Vec<Entry>,
    ) {
        for id in self.index.invoices_of(contract) {
            let Some(invoice) = self.invoices.peek(*id).filter(|it| it.contract == contract) else { continue };
            // an invoice whose tax cannot be reckoned has no amount without it
            let net = invoice.split().map_or(invoice.gross, |split| split.value.net);
            let what = Happening::Invoiced { invoice: invoice.id, gross: invoice.gross, net };
            entries.extend(self.issued(&invoice, as_of).map(|(on, back)| entry(on, what.clone(), back)));
        }
    }

    /// The days on which an invoice was issued and made void. One that was taken back stays: the red one subtracts.
    fn issued(&self, invoice: &Invoice, as_of: Date) -> impl Iterator<Item = (Date, bool)> {
        let ids = self.index.invoice_events_of(invoice.id).iter();
        let mut told: Vec<_> = ids.filter_map(|id| self.invoice_events.peek(*id)).collect();
        told.retain(|it| it.invoice == invoice.id);
        told.sort_by_key(|it| it.id);
        let steps: Vec<Step<Date, Event>> = told.iter().map(|it| Step::new(it.on, it.fact.clone())).collect();
        let (_, taken) = Life::begin(Stage::Draft).steps_on(&steps, as_of);
        let mut was_issued = false;
        let mut days = Vec::new();
        for step in taken {
            match step.what {
                Event::Issued { .. } => {
                    was_issued = true;
                    days.push((step.on, false));
                }
                // a draft that is thrown away was never counted
                Event::Voided { .. } if was_issued => days.push((step.on, true)),
                Event::Voided { .. } | Event::Delivered | Event::Reddened { .. } | Event::PartlyReddened { .. } => {}
            }
        }
        days.into_iter()
    }

    fn tell_receipts(&self, keepers: &mut Keepers<'_>, as_of: Date, entries: &mut Vec<Entry>) {
        let mut counted: HashMap<ReceiptId, Counted> = HashMap::new();
        // an advance that was used later was still nobody's
        for allocation in self.allocations.peek_all().filter(|it| it.on.is_none_or(|used| used <= as_of)) {
            let of = counted.entry(allocation.receipt).or_default();
            of.in_all = of.in_all.saturating_add(allocation.amount.wide());
            match allocation.part {
                ClaimPart::Principal => {
                    let sum = of.principal.entry(allocation.contract).or_default();
                    *sum = sum.saturating_add(allocation.amount.wide());
                }
                ClaimPart::LateFee | ClaimPart::Cost => {}
            }
        }
        let gone = taken_back(self.receipts.peek_all().map(AsRef::as_ref));
        // what was set off is no money collected, though it ends the debt
        for receipt in self.receipts.peek_all().filter(|it| it.reverses.is_none() && !it.is_set_off()) {
            let of = counted.remove(&receipt.id).unwrap_or_default();
            let customer = self.survivor(receipt.customer);
            // what is counted towards nothing yet was paid in advance: it is the customer's
            let rest = receipt.amount.wide().saturating_sub(of.in_all);
            let advance = (rest != 0).then(|| (None, rest, keepers.of_customer(receipt.customer)));
            let mut parts: Vec<_> = advance.into_iter().collect();
            for (contract, minor) in of.principal.into_iter().filter(|(_, minor)| *minor != 0) {
                let keeper = match self.briefs.peek(contract) {
                    Some(brief) => keepers.of_contract(&brief),
                    None => keepers.of_customer(receipt.customer),
                };
                parts.push((Some(contract), minor, keeper));
            }
            let back = gone.get(&receipt.id).map(|on| (*on, true));
            for (on, back) in std::iter::once((receipt.on, false)).chain(back) {
                for (contract, minor, keeper) in &parts {
                    entries.extend(in_amounts(*minor, receipt.amount.currency).map(|amount| {
                        let what = Happening::Collected { receipt: receipt.id, amount };
                        Entry { on, what, back, contract: *contract, customer, keeper: Arc::clone(keeper) }
                    }));
                }
            }
        }
    }
}

impl App {
    /// Everything that was sold by the date looked at, in the order of the days: what [`measure`](crate::domain::sales_measure::measure)
    /// adds up. One pass over the book; ask once and measure often. The reader runs again when money, contracts, customers or the
    /// date change.
    pub fn sales_entries(self) -> Arc<[Entry]> {
        self.watch_any::<Customer>();
        self.watch_any::<Receipt>();
        let as_of = self.as_of();
        let found = self.tables.try_with_value(|tables| {
            tables.watch_standings();
            tables.sales_entries(as_of)
        });
        Arc::from(found.unwrap_or_default())
    }

    /// What was invoiced under one contract by the date looked at, as [`App::sales_entries`] tells it, without a pass over the book.
    /// The reader runs again when invoices, money, contracts or the date change.
    pub(super) fn invoiced_entries(self, contract: ContractId) -> Vec<Entry> {
        let as_of = self.as_of();
        let found = self.tables.try_with_value(|tables| {
            tables.watch_standings();
            tables.invoices.watch_any();
            tables.invoice_events.watch_any();
            tables.invoiced_entries(contract, as_of)
        });
        found.unwrap_or_default()
    }
}
