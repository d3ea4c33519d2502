//! Contracts that have one number (`storage-and-sync.md` 3, M13): both stay as they are, nobody is renumbered, and it is told.

use std::collections::{BTreeSet, HashMap};
use std::sync::Arc;

use uuid::Uuid;

use crate::domain::id::ContractId;
use crate::domain::numbering::comparable;

/// The numbers of all contracts, kept up contract by contract, so that those with one number are known without looking through
/// all of them.
#[derive(Debug, Clone, Default)]
pub struct Numbers {
    of: HashMap<ContractId, Arc<str>>,
    all: BTreeSet<(Arc<str>, ContractId)>,
    shared: BTreeSet<Arc<str>>,
}

impl Numbers {
    /// Takes a contract in under its number, in the place of what it was called; `None`: it went. Letter case, character width
    /// and spaces at the ends make no difference, and a contract without a number shares it with nobody.
    pub fn put(&mut self, id: ContractId, number: Option<&str>) {
        let now = number.map(called).filter(|it| !it.is_empty());
        if self.of.get(&id).map(AsRef::as_ref) == now.as_deref() {
            return;
        }
        if let Some(before) = self.of.remove(&id) {
            self.all.remove(&(Arc::clone(&before), id));
            if self.with(&before).nth(1).is_none() {
                self.shared.remove(&before);
            }
        }
        if let Some(now) = now {
            let now: Arc<str> = now.into();
            self.of.insert(id, Arc::clone(&now));
            self.all.insert((Arc::clone(&now), id));
            if self.with(&now).nth(1).is_some() {
                self.shared.insert(now);
            }
        }
    }

    /// The numbers that more than one contract has, as they are compared, each with its contracts from the oldest on.
    pub fn shared(&self) -> impl Iterator<Item = (&str, Vec<ContractId>)> {
        self.shared.iter().map(|number| (number.as_ref(), self.with(number).collect()))
    }

    /// The other contracts with the number of this one, and that number as it is compared.
    pub fn others(&self, id: ContractId) -> Option<(&str, Vec<ContractId>)> {
        let number = self.of.get(&id).filter(|number| self.shared.contains(*number))?;
        Some((number.as_ref(), self.with(number).filter(|it| *it != id).collect()))
    }

    fn with<'a>(&'a self, number: &Arc<str>) -> impl Iterator<Item = ContractId> + use<'a> {
        let from = (Arc::clone(number), ContractId(Uuid::nil()));
        let number = Arc::clone(number);
        self.all.range(from..).take_while(move |(it, _)| *it == number).map(|(_, id)| *id)
    }
}

/// A number as two of them are compared.
pub fn called(number: &str) -> String {
    comparable(number.trim())
}
