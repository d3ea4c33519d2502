//! The book was here and is gone: never a blank first visit.

use leptos::html::Input;
use leptos::prelude::*;

use crate::i18n::format;
use crate::state::{Loss, use_app};
use crate::ui::pages::together::restore::Restore;
use crate::ui::route::Route;
use crate::ui::shell::{Alarms, Notices};
use crate::ui::widgets::icon::icon;

/// What was expected, what was found, and every way on.
#[component]
pub(in crate::ui) fn LostPage(loss: Loss) -> impl IntoView {
    let app = use_app();
    let file = NodeRef::<Input>::new();
    let sure = RwSignal::new(false);
    let held = loss.held > 0;
    // put back over something that lies there, two books would be mixed
    let can_put_back = held && loss.found == 0;
    view! {
        <main class="wayout" id="main">
            <Alarms />
            <h1>{move || app.text().lost_title()}</h1>
            <p class="wayout__lead" id="lost-counts" role="alert">
                {move || app.text().lost_counts(loss.expected, loss.found)}
            </p>
            <p class="soft">{move || app.text().lost_why()}</p>
            {held
                .then(|| {
                    view! {
                        <section class="wayout__way" id="lost-held">
                            <p>{move || app.text().lost_held(&format::count(loss.held))}</p>
                            <p class="wayout__acts">
                                <button class="button" data-kind="main" id="export-held" on:click=move |_| app.export_held()>
                                    {icon("download")}
                                    {move || app.text().lost_export_held()}
                                </button>
                                {can_put_back
                                    .then(|| {
                                        view! {
                                            <button class="button" id="put-back" on:click=move |_| app.put_back()>
                                                {icon("undo-2")}
                                                {move || app.text().lost_put_back()}
                                            </button>
                                        }
                                    })}
                            </p>
                        </section>
                    }
                })}
            <section class="wayout__way">
                <h2>{move || app.text().lost_restore()}</h2>
                <p class="soft">{move || app.text().lost_restore_text()}</p>
                <input
                    class="unseen"
                    id="restore-file"
                    type="file"
                    accept=".json,.age,application/json"
                    node_ref=file
                    tabindex="-1"
                    aria-label=move || app.text().lost_restore()
                    on:change=move |_| {
                        if let Some(chosen) = file.get().and_then(|input| input.files()).and_then(|files| files.get(0)) {
                            app.take_file(chosen);
                        }
                    }
                />
                <p class="wayout__acts">
                    <button
                        class="button"
                        data-kind=(!held).then_some("main")
                        on:click=move |_| {
                            if let Some(file) = file.get() {
                                file.click();
                            }
                        }
                    >
                        {icon("rotate-ccw")}
                        {move || app.text().start_restore_button()}
                    </button>
                </p>
                <Restore />
            </section>
            <p class="wayout__acts">
                <a class="button" href=Route::Rescue.href()>{move || app.text().lost_rescue()}</a>
                <button class="button" data-kind="quiet" id="begin-anew" on:click=move |_| sure.set(true)>
                    {move || app.text().lost_anew()}
                </button>
            </p>
            <Show when=move || sure.get()>
                <div class="wayout__way" role="alert">
                    <p>{move || app.text().lost_anew_sure()}</p>
                    <p class="wayout__acts">
                        <button class="button" on:click=move |_| sure.set(false)>{move || app.text().cancel()}</button>
                        <button class="button" id="begin-anew-sure" on:click=move |_| app.give_up_lost()>
                            {move || app.text().lost_anew()}
                        </button>
                    </p>
                </div>
            </Show>
            <Notices />
        </main>
    }
}
