//! The sample book goes out as a file and comes into an empty browser: every record of its money is the same there, and so is the first
//! page, a month back, today and a month on.

use counterpart::demo::{DemoBook, Seeded, book};
use counterpart::domain::entity::Entity;

use super::figures::{carried, put, rows_of};
use super::laptop::Laptop;
use crate::day_figures::taken_in;
use crate::progress::day;

/// In the order of their ids, as a disk has them.
fn sorted<E: Entity>(mut all: Vec<E>) -> Vec<E> {
    all.sort_by_key(E::id);
    all
}

/// What is kept of a kind is what was in the book.
fn came_through<E: Entity>(there: &Laptop, gone_out: &[E]) -> Vec<E> {
    let found = sorted(rows_of::<E>(there));
    assert_eq!((E::KIND.name(), found.len()), (E::KIND.name(), gone_out.len()));
    assert!(found == gone_out, "every {} is as it was", E::KIND.name());
    found
}

#[test]
fn the_first_page_of_a_book_that_came_out_of_a_file_is_that_of_the_one_that_went_in() {
    let made = book(day("2026-05-20"), &mut Seeded::new(7)).expect("the sample book");
    let before = DemoBook {
        customers: sorted(made.customers.clone()),
        contracts: sorted(made.contracts.clone()),
        contract_events: sorted(made.contract_events.clone()),
        amendments: sorted(made.amendments.clone()),
        receipts: sorted(made.receipts.clone()),
        allocations: sorted(made.allocations.clone()),
        waivers: sorted(made.waivers.clone()),
        recovery_costs: sorted(made.recovery_costs.clone()),
        late_fee_statements: sorted(made.late_fee_statements.clone()),
        invoices: sorted(made.invoices.clone()),
        invoice_events: sorted(made.invoice_events.clone()),
        ..made
    };
    let changes = put(&before.customers)
        .chain(put(&before.contracts))
        .chain(put(&before.contract_events))
        .chain(put(&before.amendments))
        .chain(put(&before.receipts))
        .chain(put(&before.allocations))
        .chain(put(&before.waivers))
        .chain(put(&before.recovery_costs))
        .chain(put(&before.late_fee_statements))
        .chain(put(&before.invoices))
        .chain(put(&before.invoice_events));
    let there = carried(&changes.collect::<Vec<_>>());
    let after = DemoBook {
        customers: came_through(&there, &before.customers),
        contracts: came_through(&there, &before.contracts),
        contract_events: came_through(&there, &before.contract_events),
        amendments: came_through(&there, &before.amendments),
        receipts: came_through(&there, &before.receipts),
        allocations: came_through(&there, &before.allocations),
        waivers: came_through(&there, &before.waivers),
        recovery_costs: came_through(&there, &before.recovery_costs),
        late_fee_statements: came_through(&there, &before.late_fee_statements),
        invoices: came_through(&there, &before.invoices),
        invoice_events: came_through(&there, &before.invoice_events),
        ..before.clone()
    };
    let mut late = false;
    for as_of in ["2026-04-20", "2026-05-20", "2026-06-20"] {
        let figures = taken_in(&after, day(as_of)).figures().expect("sums");
        let first = figures.first().expect("a currency");
        assert!(!first.receivable.amount.is_zero(), "there is something to compare");
        late |= !first.late_fees.is_zero();
        assert_eq!(figures, taken_in(&before, day(as_of)).figures().expect("sums"), "as of {as_of}");
    }
    assert!(late, "and something that was paid too late");
}
