//! The opportunities of the sample book, as they are told.

use super::deal::{LI, SHEN, ZHOU};
use super::firms::Firm;
use super::wares::{CALIBRATION, MAGNETIC, PRESSURE, TERMINAL, ULTRASONIC, VORTEX, Ware};

/// An opportunity. Days are counted from today.
pub(super) struct Pursuit {
    pub(super) firm: Firm,
    pub(super) name: &'static str,
    pub(super) owner: &'static str,
    /// In yuan.
    pub(super) amount: i64,
    pub(super) began: i64,
    pub(super) close: i64,
    /// The stages it moved on to, each with its day.
    pub(super) moves: &'static [(&'static str, i64)],
    pub(super) end: End,
    pub(super) next: Option<(&'static str, i64)>,
    pub(super) competitor: &'static str,
    pub(super) note: &'static str,
    /// What they would buy, as far as anybody noted it by the piece; it comes to the amount.
    pub(super) lines: &'static [(Ware, i64)],
    pub(super) offers: &'static [Offer],
}

/// How it ended.
pub(super) enum End {
    Open,
    Won(i64),
    Lost(i64, &'static str),
}

/// A version of a quote.
pub(super) struct Offer {
    pub(super) on: i64,
    pub(super) valid: i64,
    pub(super) answer: Answer,
    pub(super) lines: &'static [(Ware, i64)],
    pub(super) payment: &'static str,
    pub(super) delivery: &'static str,
}

pub(super) enum Answer {
    Draft,
    Sent,
    Accepted(i64),
    Rejected(i64, &'static str),
}

const OPEN: Pursuit = Pursuit {
    firm: Firm::Lingding,
    name: "",
    owner: LI,
    amount: 0,
    began: 0,
    close: 0,
    moves: &[],
    end: End::Open,
    next: None,
    competitor: "",
    note: "",
    lines: &[],
    offers: &[],
};

/// In the order in which they began.
pub(super) const PURSUITS: &[Pursuit] = &[
    Pursuit {
        firm: Firm::Haiyue,
        name: "泵站在线监测",
        owner: ZHOU,
        amount: 1_264_000,
        began: -96,
        close: -18,
        moves: &[("needs", -80), ("proposal", -61), ("negotiation", -40)],
        end: End::Won(-16),
        ..OPEN
    },
    Pursuit {
        firm: Firm::Botao,
        name: "船用燃油计量",
        owner: SHEN,
        amount: 640_000,
        began: -92,
        close: -20,
        moves: &[("needs", -70), ("proposal", -44)],
        end: End::Lost(-12, "price: 比中标价高一成半"),
        competitor: "海测仪器",
        ..OPEN
    },
    Pursuit {
        firm: Firm::Jiangyuan,
        name: "年度框架续签",
        owner: ZHOU,
        amount: 980_000,
        began: -85,
        close: 10,
        moves: &[("needs", -66), ("proposal", -45), ("negotiation", -14)],
        next: Some(("对方定采购方式", 11)),
        note: "去年框架执行到九成，愿意续，想把校准并进来。",
        ..OPEN
    },
    Pursuit {
        firm: Firm::Hunhe,
        name: "液压站油耗监测",
        owner: SHEN,
        amount: 480_000,
        began: -78,
        close: -10,
        moves: &[("needs", -55)],
        end: End::Lost(-9, "stopped"),
        ..OPEN
    },
    Pursuit {
        firm: Firm::Nanheng,
        name: "阀门试验台配套",
        owner: LI,
        amount: 356_000,
        began: -70,
        close: -8,
        moves: &[("needs", -62), ("proposal", -48), ("negotiation", -24)],
        end: End::Won(-7),
        ..OPEN
    },
    Pursuit {
        firm: Firm::Chengchuan,
        name: "流量仪表年度供货",
        owner: LI,
        amount: 1_286_400,
        began: -64,
        close: 8,
        moves: &[("needs", -50), ("proposal", -33), ("negotiation", -9)],
        next: Some(("回复检定周期的修改意见", 0)),
        competitor: "海测仪器",
        note: "技术已经认可，只剩检定周期和付款节点。",
        offers: &[Offer {
            on: -33,
            valid: 27,
            answer: Answer::Sent,
            lines: &[(MAGNETIC, 150), (ULTRASONIC, 30), (CALIBRATION, 210)],
            payment: "预付三成，到货六成，验收一成",
            delivery: "合同生效后五周",
        }],
        ..OPEN
    },
    Pursuit {
        firm: Firm::Luyu,
        name: "二厂扩建计量",
        owner: ZHOU,
        amount: 1_150_000,
        began: -58,
        close: 33,
        moves: &[("needs", -41), ("proposal", -19)],
        next: Some(("等对方技术评审", 6)),
        competitor: "恒测科技",
        offers: &[
            Offer {
                on: -19,
                valid: 11,
                answer: Answer::Rejected(-8, "超了预算，要求分两期"),
                lines: &[(MAGNETIC, 160), (VORTEX, 48)],
                payment: "预付三成，到货七成",
                delivery: "四周",
            },
            Offer {
                on: -5,
                valid: 16,
                answer: Answer::Sent,
                lines: &[(MAGNETIC, 110), (VORTEX, 24), (TERMINAL, 12)],
                payment: "预付三成，到货六成，验收一成",
                delivery: "分两期，首期四周",
            },
        ],
        ..OPEN
    },
    Pursuit {
        firm: Firm::Songling,
        name: "换热站热量表",
        owner: LI,
        amount: 260_000,
        began: -55,
        close: 140,
        next: Some(("等采暖季结束再约", 26)),
        ..OPEN
    },
    Pursuit {
        firm: Firm::Diancui,
        name: "三年供货续签",
        owner: ZHOU,
        amount: 498_600,
        began: -49,
        close: 70,
        moves: &[("needs", -38), ("proposal", -22), ("negotiation", -6)],
        next: Some(("对方要两年价，报过去", 2)),
        ..OPEN
    },
    Pursuit {
        firm: Firm::Luhu,
        name: "切削液计量",
        owner: SHEN,
        amount: 148_800,
        began: -44,
        close: 72,
        moves: &[("needs", -26)],
        ..OPEN
    },
    Pursuit {
        firm: Firm::Hengli,
        name: "DN80 批量替换",
        owner: LI,
        amount: 528_000,
        began: -41,
        close: 42,
        moves: &[("needs", -30), ("proposal", -12)],
        next: Some(("送样机到现场", 0)),
        note: "年底前有一笔技改预算没用完。",
        lines: &[(MAGNETIC, 84), (CALIBRATION, 15)],
        ..OPEN
    },
    Pursuit {
        firm: Firm::Qixi,
        name: "注射用水点位",
        owner: ZHOU,
        amount: 236_400,
        began: -36,
        close: 48,
        moves: &[("needs", -25), ("proposal", -10)],
        next: Some(("等对方评审会", 9)),
        offers: &[Offer {
            on: -10,
            valid: 20,
            answer: Answer::Accepted(-2),
            lines: &[(VORTEX, 36), (PRESSURE, 40)],
            payment: "验收合格后三十天内付清",
            delivery: "三周",
        }],
        ..OPEN
    },
    Pursuit {
        firm: Firm::Mine,
        name: "配套集成件",
        owner: SHEN,
        amount: 164_000,
        began: -33,
        close: 25,
        moves: &[("needs", -27), ("proposal", -21)],
        offers: &[Offer {
            on: -26,
            valid: 4,
            answer: Answer::Sent,
            lines: &[(TERMINAL, 32), (PRESSURE, 27)],
            payment: "款到发货",
            delivery: "现货",
        }],
        ..OPEN
    },
    Pursuit {
        firm: Firm::Weifeng,
        name: "洁净区微流量",
        owner: LI,
        amount: 312_000,
        began: -29,
        close: 50,
        moves: &[("needs", -13)],
        next: Some(("确认安装要求", 0)),
        ..OPEN
    },
    Pursuit {
        firm: Firm::Tallowmere,
        name: "Bunker metering skids",
        owner: SHEN,
        amount: 720_000,
        began: -28,
        close: -4,
        moves: &[("needs", -20), ("proposal", -15)],
        end: End::Lost(-4, "delivery: 对方要三周内到港"),
        ..OPEN
    },
    Pursuit {
        firm: Firm::Qianyu,
        name: "产线冷却水监测",
        owner: ZHOU,
        amount: 680_000,
        began: -22,
        close: 55,
        moves: &[("needs", -16)],
        next: Some(("回访报价的前提", 1)),
        offers: &[Offer {
            on: -1,
            valid: 29,
            answer: Answer::Draft,
            lines: &[(ULTRASONIC, 48), (TERMINAL, 24)],
            payment: "",
            delivery: "四周，含安装辅材",
        }],
        ..OPEN
    },
    Pursuit {
        firm: Firm::Lingding,
        name: "海上平台计量改造",
        owner: SHEN,
        amount: 420_000,
        began: -15,
        close: 118,
        next: Some(("约首次拜访", 14)),
        ..OPEN
    },
    Pursuit {
        firm: Firm::Hantao, name: "余热回收点位", owner: SHEN, amount: 95_500, began: -8, close: 112, ..OPEN
    },
];
