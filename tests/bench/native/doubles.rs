//! Customers that may be the same.

use counterpart::search::same::{Doubles, Party, Sign, signs};

fn party(name: &str, phone: &str) -> Vec<Sign> {
    signs(&Party { name, code: "", number: "", email: "", phones: [phone, ""] })
}

/// The signs of so many customers who all bear one number.
pub(super) fn sharing_a_number(count: u32) -> Vec<Vec<Sign>> {
    (0..count).map(|number| party(&format!("Harbour Pumps {number} Ltd"), "000 1111111")).collect()
}

/// Notes them one by one.
pub(super) fn noted(all: &[Vec<Sign>]) -> Doubles<u32> {
    let mut doubles = Doubles::default();
    for (key, signs) in (0..).zip(all) {
        doubles.put(key, signs);
    }
    doubles
}

/// So many customers, each with a number of its own.
pub(super) fn of_their_own(count: u32) -> Doubles<u32> {
    let party = |number| party(&format!("Harbour Pumps {number} Ltd"), &format!("138{number:08}"));
    noted(&(0..count).map(party).collect::<Vec<_>>())
}

/// What is typed.
pub(super) fn asked() -> Vec<Sign> {
    party("Harbour Pumps 471 Ltd", "+86 13800000471")
}
