//! How the choices in the terms read inside a sentence, Chinese and English side by side.

use super::figure::{self, Pair};
use super::outline::Outline;
use crate::domain::contract::clause::ClauseId;
use crate::domain::contract::delivery::Manner;
use crate::domain::contract::development::{Meeting, Task};
use crate::domain::contract::disputes::{CourtLink, Institution};
use crate::domain::contract::party::{ContractKind, Side, SubjectKind, Who};
use crate::domain::contract::plan::{Due, Event, PartLabel, Unit};
use crate::domain::contract::price::PriceForm;
use crate::domain::contract::protection::{ForceEvent, ProtectiveMeasure, SecrecyException};
use crate::domain::contract::service::{EscalationRole, Remedy, ServiceChannel, ServiceDays, Urgency};
use crate::domain::contract::sharing::{EndAction, LegalBasis, PersonalMark, RecipientRole, SecrecyLevel};
use crate::domain::contract::support::{SupportKind, SupportTitle};
use crate::domain::contract::targets::{Cycle, Direction, Measure, Metric, Source};
use crate::domain::rate::{Bp, Quantity};
use crate::domain::receipt::PaymentMethod;
use crate::i18n::format;

use super::insert::both;

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
    }
}

/// A duty in the division of work.
pub(super) fn task(task: &Task) -> Pair {
    match task {
        Task::FindLeads => owned(("寻找潜在客户", "Find prospects")),
        Task::LearnNeeds => owned(("了解客户需求", "Learn what customers need")),
        Task::Supply => owned(("供应产品或者服务", "Supply products or services")),
        Task::Feedback => owned(("提供市场反馈", "Report on the market")),
        Task::Assist => owned(("提供场地或者人员配合", "Help with premises or staff")),
        Task::VisitTogether => owned(("共同拜访重点客户", "Visit key customers together")),
        Task::Own(words) => both(words),
    }
}

/// How often the parties meet: `每月`, `every month`.
pub(super) const fn meeting(meeting: Meeting) -> Fixed {
    match meeting {
        Meeting::Weekly => ("每周", "every week"),
        Meeting::Monthly => ("每月", "every month"),
        Meeting::Quarterly => ("每季度", "every quarter"),
        Meeting::HalfYearly => ("每半年", "every half-year"),
    }
}

/// The period of evaluation: `每季度`, `quarter`.
pub(super) const fn cycle(cycle: Cycle) -> Fixed {
    match cycle {
        Cycle::Month => ("一个自然月", "a calendar month"),
        Cycle::Quarter => ("一个自然季度", "a calendar quarter"),
        Cycle::HalfYear => ("半个自然年度", "half a calendar year"),
        Cycle::Year => ("一个自然年度", "a calendar year"),
    }
}

/// What is measured, and in what.
pub(super) fn metric(metric: &Metric, currency: &str) -> (Pair, Pair) {
    match metric {
        Metric::NetSales => {
            let unit =
                if currency == "CNY" { owned(("元", "RMB")) } else { (currency.to_owned(), currency.to_owned()) };
            (owned(("净销售额（不含税、退货）", "Net sales (without tax and returns)")), unit)
        }
        Metric::NewCustomers => (owned(("新增客户", "New customers")), owned(("家", "customers"))),
        Metric::CollectionRate => (owned(("回款率", "Collection rate")), owned(("%", "%"))),
        Metric::Satisfaction => (owned(("客户满意度（1至5分）", "Satisfaction (1 to 5)")), owned(("分", "points"))),
        Metric::ComplaintHours => {
            (owned(("投诉平均处理时长", "Average time to settle a complaint")), owned(("小时", "hours")))
        }
        Metric::Own { name, unit } => (both(name), both(unit)),
    }
}

/// A point, in hundredths.
const ONE_POINT: Bp = Bp(100);

/// Which way is better.
pub(super) fn direction(direction: Direction) -> Pair {
    match direction {
        Direction::Higher => owned(("越高越好", "higher is better")),
        Direction::Lower => owned(("越低越好", "lower is better")),
        Direction::Range { off_per_unit, .. } => {
            let off = format::quantity(Quantity { thousandths: off_per_unit.0.saturating_mul(10) });
            let points = if off_per_unit == ONE_POINT { "point" } else { "points" };
            (
                format!("区间内最佳，每偏离一个单位扣{off}分"),
                format!("in the range; {off} {points} off per unit outside"),
            )
        }
    }
}

/// What is aimed at in one period: `20`, or from where to where.
pub(super) fn target(measure: &Measure) -> Pair {
    let target = format::quantity(measure.target);
    match measure.direction {
        Direction::Higher | Direction::Lower => (target.clone(), target),
        Direction::Range { to, .. } => {
            let to = format::quantity(to);
            (format!("{target}至{to}"), format!("{target} to {to}"))
        }
    }
}

/// Where figures come from.
pub(super) fn source(outline: &Outline<'_>, source: &Source) -> Pair {
    let (us_zh, us_en) = side(outline, Side::Us);
    let (them_zh, them_en) = side(outline, Side::Them);
    match source {
        Source::OurBooks => (format!("{us_zh}账簿"), format!("books of {us_en}")),
        Source::TheirReports => (format!("{them_zh}报表"), format!("reports of {them_en}")),
        Source::BankStatements => owned(("银行流水", "bank statements")),
        Source::Survey => owned(("最终客户调查", "survey of end customers")),
        Source::ComplaintLog => owned(("投诉登记簿", "complaint log")),
        Source::Own(words) => both(words),
    }
}

/// A way to reach us.
pub(super) const fn channel(channel: ServiceChannel) -> Fixed {
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
pub(super) const fn service_days(days: ServiceDays) -> Fixed {
    match days {
        ServiceDays::WorkingDays => ("工作日", "on Working Days"),
        ServiceDays::MondayToSaturday => ("周一至周六", "Monday to Saturday"),
        ServiceDays::EveryDay => ("每日", "every day"),
    }
}

/// How urgent a complaint is, and what that means.
pub(super) const fn urgency(urgency: Urgency) -> (Fixed, Fixed) {
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
pub(super) const fn escalation(role: EscalationRole) -> Fixed {
    match role {
        EscalationRole::Supervisor => ("服务主管", "the service supervisor"),
        EscalationRole::Manager => ("部门经理", "the department manager"),
        EscalationRole::Director => ("公司负责人", "a director"),
    }
}

/// What can be done about a complaint.
pub(super) const fn remedy(remedy: Remedy) -> Fixed {
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
pub(super) const fn support_kind(kind: SupportKind) -> Fixed {
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

/// Whose a thing is.
pub(super) const fn support_title(title: SupportTitle) -> Fixed {
    match title {
        SupportTitle::Gift => ("赠与", "gift"),
        SupportTitle::Loan => ("借用", "loan"),
        SupportTitle::Consumable => ("消耗", "to be used up"),
        SupportTitle::Licence => ("许可使用", "licence"),
    }
}

/// Whether persons can be recognised in what is shared.
pub(super) const fn personal_mark(mark: PersonalMark) -> Fixed {
    match mark {
        PersonalMark::None => ("非个人信息", "not personal"),
        PersonalMark::Ordinary => ("一般个人信息", "personal"),
        PersonalMark::Sensitive => ("敏感个人信息", "sensitive"),
        PersonalMark::UnderFourteen => ("不满十四周岁未成年人信息", "of children under fourteen"),
    }
}

/// The ground for handling personal information; `None` while it was not chosen.
pub(super) const fn legal_basis(basis: LegalBasis) -> Option<Fixed> {
    match basis {
        LegalBasis::Open => None,
        LegalBasis::NotNeeded => Some(("不涉及", "not needed")),
        LegalBasis::Consent => Some(("本人同意", "consent")),
        LegalBasis::ContractWithPerson => Some(("订立或者履行与本人的合同", "contract with the person")),
        LegalBasis::LegalDuty => Some(("履行法定职责或者义务", "legal duty")),
        LegalBasis::Emergency => Some(("应对紧急情况", "emergency")),
        LegalBasis::LawfullyPublic => Some(("依法已公开的信息", "lawfully public")),
        LegalBasis::OtherLaw => Some(("法律规定的其他情形", "another ground in law")),
    }
}

/// The recipient's place under the law.
pub(super) const fn recipient_role(role: RecipientRole) -> Fixed {
    match role {
        RecipientRole::Independent => ("独立处理者", "independent"),
        RecipientRole::Joint => ("共同处理者", "joint"),
        RecipientRole::Entrusted => ("受托处理者", "entrusted"),
    }
}

/// How secret information is.
pub(super) const fn secrecy(level: SecrecyLevel) -> Fixed {
    match level {
        SecrecyLevel::Public => ("公开", "public"),
        SecrecyLevel::Internal => ("内部", "internal"),
        SecrecyLevel::OrdinarySecret => ("普通商密", "trade secret"),
        SecrecyLevel::CoreSecret => ("核心商密", "core trade secret"),
    }
}

/// What happens to information at its end.
pub(super) const fn end_action(action: EndAction) -> Fixed {
    match action {
        EndAction::Return => ("返还", "return"),
        EndAction::Destroy => ("销毁", "destroy"),
        EndAction::Anonymise => ("匿名化", "anonymise"),
        EndAction::KeepByLaw => ("依法留存", "keep as the law requires"),
    }
}

/// What protects personal information.
pub(super) const fn measure(measure: ProtectiveMeasure) -> Fixed {
    match measure {
        ProtectiveMeasure::Encryption => ("加密", "encryption"),
        ProtectiveMeasure::AccessControl => ("访问权限控制", "access control"),
        ProtectiveMeasure::Deidentification => ("去标识化", "de-identification"),
        ProtectiveMeasure::Training => ("人员培训", "training of staff"),
        ProtectiveMeasure::IncidentPlan => ("应急预案", "an incident plan"),
    }
}

/// What need not be kept secret, so that `{…}的信息` and `information that is …` read well.
pub(super) const fn secrecy_exception(exception: SecrecyException) -> Fixed {
    match exception {
        SecrecyException::Public => ("已公开", "public"),
        SecrecyException::Known => ("事先合法知悉", "already lawfully known"),
        SecrecyException::Developed => ("独立开发", "independently developed"),
        SecrecyException::Received => ("合法取自第三方", "lawfully received from others"),
        SecrecyException::Compelled => ("依法必须披露", "required by law to be disclosed"),
    }
}

/// What may be force majeure.
pub(super) const fn force_event(event: ForceEvent) -> Fixed {
    match event {
        ForceEvent::NaturalDisaster => ("自然灾害", "natural disasters"),
        ForceEvent::Epidemic => ("疫情", "epidemics"),
        ForceEvent::War => ("战争", "war"),
        ForceEvent::Unrest => ("骚乱", "civil unrest"),
        ForceEvent::Government => ("政府行为", "acts of government"),
        ForceEvent::Outage => ("公共电力或者通信中断", "failures of public power or communications"),
    }
}

/// An arbitration institution with its city; `None` while none was named.
pub(super) fn institution(institution: &Institution) -> Option<(Pair, Option<Fixed>)> {
    let known = |zh, en, city| Some((owned((zh, en)), Some(city)));
    let (beijing, shanghai) = (("北京", "Beijing"), ("上海", "Shanghai"));
    match institution {
        Institution::Unnamed => None,
        Institution::Cietac => known(
            "中国国际经济贸易仲裁委员会",
            "the China International Economic and Trade Arbitration Commission (CIETAC)",
            beijing,
        ),
        Institution::Bac => known(
            "北京仲裁委员会/北京国际仲裁中心",
            "the Beijing Arbitration Commission / Beijing International Arbitration Center (BAC)",
            beijing,
        ),
        Institution::Shiac => known(
            "上海国际经济贸易仲裁委员会（上海国际仲裁中心）",
            "the Shanghai International Economic and Trade Arbitration Commission (Shanghai International Arbitration \
             Center)",
            shanghai,
        ),
        Institution::Shac => known("上海仲裁委员会", "the Shanghai Arbitration Commission", shanghai),
        Institution::Scia => {
            known("深圳国际仲裁院", "the Shenzhen Court of International Arbitration", ("深圳", "Shenzhen"))
        }
        Institution::Gzac => known("广州仲裁委员会", "the Guangzhou Arbitration Commission", ("广州", "Guangzhou")),
        Institution::Hkiac => {
            known("香港国际仲裁中心", "the Hong Kong International Arbitration Centre", ("香港", "Hong Kong"))
        }
        Institution::Siac => {
            known("新加坡国际仲裁中心", "the Singapore International Arbitration Centre", ("新加坡", "Singapore"))
        }
        Institution::Icc => known(
            "国际商会国际仲裁院",
            "the International Court of Arbitration of the International Chamber of Commerce",
            ("巴黎", "Paris"),
        ),
        Institution::Lcia => {
            known("伦敦国际仲裁院", "the London Court of International Arbitration", ("伦敦", "London"))
        }
        Institution::Named(name) if name.is_blank() => None,
        Institution::Named(name) => Some((both(name), None)),
    }
}

/// What ties a case to a court.
pub(super) const fn court_link(link: CourtLink) -> Fixed {
    match link {
        CourtLink::DefendantDomicile => ("被告住所地", "the defendant’s domicile"),
        CourtLink::PlaintiffDomicile => ("原告住所地", "the plaintiff’s domicile"),
        CourtLink::PlaceOfPerformance => ("合同履行地", "the place of performance"),
        CourtLink::PlaceOfSigning => ("合同签订地", "the place of signing"),
        CourtLink::LocationOfSubject => ("标的物所在地", "the place of the subject matter"),
    }
}

/// Whether a period is counted in working time, for the note under the service levels.
pub(super) const fn is_working_time(unit: Unit) -> bool {
    match unit {
        Unit::WorkingHour | Unit::WorkingDay => true,
        Unit::Hour | Unit::Day | Unit::Month | Unit::Year => false,
    }
}
