//! What stands before and after the articles: number, title, parties, recitals, signatures (P0, G1, G15).

use super::draft::Draft;
use super::further;
use super::insert::{self, Insert};
use super::outline::Outline;
use super::phrase;
use super::span::{Block, Columns, Paragraph};
use crate::domain::contract::circumstances::Size;
use crate::domain::contract::field;
use crate::domain::contract::general::GoverningLaw;
use crate::domain::contract::named::SigningParty;
use crate::domain::contract::party::{Authority, Capacity, Relationship, Seal, Side, Signatory, SmallEnterprise, Who};
use crate::domain::contract::wording::Wording;
use crate::domain::customer::PartyKind;
use crate::domain::problem::Place;

/// A label and what it says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fact {
    /// `签订地点`, `Place`.
    pub label: Columns,
    /// The value.
    pub value: Columns,
}

/// A party as the paper introduces it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PartyBlock {
    /// Who it is.
    pub side: SigningParty,
    /// `甲方（买受人）`, `Party A (the Buyer)`; `买方`, `Buyer` where they are called by their parts.
    pub label: Columns,
    /// Its registered name.
    pub name: Columns,
    /// Code, address, representative.
    pub facts: Vec<Fact>,
}

/// Where a party signs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SignatureBlock {
    /// Who it is.
    pub side: SigningParty,
    /// `甲方`, `For and on behalf of Party A`.
    pub label: Columns,
    /// Its registered name.
    pub name: Columns,
    /// Where the seal goes: `（盖章）`, `(seal)`; empty for a natural person and for whoever signs without one.
    pub seal: Columns,
    /// Lines to fill in: signature, name, title, date.
    pub lines: Vec<Fact>,
}

/// The contract's number.
pub(super) fn number(outline: &Outline<'_>) -> Fact {
    fact(outline, "合同编号", "Contract no.", insert::name(field::NUMBER, &outline.contract.number))
}

/// The title.
pub(super) fn title(outline: &Outline<'_>) -> Columns {
    Draft::line(outline, "{0}", "{0}", &[insert::wording(field::TITLE, &outline.contract.title)])
}

/// Date and place of signing.
pub(super) fn facts(outline: &Outline<'_>) -> Vec<Fact> {
    let contract = outline.contract;
    vec![
        fact(outline, "签订日期", "Date", insert::date(field::DRAFTED_ON, contract.drafted_on)),
        fact(outline, "签订地点", "Place", insert::wording(field::SIGN_PLACE, &contract.sign_place)),
    ]
}

pub(super) fn fact(outline: &Outline<'_>, zh: &'static str, en: &'static str, value: Insert) -> Fact {
    Fact { label: Draft::line(outline, zh, en, &[]), value: Draft::line(outline, "{0}", "{0}", &[value]) }
}

/// Our side first when we are Party A.
fn in_order(outline: &Outline<'_>) -> [Side; 2] {
    match outline.contract.our_capacity {
        Capacity::PartyA => [Side::Us, Side::Them],
        Capacity::PartyB => [Side::Them, Side::Us],
    }
}

fn label(outline: &Outline<'_>, side: Side) -> Columns {
    let names = &outline.contract.party_names;
    if !names.is_letters() {
        // the name says the part in the deal already
        let called = insert::choice(field::PARTY_NAMES, names.of(side, outline.contract.our_capacity));
        return Draft::line(outline, "{0}", "{0}", &[called]);
    }
    let role = phrase::party_role(outline.contract.kind, side);
    let role = [insert::choice(field::KIND, role)];
    match side {
        Side::Us => Draft::line(outline, "{us}（{0}）", "{us} (the {0})", &role),
        Side::Them => Draft::line(outline, "{them}（{0}）", "{them} (the {0})", &role),
    }
}

fn name(outline: &Outline<'_>, side: Side) -> Columns {
    let name = match side {
        Side::Us => insert::name(field::OWN_ENTITY, &outline.own.name),
        Side::Them => insert::name(field::CUSTOMER, &outline.customer.name),
    };
    Draft::line(outline, "{0}", "{0}", &[name])
}

/// Party A, then Party B, then those who join them.
pub(super) fn parties(outline: &Outline<'_>) -> Vec<PartyBlock> {
    in_order(outline)
        .into_iter()
        .map(|side| PartyBlock {
            side: side.into(),
            label: label(outline, side),
            name: name(outline, side),
            facts: party_facts(outline, side),
        })
        .chain(further::parties(outline))
        .collect()
}

fn party_facts(outline: &Outline<'_>, side: Side) -> Vec<Fact> {
    let (own, customer) = (outline.own, outline.customer);
    let (place, kind, code, address, representative) = match side {
        Side::Us => (
            field::OWN_ENTITY,
            PartyKind::Organisation,
            &own.code,
            &own.address.line,
            signer(&outline.contract.signing.ours, &own.legal_representative),
        ),
        Side::Them => (
            field::CUSTOMER,
            customer.kind,
            &customer.code,
            &customer.address.line,
            signer(&outline.contract.signing.theirs, &customer.legal_representative),
        ),
    };
    let signing = &outline.contract.signing;
    let registry = match side {
        Side::Us => (field::SIGNING_OUR_REGISTRY, &signing.our_registry),
        Side::Them => (field::SIGNING_THEIR_REGISTRY, &signing.their_registry),
    };
    let mut facts = Vec::with_capacity(4);
    match kind {
        PartyKind::Organisation => {
            facts.extend(registration(outline, insert::name(place, code), Place::of(registry.0), registry.1));
            facts.push(fact(outline, "住所", "Address", insert::name(place, address)));
            let (zh, en) = match representative.1 {
                Authority::LegalRepresentative => ("法定代表人", "Legal representative"),
                Authority::PowerOfAttorney => ("授权代表", "Authorised representative"),
            };
            facts.push(fact(outline, zh, en, insert::name(place, representative.0)));
        }
        PartyKind::Person => facts.push(fact(outline, "住址", "Address", insert::name(place, address))),
    }
    facts
}

/// The number of an organisation, and whose number it is where it is registered abroad (G1.c).
pub(super) fn registration(outline: &Outline<'_>, code: Insert, place: Place, registry: &Wording) -> Vec<Fact> {
    if registry.is_blank() {
        return vec![fact(outline, "统一社会信用代码", "Registration no.", code)];
    }
    vec![
        fact(outline, "注册地", "Place of registration", insert::wording_at(place, registry)),
        fact(outline, "注册登记号", "Registration no.", code),
    ]
}

fn signer<'a>(signatory: &'a Signatory, legal_representative: &'a str) -> (&'a str, Authority) {
    let name = if signatory.name.trim().is_empty() { legal_representative } else { &signatory.name };
    (name, signatory.authority)
}

/// Why the parties meet.
pub(super) fn recitals(outline: &Outline<'_>) -> Vec<Paragraph> {
    let contract = outline.contract;
    let mut draft = Draft::new(outline);
    let subject = insert::choice(field::SUBJECT_KIND, phrase::subject(contract.subject_kind));
    if !contract.signing.recital.is_blank() {
        draft.say("{0}。", "{0}.", &[insert::wording(field::SIGNING_RECITAL, &contract.signing.recital)]);
    } else if contract.has_subject() {
        match contract.relationship {
            Relationship::BuysForItself => draft.say(
                "{us}愿意向{them}供应{0}，{them}愿意购买并就市场开发与服务给予配合。",
                "{us} is willing to supply {0} to {them}, and {them} is willing to buy them and to cooperate in developing \
                 the market and in service.",
                &[subject],
            ),
            Relationship::Resells => draft.say(
                "{us}愿意向{them}供应{0}，{them}愿意购买，并以自己的名义、为自己的利益对外销售。",
                "{us} is willing to supply {0} to {them}, and {them} is willing to buy them and to resell them in its own \
                 name and for its own account.",
                &[subject],
            ),
            Relationship::Refers => draft.say(
                "{us}销售{0}，{them}愿意向{us}报告订立合同的机会、介绍买受人，并就自身所需购买。",
                "{us} sells {0}; {them} is willing to report opportunities and introduce buyers to {us}, and to buy for its \
                 own needs.",
                &[subject],
            ),
            Relationship::ActsForUs => draft.say(
                "{us}委托{them}在本合同约定的权限内推广{0}，{them}接受委托，并就自身所需购买。",
                "{us} appoints {them} to promote {0} within the authority given in this contract; {them} accepts, and buys \
                 for its own needs.",
                &[subject],
            ),
        }
    } else {
        draft.say(
            "双方拟就业务合作相互披露未公开信息，并希望明确各自的保密义务。",
            "The parties intend to disclose non-public information to each other for their business and wish to set down \
             their duties of confidentiality.",
            &[],
        );
    }
    match &contract.general.law {
        GoverningLaw::MainlandChina => draft.more(
            "根据《中华人民共和国民法典》及有关法律，双方就下列条款平等协商，自愿订立本合同。",
            "Under the Civil Code of the People’s Republic of China and related laws, the parties have negotiated the \
             following terms as equals and enter into this contract of their own will.",
            &[],
        ),
        GoverningLaw::Of(_) => draft.more(
            "双方就下列条款平等协商，自愿订立本合同。",
            "The parties have negotiated the following terms as equals and enter into this contract of their own will.",
            &[],
        ),
    }
    match contract.signing.small_enterprise {
        SmallEnterprise::NotStated => {}
        SmallEnterprise::Declared { by } => {
            let (zh, en) = phrase::who(outline, by);
            let who = insert::choice(field::SIGNING_SMALL_ENTERPRISE, (&zh, &en));
            let size = match contract.signing.declared_size {
                Size::Micro => ("微型企业", "micro enterprise"),
                Size::Small => ("小型企业", "small enterprise"),
                Size::Medium => ("中型企业", "medium-sized enterprise"),
                Size::Unknown | Size::Large => ("中小企业", "small or medium-sized enterprise"),
            };
            let size = insert::choice(field::SIGNING_DECLARED_SIZE, size);
            match by {
                Who::Us | Who::Them => {
                    draft.more("{0}声明其在签约时属于{1}。", "{0} declares that it is a {1} at signing.", &[who, size]);
                }
                Who::Both => draft.more(
                    "{0}声明各自在签约时均属于{1}。",
                    "{0} declare that each of them is a {1} at signing.",
                    &[who, size],
                ),
            }
        }
    }
    further::recitals(&mut draft, outline);
    draft
        .plain()
        .into_iter()
        .filter_map(|block| match block {
            Block::Paragraph(paragraph) => Some(paragraph),
            Block::Table(_) => None,
        })
        .collect()
}

/// Party A, then Party B, then those who join them.
pub(super) fn signatures(outline: &Outline<'_>) -> Vec<SignatureBlock> {
    let sides = in_order(outline).into_iter().map(|side| signature(outline, side));
    sides.chain(further::signatures(outline)).collect()
}

/// Where the seal goes; nothing where a party signs without one.
pub(super) fn seal(outline: &Outline<'_>, place: Place, seal: Seal) -> Columns {
    let kind = match seal {
        Seal::NotStated => return Draft::line(outline, "（盖章）", "(seal)", &[]),
        Seal::Official => ("公章", "official seal"),
        Seal::Contract => ("合同专用章", "contract seal"),
        Seal::None => return Columns::default(),
    };
    Draft::line(outline, "（{0}）", "({0})", &[insert::term(place, phrase::owned(kind))])
}

fn signature(outline: &Outline<'_>, side: Side) -> SignatureBlock {
    let (kind, signatory, legal) = match side {
        Side::Us => {
            (PartyKind::Organisation, &outline.contract.signing.ours, outline.own.legal_representative.as_str())
        }
        Side::Them => {
            (outline.customer.kind, &outline.contract.signing.theirs, outline.customer.legal_representative.as_str())
        }
    };
    let (place, seal_place) = match side {
        Side::Us => (field::SIGNING_OURS, field::SIGNING_OUR_SEAL),
        Side::Them => (field::SIGNING_THEIRS, field::SIGNING_THEIR_SEAL),
    };
    let label = match side {
        Side::Us => Draft::line(outline, "{us}", "For and on behalf of {us}", &[]),
        Side::Them => Draft::line(outline, "{them}", "For and on behalf of {them}", &[]),
    };
    let empty = || Columns::default();
    let line = |zh, en| Fact { label: Draft::line(outline, zh, en, &[]), value: empty() };
    let (sealed, lines) = match kind {
        PartyKind::Organisation => {
            let (zh, en) = match signatory.authority {
                Authority::LegalRepresentative => ("法定代表人（签字）", "Legal representative (signature)"),
                Authority::PowerOfAttorney => ("授权代表（签字）", "Authorised representative (signature)"),
            };
            let mut lines = vec![line(zh, en)];
            let (name, _) = signer(signatory, legal);
            if !name.trim().is_empty() {
                lines.push(fact(outline, "姓名", "Name", insert::name(place, name)));
            }
            if !signatory.title.trim().is_empty() {
                lines.push(fact(outline, "职务", "Title", insert::name(place, &signatory.title)));
            }
            lines.push(line("日期", "Date"));
            (seal(outline, Place::of(seal_place), signatory.seal), lines)
        }
        PartyKind::Person => (empty(), vec![line("签字", "Signature"), line("日期", "Date")]),
    };
    SignatureBlock { side: side.into(), label, name: name(outline, side), seal: sealed, lines }
}
