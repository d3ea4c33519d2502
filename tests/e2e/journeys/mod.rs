//! One file per journey.

mod bring_customers_in;
mod carry_out;
mod draft_a_contract;
mod first_visit;
pub(crate) mod keep_the_book;
mod pictures;
mod reach_everything;
mod two_laptops;
