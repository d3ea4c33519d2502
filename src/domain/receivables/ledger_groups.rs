//! The ledger of contracts added up by who owes, or by who looks after them.

use std::collections::BTreeMap;

use super::grouping::GroupKey;
use super::ledger::{LedgerLine, LedgerTotal};
use crate::domain::exact::ExactError;
use crate::domain::id::ContractId;

/// The signed contracts of one customer or of one of our people, in one currency.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LedgerGroup {
    /// Whose row it is.
    pub key: GroupKey,
    /// Their money. Its shares are those of the sums, not the middle of the shares of the contracts.
    pub total: LedgerTotal,
    /// Which contracts they are, in the order in which they were given: the working of the sums.
    pub contracts: Vec<ContractId>,
}

/// Adds up the signed contracts among these, in one pass: a row for each of those they belong to and each currency. The
/// currencies come in the order of their codes; in each who has most overdue comes first, then who owes most, then whose
/// contracts promise most.
///
/// # Errors
/// Overflow.
pub fn by_group<'a>(
    lines: impl IntoIterator<Item = (GroupKey, ContractId, &'a LedgerLine)>,
) -> Result<Vec<LedgerGroup>, ExactError> {
    let mut groups: BTreeMap<(&'static str, GroupKey), LedgerGroup> = BTreeMap::new();
    for (key, contract, line) in lines.into_iter().filter(|(_, _, line)| line.binding) {
        let currency = line.sums.amount.currency;
        let group = groups.entry((currency.code(), key)).or_insert_with_key(|(_, key)| LedgerGroup {
            key: key.clone(),
            total: LedgerTotal::empty(currency),
            contracts: Vec::new(),
        });
        group.total.add(line)?;
        group.contracts.push(contract);
    }
    let mut groups: Vec<LedgerGroup> = groups.into_values().collect();
    // of equal ones the order of the keys stays
    groups.sort_by(|a, b| {
        let (a, b) = (&a.total.sums, &b.total.sums);
        a.amount
            .currency
            .code()
            .cmp(b.amount.currency.code())
            .then_with(|| b.overdue.minor.cmp(&a.overdue.minor))
            .then_with(|| b.open.minor.cmp(&a.open.minor))
            .then_with(|| b.amount.minor.cmp(&a.amount.minor))
    });
    Ok(groups)
}
