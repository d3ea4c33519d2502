//! The times of a ticket: until when, what is left, and how that was reckoned.

use leptos::prelude::*;

use super::clock::clock_words;
use crate::domain::contract::brief::ContractBrief;
use crate::domain::service_case::{Clocked, Clocks, Source, Target};
use crate::domain::service_clock::ServiceDue;
use crate::i18n::Text;
use crate::state::{App, Case, use_app};
use crate::ui::route::{ContractTab, Route};
use crate::ui::widgets::icon::icon;

/// The part of the page.
#[component]
pub(super) fn Times(case: Memo<Option<Case>>) -> impl IntoView {
    let app = use_app();
    let clocks = Memo::new(move |_| {
        let case = case.get()?;
        let clocks = app.clocks_of(&case, &app.clockwork());
        Some((case, clocks))
    });
    // what was opened stays open while the minutes go by
    let opened = RwSignal::new(None::<Target>);
    let body = move || {
        clocks.get().map(|(case, clocks)| {
            view! {
                {source(app, &clocks)}
                {time(app, &case, &clocks, Target::Answer, opened)}
                {time(app, &case, &clocks, Target::Solution, opened)}
                <dl class="facts">{facts(app, &case, &clocks)}</dl>
            }
        })
    };
    view! {
        <section class="rec__part" id="ticket-times" aria-label=move || app.text().ticket_levels()>
            <div class="section__head"><h2>{move || app.text().ticket_levels()}</h2></div>
            {body}
        </section>
    }
}

/// Which level holds, and where its times come from.
fn source(app: App, clocks: &Clocks) -> impl IntoView {
    let text = app.text();
    let level = text.urgency(clocks.standard.level.urgency);
    match clocks.standard.source {
        Source::House => view! { <p class="soft small"><b>{level}</b> " · " {text.ticket_from_house()}</p> }.into_any(),
        Source::Contract(id) => {
            let number = app.watch::<ContractBrief>(id).map(|it| it.number.clone()).unwrap_or_default();
            view! {
                <p class="soft small">
                    <b>{level}</b> " · " {text.ticket_from_contract()} " "
                    <a href=Route::Contract(id, ContractTab::Paper).href()>{number}</a>
                </p>
            }
            .into_any()
        }
    }
}

fn time(app: App, case: &Case, clocks: &Clocks, target: Target, opened: RwSignal<Option<Target>>) -> impl IntoView {
    let text = app.text();
    let course = &case.course;
    let (clocked, done, broken, period, name) = match target {
        Target::Answer => {
            let level = clocks.standard.level.respond;
            (&clocks.respond, course.answered_at(), clocks.broken.respond, level, "answer")
        }
        Target::Solution => {
            let level = clocks.standard.level.resolve;
            (&clocks.resolve, course.state.resolved_at(), clocks.broken.resolve, level, "solution")
        }
    };
    let label = format!("{} · {}", text.ticket_target(target), text.period(period));
    let broken = broken.map(|(urgency, _)| {
        view! { <span class="times__broken">{icon("octagon-alert")}{text.ticket_broken(text.urgency(urgency))}</span> }
    });
    let is_open = move || opened.get() == Some(target);
    let lines = rows(app, clocked);
    let table = move || {
        is_open().then(|| {
            let lines = lines.clone();
            let row = |(words, time): (String, String)| view! { <tr><td>{words}</td><td class="num">{time}</td></tr> };
            view! {
                <table class="table times__working" id=format!("working-{name}")>
                    <thead>
                        <tr>
                            <th scope="col">{text.term_working_step()}</th>
                            <th scope="col" class="num">{text.ticket_working_total()}</th>
                        </tr>
                    </thead>
                    <tbody>{lines.into_iter().map(row).collect_view()}</tbody>
                </table>
            }
        })
    };
    view! {
        <div class="times" data-target=name>
            <div class="times__head">
                <h3 class="times__label">{label}</h3>
                {clock_words(app, clocked, done.is_some()).view()}
            </div>
            {broken}
            <p class="times__due soft small">{due_words(app, text, clocked)}</p>
            <button
                class="button"
                data-kind="word"
                type="button"
                id=format!("open-{name}")
                aria-expanded=move || is_open().to_string()
                on:click=move |_| opened.update(|now| *now = if *now == Some(target) { None } else { Some(target) })
            >
                {text.ticket_working()}
            </button>
            {table}
        </div>
    }
}

fn due_words(app: App, text: Text, clocked: &Clocked) -> String {
    match clocked {
        Err(_) => String::new(),
        Ok(worked) => match worked.value.due {
            ServiceDue::At(at) => text.ticket_due(&text.clock_moment(at, app.as_of())),
            ServiceDue::Stopped { .. } => text.ticket_due_unknown().to_owned(),
        },
    }
}

fn rows(app: App, clocked: &Clocked) -> Vec<(String, String)> {
    let (text, as_of) = (app.text(), app.as_of());
    let lines = clocked.as_ref().map(|worked| worked.working.as_slice()).unwrap_or_default();
    lines.iter().map(|line| text.clock_line(line, as_of)).collect()
}

/// What else follows from the clocks.
fn facts(app: App, case: &Case, clocks: &Clocks) -> Vec<impl IntoView> {
    let text = app.text();
    let paused = (clocks.paused > 0).then(|| text.clock_time(clocks.paused));
    let tier = clocks.tier.map(|role| text.escalation_role(role).to_owned());
    let news = case.course.state.next_update.filter(|_| case.course.is_unsolved());
    [
        (text.ticket_paused(), paused),
        (text.ticket_tier(), tier),
        (text.ticket_next_update(), news.map(|day| text.near_date(day, app.as_of()))),
    ]
    .into_iter()
    .filter_map(|(label, value)| value.map(|value| view! { <dt>{label}</dt><dd>{value}</dd> }))
    .collect()
}
