//! What is due by today, in one list: opened, put off, or heard of no more.

use leptos::ev::SubmitEvent;
use leptos::prelude::*;

use super::calendar::{Line, line, opener, reason, sheet_of_days, watch};
use crate::domain::agenda::Entry;
use crate::domain::date::Date;
use crate::domain::reminder::{PutOffError, Reminders, next_monday, put_off_until};
use crate::i18n::Text;
use crate::state::{App, use_app};
use crate::ui::widgets::field::FieldProblem;
use crate::ui::widgets::list_export::{Handout, ListExport};
use crate::ui::widgets::more::More;

/// How many are drawn at first, and more with every press.
const SHOWN: usize = 100;

/// The page.
#[component]
pub(in crate::ui) fn RemindersPage() -> impl IntoView {
    let app = use_app();
    let busy = RwSignal::new(false);
    let drawn = RwSignal::new(SHOWN);
    let all: Memo<Reminders> = Memo::new(move |_| app.reminders());
    let open = move || {
        watch(app);
        // what is due last is nearest: what was due long ago comes after it
        all.with(|all| all.open.iter().rev().take(drawn.get()).map(|it| row(app, busy, it, Heard::Open)).collect_view())
    };
    let put_off = move || {
        watch(app);
        all.with(|all| {
            all.put_off.iter().rev().map(|(it, until)| row(app, busy, it, Heard::Off(*until))).collect_view()
        })
    };
    let sheet = Handout {
        name: "reminders",
        words: Text::reminders_title,
        act: Callback::new(move |form| {
            let (text, as_of) = (app.untracked_text(), untrack(|| app.as_of()));
            // as the page has them: the nearest first, then what was put off
            let entries: Vec<(Entry, String)> = all.with_untracked(|all| {
                let open = all.open.iter().rev().map(|it| (it.clone(), String::new()));
                let off = all.put_off.iter().rev().map(|(it, until)| (it.clone(), text.reminder_off(*until, as_of)));
                open.chain(off).collect()
            });
            app.export_plain(sheet_of_days(app, &entries), form);
        }),
    };
    let nothing = Signal::derive(move || all.with(|all| all.open.is_empty() && all.put_off.is_empty()));
    view! {
        <div class="page reminders">
            <div class="page__head">
                <div class="page__title"><h1>{move || app.text().reminders_title()}</h1></div>
                <span class="faint small" role="status">{move || app.text().reminders_open(all.with(|all| all.open.len()))}</span>
                <div class="page__acts"><ListExport name="export-reminders" sheets=vec![sheet] nothing /></div>
            </div>
            <p class="faint" id="no-reminders" hidden=move || all.with(|all| !all.open.is_empty())>
                {move || app.text().reminders_none()}
            </p>
            <ul class="rows" id="reminders">{open}</ul>
            <More total=Signal::derive(move || all.with(|all| all.open.len())) drawn step=SHOWN id="more-reminders" />
            <Show when=move || all.with(|all| !all.put_off.is_empty())>
                <section class="section" id="put-off">
                    <div class="section__head"><h2>{move || app.text().reminders_put_off()}</h2></div>
                    <ul class="rows">{put_off}</ul>
                </section>
            </Show>
        </div>
    }
}

/// Whether an entry is heard of.
#[derive(Clone, Copy)]
enum Heard {
    Open,
    /// It was put off until then; nothing: for good.
    Off(Option<Date>),
}

/// One line.
fn row(app: App, busy: RwSignal<bool>, entry: &Entry, heard: Heard) -> impl IntoView + use<> {
    let (text, as_of) = (app.text(), app.as_of());
    let shown = line(app, entry);
    let (key, end, why) = (shown.key.clone(), shown.end.clone(), shown.why.clone());
    let (when, acts) = match heard {
        Heard::Open => (text.near_date(shown.day, as_of), later(app, busy, entry, &shown).into_any()),
        Heard::Off(until) => (text.reminder_off(until, as_of), again(app, busy, entry, &shown).into_any()),
    };
    let open = opener(app, shown, false);
    view! {
        <li class="rows__item reminders__item" data-entry=key>
            <span class="reminders__when small soft">{when}</span>
            <div class="rows__text">{open} <span class="rows__sub">{end}</span> {reason(why)}</div>
            <span class="rows__end">{acts}</span>
        </li>
    }
}

/// The buttons that put an entry off, or dismiss it.
fn later(app: App, busy: RwSignal<bool>, entry: &Entry, shown: &Line) -> impl IntoView + use<> {
    // it is put off until a day of the calendar, whatever date is looked at
    let (text, today) = (app.text(), app.today.get());
    let all = [
        ("tomorrow", text.reminder_tomorrow(), today.plus_days(1).ok()),
        ("monday", text.reminder_monday(), Some(next_monday(today))),
        ("dismiss", text.reminder_dismiss(), None),
    ];
    let button = |(name, words, until): (&'static str, &'static str, Option<Date>)| {
        let entry = entry.clone();
        let press = move |_| {
            let text = app.untracked_text();
            let said = until
                .map_or_else(|| text.reminder_dismissed().to_owned(), |day| text.reminder_saved_until(&text.date(day)));
            app.hush(busy, &entry, until, said);
        };
        let label = format!("{words}: {}", shown.words);
        view! {
            <button class="button" data-kind="quiet" type="button" data-later=name aria-label=label on:click=press>{words}</button>
        }
    };
    let until_day = view! { <UntilDay entry=entry.clone() busy words=shown.words.clone() /> };
    (all.map(button).into_iter().collect_view(), until_day)
}

/// The button that asks until which day, and what it asks.
#[component]
fn UntilDay(
    entry: Entry,
    busy: RwSignal<bool>,
    /// What is put off.
    words: String,
) -> impl IntoView {
    let app = use_app();
    let problem_id = format!("put-off-{}", entry.key());
    let described = problem_id.clone();
    let entry = StoredValue::new(entry);
    let open = RwSignal::new(false);
    let typed = RwSignal::new(String::new());
    let fault = RwSignal::new(None::<PutOffError>);
    let problem = Signal::derive(move || fault.get().map(|it| app.text().put_off_fault(it).to_owned()));
    let label = Signal::derive(move || format!("{}: {words}", app.text().reminder_day()));
    let keep = move |event: SubmitEvent| {
        event.prevent_default();
        match put_off_until(&typed.get_untracked(), app.today.get_untracked()) {
            Err(found) => fault.set(Some(found)),
            Ok(day) => {
                let text = app.untracked_text();
                let said = text.reminder_saved_until(&text.date(day));
                // the row goes with what it puts off
                let _put_off = entry.try_with_value(|entry| app.hush(busy, entry, Some(day), said));
            }
        }
    };
    let tomorrow = move || app.today.get().plus_days(1).ok().map(|day| day.to_string());
    view! {
        <button
            class="button"
            data-kind="quiet"
            type="button"
            data-later="day"
            aria-label=label
            aria-expanded=move || open.get().to_string()
            on:click=move |_| open.update(|open| *open = !*open)
        >
            {move || app.text().reminder_day()}
        </button>
        <Show when=move || open.get()>
            <form class="reminders__day" novalidate on:submit=keep>
                <span class="field__box">
                    <input
                        type="date"
                        min=tomorrow
                        max="9999-12-31"
                        aria-label=move || app.text().reminder_day_label()
                        aria-invalid=move || fault.get().is_some().to_string()
                        aria-describedby=described.clone()
                        prop:value=move || typed.get()
                        on:input=move |event| {
                            fault.set(None);
                            typed.set(event_target_value(&event));
                        }
                    />
                </span>
                <button class="button" type="submit">{move || app.text().reminder_day_keep()}</button>
                <FieldProblem id=problem_id.clone() problem />
            </form>
        </Show>
    }
}

/// The button that lets an entry be heard of again.
fn again(app: App, busy: RwSignal<bool>, entry: &Entry, shown: &Line) -> impl IntoView + use<> {
    let words = app.text().reminder_again();
    let label = format!("{words}: {}", shown.words);
    let entry = entry.clone();
    let press = move |_| app.remind_again(busy, &entry, app.untracked_text().reminder_restored().to_owned());
    view! {
        <button class="button" data-kind="quiet" type="button" data-again="" aria-label=label on:click=press>{words}</button>
    }
}
