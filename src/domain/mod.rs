//! What the business means. No browser, no clock, no randomness, no floats, no words a person reads (amounts in words,
//! which are figures in another dress, are the one exception).
#![deny(clippy::float_arithmetic, clippy::arithmetic_side_effects, clippy::as_conversions)]

pub mod address;
pub mod ageing;
pub mod amount_words;
pub mod apportion;
pub mod calendar;
pub mod collection;
pub mod commission;
pub mod contact;
pub mod contract;
pub mod contract_number;
pub mod customer;
pub mod date;
pub mod entity;
pub mod exact;
pub mod fairness;
pub mod forecast;
pub mod id;
pub mod late_fee;
pub mod lifecycle;
pub mod line;
pub mod money;
pub mod own_entity;
pub mod performance;
pub mod period;
pub mod problem;
pub mod rate;
pub mod receipt;
pub mod registration_code;
pub mod schedule;
pub mod service_clock;
pub mod split;
pub mod tax;
pub mod term;
pub mod width;
