//! Who looks after whom: how many customers each person has, who was not reached for long, who has none, and whose customers are
//! left behind.

use std::sync::Arc;

use leptos::prelude::*;

use super::frame::Frame;
use crate::domain::customer::Level;
use crate::domain::id::MemberId;
use crate::domain::reporting::coverage::{Coverage, LEVELS, Load, Orphan, Untouched};
use crate::domain::team::member::Member;
use crate::i18n::{Message, Text, format};
use crate::state::{App, CoverageSheet, use_app};
use crate::ui::route::{Query, Route};
use crate::ui::router::use_router;
use crate::ui::widgets::list_export::Handout;
use crate::ui::widgets::more::More;

/// How many rows are drawn at first, and with every press.
const STEP: usize = 50;
/// How long is long, in days.
const DAYS: [i64; 4] = [30, 60, 90, 180];
/// What is long unless somebody says otherwise.
const USUAL: i64 = 90;

/// The report.
#[component]
pub(super) fn CoverageReport(query: Memo<Query>) -> impl IntoView {
    let app = use_app();
    let days = Memo::new(move |_| {
        let typed = query.with(|query| query.filter("days").and_then(|it| it.parse::<i64>().ok()));
        typed.filter(|it| (1..=3_650).contains(it)).unwrap_or(USUAL)
    });
    let found = app.coverage(days);
    let drawn = RwSignal::new(STEP);
    let coverage = move || found.with(|found| found.as_ref().and_then(|it| it.as_ref().ok().cloned()));
    let any = Memo::new(move |_| {
        found.with(|found| found.as_ref().is_some_and(|it| it.as_ref().is_ok_and(|it| !it.loads.is_empty())))
    });
    let sheet = move |name, words: Message, sheet| Handout {
        name,
        words,
        act: Callback::new(move |form| {
            if let Some(coverage) = untrack(coverage) {
                app.export_coverage(&coverage, sheet, form);
            }
        }),
    };
    let sheets = vec![
        sheet("coverage", Text::coverage_sheet, CoverageSheet::Loads),
        sheet("untouched", Text::coverage_sheet_untouched, CoverageSheet::Untouched),
        sheet("orphans", Text::coverage_sheet_orphans, CoverageSheet::Orphans),
    ];
    let said = move || {
        let text = app.text();
        if found.with(Option::is_some) { text.coverage_empty() } else { text.reports_reckoning() }
    };
    let parts = move || coverage().map(|it| view! { <Parts coverage=it days drawn /> });
    view! {
        <Frame
            query
            title=Text::reports_coverage
            narrowed=Signal::derive(move || app.text().coverage_untouched_title(days.get()))
            drawn
            sheets
            nothing=Signal::derive(move || !any.get())
        >
            <DaysChoice query days />
            <Show when=move || any.get() fallback=move || view! { <p class="empty__line faint" id="report-nothing">{said}</p> }>
                {parts}
            </Show>
        </Frame>
    }
}

#[component]
fn DaysChoice(query: Memo<Query>, days: Memo<i64>) -> impl IntoView {
    let app = use_app();
    let router = use_router();
    let options = move || {
        let (text, now) = (app.text(), days.get());
        let mut all = DAYS.to_vec();
        if !all.contains(&now) {
            all.push(now);
        }
        let option = |it: i64| view! { <option value=it.to_string() selected=it == now>{text.coverage_days_choice(it)}</option> };
        all.into_iter().map(option).collect_view()
    };
    let choose = move |event| {
        router.replace(Route::Reports(query.get_untracked().with("days", &event_target_value(&event))));
    };
    view! {
        <div class="custs__bar reports__bar">
            <label class="reports__choice">
                <span>{move || app.text().coverage_days()}</span>
                <select id="coverage-days" on:change=choose>{options}</select>
            </label>
        </div>
    }
}

#[component]
fn Parts(coverage: Arc<Coverage>, days: Memo<i64>, drawn: RwSignal<usize>) -> impl IntoView {
    let app = use_app();
    let idle = idle(app, &coverage);
    let (for_loads, for_untouched, for_orphans) = (Arc::clone(&coverage), Arc::clone(&coverage), coverage);
    let counts = (for_untouched.untouched.len(), for_orphans.orphans.len());
    let untouched = move || {
        let text = app.text();
        for_untouched.untouched.iter().take(drawn.get()).map(|it| untouched_row(app, text, it)).collect_view()
    };
    let orphans = move || {
        let text = app.text();
        for_orphans.orphans.iter().take(drawn.get()).map(|it| orphan_row(app, text, it)).collect_view()
    };
    view! {
        <section class="section" id="coverage-loads">
            <h2>{move || app.text().coverage_loads()}</h2>
            <Loads coverage=for_loads />
        </section>
        <section class="section" id="coverage-untouched">
            <h2>{move || app.text().coverage_untouched_title(days.get())} " · " {format::count(counts.0)}</h2>
            <Listed label=Text::coverage_sheet_untouched heads=&[Text::customer, Text::coverage_owner, Text::coverage_last] count=counts.0 none=Text::coverage_untouched_none>
                {untouched}
            </Listed>
            <More total=Signal::stored(counts.0) drawn step=STEP id="more-untouched" />
        </section>
        <section class="section" id="coverage-orphans">
            <h2>{move || app.text().coverage_orphans()} " · " {format::count(counts.1)}</h2>
            <Listed label=Text::coverage_orphans heads=&[Text::customer, Text::coverage_owner] count=counts.1 none=Text::coverage_orphans_none>
                {orphans}
            </Listed>
            {(counts.1 > 0).then(|| view! {
                <p><a class="reports__other" href=Route::Team.href()>{move || app.text().coverage_hand_over()}</a></p>
            })}
        </section>
        <section class="section" id="coverage-idle">
            <h2>{move || app.text().coverage_idle()}</h2>
            {idle}
        </section>
    }
}

/// A list under headings, or what is said of none.
#[component]
fn Listed(label: Message, heads: &'static [Message], count: usize, none: Message, children: Children) -> impl IntoView {
    let app = use_app();
    if count == 0 {
        return view! { <p class="faint">{move || none(app.text())}</p> }.into_any();
    }
    let heads = move || heads.iter().map(|it| view! { <th scope="col">{it(app.text())}</th> }).collect_view();
    view! {
        <div class="table__wide" tabindex="0" role="region" aria-label=move || label(app.text())>
            <table class="table reports__list" role="table">
                <thead><tr>{heads}</tr></thead>
                <tbody>{children()}</tbody>
            </table>
        </div>
    }
    .into_any()
}

const fn letter(level: Level) -> &'static str {
    match level {
        Level::A => "A",
        Level::B => "B",
        Level::C => "C",
        Level::D => "D",
    }
}

#[component]
fn Loads(coverage: Arc<Coverage>) -> impl IntoView {
    let app = use_app();
    let levels = coverage.all;
    let untouched = coverage.untouched.len();
    let rows = move || {
        let text = app.text();
        coverage.loads.iter().map(|it| load_row(text, it)).collect_view()
    };
    let all = levels.iter().fold(0_usize, |sum, it| sum.saturating_add(*it));
    let sums = levels.iter().map(|it| view! { <td class="num">{format::count(*it)}</td> }).collect_view();
    view! {
        <div class="table__wide" tabindex="0" role="region" aria-label=move || app.text().coverage_loads()>
            <table class="table reports__loads" role="table" data-report-table="">
                <thead>
                    <tr>
                        <th scope="col">{move || app.text().coverage_owner()}</th>
                        {LEVELS.map(|it| view! { <th scope="col" class="num">{letter(it)}</th> })}
                        <th scope="col" class="num">{move || app.text().coverage_all()}</th>
                        <th scope="col" class="num">{move || app.text().coverage_untouched()}</th>
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
                <tfoot>
                    <tr>
                        <th scope="row">{move || app.text().reports_all()}</th>
                        {sums}
                        <td class="num" data-figure="all">{format::count(all)}</td>
                        <td class="num" data-figure="untouched">{format::count(untouched)}</td>
                    </tr>
                </tfoot>
            </table>
        </div>
    }
}

fn load_row(text: Text, it: &Load) -> impl IntoView + use<> {
    let own = (!it.who.is_empty()).then(|| Query::default().with("owner", &it.who));
    let query = own.clone().unwrap_or_else(|| Query::default().with("pool", "public"));
    // the list of the pool knows no levels
    let cell = |level: Level, count: usize| {
        let target = own.clone().filter(|_| count > 0).map(|own| Route::Customers(own.with("level", letter(level))));
        match target {
            Some(route) => view! { <td class="num"><a href=route.href()>{format::count(count)}</a></td> }.into_any(),
            None => view! { <td class="num">{format::count(count)}</td> }.into_any(),
        }
    };
    let cells = LEVELS.iter().zip(it.levels).map(|(level, count)| cell(*level, count)).collect_view();
    let name = if it.who.is_empty() { text.coverage_nobody().to_owned() } else { it.who.to_string() };
    view! {
        <tr data-row="">
            <th scope="row" class="reports__who"><bdi>{name}</bdi></th>
            {cells}
            <td class="num" data-figure="all"><a href=Route::Customers(query).href()>{format::count(it.all)}</a></td>
            <td class="num" data-figure="untouched">{format::count(it.untouched)}</td>
        </tr>
    }
}

fn untouched_row(app: App, text: Text, it: &Untouched) -> impl IntoView + use<> {
    let last = it.last.map_or_else(|| text.coverage_never().to_owned(), |day| text.date(day));
    view! {
        <tr data-row="">
            <td><a href=Route::customer(it.customer).href()><bdi>{app.report_customer(it.customer)}</bdi></a></td>
            <td><bdi>{it.who.to_string()}</bdi></td>
            <td>{last}</td>
        </tr>
    }
}

fn orphan_row(app: App, text: Text, it: &Orphan) -> impl IntoView + use<> {
    let left =
        it.left_on.map_or_else(|| text.coverage_outsider().to_owned(), |day| text.coverage_left_on(&text.date(day)));
    view! {
        <tr data-row="">
            <td><a href=Route::customer(it.customer).href()><bdi>{app.report_customer(it.customer)}</bdi></a></td>
            <td><bdi>{it.who.to_string()}</bdi> " " <span class="faint">{left}</span></td>
        </tr>
    }
}

fn idle(app: App, coverage: &Coverage) -> AnyView {
    if coverage.idle.is_empty() {
        return view! { <p class="faint">{move || app.text().coverage_idle_none()}</p> }.into_any();
    }
    let row = |id: &MemberId| {
        let member = app.peek::<Member>(*id)?;
        let role = member.role;
        let words = move || app.text().member_role_name(role);
        Some(view! { <li data-row=""><bdi>{member.name.clone()}</bdi> " " <span class="faint">{words}</span></li> })
    };
    let rows = coverage.idle.iter().filter_map(row).collect_view();
    view! { <ul class="reports__idle">{rows}</ul> }.into_any()
}
