//! The menu that hands the days out as a calendar file, or as a table.

use leptos::prelude::*;

use super::days::sheet_of_days;
use super::line::line;
use crate::domain::agenda::Entry;
use crate::export::calendar::{Day, Reminder};
use crate::i18n::{Message, Text};
use crate::state::{App, Preference, use_app};
use crate::ui::widgets::icon::{icon, small_icon};
use crate::ui::widgets::list_export::{Handout, HandoutMenu, sheet_entries};

/// The words of a choice.
const fn words(reminder: Reminder) -> Message {
    match reminder {
        Reminder::None => Text::reminder_none,
        Reminder::SameDay => Text::reminder_same_day,
        Reminder::DayBefore => Text::reminder_day_before,
        Reminder::ThreeDays => Text::reminder_three_days,
        Reminder::Week => Text::reminder_week,
    }
}

/// An entry for the file: the amount, the contract, why it is that day and whoever looks after it stand below.
fn day(app: App, entry: &Entry) -> Day {
    let text = app.text();
    let line = line(app, entry);
    let doer = app.peek_doer(entry);
    let below = [
        Some(line.end).filter(|it| !it.is_empty() && *it != doer),
        Some(line.why).filter(|it| !it.is_empty()),
        (!doer.is_empty()).then(|| text.calendar_file_owner(&doer)),
    ];
    Day {
        key: line.key,
        on: line.day,
        title: line.words,
        note: below.into_iter().flatten().collect::<Vec<_>>().join("\n"),
        sort: text.calendar_sort(line.sort).to_owned(),
        sequence: 0,
        cancelled: false,
    }
}

/// The button and its menu. What goes out is what the filters leave, on whatever day.
#[component]
pub(super) fn CalendarExport(entries: Memo<Vec<Entry>>) -> impl IntoView {
    let app = use_app();
    let open = RwSignal::new(false);
    let reminder = RwSignal::new(Preference::Reminder.read::<Reminder>().unwrap_or_default());
    let choose = move |event: leptos::ev::Event| {
        if let Some(chosen) = Reminder::of(&event_target_value(&event)) {
            Preference::Reminder.write(&chosen);
            reminder.set(chosen);
        }
    };
    let hand_out = move |_| {
        open.set(false);
        let days = untrack(|| entries.with(|all| all.iter().map(|it| day(app, it)).collect()));
        app.export_calendar(days, reminder.get_untracked());
    };
    let choices = move || {
        let now = reminder.get_untracked();
        let choice = |it: Reminder| {
            view! { <option value=it.name() selected=it == now>{move || words(it)(app.text())}</option> }
        };
        Reminder::ALL.into_iter().map(choice).collect_view()
    };
    let table = Handout {
        name: "days",
        words: Text::calendar_list,
        act: Callback::new(move |form| {
            let entries: Vec<_> =
                entries.with_untracked(|all| all.iter().map(|it| (it.clone(), String::new())).collect());
            app.export_plain(sheet_of_days(app, &entries), form);
        }),
    };
    let menu = move || {
        view! {
            <div class="menu__field field">
                <label class="field__label" for="calendar-reminder">{move || app.text().calendar_reminder()}</label>
                <div class="field__box">
                    <select id="calendar-reminder" on:change=choose>{choices()}</select>
                    {small_icon("chevron-down")}
                </div>
            </div>
            <button class="menu__item" type="button" id="export-ics" on:click=hand_out>
                {icon("calendar-days")}
                <span class="menu__word">{move || app.text().calendar_file()}</span>
                <span class="faint small num">{move || app.text().calendar_counted(entries.with(Vec::len))}</span>
            </button>
            <p class="cal__filehint faint small">{move || app.text().calendar_file_hint()}</p>
            {sheet_entries(table, true, open)}
        }
    };
    let nothing = Signal::derive(move || entries.with(Vec::is_empty));
    view! { <HandoutMenu name="export-calendar" words=Text::calendar_export kind="quiet" nothing open>{menu()}</HandoutMenu> }
}
