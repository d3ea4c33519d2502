//! A party from abroad (G1.c): its number is one of the place where it is registered, and the paper says which.

use counterpart::domain::contract::Contract;
use counterpart::domain::contract::field;
use counterpart::domain::contract::further::Further;
use counterpart::domain::contract::named::FurtherRole;
use counterpart::domain::contract::party::Side;
use counterpart::domain::contract::wording::Wording;
use counterpart::domain::problem::Place;
use counterpart::export::paper::{Fact, Span, compose};

use super::contracts;
use super::variants::BOTH;

fn singapore() -> Wording {
    Wording::new("新加坡", "Singapore")
}

/// The facts of each party by their labels. The customer is Party A, we are Party B.
fn facts(contract: &Contract) -> Vec<Vec<Fact>> {
    let (own, customer) = contracts::latin_parties();
    compose(contract, &own, &customer, BOTH).parties.into_iter().map(|it| it.facts).collect()
}

fn labels(facts: &[Fact]) -> Vec<(String, String)> {
    facts.iter().map(|it| (it.label.zh_text(), it.label.en_text())).collect()
}

fn owned<const N: usize>(all: [(&str, &str); N]) -> Vec<(String, String)> {
    all.map(|(zh, en)| (zh.to_owned(), en.to_owned())).into()
}

fn mainland() -> Vec<(String, String)> {
    owned([("统一社会信用代码", "Registration no."), ("住所", "Address"), ("法定代表人", "Legal representative")])
}

fn abroad() -> Vec<(String, String)> {
    owned([
        ("注册地", "Place of registration"),
        ("注册登记号", "Registration no."),
        ("住所", "Address"),
        ("法定代表人", "Legal representative"),
    ])
}

#[test]
fn a_party_from_abroad_says_where_it_is_registered() {
    let mut contract = contracts::flow_meters();
    contract.signing.their_registry = singapore();
    let all = facts(&contract);
    assert_eq!(labels(&all[0]), abroad());
    assert_eq!(labels(&all[1]), mainland(), "we are none");
    let place = &all[0][0].value;
    assert_eq!((place.zh_text(), place.en_text()), ("新加坡".to_owned(), "Singapore".to_owned()));
    let term = place.en.iter().find_map(Span::place);
    assert_eq!(term, Some(Place::of(field::SIGNING_THEIR_REGISTRY)), "a click on it leads to the term");
    contract.signing.our_registry = singapore();
    assert_eq!(labels(&facts(&contract)[1]), abroad());
}

#[test]
fn whoever_joins_a_side_may_come_from_abroad() {
    let mut contract = contracts::flow_meters();
    let joining = Further { name: "Parent Ltd".to_owned(), ..Further::joining(Side::Them, FurtherRole::Guarantor) };
    contract.signing.further = vec![joining.clone(), Further { registry: singapore(), ..joining }];
    let all = facts(&contract);
    assert_eq!((labels(&all[2]), labels(&all[3])), (mainland(), abroad()));
    assert_eq!(all[3][0].value.zh_text(), "新加坡");
    let mut chosen = contract.signing.further[1].clone();
    chosen.choose(&contracts::latin_parties().1);
    assert!(chosen.registry.is_blank(), "another party is registered elsewhere");
}

#[test]
fn a_party_of_the_mainland_is_introduced_and_kept_as_before() {
    let contract = contracts::flow_meters();
    assert!(facts(&contract).iter().all(|it| labels(it) == mainland()));
    let old = serde_json::to_value(&contract).expect("written");
    assert!(old["signing"].get("our_registry").or(old["signing"].get("their_registry")).is_none());
    let mut named = contract;
    named.signing.their_registry = singapore();
    let written = serde_json::to_value(&named).expect("written");
    assert_eq!(serde_json::from_value::<Contract>(written).expect("read"), named);
}
