//! Words of the clauses on service and support.

use super::Fixed;
use crate::domain::contract::service::{EscalationRole, Remedy, ServiceChannel, ServiceDays, Urgency, WeekDay};
use crate::domain::contract::support::{SupportKind, SupportTitle};

/// A way to reach us.
pub(in crate::export::paper) const fn channel(channel: ServiceChannel) -> Fixed {
    match channel {
        ServiceChannel::Phone => ("电话", "telephone"),
        ServiceChannel::Email => ("电子邮件", "e-mail"),
        ServiceChannel::Web => ("网站", "the website"),
        ServiceChannel::WeChat => ("微信", "WeChat"),
        ServiceChannel::Post => ("信函", "post"),
        ServiceChannel::Visit => ("来访", "a visit"),
    }
}

/// On which days we can be reached.
pub(in crate::export::paper) const fn service_days(days: ServiceDays) -> Fixed {
    match days {
        ServiceDays::WorkingDays => ("工作日", "on Working Days"),
        ServiceDays::MondayToSaturday => ("周一至周六", "Monday to Saturday"),
        ServiceDays::EveryDay => ("每日", "every day"),
    }
}

/// A day of the week, of every week.
pub(in crate::export::paper) const fn week_day(day: WeekDay) -> Fixed {
    match day {
        WeekDay::Monday => ("周一", "on Mondays"),
        WeekDay::Tuesday => ("周二", "on Tuesdays"),
        WeekDay::Wednesday => ("周三", "on Wednesdays"),
        WeekDay::Thursday => ("周四", "on Thursdays"),
        WeekDay::Friday => ("周五", "on Fridays"),
        WeekDay::Saturday => ("周六", "on Saturdays"),
        WeekDay::Sunday => ("周日", "on Sundays"),
    }
}

/// How urgent a complaint is, and what that means.
pub(in crate::export::paper) const fn urgency(urgency: Urgency) -> (Fixed, Fixed) {
    match urgency {
        Urgency::Urgent => (
            ("P1 紧急", "P1 urgent"),
            ("涉及人身安全、法定义务或者供应中断", "safety, a legal duty, or supply has stopped"),
        ),
        Urgency::High => (
            ("P2 高", "P2 high"),
            ("主要功能受影响或者涉及较多最终客户", "a main function or many end customers are affected"),
        ),
        Urgency::Medium => (("P3 中", "P3 medium"), ("影响有限且有替代办法", "limited effect with a way round it")),
        Urgency::Low => (("P4 低", "P4 low"), ("咨询、建议或者轻微问题", "a question, a wish or a minor matter")),
    }
}

/// Who takes over.
pub(in crate::export::paper) const fn escalation(role: EscalationRole) -> Fixed {
    match role {
        EscalationRole::Supervisor => ("服务主管", "the service supervisor"),
        EscalationRole::Manager => ("部门经理", "the department manager"),
        EscalationRole::Director => ("公司负责人", "a director"),
    }
}

/// What can be done about a complaint.
pub(in crate::export::paper) const fn remedy(remedy: Remedy) -> Fixed {
    match remedy {
        Remedy::Explain => ("解释说明", "an explanation"),
        Remedy::Repair => ("修理", "repair"),
        Remedy::Replace => ("更换", "replacement"),
        Remedy::Redo => ("重作", "re-performance"),
        Remedy::Refund => ("退款", "a refund"),
        Remedy::Credit => ("抵扣", "a credit"),
    }
}

/// What sort of support.
pub(in crate::export::paper) const fn support_kind(kind: SupportKind) -> Fixed {
    match kind {
        SupportKind::Sample => ("样品", "Sample"),
        SupportKind::Brochure => ("宣传资料", "Promotional material"),
        SupportKind::Display => ("展具", "Display"),
        SupportKind::Software => ("软件", "Software"),
        SupportKind::Training => ("培训", "Training"),
        SupportKind::TechnicalSupport => ("技术支持", "Technical support"),
        SupportKind::Funds => ("市场费用", "Marketing funds"),
    }
}

/// Whose a thing is; nothing while it is not chosen.
pub(in crate::export::paper) const fn support_title(title: SupportTitle) -> Option<Fixed> {
    match title {
        SupportTitle::Gift => Some(("赠与", "gift")),
        SupportTitle::Loan => Some(("借用", "loan")),
        SupportTitle::Consumable => Some(("消耗", "to be used up")),
        SupportTitle::Licence => Some(("许可使用", "licence")),
        SupportTitle::Open => None,
    }
}
