//! A keystroke in a large contract: its paper and its check together.

use counterpart::domain::checker::facts::Facts;
use counterpart::domain::checker::pack;
use counterpart::domain::checker::{Subject, check};
use counterpart::domain::contract::Contract;
use counterpart::domain::contract::party::{ContractKind, ContractLanguage, Prevailing, SubjectKind};
use counterpart::domain::contract::usual::Beginning;
use counterpart::domain::contract::wording::Wording;
use counterpart::domain::customer::Customer;
use counterpart::domain::date::Date;
use counterpart::domain::id::{CustomerId, LineId, NewId, OwnEntityId, uuid_v7};
use counterpart::domain::line::Line;
use counterpart::domain::money::Money;
use counterpart::domain::own_entity::OwnEntity;
use counterpart::domain::rate::{Ppm, Quantity};
use counterpart::export::paper::{self, compose};

use super::articles::fill_up;

/// A contract with everything that its paper and its check need.
pub(super) struct Large {
    contract: Contract,
    own: OwnEntity,
    customer: Customer,
    facts: Facts,
}

struct Counter(u64);

impl NewId for Counter {
    fn new_id(&mut self) -> uuid::Uuid {
        self.0 += 1;
        uuid_v7(self.0, [0; 10])
    }
}

/// Every clause of the catalogue, one of them written by hand, the rest of `articles` as clauses of one's own, and so many lines, in two
/// languages.
pub(super) fn large(articles: usize, lines: usize, on: Date) -> Large {
    let mut ids = Counter(0);
    let (own_id, customer_id) = (OwnEntityId::fresh(&mut ids), CustomerId::fresh(&mut ids));
    let own =
        serde_json::json!({ "id": own_id, "name": "宁波拓野仪表有限公司", "address": { "line": "宁波市鄞州区" } });
    let customer = serde_json::json!({ "id": customer_id, "name": "苏州澄川环保科技有限公司", "kind": "organisation" });
    let beginning = Beginning {
        own_entity: own_id,
        customer: customer_id,
        kind: ContractKind::CustomerManagement,
        subject_kind: SubjectKind::Mixed,
        title: Wording::new("客户管理销售合同", "Customer-Management Sales Contract"),
        on,
        not_needed: Wording::same("-"),
    };
    let mut contract = Contract::usual(beginning, &mut ids).expect("usual terms");
    contract.language = ContractLanguage::Both { prevailing: Prevailing::Zh };
    for number in 0..lines {
        let line = Line {
            id: LineId::fresh(&mut ids),
            code: String::new(),
            name: format!("电磁流量计 {number}"),
            name_en: format!("Electromagnetic flow meter {number}"),
            spec: "DN50".to_owned(),
            unit: "台".to_owned(),
            quantity: Quantity { thousandths: 1_500 },
            unit_price: Money::cny(123_456),
            discount: Ppm(10_000),
            tax_rate: Ppm(130_000),
        };
        contract.lines.insert(line.id, line);
    }
    contract.special = Wording::new(
        "双方就现场安装、调试、培训与备件供应另行约定，未尽事宜依法处理。",
        "The parties agree on installation, commissioning, training and spare parts apart.",
    );
    let own: OwnEntity = serde_json::from_value(own).expect("our side");
    let customer: Customer = serde_json::from_value(customer).expect("a customer");
    fill_up(&mut contract, &own, &customer, articles, &mut ids);
    let facts = Facts::of(&contract, on);
    Large { contract, own, customer, facts }
}

/// What a keystroke costs: the paper anew, the rules on the terms and those on the paper. How many articles and findings there
/// are.
pub(super) fn keystroke(sample: &Large) -> (usize, usize) {
    let Large { contract, own, customer, facts } = sample;
    let paper = compose(contract, own, customer, contract.language);
    let of_terms = check(&Subject { contract, own, customer, facts });
    (paper.articles.len(), of_terms.len().saturating_add(paper::check(&paper, pack::of(contract)).len()))
}
