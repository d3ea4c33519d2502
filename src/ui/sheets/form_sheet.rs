//! The frame of a form at the side of the page.

use leptos::ev::{KeyboardEvent, SubmitEvent};
use leptos::prelude::*;

use crate::state::{Alarm, Form, Saving, use_app};
use crate::ui::widgets::dialog::Modal;
use crate::ui::widgets::focus::focus_later;
use crate::ui::widgets::icon::{icon, small_icon};

/// The boxes of a sheet that hold part of a day: their value is blank, which may not be taken for a box that was left blank.
const HALF_TYPED: &str = ".sheetside__form input[type=date]:invalid";

/// The head of a sheet: its title, and the way out.
#[component]
pub(crate) fn SheetHead(title: Signal<String>, close: Callback<()>) -> impl IntoView {
    let app = use_app();
    view! {
        <header class="sheetside__head">
            <h2><bdi>{title}</bdi></h2>
            <button
                type="button"
                class="button"
                data-kind="quiet"
                data-shape="square"
                aria-label=move || app.text().close()
                on:click=move |_| close.run(())
            >
                {icon("x")}
            </button>
        </header>
    }
}

/// A form with its title, its boxes, and "Save". Ctrl Enter saves from anywhere in it; Escape closes it and keeps the draft.
#[component]
pub(crate) fn FormSheet(
    #[prop(into)] title: Signal<String>,
    form: Form,
    submit: Callback<()>,
    /// Words of the main button; "Save" unless said otherwise.
    #[prop(into, optional)]
    action: Option<Signal<String>>,
    /// Whether there is nothing that could be saved; the sheet says why.
    #[prop(into, optional)]
    barred: Signal<bool>,
    /// Something that may be done besides, such as deleting.
    #[prop(optional, into)]
    aside: ViewFn,
    children: Children,
) -> impl IntoView {
    let app = use_app();
    let alert = app.safety().form_alert;
    alert.set(None);
    on_cleanup(move || alert.set(None));
    let close = Callback::new(move |()| app.layer.set(None));
    let full =
        move || app.safety().alarms.with(|all| all.iter().any(|it| matches!(it, Alarm::Full | Alarm::Tight { .. })));
    let busy = move || app.saving.get() == Saving::Saving;
    let action = move || action.map_or_else(|| app.text().save().to_owned(), |action| action.get());
    // whether what the alert says is that a day is typed in part, and nothing graver
    let asks_for_day = StoredValue::new(false);
    let send = move || {
        // what was sent is on its way: a second press would make a second record
        if form.busy().get_untracked() || barred.get_untracked() {
            return;
        }
        if document().query_selector(HALF_TYPED).ok().flatten().is_some() {
            alert.set(Some(app.untracked_text().bad_date().to_owned()));
            asks_for_day.set_value(true);
            focus_later(HALF_TYPED, false);
            return;
        }
        if asks_for_day.get_value() {
            asks_for_day.set_value(false);
            alert.set(None);
        }
        submit.run(());
    };
    let on_submit = move |event: SubmitEvent| {
        event.prevent_default();
        send();
    };
    let on_key = move |event: KeyboardEvent| {
        if event.key() == "Enter" && (event.ctrl_key() || event.meta_key()) && !event.is_composing() {
            event.prevent_default();
            if !event.repeat() {
                send();
            }
        }
    };
    view! {
        <Modal class="sheetside" label=title close=close>
            <form class="sheetside__form" novalidate on:submit=on_submit on:keydown=on_key>
                <SheetHead title close />
                <div class="sheetside__body">
                    <Show when=move || form.restored().get()>
                        <p class="sheetside__draft">
                            {small_icon("history")}
                            <span>{move || app.text().draft_kept()}</span>
                            <button type="button" class="button" data-kind="word" on:click=move |_| form.restart()>
                                {move || app.text().draft_drop()}
                            </button>
                        </p>
                    </Show>
                    <Show when=move || alert.with(Option::is_some)>
                        <div class="sheetside__alert" role="alert" id="form-alert">
                            {icon("octagon-alert")}
                            <span>{move || alert.get()}</span>
                            <Show when=full>
                                <button type="button" class="button" data-kind="word" on:click=move |_| app.export_book(None)>
                                    {move || app.text().home_export()}
                                </button>
                            </Show>
                        </div>
                    </Show>
                    {children()}
                </div>
                <footer class="sheetside__foot">
                    {aside.run()} <span class="sheetside__gap"></span>
                    <button type="button" class="button" on:click=move |_| close.run(())>
                        {move || app.text().cancel()}
                    </button>
                    <button type="submit" class="button" data-kind="main" aria-disabled=move || (busy() || barred.get()).to_string()>
                        {action}
                        <kbd>"Ctrl ⏎"</kbd>
                    </button>
                </footer>
            </form>
        </Modal>
    }
}
