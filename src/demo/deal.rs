//! One contract of the sample book as it is told: days are counted from today, earlier ones are negative.

use super::wares::Ware;
use crate::domain::contract::party::{ContractKind, ContractLanguage, SubjectKind};
use crate::domain::contract::plan::{Event, PartLabel};
use crate::domain::contract::service::ServiceCredit;
use crate::domain::contract::term::Renewal;
use crate::domain::late_fee::rule::{Cap, CapBase};
use crate::domain::lifecycle::contract::event::{SuspensionGround, TerminationGround};
use crate::domain::rate::Ppm;
use crate::domain::receipt::PaymentMethod;

/// Who approves contracts: first the desk, then the head of the firm.
pub(super) const DESK: &str = "王砚秋";
/// The head of the firm, its legal representative.
pub(super) const HEAD: &str = "秦远舟";

/// Who uses the sample book: the one who looks after the salespeople.
pub const YOU: &str = DESK;

/// The salespeople.
pub(super) const LI: &str = "李景行";
pub(super) const ZHOU: &str = "周以宁";
pub(super) const SHEN: &str = "沈嘉树";
/// Left some weeks ago.
pub(super) const CHENG: &str = "程书意";

/// One contract.
#[derive(Debug, Clone)]
pub(super) struct Deal {
    pub(super) kind: ContractKind,
    pub(super) subject: SubjectKind,
    /// Title in Chinese and in English.
    pub(super) title: (&'static str, &'static str),
    pub(super) owner: &'static str,
    pub(super) drafted: i64,
    pub(super) language: ContractLanguage,
    pub(super) lines: Vec<(Ware, i64)>,
    pub(super) tax: Ppm,
    pub(super) parts: Parts,
    pub(super) span: Span,
    pub(super) renewal: Renewing,
    pub(super) starts: Starts,
    pub(super) forum: Where,
    pub(super) grace: u32,
    pub(super) cap: Cap,
    /// What a missed limit of service costs.
    pub(super) credit: ServiceCredit,
    /// Which version went for approval.
    pub(super) version: u32,
    pub(super) path: Vec<Step>,
    pub(super) happened: Vec<(Event, i64)>,
    pub(super) paid: Vec<Paid>,
    /// The net sales of a quarter that are aimed at, in yuan, if the contract has a clause on targets.
    pub(super) aimed: Option<i64>,
    pub(super) note: &'static str,
}

/// How the price is paid.
#[derive(Debug, Clone)]
pub(super) enum Parts {
    /// As the usual terms have it.
    Usual,
    /// At once.
    Lump(When),
    /// In equal parts on these days.
    Equal(Vec<i64>),
    /// In shares of the price.
    Shares(Vec<(PartLabel, Ppm, When)>),
    /// The same, by milestones.
    Milestones(Vec<(PartLabel, Ppm, When)>),
    /// In sums, in fen.
    Sums(Vec<(PartLabel, i64, When)>),
}

/// When a part falls due.
#[derive(Debug, Clone, Copy)]
pub(super) enum When {
    Day(i64),
    /// So many days after an event.
    After(Event, u16),
}

/// How long the contract runs.
#[derive(Debug, Clone, Copy)]
pub(super) enum Span {
    /// So many months from a day.
    Months {
        start: i64,
        months: u16,
    },
    /// So many months up to a last day.
    UpTo {
        end: i64,
        months: u16,
    },
    Open {
        start: i64,
    },
    UntilDone {
        start: i64,
    },
}

/// What happens at the end of the term.
#[derive(Debug, Clone, Copy)]
pub(super) enum Renewing {
    Usual,
    As(Renewal),
}

/// What puts the contract in force.
#[derive(Debug, Clone, Copy)]
pub(super) enum Starts {
    Signed,
    Day(i64),
    FirstPayment,
}

/// Where disputes go.
#[derive(Debug, Clone, Copy)]
pub(super) enum Where {
    /// Nobody has decided yet.
    Open,
    Ningbo,
    /// The Shanghai commission, in English.
    ShanghaiInEnglish,
    /// The court where the defendant sits.
    Court,
}

/// A step in the life of the contract.
#[derive(Debug, Clone)]
pub(super) enum Step {
    Shared(i64),
    Submitted(i64),
    Approved(i64, &'static str),
    Returned(i64, &'static str, &'static str),
    SignedByUs(i64),
    SignedByThem(i64),
    Suspended(i64, SuspensionGround, &'static str),
    Terminated { notice: i64, effective: i64, ground: TerminationGround, note: &'static str },
    Completed(i64),
    Archived(i64),
    Void(i64, &'static str),
}

/// Money that came in.
#[derive(Debug, Clone)]
pub(super) struct Paid {
    pub(super) on: i64,
    pub(super) method: PaymentMethod,
    /// What it was counted towards: the part, from nought, and how much of it.
    pub(super) counted: Vec<(usize, Counted)>,
    /// Kept as money in advance, in fen.
    pub(super) advance: i64,
    pub(super) fate: Fate,
    pub(super) note: &'static str,
    /// What it was set off against, where it was.
    pub(super) against: &'static str,
}

/// How much was counted.
#[derive(Debug, Clone, Copy)]
pub(super) enum Counted {
    /// The whole part.
    Whole,
    /// So much of its price, in fen.
    Price(i64),
    /// So much of its late fee, in fen.
    LateFee(i64),
}

/// Whether the money stayed.
#[derive(Debug, Clone, Copy)]
pub(super) enum Fate {
    Stayed,
    /// Taken back on this day, and why.
    Reversed(i64, &'static str),
}

impl Deal {
    /// A sale of goods with services, in Chinese, with 13 % tax, arbitration in Ningbo and a late fee that stops at 5 % of the
    /// part; no lines, no plan and no history yet.
    pub(super) const fn sale(title: (&'static str, &'static str), owner: &'static str, drafted: i64) -> Self {
        Self {
            aimed: None,
            kind: ContractKind::Sale,
            subject: SubjectKind::Mixed,
            title,
            owner,
            drafted,
            language: ContractLanguage::Zh,
            lines: Vec::new(),
            tax: Ppm(130_000),
            parts: Parts::Usual,
            span: Span::UntilDone { start: drafted },
            renewal: Renewing::Usual,
            starts: Starts::Signed,
            forum: Where::Ningbo,
            grace: 0,
            cap: Cap::Share { ppm: Ppm(50_000), of: CapBase::Instalment },
            credit: ServiceCredit::None,
            version: 1,
            path: Vec::new(),
            happened: Vec::new(),
            paid: Vec::new(),
            note: "",
        }
    }
}

impl Paid {
    /// A whole part by bank transfer.
    pub(super) fn whole(part: usize, on: i64) -> Self {
        Self::of(on, vec![(part, Counted::Whole)])
    }

    /// A sum, in fen, towards a part.
    pub(super) fn some(part: usize, on: i64, fen: i64) -> Self {
        Self::of(on, vec![(part, Counted::Price(fen))])
    }

    /// A transfer that counts towards these.
    pub(super) const fn of(on: i64, counted: Vec<(usize, Counted)>) -> Self {
        Self { on, method: PaymentMethod::Transfer, counted, advance: 0, fate: Fate::Stayed, note: "", against: "" }
    }
}

/// The usual way to a contract that both signed on a day.
pub(super) fn signed(on: i64) -> Vec<Step> {
    vec![
        Step::Shared(on - 9),
        Step::Submitted(on - 5),
        Step::Approved(on - 4, DESK),
        Step::Approved(on - 3, HEAD),
        Step::SignedByUs(on - 2),
        Step::SignedByThem(on),
    ]
}

/// The usual way to a signed contract, and what came after.
pub(super) fn signed_then(on: i64, after: impl IntoIterator<Item = Step>) -> Vec<Step> {
    let mut path = signed(on);
    path.extend(after);
    path
}

/// Shares in tenths of a per cent.
pub(super) fn shares(parts: impl IntoIterator<Item = (PartLabel, i64, When)>) -> Vec<(PartLabel, Ppm, When)> {
    parts.into_iter().map(|(label, tenths, when)| (label, Ppm(tenths * 1_000), when)).collect()
}
