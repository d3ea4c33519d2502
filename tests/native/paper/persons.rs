//! Natural persons sign by hand: no text that was drafted for one waits for a seal (G15 `seal_kind`; Civil Code art. 490).

use counterpart::domain::contract::Contract;
use counterpart::domain::contract::clause::ClauseId;
use counterpart::domain::contract::further::Further;
use counterpart::domain::contract::named::FurtherRole;
use counterpart::domain::contract::party::{Authority, Seal, Side};
use counterpart::domain::contract::term::Effective;
use counterpart::domain::customer::{Customer, PartyKind};
use counterpart::export::paper::{AnnexId, Block, Paper, compose, plain_article};

use super::contracts;
use super::variants::BOTH;

fn person() -> Customer {
    let (_, mut customer) = contracts::latin_parties();
    customer.kind = PartyKind::Person;
    "Tan Mei Ling".clone_into(&mut customer.name);
    customer.legal_representative = String::new();
    customer
}

/// A draft for a natural person, who is Party A.
fn drafted() -> Contract {
    let mut contract = contracts::flow_meters();
    contract.signing.suit(PartyKind::Person);
    contract
}

fn paper(contract: &Contract) -> Paper {
    compose(contract, &contracts::latin_parties().0, &person(), BOTH)
}

#[test]
fn a_kind_of_party_signs_as_is_usual_and_a_seal_that_was_chosen_stays() {
    for (kind, chosen, expected) in [
        (PartyKind::Organisation, Seal::NotStated, Seal::NotStated),
        (PartyKind::Organisation, Seal::Contract, Seal::Contract),
        (PartyKind::Organisation, Seal::None, Seal::None),
        (PartyKind::Person, Seal::NotStated, Seal::None),
        (PartyKind::Person, Seal::Official, Seal::None),
        (PartyKind::Person, Seal::None, Seal::None),
    ] {
        let mut contract = contracts::flow_meters();
        contract.signing.theirs.seal = chosen;
        let mut joining = Further { kind, ..Further::joining(Side::Them, FurtherRole::Guarantor) };
        joining.signatory.seal = chosen;
        contract.signing.further = vec![joining];
        contract.signing.suit(kind);
        let signing = &contract.signing;
        let seals = [signing.ours.seal, signing.theirs.seal, signing.further[0].signatory.seal];
        assert_eq!(seals, [Seal::NotStated, expected, expected], "{kind:?} {chosen:?}");
    }
}

#[test]
fn whoever_joins_signs_as_their_kind_does() {
    let mut party = Further::joining(Side::Them, FurtherRole::Guarantor);
    party.choose(&person());
    assert_eq!((party.kind, party.signatory.seal), (PartyKind::Person, Seal::None));
    party.choose(&contracts::latin_parties().1);
    assert_eq!((party.kind, party.signatory.seal), (PartyKind::Organisation, Seal::NotStated));
    party.signatory.seal = Seal::Contract;
    party.set_kind(PartyKind::Organisation);
    assert_eq!(party.signatory.seal, Seal::Contract, "nothing changed");
    party.set_kind(PartyKind::Person);
    assert_eq!((party.kind, party.signatory.seal), (PartyKind::Person, Seal::None));
}

#[test]
fn the_place_of_a_person_asks_for_a_signature_and_for_no_seal() {
    let paper = paper(&drafted());
    let [theirs, ours] = paper.signatures.as_slice() else { panic!("two sides") };
    assert_eq!((theirs.seal.zh_text(), theirs.seal.en_text()), (String::new(), String::new()));
    let lines: Vec<_> = theirs.lines.iter().map(|it| (it.label.zh_text(), it.label.en_text())).collect();
    let expected = [("签字", "Signature"), ("日期", "Date")].map(|(zh, en)| (zh.to_owned(), en.to_owned()));
    assert_eq!(lines, expected);
    assert_eq!((ours.seal.zh_text(), ours.seal.en_text()), ("（盖章）".to_owned(), "(seal)".to_owned()));
}

#[test]
fn a_contract_with_a_person_takes_effect_when_it_is_signed() {
    for (effective, zh, en) in [
        (Effective::OnSigning, "本合同自双方签署之日起生效。", "It takes effect when both parties have signed it."),
        (
            Effective::OnFirstPayment,
            "本合同经双方签署，自首期款支付之日起生效。",
            "Once signed by both parties it takes effect when the first payment is made.",
        ),
    ] {
        let mut contract = drafted();
        contract.term.effective = effective;
        let said = plain_article(paper(&contract).article(ClauseId::Term).expect("printed"));
        assert!(said.contains(zh) && said.contains(en), "{said}");
        assert!(!said.contains("盖章") && !said.contains("sealed"), "{said}");
    }
}

#[test]
fn a_person_who_is_represented_signs_the_power_of_attorney_by_hand() {
    let mut contract = drafted();
    contract.signing.theirs.authority = Authority::PowerOfAttorney;
    contract.signing.theirs.name = "Wu Yue".to_owned();
    let paper = paper(&contract);
    let annex = paper.annexes.iter().find(|it| it.id == AnnexId::PowerOfAttorney).expect("annexed");
    let said = annex.blocks.iter().find_map(|block| match block {
        Block::Paragraph(it) => Some((it.text.zh_text(), it.text.en_text())),
        Block::Table(_) => None,
    });
    let expected = (
        "甲方授权Wu Yue代表其签署本合同及其附件。委托人（签字）：________　日期：________".to_owned(),
        "Party A authorises Wu Yue to sign this contract and its annexes on its behalf. Signature: ________ Date: ________"
            .to_owned(),
    );
    assert_eq!(said, Some(expected));
}

#[test]
fn a_text_that_was_agreed_before_stays_as_it_was() {
    let said = plain_article(paper(&contracts::flow_meters()).article(ClauseId::Term).expect("printed"));
    assert!(said.contains("自双方签字并盖章之日起"), "{said}");
    let old = serde_json::to_value(contracts::flow_meters()).expect("written");
    assert!(old["signing"]["theirs"].get("seal").is_none(), "an old record keeps its bytes");
}
