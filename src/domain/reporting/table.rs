//! A report: facts added up by what a person asks for, beside those of the time before.

use std::cmp::Reverse;
use std::collections::BTreeMap;
use std::sync::Arc;

use super::fact::Fact;
use super::figure::{Figure, Report};
use super::people::People;
use super::sums::Sums;
use super::time::{before, months};
use crate::domain::date::Date;
use crate::domain::exact::ExactError;
use crate::domain::id::{CustomerId, MemberId};
use crate::domain::lifecycle::opportunity::StageKey;
use crate::domain::sales_target::cells::{PlanError, Span};

/// By what facts are added up.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum By {
    /// By person.
    #[default]
    Person,
    /// By team.
    Team,
    /// By member, each with everybody who reports to them.
    Line,
    /// By customer.
    Customer,
    /// By month.
    Month,
    /// By stage of the pipeline: only what has one.
    Stage,
}

/// Of whom or what a row tells.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Of {
    /// A person by name; empty: nobody.
    Person(Arc<str>),
    /// A team by name; empty: none.
    Team(Arc<str>),
    /// A member with everybody below.
    Member(MemberId),
    /// Whoever is no member.
    Outside,
    /// A customer; nothing: our own things.
    Customer(Option<CustomerId>),
    /// The month that begins, or is entered, on this day.
    Month(Date),
    /// A stage of the pipeline; nothing: what has none.
    Stage(Option<StageKey>),
}

/// What is asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Asked {
    /// Which report.
    pub report: Report,
    /// By what.
    pub by: By,
    /// The time.
    pub now: Span,
    /// The day that is looked at: nothing after it is known.
    pub as_of: Date,
}

/// The facts of a time and of the time before.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Pair {
    /// Of the time.
    pub now: Sums,
    /// Of the time before.
    pub before: Sums,
}

/// A row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// Of whom or what.
    pub of: Of,
    /// How many stand above in the tree.
    pub depth: usize,
    /// What it comes to.
    pub sums: Pair,
}

/// A report that is being added up.
#[derive(Debug, Clone)]
pub struct Tabling {
    /// What is asked.
    pub asked: Asked,
    /// The time before.
    pub before: Span,
    /// Who is who.
    pub people: People,
    /// Only what belongs to this one is added; nothing: all of it.
    only: Option<Of>,
    months: Vec<Span>,
    months_before: Vec<Span>,
    rows: BTreeMap<Of, Pair>,
    all: Pair,
    facts: Vec<Fact>,
}

/// A report.
#[derive(Debug, Clone)]
pub struct Table {
    /// The rows.
    pub rows: Vec<Row>,
    /// All together.
    pub all: Pair,
    tabling: Tabling,
}

impl By {
    /// Every way, in order.
    pub const ALL: [Self; 6] = [Self::Person, Self::Team, Self::Line, Self::Customer, Self::Month, Self::Stage];

    /// Its name in addresses.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Person => "person",
            Self::Team => "team",
            Self::Line => "line",
            Self::Customer => "customer",
            Self::Month => "month",
            Self::Stage => "stage",
        }
    }

    /// The way of this name; the usual one for none.
    pub fn of(name: Option<&str>) -> Self {
        Self::ALL.into_iter().find(|it| Some(it.name()) == name).unwrap_or_default()
    }
}

impl Of {
    /// Its name in addresses; a month has none, as it is a time.
    pub fn name(&self) -> Option<String> {
        Some(match self {
            Self::Person(name) => format!("person:{name}"),
            Self::Team(name) => format!("team:{name}"),
            Self::Member(id) => format!("member:{id}"),
            Self::Outside => "outside:".to_owned(),
            Self::Customer(None) => "customer:".to_owned(),
            Self::Customer(Some(id)) => format!("customer:{id}"),
            Self::Stage(stage) => format!("stage:{}", stage.as_ref().map_or("", |it| it.0.as_str())),
            Self::Month(_) => return None,
        })
    }

    /// What is called so in addresses.
    pub fn named(name: &str) -> Option<Self> {
        let (kind, rest) = name.split_once(':')?;
        match kind {
            "person" => Some(Self::Person(Arc::from(rest))),
            "team" => Some(Self::Team(Arc::from(rest))),
            "member" => MemberId::parse(rest).map(Self::Member),
            "outside" => Some(Self::Outside),
            "stage" => Some(Self::Stage((!rest.is_empty()).then(|| StageKey(rest.to_owned())))),
            "customer" if rest.is_empty() => Some(Self::Customer(None)),
            "customer" => CustomerId::parse(rest).map(|id| Self::Customer(Some(id))),
            _ => None,
        }
    }
}

impl Tabling {
    /// Nothing yet.
    ///
    /// # Errors
    /// A time that is longer than ten years or has none before it.
    pub fn new(asked: Asked, people: People) -> Result<Self, PlanError> {
        let before = before(asked.now)?;
        Ok(Self {
            asked,
            before,
            people,
            only: None,
            months: months(asked.now)?,
            months_before: months(before)?,
            rows: BTreeMap::new(),
            all: Pair::default(),
            facts: Vec::new(),
        })
    }

    /// The same of one person, team, line or customer only.
    #[must_use]
    pub fn narrowed_to(self, only: Option<Of>) -> Self {
        Self { only, ..self }
    }

    /// The days at whose end something has to be told as it stood: each with the day by which that is known. What is still to
    /// come has none but the last.
    pub fn ends(&self) -> Vec<(Date, Date)> {
        let as_of = self.asked.as_of;
        let mut ends: Vec<Date> = vec![self.before.to, self.asked.now.to];
        if self.asked.by == By::Month {
            let begun = self.months.iter().chain(&self.months_before).filter(|it| it.from <= as_of);
            ends.extend(begun.map(|it| it.to));
        }
        ends.sort_unstable();
        ends.dedup();
        ends.into_iter().map(|end| (end, end.min(as_of))).collect()
    }

    /// Whether a day lies in the time, or in the one before.
    pub fn wants(&self, day: Date) -> bool {
        self.asked.now.holds(day) || self.before.holds(day)
    }

    /// Adds a fact; one of neither time adds nothing.
    ///
    /// # Errors
    /// Overflow.
    pub fn note(&mut self, fact: Fact) -> Result<(), ExactError> {
        if !self.wants(fact.on) || self.only.as_ref().is_some_and(|only| !self.is_of(&fact, only)) {
            return Ok(());
        }
        let is_now = self.asked.now.holds(fact.on);
        for of in self.keys(&fact) {
            let pair = self.rows.entry(of).or_default();
            if is_now { &mut pair.now } else { &mut pair.before }.add(&fact)?;
        }
        if self.ends_with(&fact) {
            if is_now { &mut self.all.now } else { &mut self.all.before }.add(&fact)?;
        }
        if is_now {
            self.facts.push(fact);
        }
        Ok(())
    }

    /// Whether a fact counts for a whole time: what stood so at the end of a month within it does not.
    fn ends_with(&self, fact: &Fact) -> bool {
        !fact.tally.is_stock() || fact.on == self.asked.now.to || fact.on == self.before.to
    }

    /// The rows that a fact belongs to.
    fn keys(&self, fact: &Fact) -> Vec<Of> {
        if self.asked.by != By::Month && !self.ends_with(fact) {
            return Vec::new();
        }
        match self.asked.by {
            By::Person => vec![Of::Person(Arc::clone(&fact.who))],
            By::Team => vec![Of::Team(self.people.team(&fact.who))],
            By::Line => match self.people.line(&fact.who) {
                Some((own, above)) => std::iter::once(own).chain(above.iter().copied()).map(Of::Member).collect(),
                None => vec![Of::Outside],
            },
            By::Customer => vec![Of::Customer(fact.customer)],
            By::Month => self.month(fact).map(Of::Month).into_iter().collect(),
            By::Stage => vec![Of::Stage(fact.stage.clone())],
        }
    }

    /// Whether a fact belongs to a row, whatever the rows of this report are.
    fn is_of(&self, fact: &Fact, of: &Of) -> bool {
        match of {
            Of::Person(name) => *name == fact.who,
            Of::Team(name) => *name == self.people.team(&fact.who),
            Of::Member(id) => self.people.line(&fact.who).is_some_and(|(own, above)| own == *id || above.contains(id)),
            Of::Outside => self.people.line(&fact.who).is_none(),
            Of::Customer(id) => fact.customer == *id,
            Of::Month(day) => self.month(fact) == Some(*day),
            Of::Stage(stage) => fact.stage == *stage,
        }
    }

    /// The month of a fact; of one of the time before, the month that has the same place in this one.
    fn month(&self, fact: &Fact) -> Option<Date> {
        let own = if self.asked.now.holds(fact.on) { &self.months } else { &self.months_before };
        let place = own.iter().position(|it| it.holds(fact.on))?;
        // the end of a month that has not begun is only that of the whole time
        own.get(place).filter(|it| !fact.tally.is_stock() || it.from <= self.asked.as_of)?;
        self.months.get(place).map(|it| it.from)
    }

    /// The report: rows in the order of its leading figure, months in theirs, members under whom they report to.
    pub fn finish(mut self) -> Table {
        let mut rows: Vec<Row> = match self.asked.by {
            By::Line => self.line_rows(),
            By::Month => {
                let months = self.months.clone();
                let row = |it: Span| {
                    let of = Of::Month(it.from);
                    let sums = self.rows.remove(&of).unwrap_or_default();
                    Row { of, depth: 0, sums }
                };
                months.into_iter().map(row).collect()
            }
            By::Person | By::Team | By::Customer | By::Stage => {
                std::mem::take(&mut self.rows).into_iter().map(|(of, sums)| Row { of, depth: 0, sums }).collect()
            }
        };
        if matches!(self.asked.by, By::Person | By::Team | By::Customer | By::Stage)
            && let Some(leading) = self.asked.report.figures().first()
        {
            let weight = |row: &Row| leading.value(&row.sums.now).map_or(0, |it| it.weight());
            rows.sort_by_cached_key(|row| (Reverse(weight(row)), row.of.clone()));
        }
        let all = std::mem::take(&mut self.all);
        Table { rows, all, tabling: self }
    }

    fn line_rows(&mut self) -> Vec<Row> {
        let mut rows = Vec::new();
        for branch in self.people.tree() {
            let of = Of::Member(branch.member);
            if let Some(sums) = self.rows.remove(&of) {
                rows.push(Row { of, depth: branch.depth, sums });
            }
        }
        if let Some(sums) = self.rows.remove(&Of::Outside) {
            rows.push(Row { of: Of::Outside, depth: 0, sums });
        }
        rows
    }
}

impl Table {
    /// What is asked.
    pub const fn asked(&self) -> &Asked {
        &self.tabling.asked
    }

    /// The time before.
    pub const fn before(&self) -> Span {
        self.tabling.before
    }

    /// The facts that a figure of a row stands on, the latest first; of all together without a row.
    pub fn working(&self, of: Option<&Of>, figure: Figure) -> Vec<&Fact> {
        let tallies = figure.tallies();
        let tabling = &self.tabling;
        let is_whole = |fact: &Fact| tabling.ends_with(fact);
        let is_of = |fact: &Fact| match of {
            Some(of) => (tabling.asked.by == By::Month || is_whole(fact)) && tabling.is_of(fact, of),
            None => is_whole(fact),
        };
        let mut found: Vec<&Fact> =
            tabling.facts.iter().filter(|it| tallies.contains(&it.tally) && is_of(it)).collect();
        found.sort_by_key(|it| (Reverse(it.on), it.source));
        found
    }
}
