//! A line of a list of duties: one that is recorded here, or a payment, which its receipts settle.

use std::sync::Arc;

use crate::domain::account::PartAccount;
use crate::domain::collection::DueDay;
use crate::domain::contract::brief::ContractBrief;
use crate::domain::contract::clause::Area;
use crate::domain::contract::party::Who;
use crate::domain::contract::plan::Due;
use crate::domain::date::Date;
use crate::domain::duties::days::{Awaits, DueOn};
use crate::domain::duties::rows::Standing;
use crate::domain::lifecycle::due::{Dueness, dueness};
use crate::domain::lifecycle::obligation::{ObligationStatus, Stage};
use crate::i18n::{Text, format};
use crate::state::{App, DutyItem};
use crate::ui::pages::customers::activities::meaning_of;
use crate::ui::pages::money::part_name;
use crate::ui::widgets::status::Meaning;

/// A payment is told of as soon as the other duties.
const LEAD_DAYS: u16 = crate::domain::duties::LEAD_DAYS;

/// A line.
#[derive(Clone, PartialEq)]
pub(super) enum Item {
    Duty(DutyItem),
    /// An open part of the payment plan.
    Part(Arc<ContractBrief>, Box<PartAccount>),
}

/// The part of the list in which a line stands by its day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Part {
    Overdue,
    Week,
    Month,
    Later,
    Waiting,
    Settled,
}

impl Part {
    pub(super) const OPEN: [Self; 5] = [Self::Overdue, Self::Week, Self::Month, Self::Later, Self::Waiting];

    pub(super) const fn name(self) -> &'static str {
        match self {
            Self::Overdue => "overdue",
            Self::Week => "week",
            Self::Month => "month",
            Self::Later => "later",
            Self::Waiting => "waiting",
            Self::Settled => "settled",
        }
    }

    pub(super) const fn words(self, text: Text) -> &'static str {
        match self {
            Self::Overdue => text.duty_overdue(),
            Self::Week => text.duty_week(),
            Self::Month => text.duty_month(),
            Self::Later => text.duty_later(),
            Self::Waiting => text.duty_waiting(),
            Self::Settled => text.duty_settled(),
        }
    }
}

impl Item {
    pub(super) const fn contract(&self) -> &Arc<ContractBrief> {
        match self {
            Self::Duty(item) => &item.contract,
            Self::Part(contract, _) => contract,
        }
    }

    pub(super) const fn bearer(&self) -> Who {
        match self {
            Self::Duty(item) => item.bearer,
            Self::Part(..) => Who::Them,
        }
    }

    pub(super) const fn area(&self) -> Area {
        match self {
            Self::Duty(item) => item.area,
            Self::Part(..) => Area::S8,
        }
    }

    pub(super) fn owner(&self) -> &str {
        match self {
            Self::Duty(item) => &item.owner,
            Self::Part(contract, _) => &contract.owner,
        }
    }

    pub(super) fn is_open(&self) -> bool {
        match self {
            Self::Duty(item) => item.row.is_open(),
            Self::Part(_, part) => !part.position.open.is_zero(),
        }
    }

    pub(super) fn due(&self) -> DueOn {
        match self {
            Self::Duty(item) => item.row.due,
            Self::Part(_, part) => match (part.due, part.term) {
                (DueDay::On(day), _) => DueOn::Day(day),
                (DueDay::AwaitsEvent, Due::After { event, .. }) => DueOn::Waits(Awaits::Event(event)),
                // a day that was agreed only waits while force majeure lasts
                (DueDay::AwaitsEvent, Due::On(_)) => DueOn::Waits(Awaits::ForceMajeure),
            },
        }
    }

    pub(super) fn part(&self, as_of: Date) -> Part {
        if !self.is_open() {
            return Part::Settled;
        }
        // what was said to be done is not late any more
        let submitted = match self {
            Self::Duty(item) => item.row.status(as_of) == ObligationStatus::Submitted,
            Self::Part(..) => false,
        };
        match self.due() {
            DueOn::Waits(_) => Part::Waiting,
            DueOn::Day(day) => match as_of.days_until(day) {
                days if days < 0 && !submitted => Part::Overdue,
                days if days <= 7 => Part::Week,
                days if days <= 30 => Part::Month,
                _ => Part::Later,
            },
        }
    }

    pub(super) fn title(&self, app: App) -> String {
        let text = app.text();
        match self {
            Self::Duty(item) => app.duty_title(text, item),
            Self::Part(_, part) => format!("{} {}", part_name(text, part), format::money(part.position.open)),
        }
    }

    /// What it is found by.
    pub(super) fn words(&self, app: App) -> String {
        let contract = self.contract();
        let party = app.peek_party(contract.customer).map(|it| it.name.clone()).unwrap_or_default();
        [self.title(app), party, contract.number.clone(), self.owner().to_owned()].join("\n")
    }

    /// Its colour, mark and words: how it stands to its day, or how it ended.
    pub(super) fn look(&self, app: App) -> (Meaning, &'static str, String) {
        let (text, as_of) = (app.text(), app.as_of());
        let by_day = |dueness: Dueness, lead: Option<&str>| {
            let (meaning, mark) = meaning_of(dueness);
            let when = match self.due() {
                DueOn::Day(day) => text.near_date(day, as_of),
                DueOn::Waits(what) => text.duty_awaits(what),
            };
            let words = lead.map_or_else(|| when.clone(), |lead| format!("{lead} · {when}"));
            (meaning, mark, words)
        };
        let day = self.due().day();
        match self {
            Self::Part(..) => by_day(dueness(day, as_of, LEAD_DAYS), None),
            Self::Duty(item) => match &item.row.standing {
                Standing::ByBook(on) => {
                    let on = on.map(|day| format!(" · {}", text.short_date(day, as_of))).unwrap_or_default();
                    (Meaning::Good, "circle-check", format!("{}{on}", text.duty_by_book()))
                }
                Standing::Life(stage) => {
                    let since = |on: Date| format!("{} · {}", text.duty_stage(stage), text.short_date(on, as_of));
                    match stage {
                        Stage::Planned => by_day(dueness(day, as_of, LEAD_DAYS), None),
                        Stage::InProgress { .. } => {
                            by_day(dueness(day, as_of, LEAD_DAYS), Some(text.duty_stage(stage)))
                        }
                        Stage::Submitted { on, .. } => (Meaning::Accent, "clock", since(*on)),
                        Stage::Fulfilled { on, .. } => (Meaning::Good, "circle-check", since(*on)),
                        Stage::Waived { on, .. } => (Meaning::Plain, "circle", since(*on)),
                        Stage::Breached { on, .. } => (Meaning::Danger, "octagon-alert", since(*on)),
                    }
                }
            },
        }
    }

    /// Its place in a list: by the day, what waits last; those that ended by their last day first.
    pub(super) fn place(&self) -> (DueOn, String, String) {
        let id = match self {
            Self::Duty(item) => item.id.clone(),
            Self::Part(_, part) => format!("{}", part.number),
        };
        (self.due(), self.contract().number.clone(), id)
    }

    /// What it is known by in the page.
    pub(super) fn key(&self) -> String {
        let id = match self {
            Self::Duty(item) => item.id.clone(),
            Self::Part(_, part) => format!("payment/{}", part.id),
        };
        format!("{}/{id}", self.contract().id)
    }
}
