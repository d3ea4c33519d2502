//! In which shape each kind of record is written now (`architecture.md` 2.7).

use super::document::shape_of;
use crate::domain::activity::Activity;
use crate::domain::book_copy::BookCopy;
use crate::domain::contact::Contact;
use crate::domain::contract::Contract;
use crate::domain::contract::event::ContractEvent;
use crate::domain::customer::Customer;
use crate::domain::own_entity::OwnEntity;
use crate::domain::receipt::{Allocation, Receipt};
use crate::kinds::Kind;

/// The number of the current shape of a kind: the count of its released changes, plus one.
pub fn shape(kind: Kind) -> u64 {
    match kind {
        Kind::Activity => shape_of::<Activity>(),
        Kind::Copy => shape_of::<BookCopy>(),
        Kind::OwnEntity => shape_of::<OwnEntity>(),
        Kind::Customer => shape_of::<Customer>(),
        Kind::Contact => shape_of::<Contact>(),
        Kind::Contract => shape_of::<Contract>(),
        Kind::ContractEvent => shape_of::<ContractEvent>(),
        Kind::Receipt => shape_of::<Receipt>(),
        Kind::Allocation => shape_of::<Allocation>(),
    }
}

/// Every kind with its shape.
pub fn all() -> impl Iterator<Item = (Kind, u64)> {
    Kind::ALL.iter().map(|kind| (*kind, shape(*kind)))
}
