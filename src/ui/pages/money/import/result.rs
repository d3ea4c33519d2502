//! What was recorded, and what is left of it as an advance.

use leptos::prelude::*;

use crate::state::list::{Stage, Work};
use crate::state::statement::{Planned, Recorded, StatementImport};
use crate::state::{App, use_app};
use crate::ui::route::{Query, Route};
use crate::ui::widgets::icon::icon;
use crate::ui::widgets::status::{Meaning, status};

/// The result, with the way back.
#[component]
pub(super) fn Outcome(import: StatementImport) -> impl IntoView {
    let app = use_app();
    let words = move || import.recorded.get().map(|recorded| told(app, &recorded));
    let receipts = Route::Money(Query::default().with("view", "receipts")).href();
    let another = move |_| {
        import.recorded.set(None);
        import.planned.set(Planned::Nothing);
        import.stage.set(Stage::Waiting);
    };
    let kept = Memo::new(move |_| import.work.get() != Work::Writing);
    view! {
        <Show when=move || kept.get()>
            <section class="section stmt__result" id="stmt-result" role="status">
                <h2>{move || status(Meaning::Good, "circle-check", app.text().bank_result())}</h2>
                {words}
                <div class="page__acts">
                    <a class="button" data-kind="main" href=receipts.clone()>{move || app.text().bank_see_receipts()}</a>
                    <button class="button" type="button" id="stmt-undo" on:click=move |_| app.undo()>
                        {icon("undo-2")}
                        {move || app.text().undo()}
                    </button>
                    <button class="button" data-kind="quiet" type="button" id="stmt-another" on:click=another>
                        {icon("upload")}
                        {move || app.text().bank_another()}
                    </button>
                </div>
            </section>
        </Show>
    }
}

fn told(app: App, recorded: &Recorded) -> impl IntoView + use<> {
    let text = app.text();
    let came = text.sums_words(recorded.came.clone());
    let advance = text.sums_words(recorded.advance.clone());
    let advance =
        if advance.is_empty() { text.bank_result_none_left().to_owned() } else { text.bank_result_advance(&advance) };
    view! {
        <p>{text.bank_result_words(recorded.receipts, &came, recorded.known, recorded.left)}</p>
        <p>{advance}</p>
    }
}
