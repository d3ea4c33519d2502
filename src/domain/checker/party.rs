//! Rules on the parties (`contract-rules.md` 2.2).

use super::Case;
use super::facts::{Answer, Body, LawPack, Size};
use super::finding::{Findings, Value};
use crate::domain::contract::field;
use crate::domain::contract::further::GuaranteeForm;
use crate::domain::contract::general::ExportControl;
use crate::domain::contract::named::FurtherRole;
use crate::domain::contract::party::{Authority, Relationship, Side, SubjectKind};
use crate::domain::customer::PartyKind;
use crate::domain::problem::Place;
use crate::domain::registration_code::{RegistrationCode, normalised};
use crate::domain::width::half_width;

super::rule::rules! {
    Pty {
        R01 "PTY-01" Error Sure Any [CivilCode "470(1)"];
        R02 "PTY-02" Error Sure Any [Logic "", CivilCode "464"];
        R03 "PTY-03" Warning MostlySure Any [Gb32100 ""];
        R04 "PTY-04" Warning Sure Any [CivilCode "165, 171-172, 504"];
        R05 "PTY-05" Warning AskLawyer Any [CivilCode "128", ConsumerRights "26", ConsumerContractMeasures ""];
        R06 "PTY-06" Advice Sure Cn [SmallFirmPayments "3"];
        R07 "PTY-07" Warning Sure Any [Practice ""];
        R08 "PTY-08" Warning AskLawyer EuOrUk [AgentsDirective "15, 17-19", UkAgents ""];
        R09 "PTY-09" Advice AskLawyer Any [CivilCode "153, 505", SectorLaw ""];
        R10 "PTY-10" Warning Sure Cn [CivilCode "686"];
        R11 "PTY-11" Advice Sure Cn [CivilCode "692"];
    }
}

/// One side as the rules on parties read it.
struct Party<'a> {
    side: Side,
    place: Place,
    name: &'a str,
    address: &'a str,
    code: &'a str,
    kind: PartyKind,
    /// Whether the text says that it is registered abroad.
    abroad: bool,
}

pub(super) fn run(case: &Case<'_>, found: &mut Findings) {
    let sides = parties(case);
    let further = further(case);
    for party in sides.iter().chain(&further) {
        if party.name.trim().is_empty() || party.address.trim().is_empty() {
            found.add(Pty::R01, party.place, vec![Value::Side(party.side)]);
        }
        let foreign = party.abroad || case.facts.side(party.side).body == Body::Foreign;
        let mainland = party.kind == PartyKind::Organisation && !foreign;
        if mainland && !party.code.trim().is_empty() && RegistrationCode::read(party.code).is_err() {
            found.add(Pty::R03, party.place, vec![Value::Text(party.code.to_owned())]);
        }
    }
    let [us, them] = &sides;
    found.add_if(is_same(us, them), Pty::R02, them.place);
    for party in &further {
        let across = if party.side == Side::Us { them } else { us };
        found.add_if(is_same(party, across), Pty::R02, party.place);
    }
    guarantees(case, found);
    authority(case, found);
    found.add_if(is_consumer(case), Pty::R05, Place::of(field::CUSTOMER));
    if case.facts.law == LawPack::Cn {
        for (side, place) in [(Side::Us, field::CIRCUMSTANCES_OURS), (Side::Them, field::CIRCUMSTANCES_THEIRS)] {
            let known = case.facts.side(side);
            let unknown = known.size == Size::Unknown && known.body != Body::PublicBody;
            found.add_if(unknown, Pty::R06, Place::of(place));
        }
    }
    let holder = &case.facts.ours.account_holder;
    if !holder.trim().is_empty() && plain(holder) != plain(us.name) {
        found.add(Pty::R07, Place::of(field::CIRCUMSTANCES_OURS), vec![Value::Text(holder.clone())]);
    }
    let named = case.payment().map(|payment| payment.account_holder.as_str());
    if let Some(named) = named.filter(|named| !named.trim().is_empty() && plain(named) != plain(us.name)) {
        found.add(Pty::R07, Place::of(field::PAYMENT_HOLDER), vec![Value::Text(named.to_owned())]);
    }
    let agent = matches!(case.contract.relationship, Relationship::Refers | Relationship::ActsForUs);
    found.add_if(agent && deals_in_goods(case), Pty::R08, Place::of(field::RELATIONSHIP));
    let regulated =
        case.facts.regulated == Answer::Yes || case.contract.general.export_control == ExportControl::Concerned;
    let licensed = !case.facts.licence.trim().is_empty();
    found.add_if(regulated && !licensed, Pty::R09, Place::of(field::CIRCUMSTANCES_REGULATED));
}

fn is_same(one: &Party<'_>, other: &Party<'_>) -> bool {
    let same_code = !one.code.trim().is_empty() && normalised(one.code) == normalised(other.code);
    let same_name = !one.name.trim().is_empty() && plain(one.name) == plain(other.name);
    same_code || same_name
}

/// Those who join a side are read with it.
fn further<'a>(case: &Case<'a>) -> Vec<Party<'a>> {
    let all = case.contract.signing.further.iter().enumerate();
    all.map(|(row, it)| Party {
        side: it.joins,
        place: Place::row(field::SIGNING_FURTHER, row),
        name: &it.name,
        address: &it.address,
        code: &it.code,
        kind: it.kind,
        abroad: !it.registry.is_blank(),
    })
    .collect()
}

/// A guarantee without a form is a general one, and one without a time lasts six months.
fn guarantees(case: &Case<'_>, found: &mut Findings) {
    for (row, it) in case.contract.signing.further.iter().enumerate() {
        if it.role != FurtherRole::Guarantor {
            continue;
        }
        let place = Place::row(field::SIGNING_FURTHER, row);
        let who =
            || if it.name.trim().is_empty() { Value::Side(it.joins) } else { Value::Text(it.name.trim().to_owned()) };
        if it.guarantee.form == GuaranteeForm::NotStated {
            found.add(Pty::R10, place, vec![who()]);
        }
        if it.guarantee.months.is_none() {
            found.add(Pty::R11, place, vec![who()]);
        }
    }
}

/// Whether the customer looks like a consumer: a person who buys for itself, as far as is known.
pub(super) fn is_consumer(case: &Case<'_>) -> bool {
    case.customer.kind == PartyKind::Person
        && match case.facts.personal_use {
            Answer::Yes => true,
            Answer::Unknown => case.contract.relationship == Relationship::BuysForItself,
            Answer::No => false,
        }
}

fn authority(case: &Case<'_>, found: &mut Findings) {
    let signing = &case.contract.signing;
    for (side, signatory, place) in
        [(Side::Us, &signing.ours, field::SIGNING_OURS), (Side::Them, &signing.theirs, field::SIGNING_THEIRS)]
    {
        let attached = case.facts.side(side).authority == Answer::Yes;
        if signatory.authority == Authority::PowerOfAttorney && !attached {
            let who = if signatory.name.is_empty() { Value::Side(side) } else { Value::Text(signatory.name.clone()) };
            found.add(Pty::R04, Place::of(place), vec![who]);
        }
    }
    for (row, it) in signing.further.iter().enumerate() {
        let attached = case.facts.side(it.joins).authority == Answer::Yes;
        if it.signatory.authority == Authority::PowerOfAttorney && !attached {
            let name = &it.signatory.name;
            let who = if name.is_empty() { Value::Side(it.joins) } else { Value::Text(name.clone()) };
            found.add(Pty::R04, Place::row(field::SIGNING_FURTHER, row), vec![who]);
        }
    }
}

fn parties<'a>(case: &Case<'a>) -> [Party<'a>; 2] {
    let Case { own, customer, .. } = *case;
    [
        Party {
            side: Side::Us,
            place: Place::of(field::OWN_ENTITY),
            name: &own.name,
            address: &own.address.line,
            code: &own.code,
            kind: PartyKind::Organisation,
            abroad: !case.contract.signing.our_registry.is_blank(),
        },
        Party {
            side: Side::Them,
            place: Place::of(field::CUSTOMER),
            name: &customer.name,
            address: &customer.address.line,
            code: &customer.code,
            kind: customer.kind,
            abroad: !case.contract.signing.their_registry.is_blank(),
        },
    ]
}

fn deals_in_goods(case: &Case<'_>) -> bool {
    matches!(case.contract.subject_kind, SubjectKind::Goods | SubjectKind::Mixed)
}

/// A name as names are compared: half-width, in one case, without spaces.
fn plain(name: &str) -> String {
    let letters = name.chars().map(half_width).filter(|letter| !letter.is_whitespace());
    letters.flat_map(char::to_lowercase).collect()
}
