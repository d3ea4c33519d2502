//! What lies over the page: the palette, a menu, a side sheet.

use super::dispute_files::{DisputeAct, DisputeFrom};
use super::erasure::ErasureOf;
use super::placement::SignedPaper;
use crate::domain::activity::Followed;
use crate::domain::contract::party::Side;
use crate::domain::fnv::fnv1a;
use crate::domain::id::{
    ActivityId, AttachmentId, CommissionEntryId, ContactId, ContractId, CustomerId, DisputeId, DutyId, EvaluationId,
    EvaluationPlanId, IncentivePlanId, IncidentId, InstalmentId, InvoiceId, LeadId, MaterialId, MemberId,
    OpportunityId, OwnFieldId, PayoutRunId, PreferenceId, PriceListId, ProductId, PurchaseRecordId, QuoteId, ReceiptId,
    SalesTargetId, SavedViewId, SharingScopeId, SubjectRequestId, TaskId, TicketId, UndertakingId,
};
use crate::domain::lifecycle::incident::Step as IncidentStep;
use crate::domain::lifecycle::sharing_scope::command::Step as ScopeStep;
use crate::domain::lifecycle::ticket::command::Step as TicketStep;
use crate::domain::placement::Impression;
use crate::domain::sharing::incident::Measure;

/// A side sheet that is open over the page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sheet {
    /// A new customer, or one to edit.
    Customer(Option<CustomerId>),
    /// A new contact of a customer, or one to edit.
    Contact(CustomerId, Option<ContactId>),
    /// Somebody's data are erased for good.
    Erase(ErasureOf),
    /// A follow-up, perhaps with a given customer, or one to edit.
    Activity(Option<CustomerId>, Option<ActivityId>),
    /// A new follow-up with a lead, or about an opportunity.
    FollowUp(Followed),
    /// What a customer likes or dislikes: new, or one to edit.
    Liking(CustomerId, Option<PreferenceId>),
    /// Something that a customer bought outside the contracts of the book, new or to edit.
    Purchase(CustomerId, Option<PurchaseRecordId>),
    /// A new task, perhaps for a given customer, or one to edit.
    Task(Option<CustomerId>, Option<TaskId>),
    /// A new dispute, and what it comes of.
    Dispute(DisputeFrom),
    /// A dispute to edit.
    EditDispute(DisputeId),
    /// Something that is done about a dispute.
    DisputeAct(DisputeId, DisputeAct),
    /// A new head of claim of a dispute, or one to edit: which, from 0.
    DisputeHead(DisputeId, Option<usize>),
    /// Something else that a dispute is about.
    DisputeMatter(DisputeId),
    /// The evidence bundle of a dispute.
    Bundle(DisputeId),
    /// A new ticket, perhaps of a given customer under a given contract, or one to edit.
    Ticket(Option<CustomerId>, Option<ContractId>, Option<TicketId>),
    /// A step of a ticket that asks for words.
    TicketStep(TicketId, TicketStep),
    /// A new evaluation.
    BeginEvaluation(EvaluationOf),
    /// A step of an evaluation.
    EvaluationStep(EvaluationId, EvaluationStep),
    /// The value of a metric, by its place in the plan.
    EvaluationInput(EvaluationId, usize),
    /// A new plan to evaluate by, or one to edit.
    EvaluationPlan(Option<EvaluationPlanId>),
    /// A new row of the register of shared information, perhaps with a given customer under a given contract, or one to edit.
    Scope(Option<CustomerId>, Option<ContractId>, Option<SharingScopeId>),
    /// A step of such a row.
    ScopeStep(SharingScopeId, ScopeStep),
    /// Something was received under such a row.
    Received(SharingScopeId),
    /// A new promise of secrecy, or one to edit.
    Undertaking(Option<UndertakingId>),
    /// A new request of a person about their data, perhaps of somebody in the book, or one to edit.
    Request(Option<SubjectRequestId>, Option<ErasureOf>),
    /// Such a request is answered.
    AnswerRequest(SubjectRequestId),
    /// The sums of a settlement are put among what is owed.
    Owed(DisputeId),
    /// What the clause allows is done about a ticket.
    Remedy(TicketId),
    /// The effect of what a ticket is about was contained for the time being.
    Workaround(TicketId),
    /// A new leak, or one to edit.
    Incident(Option<IncidentId>),
    /// A step of a leak.
    IncidentStep(IncidentId, IncidentStep),
    /// A measure about a leak was taken.
    Measure(IncidentId, Measure),
    /// Why a task is given up.
    CancelTask(TaskId),
    /// A new sales target, or one to alter.
    Target(Option<SalesTargetId>),
    /// A sales target is agreed.
    AgreeTarget(SalesTargetId),
    /// The view of the customer list that is looked at gets a name, or one is renamed.
    View(Option<SavedViewId>),
    /// A new member of the team, or one to edit.
    Member(Option<MemberId>),
    /// Customers go to somebody else.
    HandOver(Handed),
    /// A customer goes back to the public pool.
    GiveBack(CustomerId),
    /// The rules of the public pool.
    PoolRules,
    /// A new field that the team defines for customers, or one to edit.
    OwnField(Option<OwnFieldId>),
    /// A new contract, perhaps for a given customer.
    NewContract(Option<CustomerId>),
    /// Another customer for a draft whose own is not in the book.
    Party(ContractId),
    /// A contract or an amendment that waits to be approved.
    Approve(SignedPaper),
    /// A new opportunity, perhaps with a given customer, or one to edit.
    Opportunity(Option<CustomerId>, Option<OpportunityId>),
    /// A new opportunity in this stage of the pipeline, counted from nought.
    OpportunityAt(usize),
    /// Why an opportunity was lost.
    Lose(OpportunityId),
    /// Why a quote was turned down.
    RejectQuote(QuoteId),
    /// A new lead, or one to edit.
    Lead(Option<LeadId>),
    /// What a lead becomes.
    ConvertLead(LeadId),
    /// Why a lead is given up.
    GiveUpLead(LeadId),
    /// A new product, or one to edit.
    Product(Option<ProductId>),
    /// A new price list, or one to edit.
    PriceList(Option<PriceListId>),
    /// A receipt, perhaps for a given customer and contract.
    Receipt(Option<CustomerId>, Option<ContractId>),
    /// The files of a receipt: the slip of the bank, a bill.
    ReceiptFiles(ReceiptId),
    /// A receipt is counted towards something else.
    Recount(ReceiptId),
    /// Why a receipt is taken back.
    ReverseReceipt(ReceiptId),
    /// What is left of a receipt is counted towards something.
    UseAdvance(ReceiptId),
    /// Something given up of a part of a contract.
    Waive(ContractId, InstalmentId),
    /// A cost of getting a part of a contract in.
    Cost(ContractId, InstalmentId),
    /// A late-fee statement of a contract, or of one part.
    Freeze(ContractId, Option<InstalmentId>),
    /// A new invoice of a contract, or a draft to edit.
    Invoice(ContractId, Option<InvoiceId>),
    /// A draft invoice is issued.
    IssueInvoice(InvoiceId),
    /// An invoice is made void.
    VoidInvoice(InvoiceId),
    /// The files of an invoice: itself, and what shows that it was handed over.
    InvoiceFiles(InvoiceId),
    /// An invoice is taken back by a negative one.
    RedInvoice(InvoiceId),
    /// A due instance of a duty: where it stands, what happened, why its day.
    Duty(DutySlot),
    /// A step of its life.
    DutyStep(DutySlot, DutyStep),
    /// A duty of a contract that is written down by hand, or one to edit.
    OwnDuty(ContractId, Option<DutyId>),
    /// All duties of a contract that are due and open are settled at once.
    SettleDuties(ContractId),
    /// A material: where it stands, what happened, what may be recorded.
    Material(DutySlot),
    /// Something that is recorded of it.
    MaterialStep(DutySlot, MaterialStep),
    /// A material of a contract that is written down by hand, or one to edit.
    OwnMaterial(ContractId, Option<MaterialId>),
    /// Something about incentives.
    Incentive(IncentiveAsk),
    /// What a file is called and what it is for.
    File(AttachmentId),
    /// A picture at a place to sign.
    Placement(SignedPaper, Side, Impression),
}

/// A due instance of a duty, by a digest of its id: what is open over a page is told by plain values.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct DutySlot {
    /// The contract.
    pub contract: ContractId,
    /// FNV-1a of its id.
    pub digest: u64,
}

impl DutySlot {
    /// The slot of an instance.
    pub fn of(contract: ContractId, id: &str) -> Self {
        Self { contract, digest: fnv1a(id.bytes()) }
    }
}

/// Whom a new evaluation may be of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum EvaluationOf {
    /// Whom any plan evaluates.
    Anybody,
    /// This customer.
    Customer(CustomerId),
    /// The other side of this contract, by its clause.
    Contract(ContractId),
    /// One of our own people.
    Member,
}

/// A step of an evaluation that asks for something.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum EvaluationStep {
    /// It is put to both sides, or an objection is answered.
    Submit,
    /// A side agrees.
    Confirm,
    /// A side objects.
    Object,
    /// What follows is agreed as a task.
    Action,
}

/// A step in the life of a duty that asks for something.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum DutyStep {
    /// It was done.
    Done,
    /// The other side confirms it.
    Confirm,
    /// It is given up.
    Waive,
    /// It was broken.
    Breach,
}

/// Something that is recorded of a material and asks for something.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum MaterialStep {
    /// It was handed over, or a part of it.
    Deliver,
    /// It was signed for.
    Accept,
    /// It was not taken.
    Refuse,
    /// It came back.
    Return,
    /// It is used up.
    Consume,
    /// It is lost or spoilt.
    Lose,
    /// What is left is owed no more.
    Cancel,
}

/// What a sheet about incentives is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum IncentiveAsk {
    /// A new plan, or a draft to edit.
    Plan(Option<IncentivePlanId>),
    /// A new version of a plan.
    Version(IncentivePlanId),
    /// Who approves a plan.
    ApprovePlan(IncentivePlanId),
    /// Why a plan is retired.
    RetirePlan(IncentivePlanId),
    /// Who approves all entries that wait.
    ApproveEntries,
    /// Why an entry is taken back.
    ReverseEntry(CommissionEntryId),
    /// Who approves a run.
    ApproveRun(PayoutRunId),
    /// Why a run is cancelled.
    CancelRun(PayoutRunId),
}

/// What is handed over.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Handed {
    /// One customer.
    Customer(CustomerId),
    /// Everything that a member looks after.
    Of(MemberId),
}

/// A layer over the page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Layer {
    /// The command palette.
    Palette,
    /// The keys of this page.
    Keys,
    /// The menu of new things.
    New,
    /// The choice of the date looked at.
    AsOf,
    /// The places that do not fit the bottom bar.
    More,
    /// A side sheet.
    Sheet(Sheet),
}
