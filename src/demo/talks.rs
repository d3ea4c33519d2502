//! Contracts that are not in force yet, or never came to be.

use super::deal::{
    DESK, Deal, HEAD, LI, Paid, Parts, Renewing, SHEN, Span, Starts, Step, When, Where, ZHOU, shares, signed,
};
use super::firms::Firm;
use super::wares::{CORIOLIS, MAGNETIC, PRESSURE, TEMPERATURE, TERMINAL, ULTRASONIC, guidance, spares, training, yuan};
use crate::domain::contract::party::{ContractKind, ContractLanguage, Prevailing};
use crate::domain::contract::plan::{Event, PartLabel, Period};
use crate::domain::contract::term::{Objection, Renewal, RenewalTimes};
use crate::domain::late_fee::rule::Cap;

/// From a nearly empty draft to a signed contract that waits for its day, and one that was given up.
pub(super) fn deals() -> Vec<(Firm, Deal)> {
    let yearly = Renewal::Automatic {
        months: 12,
        times: RenewalTimes::Unlimited,
        objection: Objection::Before(Period::days(30)),
    };
    vec![
        (
            Firm::Hengli,
            Deal {
                forum: Where::Open,
                note: "样机测试合格后再谈数量。",
                ..Deal::sale(("DN80 流量计批量替换合同", ""), LI, -1)
            },
        ),
        (
            Firm::Chengchuan,
            Deal {
                lines: vec![(MAGNETIC, 120), (ULTRASONIC, 48), (guidance(132_000), 1)],
                parts: Parts::Shares(shares([
                    (PartLabel::Advance, 300, When::Day(26)),
                    (PartLabel::Progress, 400, When::Day(103)),
                    (PartLabel::Acceptance, 250, When::After(Event::Acceptance, 30)),
                    (PartLabel::Retention, 50, When::Day(406)),
                ])),
                span: Span::Months { start: 12, months: 12 },
                renewal: Renewing::As(yearly),
                grace: 3,
                cap: Cap::None,
                note: "对方法务坚持检定周期写 12 个月，不接受 24 个月。",
                ..Deal::sale(("流量仪表供货与服务合同", "Flow Meter Supply and Service Contract"), LI, -15)
            },
        ),
        (
            Firm::Qianyu,
            Deal {
                lines: vec![(ULTRASONIC, 60), (TERMINAL, 40), (guidance(9_000), 1)],
                parts: Parts::Shares(shares([
                    (PartLabel::Advance, 300, When::After(Event::Signing, 10)),
                    (PartLabel::OnDelivery, 600, When::After(Event::Delivery, 30)),
                    (PartLabel::Acceptance, 100, When::After(Event::Acceptance, 30)),
                ])),
                span: Span::UntilDone { start: 30 },
                path: vec![Step::Shared(-12)],
                note: "对方要求报价含安装辅材。",
                ..Deal::sale(("产线冷却水监测供货合同", "Cooling Water Monitoring Supply Contract"), ZHOU, -20)
            },
        ),
        (
            Firm::Qixi,
            Deal {
                language: ContractLanguage::Both { prevailing: Prevailing::Zh },
                lines: vec![(CORIOLIS, 8), (guidance(7_600), 1)],
                parts: Parts::Shares(shares([
                    (PartLabel::Advance, 400, When::After(Event::Signing, 15)),
                    (PartLabel::Acceptance, 600, When::After(Event::Acceptance, 30)),
                ])),
                span: Span::UntilDone { start: 20 },
                version: 2,
                path: vec![
                    Step::Shared(-21),
                    Step::Submitted(-9),
                    Step::Returned(-8, HEAD, "验收标准没有写明洁净区的取样点，请与对方质量部补齐。"),
                ],
                ..Deal::sale(("注射用水点位计量合同", "Water-for-Injection Metering Contract"), ZHOU, -25)
            },
        ),
        (
            Firm::Luyu,
            Deal {
                kind: ContractKind::Distribution,
                lines: vec![(MAGNETIC, 200), (ULTRASONIC, 120), (TEMPERATURE, 100), (training(30_000), 1)],
                parts: Parts::Equal(vec![40, 131, 222, 313]),
                span: Span::Months { start: 12, months: 12 },
                version: 4,
                path: vec![Step::Shared(-22), Step::Submitted(-3), Step::Approved(-2, DESK)],
                paid: vec![Paid {
                    advance: yuan(38_000),
                    note: "展厅样机备货款，合同签署后核销。",
                    ..Paid::of(-10, Vec::new())
                }],
                ..Deal::sale(("福建区域经销协议", "Distribution Agreement for Fujian"), ZHOU, -30)
            },
        ),
        (
            Firm::Mine,
            Deal {
                lines: vec![(TERMINAL, 40), (spares(6_000), 1)],
                parts: Parts::Lump(When::After(Event::Invoice, 30)),
                span: Span::UntilDone { start: 0 },
                path: vec![
                    Step::Shared(-18),
                    Step::Submitted(-8),
                    Step::Approved(-7, DESK),
                    Step::Approved(-6, HEAD),
                    Step::SignedByUs(-4),
                ],
                note: "已寄出两份，等对方盖章寄回。",
                ..Deal::sale(("配套集成件供货合同", "Integration Parts Supply Contract"), SHEN, -24)
            },
        ),
        (
            Firm::Diancui,
            Deal {
                lines: vec![(MAGNETIC, 60), (ULTRASONIC, 14), (PRESSURE, 5)],
                parts: Parts::Shares(shares([
                    (PartLabel::Advance, 300, When::Day(26)),
                    (PartLabel::OnDelivery, 600, When::After(Event::Delivery, 30)),
                    (PartLabel::Retention, 100, When::After(Event::WarrantyEnd, 10)),
                ])),
                span: Span::Months { start: 12, months: 12 },
                starts: Starts::Day(12),
                version: 3,
                path: signed(-6),
                ..Deal::sale(("新厂区流量仪表供货合同", "Flow Meter Supply Contract for the New Plant"), ZHOU, -34)
            },
        ),
        (
            Firm::Lingding,
            Deal {
                lines: vec![(ULTRASONIC, 40), (MAGNETIC, 12), (spares(3_600), 1)],
                parts: Parts::Shares(shares([
                    (PartLabel::Advance, 500, When::Day(19)),
                    (PartLabel::Balance, 500, When::After(Event::Delivery, 30)),
                ])),
                span: Span::UntilDone { start: -5 },
                starts: Starts::FirstPayment,
                path: signed(-5),
                note: "收到预付款后生效，再排产。",
                ..Deal::sale(("海上平台计量改造合同", "Offshore Platform Metering Contract"), SHEN, -28)
            },
        ),
        (
            Firm::Botao,
            Deal {
                lines: vec![(ULTRASONIC, 10), (spares(2_500), 1)],
                parts: Parts::Lump(When::After(Event::Delivery, 30)),
                span: Span::UntilDone { start: -90 },
                path: vec![Step::Shared(-90), Step::Void(-70, "对方新船项目取消，双方同意不再签署。")],
                ..Deal::sale(("船用流量计试装合同", "Marine Flow Meter Trial Contract"), LI, -95)
            },
        ),
    ]
}
