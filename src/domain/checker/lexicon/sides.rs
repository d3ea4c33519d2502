//! What the sides are called, what turns a permission into its opposite, and where English words end.

use crate::domain::checker::said::Phrases;

/// What turns a permission into its opposite.
pub(in crate::domain::checker) const NOT: Phrases = &[
    "不得",
    "不能",
    "不应",
    "不宜",
    "无权",
    "禁止",
    "严禁",
    "绝不",
    "may not",
    "shall not",
    "must not",
    "cannot",
    "neither",
    "no party",
    "never",
    "prohibited",
];
/// Idioms that hold one of [`NOT`] and turn nothing.
pub(in crate::domain::checker) const NO_NOT: Phrases = &["供不应求", "不得不", "迫不得已"];
/// English phrases that a longer word must not go on from: "fine" is not "fineness", "commission" not "commissioning". All
/// others may be stems ("insolven") and take endings ("targets").
pub(in crate::domain::checker) const WHOLE: Phrases = &[
    "are sold",
    "commission",
    "commissions",
    "fine",
    "fined",
    "fines",
    "for sale",
    "is sold",
    "never",
    "official of",
    "party a",
    "party b",
    "prc",
    "quota",
    "quotas",
    "sue",
    "sues",
    "usa",
];
/// Words that hold what a side is called and are something else.
pub(in crate::domain::checker) const NO_SIDE: Phrases = &[
    "服务方式",
    "服务方案",
    "服务方法",
    "服务方向",
    "服务方面",
    "被服务方",
    "委托方式",
    "受委托方",
    "供应商品",
    "经销商品",
];
/// What our side is called besides 甲方 and 乙方.
pub(in crate::domain::checker) const OURS: Phrases = &["供方", "卖方", "我方", "供货方", "the seller", "the supplier"];
/// What the customer is called.
pub(in crate::domain::checker) const THEIRS: Phrases =
    &["需方", "买方", "购货方", "客户方", "the buyer", "the purchaser"];
/// Party A and Party B.
pub(in crate::domain::checker) const PARTY_A: Phrases = &["甲方", "party a"];
/// The other.
pub(in crate::domain::checker) const PARTY_B: Phrases = &["乙方", "party b"];
