//! The lists that are handed out for another program: what their columns are called, and what a cell reads of a row.
//!
//! A row holds plain values, with names and states in the words of the page: who fills it in knows the book, and nothing here
//! has to. An amount is a number, with its currency in a column of its own.

pub mod customers;
pub mod dealings;
pub mod disputes;
pub mod duties;
pub mod evaluations;
pub mod happened;
pub mod incentives;
pub mod library;
pub mod materials;
pub mod money;
pub mod overview;
pub mod receivables;
pub mod report;
pub mod sales;
pub mod service;
pub mod targets;
pub mod tasks;

use super::ledger::Cell;

/// What a column is called, and what its cell holds of a row.
pub type Column<Row> = (Heading, fn(&Row) -> Cell);

macro_rules! headings {
    ($($(#[doc = $doc:literal])* $name:ident),* $(,)?) => {
        /// What a column of a list that is handed out is called.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Heading { $($(#[doc = $doc])* $name),* }

        impl Heading {
            /// Every one.
            pub const ALL: &'static [Self] = &[$(Self::$name),*];
        }
    };
}

headings! {
    /// The contract or opportunity that it is part of.
    About,
    /// How many complaints were acknowledged in time.
    AcknowledgedInTime,
    /// How many complaints were acknowledged, or are late with it.
    AcknowledgedOf,
    /// How late something is.
    Age,
    /// What is 1 to 30 days late.
    Age1To30,
    /// What is 31 to 60 days late.
    Age31To60,
    /// What is 61 to 90 days late.
    Age61To90,
    /// What is more than 90 days late.
    AgeOver90,
    /// A sum, total or price of a document.
    Amount,
    /// How many were answered in time.
    AnsweredInTime,
    /// How many were answered, or are late.
    AnsweredOf,
    /// The side of a contract that asks the other one to cure a breach.
    AskingSide,
    /// When it began.
    Began,
    /// The title of the buyer on an invoice.
    Buyer,
    /// The tax number of the buyer on an invoice.
    BuyerTaxNumber,
    /// Whose it is among us, or who did it.
    By,
    /// When it came in.
    Came,
    /// A clause of a contract.
    Clause,
    /// What a clause says.
    ClauseText,
    /// The last day of the time to cure a breach.
    CureBy,
    /// When it was cured.
    Cured,
    /// What to mind of fairness.
    Fairness,
    /// Since when something may be ended.
    MayEnd,
    /// The last day for a notice.
    NoticeBy,
    /// The last day on which something lasted.
    Over,
    /// The side of a contract that is prevented by force majeure.
    PreventedSide,
    /// What cannot be performed.
    Prevented,
    /// The last day for a proof.
    ProofBy,
    /// When something was proved.
    Proved,
    /// When notice was given.
    Told,
    /// To whom something is transferred.
    Transferee,
    /// The side of a contract that transfers something.
    Transferor,
    /// When something is to be used.
    UseWhen,
    /// A clause area.
    ClauseArea,
    /// Our own code.
    Code,
    /// Who bears a target.
    Bearer,
    /// What a target measures.
    Metric,
    /// The first day of a period.
    PeriodFrom,
    /// The last day of a period.
    PeriodTo,
    /// What is aimed at.
    Target,
    /// More than that.
    Stretch,
    /// Still more.
    Challenge,
    /// What was done.
    Actual,
    /// Of what is aimed at.
    Attained,
    /// Where a target is heading.
    Pace,
    /// How many opportunities.
    Chances,
    /// What was counted towards claims.
    Collected,
    /// The share of it that was counted towards claims.
    CollectedShare,
    /// A firm.
    Company,
    /// Against whom we bid.
    Competitor,
    /// What was said and done.
    Content,
    /// The number of a contract.
    Contract,
    /// How many contracts.
    Contracts,
    /// How much a customer may owe.
    CreditLimit,
    /// In which currency that is.
    CreditCurrency,
    /// What is used of it.
    CreditUsed,
    /// By how much it is exceeded.
    CreditOver,
    /// In which currency the amounts are.
    Currency,
    /// A customer, by name.
    Customer,
    /// For how many days something is late.
    DaysLate,
    /// For how many days an opportunity has been in its stage.
    DaysInStage,
    /// What was taken off.
    Discount,
    /// When a step was done.
    Done,
    /// When it falls due.
    Due,
    /// What has to happen before it falls due.
    DueAfter,
    /// What is owed under a contract.
    Duty,
    /// A material or a support.
    Material,
    /// What of it was signed for.
    MaterialAccepted,
    /// What of it was delivered.
    MaterialDelivered,
    /// What sort of thing it is.
    MaterialKind,
    /// What of it is to be delivered.
    MaterialLeft,
    /// What of it is to come back.
    MaterialOut,
    /// What of it was promised.
    MaterialPromised,
    /// What of it was given back.
    MaterialReturned,
    /// What all of it is worth.
    MaterialWorth,
    /// The day by which it is back.
    ReturnBy,
    /// Why a commission changed.
    CommissionCause,
    /// What is earned of a commission.
    CommissionEarned,
    /// What waits of it.
    CommissionHeld,
    /// A member of our own side who gets it.
    CommissionMember,
    /// What may be paid of it.
    CommissionPayable,
    /// For which period.
    CommissionPeriod,
    /// Under which plan.
    CommissionPlan,
    /// E-mail.
    Email,
    /// The contracts that end unless somebody does something: how many.
    EndingContracts,
    /// And what they promise.
    EndingAmount,
    /// The last day of a term.
    Ends,
    /// When an opportunity is expected to be decided.
    ExpectedClose,
    /// The lowest price.
    Floor,
    /// Sum of the contracts being performed.
    InForce,
    /// How large an enterprise is.
    Scale,
    /// A trade.
    Industry,
    /// What sort of invoice.
    InvoiceKind,
    /// The number printed on an invoice.
    InvoiceNumber,
    /// What was invoiced.
    Invoiced,
    /// The share of it that was invoiced.
    InvoicedShare,
    /// What a person is at a firm.
    JobTitle,
    /// A kind of follow-up.
    Kind,
    /// How many had a solution that was opened again.
    Reopened,
    /// The number of a ticket.
    TicketNumber,
    /// The number of a dispute.
    DisputeNumber,
    /// Of which kind a ticket or a dispute is.
    CaseKind,
    /// What a ticket or a dispute is about.
    Matter,
    /// By what way a ticket came in.
    Channel,
    /// The day a ticket was solved.
    SolvedOn,
    /// What of a ticket was done too late.
    LateWith,
    /// What had caused a ticket.
    Cause,
    /// What was done so that it does not come again.
    CorrectiveAction,
    /// The day on which a customer was called back.
    CalledBackOn,
    /// How satisfied, of 5.
    Rating,
    /// How many were satisfied.
    Satisfied,
    /// How many said how satisfied they are.
    SatisfiedOf,
    /// How likely to recommend us, of 10.
    Recommendation,
    /// How many said 9 or 10 of it.
    Promoters,
    /// How many said 7 or 8 of it.
    Passives,
    /// How many said 0 to 6 of it.
    Detractors,
    /// How many said how likely they are to recommend us.
    RecommendedOf,
    /// The net promoter score.
    NetPromoter,
    /// How many were solved in time.
    SolvedInTime,
    /// How many were solved, or are late.
    SolvedOf,
    /// How many were ever solved.
    SolvedEver,
    /// Minutes of the clock to a solution, the middle one.
    MedianMinutes,
    /// What is not solved yet.
    NotSolved,
    /// Days the oldest of it has waited.
    OldestDays,
    /// How many tickets.
    Tickets,
    /// When it is to be solved.
    SolveBy,
    /// The day of the last follow-up.
    LastContact,
    /// What being late costs so far.
    LateFee,
    /// A grade.
    Level,
    /// How it was paid.
    Method,
    /// From which quantity on.
    MinQuantity,
    /// The month, or what else is said of when.
    Month,
    /// What something or somebody is called.
    Name,
    /// Without tax.
    Net,
    /// The earliest open day of a claim.
    NextDue,
    /// The step that was agreed.
    NextStep,
    /// When that is to be done.
    NextStepOn,
    /// What is not late.
    NotDue,
    /// A free note.
    Note,
    /// Our own number.
    Number,
    /// The day of it.
    On,
    /// What is open.
    Open,
    /// What is open after its day.
    Overdue,
    /// Who looks after it.
    Owner,
    /// What was paid.
    Paid,
    /// The customer that another one belongs to.
    Parent,
    /// A part of a plan of payments.
    Part,
    /// How many parts.
    Parts,
    /// A person.
    Person,
    /// A telephone number.
    Phone,
    /// The usual price.
    Price,
    /// A list of prices.
    PriceList,
    /// What falls due by the contracts, paid or not.
    Planned,
    /// What goes before other things.
    Priority,
    /// How likely.
    Probability,
    /// A thing or service that is sold.
    Product,
    /// Of how many parts of a plan nothing is open.
    PartsSettled,
    /// The day by which somebody promised to pay.
    PaysBy,
    /// What shows that it was done, or why it was not.
    Proof,
    /// What the payer said that money is for.
    Purpose,
    /// How much of it.
    Quantity,
    /// Why.
    Reason,
    /// What was set off against.
    SetOffAgainst,
    /// What is open of signed contracts.
    Receivable,
    /// What came in.
    Received,
    /// The bank's reference.
    Reference,
    /// A region.
    Region,
    /// What came of a follow-up.
    Outcome,
    /// The contracts that renew by themselves unless notice is given: how many.
    RenewingContracts,
    /// And what they promise.
    RenewingAmount,
    /// How often it is to be done again.
    Repeats,
    /// How a customer deals with us.
    Role,
    /// How promising.
    Score,
    /// The share of the whole.
    Share,
    /// What people call it.
    ShortName,
    /// Which side owes it.
    Side,
    /// When it was signed.
    Signed,
    /// A registration code.
    RegistrationCode,
    /// Since when.
    Since,
    /// Where it came from.
    Source,
    /// Model, size, grade.
    Spec,
    /// A stage of the pipeline.
    Stage,
    /// Where it stands.
    State,
    /// Words of our own.
    Tags,
    /// The invoice that a negative one takes back.
    TakesBack,
    /// Something to be done.
    Task,
    /// The tax in an amount.
    Tax,
    /// A rate of tax.
    TaxRate,
    /// What a document is called.
    Title,
    /// What a receipt is counted towards.
    Towards,
    /// What of a receipt was counted towards nothing yet.
    Uncounted,
    /// Piece, hour, tonne.
    Unit,
    /// The price of one.
    UnitPrice,
    /// The first day it counts.
    ValidFrom,
    /// The last day it counts.
    ValidTo,
    /// What was given up of a claim.
    Waived,
    /// An amount by how likely it is.
    Weighted,
    /// A WeChat name.
    Wechat,
    /// What somebody wants, in their words.
    Wish,
    /// Who of them.
    With,
}
