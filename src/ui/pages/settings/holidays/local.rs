//! The calendars of other places: which there are, and the days of the week that are worked there.

use std::collections::BTreeSet;

use leptos::prelude::*;

use super::{label, take};
use crate::domain::contract::service::WeekDay;
use crate::domain::contract::wording::Wording;
use crate::domain::local_calendar::LocalCalendar;
use crate::i18n::{Message, Text};
use crate::state::{App, use_app};
use crate::ui::widgets::field::{ChoiceField, FieldProblem, TextField};

/// The days of the week, as they are called.
const DAYS: [(WeekDay, &str, Message); 7] = [
    (WeekDay::Monday, "local-mon", Text::weekday_mon),
    (WeekDay::Tuesday, "local-tue", Text::weekday_tue),
    (WeekDay::Wednesday, "local-wed", Text::weekday_wed),
    (WeekDay::Thursday, "local-thu", Text::weekday_thu),
    (WeekDay::Friday, "local-fri", Text::weekday_fri),
    (WeekDay::Saturday, "local-sat", Text::weekday_sat),
    (WeekDay::Sunday, "local-sun", Text::weekday_sun),
];

/// Which calendar the days below belong to; nothing to choose while there is only that of the house.
#[component]
pub(super) fn WhoseCalendar(chosen: RwSignal<String>, whose: Memo<String>) -> impl IntoView {
    let app = use_app();
    let places = Memo::new(move |_| {
        app.book_settings().local_days.into_iter().map(|(key, it)| (key, it.name)).collect::<Vec<_>>()
    });
    let choices = Signal::derive(move || {
        let text = app.text();
        let mut all = vec![(String::new(), text.local_days_house().to_owned())];
        all.extend(places.get().into_iter().map(|(key, name)| (key, text.wording(&name).to_owned())));
        all
    });
    let name = move || {
        let key = whose.get();
        places.with(|all| all.iter().find(|(it, _)| *it == key).map(|(_, name)| app.text().wording(name).to_owned()))
    };
    let drop = move |_| {
        let after = untrack(|| app.book_settings()).without_local_calendar(&whose.get_untracked());
        chosen.set(String::new());
        app.keep_settings(&after, app.untracked_text().rest_days_dropped().to_owned(), || {});
    };
    view! {
        <Show when=move || places.with(|all| !all.is_empty())>
            <section class="section" id="local-days">
                <div class="fields">
                    <ChoiceField name="holiday-place" label=label(app, Text::local_days_of) value=chosen choices wide=true />
                </div>
                {move || name().map(|place| view! {
                    <div class="page__acts">
                        <button type="button" class="button" data-kind="word" id="local-drop" on:click=drop>
                            {app.text().local_days_drop(&place)}
                        </button>
                    </div>
                })}
            </section>
        </Show>
    }
}

/// A calendar to be begun, or the days of the week of one that there is.
#[component]
pub(super) fn PlaceForm(chosen: RwSignal<String>, whose: Memo<String>) -> impl IntoView {
    let app = use_app();
    let (zh, en) = (RwSignal::new(String::new()), RwSignal::new(String::new()));
    let week = RwSignal::new(BTreeSet::from(LocalCalendar::USUAL));
    let week_problem_id = "local-week-problem".to_owned();
    let (problem, week_problem) = (RwSignal::new(None::<String>), RwSignal::new(None::<String>));
    // the boxes hold the calendar that is chosen
    Effect::new(move || {
        let key = whose.get();
        let kept = untrack(|| app.book_settings()).local_days.remove(&key);
        let (name, days) =
            kept.map_or_else(|| (Wording::default(), BTreeSet::from(LocalCalendar::USUAL)), |it| (it.name, it.week));
        zh.set(name.zh);
        en.set(name.en);
        week.set(days);
    });
    let keep = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let text = app.untracked_text();
        let name = Wording::new(zh.get_untracked().trim(), en.get_untracked().trim());
        let days = week.get_untracked();
        week_problem.set(days.is_empty().then(|| text.local_days_no_week().to_owned()));
        if days.is_empty() {
            return;
        }
        let place = text.wording(&name).to_owned();
        let made = LocalCalendar { name: name.clone(), week: days.clone(), years: Vec::new() }.key();
        let after = untrack(|| app.book_settings()).with_local_calendar(name, days);
        if let Some(after) = take(app, after, problem) {
            app.keep_settings(&after, text.local_days_saved(&place), move || chosen.set(made));
        }
    };
    view! {
        <section class="section" aria-labelledby="local-title">
            <div class="section__head"><h2 id="local-title">{move || app.text().local_days_title()}</h2></div>
            <p class="soft small">{move || app.text().local_days_lead()}</p>
            <form class="fields" novalidate on:submit=keep>
                <TextField name="local-zh" label=label(app, Text::local_days_zh) value=zh problem hint=label(app, Text::local_days_name_hint) />
                <TextField name="local-en" label=label(app, Text::local_days_en) value=en hint=label(app, Text::local_days_name_hint) />
                <fieldset class="field fields__wide" id="local-week" aria-describedby="local-week-problem">
                    <legend class="field__label">{move || app.text().local_days_week()}</legend>
                    <div class="checks">{days(app, week)}</div>
                    <FieldProblem id=week_problem_id problem=week_problem />
                </fieldset>
                <div class="page__acts fields__wide">
                    <button type="submit" class="button" id="local-keep">{move || app.text().local_days_keep()}</button>
                </div>
            </form>
        </section>
    }
}

/// A box for each day of the week.
fn days(app: App, week: RwSignal<BTreeSet<WeekDay>>) -> impl IntoView {
    let one = |(day, id, words): (WeekDay, &'static str, Message)| {
        let tick = move |event: leptos::ev::Event| {
            let on = event_target_checked(&event);
            week.update(|week| {
                if on {
                    week.insert(day);
                } else {
                    week.remove(&day);
                }
            });
        };
        view! {
            <label class="checks__item">
                <span class="check">
                    <input type="checkbox" id=id prop:checked=move || week.with(|week| week.contains(&day)) on:change=tick />
                </span>
                <span>{move || words(app.text())}</span>
            </label>
        }
    };
    DAYS.into_iter().map(one).collect_view()
}
