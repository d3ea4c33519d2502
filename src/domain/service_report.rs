//! How good the service of a time was: of each customer, contract or person how much came in, was answered and solved in time,
//! was opened again, and what the customers said (`contract-rules.md` 5.2). Every figure names the tickets it stands on.

use std::cmp::Reverse;
use std::collections::{BTreeMap, HashSet};

use super::date::Date;
use super::exact::{ExactError, Rounding, Worked, divide};
use super::id::{ContractId, CustomerId, TicketId};
use super::recommendation::{Recommendation, Recommended};
use super::service_quality::{QualityLine, ServiceQualityError, Tenths, satisfaction, share_of_cases};

/// What a report needs to know of a ticket.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Counted {
    /// Which.
    pub id: TicketId,
    /// Who came with it.
    pub customer: CustomerId,
    /// Under which contract.
    pub contract: Option<ContractId>,
    /// Who looked after it last, by name; empty while nobody did.
    pub person: String,
    /// The day it came in.
    pub received: Date,
    /// Whether the customer was told in time that it arrived; nothing while that is open, and of what is no complaint.
    pub acknowledged: Option<bool>,
    /// Whether it was answered in time; nothing while that is open.
    pub answered: Option<bool>,
    /// Whether it was solved in time; nothing while that is open.
    pub solved: Option<bool>,
    /// Whether it was ever solved.
    pub was_solved: bool,
    /// Whether it was opened again.
    pub reopened: bool,
    /// Whether it was closed at first contact: the customer was asked nothing, nobody else was called in, and it was not opened
    /// again (5.2); nothing while it is not solved.
    pub first_contact: Option<bool>,
    /// What the customer said, 1 to 5.
    pub rating: Option<u8>,
    /// How likely the customer said it is to recommend us.
    pub recommendation: Option<Recommendation>,
    /// Minutes of its clock that the solution took.
    pub minutes: Option<i64>,
    /// How many days ago it came in, while it is not solved.
    pub waiting: Option<i64>,
}

/// By what the tickets are put together.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum By {
    /// By customer.
    #[default]
    Customer,
    /// By contract.
    Contract,
    /// By person.
    Person,
}

/// Of whom a row tells.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Of {
    /// A customer.
    Customer(CustomerId),
    /// A contract; nothing: tickets under none.
    Contract(Option<ContractId>),
    /// A person; empty: nobody has them yet.
    Person(String),
}

/// The tickets a figure counts, and those it is a share of.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Part {
    /// Those that count.
    pub counted: Vec<TicketId>,
    /// All of which the same could be said.
    pub of: Vec<TicketId>,
}

/// A row of the report.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Figures {
    /// What came in.
    pub came: Vec<TicketId>,
    /// Acknowledged in time, of the complaints that were acknowledged or are late with it.
    pub acknowledged: Part,
    /// Answered in time, of what was answered or is late.
    pub answered: Part,
    /// Solved in time, of what was solved or is late.
    pub solved: Part,
    /// Closed at first contact, of what is solved.
    pub first_contact: Part,
    /// Opened again, of what was ever solved.
    pub reopened: Part,
    /// Said 4 or 5, of those who said something.
    pub satisfied: Part,
    /// Would recommend us or not, of those who were asked and said so.
    pub recommended: Recommended,
    /// Minutes of the clock that each solution took, the quickest first.
    pub minutes: Vec<(i64, TicketId)>,
    /// What is not solved yet (积压), with the days it has waited: its age, the oldest first.
    pub backlog: Vec<(i64, TicketId)>,
}

/// Days from one to another, both counted; nothing on a side: no end on it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Span {
    /// The first day.
    pub from: Option<Date>,
    /// The last day.
    pub to: Option<Date>,
}

impl By {
    /// Every way, in the order in which they are offered.
    pub const ALL: [Self; 3] = [Self::Customer, Self::Contract, Self::Person];

    /// Its name in addresses.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Customer => "customer",
            Self::Contract => "contract",
            Self::Person => "person",
        }
    }

    /// The way of this name; the usual one for none.
    pub fn of(name: Option<&str>) -> Self {
        Self::ALL.into_iter().find(|it| Some(it.name()) == name).unwrap_or_default()
    }

    fn key(self, ticket: &Counted) -> Of {
        match self {
            Self::Customer => Of::Customer(ticket.customer),
            Self::Contract => Of::Contract(ticket.contract),
            Self::Person => Of::Person(ticket.person.clone()),
        }
    }
}

impl Span {
    /// Whether a day lies in it.
    pub fn holds(self, day: Date) -> bool {
        self.from.is_none_or(|from| from <= day) && self.to.is_none_or(|to| day <= to)
    }
}

impl Part {
    fn note(&mut self, id: TicketId, counts: Option<bool>) {
        if let Some(counts) = counts {
            self.of.push(id);
            if counts {
                self.counted.push(id);
            }
        }
    }

    /// Those that do not count, in their order.
    pub fn rest(&self) -> Vec<TicketId> {
        let counted: HashSet<TicketId> = self.counted.iter().copied().collect();
        self.of.iter().filter(|id| !counted.contains(id)).copied().collect()
    }

    /// The share, in tenths of a per cent, rounded down.
    ///
    /// # Errors
    /// Nothing to take a share of.
    pub fn share(&self) -> Result<Worked<Tenths, QualityLine>, ServiceQualityError> {
        share_of_cases(many(&self.counted), many(&self.of))
    }

    /// The same of answers: too few of them have none.
    ///
    /// # Errors
    /// Fewer answers than a score may stand on.
    pub fn score(&self) -> Result<Worked<Tenths, QualityLine>, ServiceQualityError> {
        satisfaction(many(&self.counted), many(&self.of))
    }
}

fn many(all: &[TicketId]) -> u32 {
    u32::try_from(all.len()).unwrap_or(u32::MAX)
}

impl Figures {
    fn note(&mut self, ticket: &Counted) {
        let id = ticket.id;
        self.came.push(id);
        self.acknowledged.note(id, ticket.acknowledged);
        self.answered.note(id, ticket.answered);
        self.solved.note(id, ticket.solved);
        self.first_contact.note(id, ticket.first_contact);
        self.reopened.note(id, ticket.was_solved.then_some(ticket.reopened));
        self.satisfied.note(id, ticket.rating.map(|rating| rating >= 4));
        self.recommended.note(id, ticket.recommendation);
        if let Some(minutes) = ticket.minutes {
            self.minutes.push((minutes, id));
        }
        if let Some(days) = ticket.waiting {
            self.backlog.push((days, id));
        }
    }

    /// Puts the times of the solutions and the ages of what waits in order once all are noted.
    fn arrange(&mut self) {
        self.minutes.sort_by_key(|(minutes, _)| *minutes);
        self.backlog.sort_by_key(|(days, _)| Reverse(*days));
    }

    /// The middle one of the times that solutions took; of an even number the mean of the two in the middle, half up.
    ///
    /// # Errors
    /// Overflow.
    pub fn median(&self) -> Result<Option<Worked<i64, MiddleLine>>, ExactError> {
        middle(&self.minutes)
    }

    /// The middle one of the ages of what is not solved, in days, and the greatest; nothing while nothing waits.
    ///
    /// # Errors
    /// Overflow.
    pub fn backlog_age(&self) -> Result<Option<Worked<BacklogAge, MiddleLine>>, ExactError> {
        let oldest = self.backlog.first().map(|(days, _)| *days);
        Ok(middle(&self.backlog)?.zip(oldest).map(|(worked, oldest)| Worked {
            value: BacklogAge { middle: worked.value, oldest },
            working: worked.working,
        }))
    }
}

/// What a middle one is the mean of: the figure in the middle twice, or the two on its sides.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct MiddleLine {
    /// The lesser.
    pub lower: i64,
    /// The greater.
    pub upper: i64,
    /// Of how many figures.
    pub of: usize,
}

/// How long what is not solved has waited, in days since it came in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct BacklogAge {
    /// The middle one.
    pub middle: i64,
    /// The greatest.
    pub oldest: i64,
}

/// The middle one of figures in order; of an even number the mean of the two in the middle, half up.
fn middle(figures: &[(i64, TicketId)]) -> Result<Option<Worked<i64, MiddleLine>>, ExactError> {
    let half = figures.len().checked_div(2).unwrap_or_default();
    let is_odd = figures.len().checked_rem(2) == Some(1);
    let Some((one, _)) = figures.get(half) else { return Ok(None) };
    let before = half.checked_sub(1).and_then(|at| figures.get(at)).filter(|_| !is_odd);
    let other = before.map_or(*one, |(figure, _)| *figure);
    let sum = i128::from(*one).checked_add(i128::from(other)).ok_or(ExactError::Overflow)?;
    let value = i64::try_from(divide(sum, 2, Rounding::HalfUp)?).map_err(|_| ExactError::Overflow)?;
    let line = MiddleLine { lower: other.min(*one), upper: other.max(*one), of: figures.len() };
    Ok(Some(Worked { value, working: vec![line] }))
}

/// The report on what came in within a time: a row for each, by how much came in, and all of them together.
pub fn report<'a>(tickets: impl IntoIterator<Item = &'a Counted>, by: By, span: Span) -> (Vec<(Of, Figures)>, Figures) {
    let mut rows: BTreeMap<Of, Figures> = BTreeMap::new();
    let mut all = Figures::default();
    for ticket in tickets.into_iter().filter(|ticket| span.holds(ticket.received)) {
        rows.entry(by.key(ticket)).or_default().note(ticket);
        all.note(ticket);
    }
    rows.values_mut().chain([&mut all]).for_each(Figures::arrange);
    let mut rows: Vec<(Of, Figures)> = rows.into_iter().collect();
    rows.sort_by(|a, b| b.1.came.len().cmp(&a.1.came.len()).then_with(|| a.0.cmp(&b.0)));
    (rows, all)
}
