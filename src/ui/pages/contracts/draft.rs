//! A contract as drafting starts: the usual terms between our company and a customer, under the next number.

use leptos::prelude::*;

use crate::domain::contact::ContactRole;
use crate::domain::contract::Contract;
use crate::domain::contract::following::Following;
use crate::domain::contract::party::{ContractKind, SubjectKind};
use crate::domain::contract::usual::Beginning;
use crate::domain::contract::wording::Wording;
use crate::domain::customer::Customer;
use crate::domain::date::Date;
use crate::domain::id::{ContractId, CustomerId, OwnEntityId};
use crate::domain::late_fee::convention::Reference;
use crate::domain::numbering::Numbered;
use crate::domain::own_entity::OwnEntity;
use crate::domain::own_template::{Begun, OwnTemplate};
use crate::domain::progress::Progress;
use crate::i18n::{Locale, Text};
use crate::state::{App, BrowserIds};

/// The draft; `None` in a book that has no company of ours yet.
pub(in crate::ui) fn usual_contract(
    app: App,
    customer: CustomerId,
    kind: ContractKind,
    subject_kind: SubjectKind,
) -> Option<Contract> {
    between(app, customer, |own, party| usual_terms(app, (own.id, party.id), kind, subject_kind))
}

/// A draft from a template of one's own; `None` in a book that has no company of ours yet.
pub(in crate::ui) fn templated_contract(app: App, customer: CustomerId, template: &OwnTemplate) -> Option<Contract> {
    between(app, customer, |own, party| {
        let begun = Begun { own_entity: own.id, customer: party.id, on: app.today.get_untracked() };
        Some(template.begin(begun, &mut BrowserIds))
    })
}

/// A draft from an earlier contract, by its terms in force: its term follows that of the earlier one while that is not over, else it
/// runs from today. `None` while the earlier contract is on its way from the disk, or the book, which may hold its amendments.
pub(in crate::ui) fn following_contract(app: App, from: ContractId) -> Option<Contract> {
    if !app.all_read() {
        return None;
    }
    let (_, terms) = app.terms_in_force(from)?;
    let today = app.today.get_untracked();
    let standing = untrack(|| app.contract_today(from));
    let last = standing.filter(|it| it.is_in_force()).and_then(|it| last_day(&it));
    let following = Following { from, on: today, start: Following::first_day(last, today) };
    let mut contract = following.draft(&terms, &mut BrowserIds);
    contract.customer = app.peek_survivor(contract.customer);
    contract.number = app.next_number(Numbered::Contract, app.today.get_untracked());
    if let Some(party) = app.peek_party(contract.customer) {
        contract.signing.suit(party.kind);
    }
    Some(contract)
}

/// The last day of a contract as far as it is known: that of its term, or the one before it ends by notice.
fn last_day(standing: &Progress) -> Option<Date> {
    let term = standing.facts.term.last_day();
    let ended = standing.life.stage.last_day();
    match (term, ended) {
        (Some(term), Some(ended)) => Some(term.min(ended)),
        (term, ended) => term.or(ended),
    }
}

/// The usual terms with somebody who is no customer: what a template starts from, and the example that a clause is shown in. `None`
/// in a book that has no company of ours yet.
pub(in crate::ui) fn terms_with_nobody(app: App) -> Option<Contract> {
    let own = untrack(|| app.own_entity())?;
    let nobody = CustomerId::fresh(&mut BrowserIds);
    usual_terms(app, (own.id, nobody), ContractKind::CustomerManagement, SubjectKind::Goods)
}

/// The usual terms of a kind of contract between a company of ours and a customer, from today.
fn usual_terms(
    app: App,
    (own_entity, customer): (OwnEntityId, CustomerId),
    kind: ContractKind,
    subject_kind: SubjectKind,
) -> Option<Contract> {
    let (zh, en) = (Text::new(Locale::Zh), Text::new(Locale::En));
    let beginning = Beginning {
        own_entity,
        customer,
        kind,
        subject_kind,
        title: Wording::new(zh.contract_kind_name(kind), en.contract_kind_name(kind)),
        on: app.today.get_untracked(),
        not_needed: Wording::new(zh.contract_not_needed(), en.contract_not_needed()),
    };
    let prime_rate = untrack(|| app.book_settings()).rate_table(Reference::LprOneYear);
    Contract::usual(beginning, &mut BrowserIds).ok().map(|it| it.late_by_prime_rate(prime_rate))
}

/// A draft on these terms between our company and a customer, with the names of both sides.
fn between(
    app: App,
    customer: CustomerId,
    terms: impl FnOnce(&OwnEntity, &Customer) -> Option<Contract>,
) -> Option<Contract> {
    let own = untrack(|| app.own_entity())?;
    let party = app.peek_party(customer)?;
    let mut contract = terms(&own, &party)?;
    contract.number = app.next_number(Numbered::Contract, app.today.get_untracked());
    contract.owner.clone_from(&party.owner);
    // what a template says of another customer says nothing of this one
    contract.circumstances.theirs.size = party.scale;
    contract.signing.ours.name.clone_from(&own.legal_representative);
    contract.signing.theirs.name.clone_from(&party.legal_representative);
    contract.signing.suit(party.kind);
    if let Some(name) = notice_recipient(app, &party) {
        contract.notices.their_addressee = name;
    }
    Some(contract)
}

/// Who receives notices at a customer: the person we deal with first if it is their part, else whoever has it. Nobody has it:
/// notices go to the legal representative, as the paper says by itself.
fn notice_recipient(app: App, party: &Customer) -> Option<String> {
    let mut people = untrack(|| app.contacts_of(party.id));
    let today = app.today.get_untracked();
    people.retain(|it| it.roles().any(|it| it == ContactRole::Notice) && !it.has_left(today));
    people.sort_by_key(|it| (Some(it.id) != party.primary_contact, it.id));
    people.first().map(|it| it.name.clone())
}
