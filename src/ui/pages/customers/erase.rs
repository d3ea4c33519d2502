//! Erasing a person's data for good: what goes, what stays and why, a word to type, and what came of it.

mod lists;
mod report;

use std::sync::Arc;

use leptos::ev::SubmitEvent;
use leptos::prelude::*;
use wasm_bindgen_futures::spawn_local;

use crate::i18n::{Message, Text};
use crate::state::{App, Erasing, Erasure, ErasureOf, Gone, use_app};
use crate::ui::route::Route;
use crate::ui::router::use_router;
use crate::ui::sheets::SheetHead;
use crate::ui::widgets::dialog::Modal;
use crate::ui::widgets::field::TextField;
use crate::ui::widgets::focus::focus_later;
use crate::ui::widgets::icon::icon;

/// Where it stands.
#[derive(Clone, PartialEq)]
enum Stage {
    /// The book is being read.
    Looking,
    /// It is shown, and a word is asked for; with why nothing was done so far.
    Asking(Arc<Erasing>, Option<String>),
    /// It is on its way to the disk.
    Working(Arc<Erasing>),
    /// It is done.
    Done(Gone, usize),
    /// The book cannot be read.
    Unreadable(String),
}

/// The dialog.
#[component]
pub(in crate::ui) fn EraseSheet(of: ErasureOf) -> impl IntoView {
    let app = use_app();
    let router = use_router();
    let stage = RwSignal::new(Stage::Looking);
    let (typed, problem) = (RwSignal::new(String::new()), RwSignal::new(None::<String>));
    // an edge: the book lies on disk
    spawn_local(async move {
        let found = app.look_at_erasure(of).await;
        // the dialog may have been closed while the book was read
        let _left = stage.try_set(found.map_or_else(Stage::Unreadable, |it| Stage::Asking(Arc::new(it), None)));
    });
    let close = Callback::new(move |()| {
        let at = stage.get_untracked();
        if matches!(at, Stage::Working(_)) {
            return;
        }
        app.layer.set(None);
        if matches!((at, of), (Stage::Done(..), ErasureOf::Customer(_))) {
            router.go(&Route::customers());
        }
    });
    let submit = move |event: SubmitEvent| {
        event.prevent_default();
        let Stage::Asking(seen, _) = stage.get_untracked() else { return };
        let text = app.untracked_text();
        if is_nothing(&seen) {
            return;
        }
        if typed.with_untracked(|typed| typed.trim() != text.erase_word()) {
            problem.set(Some(text.erase_wrong_word().to_owned()));
            focus_later("#erase-word", false);
            return;
        }
        problem.set(None);
        stage.set(Stage::Working(Arc::clone(&seen)));
        app.erase(of, Erasing::clone(&seen), move |came| {
            let next = match came {
                Erasure::Done(gone) => Stage::Done(gone, seen.stays.len()),
                Erasure::Changed(now) => {
                    Stage::Asking(Arc::new(*now), Some(app.untracked_text().erase_changed().to_owned()))
                }
                Erasure::Refused(why) => Stage::Asking(seen, Some(app.untracked_text().erase_refused(&why))),
            };
            let _left = stage.try_set(next);
        });
    };
    let title = Signal::derive(move || stage.with(|stage| title(app, stage)));
    let body = move || match stage.get() {
        Stage::Looking => view! { <p class="soft" role="status">{app.text().erase_looking()}</p> }.into_any(),
        Stage::Unreadable(why) => view! { <p role="alert">{app.text().erase_refused(&why)}</p> }.into_any(),
        Stage::Asking(seen, _) | Stage::Working(seen) if is_nothing(&seen) => {
            view! { <p class="soft" role="status">{app.text().erase_nothing()}</p> }.into_any()
        }
        Stage::Asking(seen, why) => {
            view! { {why.map(alert)} {lists::all(app, &seen)} <Word typed problem /> }.into_any()
        }
        Stage::Working(seen) => lists::all(app, &seen).into_any(),
        Stage::Done(gone, stays) => report::report(app, gone, stays).into_any(),
    };
    let may_go = move || stage.with(|stage| matches!(stage, Stage::Asking(seen, _) if !is_nothing(seen)));
    let over = move || stage.with(|stage| matches!(stage, Stage::Done(..) | Stage::Unreadable(_)));
    view! {
        <Modal class="sheetside" label=title close=close>
            <form class="sheetside__form erase" id="erase" novalidate on:submit=submit>
                <SheetHead title close />
                <div class="sheetside__body">{body}</div>
                <footer class="sheetside__foot">
                    <span class="sheetside__gap"></span>
                    <button type="button" class="button" id="erase-close" on:click=move |_| close.run(())>
                        {move || if over() { app.text().close() } else { app.text().cancel() }}
                    </button>
                    <Show when=may_go>
                        <button type="submit" class="button" data-kind="danger" id="erase-go">
                            {icon("x")}
                            {move || app.text().erase_go()}
                        </button>
                    </Show>
                </footer>
            </form>
        </Modal>
    }
}

/// Whether there is nobody to erase.
fn is_nothing(seen: &Erasing) -> bool {
    seen.goes.is_empty() && seen.party.is_none()
}

fn title(app: App, stage: &Stage) -> String {
    let text = app.text();
    match stage {
        Stage::Asking(seen, _) | Stage::Working(seen) if !seen.name.is_empty() => text.erase_title_of(&seen.name),
        // nobody is named once they are gone
        Stage::Done(..) => text.erase_done_title().to_owned(),
        Stage::Asking(..) | Stage::Working(_) | Stage::Looking | Stage::Unreadable(_) => text.erase_title().to_owned(),
    }
}

fn alert(why: String) -> impl IntoView {
    view! { <p class="erase__alert" role="alert">{icon("octagon-alert")}<span>{why}</span></p> }
}

/// The box for the word.
#[component]
fn Word(typed: RwSignal<String>, problem: RwSignal<Option<String>>) -> impl IntoView {
    let app = use_app();
    let label = Signal::derive(move || app.text().erase_type(app.text().erase_word()));
    view! {
        <div class="fields erase__word">
            <TextField name="erase-word" label value=typed problem=Signal::derive(move || problem.get()) wide=true />
        </div>
    }
}

/// A heading with what stands below it.
fn part(app: App, heading: Message, children: impl IntoView) -> impl IntoView {
    let words = move |words: fn(Text) -> &'static str| move || words(app.text());
    view! { <section class="erase__part"><h3>{words(heading)}</h3>{children}</section> }
}
