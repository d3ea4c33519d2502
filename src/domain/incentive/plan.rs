//! A plan: what is counted, what it earns, for whom.

use serde::{Deserialize, Serialize};

use super::event::{Fact, IncentiveEvent};
use super::grades::GradeFactor;
use super::period::Grain;
use crate::domain::commission::{BasisTax, CommissionMethod, CommissionPlan, Participant};
use crate::domain::date::Date;
use crate::domain::entity::Entity;
use crate::domain::id::IncentivePlanId;
use crate::domain::lifecycle::incentive::{Event, Facts, Stage};
use crate::domain::lifecycle::life::{Entry, Life};
use crate::domain::money::{Currency, Money};
use crate::domain::rate::{Ppm, Quantity};
use crate::kinds::Kind;

/// An incentive plan (激励方案). A draft is edited; what was approved stays as it was then (see
/// [`IncentivePlan::in_force`]), and a new version takes its place.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct IncentivePlan {
    /// Its id.
    pub id: IncentivePlanId,
    /// What it is called.
    pub name: String,
    /// Which version of it: from 1.
    #[serde(default = "first")]
    pub version: u32,
    /// The version before.
    #[serde(default)]
    pub follows: Option<IncentivePlanId>,
    /// What is counted.
    pub metric: Metric,
    /// Whose contracts count.
    #[serde(default)]
    pub reach: Reach,
    /// The method with its tiers, the cap and the part that is held back.
    pub pay: CommissionPlan,
    /// The target of a period, where a bonus hangs on it.
    #[serde(default)]
    pub goal: Option<Goal>,
    /// Money counts without its tax: that of the lines it belongs to, and this rate where a contract does not say how much has which.
    /// Nothing: it counts as it came.
    #[serde(default)]
    pub net_of: Option<Ppm>,
    /// The currency; money in others does not count.
    #[serde(default = "yuan")]
    pub currency: Currency,
    /// How long its periods are.
    #[serde(default)]
    pub grain: Grain,
    /// The first day that counts.
    pub from: Date,
    /// The last day that counts; nothing: until it is retired.
    #[serde(default)]
    pub to: Option<Date>,
    /// When what was held back is set free.
    #[serde(default)]
    pub release: Release,
    /// What the grade of a member's evaluation multiplies the member's part by; none: grades count for nothing.
    #[serde(default)]
    pub grades: Vec<GradeFactor>,
    /// Who shares, in parts per million of the whole.
    #[serde(default)]
    pub participants: Vec<Participant>,
    /// Free note (备注).
    #[serde(default)]
    pub note: String,
}

/// What a plan counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Metric {
    /// Principal collected (回款额): no late fees, no costs.
    #[default]
    Collected,
    /// The amounts of contracts that were signed (签约额).
    Signed,
    /// What was invoiced (开票额).
    Invoiced,
    /// Units in contracts that were signed (销量).
    Units,
}

/// Whose contracts a plan counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Reach {
    /// Those that one of the participants looks after.
    #[default]
    Participants,
    /// All of the book.
    Everybody,
}

/// The target of a period.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Goal {
    /// So much money.
    Money(Money),
    /// So many units.
    Units(Quantity),
}

/// When what was held back is set free.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Release {
    /// Once every contract that counted is fully collected.
    #[default]
    Collected,
    /// So many days after the end of the period.
    AfterDays(u16),
}

/// The version that takes the place of a plan.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Successor {
    /// The first day that counts under it.
    pub from: Date,
    /// The day on which it was approved.
    pub approved_on: Date,
}

/// Where a plan stands, and by which terms.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct InForce<'a> {
    /// Where it stands.
    pub stage: Stage,
    /// The terms that were approved, where the record says otherwise by now: somebody changed the draft on another copy that did not
    /// know of the approval. They hold, not the record. Nothing: the record itself holds.
    pub approved: Option<&'a IncentivePlan>,
}

const fn first() -> u32 {
    1
}

fn yuan() -> Currency {
    Currency::CNY
}

impl Metric {
    /// Every metric.
    pub const ALL: [Self; 4] = [Self::Collected, Self::Signed, Self::Invoiced, Self::Units];

    /// Its name in forms.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Collected => "collected",
            Self::Signed => "signed",
            Self::Invoiced => "invoiced",
            Self::Units => "units",
        }
    }

    /// The metric of this name.
    pub fn of(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|it| it.name() == name)
    }
}

impl IncentivePlan {
    /// Where it stands on a day, by the events of the book in any order.
    pub fn life<'a>(&self, events: impl IntoIterator<Item = &'a IncentiveEvent>, as_of: Date) -> Life<Stage> {
        let mut own: Vec<&IncentiveEvent> = events.into_iter().filter(|it| it.plan == Some(self.id)).collect();
        // ids are made in the order of time: the order in which things were entered
        own.sort_by_key(|event| event.id);
        let entries: Vec<Entry<Date, _>> = own
            .into_iter()
            .filter_map(|event| match &event.fact {
                Fact::Plan(fact) => Some(Entry::new(event.on, fact.clone())),
                Fact::Entry(_) | Fact::Run(_) => None,
            })
            .collect();
        Life::begin(Stage::Draft).known_on(&entries, as_of)
    }

    /// Where it stands on a day, and by which terms: once approved it stays as it was then (`domain.md` 5.4), whatever becomes of the
    /// record. Of approvals on several copies the first one holds, as for its stage.
    pub fn in_force<'a>(&self, events: impl IntoIterator<Item = &'a IncentiveEvent>, as_of: Date) -> InForce<'a> {
        let own: Vec<&IncentiveEvent> = events.into_iter().filter(|it| it.plan == Some(self.id)).collect();
        let stage = self.life(own.iter().copied(), as_of).stage;
        if stage.is_editable() {
            return InForce { stage, approved: None };
        }
        let approvals = own.into_iter().filter(|it| matches!(it.fact, Fact::Plan(Event::Approved { .. })));
        let terms = approvals.min_by_key(|it| it.id).and_then(|it| it.terms.as_deref());
        InForce { stage, approved: terms.filter(|it| it.id == self.id && *it != self) }
    }

    /// What its steps need to know.
    pub fn facts(&self) -> Facts {
        let tiers = match &self.pay.method {
            CommissionMethod::Marginal(tiers) | CommissionMethod::Whole(tiers) => tiers.as_slice().len(),
            CommissionMethod::PerUnit(tiers) => tiers.as_slice().len(),
            CommissionMethod::OnTarget { curve, .. } => curve.as_slice().len(),
        };
        Facts {
            shares: self.participants.iter().map(|it| it.share).collect(),
            tiers: u32::try_from(tiers).unwrap_or(u32::MAX),
        }
    }

    /// Whether money that belongs to no contract counts with its tax.
    pub fn tax(&self) -> BasisTax {
        self.net_of.map_or(BasisTax::Gross, BasisTax::NetOf)
    }

    /// The last day that counts, as it stands and with the version that takes its place; nothing: it goes on.
    pub fn last_day(&self, stage: &Stage, next: Option<Successor>) -> Option<Date> {
        let retired = match stage {
            // retired with the approval of the next version: that day says nothing of the day from which that one counts; one that
            // was retired before stays so
            Stage::Retired { on, .. } if next.is_some_and(|next| *on >= next.approved_on) => None,
            Stage::Retired { on, .. } => Some(*on),
            Stage::Draft | Stage::Approved { .. } => None,
        };
        let replaced = next.and_then(|next| next.from.plus_days(-1).ok());
        [self.to, retired, replaced].into_iter().flatten().min()
    }
}

impl Entity for IncentivePlan {
    type Id = IncentivePlanId;
    const KIND: Kind = Kind::IncentivePlan;

    fn id(&self) -> IncentivePlanId {
        self.id
    }
}
