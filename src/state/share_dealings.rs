//! What a customer bought and likes, and the figures over several customers, in the words of a share file.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use leptos::prelude::WithValue;

use super::app::App;
use crate::domain::contract::amendment::Amendment;
use crate::domain::contract::amendment::history::changes;
use crate::domain::customer::{Customer, PartyKind};
use crate::domain::date::Date;
use crate::domain::exact::ExactError;
use crate::domain::id::{ContractId, CustomerId};
use crate::domain::lifecycle::ticket::TicketKind;
use crate::domain::money::Money;
use crate::domain::sales_measure::{Entry, Happening, Sold};
use crate::domain::sharing::dealings::{Dealings, PreferenceRow, PurchaseRow};
use crate::domain::sharing::field::{DataSet, ShareField};
use crate::domain::sharing::figures::{Addend, FigureRow, FigureTable, MonthSums, Part, Sum, figures};
use crate::domain::ticket::Ticket;
use crate::i18n::{Text, format};
use crate::sync::list::share::{preference_row, purchase_record_row, purchase_row};

impl App {
    /// What of these sorts a customer has to tell on a day: what they bought, by the lines of the contracts that bind and by the records
    /// of what was bought outside them, the newest first; and what they and the people there like.
    pub(super) fn dealings_to_share(self, customer: CustomerId, sets: &BTreeSet<DataSet>, day: Date) -> Dealings {
        Dealings {
            purchases: if sets.contains(&DataSet::PurchaseHistory) {
                self.purchases_to_share(customer, day)
            } else {
                Vec::new()
            },
            preferences: if sets.contains(&DataSet::Preferences) {
                self.preferences_to_share(customer)
            } else {
                Vec::new()
            },
        }
    }

    /// The figures over these customers that are asked for, a row for each month, by what the book shows on `day`.
    ///
    /// # Errors
    /// Overflow.
    pub(super) fn figures_to_share(
        self,
        customers: &[Arc<Customer>],
        fields: &BTreeSet<ShareField>,
        months: (Date, Date),
        day: Date,
    ) -> Result<FigureTable, ExactError> {
        if !fields.iter().any(|it| it.is_figure()) {
            return Ok(FigureTable::default());
        }
        let is_person: BTreeMap<CustomerId, bool> =
            customers.iter().map(|it| (it.id, it.kind == PartyKind::Person)).collect();
        let entries = self.tables.try_with_value(|tables| tables.sales_entries(day)).unwrap_or_default();
        let sold = entries.iter().filter_map(|it| {
            let (of, part) = addend(it)?;
            Some(Addend { customer: it.customer, is_person: *is_person.get(&it.customer)?, on: it.on, of, part })
        });
        let mut addends: Vec<Addend> = sold.collect();
        for ticket in self.peek_all::<Ticket>() {
            let (customer, on) = (self.peek_survivor(ticket.customer), ticket.received.date());
            let Some(is_person) = is_person.get(&customer).copied().filter(|_| on <= day) else { continue };
            let one = |of| Addend { customer, is_person, on, of, part: Part::Count(1) };
            addends.push(one(ShareField::FigureTickets));
            addends.extend((ticket.kind == TicketKind::Complaint).then(|| one(ShareField::FigureComplaints)));
        }
        let (from, to) = months;
        let (sums, withheld) = figures(&addends, fields, (from, to.min(day)))?;
        Ok(FigureTable { rows: sums.iter().map(|it| self.figure_row(it)).collect(), withheld })
    }

    fn figure_row(self, it: &MonthSums) -> FigureRow {
        let text = self.untracked_text();
        let cell = |sum: &Sum| match sum {
            Sum::Count(n) => n.to_string(),
            Sum::Withheld => text.pack_withheld().to_owned(),
            Sum::Money(sums) if sums.is_empty() => "0".to_owned(),
            Sum::Money(sums) => {
                let words = sums.iter().map(|it| format!("{} {}", format::plain_amount(*it), it.currency.code()));
                words.collect::<Vec<_>>().join("; ")
            }
        };
        let month = format!("{:04}-{:02}", it.month.year(), it.month.month());
        let cells = it.sums.iter().map(|(field, sum)| (*field, cell(sum)));
        FigureRow { cells: std::iter::once((ShareField::FigureMonth, month)).chain(cells).collect() }
    }

    fn purchases_to_share(self, customer: CustomerId, day: Date) -> Vec<PurchaseRow> {
        let text = self.untracked_text();
        let mut contracts = self.contracts_of(customer);
        contracts.sort_by_key(|it| std::cmp::Reverse(it.id));
        let mut purchases: Vec<PurchaseRow> =
            contracts.iter().flat_map(|it| self.bought_to_share(text, it.id, day)).collect();
        purchases.extend(
            self.purchase_records_of(customer).iter().map(|it| purchase_record_row(it, text.share_bought_apart())),
        );
        purchases.sort_by_key(|it| std::cmp::Reverse(it.on));
        purchases
    }

    /// What a contract that binds sold: as it was signed on its own day, and what each amendment changed of that on the day of the
    /// amendment.
    fn bought_to_share(self, text: Text, id: ContractId, day: Date) -> Vec<PurchaseRow> {
        let agreement = self.standing_on(id, day).filter(|it| it.is_binding());
        let Some(on) = agreement.and_then(|it| it.life.stage.agreement().map(|it| it.signed_on)) else {
            return Vec::new();
        };
        let Some(signed) = self.tables.try_with_value(|tables| tables.signed_brief(id)).flatten() else {
            return Vec::new();
        };
        let currency = signed.total.currency;
        let row = |on, it: &Sold| {
            let amount = Money::new(it.minor, currency);
            let product = [it.name.as_str(), it.spec.as_str()].join(" ");
            purchase_row(on, product.trim(), (it.quantity, &it.unit), amount, text.share_bought_under())
        };
        let mut rows: Vec<PurchaseRow> = signed.sold.iter().map(|it| row(on, it)).collect();
        let amendments = self.amendments_of(id);
        let amendments: Vec<&Amendment> = amendments.iter().map(AsRef::as_ref).collect();
        for change in changes(&signed, &amendments, day) {
            rows.extend(change.sold.iter().map(|it| row(change.on, it)));
        }
        rows
    }

    fn preferences_to_share(self, customer: CustomerId) -> Vec<PreferenceRow> {
        let text = self.untracked_text();
        let preferences = self.preferences_of(customer);
        let preferences = preferences.iter().map(|it| {
            // people who were made one are one
            let person = it.contact.map(|id| self.person_named(id).map_or(id, |person| person.id));
            preference_row(it, text.preference_category(it.category), person)
        });
        preferences.collect()
    }
}

/// What happened under contracts as what it adds to a figure; nothing where none of them counts it.
fn addend(entry: &Entry) -> Option<(ShareField, Part)> {
    let money = |amount: Money| if entry.back { amount.negated().ok() } else { Some(amount) };
    match &entry.what {
        Happening::Signed { total } => Some((ShareField::FigureSigned, Part::Money(money(*total)?))),
        Happening::Amended { by } => Some((ShareField::FigureSigned, Part::Money(money(*by)?))),
        Happening::Collected { amount, .. } => Some((ShareField::FigureCollected, Part::Money(money(*amount)?))),
        Happening::FirstContract => Some((ShareField::FigureCustomers, Part::Count(1))),
        Happening::Line { .. } | Happening::Invoiced { .. } => None,
    }
}
