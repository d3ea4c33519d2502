//! A sales target (销售目标, `domain.md` 5.4): whose, of what, how much, and how it is spread over its period.

pub mod attained;
mod bearers;
pub mod cells;
pub mod done;
pub mod of_clause;

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use self::cells::Plan;
use self::done::Done;
use crate::domain::contract::targets::Cycle;
use crate::domain::date::Date;
use crate::domain::entity::Entity;
use crate::domain::id::{ContractId, DoneId, MemberId, SalesTargetId};
use crate::domain::lifecycle::life::{Entry, Life, Stage as _};
use crate::domain::lifecycle::refusal::Refusal;
use crate::domain::lifecycle::target::{Command, Event, Facts, Stage, TargetStatus};
use crate::domain::money::Currency;
use crate::domain::sales_measure::{MeasuredRow, SalesMetric, Unit};
use crate::kinds::Kind;

/// The largest figure, in the smallest part of its unit: what a JSON number still holds exactly.
pub const LARGEST: i64 = 1_000_000_000_000_000;

/// A target for a period. Its figures are in the smallest part of the metric's unit: fen, thousandths, heads.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SalesTarget {
    /// Its id; of one that a clause says, that of its contract, or made of it ([`of_clause`]).
    pub id: SalesTargetId,
    /// Who bears it.
    pub scope: Scope,
    /// Of a contract's other side: the contract.
    #[serde(default)]
    pub contract: Option<ContractId>,
    /// Of a member: who.
    #[serde(default)]
    pub member: Option<MemberId>,
    /// Of a team: its name.
    #[serde(default)]
    pub team: String,
    /// What is measured.
    #[serde(default)]
    pub metric: SalesMetric,
    /// Of what product only, by name; empty for all.
    #[serde(default)]
    pub product: String,
    /// What is counted where the book does not measure it: visits, trained people.
    #[serde(default)]
    pub measure: String,
    /// The currency of amounts.
    pub currency: Currency,
    /// The first day.
    pub from: Date,
    /// The last day.
    pub to: Date,
    /// How the period is cut.
    #[serde(default = "monthly")]
    pub grain: Cycle,
    /// What is aimed at (目标).
    pub base: i64,
    /// More than that (冲刺).
    #[serde(default)]
    pub stretch: Option<i64>,
    /// Still more (挑战).
    #[serde(default)]
    pub challenge: Option<i64>,
    /// What of the base figure falls into each part of the period, in their order.
    #[serde(default)]
    pub parts: Vec<i64>,
    /// Free note.
    #[serde(default)]
    pub note: String,
    /// What was done of what the book does not measure, each entry a register of its own.
    #[serde(default)]
    pub done: BTreeMap<DoneId, Done>,
    /// What happened to it, in the order in which it was entered.
    #[serde(default)]
    pub life: Vec<Entry<Date, Event>>,
}

const fn monthly() -> Cycle {
    Cycle::Month
}

/// Who bears a target.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Scope {
    /// All of us.
    Firm,
    /// A team.
    Team,
    /// A member.
    Member,
    /// The other side of a contract.
    Contract,
}

impl Scope {
    /// Every scope, the widest first.
    pub const ALL: [Self; 4] = [Self::Firm, Self::Team, Self::Member, Self::Contract];
}

/// A level of a target.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Level {
    /// 目标.
    Base,
    /// 冲刺.
    Stretch,
    /// 挑战.
    Challenge,
}

impl SalesTarget {
    /// Whether it only keeps what was entered on a target that the clause of its contract sets: its figures are those of the clause.
    pub fn is_of_clause(&self) -> bool {
        self.scope == Scope::Contract && self.contract.is_some_and(|it| of_clause::is_entered(it, self.id))
    }

    /// What its figures are in.
    pub const fn unit(&self) -> Unit {
        self.metric.unit(self.currency)
    }

    /// What exactly is measured: of which product only, or what is counted where the book does not measure it; empty where nothing was
    /// said.
    pub fn of_what(&self) -> &str {
        if self.metric == SalesMetric::Own { &self.measure } else { &self.product }
    }

    /// The figures that count towards it, in the order of their days: those of `rows` that are of its unit; of what the book does not
    /// measure, those that were entered.
    pub fn counted(&self, rows: &[MeasuredRow]) -> Vec<(Date, i64)> {
        let mut all: Vec<(Date, i64)> = if self.metric == SalesMetric::Own {
            self.done.values().map(|it| (it.on, it.figure)).collect()
        } else {
            let own = rows.iter().filter(|row| row.value.unit() == self.unit());
            own.map(|row| (row.entry.on, row.value.units())).collect()
        };
        all.sort_by_key(|(on, _)| *on);
        all
    }

    /// Its levels, the lowest first.
    pub fn levels(&self) -> impl Iterator<Item = (Level, i64)> {
        let more = [(Level::Stretch, self.stretch), (Level::Challenge, self.challenge)];
        let more = more.into_iter().filter_map(|(level, at)| Some((level, at?)));
        std::iter::once((Level::Base, self.base)).chain(more)
    }

    /// How it is spread.
    pub fn plan(&self) -> Plan<'_> {
        Plan { from: self.from, to: self.to, grain: self.grain, whole: self.base, parts: &self.parts }
    }

    /// Its life as of a day.
    pub fn stage(&self, as_of: Date) -> Stage {
        Life::begin(Stage::Draft).known_on(&self.life, as_of).stage
    }

    /// What it is on a day.
    pub fn status(&self, as_of: Date) -> TargetStatus {
        self.stage(as_of).status(&self.facts(), as_of)
    }

    /// Whether its figures stand, whatever day is looked at.
    pub fn is_agreed(&self) -> bool {
        !self.life.is_empty()
    }

    /// What its steps are decided by.
    pub fn facts(&self) -> Facts {
        Facts { from: self.from, until: self.to, whole: self.base, parts: self.parts.clone() }
    }

    /// The same after a step that is taken `now`.
    ///
    /// # Errors
    /// Why it may not be taken.
    pub fn after(&self, command: Command, now: Date) -> Result<Self, Refusal<Stage>> {
        let last = self.life.iter().map(|it| it.on).max();
        let stage = self.stage(last.map_or(now, |last| last.max(now)));
        let event = stage.decide(Entry::new(now, command), now, &self.facts())?;
        let mut next = self.clone();
        next.life.push(event);
        Ok(next)
    }
}

impl Entity for SalesTarget {
    type Id = SalesTargetId;
    const KIND: Kind = Kind::SalesTarget;
    const SETS: &'static [&'static str] = &["done"];

    fn id(&self) -> SalesTargetId {
        self.id
    }
}
