//! Phrases by which a total is known that a person stated (SUB-06).

use crate::domain::checker::said::Phrases;

/// Words for the total, and whether they mean the price wherever a part of a sentence begins with them; the others may
/// add up a few fees there, and mean it at the head of a sentence only.
pub(in crate::domain::checker) const TOTALS: &[(&str, bool)] =
    &[("总价", true), ("总金额", true), ("合计", false), ("总计", false), ("total", false)];
/// What may stand before such a word, which then means the price all the same.
pub(in crate::domain::checker) const OF_THE_WHOLE: Phrases =
    &[" ", "本", "合同", "的", "含税", "全部", "货款", "价款", "货物", "the", "this", "contract"];
/// What may stand between such a word and its figure.
pub(in crate::domain::checker) const UP_TO_FIGURE: Phrases = &[
    " ",
    "款",
    "金额",
    "额",
    "为",
    "是",
    "共",
    "计",
    "含税",
    "：",
    ":",
    "（",
    "(",
    "）",
    ")",
    "人民币",
    "￥",
    "¥",
    "rmb",
    "cny",
    "contract",
    "price",
    "amount",
    "value",
    "sum",
    "payable",
    "due",
    "is",
    "of",
    "shall",
    "be",
    "the",
];
/// What says before a figure that it is in yuan.
pub(in crate::domain::checker) const YUAN_BEFORE: Phrases = &["人民币", "￥", "¥", "rmb", "cny"];
/// What says so behind it.
pub(in crate::domain::checker) const YUAN_BEHIND: Phrases = &["元", "圆", "yuan", "rmb", "cny"];
/// What makes a figure a bound, and no total.
pub(in crate::domain::checker) const BOUND: Phrases = &["以上", "以下", "以内", "起"];
/// What makes a figure one of ten thousands.
pub(in crate::domain::checker) const TEN_THOUSAND: char = '万';
/// What makes a figure one of a larger unit that is not read, so that it says nothing of the total.
pub(in crate::domain::checker) const LARGER: Phrases =
    &["亿", "億", "萬", "千", "仟", "百", "佰", "thousand", "million", "billion"];
/// The same where no letter follows.
pub(in crate::domain::checker) const LARGER_SHORT: Phrases = &["k", "w", "m", "mm", "mn", "mio", "mln", "bn", "bln"];
