//! The contract's terms, and the paper made from them.

use counterpart::domain::contract::party::{ContractKind, SubjectKind};
use counterpart::domain::contract::usual::Beginning;
use counterpart::domain::contract::wording::Wording;
use counterpart::domain::contract::{Contract, field};
use counterpart::domain::date::Date;
use counterpart::domain::id::{CustomerId, NewId, OwnEntityId, uuid_v7};

/// Ids that count up.
struct Counter(u8);

impl NewId for Counter {
    fn new_id(&mut self) -> uuid::Uuid {
        self.0 += 1;
        uuid_v7(1_780_000_000_000, [0, 0, 0, 0, 0, 0, 0, 0, 0, self.0])
    }
}

fn usual(kind: ContractKind) -> Contract {
    let mut ids = Counter(0);
    let beginning = Beginning {
        own_entity: OwnEntityId::fresh(&mut ids),
        customer: CustomerId::fresh(&mut ids),
        kind,
        subject_kind: SubjectKind::Goods,
        title: Wording::new("客户管理销售合同", "Customer-Management Sales Contract"),
        on: Date::new(2026, 6, 1).expect("a date"),
        not_needed: Wording::new("双方仅作单项交易", "the parties make a single deal only"),
    };
    Contract::usual(beginning, &mut ids).expect("usual terms")
}

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
    let contract = usual(ContractKind::CustomerManagement);
    let written = serde_json::to_string(&contract).expect("written");
    let read: Contract = serde_json::from_str(&written).expect("read");
    assert_eq!(read, contract);
}

#[test]
fn the_register_of_every_field_is_a_top_level_field_of_the_contract() {
    let written = serde_json::to_value(usual(ContractKind::CustomerManagement)).expect("written");
    for path in field::ALL {
        let register = path.split('.').next().expect("a first part");
        assert!(written.get(register).is_some(), "{path}");
    }
}
