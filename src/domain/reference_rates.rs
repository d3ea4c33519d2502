//! Reference rates that a book keeps by hand: a person enters and confirms them with their dates, and none is ever shipped
//! (`contract-rules.md` 2, 3.1).

use thiserror::Error;

use super::book_settings::BookSettings;
use super::date::Date;
use super::late_fee::convention::Reference;
use super::late_fee::rate_table::{RateStep, RateTable};
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
