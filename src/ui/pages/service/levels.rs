//! The boxes of how fast is answered and solved: of the standard of the house, and of one customer.

use leptos::prelude::*;

use crate::domain::contract::service::{ServiceLevel, Urgency};
use crate::domain::lifecycle::ticket::TicketKind;
use crate::domain::period::{Period, Unit};
use crate::domain::service_policy::ServicePolicy;
use crate::i18n::{Message, Text};
use crate::state::use_app;
use crate::ui::widgets::icon::icon;

/// The units of a time, by the names that boxes have for them.
const UNITS: [(&str, Unit, Message); 4] = [
    ("working_hours", Unit::WorkingHour, Text::unit_working_hours),
    ("working_days", Unit::WorkingDay, Text::unit_working_days),
    ("hours", Unit::Hour, Text::unit_hours),
    ("days", Unit::Day, Text::unit_days),
];

/// A time as it is typed.
#[derive(Clone, Copy)]
pub(in crate::ui) struct Time {
    n: RwSignal<String>,
    unit: RwSignal<String>,
}

/// The name that boxes have for the unit of a time.
fn unit_name(period: Period) -> &'static str {
    UNITS.iter().find(|(_, unit, _)| *unit == period.unit).map_or("working_days", |(name, ..)| *name)
}

impl Time {
    pub(in crate::ui) fn of(period: Period) -> Self {
        Self { n: RwSignal::new(period.n.to_string()), unit: RwSignal::new(unit_name(period).to_owned()) }
    }

    /// One that may be left out.
    pub(in crate::ui) fn maybe(period: Option<Period>) -> Self {
        let time = Self::of(period.unwrap_or(Period::hours(1)));
        time.show_maybe(period);
        time
    }

    /// Another time, or none, takes the place of what was typed.
    pub(in crate::ui) fn show_maybe(self, period: Option<Period>) {
        match period {
            Some(period) => self.show(period),
            None => self.n.set(String::new()),
        }
    }

    /// Whether nothing was typed.
    pub(in crate::ui) fn is_blank(self) -> bool {
        self.n.with_untracked(|n| n.trim().is_empty())
    }

    /// Another time takes the place of what was typed.
    pub(in crate::ui) fn show(self, period: Period) {
        self.n.set(period.n.to_string());
        self.unit.set(unit_name(period).to_owned());
    }

    /// What was typed; nothing if it is no whole number above nought.
    pub(in crate::ui) fn read(self) -> Option<Period> {
        let n = self.n.with_untracked(|n| n.trim().parse::<u16>().ok()).filter(|n| *n > 0)?;
        let name = self.unit.get_untracked();
        UNITS.iter().find(|(it, ..)| *it == name).map(|(_, unit, _)| Period { n, unit: *unit })
    }
}

/// A number and its unit.
#[component]
pub(in crate::ui) fn TimeFields(name: String, label: Signal<String>, time: Time) -> impl IntoView {
    let app = use_app();
    let unit_name = format!("{name}-unit");
    let options = move || {
        let text = app.text();
        let option = |(name, _, words): (&'static str, Unit, Message)| {
            let is_now = move || time.unit.with(|now| now == name);
            view! { <option value=name prop:selected=is_now>{words(text)}</option> }
        };
        UNITS.into_iter().map(option).collect_view()
    };
    view! {
        <div class="standard__time">
            <div class="field__box" data-num="">
                <input id=name inputmode="numeric" autocomplete="off" aria-label=move || label.get() bind:value=time.n />
            </div>
            <div class="field__box">
                <select
                    id=unit_name
                    aria-label=move || app.text().policy_unit_of(&label.get())
                    on:change=move |event| time.unit.set(event_target_value(&event))
                >
                    {options}
                </select>
                {icon("chevron-down")}
            </div>
        </div>
    }
}

/// Shows a part of the standard anew once it is another one than before. Until then what is typed in its boxes stays, and so
/// does the place in them: each part is saved by itself.
pub(in crate::ui) fn follow<T: Clone + PartialEq + Send + Sync + 'static>(part: Memo<T>, show: impl Fn(&T) + 'static) {
    Effect::new(move |known: Option<T>| {
        let now = part.get();
        if known.is_some_and(|known| known != now) {
            show(&now);
        }
        now
    });
}

/// What is wrong, beneath the boxes.
pub(in crate::ui) fn problem_view(problem: RwSignal<Option<String>>) -> impl IntoView {
    view! {
        <p class="field__help" data-tone="danger" role="alert" hidden=move || problem.with(Option::is_none)>
            {icon("octagon-alert")}
            <span>{move || problem.get()}</span>
        </p>
    }
}

/// Keeps the times that were typed, or says in the signal why they cannot stand.
pub(in crate::ui) type KeepLevels = Callback<(Vec<ServiceLevel>, RwSignal<Option<String>>)>;

/// The times of a kind at every level.
#[component]
pub(in crate::ui) fn Levels(
    kind: TicketKind,
    /// The standard that is shown.
    kept: Memo<ServicePolicy>,
    /// Keeps what was typed.
    keep: KeepLevels,
) -> impl IntoView {
    let app = use_app();
    let part = Memo::new(move |_| kept.with(|policy| Urgency::ALL.map(|urgency| policy.level(kind, urgency))));
    let rows = part.get_untracked().map(|level| (level.urgency, Time::of(level.respond), Time::of(level.resolve)));
    let problem = RwSignal::new(None::<String>);
    follow(part, move |levels| {
        // what was wrong with what was typed goes with it
        problem.set(None);
        for ((_, respond, resolve), level) in rows.iter().zip(levels) {
            respond.show(level.respond);
            resolve.show(level.resolve);
        }
    });
    let save = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let read = rows.map(|(urgency, respond, resolve)| {
            respond.read().zip(resolve.read()).map(|(respond, resolve)| ServiceLevel { urgency, respond, resolve })
        });
        let levels: Vec<ServiceLevel> = read.into_iter().flatten().collect();
        if levels.len() < rows.len() {
            problem.set(Some(app.untracked_text().policy_number_problem().to_owned()));
            return;
        }
        keep.run((levels, problem));
    };
    let body = move || {
        let text = app.text();
        rows.iter()
            .map(|(urgency, respond, resolve)| {
                let level = text.urgency(*urgency);
                let name = urgency.name();
                let (answer, solve) = (text.policy_respond_of(level), text.policy_resolve_of(level));
                // on a phone the heads of the columns stand above the boxes
                view! {
                    <tr>
                        <th scope="row">{level}</th>
                        <td data-head=text.ticket_target_answer()><TimeFields name=format!("respond-{name}") label=Signal::stored(answer) time=*respond /></td>
                        <td data-head=text.ticket_target_solution()><TimeFields name=format!("resolve-{name}") label=Signal::stored(solve) time=*resolve /></td>
                    </tr>
                }
            })
            .collect_view()
    };
    view! {
        <form novalidate on:submit=save>
            <table class="table standard">
                <thead>
                    <tr>
                        <th scope="col">{move || app.text().ticket_severity()}</th>
                        <th scope="col">{move || app.text().ticket_target_answer()}</th>
                        <th scope="col">{move || app.text().ticket_target_solution()}</th>
                    </tr>
                </thead>
                <tbody>{body}</tbody>
            </table>
            {problem_view(problem)}
            <div class="page__acts">
                <button type="submit" class="button" id="save-levels">{move || app.text().save()}</button>
            </div>
        </form>
    }
}
