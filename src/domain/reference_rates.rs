//! Reference rates that a book keeps by hand: a person enters and confirms them with their dates, and none is ever shipped
//! (`contract-rules.md` 2, 3.1).

use std::sync::Arc;

use thiserror::Error;

use super::book_settings::BookSettings;
use super::date::Date;
use super::late_fee::convention::Reference;
use super::late_fee::known::Later;
use super::late_fee::rate_table::{RateStep, RateTable, step_on};
use super::late_fee::rule::{LateFeeRule, LateRate};
use super::late_fee::succession::{LateFeeBefore, agreed_on};
use super::rate::Ppm;

/// The rates a book keeps, in the order they are shown. The benchmark rate of before 2019 is not among them: no contract of
/// today is measured by it.
pub const KEPT: [Reference; 3] = [Reference::LprOneYear, Reference::EcbMainRefinancing, Reference::BankOfEngland];

/// The lowest rate per year that is taken: central banks have gone below nought.
const LOWEST: Ppm = Ppm(-50_000);
/// The highest.
const HIGHEST: Ppm = Ppm(500_000);

/// Why a rate is not taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum RateRefusal {
    /// Another rate holds from the same day.
    #[error("a rate holds from this day already")]
    Twice,
    /// Below −5 % or above 50 % a year: a slip of the unit.
    #[error("a reference rate lies between -5 % and 50 % a year")]
    OutOfRange,
    /// No rate is kept of this kind.
    #[error("this reference rate is not kept")]
    NotKept,
}

impl BookSettings {
    /// The rates kept of a kind, earliest first.
    pub fn rates(&self, of: Reference) -> &[RateStep] {
        match of {
            Reference::LprOneYear => &self.lpr,
            Reference::EcbMainRefinancing => &self.ecb,
            Reference::BankOfEngland => &self.boe,
            Reference::PbocBenchmark => &[],
        }
    }

    /// The same as a table to reckon with; `None` while there is none, or if its days are out of order.
    pub fn rate_table(&self, of: Reference) -> Option<RateTable> {
        RateTable::new(self.rates(of).to_vec()).ok()
    }

    /// With one more rate, in its place by its day.
    ///
    /// # Errors
    /// See [`RateRefusal`].
    pub fn with_rate(mut self, of: Reference, step: RateStep) -> Result<Self, RateRefusal> {
        if step.rate < LOWEST || step.rate > HIGHEST {
            return Err(RateRefusal::OutOfRange);
        }
        let kept = self.rates_mut(of).ok_or(RateRefusal::NotKept)?;
        let place = kept.partition_point(|known| known.from < step.from);
        if kept.get(place).is_some_and(|known| known.from == step.from) {
            return Err(RateRefusal::Twice);
        }
        kept.insert(place, step);
        Ok(self)
    }

    /// Without the rate from a day.
    #[must_use]
    pub fn without_rate(mut self, of: Reference, from: Date) -> Self {
        if let Some(kept) = self.rates_mut(of) {
            kept.retain(|known| known.from != from);
        }
        self
    }

    const fn rates_mut(&mut self, of: Reference) -> Option<&mut Vec<RateStep>> {
        match of {
            Reference::LprOneYear => Some(&mut self.lpr),
            Reference::EcbMainRefinancing => Some(&mut self.ecb),
            Reference::BankOfEngland => Some(&mut self.boe),
            Reference::PbocBenchmark => None,
        }
    }
}

/// The reference rates of a book, shared by all that reckons with them: a copy is no copy of a rate.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct KeptRates(Option<Arc<BookSettings>>);

impl KeptRates {
    /// Those of these settings; none where a book has no settings yet.
    pub const fn of_book(settings: Option<Arc<BookSettings>>) -> Self {
        Self(settings)
    }

    /// The rates that followed those of a clause's own table: an empty list where the book keeps none later. They are not known
    /// where it cannot be said which of the kept rates the clause follows, or from which day on: nobody knows then whether a later
    /// one was published.
    ///
    /// The clause says "the rate in force", and its table is what was known of that when it was drafted: the table holds up to its last
    /// line, and what was published of the same rate from the day after on comes after it. One rate without a day, as a person enters
    /// it by hand, holds up to the day on which the clause was agreed. A clause of base and points does not say of which rate: its last
    /// line must be one of those that the book keeps, and a rate without a day the one that was in force on the day of agreement.
    pub fn later(&self, rate: &LateRate, agreed_on: Option<Date>) -> Later<'_> {
        let Some(kept) = self.0.as_deref().filter(|kept| KEPT.iter().any(|of| !kept.rates(*of).is_empty())) else {
            return Later::all(&[]);
        };
        followed(kept, rate, agreed_on).map_or(Later::unknown(), Later::all)
    }

    /// Clauses that followed one another with their tables continued by what held by `as_of`; the first was signed on `signed_on`.
    /// A reference rate that a clause took over unchanged was agreed on when it was first said.
    pub fn continued(
        &self,
        before: &[LateFeeBefore],
        now: &LateFeeRule,
        signed_on: Option<Date>,
        as_of: Date,
    ) -> (Vec<LateFeeBefore>, LateFeeRule) {
        let continued = |place: usize, rule: &LateFeeRule| {
            self.continued_rule(rule, agreed_on(before, now, place, signed_on), as_of)
        };
        let earlier = before.iter().enumerate();
        let earlier = earlier.map(|(place, it)| LateFeeBefore { until: it.until, rule: continued(place, &it.rule) });
        (earlier.collect(), continued(before.len(), now))
    }

    fn continued_rule(&self, rule: &LateFeeRule, agreed_on: Option<Date>, as_of: Date) -> LateFeeRule {
        let mut rule = rule.clone();
        let later = self.later(&rule.rate, agreed_on).steps.iter().take_while(|step| step.from <= as_of).copied();
        if let LateRate::ReferenceMultiple { reference, .. } | LateRate::ReferencePlus { reference, .. } =
            &mut rule.rate
            && let Ok(table) = RateTable::new(reference.steps().iter().copied().chain(later).collect())
        {
            *reference = table;
        }
        rule
    }
}

/// The kept rates that followed those of a clause's own table; `None` where nobody can say which they are.
fn followed<'a>(kept: &'a BookSettings, rate: &LateRate, agreed_on: Option<Date>) -> Option<&'a [RateStep]> {
    let (table, of) = rate.reference()?;
    let kept = kept.rates(of?);
    let last = table.last()?;
    if kept.is_empty() {
        return Some(kept);
    }
    if !kept.is_sorted_by(|one, next| one.from < next.from) {
        return None;
    }
    let (covered, is_known) = if table.is_constant() {
        let agreed_on = agreed_on?;
        (agreed_on, step_on(kept, agreed_on).is_some_and(|step| step.rate == last.rate))
    } else {
        (last.from, kept.contains(&last))
    };
    let is_named = matches!(rate, LateRate::ReferenceMultiple { .. });
    let place = kept.partition_point(|step| step.from <= covered);
    kept.get(place..).filter(|_| is_named || is_known)
}
