//! The days that follow from the book: by month, by week, or in order.

mod agenda;
mod days;
mod export;
mod grid;
mod line;
mod moving;

use std::collections::BTreeMap;

use leptos::prelude::*;

use agenda::AgendaList;
pub(in crate::ui) use days::sheet_of_days;
use export::CalendarExport;
use grid::{DayPart, Grid};
pub(in crate::ui) use line::{Line, line, opener, reason, watch};

use crate::domain::agenda::{Entry, Sort};
use crate::domain::date::Date;
use crate::domain::weeks::{week_of, weeks_of_month};
use crate::i18n::{Message, Text};
use crate::state::{App, Whose, use_app};
use crate::ui::route::{Query, Route};
use crate::ui::router::use_router;
use crate::ui::shell::in_text;
use crate::ui::widgets::focus::focus_later;
use crate::ui::widgets::icon::icon;
use crate::ui::widgets::whose::{WhoseHint, WhoseSwitch, whose_of};

/// What is due, by day.
type Lines = Memo<BTreeMap<Date, Vec<Line>>>;

/// How many lines a day of a month has room for.
const ROOM: usize = 3;

/// A way to look at the days.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum View {
    Month,
    Week,
    List,
}

impl View {
    const ALL: [Self; 3] = [Self::Month, Self::Week, Self::List];

    const fn name(self) -> &'static str {
        match self {
            Self::Month => "month",
            Self::Week => "week",
            Self::List => "agenda",
        }
    }

    const fn words(self) -> Message {
        match self {
            Self::Month => Text::calendar_month,
            Self::Week => Text::calendar_week,
            Self::List => Text::calendar_list,
        }
    }

    /// The weeks that are shown around a day; none where days are not shown in weeks.
    fn weeks(self, day: Date) -> Vec<Vec<Date>> {
        match self {
            Self::Month => weeks_of_month(day),
            Self::Week => vec![week_of(day)],
            Self::List => Vec::new(),
        }
    }

    /// So many months or weeks on from a day; nothing beyond all dates.
    fn step(self, day: Date, steps: i32) -> Option<Date> {
        match self {
            Self::Month => day.plus_months(steps).ok(),
            Self::Week => day.plus_days(i64::from(steps) * 7).ok(),
            Self::List => None,
        }
    }
}

/// The sorts that a query asks for; every one if it names none.
fn sorts(query: &Query) -> Vec<Sort> {
    let named = query.filter("kinds").unwrap_or_default();
    let chosen: Vec<Sort> = Sort::ALL.into_iter().filter(|it| named.split(',').any(|name| name == it.name())).collect();
    if chosen.is_empty() { Sort::ALL.to_vec() } else { chosen }
}

/// The page.
#[component]
pub(in crate::ui) fn CalendarPage() -> impl IntoView {
    let app = use_app();
    let router = use_router();
    let query =
        Memo::new(move |_| if let Route::Calendar(query) = router.current() { query } else { Query::default() });
    let view = Memo::new(move |_| {
        let name = query.with(|query| query.filter("view").map(str::to_owned));
        View::ALL.into_iter().find(|it| Some(it.name()) == name.as_deref()).unwrap_or(View::Month)
    });
    let day = Memo::new(move |_| {
        let named = query.with(|query| query.filter("day").and_then(|day| Date::parse(day).ok()));
        named.unwrap_or_else(|| app.as_of())
    });
    // gathered anew for other people only: neither another day nor another sort asks the book again
    let circle = Memo::new(move |_| query.with(|query| Whose::of(query.filter("whose"))));
    let kinds = Memo::new(move |_| query.with(sorts));
    let all = Memo::new(move |_| app.agenda(circle.get()));
    let entries: Memo<Vec<Entry>> = Memo::new(move |_| {
        kinds.with(|kinds| all.with(|all| all.iter().filter(|it| kinds.contains(&it.what.sort())).cloned().collect()))
    });
    let go = Callback::new(move |day: Date| {
        let query = query.get_untracked();
        let is_today = untrack(|| app.as_of()) == day;
        let query = if is_today { query.without("day") } else { query.with("day", &day.to_string()) };
        router.replace(Route::Calendar(query));
    });
    to_today(app, go);
    let weeks = Memo::new(move |_| view.get().weeks(day.get()));
    let month = Memo::new(move |_| (view.get() == View::Month).then(|| (day.get().year(), day.get().month())));
    let room = Memo::new(move |_| if view.get() == View::Month { ROOM } else { usize::MAX });
    let lines: Lines = Memo::new(move |_| {
        watch(app);
        weeks.with(|weeks| entries.with(|entries| lines_of(app, weeks, entries)))
    });
    let (whose, choose) = whose_of(query, Route::Calendar);
    view! {
        <div class="page cal">
            <Head query view day weeks entries go />
            <div class="custs__bar">
                <div class="chips custs__chips">
                    <Sorts query />
                    <WhoseSwitch now=whose choose />
                </div>
                <span class="faint small" role="status">{move || app.text().calendar_counted(entries.with(Vec::len))}</span>
            </div>
            <WhoseHint now=whose />
            <Show when=move || view.get() != View::List fallback=move || view! { <AgendaList entries /> }>
                <div class="cal__body" data-view=move || view.get().name()>
                    <Grid weeks day month room lines go />
                    <DayPart day lines go />
                </div>
            </Show>
        </div>
    }
}

/// The lines of the days that are shown.
fn lines_of(app: App, weeks: &[Vec<Date>], entries: &[Entry]) -> BTreeMap<Date, Vec<Line>> {
    let mut days: BTreeMap<Date, Vec<Line>> = BTreeMap::new();
    let (Some(first), Some(last)) = (weeks.first().and_then(|it| it.first()), weeks.last().and_then(|it| it.last()))
    else {
        return days;
    };
    let from = entries.partition_point(|it| it.day < *first);
    for entry in entries.iter().skip(from).take_while(|it| it.day <= *last) {
        days.entry(entry.day).or_default().push(line(app, entry));
    }
    days
}

/// T goes back to today, if the person has letters on.
fn to_today(app: App, go: Callback<Date>) {
    let listener = window_event_listener(leptos::ev::keydown, move |event| {
        let other = event.ctrl_key() || event.meta_key() || event.alt_key() || event.is_composing();
        // G and then T goes to another page
        if other || event.default_prevented() || in_text(&event) || app.layer.with_untracked(Option::is_some) {
            return;
        }
        if event.key() == "t" && app.single_keys.get_untracked() {
            event.prevent_default();
            let today = untrack(|| app.as_of());
            go.run(today);
            focus_later(format!("[data-day='{today}']"), false);
        }
    });
    on_cleanup(move || listener.remove());
}

#[component]
fn Head(
    query: Memo<Query>,
    view: Memo<View>,
    day: Memo<Date>,
    weeks: Memo<Vec<Vec<Date>>>,
    entries: Memo<Vec<Entry>>,
    go: Callback<Date>,
) -> impl IntoView {
    let app = use_app();
    let title = move || {
        let text = app.text();
        match view.get() {
            View::Month => text.month(day.get()),
            View::Week => weeks.with(|weeks| {
                let week = weeks.first().map(Vec::as_slice).unwrap_or_default();
                week.first().zip(week.last()).map(|(first, last)| text.day_range(*first, *last)).unwrap_or_default()
            }),
            View::List => text.calendar_title().to_owned(),
        }
    };
    let views = View::ALL
        .into_iter()
        .map(|it| {
            let href = move || {
                let query = query.get();
                Route::Calendar(if it == View::Month { query.without("view") } else { query.with("view", it.name()) }).href()
            };
            view! {
                <a class="seg__item" href=href data-view=it.name() aria-current=move || (view.get() == it).then_some("true")>
                    {move || it.words()(app.text())}
                </a>
            }
        })
        .collect_view();
    let step = move |steps: i32| {
        if let Some(day) = view.get_untracked().step(day.get_untracked(), steps) {
            go.run(day);
        }
    };
    let before = move || {
        if view.get() == View::Week {
            app.text().calendar_previous_week()
        } else {
            app.text().calendar_previous_month()
        }
    };
    let after = move || {
        if view.get() == View::Week { app.text().calendar_next_week() } else { app.text().calendar_next_month() }
    };
    view! {
        <div class="page__head">
            <div class="page__title"><h1 id="calendar-title">{title}</h1></div>
            <div class="page__acts cal__acts">
                <CalendarExport entries />
                <Show when=move || view.get() != View::List>
                    <div class="cal__steps">
                        <button class="button" data-kind="quiet" data-shape="square" type="button" id="calendar-before" aria-label=before on:click=move |_| step(-1)>
                            {icon("chevron-left")}
                        </button>
                        <button class="button" type="button" id="calendar-today" on:click=move |_| go.run(untrack(|| app.as_of()))>
                            {move || app.text().calendar_today()}
                        </button>
                        <button class="button" data-kind="quiet" data-shape="square" type="button" id="calendar-after" aria-label=after on:click=move |_| step(1)>
                            {icon("chevron-right")}
                        </button>
                    </div>
                </Show>
                <nav class="seg" aria-label=move || app.text().calendar_view()>{views}</nav>
            </div>
        </div>
    }
}

/// The switches of the sorts. None is pressed: every one is shown.
#[component]
fn Sorts(query: Memo<Query>) -> impl IntoView {
    let app = use_app();
    let router = use_router();
    let chosen =
        Memo::new(move |_| query.with(|query| query.filter("kinds").map(|_| sorts(query))).unwrap_or_default());
    let turn = move |sort: Sort| {
        let mut now = chosen.get_untracked();
        match now.iter().position(|it| *it == sort) {
            Some(at) => {
                now.remove(at);
            }
            None => now.push(sort),
        }
        let query = query.get_untracked();
        let all = now.is_empty() || now.len() == Sort::ALL.len();
        let names: Vec<&str> = Sort::ALL.into_iter().filter(|it| now.contains(it)).map(Sort::name).collect();
        router.replace(Route::Calendar(if all {
            query.without("kinds")
        } else {
            query.with("kinds", &names.join(","))
        }));
    };
    let items = Sort::ALL
        .into_iter()
        .map(|sort| {
            view! {
                <button
                    class="cal__sort"
                    type="button"
                    data-sort=sort.name()
                    aria-pressed=move || chosen.with(|now| now.contains(&sort)).to_string()
                    on:click=move |_| turn(sort)
                >
                    <i class="cal__dot" data-sort=sort.name() aria-hidden="true"></i>
                    {move || app.text().calendar_sort(sort)}
                </button>
            }
        })
        .collect_view();
    view! { <div class="chips cal__sorts" role="group" aria-label=move || app.text().calendar_sorts()>{items}</div> }
}

/// A line as a row under its day.
fn on_day(app: App, line: Line) -> impl IntoView {
    let (key, end, why) = (line.key.clone(), line.end.clone(), line.why.clone());
    view! {
        <li class="rows__item cal__row" data-entry=key>
            <div class="rows__text">{opener(app, line, false)} {reason(why)}</div>
            <span class="rows__end num">{end}</span>
        </li>
    }
}
