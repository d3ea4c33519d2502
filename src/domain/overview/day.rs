//! The figures of the first page of a whole book, kept up with every change of a contract or a receipt, and brought to another day
//! with as little as possible: only a contract of which something is not the same on it has to be reckoned again.

use std::collections::HashMap;

use super::figures::Figures;
use super::gather::{Gathering, Way};
use super::share::Shared;
use crate::domain::date::Date;
use crate::domain::exact::ExactError;
use crate::domain::id::{ContractId, ReceiptId};
use crate::domain::money::Money;
use crate::domain::receipt::Receipt;

/// Money that came in, or was taken back.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Came {
    on: Date,
    amount: Money,
}

/// Something that makes the figures up.
#[derive(Debug, Clone)]
struct Maker<T> {
    it: T,
    /// In which round it came into the sums; those of another round do not hold it.
    summed: u64,
    /// In which round it was put.
    put: u64,
}

/// What is still to be summed for another day: up to these places of all ids.
#[derive(Debug, Clone, Copy, Default)]
struct Ahead {
    contracts: usize,
    receipts: usize,
    /// How many of the contracts the sums do not hold.
    missing: usize,
}

/// Everything that makes the figures up, and the sums of it as of a day.
#[derive(Debug, Clone)]
pub struct DayBook {
    contracts: HashMap<ContractId, Maker<Shared>>,
    receipts: HashMap<ReceiptId, Maker<Came>>,
    /// All ids, in the order of their coming, and some of what is gone: to go through a table of a hundred thousand takes too long
    /// for once.
    contract_ids: Vec<ContractId>,
    receipt_ids: Vec<ReceiptId>,
    /// Counts the days that were turned to.
    round: u64,
    sums: Gathering,
    /// Why the sums cannot be made: they are begun anew with the next change.
    fault: Option<ExactError>,
    ahead: Ahead,
}

impl DayBook {
    /// An empty book, as of a day.
    pub fn new(as_of: Date) -> Self {
        Self {
            contracts: HashMap::new(),
            receipts: HashMap::new(),
            contract_ids: Vec::new(),
            receipt_ids: Vec::new(),
            round: 0,
            sums: Gathering::new(as_of),
            fault: None,
            ahead: Ahead::default(),
        }
    }

    /// The day.
    pub const fn as_of(&self) -> Date {
        self.sums.as_of()
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
        let round = self.round;
        let before = match shared {
            Some(it) => self.contracts.insert(id, Maker { it, summed: round, put: round }),
            None => self.contracts.remove(&id),
        };
        match before {
            Some(before) if before.summed == round => self.sum(|sums| sums.shared(&before.it, Way::Out)),
            Some(_) => self.ahead.missing = self.ahead.missing.saturating_sub(1),
            None => self.contract_ids.extend(self.contracts.contains_key(&id).then_some(id)),
        }
        let mut fault = None;
        if let Some(now) = self.contracts.get(&id) {
            fault = self.sums.shared(&now.it, Way::In).err();
        }
        self.fault = self.fault.or(fault);
    }

    /// Whether a contract was put since the day was turned to.
    pub fn is_put(&self, id: ContractId) -> bool {
        self.contracts.get(&id).is_some_and(|it| it.put == self.round)
    }

    /// Takes a receipt as it is now into the figures; `None` if it is gone.
    pub fn put_receipt(&mut self, id: ReceiptId, receipt: Option<&Receipt>) {
        let round = self.round;
        let now = receipt.map(|it| Came { on: it.on, amount: it.amount });
        let before = match now {
            Some(it) => self.receipts.insert(id, Maker { it, summed: round, put: round }),
            None => self.receipts.remove(&id),
        };
        if before.is_none() && now.is_some() {
            self.receipt_ids.push(id);
        }
        if let Some(before) = before.filter(|it| it.summed == round) {
            self.sum(|sums| sums.came(before.it.on, before.it.amount, Way::Out));
        }
        if let Some(now) = now {
            self.sum(|sums| sums.came(now.on, now.amount, Way::In));
        }
    }

    fn sum(&mut self, change: impl FnOnce(&mut Gathering) -> Result<(), ExactError>) {
        let fault = change(&mut self.sums).err();
        self.fault = self.fault.or(fault);
    }

    /// Begins the sums of another day. Everything is summed by [`DayBook::sum_some`], but for the contracts that it gives back.
    pub fn turn(&mut self, as_of: Date) {
        self.sums = Gathering::new(as_of);
        self.fault = None;
        self.round = self.round.wrapping_add(1);
        self.forget_gone();
        self.ahead = Ahead {
            contracts: self.contract_ids.len(),
            receipts: self.receipt_ids.len(),
            missing: self.contracts.len(),
        };
    }

    /// Takes what is gone out of the ids, once it is as many as what is there.
    fn forget_gone(&mut self) {
        if self.contract_ids.len() > self.contracts.len().saturating_mul(2) {
            self.contract_ids = self.contracts.keys().copied().collect();
        }
        if self.receipt_ids.len() > self.receipts.len().saturating_mul(2) {
            self.receipt_ids = self.receipts.keys().copied().collect();
        }
    }

    /// Sums up to so many things of those that are the same on the day. `left` gets the contracts of which something is not the
    /// same: they have to be reckoned again and [put](Self::put) before the sums are whole. `false` once nothing is ahead.
    pub fn sum_some(&mut self, most: usize, left: &mut Vec<ContractId>) -> bool {
        let (round, as_of) = (self.round, self.as_of());
        for _ in 0..most {
            let fault = if let Some(place) = self.ahead.contracts.checked_sub(1) {
                self.ahead.contracts = place;
                let Some(id) = self.contract_ids.get(place) else { continue };
                let Some(maker) = self.contracts.get_mut(id).filter(|it| it.summed != round) else { continue };
                if !maker.it.holds(as_of) {
                    left.push(*id);
                    continue;
                }
                maker.summed = round;
                self.ahead.missing = self.ahead.missing.saturating_sub(1);
                self.sums.shared(&maker.it, Way::In).err()
            } else if let Some(place) = self.ahead.receipts.checked_sub(1) {
                self.ahead.receipts = place;
                let id = self.receipt_ids.get(place);
                let Some(maker) = id.and_then(|id| self.receipts.get_mut(id)).filter(|it| it.summed != round) else {
                    continue;
                };
                maker.summed = round;
                self.sums.came(maker.it.on, maker.it.amount, Way::In).err()
            } else {
                return false;
            };
            self.fault = self.fault.or(fault);
        }
        true
    }

    /// Whether the sums hold everything: contracts that have to be reckoned again for the day are in them.
    pub const fn is_whole(&self) -> bool {
        self.ahead.missing == 0 && self.ahead.receipts == 0
    }

    /// The figures. Late fees that are not the same on the day of the figures are those of the day they were last reckoned on.
    ///
    /// # Errors
    /// Sums beyond what an amount can hold.
    pub fn figures(&self) -> Result<Vec<Figures>, ExactError> {
        self.fault.map_or_else(|| Ok(self.sums.figures()), Err)
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
        let mut sums = Gathering::new(self.as_of());
        for maker in contracts.into_iter().filter_map(|id| self.contracts.get(&id)) {
            sums.shared(&maker.it, Way::In)?;
        }
        for maker in receipts.into_iter().filter_map(|id| self.receipts.get(&id)) {
            sums.came(maker.it.on, maker.it.amount, Way::In)?;
        }
        Ok(sums.figures())
    }

    /// How many instalments are late.
    pub fn overdue(&self) -> usize {
        self.sums.overdue()
    }

    /// Whether the sums went beyond what an amount can hold: what is in them is not known then, and they have to be begun anew.
    pub const fn is_at_fault(&self) -> bool {
        self.fault.is_some()
    }
}

impl Gathering {
    fn shared(&mut self, it: &Shared, way: Way) -> Result<(), ExactError> {
        it.share.as_ref().map_or(Ok(()), |share| self.share(share, way))
    }
}
