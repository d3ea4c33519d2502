//! Whom the paper of a contract names, and the paper itself.

use std::collections::BTreeMap;

use crate::domain::contract::Contract;
use crate::domain::contract::circumstances::Size;
use crate::domain::contract::named::NamedParties;
use crate::domain::contract::party::ContractLanguage;
use crate::domain::contract::version::ContractVersion;
use crate::domain::customer::{Customer, Level, PartyKind, TradeRole};
use crate::domain::id::OwnEntityId;
use crate::domain::invoice_profile::InvoiceProfile;
use crate::domain::lifecycle::digest::Digest;
use crate::domain::own_entity::{BankAccount, OwnEntity};
use crate::export::paper::{Paper, compose};
use crate::state::{App, digest_of};

/// The paper of a contract. Once a version is on its way to signing it names the parties in that version's words.
pub(in crate::ui) fn paper_of(app: App, contract: &Contract) -> Paper {
    let (own, customer) = parties_of(app, contract);
    compose(contract, &own, &customer, contract.language)
}

/// Our side and the customer as the text names them.
pub(super) fn parties_of(app: App, contract: &Contract) -> (OwnEntity, Customer) {
    let own =
        app.watch::<OwnEntity>(contract.own_entity).map_or_else(|| nobody(contract.own_entity), |own| (*own).clone());
    // what is agreed names its party as it was; a draft follows the party (domain::merging)
    let standing = app.contract_today(contract.id);
    let fixed = standing.as_ref().is_some_and(|standing| standing.is_locked());
    let customer = if fixed { contract.customer } else { app.survivor(contract.customer) };
    let customer = app.watch::<Customer>(customer).map_or_else(|| no_customer(contract), |it| (*it).clone());
    match standing.as_ref().and_then(|standing| standing.life.stage.parties()) {
        Some(named) => named.put_on(own, customer),
        // a draft that somebody else wrote names the parties from their side
        None => match app.parties_received(contract.id) {
            Some(named) => named.put_on(own, customer),
            None => (own, customer),
        },
    }
}

/// What goes for approval of a contract as it stands, or is kept of it: its terms, with the customer who stands for a merged one
/// while they may still change, the parties as the text names them, and the digest of both. None where it has no written form.
pub(super) fn as_agreed(app: App, contract: &Contract) -> Option<(Contract, NamedParties, Digest)> {
    let mut contract = contract.clone();
    if !app.contract_today(contract.id).is_some_and(|standing| standing.is_locked()) {
        contract.customer = app.survivor(contract.customer);
    }
    let (own, customer) = parties_of(app, &contract);
    let parties = NamedParties::in_text(&contract, &own, &customer);
    let sha256 = digest_of(&contract, &parties)?;
    Some((contract, parties, sha256))
}

/// The paper of a version, in the language asked for: with the parties as the text named them.
pub(in crate::ui) fn paper_of_version(app: App, version: &ContractVersion, language: ContractLanguage) -> Paper {
    let terms = &version.terms;
    let own = app.watch::<OwnEntity>(terms.own_entity).map_or_else(|| nobody(terms.own_entity), |own| (*own).clone());
    let customer = app.watch::<Customer>(terms.customer).map_or_else(|| no_customer(terms), |it| (*it).clone());
    let (own, customer) = version.parties.put_on(own, customer);
    compose(terms, &own, &customer, language)
}

/// The parties of an example: our side as it is, and a customer without a name.
pub(in crate::ui) fn example_parties(app: App, contract: &Contract) -> (OwnEntity, Customer) {
    let own = app.watch::<OwnEntity>(contract.own_entity);
    (own.map_or_else(|| nobody(contract.own_entity), |own| (*own).clone()), no_customer(contract))
}

/// A party that is no longer in the book prints as ruled spaces.
fn nobody(id: OwnEntityId) -> OwnEntity {
    OwnEntity {
        id,
        name: String::new(),
        code: String::new(),
        address: crate::domain::address::Address::default(),
        legal_representative: String::new(),
        phone: String::new(),
        email: String::new(),
        bank: BankAccount::default(),
    }
}

fn no_customer(contract: &Contract) -> Customer {
    Customer {
        id: contract.customer,
        number: String::new(),
        name: String::new(),
        short_name: String::new(),
        kind: PartyKind::default(),
        role: TradeRole::default(),
        level: Level::default(),
        scale: Size::default(),
        code: String::new(),
        industry: String::new(),
        source: String::new(),
        address: crate::domain::address::Address::default(),
        legal_representative: String::new(),
        phone: String::new(),
        email: String::new(),
        primary_contact: None,
        invoice: InvoiceProfile::default(),
        bank: BankAccount::default(),
        credit_limit: None,
        service_levels: Vec::new(),
        service_times: BTreeMap::new(),
        owner: String::new(),
        since: None,
        note: String::new(),
        tags: Vec::new(),
        parent: None,
        merged_into: None,
        not_same: BTreeMap::new(),
        own: BTreeMap::new(),
    }
}
