//! How far a list is on its way in, with a way to stop it, and to go on with what was stopped.

use leptos::prelude::*;

use crate::i18n::{Text, format};
use crate::state::list::{Doing, Far, ListImport, Planned, Stage, Work};
use crate::state::use_app;
use crate::ui::widgets::errand::ErrandBar;

/// The bar, or the words about what was stopped.
#[component]
pub(super) fn HowFar(import: ListImport) -> impl IntoView {
    let app = use_app();
    let words = Signal::derive(move || import.far.get().map(|far| words(app.text(), far)).unwrap_or_default());
    let progress = Signal::derive(move || import.far.get().map(|far| far.share));
    let stoppable = Memo::new(move |_| import.far.with(|far| far.is_some_and(|far| far.doing != Doing::Writing)));
    let stopped = Memo::new(move |_| {
        import.work.get() == Work::Idle
            && import.stage.with(|stage| matches!(stage, Stage::Read(_)))
            && import.planned.with(|planned| matches!(planned, Planned::Nothing))
    });
    view! {
        <div class="import__far">
            {move || {
                let stoppable = stoppable.get();
                view! {
                    <ErrandBar
                        name="list-progress"
                        words
                        progress
                        counted=false
                        stoppable
                        stop=move || import.stop()
                    />
                }
            }}
            <Show when=move || stopped.get()>
                <p class="import__stopped" role="status" id="list-stopped">
                    <span>{move || app.text().list_stopped()}</span>
                    <button class="button" type="button" id="list-plan-again" on:click=move |_| import.plan_again()>
                        {move || app.text().list_plan_again()}
                    </button>
                </p>
            </Show>
        </div>
    }
}

fn words(text: Text, far: Far) -> String {
    let figure = |n: u64| format::count(usize::try_from(n).unwrap_or(usize::MAX));
    let (done, all) = (figure(far.share.done), figure(far.share.total));
    match far.doing {
        Doing::Reading => text.list_reading().to_owned(),
        Doing::LookingUp => text.list_looking_up().to_owned(),
        Doing::Planning => text.list_planning(&done, &all),
        Doing::Preparing if far.share.total == 0 => text.list_beginning().to_owned(),
        Doing::Preparing => text.list_preparing(&done, &all),
        Doing::Changing => text.list_changing().to_owned(),
        Doing::Writing => text.list_writing_now().to_owned(),
    }
}
