//! A line of a late-fee reckoning as it is kept and printed: with amounts rounded for reading. Their sum is rounded once, from
//! the exact figures, and stands beside them.

use serde::{Deserialize, Serialize};

use super::account::PartAccount;
use super::date::Date;
use super::exact::{ExactError, Ratio, Rounding};
use super::id::ReceiptId;
use super::late_fee::allocation::Parts;
use super::late_fee::debt::{Came, CameIn, Part, Purpose};
use super::late_fee::known::ReferenceRate;
use super::late_fee::working::{LedgerLine, RateUnit};
use super::money::{Currency, Money};
use super::rate::Ppm;

/// One line, in the order of the days.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum StatementLine {
    /// The days after `from` up to and including `to` bear a fee.
    Accrued {
        /// The day before the first.
        from: Date,
        /// The last.
        to: Date,
        /// How many: of months of thirty days where the rate is per year of such.
        days: i64,
        /// What the rate was applied to.
        base: Money,
        /// The rate, in whole parts per million.
        rate: Ppm,
        /// Per what.
        unit: RateUnit,
        /// What they bear.
        amount: Money,
    },
    /// The reference rate that the days from this one on were reckoned with.
    Reference {
        /// The first of them.
        from: Date,
        /// The rate, where it was read, and whether it is the last that is known.
        reference: ReferenceRate,
    },
    /// Within the grace nothing is owed.
    Grace {
        /// Its last day.
        until: Date,
    },
    /// The grace passed unpaid: its days bear a fee after all.
    GraceMissed {
        /// Its last day.
        until: Date,
    },
    /// Nothing accrues from then on.
    Capped {
        /// The day.
        on: Date,
        /// Where the fee stops.
        at: Money,
        /// Whether the cap bounds all parts of the contract together; then `at` is the share of this one.
        shared: bool,
    },
    /// A cost of recovery.
    Cost {
        /// Its day.
        on: Date,
        /// How much.
        amount: Money,
    },
    /// What one receipt brought was counted.
    Received {
        /// From this day on: the value date of the receipt, or the day on which an advance was used.
        on: Date,
        /// How much.
        amount: Money,
        /// What of it paid the price.
        principal: Money,
        /// What of it paid the late fee.
        late_fee: Money,
        /// What of it paid costs.
        cost: Money,
        /// The receipt itself, where that is more, or came on an earlier day.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        whole: Option<Whole>,
        /// Whether it was set off against a debt of ours, and no money came.
        #[serde(default, skip_serializing_if = "std::ops::Not::not")]
        set_off: bool,
    },
    /// Something was given up.
    Waived {
        /// Its day.
        on: Date,
        /// Of what.
        part: Part,
        /// How much was open of it, and so was given up.
        amount: Money,
    },
    /// An earlier statement claimed.
    Claimed {
        /// Its day.
        on: Date,
        /// How much.
        amount: Money,
    },
}

/// A receipt of which a line tells a share.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Whole {
    /// Its value date.
    pub on: Date,
    /// How much it is in all.
    pub amount: Money,
}

impl StatementLine {
    /// What of money that came in paid nothing of the part: it is kept as an advance (预收款).
    pub fn advance(&self) -> Option<Money> {
        let Self::Received { amount, principal, late_fee, cost, .. } = self else { return None };
        amount.minus(*principal).and_then(|left| left.minus(*late_fee)).and_then(|left| left.minus(*cost)).ok()
    }

    /// The lines of the ledger of a part as they are kept; none where it has no ledger. The ledger takes the receipts of a day
    /// together, one part of the claim after the other; here each receipt of a day is one line, as the payer made it: `came` says
    /// what each is. The total has a place of its own and is none.
    ///
    /// # Errors
    /// Overflow.
    pub fn all_of(part: &PartAccount, came: &CameIn) -> Result<Vec<Self>, ExactError> {
        let Some(fee) = &part.late_fee else { return Ok(Vec::new()) };
        let came = came.get(&part.id).map(Vec::as_slice).unwrap_or_default();
        let mut rows = Rows { came, lines: Vec::with_capacity(fee.working.len()) };
        for line in &fee.working {
            // the book counts whatever came towards one part of the claim
            if let LedgerLine::Received { on, receipts, purpose: Purpose::Counted(of), amount, paid, .. } = line {
                rows.receive(*on, *of, receipts, *amount, paid.of(*of))?;
            } else if let Some(line) = Self::of(line, fee.value.total.currency)? {
                rows.lines.push((None, line));
            }
        }
        Ok(rows.lines.into_iter().map(|(_, line)| line.without_known_whole()).collect())
    }

    /// A line of a ledger that is neither money that came in nor the total.
    fn of(line: &LedgerLine, currency: Currency) -> Result<Option<Self>, ExactError> {
        let rounded = |exact: &Ratio| Money::from_wide(exact.round(Rounding::HalfUp)?, currency);
        Ok(Some(match line {
            LedgerLine::Accrued { from, to, days, units, base, rate, exact, .. } => Self::Accrued {
                from: *from,
                to: *to,
                // what the amount comes from, so that a reader can reckon it again
                days: if rate.unit == RateUnit::ThirtyDayMonths { *units } else { *days },
                base: *base,
                rate: Ppm(i64::try_from(rate.ppm.round(Rounding::HalfUp)?).map_err(|_| ExactError::Overflow)?),
                unit: rate.unit,
                amount: rounded(exact)?,
            },
            LedgerLine::Reference { from, reference } => Self::Reference { from: *from, reference: *reference },
            LedgerLine::InGrace { to: until, .. } | LedgerLine::GraceKept { until } => Self::Grace { until: *until },
            LedgerLine::GraceMissed { until } => Self::GraceMissed { until: *until },
            LedgerLine::CapReached { on, cap, .. } => Self::Capped { on: *on, at: rounded(cap)?, shared: false },
            LedgerLine::ContractCapReached { on, share, .. } => Self::Capped { on: *on, at: *share, shared: true },
            LedgerLine::Cost { on, amount } => Self::Cost { on: *on, amount: *amount },
            LedgerLine::Waived { on, part, counted, .. } => Self::Waived { on: *on, part: *part, amount: *counted },
            LedgerLine::Claimed { on, amount } => Self::Claimed { on: *on, amount: *amount },
            LedgerLine::Received { .. } | LedgerLine::Total { .. } => return Ok(None),
        }))
    }

    /// The line without its receipt where that tells nothing new: all of it was counted here, on its own day.
    fn without_known_whole(mut self) -> Self {
        if let Self::Received { on, amount, whole, .. } = &mut self
            && *whole == Some(Whole { on: *on, amount: *amount })
        {
            *whole = None;
        }
        self
    }
}

/// Lines as they are gathered, each with its receipt where money came in.
struct Rows<'a> {
    came: &'a [Came],
    lines: Vec<(Option<ReceiptId>, StatementLine)>,
}

impl Rows<'_> {
    /// Shares out between receipts of a day, in their order, what they paid of one part of the claim. What paid nothing is of the
    /// last.
    fn receive(
        &mut self,
        on: Date,
        part: Part,
        receipts: &[ReceiptId],
        sum: Money,
        paid: Money,
    ) -> Result<(), ExactError> {
        let (mut left, mut unshared) = (sum, paid);
        for receipt in receipts {
            let came = self.came.iter().find(|it| {
                let payment = it.payment;
                payment.receipt == *receipt && payment.on == on && payment.purpose == Purpose::Counted(part)
            });
            let whole = came.map(|it| Whole { on: it.received, amount: it.whole });
            let set_off = came.is_some_and(|it| it.set_off);
            // whoever does not know a receipt tells the sums all the same
            let amount = came.map_or(left, |it| least(it.payment.amount, left));
            left = left.minus(amount)?;
            let share = least(amount, unshared);
            unshared = unshared.minus(share)?;
            let mut own = Parts::nothing(sum.currency);
            *own.of_mut(part) = share;
            if !amount.is_zero() {
                self.add(on, *receipt, (whole, set_off), amount, own)?;
            }
        }
        Ok(())
    }

    /// Adds to the line of a receipt on a day, or begins it.
    fn add(
        &mut self,
        on: Date,
        receipt: ReceiptId,
        (whole, set_off): (Option<Whole>, bool),
        amount: Money,
        paid: Parts,
    ) -> Result<(), ExactError> {
        let Parts { cost, late_fee, principal } = paid;
        let begun = self.lines.iter_mut().rev().find_map(|(of, line)| {
            let StatementLine::Received { on: day, amount, principal, late_fee, cost, .. } = line else { return None };
            (*of == Some(receipt) && *day == on).then_some([amount, principal, late_fee, cost])
        });
        if let Some(figures) = begun {
            for (figure, more) in figures.into_iter().zip([amount, principal, late_fee, cost]) {
                *figure = figure.plus(more)?;
            }
        } else {
            let line = StatementLine::Received { on, amount, principal, late_fee, cost, whole, set_off };
            self.lines.push((Some(receipt), line));
        }
        Ok(())
    }
}

/// The smaller of two amounts of one currency.
fn least(one: Money, other: Money) -> Money {
    Money::new(one.minor.min(other.minor), one.currency)
}
