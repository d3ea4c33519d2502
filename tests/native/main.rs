//! Rules, laws and forms that need no browser. One binary; `architecture` fails on a file that no line here names.
#![cfg(not(target_arch = "wasm32"))]
#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::print_stderr,
    clippy::unwrap_used,
    reason = "a test stops at the first surprise"
)]

mod account;
mod activity;
mod ageing;
mod agenda;
mod allotment;
mod amendment;
mod amount_words;
mod apportion;
mod architecture;
mod attachment;
mod audit;
mod bank_statement;
mod bulk;
mod calendar;
mod calendar_file;
mod checker;
mod claims;
mod collection;
mod commission;
mod comparison;
mod contract_number;
mod contract_version;
mod corpus;
mod customer_column;
mod date;
mod demo;
mod demo_sizes;
mod duplicates;
mod duties;
mod exact;
mod excerpts;
mod fairness;
mod fault_list;
mod file_format;
mod forecast;
mod group;
mod holidays;
mod intake;
mod invoices;
mod join_laws;
mod keeping;
mod late_fee;
mod letters;
mod lifecycle;
mod line;
mod list_files;
mod list_import;
mod list_mending;
mod list_people;
mod list_remembered;
mod merging;
mod migrations;
mod money;
mod monthly;
mod outlet;
mod overview;
mod own_field;
mod own_field_joins;
mod own_field_lists;
mod paper;
mod people;
mod performance;
mod period;
mod plan;
mod pool;
mod pool_joins;
mod preference;
mod price_lines;
mod progress;
mod purchase;
mod rate;
mod receivables;
mod reference_rates;
mod registration_code;
mod repetition;
mod rest_days;
mod row;
mod rules;
mod sales;
mod schedule;
mod search;
mod secrecy;
mod seed;
mod service;
mod service_clock;
mod service_quality;
mod snapshot;
mod split;
mod store_edit;
mod store_memory;
mod store_supply;
mod tags;
mod task;
mod tax;
mod team;
mod term;
mod timeline;
mod values;
mod word;
mod words;
