//! Messages on subject, price and delivery (`contract-rules.md` 2.3).

use super::Words;
use crate::domain::checker::rule::Sub;

pub(super) const fn words(rule: Sub) -> Words {
    match rule {
        Sub::R01 => ["未约定标的。", "The contract does not say what is sold."],
        Sub::R02 => ["第{0}项未填写数量或单位。", "Item {0} has no quantity or unit."],
        Sub::R03 => ["未约定价款或计价方法。", "There is no price and no way to work it out."],
        Sub::R04 => [
            "未约定质量标准，将按国家标准、行业标准或通常标准确定。",
            "No quality standard; the law would fill the gap with national, industry or usual standards.",
        ],
        Sub::R05 => ["交付时间、地点或方式未约定。", "Time, place or manner of delivery is missing."],
        Sub::R06 => ["金额不符：明细合计{0}，总价{1}。", "Figures do not add up: lines {0}, total {1}."],
        Sub::R07 => ["大写金额与{0}不一致。", "Amount in words differs from {0}."],
        Sub::R08 => [
            "请约定是否含税、税率及税率调整的处理。",
            "Say whether the price includes tax, at what rate, and what happens if the rate changes.",
        ],
        Sub::R09 => [
            "检验期过短或未约定；过短的仅视为外观异议期。",
            "Inspection period is missing or very short; a too-short period only covers visible defects.",
        ],
        Sub::R10 => [
            "隐蔽缺陷最长期限与质保期或二年期限冲突。",
            "Long stop for hidden defects conflicts with the warranty period or the two-year limit.",
        ],
        Sub::R11 => ["风险非自交付时转移，请核对保险安排。", "Risk does not pass on delivery; check insurance."],
        Sub::R12 => [
            "所有权保留适用于动产并应登记；已付达75%的不得取回。",
            "Retention of title works for goods and should be registered; recovery is barred once 75 % is paid.",
        ],
        Sub::R13 => ["贸易术语请注明地点和版本年份。", "Add the named place and the edition year of the trade term."],
        Sub::R14 => ["框架合同未约定订单的接受规则。", "Orders may be placed but nothing says when they bind."],
        Sub::R15 => [
            "买卖合同通常双方各缴印花税（价款万分之三）。",
            "Stamp duty is usually due by each side (0.03 % of the price for sales).",
        ],
        Sub::R16 => {
            ["凭样品买卖应写明样品说明和保管人。", "A sale by sample has to say what the sample is and who keeps it."]
        }
        Sub::R17 => [
            "按指数调价须写明指数、发布机构、基期和基期指数，否则无法计算。",
            "Prices that follow an index need the index, its publisher, the base month and its value to be reckoned.",
        ],
        Sub::R18 => {
            ["不调价的幅度应大于0且不超过50%。", "The band within which prices stay lies above 0 and up to 50 %."]
        }
        Sub::R19 => [
            "对消费者按指数涨价可能被认定为不公平的格式条款，请咨询律师。",
            "Raising prices by an index towards a consumer may be an unfair standard term. Ask a lawyer.",
        ],
    }
}
