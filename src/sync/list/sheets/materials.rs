//! Materials and support: promised against delivered.

use super::{Column, Heading};
use crate::domain::date::Date;
use crate::domain::money::Money;
use crate::sync::list::ledger::Cell;

/// A material with how much of it is where.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MaterialRow {
    /// What it is, in words.
    pub what: String,
    /// What sort of thing, in words.
    pub kind: String,
    /// Who gives it, in words.
    pub side: String,
    /// The customer.
    pub customer: String,
    /// The number of the contract.
    pub contract: String,
    /// How much was promised, with the unit.
    pub promised: String,
    /// How much was delivered.
    pub delivered: String,
    /// How much was signed for.
    pub accepted: String,
    /// How much was given back.
    pub returned: String,
    /// How much is to come back.
    pub out: String,
    /// How much is to be delivered.
    pub left: String,
    /// What all of it is worth.
    pub worth: Option<Money>,
    /// The day by which it is delivered.
    pub due: Option<Date>,
    /// The day by which it is back.
    pub return_by: Option<Date>,
    /// Where it stands, in words.
    pub state: String,
    /// Who looks after it.
    pub owner: String,
}

/// The columns of materials.
pub const MATERIALS: [Column<MaterialRow>; 17] = [
    (Heading::Material, |it| Cell::words(&it.what)),
    (Heading::MaterialKind, |it| Cell::words(&it.kind)),
    (Heading::Side, |it| Cell::words(&it.side)),
    (Heading::Customer, |it| Cell::words(&it.customer)),
    (Heading::Contract, |it| Cell::words(&it.contract)),
    (Heading::MaterialPromised, |it| Cell::words(&it.promised)),
    (Heading::MaterialDelivered, |it| Cell::words(&it.delivered)),
    (Heading::MaterialAccepted, |it| Cell::words(&it.accepted)),
    (Heading::MaterialReturned, |it| Cell::words(&it.returned)),
    (Heading::MaterialOut, |it| Cell::words(&it.out)),
    (Heading::MaterialLeft, |it| Cell::words(&it.left)),
    (Heading::MaterialWorth, |it| Cell::amount(it.worth)),
    (Heading::Currency, |it| Cell::currency(it.worth.map(|worth| worth.currency))),
    (Heading::Due, |it| Cell::day(it.due)),
    (Heading::ReturnBy, |it| Cell::day(it.return_by)),
    (Heading::State, |it| Cell::words(&it.state)),
    (Heading::Owner, |it| Cell::words(&it.owner)),
];
