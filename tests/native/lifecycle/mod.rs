//! The lives of things: every pair of stage and step, every refusal, every boundary day.

mod approval;
mod commission_entry;
mod contract;
mod customer;
mod dispute;
mod evaluation;
mod incentive;
mod incident;
mod invoice;
mod lead;
mod material;
mod negotiation;
mod obligation;
mod opportunity;
mod payout_run;
mod quote;
mod receipt;
mod sharing_scope;
mod table;
mod target;
mod task;
mod ticket;
mod words;

use counterpart::domain::date::Date;
use uuid::Uuid;

fn day(text: &str) -> Date {
    Date::parse(text).expect("a date")
}

/// Day `n` of 2026, from 0.
fn any_day(n: u16) -> Date {
    day("2026-01-01").plus_days(i64::from(n)).expect("a date")
}

/// An id that is easy to tell apart.
fn id<T: From<Uuid>>(n: u128) -> T {
    T::from(Uuid::from_u128(n))
}
