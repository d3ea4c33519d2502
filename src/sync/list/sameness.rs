//! Which rows and customers are the same party.

use std::cmp::Reverse;
use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use serde::{Deserialize, Serialize};

use crate::domain::id::CustomerId;
use crate::search::same::{Party, Sign, code_of, signs};

use super::candidate::Candidate;
use super::signing::{Bearer, Bearers, BookSigns};

pub use crate::search::same::{By, Certainty, core_name, folded_name};

/// What a row is the same as.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SameAs {
    /// An earlier row of the list.
    Row(usize),
    /// A customer in the book.
    Customer(CustomerId),
}

/// What is known so far, found by what it would be the same by: who is in the book, and over it the rows of a list.
#[derive(Debug, Default)]
pub struct Known {
    book: Arc<BookSigns>,
    rows: Bearers,
    /// Signs of a row that a later row bears too.
    shared: HashSet<(By, String)>,
    /// Some row told no name and was at nobody: whom it means may change with any other row.
    nobody: bool,
}

/// What a row is the same as, by what, and how sure.
pub(super) type Met = (SameAs, By, Certainty);

/// What a mended row changes.
pub(super) enum Mended {
    /// Nothing but itself: what it is the same as.
    Alone(Option<Met>),
    /// Perhaps what other rows are, too.
    Others,
}

impl Known {
    /// Nobody but who is in the book, with room for so many rows.
    pub(super) fn above(book: Arc<BookSigns>, rows: usize) -> Self {
        let room = || HashMap::with_capacity(rows);
        Self { book, rows: Bearers { names: room(), core_names: room(), ..Bearers::default() }, ..Self::default() }
    }

    /// Finds what a row is the same as, and remembers the row for the next ones. One that tells no name and is at nobody brings
    /// nobody in, so that no later row is the same as it.
    pub(super) fn meet(&mut self, row: &Candidate) -> Option<Met> {
        let (signs, is) = (signs_of(row), SameAs::Row(row.row));
        if row.name.is_empty() && self.closest(&signs, is).is_none() {
            self.nobody = true;
            return None;
        }
        self.meet_by(signs, is)
    }

    /// What a mended row is the same as, if no other row is anything else by it: `before` is what the row said if it counted, `now`
    /// what it says if it counts. Otherwise every row has to be planned anew, and nothing was changed here.
    pub(super) fn mend(&mut self, row: usize, before: Option<&Candidate>, now: Option<&Candidate>) -> Mended {
        let is = SameAs::Row(row);
        let own = |known: &Self, sign: &Sign| known.first(sign).is_some_and(|first| first.is == is);
        let later = |first: &Bearer| matches!(first.is, SameAs::Row(other) if other > row);
        if self.nobody || now.is_some_and(|now| now.name.is_empty()) {
            return Mended::Others;
        }
        let (was, is_now) = (before.map(signs_of).unwrap_or_default(), now.map(signs_of).unwrap_or_default());
        // a later row would come to bear a sign first, or cease to
        let gives = was.iter().any(|sign| own(self, sign) && self.shared.contains(&(sign.by, sign.text.clone())));
        let takes = is_now.iter().any(|sign| self.first(sign).is_some_and(later));
        if gives || takes {
            return Mended::Others;
        }
        for sign in was {
            if own(self, &sign) {
                self.rows.of_mut(sign.by).remove(&sign.text);
            }
        }
        Mended::Alone(if now.is_some() { self.meet_by(is_now, is) } else { None })
    }

    fn first(&self, sign: &Sign) -> Option<&Bearer> {
        let in_book = self.book.first.of(sign.by).get(&sign.text);
        in_book.or_else(|| self.rows.of(sign.by).get(&sign.text))
    }

    /// Everybody who bears a sign.
    fn bearers(&self, sign: &Sign) -> impl Iterator<Item = &Bearer> {
        self.first(sign).into_iter().chain(self.book.beside(sign))
    }

    /// Whom the surest shared sign means: of several who bear it, the one who shares most.
    fn closest(&self, signs: &[Sign], is: SameAs) -> Option<Met> {
        let code = code_of(signs);
        let fits = |it: &Bearer| it.is != is && it.may_be(code);
        let sign = signs.iter().find(|sign| self.bearers(sign).any(fits))?;
        let shared = |who: SameAs| signs.iter().filter(|sign| self.bearers(sign).any(|it| it.is == who)).count();
        let found = self.bearers(sign).filter(|it| fits(it)).min_by_key(|it| Reverse(shared(it.is)))?;
        Some((found.is, sign.by, sign.certainty))
    }

    /// Two parties that have different registration codes are different, whatever else they share. The first party with
    /// a sign keeps it.
    fn meet_by(&mut self, signs: Vec<Sign>, is: SameAs) -> Option<Met> {
        if self.book.has_beside() {
            let met = self.closest(&signs, is);
            self.keep(signs, is);
            return met;
        }
        self.keep(signs, is)
    }

    /// Lets a row keep the signs that nobody had; gives who has the surest of the others.
    fn keep(&mut self, signs: Vec<Sign>, is: SameAs) -> Option<Met> {
        let code = code_of(&signs).to_owned();
        let mut met = None;
        for sign in signs {
            let by = sign.by;
            let Some(first) = self.first(&sign) else {
                self.rows.of_mut(by).insert(sign.text, Bearer { is, code: code.clone() });
                continue;
            };
            if met.is_none() && first.is != is && first.may_be(&code) {
                met = Some((first.is, by, sign.certainty));
            }
            if matches!(first.is, SameAs::Row(_)) && first.is != is {
                self.shared.insert((by, sign.text));
            }
        }
        met
    }
}

/// The signs of a row, the surest first.
fn signs_of(row: &Candidate) -> Vec<Sign> {
    let people = || std::iter::once(&row.contact).chain(&row.further);
    let email = in_line(std::iter::once(row.email.as_str()).chain(people().map(|it| it.email.as_str())));
    let numbers = people().flat_map(|it| {
        let further = it.phones.iter().map(|it| it.number.as_str());
        std::iter::once(it.mobile.as_str()).chain(further)
    });
    let own = in_line(numbers);
    let party =
        Party { name: &row.name, code: &row.code, number: &row.number, email: &email, phones: [&row.phone, &own] };
    let mut signs = signs(&party);
    // what stands in two places of a row is one sign
    let mut seen = HashSet::new();
    signs.retain(|sign| seen.insert((sign.by, sign.text.clone())));
    signs
}

/// Several numbers or addresses in one line.
fn in_line<'a>(parts: impl IntoIterator<Item = &'a str>) -> String {
    parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join("; ")
}
