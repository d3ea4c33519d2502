//! Figures over several customers (汇总数据, `contract-rules.md` S1.c): for each month a row of sums that names nobody, and that leads
//! back to no person.

use std::collections::{BTreeMap, BTreeSet};

use super::field::ShareField;
use crate::domain::date::Date;
use crate::domain::exact::ExactError;
use crate::domain::id::CustomerId;
use crate::domain::money::Money;

/// So many customers at least stand behind a figure that counts a natural person, in money behind its sum in each currency: of fewer,
/// whoever knows one knows the others. The usual threshold of statistics; a house value.
pub const FEWEST: usize = 3;

/// What one customer adds to a figure on a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Addend {
    /// Which customer.
    pub customer: CustomerId,
    /// Whether that is a natural person.
    pub is_person: bool,
    /// The day.
    pub on: Date,
    /// To which figure.
    pub of: ShareField,
    /// How much.
    pub part: Part,
}

/// How much is added.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    /// Money; below zero where something was taken back.
    Money(Money),
    /// So many cases or customers.
    Count(i64),
}

/// What a figure comes to in a month.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Sum {
    /// Money, a sum for each currency in the order of their codes; none: nothing came.
    Money(Vec<Money>),
    /// So many.
    Count(i64),
    /// Too few stand behind it, and one of them is a natural person: it is not told.
    Withheld,
}

/// The figures of a month.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MonthSums {
    /// Its first day.
    pub month: Date,
    /// Each figure with what it comes to, in the order of the fields.
    pub sums: Vec<(ShareField, Sum)>,
}

/// A row of a pack: what it says in each of its fields, in the words of the file.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct FigureRow {
    /// The month, and each figure.
    pub cells: BTreeMap<ShareField, String>,
}

/// The rows of a pack, and the persons for whose sake something is not told.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct FigureTable {
    /// A row for each month.
    pub rows: Vec<FigureRow>,
    /// Those persons.
    pub withheld: BTreeSet<CustomerId>,
}

impl FigureRow {
    /// What it says in a field; nothing in a field of something else.
    pub fn read(&self, field: ShareField) -> String {
        self.cells.get(&field).cloned().unwrap_or_default()
    }
}

/// The figures of each month from that of `from` to that of `to`, months without any among them, and the persons for whose sake some
/// are withheld.
///
/// # Errors
/// Overflow.
pub fn figures(
    addends: &[Addend],
    fields: &BTreeSet<ShareField>,
    (from, to): (Date, Date),
) -> Result<(Vec<MonthSums>, BTreeSet<CustomerId>), ExactError> {
    let asked: Vec<ShareField> =
        ShareField::ALL.into_iter().filter(|it| it.is_figure() && fields.contains(it)).collect();
    let (mut months, mut withheld) = (Vec::new(), BTreeSet::new());
    let mut month = Date::new(from.year(), from.month(), 1)?;
    while month <= to {
        let end = month.month_end()?;
        let within: Vec<&Addend> = addends.iter().filter(|it| it.on >= month && it.on <= end).collect();
        let mut sums = Vec::new();
        for field in &asked {
            let own: Vec<&Addend> = within.iter().copied().filter(|it| it.of == *field).collect();
            let shown = recognised(&own);
            if shown.is_empty() {
                sums.push((*field, sum(*field, &own)?));
            } else {
                withheld.extend(shown);
                sums.push((*field, Sum::Withheld));
            }
        }
        months.push(MonthSums { month, sums });
        month = month.plus_months(1)?;
    }
    Ok((months, withheld))
}

/// The natural persons to whom a figure would lead back. Each currency has a sum of its own, and its own few behind it.
fn recognised(own: &[&Addend]) -> BTreeSet<CustomerId> {
    let mut sums: BTreeMap<Option<&str>, Vec<&Addend>> = BTreeMap::new();
    for it in own {
        let currency = match it.part {
            Part::Money(amount) => Some(amount.currency.code()),
            Part::Count(_) => None,
        };
        sums.entry(currency).or_default().push(it);
    }
    let behind = |all: &[&Addend]| all.iter().map(|it| it.customer).collect::<BTreeSet<CustomerId>>().len();
    let few = sums.into_values().filter(|all| behind(all) < FEWEST);
    few.flatten().filter(|it| it.is_person).map(|it| it.customer).collect()
}

/// What a figure comes to: in money, or as a number, by what it is.
fn sum(field: ShareField, own: &[&Addend]) -> Result<Sum, ExactError> {
    if field.is_money() {
        let money = own.iter().filter_map(|it| match it.part {
            Part::Money(amount) => Some(amount),
            Part::Count(_) => None,
        });
        return Money::by_currency(money).map(Sum::Money);
    }
    let mut count = 0_i64;
    for it in own {
        if let Part::Count(n) = it.part {
            count = count.checked_add(n).ok_or(ExactError::Overflow)?;
        }
    }
    Ok(Sum::Count(count))
}
