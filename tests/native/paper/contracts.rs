//! Contracts that the tests print.

use std::collections::BTreeMap;

use counterpart::domain::address::Address;
use counterpart::domain::contract::Contract;
use counterpart::domain::contract::circumstances::Answer;
use counterpart::domain::contract::clause::Clause;
use counterpart::domain::contract::delivery::DeliveryTime;
use counterpart::domain::contract::disputes::{
    Arbitration, ArbitrationLanguage, Arbitrators, Court, CourtLink, Forum, Institution, Mediation,
};
use counterpart::domain::contract::party::{
    Capacity, ContractKind, ContractLanguage, Prevailing, Side, SmallEnterprise, SubjectKind, Who,
};
use counterpart::domain::contract::payment::{Acceleration, Payment, Plan};
use counterpart::domain::contract::plan::{Due, Event, Instalment, PartLabel, Period, Share};
use counterpart::domain::contract::sharing::{
    EndAction, LegalBasis, NonSolicitation, PersonalMark, RecipientRole, SecrecyLevel, SeparateConsent, ShareMode,
    SharedItem,
};
use counterpart::domain::contract::support::{SupportItem, SupportKind, SupportTitle, Worth};
use counterpart::domain::contract::targets::{Incentive, IncentiveBase, IncentiveForm, Tier, TierEnd, TierMethod};
use counterpart::domain::contract::term::{Objection, Renewal, RenewalTimes, TermLength};
use counterpart::domain::contract::usual::Beginning;
use counterpart::domain::contract::wording::Wording;
use counterpart::domain::customer::{Customer, PartyKind};
use counterpart::domain::date::Date;
use counterpart::domain::id::{CustomerId, InstalmentId, LineId, NewId, OwnEntityId, uuid_v7};
use counterpart::domain::late_fee::rate_table::RateTable;
use counterpart::domain::late_fee::rule::{Cap, CapBase, DayCount, Fixing, Grace, GraceMode, LateFeeRule, LateRate};
use counterpart::domain::line::Line;
use counterpart::domain::money::Money;
use counterpart::domain::own_entity::{BankAccount, OwnEntity};
use counterpart::domain::rate::{Ppm, Quantity};

/// Ids that count up.
pub(crate) struct Counter(pub(super) u8);

impl NewId for Counter {
    fn new_id(&mut self) -> uuid::Uuid {
        self.0 += 1;
        uuid_v7(1_780_000_000_000, [0, 0, 0, 0, 0, 0, 0, 0, 0, self.0])
    }
}

pub(crate) fn day(text: &str) -> Date {
    Date::parse(text).expect("a date")
}

pub(crate) fn own() -> OwnEntity {
    OwnEntity {
        id: OwnEntityId::fresh(&mut Counter(0)),
        name: "宁波拓野仪表有限公司".to_owned(),
        code: "91330212MA2GT8R05K".to_owned(),
        address: Address { region: "浙江宁波".to_owned(), line: "宁波市鄞州区潘火路216号".to_owned() },
        legal_representative: "李景行".to_owned(),
        phone: "0574-5550 1688".to_owned(),
        email: "contracts@tuoye.example".to_owned(),
        bank: BankAccount {
            bank: "某某银行宁波鄞州支行".to_owned(), account: "3310 0155 0000 1688".to_owned()
        },
    }
}

pub(crate) fn customer() -> Customer {
    let bare = serde_json::json!({
        "id": CustomerId::fresh(&mut Counter(1)), "name": "苏州澄川环保科技有限公司", "kind": "organisation"
    });
    let mut customer: Customer = serde_json::from_value(bare).expect("a customer");
    customer.code = "91320594MA1XK7Q42F".into();
    customer.address =
        Address { region: "江苏苏州".to_owned(), line: "苏州市工业园区星澜街88号".to_owned() };
    customer.legal_representative = "周清和".into();
    customer.phone = "0512-5550 2233".into();
    customer.email = "law@chengchuan.example".into();
    customer.kind = PartyKind::Organisation;
    customer
}

/// Parties with names in Latin letters, so that a Chinese letter in an English paper is a slip.
pub(crate) fn latin_parties() -> (OwnEntity, Customer) {
    let (mut own, mut customer) = (own(), customer());
    own.name = "Ningbo Tuoye Instruments Co., Ltd.".into();
    own.address.line = "216 Panhuo Road, Yinzhou, Ningbo".into();
    own.legal_representative = "Li Jingxing".into();
    own.bank.bank = "Example Bank, Yinzhou Branch".into();
    customer.name = "Harbour Meters Pte. Ltd.".into();
    customer.address.line = "12 Example Quay, Singapore".into();
    customer.legal_representative = "Tan Mei Ling".into();
    (own, customer)
}

pub(crate) fn usual(kind: ContractKind) -> Contract {
    let mut ids = Counter(1);
    let beginning = Beginning {
        own_entity: OwnEntityId::fresh(&mut Counter(0)),
        customer: CustomerId::fresh(&mut Counter(1)),
        kind,
        subject_kind: SubjectKind::Goods,
        title: Wording::new("客户管理销售合同", "Customer-Management Sales Contract"),
        on: day("2026-06-01"),
        not_needed: Wording::new("双方仅作单项交易", "the parties make a single deal only"),
    };
    Contract::usual(beginning, &mut ids).expect("usual terms")
}

fn arbitration(institution: Institution) -> Forum {
    Forum::Arbitration(Arbitration {
        institution,
        seat: Wording::default(),
        language: ArbitrationLanguage::Chinese,
        arbitrators: Arbitrators::Three,
    })
}

fn lines(rows: &[(&str, &str, &str, i64, i64)]) -> BTreeMap<LineId, Line> {
    let mut ids = Counter(100);
    rows.iter()
        .map(|(name, spec, unit, pieces, fen)| {
            let id = LineId::fresh(&mut ids);
            let line = Line {
                id,
                code: String::new(),
                name: (*name).to_owned(),
                name_en: String::new(),
                spec: (*spec).to_owned(),
                unit: (*unit).to_owned(),
                quantity: Quantity::whole(*pieces).expect("a quantity"),
                unit_price: Money::cny(*fen),
                discount: Ppm(0),
                tax_rate: Ppm(130_000),
            };
            (id, line)
        })
        .collect()
}

pub(crate) fn payment_of(contract: &mut Contract) -> &mut Payment {
    match &mut contract.payment {
        Clause::Included(payment) => payment,
        Clause::NotApplicable { .. } => panic!("a contract with payment"),
    }
}

/// A Chinese customer-management contract with nothing but the usual terms.
pub(crate) fn usual_with_goods() -> Contract {
    let mut contract = usual(ContractKind::CustomerManagement);
    contract.number = "HT-202606-0001".into();
    contract.sign_place = Wording::new("浙江省宁波市鄞州区", "Yinzhou, Ningbo, Zhejiang");
    contract.lines =
        lines(&[("电磁流量计", "DN80 PN16", "台", 120, 620_000), ("超声波流量计", "DN150", "台", 48, 855_000)]);
    contract.delivery.place = Wording::new("乙方苏州工厂", "the Suzhou plant of Party B");
    contract.delivery.quality = Wording::new("JJG 1033—2007《电磁流量计》及附件所列技术参数", "JJG 1033-2007");
    contract.delivery.time = DeliveryTime::By(Due::After { event: Event::FirstPayment, within: Period::days(45) });
    contract.disputes.forum = arbitration(Institution::Cietac);
    contract.signing.small_enterprise = SmallEnterprise::Declared { by: Who::Us };
    contract
}

/// The contract of the design pictures, in two columns.
pub(crate) fn flow_meters() -> Contract {
    let mut contract = usual(ContractKind::Sale);
    contract.number = "HT-202605-0012".into();
    contract.circumstances.foreign_related = Answer::No;
    contract.title = Wording::new("流量仪表供货与服务合同", "Flow Meter Supply and Service Contract");
    contract.subject_kind = SubjectKind::Mixed;
    contract.language = ContractLanguage::Both { prevailing: Prevailing::Zh };
    contract.sign_place = Wording::new("江苏省苏州市", "Suzhou, Jiangsu");
    contract.lines = lines(&[
        ("电磁流量计", "DN80 PN16", "台", 120, 620_000),
        ("超声波流量计", "DN150", "台", 48, 855_000),
        ("安装指导与首年检定", "", "项", 1, 13_200_000),
    ]);
    contract.delivery.place = Wording::new("甲方指定地点", "the place named by Party A");
    contract.delivery.time = DeliveryTime::By(Due::After { event: Event::FirstPayment, within: Period::days(45) });
    contract.delivery.inspection = Period::working_days(10);
    let mut ids = Counter(200);
    let mut part = |label, share, due| Instalment {
        id: InstalmentId::fresh(&mut ids),
        label,
        share: Share::Of(Ppm(share)),
        due,
        condition: Wording::default(),
    };
    let after_acceptance = Due::After { event: Event::Acceptance, within: Period::days(30) };
    let parts = vec![
        part(PartLabel::Advance, 300_000, Due::On(day("2026-06-15"))),
        part(PartLabel::Progress, 400_000, Due::On(day("2026-08-31"))),
        part(PartLabel::Acceptance, 250_000, after_acceptance),
        part(PartLabel::Retention, 50_000, Due::On(day("2027-06-30"))),
    ];
    let payment = payment_of(&mut contract);
    payment.plan = Plan::Instalments { parts };
    payment.late_fee.grace = Grace { days: 3, mode: GraceMode::Prospective };
    contract.term.length = TermLength::Months { start: day("2026-06-01"), months: 12 };
    contract.term.renewal = Renewal::Automatic {
        months: 12,
        times: RenewalTimes::AtMost(2),
        objection: Objection::Before(Period::days(30)),
    };
    contract.disputes.forum = Forum::Litigation(Court { link: CourtLink::PlaintiffDomicile, name: Wording::default() });
    contract
}

/// An English distribution contract with everything in it.
pub(crate) fn distribution() -> Contract {
    let mut contract = usual(ContractKind::Distribution);
    contract.number = "HT-202606-0007".into();
    contract.title = Wording::new("流量仪表经销合同", "Flow Meter Distribution Contract");
    contract.language = ContractLanguage::En;
    contract.sign_place = Wording::same("Singapore");
    contract.lines = lines(&[
        ("Electromagnetic flow meter", "DN80 PN16", "pc", 400, 560_000),
        ("Ultrasonic flow meter", "DN150", "pc", 150, 770_000),
    ]);
    contract.delivery.place = Wording::same("Port of Singapore");
    contract.delivery.time = DeliveryTime::PerOrder;
    let payment = payment_of(&mut contract);
    payment.plan = Plan::Monthly {
        day: 25,
        statement_within: Period::working_days(5),
        confirm_within: Period::working_days(5),
        pay_within: Period::days(30),
    };
    let reference = RateTable::constant(Ppm(30_000)).expect("a rate");
    payment.late_fee = LateFeeRule::plain(LateRate::ReferenceMultiple {
        reference,
        hundredths: 150,
        day_count: DayCount::Actual365,
        fixing: Fixing::AtBreach,
    });
    payment.late_fee.cap = Cap::Share { ppm: Ppm(200_000), of: CapBase::OverdueSum };
    payment.acceleration = Acceleration::When { overdue: Ppm(200_000), cure: Period::days(15) };
    if let Clause::Included(sharing) = &mut contract.sharing {
        sharing.mode = ShareMode::Mutual;
        sharing.purpose = Wording::same("joint visits to end customers in the second half of 2026");
        sharing.non_solicitation = NonSolicitation::For(Period::months(12));
        sharing.register = vec![SharedItem {
            what: Wording::same("35 corporate contacts: name, title, work telephone"),
            from: Side::Us,
            recipients: Wording::same("the two account managers of the distributor"),
            purpose: Wording::same("joint visits"),
            personal: PersonalMark::Ordinary,
            basis: LegalBasis::Consent,
            separate_consent: SeparateConsent::Obtained,
            role: RecipientRole::Independent,
            level: SecrecyLevel::OrdinarySecret,
            start: day("2026-07-01"),
            end: day("2026-12-31"),
            end_action: EndAction::Destroy,
        }];
    }
    if let Clause::Included(development) = &mut contract.development {
        development.territory = Wording::same("Singapore and Malaysia");
        development.our_contact = "Chen Yu".into();
    }
    if let Clause::Included(targets) = &mut contract.targets {
        targets.incentive = Incentive::Tiered {
            form: IncentiveForm::Rebate,
            method: TierMethod::Marginal,
            tiers: vec![
                Tier { up_to: TierEnd::At(Money::cny(80_000_000)), rate: Ppm(20_000) },
                Tier { up_to: TierEnd::At(Money::cny(100_000_000)), rate: Ppm(30_000) },
                Tier { up_to: TierEnd::Open, rate: Ppm(50_000) },
            ],
            base: IncentiveBase::Collected,
            pay_within: Period::days(30),
        };
    }
    if let Clause::Included(support) = &mut contract.support {
        support.items = vec![SupportItem {
            kind: SupportKind::Sample,
            what: Wording::same("Demonstration meter DN80 with case"),
            quantity: Quantity::whole(2).expect("a quantity"),
            unit: Wording::new("台", "pc"),
            worth: Worth::Of(Money::cny(1_120_000)),
            title: SupportTitle::Loan,
            due: Due::After { event: Event::Signing, within: Period::days(15) },
            return_by: None,
            borne_by: Side::Us,
        }];
    }
    contract.disputes.mediation =
        Mediation::At { body: Wording::same("the Singapore International Mediation Centre"), within: Period::days(30) };
    contract.disputes.forum = Forum::Arbitration(Arbitration {
        institution: Institution::Siac,
        seat: Wording::default(),
        language: ArbitrationLanguage::English,
        arbitrators: Arbitrators::One,
    });
    contract.our_capacity = Capacity::PartyB;
    contract
}

/// A Chinese contract on secrecy alone.
pub(crate) fn secrecy() -> Contract {
    let mut contract = usual(ContractKind::NonDisclosure);
    contract.number = "HT-202606-0009".into();
    contract.title = Wording::new("保密协议", "Non-Disclosure Agreement");
    contract.special = Wording::new("甲方的产线图纸仅可在甲方厂区内查阅。", "Drawings are read on site only.");
    contract.disputes.forum = arbitration(Institution::Shiac);
    contract
}

/// All of them.
pub(crate) fn samples() -> Vec<Contract> {
    vec![usual_with_goods(), flow_meters(), distribution(), secrecy()]
}
