//! Contracts in force: money on time, late, in parts, early and taken back.

use super::deal::{
    Counted, Deal, Fate, LI, Paid, Parts, Renewing, SHEN, Span, When, Where, ZHOU, shares, signed, signed_then,
};
use super::deal::{DESK, Step};
use super::firms::Firm;
use super::wares::{
    CALIBRATION, CORIOLIS, MAGNETIC, PRESSURE, TEMPERATURE, TERMINAL, ULTRASONIC, VORTEX, guidance, inspection, spares,
    training, yuan,
};
use crate::domain::contract::party::{ContractKind, ContractLanguage, SubjectKind};
use crate::domain::contract::plan::{Event, PartLabel, Period};
use crate::domain::contract::service::ServiceCredit;
use crate::domain::contract::term::{Objection, Renewal, RenewalTimes};
use crate::domain::lifecycle::contract::event::{SuspensionGround, TerminationGround};
use crate::domain::rate::Ppm;
use crate::domain::receipt::PaymentMethod;

/// Everything that is signed and not over: most of it in force, one suspended, one under notice.
pub(super) fn deals() -> Vec<(Firm, Deal)> {
    let mut deals = money_late();
    deals.extend(money_on_time());
    deals.extend(in_trouble());
    deals
}

fn money_late() -> Vec<(Firm, Deal)> {
    vec![
        // 50 days late, paid in two parts so far
        (
            Firm::Haiyue,
            Deal {
                lines: vec![(MAGNETIC, 40), (ULTRASONIC, 24), (guidance(46_800), 1)],
                parts: Parts::Shares(shares([
                    (PartLabel::Advance, 300, When::Day(-110)),
                    (PartLabel::Progress, 400, When::Day(-50)),
                    (PartLabel::Acceptance, 300, When::Day(34)),
                ])),
                span: Span::Months { start: -125, months: 12 },
                path: signed(-125),
                happened: vec![(Event::Delivery, -64)],
                paid: vec![
                    Paid::whole(0, -110),
                    Paid { note: "余下的等管网验收。", ..Paid::some(1, -30, yuan(80_000)) },
                    Paid { note: "余款月底前再回一笔。", ..Paid::some(1, -8, yuan(50_000)) },
                ],
                ..Deal::sale(("泵站改造供货合同", "Pump Station Refit Supply Contract"), LI, -139)
            },
        ),
        // paid 20 days late, with the late fee
        (
            Firm::Haiyue,
            Deal {
                lines: vec![(ULTRASONIC, 48), (TERMINAL, 50), (guidance(32_100), 1)],
                parts: Parts::Shares(shares([
                    (PartLabel::Advance, 300, When::Day(-232)),
                    (PartLabel::OnDelivery, 400, When::Day(-141)),
                    (PartLabel::Acceptance, 300, When::Day(57)),
                ])),
                span: Span::Months { start: -245, months: 24 },
                path: signed(-245),
                happened: vec![(Event::Delivery, -171)],
                paid: vec![
                    Paid::whole(0, -235),
                    Paid {
                        note: "含逾期 20 天的违约金。",
                        ..Paid::of(-121, vec![(1, Counted::Whole), (1, Counted::LateFee(yuan(2_560)))])
                    },
                ],
                ..Deal::sale(("管网监测一期供货合同", "Pipe Network Monitoring Contract, Phase 1"), LI, -258)
            },
        ),
        // 12 days late: the bill that paid it was not honoured
        (
            Firm::Nanheng,
            Deal {
                lines: vec![(MAGNETIC, 64), (PRESSURE, 80), (TEMPERATURE, 140)],
                parts: Parts::Equal(vec![-194, -103, -12, 79]),
                span: Span::Months { start: -205, months: 12 },
                forum: Where::Court,
                credit: ServiceCredit::Share { each: Ppm(50_000), cap: Ppm(200_000) },
                path: signed(-205),
                happened: vec![(Event::Delivery, -182), (Event::Acceptance, -171)],
                paid: vec![
                    Paid::whole(0, -195),
                    Paid::whole(1, -103),
                    Paid {
                        method: PaymentMethod::Bill,
                        fate: Fate::Reversed(-6, "承兑汇票到期未获兑付，银行退票。"),
                        ..Paid::whole(2, -13)
                    },
                ],
                ..Deal::sale(("阀组配套仪表供货合同", "Valve Skid Instrument Supply Contract"), SHEN, -219)
            },
        ),
        // 3 days late
        (
            Firm::Weifeng,
            Deal {
                lines: vec![(CORIOLIS, 3), (guidance(10_200), 1)],
                parts: Parts::Lump(When::Day(-3)),
                span: Span::Months { start: -40, months: 12 },
                grace: 5,
                path: signed(-40),
                happened: vec![(Event::Delivery, -33), (Event::Acceptance, -24)],
                ..Deal::sale(("洁净区微流量计供货合同", "Clean-Room Micro Flow Meter Contract"), LI, -52)
            },
        ),
        // three years, one part once paid 18 days late; its late fee is still open
        (
            Firm::Diancui,
            Deal {
                lines: vec![(MAGNETIC, 200), (ULTRASONIC, 80), (PRESSURE, 150), (training(14_000), 1)],
                parts: Parts::Equal(vec![-900, -715, -530, -345, -160, 25]),
                span: Span::UpTo { end: 103, months: 36 },
                path: signed(-996),
                paid: vec![
                    Paid::whole(0, -901),
                    Paid::whole(1, -716),
                    Paid::whole(2, -530),
                    Paid::whole(3, -327),
                    Paid::whole(4, -160),
                ],
                ..Deal::sale(("三年供货合同", "Three-Year Supply Contract"), ZHOU, -1_015)
            },
        ),
    ]
}

fn money_on_time() -> Vec<(Firm, Deal)> {
    vec![
        // the first half early, the second due today
        (
            Firm::Luhu,
            Deal {
                lines: vec![(VORTEX, 60), (PRESSURE, 80), (CALIBRATION, 20)],
                parts: Parts::Shares(shares([
                    (PartLabel::Advance, 500, When::Day(-60)),
                    (PartLabel::Progress, 500, When::Day(0)),
                ])),
                span: Span::Months { start: -84, months: 12 },
                path: signed(-84),
                happened: vec![(Event::Delivery, -21)],
                paid: vec![Paid { note: "提前 15 天支付。", ..Paid::whole(0, -75) }],
                ..Deal::sale(("切削液计量供货合同", "Coolant Metering Supply Contract"), SHEN, -98)
            },
        ),
        // due in 11 days
        (
            Firm::Mine,
            Deal {
                lines: vec![(ULTRASONIC, 50), (TERMINAL, 40), (training(3_500), 1)],
                parts: Parts::Shares(shares([
                    (PartLabel::Advance, 300, When::Day(-150)),
                    (PartLabel::OnDelivery, 450, When::Day(-49)),
                    (PartLabel::Acceptance, 250, When::Day(11)),
                ])),
                span: Span::Months { start: -160, months: 18 },
                path: signed(-160),
                happened: vec![(Event::Delivery, -79), (Event::Acceptance, -19)],
                paid: vec![Paid::whole(0, -150), Paid { method: PaymentMethod::Bill, ..Paid::whole(1, -52) }],
                ..Deal::sale(("自动化集成供货合同", "Automation Supply Contract"), SHEN, -174)
            },
        ),
        // renews by itself unless notice is given within 11 days
        (
            Firm::Jiangyuan,
            Deal {
                kind: ContractKind::Framework,
                lines: vec![(MAGNETIC, 160), (ULTRASONIC, 100), (PRESSURE, 60), (inspection(30_200), 1)],
                parts: Parts::Equal(vec![-240, -150, -60, 30]),
                span: Span::UpTo { end: 41, months: 12 },
                renewal: Renewing::As(Renewal::Automatic {
                    months: 12,
                    times: RenewalTimes::Unlimited,
                    objection: Objection::Before(Period::days(30)),
                }),
                path: signed(-326),
                aimed: Some(260_000),
                paid: vec![Paid::whole(0, -241), Paid::whole(1, -150), Paid::whole(2, -61)],
                note: "对方年用量下降，续期前先谈价格。",
                ..Deal::sale(("年度供货框架合同", "Annual Supply Framework Contract"), ZHOU, -340)
            },
        ),
        // runs out in 40 days
        (
            Firm::Qixi,
            Deal {
                kind: ContractKind::Service,
                subject: SubjectKind::Services,
                tax: Ppm(60_000),
                lines: vec![(CALIBRATION, 600), (inspection(140_000), 1)],
                parts: Parts::Equal(vec![-236, -145, -54, 37]),
                span: Span::UpTo { end: 40, months: 12 },
                grace: 5,
                path: signed(-328),
                paid: vec![Paid::whole(0, -236), Paid::whole(1, -148), Paid::whole(2, -50)],
                ..Deal::sale(("计量服务合同", "Metrology Service Contract"), ZHOU, -345)
            },
        ),
        // by milestones: delivered and accepted, the warranty still runs
        (
            Firm::Chengchuan,
            Deal {
                lines: vec![(MAGNETIC, 100), (ULTRASONIC, 50), (guidance(72_500), 1)],
                parts: Parts::Milestones(shares([
                    (PartLabel::Advance, 375, When::Day(-300)),
                    (PartLabel::OnDelivery, 250, When::After(Event::Delivery, 30)),
                    (PartLabel::Acceptance, 325, When::After(Event::Acceptance, 30)),
                    (PartLabel::Retention, 50, When::After(Event::WarrantyEnd, 10)),
                ])),
                span: Span::UntilDone { start: -310 },
                version: 2,
                path: signed(-310),
                happened: vec![(Event::Delivery, -38), (Event::Acceptance, -7)],
                paid: vec![Paid::whole(0, -303), Paid::whole(1, -8)],
                ..Deal::sale(("监测点位二期合同", "Monitoring Points Contract, Phase 2"), LI, -330)
            },
        ),
        // all but the retention
        (
            Firm::Chengchuan,
            Deal {
                lines: vec![(MAGNETIC, 60), (ULTRASONIC, 28), (CORIOLIS, 1)],
                parts: Parts::Shares(shares([
                    (PartLabel::Advance, 300, When::Day(-430)),
                    (PartLabel::OnDelivery, 650, When::After(Event::Delivery, 30)),
                    (PartLabel::Retention, 50, When::After(Event::WarrantyEnd, 10)),
                ])),
                span: Span::UntilDone { start: -440 },
                path: signed(-440),
                happened: vec![(Event::Delivery, -380), (Event::Acceptance, -368)],
                paid: vec![Paid::whole(0, -432), Paid::whole(1, -352)],
                ..Deal::sale(("监测点位一期合同", "Monitoring Points Contract, Phase 1"), LI, -455)
            },
        ),
        // in English; part of the balance came early
        (
            Firm::Tallowmere,
            Deal {
                subject: SubjectKind::Goods,
                language: ContractLanguage::En,
                tax: Ppm(0),
                lines: vec![(ULTRASONIC, 60), (MAGNETIC, 30), (spares(36_600), 1)],
                parts: Parts::Shares(shares([
                    (PartLabel::Advance, 400, When::Day(-45)),
                    (PartLabel::Balance, 600, When::After(Event::Delivery, 30)),
                ])),
                span: Span::Months { start: -58, months: 12 },
                forum: Where::ShanghaiInEnglish,
                path: signed(-58),
                happened: vec![(Event::Delivery, -2)],
                paid: vec![Paid::whole(0, -46), Paid::some(1, -1, yuan(100_000))],
                ..Deal::sale(("船用流量仪表供货合同", "Marine Flow Instrument Supply Contract"), ZHOU, -72)
            },
        ),
        // secrets only, no money
        (
            Firm::Qianyu,
            Deal {
                kind: ContractKind::NonDisclosure,
                span: Span::Open { start: -64 },
                path: signed(-64),
                ..Deal::sale(("产线资料保密协议", "Non-Disclosure Agreement on Production Lines"), ZHOU, -75)
            },
        ),
    ]
}

fn in_trouble() -> Vec<(Firm, Deal)> {
    vec![
        // suspended: more than 90 days late
        (
            Firm::Songling,
            Deal {
                lines: vec![(MAGNETIC, 40), (ULTRASONIC, 8), (spares(3_600), 1)],
                parts: Parts::Sums(vec![
                    (PartLabel::Progress, yuan(266_000), When::Day(-190)),
                    (PartLabel::Balance, yuan(54_000), When::Day(-104)),
                ]),
                span: Span::Months { start: -210, months: 12 },
                path: signed_then(
                    -210,
                    [Step::Suspended(
                        -20,
                        SuspensionGround::CounterPerformance,
                        "尾款逾期超过 60 天，通知后仍未支付，暂停供货与现场服务。",
                    )],
                ),
                happened: vec![(Event::Delivery, -134), (Event::Acceptance, -120)],
                paid: vec![Paid::whole(0, -185)],
                ..Deal::sale(("换热站流量仪表供货合同", "Heat Exchange Station Supply Contract"), LI, -224)
            },
        ),
        // under notice for breach
        (
            Firm::Hunhe,
            Deal {
                lines: vec![(MAGNETIC, 20), (guidance(24_000), 1)],
                parts: Parts::Shares(shares([
                    (PartLabel::Advance, 500, When::Day(-130)),
                    (PartLabel::Balance, 500, When::Day(-70)),
                ])),
                span: Span::Months { start: -140, months: 12 },
                path: signed_then(
                    -140,
                    [Step::Terminated {
                        notice: -12,
                        effective: 18,
                        ground: TerminationGround::MaterialBreach,
                        note: "尾款逾期超过 60 天，催告后在合理期限内仍未履行。",
                    }],
                ),
                happened: vec![(Event::Delivery, -100)],
                paid: vec![Paid::whole(0, -131)],
                ..Deal::sale(("轧机冷却水计量合同", "Rolling Mill Cooling Water Contract"), DESK, -152)
            },
        ),
    ]
}
