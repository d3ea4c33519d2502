//! What late delivery costs by a contract (S5 `ld_delivery`, `ld_delivery_cap`): a share of the price of what is late for every day, up to
//! a limit, as of any day.

use serde::{Deserialize, Serialize};

use crate::domain::date::Date;
use crate::domain::exact::{ExactError, Ratio, Rounding};
use crate::domain::money::Money;
use crate::domain::rate::Ppm;

/// A delivery that is late, and what the contract says of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct DeliveryDelay {
    /// The price of what is late.
    pub price: Money,
    /// What share of it a day costs.
    pub rate: Ppm,
    /// What share of it is owed at most.
    pub cap: Ppm,
    /// The last day on which it was to be delivered.
    pub due: Date,
    /// The day on which it was; nothing while that is not known.
    #[serde(default)]
    pub came: Option<Date>,
}

/// What it costs as of a day, with how that came about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct DelayCost {
    /// Of what.
    pub of: DeliveryDelay,
    /// Whole days after the last one.
    pub days: i64,
    /// What they come to: price × rate × days, half up.
    pub accrued: Money,
    /// The limit, half up.
    pub most: Money,
    /// What is owed: the lesser of the two.
    pub owed: Money,
}

impl DeliveryDelay {
    /// What it costs as of a day; the day on which it came still counts.
    ///
    /// # Errors
    /// Overflow.
    pub fn cost(self, as_of: Date) -> Result<DelayCost, ExactError> {
        let until = self.came.map_or(as_of, |came| came.min(as_of));
        let days = self.due.days_until(until).max(0);
        let share = Ratio::new(self.rate.wide(), Ppm::WHOLE.wide())?.times(Ratio::whole(i128::from(days)))?;
        let exact = Ratio::whole(self.price.wide()).times(share)?.round(Rounding::HalfUp)?;
        let accrued = Money::new(i64::try_from(exact).map_err(|_| ExactError::Overflow)?, self.price.currency);
        let most = self.cap.of(self.price, Rounding::HalfUp)?;
        let owed = if accrued.minor > most.minor { most } else { accrued };
        Ok(DelayCost { of: self, days, accrued, most, owed })
    }
}
