//! The way into the demo: how large it shall be, with an honest word about time and room.

use leptos::prelude::*;

use crate::i18n::{Text, format};
use crate::state::use_app;
use crate::ui::widgets::errand::ErrandBar;
use crate::ui::widgets::icon::small_icon;

/// The sizes of a demo besides the usual one, in customers.
const SIZES: [usize; 4] = [50, 1_000, 10_000, 100_000];

/// The size that is asked for; the usual one is none of [`SIZES`].
fn size_named(name: &str) -> Option<usize> {
    SIZES.into_iter().find(|size| size.to_string() == name)
}

/// What a size takes, in words.
fn takes(text: Text, size: Option<usize>) -> &'static str {
    match size {
        None | Some(50) => text.demo_takes_nothing(),
        Some(1_000) => text.demo_takes_seconds(),
        Some(10_000) => text.demo_takes_a_minute(),
        Some(_) => text.demo_takes_long(),
    }
}

/// The choice of a size, and the button.
#[component]
pub(super) fn DemoWay() -> impl IntoView {
    let app = use_app();
    let size = RwSignal::new(None::<usize>);
    let growing = Memo::new(move |_| app.demo_progress().is_some());
    let open = move |_| match size.get_untracked() {
        None => app.open_demo(),
        Some(size) => app.grow_demo(size),
    };
    let options = move || {
        let text = app.text();
        let option = |it: usize| view! { <option value=it.to_string()>{text.customers_count(it)}</option> };
        let sizes = SIZES.into_iter().map(option).collect_view();
        view! { <option value="">{text.demo_usual_size()}</option> {sizes} }
    };
    view! {
        <div class="start__demo">
            <div class="field__box tagfilter">
                <select
                    id="demo-size"
                    aria-label=move || app.text().demo_size()
                    aria-describedby="demo-takes"
                    disabled=move || growing.get()
                    on:change=move |event| size.set(size_named(&event_target_value(&event)))
                >
                    {options}
                </select>
                {small_icon("chevron-down")}
            </div>
            <button
                class="button"
                data-kind="main"
                data-size="large"
                id="open-demo"
                disabled=move || growing.get()
                on:click=open
            >
                {move || app.text().start_demo_button()}
            </button>
            <p class="faint small" id="demo-takes">{move || takes(app.text(), size.get())}</p>
        </div>
    }
}

/// How far a larger demo is, with the way to stop it.
#[component]
pub(super) fn DemoProgress() -> impl IntoView {
    let app = use_app();
    let words = move || {
        let total = app.demo_progress().map_or(0, |share| usize::try_from(share.total).unwrap_or(usize::MAX));
        app.text().demo_growing(&format::count(total))
    };
    view! {
        <ErrandBar
            name="demo-growing"
            words=Signal::derive(words)
            progress=Signal::derive(move || app.demo_progress())
            stop=move || app.stop_demo()
        />
    }
}
