//! When something falls due: a day, or so long after an event.

use leptos::prelude::*;

use super::kit::{Cell, ChoiceCell, LONG, PeriodCell};
use crate::domain::contract::plan::{Due, Event, Period};
use crate::domain::date::Date;
use crate::i18n::{Message, Text};
use crate::ui::pages::contracts::editor::{Editor, Refused};

/// A day, or one of the events that have a name. A milestone of a part waits for itself and is not chosen here.
pub(super) const WHEN: &[(&str, Message)] = &[
    ("day", Text::plan_on_day),
    ("signing", |text| text.plan_event(Event::Signing)),
    ("effect", |text| text.plan_event(Event::TakingEffect)),
    ("first_payment", |text| text.plan_event(Event::FirstPayment)),
    ("delivery", |text| text.plan_event(Event::Delivery)),
    ("acceptance", |text| text.plan_event(Event::Acceptance)),
    ("invoice", |text| text.plan_event(Event::Invoice)),
    ("statement", |text| text.plan_event(Event::StatementConfirmed)),
    ("warranty", |text| text.plan_event(Event::WarrantyEnd)),
];

/// The name of the choice that a due day is.
pub(super) const fn name(due: Due) -> &'static str {
    match due {
        Due::On(_) => "day",
        Due::After { event, .. } => match event {
            Event::Signing => "signing",
            Event::TakingEffect => "effect",
            Event::FirstPayment => "first_payment",
            Event::Delivery => "delivery",
            Event::Acceptance => "acceptance",
            Event::Invoice => "invoice",
            Event::StatementConfirmed => "statement",
            Event::WarrantyEnd => "warranty",
            Event::Milestone(_) => "",
        },
    }
}

fn event(name: &str) -> Option<Event> {
    Event::ALL.iter().copied().find(|event| self::name(Due::After { event: *event, within: Period::days(0) }) == name)
}

/// The period after an event; where a day stood, a usual one.
pub(super) const fn within(due: Due) -> Period {
    match due {
        Due::After { within, .. } => within,
        Due::On(_) => Period::days(30),
    }
}

/// The due day once another choice is made: a period stays as long as it was, and a day begins at `first`.
pub(super) fn chosen(name: &str, now: Due, first: Date) -> Due {
    let within = within(now);
    match (event(name), now) {
        (Some(event), _) => Due::After { event, within },
        (None, Due::After { .. }) if name == "day" => Due::On(first),
        (None, now) => now,
    }
}

/// A due day and how to write it.
#[derive(Clone, Copy)]
pub(super) struct DueOf {
    /// As it stands.
    pub(super) value: Signal<Due>,
    /// Takes another.
    pub(super) write: Callback<Due>,
}

/// The boxes of a due day.
#[component]
pub(super) fn DueCells(
    editor: Editor,
    #[prop(into)] id: String,
    /// The term's path, where the paper leads to the boxes by it.
    #[prop(optional)]
    place: &'static str,
    label: fn(Text) -> &'static str,
    due: DueOf,
) -> impl IntoView {
    let DueOf { value, write } = due;
    let choose = Callback::new(move |chosen: String| {
        let first = editor.record.with_untracked(|it| it.term.length.start());
        write.run(self::chosen(&chosen, value.get_untracked(), first));
    });
    let day_id = format!("{id}-day");
    let within_id = format!("{id}-within");
    let on_a_day = Memo::new(move |_| matches!(value.get(), Due::On(_)));
    let day = move || {
        let id = day_id.clone();
        let shown = Signal::derive(move || match value.get() {
            Due::On(day) => day.to_string(),
            Due::After { .. } => String::new(),
        });
        let typed = Callback::new(move |text: String| {
            write.run(Due::On(Date::parse(&text).map_err(|_| Text::bad_date as Refused)?));
            Ok(())
        });
        view! { <Cell editor id label=Text::plan_on_day kind="date" value=shown write=typed /> }.into_any()
    };
    let within = move || {
        let id = within_id.clone();
        let shown = Signal::derive(move || match value.get() {
            Due::After { within, .. } => Some(within),
            Due::On(_) => None,
        });
        let typed = Callback::new(move |within: Period| {
            if let Due::After { event, .. } = value.get_untracked() {
                write.run(Due::After { event, within });
            }
        });
        view! { <PeriodCell editor id label=Text::delivery_within units=LONG value=shown write=typed /> }.into_any()
    };
    view! {
        <ChoiceCell editor id place label choices=WHEN value=Signal::derive(move || name(value.get())) write=choose />
        {move || if on_a_day.get() { day() } else { within() }}
    }
}
