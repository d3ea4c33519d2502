//! A change of the whole book: asked about, and confirmed by typing a word.

use leptos::prelude::*;
use wasm_bindgen_futures::spawn_local;

use crate::i18n::{Text, format};
use crate::state::{App, PutBack, Snapshot, Tone, UndoOffer, use_app};
use crate::ui::widgets::dialog::Modal;
use crate::ui::widgets::field::TextField;
use crate::ui::widgets::icon::icon;

/// What is done to it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum WholeBook {
    /// A snapshot is put in its place.
    PutBack(Snapshot),
    /// What is deleted is cleared out, and it starts again.
    StartAgain,
}

/// What the parts of the question are called on the page, and its words.
#[derive(Clone, Copy)]
struct Wording {
    form: &'static str,
    field: &'static str,
    busy: &'static str,
    seize: &'static str,
    go: &'static str,
    /// The kind of the button that does it.
    kind: &'static str,
    icon: Option<&'static str>,
    title: fn(Text) -> &'static str,
    /// What has to be typed.
    word: fn(Text) -> &'static str,
    take_over: fn(Text) -> &'static str,
    act: fn(Text) -> &'static str,
    done: fn(Text, &str) -> String,
}

const PUT_BACK: Wording = Wording {
    form: "restore",
    field: "restore-word",
    busy: "restore-busy",
    seize: "restore-seize",
    go: "restore-go",
    kind: "main",
    icon: Some("rotate-ccw"),
    title: Text::restore_title,
    word: Text::restore_word,
    take_over: Text::restore_seize,
    act: Text::snapshot_restore,
    done: Text::restore_done,
};

const START_AGAIN: Wording = Wording {
    form: "restart",
    field: "restart-word",
    busy: "restart-busy",
    seize: "restart-seize",
    go: "restart-go",
    kind: "danger",
    icon: None,
    title: Text::restart_heading,
    word: Text::restart_word,
    take_over: Text::restart_seize,
    act: Text::restart_heading,
    done: Text::restart_done,
};

impl WholeBook {
    const fn wording(&self) -> Wording {
        match self {
            Self::PutBack(_) => PUT_BACK,
            Self::StartAgain => START_AGAIN,
        }
    }

    /// What comes of it.
    fn lead(&self, text: Text) -> String {
        match self {
            Self::PutBack(snapshot) => text.restore_text(&snapshot.day),
            Self::StartAgain => text.restart_text().to_owned(),
        }
    }

    async fn carry_out(self, app: App, seize: bool) -> PutBack {
        match self {
            Self::PutBack(snapshot) => app.put_snapshot_back(snapshot.name, seize).await,
            Self::StartAgain => app.start_again(seize).await,
        }
    }
}

/// Where it stands.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Stage {
    Asking,
    Working,
    Busy,
}

/// Asks, and does it.
#[component]
pub(super) fn ChangeWholeBook(
    /// What is asked about.
    what: WholeBook,
    /// Emptied when the question is over.
    asked: RwSignal<Option<WholeBook>>,
) -> impl IntoView {
    let app = use_app();
    let typed = RwSignal::new(String::new());
    let problem = RwSignal::new(None::<String>);
    let stage = RwSignal::new(Stage::Asking);
    let close = Callback::new(move |()| {
        if stage.get_untracked() != Stage::Working {
            asked.set(None);
        }
    });
    let its = what.wording();
    let what = StoredValue::new(what);
    let begin = move |seize: bool| {
        let text = app.untracked_text();
        if typed.with_untracked(|typed| typed.trim() != (its.word)(text)) {
            problem.set(Some(text.restore_wrong_word().to_owned()));
            return;
        }
        problem.set(None);
        stage.set(Stage::Working);
        let what = what.get_value();
        spawn_local(async move {
            match what.carry_out(app, seize).await {
                PutBack::Done(n) => {
                    stage.set(Stage::Asking);
                    asked.set(None);
                    app.say((its.done)(text, &format::count(n)), Tone::Done, UndoOffer::None);
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
        <Modal class="ask" label=Signal::derive(move || (its.title)(app.text()).to_owned()) close=close>
            <form
                class="ask__box float"
                id=its.form
                novalidate
                on:submit=move |event| {
                    event.prevent_default();
                    begin(false);
                }
            >
                <h2>{words(its.title)}</h2>
                <p class="soft">{move || what.with_value(|what| what.lead(app.text()))}</p>
                <TextField
                    name=its.field
                    label=Signal::derive(move || app.text().restore_type((its.word)(app.text())))
                    value=typed
                    problem=Signal::derive(move || problem.get())
                />
                <Show when=move || stage.get() == Stage::Busy>
                    <p role="alert" id=its.busy>{words(Text::restore_busy)}</p>
                </Show>
                <p class="ask__acts">
                    <button class="button" type="button" on:click=move |_| close.run(())>{words(Text::cancel)}</button>
                    <Show when=move || stage.get() == Stage::Busy>
                        <button class="button" type="button" id=its.seize on:click=move |_| begin(true)>
                            {words(its.take_over)}
                        </button>
                    </Show>
                    <button
                        class="button"
                        data-kind=its.kind
                        type="submit"
                        id=its.go
                        prop:disabled=move || stage.get() == Stage::Working
                    >
                        {its.icon.map(icon)}
                        {words(its.act)}
                    </button>
                </p>
            </form>
        </Modal>
    }
}
