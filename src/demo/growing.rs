//! The sample book grown to a size: what is written by hand, and customers by rule beside it, piece by piece.

use std::collections::BTreeSet;

use super::plenty::{MOST_CUSTOMERS, deal, enough_names, enter, wide};
use super::scene::{Numbers, Scene};
use super::seeded::{Seeded, mixed};
use super::{DemoBook, DemoError, book, bustle, cases};
use crate::domain::customer::Customer;
use crate::domain::date::Date;
use crate::domain::own_entity::OwnEntity;

/// So many customers make a piece; the same ones every time, whoever asks for it.
const PIECE: usize = 250;
/// One customer of so many has a contract.
const WITH_CONTRACT: usize = 3;
/// One customer of so many came with something.
const WITH_TICKET: u64 = 12;

/// A sample book that grows. The first piece is [`book`], with all that is written by hand; every further one holds customers
/// by rule, with people, follow-ups, chances to sell, leads, contracts and money. The same seed, size and day give the same
/// bytes.
#[derive(Debug, Clone)]
pub struct Growing {
    seed: u64,
    ids: Seeded,
    today: Date,
    size: usize,
    entered: usize,
    row: usize,
    own_entity: Option<OwnEntity>,
    numbers: Numbers,
    /// Names that are written by hand: nobody else is called so.
    taken: BTreeSet<String>,
}

impl Growing {
    /// A book of `size` customers, those written by hand among them; never fewer than these.
    ///
    /// # Errors
    /// [`DemoError::TooMany`] above [`MOST_CUSTOMERS`].
    pub fn new(seed: u64, size: usize, today: Date) -> Result<Self, DemoError> {
        enough_names(size)?;
        Ok(Self {
            seed,
            ids: Seeded::new(seed),
            today,
            size,
            entered: 0,
            row: 0,
            own_entity: None,
            numbers: Numbers::default(),
            taken: BTreeSet::new(),
        })
    }

    /// How many customers the book has so far.
    pub const fn entered(&self) -> usize {
        self.entered
    }

    /// The next piece; `None` once the book has its size. Every piece names whose book it is.
    ///
    /// # Errors
    /// A day near the ends of the calendar.
    pub fn piece(&mut self) -> Result<Option<DemoBook>, DemoError> {
        let Some(own_entity) = self.own_entity.clone() else {
            let first = book(self.today, &mut self.ids)?;
            self.own_entity = Some(first.own_entity.clone());
            self.entered = first.customers.len();
            self.taken = first.customers.iter().map(|it| it.name.clone()).collect();
            self.numbers = numbers_of(&first);
            return Ok(Some(first));
        };
        if self.entered >= self.size {
            return Ok(None);
        }
        let numbers = std::mem::take(&mut self.numbers);
        let mut scene = Scene::further(self.today, &mut self.ids, own_entity, numbers);
        let mut made = 0;
        while made < PIECE && self.entered < self.size && self.row < MOST_CUSTOMERS {
            let row = self.row;
            self.row += 1;
            let (customers, contacts) = (scene.book.customers.len(), scene.book.contacts.len());
            let buyer = enter(&mut scene, self.seed, row)?;
            if self.taken.contains(&buyer.customer.name) {
                scene.book.customers.truncate(customers);
                scene.book.contacts.truncate(contacts);
                continue;
            }
            let chance = mixed(self.seed ^ wide(row));
            if row.is_multiple_of(WITH_CONTRACT) {
                scene.write(&deal(chance, buyer.customer.owner.as_str()), &buyer)?;
            }
            bustle::enter(&mut scene, chance, row, &buyer.customer)?;
            // a chance of its own: nothing else of the book changes with it
            let asked = mixed(chance.wrapping_add(50));
            if asked.is_multiple_of(WITH_TICKET) {
                cases::enter(&mut scene, mixed(asked), &buyer.customer)?;
            }
            self.entered += 1;
            made += 1;
        }
        let (piece, numbers) = scene.close_piece();
        self.numbers = numbers;
        Ok(Some(piece))
    }

    /// The whole book at once.
    ///
    /// # Errors
    /// As [`Growing::new`] and [`Growing::piece`].
    pub fn whole(seed: u64, size: usize, today: Date) -> Result<DemoBook, DemoError> {
        let mut growing = Self::new(seed, size, today)?;
        let mut whole = book(today, &mut Seeded::new(seed))?;
        let _first = growing.piece()?;
        while let Some(piece) = growing.piece()? {
            whole.customers.extend(piece.customers);
            whole.contacts.extend(piece.contacts);
            whole.activities.extend(piece.activities);
            whole.contracts.extend(piece.contracts);
            whole.contract_events.extend(piece.contract_events);
            whole.leads.extend(piece.leads);
            whole.lead_events.extend(piece.lead_events);
            whole.opportunities.extend(piece.opportunities);
            whole.opportunity_events.extend(piece.opportunity_events);
            whole.receipts.extend(piece.receipts);
            whole.allocations.extend(piece.allocations);
            whole.tickets.extend(piece.tickets);
            whole.ticket_events.extend(piece.ticket_events);
        }
        Ok(whole)
    }
}

/// The last numbers that a book gives, to go on from.
fn numbers_of(book: &DemoBook) -> Numbers {
    let mut numbers = Numbers::default();
    for contract in &book.contracts {
        note(&mut numbers.contracts, &contract.number);
    }
    for receipt in &book.receipts {
        note(&mut numbers.receipts, &receipt.reference);
    }
    for ticket in &book.tickets {
        note(&mut numbers.tickets, &ticket.number);
    }
    numbers
}

/// Reads `SK-202605-0007`: of May 2026 the seventh.
fn note(months: &mut super::scene::Months, number: &str) {
    let mut parts = number.rsplit('-');
    let (Some(count), Some(month)) = (parts.next(), parts.next()) else { return };
    let (Ok(count), Some((year, month))) = (count.parse::<u32>(), month.split_at_checked(4)) else { return };
    if let (Ok(year), Ok(month)) = (year.parse::<i32>(), month.parse::<u32>()) {
        let last = months.entry((year, month)).or_insert(0);
        *last = count.max(*last);
    }
}

/// The customer that was entered before the last one.
pub(super) fn parent_of(book: &[Customer]) -> Option<&Customer> {
    book.iter().rev().nth(1)
}
