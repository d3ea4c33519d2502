//! A statement of a bank account (银行流水) and what its lines are for: read elsewhere, matched here with what is open.
//!
//! ```text
//! Line ─ known: is it in the book already? ─ payers, numbers: whose may it be? ─ open: what is open on its day?
//!      ─ fit: which parts come to its amount? ─ matching: reasons, points, and what it would settle
//! ```
//!
//! Lines are taken in the order of their days, each reckoned on what the earlier ones leave; so no part is ever settled twice.

pub mod column;
pub mod fault;
pub mod fit;
pub mod known;
pub mod matching;
pub mod numbers;
pub mod open;
pub mod payers;
pub mod reason;

use serde::{Deserialize, Serialize};

use super::date::Date;
use super::money::Money;

/// One line of a statement by which money came in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// The row as a person counts them: 1 is the first one under the headings.
    pub row: usize,
    /// The day the money arrived.
    pub on: Date,
    /// How much; more than nothing.
    pub amount: Money,
    /// Who paid, as the bank writes it; may be empty.
    pub payer: String,
    /// The account it came from; may be empty.
    pub account: String,
    /// What it is for: 摘要, 用途, 附言 together.
    pub purpose: String,
    /// The bank's reference (流水号); may be empty.
    pub reference: String,
}

/// What a receipt keeps of the line of a statement that it was recorded from: by it the line is known again, and the payer too.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct BankLine {
    /// Who paid, as the bank wrote it.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub payer: String,
    /// The account it came from.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub account: String,
    /// What it was for, as the bank wrote it.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub purpose: String,
    /// The file it was read from.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub file: String,
}

/// How two names are compared: the same way as where doubles are looked for.
#[derive(Debug, Clone, Copy)]
pub struct Spelling {
    /// A name as it is compared: narrow, lower case, only its letters and digits.
    pub folded: fn(&str) -> String,
    /// A folded name without legal forms (有限公司) at its end.
    pub core: fn(&str) -> &str,
}

/// An account number as it is compared: its digits. `None` where it is too short to tell accounts apart, or masked.
pub fn account_digits(text: &str) -> Option<String> {
    if text.contains(['*', '＊', 'X', 'x']) {
        return None;
    }
    let digits: String = text.chars().filter_map(|c| c.to_digit(10).or_else(|| full_width(c))).map(sign_of).collect();
    (digits.len() >= 8).then_some(digits)
}

fn full_width(c: char) -> Option<u32> {
    u32::from(c).checked_sub(0xff10).filter(|digit| *digit < 10)
}

fn sign_of(digit: u32) -> char {
    char::from_digit(digit, 10).unwrap_or('0')
}
