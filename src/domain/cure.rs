//! Notices to cure a breach (催告): who asks the other side to put what right, by when, and whether it was done. Where a breach
//! can be cured, the contract may be ended for it only after the time ran out (`contract-rules.md` S6; Civil Code art. 563 (1)).

use serde::{Deserialize, Serialize};

use super::calendar::WorkCalendar;
use super::contract::clause::ClauseId;
use super::contract::party::Side;
use super::date::Date;
use super::id::ContractEventId;
use super::lifecycle::contract::event::TerminationGround;
use super::lifecycle::contract::status::Ahead;
use super::period::{Counting, Period};
use super::term::TermError;
use super::term::termination::cure_period;

/// What a notice to cure says. The day on which it was received is the day of its row.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Asked {
    /// Who asks; the other side is in breach.
    pub by: Side,
    /// What was not done, or not as agreed.
    pub breach: String,
    /// The clause that was broken, where one is named.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub clause: Option<ClauseId>,
    /// The time to put it right, by the clause as it was then.
    pub time: Period,
    /// The last day to put it right.
    pub last_day: Date,
}

/// Why a breach needs no time to cure.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum NoCure {
    /// The other side says or shows that it will not perform its principal duty (art. 563 (1) (2)).
    Refused,
    /// The breach defeats the purpose of the contract (art. 563 (1) (4)).
    Defeated,
    /// The clause leaves no time.
    ByClause,
}

impl NoCure {
    /// Those that a person may claim, in the order of a menu.
    pub const CLAIMED: [Self; 2] = [Self::Refused, Self::Defeated];

    /// Its name in menus.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Refused => "refused",
            Self::Defeated => "defeated",
            Self::ByClause => "by_clause",
        }
    }
}

/// By which way a breach came to end the contract.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Route {
    /// The time of a notice ran out.
    RanOut {
        /// Which notice.
        notice: ContractEventId,
        /// Its last day.
        last_day: Date,
    },
    /// No time was needed.
    Without {
        /// Why.
        why: NoCure,
    },
}

/// A fact about a breach that is to be cured. Written once.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Fact {
    /// A notice was given or received: the row's id is the notice's from then on.
    Asked(Asked),
    /// The breach was put right.
    Cured {
        /// Which notice.
        notice: ContractEventId,
        /// What shows it.
        how: String,
    },
    /// The contract was ended by one side; written together with the end itself.
    Ended {
        /// Who ended it.
        by: Side,
        /// For a breach: by which way.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        route: Option<Route>,
    },
}

/// A notice as it stands.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Notice {
    /// The row that told of it.
    pub id: ContractEventId,
    /// What it says.
    pub asked: Asked,
    /// When it was received.
    pub asked_on: Date,
    /// When the breach was put right, and what shows it.
    pub cured: Option<(Date, String)>,
}

/// Where a notice stands on a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standing {
    /// Its time runs.
    Runs,
    /// Its time ran out, and nothing was put right: the contract may be ended.
    RanOut {
        /// From this day on.
        since: Date,
    },
    /// The breach was put right.
    Cured {
        /// When.
        on: Date,
    },
}

/// All that was told of breaches, and who ended the contract.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cures {
    /// The time to cure, by the clause in force.
    pub time: Period,
    /// The notices, in the order of their days.
    pub notices: Vec<Notice>,
    /// Who ended the contract, by which way; nothing where nobody said.
    pub ended: Option<(Side, Option<Route>)>,
}

/// What a side that ends a contract goes by.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Claim {
    /// Who ends it.
    pub by: Side,
    /// Why no time to cure is needed, where that is claimed.
    pub without: Option<NoCure>,
    /// The time that the clause leaves.
    pub time: Period,
    /// The notices so far.
    pub notices: Vec<Notice>,
    /// What a notice goes by that needs no other ground.
    #[serde(default)]
    pub ahead: Ahead,
}

/// Why a contract may not be ended for a breach yet.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Short {
    /// A notice to cure comes first.
    NoticeFirst {
        /// The time that it leaves.
        time: Period,
    },
    /// The time of the notice runs.
    Runs {
        /// Its last day.
        last_day: Date,
    },
    /// The breach was put right.
    Cured {
        /// When.
        on: Date,
    },
    /// That no time is needed has to be shown.
    Unshown,
}

/// What a person asks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Command {
    /// Record a notice to cure; its last day is reckoned here.
    Ask {
        /// Who asks.
        by: Side,
        /// What was not done.
        breach: String,
        /// The clause that was broken.
        clause: Option<ClauseId>,
    },
    /// Record that the breach was put right.
    Cure {
        /// Which notice.
        notice: ContractEventId,
        /// What shows it.
        how: String,
    },
}

/// Why something may not be recorded, and what to do instead.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Refusal {
    /// The contract is not in force.
    NotInForce,
    /// The day has not come yet.
    InFuture {
        /// The day.
        on: Date,
    },
    /// Nobody said what was not done.
    BreachMissing,
    /// There is no such notice.
    NoSuchNotice,
    /// What shows it is missing.
    HowMissing,
    /// It was put right already.
    AlreadyCured {
        /// When.
        on: Date,
    },
    /// It cannot be put right before it was asked for.
    CuredFirst {
        /// When it was asked for.
        asked_on: Date,
    },
    /// The last day cannot be found.
    Days(TermError),
}

/// What a decision goes by.
#[derive(Debug, Clone, Copy)]
pub struct Known<'a> {
    /// The notices so far.
    pub notices: &'a [Notice],
    /// The time to cure, by the clause in force.
    pub time: Period,
    /// How its periods are counted.
    pub counting: Counting,
    /// Days of work and of rest.
    pub calendar: &'a WorkCalendar,
    /// Whether the contract is in force, or signed.
    pub in_force: bool,
    /// The day on which it is decided.
    pub today: Date,
}

/// The fact that a command causes on a day.
///
/// # Errors
/// A [`Refusal`] that says why not.
pub fn decide(known: &Known<'_>, command: Command, on: Date) -> Result<Fact, Refusal> {
    if on > known.today {
        return Err(Refusal::InFuture { on });
    }
    match command {
        Command::Ask { by, breach, clause } => {
            if !known.in_force {
                return Err(Refusal::NotInForce);
            }
            let breach = breach.trim().to_owned();
            if breach.is_empty() {
                return Err(Refusal::BreachMissing);
            }
            let time = known.time.by_the_day();
            let last = cure_period(on, time, known.counting, known.calendar).map_err(Refusal::Days)?;
            Ok(Fact::Asked(Asked { by, breach, clause, time, last_day: last.value.last_day }))
        }
        Command::Cure { notice, how } => {
            let found = known.notices.iter().find(|it| it.id == notice).ok_or(Refusal::NoSuchNotice)?;
            if let Some((on, _)) = &found.cured {
                return Err(Refusal::AlreadyCured { on: *on });
            }
            let how = how.trim().to_owned();
            if how.is_empty() {
                return Err(Refusal::HowMissing);
            }
            if on < found.asked_on {
                return Err(Refusal::CuredFirst { asked_on: found.asked_on });
            }
            Ok(Fact::Cured { notice, how })
        }
    }
}

/// What was told by `as_of` under a clause that leaves this time to cure. `facts` are told in the order of their making; what does
/// not fit, as copies joined may bring it, changes nothing: the first cure stands, and the last word on who ended the contract.
pub fn cures<'a>(
    time: Period,
    facts: impl IntoIterator<Item = (ContractEventId, Date, &'a Fact)>,
    as_of: Date,
) -> Cures {
    let mut all = Cures { time, notices: Vec::new(), ended: None };
    for (id, on, fact) in facts.into_iter().filter(|(_, on, _)| *on <= as_of) {
        match fact {
            Fact::Asked(asked) => {
                all.notices.push(Notice { id, asked: asked.clone(), asked_on: on, cured: None });
            }
            Fact::Cured { notice, how } => {
                if let Some(it) = all.notices.iter_mut().find(|it| it.id == *notice && it.cured.is_none()) {
                    it.cured = Some((on.max(it.asked_on), how.clone()));
                }
            }
            Fact::Ended { by, route } => all.ended = Some((*by, *route)),
        }
    }
    all.notices.sort_by_key(|it| (it.asked_on, it.id));
    all
}

impl Cures {
    /// Since when a side has known of a right to end the contract that it did not use by `as_of`: for each breach that was not cured
    /// in time (EXE-10).
    pub fn rights_since(&self, by: Side, as_of: Date) -> Vec<Date> {
        self.rights(by, as_of).into_iter().map(|(_, since)| since).collect()
    }

    /// The same, each with the notice that it rests on.
    pub fn rights(&self, by: Side, as_of: Date) -> Vec<(ContractEventId, Date)> {
        if self.ended.is_some() {
            return Vec::new();
        }
        let own = self.notices.iter().filter(|it| it.asked.by == by);
        let since = own.filter_map(|it| match it.standing(as_of) {
            Standing::RanOut { since } => Some((it.id, since)),
            Standing::Runs | Standing::Cured { .. } => None,
        });
        since.collect()
    }
}

impl Notice {
    /// Where it stands on a day. What was put right too late is put right: the reason to end the contract is gone.
    pub fn standing(&self, on: Date) -> Standing {
        if let Some((cured, _)) = &self.cured
            && *cured <= on
        {
            return Standing::Cured { on: *cured };
        }
        match self.asked.last_day.plus_days(1) {
            Ok(since) if since <= on => Standing::RanOut { since },
            Ok(_) | Err(_) => Standing::Runs,
        }
    }
}

impl Claim {
    /// By which way the contract is ended on a notice of termination of `on`; nothing for a ground that is no breach. `shown` says
    /// whether anything was written that shows why no time to cure is needed.
    ///
    /// # Errors
    /// What is missing first.
    pub fn route(&self, ground: TerminationGround, on: Date, shown: bool) -> Result<Option<Route>, Short> {
        match ground {
            TerminationGround::MaterialBreach => self.of_breach(on, shown).map(Some),
            TerminationGround::Mutual
            | TerminationGround::NoticeIndefinite
            | TerminationGround::Expiry
            | TerminationGround::ForceMajeure
            | TerminationGround::Statutory
            | TerminationGround::Other => Ok(None),
        }
    }

    fn of_breach(&self, on: Date, shown: bool) -> Result<Route, Short> {
        if let Some(why) = self.without {
            return if shown { Ok(Route::Without { why }) } else { Err(Short::Unshown) };
        }
        if self.time.n == 0 {
            return Ok(Route::Without { why: NoCure::ByClause });
        }
        let own = self.notices.iter().filter(|it| it.asked.by == self.by && it.asked_on <= on);
        // the newest says how matters stand, unless an older one has run out
        let mut short = Short::NoticeFirst { time: self.time };
        let mut ran_out = None;
        for notice in own {
            match notice.standing(on) {
                Standing::RanOut { .. } => {
                    ran_out = Some(Route::RanOut { notice: notice.id, last_day: notice.asked.last_day });
                }
                Standing::Runs => short = Short::Runs { last_day: notice.asked.last_day },
                Standing::Cured { on } => short = Short::Cured { on },
            }
        }
        ran_out.ok_or(short)
    }
}
