//! What the sides are called, and what turns a permission into its opposite.

use crate::domain::checker::said::Phrases;

/// What turns a permission into its opposite.
pub(in crate::domain::checker) const NOT: Phrases =
    &["不得", "不能", "无权", "禁止", "may not", "shall not", "must not", "cannot", "neither", "no party"];
/// What our side is called besides 甲方 and 乙方.
pub(in crate::domain::checker) const OURS: Phrases = &["供方", "卖方", "我方", "供货方", "the seller", "the supplier"];
/// What the customer is called.
pub(in crate::domain::checker) const THEIRS: Phrases =
    &["需方", "买方", "购货方", "客户方", "the buyer", "the purchaser"];
/// Party A and Party B.
pub(in crate::domain::checker) const PARTY_A: Phrases = &["甲方", "party a"];
/// The other.
pub(in crate::domain::checker) const PARTY_B: Phrases = &["乙方", "party b"];
