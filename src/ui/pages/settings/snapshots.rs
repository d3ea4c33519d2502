//! The list of snapshots, and putting one back.

use leptos::prelude::*;
use wasm_bindgen_futures::spawn_local;

use crate::i18n::{Text, format};
use crate::state::{App, PutBack, Reason, Snapshot, Tone, UndoOffer, use_app};
use crate::ui::widgets::dialog::Modal;
use crate::ui::widgets::field::TextField;
use crate::ui::widgets::icon::{icon, small_icon};

/// The section of the settings.
#[component]
pub(super) fn Snapshots() -> impl IntoView {
    let app = use_app();
    let all = RwSignal::new(None::<Vec<Snapshot>>);
    let chosen = RwSignal::new(None::<Snapshot>);
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
            {move || chosen.get().map(|snapshot| view! { <Restore snapshot chosen /> })}
        </section>
    }
}

fn row(app: App, it: Snapshot, chosen: RwSignal<Option<Snapshot>>) -> impl IntoView {
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
                on:click=move |_| chosen.set(Some(choice.clone()))
            >
                {text.snapshot_restore()}
            </button>
        </li>
    }
}

/// Where putting back stands.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Stage {
    Asking,
    Working,
    Busy,
}

#[component]
fn Restore(snapshot: Snapshot, chosen: RwSignal<Option<Snapshot>>) -> impl IntoView {
    let app = use_app();
    let typed = RwSignal::new(String::new());
    let problem = RwSignal::new(None::<String>);
    let stage = RwSignal::new(Stage::Asking);
    let close = Callback::new(move |()| {
        if stage.get_untracked() != Stage::Working {
            chosen.set(None);
        }
    });
    let name = StoredValue::new(snapshot.name);
    let restore = move |seize: bool| {
        let text = app.untracked_text();
        if typed.with_untracked(|typed| typed.trim() != text.restore_word()) {
            problem.set(Some(text.restore_wrong_word().to_owned()));
            return;
        }
        problem.set(None);
        stage.set(Stage::Working);
        spawn_local(async move {
            match app.put_snapshot_back(name.get_value(), seize).await {
                PutBack::Done(n) => {
                    stage.set(Stage::Asking);
                    chosen.set(None);
                    app.say(text.restore_done(&format::count(n)), Tone::Done, UndoOffer::None);
                }
                PutBack::Busy => stage.set(Stage::Busy),
                PutBack::Refused(words) => {
                    stage.set(Stage::Asking);
                    problem.set(Some(words));
                }
            }
        });
    };
    let day = snapshot.day;
    let words = move |words: fn(Text) -> &'static str| move || words(app.text());
    view! {
        <Modal class="ask" label=Signal::derive(move || app.text().restore_title().to_owned()) close=close>
            <form
                class="ask__box float"
                id="restore"
                novalidate
                on:submit=move |event| {
                    event.prevent_default();
                    restore(false);
                }
            >
                <h2>{words(Text::restore_title)}</h2>
                <p class="soft">{move || app.text().restore_text(&day)}</p>
                <TextField
                    name="restore-word"
                    label=Signal::derive(move || app.text().restore_type(app.text().restore_word()))
                    value=typed
                    problem=Signal::derive(move || problem.get())
                />
                <Show when=move || stage.get() == Stage::Busy>
                    <p role="alert" id="restore-busy">{words(Text::restore_busy)}</p>
                </Show>
                <p class="ask__acts">
                    <button class="button" type="button" on:click=move |_| close.run(())>{words(Text::cancel)}</button>
                    <Show when=move || stage.get() == Stage::Busy>
                        <button class="button" type="button" id="restore-seize" on:click=move |_| restore(true)>
                            {words(Text::restore_seize)}
                        </button>
                    </Show>
                    <button
                        class="button"
                        data-kind="main"
                        type="submit"
                        id="restore-go"
                        prop:disabled=move || stage.get() == Stage::Working
                    >
                        {icon("rotate-ccw")}
                        {words(Text::snapshot_restore)}
                    </button>
                </p>
            </form>
        </Modal>
    }
}
