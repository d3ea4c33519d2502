//! The numbers of contracts and invoices, found in what a payer wrote.

use std::collections::{BTreeMap, BTreeSet};

use crate::domain::id::{ContractId, InstalmentId};
use crate::domain::money::Money;

/// A number is looked for if it has so many letters and digits, and a digit among them.
const SHORTEST: usize = 4;

/// What a number names.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Named {
    /// A contract.
    Contract(ContractId),
    /// An invoice.
    Invoice(Billed),
}

/// An invoice, as far as a payment may be for it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Billed {
    /// Its number.
    pub number: String,
    /// The contract.
    pub contract: ContractId,
    /// The parts it is for; none: the contract as such.
    pub instalments: Vec<InstalmentId>,
    /// Its amount with tax.
    pub gross: Money,
}

/// A number that was found, as the book writes it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Found {
    /// The number.
    pub number: String,
    /// What it names.
    pub named: Named,
}

/// Every number that may be found.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Numbers {
    known: BTreeMap<String, Vec<Found>>,
    lengths: BTreeSet<usize>,
}

impl Numbers {
    /// Adds a number.
    pub fn add(&mut self, number: &str, named: Named) {
        let signs: Vec<Sign> = signs(number);
        let key: String = signs.iter().map(|it| it.is).collect();
        if signs.len() < SHORTEST || !key.contains(|c: char| c.is_ascii_digit()) {
            return;
        }
        self.lengths.insert(signs.len());
        self.known.entry(key).or_default().push(Found { number: number.trim().to_owned(), named });
    }

    /// The numbers that a text holds: whole ones, whatever stands between their letters. Of two that overlap, the longer.
    pub fn find(&self, text: &str) -> Vec<Found> {
        let signs = signs(text);
        let mut found = Vec::new();
        let mut at = 0_usize;
        while let Some(first) = signs.get(at) {
            let longest = if first.begins { self.longest_at(&signs, at) } else { None };
            match longest {
                Some((length, named)) => {
                    found.extend(named.iter().cloned());
                    at = at.saturating_add(length);
                }
                None => at = at.saturating_add(1),
            }
        }
        found
    }

    fn longest_at(&self, signs: &[Sign], at: usize) -> Option<(usize, &Vec<Found>)> {
        self.lengths.iter().rev().find_map(|length| {
            let end = at.checked_add(*length)?;
            let piece = signs.get(at..end)?;
            if signs.get(end).is_some_and(|next| next.goes_on) {
                return None;
            }
            let key: String = piece.iter().map(|it| it.is).collect();
            self.known.get(&key).map(|named| (*length, named))
        })
    }
}

/// A letter or digit of a text, with how it stands to what is before it.
struct Sign {
    is: char,
    /// A number may begin here.
    begins: bool,
    /// It follows the one before it without anything between: a number that ended there would be cut short.
    goes_on: bool,
}

/// The letters and digits of a text, narrow and in upper case.
fn signs(text: &str) -> Vec<Sign> {
    let mut signs = Vec::with_capacity(text.len());
    let mut before = ' ';
    for raw in text.chars() {
        let c = narrow(raw).to_ascii_uppercase();
        if c.is_alphanumeric() {
            let in_word = c.is_ascii_alphanumeric() && before.is_ascii_alphanumeric();
            let joined = matches!(before, '-' | '_' | '/' | '.') && !signs.is_empty();
            signs.push(Sign { is: c, begins: !(in_word || joined && c.is_ascii_alphanumeric()), goes_on: in_word });
        }
        before = c;
    }
    signs
}

/// The half-width form of the block U+FF01 to U+FF5E, which repeats ASCII.
fn narrow(c: char) -> char {
    match c {
        '\u{ff01}'..='\u{ff5e}' => u32::from(c).checked_sub(0xfee0).and_then(char::from_u32).unwrap_or(c),
        '—' | '–' => '-',
        _ => c,
    }
}
