//! Customers handed out as a list for other programs. A workbook is made by the worker, as the library for it is large.

use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

use leptos::prelude::untrack;
use wasm_bindgen_futures::spawn_local;

use super::accounts::CustomerStanding;
use super::app::App;
use super::clock::today;
use super::notice::{Tone, UndoOffer};
use super::outgoing::download;
use super::pace::Pace;
use super::sheets_out::SheetForm;
use crate::domain::contact::Contact;
use crate::domain::customer::Customer;
use crate::domain::customer_column::CustomerColumn;
use crate::domain::id::CustomerId;
use crate::sync::list::card;
use crate::sync::list::ledger::{BETWEEN, Cell, Ledger};
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

/// A customer with the people there.
type Party = (Arc<Customer>, Vec<Arc<Contact>>);
/// Customers with their people.
type Parties = Vec<Party>;
/// So many customers are written between two looks at the clock.
const PARTIES: usize = 16;
/// Longer lists are told to be on their way: they take more than a moment.
const LONG: usize = 2_000;

impl App {
    /// Hands these customers to the browser as a download, in their order.
    pub fn export_customers(self, ids: &[CustomerId], form: ListForm) {
        let ids = ids.to_vec();
        self.say_being_made(ids.len());
        spawn_local(async move {
            let parties = self.parties(&ids).await;
            let text = self.untracked_text();
            match form {
                ListForm::Csv => self.hand_out_parties(&parties, SheetForm::Csv, text.customers_csv_name()).await,
                ListForm::Cards => self.hand_out_cards(&parties).await,
                ListForm::Workbook => {
                    self.hand_out_parties(&parties, SheetForm::Workbook, text.customers_workbook_name()).await;
                }
            }
        });
    }

    /// Hands the people at these customers out, a row for each.
    pub fn export_people(self, ids: &[CustomerId], form: SheetForm) {
        let ids = ids.to_vec();
        self.say_being_made(ids.len());
        spawn_local(async move {
            let (text, mut pace) = (self.untracked_text(), Pace::begin());
            let of = |parties: &[Party]| {
                let people =
                    parties.iter().flat_map(|(it, people)| people.iter().map(move |who| (it.as_ref(), who.as_ref())));
                Ledger::of_people(people, text.sheet_people(), today().ok(), |word| text.list_word(word))
            };
            let mut ledger = of(&[]);
            for portion in self.parties(&ids).await.chunks(PARTIES) {
                ledger.rows.extend(of(portion).rows);
                pace.rest_if_over().await;
            }
            let name = form.name(text.sheet_people_file());
            let said = text.rows_exported(ledger.rows.len(), &name);
            self.hand_out(ledger, form, &name, said);
        });
    }

    /// Says that a long list is being made.
    fn say_being_made(self, customers: usize) {
        if customers > LONG {
            self.say(self.untracked_text().export_making(), Tone::Done, UndoOffer::None);
        }
    }

    async fn hand_out_cards(self, parties: &Parties) {
        let text = self.untracked_text();
        let (fields, yes_no) = (self.peek_own_fields(), |yes| text.yes_no(yes).to_owned());
        let own = |it: &Customer| -> Vec<(String, String)> {
            own::named(it, &fields, &yes_no).map(|(name, value)| (name.to_owned(), value)).collect()
        };
        let (mut cards, mut pace) = (String::new(), Pace::begin());
        for portion in parties.chunks(PARTIES) {
            let people = portion.iter().map(|(it, people)| (it.as_ref(), people.iter().map(Arc::as_ref)));
            cards.push_str(&card::write(people, |id| self.called(id), own));
            pace.rest_if_over().await;
        }
        let made = download(text.customers_cards_name(), "text/vcard", cards.as_bytes());
        self.say_handed_out(made, text.customers_exported(parties.len(), text.customers_cards_name()));
    }

    async fn hand_out_parties(self, parties: &Parties, form: SheetForm, name: &str) {
        let text = self.untracked_text();
        let (ledger, beyond) = self.ledger(parties).await;
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
        let (ids, shown) = (ids.to_vec(), shown.to_vec());
        self.say_being_made(ids.len());
        spawn_local(async move {
            let (text, fields, mut pace) = (self.untracked_text(), self.peek_own_fields(), Pace::begin());
            let of = |rows: &[CustomerRow]| {
                table(
                    &shown,
                    &fields,
                    rows,
                    (text.customers_sheet(), today().ok()),
                    |heading| text.sheet_heading(heading).to_owned(),
                    |yes| text.yes_no(yes).to_owned(),
                )
            };
            let mut ledger = of(&[]);
            for portion in ids.chunks(PARTIES) {
                ledger.rows.extend(of(&untrack(|| self.rows_of(portion, &shown))).rows);
                pace.rest_if_over().await;
            }
            let name = form.name(text.sheet_customers_file());
            let said = text.customers_exported(ledger.rows.len(), &name);
            self.hand_out(ledger, form, &name, said);
        });
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
            let state = if asks(CustomerColumn::State) { self.customer_stage(id) } else { None };
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
                state: state.map(|it| text.customer_stage(it.stage).to_owned()).unwrap_or_default(),
                owner: it.owner.clone(),
                tags: it.tags.join(BETWEEN),
                role: text.trade_role(it.role).to_owned(),
                scale: text.scale(it.scale).to_owned(),
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

    async fn parties(self, ids: &[CustomerId]) -> Parties {
        let mut pace = Pace::begin();
        let mut people: HashMap<CustomerId, Vec<Arc<Contact>>> = HashMap::new();
        for contact in self.peek_all::<Contact>() {
            if contact.merged_into.is_none_or(|into| self.peek::<Contact>(into).is_none()) {
                people.entry(self.peek_survivor(contact.customer)).or_default().push(contact);
            }
            pace.rest_if_over().await;
        }
        let mut parties = Parties::with_capacity(ids.len());
        for id in ids {
            let Some(customer) = self.peek::<Customer>(*id) else { continue };
            let mut people = people.remove(id).unwrap_or_default();
            // whom to ask for comes first, and the others in the same order each time
            let primary = self.peek_primary(&customer);
            people.sort_unstable_by_key(|contact| (Some(contact.id) != primary, contact.id));
            parties.push((customer, people));
            pace.rest_if_over().await;
        }
        parties
    }

    /// The table of customers with their people, and how many people have no place in it.
    async fn ledger(self, parties: &Parties) -> (Ledger, usize) {
        let (text, fields, mut pace) = (self.untracked_text(), self.peek_own_fields(), Pace::begin());
        let of = |parties: &[Party]| {
            let rows = parties.iter().map(|(customer, people)| (customer.as_ref(), people.first().map(Arc::as_ref)));
            let sheet = text.customers_sheet();
            Ledger::of(rows, sheet, today().ok(), |id| self.called(id), |word| text.list_word(word))
        };
        let mut whole = of(&[]);
        let mut beyond: usize = 0;
        for portion in parties.chunks(PARTIES) {
            let mut part = of(portion);
            let people: Vec<Vec<&Contact>> =
                portion.iter().map(|(_, people)| people.iter().map(Arc::as_ref).collect()).collect();
            let heading = |person, part| text.list_numbered(person, part);
            beyond = beyond.saturating_add(part.add_people(&people, heading, |word| text.list_word(word)));
            // who has the most people decides how many columns there are
            if part.headings.len() > whole.headings.len() {
                whole.headings = part.headings;
            }
            whole.rows.extend(part.rows);
            pace.rest_if_over().await;
        }
        let width = whole.headings.len();
        let mut rows = std::mem::take(&mut whole.rows).into_iter();
        let mut filled = Vec::with_capacity(parties.len());
        for portion in parties.chunks(PARTIES) {
            let mut part =
                Ledger { headings: Vec::new(), rows: rows.by_ref().take(portion.len()).collect(), ..whole.clone() };
            for row in &mut part.rows {
                row.resize(width, Cell::empty());
            }
            let customers = portion.iter().map(|(customer, _)| customer.as_ref());
            own::add_columns(&mut part, customers, &fields, |yes| text.yes_no(yes).to_owned());
            filled.append(&mut part.rows);
            pace.rest_if_over().await;
        }
        own::add_columns(&mut whole, [], &fields, |yes| text.yes_no(yes).to_owned());
        whole.rows = filled;
        (whole, beyond)
    }
}
