//! Whose things are looked at and as of which day, as an address carries them: so that a page opened beside another one shows the
//! same figures.

use super::{Query, Route};
use crate::domain::date::Date;

/// The names in addresses.
const WHOSE: &str = "whose";
const AS_OF: &str = "as_of";
const MONTH: &str = "month";
const VIEW: &str = "view";

/// Whose things are looked at, and as of which day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct LookedAt {
    /// Whose, by its name in addresses; nothing: everybody's.
    pub whose: Option<&'static str>,
    /// The day.
    pub day: Date,
    /// Whether that is today: then the address names no day, so that one that is kept leads to the day it is opened on.
    pub is_today: bool,
}

/// A figure of the first page that leads to what it is made of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum HomeFigure {
    /// What came in this month.
    Received,
    /// What is late.
    Overdue,
    /// What the contracts in force come to.
    InForce,
    /// What is open.
    Receivable,
    /// The same by how late it is.
    Ageing,
    /// What may be sold, by stage.
    Stages,
    /// What is to be sold, and how far it is.
    Targets,
}

impl HomeFigure {
    /// All of them.
    pub const ALL: [Self; 7] =
        [Self::Received, Self::Overdue, Self::InForce, Self::Receivable, Self::Ageing, Self::Stages, Self::Targets];

    /// The page that shows what makes the figure, of the same people and as of the same day.
    pub fn route(self, seen: LookedAt) -> Route {
        let place = match self {
            Self::Received => {
                let month = format!("{:04}-{:02}", seen.day.year(), seen.day.month());
                Route::Money(Query::default().with(VIEW, "receipts").with(MONTH, &month))
            }
            Self::Overdue | Self::Receivable | Self::Ageing => Route::receivables(),
            Self::InForce => Route::Contracts(Query::default().with(VIEW, "in_force")),
            Self::Stages => Route::pipeline(),
            Self::Targets => Route::targets(),
        };
        place.looked_at(seen)
    }
}

impl Query {
    /// The month that is asked for, by its first day.
    pub fn month(&self) -> Option<Date> {
        self.filter(MONTH).and_then(|month| Date::parse(&format!("{month}-01")).ok())
    }

    /// The same query of all months.
    #[must_use]
    pub fn of_all_months(self) -> Self {
        self.without(MONTH)
    }
}

impl Route {
    /// The same list, of these people's things as of this day. What is no list stays as it is.
    #[must_use]
    pub fn looked_at(mut self, seen: LookedAt) -> Self {
        if let Some(query) = self.list_query_mut() {
            let mut asked = std::mem::take(query).without(WHOSE).without(AS_OF);
            if let Some(whose) = seen.whose {
                asked = asked.with(WHOSE, whose);
            }
            if !seen.is_today {
                asked = asked.with(AS_OF, &seen.day.to_string());
            }
            *query = asked;
        }
        self
    }

    /// The day as of which the book is to be looked at, if the address names one.
    pub fn as_of(&self) -> Option<Date> {
        let mut place = self.clone();
        place.list_query_mut()?.filter(AS_OF).and_then(|day| Date::parse(day).ok())
    }

    /// The same place without a day.
    #[must_use]
    pub fn of_any_day(mut self) -> Self {
        if let Some(query) = self.list_query_mut() {
            *query = std::mem::take(query).without(AS_OF);
        }
        self
    }

    /// What a list is asked for.
    fn list_query_mut(&mut self) -> Option<&mut Query> {
        let (Self::Customers(query)
        | Self::Pipeline(query)
        | Self::Leads(query)
        | Self::Contracts(query)
        | Self::Ledger(query)
        | Self::Money(query)
        | Self::Receivables(query)
        | Self::Calendar(query)
        | Self::Tasks(query)
        | Self::Targets(query)
        | Self::Reports(query)
        | Self::Duties(query)
        | Self::Materials(query)
        | Self::Service(query)
        | Self::ServiceReport(query)
        | Self::Evaluations(query)
        | Self::Disputes(query)
        | Self::Sharing(query)
        | Self::Incentives(query)) = self
        else {
            return None;
        };
        Some(query)
    }
}
