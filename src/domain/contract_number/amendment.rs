//! Numbers of amendments: the number of the contract with `-BC01`, `-BC02` and so on behind it (`contract-rules.md` 5.7).

use super::{ContractNumber, ContractNumberError};
use crate::domain::numbering::comparable;

/// Between the number of the contract and that of the amendment (补充).
const MARK: &str = "-BC";

/// The number of the next amendment of `contract`: one more than the highest ever used, withdrawn ones included, so that a gap
/// stays one; a number that a copy of the book brought along is used, whichever amendment has it. `used` holds the numbers of the
/// amendments of this contract; what has another form is not counted, but never given twice.
///
/// # Errors
/// A number longer than 40 characters; the end of the counter.
pub fn next_amendment<'a>(
    contract: &str,
    used: impl IntoIterator<Item = &'a str>,
) -> Result<ContractNumber, ContractNumberError> {
    let contract = contract.trim();
    let start = comparable(&format!("{contract}{MARK}"));
    let highest = used.into_iter().filter_map(|number| counter(&start, number)).max();
    let counter = highest.unwrap_or(0).checked_add(1).ok_or(ContractNumberError::CounterExhausted)?;
    ContractNumber::read(&format!("{contract}{MARK}{counter:02}"))
}

/// The counter of a number that begins like this; letter case, character width and leading noughts make no difference.
fn counter(start: &str, number: &str) -> Option<u64> {
    let number = comparable(number.trim());
    let digits = number.strip_prefix(start)?;
    let only_digits = !digits.is_empty() && digits.chars().all(|it| it.is_ascii_digit());
    digits.parse().ok().filter(|_| only_digits)
}
