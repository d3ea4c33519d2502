//! A clause with what became known of its reference rate since it was agreed: it says "the rate in force", and keeps those of its
//! drafting.

use serde::{Deserialize, Serialize};

use super::LateFeeError;
use super::convention::Reference;
use super::rate_table::{RateStep, RateTable, step_on};
use super::rule::{Fixing, LateFeeRule, LateRate};
use crate::domain::date::Date;
use crate::domain::rate::Ppm;

/// What followed the table of a clause.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Later<'a> {
    /// Rates of its reference that hold from days after those that its own table covers, earliest first.
    pub steps: &'a [RateStep],
    /// Whether these are all: it is not where nobody can say which rate the clause follows, or from which day on.
    pub is_known: bool,
}

impl<'a> Later<'a> {
    /// All that followed.
    pub const fn all(steps: &'a [RateStep]) -> Self {
        Self { steps, is_known: true }
    }

    /// Nobody can say what followed.
    pub const fn unknown() -> Self {
        Self { steps: &[], is_known: false }
    }
}

/// A clause, and the rates that followed those of its own table.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct KnownRule<'a> {
    /// The clause.
    pub rule: &'a LateFeeRule,
    /// What followed its own table. `None`: nobody looked for any, and the working says nothing of where a rate is from.
    pub later: Option<Later<'a>>,
}

impl<'a> KnownRule<'a> {
    /// The clause by its own table alone.
    pub const fn alone(rule: &'a LateFeeRule) -> Self {
        Self { rule, later: None }
    }

    /// The reference rate in force on a day, as the working tells of it; nothing where the clause follows none, or nobody looked.
    pub(super) fn reference_on(self, day: Date) -> Option<ReferenceRate> {
        let (table, of) = self.rule.rate.reference()?;
        let rates = Rates::of_reference(table, of, self.later);
        rates.told(rates.on(day).ok()?)
    }
}

/// Where a reference rate was read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum RateSource {
    /// In the clause itself, as it was drafted.
    Clause,
    /// Among the dated rates that the book keeps.
    Book,
}

/// A reference rate as it was applied, before the multiple or the margin.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReferenceRate {
    /// Which rate; `None` where the clause does not name it.
    pub of: Option<Reference>,
    /// Per year.
    pub rate: Ppm,
    /// The day it holds from; `None` where it was entered without one.
    pub since: Option<Date>,
    /// Where it was read.
    pub source: RateSource,
    /// Whether the book was asked for later rates of it and has none: it is taken for the days that follow too.
    pub is_last: bool,
}

/// The reference rate of a multiple: the paper names the one-year LPR wherever it takes one.
pub(super) const OF_MULTIPLE: Option<Reference> = Some(Reference::LprOneYear);

impl Fixing {
    /// The reference rate to which a margin is added: half-years are those of European and British law; of any other the paper does
    /// not say which it is.
    pub(super) const fn of_margin(self) -> Option<Reference> {
        match self {
            Self::HalfYearRefixed => Some(Reference::EcbMainRefinancing),
            Self::HalfYearFrozen => Some(Reference::BankOfEngland),
            Self::Running | Self::AtBreach => None,
        }
    }
}

impl LateRate {
    /// The table of the reference rate that it follows, if it follows one, and its name, where the paper says it.
    pub const fn reference(&self) -> Option<(&RateTable, Option<Reference>)> {
        match self {
            Self::ReferenceMultiple { reference, .. } => Some((reference, OF_MULTIPLE)),
            Self::ReferencePlus { reference, fixing, .. } => Some((reference, fixing.of_margin())),
            Self::Daily { .. }
            | Self::Annual { .. }
            | Self::Monthly { .. }
            | Self::StartedPeriod { .. }
            | Self::FixedSum { .. } => None,
        }
    }
}

/// Rates by date: those of a table, and then those that followed.
#[derive(Debug, Clone, Copy)]
pub(super) struct Rates<'a> {
    table: &'a RateTable,
    later: Option<Later<'a>>,
    of: Option<Reference>,
}

impl<'a> Rates<'a> {
    /// Those of a table alone.
    pub(super) const fn of_table(table: &'a RateTable) -> Self {
        Self { table, later: None, of: None }
    }

    /// Those of a reference rate with its name, where that is known, and with those that followed.
    pub(super) const fn of_reference(table: &'a RateTable, of: Option<Reference>, later: Option<Later<'a>>) -> Self {
        Self { table, later, of }
    }

    fn later(self) -> &'a [RateStep] {
        self.later.map(|later| later.steps).unwrap_or_default()
    }

    /// The rate in force on a day, and the day it holds from.
    ///
    /// # Errors
    /// [`LateFeeError::NoRate`] before the first.
    pub(super) fn on(self, day: Date) -> Result<RateStep, LateFeeError> {
        let found = step_on(self.later(), day).or_else(|| step_on(self.table.steps(), day));
        found.ok_or(LateFeeError::NoRate { on: day })
    }

    /// The changes after one day up to another, in order.
    pub(super) fn changes(self, after: Date, until: Date) -> impl Iterator<Item = RateStep> {
        let all = self.table.steps().iter().chain(self.later()).copied();
        all.skip_while(move |step| step.from <= after).take_while(move |step| step.from <= until)
    }

    /// A rate as the working tells of it; nothing where nobody looked for later ones.
    pub(super) fn told(self, step: RateStep) -> Option<ReferenceRate> {
        let later = self.later?;
        let source = if later.steps.contains(&step) { RateSource::Book } else { RateSource::Clause };
        let is_undated = source == RateSource::Clause && self.table.is_constant();
        Some(ReferenceRate {
            of: self.of,
            rate: step.rate,
            since: (!is_undated).then_some(step.from),
            source,
            is_last: later.is_known && later.steps.last().copied().or_else(|| self.table.last()) == Some(step),
        })
    }
}
