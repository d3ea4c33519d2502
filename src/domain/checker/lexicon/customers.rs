//! Phrases on finding, measuring, serving and supporting customers.

use crate::domain::checker::said::Phrases;

// DEV-03.
pub(in crate::domain::checker) const RESALE_PRICE: Phrases =
    &["转售", "零售价", "再销售", "对外销售", "终端价", "resale", "resell", "retail price"];
/// What tells a price from a number of pieces to be sold on.
pub(in crate::domain::checker) const PRICE: Phrases =
    &["价", "元", "折", "毛利", "price", "pricing", "discount", "margin", "yuan", "rmb", "cny", "usd", "eur"];
pub(in crate::domain::checker) const FIXED_PRICE: Phrases = &[
    "不得低于",
    "不低于",
    "最低",
    "固定",
    "统一",
    "限价",
    "必须按",
    "应当按照甲方",
    "应当按照乙方",
    "minimum",
    "fixed",
    "not below",
    "not less than",
    "no less than",
    "no lower than",
    "at least",
];
pub(in crate::domain::checker) const FREE_PRICE: Phrases = &[
    "自主",
    "自由",
    "建议",
    "不固定",
    "不得固定",
    "不限定",
    "不得限定",
    "freely",
    "free to",
    "recommend",
    "not fix",
    "no fixed",
    "no minimum",
];
// DEV-04.
pub(in crate::domain::checker) const NO_COMPETING: Phrases = &[
    "竞业",
    "不得经营竞争",
    "不得经营同类",
    "不得销售竞争",
    "不得销售同类",
    "排他",
    "non-compete",
    "noncompete",
    "not compete",
    "competing products",
    "exclusive",
];
pub(in crate::domain::checker) const AFTER_THE_END: Phrases = &[
    "终止后",
    "届满后",
    "期满后",
    "解除后",
    "结束后",
    "after the end",
    "after termination",
    "after expiry",
    "after this contract",
];
// KPI-06.
pub(in crate::domain::checker) const TARGET_MISSED: Phrases = &[
    "未达标",
    "未完成",
    "未达到目标",
    "未达成",
    "不达标",
    "没有完成",
    "misses",
    "missed target",
    "missing a target",
    "missing the target",
    "fails to reach",
    "fails to meet",
    "below target",
    "short of the target",
];
pub(in crate::domain::checker) const PENALTY: Phrases = &[
    "违约金",
    "罚款",
    "扣款",
    "扣减",
    "赔偿",
    "补足差额",
    "penalty",
    "liquidated damages",
    "agreed damages",
    "fine",
    "fined",
    "fines",
    "compensate",
];
pub(in crate::domain::checker) const NO_PENALTY: Phrases = &[
    "不承担",
    "不支付",
    "无须支付",
    "无需支付",
    "不构成",
    "no penalty",
    "without penalty",
    "not pay",
    "not liable",
    "not a breach",
];
// KPI-09.
pub(in crate::domain::checker) const CLAWBACK: Phrases = &[
    "追回",
    "扣回",
    "返还奖励",
    "冲减",
    "抵扣下期",
    "clawback",
    "claw back",
    "clawed back",
    "paid back",
    "repaid",
    "deducted from the next",
];
// KPI-10.
pub(in crate::domain::checker) const REWARDS: Phrases = &[
    "奖励",
    "返利",
    "佣金",
    "回扣",
    "提成",
    "好处费",
    "incentive",
    "rebate",
    "commission",
    "commissions",
    "kickback",
    "bonus",
];
/// A promise to give or take no such thing.
pub(in crate::domain::checker) const NOT_GIVEN: Phrases = &[
    "不向",
    "不给予",
    "不收受",
    "不索取",
    "不接受",
    "拒绝",
    "杜绝",
    "will not",
    "no incentive",
    "no rebate",
    "no commission",
    "no kickback",
    "no bonus",
];
pub(in crate::domain::checker) const STAFF_OR_OFF_BOOKS: Phrases = &[
    "业务员",
    "经办人",
    "采购员",
    "采购经理",
    "采购人员",
    "员工个人",
    "个人账户",
    "个人账号",
    "私人账户",
    "工作人员",
    "公务员",
    "账外",
    "不入账",
    "现金方式支付给",
    "employee",
    "purchasing manager",
    "private account",
    "personal account",
    "official of",
    "off the books",
    "off-book",
    "not booked",
];
// SVC-08.
pub(in crate::domain::checker) const SOLE_REMEDY: Phrases = &[
    "唯一救济",
    "唯一补救",
    "唯一的救济",
    "唯一的补救",
    "不再承担其他责任",
    "sole remedy",
    "only remedy",
    "exclusive remedy",
];
pub(in crate::domain::checker) const NOT_SOLE: Phrases =
    &["非唯一", "不是唯一", "不构成唯一", "not the sole", "not the only", "not an exclusive", "not a sole"];
// SUP-03.
pub(in crate::domain::checker) const TO_A_PERSON: Phrases = &[
    "个人",
    "员工",
    "经办人",
    "采购经理",
    "采购人员",
    "业务员",
    "负责人本人",
    "经理本人",
    "礼品卡",
    "购物卡",
    "employee",
    "staff member",
    "purchasing manager",
    "personally",
    "for the manager",
    "gift card",
];
// SUP-05.
pub(in crate::domain::checker) const BY_SAMPLE: Phrases = &[
    "凭样品",
    "以样品为准",
    "按样品",
    "与样品一致",
    "符合样品",
    "样品确认",
    "as per sample",
    "by sample",
    "to the sample",
    "match the sample",
];
pub(in crate::domain::checker) const SEALED: Phrases = &["封样", "封存", "密封", "sealed", "seal the sample"];
// SUP-06: the words of the Advertising Law, art. 9.
pub(in crate::domain::checker) const ABSOLUTE: Phrases = &["国家级", "最高级", "最佳"];
// SUP-07.
pub(in crate::domain::checker) const HOURS_OR_DAYS: Phrases =
    &["小时", "学时", "课时", "天", "日", "hour", "day", "workday", "session"];
