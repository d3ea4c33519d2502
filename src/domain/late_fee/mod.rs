//! Late-payment damages (逾期违约金): the clause, what accrues under it, and what a payment pays first
//! (`domain.md` 6.3, `contract-rules.md` 3).
//!
//! A [`rule::LateFeeRule`] is one clause. A [`debt::Debt`] is one instalment with everything that happened to it.
//! [`ledger::ledger`] walks the days once and gives the fee with its working; [`contract`] bounds and adds the debts of a
//! contract; [`dunning`] is what was done to get them in; [`allocation`] divides a payment between the parts of a debt and
//! [`precedence`] between debts; [`convention`] holds the usual or statutory terms of several legal systems as dated data;
//! [`known`] adds what became known of a reference rate since the clause was agreed;
//! [`yearly`] compares a clause with the cost of money and a fee with the loss.

mod accrual;
pub mod allocation;
mod bound;
pub mod contract;
pub mod convention;
pub mod debt;
pub mod dunning;
pub mod known;
pub mod ledger;
pub mod precedence;
mod queue;
pub mod rate_table;
pub mod rule;
pub mod succession;
mod tariff;
mod thirty;
pub mod working;
pub mod yearly;

use serde::{Deserialize, Serialize};
use thiserror::Error;

use super::date::Date;
use super::exact::ExactError;

/// Why a late fee has no answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum LateFeeError {
    /// A principal, cost, waiver, claim or contract total below zero.
    #[error("an amount cannot be negative")]
    NegativeAmount,
    /// A payment of nothing or less; a payment is taken back by reversing it.
    #[error("a payment is more than nothing")]
    PaymentNotPositive,
    /// A rate, or a reference with its margin, below zero.
    #[error("a late rate cannot be negative")]
    NegativeRate,
    /// A started period of no days.
    #[error("a period has at least one day")]
    EmptyPeriod,
    /// A rate table without a line.
    #[error("a rate table has at least one line")]
    EmptyRateTable,
    /// Two lines of a rate table that are not in the order of their days.
    #[error("the days of a rate table go up")]
    RateTableOrder,
    /// The rate table begins later than this day.
    #[error("no rate is known for the day")]
    NoRate {
        /// The day.
        on: Date,
    },
    /// The clause has no rate over time: a fixed sum.
    #[error("a fixed sum is not a rate")]
    NotARate,
    /// The convention leaves the rate to the contract.
    #[error("the convention leaves the rate to the contract")]
    RateIsAgreed,
    /// The convention had no rule in force on this day.
    #[error("no rule of this convention was in force on the day")]
    NotInForce {
        /// The day.
        on: Date,
    },
    /// The arithmetic has no answer.
    #[error(transparent)]
    Exact(#[from] ExactError),
}
