//! The next day of a dispute that must not be missed (`domain.md` 5.8, `contract-rules.md` 5.7).

use serde::{Deserialize, Serialize};

use super::{Dispute, Stage};
use crate::domain::calendar::{CalendarError, WorkCalendar};
use crate::domain::contract::Contract;
use crate::domain::contract::circumstances::Answer;
use crate::domain::contract::disputes::{Disputes, Mediation, Negotiation};
use crate::domain::contract::party::SubjectKind;
use crate::domain::date::Date;
use crate::domain::exact::{ExactError, Worked};
use crate::domain::lifecycle::due::{Dueness, dueness};
use crate::domain::period::{Counting, Period, PeriodLine};

/// A day that must not be missed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Deadline {
    /// The last day.
    pub on: Date,
    /// What has to be done by then: an answer, evidence, a fee.
    pub what: String,
}

/// How long the talks and the mediation of a clause run, and how their days are counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct AgreedTimes {
    /// Talks (协商).
    pub negotiation: Option<Period>,
    /// Mediation (调解).
    pub mediation: Option<Period>,
    /// How the contract counts.
    pub counting: Counting,
}

/// Times that the law sets, in months. Data with a date, to be verified with a lawyer (`contract-rules.md` 5.7, as of November
/// 2026): limitation three years (Civil Code art. 188; four for the international sale of goods, art. 594); setting an award
/// aside three months under the Arbitration Law in force from 1 March 2026; enforcement normally two years.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct StatutoryTimes {
    /// From knowing of the breach until the claim may be time-barred.
    pub limitation: u16,
    /// From the award until a court can no longer be asked to set it aside.
    pub setting_aside: u16,
    /// From the decision until it can no longer be enforced.
    pub enforcement: u16,
}

impl Default for StatutoryTimes {
    fn default() -> Self {
        Self { limitation: 36, setting_aside: 3, enforcement: 24 }
    }
}

/// The limitation of claims from the international sale of goods, in months (Civil Code art. 594).
const ACROSS_THE_BORDER: u16 = 48;

impl StatutoryTimes {
    /// The times of a contract: those of the law, with the longer limitation of goods that are sold across the border under the law of the
    /// mainland (Civil Code art. 594). A contract of which nobody said whether it is foreign-related has the shorter one, and so has one
    /// over goods with services, of which the article says nothing: who acts by that is in time either way.
    pub fn of(contract: &Contract) -> Self {
        let usual = Self::default();
        let abroad = contract.circumstances.foreign_related == Answer::Yes;
        let goods = contract.subject_kind == SubjectKind::Goods;
        if contract.is_under_mainland_law() && abroad && goods {
            Self { limitation: ACROSS_THE_BORDER, ..usual }
        } else {
            usual
        }
    }
}

/// The limitation in a form that is filled in, in months: that of the law goes with the contract that is chosen, one that a person
/// wrote stays.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct LimitationPut(Option<u16>);

impl LimitationPut {
    /// As the form is opened, maybe with what an unfinished visit left: what the law gives any contract counts as put in by it.
    pub fn found(months: &str) -> Self {
        let by_law = [StatutoryTimes::default().limitation, ACROSS_THE_BORDER];
        Self(by_law.into_iter().find(|it| it.to_string() == months.trim()))
    }

    /// What the form is to hold where it holds `months` and the law gives `lawful` now; nothing where a person wrote another.
    pub fn follow(&mut self, months: &str, lawful: u16) -> Option<u16> {
        self.0.filter(|put| put.to_string() == months.trim())?;
        self.0 = Some(lawful);
        self.0
    }
}

impl AgreedTimes {
    /// The times of a clause.
    pub const fn of(clause: &Disputes, counting: Counting) -> Self {
        let negotiation = match clause.negotiation {
            Negotiation::None => None,
            Negotiation::Within(period) => Some(period),
        };
        let mediation = match &clause.mediation {
            Mediation::None => None,
            Mediation::At { within, .. } => Some(*within),
        };
        Self { negotiation, mediation, counting }
    }
}

/// The day the claim may become time-barred: so many months after the breach was known (see [`StatutoryTimes::limitation`]).
///
/// # Errors
/// A day beyond 9999.
pub fn limitation(known_on: Date, months: u16) -> Result<Worked<Date, PeriodLine>, ExactError> {
    let on = known_on.plus_months(i32::from(months))?;
    let counted = PeriodLine::Counted { period: Period::months(months), on };
    Ok(Worked { value: on, working: vec![PeriodLine::From { on: known_on }, counted] })
}

impl Dispute {
    /// The next day that must not be missed: the one that was noted, else what clause and law make of the stage. `None` where
    /// neither sets one.
    ///
    /// # Errors
    /// Leaving 1900–9999; for a time in working days, a calendar without any.
    pub fn next_deadline(
        &self,
        agreed: AgreedTimes,
        statutory: StatutoryTimes,
        calendar: &WorkCalendar,
    ) -> Result<Option<Worked<Date, PeriodLine>>, CalendarError> {
        if let Some(deadline) = &self.deadline {
            return Ok(Some(Worked { value: deadline.on, working: Vec::new() }));
        }
        let by_clause = |from: Date, time: Option<Period>| {
            time.map(|time| time.by_the_day().due(from, agreed.counting, calendar)).transpose()
        };
        let by_law = |from: Date, months: u16| Period::months(months).last_day(from, calendar).map(Some);
        match &self.stage {
            Stage::Raised { on } | Stage::Negotiation { on } => by_clause(*on, agreed.negotiation),
            Stage::Mediation { on, .. } => by_clause(*on, agreed.mediation),
            Stage::Award { on, upheld: false, .. } => by_law(*on, statutory.setting_aside),
            Stage::Award { on, upheld: true, .. } | Stage::Judgment { on, .. } => by_law(*on, statutory.enforcement),
            Stage::Arbitration { .. }
            | Stage::SettingAside { .. }
            | Stage::AwardSetAside { .. }
            | Stage::Litigation { .. }
            | Stage::Enforcement { .. }
            | Stage::Settled { .. }
            | Stage::Withdrawn { .. }
            | Stage::Closed { .. } => Ok(None),
        }
    }

    /// How the noted deadline stands on `as_of`.
    pub fn dueness(&self, as_of: Date, lead_days: u16) -> Dueness {
        dueness(self.deadline.as_ref().map(|deadline| deadline.on), as_of, lead_days)
    }
}
