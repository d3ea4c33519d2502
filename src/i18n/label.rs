//! Names of domain enums, by exhaustive match: a new variant does not compile until it has a name in both languages.

use super::{Text, format};
use crate::domain::activity::{ActivityKind, ActivityOutcome};
use crate::domain::attachment::AttachmentKind;
use crate::domain::collection::InstalmentStatus;
use crate::domain::consent::ConsentWay;
use crate::domain::contact::ContactRole;
use crate::domain::contract::party::{ContractKind, SubjectKind};
use crate::domain::contract::payment::Plan;
use crate::domain::contract::plan::{Due, Event, Instalment, PartLabel, Period, Share, Unit};
use crate::domain::contract::wording::Wording;
use crate::domain::customer::{Level, PartyKind, TradeRole};
use crate::domain::invoice_profile::InvoicePart;
use crate::domain::preference::PreferenceCategory;
use crate::domain::rate::Ppm;
use crate::domain::receipt::PaymentMethod;
use crate::domain::registration_code::RegistrationCodeError;
use crate::domain::team::member::MemberRole;
use crate::domain::telephone::PhoneLabel;

impl Text {
    /// Organisation or person.
    pub fn party_kind(self, kind: PartyKind) -> &'static str {
        match kind {
            PartyKind::Organisation => self.kind_organisation(),
            PartyKind::Person => self.kind_person(),
        }
    }

    /// How a customer deals with us.
    pub fn trade_role(self, role: TradeRole) -> &'static str {
        match role {
            TradeRole::Customer => self.pick("客户", "Customer"),
            TradeRole::Distributor => self.pick("经销商", "Distributor"),
            TradeRole::Partner => self.pick("合作方", "Partner"),
        }
    }

    /// A customer's level.
    pub fn level(self, level: Level) -> &'static str {
        match level {
            Level::A => "A",
            Level::B => "B",
            Level::C => "C",
            Level::D => "D",
        }
    }

    /// A level as words: `A 级`, `Level A`.
    pub fn level_words(self, level: Level) -> String {
        let letter = self.level(level);
        self.pick(format!("{letter} 级"), format!("Level {letter}"))
    }

    /// How we were in touch.
    pub fn activity_kind(self, kind: ActivityKind) -> &'static str {
        match kind {
            ActivityKind::Call => self.pick("电话", "Call"),
            ActivityKind::Visit => self.pick("拜访", "Visit"),
            ActivityKind::Meeting => self.pick("会议", "Meeting"),
            ActivityKind::Email => self.pick("邮件", "E-mail"),
            ActivityKind::Wechat => self.pick("微信", "WeChat"),
            ActivityKind::Note => self.pick("备忘", "Note"),
        }
    }

    /// What came of a follow-up.
    pub const fn activity_outcome(self, outcome: ActivityOutcome) -> &'static str {
        match outcome {
            ActivityOutcome::Reached => self.outcome_reached(),
            ActivityOutcome::NoAnswer => self.outcome_no_answer(),
            ActivityOutcome::MeetingHeld => self.outcome_meeting_held(),
            ActivityOutcome::Interested => self.outcome_interested(),
            ActivityOutcome::Declined => self.outcome_declined(),
        }
    }

    /// What an attachment is for.
    pub fn attachment_kind(self, kind: AttachmentKind) -> &'static str {
        match kind {
            AttachmentKind::Scan => self.pick("扫描件", "Scan"),
            AttachmentKind::Draft => self.pick("草案", "Draft"),
            AttachmentKind::Evidence => self.pick("证据", "Evidence"),
            AttachmentKind::Material => self.pick("资料", "Material"),
            AttachmentKind::Other => self.pick("其他", "Other"),
        }
    }

    /// What a preference is about.
    pub const fn preference_category(self, category: PreferenceCategory) -> &'static str {
        match category {
            PreferenceCategory::Product => self.liking_product(),
            PreferenceCategory::Price => self.liking_price(),
            PreferenceCategory::Delivery => self.liking_delivery(),
            PreferenceCategory::Communication => self.liking_communication(),
            PreferenceCategory::Other => self.liking_other(),
        }
    }

    /// What a member does.
    pub const fn member_role_name(self, role: MemberRole) -> &'static str {
        match role {
            MemberRole::Admin => self.member_role_admin(),
            MemberRole::Manager => self.member_role_manager(),
            MemberRole::Sales => self.member_role_sales(),
            MemberRole::Service => self.member_role_service(),
            MemberRole::Finance => self.member_role_finance(),
            MemberRole::Legal => self.member_role_legal(),
            MemberRole::Viewer => self.member_role_viewer(),
        }
    }

    /// What a contact decides or receives.
    pub fn contact_role(self, role: ContactRole) -> &'static str {
        match role {
            ContactRole::General => self.pick("联系人", "Contact"),
            ContactRole::Decision => self.pick("决策人", "Decides"),
            ContactRole::User => self.pick("使用人", "Uses it"),
            ContactRole::Finance => self.pick("财务", "Finance"),
            ContactRole::Legal => self.pick("法务", "Legal"),
            ContactRole::Notice => self.pick("通知送达人", "Receives notices"),
        }
    }

    /// Where a number rings.
    pub fn phone_label(self, label: PhoneLabel) -> &'static str {
        match label {
            PhoneLabel::Mobile => self.pick("手机", "Mobile"),
            PhoneLabel::Office => self.pick("办公", "Office"),
            PhoneLabel::Fax => self.pick("传真", "Fax"),
            PhoneLabel::Home => self.pick("住宅", "Home"),
            PhoneLabel::Other => self.pick("其他", "Other"),
        }
    }

    /// By which way somebody agreed or withdrew.
    pub fn consent_way(self, way: ConsentWay) -> &'static str {
        match way {
            ConsentWay::Written => self.pick("书面", "In writing"),
            ConsentWay::Online => self.pick("线上勾选", "Online form"),
            ConsentWay::Email => self.pick("邮件", "E-mail"),
            ConsentWay::Wechat => self.pick("微信", "WeChat"),
            ConsentWay::Spoken => self.pick("口头", "Spoken"),
            ConsentWay::Other => self.pick("其他", "Other"),
        }
    }

    /// What a line of invoice details is called, as people send it to each other.
    pub fn invoice_part(self, part: InvoicePart) -> &'static str {
        match part {
            InvoicePart::Title => self.pick("名称", "Name"),
            InvoicePart::TaxNumber => self.pick("纳税人识别号", "Tax number"),
            InvoicePart::Address => self.pick("地址", "Address"),
            InvoicePart::Phone => self.pick("电话", "Telephone"),
            InvoicePart::Bank => self.pick("开户行", "Bank"),
            InvoicePart::Account => self.pick("账号", "Account"),
        }
    }

    /// How money is paid.
    pub fn payment_method(self, method: PaymentMethod) -> &'static str {
        match method {
            PaymentMethod::Transfer => self.pick("银行转账", "Bank transfer"),
            PaymentMethod::Bill => self.pick("承兑汇票", "Bill of exchange"),
            PaymentMethod::Cash => self.pick("现金", "Cash"),
            PaymentMethod::Card => self.pick("刷卡或电子支付", "Card or wallet"),
            PaymentMethod::Other => self.pick("其他", "Other"),
            PaymentMethod::SetOff => self.pick("抵销", "Set-off"),
        }
    }
}

impl Text {
    /// A text that stands in both languages: in the reader's, or in the other when only that one was written.
    pub fn wording(self, wording: &Wording) -> &str {
        let (own, other) = self.pick((&wording.zh, &wording.en), (&wording.en, &wording.zh));
        if own.is_empty() { other } else { own }
    }

    /// What a part of a payment plan is called.
    pub fn part_label(self, label: &PartLabel) -> String {
        match label {
            PartLabel::Advance => self.pick("预付款", "Advance").to_owned(),
            PartLabel::Progress => self.pick("进度款", "Progress").to_owned(),
            PartLabel::OnDelivery => self.pick("到货款", "On delivery").to_owned(),
            PartLabel::Acceptance => self.pick("验收款", "Acceptance").to_owned(),
            PartLabel::Retention => self.pick("质保金", "Retention").to_owned(),
            PartLabel::Balance => self.pick("尾款", "Balance").to_owned(),
            PartLabel::Settlement => self.pick("和解款", "Settlement").to_owned(),
            PartLabel::Own(words) => self.wording(words).to_owned(),
        }
    }

    /// A part of a payment plan by its number, and by what it is called if it is. A name that says the number itself
    /// (`第 3 期`, `Instalment 3`) stands alone.
    pub fn part_called(self, number: usize, label: Option<&PartLabel>) -> String {
        let numbered = self.part_number(number);
        let Some(label) = label.map(|it| self.part_label(it)) else { return numbered };
        let says_it = label.split(|it: char| !it.is_ascii_digit()).any(|digits| digits == number.to_string());
        if says_it { label } else { format!("{numbered} · {label}") }
    }

    /// What a payment waits for.
    pub fn plan_event(self, event: Event) -> &'static str {
        match event {
            Event::Signing => self.pick("签订", "signing"),
            Event::TakingEffect => self.pick("生效", "taking effect"),
            Event::FirstPayment => self.pick("首次付款", "the first payment"),
            Event::Delivery => self.pick("交付", "delivery"),
            Event::Acceptance => self.pick("验收合格", "acceptance"),
            Event::Invoice => self.pick("收到发票", "the invoice"),
            Event::StatementConfirmed => self.pick("对账确认", "confirmation of the statement"),
            Event::Milestone(_) => self.pick("里程碑达成", "the milestone"),
            Event::WarrantyEnd => self.pick("质保期满", "the end of the warranty"),
        }
    }

    /// A length of time: `30 日`, `30 days`.
    pub fn period(self, period: Period) -> String {
        let n = period.n;
        let (zh, one, many) = match period.unit {
            Unit::Hour => ("小时", "hour", "hours"),
            Unit::WorkingHour => ("个工作小时", "working hour", "working hours"),
            Unit::Day => ("日", "day", "days"),
            Unit::WorkingDay => ("个工作日", "working day", "working days"),
            Unit::Month => ("个月", "month", "months"),
            Unit::Year => ("年", "year", "years"),
        };
        self.pick(format!("{n} {zh}"), format!("{n} {}", if n == 1 { one } else { many }))
    }

    /// The same in the running text of a paper, where Chinese sets no blank: `30日`, `30 days`.
    pub fn period_on_paper(self, period: Period) -> String {
        let words = self.period(period);
        self.pick(words.replacen(' ', "", 1), words)
    }

    /// `验收合格后 30 日`, `30 days after acceptance`.
    pub fn after_event(self, event: Event, within: Period) -> String {
        let (event, period) = (self.plan_event(event), self.period(within));
        self.pick(format!("{event}后 {period}"), format!("{period} after {event}"))
    }

    /// A payment plan by parts, by the month or in one sum: `30% 签订 · 70% 交付后 30 日`.
    pub fn plan_in_words(self, plan: &Plan) -> String {
        let when = |due: Due| match due {
            Due::On(day) => self.date(day),
            Due::After { event, within } if within.n == 0 => self.plan_event(event).to_owned(),
            Due::After { event, within } => self.after_event(event, within),
        };
        match plan {
            Plan::LumpSum { due, .. } | Plan::Prepaid { due, .. } => {
                format!("{} {}", format::percent(Ppm::WHOLE), when(*due))
            }
            Plan::Monthly { pay_within, .. } => {
                let period = self.period(*pay_within);
                self.pick(
                    format!("按月结算，对账确认后 {period}"),
                    format!("monthly, {period} after the statement is confirmed"),
                )
            }
            Plan::Instalments { parts } | Plan::Milestones { parts, .. } => {
                let part = |it: &Instalment| match it.share {
                    Share::Of(share) => format!("{} {}", format::percent(share), when(it.due)),
                    Share::Sum(sum) => format!("{} {}", format::money(sum), when(it.due)),
                    Share::Equal => when(it.due),
                };
                parts.iter().map(part).collect::<Vec<_>>().join(" · ")
            }
        }
    }

    /// What sort of contract.
    pub fn contract_kind_name(self, kind: ContractKind) -> &'static str {
        match kind {
            ContractKind::CustomerManagement => self.pick("客户管理销售合同", "Customer-Management Sales Contract"),
            ContractKind::Sale => self.pick("买卖合同", "Sales Contract"),
            ContractKind::Distribution => self.pick("经销合同", "Distribution Contract"),
            ContractKind::Service => self.pick("服务合同", "Service Contract"),
            ContractKind::Framework => self.pick("框架合同", "Framework Contract"),
            ContractKind::NonDisclosure => self.pick("保密合同", "Non-Disclosure Agreement"),
        }
    }

    /// What is sold.
    pub fn subject_kind_name(self, kind: SubjectKind) -> &'static str {
        match kind {
            SubjectKind::Goods => self.pick("货物", "Goods"),
            SubjectKind::Services => self.pick("服务", "Services"),
            SubjectKind::Mixed => self.pick("货物和服务", "Goods and services"),
            SubjectKind::Digital => self.pick("数字产品", "Digital products"),
        }
    }

    /// Where an instalment stands.
    pub fn instalment_status(self, status: InstalmentStatus) -> &'static str {
        match status {
            InstalmentStatus::NotDue => self.pick("未到期", "Not due"),
            InstalmentStatus::DueSoon => self.pick("即将到期", "Due soon"),
            InstalmentStatus::Due => self.pick("今天到期", "Due today"),
            InstalmentStatus::Partial => self.pick("部分收款", "Part paid"),
            InstalmentStatus::Paid => self.pick("已结清", "Paid"),
            InstalmentStatus::Overdue => self.pick("逾期", "Overdue"),
            InstalmentStatus::Waived => self.pick("已减免", "Waived"),
        }
    }

    /// Why a text is not a registration code.
    pub fn registration_code_fault(self, fault: &RegistrationCodeError) -> String {
        match fault {
            RegistrationCodeError::UnknownCharacter { position, character } => self.pick(
                format!("第 {position} 位“{character}”不会出现在信用代码里（没有 I、O、S、V、Z）。"),
                format!("Character {position}, “{character}”, never occurs in a registration code (no I, O, S, V, Z)."),
            ),
            RegistrationCodeError::Length { found } => self.pick(
                format!("信用代码有 18 位，这里是 {found} 位。"),
                format!("A registration code has 18 characters; this one has {found}."),
            ),
            RegistrationCodeError::CheckCharacter { expected, .. } => self.pick(
                format!("校验位不对：按前 17 位应是“{expected}”，请核对是否抄错一位。"),
                format!("The check character does not fit: after these 17 it should be “{expected}”. Please look for a slip."),
            ),
        }
    }
}
