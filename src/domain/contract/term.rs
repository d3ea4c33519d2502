//! S6: how long the contract runs and how it ends.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use super::clause::ClauseId;
use super::field;
use super::party::{Side, Who};
use super::plan::Period;
use super::wording::Wording;
use crate::domain::date::Date;
use crate::domain::exact::{ExactError, no_lines};
use crate::domain::problem::{Place, Problems, Reason};
use crate::domain::term::first_day_after;

/// Terms of S6: one register, so that a start never meets another's end (`storage-and-sync.md` 2.4).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Term {
    /// From when to when.
    pub length: TermLength,
    /// What puts the contract in force.
    pub effective: Effective,
    /// What happens at the end of a fixed term.
    pub renewal: Renewal,
    /// Whether we may end it without cause.
    pub our_notice: Notice,
    /// Whether the customer may.
    pub their_notice: Notice,
    /// How long a party in breach has to cure it after a notice, 5 to 60 days.
    pub cure: Period,
    /// Why it may be ended early, and by whom.
    pub grounds: Vec<Ground>,
    /// How long a right to end it may be used (Civil Code art. 564).
    pub exercise_window: Period,
    /// How soon the sides settle after the end, 5 to 60 days.
    pub settle_within: Period,
    /// What stays in force.
    pub survives: BTreeSet<ClauseId>,
}

/// From when to when.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum TermLength {
    /// Between two days, both included (S6.a).
    Fixed {
        /// The first day.
        start: Date,
        /// The last day.
        end: Date,
    },
    /// So many months from a day (S6.a).
    Months {
        /// The first day.
        start: Date,
        /// How many months, 1 to 600.
        months: u16,
    },
    /// Without an end (S6.b).
    OpenEnded {
        /// The first day.
        start: Date,
    },
    /// Until both sides have done everything (S6.c).
    UntilPerformed {
        /// The first day.
        start: Date,
    },
}

/// What puts the contract in force (`domain.md` 5.3 `effective_rule`).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Effective {
    /// Both signatures (签字盖章之日).
    OnSigning,
    /// A day.
    On(Date),
    /// The first payment.
    OnFirstPayment,
    /// Something else that has to happen.
    OnCondition(Wording),
}

/// What happens at the end of a fixed term.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Renewal {
    /// It ends.
    None,
    /// The sides may agree another term.
    ByAgreement {
        /// How long before the end they talk.
        talk_before: Period,
    },
    /// It goes on by itself (S6.d).
    Automatic {
        /// For how many months, 1 to 12.
        months: u16,
        /// How often.
        times: RenewalTimes,
        /// How a side stops it.
        objection: Objection,
    },
}

/// How often a contract goes on by itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum RenewalTimes {
    /// Again and again.
    Unlimited,
    /// At most so often.
    AtMost(u8),
}

/// How a side stops a contract from going on by itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Objection {
    /// Nothing was written: the checker warns.
    NotStated,
    /// By telling the other side so long before the end.
    Before(Period),
}

/// Whether a side may end the contract without cause.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Notice {
    /// It may not.
    None,
    /// It may, by notice so long ahead: 15 to 180 days.
    Ahead(Period),
}

/// Why the contract may be ended early.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Ground {
    /// Why.
    pub kind: GroundKind,
    /// Who may.
    pub holder: Who,
}

/// Why the contract may be ended early.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum GroundKind {
    /// Both agree.
    MutualAgreement,
    /// The other side is in material breach.
    MaterialBreach,
    /// The other side cannot pay its debts, or is wound up.
    Insolvency,
    /// Force majeure lasts longer than this.
    ForceMajeure(Period),
    /// A sum due is unpaid for longer than this.
    LongNonPayment(Period),
    /// The other side acts unlawfully to an extent that harms the contract.
    IllegalConduct,
    /// Targets stay unmet after a plan to improve.
    TargetFailure,
}

impl TermLength {
    /// The first day.
    pub const fn start(self) -> Date {
        match self {
            Self::Fixed { start, .. }
            | Self::Months { start, .. }
            | Self::OpenEnded { start }
            | Self::UntilPerformed { start } => start,
        }
    }

    /// The last day of the first term; `None` for a term without an end.
    ///
    /// Months end the day before the same day of the month, or the day before the first of the next month where there is
    /// no such day (`domain.md` 6.7).
    ///
    /// # Errors
    /// Leaving 1900 to 9999.
    pub fn last_day(self) -> Result<Option<Date>, ExactError> {
        match self {
            Self::Fixed { end, .. } => Ok(Some(end)),
            Self::Months { start, months } => {
                first_day_after(start, u32::from(months), &mut no_lines)?.plus_days(-1).map(Some)
            }
            Self::OpenEnded { .. } | Self::UntilPerformed { .. } => Ok(None),
        }
    }
}

impl Term {
    /// How long a right to end the contract may be used once its ground is known: as agreed, else a year (Civil Code art. 564).
    pub const fn usable_for(&self) -> Period {
        if self.exercise_window.n == 0 { Period::years(1) } else { self.exercise_window }
    }

    /// The defaults of the catalogue (S6).
    pub fn usual(length: TermLength) -> Self {
        let notice = match length {
            TermLength::Fixed { .. } | TermLength::Months { .. } | TermLength::UntilPerformed { .. } => Notice::None,
            TermLength::OpenEnded { .. } => Notice::Ahead(Period::days(30)),
        };
        let renewal = match length {
            TermLength::Fixed { .. } | TermLength::Months { .. } => {
                Renewal::ByAgreement { talk_before: Period::days(30) }
            }
            TermLength::OpenEnded { .. } | TermLength::UntilPerformed { .. } => Renewal::None,
        };
        let ground = |kind| Ground { kind, holder: Who::Both };
        Self {
            length,
            effective: Effective::OnSigning,
            renewal,
            our_notice: notice,
            their_notice: notice,
            cure: Period::days(15),
            grounds: vec![
                ground(GroundKind::MutualAgreement),
                ground(GroundKind::MaterialBreach),
                ground(GroundKind::Insolvency),
                ground(GroundKind::ForceMajeure(Period::days(60))),
                Ground { kind: GroundKind::LongNonPayment(Period::days(60)), holder: Who::Us },
            ],
            exercise_window: Period::months(6),
            settle_within: Period::days(30),
            survives: BTreeSet::from([
                ClauseId::Breach,
                ClauseId::Disputes,
                ClauseId::Confidentiality,
                ClauseId::PersonalInformation,
                ClauseId::IntellectualProperty,
                ClauseId::GoverningLaw,
            ]),
        }
    }

    /// The defaults where nothing is paid: no ground that speaks of payment.
    pub fn without_payment(length: TermLength) -> Self {
        let mut terms = Self::usual(length);
        terms.grounds.retain(|ground| !matches!(ground.kind, GroundKind::LongNonPayment(_)));
        terms
    }

    /// The notice that lets a side end the contract without cause.
    pub const fn notice_of(&self, side: Side) -> Notice {
        match side {
            Side::Us => self.our_notice,
            Side::Them => self.their_notice,
        }
    }

    /// What cannot stand: the ranges of S6, an end before the start, an open term that nobody may end.
    pub(super) fn check(&self, problems: &mut Problems) {
        let place = Place::of;
        match self.length {
            TermLength::Fixed { start, end } => {
                problems.add_if(end <= start, place(field::TERM_END), Reason::NotAfter { date: start });
            }
            TermLength::Months { months, .. } => problems.count(place(field::TERM_MONTHS), i64::from(months), 1, 600),
            TermLength::OpenEnded { .. } | TermLength::UntilPerformed { .. } => {}
        }
        match self.renewal {
            Renewal::None => {}
            Renewal::ByAgreement { talk_before } => {
                problems.period(place(field::TERM_RENEWAL_NOTICE), talk_before, Period::days(1), Period::days(180));
            }
            Renewal::Automatic { months, objection, .. } => {
                problems.count(place(field::TERM_RENEWAL_MONTHS), i64::from(months), 1, 12);
                match objection {
                    Objection::NotStated => problems.add(place(field::TERM_RENEWAL_NOTICE), Reason::Missing),
                    Objection::Before(period) => {
                        let at = place(field::TERM_RENEWAL_NOTICE);
                        problems.period(at, period, Period::days(1), Period::days(180));
                    }
                }
            }
        }
        for (field, notice) in
            [(field::TERM_OUR_NOTICE, self.our_notice), (field::TERM_THEIR_NOTICE, self.their_notice)]
        {
            match (notice, self.length) {
                (Notice::Ahead(period), _) => {
                    problems.period(place(field), period, Period::days(15), Period::days(180));
                }
                (Notice::None, TermLength::OpenEnded { .. }) => problems.add(place(field), Reason::Missing),
                (
                    Notice::None,
                    TermLength::Fixed { .. } | TermLength::Months { .. } | TermLength::UntilPerformed { .. },
                ) => {}
            }
        }
        problems.period(place(field::TERM_CURE), self.cure, Period::days(5), Period::days(60));
        problems.period(place(field::TERM_EXERCISE), self.exercise_window, Period::days(1), Period::days(365));
        problems.period(place(field::TERM_SETTLE), self.settle_within, Period::days(5), Period::days(60));
    }
}
