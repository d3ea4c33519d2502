//! What the book knows of payers and what they owe, gathered once for all lines of a statement.

use std::collections::BTreeMap;
use std::sync::Arc;

use leptos::prelude::*;

use super::super::app::App;
use super::super::claims::InvoiceRow;
use super::StatementImport;
use crate::domain::bank_statement::Spelling;
use crate::domain::bank_statement::known::Recorded;
use crate::domain::bank_statement::matching::Book;
use crate::domain::bank_statement::numbers::{Named, Numbers};
use crate::domain::bank_statement::open::ContractMoney;
use crate::domain::bank_statement::payers::{Known, Payers};
use crate::domain::calendar::WorkCalendar;
use crate::domain::contract::brief::ContractBrief;
use crate::domain::customer::Customer;
use crate::domain::force_majeure::holds;
use crate::domain::id::ContractId;
use crate::domain::progress::Progress;
use crate::domain::receipt::Receipt;
use crate::search::same::{core_name, folded_name};

/// As where doubles are looked for.
const SPELLING: Spelling = Spelling { folded: folded_name, core: core_name };

/// So many customers or contracts are gathered between two frames.
const PORTION: usize = 1_000;

impl StatementImport {
    /// What the book knows of payers and what they owe, without watching it; `None` once something newer was begun.
    pub(super) async fn gather(self, turn: u64) -> Option<Book> {
        let app = self.app;
        let mut customers = app.peek_all::<Customer>();
        customers.sort_unstable_by_key(|customer| customer.id);
        let receipts = app.peek_all::<Receipt>();
        let mut payers = Payers::new(SPELLING);
        for portion in customers.chunks(PORTION) {
            for customer in portion {
                payers.add(&Known {
                    id: app.peek_survivor(customer.id),
                    name: &customer.name,
                    short_name: &customer.short_name,
                    title: &customer.invoice.title,
                    account: &customer.bank.account,
                });
            }
            if customers.len() > PORTION && !self.file.pause(turn).await {
                return None;
            }
        }
        untrack(|| app.add_earlier_payers(&mut payers, &receipts));
        let mut book = Book {
            payers,
            numbers: Numbers::default(),
            recorded: Recorded::new(receipts.iter().map(AsRef::as_ref), |id| app.peek_survivor(id), SPELLING),
            contracts: BTreeMap::new(),
            of_customer: BTreeMap::new(),
            invoices: BTreeMap::new(),
            open_prices: BTreeMap::new(),
        };
        let calendar = Arc::new(app.peek_work_calendar());
        let mut briefs = app.peek_all::<ContractBrief>();
        briefs.sort_unstable_by_key(|brief| brief.id);
        for portion in briefs.chunks(PORTION) {
            for brief in portion {
                untrack(|| app.add_contract(&mut book, brief, &calendar));
            }
            if briefs.len() > PORTION && !self.file.pause(turn).await {
                return None;
            }
        }
        untrack(|| app.add_invoices(&mut book));
        Some(book)
    }
}

impl App {
    /// The invoices that stand.
    fn add_invoices(self, book: &mut Book) {
        for billed in self.all_invoices(self.untracked_as_of()).iter().filter_map(InvoiceRow::billed) {
            if book.contracts.contains_key(&billed.contract) {
                book.numbers.add(&billed.number, Named::Invoice(billed.clone()));
                book.invoices.entry(billed.contract).or_default().push(billed);
            }
        }
    }

    /// Everything that was entered about the money of a contract.
    pub fn contract_money(
        self,
        brief: &Arc<ContractBrief>,
        standing: &Progress,
        calendar: &Arc<WorkCalendar>,
    ) -> ContractMoney {
        let id = brief.id;
        ContractMoney {
            brief: Arc::clone(brief),
            happened: standing.happened.clone(),
            last_day: standing.life.stage.last_day(),
            holds: holds(&standing.force_majeure),
            receipts: self.receipts_towards(id),
            allocations: self.allocations_of(id),
            waivers: self.waivers_of(id),
            costs: self.costs_of(id),
            statements: self.statements_of(id),
            settled: self.settled_today(id),
            rates: self.kept_rates(),
            calendar: Arc::clone(calendar),
        }
    }

    /// A contract that binds, with its money.
    fn add_contract(self, book: &mut Book, brief: &Arc<ContractBrief>, calendar: &Arc<WorkCalendar>) {
        let id = brief.id;
        let Some(standing) = self.contract_standing(id).filter(|standing| standing.is_binding()) else { return };
        let customer = self.peek_survivor(brief.customer);
        let money = self.contract_money(brief, &standing, calendar);
        book.numbers.add(&brief.number, Named::Contract(id));
        book.of_customer.entry(customer).or_default().push(id);
        if let Ok(account) = &standing.account {
            for part in account.parts.iter().filter(|part| !part.position.open.is_zero()) {
                let key = (part.position.open.minor, part.position.open.currency.code());
                let known: &mut Vec<ContractId> = book.open_prices.entry(key).or_default();
                // contracts come one after the other
                if known.last() != Some(&id) {
                    known.push(id);
                }
            }
        }
        book.contracts.insert(id, (customer, money));
    }

    /// Who paid before.
    fn add_earlier_payers(self, payers: &mut Payers, receipts: &[Arc<Receipt>]) {
        let stands = |receipt: &&Arc<Receipt>| receipt.reverses.is_none() && !self.is_reversed(receipt.id);
        for receipt in receipts.iter().filter(stands) {
            if let Some(line) = &receipt.bank_line {
                payers.add_earlier(line, self.peek_survivor(receipt.customer));
            }
        }
    }
}
