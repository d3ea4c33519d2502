//! Reading the excerpts of contracts at a start: at once, and by way of values as the rich kinds of few records are read.

use std::num::NonZeroUsize;

use counterpart::demo;
use counterpart::domain::contract::Contract;
use counterpart::domain::contract::brief::ContractBrief;
use counterpart::domain::date::Date;
use counterpart::record::excerpt::{decode, decode_rich};

/// The excerpts of so many contracts in five parts each.
pub(super) fn of_contracts(count: u32, today: Date) -> Vec<Vec<u8>> {
    let count = usize::try_from(count).expect("a size");
    let book = demo::many_with_contracts(7, count.min(1_000), NonZeroUsize::MIN, today).expect("a book");
    let excerpts: Vec<Vec<u8>> = book.contracts.iter().map(excerpt).collect();
    excerpts.into_iter().cycle().take(count).collect()
}

fn excerpt(contract: &Contract) -> Vec<u8> {
    let value = serde_json::to_value(contract.brief()).expect("a value");
    rmp_serde::to_vec(&value).expect("an excerpt")
}

/// Reads them at once.
pub(super) fn read(excerpts: &[Vec<u8>]) -> usize {
    excerpts.iter().filter(|bytes| decode::<ContractBrief>(bytes).is_some()).count()
}

/// Reads them by way of values.
pub(super) fn read_by_values(excerpts: &[Vec<u8>]) -> usize {
    excerpts.iter().filter(|bytes| decode_rich::<ContractBrief>(bytes).is_some()).count()
}
