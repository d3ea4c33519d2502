//! What one contract adds to the figures of the first page, and on which days it adds the same: so that another day asks anew only
//! of the contracts for which something has changed by it.

use std::sync::Arc;

use super::span::Span;
use crate::domain::collection::DueDay;
use crate::domain::contract::brief::ContractBrief;
use crate::domain::contract::event::{ContractEvent, Fact};
use crate::domain::contract::payment::Plan;
use crate::domain::contract::plan::{Due, Event};
use crate::domain::date::Date;
use crate::domain::late_fee::debt::PaidSpan;
use crate::domain::lifecycle::contract::event::EffectiveRule;
use crate::domain::lifecycle::contract::status::{ContractStatus, Decided, Effect, RenewalMode, RunningTerm};
use crate::domain::money::{Currency, Money};
use crate::domain::progress::Progress;
use crate::domain::term::renewal::RenewalChoice;

/// One part of a plan, in minor units of the contract's currency.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct SharePart {
    /// When it is due.
    pub(super) due: DueDay,
    /// What it promises.
    pub(super) amount: i64,
    /// What of it is open on every day of its share; before any payment, where `paid` says how that goes on.
    pub(super) open: i64,
    /// What was paid of it and when, where nothing but payments changes what is open.
    pub(super) paid: Option<Arc<[PaidSpan]>>,
}

/// What of a part is open from a day on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Opening {
    /// From this day on.
    pub(super) from: Date,
    /// So much more, or less if it is negative.
    pub(super) minor: i128,
    /// Whether a part more is open, or one less.
    pub(super) count: i64,
}

impl SharePart {
    /// How payments change what is open, in the order of their days.
    pub(super) fn openings(&self) -> Vec<Opening> {
        let paid = self.paid.as_deref().unwrap_or_default();
        let mut days: Vec<Date> = paid.iter().map(|it| it.from).chain(paid.iter().filter_map(|it| it.until)).collect();
        days.sort_unstable();
        days.dedup();
        let mut before = i128::from(self.amount);
        let mut openings = Vec::new();
        for from in days {
            let counted = paid.iter().filter(|it| it.counts_on(from)).map(|it| i128::from(it.minor));
            let open = i128::from(self.amount).saturating_sub(counted.sum()).max(0);
            let minor = open.saturating_sub(before);
            if minor != 0 {
                let count = i64::from(open != 0).saturating_sub(i64::from(before != 0));
                openings.push(Opening { from, minor, count });
            }
            before = open;
        }
        openings
    }
}

/// The last day of a term.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct End {
    /// The day.
    pub(super) day: Date,
    /// Whether it goes on after that day as things stand: it renews by itself and nobody declined in time, or it was agreed.
    pub(super) renews: bool,
}

/// A contract in force.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Running {
    /// The day of its signing.
    pub(super) signed_on: Option<Date>,
    /// The end of its term, if it has one.
    pub(super) end: Option<End>,
}

/// What a contract that binds adds to the figures.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Share {
    pub(super) total: Money,
    pub(super) late_fees: Money,
    pub(super) running: Option<Running>,
    pub(super) parts: Box<[SharePart]>,
}

/// The share of a contract, with the days on which it is the same. Nothing is added by one that is not signed, or void.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Shared {
    pub(super) share: Option<Share>,
    /// On which days all of it is the same but the late fees. Whether these can be reckoned at all is not asked: a contract whose fees
    /// have no answer from a day on counts until it is reckoned anew on that day.
    pub(super) span: Span,
}

/// The days of what was entered of a contract.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Entered {
    /// The steps of its life, what kept a side from its payments, and what was given up, claimed, spent and settled.
    pub events: Vec<Date>,
    /// What happened that a part of its plan may wait for.
    pub happened: Vec<(Date, Event)>,
    /// What came in for it, was taken back, or was used of an advance.
    pub paid: Vec<Date>,
    /// Whether anything of it was given up.
    pub is_waived: bool,
}

impl Entered {
    /// Takes in what happened to the contract, as far as its share may be another by it.
    pub fn take(&mut self, it: &ContractEvent) {
        match &it.fact {
            // a row from elsewhere may be of another day than what it tells
            Fact::Life(step) => self.events.extend([it.on, step.on()]),
            Fact::ForceMajeure(_) => self.events.push(it.on),
            Fact::Happened(what) => self.happened.push((it.on, *what)),
            // a settlement list turns one sort of end into another, and the others are only told of: no amount, no due day and no step
            // of its life hangs on them
            Fact::Settlement(_) | Fact::Cure(_) | Fact::Transfer(_) | Fact::Promise(_) => {}
        }
    }
}

/// The days of what happened that a part waits for; all of them where the parts are not known.
fn awaited(happened: Vec<(Date, Event)>, standing: &Progress) -> impl Iterator<Item = Date> {
    let known = standing.reckoned().filter(|account| !account.parts.is_empty());
    let is_awaited = move |what: Event| {
        known.is_none_or(|account| {
            account.parts.iter().any(|part| matches!(part.term, Due::After { event, .. } if event == what))
        })
    };
    happened.into_iter().filter(move |(_, what)| is_awaited(*what)).map(|(on, _)| on)
}

/// Whether money that comes in changes nothing of a contract but what is open of its parts: no part waits for a payment, and the
/// contract does not wait for one to take effect. A part may wait for anything else: its day is another by that alone.
fn is_changed_by_payments_only(standing: &Progress) -> bool {
    // whether a plan works out may hang on the first payment
    let Some(account) = standing.account.as_ref().ok().filter(|it| it.misfit.is_none()) else { return false };
    let takes_effect = standing.life.stage.agreement().map(|it| it.effective);
    takes_effect != Some(EffectiveRule::OnFirstPayment)
        && account
            .parts
            .iter()
            .all(|part| part.settles.is_none() && !matches!(part.term, Due::After { event: Event::FirstPayment, .. }))
}

impl Share {
    /// What a contract adds as of the day of its standing; nothing if it is not signed, or void, or cannot be reckoned with.
    pub fn of(standing: &Progress) -> Option<Self> {
        let account = standing.account.as_ref().ok().filter(|_| standing.is_binding())?;
        let parts = account.parts.iter().map(|part| SharePart {
            due: part.due,
            amount: part.position.amount.minor,
            open: part.position.open.minor,
            paid: None,
        });
        let end = match standing.facts.term {
            RunningTerm::Fixed { end, renewal, decision, .. } => {
                let renews = match decision {
                    Decided::Renew { .. } => true,
                    Decided::End { .. } => false,
                    Decided::Open | Decided::EndUnsent { .. } => renewal == RenewalMode::Auto,
                };
                Some(End { day: end, renews })
            }
            RunningTerm::OpenEnded { .. } | RunningTerm::UntilPerformed => None,
        };
        let signed_on = standing.life.stage.agreement().map(|it| it.signed_on);
        Some(Self {
            total: account.total,
            late_fees: account.late_fees,
            running: standing.is_in_force().then_some(Running { signed_on, end }),
            parts: parts.collect(),
        })
    }

    /// Whether another is the same, the late fees excepted.
    pub(super) fn is_but_for_late_fees(&self, other: &Self) -> bool {
        self.total == other.total && self.running == other.running && self.parts == other.parts
    }

    /// Its currency.
    pub const fn currency(&self) -> Currency {
        self.total.currency
    }
}

impl Shared {
    /// The share of a contract that has no standing: asked for again on every day.
    pub const fn unknown(as_of: Date) -> Self {
        Self { share: None, span: Span::only(as_of) }
    }

    /// The share of a contract with its standing as of a day. `amended` says whether it has amendments.
    pub fn of(brief: &ContractBrief, standing: &Progress, entered: Entered, amended: bool, as_of: Date) -> Self {
        let mut share = Share::of(standing);
        // the parts of monthly settlements come with the months, and the terms with the amendments
        let by_the_day = amended || brief.payment.terms().is_some_and(|it| matches!(it.plan, Plan::Monthly { .. }));
        if by_the_day || standing.account.is_err() {
            return Self { share, span: Span::only(as_of) };
        }
        let Entered { events, happened, paid, is_waived } = entered;
        let is_paid_only = !is_waived && is_changed_by_payments_only(standing);
        if is_paid_only {
            let parts = standing.account.as_ref().ok().map(|it| it.parts.as_slice()).unwrap_or_default();
            let known = share.as_mut().map(|it| it.parts.iter_mut()).into_iter().flatten();
            known.zip(parts).for_each(|(known, part)| {
                known.open = known.amount;
                known.paid = Some(Arc::clone(&part.paid));
            });
        }
        let paid = if is_paid_only { Vec::new() } else { paid };
        let entered = events.into_iter().chain(awaited(happened, standing)).chain(paid);
        let span = turns(standing).fold(Span::around(as_of, entered), |span, day| span.cut(as_of, day));
        Self { share, span }
    }

    /// Whether nothing of it is known of any day but one, and nothing is added on that: its account has no answer.
    pub(super) fn is_unknown(&self) -> bool {
        self.share.is_none() && self.span.is_one_day()
    }

    /// Whether it is the same on a day, the late fees perhaps excepted.
    pub fn holds(&self, day: Date) -> bool {
        self.span.holds(day)
    }
}

/// The days on which the life and the term of a contract turn by themselves, each the first on which something is another.
fn turns(standing: &Progress) -> impl Iterator<Item = Date> {
    let next = |day: Date| day.plus_days(1).ok();
    let mut days: Vec<Option<Date>> = Vec::new();
    if let RunningTerm::Fixed { start, end, notice_deadline, .. } = standing.facts.term {
        days.extend([Some(start), Some(end), next(end), Some(notice_deadline), next(notice_deadline)]);
    }
    for decision in &standing.life.renewals {
        if let RenewalChoice::Decline { notice_on } = decision.choice {
            days.extend([Some(notice_on), next(notice_on)]);
        }
    }
    if let Some(Effect::On { on }) = standing.life.stage.agreement().map(|it| it.effect(&standing.facts)) {
        days.push(Some(on));
    }
    if let ContractStatus::Suspended { until: Some(until), .. } = standing.status {
        days.push(next(until));
    }
    if let Some(last) = standing.life.stage.last_day() {
        days.extend([Some(last), next(last)]);
    }
    days.into_iter().flatten()
}
