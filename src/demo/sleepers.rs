//! Customers that bought once and are quiet since: two that sleep, and one that is lost.

use super::DemoError;
use super::cast::enter_all;
use super::deal::{LI, SHEN, ZHOU};
use super::earlier::enter_bought;
use super::firms::{Code, Firm, Role};
use super::scene::Scene;
use super::visits::{Said, enter_said, said};
use crate::domain::activity::ActivityKind;
use crate::domain::contact::ContactRole;
use crate::domain::customer::{Level, TradeRole};
use crate::domain::id::NewId;
use crate::domain::purchase_record::PurchaseOrigin;

const SLEEPERS: &[Role] = &[
    Role {
        firm: Firm::Tinglan,
        number: "KH-0044",
        name: "无锡汀兰纺织印染有限公司",
        short: "汀兰纺织",
        level: Level::A,
        trade: TradeRole::Customer,
        industry: "印染",
        source: "老客户介绍",
        region: "无锡",
        address: "江苏省无锡市惠山区汀兰路 15 号",
        code: Code::Mainland("320206", 70_915_328),
        legal: "华知秋",
        owner: LI,
        months: 44,
        credit: 0,
        note: "搬厂之后没有再下单。",
        people: &[("过云生", "设备科长", ContactRole::Decision, "guo.yunsheng")],
    },
    Role {
        firm: Firm::Beigu,
        number: "KH-0052",
        name: "镇江北固船舶配套有限公司",
        short: "北固船配",
        level: Level::A,
        trade: TradeRole::Customer,
        industry: "船舶",
        source: "展会",
        region: "镇江",
        address: "江苏省镇江市京口区北固路 66 号",
        code: Code::Mainland("321102", 145_206_817),
        legal: "焦远山",
        owner: SHEN,
        months: 38,
        credit: 0,
        note: "",
        people: &[("笪长风", "采购经理", ContactRole::Decision, "da.changfeng")],
    },
    Role {
        firm: Firm::Qingyi,
        number: "KH-0019",
        name: "乐山青衣化工有限责任公司",
        short: "青衣化工",
        level: Level::A,
        trade: TradeRole::Customer,
        industry: "化工",
        source: "电话拜访",
        region: "乐山",
        address: "四川省乐山市市中区青衣路 9 号",
        code: Code::Mainland("511102", 26_740_195),
        legal: "郭沛然",
        owner: ZHOU,
        months: 57,
        credit: 0,
        note: "后来改用进口表。",
        people: &[("帅明溪", "仪表工程师", ContactRole::User, "shuai.mingxi")],
    },
];

/// Who, days from today, what, which model, how many sets, yuan in all, document number.
type Bought = (Firm, i64, &'static str, &'static str, i64, i64, &'static str);

const BOUGHT: &[Bought] = &[
    (Firm::Qingyi, -1_310, "压力变送器", "0–1.6 MPa", 24, 40_800, "XS2022-0933"),
    (Firm::Qingyi, -866, "电磁流量计", "DN50 衬四氟", 6, 45_600, "XS2024-0088"),
    (Firm::Beigu, -610, "燃油流量计", "DN25", 10, 62_000, "XS2024-0716"),
    (Firm::Tinglan, -402, "蒸汽流量计", "DN80", 4, 51_200, "XS2025-0214"),
];

/// What was said with them last.
const SAID: &[Said] = &[
    said(Firm::Qingyi, ActivityKind::Call, -790, ZHOU, "说新装置全用进口表，暂时不考虑国产。"),
    said(Firm::Beigu, ActivityKind::Visit, -305, SHEN, "船厂订单少，备件够用，明年再看。"),
    said(Firm::Tinglan, ActivityKind::Wechat, -214, LI, "老厂停了，新厂的仪表还没立项。"),
];

/// Enters them into the book.
pub(super) fn enter<I: NewId>(scene: &mut Scene<'_, I>) -> Result<(), DemoError> {
    enter_all(scene, SLEEPERS)?;
    for (firm, on, name, spec, sets, paid, reference) in BOUGHT {
        let bought = (*firm, *on, *name, *spec, "台", *sets, *paid, *reference, PurchaseOrigin::Imported);
        enter_bought(scene, &bought)?;
    }
    enter_said(scene, SAID)
}
