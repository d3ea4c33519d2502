//! Amendments of a contract: the list on the page of the contract, at `#/contracts/:id/amendments`, and each on a page of its own,
//! at `#/contracts/:id/amendments/:amendment`.

mod begins;
mod compare;
mod effect;
mod life;
mod list;
mod show;
mod start;
mod step;

pub(super) use self::life::{METHODS, life_form as amendment_form, verdict as amendment_verdict};
pub(super) use self::list::AmendmentsOf;
pub(in crate::ui) use self::show::AmendmentPage;
pub(in crate::ui) use self::start::{begun as begun_amendment, leave_reason};

use std::sync::Arc;

use leptos::prelude::Get;

use super::parties::parties_of;
use crate::domain::contract::Contract;
use crate::domain::contract::amendment::{Amendment, State};
use crate::domain::customer::Customer;
use crate::domain::id::ContractId;
use crate::domain::own_entity::OwnEntity;
use crate::export::paper::{Paper, compose_amendment};
use crate::export::word::{Amends, Order};
use crate::state::App;
use crate::ui::widgets::status::Meaning;

/// How a state looks.
const fn look(state: State) -> (Meaning, &'static str) {
    match state {
        State::Draft => (Meaning::Plain, "circle-dashed"),
        State::InApproval => (Meaning::Accent, "stamp"),
        State::ToSign | State::PartSigned => (Meaning::Accent, "pen-line"),
        State::Signed { .. } => (Meaning::Plain, "circle-dot"),
        State::Binds { .. } => (Meaning::Good, "circle-check"),
        State::Withdrawn { .. } => (Meaning::Plain, "circle"),
    }
}

/// The parties as the document names them: as it was submitted, or as they are while it may still be written.
fn named_in(app: App, amendment: &Amendment) -> (OwnEntity, Customer) {
    let (own, customer) = parties_of(app, &amendment.terms);
    match amendment.life(app.today.get()).stage.parties() {
        Some(named) => named.put_on(own, customer),
        None => (own, customer),
    }
}

/// What its document says besides the terms it leads to; nothing while the contract is on its way from the disk.
fn amends(app: App, amendment: &Amendment) -> Option<Amends> {
    let Amendment { number, drafted_on, begins, .. } = amendment;
    let basis: Contract = app.basis_under(amendment)?;
    let signed: Contract = app.basis_of(amendment.contract, None)?;
    Some(Amends {
        number: number.clone(),
        on: *drafted_on,
        begins: *begins,
        earlier: app.amended_before(amendment),
        signed,
        basis,
    })
}

/// The amendments of a contract that somebody has signed, as of the date looked at, with their documents; those whose contract is
/// still on its way from the disk are not among them yet. The reader runs again when they change.
pub(in crate::ui) fn agreed_amendments(app: App, contract: ContractId) -> Vec<(Arc<Amendment>, Paper)> {
    let signed = |it: &Amendment| match it.state(app.as_of()) {
        State::PartSigned | State::Signed { .. } | State::Binds { .. } => true,
        State::Draft | State::InApproval | State::ToSign | State::Withdrawn { .. } => false,
    };
    let all = app.amendments_of(contract).into_iter().filter(|it| signed(it));
    let written = all.filter_map(|it| {
        let amends = amends(app, &it)?;
        let (own, customer) = named_in(app, &it);
        let paper = compose_amendment(&amends.amending(&it.terms), &own, &customer, it.terms.language);
        Some((it, paper))
    });
    written.collect()
}

/// The order of its document; nothing while the contract is on its way from the disk.
pub(super) fn order_of(app: App, amendment: &Amendment) -> Option<Order> {
    let amends = Some(Box::new(amends(app, amendment)?));
    let (own, customer) = named_in(app, amendment);
    Some(Order { contract: amendment.terms.clone(), own, customer, draft: false, amends })
}
