//! The settlement statement (结算书) of a contract that has ended, for both sides to sign: what is open, and what was settled by hand.

use super::table::head_of;
use super::{Letter, LetterTable};
use crate::domain::contract::brief::ContractBrief;
use crate::domain::contract::clause::ClauseId;
use crate::domain::date::Date;
use crate::domain::exact::ExactError;
use crate::domain::own_entity::OwnEntity;
use crate::domain::settlement_list::Sums;
use crate::i18n::{Locale, Text, format};

/// A line of the statement, in the language of the statement.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StatedLine {
    /// What is to be settled.
    pub what: String,
    /// Whose it is to do.
    pub whose: String,
    /// How much; empty where there is no figure.
    pub much: String,
    /// By when; empty if no day is known.
    pub day: String,
    /// Where it stands.
    pub state: String,
}

/// What a statement is made from.
#[derive(Debug, Clone)]
pub struct SettlementFacts<'a> {
    /// Who writes it; `None` as long as nobody has said.
    pub from: Option<&'a OwnEntity>,
    /// Whom it is for: the name of the customer.
    pub to: &'a str,
    /// The contract.
    pub contract: &'a ContractBrief,
    /// The day of its figures.
    pub on: Date,
    /// By when the sides settle, if the clause says so.
    pub settle_by: Option<Date>,
    /// Whether nothing of it is open.
    pub is_settled: bool,
    /// Its lines, under the heading of each group.
    pub groups: Vec<(String, Vec<StatedLine>)>,
    /// What is open in money.
    pub sums: Result<Sums, ExactError>,
    /// What goes on after the end.
    pub survives: Vec<ClauseId>,
}

/// The statement in this language.
pub fn compose_settlement(language: Locale, facts: SettlementFacts<'_>) -> Letter {
    let text = Text::new(language);
    let head = head_of([
        (text.settle_col_what(), false),
        (text.settle_col_whose(), false),
        (text.settle_col_much(), true),
        (text.settle_col_day(), false),
        (text.settle_col_state(), false),
    ]);
    let on = text.date(facts.on);
    let opening = if facts.is_settled { text.settle_opening_clear(&on) } else { text.settle_opening(&on) };
    let tables = facts.groups.into_iter().map(|(title, lines)| LetterTable {
        title,
        head: head.clone(),
        rows: lines.into_iter().map(|it| vec![it.what, it.whose, it.much, it.day, it.state]).collect(),
        sums: Vec::new(),
        note: String::new(),
    });
    let tables: Vec<LetterTable> = tables.collect();
    let settle = facts.settle_by.filter(|_| !facts.is_settled).map(|day| text.settle_ask_settle(&text.date(day)));
    let survive = (!facts.survives.is_empty()).then(|| text.settle_ask_survive(&text.clause_names(facts.survives)));
    let asks = [Some(balance(text, facts.sums)), settle, survive, Some(text.settle_ask_final().to_owned())];
    let from = facts.from.map(|it| it.name.clone()).unwrap_or_default();
    Letter {
        language,
        number: String::new(),
        title: text.settle_statement().to_owned(),
        to: vec![text.letter_dear(facts.to)],
        subject: text.letter_subject(text.wording(&facts.contract.title), &facts.contract.number),
        opening: vec![opening],
        tables,
        asks: asks.into_iter().flatten().collect(),
        bank: Vec::new(),
        signature: [from, on].into_iter().filter(|line| !line.is_empty()).collect(),
        agreed: vec![text.settle_signed_ours().to_owned(), text.settle_signed_theirs().to_owned()],
        annexes: Vec::new(),
    }
}

/// What is left between the sides in money, in words.
fn balance(text: Text, sums: Result<Sums, ExactError>) -> String {
    let Ok(sums) = sums else { return text.settle_no_sum().to_owned() };
    let parts = [text.settle_theirs(&format::money(sums.theirs)), text.settle_ours(&format::money(sums.ours))];
    let left = text.settle_balance(sums.balance);
    let (between, stop) = (text.pick("，", ". "), text.pick("。", "."));
    format!("{}{between}{left}{stop}", parts.join(between))
}
