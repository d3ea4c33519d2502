//! A statement of a bank account: choose a file, see whose every sum is and what it would settle, change it, record all.

mod aside;
mod bad;
mod change;
mod columns;
mod lines;
mod result;
mod source;
mod totals;

use leptos::prelude::*;

use crate::i18n::Text;
use crate::state::list::{Stage, Work};
use crate::state::statement::{Planned, StatementImport, Verdict};
use crate::state::use_app;
use crate::ui::route::Route;
use crate::ui::widgets::list_file::refused;
use crate::ui::widgets::status::{Meaning, status};

/// The page.
#[component]
pub(in crate::ui) fn StatementPage() -> impl IntoView {
    let app = use_app();
    let import = StatementImport::new(app);
    let changing = RwSignal::new(None::<usize>);
    let read = Memo::new(move |_| import.stage.with(|stage| matches!(stage, Stage::Read(_))));
    let ready = Memo::new(move |_| import.planned.with(|planned| matches!(planned, Planned::Ready(_))));
    let recorded = Memo::new(move |_| import.recorded.with(Option::is_some));
    let writing = move || import.work.get() == Work::Writing;
    view! {
        <div class="page import stmt">
            <div class="page__head">
                <div class="page__title"><h1>{move || app.text().bank_title()}</h1></div>
            </div>
            <Show when=move || recorded.get() fallback=move || view! { <p class="soft import__lead">{move || app.text().bank_lead()}</p> }>
                <result::Outcome import />
            </Show>
            <Show when=move || !recorded.get()>
                <div class="import__body" prop:inert=writing>
                    <source::ChooseStatement import />
                    {move || refused(app.text(), import.stage)}
                    <Show when=move || read.get()>
                        <source::StatementFacts import />
                        <columns::StatementColumns import />
                    </Show>
                    <p class="import__trouble" role="alert">{move || trouble(app.text(), import)}</p>
                    <Show when=move || ready.get()>
                        <totals::Counts import />
                        <bad::BadLines import />
                        <lines::Lines import changing />
                        <totals::Totals import />
                        <aside::AsideLines import />
                    </Show>
                </div>
            </Show>
            <p class="import__work" role="status">
                {move || match import.work.get() {
                    Work::Idle => "",
                    Work::Reading => app.text().list_reading(),
                    Work::Writing => app.text().list_writing(),
                }}
            </p>
            <Show when=move || ready.get() && !recorded.get()>
                <Go import />
            </Show>
            {move || changing.get().map(|row| view! { <change::ChangeLine import row changing /> })}
        </div>
    }
}

/// Why there are no lines.
fn trouble(text: Text, import: StatementImport) -> Option<impl IntoView> {
    let words = import.planned.with(|planned| match planned {
        Planned::Nothing | Planned::Ready(_) => None,
        Planned::NoTable(fault) => Some(text.table_fault(*fault)),
        Planned::NoColumns(fault) => Some(text.bank_columns_fault(*fault)),
    });
    words.map(|words| status(Meaning::Danger, "octagon-alert", words))
}

/// The bar with the button that records.
#[component]
fn Go(import: StatementImport) -> impl IntoView {
    let app = use_app();
    let sums = Memo::new(move |_| totals::sums(import, |proposal| proposal.verdict == Verdict::Take));
    let nothing = move || sums.with(|sums| sums.count == 0);
    let words = move || {
        let text = app.text();
        sums.with(|sums| match sums.count {
            0 => text.bank_nothing().to_owned(),
            count => text.bank_record(count, &sums.words()),
        })
    };
    view! {
        <div class="import__go">
            <a class="button" data-kind="quiet" href=Route::money().href()>{move || app.text().cancel()}</a>
            <button
                class="button"
                data-kind="main"
                type="button"
                id="stmt-record"
                disabled=move || nothing() || import.work.get() != Work::Idle
                on:click=move |_| import.record()
            >
                {words}
            </button>
        </div>
    }
}
