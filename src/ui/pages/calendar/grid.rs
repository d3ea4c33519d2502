//! Weeks as a grid of days. The arrows walk over the days; what is due on the day one stands on is listed beside it.

use leptos::ev::KeyboardEvent;
use leptos::prelude::*;
use wasm_bindgen::JsCast;

use super::line::{Line, opener};
use super::moving::{Lifted, move_by_key, move_to};
use super::{Lines, on_day};
use crate::domain::calendar::WorkCalendar;
use crate::domain::date::Date;
use crate::domain::weeks::week_of;
use crate::state::{App, use_app};
use crate::ui::widgets::focus::focus_later;

/// How many dots a day has at most where there is no room for words.
const DOTS: usize = 3;

/// What the cells of a grid read.
#[derive(Clone, Copy)]
struct Shown {
    day: Memo<Date>,
    month: Memo<Option<(i32, u32)>>,
    room: Memo<usize>,
    lines: Lines,
    go: Callback<Date>,
    calendar: Memo<WorkCalendar>,
    lifted: RwSignal<Option<Lifted>>,
}

/// The grid.
#[component]
pub(super) fn Grid(
    /// Days from Monday to Sunday, week after week.
    weeks: Memo<Vec<Vec<Date>>>,
    /// The day one stands on.
    day: Memo<Date>,
    /// The month that is looked at: days of another are faint. Nothing: every day is as good.
    month: Memo<Option<(i32, u32)>>,
    /// How many lines a day has room for.
    room: Memo<usize>,
    /// What is due, by day.
    lines: Lines,
    /// Goes to a day.
    go: Callback<Date>,
) -> impl IntoView {
    let app = use_app();
    let calendar = Memo::new(move |_| app.work_calendar());
    let lifted = RwSignal::new(None::<Lifted>);
    let shown = Shown { day, month, room, lines, go, calendar, lifted };
    let heads = move || {
        let days = weeks.with(|weeks| weeks.first().cloned()).unwrap_or_default();
        days.into_iter().map(|day| view! { <th scope="col">{app.text().weekday(day.weekday())}</th> }).collect_view()
    };
    let on_key = move |event: KeyboardEvent| walk(&event, day.get_untracked(), go);
    view! {
        <table class="cal__grid" role="grid" aria-labelledby="calendar-title" data-weeks=move || weeks.with(Vec::len).to_string() on:keydown=on_key>
            <thead><tr>{heads}</tr></thead>
            <tbody>
                <For
                    each=move || weeks.get()
                    key=|week| week.first().copied()
                    children=move |week| {
                        view! { <tr>{week.into_iter().map(|date| cell(app, date, shown)).collect_view()}</tr> }
                    }
                />
            </tbody>
        </table>
    }
}

/// What a key does in the grid.
fn walk(event: &KeyboardEvent, at: Date, go: Callback<Date>) {
    if event.ctrl_key() || event.meta_key() || event.alt_key() || event.is_composing() {
        return;
    }
    let to = match event.key().as_str() {
        "ArrowLeft" => at.plus_days(-1).ok(),
        "ArrowRight" => at.plus_days(1).ok(),
        "ArrowUp" => at.plus_days(-7).ok(),
        "ArrowDown" => at.plus_days(7).ok(),
        "Home" => week_of(at).first().copied(),
        "End" => week_of(at).last().copied(),
        "PageUp" => at.plus_months(-1).ok(),
        "PageDown" => at.plus_months(1).ok(),
        "Enter" | " " if is_on_cell(event) => {
            event.prevent_default();
            focus_later("#calendar-day .cal__open", false);
            return;
        }
        _ => return,
    };
    event.prevent_default();
    // at the ends of all dates there is no further day
    if let Some(day) = to {
        go.run(day);
        focus_later(format!("[data-day='{day}']"), false);
    }
}

/// Whether the key went to a day and not to a line in it.
fn is_on_cell(event: &KeyboardEvent) -> bool {
    let target = event.target().and_then(|target| target.dyn_into::<web_sys::Element>().ok());
    target.is_some_and(|it| it.has_attribute("data-day"))
}

fn cell(app: App, date: Date, shown: Shown) -> impl IntoView {
    let Shown { day, month, room, lines, go, calendar, lifted } = shown;
    let own = Memo::new(move |_| lines.with(|lines| lines.get(&date).cloned()).unwrap_or_default());
    let is_at = move || day.get() == date;
    let over = RwSignal::new(false);
    let busy = RwSignal::new(false);
    let kind = Memo::new(move |_| calendar.with(|it| it.kind(date)));
    let mark = move || app.text().day_mark(kind.get());
    let sign = move || mark().map(|[sign, _]| view! { <span class="cal__mark" aria-hidden="true">{sign}</span> });
    let heard = move || {
        let words = app.text().calendar_day(date, own.with(Vec::len));
        [Some(words), mark().map(|[_, words]| words.to_owned())].into_iter().flatten().collect::<Vec<_>>().join(" · ")
    };
    let is_out = move || month.get().is_some_and(|month| month != (date.year(), date.month()));
    let number = move || if date.day() == 1 { app.text().short_date(date, date) } else { date.day().to_string() };
    let words = move || {
        own.with(|own| {
            let (first, beyond) = fitting(own, room.get());
            let first = first.iter().cloned().map(|line| liftable(app, line, lifted)).collect_view();
            let more = (beyond > 0).then(|| {
                view! {
                    <button class="cal__more" type="button" tabindex="-1" on:click=move |_| focus_later("#calendar-day .cal__open", false)>
                        {app.text().calendar_more(beyond)}
                    </button>
                }
            });
            view! { {first} {more} }
        })
    };
    let dots = move || {
        own.with(|own| {
            own.iter()
                .take(DOTS)
                .map(
                    |it| view! { <i class="cal__dot" data-sort=it.sort.name() data-late=it.is_late.then_some("")></i> },
                )
                .collect_view()
        })
    };
    view! {
        <td
            role="gridcell"
            class="cal__cell"
            data-day=date.to_string()
            data-out=move || is_out().then_some("")
            data-rest=move || (!kind.get().is_working()).then_some("")
            tabindex=move || if is_at() { "0" } else { "-1" }
            aria-selected=move || is_at().to_string()
            aria-current=move || (app.as_of() == date).then_some("date")
            data-over=move || over.get().then_some("")
            on:click=move |_| go.run(date)
            on:dragover=move |event| {
                if lifted.with_untracked(Option::is_some) {
                    event.prevent_default();
                    over.set(true);
                }
            }
            on:dragleave=move |_| over.set(false)
            on:drop=move |event| {
                over.set(false);
                if let Some(line) = lifted.try_update(Option::take).flatten() {
                    event.prevent_default();
                    move_to(app, busy, &line, date, go);
                }
            }
        >
            <span class="cal__no num" aria-hidden="true">{number}</span>
            {sign}
            <span class="unseen">{heard}</span>
            <div class="cal__lines">{words}</div>
            <span class="cal__dots" aria-hidden="true">{dots}</span>
        </td>
    }
}

/// A line in a cell; one that may be moved is dragged to another day.
fn liftable(app: App, line: Line, lifted: RwSignal<Option<Lifted>>) -> AnyView {
    let Some(lift) = Lifted::of(&line) else { return opener(app, line, true) };
    let key = lift.key.clone();
    let own = key.clone();
    view! {
        <span
            class="cal__lift"
            draggable="true"
            data-lift=key.clone()
            data-lifted=move || lifted.with(|now| now.as_ref().is_some_and(|it| it.key == own)).then_some("")
            on:dragstart=move |event| {
                if let Some(transfer) = event.data_transfer() {
                    // Firefox drags only what carries something
                    let _carried = transfer.set_data("text/plain", &key);
                    transfer.set_effect_allowed("move");
                }
                lifted.set(Some(lift.clone()));
            }
            on:dragend=move |_| lifted.set(None)
        >
            {opener(app, line, true)}
        </span>
    }
    .into_any()
}

/// The lines there is room for, and how many are left: what is left takes a line too.
fn fitting(own: &[Line], room: usize) -> (&[Line], usize) {
    let shown = if own.len() > room { room.saturating_sub(1) } else { own.len() };
    (own.get(..shown).unwrap_or_default(), own.len().saturating_sub(shown))
}

/// What is due on the day one stands on.
#[component]
pub(super) fn DayPart(day: Memo<Date>, lines: Lines, go: Callback<Date>) -> impl IntoView {
    let app = use_app();
    let own = Memo::new(move |_| lines.with(|lines| lines.get(&day.get()).cloned()).unwrap_or_default());
    let busy = RwSignal::new(false);
    let kind = move || app.text().day_mark(app.work_calendar().kind(day.get())).map(|[_, words]| words);
    let kind = move || kind().map(|words| view! { <p class="soft small">{words}</p> });
    let rows = move || {
        let rows = own.get().into_iter().map(|line| on_day(app, line)).collect_view();
        let on_key = move |event: KeyboardEvent| move_by_key(app, busy, &event, &own.get_untracked(), go);
        view! { <ul class="rows" on:keydown=on_key>{rows}</ul> }
    };
    view! {
        <section class="cal__day" id="calendar-day" aria-labelledby="calendar-day-title">
            <h2 id="calendar-day-title">{move || app.text().long_date(day.get())}</h2>
            {kind}
            <Show
                when=move || own.with(|own| !own.is_empty())
                fallback=move || view! { <p class="faint">{move || app.text().calendar_day_none()}</p> }
            >
                {rows}
            </Show>
            <p class="faint small cal__hint">{move || app.text().calendar_move_hint()}</p>
        </section>
    }
}
