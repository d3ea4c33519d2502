//! The list of snapshots, and putting one back.

use leptos::prelude::*;
use wasm_bindgen_futures::spawn_local;

use super::whole_book::{ChangeWholeBook, WholeBook};
use crate::i18n::format;
use crate::state::{App, Reason, Snapshot, use_app};
use crate::ui::widgets::icon::small_icon;

/// The section of the settings.
#[component]
pub(super) fn Snapshots() -> impl IntoView {
    let app = use_app();
    let all = RwSignal::new(None::<Vec<Snapshot>>);
    let chosen = RwSignal::new(None::<WholeBook>);
    // an edge: the list lies on disk
    Effect::new(move || {
        app.safety().snapshots.track();
        spawn_local(async move {
            let found = app.snapshots().await;
            // the page may have been left while the browser read
            let _left = all.try_set(Some(found));
        });
    });
    let rows = move || {
        all.get().map(|all| {
            if all.is_empty() {
                view! { <p class="faint">{app.text().snapshots_none()}</p> }.into_any()
            } else {
                let rows = all.into_iter().map(|it| row(app, it, chosen)).collect_view();
                view! { <ul class="snaps" id="snapshots">{rows}</ul> }.into_any()
            }
        })
    };
    view! {
        <section class="section">
            <div class="section__head">
                <h2>{move || app.text().snapshots()}</h2>
                <button class="button section__act" data-kind="word" id="snapshot-now" on:click=move |_| app.snapshot_now()>
                    {move || app.text().snapshot_now()}
                </button>
            </div>
            <p class="soft">{move || app.text().snapshots_text()}</p>
            {rows}
            {move || chosen.get().map(|what| view! { <ChangeWholeBook what asked=chosen /> })}
        </section>
    }
}

fn row(app: App, it: Snapshot, chosen: RwSignal<Option<WholeBook>>) -> impl IntoView {
    let text = app.text();
    let why = match it.reason {
        Reason::Daily => text.snapshot_daily(),
        Reason::ByHand => text.snapshot_by_hand(),
        Reason::Safety => text.snapshot_safety(),
    };
    let facts = it.records.zip(it.bytes).map(|(records, bytes)| {
        let records = format::count(usize::try_from(records).unwrap_or(usize::MAX));
        text.snapshot_facts(&records, &format::size(bytes))
    });
    let (day, name, choice) = (it.day.clone(), it.name.clone(), it.clone());
    view! {
        <li class="snaps__row">
            <span class="snaps__day num">{day.clone()}</span>
            <span class="snaps__facts faint small">{why}{facts.map(|facts| format!(" · {facts}"))}</span>
            <button
                class="button"
                data-kind="quiet"
                data-shape="square"
                aria-label=text.snapshot_download_of(&day)
                title=text.snapshot_download_of(&day)
                on:click=move |_| app.export_snapshot(name.clone())
            >
                {small_icon("download")}
            </button>
            <button
                class="button"
                data-kind="word"
                aria-label=text.snapshot_restore_of(&day)
                on:click=move |_| chosen.set(Some(WholeBook::PutBack(choice.clone())))
            >
                {text.snapshot_restore()}
            </button>
        </li>
    }
}
