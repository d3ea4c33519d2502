//! How far a dispute has come, and which steps lead on from there.

use super::command::Step;
use super::forum::{Facts, Talks, Way};

/// How far a dispute has come, in the order of `contract-rules.md` 5.7: the talks, then one of the two ways, then what follows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Place {
    Raised,
    Negotiation,
    Mediation,
    /// Nobody has decided any more: the sides stand again where they stood before they filed.
    AwardSetAside,
    ArbitrationFiled,
    ArbitrationAccepted,
    TribunalFormed,
    Hearing,
    Award,
    SettingAside,
    AwardUpheld,
    CourtFiled,
    CourtAccepted,
    FirstInstance,
    Appeal,
    Judgment,
    Enforcement,
    Over,
    Closed,
}

use Place as P;

impl Place {
    const fn way(self) -> Option<Way> {
        match self {
            P::ArbitrationFiled
            | P::ArbitrationAccepted
            | P::TribunalFormed
            | P::Hearing
            | P::Award
            | P::SettingAside
            | P::AwardUpheld => Some(Way::Arbitration),
            P::CourtFiled | P::CourtAccepted | P::FirstInstance | P::Appeal | P::Judgment => Some(Way::Litigation),
            P::Raised | P::Negotiation | P::Mediation | P::AwardSetAside | P::Enforcement | P::Over | P::Closed => None,
        }
    }

    /// The ordinary next step from here.
    pub(super) const fn next(self, facts: Facts) -> Step {
        match self {
            P::Raised => match facts.talks {
                Talks::First => Step::Negotiate,
                Talks::NotRequired => facts.agreed.filing(),
            },
            P::Negotiation | P::Mediation => facts.agreed.filing(),
            P::AwardSetAside => Step::Litigate,
            P::ArbitrationFiled | P::CourtFiled => Step::Accept,
            P::ArbitrationAccepted => Step::FormTribunal,
            P::TribunalFormed => Step::Hear,
            P::CourtAccepted => Step::OpenTrial,
            P::Hearing | P::FirstInstance | P::Appeal => Step::Decide,
            P::Award | P::AwardUpheld | P::Judgment => Step::Enforce,
            P::SettingAside => Step::UpholdAward,
            P::Enforcement | P::Over | P::Closed => Step::Close,
        }
    }
}

/// Why a step does not lead on from a place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Barred {
    /// This step comes first.
    First(Step),
    /// The dispute is past it.
    Past,
    /// It belongs to the other way.
    OtherWay(Way),
    /// The dispute has ended.
    Ended,
}

/// Whether `step` leads on from `at`.
pub(super) fn leads_on(at: Place, step: Step, facts: Facts) -> Result<(), Barred> {
    let from = places_of(step, facts.talks);
    if from.contains(&at) {
        return Ok(());
    }
    if at >= P::Over {
        return Err(Barred::Ended);
    }
    if let Some(first) = stepping_stone(at, step) {
        return Err(Barred::First(first));
    }
    if let (Some(here), Some(there)) = (at.way(), way_of(step))
        && here != there
    {
        return Err(Barred::OtherWay(there));
    }
    if at == P::Enforcement {
        return Err(Barred::Past);
    }
    // of the places of both ways only those of this one count
    let last = from.iter().filter(|place| place.way().is_none() || place.way() == at.way()).max();
    if last.is_some_and(|last| at > *last) { Err(Barred::Past) } else { Err(Barred::First(at.next(facts))) }
}

/// Where another step than the ordinary next one comes first.
const fn stepping_stone(at: Place, step: Step) -> Option<Step> {
    match (step, at) {
        // a dispute that nobody decides ends with a settlement
        (Step::Close, P::Raised | P::Negotiation | P::Mediation) => Some(Step::Settle),
        (Step::UpholdAward | Step::SetAwardAside, P::Award) => Some(Step::ApplyToSetAside),
        (Step::Enforce | Step::Close, P::SettingAside) => Some(Step::UpholdAward),
        _ => None,
    }
}

/// The way to which a step belongs, where it belongs to one only. Filing does not: which way was taken first is past.
const fn way_of(step: Step) -> Option<Way> {
    match step {
        Step::FormTribunal | Step::Hear | Step::ApplyToSetAside | Step::UpholdAward | Step::SetAwardAside => {
            Some(Way::Arbitration)
        }
        Step::OpenTrial | Step::Appeal => Some(Way::Litigation),
        Step::Negotiate
        | Step::Mediate
        | Step::Arbitrate
        | Step::Litigate
        | Step::Accept
        | Step::Decide
        | Step::Enforce
        | Step::Settle
        | Step::Withdraw
        | Step::Close
        | Step::SetDeadline => None,
    }
}

/// The places from which a step leads on.
const fn places_of(step: Step, talks: Talks) -> &'static [Place] {
    match step {
        Step::Negotiate => &[P::Raised],
        Step::Mediate => match talks {
            Talks::First => &[P::Negotiation],
            Talks::NotRequired => &[P::Raised, P::Negotiation],
        },
        Step::Arbitrate | Step::Litigate => match talks {
            Talks::First => &[P::Negotiation, P::Mediation, P::AwardSetAside],
            Talks::NotRequired => &[P::Raised, P::Negotiation, P::Mediation, P::AwardSetAside],
        },
        Step::Accept => &[P::ArbitrationFiled, P::CourtFiled],
        Step::FormTribunal => &[P::ArbitrationAccepted],
        Step::Hear => &[P::TribunalFormed],
        Step::OpenTrial => &[P::CourtAccepted],
        Step::Appeal => &[P::FirstInstance],
        Step::Decide => &[P::Hearing, P::FirstInstance, P::Appeal],
        Step::ApplyToSetAside => &[P::Award],
        Step::UpholdAward | Step::SetAwardAside => &[P::SettingAside],
        Step::Enforce => &[P::Award, P::AwardUpheld, P::Judgment],
        Step::Withdraw => BEFORE_A_DECISION,
        Step::Close => &[P::Award, P::AwardUpheld, P::AwardSetAside, P::Judgment, P::Enforcement, P::Over],
        // 和解 is possible from any stage (`domain.md` 5.8)
        Step::Settle | Step::SetDeadline => OPEN,
    }
}

const BEFORE_A_DECISION: &[Place] = &[
    P::Raised,
    P::Negotiation,
    P::Mediation,
    P::AwardSetAside,
    P::ArbitrationFiled,
    P::ArbitrationAccepted,
    P::TribunalFormed,
    P::Hearing,
    P::CourtFiled,
    P::CourtAccepted,
    P::FirstInstance,
    P::Appeal,
];

const OPEN: &[Place] = &[
    P::Raised,
    P::Negotiation,
    P::Mediation,
    P::AwardSetAside,
    P::ArbitrationFiled,
    P::ArbitrationAccepted,
    P::TribunalFormed,
    P::Hearing,
    P::Award,
    P::SettingAside,
    P::AwardUpheld,
    P::CourtFiled,
    P::CourtAccepted,
    P::FirstInstance,
    P::Appeal,
    P::Judgment,
    P::Enforcement,
];
