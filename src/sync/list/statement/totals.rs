//! What a statement itself says came in altogether.

use crate::domain::money::{Currency, Money};
use crate::i18n::format::{narrow, parse_amount};
use crate::i18n::vocabulary::{STATED_IN, STATED_OUT, UNDER_THE_LIST, WHOLE_TOTALS};

/// Whether a row that has no day is none of the lines: a total, a balance, a remark of the bank.
pub(super) fn under_the_list(cells: &[String]) -> bool {
    let first = cells.iter().map(|cell| word(cell)).find(|cell| !cell.is_empty()).unwrap_or_default();
    UNDER_THE_LIST.iter().any(|known| first.starts_with(known))
}

/// Whether a row is the total of all lines.
pub(super) fn whole_total(cells: &[String]) -> bool {
    let first = cells.iter().map(|cell| word(cell)).find(|cell| !cell.is_empty()).unwrap_or_default();
    WHOLE_TOTALS.contains(&first.trim_end_matches(':'))
}

fn word(cell: &str) -> String {
    narrow(cell).trim().trim_matches('`').to_lowercase()
}

/// The sum that a text says came in: `收入合计：3笔，共121800.00元` says 121,800.00.
pub(super) fn stated_in(text: &str, currency: Currency) -> Option<Money> {
    let text = narrow(text).to_lowercase();
    let behind = STATED_IN.iter().find_map(|known| text.split_once(known).map(|(_, behind)| behind))?;
    let end = STATED_OUT.iter().filter_map(|known| behind.find(known)).min().unwrap_or(behind.len());
    let said = behind.get(..end)?;
    let numbers = said.split(|c: char| !(c.is_ascii_digit() || matches!(c, '.' | ','))).map(|it| it.trim_matches(','));
    let mut amounts = numbers.filter(|it| it.contains('.') && it.contains(|c: char| c.is_ascii_digit()));
    amounts.next_back().and_then(|it| parse_amount(it.trim_end_matches('.'), currency))
}
