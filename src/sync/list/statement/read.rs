//! Reads the rows of a statement.

use super::super::columns::in_ten_thousands;
use super::super::day::{date, date_by, order_shown};
use super::super::fault::Reason;
use super::super::table::{Row, Table};
use super::super::value::{AmountUnit, amount, blank, shortened};
use super::columns::recognised;
use super::totals::{stated_in, under_the_list, whole_total};
use crate::domain::bank_statement::Line;
use crate::domain::bank_statement::column::{Column, ColumnsFault, check};
use crate::domain::bank_statement::fault::{Aside, AsideWhy, DayOrder, FaultWhy, LineFault};
use crate::domain::date::Date;
use crate::domain::money::{Currency, Money};
use crate::i18n::format::narrow;
use crate::i18n::vocabulary::{MONEY_IN, MONEY_OUT, NOT_SETTLED, STATEMENT_CURRENCIES, WALLETS};

/// Between the texts of several columns.
const BETWEEN: &str = " · ";
/// A row that names so many columns repeats the headings, as at the top of a page.
const HEADINGS_AGAIN: usize = 3;

/// What a person says of a statement.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Settings {
    /// The currency of amounts that name none.
    pub currency: Currency,
    /// How `03/04/2026` is meant, if it was said.
    pub order: Option<DayOrder>,
}

/// A row that has to be mended.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BadLine {
    /// The row, from 1 under the headings.
    pub row: usize,
    /// What is wrong with it.
    pub faults: Vec<LineFault>,
}

/// What the rows of a statement say.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Reading {
    /// The lines by which money came in, in the order of their days.
    pub lines: Vec<Line>,
    /// What is left aside, in the order of the rows.
    pub aside: Vec<Aside>,
    /// What has to be mended, in the order of the rows.
    pub bad: Vec<BadLine>,
    /// What the statement itself says came in altogether.
    pub stated: Option<Money>,
    /// Lines that take back one that came in before (冲正).
    pub backs: Vec<Back>,
}

/// A line that takes back one that came in before: below nothing in the column of what came in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Back {
    /// Its row.
    pub row: usize,
    /// Its day.
    pub on: Date,
    /// Who had paid.
    pub payer: String,
    /// How much is taken back, more than nothing.
    pub amount: Money,
}

/// Reads rows with one set of columns.
#[derive(Debug, Clone)]
pub struct Reader {
    columns: Vec<Option<Column>>,
    units: Vec<AmountUnit>,
    currency: Currency,
    order: Option<DayOrder>,
    /// Whether the order of day and month is still open.
    pub asks_order: bool,
}

impl Reader {
    /// Looks at a table; what its own dates show of the order of day and month is taken, unless the person said it.
    ///
    /// # Errors
    /// [`ColumnsFault`].
    pub fn new(table: &Table, columns: &[Option<Column>], settings: Settings) -> Result<Self, ColumnsFault> {
        check(columns)?;
        let day = columns.iter().position(|it| *it == Some(Column::Day));
        let mut shown = table.rows.iter().filter_map(|row| order_shown(&clean(row.cell(day?))));
        let first = shown.next();
        let agree = shown.all(|it| Some(it) == first);
        let order = settings.order.or(first.filter(|_| agree));
        let is_open = |row: &Row| day.is_some_and(|day| date(&clean(row.cell(day))) == Err(Reason::DayOrMonth));
        let asks_order = order.is_none() && table.rows.iter().any(is_open);
        let unit = |heading: &String| {
            if in_ten_thousands(heading) { AmountUnit::TenThousand } else { AmountUnit::One }
        };
        let units = table.headings.iter().map(unit).collect();
        Ok(Self { columns: columns.to_vec(), units, currency: settings.currency, order, asks_order })
    }

    /// Begins with what stands above the headings.
    pub fn begin(&self, table: &Table) -> Reading {
        let stated = table.titles.iter().find_map(|cells| stated_in(&cells.join(" "), self.currency));
        Reading { stated, ..Reading::default() }
    }

    /// Reads one row.
    pub fn read(&self, row: &Row, left_out: bool, reading: &mut Reading) {
        let day = self.of(row, Column::Day);
        let on = self.day(&day);
        if on.is_err() && (under_the_list(&row.cells) || heads_again(&row.cells)) {
            self.note_total(row, reading);
            return;
        }
        let money = self.money(row);
        let who = self.of(row, Column::Payer);
        let aside = |why: AsideWhy, amount: Option<Money>| Aside {
            row: row.row,
            on: on.ok(),
            who: if who.is_empty() { self.purpose(row) } else { who.clone() },
            amount,
            why,
        };
        let amount = match &money {
            Ok(Flow::In(amount) | Flow::Out(amount) | Flow::Back(amount)) => Some(*amount),
            Ok(Flow::Nothing) | Err(_) => None,
        };
        if left_out {
            reading.aside.push(aside(AsideWhy::LeftOut, amount));
            return;
        }
        let mut faults: Vec<LineFault> = Vec::new();
        if let Err(why) = on {
            faults.push(LineFault { column: self.place(Column::Day).unwrap_or_default(), why });
        }
        match money {
            Err(fault) => faults.push(fault),
            Ok(Flow::Nothing) => {
                reading.aside.push(aside(AsideWhy::Nothing, None));
                return;
            }
            Ok(Flow::Out(_)) => {
                reading.aside.push(aside(AsideWhy::WentOut, amount));
                return;
            }
            Ok(Flow::Back(back)) => {
                if let Ok(on) = on {
                    reading.backs.push(Back { row: row.row, on, payer: who.clone(), amount: back });
                }
                reading.aside.push(aside(AsideWhy::TakenBack, amount));
                return;
            }
            Ok(Flow::In(_)) if not_settled(&self.of(row, Column::State)) => {
                reading.aside.push(aside(AsideWhy::NotSettled, amount));
                return;
            }
            Ok(Flow::In(amount)) => {
                if let Ok(on) = on {
                    reading.lines.push(Line {
                        row: row.row,
                        on,
                        amount,
                        payer: who,
                        account: self.number_of(row, Column::Account),
                        purpose: self.purpose(row),
                        reference: self.number_of(row, Column::Reference),
                    });
                    return;
                }
            }
        }
        reading.bad.push(BadLine { row: row.row, faults });
    }

    /// Reads a whole table.
    pub fn read_all(&self, table: &Table) -> Reading {
        let mut reading = self.begin(table);
        for row in &table.rows {
            self.read(row, table.left_out.contains(&row.row), &mut reading);
        }
        reading.settle();
        reading
    }

    fn place(&self, column: Column) -> Option<usize> {
        self.columns.iter().position(|it| *it == Some(column))
    }

    /// What a row says in a column; words for nothing are nothing.
    fn of(&self, row: &Row, column: Column) -> String {
        let text = self.place(column).map(|at| clean(row.cell(at))).unwrap_or_default();
        if blank(&text) { String::new() } else { text }
    }

    /// A number that tells one from another; one that a spreadsheet shortened, or that is all noughts, tells nothing.
    fn number_of(&self, row: &Row, column: Column) -> String {
        let text = self.of(row, column);
        let is_nought = text.chars().filter(|it| it.is_alphanumeric()).all(|it| it == '0');
        if is_nought || shortened(&text) { String::new() } else { text }
    }

    fn purpose(&self, row: &Row) -> String {
        let mut texts: Vec<String> = Vec::new();
        for (at, column) in self.columns.iter().enumerate() {
            let text = clean(row.cell(at));
            if *column == Some(Column::Purpose) && !blank(&text) && !texts.contains(&text) {
                texts.push(text);
            }
        }
        texts.join(BETWEEN)
    }

    fn day(&self, text: &str) -> Result<Date, FaultWhy> {
        if text.is_empty() {
            return Err(FaultWhy::NoDay);
        }
        // 20260331102233: day and time without a sign
        let moment = text.len() == 14 && text.bytes().all(|byte| byte.is_ascii_digit());
        let text = if moment { text.get(..8).unwrap_or(text) } else { text };
        let read = self.order.map_or_else(|| date(text), |order| date_by(text, order));
        read.map_err(|reason| {
            if reason == Reason::DayOrMonth {
                FaultWhy::DayOrMonth
            } else if reason == Reason::NoSuchDay {
                FaultWhy::NoSuchDay
            } else {
                FaultWhy::NotADay
            }
        })
    }

    /// Which way the money went, and how much.
    fn money(&self, row: &Row) -> Result<Flow, LineFault> {
        let currency = self.currency_of(row)?;
        if let Some(at) = self.place(Column::Amount) {
            return self.either_way(row, at, currency);
        }
        let came_in = self.amount_at(row, Column::In, currency)?;
        let went_out = self.amount_at(row, Column::Out, currency)?;
        let at = self.place(Column::In).unwrap_or_default();
        match (came_in, went_out) {
            (Some(_), Some(_)) => Err(LineFault { column: at, why: FaultWhy::BothWays }),
            (Some(amount), None) => into(amount, at),
            // some write a sign before what went out, though its column says it
            (None, Some(amount)) => Ok(Flow::Out(Money { minor: amount.minor.saturating_abs(), ..amount })),
            (None, None) => {
                let said = [Column::In, Column::Out].iter().any(|column| !self.of(row, *column).is_empty());
                if said { Ok(Flow::Nothing) } else { Err(LineFault { column: at, why: FaultWhy::NoAmount }) }
            }
        }
    }

    fn either_way(&self, row: &Row, at: usize, currency: Currency) -> Result<Flow, LineFault> {
        let text = clean(row.cell(at));
        if blank(&text) {
            return Err(LineFault { column: at, why: FaultWhy::NoAmount });
        }
        let (text, marked) = without_mark(&text);
        let amount = self.amount(text, at, currency)?;
        let Some(direction) = self.place(Column::Direction) else {
            return flow(amount, marked.unwrap_or(true), at);
        };
        // a wallet writes a stroke for what is neither
        let said = narrow(&clean(row.cell(direction))).to_lowercase();
        let said = said.trim();
        if MONEY_IN.contains(&said) {
            into(amount, at)
        } else if MONEY_OUT.contains(&said) {
            flow(Money { minor: amount.minor.saturating_abs(), ..amount }, false, at)
        } else if said == "/" {
            Ok(Flow::Nothing)
        } else {
            Err(LineFault { column: direction, why: FaultWhy::NoDirection })
        }
    }

    /// The amount of a column; `None`: nothing.
    fn amount_at(&self, row: &Row, column: Column, currency: Currency) -> Result<Option<Money>, LineFault> {
        let Some(at) = self.place(column) else { return Ok(None) };
        let text = clean(row.cell(at));
        if blank(&text) {
            return Ok(None);
        }
        self.amount(without_mark(&text).0, at, currency).map(|amount| Some(amount).filter(|it| !it.is_zero()))
    }

    fn amount(&self, text: &str, at: usize, currency: Currency) -> Result<Money, LineFault> {
        let plain = text.trim().trim_start_matches('+');
        let bracketed = plain.strip_prefix('(').and_then(|it| it.strip_suffix(')'));
        let unit = self.units.get(at).copied().unwrap_or(AmountUnit::One);
        let read = amount(bracketed.unwrap_or(plain), currency, unit)
            .map_err(|reason| if reason == Reason::Shortened { FaultWhy::Shortened } else { FaultWhy::NotAnAmount });
        let read = read.and_then(|amount| match bracketed {
            Some(_) => amount.negated().map_err(|_| FaultWhy::NotAnAmount),
            None => Ok(amount),
        });
        read.map_err(|why| LineFault { column: at, why })
    }

    fn currency_of(&self, row: &Row) -> Result<Currency, LineFault> {
        let Some(at) = self.place(Column::Currency) else { return Ok(self.currency) };
        let text = narrow(&clean(row.cell(at))).to_lowercase();
        let bare = text.split('(').next().unwrap_or_default().trim();
        if bare.is_empty() {
            return Ok(self.currency);
        }
        let word = STATEMENT_CURRENCIES.iter().find(|(word, _)| *word == bare).map(|(_, code)| *code);
        let code = word.map_or_else(|| bare.to_uppercase(), str::to_owned);
        Currency::of(&code).ok_or(LineFault { column: at, why: FaultWhy::UnknownCurrency })
    }

    fn note_total(&self, row: &Row, reading: &mut Reading) {
        let said = row.cells.join(" ");
        if whole_total(&row.cells) {
            let total = self.amount_at(row, Column::In, self.currency).ok().flatten();
            reading.stated = total.or(reading.stated);
        }
        reading.stated = stated_in(&said, self.currency).or(reading.stated);
        let first = row.cells.iter().map(|cell| clean(cell)).find(|cell| !cell.is_empty()).unwrap_or_default();
        reading.aside.push(Aside { row: row.row, on: None, who: first, amount: None, why: AsideWhy::Total });
    }
}

impl Reading {
    /// Puts the lines in the order of their days; those of one day stay as the statement has them.
    pub fn settle(&mut self) {
        // many statements begin with the last day
        let newest_first = self.lines.first().map(|it| it.on) > self.lines.last().map(|it| it.on);
        if newest_first {
            self.lines.reverse();
        }
        self.lines.sort_by_key(|line| line.on);
        for back in std::mem::take(&mut self.backs) {
            let is_meant = |line: &Line| line.on <= back.on && line.amount == back.amount && line.payer == back.payer;
            if let Some(at) = self.lines.iter().rposition(is_meant) {
                let line = self.lines.remove(at);
                self.aside.push(Aside {
                    row: line.row,
                    on: Some(line.on),
                    who: line.payer,
                    amount: Some(line.amount),
                    why: AsideWhy::TakenBack,
                });
            }
        }
        self.aside.sort_by_key(|it| it.row);
    }
}

/// Whether a statement is one of a wallet, by what stands above its headings or in its name.
pub fn of_a_wallet(table: &Table, name: &str) -> bool {
    let above = table.titles.iter().flatten().chain(&table.headings);
    let all = above.map(|cell| cell.to_lowercase()).chain([name.to_lowercase()]);
    all.into_iter().any(|text| WALLETS.iter().any(|word| text.contains(word)))
}

/// Which way money went; the amount is more than nothing.
enum Flow {
    In(Money),
    Out(Money),
    /// Something that came in is taken back.
    Back(Money),
    Nothing,
}

/// An amount where only what came in stands: below nothing it takes back.
fn into(amount: Money, at: usize) -> Result<Flow, LineFault> {
    match flow(amount, true, at)? {
        Flow::Out(amount) => Ok(Flow::Back(amount)),
        found @ (Flow::In(_) | Flow::Back(_) | Flow::Nothing) => Ok(found),
    }
}

/// An amount below nothing goes the other way: it takes an earlier line back.
fn flow(amount: Money, came_in: bool, at: usize) -> Result<Flow, LineFault> {
    if amount.is_zero() {
        return Ok(Flow::Nothing);
    }
    let negative = amount.minor < 0;
    let amount = if negative { amount.negated() } else { Ok(amount) };
    let amount = amount.map_err(|_| LineFault { column: at, why: FaultWhy::NotAnAmount })?;
    Ok(if came_in == negative { Flow::Out(amount) } else { Flow::In(amount) })
}

/// An amount without the mark of its direction behind it: `1,200.00 CR`.
fn without_mark(text: &str) -> (&str, Option<bool>) {
    let end = text.len().saturating_sub(2);
    match text.get(end..).map(str::to_ascii_lowercase).as_deref() {
        Some("cr") => (text.get(..end).unwrap_or(text), Some(true)),
        Some("dr") => (text.get(..end).unwrap_or(text), Some(false)),
        Some(_) | None => (text, None),
    }
}

/// A cell without what programs put around it so that a spreadsheet takes it for text: `="123"`, a tab, a back quote.
fn clean(cell: &str) -> String {
    let bare = cell.trim();
    let bare = bare.strip_prefix("=\"").and_then(|it| it.strip_suffix('"')).unwrap_or(bare);
    bare.trim_matches(|c: char| c.is_whitespace() || matches!(c, '`' | '\u{feff}')).to_owned()
}

fn not_settled(state: &str) -> bool {
    let state = state.to_lowercase();
    NOT_SETTLED.iter().any(|word| state.contains(word))
}

fn heads_again(cells: &[String]) -> bool {
    let cells: Vec<&str> = cells.iter().map(String::as_str).collect();
    recognised(&cells) >= HEADINGS_AGAIN
}
