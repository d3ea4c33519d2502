//! Words of the clauses on shared and personal information, secrecy and force majeure.

use super::Fixed;
use crate::domain::contract::protection::{ForceEvent, ProtectiveMeasure, SecrecyException};
use crate::domain::contract::sharing::{EndAction, LegalBasis, PersonalMark, RecipientRole, SecrecyLevel};

/// Whether persons can be recognised in what is shared.
pub(in crate::export::paper) const fn personal_mark(mark: PersonalMark) -> Fixed {
    match mark {
        PersonalMark::None => ("非个人信息", "not personal"),
        PersonalMark::Ordinary => ("一般个人信息", "personal"),
        PersonalMark::Sensitive => ("敏感个人信息", "sensitive"),
        PersonalMark::UnderFourteen => ("不满十四周岁未成年人信息", "of children under fourteen"),
    }
}

/// The ground for handling personal information; `None` while it was not chosen.
pub(in crate::export::paper) const fn legal_basis(basis: LegalBasis) -> Option<Fixed> {
    match basis {
        LegalBasis::Open => None,
        LegalBasis::NotNeeded => Some(("不涉及", "not needed")),
        LegalBasis::Consent => Some(("本人同意", "consent")),
        LegalBasis::ContractWithPerson => Some(("订立或者履行与本人的合同", "contract with the person")),
        LegalBasis::LegalDuty => Some(("履行法定职责或者义务", "legal duty")),
        LegalBasis::Emergency => Some(("应对紧急情况", "emergency")),
        LegalBasis::PublicInterestNews => {
            Some(("为公共利益实施新闻报道、舆论监督", "news reporting in the public interest"))
        }
        LegalBasis::LegitimateInterests => Some(("正当利益", "legitimate interests")),
        LegalBasis::LawfullyPublic => Some(("依法已公开的信息", "lawfully public")),
        LegalBasis::OtherLaw => Some(("法律规定的其他情形", "another ground in law")),
    }
}

/// The recipient's place under the law.
pub(in crate::export::paper) const fn recipient_role(role: RecipientRole) -> Fixed {
    match role {
        RecipientRole::Independent => ("独立处理者", "independent"),
        RecipientRole::Joint => ("共同处理者", "joint"),
        RecipientRole::Entrusted => ("受托处理者", "entrusted"),
    }
}

/// How secret information is.
pub(in crate::export::paper) const fn secrecy(level: SecrecyLevel) -> Fixed {
    match level {
        SecrecyLevel::Public => ("公开", "public"),
        SecrecyLevel::Internal => ("内部", "internal"),
        SecrecyLevel::OrdinarySecret => ("普通商密", "trade secret"),
        SecrecyLevel::CoreSecret => ("核心商密", "core trade secret"),
    }
}

/// What happens to information at its end.
pub(in crate::export::paper) const fn end_action(action: EndAction) -> Fixed {
    match action {
        EndAction::Return => ("返还", "return"),
        EndAction::Destroy => ("销毁", "destroy"),
        EndAction::Anonymise => ("匿名化", "anonymise"),
        EndAction::KeepByLaw => ("依法留存", "keep as the law requires"),
    }
}

/// What protects personal information.
pub(in crate::export::paper) const fn measure(measure: ProtectiveMeasure) -> Fixed {
    match measure {
        ProtectiveMeasure::Encryption => ("加密", "encryption"),
        ProtectiveMeasure::AccessControl => ("访问权限控制", "access control"),
        ProtectiveMeasure::Deidentification => ("去标识化", "de-identification"),
        ProtectiveMeasure::Training => ("人员培训", "training of staff"),
        ProtectiveMeasure::IncidentPlan => ("应急预案", "an incident plan"),
    }
}

/// How information with a mark is handled (`contract-rules.md` 5.5).
pub(in crate::export::paper) const fn handling(level: SecrecyLevel) -> Fixed {
    match level {
        SecrecyLevel::Public => {
            ("标明“公开”的，可以自由使用和转告", "marked “public”, it may be used and passed on freely")
        }
        SecrecyLevel::Internal => {
            ("标明“内部”的，仅限接收方的工作人员知悉", "marked “internal”, it stays with the recipient’s own staff")
        }
        SecrecyLevel::OrdinarySecret => (
            "标明“普通商密”的，仅限列入知悉名单的人员知悉，加密保存和传输，并记录查阅情况",
            "marked “trade secret”, it is open only to people on a list of those who need it, is kept and sent encrypted, and \
             access to it is logged",
        ),
        SecrecyLevel::CoreSecret => (
            "标明“核心商密”的，仅限指名的人员知悉，不得复制，每次查阅须经披露方批准",
            "marked “core trade secret”, it is open only to named persons, is not copied, and each access needs its owner’s \
             approval",
        ),
    }
}

/// What need not be kept secret, so that `{…}的信息` and `information that is …` read well.
pub(in crate::export::paper) const fn secrecy_exception(exception: SecrecyException) -> Fixed {
    match exception {
        SecrecyException::Public => ("已公开", "public"),
        SecrecyException::Known => ("事先合法知悉", "already lawfully known"),
        SecrecyException::Developed => ("独立开发", "independently developed"),
        SecrecyException::Received => ("合法取自第三方", "lawfully received from others"),
        SecrecyException::Compelled => ("依法必须披露", "required by law to be disclosed"),
    }
}

/// What may be force majeure.
pub(in crate::export::paper) const fn force_event(event: ForceEvent) -> Fixed {
    match event {
        ForceEvent::NaturalDisaster => ("自然灾害", "natural disasters"),
        ForceEvent::Epidemic => ("疫情", "epidemics"),
        ForceEvent::War => ("战争", "war"),
        ForceEvent::Unrest => ("骚乱", "civil unrest"),
        ForceEvent::Government => ("政府行为", "acts of government"),
        ForceEvent::Outage => ("公共电力或者通信中断", "failures of public power or communications"),
    }
}
