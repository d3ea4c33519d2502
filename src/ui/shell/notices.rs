//! Short messages at the edge of the page.

use std::time::Duration;

use leptos::prelude::*;

use crate::state::{Notice, Tone, UndoOffer, use_app};
use crate::ui::widgets::icon::{icon, small_icon};

/// How long good news stays. Trouble stays until it is closed.
const SHOWN_FOR: Duration = Duration::from_secs(8);

/// The messages.
#[component]
pub(crate) fn Notices() -> impl IntoView {
    let app = use_app();
    view! {
        <div role="status" aria-live="polite">
            <For each=move || app.notices.get() key=|notice| notice.key children=move |notice| toast(notice) />
        </div>
    }
}

fn toast(notice: Notice) -> impl IntoView {
    let app = use_app();
    let key = notice.key;
    let drop = move || app.notices.update(|notices| notices.retain(|notice| notice.key != key));
    if notice.tone == Tone::Done {
        set_timeout(drop, SHOWN_FOR);
    }
    let (mark, tone) = match notice.tone {
        Tone::Done => ("circle-check", "good"),
        Tone::Trouble => ("octagon-alert", "danger"),
    };
    let undo = (notice.undo == UndoOffer::Offered).then(|| {
        view! {
            <button
                class="button"
                data-kind="word"
                on:click=move |_| {
                    drop();
                    app.undo();
                }
            >
                {small_icon("undo-2")}
                {move || app.text().undo()}
            </button>
        }
    });
    view! {
        <div class="toast float" data-tone=tone>
            <span class="status" data-tone=tone>{icon(mark)}</span>
            <span class="toast__text" dir="auto">{notice.text}</span>
            {undo}
            <button
                class="button"
                data-kind="quiet"
                data-shape="square"
                aria-label=move || app.text().close()
                on:click=move |_| drop()
            >
                {small_icon("x")}
            </button>
        </div>
    }
}
