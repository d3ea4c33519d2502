//! When a neglected customer belongs into the pool.

use serde::{Deserialize, Serialize};

use super::event::{Place, PoolEvent, last, place};
use crate::domain::customer::Level;
use crate::domain::date::Date;

/// The rules of the pool, as the book keeps them: one register, since they are agreed together.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PoolRules {
    /// After so many days without a follow-up or a contract a customer falls into the pool; never if nought.
    #[serde(default)]
    pub quiet_days: u32,
    /// For so many days after it was taken or handed over a customer does not fall (保护期).
    #[serde(default)]
    pub kept_days: u32,
    /// So many customers without a live contract may one person look after; any number if nought.
    #[serde(default)]
    pub most: u32,
    /// For so many days whoever gave a customer up may not take it again.
    #[serde(default)]
    pub away_days: u32,
    /// Customers of these levels never fall.
    #[serde(default)]
    pub exempt: Vec<Level>,
}

impl Default for PoolRules {
    /// House values, editable: a quarter without a word, two weeks to begin, 60 customers a person, a month away, level A stays.
    fn default() -> Self {
        Self { quiet_days: 90, kept_days: 14, most: 60, away_days: 30, exempt: vec![Level::A] }
    }
}

/// What is known of a customer. Days after the day asked about are not read, but those of contracts by [`fall`].
#[derive(Debug, Clone)]
pub struct Case<'a> {
    /// Who looks after it, by name; empty for nobody.
    pub owner: &'a str,
    /// Our grading.
    pub level: Level,
    /// Whether a contract is in force, or money of one is still open.
    pub live: bool,
    /// Customer since.
    pub since: Option<Date>,
    /// Days of follow-ups.
    pub touched: Vec<Date>,
    /// Days on which something happened with a contract: signed, delivered, paid, ended; and the last day of one that is to come.
    pub dealt: Vec<Date>,
    /// What happened to its place, in any order.
    pub events: Vec<&'a PoolEvent>,
}

/// What the quiet days are counted from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Mark {
    /// The day it became a customer.
    Since,
    /// The last thing that happened with a contract.
    Contract,
    /// The last follow-up.
    FollowUp,
}

/// How long a customer has been quiet.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Quiet {
    /// The last day on which something was done.
    pub since: Date,
    /// What was done.
    pub mark: Mark,
    /// How many days ago that was.
    pub days: u32,
}

/// Whether a customer belongs into the pool.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Verdict {
    /// It does, after so many days.
    Falls(Quiet),
    /// It does not.
    Stays(Staying),
}

/// Why a customer stays where it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Staying {
    /// The book lets no customer fall.
    NoRule,
    /// It is in the pool already.
    InPool,
    /// A contract with it is live.
    LiveContract,
    /// Customers of its level never fall.
    Exempt,
    /// It was taken or handed over so lately that it is protected still.
    Protected {
        /// From this day on it is not.
        until: Date,
    },
    /// There is no day to count from.
    Undated,
    /// Something was done lately enough; it falls on this day unless more is done.
    Fresh {
        /// How quiet it is.
        quiet: Quiet,
        /// In so many days it falls.
        left: u32,
    },
}

/// The day on which a customer falls into the pool unless more is done.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Fall {
    /// The first day on which it belongs there.
    pub day: Date,
    /// What it is counted from: the last day on which something was done, or is to happen with a contract until then.
    pub since: Date,
    /// What that was.
    pub mark: Mark,
    /// After so many quiet days, by the rules.
    pub allowed: u32,
    /// Whether that day came before, and only the protected days (保护期) put it off.
    pub was_protected: bool,
}

/// When a customer that does not belong into the pool on `as_of` will, if nothing more is done; `None` where it does already, or
/// where nothing makes it fall as things stand.
pub fn fall(case: &Case<'_>, rules: &PoolRules, as_of: Date) -> Option<Fall> {
    let free = match verdict(case, rules, as_of) {
        Verdict::Stays(Staying::Fresh { .. }) => as_of,
        Verdict::Stays(Staying::Protected { until }) => until,
        Verdict::Falls(_)
        | Verdict::Stays(
            Staying::NoRule | Staying::InPool | Staying::LiveContract | Staying::Exempt | Staying::Undated,
        ) => return None,
    };
    let full = |since: Date| since.plus_days(i64::from(rules.quiet_days)).ok();
    // of what is to come only the days of contracts are known before: a follow-up of a later day is not done yet
    let mut days: Vec<(Date, Mark)> =
        marks(case).filter(|(day, mark)| *day <= as_of || *mark == Mark::Contract).collect();
    days.sort_unstable();
    let mut last: Option<(Date, Mark)> = None;
    for (on, mark) in days {
        // what is to come counts only if it comes by then
        let is_too_late = last.and_then(|(since, _)| full(since)).is_some_and(|day| day.max(free) < on);
        if on > as_of && is_too_late {
            break;
        }
        last = Some((on, mark));
    }
    let (since, mark) = last?;
    let day = full(since)?;
    Some(Fall { day: day.max(free), since, mark, allowed: rules.quiet_days, was_protected: day < free })
}

/// Whether the customer belongs into the pool on `as_of`.
pub fn verdict(case: &Case<'_>, rules: &PoolRules, as_of: Date) -> Verdict {
    if case.live {
        return Verdict::Stays(Staying::LiveContract);
    }
    if matches!(place(case.owner, &case.events), Place::Public(_)) {
        return Verdict::Stays(Staying::InPool);
    }
    if rules.quiet_days == 0 {
        return Verdict::Stays(Staying::NoRule);
    }
    if rules.exempt.contains(&case.level) {
        return Verdict::Stays(Staying::Exempt);
    }
    if let Some(until) = protected_until(&case.events, rules, as_of) {
        return Verdict::Stays(Staying::Protected { until });
    }
    match quiet(case, as_of) {
        None => Verdict::Stays(Staying::Undated),
        Some(quiet) => match rules.quiet_days.checked_sub(quiet.days).filter(|left| *left > 0) {
            Some(left) => Verdict::Stays(Staying::Fresh { quiet, left }),
            None => Verdict::Falls(quiet),
        },
    }
}

/// The first day after the protected ones, while it is to come.
fn protected_until(events: &[&PoolEvent], rules: &PoolRules, as_of: Date) -> Option<Date> {
    let last = last(events).filter(|event| event.on <= as_of && event.whose().is_some())?;
    let until = last.on.plus_days(i64::from(rules.kept_days)).ok()?;
    (as_of < until).then_some(until)
}

/// How long nothing was done, up to `as_of`. Being taken or handed over is no deed: who takes a customer has the protected
/// days to do something.
pub fn quiet(case: &Case<'_>, as_of: Date) -> Option<Quiet> {
    let (since, mark) = marks(case).filter(|(day, _)| *day <= as_of).max()?;
    let days = u32::try_from(since.days_until(as_of)).unwrap_or(0);
    Some(Quiet { since, mark, days })
}

/// The days that end the quiet, and what was done on each.
fn marks(case: &Case<'_>) -> impl Iterator<Item = (Date, Mark)> {
    (case.since.iter().map(|day| (*day, Mark::Since)))
        .chain(case.dealt.iter().map(|day| (*day, Mark::Contract)))
        .chain(case.touched.iter().map(|day| (*day, Mark::FollowUp)))
}
