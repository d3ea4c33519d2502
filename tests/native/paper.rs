//! The contract's terms, and the paper made from them.

#[path = "paper/contracts.rs"]
mod contracts;
#[path = "paper/figures.rs"]
mod figures;
#[path = "paper/texts.rs"]
mod texts;
#[path = "paper/variants.rs"]
mod variants;

use counterpart::domain::contract::party::ContractKind;
use counterpart::domain::contract::{Contract, field};

use contracts::usual;

#[test]
fn the_usual_terms_lack_only_the_name_of_the_arbitration_institution() {
    for kind in ContractKind::ALL {
        let problems = usual(*kind).check();
        let fields: Vec<&str> = problems.iter().map(|problem| problem.place.field).collect();
        assert_eq!(fields, [field::DISPUTES_INSTITUTION], "{kind:?}");
    }
}

#[test]
fn a_contract_is_read_back_as_it_was_written() {
    for contract in contracts::samples() {
        let written = serde_json::to_string(&contract).expect("written");
        let read: Contract = serde_json::from_str(&written).expect("read");
        assert_eq!(read, contract);
    }
}

#[test]
fn the_register_of_every_field_is_a_top_level_field_of_the_contract() {
    let written = serde_json::to_value(contracts::flow_meters()).expect("written");
    for path in field::ALL {
        let register = path.split('.').next().expect("a first part");
        assert!(written.get(register).is_some(), "{path}");
    }
}
