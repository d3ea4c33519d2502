//! The holidays and make-up working days that the book keeps by hand, by year: those of the house, and those of other places.

mod local;

use leptos::prelude::*;

use self::local::{PlaceForm, WhoseCalendar};
use crate::domain::book_settings::BookSettings;
use crate::domain::calendar::notice::Notice;
use crate::domain::calendar::year::CalendarYear;
use crate::domain::date::Date;
use crate::domain::rest_days::{RestDaysError, Stretch};
use crate::i18n::Text;
use crate::state::{App, PlainSheet, SheetCell, use_app};
use crate::ui::widgets::field::{ChoiceField, TextArea, TextField, is_half_typed};
use crate::ui::widgets::icon::icon;
use crate::ui::widgets::list_export::PlainExport;

/// The choice of a make-up day among [`kinds`].
const MAKE_UP: &str = "make_up";

/// The part of the settings.
#[component]
pub(super) fn Holidays() -> impl IntoView {
    let app = use_app();
    let chosen = RwSignal::new(String::new());
    // a calendar that is gone is that of the house again
    let whose = Memo::new(move |_| {
        chosen.with(|key| app.book_settings().local_days.remove_entry(key)).map(|(key, _)| key).unwrap_or_default()
    });
    let years = Memo::new(move |_| {
        let mut settings = app.book_settings();
        whose.with(|key| settings.local_days.remove(key)).map_or(settings.rest_days, |it| it.years)
    });
    let handed = Callback::new(move |()| years.with(|all| sheet(app, whose, all)));
    let list = move || years.get().into_iter().rev().map(|year| year_view(app, whose, &year)).collect_view();
    view! {
        <div class="settings__part">
            <p class="soft">{move || app.text().rest_days_lead()}</p>
            <WhoseCalendar chosen whose />
            <NoticeForm whose />
            <DayForm whose />
            <Show
                when=move || years.with(|years| !years.is_empty())
                fallback=move || view! { <p class="faint">{move || app.text().rest_days_none()}</p> }
            >
                {list}
                <p class="list__more"><PlainExport name="export-holidays" sheet="holidays" words=Text::rest_days_title table=handed /></p>
            </Show>
            <PlaceForm chosen whose />
        </div>
    }
}

fn label(app: App, words: fn(Text) -> &'static str) -> Signal<String> {
    Signal::derive(move || words(app.text()).to_owned())
}

/// The settings once the days of the chosen calendar are changed.
fn changed(
    app: App,
    whose: Memo<String>,
    change: impl FnOnce(BookSettings) -> Result<BookSettings, RestDaysError>,
) -> Result<BookSettings, RestDaysError> {
    let known = untrack(|| app.book_settings());
    let key = whose.get_untracked();
    if key.is_empty() { change(known) } else { known.in_place(&key, change) }
}

/// The same where nothing is refused.
fn lessened(app: App, whose: Memo<String>, change: impl FnOnce(BookSettings) -> BookSettings) -> BookSettings {
    changed(app, whose, |it| Ok(change(it))).unwrap_or_else(|_| untrack(|| app.book_settings()))
}

/// A notice to be pasted; of another place, a list.
#[component]
fn NoticeForm(whose: Memo<String>) -> impl IntoView {
    let app = use_app();
    let of_house = move || whose.with(String::is_empty);
    let title = move || if of_house() { app.text().rest_days_notice() } else { app.text().local_days_list() };
    let lead = move || if of_house() { app.text().rest_days_notice_lead() } else { app.text().local_days_list_lead() };
    let year = RwSignal::new(app.today.get_untracked().year().to_string());
    let words = RwSignal::new(String::new());
    let year_problem = RwSignal::new(None::<String>);
    let problem = RwSignal::new(None::<String>);
    let read = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let text = app.untracked_text();
        if let Some(named) = Notice::year_named(&words.get_untracked()) {
            year.set(named.to_string());
        }
        let chosen = year.get_untracked().trim().parse::<i32>().ok().filter(|year| Date::new(*year, 1, 1).is_ok());
        year_problem.set(chosen.is_none().then(|| text.rest_days_no_year().to_owned()));
        let Some(chosen) = chosen else { return };
        let is_list = !untrack(of_house);
        let notice = words
            .with_untracked(|words| if is_list { Notice::of_list(words, chosen) } else { Notice::read(words, chosen) });
        let after = changed(app, whose, |it| it.with_notice(&notice));
        let kept = take(app, after, problem);
        if is_list && notice.is_empty() {
            problem.set(Some(text.local_days_list_nothing().to_owned()));
        }
        if let Some(after) = kept {
            // what was pasted stays until it is on disk
            let said = text.rest_days_noted(chosen, app.today.get_untracked());
            app.keep_settings(&after, said, move || words.set(String::new()));
        }
    };
    view! {
        <section class="section" id="holiday-notice" aria-labelledby="holiday-notice-title">
            <div class="section__head"><h2 id="holiday-notice-title">{title}</h2></div>
            <p class="soft small">{lead}</p>
            <form class="fields" novalidate on:submit=read>
                <TextField name="holiday-year" label=label(app, Text::rest_days_year) value=year problem=year_problem figures=true />
                <TextArea name="holiday-words" label=Signal::derive(move || title().to_owned()) value=words problem />
                <div class="page__acts fields__wide">
                    <button type="submit" class="button" id="holiday-read">{move || app.text().rest_days_read()}</button>
                </div>
            </form>
        </section>
    }
}

/// What days can be.
fn kinds(text: Text) -> Vec<(String, String)> {
    vec![
        ("holiday".to_owned(), text.rest_days_holiday().to_owned()),
        (MAKE_UP.to_owned(), text.rest_days_make_up().to_owned()),
    ]
}

/// Days to be entered one by one.
#[component]
fn DayForm(whose: Memo<String>) -> impl IntoView {
    let app = use_app();
    let kind = RwSignal::new("holiday".to_owned());
    let (from, to) = (RwSignal::new(String::new()), RwSignal::new(String::new()));
    let problem = RwSignal::new(None::<String>);
    let choices = Signal::derive(move || kinds(app.text()));
    let add = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let text = app.untracked_text();
        let first = Date::parse(from.get_untracked().trim()).ok();
        let is_one_day = to.get_untracked().trim().is_empty() && !is_half_typed("holiday-to");
        let last = if is_one_day { first } else { Date::parse(to.get_untracked().trim()).ok() };
        problem.set((first.is_none() || last.is_none()).then(|| text.rate_no_date().to_owned()));
        let (Some(first), Some(last)) = (first, last) else { return };
        let is_worked = kind.get_untracked() == MAKE_UP;
        let after = changed(app, whose, |known| {
            if is_worked {
                known.with_make_up_day(first)
            } else {
                known.with_holidays(Stretch { from: first, to: last })
            }
        });
        if let Some(after) = take(app, after, problem) {
            let said = text.rest_days_noted(first.year(), app.today.get_untracked());
            app.keep_settings(&after, said, move || {
                from.set(String::new());
                to.set(String::new());
            });
        }
    };
    view! {
        <section class="section" aria-labelledby="holiday-add-title">
            <div class="section__head"><h2 id="holiday-add-title">{move || app.text().rest_days_add_title()}</h2></div>
            <form class="fields" novalidate on:submit=add>
                <ChoiceField name="holiday-kind" label=label(app, Text::rest_days_kind) value=kind choices wide=true />
                <TextField name="holiday-from" label=label(app, Text::rest_days_from) value=from problem kind="date" />
                <Show when=move || kind.with(|kind| kind != MAKE_UP)>
                    <TextField name="holiday-to" label=label(app, Text::rest_days_to) value=to hint=label(app, Text::optional) kind="date" />
                </Show>
                <div class="page__acts fields__wide">
                    <button type="submit" class="button" id="holiday-add">
                        {icon("plus")}
                        {move || app.text().rest_days_add()}
                    </button>
                </div>
            </form>
        </section>
    }
}

/// The settings if the days can be taken; otherwise says why not.
fn take(
    app: App,
    after: Result<BookSettings, RestDaysError>,
    problem: RwSignal<Option<String>>,
) -> Option<BookSettings> {
    match after {
        Ok(after) => {
            problem.set(None);
            Some(after)
        }
        Err(fault) => {
            problem.set(Some(app.untracked_text().rest_days_error(fault)));
            None
        }
    }
}

/// What is said once days of a year are removed.
fn removed(app: App, year: i32) -> String {
    app.untracked_text().rest_days_gone(year, app.today.get_untracked()).to_owned()
}

/// The days of a year in their order: from when to when, and whether they are worked.
fn stretches(year: &CalendarYear) -> Vec<(Stretch, bool)> {
    let (free, worked) = (Stretch::all(year.holidays()), Stretch::all(year.make_up_days()));
    let mut all: Vec<(Stretch, bool)> = free.into_iter().map(|it| (it, false)).collect();
    all.extend(worked.into_iter().map(|it| (it, true)));
    all.sort_by_key(|(it, _)| it.from);
    all
}

const fn kind_words(text: Text, is_worked: bool) -> &'static str {
    if is_worked { text.rest_days_make_up() } else { text.rest_days_holiday() }
}

/// Every year of the chosen calendar, the last one first, as on the page; each row says whose calendar it is.
fn sheet(app: App, whose: Memo<String>, years: &[CalendarYear]) -> PlainSheet {
    let text = app.untracked_text();
    let place = whose.with(|key| app.book_settings().local_days.remove(key));
    let place = place.as_ref().map_or(text.local_days_house(), |it| text.wording(&it.name));
    let row = |(it, is_worked): (Stretch, bool)| {
        let kind = SheetCell::words(kind_words(text, is_worked));
        vec![SheetCell::words(place), kind, SheetCell::Day(it.from), SheetCell::Day(it.to)]
    };
    PlainSheet {
        sheet: text.rest_days_title(),
        file: text.sheet_holidays_file(),
        headings: vec![text.local_days_of(), text.rest_days_kind(), text.rest_days_from(), text.rest_days_to()],
        rows: years.iter().rev().flat_map(stretches).map(row).collect(),
    }
}

fn year_view(app: App, whose: Memo<String>, year: &CalendarYear) -> impl IntoView + use<> {
    let number = year.year();
    let id = format!("holidays-{number}");
    let title = format!("{id}-title");
    let (named, labelled) = (title.clone(), title.clone());
    let (holidays, make_up) = (year.holidays().len(), year.make_up_days().len());
    let all = stretches(year);
    let is_empty = all.is_empty();
    let rows = move || {
        let text = app.text();
        all.iter().map(|(stretch, is_worked)| row(app, text, whose, *stretch, *is_worked)).collect_view()
    };
    let drop = move |_| {
        let after = lessened(app, whose, |it| it.without_rest_year(number));
        app.keep_settings(&after, removed(app, number), || {});
    };
    view! {
        <section class="section" id=id aria-labelledby=labelled>
            <div class="section__head">
                <h2 id=title>{move || app.text().rest_days_year_head(number)}</h2>
                <span class="section__note">{move || app.text().rest_days_count(holidays, make_up)}</span>
                <button type="button" class="button section__act" data-kind="word" on:click=drop>
                    {move || app.text().rest_days_year_drop(number)}
                </button>
            </div>
            <Show
                when=move || !is_empty
                fallback=move || view! { <p class="faint">{move || app.text().rest_days_year_none()}</p> }
            >
                <table class="table" aria-labelledby=named.clone()>
                    <thead>
                        <tr>
                            <th scope="col">{move || app.text().rest_days_kind()}</th>
                            <th scope="col">{move || app.text().term_working_day()}</th>
                            <th scope="col" class="num">{move || app.text().rest_days_days()}</th>
                            <th></th>
                        </tr>
                    </thead>
                    <tbody>{rows.clone()}</tbody>
                </table>
            </Show>
        </section>
    }
}

fn row(app: App, text: Text, whose: Memo<String>, stretch: Stretch, is_worked: bool) -> impl IntoView {
    let days = if stretch.from == stretch.to {
        text.date(stretch.from)
    } else {
        format!("{} – {}", text.date(stretch.from), text.date(stretch.to))
    };
    let remove = move |_| {
        let after = lessened(app, whose, |it| it.without_rest_days(stretch));
        app.keep_settings(&after, removed(app, stretch.from.year()), || {});
    };
    view! {
        <tr>
            <td>{kind_words(text, is_worked)}</td>
            <td>{days.clone()}</td>
            <td class="num">{stretch.from.days_until(stretch.to).saturating_add(1)}</td>
            <td>
                <button
                    type="button"
                    class="button"
                    data-kind="quiet"
                    data-shape="square"
                    aria-label=text.rest_days_drop(&days)
                    on:click=remove
                >
                    {icon("x")}
                </button>
            </td>
        </tr>
    }
}
