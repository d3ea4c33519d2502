//! What begins the limitation of a claim anew (诉讼时效中断, Civil Code art. 195): one noun for the checker, for disputes and for
//! promises to pay.

use super::account::{Account, Entries, PartAccount};
use super::collection::DueDay;
use super::contract::clause::ClauseId;
use super::contract::party::Side;
use super::cure::Notice;
use super::date::Date;
use super::id::InstalmentId;
use super::late_fee::debt::{Payment, Standing};
use super::late_fee::dunning::Dunning;
use super::pay_promise::Promise;
use super::progress::Progress;

/// What begins the limitation of a claim anew (Civil Code art. 195).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Interruption {
    /// The part of the plan; nothing: all that a dispute claims.
    pub instalment: Option<InstalmentId>,
    /// What.
    pub kind: InterruptionKind,
    /// When.
    pub on: Date,
}

/// What begins a limitation anew.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum InterruptionKind {
    /// We demanded payment (催告).
    Demand,
    /// The customer promised to pay.
    Promise,
    /// It paid a part.
    PartPayment,
    /// We went to court or to arbitration.
    Filing,
    /// A demand or an acknowledgment of which the dispute holds the day alone.
    Entered,
}

impl Interruption {
    /// What its contract shows of a part after the day it fell due: what was claimed and paid by these entries, what was promised, and
    /// what our notices to cure ask for. What its disputes began anew is not among it.
    pub fn of_part(part: &PartAccount, entries: &Entries<'_>, standing: &Progress) -> Vec<Self> {
        let own = entries.allocations.iter().copied().filter(|it| it.instalment == part.id);
        let paid = entries.receipts.paid_in_money(own).unwrap_or_default();
        let mut all = Self::shown(part, entries.dunning.of(part.id), &paid);
        all.extend(Self::promised(part, &standing.promises));
        all.extend(Self::asked(part, &standing.cures.notices));
        all
    }

    /// What a book shows of a part after the day it fell due: statements that claim from it (催款单), and payments that stand.
    pub fn shown(part: &PartAccount, dunning: Option<&Dunning>, paid: &[Payment]) -> Vec<Self> {
        let DueDay::On(due) = part.due else { return Vec::new() };
        let claims = dunning.map(|it| it.claims.as_slice()).unwrap_or_default();
        let claimed = claims.iter().map(|claim| (InterruptionKind::Demand, claim.on));
        let stands = paid.iter().filter(|payment| payment.standing == Standing::Stands);
        let all = claimed.chain(stands.map(|payment| (InterruptionKind::PartPayment, payment.on)));
        let late = all.filter(|(_, on)| *on > due);
        late.map(|(kind, on)| Self { instalment: Some(part.id), kind, on }).collect()
    }

    /// Our notices to cure that name the clause on payment or on late payment: each asks for a part that was late by then (催告, Civil
    /// Code arts 195 (1), 563 (1) (3)).
    pub fn asked(part: &PartAccount, notices: &[Notice]) -> Vec<Self> {
        let DueDay::On(due) = part.due else { return Vec::new() };
        let is_demand = |it: &&Notice| {
            let about_money = matches!(it.asked.clause, Some(ClauseId::Payment | ClauseId::LatePayment));
            it.asked.by == Side::Us && about_money && it.asked_on > due
        };
        let all = notices.iter().filter(is_demand);
        all.map(|it| Self { instalment: Some(part.id), kind: InterruptionKind::Demand, on: it.asked_on }).collect()
    }

    /// The promises to pay a part that came after the day on which it fell due.
    pub fn promised(part: &PartAccount, promises: &[Promise]) -> Vec<Self> {
        let DueDay::On(due) = part.due else { return Vec::new() };
        let late = promises.iter().filter(|it| it.instalment == part.id && it.on > due);
        late.map(|it| Self { instalment: Some(part.id), kind: InterruptionKind::Promise, on: it.on }).collect()
    }

    /// What disputes began anew, part by part: what names no part holds for each that was due by then.
    pub fn of_disputes(account: &Account, begun: &[Self]) -> Vec<Self> {
        let of_part = |part: &PartAccount| -> Vec<Self> {
            let DueDay::On(due) = part.due else { return Vec::new() };
            let own = begun.iter().filter(|it| it.on > due && it.is_of(part.id));
            own.map(|it| Self { instalment: Some(part.id), ..*it }).collect()
        };
        account.parts.iter().flat_map(of_part).collect()
    }

    /// Whether it holds for a part: it names that, or none.
    pub fn is_of(&self, part: InstalmentId) -> bool {
        self.instalment.is_none_or(|it| it == part)
    }

    /// The last one: limitation runs from it. Of several on one day the one that was named last.
    pub fn latest(all: impl IntoIterator<Item = Self>) -> Option<Self> {
        all.into_iter().max_by_key(|it| it.on)
    }

    /// The last one of a part that had happened by a day.
    pub fn latest_of(all: &[Self], part: InstalmentId, by: Date) -> Option<Self> {
        Self::latest(all.iter().copied().filter(|it| it.instalment == Some(part) && it.on <= by))
    }

    /// The one that a claim for several parts runs from: of the last of each part the earliest, as the claim for that part may be
    /// time-barred first. `None` where one of them never began anew.
    pub fn latest_of_all(all: &[Self], parts: &[InstalmentId], by: Date) -> Option<Self> {
        let each: Option<Vec<Self>> = parts.iter().map(|part| Self::latest_of(all, *part, by)).collect();
        each?.into_iter().min_by_key(|it| it.on)
    }
}
