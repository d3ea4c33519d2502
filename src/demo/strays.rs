//! Customers that nobody spoke with for long, the pool they fell into, and who took them out of it.

use super::DemoError;
use super::cast::enter_all;
use super::deal::{CHENG, DESK, LI, SHEN, ZHOU};
use super::firms::{Code, Firm, Role};
use super::scene::Scene;
use super::visits::{Said, enter_said, said};
use crate::domain::activity::ActivityKind;
use crate::domain::contact::ContactRole;
use crate::domain::customer::{Level, TradeRole};
use crate::domain::id::{NewId, PoolEventId};
use crate::domain::pool::{Move, PoolEvent};

/// Those who never bought anything.
const STRAYS: &[Role] = &[
    Role {
        firm: Firm::Yunmen,
        number: "KH-0109",
        name: "贵阳云门制药有限公司",
        short: "云门制药",
        level: Level::B,
        trade: TradeRole::Customer,
        industry: "制药",
        source: "展会",
        region: "贵阳",
        address: "贵州省贵阳市观山湖区云门路 21 号",
        code: Code::Mainland("520115", 81_406_233),
        legal: "龙既明",
        owner: LI,
        months: 8,
        credit: 0,
        note: "",
        people: &[("杨晚晴", "设备经理", ContactRole::Decision, "yang.wanqing")],
    },
    Role {
        firm: Firm::Baisha,
        number: "KH-0112",
        name: "柳州白沙酿造股份有限公司",
        short: "白沙酿造",
        level: Level::C,
        trade: TradeRole::Customer,
        industry: "食品",
        source: "电话拜访",
        region: "柳州",
        address: "广西柳州市柳北区白沙大道 58 号",
        code: Code::Mainland("450205", 17_930_664),
        legal: "覃望山",
        owner: SHEN,
        months: 7,
        credit: 0,
        note: "",
        people: &[("韦思远", "采购", ContactRole::Decision, "wei.siyuan")],
    },
    Role {
        firm: Firm::Xiling,
        number: "KH-0097",
        name: "宜昌西陵水电设备有限公司",
        short: "西陵水电",
        level: Level::B,
        trade: TradeRole::Customer,
        industry: "水电",
        source: "行业协会",
        region: "宜昌",
        address: "湖北省宜昌市西陵区坝河路 7 号",
        code: Code::Mainland("420502", 233_718_052),
        legal: "向河清",
        owner: "",
        months: 13,
        credit: 0,
        note: "年度预算三月定。",
        people: &[("覃若水", "物资主管", ContactRole::Decision, "qin.ruoshui")],
    },
    Role {
        firm: Firm::Qingniao,
        number: "KH-0104",
        name: "海口青鸟冷链物流有限公司",
        short: "青鸟冷链",
        level: Level::C,
        trade: TradeRole::Customer,
        industry: "物流",
        source: "官网咨询",
        region: "海口",
        address: "海南省海口市秀英区青鸟路 12 号",
        code: Code::Mainland("460105", 306_551_498),
        legal: "符南星",
        owner: "",
        months: 10,
        credit: 0,
        note: "",
        people: &[("王以安", "工程部", ContactRole::User, "wang.yian")],
    },
    Role {
        firm: Firm::Lanshan,
        number: "KH-0120",
        name: "温州兰山泵业有限公司",
        short: "兰山泵业",
        level: Level::C,
        trade: TradeRole::Customer,
        industry: "泵阀",
        source: "展会",
        region: "温州",
        address: "浙江省温州市龙湾区兰山路 36 号",
        code: Code::Mainland("330303", 64_827_510),
        legal: "叶丰年",
        owner: CHENG,
        months: 6,
        credit: 0,
        note: "",
        people: &[("潘越", "技术部", ContactRole::User, "pan.yue")],
    },
    Role {
        firm: Firm::Hefeng,
        number: "KH-0090",
        name: "嘉兴禾丰印染有限公司",
        short: "禾丰印染",
        level: Level::D,
        trade: TradeRole::Customer,
        industry: "印染",
        source: "电话拜访",
        region: "嘉兴",
        address: "浙江省嘉兴市秀洲区禾丰路 90 号",
        code: Code::Mainland("330411", 150_392_877),
        legal: "沈穗",
        owner: SHEN,
        months: 15,
        credit: 0,
        note: "",
        people: &[("钱满仓", "动力车间", ContactRole::User, "qian.mancang")],
    },
];

/// What was said with them last.
const SAID: &[Said] = &[
    said(Firm::Hefeng, ActivityKind::Call, -171, LI, "车间在改造，今年不换表。"),
    said(Firm::Yunmen, ActivityKind::Visit, -132, LI, "看了纯化水管线，等他们 GMP 复核结束再谈。"),
    said(Firm::Qingniao, ActivityKind::Call, -115, CHENG, "问冷量表的价，没说数量。"),
    said(Firm::Baisha, ActivityKind::Call, -97, SHEN, "糖化车间三台流量计用到年底，到时比价。"),
    said(Firm::Xiling, ActivityKind::Meeting, -61, ZHOU, "今年预算已用完，明年三月再报。"),
    said(Firm::Lanshan, ActivityKind::Wechat, -44, CHENG, "要了两份样本，等试验台腾出来。"),
];

/// Who looked after whom: days from today, who did it, from whom, to whom, what it was.
type Passed = (Firm, i64, &'static str, &'static str, &'static str, What);

/// A change without its days.
enum What {
    /// Neglected since this day.
    Neglected(i64),
    GivenBack(&'static str),
    Picked,
    HandedOver(&'static str),
}

const PASSED: &[Passed] = &[
    (Firm::Lanshan, -150, DESK, LI, CHENG, What::HandedOver("温州片归程书意")),
    (Firm::Hefeng, -80, DESK, LI, "", What::Neglected(-171)),
    (Firm::Songling, -34, DESK, CHENG, LI, What::HandedOver("程书意离职，客户移交")),
    (Firm::Xiling, -24, ZHOU, ZHOU, "", What::GivenBack("今年没有预算，让近的同事去跑")),
    (Firm::Qingniao, -20, DESK, CHENG, "", What::Neglected(-115)),
    (Firm::Hefeng, -5, SHEN, "", SHEN, What::Picked),
];

/// Enters them into the book.
pub(super) fn enter<I: NewId>(scene: &mut Scene<'_, I>) -> Result<(), DemoError> {
    enter_all(scene, STRAYS)?;
    enter_said(scene, SAID)?;
    for (firm, on, by, from, to, what) in PASSED {
        let what = match what {
            What::Neglected(since) => {
                Move::Neglected { since: scene.day(*since)?, days: u32::try_from(on - since).unwrap_or(0) }
            }
            What::GivenBack(reason) => Move::GivenBack { reason: (*reason).to_owned() },
            What::Picked => Move::Picked,
            What::HandedOver(reason) => Move::HandedOver { reason: (*reason).to_owned() },
        };
        let event = PoolEvent {
            id: PoolEventId::fresh(scene.ids),
            customer: scene.buyer(*firm)?.customer.id,
            on: scene.day(*on)?,
            by: (*by).to_owned(),
            from: (*from).to_owned(),
            to: (*to).to_owned(),
            what,
        };
        scene.book.pool_events.push(event);
    }
    Ok(())
}
