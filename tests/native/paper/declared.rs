//! Who says that it is a micro, small or medium-sized enterprise (G1 `sme_declared`; SME payment regulation art. 3).

use counterpart::domain::checker::facts::Facts;
use counterpart::domain::contract::Contract;
use counterpart::domain::contract::circumstances::Size;
use counterpart::domain::contract::party::{SmallEnterprise, Who};
use counterpart::export::paper::compose;

use super::contracts::{self, day};
use super::variants::BOTH;

fn declaring(by: Who, size: Size) -> Contract {
    let mut contract = contracts::flow_meters();
    contract.signing.small_enterprise = SmallEnterprise::Declared { by };
    contract.signing.declared_size = size;
    contract
}

/// What stands before the articles. We are Party B.
fn opening(contract: &Contract) -> (String, String) {
    let (own, customer) = contracts::latin_parties();
    let opening = compose(contract, &own, &customer, BOTH).opening;
    (opening.iter().map(|it| it.text.zh_text()).collect(), opening.iter().map(|it| it.text.en_text()).collect())
}

#[test]
fn the_paper_names_the_size_that_was_declared() {
    for (by, size, zh, en) in [
        (
            Who::Us,
            Size::Unknown,
            "乙方声明其在签约时属于中小企业。",
            "Party B declares that it is a small or medium-sized enterprise at signing.",
        ),
        (
            Who::Us,
            Size::Micro,
            "乙方声明其在签约时属于微型企业。",
            "Party B declares that it is a micro enterprise at signing.",
        ),
        (
            Who::Them,
            Size::Small,
            "甲方声明其在签约时属于小型企业。",
            "Party A declares that it is a small enterprise at signing.",
        ),
        (
            Who::Both,
            Size::Medium,
            "双方声明各自在签约时均属于中型企业。",
            "the parties declare that each of them is a medium-sized enterprise at signing.",
        ),
    ] {
        let (in_zh, in_en) = opening(&declaring(by, size));
        assert!(in_zh.contains(zh), "{zh} in {in_zh}");
        assert!(in_en.contains(en), "{en} in {in_en}");
    }
}

#[test]
fn a_declared_size_is_known_to_the_checker_unless_another_was_entered() {
    let known = |contract: &Contract| {
        let facts = Facts::of(contract, day("2026-06-01"));
        (facts.ours.size, facts.theirs.size)
    };
    let mut contract = declaring(Who::Us, Size::Micro);
    contract.circumstances.ours.size = Size::Unknown;
    contract.circumstances.theirs.size = Size::Unknown;
    assert_eq!(known(&contract), (Size::Micro, Size::Unknown));
    contract.signing.declared_size = Size::Unknown;
    assert_eq!(known(&contract), (Size::Medium, Size::Unknown), "as before");
    contract.signing.declared_size = Size::Micro;
    contract.circumstances.ours.size = Size::Large;
    assert_eq!(known(&contract), (Size::Large, Size::Unknown));
}

#[test]
fn a_declaration_without_a_size_is_kept_as_before() {
    let old = serde_json::to_value(contracts::flow_meters()).expect("written");
    assert!(old["signing"].get("declared_size").is_none(), "an old record keeps its bytes");
    let contract = declaring(Who::Us, Size::Small);
    let written = serde_json::to_value(&contract).expect("written");
    assert_eq!(written["signing"]["declared_size"], "small");
    assert_eq!(serde_json::from_value::<Contract>(written).expect("read"), contract);
}
