//! Terms put back to what the clause catalogue gives (`contract-rules.md` 1): what mends most findings.

use crate::domain::contract::Contract;
use crate::domain::contract::breach::Mitigation;
use crate::domain::contract::clause::Clause;
use crate::domain::contract::development::{Development, LeadRegistration};
use crate::domain::contract::disputes::{Disputes, Forum, Mediation, Negotiation};
use crate::domain::contract::general::{Precedence, Receivables, ServiceOfProcess};
use crate::domain::contract::inclusion::Inclusion;
use crate::domain::contract::party::{ContractLanguage, Prevailing, Who};
use crate::domain::contract::plan::Period;
use crate::domain::contract::protection::{Confidentiality, PersonalInformation};
use crate::domain::contract::service::Service;
use crate::domain::contract::sharing::NonSolicitation;
use crate::domain::contract::support::{BrandUse, LossRule, Support};
use crate::domain::contract::targets::{Incentive, IncentiveBase, Targets, TierMethod};
use crate::domain::late_fee::rule::{AllocationOrder, DayCount, LateFeeRule};

/// The least number of low periods before a contract may be ended for them (S3 `fail_rule`).
const PERIODS: u8 = 2;
/// The longest non-solicitation (S1 `non_solicit`).
const NON_SOLICITATION: Period = Period::months(24);
/// The longest talks or mediation that DSP-09 lets pass as usual.
const TALKS: Period = Period::days(30);
/// Two originals for each side (G14), which is enough for two who join them.
const COPIES: u8 = 4;

/// A term that goes back to its usual value.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Usual {
    /// The clause on personal information is part of the contract again.
    PersonalInformation,
    /// A leak is told within 24 hours.
    BreachNotice,
    /// Personal information is kept for twelve months.
    Retention,
    /// The recipient leaves the customers alone for 24 months at most.
    NonSolicitation,
    /// Leads are registered.
    LeadRegistration,
    /// The evaluated side has ten days to object.
    Objection,
    /// Two low periods and a plan to improve come before an end.
    Failing,
    /// Each band of an incentive bears its own rate.
    MarginalTiers,
    /// An incentive is taken of money received.
    CollectedBase,
    /// Complaints arrive by telephone and e-mail.
    Channels,
    /// Complaints are acknowledged within a working day.
    Acknowledgement,
    /// A manager, then a director takes over.
    Escalation,
    /// A complaint is closed after ten working days without an answer.
    Closing,
    /// A lost loan is paid at its depreciated value, and loans go back within 15 days.
    Loans,
    /// Marks are used by the guidelines.
    Brand,
    /// Arbitration alone, or the court alone where no institution was named.
    OneForum,
    /// Talks and mediation last thirty days.
    Talks,
    /// The injured side limits its loss.
    Mitigation,
    /// The clause on confidentiality is part of the contract again.
    SecrecyClause,
    /// Both sides keep secrets.
    MutualSecrecy,
    /// Secrets are kept for 36 months after the end.
    Secrecy,
    /// The usual exceptions from secrecy.
    SecrecyExceptions,
    /// The Chinese text prevails.
    Prevailing,
    /// The addresses serve in proceedings too.
    ServiceOfProcess,
    /// Money claims may be assigned with notice.
    Receivables,
    /// As many originals for each side as everybody who signs has one: two, or more where more than four sign.
    Copies,
    /// Special terms, body, annexes, orders, in this order.
    Precedence,
    /// The clause on integrity and compliance is part of the contract again.
    Compliance,
    /// A part payment pays costs, then damages, then principal.
    Allocation,
    /// A year counts as 365 days.
    DaysOfYear,
}

impl Usual {
    /// Puts the term back.
    pub fn apply(self, contract: &mut Contract) {
        match self {
            Self::PersonalInformation => {
                contract.personal_information = Clause::Included(PersonalInformation::usual());
            }
            Self::BreachNotice => personal(contract, |it, usual| it.breach_notice_hours = usual.breach_notice_hours),
            Self::Retention => personal(contract, |it, usual| it.retention = usual.retention),
            Self::NonSolicitation => {
                if let Clause::Included(sharing) = &mut contract.sharing {
                    sharing.non_solicitation = NonSolicitation::For(NON_SOLICITATION);
                }
            }
            Self::LeadRegistration => {
                if let Clause::Included(development) = &mut contract.development
                    && development.leads == LeadRegistration::None
                {
                    development.leads = Development::usual().leads;
                }
            }
            Self::Objection => targets(contract, |it| it.object_within = Period::days(10)),
            Self::Failing => targets(contract, |it| {
                it.failing.periods = it.failing.periods.max(PERIODS);
                if it.failing.plan.n == 0 {
                    it.failing.plan = Period::days(60);
                }
            }),
            Self::MarginalTiers => incentive(contract, |method, _| *method = TierMethod::Marginal),
            Self::CollectedBase => incentive(contract, |_, base| *base = IncentiveBase::Collected),
            Self::Channels => service(contract, |it, usual| it.channels = usual.channels),
            Self::Acknowledgement => service(contract, |it, usual| it.acknowledge_within = usual.acknowledge_within),
            Self::Escalation => service(contract, |it, usual| it.escalation = usual.escalation),
            Self::Closing => service(contract, |it, usual| it.close_after = usual.close_after),
            Self::Loans => support(contract, |it| {
                it.loss = LossRule::DepreciatedValue;
                if it.return_within.n == 0 {
                    it.return_within = Support::usual().return_within;
                }
            }),
            Self::Brand => support(contract, |it| it.brand = BrandUse::ByGuidelines),
            Self::OneForum => one_forum(&mut contract.disputes),
            Self::Talks => talks(&mut contract.disputes),
            Self::Mitigation => {
                if let Clause::Included(breach) = &mut contract.breach {
                    breach.mitigation = Mitigation::Stated;
                }
            }
            Self::SecrecyClause => contract.confidentiality.secrecy = Inclusion::Included,
            Self::MutualSecrecy => contract.confidentiality.bound = Who::Both,
            Self::Secrecy => contract.confidentiality.lasts = Confidentiality::usual().lasts,
            Self::SecrecyExceptions => contract.confidentiality.exceptions = Confidentiality::usual().exceptions,
            Self::Prevailing => {
                if let ContractLanguage::Both { prevailing } = &mut contract.language {
                    *prevailing = Prevailing::Zh;
                }
            }
            Self::ServiceOfProcess => contract.notices.service = ServiceOfProcess::SameAddresses,
            Self::Receivables => contract.general.receivables = Receivables::WithNotice,
            Self::Copies => {
                let parties = contract.signing.parties();
                let even = parties.checked_next_multiple_of(2).unwrap_or(parties);
                contract.general.copies = even.max(COPIES);
            }
            Self::Precedence => contract.general.precedence = Precedence::default(),
            Self::Compliance => contract.general.compliance = Inclusion::Included,
            Self::Allocation => late_fee(contract, |it| it.order = AllocationOrder::default()),
            Self::DaysOfYear => late_fee(contract, |it| it.rate.count_days(DayCount::default())),
        }
    }
}

fn personal(contract: &mut Contract, change: impl FnOnce(&mut PersonalInformation, PersonalInformation)) {
    if let Clause::Included(terms) = &mut contract.personal_information {
        change(terms, PersonalInformation::usual());
    }
}

fn targets(contract: &mut Contract, change: impl FnOnce(&mut Targets)) {
    if let Clause::Included(terms) = &mut contract.targets {
        change(terms);
    }
}

fn incentive(contract: &mut Contract, change: impl FnOnce(&mut TierMethod, &mut IncentiveBase)) {
    targets(contract, |terms| match &mut terms.incentive {
        Incentive::None => {}
        Incentive::Tiered { method, base, .. } => change(method, base),
    });
}

fn late_fee(contract: &mut Contract, change: impl FnOnce(&mut LateFeeRule)) {
    if let Clause::Included(payment) = &mut contract.payment {
        change(&mut payment.late_fee);
    }
}

fn service(contract: &mut Contract, change: impl FnOnce(&mut Service, Service)) {
    if let Clause::Included(terms) = &mut contract.service {
        change(terms, Service::usual());
    }
}

fn support(contract: &mut Contract, change: impl FnOnce(&mut Support)) {
    if let Clause::Included(terms) = &mut contract.support {
        change(terms);
    }
}

fn one_forum(disputes: &mut Disputes) {
    if let Forum::Either { arbitration, court } = &disputes.forum {
        disputes.forum = if arbitration.is_named() {
            Forum::Arbitration(arbitration.clone())
        } else {
            Forum::Litigation(court.clone())
        };
    }
}

fn talks(disputes: &mut Disputes) {
    if let Negotiation::Within(period) = &mut disputes.negotiation
        && super::disputes::is_unlimited(*period)
    {
        *period = TALKS;
    }
    if let Mediation::At { within, .. } = &mut disputes.mediation
        && super::disputes::is_unlimited(*within)
    {
        *within = TALKS;
    }
}
