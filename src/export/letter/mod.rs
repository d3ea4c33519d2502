//! Letters about money that is due, made from the account of a contract or from a frozen statement: a reminder in three tones,
//! a statement of account, a demand for payment, each with the working of the late fee attached.
//!
//! [`compose`] is pure. The language of a letter is the reader's, not that of the screen.

mod body;
mod customer;
mod notice;
mod settlement;
mod table;

use serde::{Deserialize, Serialize};

pub use customer::{AdvanceStated, ContractStated, CustomerFacts, compose_customer};
pub use notice::{Notice, NoticeFacts, compose_notice};
pub use settlement::{SettlementFacts, StatedLine, compose_settlement};
pub use table::LetterTable;

use self::body::{asked, closing, opening};
use self::table::{annexes, main_table, receipts_table};
use crate::domain::account::{Account, PartAccount};
use crate::domain::contract::brief::ContractBrief;
use crate::domain::date::Date;
use crate::domain::exact::ExactError;
use crate::domain::late_fee::debt::CameIn;
use crate::domain::late_fee_statement::{ClaimedPart, LateFeeStatement};
use crate::domain::money::Money;
use crate::domain::own_entity::OwnEntity;
use crate::domain::receipt::{ClaimPart, PaymentMethod};
use crate::i18n::{Locale, Text};

/// What a letter is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum LetterKind {
    /// A reminder.
    Reminder(Tone),
    /// Which payments were due and came in, to be agreed (对账单).
    Account,
    /// The principal and the late fee, claimed.
    Demand,
}

/// How a reminder speaks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Tone {
    /// A payment may have been overlooked: no late fee is spoken of.
    Friendly,
    /// It is overdue, and the late fee runs.
    Firm,
    /// The last one before steps are taken.
    Final,
}

impl LetterKind {
    /// Every kind, in the order of a menu.
    pub const ALL: [Self; 5] = [
        Self::Reminder(Tone::Friendly),
        Self::Reminder(Tone::Firm),
        Self::Reminder(Tone::Final),
        Self::Account,
        Self::Demand,
    ];

    /// Its name in menus.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Reminder(Tone::Friendly) => "friendly",
            Self::Reminder(Tone::Firm) => "firm",
            Self::Reminder(Tone::Final) => "final",
            Self::Account => "account",
            Self::Demand => "demand",
        }
    }

    /// Its name in the menu of the page.
    pub const fn words(self, text: Text) -> &'static str {
        match self {
            Self::Reminder(Tone::Friendly) => text.letter_friendly(),
            Self::Reminder(Tone::Firm) => text.letter_firm(),
            Self::Reminder(Tone::Final) => text.letter_final(),
            Self::Account => text.letter_account(),
            Self::Demand => text.letter_demand(),
        }
    }

    const fn title(self, text: Text) -> &'static str {
        match self {
            Self::Reminder(Tone::Friendly) => text.letter_title_friendly(),
            Self::Reminder(Tone::Firm) => text.letter_title_firm(),
            Self::Reminder(Tone::Final) => text.letter_title_final(),
            Self::Account => text.letter_title_account(),
            Self::Demand => text.letter_title_demand(),
        }
    }
}

/// A payment as a statement of account tells it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Paid {
    /// Its value date.
    pub on: Date,
    /// How it came.
    pub method: PaymentMethod,
    /// The bank's reference; of a set-off the debt of ours that it was set off against.
    pub reference: String,
    /// What of it was counted towards the contract.
    pub counted: Money,
    /// What of it is counted towards nothing and kept as an advance (预收款).
    pub advance: Money,
}

/// What a letter is made from.
#[derive(Debug, Clone, Copy)]
pub struct LetterFacts<'a> {
    /// What it is for.
    pub kind: LetterKind,
    /// Whose money it is; `None` as long as nobody has said.
    pub from: Option<&'a OwnEntity>,
    /// Whom it is sent to: the name of the customer.
    pub to: &'a str,
    /// The person it is for; empty if nobody is known.
    pub attention: &'a str,
    /// The contract.
    pub contract: &'a ContractBrief,
    /// Its account as of the day of the letter.
    pub account: &'a Account,
    /// What came in for its parts.
    pub came: &'a CameIn,
    /// For a demand: the statement that it goes by.
    pub statement: Option<&'a LateFeeStatement>,
    /// What came in for it up to that day, by day.
    pub paid: &'a [Paid],
    /// Until when payment, or an answer, is asked for.
    pub answer_by: Date,
}

/// A letter, ready to be set.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Letter {
    /// Its language.
    pub language: Locale,
    /// The number of the statement it goes by; empty without one.
    pub number: String,
    /// What it is.
    pub title: String,
    /// Whom it is for, a line each.
    pub to: Vec<String>,
    /// The contract it speaks of.
    pub subject: String,
    /// What comes before the figures.
    pub opening: Vec<String>,
    /// The figures.
    pub tables: Vec<LetterTable>,
    /// What comes after them.
    pub asks: Vec<String>,
    /// Where to pay to; empty if no account is known.
    pub bank: Vec<String>,
    /// Who writes, and when.
    pub signature: Vec<String>,
    /// For the reader to sign; empty unless a statement of account asks for it.
    pub agreed: Vec<String>,
    /// The working.
    pub annexes: Vec<LetterTable>,
}

/// A letter in this language.
///
/// # Errors
/// Overflow.
pub fn compose(language: Locale, facts: &LetterFacts<'_>) -> Result<Letter, ExactError> {
    let text = Text::new(language);
    let parts = spoken_of(facts)?;
    let from = facts.from.map(|it| it.name.clone()).unwrap_or_default();
    let mut to = vec![text.letter_dear(facts.to)];
    if !facts.attention.is_empty() {
        to.push(text.letter_attention(facts.attention));
    }
    let mut tables = Vec::new();
    if !asks_nothing(facts, &parts) {
        tables.push(main_table(text, facts, &parts)?);
    }
    if facts.kind == LetterKind::Account && !facts.paid.is_empty() {
        tables.push(receipts_table(text, facts)?);
    }
    let account = facts.from.map(|it| &it.bank).filter(|it| !it.account.is_empty() && !asks_nothing(facts, &parts));
    let bank = account.map(|it| text.letter_bank_line(&from, &it.bank, &it.account));
    let with_working = !matches!(facts.kind, LetterKind::Reminder(Tone::Friendly));
    Ok(Letter {
        language,
        number: facts.statement.map(|it| text.letter_number(&it.number)).unwrap_or_default(),
        title: facts.kind.title(text).to_owned(),
        to,
        subject: text.letter_subject(text.wording(&facts.contract.title), &facts.contract.number),
        opening: opening(text, facts, &parts)?,
        tables,
        asks: asked(text, facts, &parts)?,
        bank: bank.into_iter().collect(),
        signature: sender(text, facts.from, text.date(letter_day(facts))),
        agreed: closing(text, facts),
        annexes: if with_working { annexes(text, &parts) } else { Vec::new() },
    })
}

/// Who writes, where to call about it, and when.
fn sender(text: Text, from: Option<&OwnEntity>, on: String) -> Vec<String> {
    let name = from.map(|it| it.name.clone());
    let phone = from.map(|it| it.phone.trim()).filter(|phone| !phone.is_empty());
    let lines = [name, phone.map(|phone| text.letter_phone(phone)), Some(on)];
    lines.into_iter().flatten().filter(|line| !line.is_empty()).collect()
}

/// The day whose figures the letter gives: that of the statement it goes by, or the day looked at.
fn letter_day(facts: &LetterFacts<'_>) -> Date {
    facts.statement.map_or(facts.account.as_of, |it| it.on)
}

/// Whether it would ask for money, and there is none that it could ask for.
fn asks_nothing(facts: &LetterFacts<'_>, parts: &[ClaimedPart]) -> bool {
    match facts.kind {
        LetterKind::Reminder(_) | LetterKind::Demand => parts.is_empty(),
        LetterKind::Account => false,
    }
}

/// The parts that the letter speaks of: those on the statement, or those that are late or cost something by now. A reminder
/// leaves out those of which it would ask for nothing: a friendly one speaks of the price alone, the others of the fee as well.
fn spoken_of(facts: &LetterFacts<'_>) -> Result<Vec<ClaimedPart>, ExactError> {
    let mut parts = claimed_or_late(facts)?;
    match facts.kind {
        LetterKind::Reminder(Tone::Friendly) => parts.retain(|part| !part.principal.is_zero()),
        LetterKind::Reminder(Tone::Firm | Tone::Final) => {
            parts.retain(|part| !part.principal.is_zero() || !part.owed.is_zero());
        }
        LetterKind::Account | LetterKind::Demand => {}
    }
    Ok(parts)
}

fn claimed_or_late(facts: &LetterFacts<'_>) -> Result<Vec<ClaimedPart>, ExactError> {
    if let Some(statement) = facts.statement {
        return Ok(statement.parts.clone());
    }
    // what was settled may be late without a late fee
    let open = |part: &PartAccount| [part.overdue(), part.open_of(ClaimPart::LateFee), part.open_of(ClaimPart::Cost)];
    let late = facts.account.parts.iter().filter(|part| open(part).iter().any(|it| !it.is_zero()));
    let nothing = Money::zero(facts.account.total.currency);
    let claimable = |part: &PartAccount| part.late_fee.as_ref().map_or(nothing, |fee| fee.value.claimable);
    late.map(|part| ClaimedPart::of(part, facts.came, claimable(part))).collect()
}

fn sum(parts: &[ClaimedPart], like: Money, figure: fn(&ClaimedPart) -> Money) -> Result<Money, ExactError> {
    Money::sum(parts.iter().map(figure), like.currency)
}

/// What is asked for in all: the price that is late, what is owed for being late, the costs.
fn total(parts: &[ClaimedPart], like: Money) -> Result<Money, ExactError> {
    let owed = sum(parts, like, |it| it.principal)?.plus(sum(parts, like, |it| it.owed)?)?;
    owed.plus(sum(parts, like, |it| it.cost)?)
}
