//! A day of the book: what falls due, takes effect, ends, is to be done or decided, with a key that stays when its day changes.

use crate::domain::contract::party::Side;
use crate::domain::contract::plan::PartLabel;
use crate::domain::date::Date;
use crate::domain::dispute::deadlines::DeadlineOf;
use crate::domain::id::{
    ActivityId, AmendmentId, ContractEventId, ContractId, CustomerId, DisputeId, EvaluationId, EvaluationPlanId,
    IncentivePlanId, IncidentId, InstalmentId, OpportunityId, QuoteId, SalesTargetId, SharingScopeId, SubjectRequestId,
    TaskId, TicketId, UndertakingId,
};
use crate::domain::incentive::period::PayPeriod;
use crate::domain::lapses::{EarnestOpen, Limitation, RightToEnd};
use crate::domain::money::Money;
use crate::domain::pool::Fall;
use crate::domain::scorecard::period::Span;
use crate::domain::sharing::incident::Measure;

/// How the key of a customer that falls into the pool begins.
const POOL_FALL: &str = "pool.";

/// A day of the book.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// The day.
    pub day: Date,
    /// What is due or happens on it.
    pub what: What,
    /// With whom; nothing for our own tasks.
    pub customer: Option<CustomerId>,
    /// What is still to be paid, or what is offered or hoped for.
    pub amount: Option<Money>,
}

/// What is due or happens on a day, and whose it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum What {
    /// An instalment that is open is due (应收款到期).
    Instalment {
        /// Of which contract.
        contract: ContractId,
        /// Which part of its plan.
        part: InstalmentId,
        /// The part's number, from 1.
        number: usize,
        /// What the part is called.
        label: Option<PartLabel>,
    },
    /// The last day before the claim for an overdue part may be time-barred (诉讼时效届满).
    Limitation {
        /// Of which contract.
        contract: ContractId,
        /// Which claim, and why that day.
        claim: Limitation,
    },
    /// The day by which the customer promised to pay an open part (承诺付款日).
    Promised {
        /// Of which contract.
        contract: ContractId,
        /// The row that told of the promise.
        promise: ContractEventId,
        /// The part's number, from 1.
        number: usize,
        /// What the part is called.
        label: Option<PartLabel>,
    },
    /// Earnest money that was agreed is due, and has not come (定金应付).
    Earnest {
        /// Of which contract.
        contract: ContractId,
        /// What is open of it.
        earnest: EarnestOpen,
    },
    /// A signed contract takes effect (合同生效).
    TakesEffect(ContractId),
    /// The last day for a notice, while nothing is decided (通知期限).
    Notice {
        /// Of which contract.
        contract: ContractId,
        /// Of which term; 0 is the first.
        term: u32,
        /// Whether it goes on by itself without a notice; else both sides have to agree.
        by_itself: bool,
    },
    /// The last day of a term (期限届满).
    TermEnd {
        /// Of which contract.
        contract: ContractId,
        /// Which term; 0 is the first.
        term: u32,
        /// Whether the next term follows.
        goes_on: bool,
    },
    /// The last day of a suspension (中止期满).
    SuspensionEnd {
        /// Of which contract.
        contract: ContractId,
        /// Since when it is suspended.
        since: Date,
    },
    /// The last day for the proof of an event of force majeure (不可抗力证明期限).
    ForceMajeureProof {
        /// Of which contract.
        contract: ContractId,
        /// Of which event.
        event: ContractEventId,
        /// Who has to prove it.
        by: Side,
    },
    /// The first day on which either side may end the part that force majeure prevents (不可抗力解除权).
    ForceMajeureEnd {
        /// Of which contract.
        contract: ContractId,
        /// Of which event.
        event: ContractEventId,
    },
    /// The last day to put a breach right (改正期限).
    Cure {
        /// Of which contract.
        contract: ContractId,
        /// By which notice.
        notice: ContractEventId,
        /// Who asked for it; the other side has to put it right.
        by: Side,
    },
    /// The last day on which we may use a right to end the contract (解除权消灭).
    RightLapse {
        /// Of which contract.
        contract: ContractId,
        /// Which right, and why that day.
        right: RightToEnd,
    },
    /// The first day on which a contract that was given notice of has ended (合同终止).
    Termination(ContractId),
    /// The day from which an amendment binds: it is to be signed by then, or takes effect (补充协议生效).
    Amendment {
        /// Of which contract.
        contract: ContractId,
        /// Which.
        amendment: AmendmentId,
        /// Whether it still waits for somebody.
        open: bool,
    },
    /// Something that either side owes is due (义务到期).
    Duty {
        /// Of which contract.
        contract: ContractId,
        /// The id of the instance.
        duty: String,
    },
    /// A material that was written down is to be delivered, or given back (物料交付、归还).
    Material {
        /// Of which contract.
        contract: ContractId,
        /// What it is known by.
        material: String,
        /// Whether it is to be given back; else delivered.
        back: bool,
    },
    /// A step that was agreed with a customer (下一步).
    Step(ActivityId),
    /// Something to be done (任务).
    Task(TaskId),
    /// The next step with an opportunity.
    ChanceStep(OpportunityId),
    /// The day an opportunity is expected to be decided (预计成交).
    Close(OpportunityId),
    /// The last day on which a quote can be accepted (报价有效期至).
    QuoteEnd(QuoteId),
    /// A day of a dispute that must not be missed (争议期限).
    Dispute {
        /// Of which dispute.
        dispute: DisputeId,
        /// What for.
        of: DeadlineOf,
    },
    /// A ticket is to be solved (工单解决期限).
    Ticket(TicketId),
    /// The customer of a complaint is to know that it arrived (投诉受理确认期限, S4 `ack_time`).
    TicketAcknowledgement(TicketId),
    /// A ticket is to be answered (工单响应期限).
    TicketAnswer(TicketId),
    /// The effect of what a ticket reports is to be contained for the time being (临时方案期限).
    TicketWorkaround(TicketId),
    /// The customer of a ticket hears again (工单进展通报).
    TicketNews(TicketId),
    /// The customer of a complaint that was solved is called back (投诉回访).
    CallBack(TicketId),
    /// The last day on which the other side may object to an evaluation (评估异议期届满).
    Objection(EvaluationId),
    /// A customer who is evaluated by a plan of the house is to be evaluated for a period: the day after it (评估到期).
    EvaluationDue {
        /// By which plan.
        plan: EvaluationPlanId,
        /// Whom.
        customer: CustomerId,
        /// For which period.
        period: Span,
    },
    /// The last day of the period of a sales target (目标期末).
    TargetEnd(SalesTargetId),
    /// What a period of an incentive plan holds back is set free (暂扣提成释放).
    Release {
        /// Of which plan.
        plan: IncentivePlanId,
        /// Of which period.
        period: PayPeriod,
    },
    /// The last day on which a person is bound by an undertaking of secrecy (保密承诺期满, G4).
    UndertakingEnd(UndertakingId),
    /// The last day on which something may be shared (共享到期).
    SharingEnd(SharingScopeId),
    /// What was shared has to be given back or destroyed (返还期限).
    SharingReturn(SharingScopeId),
    /// The day by whose end at the latest the other side is told of a leak (泄密通知期限, G5).
    Leak(IncidentId),
    /// What the law asks for at once where personal information leaked (立即补救、报告、告知, PIPL art. 57).
    LeakStep {
        /// About which leak.
        leak: IncidentId,
        /// What.
        measure: Measure,
    },
    /// A customer belongs into the public pool from this day on, unless more is done (该入公海).
    PoolFall {
        /// Which customer.
        customer: CustomerId,
        /// Why that day.
        fall: Fall,
    },
    /// The last day to answer what a person asked about their data (个人信息请求答复期限).
    Request(SubjectRequestId),
}

/// The sorts of days that a person looks at together.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Sort {
    /// Payments.
    Payments,
    /// Beginnings, notices and ends of contracts.
    Terms,
    /// What either side owes under a contract besides money.
    Duties,
    /// Follow-ups and tasks.
    Work,
    /// Opportunities and quotes.
    Pipeline,
}

impl Sort {
    /// Every sort, in the order of a switch.
    pub const ALL: [Self; 5] = [Self::Payments, Self::Terms, Self::Duties, Self::Work, Self::Pipeline];

    /// Its name in addresses.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Payments => "payments",
            Self::Terms => "terms",
            Self::Duties => "duties",
            Self::Work => "work",
            Self::Pipeline => "pipeline",
        }
    }
}

impl What {
    /// The sort it belongs to.
    pub const fn sort(&self) -> Sort {
        match self {
            Self::Instalment { .. } | Self::Limitation { .. } | Self::Promised { .. } | Self::Earnest { .. } => {
                Sort::Payments
            }
            Self::TakesEffect(_)
            | Self::Notice { .. }
            | Self::TermEnd { .. }
            | Self::SuspensionEnd { .. }
            | Self::ForceMajeureProof { .. }
            | Self::ForceMajeureEnd { .. }
            | Self::Cure { .. }
            | Self::RightLapse { .. }
            | Self::Amendment { .. }
            | Self::Termination(_) => Sort::Terms,
            Self::Duty { .. }
            | Self::Material { .. }
            | Self::SharingEnd(_)
            | Self::SharingReturn(_)
            | Self::UndertakingEnd(_) => Sort::Duties,
            Self::Step(_)
            | Self::Task(_)
            | Self::ChanceStep(_)
            | Self::Ticket(_)
            | Self::TicketAcknowledgement(_)
            | Self::TicketAnswer(_)
            | Self::TicketWorkaround(_)
            | Self::TicketNews(_)
            | Self::CallBack(_)
            | Self::Objection(_)
            | Self::EvaluationDue { .. }
            | Self::TargetEnd(_)
            | Self::Release { .. }
            | Self::PoolFall { .. }
            | Self::Request(_)
            | Self::Leak(_)
            | Self::LeakStep { .. }
            | Self::Dispute { .. } => Sort::Work,
            Self::Close(_) | Self::QuoteEnd(_) => Sort::Pipeline,
        }
    }
}

impl Entry {
    /// Whether a key is that of the day on which a customer falls into the pool.
    pub fn is_pool_key(key: &str) -> bool {
        key.starts_with(POOL_FALL)
    }

    /// What it is known by: the same as long as it is about the same thing, on whatever day that falls. No two entries of a book
    /// have one key.
    pub fn key(&self) -> String {
        match &self.what {
            What::Instalment { contract, part, .. } => format!("instalment.{contract}.{part}"),
            What::Limitation { contract, claim } => format!("limitation.{contract}.{}", claim.part),
            What::Promised { promise, .. } => format!("promised.{promise}"),
            What::Earnest { contract, .. } => format!("earnest.{contract}"),
            What::TakesEffect(contract) => format!("effect.{contract}"),
            What::Notice { contract, term, .. } => format!("notice.{contract}.{term}"),
            What::TermEnd { contract, term, .. } => format!("term-end.{contract}.{term}"),
            What::SuspensionEnd { contract, since } => format!("suspension.{contract}.{since}"),
            What::ForceMajeureProof { event, .. } => format!("force-majeure-proof.{event}"),
            What::ForceMajeureEnd { event, .. } => format!("force-majeure-end.{event}"),
            What::Cure { notice, .. } => format!("cure.{notice}"),
            What::RightLapse { right, .. } => format!("right-to-end.{}", right.ground),
            What::Termination(contract) => format!("termination.{contract}"),
            What::Amendment { contract, amendment, .. } => format!("amendment.{contract}.{amendment}"),
            What::Duty { contract, duty } => format!("duty.{contract}.{duty}"),
            What::Material { contract, material, back: false } => format!("material.{contract}.{material}"),
            What::Material { contract, material, back: true } => format!("material-back.{contract}.{material}"),
            What::Step(id) => format!("step.{id}"),
            What::Task(id) => format!("task.{id}"),
            What::ChanceStep(id) => format!("opportunity-step.{id}"),
            What::Close(id) => format!("close.{id}"),
            What::QuoteEnd(id) => format!("quote.{id}"),
            What::Ticket(id) => format!("ticket.{id}"),
            What::TicketAcknowledgement(id) => format!("ticket-acknowledgement.{id}"),
            What::TicketAnswer(id) => format!("ticket-answer.{id}"),
            What::TicketWorkaround(id) => format!("ticket-workaround.{id}"),
            What::TicketNews(id) => format!("ticket-news.{id}"),
            What::CallBack(id) => format!("ticket-call-back.{id}"),
            What::Objection(id) => format!("objection.{id}"),
            // one plan evaluates many
            What::EvaluationDue { plan, customer, period } => format!("evaluation.{plan}.{customer}.{}", period.last),
            What::TargetEnd(id) => format!("target-end.{id}"),
            What::Release { plan, period } => format!("release.{plan}.{period}"),
            What::UndertakingEnd(id) => format!("undertaking-end.{id}"),
            What::Dispute { dispute, of } => format!("dispute.{dispute}.{}", of.key()),
            What::SharingEnd(id) => format!("sharing-end.{id}"),
            What::SharingReturn(id) => format!("sharing-return.{id}"),
            What::Leak(id) => format!("leak.{id}"),
            What::LeakStep { leak, measure } => format!("leak.{leak}.{}", measure.name()),
            What::PoolFall { customer, .. } => format!("{POOL_FALL}{customer}"),
            What::Request(id) => format!("request.{id}"),
        }
    }
}
