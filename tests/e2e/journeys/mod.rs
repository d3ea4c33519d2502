//! One file per journey.

mod bring_customers_in;
mod carry_in;
mod carry_out;
mod draft_a_contract;
mod first_visit;
mod follow_up;
mod former_stages;
pub(crate) mod keep_the_book;
mod know_a_customer;
mod lists_in_and_out;
mod look_back;
mod lose_the_database;
mod mend_a_list;
mod merge_customers;
mod pictures;
mod public_pool;
mod reach_everything;
mod read_what_changed;
mod repeat_a_step;
mod restore_a_snapshot;
mod sell;
mod two_laptops;
mod two_tabs;
mod update_the_app;
