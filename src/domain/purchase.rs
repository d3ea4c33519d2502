//! What a customer bought (购买记录, `domain.md` 5.2): derived from the lines of signed contracts, and told by
//! [records](super::purchase_record) of what was bought outside them.

use std::collections::BTreeMap;

use super::apportion::apportion;
use super::contract::Contract;
use super::date::Date;
use super::exact::{ExactError, Ratio, Worked};
use super::id::{AmendmentId, ContractId, LineId, PurchaseRecordId};
use super::line::{Line, LineError};
use super::money::Money;
use super::rate::{Ppm, Quantity};
use super::tax::TaxMode;

/// Where a purchase is told.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum PurchaseSource {
    /// In a line of this signed contract, or in what an amendment changed of it.
    Contract(ContractId),
    /// In a record of its own.
    Record(PurchaseRecordId),
}

/// Something that was bought on a day: a line of a signed contract, what an amendment changed of one, or a record of its own.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Purchase {
    /// Where it is told.
    pub source: PurchaseSource,
    /// The line of the contract; a record has none.
    pub line: Option<LineId>,
    /// The amendment that changed it; nothing of what was signed with the contract.
    pub by: Option<AmendmentId>,
    /// How many times it was bought by that: once; none where an amendment changed quantity or price only, and once less where it
    /// took the line away.
    pub times: i64,
    /// The day both sides had signed, or that the record tells.
    pub on: Date,
    /// What was bought.
    pub name: String,
    /// Model, size, grade.
    pub spec: String,
    /// Piece, hour, tonne.
    pub unit: String,
    /// How much.
    pub quantity: Quantity,
    /// Price of one unit, as the contract writes it.
    pub unit_price: Money,
    /// Taken off this line.
    pub discount: Ppm,
    /// What is paid for it: after every discount, with tax. The lines of a contract add up to its total.
    pub amount: Money,
}

/// How a line came to what is paid for it: its part of what all lines of its tax rate cost.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PurchaseLine {
    /// The line.
    pub line: LineId,
    /// The tax rate.
    pub rate: Ppm,
    /// What the line comes to by itself, its own discount taken off.
    pub amount: Money,
    /// The same of all lines of the rate.
    pub lines: Money,
    /// What is paid for all of them: the discount on the sum taken off, with tax.
    pub gross: Money,
    /// The line's part of that in minor units, by its amount, before it is made whole.
    pub exact: Ratio,
    /// The part: the whole minor units, and one left over where the remainder is among the largest.
    pub paid: Money,
}

/// All purchases of one thing in one currency.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Bought {
    /// What was bought.
    pub name: String,
    /// Model, size, grade.
    pub spec: String,
    /// Piece, hour, tonne.
    pub unit: String,
    /// How many times.
    pub times: i64,
    /// How much in all.
    pub quantity: Quantity,
    /// What was paid for it in all.
    pub amount: Money,
    /// The last day.
    pub last_on: Date,
    /// Price of one unit then.
    pub last_price: Money,
    /// What was taken off the line then.
    pub last_discount: Ppm,
}

/// One purchase on the way to a sum of [`by_product`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct BoughtLine {
    /// Which sum it counts in: its place among them, from 0.
    pub of: usize,
    /// Where the purchase is told.
    pub source: PurchaseSource,
    /// The amendment that brought it.
    pub by: Option<AmendmentId>,
    /// Its day.
    pub on: Date,
    /// How much.
    pub quantity: Quantity,
    /// What was paid for it.
    pub amount: Money,
    /// What the sum is with it.
    pub sum: Money,
}

/// What a contract bought that was signed `on`, in the order of its lines. A line without a quantity lists a price and bought
/// nothing.
///
/// # Errors
/// Lines that cannot be reckoned.
pub fn purchases(contract: &Contract, on: Date) -> Result<Worked<Vec<Purchase>, PurchaseLine>, LineError> {
    let totals = contract.sums()?;
    let mut groups: BTreeMap<Ppm, Vec<(&Line, Money)>> = BTreeMap::new();
    for line in contract.lines.values() {
        let rate = match contract.price.tax_mode {
            TaxMode::TaxIncluded | TaxMode::TaxExcluded => line.tax_rate,
            TaxMode::NotApplicable => Ppm(0),
        };
        groups.entry(rate).or_default().push((line, line.value()?));
    }
    let mut paid: BTreeMap<LineId, Money> = BTreeMap::new();
    let mut working = Vec::new();
    for group in &totals.by_rate {
        let lines = groups.remove(&group.rate).unwrap_or_default();
        let weights: Vec<i128> = lines.iter().map(|(_, amount)| amount.wide()).collect();
        let gross = group.split.gross;
        // nothing is shared out where nothing is to be paid
        let shares = if gross.is_zero() { vec![0; weights.len()] } else { apportion(gross.wide(), &weights)? };
        let sum = Money::sum(lines.iter().map(|(_, amount)| *amount), gross.currency)?;
        for ((line, amount), share) in lines.into_iter().zip(shares) {
            let part = Money::from_wide(share, gross.currency)?;
            let exact = if sum.is_zero() {
                Ratio::ZERO
            } else {
                gross.ratio().times(Ratio::new(amount.wide(), sum.wide())?)?
            };
            working.push(PurchaseLine {
                line: line.id,
                rate: group.rate,
                amount,
                lines: sum,
                gross,
                exact,
                paid: part,
            });
            paid.insert(line.id, part);
        }
    }
    let bought = contract.lines.values().filter(|line| line.quantity.thousandths > 0);
    let value = bought
        .map(|line| Purchase {
            source: PurchaseSource::Contract(contract.id),
            line: Some(line.id),
            by: None,
            times: 1,
            on,
            name: line.name.clone(),
            spec: line.spec.clone(),
            unit: line.unit.clone(),
            quantity: line.quantity,
            unit_price: line.unit_price,
            discount: line.discount,
            amount: paid.get(&line.id).copied().unwrap_or(Money::zero(contract.price.currency)),
        })
        .collect();
    Ok(Worked { value, working })
}

/// What is told apart: currency, name, model and unit.
type Thing<'a> = (&'a str, &'a str, &'a str, &'a str);

/// The same by what was bought: one sum for each name, model and unit in each currency, the largest sum of a currency first. Of
/// several on the last day the first in `purchases` tells the price: they are given the newest first. The working has a line for every
/// purchase that counts in one of the sums, sum by sum.
///
/// # Errors
/// Overflow.
pub fn by_product(purchases: &[Purchase]) -> Result<Worked<Vec<Bought>, BoughtLine>, ExactError> {
    let mut sums: BTreeMap<Thing<'_>, (Bought, Vec<BoughtLine>)> = BTreeMap::new();
    for it in purchases {
        let key = (it.amount.currency.code(), it.name.trim(), it.spec.trim(), it.unit.trim());
        let first = || Bought {
            name: it.name.trim().to_owned(),
            spec: it.spec.trim().to_owned(),
            unit: it.unit.trim().to_owned(),
            times: 0,
            quantity: Quantity::default(),
            amount: Money::zero(it.amount.currency),
            last_on: it.on,
            last_price: it.unit_price,
            last_discount: it.discount,
        };
        let (sum, lines) = sums.entry(key).or_insert_with(|| (first(), Vec::new()));
        let quantity = sum.quantity.thousandths.checked_add(it.quantity.thousandths).ok_or(ExactError::Overflow)?;
        sum.times = sum.times.saturating_add(it.times);
        sum.quantity = Quantity { thousandths: quantity };
        sum.amount = sum.amount.plus(it.amount)?;
        if it.times >= 0 && it.on > sum.last_on {
            (sum.last_on, sum.last_price, sum.last_discount) = (it.on, it.unit_price, it.discount);
        }
        let (quantity, amount, sum) = (it.quantity, it.amount, sum.amount);
        lines.push(BoughtLine { of: 0, source: it.source, by: it.by, on: it.on, quantity, amount, sum });
    }
    // what amendments took away again as a whole was not bought
    let is_left = |it: &Bought| it.times > 0 || !it.amount.is_zero() || it.quantity.thousandths != 0;
    let mut sums: Vec<(Bought, Vec<BoughtLine>)> = sums.into_values().filter(|(it, _)| is_left(it)).collect();
    sums.sort_by(|(a, _), (b, _)| {
        let currency = a.amount.currency.code().cmp(b.amount.currency.code());
        currency.then_with(|| b.amount.minor.cmp(&a.amount.minor)).then_with(|| a.name.cmp(&b.name))
    });
    let (mut value, mut working) = (Vec::with_capacity(sums.len()), Vec::with_capacity(purchases.len()));
    for (of, (sum, lines)) in sums.into_iter().enumerate() {
        value.push(sum);
        working.extend(lines.into_iter().map(|line| BoughtLine { of, ..line }));
    }
    Ok(Worked { value, working })
}
