//! The phrases that rules look for in words a person wrote, in both languages: data of the rules, not words that are shown.

use super::facts::LawPack;
use super::said::holds;
use crate::domain::amount_words::rmb::read_rmb;
use crate::domain::money::Money;

/// In what a share is counted: KPI-02 takes what is counted so for nothing that adds up over time. In small letters.
pub(in crate::domain) const PER_CENT: [&str; 6] = ["%", "％", "‰", "百分", "percent", "per cent"];

/// What says anywhere in a name or a unit that a mean, a score or a length of time is measured, which does not add up either (KPI-02).
/// In small letters.
pub(in crate::domain) const RELATIVE: [&str; 33] = [
    "平均",
    "均值",
    "人均",
    "户均",
    "均价",
    "客单价",
    "份额",
    "满意度",
    "评分",
    "得分",
    "净推荐",
    "交货期",
    "交付期",
    "交付周期",
    "交货周期",
    "供货周期",
    "维修周期",
    "响应时间",
    "处理时间",
    "处理时长",
    "响应时长",
    "库存天数",
    "周转天数",
    "average",
    "satisfaction",
    "score",
    "lead time",
    "response time",
    "cycle time",
    "delivery time",
    "turnaround",
    "uptime",
    "days of stock",
];

/// How a word ends that names a rate or a share: 合格率, but not 效率改进项目.
pub(in crate::domain) const RATE_ENDS: [&str; 4] = ["率", "占比", "比例", "指数"];

/// What may stand behind such a word: 合格率指标.
pub(in crate::domain) const BEHIND_RATES: [&str; 4] = ["指标", "目标", "数值", "值"];

/// English words that name a rate, a share, a mean or a score. In small letters.
pub(in crate::domain) const RATE_WORDS: [&str; 8] =
    ["rate", "rates", "ratio", "ratios", "mean", "percentage", "share", "nps"];

/// Units in which a score is counted. In small letters.
pub(in crate::domain) const POINTS: [&str; 3] = ["分", "point", "points"];

/// Places by whose names a governing law is recognised. The first row that knows a name has it: 北爱尔兰 is no 爱尔兰.
const PLACES: &[(LawPack, &[&str])] = &[
    (
        LawPack::Uk,
        &[
            "england",
            "scotland",
            "wales",
            "northern ireland",
            "united kingdom",
            "英格兰",
            "苏格兰",
            "威尔士",
            "北爱尔兰",
            "英国",
        ],
    ),
    (
        LawPack::Us,
        &[
            "new york",
            "california",
            "delaware",
            "texas",
            "united states",
            "usa",
            "纽约",
            "加利福尼亚",
            "特拉华",
            "美国",
        ],
    ),
    (
        LawPack::Eu,
        &[
            "austria",
            "belgium",
            "bulgaria",
            "croatia",
            "cyprus",
            "czech",
            "denmark",
            "estonia",
            "finland",
            "france",
            "german",
            "greece",
            "hungary",
            "ireland",
            "ital",
            "latvia",
            "lithuania",
            "luxembourg",
            "malta",
            "netherlands",
            "poland",
            "portugal",
            "romania",
            "slovakia",
            "slovenia",
            "spain",
            "sweden",
            "european union",
            "奥地利",
            "比利时",
            "保加利亚",
            "克罗地亚",
            "塞浦路斯",
            "爱沙尼亚",
            "拉脱维亚",
            "立陶宛",
            "马耳他",
            "斯洛伐克",
            "斯洛文尼亚",
            "丹麦",
            "芬兰",
            "法国",
            "德国",
            "希腊",
            "匈牙利",
            "爱尔兰",
            "意大利",
            "卢森堡",
            "荷兰",
            "波兰",
            "葡萄牙",
            "罗马尼亚",
            "西班牙",
            "瑞典",
            "捷克",
            "欧盟",
        ],
    ),
    (LawPack::Cn, &["china", "prc", "中华人民共和国", "中国大陆", "中国内地"]),
];

/// Places with laws of their own and no pack, whose names hold that of another place or stand beside one.
const NO_PACK: &[&str] =
    &["hong kong", "macao", "macau", "taiwan", "new south wales", "香港", "澳门", "台湾", "新南威尔士"];

/// The pack of a place's law, if its name is known.
pub(super) fn law_of_place(place: &str) -> Option<LawPack> {
    let place = place.to_lowercase();
    let known = |names: &[&str]| names.iter().any(|name| holds(&place, name));
    if known(NO_PACK) {
        return None;
    }
    PLACES.iter().find(|(_, names)| known(names)).map(|(pack, _)| *pack)
}

/// PAY-13: payment waits for a third party's.
pub(super) const PAY_WHEN_PAID: &[&str] = &[
    "背靠背",
    "收到第三方付款",
    "收到业主付款",
    "收到最终用户付款",
    "收到终端客户付款",
    "收到其客户付款",
    "第三方付款后",
    "业主付款后",
    "back-to-back payment",
    "pay when paid",
    "pay-when-paid",
    "paid by its customer",
    "paid by a third party",
];
/// PAY-06: a milestone that depends on the buyer's will alone.
pub(super) const AS_THE_BUYER_LIKES: &[&str] = &["满意", "认可为准", "satisfaction", "sole discretion"];
/// PAY-08: money that is not named 定金.
pub(super) const UNLIKE_EARNEST: &[&str] =
    &["订金", "押金", "保证金", "诚意金", "good-faith deposit", "security deposit"];
/// PAY-08: the effect that only 定金 has.
pub(super) const EARNEST_EFFECT: &[&str] =
    &["双倍返还", "定金罚则", "不予退还", "不予返还", "returned twofold", "return double", "forfeit"];
/// PAY-09: earnest money and agreed damages side by side.
pub(super) const EARNEST_AND_DAMAGES: &[&str] = &[
    "定金和违约金可同时",
    "定金与违约金可同时",
    "违约金和定金可同时",
    "违约金与定金可同时",
    "同时主张定金",
    "同时适用定金",
    "both the earnest money and",
    "both earnest money and",
];
/// PAY-24: a side that may not set off, or one that alone may.
pub(super) const NO_SET_OFF: &[&str] = &[
    "不得抵销",
    "不得主张抵销",
    "不享有抵销权",
    "单方抵销",
    "may not set off",
    "no right of set-off",
    "waives any right of set-off",
];
/// PAY-25: how it is paid.
pub(super) const WAYS_TO_PAY: &[&str] = &[
    "付款方式",
    "付款条件",
    "付款期限",
    "支付方式",
    "分期付款",
    "payment terms",
    "terms of payment",
    "payable in instalments",
];
/// PAY-25: how a line begins that says how it is paid. Elsewhere 逾期付款： may stand, and `late payment:`.
pub(super) const PAID_SO: &[&str] = &["付款：", "付款:", "payment:"];
/// LPI-07: interest for being late that runs one way.
pub(super) const ONE_WAY_INTEREST: &[&str] = &[
    "逾期退款不计",
    "不承担逾期付款",
    "不承担逾期退款",
    "逾期责任仅由",
    "no late fee on refunds",
    "no interest on refunds",
];
/// LPI-09: interest on interest.
pub(super) const COMPOUND: &[&str] =
    &["复利", "利滚利", "计入本金再计", "compound interest", "compounded", "interest on interest"];
/// LPI-10: a promise never to ask for adjustment.
pub(super) const NO_ADJUSTMENT: &[&str] = &[
    "不得请求调整违约金",
    "不得要求调整违约金",
    "不得调整违约金",
    "放弃调整违约金",
    "放弃请求调减",
    "不请求减少违约金",
    "违约金不得调整",
    "waives adjustment of",
    "may not be adjusted",
    "shall not be adjusted",
];
/// LPI-13: the fixed sum of EUR 40 is left out.
pub(super) const NO_RECOVERY_SUM: &[&str] = &[
    "不适用40欧元",
    "不支付40欧元",
    "排除40欧元",
    "eur 40 is excluded",
    "no fixed compensation",
    "no compensation for recovery costs",
];
/// LIA-01: personal injury.
pub(super) const INJURY_EXCLUDED: &[&str] = &[
    "人身损害不承担",
    "人身伤害不承担",
    "不承担人身损害",
    "不承担人身伤害",
    "免除人身损害",
    "免除人身伤害",
    "not liable for personal injury",
    "no liability for personal injury",
    "no liability for death",
];
/// LIA-02: intent and gross negligence.
pub(super) const INTENT_EXCLUDED: &[&str] = &[
    "故意或重大过失也不",
    "故意或者重大过失也不",
    "无论是否故意",
    "重大过失不承担",
    "不承担重大过失",
    "even in case of gross negligence",
    "including gross negligence",
    "including wilful misconduct",
];
/// LIA-06: limitation changed or waived.
pub(super) const LIMITATION_CHANGED: &[&str] = &[
    "放弃诉讼时效",
    "放弃时效",
    "延长诉讼时效",
    "缩短诉讼时效",
    "诉讼时效为",
    "诉讼时效延长",
    "诉讼时效缩短",
    "不受诉讼时效",
    "waives limitation",
    "waives the limitation",
    "waives any limitation",
    "limitation period shall be",
];
/// LIA-08: a main right of the other side.
pub(super) const MAIN_RIGHT_REMOVED: &[&str] = &[
    "概不负责",
    "一概不退",
    "放弃一切权利",
    "放弃索赔",
    "不得索赔",
    "不得起诉",
    "不得申请仲裁",
    "waives all rights",
    "waives all claims",
    "no refund under any",
];
/// LIA-09: the last word on what the text means.
pub(super) const LAST_WORD: &[&str] = &[
    "最终解释权",
    "解释权归",
    "解释权由",
    "final interpretation",
    "final right of interpretation",
    "sole right to interpret",
];
/// LIA-12: a fee for ending the contract.
pub(super) const TERMINATION_FEE: &[&str] =
    &["解约金", "解约费", "解除费", "终止费", "termination fee", "cancellation fee"];
/// FM: the rule itself.
pub(super) const FORCE_MAJEURE: &[&str] = &["不可抗力", "force majeure"];
/// FM-02: one side may rely on it.
pub(super) const ONE_SIDED_FORCE: &[&str] = &[
    "仅甲方可援引不可抗力",
    "仅乙方可援引不可抗力",
    "不可抗力仅适用于",
    "不得援引不可抗力",
    "only party a may rely on force majeure",
    "only party b may rely on force majeure",
    "may not rely on force majeure",
];
/// FM-03: what is business risk.
pub(super) const BUSINESS_RISK: &[&str] = &[
    "资金困难",
    "资金短缺",
    "资金周转",
    "价格上涨",
    "价格波动",
    "成本上升",
    "员工罢工",
    "停工怠工",
    "汇率波动",
    "lack of funds",
    "price increase",
    "price changes",
    "strikes of its own",
    "strike of its own",
];
/// FM-04: change of circumstances.
pub(super) const NO_CHANGE_OF_CIRCUMSTANCES: &[&str] = &[
    "排除情势变更",
    "不适用情势变更",
    "放弃情势变更",
    "不得以情势变更",
    "不得主张情势变更",
    "change of circumstances is excluded",
    "change of circumstances does not apply",
    "waives change of circumstances",
];
/// TRM-07: termination by law, or the right to contest it.
pub(super) const TERMINATION_SHUT_OUT: &[&str] = &[
    "放弃法定解除权",
    "排除法定解除",
    "不得行使法定解除权",
    "放弃解除权",
    "任何情况下不得解除",
    "不得对解除提出异议",
    "放弃异议权",
    "waives any right to terminate",
    "waives the right to terminate",
    "may not contest the termination",
];
/// TRM-14: insolvency.
pub(super) const INSOLVENCY: &[&str] = &["破产", "资不抵债", "insolven", "bankrupt"];
/// TRM-14: an end that comes by itself.
pub(super) const AUTOMATIC_END: &[&str] =
    &["自动终止", "自动解除", "自动失效", "ends automatically", "terminates automatically", "automatically terminate"];

/// How far before its label 大写 a figure may stand.
const LABEL_DISTANCE: usize = 6;

/// Figures in a text whose capital words beside them (大写) say another amount, or none.
pub(super) fn figures_unlike_words(text: &str) -> Vec<Money> {
    let labels =
        text.match_indices("大写").map(|(at, label)| (text.get(..at), text.get(at.saturating_add(label.len())..)));
    labels
        .filter_map(|(before, after)| {
            let figure = last_figure(before?)?;
            let written = capital_words(after?)?;
            (read_rmb(&written) != Ok(figure)).then_some(figure)
        })
        .collect()
}

/// The amount in yuan that a text ends with, but for a unit and a bracket.
fn last_figure(before: &str) -> Option<Money> {
    let is_figure = |letter: &char| letter.is_ascii_digit() || matches!(letter, ',' | '，' | '.');
    let gap = before.chars().rev().take(LABEL_DISTANCE).position(|letter| letter.is_ascii_digit())?;
    let digits: Vec<char> = before.chars().rev().skip(gap).take_while(is_figure).collect();
    let plain: String = digits.into_iter().rev().filter(|letter| !matches!(letter, ',' | '，')).collect();
    let (yuan, fen) = plain.split_once('.').unwrap_or((&plain, ""));
    let fen: i64 = format!("{fen:0<2}").get(..2)?.parse().ok()?;
    let yuan: i64 = yuan.parse().ok()?;
    yuan.checked_mul(100)?.checked_add(fen).map(Money::cny)
}

/// The capital words that a text begins with, after a colon or bracket.
fn capital_words(after: &str) -> Option<String> {
    let start = after.trim_start_matches(['：', ':', '（', '(', ')', '）', ' ']);
    let capital = |letter: &char| "人民币负零壹贰叁肆伍陆柒捌玖拾佰仟万亿元圆角分整正".contains(*letter);
    let words: String = start.chars().take_while(capital).collect();
    (!words.is_empty()).then_some(words)
}
