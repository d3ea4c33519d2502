//! The statement of account of a customer (对账单): contract by contract with a subtotal each, what all of them come to, and what is
//! kept as advances.

use std::collections::BTreeMap;

use super::table::{account_table, annexes_under, has_set_off, head_of, receipts_table};
use super::{Letter, LetterFacts, LetterKind, LetterTable, Paid, sender, spoken_of};
use crate::domain::account::Account;
use crate::domain::contract::brief::ContractBrief;
use crate::domain::date::Date;
use crate::domain::exact::ExactError;
use crate::domain::late_fee::debt::CameIn;
use crate::domain::money::Money;
use crate::domain::own_entity::OwnEntity;
use crate::domain::receipt::PaymentMethod;
use crate::i18n::{Locale, Text, format};

/// A contract on the statement.
#[derive(Debug, Clone, Copy)]
pub struct ContractStated<'a> {
    /// The contract.
    pub contract: &'a ContractBrief,
    /// Its account as of the day of the statement.
    pub account: &'a Account,
    /// What came in for its parts.
    pub came: &'a CameIn,
    /// What came in for it up to that day, by day.
    pub paid: &'a [Paid],
}

/// Money of the customer that is counted towards nothing yet (预收款).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AdvanceStated {
    /// The value date of the receipt.
    pub on: Date,
    /// How it came.
    pub method: PaymentMethod,
    /// The bank's reference.
    pub reference: String,
    /// What came in.
    pub received: Money,
    /// What of it is kept on the day of the statement.
    pub kept: Money,
}

/// What a statement is made from.
#[derive(Debug, Clone, Copy)]
pub struct CustomerFacts<'a> {
    /// Whose money it is; `None` as long as nobody has said.
    pub from: Option<&'a OwnEntity>,
    /// Whom it is sent to: the name of the customer.
    pub to: &'a str,
    /// The person it is for; empty if nobody is known.
    pub attention: &'a str,
    /// The day of its figures.
    pub on: Date,
    /// The contracts, in the order in which they are told.
    pub contracts: &'a [ContractStated<'a>],
    /// The advances, by day.
    pub advances: &'a [AdvanceStated],
    /// Until when an answer is asked for.
    pub answer_by: Date,
}

/// The statement in this language. Currencies are never added to each other.
///
/// # Errors
/// Overflow.
pub fn compose_customer(language: Locale, facts: &CustomerFacts<'_>) -> Result<Letter, ExactError> {
    let text = Text::new(language);
    let (mut tables, mut annexes) = (Vec::new(), Vec::new());
    for stated in facts.contracts {
        let (own, working) = of_contract(text, facts, stated)?;
        tables.extend(own);
        annexes.extend(working);
    }
    tables.extend(summaries(text, facts.contracts)?);
    tables.extend(advances(text, facts.advances)?);
    let from = facts.from.map(|it| it.name.clone()).unwrap_or_default();
    let account = facts.from.map(|it| &it.bank).filter(|it| !it.account.is_empty());
    let bank = account.map(|it| text.letter_bank_line(&from, &it.bank, &it.account));
    let attention = (!facts.attention.is_empty()).then(|| text.letter_attention(facts.attention));
    let (on, by) = (text.date(facts.on), text.date(facts.answer_by));
    Ok(Letter {
        language,
        number: String::new(),
        title: text.letter_title_account().to_owned(),
        to: std::iter::once(text.letter_dear(facts.to)).chain(attention).collect(),
        subject: text.letter_customer_subject().to_owned(),
        opening: vec![text.letter_customer_opening(&on)],
        tables,
        asks: vec![text.letter_account_asks(&by), text.letter_account_reserves().to_owned()],
        bank: bank.into_iter().collect(),
        signature: sender(text, facts.from, on),
        agreed: vec![
            text.letter_account_agreed().to_owned(),
            facts.to.to_owned(),
            text.letter_account_sign().to_owned(),
        ],
        annexes,
    })
}

/// What is told of a contract, and how its late fees were reckoned: as in a letter about it alone.
fn of_contract(
    text: Text,
    facts: &CustomerFacts<'_>,
    stated: &ContractStated<'_>,
) -> Result<(Vec<LetterTable>, Vec<LetterTable>), ExactError> {
    // what is kept of a receipt is told once, at the end
    let whole = |it: &Paid| Paid { advance: Money::zero(it.advance.currency), ..it.clone() };
    let paid: Vec<Paid> = stated.paid.iter().map(whole).collect();
    let own = LetterFacts {
        kind: LetterKind::Account,
        from: facts.from,
        to: facts.to,
        attention: facts.attention,
        contract: stated.contract,
        account: stated.account,
        came: stated.came,
        statement: None,
        paid: &paid,
        answer_by: facts.answer_by,
    };
    let number = stated.contract.number.as_str();
    let called = text.letter_contract(text.wording(&stated.contract.title), number);
    let mut tables = vec![subtotalled(text, account_table(text, &own)?, called)];
    if !paid.is_empty() {
        let title =
            if has_set_off(&paid) { text.letter_set_off_under(number) } else { text.letter_received_under(number) };
        tables.push(subtotalled(text, receipts_table(text, &own)?, title));
    }
    Ok((tables, annexes_under(text, number, &spoken_of(&own)?)))
}

/// The table of one contract among several: under its own title, and with a subtotal.
fn subtotalled(text: Text, table: LetterTable, title: String) -> LetterTable {
    let sums = table.sums.into_iter().skip(1);
    let sums = std::iter::once(text.letter_subtotal().to_owned()).chain(sums).collect();
    LetterTable { title, sums, ..table }
}

/// What the contracts come to, a table for each currency in the order of their codes.
fn summaries(text: Text, contracts: &[ContractStated<'_>]) -> Result<Vec<LetterTable>, ExactError> {
    let mut by_currency: BTreeMap<&str, Vec<&ContractStated<'_>>> = BTreeMap::new();
    for stated in contracts {
        by_currency.entry(stated.account.total.currency.code()).or_default().push(stated);
    }
    by_currency.into_iter().map(|(currency, group)| summary(text, currency, &group)).collect()
}

fn summary(text: Text, currency: &str, group: &[&ContractStated<'_>]) -> Result<LetterTable, ExactError> {
    let mut rows = Vec::new();
    let mut sums: Option<[Money; 7]> = None;
    for stated in group {
        let it = stated.account;
        let balance = it.open.plus(it.late_fees)?.plus(it.costs)?;
        let figures = [it.total, it.collected, it.waived, it.open, it.late_fees, it.costs, balance];
        let cells = figures.map(format::amount);
        rows.push(std::iter::once(stated.contract.number.clone()).chain(cells).collect());
        sums = Some(match sums {
            None => figures,
            Some(before) => added(before, figures)?,
        });
    }
    let sums = sums.map(|sums| sums.map(format::money)).into_iter().flatten();
    Ok(LetterTable {
        title: text.letter_summary(currency),
        head: head_of([
            (text.letter_contract_number(), false),
            (text.letter_amount(), true),
            (text.letter_paid(), true),
            (text.letter_waived(), true),
            (text.letter_open(), true),
            (text.letter_fee_owed(), true),
            (text.letter_costs(), true),
            (text.letter_balance(), true),
        ]),
        rows,
        sums: std::iter::once(text.letter_sum().to_owned()).chain(sums).collect(),
        note: String::new(),
    })
}

/// Each figure of the one with that of the other.
fn added(mut sums: [Money; 7], figures: [Money; 7]) -> Result<[Money; 7], ExactError> {
    for (sum, figure) in sums.iter_mut().zip(figures) {
        *sum = sum.plus(figure)?;
    }
    Ok(sums)
}

/// What is counted towards nothing yet, a table for each currency in the order of their codes.
fn advances(text: Text, advances: &[AdvanceStated]) -> Result<Vec<LetterTable>, ExactError> {
    let mut by_currency: BTreeMap<&str, Vec<&AdvanceStated>> = BTreeMap::new();
    for kept in advances {
        by_currency.entry(kept.kept.currency.code()).or_default().push(kept);
    }
    let table = |(currency, group): (&str, Vec<&AdvanceStated>)| {
        let sums = Money::by_currency(group.iter().map(|it| it.kept))?;
        let row = |it: &&AdvanceStated| {
            vec![
                text.date(it.on),
                text.payment_method(it.method).to_owned(),
                it.reference.clone(),
                format::amount(it.received),
                format::amount(it.kept),
            ]
        };
        let blank = String::new;
        let label = [text.letter_sum().to_owned(), blank(), blank(), blank()];
        Ok(LetterTable {
            title: text.letter_advances(currency),
            head: head_of([
                (text.receipt_on(), false),
                (text.letter_method(), false),
                (text.letter_reference(), false),
                (text.advance_received(), true),
                (text.advance_kept(), true),
            ]),
            rows: group.iter().map(row).collect(),
            sums: label.into_iter().chain(sums.into_iter().map(format::money)).collect(),
            note: text.letter_advances_note().to_owned(),
        })
    };
    by_currency.into_iter().map(table).collect()
}
