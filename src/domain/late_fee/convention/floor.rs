//! The floor under an agreed rate: what is owed to a small firm may not bear less than the reference rate at signing
//! (PRC Regulation on payments to small and medium enterprises, 2020 art. 15, 2025 art. 17; `contract-rules.md` LPI-03).

use serde::{Deserialize, Serialize};

use super::{Convention, ConventionRate};
use crate::domain::date::Date;
use crate::domain::exact::{Ratio, Worked};
use crate::domain::late_fee::LateFeeError;
use crate::domain::late_fee::rate_table::RateTable;
use crate::domain::late_fee::rule::LateRate;
use crate::domain::rate::Ppm;

/// How an agreed rate stands to the floor.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum FloorStanding {
    /// The row has no floor.
    NoFloor,
    /// The agreed rate is the floor or more.
    Kept,
    /// It is less.
    Below {
        /// By so many ppm a year, exactly.
        by: Ratio,
    },
}

/// The step of the comparison; none where there is no floor.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct FloorLine {
    /// The day of signing.
    pub signed: Date,
    /// The agreed rate in ppm a year, exactly.
    pub agreed: Ratio,
    /// The reference rate of that day.
    pub floor: Ppm,
}

impl Convention {
    /// Compares an agreed rate with the floor of this row on the day of signing, without rounding: a rate equal to the floor
    /// keeps it.
    ///
    /// # Errors
    /// [`LateFeeError::NotARate`] for a fixed sum; no rate known for the day; a negative rate; overflow.
    pub fn against_floor(
        &self,
        agreed: &LateRate,
        reference: &RateTable,
        signed: Date,
    ) -> Result<Worked<FloorStanding, FloorLine>, LateFeeError> {
        match self.rate {
            ConventionRate::Daily { .. } => {}
            ConventionRate::Agreed
            | ConventionRate::MultipleBand { .. }
            | ConventionRate::Plus { .. }
            | ConventionRate::MonthlyBand { .. } => {
                return Ok(Worked { value: FloorStanding::NoFloor, working: Vec::new() });
            }
        }
        let yearly = agreed.yearly(signed)?;
        let agreed = yearly.working.first().map_or(Ratio::whole(yearly.value.wide()), |line| line.exact);
        let floor = reference.on(signed)?;
        let missing = Ratio::whole(floor.wide()).minus(agreed)?;
        let value = if missing.numerator() > 0 { FloorStanding::Below { by: missing } } else { FloorStanding::Kept };
        Ok(Worked { value, working: vec![FloorLine { signed, agreed, floor }] })
    }
}
