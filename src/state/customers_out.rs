//! Customers handed out as a list for other programs. A workbook is made by the worker, as the library for it is large.

use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

use leptos::prelude::untrack;

use super::accounts::CustomerStanding;
use super::app::App;
use super::clock::today;
use super::outgoing::download;
use super::sheets_out::SheetForm;
use crate::domain::contact::Contact;
use crate::domain::customer::Customer;
use crate::domain::customer_column::CustomerColumn;
use crate::domain::id::CustomerId;
use crate::sync::list::card;
use crate::sync::list::ledger::{BETWEEN, Ledger};
use crate::sync::list::own;
use crate::sync::list::people::MOST_PEOPLE;
use crate::sync::list::sheets::customers::{CustomerRow, table};

/// In which form customers are handed out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ListForm {
    /// Text with separators.
    Csv,
    /// A workbook.
    Workbook,
    /// Contact cards.
    Cards,
}

/// Customers with their people.
type Parties = Vec<(Arc<Customer>, Vec<Arc<Contact>>)>;

impl App {
    /// Hands these customers to the browser as a download, in their order.
    pub fn export_customers(self, ids: &[CustomerId], form: ListForm) {
        let parties = self.parties(ids);
        let text = self.untracked_text();
        match form {
            ListForm::Csv => {
                self.hand_out_parties(&parties, SheetForm::Csv, text.customers_csv_name());
            }
            ListForm::Cards => {
                let people = parties.iter().map(|(it, people)| (it.as_ref(), people.iter().map(Arc::as_ref)));
                let (fields, yes_no) = (self.peek_own_fields(), |yes| text.yes_no(yes).to_owned());
                let own = |it: &Customer| -> Vec<(String, String)> {
                    own::named(it, &fields, &yes_no).map(|(name, value)| (name.to_owned(), value)).collect()
                };
                let cards = card::write(people, |id| self.called(id), own);
                let made = download(text.customers_cards_name(), "text/vcard", cards.as_bytes());
                self.say_handed_out(made, text.customers_exported(parties.len(), text.customers_cards_name()));
            }
            ListForm::Workbook => {
                self.hand_out_parties(&parties, SheetForm::Workbook, text.customers_workbook_name());
            }
        }
    }

    /// Hands the people at these customers out, a row for each.
    pub fn export_people(self, ids: &[CustomerId], form: SheetForm) {
        let text = self.untracked_text();
        let parties = self.parties(ids);
        let people = parties.iter().flat_map(|(it, people)| people.iter().map(move |who| (it.as_ref(), who.as_ref())));
        let ledger = Ledger::of_people(people, text.sheet_people(), today().ok(), |word| text.list_word(word));
        let name = form.name(text.sheet_people_file());
        let said = text.rows_exported(ledger.rows.len(), &name);
        self.hand_out(ledger, form, &name, said);
    }

    fn hand_out_parties(self, parties: &Parties, form: SheetForm, name: &str) {
        let text = self.untracked_text();
        let (ledger, beyond) = self.ledger(parties);
        let mut said = text.customers_exported(parties.len(), name);
        if beyond > 0 {
            said = format!("{said} {}", text.people_beyond(beyond, MOST_PEOPLE));
        }
        self.hand_out(ledger, form, name, said);
    }

    /// Hands these customers out in the columns that a list shows of them.
    pub fn export_shown(self, ids: &[CustomerId], shown: &[CustomerColumn], form: SheetForm) {
        if !self.has_figures() {
            return;
        }
        let rows: Vec<CustomerRow> = untrack(|| self.rows_of(ids, shown));
        let text = self.untracked_text();
        let ledger = table(
            shown,
            &self.peek_own_fields(),
            &rows,
            (text.customers_sheet(), today().ok()),
            |heading| text.sheet_heading(heading).to_owned(),
            |yes| text.yes_no(yes).to_owned(),
        );
        let name = form.name(text.sheet_customers_file());
        let said = text.customers_exported(rows.len(), &name);
        self.hand_out(ledger, form, &name, said);
    }

    fn rows_of(self, ids: &[CustomerId], shown: &[CustomerColumn]) -> Vec<CustomerRow> {
        let (text, as_of) = (self.text(), self.as_of());
        let asks = |column: CustomerColumn| shown.contains(&column);
        // what is found by walking over a customer's follow-ups is only looked for where it is shown
        let follows = asks(CustomerColumn::LastContact) || asks(CustomerColumn::NextStep);
        let own = shown.iter().any(|it| matches!(it, CustomerColumn::Own(_)));
        let standings = self.each_customer(ids.iter().copied(), |id, standing| (id, standing.clone()));
        let row = |(id, standing): (CustomerId, CustomerStanding)| {
            let it = self.peek::<Customer>(id)?;
            // a sum that has no answer is left empty, and is not nothing
            let sum = |amount| self.customer_fault(id).is_none().then_some(amount);
            let done = if follows { self.activities_of(id) } else { Vec::new() };
            let next =
                done.iter().filter_map(|it| Some((it.open_on(as_of)?, it))).min_by_key(|(day, it)| (*day, it.id));
            Some(CustomerRow {
                name: it.name.clone(),
                number: it.number.clone(),
                short_name: it.short_name.clone(),
                level: text.level(it.level).to_owned(),
                state: text
                    .customer_standing(standing.contracts_signed > 0, standing.contracts_in_force > 0)
                    .to_owned(),
                owner: it.owner.clone(),
                tags: it.tags.join(BETWEEN),
                role: text.trade_role(it.role).to_owned(),
                industry: it.industry.clone(),
                source: it.source.clone(),
                region: it.address.region.clone(),
                parent: it.parent.and_then(|id| self.peek_party(id)).map(|it| it.name.clone()).unwrap_or_default(),
                code: it.code.clone(),
                phone: it.phone.clone(),
                email: it.email.clone(),
                since: it.since,
                credit_limit: it.credit_limit,
                last_contact: done.iter().map(|it| it.on).filter(|on| *on <= as_of).max(),
                next_step: next.map(|(_, it)| it.next.clone()).unwrap_or_default(),
                next_step_on: next.map(|(day, _)| day),
                contracts: u64::try_from(standing.contracts).unwrap_or(u64::MAX),
                in_force: sum(standing.in_force),
                collected: sum(standing.collected),
                receivable: sum(standing.receivable),
                overdue: sum(standing.overdue),
                next_due: standing.next_due,
                own: if own { it.own.clone() } else { BTreeMap::new() },
            })
        };
        standings.into_iter().filter_map(row).collect()
    }

    fn parties(self, ids: &[CustomerId]) -> Parties {
        let customers: HashMap<CustomerId, Arc<Customer>> =
            self.peek_all::<Customer>().into_iter().map(|it| (it.id, it)).collect();
        let mut people: HashMap<CustomerId, Vec<Arc<Contact>>> = HashMap::new();
        for contact in self.peek_all::<Contact>() {
            if contact.merged_into.is_none_or(|into| self.peek::<Contact>(into).is_none()) {
                people.entry(self.peek_survivor(contact.customer)).or_default().push(contact);
            }
        }
        ids.iter()
            .filter_map(|id| customers.get(id))
            .map(|customer| {
                let mut people = people.remove(&customer.id).unwrap_or_default();
                // whom to ask for comes first, and the others in the same order each time
                let primary = self.peek_primary(customer);
                people.sort_unstable_by_key(|contact| (Some(contact.id) != primary, contact.id));
                (Arc::clone(customer), people)
            })
            .collect()
    }

    /// The table of customers with their people, and how many people have no place in it.
    fn ledger(self, parties: &Parties) -> (Ledger, usize) {
        let text = self.untracked_text();
        let rows = parties.iter().map(|(customer, people)| (customer.as_ref(), people.first().map(Arc::as_ref)));
        let mut ledger =
            Ledger::of(rows, text.customers_sheet(), today().ok(), |id| self.called(id), |word| text.list_word(word));
        let people: Vec<Vec<&Contact>> =
            parties.iter().map(|(_, people)| people.iter().map(Arc::as_ref).collect()).collect();
        let heading = |person, part| text.list_numbered(person, part);
        let beyond = ledger.add_people(&people, heading, |word| text.list_word(word));
        let customers = parties.iter().map(|(customer, _)| customer.as_ref());
        own::add_columns(&mut ledger, customers, &self.peek_own_fields(), |yes| text.yes_no(yes).to_owned());
        (ledger, beyond)
    }
}
