//! The times of a ticket: until when, what is left, and how that was reckoned.

use leptos::prelude::*;

use super::clock::clock_words;
use crate::domain::calendar::moment::Moment;
use crate::domain::contract::brief::ContractBrief;
use crate::domain::contract::service::Urgency;
use crate::domain::period::Period;
use crate::domain::service_case::{Clocked, Clocks, Target};
use crate::domain::service_clock::ServiceDue;
use crate::domain::service_promise::Source;
use crate::state::{App, Case, Layer, Sheet, use_app};
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
    let opened = RwSignal::new(None::<Target>);
    let with = move |read: fn(App, &Case, &Clocks) -> AnyView| {
        move || clocks.with(|it| it.as_ref().map(|(case, clocks)| read(app, case, clocks)))
    };
    let awaits = move || clocks.with(|it| it.as_ref().is_some_and(|(case, clocks)| awaits_workaround(case, clocks)));
    let record = move |_| {
        if let Some(id) = case.with_untracked(|it| it.as_ref().map(|it| it.ticket.id)) {
            app.layer.set(Some(Layer::Sheet(Sheet::Workaround(id))));
        }
    };
    view! {
        <section class="rec__part" id="ticket-times" aria-label=move || app.text().ticket_levels()>
            <div class="section__head"><h2>{move || app.text().ticket_levels()}</h2></div>
            {with(|app, _, clocks| source(app, clocks))}
            <Show when=move || clocks.with(|it| it.as_ref().is_some_and(|(_, clocks)| clocks.acknowledge.is_some()))>
                <Time clocks target=Target::Acknowledgement opened />
            </Show>
            <Time clocks target=Target::Answer opened />
            <Show when=move || clocks.with(|it| it.as_ref().is_some_and(|(_, clocks)| speaks_of_workaround(clocks)))>
                <Time clocks target=Target::Workaround opened />
                <Show when=awaits>
                    <button class="button" type="button" id="record-workaround" on:click=record>
                        {move || app.text().workaround_record()}
                    </button>
                </Show>
            </Show>
            <Time clocks target=Target::Solution opened />
            <dl class="facts">{with(facts)}</dl>
        </section>
    }
}

/// Whether a workaround is promised, or one was that did not come in time.
fn speaks_of_workaround(clocks: &Clocks) -> bool {
    clocks.workaround.is_some() || clocks.broken.workaround.is_some()
}

/// Whether a workaround that is promised is still to be recorded.
fn awaits_workaround(case: &Case, clocks: &Clocks) -> bool {
    clocks.workaround.is_some() && case.course.contained_at().is_none()
}

/// Which level holds, and where its times come from.
fn source(app: App, clocks: &Clocks) -> AnyView {
    let text = app.text();
    let level = text.urgency(clocks.standard.level.urgency);
    // of a standard that was changed, which one it goes by
    let held = text.held_words(clocks.standard.since, None);
    match clocks.standard.source {
        Source::House => {
            view! { <p class="soft small"><b>{level}</b> " · " {text.ticket_from_house()} {held}</p> }.into_any()
        }
        Source::Customer(_) => {
            view! { <p class="soft small"><b>{level}</b> " · " {text.ticket_from_customer()} {held}</p> }.into_any()
        }
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

/// What the page reads of one time.
struct Shown<'a> {
    /// Nothing where it is not promised.
    clocked: Option<&'a Clocked>,
    is_done: bool,
    broken: Option<(Urgency, Moment)>,
    /// Nothing where none is promised any more.
    period: Option<Period>,
}

impl<'a> Shown<'a> {
    fn of(case: &Case, clocks: &'a Clocks, target: Target) -> Self {
        let (course, level) = (&case.course, clocks.standard.level);
        match target {
            Target::Acknowledgement => Self {
                clocked: clocks.acknowledge.as_ref(),
                is_done: course.told_at().is_some(),
                broken: clocks.broken.acknowledge,
                period: Some(clocks.standard.acknowledge_within),
            },
            Target::Answer => Self {
                clocked: Some(&clocks.respond),
                is_done: course.answered_at().is_some(),
                broken: clocks.broken.respond,
                period: Some(level.respond),
            },
            Target::Workaround => Self {
                clocked: clocks.workaround.as_ref(),
                is_done: course.contained_at().is_some(),
                broken: clocks.broken.workaround,
                period: clocks.standard.workaround_within,
            },
            Target::Solution => Self {
                clocked: Some(&clocks.resolve),
                is_done: !course.is_unsolved(),
                broken: clocks.broken.resolve,
                period: Some(level.resolve),
            },
        }
    }
}

/// One of the times. The minutes change its words, not its parts: what was opened stays open, and the cursor where it is.
#[component]
fn Time(
    clocks: Memo<Option<(Case, Clocks)>>,
    target: Target,
    opened: RwSignal<Option<Target>>,
) -> impl IntoView + use<> {
    let app = use_app();
    let name = match target {
        Target::Acknowledgement => "acknowledgement",
        Target::Answer => "answer",
        Target::Workaround => "workaround",
        Target::Solution => "solution",
    };
    let read = move |read: fn(App, &Shown<'_>) -> AnyView| {
        move || clocks.with(|it| it.as_ref().map(|(case, clocks)| read(app, &Shown::of(case, clocks, target))))
    };
    let label = move || {
        let period = clocks.with(|it| it.as_ref().and_then(|(case, clocks)| Shown::of(case, clocks, target).period));
        let text = app.text();
        let name = text.ticket_target(target);
        period.map_or_else(|| name.to_owned(), |it| format!("{name} · {}", text.period(it)))
    };
    let is_open = move || opened.get() == Some(target);
    view! {
        <div class="times" data-target=name>
            <div class="times__head">
                <h3 class="times__label">{label}</h3>
                {read(|app, it| it.clocked.map(|clocked| clock_words(app, clocked, it.is_done).view()).into_any())}
            </div>
            {read(broken)}
            <p class="times__due soft small">{read(|app, it| it.clocked.map(|clocked| due_words(app, clocked)).into_any())}</p>
            <button
                class="button"
                data-kind="word"
                type="button"
                id=format!("open-{name}")
                aria-expanded=move || is_open().to_string()
                on:click=move |_| opened.update(|now| *now = if *now == Some(target) { None } else { Some(target) })
            >
                {move || app.text().ticket_working()}
            </button>
            <Show when=is_open>
                <table class="table times__working" id=format!("working-{name}")>
                    <thead>
                        <tr>
                            <th scope="col">{move || app.text().term_working_step()}</th>
                            <th scope="col" class="num">{move || app.text().ticket_working_total()}</th>
                        </tr>
                    </thead>
                    <tbody>{read(lines)}</tbody>
                </table>
            </Show>
        </div>
    }
}

fn broken(app: App, it: &Shown<'_>) -> AnyView {
    let text = app.text();
    let words = it.broken.map(|(urgency, _)| text.ticket_broken(text.urgency(urgency)));
    words.map(|words| view! { <p class="times__broken">{icon("octagon-alert")}{words}</p> }).into_any()
}

fn lines(app: App, it: &Shown<'_>) -> AnyView {
    let (text, as_of) = (app.text(), app.as_of());
    let worked = it.clocked.and_then(|clocked| clocked.as_ref().ok());
    let lines = worked.map(|worked| worked.working.as_slice()).unwrap_or_default();
    let row = |line| {
        let (words, time) = text.clock_line(line, as_of);
        view! { <tr><td>{words}</td><td class="num">{time}</td></tr> }
    };
    lines.iter().map(row).collect_view().into_any()
}

fn due_words(app: App, clocked: &Clocked) -> String {
    let text = app.text();
    match clocked {
        Err(_) => String::new(),
        Ok(worked) => match worked.value.due {
            ServiceDue::At(at) => text.ticket_due(&text.clock_moment(at, app.as_of())),
            ServiceDue::Stopped { .. } => text.ticket_due_unknown().to_owned(),
        },
    }
}

/// What else follows from the clocks.
fn facts(app: App, case: &Case, clocks: &Clocks) -> AnyView {
    let text = app.text();
    let paused = (clocks.paused > 0).then(|| text.clock_time(clocks.paused));
    let tier = clocks.tier.map(|role| text.escalation_role(role).to_owned());
    let news = case.course.state.next_update.filter(|_| case.course.is_unsolved());
    [
        (text.service_settle(), clocks.standard.longest.map(|it| text.period(it))),
        (text.ticket_paused(), paused),
        (text.ticket_tier(), tier),
        (text.ticket_next_update(), news.map(|day| text.near_date(day, app.as_of()))),
    ]
    .into_iter()
    .filter_map(|(label, value)| value.map(|value| view! { <dt>{label}</dt><dd>{value}</dd> }))
    .collect_view()
    .into_any()
}
