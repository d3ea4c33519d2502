//! Customers from a spreadsheet: choose a file, see what becomes of every row, mend, decide, bring in.

mod bad;
mod duplicates;
mod good;
mod people;
mod progress;
mod source;

use leptos::prelude::*;

use crate::i18n::Text;
use crate::state::list::{Choice, ListImport, ListPlan, Planned, Stage, Work};
use crate::state::{App, use_app};
use crate::ui::route::Route;
use crate::ui::router::use_router;
use crate::ui::widgets::list_file::{ListFile, refused};
use crate::ui::widgets::status::{Meaning, status};

/// The page.
#[component]
pub(in crate::ui) fn CustomerImport() -> impl IntoView {
    let app = use_app();
    let import = ListImport::new(app);
    let read = Memo::new(move |_| import.stage.with(|stage| matches!(stage, Stage::Read(_))));
    let ready = Memo::new(move |_| import.planned.with(|planned| matches!(planned, Planned::Ready { .. })));
    let writing = move || import.work.get() == Work::Writing;
    view! {
        <div class="page import">
            <div class="page__head">
                <div class="page__title"><h1>{move || app.text().import_customers()}</h1></div>
            </div>
            <p class="soft import__lead">{move || app.text().list_lead()}</p>
            <div class="import__body" prop:inert=writing>
                <ListFile id="list-file" stage=import.stage take=Callback::new(move |file| import.take(file)) takes=Text::list_takes />
                {move || refused(app.text(), import.stage)}
                <Show when=move || read.get()>
                    <source::SourceFacts import />
                    <source::Columns import />
                </Show>
                <p class="import__trouble" role="alert">{move || trouble(app, import)}</p>
                <Show when=move || ready.get()>
                    <Lots import />
                </Show>
            </div>
            <progress::HowFar import />
            <Show when=move || ready.get()>
                <Go import />
            </Show>
        </div>
    }
}

/// Why there are no lots.
fn trouble(app: App, import: ListImport) -> Option<impl IntoView> {
    let text = app.text();
    let words = import.planned.with(|planned| match planned {
        Planned::Nothing | Planned::Ready { .. } => None,
        Planned::NoTable(fault) => Some(text.table_fault(*fault)),
        Planned::NoMapping(fault) => Some(text.mapping_fault(*fault, &app.peek_own_fields())),
    });
    words.map(|words| status(Meaning::Danger, "octagon-alert", words))
}

/// The three lots: how many, then those that need a person first.
#[component]
fn Lots(import: ListImport) -> impl IntoView {
    let app = use_app();
    let of = move |lot: fn(&ListPlan) -> usize| Memo::new(move |_| import.plan().map_or(0, |plan| lot(&plan)));
    let (good, bad, duplicates) = (of(|it| it.good.len()), of(|it| it.bad.len()), of(|it| it.duplicates.len()));
    let (people, left_out) = (of(|it| it.people.len()), of(|it| it.left_out.len()));
    let nothing_to_mend = Memo::new(move |_| import.to_mend.with(|rows| rows.is_empty()));
    view! {
        <ul
            class="import__counts"
            id="list-counts"
            role="status"
            data-good=move || good.get().to_string()
            data-people=move || people.get().to_string()
            data-bad=move || bad.get().to_string()
            data-duplicates=move || duplicates.get().to_string()
            data-left-out=move || left_out.get().to_string()
        >
            <li>{move || status(Meaning::Good, "circle-check", app.text().list_good(good.get()))}</li>
            <Show when=move || people.get() != 0>
                <li>{move || status(Meaning::Good, "users-round", app.text().list_people(people.get()))}</li>
            </Show>
            <li>
                {move || {
                    let meaning = if bad.get() > 0 { Meaning::Danger } else { Meaning::Plain };
                    status(meaning, "octagon-alert", app.text().list_bad(bad.get()))
                }}
            </li>
            <li>
                {move || {
                    let meaning = if duplicates.get() > 0 { Meaning::Warn } else { Meaning::Plain };
                    status(meaning, "combine", app.text().list_duplicates(duplicates.get()))
                }}
            </li>
            <Show when=move || left_out.get() != 0>
                <li>{move || status(Meaning::Plain, "circle-dashed", app.text().list_skipped(left_out.get()))}</li>
            </Show>
        </ul>
        <Show when=move || !nothing_to_mend.get()>
            <bad::BadRows import left=bad />
        </Show>
        <Show when=move || duplicates.get() != 0>
            <duplicates::Duplicates import total=duplicates />
        </Show>
        <Show when=move || good.get() != 0>
            <good::GoodRows import total=good />
        </Show>
        <Show when=move || people.get() != 0>
            <people::PeopleRows import total=people />
        </Show>
    }
}

/// The bar with the button that writes.
#[component]
fn Go(import: ListImport) -> impl IntoView {
    let app = use_app();
    let router = use_router();
    let becomes = Memo::new(move |_| {
        let Some(plan) = import.plan() else { return (0, 0, 0) };
        import.choices.with(|choices| {
            let mut becomes = (plan.good.len(), 0_usize, plan.people.len());
            for duplicate in &plan.duplicates {
                match choices.of(duplicate.row) {
                    Choice::Skip => {}
                    Choice::Update => becomes.1 = becomes.1.saturating_add(1),
                    Choice::Enter => becomes.0 = becomes.0.saturating_add(1),
                }
            }
            becomes
        })
    });
    let nothing = move || becomes.get() == (0, 0, 0);
    let words = move || {
        let (entered, updated, people) = becomes.get();
        if nothing() {
            app.text().list_nothing().to_owned()
        } else {
            app.text().list_bring_in_people(entered, updated, people)
        }
    };
    view! {
        <div class="import__go">
            <a class="button" data-kind="quiet" href=Route::customers().href()>{move || app.text().cancel()}</a>
            <button
                class="button"
                data-kind="main"
                type="button"
                id="list-bring-in"
                disabled=move || nothing() || import.work.get() != Work::Idle
                on:click=move |_| import.bring_in(move || router.go(&Route::customers()))
            >
                {words}
            </button>
        </div>
    }
}
