//! A sound deal and what is done to it.

use counterpart::domain::address::Address;
use counterpart::domain::checker::facts::{Facts, LawPack};
use counterpart::domain::checker::finding::Finding;
use counterpart::domain::checker::{Subject, check};
use counterpart::domain::contract::Contract;
use counterpart::domain::contract::breach::Breach;
use counterpart::domain::contract::circumstances::Size;
use counterpart::domain::contract::clause::Clause;
use counterpart::domain::contract::delivery::DeliveryTime;
use counterpart::domain::contract::party::{ContractKind, SubjectKind};
use counterpart::domain::contract::payment::{Payment, Plan};
use counterpart::domain::contract::plan::{Due, Event, Instalment, PartLabel, Period, Share};
use counterpart::domain::contract::usual::Beginning;
use counterpart::domain::contract::wording::Wording;
use counterpart::domain::customer::Customer;
use counterpart::domain::date::Date;
use counterpart::domain::id::{CustomerId, InstalmentId, LineId, NewId, OwnEntityId, uuid_v7};
use counterpart::domain::late_fee::rate_table::RateTable;
use counterpart::domain::late_fee::rule::LateRate;
use counterpart::domain::line::Line;
use counterpart::domain::money::Money;
use counterpart::domain::own_entity::{BankAccount, OwnEntity};
use counterpart::domain::rate::{Ppm, Quantity};

/// A rule, a deal where it fires, what it says there, and a deal beside it.
pub(super) struct Row {
    pub(super) code: &'static str,
    pub(super) fires: fn(&mut Deal),
    /// The term it points at.
    pub(super) place: &'static str,
    /// What it says.
    pub(super) words: &'static str,
    pub(super) beside: fn(&mut Deal),
}

pub(super) fn row(
    code: &'static str,
    fires: fn(&mut Deal),
    place: &'static str,
    words: &'static str,
    beside: fn(&mut Deal),
) -> Row {
    Row { code, fires, place, words, beside }
}

/// A contract, its parties and the day.
#[derive(Clone)]
pub(super) struct Deal {
    pub(super) contract: Contract,
    pub(super) own: OwnEntity,
    pub(super) customer: Customer,
    pub(super) today: Date,
}

struct Counter(u8);

impl NewId for Counter {
    fn new_id(&mut self) -> uuid::Uuid {
        self.0 += 1;
        uuid_v7(1_780_000_000_000, [0, 0, 0, 0, 0, 0, 0, 0, 0, self.0])
    }
}

pub(super) fn day(text: &str) -> Date {
    Date::parse(text).expect("a date")
}

impl Deal {
    /// A sale of 100 flow meters at ¥1,000.00 with the usual terms: 30 % in advance, 60 % on delivery, 10 % on acceptance; a
    /// year from 2026-06-01; 0.05 % a day for late payment.
    pub(super) fn sound() -> Self {
        let mut ids = Counter(0);
        let own = OwnEntity {
            id: OwnEntityId::fresh(&mut ids),
            name: "宁波拓野仪表有限公司".into(),
            code: "91330212MA2GT8R054".into(),
            address: Address { region: "浙江宁波".into(), line: "宁波市鄞州区潘火路216号".into() },
            legal_representative: "李景行".into(),
            phone: "0574-5550 1688".into(),
            email: "contracts@tuoye.example".into(),
            bank: BankAccount { bank: "某某银行宁波鄞州支行".into(), account: "3310 0155 0000 1688".into() },
        };
        let bare = serde_json::json!({
            "id": CustomerId::fresh(&mut ids), "name": "苏州澄川环保科技有限公司", "kind": "organisation",
            "code": "91320594MA1XK7Q42B", "address": { "line": "苏州市工业园区星澜街88号" },
        });
        let customer: Customer = serde_json::from_value(bare).expect("a customer");
        let beginning = Beginning {
            own_entity: own.id,
            customer: customer.id,
            kind: ContractKind::Sale,
            subject_kind: SubjectKind::Goods,
            title: Wording::new("销售合同", "Sales Contract"),
            on: day("2026-06-01"),
            not_needed: Wording::new("双方仅作单项交易", "the parties make a single deal only"),
        };
        let mut contract = Contract::usual(beginning, &mut ids).expect("usual terms");
        let line = Line {
            id: LineId::fresh(&mut ids),
            code: String::new(),
            name: "电磁流量计".into(),
            name_en: String::new(),
            spec: "DN50".into(),
            unit: "台".into(),
            quantity: Quantity::whole(100).expect("a quantity"),
            unit_price: Money::cny(100_000),
            discount: Ppm(0),
            tax_rate: Ppm(130_000),
        };
        contract.lines.insert(line.id, line);
        contract.delivery.quality = Wording::same("GB/T 18660");
        contract.delivery.place = Wording::new("苏州", "Suzhou");
        contract.delivery.time = DeliveryTime::By(Due::On(day("2026-07-01")));
        contract.circumstances.law = Some(LawPack::Cn);
        contract.circumstances.ours.size = Size::Large;
        contract.circumstances.theirs.size = Size::Large;
        Self { contract, own, customer, today: day("2026-06-01") }
    }

    pub(super) fn with(mut self, change: fn(&mut Self)) -> Self {
        change(&mut self);
        self
    }

    pub(super) fn check(&self) -> Vec<Finding> {
        let facts = Facts::of(&self.contract, self.today);
        let Self { contract, own, customer, .. } = self;
        check(&Subject { contract, own, customer, facts: &facts })
            .into_iter()
            .filter(|finding| super::FAMILIES.into_iter().flatten().any(|rule| *rule == finding.rule))
            .collect()
    }

    pub(super) fn payment(&mut self) -> &mut Payment {
        match &mut self.contract.payment {
            Clause::Included(payment) => payment,
            Clause::NotApplicable { .. } => panic!("a contract with payment"),
        }
    }

    pub(super) fn breach(&mut self) -> &mut Breach {
        match &mut self.contract.breach {
            Clause::Included(breach) => breach,
            Clause::NotApplicable { .. } => panic!("a contract with breach"),
        }
    }

    pub(super) fn line(&mut self) -> &mut Line {
        self.contract.lines.values_mut().next().expect("a line")
    }

    /// The person's own words, in Chinese or English.
    pub(super) fn special(&mut self, words: &str) {
        self.contract.special = Wording::same(words);
    }

    /// So many ppm a day for late payment.
    pub(super) fn daily(&mut self, ppm: i64) {
        self.payment().late_fee.rate = LateRate::Daily { table: RateTable::constant(Ppm(ppm)).expect("a table") };
    }

    /// The reference rate of the law on signing, per year.
    pub(super) fn reference(&mut self, law: LawPack, ppm: i64) {
        self.contract.circumstances.law = Some(law);
        self.contract.circumstances.reference_rate = Some(Ppm(ppm));
    }

    /// A plan of these parts.
    pub(super) fn parts(&mut self, parts: &[(PartLabel, Share, Due)]) {
        let mut ids = Counter(100);
        let parts = parts.iter().map(|(label, share, due)| Instalment {
            id: InstalmentId::fresh(&mut ids),
            label: label.clone(),
            share: *share,
            due: *due,
            condition: Wording::default(),
        });
        self.payment().plan = Plan::Instalments { parts: parts.collect() };
    }

    /// All of the price so many days after delivery.
    pub(super) fn after_delivery(&mut self, days: u16) {
        self.parts(&[(PartLabel::OnDelivery, Share::Of(Ppm::WHOLE), after(Event::Delivery, days))]);
    }
}

/// So many days after an event.
pub(super) const fn after(event: Event, days: u16) -> Due {
    Due::After { event, within: Period::days(days) }
}

/// On a day.
pub(super) fn on(text: &str) -> Due {
    Due::On(day(text))
}
