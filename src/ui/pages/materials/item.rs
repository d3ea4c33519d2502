//! A material as a person reads it: where it stands, and what is next.

use crate::domain::contract::party::Side;
use crate::domain::date::Date;
use crate::domain::duties::days::DueOn;
use crate::domain::lifecycle::due::Dueness;
use crate::domain::materials::tally::Standing;
use crate::i18n::Text;
use crate::state::{App, MaterialItem};
use crate::ui::pages::customers::activities::meaning_of;
use crate::ui::widgets::status::Meaning;

/// The part of the list in which a material stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Part {
    Late,
    Soon,
    Later,
    Undated,
    Waiting,
    Settled,
}

impl Part {
    pub(super) const ALL: [Self; 6] =
        [Self::Late, Self::Soon, Self::Waiting, Self::Later, Self::Undated, Self::Settled];

    pub(super) const fn name(self) -> &'static str {
        match self {
            Self::Late => "late",
            Self::Soon => "soon",
            Self::Later => "later",
            Self::Undated => "undated",
            Self::Waiting => "waiting",
            Self::Settled => "settled",
        }
    }

    pub(super) const fn words(self, text: Text) -> &'static str {
        match self {
            Self::Late => text.material_late(),
            Self::Soon => text.material_soon(),
            Self::Later => text.material_coming(),
            Self::Undated => text.material_no_day(),
            Self::Waiting => text.material_waiting(),
            Self::Settled => text.material_done_part(),
        }
    }

    pub(super) fn of(item: &MaterialItem, as_of: Date) -> Self {
        if item.tally.is_settled() {
            return Self::Settled;
        }
        match item.dueness(as_of) {
            None => Self::Waiting,
            Some(Dueness::Overdue { .. }) => Self::Late,
            Some(Dueness::DueToday | Dueness::DueSoon { .. }) => Self::Soon,
            Some(Dueness::NotDue) => Self::Later,
            Some(Dueness::Undated) => Self::Undated,
        }
    }
}

/// Its colour, mark and words.
pub(super) fn look(app: App, item: &MaterialItem) -> (Meaning, &'static str, String) {
    let (text, as_of) = (app.text(), app.as_of());
    let standing = item.standing(as_of);
    let word = text.material_standing(standing);
    let with = |dueness: Dueness, day: Option<Date>, otherwise: Option<String>| {
        let (meaning, mark) = meaning_of(dueness);
        let when = day.map(|day| text.near_date(day, as_of)).or(otherwise);
        (meaning, mark, when.map_or_else(|| word.to_owned(), |when| format!("{word} · {when}")))
    };
    let waits = match item.due {
        DueOn::Day(_) => None,
        DueOn::Waits(what) => Some(text.duty_awaits(what)),
    };
    let since = || item.tally.last.map(|day| format!(" · {}", text.short_date(day, as_of))).unwrap_or_default();
    match standing {
        Standing::Promised(dueness) | Standing::Prepared(dueness) | Standing::Partly(dueness) => {
            with(dueness, item.due.day(), waits)
        }
        Standing::OnLoan(dueness) => with(dueness, item.return_by, None),
        Standing::Delivered => (Meaning::Accent, "clock", format!("{word}{}", since())),
        Standing::Accepted | Standing::Returned | Standing::Consumed => {
            (Meaning::Good, "circle-check", format!("{word}{}", since()))
        }
        Standing::Lost | Standing::Cancelled => (Meaning::Plain, "circle", format!("{word}{}", since())),
    }
}

/// What it is found by.
pub(super) fn words(app: App, item: &MaterialItem) -> String {
    let party = app.peek_party(item.contract.customer).map(|it| it.name.clone()).unwrap_or_default();
    let text = app.text();
    let kind = text.material_kind(item.terms().kind).to_owned();
    [app.material_title(text, item), kind, party, item.contract.number.clone(), item.owner.clone()].join("\n")
}

/// How much was promised, with the unit.
pub(super) fn much(app: App, item: &MaterialItem) -> String {
    let text = app.text();
    text.material_amount_of(item.terms().amount, &app.material_unit(text, item))
}

/// What is to be done about it, with the customer: to deliver it, or to give it back.
pub(in crate::ui) fn material_words(app: App, item: &MaterialItem, back: bool) -> String {
    let text = app.text();
    let party = app.peek_party(item.contract.customer).map(|it| it.name.clone()).unwrap_or_default();
    let what = app.material_title(text, item);
    match (item.giver(), back) {
        (Side::Us, false) => text.home_material_give(&party, &what),
        (Side::Us, true) => text.home_material_back(&party, &what),
        (Side::Them, false) => text.home_material_get(&party, &what),
        (Side::Them, true) => text.home_material_give_back(&party, &what),
    }
}
