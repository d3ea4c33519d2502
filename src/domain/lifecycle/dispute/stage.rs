//! The stages of a dispute (`contract-rules.md` 5.7).

use serde::{Deserialize, Serialize};

use super::command::Event;
use super::place::Place;
use crate::domain::date::Date;
use crate::domain::money::Money;

/// Where a dispute stands.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Stage {
    /// 提出.
    Raised {
        /// The day.
        on: Date,
    },
    /// 协商中.
    Negotiation {
        /// The day the talks began.
        on: Date,
    },
    /// 调解中.
    Mediation {
        /// The day.
        on: Date,
        /// Before whom.
        body: String,
    },
    /// Before arbitrators who have not decided.
    Arbitration {
        /// The day of this phase.
        on: Date,
        /// Where it was filed.
        filing: Filing,
        /// How far it is.
        phase: ArbitrationPhase,
    },
    /// 已裁决.
    Award {
        /// The day; once a court has upheld it, that day.
        on: Date,
        /// What was decided.
        ruling: Ruling,
        /// Whether a court was asked to set it aside and left it as it is.
        upheld: bool,
    },
    /// A court is asked to set the award aside (申请撤销).
    SettingAside {
        /// The day.
        on: Date,
        /// The court.
        court: String,
        /// What the award decided.
        ruling: Ruling,
    },
    /// The award was set aside: nobody has decided.
    AwardSetAside {
        /// The day.
        on: Date,
        /// Why.
        reason: String,
    },
    /// Before a court that has not decided for good.
    Litigation {
        /// The day of this phase.
        on: Date,
        /// Where it was filed; in the second instance, the court of that.
        filing: Filing,
        /// How far it is.
        phase: CourtPhase,
    },
    /// A judgment in effect (已生效).
    Judgment {
        /// The day.
        on: Date,
        /// What was decided.
        ruling: Ruling,
    },
    /// 执行中.
    Enforcement {
        /// The day.
        on: Date,
        /// What is enforced.
        ruling: Ruling,
    },
    /// 和解.
    Settled {
        /// The day.
        on: Date,
        /// How.
        settlement: Settlement,
    },
    /// 撤回.
    Withdrawn {
        /// The day.
        on: Date,
        /// Why.
        reason: String,
    },
    /// 结案.
    Closed {
        /// The day.
        on: Date,
        /// How it had ended.
        ended: Box<Stage>,
    },
}

/// How far an arbitration is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ArbitrationPhase {
    /// 已申请仲裁.
    Filed,
    /// 已受理.
    Accepted,
    /// 组庭.
    TribunalFormed,
    /// 审理中.
    Hearing,
}

/// How far a lawsuit is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum CourtPhase {
    /// 已起诉.
    Filed,
    /// 已立案.
    Accepted,
    /// 一审.
    FirstInstance,
    /// 二审.
    Appeal,
}

/// Where a case was filed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Filing {
    /// The day.
    pub on: Date,
    /// The institution or court.
    pub before: String,
    /// What allows it, if the clause says otherwise.
    pub basis: String,
}

/// What was decided.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Ruling {
    /// In words.
    pub outcome: String,
    /// How much it awards, if it is about money; below zero when we owe it.
    pub sum: Option<Money>,
}

/// How the sides settle.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Settlement {
    /// What is made of it.
    pub form: SettlementForm,
    /// What was agreed.
    pub terms: String,
}

/// What is made of a settlement.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SettlementForm {
    /// An amendment of the contract (补充协议).
    Amendment,
    /// A sum that one side owes.
    Receivable {
        /// How much; below zero when we owe it.
        amount: Money,
    },
}

impl Stage {
    /// The day it was reached.
    pub const fn on(&self) -> Date {
        match self {
            Self::Raised { on }
            | Self::Negotiation { on }
            | Self::Mediation { on, .. }
            | Self::Arbitration { on, .. }
            | Self::Award { on, .. }
            | Self::SettingAside { on, .. }
            | Self::AwardSetAside { on, .. }
            | Self::Litigation { on, .. }
            | Self::Judgment { on, .. }
            | Self::Enforcement { on, .. }
            | Self::Settled { on, .. }
            | Self::Withdrawn { on, .. }
            | Self::Closed { on, .. } => *on,
        }
    }

    pub(super) const fn place(&self) -> Place {
        match self {
            Self::Raised { .. } => Place::Raised,
            Self::Negotiation { .. } => Place::Negotiation,
            Self::Mediation { .. } => Place::Mediation,
            Self::Arbitration { phase, .. } => match phase {
                ArbitrationPhase::Filed => Place::ArbitrationFiled,
                ArbitrationPhase::Accepted => Place::ArbitrationAccepted,
                ArbitrationPhase::TribunalFormed => Place::TribunalFormed,
                ArbitrationPhase::Hearing => Place::Hearing,
            },
            Self::Award { upheld: false, .. } => Place::Award,
            Self::Award { upheld: true, .. } => Place::AwardUpheld,
            Self::SettingAside { .. } => Place::SettingAside,
            Self::AwardSetAside { .. } => Place::AwardSetAside,
            Self::Litigation { phase, .. } => match phase {
                CourtPhase::Filed => Place::CourtFiled,
                CourtPhase::Accepted => Place::CourtAccepted,
                CourtPhase::FirstInstance => Place::FirstInstance,
                CourtPhase::Appeal => Place::Appeal,
            },
            Self::Judgment { .. } => Place::Judgment,
            Self::Enforcement { .. } => Place::Enforcement,
            Self::Settled { .. } | Self::Withdrawn { .. } => Place::Over,
            Self::Closed { .. } => Place::Closed,
        }
    }

    /// Arbitration in its next phase.
    fn arbitration(&self, on: Date, phase: ArbitrationPhase) -> Option<Self> {
        let Self::Arbitration { filing, .. } = self else { return None };
        Some(Self::Arbitration { on, filing: filing.clone(), phase })
    }

    /// A lawsuit in its next phase.
    fn lawsuit(&self, on: Date, phase: CourtPhase) -> Option<Self> {
        let Self::Litigation { filing, .. } = self else { return None };
        Some(Self::Litigation { on, filing: filing.clone(), phase })
    }

    fn accepted(&self, on: Date) -> Option<Self> {
        self.arbitration(on, ArbitrationPhase::Accepted).or_else(|| self.lawsuit(on, CourtPhase::Accepted))
    }

    fn decided(&self, on: Date, ruling: Ruling) -> Self {
        if matches!(self, Self::Arbitration { .. }) {
            Self::Award { on, ruling, upheld: false }
        } else {
            Self::Judgment { on, ruling }
        }
    }

    fn ruling(&self) -> Option<&Ruling> {
        match self {
            Self::Award { ruling, .. } | Self::Judgment { ruling, .. } => Some(ruling),
            Self::Raised { .. }
            | Self::Negotiation { .. }
            | Self::Mediation { .. }
            | Self::Arbitration { .. }
            | Self::SettingAside { .. }
            | Self::AwardSetAside { .. }
            | Self::Litigation { .. }
            | Self::Enforcement { .. }
            | Self::Settled { .. }
            | Self::Withdrawn { .. }
            | Self::Closed { .. } => None,
        }
    }

    /// The stage after `event`, which leads on from here.
    pub(super) fn after(&self, on: Date, event: &Event) -> Option<Self> {
        match event {
            Event::NegotiationOpened => Some(Self::Negotiation { on }),
            Event::MediationOpened { body } => Some(Self::Mediation { on, body: body.clone() }),
            Event::ArbitrationFiled { institution, basis } => {
                let filing = Filing { on, before: institution.clone(), basis: basis.clone() };
                Some(Self::Arbitration { on, filing, phase: ArbitrationPhase::Filed })
            }
            Event::CourtFiled { court, basis } => {
                let filing = Filing { on, before: court.clone(), basis: basis.clone() };
                Some(Self::Litigation { on, filing, phase: CourtPhase::Filed })
            }
            Event::Accepted => self.accepted(on),
            Event::TribunalFormed => self.arbitration(on, ArbitrationPhase::TribunalFormed),
            Event::HearingOpened => self.arbitration(on, ArbitrationPhase::Hearing),
            Event::TrialOpened => self.lawsuit(on, CourtPhase::FirstInstance),
            Event::Appealed { court } => {
                let filing = Filing { on, before: court.clone(), basis: String::new() };
                Some(Self::Litigation { on, filing, phase: CourtPhase::Appeal })
            }
            Event::Decided { outcome, sum } => Some(self.decided(on, Ruling { outcome: outcome.clone(), sum: *sum })),
            Event::SettingAsideApplied { court } => {
                let Self::Award { ruling, .. } = self else { return None };
                Some(Self::SettingAside { on, court: court.clone(), ruling: ruling.clone() })
            }
            Event::AwardUpheld => {
                let Self::SettingAside { ruling, .. } = self else { return None };
                Some(Self::Award { on, ruling: ruling.clone(), upheld: true })
            }
            Event::AwardSetAside { reason } => Some(Self::AwardSetAside { on, reason: reason.clone() }),
            Event::EnforcementOpened => self.ruling().map(|ruling| Self::Enforcement { on, ruling: ruling.clone() }),
            Event::Settled { settlement } => Some(Self::Settled { on, settlement: settlement.clone() }),
            Event::Withdrawn { reason } => Some(Self::Withdrawn { on, reason: reason.clone() }),
            Event::Closed => Some(Self::Closed { on, ended: Box::new(self.clone()) }),
            Event::DeadlineSet { .. } => Some(self.clone()),
        }
    }
}
