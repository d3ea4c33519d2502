//! What a message names that has no path of its own among the terms.

use super::finding::Value;
use crate::domain::contract::targets::Metric;

/// A thing that a message names.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Noun {
    /// What is shared (信息内容).
    SharedContent,
    /// Who receives it (接收人员).
    Recipients,
    /// What for (用途).
    Purpose,
    /// From when to when (期限).
    Period,
    /// The terms of handling on another's behalf (委托处理约定).
    Entrustment,
    /// What protects it (保护措施).
    ProtectiveMeasures,
    /// How persons' rights are answered (个人权利的响应).
    PersonsRights,
    /// Where exclusivity holds (区域).
    Territory,
    /// Until when exclusivity holds (期限).
    EndOfTerm,
    /// What is owed in return for exclusivity (对价义务).
    ReturnDuty,
    /// The Chinese text (中文).
    Chinese,
    /// The English text (英文).
    English,
    /// Simplified characters (简体).
    Simplified,
    /// Net sales (净销售额).
    NetSales,
    /// New customers (新客户数).
    NewCustomers,
    /// Share collected (回款率).
    CollectionRate,
    /// Satisfaction (满意度).
    Satisfaction,
    /// Hours to settle a complaint (投诉处理时长).
    ComplaintHours,
}

impl Noun {
    /// The usual metrics have a name that everybody knows; a metric of one's own has the name it was given.
    pub const fn of_metric(metric: &Metric) -> Option<Self> {
        match metric {
            Metric::NetSales => Some(Self::NetSales),
            Metric::NewCustomers => Some(Self::NewCustomers),
            Metric::CollectionRate => Some(Self::CollectionRate),
            Metric::Satisfaction => Some(Self::Satisfaction),
            Metric::ComplaintHours => Some(Self::ComplaintHours),
            Metric::Own { .. } => None,
        }
    }
}

/// The number of a row as people count.
pub(super) fn number(row: usize) -> Value {
    Value::Count(i64::try_from(row).unwrap_or(i64::MAX).saturating_add(1))
}
