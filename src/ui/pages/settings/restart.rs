//! Clearing out what is deleted: the book is started again.

use leptos::prelude::*;
use wasm_bindgen_futures::spawn_local;

use crate::i18n::{Text, format};
use crate::state::{PutBack, Tone, UndoOffer, use_app};
use crate::ui::widgets::dialog::Modal;
use crate::ui::widgets::field::TextField;

/// The section of the settings.
#[component]
pub(super) fn StartAgain() -> impl IntoView {
    let app = use_app();
    let asking = RwSignal::new(false);
    view! {
        <section class="section">
            <div class="section__head"><h2>{move || app.text().restart_heading()}</h2></div>
            <p class="soft">{move || app.text().restart_lead()}</p>
            <p>
                <button class="button" type="button" id="restart-book" on:click=move |_| asking.set(true)>
                    {move || app.text().restart_open()}
                </button>
            </p>
            {move || asking.get().then(|| view! { <Ask asking /> })}
        </section>
    }
}

/// Where it stands.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Stage {
    Asking,
    Working,
    Busy,
}

#[component]
fn Ask(asking: RwSignal<bool>) -> impl IntoView {
    let app = use_app();
    let typed = RwSignal::new(String::new());
    let problem = RwSignal::new(None::<String>);
    let stage = RwSignal::new(Stage::Asking);
    let close = Callback::new(move |()| {
        if stage.get_untracked() != Stage::Working {
            asking.set(false);
        }
    });
    let begin = move |seize: bool| {
        let text = app.untracked_text();
        if typed.with_untracked(|typed| typed.trim() != text.restart_word()) {
            problem.set(Some(text.restore_wrong_word().to_owned()));
            return;
        }
        problem.set(None);
        stage.set(Stage::Working);
        spawn_local(async move {
            match app.start_again(seize).await {
                PutBack::Done(n) => {
                    stage.set(Stage::Asking);
                    asking.set(false);
                    app.say(text.restart_done(&format::count(n)), Tone::Done, UndoOffer::None);
                }
                PutBack::Busy => stage.set(Stage::Busy),
                PutBack::Refused(words) => {
                    stage.set(Stage::Asking);
                    problem.set(Some(words));
                }
            }
        });
    };
    let words = move |words: fn(Text) -> &'static str| move || words(app.text());
    view! {
        <Modal class="ask" label=Signal::derive(move || app.text().restart_heading().to_owned()) close=close>
            <form
                class="ask__box float"
                id="restart"
                novalidate
                on:submit=move |event| {
                    event.prevent_default();
                    begin(false);
                }
            >
                <h2>{words(Text::restart_heading)}</h2>
                <p class="soft">{words(Text::restart_text)}</p>
                <TextField
                    name="restart-word"
                    label=Signal::derive(move || app.text().restore_type(app.text().restart_word()))
                    value=typed
                    problem=Signal::derive(move || problem.get())
                />
                <Show when=move || stage.get() == Stage::Busy>
                    <p role="alert" id="restart-busy">{words(Text::restore_busy)}</p>
                </Show>
                <p class="ask__acts">
                    <button class="button" type="button" on:click=move |_| close.run(())>{words(Text::cancel)}</button>
                    <Show when=move || stage.get() == Stage::Busy>
                        <button class="button" type="button" id="restart-seize" on:click=move |_| begin(true)>
                            {words(Text::restart_seize)}
                        </button>
                    </Show>
                    <button
                        class="button"
                        data-kind="danger"
                        type="submit"
                        id="restart-go"
                        prop:disabled=move || stage.get() == Stage::Working
                    >
                        {words(Text::restart_heading)}
                    </button>
                </p>
            </form>
        </Modal>
    }
}
