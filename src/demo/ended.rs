//! Contracts that are over.

use super::deal::{DESK, Deal, LI, Paid, Parts, Renewing, SHEN, Span, Step, When, shares, signed, signed_then};
use super::firms::Firm;
use super::wares::{CALIBRATION, PORTABLE, ULTRASONIC, guidance, spares};
use crate::domain::contract::party::{ContractKind, SubjectKind};
use crate::domain::contract::plan::{Event, PartLabel};
use crate::domain::contract::term::Renewal;
use crate::domain::lifecycle::contract::event::TerminationGround;
use crate::domain::rate::Ppm;
use crate::domain::receipt::PaymentMethod;

/// Terminated, run out, performed, and put away.
pub(super) fn deals() -> Vec<(Firm, Deal)> {
    vec![
        (
            Firm::Hantao,
            Deal {
                lines: vec![(ULTRASONIC, 10), (guidance(10_000), 1)],
                parts: Parts::Shares(shares([
                    (PartLabel::Advance, 400, When::Day(-160)),
                    (PartLabel::OnDelivery, 600, When::After(Event::Delivery, 30)),
                ])),
                span: Span::Months { start: -180, months: 12 },
                path: signed_then(
                    -180,
                    [Step::Terminated {
                        notice: -66,
                        effective: -60,
                        ground: TerminationGround::Mutual,
                        note: "对方停产改造，双方协商解除；已付款抵已交图纸与备料费用。",
                    }],
                ),
                paid: vec![Paid::whole(0, -158)],
                ..Deal::sale(("余热回收点位合同", "Waste Heat Recovery Metering Contract"), DESK, -196)
            },
        ),
        (
            Firm::Botao,
            Deal {
                lines: vec![(ULTRASONIC, 20), (spares(12_900), 1)],
                parts: Parts::Equal(vec![-370, -280, -190]),
                span: Span::UpTo { end: -35, months: 12 },
                renewal: Renewing::As(Renewal::None),
                path: signed(-402),
                happened: vec![(Event::Delivery, -350), (Event::Acceptance, -340)],
                paid: vec![Paid::whole(0, -371), Paid::whole(1, -280), Paid::whole(2, -192)],
                ..Deal::sale(("船用超声波流量计买卖合同", "Marine Ultrasonic Flow Meter Sale Contract"), LI, -415)
            },
        ),
        (
            Firm::Chengchuan,
            Deal {
                kind: ContractKind::Framework,
                lines: vec![(PORTABLE, 60), (CALIBRATION, 100)],
                parts: Parts::Equal(vec![-620, -430]),
                span: Span::UntilDone { start: -720 },
                path: signed_then(-720, [Step::Completed(-395)]),
                happened: vec![(Event::Delivery, -600), (Event::Acceptance, -590)],
                paid: vec![
                    Paid::whole(0, -622),
                    Paid {
                        method: PaymentMethod::SetOff,
                        against: "我方向对方采购水质在线监测终端的货款",
                        ..Paid::whole(1, -430)
                    },
                ],
                ..Deal::sale(("便携仪表年度框架合同", "Portable Instruments Framework Contract"), LI, -735)
            },
        ),
        (
            Firm::Luhu,
            Deal {
                kind: ContractKind::Service,
                subject: SubjectKind::Services,
                tax: Ppm(60_000),
                lines: vec![(CALIBRATION, 100)],
                parts: Parts::Lump(When::Day(-500)),
                span: Span::UntilDone { start: -560 },
                path: signed_then(-560, [Step::Completed(-470), Step::Archived(-440)]),
                happened: vec![(Event::Acceptance, -520)],
                paid: vec![Paid::whole(0, -503)],
                ..Deal::sale(("在线仪表校准服务合同", "On-Line Instrument Calibration Contract"), SHEN, -572)
            },
        ),
    ]
}
