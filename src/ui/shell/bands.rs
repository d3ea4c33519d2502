//! Strips under the top bar: this is the demo; this is another day.

use leptos::prelude::*;

use crate::state::{BookKind, Phase, use_app};
use crate::ui::widgets::icon::icon;

/// The strips that must not be overlooked.
#[component]
pub(crate) fn Bands() -> impl IntoView {
    let app = use_app();
    let demo = move || app.phase.with(|phase| *phase == Phase::Open(BookKind::Demo));
    let moved = move || app.chosen_date.with(Option::is_some);
    view! {
        <div class="bands">
            <Show when=demo>
                <div class="band" data-kind="demo" id="demo-band">
                    {icon("play")}
                    <span class="band__text">{move || app.text().demo_band()}</span>
                    <button class="band__act" on:click=move |_| app.leave_demo()>
                        {move || app.text().demo_leave()}
                    </button>
                </div>
            </Show>
            <Show when=moved>
                <div class="band" id="as-of-band">
                    {icon("calendar-clock")}
                    <span class="band__text">{move || app.text().as_of_band(&app.text().date(app.as_of()))}</span>
                    <button class="band__act" on:click=move |_| app.chosen_date.set(None)>
                        {move || app.text().back_to_today()}
                    </button>
                </div>
            </Show>
        </div>
    }
}
