//! A sound contract between two companies, and how a test spoils it.

use counterpart::domain::address::Address;
use counterpart::domain::checker::facts::{Facts, SignedText};
use counterpart::domain::checker::finding::{Finding, Value};
use counterpart::domain::checker::{Subject, check};
use counterpart::domain::contract::Contract;
use counterpart::domain::contract::clause::Clause;
use counterpart::domain::contract::delivery::DeliveryTime;
use counterpart::domain::contract::development::Development;
use counterpart::domain::contract::disputes::{Arbitration, ArbitrationLanguage, Arbitrators, Forum, Institution};
use counterpart::domain::contract::party::{ContractKind, Side, SubjectKind};
use counterpart::domain::contract::plan::{Due, Event, Period};
use counterpart::domain::contract::protection::PersonalInformation;
use counterpart::domain::contract::service::Service;
use counterpart::domain::contract::sharing::{
    EndAction, LegalBasis, PersonalMark, RecipientRole, SecrecyLevel, SeparateConsent, ShareMode, SharedItem, Sharing,
};
use counterpart::domain::contract::support::{Support, SupportItem, SupportKind, SupportTitle, Worth};
use counterpart::domain::contract::targets::{
    Incentive, IncentiveBase, IncentiveForm, Targets, Tier, TierEnd, TierMethod,
};
use counterpart::domain::contract::usual::Beginning;
use counterpart::domain::contract::wording::Wording;
use counterpart::domain::customer::Customer;
use counterpart::domain::date::Date;
use counterpart::domain::id::{CustomerId, LineId, NewId, OwnEntityId, uuid_v7};
use counterpart::domain::line::Line;
use counterpart::domain::money::Money;
use counterpart::domain::own_entity::{BankAccount, OwnEntity};
use counterpart::domain::problem::Place;
use counterpart::domain::rate::{Ppm, Quantity};

/// Ids that count up.
pub(super) struct Counter(pub(super) u8);

impl NewId for Counter {
    fn new_id(&mut self) -> uuid::Uuid {
        self.0 += 1;
        uuid_v7(1_780_000_000_000, [0, 0, 0, 0, 0, 0, 0, 0, 0, self.0])
    }
}

pub(super) fn day(text: &str) -> Date {
    Date::parse(text).expect("a date")
}

/// What is checked.
pub(super) struct Deal {
    pub(super) contract: Contract,
    pub(super) own: OwnEntity,
    pub(super) customer: Customer,
    pub(super) text: SignedText,
}

/// One rule.
pub(super) struct Row {
    /// Its id.
    pub(super) rule: &'static str,
    /// What breaks it.
    pub(super) fires: fn(&mut Deal),
    /// Where it says so.
    pub(super) place: Place,
    /// With which values.
    pub(super) values: Vec<Value>,
    /// What is nearly the same and sound.
    pub(super) rests: fn(&mut Deal),
}

pub(super) fn row(
    rule: &'static str,
    place: Place,
    values: Vec<Value>,
    fires: fn(&mut Deal),
    rests: fn(&mut Deal),
) -> Row {
    Row { rule, fires, place, values, rests }
}

pub(super) fn findings(deal: &Deal) -> Vec<Finding> {
    let mut facts = Facts::of(&deal.contract, day("2026-06-01"));
    facts.text = deal.text;
    check(&Subject { contract: &deal.contract, own: &deal.own, customer: &deal.customer, facts: &facts })
}

/// A customer-management contract of a year from 1 June 2026 with everything filled in.
pub(super) fn deal() -> Deal {
    let mut ids = Counter(10);
    let beginning = Beginning {
        own_entity: OwnEntityId::fresh(&mut ids),
        customer: CustomerId::fresh(&mut ids),
        kind: ContractKind::CustomerManagement,
        subject_kind: SubjectKind::Goods,
        title: Wording::new("客户管理销售合同", "Customer-Management Sales Contract"),
        on: day("2026-06-01"),
        not_needed: Wording::new("双方仅作单项交易", "the parties make a single deal only"),
    };
    let (own_id, customer_id) = (beginning.own_entity, beginning.customer);
    let mut contract = Contract::usual(beginning, &mut ids).expect("usual terms");
    contract.number = "HT-202606-0001".into();
    contract.sign_place = Wording::new("浙江省宁波市鄞州区", "Yinzhou, Ningbo, Zhejiang");
    let line = Line {
        id: LineId::fresh(&mut ids),
        code: String::new(),
        name: "电磁流量计".into(),
        name_en: "Electromagnetic flow meter".into(),
        spec: "DN80".into(),
        unit: "台".into(),
        quantity: Quantity::whole(10).expect("a quantity"),
        unit_price: Money::cny(1_000_000),
        discount: Ppm(0),
        tax_rate: Ppm(130_000),
    };
    contract.lines.insert(line.id, line);
    contract.delivery.place = Wording::new("乙方苏州工厂", "the Suzhou plant of Party B");
    contract.delivery.quality = Wording::new("JJG 1033—2007", "JJG 1033-2007");
    contract.delivery.time = DeliveryTime::By(Due::After { event: Event::FirstPayment, within: Period::days(45) });
    contract.disputes.forum = arbitration(Institution::Cietac);
    let bare = serde_json::json!({"id": customer_id, "name": "苏州澄川环保科技有限公司", "kind": "organisation"});
    let mut customer: Customer = serde_json::from_value(bare).expect("a customer");
    customer.address = Address { region: "江苏苏州".into(), line: "苏州市工业园区星澜街88号".into() };
    customer.legal_representative = "周清和".into();
    customer.email = "law@chengchuan.example".into();
    let own = OwnEntity {
        id: own_id,
        name: "宁波拓野仪表有限公司".into(),
        code: "91330212MA2GT8R05K".into(),
        address: Address { region: "浙江宁波".into(), line: "宁波市鄞州区潘火路216号".into() },
        legal_representative: "李景行".into(),
        phone: "0574-5550 1688".into(),
        email: "contracts@tuoye.example".into(),
        bank: BankAccount::default(),
    };
    Deal { contract, own, customer, text: SignedText::Unknown }
}

pub(super) fn arbitration(institution: Institution) -> Forum {
    Forum::Arbitration(Arbitration {
        institution,
        seat: Wording::default(),
        language: ArbitrationLanguage::Chinese,
        arbitrators: Arbitrators::Three,
    })
}

/// A row of the register as it should be: contacts of companies, agreed to one by one, used within the term.
pub(super) fn shared() -> SharedItem {
    SharedItem {
        what: Wording::new(
            "35 名企业联系人：姓名、职务、办公电话",
            "35 corporate contacts: name, title, work telephone",
        ),
        from: Side::Us,
        recipients: Wording::new("乙方两名客户经理", "two account managers of Party B"),
        purpose: Wording::new("2026 年下半年联合拜访", "joint visits in the second half of 2026"),
        personal: PersonalMark::Ordinary,
        basis: LegalBasis::Consent,
        separate_consent: SeparateConsent::Obtained,
        role: RecipientRole::Independent,
        level: SecrecyLevel::OrdinarySecret,
        start: day("2026-07-01"),
        end: day("2026-12-31"),
        end_action: EndAction::Destroy,
    }
}

macro_rules! terms {
    ($name:ident, $field:ident, $terms:ty) => {
        pub(super) fn $name(deal: &mut Deal) -> &mut $terms {
            match &mut deal.contract.$field {
                Clause::Included(terms) => terms,
                Clause::NotApplicable { .. } => panic!("a contract with this clause"),
            }
        }
    };
}

terms!(sharing, sharing, Sharing);
terms!(development, development, Development);
terms!(targets, targets, Targets);
terms!(service, service, Service);
terms!(support, support, Support);
terms!(personal, personal_information, PersonalInformation);

/// We give these rows to the customer; the impact assessment was done in time.
pub(super) fn share(deal: &mut Deal, rows: Vec<SharedItem>) {
    let terms = sharing(deal);
    terms.mode = ShareMode::OursToThem;
    terms.purpose = Wording::new("联合拜访最终客户", "joint visits to end customers");
    terms.register = rows;
    deal.contract.circumstances.impact_assessment = Some(day("2026-06-15"));
}

/// One row, changed.
pub(super) fn share_one(deal: &mut Deal, change: impl FnOnce(&mut SharedItem)) {
    let mut item = shared();
    change(&mut item);
    share(deal, vec![item]);
}

pub(super) fn special(deal: &mut Deal, zh: &str) {
    deal.contract.special = Wording::new(zh, "");
}

pub(super) fn incentive(deal: &mut Deal, method: TierMethod, base: IncentiveBase, tiers: &[(Option<i64>, i64)]) {
    let tiers = tiers
        .iter()
        .map(|(yuan, rate)| Tier {
            up_to: yuan.map_or(TierEnd::Open, |yuan| TierEnd::At(Money::cny(yuan * 100))),
            rate: Ppm(*rate),
        })
        .collect();
    targets(deal).incentive =
        Incentive::Tiered { form: IncentiveForm::Rebate, method, tiers, base, pay_within: Period::days(30) };
}

pub(super) fn item(kind: SupportKind, title: SupportTitle, what: &str, unit: &str) -> SupportItem {
    SupportItem {
        kind,
        what: Wording::new(what, ""),
        quantity: Quantity::whole(2).expect("a quantity"),
        unit: Wording::new(unit, ""),
        worth: Worth::NotStated,
        title,
        due: Due::On(day("2026-07-01")),
        return_by: None,
        borne_by: Side::Us,
    }
}
