//! S4: how questions and complaints are answered.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use super::field;
use super::plan::{Period, Unit};
use super::wording::Wording;
use crate::domain::problem::{Place, Problems, Reason};
use crate::domain::rate::Ppm;
pub use crate::domain::week_day::WeekDay;

/// Terms of S4: one register.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Service {
    /// By what ways we can be reached.
    pub channels: BTreeSet<ServiceChannel>,
    /// When.
    pub hours: ServiceHours,
    /// How soon each level is answered and settled (annex 5), the most urgent first.
    pub levels: Vec<ServiceLevel>,
    /// What a level means in this contract (S4 `sla`), in a person's own words; one that is not here means what it usually does.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub meanings: BTreeMap<Urgency, Wording>,
    /// How soon a complaint is acknowledged.
    pub acknowledge_within: Period,
    /// How often progress is reported.
    pub update_every: Period,
    /// The longest a complaint may take, 5 to 60 working days.
    pub settle_within: Period,
    /// Who takes over, and after how long.
    pub escalation: Vec<Escalation>,
    /// What can be done about a complaint.
    pub remedies: BTreeSet<Remedy>,
    /// What a missed level costs us.
    pub credit: ServiceCredit,
    /// After how long without an answer a settled complaint is closed, 5 to 30 working days.
    pub close_after: Period,
    /// How long records are kept.
    pub keep_records: Period,
}

/// A way to reach us.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ServiceChannel {
    /// Telephone.
    Phone,
    /// E-mail.
    Email,
    /// The web.
    Web,
    /// WeChat.
    WeChat,
    /// Post.
    Post,
    /// A visit.
    Visit,
}

/// The most breaks that service hours have (午休、工间休息): more make hours that nobody keeps in mind.
pub const MOST_PAUSES: usize = 3;

/// When we can be reached: minutes after midnight, from and to, on working days or every day.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct ServiceHours {
    /// On which days.
    pub days: ServiceDays,
    /// From, in minutes after midnight.
    pub from: u16,
    /// To, in minutes after midnight; 1440 is midnight.
    pub to: u16,
    /// The breaks in between (午休、工间休息), in their order, up to [`MOST_PAUSES`]: no clock of working time runs in them.
    #[serde(rename = "pause", default, skip_serializing_if = "Vec::is_empty", with = "kept")]
    pub pauses: Vec<ServicePause>,
    /// The days of the week that keep other hours than these (S4 `service_hours`); none of them: every day of service keeps the same.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub week: Vec<ServiceDay>,
}

/// A day of the week with hours of its own.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct ServiceDay {
    /// Which day.
    pub day: WeekDay,
    /// When we can be reached on it, in order; never, where there is none.
    #[serde(default)]
    pub stretches: Vec<ServiceStretch>,
}

/// A stretch of service in one day: minutes after midnight, from and to; 1440 is midnight.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct ServiceStretch {
    /// From.
    pub from: u16,
    /// To.
    pub to: u16,
}

impl ServiceDay {
    /// Whether each stretch ends after it begins and before the next one begins.
    fn stands(&self) -> bool {
        let stretches = &self.stretches;
        let ordered = stretches.iter().zip(stretches.iter().skip(1)).all(|(one, next)| one.to < next.from);
        ordered && stretches.iter().all(|it| it.from < it.to && it.to <= 24 * 60)
    }
}

/// A break between two stretches of service: minutes after midnight, from and to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct ServicePause {
    /// From.
    pub from: u16,
    /// To.
    pub to: u16,
}

/// Breaks as they are kept: one stands by itself, as it did when there could be no more, so that what was signed keeps its digest.
#[derive(Deserialize)]
#[serde(untagged)]
enum Kept {
    One(ServicePause),
    Several(Vec<ServicePause>),
}

mod kept {
    use serde::{Deserialize as _, Deserializer, Serialize as _, Serializer};

    use super::{Kept, ServicePause};

    pub(super) fn serialize<S: Serializer>(pauses: &[ServicePause], to: S) -> Result<S::Ok, S::Error> {
        match pauses {
            [one] => one.serialize(to),
            several => several.serialize(to),
        }
    }

    pub(super) fn deserialize<'de, D: Deserializer<'de>>(from: D) -> Result<Vec<ServicePause>, D::Error> {
        Ok(match Kept::deserialize(from)? {
            Kept::One(one) => vec![one],
            Kept::Several(several) => several,
        })
    }
}

impl ServiceHours {
    /// The stretches of a day, in order, with the breaks between them.
    pub fn stretches(&self) -> Vec<(u16, u16)> {
        let begin = std::iter::once(self.from).chain(self.pauses.iter().map(|it| it.to));
        let end = self.pauses.iter().map(|it| it.from).chain(std::iter::once(self.to));
        begin.zip(end).collect()
    }

    /// The hours that a day of the week has of its own.
    pub fn own(&self, day: WeekDay) -> Option<&ServiceDay> {
        self.week.iter().find(|it| it.day == day)
    }

    /// What cannot stand: a day with stretches out of order or more of them than a day with breaks has, a day told twice, and no day
    /// at all.
    fn check_week(&self, problems: &mut Problems) {
        for (row, own) in self.week.iter().enumerate() {
            let at = Place::row(field::SERVICE_WEEK, row);
            problems.add_if(!own.stands(), at, Reason::NotInOrder);
            let [count, most] = [own.stretches.len(), MOST_PAUSES.saturating_add(1)]
                .map(|count| i64::try_from(count).unwrap_or(i64::MAX));
            problems.count(at, count, 0, most);
            let is_twice = self.week.iter().take(row).any(|it| it.day == own.day);
            problems.add_if(is_twice, at, Reason::Twice);
        }
        problems.add_if(self.are_none(), Place::of(field::SERVICE_WEEK), Reason::Missing);
    }

    /// Whether there is no day on which we can be reached.
    fn are_none(&self) -> bool {
        let rests = |day: WeekDay| self.own(day).map_or(!self.days.hold(day), |own| own.stretches.is_empty());
        WeekDay::ALL.into_iter().all(rests)
    }

    /// Whether each stretch and each break ends after it begins, so that the breaks lie between the stretches.
    fn stand(&self) -> bool {
        let ordered = self.stretches().into_iter().all(|(from, to)| from < to);
        ordered && self.to <= 24 * 60 && self.pauses.iter().all(|pause| pause.from < pause.to)
    }
}

/// On which days we can be reached.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ServiceDays {
    /// On working days.
    WorkingDays,
    /// Monday to Saturday.
    MondayToSaturday,
    /// Every day.
    EveryDay,
}

impl ServiceDays {
    /// Whether a day of an ordinary week is one of them.
    pub const fn hold(self, day: WeekDay) -> bool {
        match (self, day) {
            (Self::WorkingDays | Self::MondayToSaturday, WeekDay::Sunday) | (Self::WorkingDays, WeekDay::Saturday) => {
                false
            }
            (Self::WorkingDays | Self::MondayToSaturday | Self::EveryDay, _) => true,
        }
    }
}

/// How urgent a complaint is (`contract-rules.md` 5.2).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Urgency {
    /// P1: safety, a legal duty, or supply has stopped.
    Urgent,
    /// P2: a main function or many end customers.
    High,
    /// P3: limited effect.
    Medium,
    /// P4: a question or a wish.
    Low,
}

/// How soon one level is answered and settled.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct ServiceLevel {
    /// The level.
    pub urgency: Urgency,
    /// Until a competent person answers.
    pub respond: Period,
    /// Until it is settled.
    pub resolve: Period,
}

/// Who takes over when a complaint takes long.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Escalation {
    /// Who.
    pub to: EscalationRole,
    /// How long after it was received.
    pub after: Period,
}

/// Who takes over.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum EscalationRole {
    /// The supervisor of the service desk.
    Supervisor,
    /// The manager of the department.
    Manager,
    /// A director of the company.
    Director,
}

/// What can be done about a complaint.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Remedy {
    /// Explain.
    Explain,
    /// Repair.
    Repair,
    /// Replace.
    Replace,
    /// Do again.
    Redo,
    /// Give money back.
    Refund,
    /// Credit an amount.
    Credit,
}

/// What a missed level costs us.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ServiceCredit {
    /// Nothing.
    #[default]
    None,
    /// A share of the month's fee for each miss, up to a cap.
    Share {
        /// For each miss, 0 to 20 %.
        each: Ppm,
        /// At most, 0 to 30 %.
        cap: Ppm,
    },
}

impl Service {
    /// The defaults of the catalogue (S4, 5.2).
    pub fn usual() -> Self {
        let level = |urgency, respond, resolve| ServiceLevel { urgency, respond, resolve };
        let working_hours = |n| Period { n, unit: Unit::WorkingHour };
        Self {
            channels: BTreeSet::from([ServiceChannel::Phone, ServiceChannel::Email]),
            hours: ServiceHours {
                days: ServiceDays::WorkingDays,
                from: 9 * 60,
                to: 18 * 60,
                pauses: Vec::new(),
                week: Vec::new(),
            },
            levels: vec![
                level(Urgency::Urgent, Period::hours(1), Period::hours(24)),
                level(Urgency::High, working_hours(4), Period::working_days(3)),
                level(Urgency::Medium, Period::working_days(1), Period::working_days(7)),
                level(Urgency::Low, Period::working_days(2), Period::working_days(15)),
            ],
            meanings: BTreeMap::new(),
            acknowledge_within: usual_acknowledgement(),
            update_every: Period::working_days(5),
            settle_within: Period::working_days(15),
            escalation: vec![
                Escalation { to: EscalationRole::Manager, after: Period::working_days(5) },
                Escalation { to: EscalationRole::Director, after: Period::working_days(10) },
            ],
            remedies: BTreeSet::from([
                Remedy::Explain,
                Remedy::Repair,
                Remedy::Replace,
                Remedy::Redo,
                Remedy::Refund,
                Remedy::Credit,
            ]),
            credit: ServiceCredit::None,
            close_after: Period::working_days(10),
            keep_records: Period::months(36),
        }
    }

    /// What cannot stand: the ranges of S4, a level slower than the one below it, tiers that do not go up.
    pub(super) fn check(&self, problems: &mut Problems) {
        let place = Place::of;
        problems.add_if(self.channels.is_empty(), place(field::SERVICE_CHANNELS), Reason::Missing);
        problems.add_if(self.remedies.is_empty(), place(field::SERVICE_REMEDIES), Reason::Missing);
        problems.add_if(!self.hours.stand(), place(field::SERVICE_HOURS), Reason::NotInOrder);
        let [pauses, most] =
            [self.hours.pauses.len(), MOST_PAUSES].map(|count| i64::try_from(count).unwrap_or(i64::MAX));
        problems.count(place(field::SERVICE_HOURS), pauses, 0, most);
        self.hours.check_week(problems);
        let longest = self.settle_within;
        problems.period(place(field::SERVICE_SETTLE), longest, Period::working_days(5), Period::working_days(60));
        let close = self.close_after;
        problems.period(place(field::SERVICE_CLOSE), close, Period::working_days(5), Period::working_days(30));
        for (row, level) in self.levels.iter().enumerate() {
            let at = Place::row(field::SERVICE_LEVELS, row);
            problems.add_if(level.respond.about_hours() > level.resolve.about_hours(), at, Reason::NotInOrder);
        }
        let slower = self.levels.iter().zip(self.levels.iter().skip(1)).any(|(upper, lower)| {
            upper.respond.about_hours() > lower.respond.about_hours()
                || upper.resolve.about_hours() > lower.resolve.about_hours()
        });
        problems.add_if(slower, place(field::SERVICE_LEVELS), Reason::NotInOrder);
        let steps = &self.escalation;
        let rising =
            steps.iter().zip(steps.iter().skip(1)).all(|(one, two)| one.after.about_hours() < two.after.about_hours());
        problems.add_if(!rising, place(field::SERVICE_ESCALATION), Reason::NotInOrder);
        match self.credit {
            ServiceCredit::None => {}
            ServiceCredit::Share { each, cap } => {
                problems.rate(place(field::SERVICE_CREDIT), each, Ppm(0), Ppm(200_000));
                problems.rate(place(field::SERVICE_CREDIT), cap, each, Ppm(300_000));
            }
        }
    }
}

/// How soon a complaint is acknowledged where nothing else is said (S4 `ack_time`).
pub(in crate::domain) fn usual_acknowledgement() -> Period {
    Period::working_days(1)
}

/// What the clocks of a ticket and its remedies need of S4: small enough to be held for every contract of a book.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ServiceTerms {
    /// When we can be reached: only then a clock of working time runs.
    pub hours: ServiceHours,
    /// How soon each level is answered and settled.
    pub levels: Vec<ServiceLevel>,
    /// What a level means in this contract, in a person's own words.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub meanings: BTreeMap<Urgency, Wording>,
    /// Who takes over, and after how long.
    pub escalation: Vec<Escalation>,
    /// How soon a complaint is acknowledged.
    #[serde(default = "usual_acknowledgement")]
    pub acknowledge_within: Period,
    /// How often progress is reported.
    pub update_every: Period,
    /// The longest a complaint may take; nothing in what was noted before it was.
    #[serde(default)]
    pub settle_within: Option<Period>,
    /// After how long without an answer a settled complaint is closed.
    pub close_after: Period,
    /// What can be done about a complaint.
    #[serde(default)]
    pub remedies: BTreeSet<Remedy>,
    /// What a missed level costs us.
    #[serde(default)]
    pub credit: ServiceCredit,
}

impl Service {
    /// What the clocks of a ticket and its remedies need of it.
    pub fn terms(&self) -> ServiceTerms {
        ServiceTerms {
            hours: self.hours.clone(),
            levels: self.levels.clone(),
            meanings: self.meanings.clone(),
            escalation: self.escalation.clone(),
            acknowledge_within: self.acknowledge_within,
            update_every: self.update_every,
            settle_within: Some(self.settle_within),
            close_after: self.close_after,
            remedies: self.remedies.clone(),
            credit: self.credit,
        }
    }
}
