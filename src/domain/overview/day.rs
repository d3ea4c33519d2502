//! The figures of the first page of a whole book, kept up with every change of a contract or a receipt, and brought to another day
//! with as little as possible: only a contract of which something is not the same on it has to be reckoned again, and these are found
//! without looking at the others.

use std::cmp::Reverse;
use std::collections::{BTreeSet, HashMap, HashSet};
use std::ops::Bound;

use uuid::Uuid;

use super::figures::Figures;
use super::gather::{Gathering, Way};
use super::share::{Share, Shared};
use super::span::Span;
use crate::domain::date::Date;
use crate::domain::exact::ExactError;
use crate::domain::first::first_placed;
use crate::domain::id::{ContractId, ReceiptId};
use crate::domain::money::Money;
use crate::domain::receipt::Receipt;

/// What was received, or taken back.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Came {
    on: Date,
    amount: Money,
    /// Whether money moved: what was set off is among the receipts and in no figure.
    is_cash: bool,
    /// For a counter-entry: the receipt that it takes back.
    reverses: Option<ReceiptId>,
}

/// A contract that makes the figures up.
#[derive(Debug, Clone)]
struct Maker {
    it: Shared,
    /// In which round it was put.
    round: u64,
}

/// Contracts by a first or last day of what is known of them.
type ByDay = BTreeSet<(Date, ContractId)>;

/// Everything that makes the figures up, and the sums of it, as of a day.
#[derive(Debug, Clone)]
pub struct DayBook {
    as_of: Date,
    contracts: HashMap<ContractId, Maker>,
    receipts: HashMap<ReceiptId, Came>,
    /// The counter-entries of each receipt in the order of [its life](crate::domain::taking_back::life): two devices may each have
    /// taken it back, and only the first takes it off.
    counters: HashMap<ReceiptId, BTreeSet<(Date, ReceiptId)>>,
    sums: Gathering,
    /// The contracts of which what is known holds from a day on.
    begin: ByDay,
    /// The contracts of which what is known holds up to a day.
    end: ByDay,
    /// What is known of these is not of the day.
    awaited: HashSet<ContractId>,
    /// Counts the days that were turned to.
    round: u64,
}

impl DayBook {
    /// An empty book, as of a day.
    pub fn new(as_of: Date) -> Self {
        Self {
            as_of,
            contracts: HashMap::new(),
            receipts: HashMap::new(),
            counters: HashMap::new(),
            sums: Gathering::new(),
            begin: ByDay::new(),
            end: ByDay::new(),
            awaited: HashSet::new(),
            round: 0,
        }
    }

    /// The day.
    pub const fn as_of(&self) -> Date {
        self.as_of
    }

    /// How many contracts are known.
    pub fn len(&self) -> usize {
        self.contracts.len()
    }

    /// Whether none is.
    pub fn is_empty(&self) -> bool {
        self.contracts.is_empty()
    }

    /// Takes a contract as it is now into the figures, in the place of what it was; `None` if it is gone. It has to be known as of
    /// the day of the figures.
    pub fn put(&mut self, id: ContractId, shared: Option<Shared>) {
        self.put_of(id, shared, self.round);
    }

    /// As [`DayBook::put`] of a contract that was reckoned without late fees: it counts with those that it had, and
    /// [is yet to be put](Self::is_put) with those of the day.
    pub fn put_early(&mut self, id: ContractId, shared: Option<Shared>) {
        let before = self.contracts.get(&id).and_then(|maker| maker.it.share.as_ref()).map(|it| it.late_fees);
        let shared = shared.map(|mut it| {
            if let (Some(share), Some(fees)) = (&mut it.share, before)
                && share.currency() == fees.currency
            {
                share.late_fees = fees;
            }
            it
        });
        self.put_of(id, shared, self.round.wrapping_sub(1));
    }

    /// Whether nothing was to be known of a contract when it was last put: without late fees it might seem to be.
    pub fn is_unknown(&self, id: ContractId) -> bool {
        self.contracts.get(&id).is_some_and(|maker| maker.it.is_unknown())
    }

    fn put_of(&mut self, id: ContractId, shared: Option<Shared>, round: u64) {
        self.awaited.remove(&id);
        let before = self.contracts.remove(&id).map(|maker| maker.it);
        self.put_span(id, before.as_ref(), shared.as_ref());
        let shares = [before.as_ref(), shared.as_ref()].map(|it| it.and_then(|it| it.share.as_ref()));
        match shares {
            // most days change nothing of a contract but the late fees
            [Some(before), Some(now)] if before.is_but_for_late_fees(now) => {
                self.sums.other_late_fees(before.late_fees, now.late_fees);
            }
            [before, now] => {
                let mut sum = |share: Option<&Share>, way| {
                    if let Some(share) = share {
                        self.sums.share(share, way);
                    }
                };
                sum(before, Way::Out);
                sum(now, Way::In);
            }
        }
        if let Some(it) = shared {
            self.contracts.insert(id, Maker { it, round });
        }
    }

    fn put_span(&mut self, id: ContractId, before: Option<&Shared>, now: Option<&Shared>) {
        let (before, now) = (before.map(|it| it.span), now.map(|it| it.span));
        if before == now {
            return;
        }
        if let Some(day) = before.and_then(Span::from) {
            self.begin.remove(&(day, id));
        }
        if let Some(day) = before.and_then(Span::last) {
            self.end.remove(&(day, id));
        }
        self.begin.extend(now.and_then(Span::from).map(|day| (day, id)));
        self.end.extend(now.and_then(Span::last).map(|day| (day, id)));
    }

    /// Whether a contract was put with its late fees since the day was turned to.
    pub fn is_put(&self, id: ContractId) -> bool {
        self.contracts.get(&id).is_some_and(|it| it.round == self.round)
    }

    /// Takes a receipt as it is now into the figures; `None` if it is gone.
    pub fn put_receipt(&mut self, id: ReceiptId, receipt: Option<&Receipt>) {
        self.change_receipt(id, Way::Out);
        if let Some(it) = receipt {
            let came = Came { on: it.on, amount: it.amount, is_cash: !it.is_set_off(), reverses: it.reverses };
            self.receipts.insert(id, came);
            self.change_receipt(id, Way::In);
        } else {
            self.receipts.remove(&id);
        }
    }

    /// Puts a receipt that is known to the sums, or takes it from them.
    fn change_receipt(&mut self, id: ReceiptId, way: Way) {
        let Some(came) = self.receipts.get(&id).copied() else { return };
        let Some(of) = came.reverses else { return self.sum_receipt(id, way) };
        let counters = self.counters.entry(of).or_default();
        let before = counters.first().copied();
        match way {
            Way::In => counters.insert((came.on, id)),
            Way::Out => counters.remove(&(came.on, id)),
        };
        let after = counters.first().copied();
        if after.is_none() {
            self.counters.remove(&of);
        }
        if before != after {
            for (counter, way) in [(before, Way::Out), (after, Way::In)] {
                if let Some((_, counter)) = counter {
                    self.sum_receipt(counter, way);
                }
            }
        }
    }

    fn sum_receipt(&mut self, id: ReceiptId, way: Way) {
        if let Some(Came { on, amount, is_cash: true, .. }) = self.receipts.get(&id).copied() {
            self.sums.came(on, amount, way);
        }
    }

    /// Whether it is in the sums: money that moved, and of the counter-entries of one receipt the first.
    fn is_summed(&self, id: ReceiptId, came: &Came) -> bool {
        let first = |of: ReceiptId| self.counters.get(&of).and_then(BTreeSet::first).map(|(_, id)| *id);
        came.is_cash && came.reverses.is_none_or(|of| first(of) == Some(id))
    }

    /// The receipts that came in last by a day, counter-entries among them: so many at most, the latest first, and of one day the one
    /// that was entered last.
    pub fn latest(&self, by: Date, most: usize) -> Vec<ReceiptId> {
        let came = self.receipts.iter().filter(|(_, it)| it.on <= by);
        first_placed(came.map(|(id, it)| (Reverse((it.on, *id)), *id)), most)
    }

    /// Turns to another day. Gives the contracts of which something is not the same on it: they have to be reckoned again and
    /// [put](Self::put) before the figures are whole.
    pub fn turn(&mut self, as_of: Date) -> Vec<ContractId> {
        self.as_of = as_of;
        self.round = self.round.wrapping_add(1);
        let after = (Bound::Excluded((as_of, ContractId(Uuid::max()))), Bound::Unbounded);
        let later = self.begin.range(after);
        let earlier = self.end.range(..(as_of, ContractId(Uuid::nil())));
        self.awaited = later.chain(earlier).map(|(_, id)| *id).collect();
        self.awaited.iter().copied().collect()
    }

    /// Whether the sums hold everything as of the day: contracts that had to be reckoned again for it are in them.
    pub fn is_whole(&self) -> bool {
        self.awaited.is_empty()
    }

    /// The figures. Late fees that are not the same on the day of the figures are those of the day they were last reckoned on.
    ///
    /// # Errors
    /// Sums beyond what an amount can hold.
    pub fn figures(&self) -> Result<Vec<Figures>, ExactError> {
        self.sums.figures(self.as_of)
    }

    /// The figures of some of the contracts and receipts.
    ///
    /// # Errors
    /// Sums beyond what an amount can hold.
    pub fn figures_of(
        &self,
        contracts: impl IntoIterator<Item = ContractId>,
        receipts: impl IntoIterator<Item = ReceiptId>,
    ) -> Result<Vec<Figures>, ExactError> {
        let mut sums = Gathering::new();
        let shares = contracts.into_iter().filter_map(|id| self.contracts.get(&id)?.it.share.as_ref());
        shares.for_each(|share| sums.share(share, Way::In));
        let came = receipts.into_iter().filter_map(|id| Some((id, self.receipts.get(&id)?)));
        for (_, came) in came.filter(|(id, came)| self.is_summed(*id, came)) {
            sums.came(came.on, came.amount, Way::In);
        }
        sums.figures(self.as_of)
    }
}
