//! Lines that are in the book already.

use std::collections::{BTreeMap, BTreeSet};

use super::{Line, Spelling};
use crate::domain::date::Date;
use crate::domain::id::{CustomerId, ReceiptId};
use crate::domain::receipt::Receipt;

/// A reference of so many letters and digits is the bank's own and stands for one payment; a shorter one may come again.
const LONG_REFERENCE: usize = 8;

/// By what a line is known to be in the book.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum KnownBy {
    /// A receipt with the same reference and amount.
    Reference(ReceiptId),
    /// A receipt of the same day, amount and payer.
    DayAndPayer(ReceiptId),
    /// An earlier line of the same file says the same under the same reference: its row.
    SameFile(usize),
}

/// The receipts that stand, for looking up lines. Each of them is one line: of two equal lines and one receipt, one is new.
#[derive(Debug, Clone)]
pub struct Recorded {
    spelling: Spelling,
    by_reference: BTreeMap<(String, i64, &'static str), Vec<Entry>>,
    by_day: BTreeMap<(Date, i64, &'static str), Vec<Entry>>,
}

#[derive(Debug, Clone)]
struct Entry {
    id: ReceiptId,
    on: Date,
    customer: CustomerId,
    reference: String,
    line: Option<(String, String, String)>,
}

/// What was found of the book so far, line by line.
#[derive(Debug, Clone, Default)]
pub struct Met {
    receipts: BTreeSet<ReceiptId>,
    lines: BTreeMap<(String, Date, i64, &'static str), usize>,
}

impl Recorded {
    /// Reads the receipts of a book; what was taken back is not in it any more, and what was set off never was on a bank account.
    /// `stands` gives the customer that stands for one.
    pub fn new<'a>(
        receipts: impl IntoIterator<Item = &'a Receipt>,
        stands: impl Fn(CustomerId) -> CustomerId,
        spelling: Spelling,
    ) -> Self {
        let all: Vec<&Receipt> = receipts.into_iter().collect();
        let gone: BTreeSet<ReceiptId> = all.iter().filter_map(|it| it.reverses).collect();
        let mut recorded = Self { spelling, by_reference: BTreeMap::new(), by_day: BTreeMap::new() };
        let is_line = |it: &&&Receipt| it.reverses.is_none() && !it.is_set_off() && !gone.contains(&it.id);
        for receipt in all.iter().filter(is_line) {
            let line = receipt.bank_line.as_ref();
            let entry = Entry {
                id: receipt.id,
                on: receipt.on,
                customer: stands(receipt.customer),
                reference: (spelling.folded)(&receipt.reference),
                line: line.map(|it| recorded.signs(&it.payer, &it.account, &it.purpose)),
            };
            let (minor, currency) = (receipt.amount.minor, receipt.amount.currency.code());
            if !entry.reference.is_empty() {
                let key = (entry.reference.clone(), minor, currency);
                recorded.by_reference.entry(key).or_default().push(entry.clone());
            }
            recorded.by_day.entry((receipt.on, minor, currency)).or_default().push(entry);
        }
        recorded
    }

    /// Whether a line is in the book already, or came before in its file. `payers` are the customers that it may be from.
    pub fn find(&self, line: &Line, payers: &[CustomerId], met: &mut Met) -> Option<KnownBy> {
        let reference = (self.spelling.folded)(&line.reference);
        let (minor, currency) = (line.amount.minor, line.amount.currency.code());
        let is_long = reference.chars().count() >= LONG_REFERENCE;
        let new = |entry: &&Entry| !met.receipts.contains(&entry.id);
        let same_reference = self.by_reference.get(&(reference.clone(), minor, currency));
        let same_reference = same_reference.into_iter().flatten().filter(|it| is_long || it.on == line.on).find(new);
        let by_reference = same_reference.map(|it| KnownBy::Reference(it.id));
        let by_day = || {
            let signs = self.signs(&line.payer, &line.account, &line.purpose);
            let same_day = self.by_day.get(&(line.on, minor, currency)).into_iter().flatten();
            let mut same = same_day.filter(|it| {
                // who enters a receipt by hand writes another number, or none
                let not_another = it.line.is_none() || it.reference.is_empty() || reference.is_empty();
                let same_line = it.line.as_ref() == Some(&signs);
                let same_payer = it.line.is_none() && payers.contains(&it.customer);
                not_another && (same_line || same_payer)
            });
            same.find(new).map(|it| KnownBy::DayAndPayer(it.id))
        };
        let in_book = by_reference.or_else(by_day);
        if let Some(KnownBy::Reference(id) | KnownBy::DayAndPayer(id)) = in_book {
            met.receipts.insert(id);
        }
        let key = (reference, line.on, minor, currency);
        let earlier = if is_long { met.lines.get(&key).copied() } else { None };
        if is_long && earlier.is_none() {
            met.lines.insert(key, line.row);
        }
        in_book.or(earlier.map(KnownBy::SameFile))
    }

    fn signs(&self, payer: &str, account: &str, purpose: &str) -> (String, String, String) {
        let fold = self.spelling.folded;
        (fold(payer), fold(account), fold(purpose))
    }
}
