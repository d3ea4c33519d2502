//! How the choices in the terms read inside a sentence, Chinese and English side by side.

mod customers;
mod disputes;
mod protection;
mod service;

pub(super) use self::customers::{
    calendar_periods, cycle, direction, level, levels, levels_of, meeting, metric, period_of_year, source, target, task,
};
pub(super) use self::disputes::{court_link, institution};
pub(super) use self::protection::{
    end_action, force_event, handling, legal_basis, measure, personal_mark, recipient_role, secrecy, secrecy_exception,
};
pub(super) use self::service::{
    channel, escalation, remedy, service_days, support_kind, support_title, urgency, week_day,
};

use super::figure::{self, Pair};
use super::insert::both;
use super::outline::Outline;
use crate::domain::contract::clause::ClauseId;
use crate::domain::contract::delivery::Manner;
use crate::domain::contract::party::{ContractKind, Side, SubjectKind, Who};
use crate::domain::contract::plan::{Due, Event, PartLabel, Unit};
use crate::domain::contract::price::PriceForm;
use crate::domain::receipt::PaymentMethod;

/// A text in each language that never changes.
pub(super) type Fixed = (&'static str, &'static str);

/// A fixed pair as an owned one.
pub(super) fn owned((zh, en): (&str, &str)) -> Pair {
    (zh.to_owned(), en.to_owned())
}

/// What a side is called.
pub(super) fn side<'a>(outline: &Outline<'a>, side: Side) -> (&'a str, &'a str) {
    let (zh, en) = (outline.zh_labels(), outline.en_labels());
    match side {
        Side::Us => (zh.us, en.us),
        Side::Them => (zh.them, en.them),
    }
}

/// Who bears a duty.
pub(super) fn who(outline: &Outline<'_>, who: Who) -> Pair {
    match who {
        Who::Us => owned(side(outline, Side::Us)),
        Who::Them => owned(side(outline, Side::Them)),
        Who::Both => owned(("双方", "the parties")),
    }
}

/// What the parties are to each other in this kind of contract.
pub(super) const fn party_role(kind: ContractKind, side: Side) -> Fixed {
    match (kind, side) {
        (ContractKind::CustomerManagement | ContractKind::NonDisclosure, Side::Us) => ("企业", "Enterprise"),
        (ContractKind::CustomerManagement | ContractKind::NonDisclosure, Side::Them) => ("客户", "Customer"),
        (ContractKind::Sale | ContractKind::Framework, Side::Us) => ("出卖人", "Seller"),
        (ContractKind::Sale | ContractKind::Framework, Side::Them) => ("买受人", "Buyer"),
        (ContractKind::Distribution, Side::Us) => ("供应商", "Supplier"),
        (ContractKind::Distribution, Side::Them) => ("经销商", "Distributor"),
        (ContractKind::Service, Side::Us) => ("服务方", "Service Provider"),
        (ContractKind::Service, Side::Them) => ("客户", "Client"),
    }
}

/// What a share of "the price" is a share of: a framework contract has no total.
pub(super) const fn whole_price(outline: &Outline<'_>) -> Fixed {
    match outline.contract.price.form {
        PriceForm::FixedTotal => ("合同总价", "the contract price"),
        PriceForm::Framework { .. } => ("已确认订单的价款总额", "the price of all confirmed orders"),
    }
}

/// What is sold.
pub(super) const fn subject(kind: SubjectKind) -> Fixed {
    match kind {
        SubjectKind::Goods => ("产品", "products"),
        SubjectKind::Services => ("服务", "services"),
        SubjectKind::Mixed => ("产品及服务", "products and services"),
        SubjectKind::Digital => ("数字产品及服务", "digital products and services"),
    }
}

/// The heading of an article.
pub(super) const fn heading(clause: ClauseId) -> Fixed {
    match clause {
        ClauseId::Definitions => ("定义与解释", "Definitions and interpretation"),
        ClauseId::Subject => ("标的、数量与质量", "Subject, quantity and quality"),
        ClauseId::Price => ("价款", "Price"),
        ClauseId::Delivery => ("交付与验收", "Delivery and inspection"),
        ClauseId::Sharing => ("客户资源与信息共享", "Sharing of customer information"),
        ClauseId::Development => ("客户开发与维护", "Finding and keeping customers"),
        ClauseId::Targets => ("销售目标与绩效评估", "Sales targets and evaluation"),
        ClauseId::Service => ("客户服务与投诉处理", "Service and complaints"),
        ClauseId::Support => ("物料与支持", "Materials and support"),
        ClauseId::Payment => ("付款", "Payment"),
        ClauseId::LatePayment => ("逾期付款违约金", "Late payment"),
        ClauseId::Breach => ("违约责任", "Breach and remedies"),
        ClauseId::Term => ("期限与解除", "Term and termination"),
        ClauseId::Confidentiality => ("保密", "Confidentiality"),
        ClauseId::PersonalInformation => ("个人信息保护", "Personal information"),
        ClauseId::IntellectualProperty => ("知识产权", "Intellectual property"),
        ClauseId::ForceMajeure => ("不可抗力与情势变更", "Force majeure and change of circumstances"),
        ClauseId::Compliance => ("廉洁与合规", "Integrity and compliance"),
        ClauseId::Disputes => ("争议解决", "Dispute resolution"),
        ClauseId::Notices => ("通知与送达", "Notices"),
        ClauseId::Assignment => ("转让与分包", "Assignment and subcontracting"),
        ClauseId::EntireAgreement => ("完整协议与变更", "Entire agreement and changes"),
        ClauseId::GoverningLaw => ("适用法律", "Governing law"),
        ClauseId::Counterparts => ("文字、文本与生效", "Language, originals and effect"),
        ClauseId::SpecialTerms => ("特别约定", "Special terms"),
        // one that the contract has is called by its own heading
        ClauseId::Own(_) => ("自有条款", "Own clause"),
    }
}

/// An event, so that `{event}后30日内` and `within 30 days after {event}` read well.
pub(super) const fn event(event: Event) -> Fixed {
    match event {
        Event::Signing => ("本合同签署", "signing of this contract"),
        Event::TakingEffect => ("本合同生效", "this contract takes effect"),
        Event::FirstPayment => ("收到首期款", "receipt of the first payment"),
        Event::Delivery => ("交付", "delivery"),
        Event::Acceptance => ("验收合格", "acceptance"),
        Event::Invoice => ("收到合格发票", "receipt of a valid invoice"),
        Event::StatementConfirmed => ("对账确认", "confirmation of the statement"),
        Event::Milestone(_) => ("该期里程碑达成", "completion of the milestone of that instalment"),
        Event::WarrantyEnd => ("质保期满", "the end of the warranty period"),
    }
}

/// When something is due, as a cell and inside a sentence: `2026年6月15日`, `交付后30日内`; `15 June 2026`, `within 30 days after
/// delivery`.
pub(super) fn due(due: Due) -> Pair {
    match due {
        Due::On(day) => figure::date(day),
        Due::After { event: what, within } => {
            let (zh, en) = event(what);
            let (zh_period, en_period) = figure::period(within);
            if within.n == 0 {
                (format!("{zh}当日"), format!("on {en}"))
            } else {
                (format!("{zh}后{zh_period}内"), format!("within {en_period} after {en}"))
            }
        }
    }
}

/// As [`due`], in a sentence that says "no later than" for a date.
pub(super) fn due_by(when: Due) -> Pair {
    let (zh, en) = due(when);
    match when {
        Due::On(_) => (format!("{zh}前（含当日）"), format!("by {en}")),
        Due::After { .. } => (zh, en),
    }
}

/// What a part of a payment plan is called.
pub(super) fn part_label(label: &PartLabel) -> Pair {
    match label {
        PartLabel::Advance => owned(("预付款", "Advance")),
        PartLabel::Progress => owned(("进度款", "Progress payment")),
        PartLabel::OnDelivery => owned(("到货款", "Payment on delivery")),
        PartLabel::Acceptance => owned(("验收款", "Payment on acceptance")),
        PartLabel::Retention => owned(("质保金", "Retention")),
        PartLabel::Balance => owned(("尾款", "Balance")),
        PartLabel::Settlement => owned(("和解款", "Settlement")),
        PartLabel::Own(words) => both(words),
    }
}

/// How delivery is made.
pub(super) fn manner(manner: Manner) -> Pair {
    match manner {
        Manner::Brought => owned(("送货上门", "carriage to the door")),
        Manner::Carrier => owned(("代办托运", "consignment to a carrier")),
        Manner::Fetched => owned(("自行提货", "collection")),
        Manner::Online => owned(("在线交付", "electronic delivery")),
        Manner::OnSite => owned(("现场提供服务", "performance on site")),
        Manner::TradeTerm { rule, edition } => {
            let letters = rule.letters();
            (format!("{letters}（《国际贸易术语解释通则{edition}》）"), format!("{letters} (Incoterms® {edition})"))
        }
    }
}

/// How money is paid.
pub(super) const fn method(method: PaymentMethod) -> Fixed {
    match method {
        PaymentMethod::Transfer => ("银行转账", "bank transfer"),
        PaymentMethod::Bill => ("承兑汇票", "bill of exchange"),
        PaymentMethod::Cash => ("现金", "cash"),
        PaymentMethod::Card => ("刷卡或者电子支付", "card or electronic wallet"),
        PaymentMethod::Other => ("双方书面确认的其他方式", "another method that the parties confirm in writing"),
        PaymentMethod::SetOff => ("抵销", "set-off"),
    }
}

/// Whether a period is counted in working time, for the note under the service levels.
pub(super) const fn is_working_time(unit: Unit) -> bool {
    match unit {
        Unit::WorkingHour | Unit::WorkingDay => true,
        Unit::Hour | Unit::Day | Unit::Month | Unit::Year => false,
    }
}
